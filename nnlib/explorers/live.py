"""The picture of an explorer, fast enough to follow a slider. No widgets here."""

import re
from html import escape

import numpy as np
from matplotlib.path import Path

from nnlib.explorers.parts import Parts
from nnlib.figures.palette import ROLES
from nnlib.text import minus_signs

# What Matplotlib's own rule for SVG says, here for one picture instead of the page.
RULE_HERE = 'stroke-linejoin="round" stroke-linecap="butt"'
NAMESPACES = (
    'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
)
# The page's own colors stand in for those of the palette, so that a dark page is dark.
COLORS = re.compile("|".join(ROLES), re.IGNORECASE)
VARIABLES = {color.lower(): f"var(--nn-{role})" for color, role in ROLES.items()}
REACH = 14  # how near a press must be to a mark that can be dragged; 1 is about 1 px


class LivePicture:
    """One figure, or several side by side, as it is after each move."""

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
    """A figure as an SVG element."""

    def __init__(self, figure):
        self.figure = figure
        self.size = figure.get_size_inches() * 72  # of the SVG, in its own units
        self._parts = Parts(figure, _themed)

    def svg(self, height, handles=()):
        """Return the figure as it is now. `height` is that of the highest panel."""
        width, own = (f"{side:g}" for side in self.size)
        start = (
            f'<svg aria-hidden="true" {NAMESPACES} {RULE_HERE} '
            f'viewBox="0 0 {width} {own}" '
            f'style="--nn-w: {width}; --nn-h: {own}; --nn-top: {height:g}">'
        )
        inside = self._parts.svg()
        drags = [
            self._handle(i, ax, points)
            for i, (ax, points) in enumerate(handles)
            if ax.figure is self.figure and len(points)
        ]
        drags = "".join(reversed(drags))  # the first is on top
        return f"{start}{inside}{drags}</svg>"

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
