"""Worksheet of lesson 10: real digits."""

import numpy as np

from nnlib import digits, softmax
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
from nnlib.text import minus_signs

SCORES = (2.0, 1.0, 0.1)  # those of section 3
POWERS = [round(float(power), 3) for power in np.exp(SCORES)]
SHARES = softmax(np.array(SCORES))
RIGHT = 1  # the class that is right, counted from 0
POINTS = (0.1, 0.25, 0.5, 0.75, 1)
SIZES = (64, 32, 10)
PICTURES, HELD_OUT, BATCH, EPOCHS = len(digits()[0]), 500, 32, 30
TRAINING = PICTURES - HELD_OUT
BATCHES = -(-TRAINING // BATCH)  # the last one may be smaller


def paper():
    """Return the axes to sketch the loss of a share on."""
    return graph_paper((0, 1), (0, 3), "share of the right class", "loss")


@plain()
def minus_log():
    """Return the loss over the share of the right class."""
    ax, x = paper(), np.linspace(0.04, 1, 80)
    ax.plot(x, -np.log(x), color=BLUE, linewidth=2.5)
    values = ", ".join(f"{-np.log(p) + 0:.2f} at {p:g}" for p in POINTS)
    say(ax, f"Line plot of minus the logarithm of a share: {values}.")
    return ax


WORKSHEET = Worksheet(
    number=10,
    parts=(
        Grid(
            "Scores become shares",
            "Divide each power by the total of all three. Use a calculator.",
            head=("class", "score", "e to the power of it", "share"),
            rows=tuple(
                (name, f"{score:g}", f"{power:.3f}", Gap(share, 3))
                for name, score, power, share in zip(
                    "ABC", SCORES, POWERS, SHARES, strict=True
                )
            ),
        ),
        Ledger(
            "Check, and score",
            f"Class {'ABC'[RIGHT]} is right. The natural logarithm of its share is "
            + minus_signs(f"{np.log(SHARES[RIGHT]):.3f}."),
            rows=(
                Row("total", "of the powers:", Gap(sum(POWERS), 3)),
                Row("shares", "add up to", Gap(float(SHARES.sum()))),
                Row("the loss", "minus the logarithm:", Gap(-np.log(SHARES[RIGHT]), 3)),
            ),
        ),
        Drawing(
            "Sketch the loss of a share",
            "Put a point for each share, then draw a smooth line: "
            + ", ".join(f"{-np.log(p) + 0:.2f} at {p:g}" for p in POINTS)
            + ". What happens near a share of 0?",
            empty=paper,
            filled=minus_log,
        ),
        Ledger(
            "Count",
            f"There are {PICTURES} pictures, {HELD_OUT} of them in the envelope. "
            f"The network is {SIZES[0]}-{SIZES[1]}-{SIZES[2]}.",
            rows=(
                Row(
                    "knobs",
                    "first grid:",
                    Gap(SIZES[1] * (SIZES[0] + 1)),
                    "second grid:",
                    Gap(SIZES[2] * (SIZES[1] + 1)),
                ),
                Row("to train", "pictures:", Gap(TRAINING)),
                Row(
                    "updates",
                    f"in one epoch, {BATCH} pictures each:",
                    Gap(BATCHES),
                    f"in {EPOCHS} epochs:",
                    Gap(BATCHES * EPOCHS),
                ),
            ),
        ),
        Questions("10.c1", "10.c2", "10.c3"),
        Open(
            "Talk about it",
            "Where is 98 % right not enough? Who decides that?",
            listen_for="what a mistake costs, and whom. People decide that, no number.",
        ),
    ),
)
