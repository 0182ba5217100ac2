"""W3a, four predictions, their squared errors and the loss. Stands in lesson 03."""

import math
from dataclasses import dataclass

import numpy as np
from matplotlib.patches import Rectangle

from nnlib.data import PEOPLE, people
from nnlib.explorers.base import Explorer, State
from nnlib.explorers.controls import Handle, Knob
from nnlib.explorers.goals import Goal
from nnlib.explorers.ledger import lit
from nnlib.explorers.picture import panel
from nnlib.figures.error_squares import GAP, ErrorSquares
from nnlib.figures.palette import BLACK, FONT, GRAY, SMALL
from nnlib.loss import mse_loss
from nnlib.text import list_text, number_text, percent_text

_, LABELS = people()
THRESHOLD = 0.5  # an output above it counts as "label 1"
STRICT = 1e-9  # what "above" and "below" leave out
LOW, HIGH, THREE_OF_4 = 0.05, 0.2, 0.75  # what the goals ask for


@dataclass
class SquaresState(State):
    """A prediction for each of the four people; at first always 0."""

    p_Alice: float = 0
    p_Bob: float = 0
    p_Charlie: float = 0
    p_Diana: float = 0

    @property
    def predictions(self):
        """The four predictions, shape (4,)."""
        return np.array([self.p_Alice, self.p_Bob, self.p_Charlie, self.p_Diana], float)

    @property
    def areas(self):
        """The four squared errors, shape (4,)."""
        return (LABELS - self.predictions) ** 2

    @property
    def loss(self):
        """The mean squared error."""
        return mse_loss(LABELS, self.predictions)

    @property
    def right(self):
        """Who is on the right side of the threshold, four booleans."""
        return (self.predictions > THRESHOLD) == (LABELS == 1)

    @property
    def accuracy(self):
        """The share of people on the right side."""
        return float(np.mean(self.right))

    def scores(self):
        """Return accuracy and loss in words."""
        return f"accuracy {percent_text(self.accuracy)}, loss {_loss_text(self)}"

    def ledger(self):
        """Return a line for each person, and the mean."""
        lines = []
        for i, name in enumerate(PEOPLE):
            label, p = LABELS[i], self.predictions[i]
            error = number_text(label - p)
            prediction = lit(f"p_{name}", f"{number_text(p):<6}")
            lines.append(
                f"{name:8} {label:.0f} - {prediction} = {error:>7}"
                f"   squared {number_text(self.areas[i], 6)}"
            )
        terms = " + ".join(number_text(area, 6) for area in self.areas)
        return [*lines, f"loss     ({terms}) / 4 = {_loss_text(self)}"]

    def sentence(self):
        """Say who has the largest square, and give both scores."""
        largest = max(self.areas)
        who = [
            name
            for name, area in zip(PEOPLE, self.areas, strict=True)
            if math.isclose(area, largest)
        ]
        squares = (
            f"Largest square: {list_text(who)}, {number_text(largest)}."
            if largest
            else "All four squares are gone."
        )
        return (
            f"The loss is {_loss_text(self)}. {squares} "
            f"On the right side of 0.5: {self.right.sum()} of 4."
        )

    def words(self):
        """Say in words what the picture shows."""
        areas = [
            f"{name} {number_text(area)}"
            for name, area in zip(PEOPLE, self.areas, strict=True)
        ]
        return (
            "Drawing of squared errors as squares between label and prediction. "
            f"Areas: {list_text(areas)}. Their mean, the loss, is {_loss_text(self)}. "
            f"In a box apart, the accuracy: {percent_text(self.accuracy)}, "
            f"{self.right.sum()} of 4 on the right side of 0.5."
        )

    def row(self):
        """Return the cells of the static table."""
        predictions = zip(PEOPLE, self.predictions, strict=True)
        return {
            **{f"prediction for {name}": number_text(p) for name, p in predictions},
            "loss": _loss_text(self),
            "accuracy": percent_text(self.accuracy),
        }


def _loss_text(state):
    """Write the loss; six decimals show all of it where predictions have two."""
    return number_text(state.loss, 6)


