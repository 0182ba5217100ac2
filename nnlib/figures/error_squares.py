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
from nnlib.text import list_text, minus_signs, number_text

GAP = 1.2  # from one person to the next, where 1 is the largest error


@plain()
def error_squares(y_true, y_pred, names=None, *, ax=None):
    """Draw for each person the prediction, the label and the square between them.

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
    ax = prepare(ax, figsize=(6.6, 2.5), ylabel="prediction")
    ErrorSquares(ax, y_true, names).update(y_pred)
    mean = number_text(mse_loss(y_true, y_pred))
    ax.set_title(
        "thick bar: prediction, circle or triangle: label\n"
        f"mean of the areas (the loss): {mean}",
        fontsize=FONT,
    )
    say(ax, _words(y_true, y_pred, names, mean))
    return ax


class ErrorSquares:
    """A square for each person, between label and prediction; `update` moves them.

    `persons` holds the parts of each: PersonSquare.
    """

    def __init__(self, ax, y_true, names):
        self.ax = ax
        self.persons = [
            PersonSquare(ax, GAP * i, label, name)
            for i, (label, name) in enumerate(zip(y_true, names, strict=True))
        ]
        right = GAP * (len(self.persons) - 1) + 1.05  # the edge of a whole square
        ax.set(xlim=(-0.2, right), ylim=(-0.52, 1.12), aspect="equal")
        ax.set(xticks=[], yticks=[0, 0.5, 1])
        ax.spines["bottom"].set_visible(False)
        ax.spines["left"].set_bounds(0, 1)

    def update(self, y_pred):
        """Show the squares of these outputs."""
        for person, output in zip(self.persons, y_pred, strict=True):
            person.update(output)


class PersonSquare:
    """One person at `x`: a thick bar for the output, a mark for the label, a square."""

    def __init__(self, ax, x, label, name):
        self.x, self.label, self.name = x, label, name
        ax.plot([x, x], [0, 1], color=GRAY, linewidth=1)
        self.square = Rectangle((x, label), 0, 0, facecolor=PALE, edgecolor=BLACK)
        ax.add_patch(self.square).set(linewidth=1.5)
        style = {"markersize": 11, "markeredgewidth": 2.5, "linestyle": "none"}
        ax.plot(x, label, clip_on=False, zorder=4, **style, **label_mark(label))
        self.bar = ax.plot([], [], color=BLACK, linewidth=4, zorder=5)[0]
        self.text = ax.text(x, -0.12, "", fontsize=SMALL, ha="left", va="top")

    def update(self, output):
        """Show this output, its error and its square."""
        side = abs(self.label - output)
        self.square.set(y=min(self.label, output), width=side, height=side)
        self.square.set_hatch("/" if side else None)
        self.bar.set_data([self.x - 0.12, self.x + 0.12], [output, output])
        error, area = number_text(self.label - output), number_text(side**2)
        text = f"error {minus_signs(error)}\narea {area}"
        self.text.set_text(f"{self.name}\n{text}" if self.name else text)


def _words(y_true, y_pred, names, mean):
    areas = [
        f"{name or f'row {i + 1}'} {number_text((t - p) ** 2)}"
        for i, (t, p, name) in enumerate(zip(y_true, y_pred, names, strict=True))
    ]
    return (
        "Drawing of squared errors as squares between label and prediction. Areas: "
        f"{list_text(areas)}. Their mean, the loss, is {mean}."
    )
