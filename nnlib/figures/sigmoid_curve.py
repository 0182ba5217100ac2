"""The S-curve of the sigmoid, with points on it and their slopes. Lessons 01, 04."""

import math

import numpy as np

from nnlib.activations import deriv_sigmoid, sigmoid
from nnlib.checks import numbers
from nnlib.figures.palette import (
    BLACK,
    BLUE,
    BOX,
    GRAY,
    GREEN,
    SMALL,
    plain,
    prepare,
)
from nnlib.figures.words import say
from nnlib.text import list_text, minus_signs, number_text


@plain()
def sigmoid_curve(at=(), *, slope=False, ax=None):
    """Draw the sigmoid with a point at each weighted sum of `at`; return the Axes.

    `at` is one number or a list of numbers. With `slope` each point gets its
    tangent: the straight line that touches the curve there.
    """
    at = np.sort(np.ravel(numbers("at", at))) if np.size(at) else np.array([])
    low, high = min([-8, *(at - 1)]), max([8, *(at + 1)])
    curve = SigmoidCurve(ax, low, high)
    for i, x in enumerate(at):
        text = f"({number_text(x)}, {number_text(sigmoid(x))})"
        if slope:
            text += f"\nslope {number_text(deriv_sigmoid(x))}"
        crowded = i % 2 == 1 and x - at[i - 1] < 2
        curve.point(slope=slope).update(x, text, crowded=crowded)
    say(curve.ax, _words(at, slope, low, high))
    return curve.ax


class SigmoidCurve:
    """The curve for sums from `low` to `high`; `point` puts a point on it."""

    def __init__(self, ax, low=-8, high=8):
        self.ax = prepare(ax, xlabel="weighted sum", ylabel="output")
        x = np.linspace(low, high, 121)
        self.ax.plot(x, sigmoid(x), color=BLUE, linewidth=2.5)
        self.ax.axhline(0.5, color=GRAY, linewidth=0.8, linestyle=":")
        ticks = [0, 0.25, 0.5, 0.75, 1]
        self.ax.set(xlim=(low, high), ylim=(-0.12, 1.12), yticks=ticks)

    def point(self, *, slope=False):
        """Return a new CurvePoint, with its tangent if `slope`."""
        return CurvePoint(self.ax, slope)


class CurvePoint:
    """A point on the curve, with guides to both axes; `update` moves it."""

    def __init__(self, ax, slope=False):
        guide = {"color": GRAY, "linewidth": 1, "linestyle": "--"}
        self.guide = ax.plot([], [], **guide)[0]
        self.tangent = ax.plot([], [], color=GREEN, linewidth=3)[0] if slope else None
        self.dot = ax.plot([], [], "o", color=BLACK, markersize=8)[0]
        self.text = ax.annotate(
            "", (0, 0), (0, 0), textcoords="offset points", fontsize=SMALL, bbox=BOX
        )

    def update(self, x, text, *, crowded=False):
        """Move to the weighted sum `x`; beyond the curve an arrow waits at its end.

        With `crowded` the text keeps away from that of the point to the left.
        """
        low, high = self.dot.axes.get_xlim()
        bottom = self.dot.axes.get_ylim()[0]
        beyond = not low <= x <= high
        x, y = min(max(x, low), high), float(sigmoid(x))
        if beyond:
            x -= math.copysign(0.02 * (high - low), x)
        self.dot.set_data([x], [y])
        self.dot.set_marker((">" if x > 0 else "<") if beyond else "o")
        self.guide.set_data([x, x, low], [bottom, y, y])
        if self.tangent:
            ends, steepness = np.array([x - 2, x + 2]), deriv_sigmoid(x)
            self.tangent.set_data(ends, y + steepness * (ends - x))
        self.text.set_text(minus_signs(text))
        self.text.xy = x, y
        self._place(y < 0.4, (x - low) / (high - low), 22 if crowded else 0)

    def _place(self, is_low, share, step):
        """Put the text where there is room, `share` of the way from left to right."""
        if is_low:  # above the point, and to its left
            self.text.set(va="bottom", ha="right" if share > 0.28 else "left")
            self.text.xyann = (-8 if share > 0.28 else 0, 10 + step)
        else:
            self.text.set(va="top", ha="left" if share < 0.72 else "right")
            self.text.xyann = (10 if share < 0.72 else 0, -10 - step)


def _words(at, slope, low, high):
    words = (
        f"Line plot of the sigmoid for weighted sums from {low:g} to {high:g}: "
        "the output follows an S-curve from near 0 up to near 1."
    )
    facts = [
        f"at {number_text(x)} the output is {number_text(sigmoid(x))}"
        + (f" and the slope is {number_text(deriv_sigmoid(x))}" if slope else "")
        for x in at
    ]
    if facts:
        sentence = "; ".join(facts) if slope else list_text(facts)
        words += f" {sentence[0].upper()}{sentence[1:]}."
    return words
