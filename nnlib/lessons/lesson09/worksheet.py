"""Worksheet of lesson 09: inside XOR."""

import numpy as np

from nnlib import backPropNN, gate
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
from nnlib.figures import hidden_plane

INPUTS, TARGETS = gate("XOR")
OR, NAND, AND = [20, 20, -10], [-20, -20, 30], [20, 20, -30]  # those of section 1
HIDDEN = np.array([OR, NAND])
FED = np.vstack([INPUTS.T, np.ones((1, len(INPUTS)))])
SUMS = HIDDEN @ FED
OUTS = (SUMS > 0).astype(int)  # as near as two digits can tell
SUMS_OUT = np.array(AND) @ np.vstack([OUTS, np.ones((1, len(INPUTS)))])
SOLVED = (True, True, False, True, True, False, True, True, True, False)  # made up


def corner(x):
    """Write a corner as the lesson does."""
    return f"[{x[0]:.0f}, {x[1]:.0f}]"


def plane():
    """Return the hidden plane of the network by hand."""
    network = backPropNN((2, 2, 1))
    network.weights = [HIDDEN, np.array([AND])]
    return hidden_plane(network.weights, TARGETS)


WORKSHEET = Worksheet(
    number=9,
    parts=(
        Grid(
            "Two neurons by hand",
            "OR has the weights 20 and 20 and the bias −10. NAND has −20, −20 and 30. "
            "An output is 0 for a sum far below 0, and 1 far above it.",
            head=("corner", "sum of OR", "output", "sum of NAND", "output"),
            rows=tuple(
                (corner(x), Gap(s[0]), Gap(int(o[0])), Gap(s[1]), Gap(int(o[1])))
                for x, s, o in zip(INPUTS, SUMS.T, OUTS.T, strict=True)
            ),
        ),
        Grid(
            "AND of both",
            "The output neuron has the weights 20 and 20 and the bias −30. It sees the "
            "two outputs above, not the inputs.",
            head=("corner", "sum of AND", "output", "target"),
            rows=tuple(
                (corner(x), Gap(s), Gap(int(s > 0)), f"{float(t):.0f}")
                for x, s, t in zip(INPUTS, SUMS_OUT, TARGETS.ravel(), strict=True)
            ),
        ),
        Drawing(
            "The hidden plane",
            "Put each corner at its place: the output of OR across, that of NAND "
            "upward. Write its name beside it. Then draw one line between the targets.",
            empty=lambda: graph_paper(
                (-0.2, 1.2), (-0.2, 1.2), "h1 (OR)", "h2 (NAND)", figsize=(5, 4)
            ),
            filled=plane,
        ),
        Ledger(
            "Odds",
            "Ten starts of one setting: "
            + ", ".join("solved" if solved else "not" for solved in SOLVED)
            + ".",
            rows=(
                Row("count", "solved:", Gap(sum(SOLVED)), "of", Gap(len(SOLVED))),
                Row("odds", "as a share:", Gap(sum(SOLVED) / len(SOLVED))),
            ),
        ),
        Questions("09.c1", "09.c2", "09.c3"),
        Open(
            "Talk about it",
            "Two people compare two settings, with one start each. What would a fair "
            "race look like?",
            listen_for="the same starts for both, many of them, the same limit, and a "
            "count of the runs that arrive.",
        ),
    ),
)
