"""Worksheet of lesson 00: start here."""

from nnlib import OurNeuralNetwork, people
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
from nnlib.figures import loss_curve

LOW, HIGH = 2, 10


def losses():
    """Return the loss after each of 1000 rounds, as in section 3."""
    return OurNeuralNetwork(rng=215).train(*people())


def paper():
    """Return the axes to sketch the loss on."""
    return graph_paper((0, 1000), (0, 0.3), "round", "loss", guide=0.25)


FIRST, *_, LAST = losses()

WORKSHEET = Worksheet(
    number=0,
    parts=(
        Grid(
            "The brackets",
            "Each code cell has square brackets in front of it. What do they say?",
            head=("you see", "it means"),
            rows=(
                ("`[ ]`", Gap("not run yet")),
                ("`[*]`", Gap("running now: wait")),
                ("`[1]`", Gap("done")),
            ),
        ),
        Ledger(
            "An average",
            f"Find the number halfway between {LOW} and {HIGH}.",
            rows=(
                Row("add", f"{LOW} + {HIGH} =", Gap(LOW + HIGH)),
                Row(
                    "divide",
                    Gap(LOW + HIGH),
                    "divided by",
                    Gap(2),
                    "=",
                    Gap((LOW + HIGH) / 2),
                ),
            ),
        ),
        Drawing(
            "The loss falls",
            "Press Train in the explorer of section 3. Sketch the line that you see. "
            f"After round 1 the loss is {FIRST:.2f}. Where does it end?",
            empty=paper,
            filled=lambda: loss_curve(losses()),
        ),
        Ledger(
            "Read it off",
            "Take the numbers from the explorer.",
            rows=(Row("loss", "after round 1000:", Gap(LAST, 3)),),
        ),
        Questions("00.c1"),
        Open(
            "Talk about it",
            'Where have you met the words "neural network"? What did they promise?',
            listen_for="what people expect, without judging it. The course shows the "
            "arithmetic behind the words, nothing more.",
        ),
    ),
)
