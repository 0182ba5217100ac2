"""A Figure as SVG that is fast enough to follow a slider. No widgets here."""

import re
from contextlib import contextmanager
from html import escape
from io import StringIO

import numpy as np
from matplotlib import rc_context
from matplotlib.backends.backend_svg import FigureCanvasSVG

# Text stays text, so that it can be read aloud and selected; the salt makes equal
# pictures equal bytes. Both hold only while an explorer draws.
SVG = {"svg.fonttype": "none", "svg.hashsalt": "nnlib"}
NO_METADATA = dict.fromkeys(("Creator", "Date", "Format", "Type"))
# Names that Matplotlib numbers in every figure alike: two pictures on one page
# would share them, and nothing refers to them.
NUMBERED = re.compile(r' id="[a-z0-9.]+(_[a-z]+)*_\d+"')
# Matplotlib sends this rule with every picture. It would hold for the whole page, and a
# page whose rules change is styled anew from top to bottom: slower than the drawing.
RULE = re.compile(r"<defs>\s*<style.*?</style>\s*</defs>", re.DOTALL)
RULE_HERE = 'stroke-linejoin="round" stroke-linecap="butt"'


class LivePicture:
    """A figure as an SVG element, drawn again for every move.

    Ticks, their numbers and labels take most of the time of a drawing and rarely
    change. They are a layer of their own, on top, which is drawn again only when
    something in it has changed: a range, a tick, a number or a label. The look of a
    single number (bold, a color) is not watched; what shall change it is a text.
    """

    def __init__(self, figure):
        self.figure = figure
        self._frames, self._look = "", None

    def svg(self, words):
        """Return the picture as it is now; a screen reader announces it as `words`."""
        axes = self.figure.axes
        frames = [part for ax in axes for part in _frame(ax)]
        with _hidden(frames):
            start, moving = _svg_parts(self.figure)
        look = [_look(ax) for ax in axes]
        if look != self._look:
            everything = [part for ax in axes for part in ax.get_children()]
            inside = [part for part in everything if part not in frames]
            with _hidden([self.figure.patch, *inside]):
                _, self._frames = _svg_parts(self.figure)
            self._look = look
        told = f'<svg role="img" aria-label="{escape(words)}" {RULE_HERE}'
        return f"{start.replace('<svg', told, 1)}{moving}{self._frames}</svg>"


def _frame(ax):
    """Return what stands around the data of an Axes."""
    return [ax.xaxis, ax.yaxis, *ax.spines.values()]


def _look(ax):
    """Return what a drawing may change in the frame of an Axes."""
    place = ax.get_position().bounds
    return [ax.axison, np.round(place, 6).tolist(), *map(_side, (ax.xaxis, ax.yaxis))]


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
    with rc_context(SVG):
        FigureCanvasSVG(figure).print_svg(buffer, metadata=NO_METADATA)
    text = RULE.sub("", NUMBERED.sub("", buffer.getvalue()))
    start = text.index("<svg")
    inside = text.index(">", start) + 1
    return text[start:inside], text[inside : text.rindex("</svg>")]