class SquaresDrawing:
    """Left the lesson's picture of the squares, right a box with the accuracy."""

    def __init__(self):
        margins = (0.68, 0.06, 0.02, 0.5)
        ax = panel(6.4, 2.6, margins=margins, ylabel="prediction")
        self.squares = ErrorSquares(ax, LABELS, PEOPLE)
        ax.axhline(THRESHOLD, color=GRAY, linewidth=1, linestyle=":", zorder=0)
        box = panel(2.1, 2.6, margins=(0.1, 0.1, 0.1, 0.1))
        self._start_box(box)
        self.panels = ax, box

    def _start_box(self, ax):
        ax.set_axis_off()
        ax.set(xlim=(0, 1), ylim=(0, 1))
        frame = Rectangle((0, 0), 1, 1, fill=False, edgecolor=BLACK, clip_on=False)
        ax.add_patch(frame).set(linewidth=1.5, linestyle=":")
        ax.text(0.5, 0.9, "accuracy", fontsize=FONT, ha="center", va="center")
        self.accuracy = ax.text(0.5, 0.74, "", fontsize=24, ha="center", va="center")
        ax.text(0.5, 0.56, "side of 0.5:", fontsize=SMALL, ha="center", va="center")
        rows = np.linspace(0.43, 0.1, 4)
        for y, name in zip(rows, PEOPLE, strict=True):
            ax.text(0.12, y, name, fontsize=SMALL, va="center")
        self.sides = [
            ax.text(0.88, y, "", fontsize=SMALL, ha="right", va="center") for y in rows
        ]

    def update(self, state):
        """Move the squares and marks; write the numbers."""
        self.squares.update(state.predictions)
        self.panels[0].title.set_text(
            "thick bar: prediction, drag it; circle or triangle: label\n"
            f"mean of the areas (the loss): {_loss_text(state)}"
        )
        for side, right in zip(self.sides, state.right, strict=True):
            side.set_text("right" if right else "wrong")
            side.set_fontweight("normal" if right else "bold")
        self.accuracy.set_text(percent_text(state.accuracy))


def _handle(i, name):
    """Return the thick bar of the person number `i` as what can be dragged."""
    return Handle(
        at=lambda s: [(GAP * i, s.predictions[i])],
        to=lambda s, x, y: {f"p_{name}": y},
    )


def _two_moved(state):
    return np.count_nonzero(state.predictions) <= 2


class SquaresExplorer(Explorer):
    """W3a: set four predictions and see the loss and the accuracy."""

    question = (
        "Four predictions, one for each person: what do they do to the loss, and what "
        "to the accuracy?"
    )
    State, Drawing = SquaresState, SquaresDrawing
    knobs = tuple(
        Knob(f"p_{name}", 0, 1, step=0.01, label=f"{name}’s prediction")
        for name in PEOPLE
    )
    lines = 1
    handles = tuple(_handle(i, name) for i, name in enumerate(PEOPLE))
    presets = {
        "Always 0": {},
        "0.5 to everybody": {f"p_{name}": 0.5 for name in PEOPLE},
        "All on the right side": {
            **{"p_Alice": 0.9, "p_Bob": 0.2, "p_Charlie": 0.4, "p_Diana": 0.6}
        },
    }
    goals = (
        Goal(
            task="Start at all 0 (Reset). Bring the loss to 0.05 or less. "
            "Move two predictions only.",
            miss=lambda s: s.loss - LOW if _two_moved(s) else math.inf,
            value=lambda s: f"loss {_loss_text(s)}",
            rule="more than two predictions have left 0. Press Reset.",
            why="Which two matter: those with label 1, or those with label 0?",
            answer="Those with label 1, Alice and Diana. At 0 their errors are 1. Bob "
            "and Charlie have label 0, so their squares are gone from the start.",
        ),
        Goal(
            task="Find 100 % accuracy with a loss above 0.2.",
            miss=lambda s: (1 - s.accuracy) + max(HIGH - s.loss + STRICT, 0),
            value=SquaresState.scores,
            why="Where are the predictions now: near the labels, or near 0.5?",
            answer="Near 0.5. Each one is on the right side, but far from its label. "
            "Accuracy counts sides; loss measures distances.",
        ),
        Goal(
            task="Now find 75 % accuracy with a loss below 0.2, which is lower than "
            "in goal 2.",
            miss=lambda s: (
                abs(s.accuracy - THREE_OF_4) + max(s.loss - HIGH + STRICT, 0)
            ),
            value=SquaresState.scores,
            why="Can the accuracy get worse while the loss gets better: yes or no?",
            answer="Yes. One prediction a little on the wrong side costs a quarter of "
            "the accuracy. Its square is hardly larger than before.",
        ),
    )
    ponder = (
        (
            "All four squares are gone. Which predictions do that?",
            "The labels: 1, 0, 0 and 1. Then the loss is 0.",
        ),
    )
    twin = {
        "Always 0": {},
        "0.52, 0.48, 0.48 and 0.52": {
            **{"p_Alice": 0.52, "p_Bob": 0.48, "p_Charlie": 0.48, "p_Diana": 0.52}
        },
        "1, 0, 0 and 0.5": {
            **{"p_Alice": 1, "p_Bob": 0, "p_Charlie": 0, "p_Diana": 0.5}
        },
    }
