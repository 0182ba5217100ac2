"""The four corners of a logic gate, and straight lines between them. Lesson 07."""

import numpy as np

from nnlib.checks import number, vector
from nnlib.data import GATE_INPUTS
from nnlib.figures.inputs import labels_of
from nnlib.figures.palette import BLACK, GREEN, plain, prepare
from nnlib.figures.people_scatter import mark_legend, mark_points
from nnlib.figures.words import say
from nnlib.text import list_text

STYLES = ("-", "--", ":", "-.")


@plain()
def gates_plane(targets, lines=(), *, ax=None):
    """Draw the corners [0, 0], [1, 1], [0, 1], [1, 0] by target; return the Axes.

    `targets` (4,) or (4, 1) holds 0 and 1. Each of `lines` is a pair (weights, bias):
    the straight line where the weighted sum is 0.
    """
    targets = labels_of("targets", np.ravel(targets), len(GATE_INPUTS))
    corners = np.array(GATE_INPUTS, float)
    lines = [_checked(i, line) for i, line in enumerate(lines)]
    ax = prepare(ax, figsize=(4.8, 4.4), xlabel="input x1", ylabel="input x2")
    ax.set(xlim=(-0.45, 1.55), ylim=(-0.45, 1.55), aspect="equal")
    ax.set(xticks=[0, 1], yticks=[0, 1])
    for i, (weights, bias) in enumerate(lines):
        color = (BLACK, GREEN)[i % 2]
        foot = -bias * weights / (weights @ weights)
        along = 4 * np.array([-weights[1], weights[0]]) / np.hypot(*weights)
        ax.plot(
            *np.transpose([foot - along, foot + along]),
            color=color,
            linewidth=2.5,
            linestyle=STYLES[i % 4],
            label=f"line {i + 1}",
        )
    mark_points(ax, corners, targets, [f"[{a}, {b}]" for a, b in GATE_INPUTS], "target")
    mark_legend(ax, ncols=2)
    say(ax, _words(targets, corners, lines))
    return ax


def _checked(i, line):
    weights = vector(f"lines[{i}][0]", line[0], length=2)
    if not weights.any():
        raise ValueError(f"lines[{i}][0] must not be all 0: that is no line")
    return weights, number(f"lines[{i}][1]", line[1])


def corners_right(targets, corners, weights, bias):
    """Return for how many corners the line separates target 1 from target 0 rightly."""
    right = int(((corners @ weights + bias > 0) == (targets == 1)).sum())
    return max(right, len(targets) - right)  # either side may be the one of target 1


def _words(targets, corners, lines):
    parts = []
    for target in (1, 0):
        chosen = [f"[{a:g}, {b:g}]" for a, b in corners[targets == target]]
        if chosen:
            parts.append(f"target {target} at {list_text(chosen)}")
    words = f"Four corners of a square: {'; '.join(parts)}."
    for i, (weights, bias) in enumerate(lines):
        right = corners_right(targets, corners, weights, bias)
        words += f" Line {i + 1} has {right} of 4 corners on the right side."
    return words
