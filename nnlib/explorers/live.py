"""Figures as SVG that is fast enough to follow a slider. No widgets here."""

import re
from contextlib import contextmanager
from html import escape
from io import StringIO

import numpy as np
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.path import Path

from nnlib.figures.palette import ROLES
from nnlib.text import minus_signs

# Text stays text, so that it can be selected; the salt makes equal pictures equal
# bytes. An explorer draws with plain(**SVG).
SVG = {"svg.fonttype": "none", "svg.hashsalt": "nnlib"}
NO_METADATA = dict.fromkeys(("Creator", "Date", "Format", "Type"))
# Names that Matplotlib numbers in every figure alike: two pictures on one page
# would share them, and nothing refers to them.
NUMBERED = re.compile(r' id="[a-z0-9.]+(_[a-z]+)*_\d+"')
# Matplotlib sends this rule with every picture. It would hold for the whole page, and a
# page whose rules change is styled anew from top to bottom: slower than the drawing.
RULE = re.compile(r"<defs>\s*<style.*?</style>\s*</defs>", re.DOTALL)
RULE_HERE = 'stroke-linejoin="round" stroke-linecap="butt"'
SIZE = re.compile(r' (?:width|height)="[\d.]+pt"')
# The page's own colors stand in for those of the palette, so that a dark page is dark.
COLORS = re.compile("|".join(ROLES), re.IGNORECASE)
VARIABLES = {color.lower(): f"var(--nn-{role})" for color, role in ROLES.items()}
REACH = 14  # how near a press must be to a mark that can be dragged; 1 is about 1 px


class LivePicture:
    """One figure, or several side by side, drawn again for every move."""

    def __init__(self, figures):
        self._panels = [Panel(figure) for figure in figures]
        self._height = max(panel.size[1] for panel in self._panels)

    def html(self, words, handles=()):
        """Return the picture as it is now; a screen reader announces it as `words`.

        `handles` are (Axes, points): a mark or a line that can be dragged, as one point
        or several in data coordinates, shape (n, 2).
        """
        label = minus_signs(words)
        panels = "".join(panel.svg(self._height, handles) for panel in self._panels)
        return (
            f'<div class="nnlib-panels" role="img" aria-label="{escape(label)}">'
            f"{panels}</div>"
        )


class Panel:
    """A figure as an SVG element.

    Ticks, their numbers and labels take most of the time of a drawing and rarely
    change. They are a layer of their own, on top, which is drawn again only when
    something in it has changed: a range, a tick, a number or a label. The look of one
    of them (bold, a color) is not watched; what shall change it is a text. A title is
    in this layer as well until it changes; from then on it is drawn with the data.
    """

    def __init__(self, figure):
        self.figure = figure
        self.size = figure.get_size_inches() * 72  # of the SVG, in its own units
        self._frames, self._look = "", None
        self._titles = {}  # of each Axes: the one it had first, or None once it changed

    def svg(self, height, handles=()):
        """Return the figure as it is now. `height` is that of the highest panel."""
        axes = self.figure.axes
        frames = [part for ax in axes for part in self._frame(ax)]
        with _hidden(frames):
            start, moving = _svg_parts(self.figure)
        look = [(_look(ax), ax.title in frames) for ax in axes]
        if look != self._look:
            everything = [part for ax in axes for part in ax.get_children()]
            inside = [part for part in everything if part not in frames]
            with _hidden([self.figure.patch, *inside]):
                _, self._frames = _svg_parts(self.figure)
            self._look = look
        width, own = (f"{side:g}" for side in self.size)
        told = (
            f'<svg aria-hidden="true" {RULE_HERE} '
            f'style="--nn-w: {width}; --nn-h: {own}; --nn-top: {height:g}"'
        )
        start = SIZE.sub("", start).replace("<svg", told, 1)
        drags = [
            self._handle(i, ax, points)
            for i, (ax, points) in enumerate(handles)
            if ax.figure is self.figure and len(points)
        ]
        drags = "".join(reversed(drags))  # the first is on top
        return f"{start}{_themed(moving + self._frames)}{drags}</svg>"

    def _frame(self, ax):
        """Return what is around the data of an Axes and has not changed with them."""
        title = ax.get_title()
        if self._titles.setdefault(ax, title) != title:
            self._titles[ax] = None
        steady = self._titles[ax] is not None
        return [*[ax.title] * steady, ax.xaxis, ax.yaxis, *ax.spines.values()]

    def _handle(self, i, ax, points):
        """Return a shape that cannot be seen, to press on."""
        name = f'class="nnlib-handle" data-handle="{i}"'
        at = ax.transData.transform(points)
        if len(points) > 1:
            at = Path(at).clip_to_bbox(ax.bbox, inside=True).vertices
        at = self.figure.transFigure.inverted().transform(at.reshape(-1, 2))
        at = (at * (1, -1) + (0, 1)) * self.size
        if len(points) == 1:
            ((x, y),) = at
            return f'<circle {name} cx="{x:.1f}" cy="{y:.1f}" r="{REACH}"/>'
        line = " ".join(f"{x:.1f},{y:.1f}" for x, y in at)
        return f'<polyline {name} points="{line}" stroke-width="{1.5 * REACH:g}"/>'


def data_at(ax, x, y):
    """Return the data coordinates of the place (x, y) of an SVG."""
    share = np.array([x, y]) / (ax.figure.get_size_inches() * 72)
    share = share * (1, -1) + (0, 1)
    display = ax.figure.transFigure.transform(share)
    return ax.transData.inverted().transform(display).tolist()


def _themed(svg):
    """Return `svg` with the page's colors, and the marks of `palette` as the page's."""
    svg = COLORS.sub(lambda found: VARIABLES[found[0].lower()], svg)
    svg = svg.replace(' id="light"', ' class="nnlib-light"')
    return svg.replace(' id="knob:', ' data-knob="')


def _look(ax):
    """Return what a drawing may change in the frame of an Axes."""
    place = ax.get_position().bounds
    sides = map(_side, (ax.xaxis, ax.yaxis))
    return [ax.axison, np.round(place, 6).tolist(), *sides]


def _side(axis):
    ticks = axis.get_majorticklocs()
    numbers = axis.get_major_formatter().format_ticks(ticks)
    ends = axis.get_view_interval().tolist()
    return [ends, np.asarray(ticks).tolist(), numbers, axis.get_label_text()]


@contextmanager
def _hidden(artists):
    """Hide `artists` for a while, those that are not hidden anyway."""
    shown = [artist for artist in artists if artist.get_visible()]
    for artist in shown:
        artist.set_visible(False)
    try:
        yield
    finally:
        for artist in shown:
            artist.set_visible(True)


def _svg_parts(figure):
    """Return the opening tag of the figure as SVG, and what is inside it."""
    buffer = StringIO()
    FigureCanvasSVG(figure).print_svg(buffer, metadata=NO_METADATA)
    text = RULE.sub("", NUMBERED.sub("", buffer.getvalue()))
    start = text.index("<svg")
    inside = text.index(">", start) + 1
    return text[start:inside], text[inside : text.rindex("</svg>")]
