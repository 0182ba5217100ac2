"""The S-curve of the sigmoid, with points on it and their slopes. Lessons 01, 04."""

import numpy as np

from nnlib.activations import deriv_sigmoid, sigmoid
from nnlib.checks import numbers
from nnlib.figures.palette import BLACK, BLUE, GRAY, GREEN, SMALL, prepare
from nnlib.figures.words import say
from nnlib.text import list_text, number_text


def sigmoid_curve(at=(), *, slope=False, ax=None):
    """Draw the sigmoid with a point at each weighted sum of `at`; return the Axes.

    `at` is one number or a list of numbers. With `slope` each point gets its
    tangent: the straight line that touches the curve there.
    """
    at = np.sort(np.ravel(numbers("at", at))) if np.size(at) else np.array([])
    low, high = min([-8, *(at - 1)]), max([8, *(at + 1)])
    ax = prepare(ax, xlabel="weighted sum", ylabel="output")
    x = np.linspace(low, high, 400)
    ax.plot(x, sigmoid(x), color=BLUE, linewidth=2.5)
    ax.axhline(0.5, color=GRAY, linewidth=0.8, linestyle=":")
    ax.set(xlim=(low, high), ylim=(-0.12, 1.12), yticks=[0, 0.25, 0.5, 0.75, 1])
    for i, point in enumerate(at):
        _draw_point(ax, point, slope, crowded=i % 2 and point - at[i - 1] < 2)
    say(ax, _words(at, slope, low, high))
    return ax


def _draw_point(ax, x, slope, crowded):
    y, steepness = sigmoid(x), deriv_sigmoid(x)
    left, bottom = ax.get_xlim()[0], ax.get_ylim()[0]
    ax.plot([x, x, left], [bottom, y, y], color=GRAY, linewidth=1, linestyle="--")
    if slope:
        ends = np.array([x - 2, x + 2])
        ax.plot(ends, y + steepness * (ends - x), color=GREEN, linewidth=3)
    ax.plot(x, y, "o", color=BLACK, markersize=8)
    text = f"({number_text(x)}, {number_text(y)})"
    if slope:
        text += f"\nslope {number_text(steepness)}"
    # Low points have room above them and to the left, high points the other way.
    step = 22 if crowded else 0
    if y < 0.4:
        place = {"xytext": (-8, 10 + step), "va": "bottom"}
        place["ha"] = "right" if x > left + 3.5 else "center"
    else:
        place = {"xytext": (10, -10 - step), "va": "top"}
        place["ha"] = "left" if x < ax.get_xlim()[1] - 3.5 else "center"
    box = {"facecolor": "white", "edgecolor": "none", "pad": 1.5}
    ax.annotate(
        text, (x, y), textcoords="offset points", fontsize=SMALL, bbox=box, **place
    )


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
