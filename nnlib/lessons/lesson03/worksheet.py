"""Worksheet of lesson 03: how wrong? The loss."""

import numpy as np

from nnlib import PEOPLE, mse_loss, people
from nnlib.classroom.graph_paper import graph_paper
from nnlib.classroom.sheet import (
    Drawing,
    Gap,
    Grid,
    Ledger,
    Open,
    Questions,
    Row,
    Worksheet,
)
from nnlib.figures.palette import BLUE, plain
from nnlib.figures.words import say

_, LABELS = people()
ALWAYS_0 = np.zeros(4)
GUESSES = np.array([0.9, 0.2, 0.4, 0.6])  # those of section 5
POINTS = (0, 0.25, 0.5, 0.75, 1)


def table(predictions):
    """Return a row for each person, with gaps for the error and its square."""
    errors = LABELS - predictions
    return tuple(
        (name, f"{y:g}", f"{p:g}", Gap(e), Gap(e**2))
        for name, y, p, e in zip(PEOPLE, LABELS, predictions, errors, strict=True)
    )


def sum_of_squares(predictions):
    """Return the sum of the squared errors."""
    return float(np.sum((LABELS - predictions) ** 2))


HEAD = ("person", "label", "prediction", "error: label − prediction", "squared error")


def paper():
    """Return the axes to sketch the squared error on."""
    return graph_paper((0, 1), (0, 1), "prediction", "squared error")


@plain()
def parabola():
    """Return the squared error for a label of 1."""
    ax, x = paper(), np.linspace(0, 1, 60)
    ax.plot(x, (1 - x) ** 2, color=BLUE, linewidth=2.5)
    values = ", ".join(f"{(1 - p) ** 2:g} at {p:g}" for p in POINTS)
    say(ax, f"Line plot of the squared error for label 1, by prediction: {values}.")
    return ax


def mean_row(predictions):
    """Return the last line of a table: the sum of the squares, and the loss."""
    return Row(
        "the loss",
        "sum of the squares:",
        Gap(sum_of_squares(predictions)),
        "divided by 4:",
        Gap(mse_loss(LABELS, predictions)),
    )


WORKSHEET = Worksheet(
    number=3,
    parts=(
        Grid(
            "A network that always answers 0",
            "Fill the last two columns.",
            HEAD,
            table(ALWAYS_0),
        ),
        Ledger("Its loss", "The mean of the last column.", (mean_row(ALWAYS_0),)),
        Grid("Another network", "The same once more.", HEAD, table(GUESSES)),
        Ledger("Its loss", "Is it lower than before?", (mean_row(GUESSES),)),
        Drawing(
            "Sketch the squared error",
            "The label is 1. Put a point at each prediction "
            + ", ".join(f"{p:g}" for p in POINTS)
            + ", then draw a smooth line. Where is it steep, and where flat?",
            empty=paper,
            filled=parabola,
        ),
        Questions("03.c1", "03.c2", "03.c3"),
        Open(
            "Talk about it",
            "When is a loss of 0.25 bad news?",
            listen_for="an answer of 0.5 to everybody has this loss, and it uses no "
            "input at all.",
        ),
    ),
)
