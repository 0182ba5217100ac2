"""The plane of two inputs, cut by the line where the weighted sum is 0. Lesson 01."""

import math

import numpy as np

from nnlib.activations import sigmoid
from nnlib.checks import number, vector
from nnlib.figures.palette import (
    BLACK,
    BOX,
    DOTS,
    FONT,
    GRAY,
    GREEN,
    SMALL,
    TINT,
    plain,
    prepare,
)
from nnlib.figures.words import say
from nnlib.text import minus_signs, number_text

DOTTED = "dotted side: output above 0.5"
NO_LINE = "no line: both weights are 0"


@plain()
def input_plane(weights, bias, inputs, *, ax=None):
    """Draw all pairs of inputs and the neuron's boundary line; return the Axes.

    `weights` and `inputs` have shape (2,). On the line the weighted sum is 0 and the
    output 0.5; the arrow of the weights points to the side with higher outputs.
    """
    weights, bias = vector("weights", weights, length=2), number("bias", bias)
    inputs = vector("inputs", inputs, length=2)
    length = float(np.hypot(*weights))
    distance = abs(bias) / length if length else 0.0  # from the origin to the line
    reach = max(5.0, 1.3 * np.abs(inputs).max(), min(1.3 * distance, 20.0))
    ax = prepare(ax, figsize=(5, 4.6), xlabel="input x1", ylabel="input x2")
    plane = InputPlane(ax, reach)
    total = float(np.dot(weights, inputs)) + bias
    x1, x2 = (number_text(x) for x in inputs)
    text = f"({x1}, {x2})\nsum {number_text(total)}\noutput "
    plane.update(weights, bias, inputs, text + number_text(sigmoid(total)))
    ax.title.set_size(FONT)
    seen = length > 0 and distance < reach * np.sqrt(2)
    say(ax, _words(weights, bias, inputs, total, seen))
    return ax


class InputPlane:
    """The plane for inputs from -reach to reach; `update` gives it a neuron.

    `bands` are further outputs, beside 0.5, to draw dashed lines for. `titles` are for
    a plane with a boundary line and for one without.
    """

    def __init__(self, ax, reach, bands=(), titles=(DOTTED, NO_LINE)):
        self.ax, self.reach, self.titles = ax, reach, titles
        ax.axhline(0, color=BLACK, linewidth=0.6)
        ax.axvline(0, color=BLACK, linewidth=0.6)
        ax.set(xlim=(-reach, reach), ylim=(-reach, reach), aspect="equal")
        # The side of outputs above 0.5 is dotted as well as tinted.
        self.side = ax.fill([], [], facecolor=TINT, hatch=".", edgecolor=DOTS)[0]
        self.side.set(linewidth=0, zorder=0)
        self.line = ax.plot([], [], color=BLACK, linewidth=2.5)[0]
        dashed = {"color": GRAY, "linestyle": "--", "linewidth": 1.2}
        self.bands = {
            math.log(y / (1 - y)): ax.plot([], [], **dashed)[0] for y in bands
        }
        style = {"arrowstyle": "-|>", "color": GREEN, "linewidth": 3}
        style |= {"mutation_scale": 20, "shrinkA": 0, "shrinkB": 0}
        self.arrow = ax.annotate("", (1, 0), (0, 0), arrowprops=style)
        center = {"ha": "center", "va": "center", "bbox": BOX}
        self.arrow_text = ax.text(0, 0, "weights", fontsize=SMALL, **center)
        self.point = ax.plot([], [], "s", color=BLACK, markersize=10)[0]
        self.text = ax.annotate(
            "",
            (0, 0),
            (0, 0),
            textcoords="offset points",
            fontsize=SMALL,
            va="center",
            bbox=BOX,
        )

    def update(self, weights, bias, inputs, text):
        """Show the line of a neuron, its weights, and `text` beside its `inputs`."""
        weights = np.asarray(weights, dtype=float)
        size = float(np.hypot(*weights))
        for line, total in [(self.line, 0), *((b, s) for s, b in self.bands.items())]:
            line.set_data(*line_ends(weights, bias, self.reach, total).T)
        self._update_side(weights, bias, size)
        self._update_arrow(weights, bias, size)
        self._update_point(inputs, text)
        self.ax.title.set_text(self.titles[0 if size else 1])

    def _update_side(self, weights, bias, size):
        if size:
            ends = line_ends(weights, bias, self.reach)
            far = 200 * self.reach * weights / size
            self.side.set_xy([*ends, *(ends[::-1] + far)])
        else:  # one side is everywhere: the whole plane is above 0.5, or nothing is
            corners = 2 * self.reach * np.array([(-1, -1), (-1, 1), (1, 1), (1, -1)])
            self.side.set_xy(corners if bias > 0 else corners * 0)

    def _update_arrow(self, weights, bias, size):
        self.arrow.set_visible(size > 0)
        self.arrow_text.set_visible(size > 0)
        if not size:
            return
        uphill, distance = weights / size, abs(bias) / size
        seen = distance < self.reach * math.sqrt(2)
        start = -bias * weights / size**2 * seen
        # A long arrow is cut to fit; it still points the right way.
        tip = start + uphill * min(size, 0.4 * self.reach)
        self.arrow.xy, self.arrow.xyann = tip, start
        limit = 0.85 * self.reach
        beyond = np.clip(tip + 0.09 * self.reach * uphill, -limit, limit)
        self.arrow_text.set_position(beyond)

    def _update_point(self, inputs, text):
        x1, x2 = inputs
        self.text.set_text(minus_signs(text))
        self.point.set_data([x1], [x2])
        right = x1 <= 0.3 * self.reach  # is there room to the right of the point?
        self.text.xy = x1, x2
        self.text.xyann = (10 if right else -10, 0)
        self.text.set_ha("left" if right else "right")


def line_ends(weights, bias, reach, total=0):
    """Return the ends of the line with the sum `total`, beyond `reach`: shape (2, 2).

    If both weights are 0 there is no such line, and the shape is (0, 2).
    """
    size = float(np.hypot(*weights))
    if not size:
        return np.empty((0, 2))
    # The line is at a right angle to the weights; `foot` is nearest to (0, 0).
    uphill = np.array(weights) / size
    foot = uphill * (total - bias) / size
    along = 3 * reach * np.array([-uphill[1], uphill[0]])
    return np.array([foot - along, foot + along])


def _words(weights, bias, inputs, total, seen):
    (w1, w2), b = (number_text(w) for w in weights), number_text(bias)
    point = f"({number_text(inputs[0])}, {number_text(inputs[1])})"
    start = f"Plane of two inputs for weights {w1} and {w2} and bias {b}."
    if not np.any(weights):
        line = "Both weights are 0, so there is no boundary line:"
        return (
            f"{start} {line} every point has the sum {b} and the output "
            f"{number_text(sigmoid(bias))}."
        )
    side = "on" if total == 0 else "above" if total > 0 else "below"
    where = "" if seen else " The boundary line is outside the picture."
    place = "on the boundary line" if side == "on" else f"on the side {side} 0"
    return (
        f"{start}{where} The point {point} has the sum {number_text(total)}, {place}, "
        f"and the output {number_text(sigmoid(total))}."
    )
