"""Worksheet of lesson 04: slopes and the chain rule."""

from nnlib import deriv_sigmoid, people, sigmoid
from nnlib.classroom.sheet import (
    Drawing,
    Gap,
    Ledger,
    Open,
    Questions,
    Row,
    Worksheet,
)
from nnlib.figures import network_diagram
from nnlib.lessons.shared.ones import ones_network
from nnlib.text import minus_signs

X1, X2 = people()[0][0].astype(int).tolist()  # Alice, whose label is 1
SUM_H = X1 + X2
H = float(sigmoid(SUM_H))
SUM_O = H + H
O = float(sigmoid(SUM_O))  # noqa: E741
GEARS = (X1 * float(deriv_sigmoid(SUM_H)), float(deriv_sigmoid(SUM_O)), -2 * (1 - O))
SLOPES = ones_network().slopes([X1, X2], 1)
STEP = 0.01
CHANGE = STEP * SLOPES["w1"]


def road(slopes=()):
    """Return the network with the road from w1 to the loss, and slopes on it."""
    return network_diagram((2, 2, 1), path="w1", slopes=slopes)


WORKSHEET = Worksheet(
    number=4,
    parts=(
        Ledger(
            "Forward, for Alice",
            minus_signs(f"Her row is ({X1}, {X2}), and her label is 1. ")
            + "All weights are 1 and all biases are 0. Use a calculator for the "
            "sigmoid f.",
            rows=(
                Row("h1", "sum:", Gap(SUM_H), "output:", Gap(H)),
                Row("h2", "sum:", Gap(SUM_H), "output:", Gap(H)),
                Row("o1", "sum:", Gap(SUM_O), "output:", Gap(O)),
                Row("loss", "(1 − o1) × (1 − o1) =", Gap((1 - O) ** 2)),
            ),
        ),
        Ledger(
            "Three gears",
            "The slope of f at a sum is its output times one minus its output.",
            rows=(
                Row(
                    "gear 1: h1 per w1",
                    "x1 × h1 × (1 − h1) =",
                    Gap(X1),
                    "×",
                    Gap(float(deriv_sigmoid(SUM_H))),
                    "=",
                    Gap(GEARS[0]),
                ),
                Row(
                    "gear 2: o1 per h1",
                    "w5 × o1 × (1 − o1) = 1 ×",
                    Gap(GEARS[1]),
                    "=",
                    Gap(GEARS[1]),
                ),
                Row(
                    "gear 3: loss per o1",
                    "−2 × (label − o1) = −2 ×",
                    Gap(1 - O),
                    "=",
                    Gap(GEARS[2]),
                ),
                Row("slope for w1", "the product of all three:", Gap(SLOPES["w1"])),
            ),
        ),
        Drawing(
            "The road from w1 to the loss",
            "Write each gear on its part of the road.",
            empty=road,
            filled=lambda: road(GEARS[::-1]),
        ),
        Ledger(
            "Use the slope",
            "It says how far the loss goes for each small step of the knob.",
            rows=(
                Row("w1 goes up", f"by {STEP}: the loss changes by", Gap(CHANGE, 6)),
                Row("lower the loss", "w1 has to go", Gap("down")),
            ),
        ),
        Questions("04.c1", "04.c2", "04.c3"),
        Open(
            "Talk about it",
            "The slope for b3 is about eleven times that for w1, with the other sign. "
            "Which gears does the road from b3 pass?",
            listen_for="b3 is one gear away from o1, and its gear has no small factor "
            "such as h1 × (1 − h1). The slopes are "
            + minus_signs(f"{SLOPES['b3']:.4f} and {SLOPES['w1']:.4f}."),
        ),
    ),
)
