"""Squared errors as squares: the side is the error, the area its square. Lesson 03."""

import numpy as np
from matplotlib.patches import Rectangle

from nnlib.checks import vector
from nnlib.figures.inputs import labels_of, names_of
from nnlib.figures.palette import (
    BLACK,
    FONT,
    GRAY,
    PALE,
    SMALL,
    label_mark,
    plain,
    prepare,
)
from nnlib.figures.words import say
from nnlib.loss import mse_loss
from nnlib.text import list_text, number_text

GAP = 1.32  # from one person to the next, where 1 is the largest error


@plain()
def error_squares(y_true, y_pred, names=None, *, ax=None):
    """Draw for each person the output, the label and the square between them.

    `y_true` (n,) holds 0 and 1, `y_pred` (n,) outputs from 0 to 1. Returns the Axes.
    """
    y_true = labels_of("y_true", y_true, np.size(y_true))
    y_pred = vector("y_pred", y_pred, length=len(y_true))
    if y_pred.min() < 0 or y_pred.max() > 1:
        raise ValueError(
            "y_pred must hold outputs from 0 to 1, but it goes from "
            f"{y_pred.min():g} to {y_pred.max():g}"
        )
    names = names_of("names", names, len(y_true))
    ax = prepare(ax, figsize=(6.6, 2.5), ylabel="output")
    for i, (t, p, name) in enumerate(zip(y_true, y_pred, names, strict=True)):
        _draw_person(ax, GAP * i, t, p, name)
    mean = number_text(mse_loss(y_true, y_pred))
    ax.set(xlim=(-0.2, GAP * len(y_true) - 0.2), ylim=(-0.52, 1.12), aspect="equal")
    ax.set(xticks=[], yticks=[0, 0.5, 1])
    ax.spines["bottom"].set_visible(False)
    ax.spines["left"].set_bounds(0, 1)
    ax.set_title(
        "thick bar: output, circle or triangle: label\n"
        f"mean of the areas (the loss): {mean}",
        fontsize=FONT,
    )
    say(ax, _words(y_true, y_pred, names, mean))
    return ax


def _draw_person(ax, x, target, output, name):
    side = abs(target - output)
    low = min(target, output)
    ax.plot([x, x], [0, 1], color=GRAY, linewidth=1)
    square = Rectangle((x, low), side, side, facecolor=PALE, edgecolor=BLACK)
    square.set(linewidth=1.5, hatch="/" if side else None)
    ax.add_patch(square)
    ax.plot(
        x,
        target,
        markersize=11,
        markeredgewidth=2.5,
        linestyle="none",
        clip_on=False,
        zorder=4,
        **label_mark(target),
    )
    ax.plot([x - 0.12, x + 0.12], [output, output], color=BLACK, linewidth=4, zorder=5)
    error, area = number_text(target - output), number_text(side**2)
    text = (
        f"{name}\nerror {error}\narea {area}" if name else f"error {error}\narea {area}"
    )
    ax.text(x, -0.12, text, fontsize=SMALL, ha="left", va="top")


def _words(y_true, y_pred, names, mean):
    areas = [
        f"{name or f'row {i + 1}'} {number_text((t - p) ** 2)}"
        for i, (t, p, name) in enumerate(zip(y_true, y_pred, names, strict=True))
    ]
    return (
        "Drawing of squared errors as squares between label and output. Areas: "
        f"{list_text(areas)}. Their mean, the loss, is {mean}."
    )
