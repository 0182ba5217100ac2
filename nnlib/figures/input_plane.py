"""The plane of two inputs, cut by the line where the weighted sum is 0. Lesson 01."""

import numpy as np

from nnlib.activations import sigmoid
from nnlib.checks import number, vector
from nnlib.figures.palette import BLACK, BLUE, FONT, GREEN, SMALL, prepare
from nnlib.figures.words import say
from nnlib.text import number_text

HATCH = "#7FA9C4"  # pale blue dots, behind everything else


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
    ax = prepare(ax, figsize=(5, 4.6), xlabel="input 1", ylabel="input 2")
    ax.axhline(0, color=BLACK, linewidth=0.6)
    ax.axvline(0, color=BLACK, linewidth=0.6)
    ax.set(xlim=(-reach, reach), ylim=(-reach, reach), aspect="equal")
    seen = length > 0 and distance < reach * np.sqrt(2)
    if seen:
        _draw_boundary(ax, weights / length, -bias / length, reach)
    if length:
        _draw_arrow(ax, weights, -bias * weights / length**2 * seen, reach)
    total = float(np.dot(weights, inputs)) + bias
    _draw_point(ax, inputs, total, reach)
    say(ax, _words(weights, bias, inputs, total, seen))
    return ax


def _draw_boundary(ax, direction, offset, reach):
    foot, along = offset * direction, np.array([-direction[1], direction[0]])
    far = 3 * reach * along
    (x0, y0), (x1, y1) = foot - far, foot + far
    ax.plot([x0, x1], [y0, y1], color=BLACK, linewidth=2.5)
    # The side of outputs above 0.5 is hatched as well as tinted.
    corners = [foot - far, foot + far, foot + far + 6 * reach * direction]
    corners.append(foot - far + 6 * reach * direction)
    ax.fill(*np.transpose(corners), facecolor=BLUE, alpha=0.08, zorder=0)
    ax.fill(*np.transpose(corners), fill=False, hatch=".", edgecolor=HATCH, zorder=0)
    ax.set_title("dotted side: output above 0.5", fontsize=FONT)


def _draw_arrow(ax, weights, start, reach):
    # A long arrow is cut to fit; it still points the right way.
    tip = start + weights * min(1.0, 0.4 * reach / np.hypot(*weights))
    arrow = {"arrowstyle": "-|>", "color": GREEN, "linewidth": 3, "mutation_scale": 20}
    ax.annotate("", tip, start, arrowprops=arrow)
    beyond = tip + (tip - start) / np.hypot(*(tip - start)) * 0.09 * reach
    box = {"facecolor": "white", "edgecolor": "none", "alpha": 0.85, "pad": 1.5}
    ax.text(*beyond, "weights", fontsize=FONT, ha="center", va="center", bbox=box)


def _draw_point(ax, inputs, total, reach):
    ax.plot(*inputs, "s", color=BLACK, markersize=10)
    x1, x2 = (number_text(x) for x in inputs)
    text = f"({x1}, {x2})\nsum {number_text(total)}\noutput "
    text += number_text(sigmoid(total))
    right = inputs[0] <= 0.3 * reach  # is there room to the right of the point?
    ax.annotate(
        text,
        inputs,
        xytext=(10 if right else -10, 0),
        textcoords="offset points",
        fontsize=SMALL,
        ha="left" if right else "right",
        va="center",
        bbox={"facecolor": "white", "edgecolor": "none", "alpha": 0.85, "pad": 1.5},
    )


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
    where = "" if seen else " The boundary line lies outside the picture."
    place = "on the boundary line" if side == "on" else f"on the side {side} 0"
    return (
        f"{start}{where} The point {point} has the sum {number_text(total)}, {place}, "
        f"and the output {number_text(sigmoid(total))}."
    )
