"""Worksheet of lesson 08: backPropNN learns XOR."""

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
from nnlib.figures import error_curve
from nnlib.text import large_text

INPUTS, TARGETS = gate("XOR")
SIZES = ((2, 2, 1), (2, 3, 1), (3, 4, 2))
OUTPUTS = (0.2, 0.1, 0.7, 0.4)  # made up, near no target
RESIDUALS = tuple(o - float(t) for o, t in zip(OUTPUTS, TARGETS.ravel(), strict=True))
LENGTH = 12_000  # iterations to sketch, as in section 4
RUNS = 100_000


def shapes(sizes):
    """Return the shape of each grid of weights, and how many knobs there are."""
    grids = [W.shape for W in backPropNN(sizes, rng=8).weights]
    return *(Gap(f"{shape}") for shape in grids), Gap(sum(a * b for a, b in grids))


def errors():
    """Return the error of each iteration, as in section 4."""
    network = backPropNN((2, 2, 1), rng=8)
    return np.array(network.train(INPUTS, TARGETS, maxIterations=LENGTH))


WORKSHEET = Worksheet(
    number=8,
    parts=(
        Grid(
            "A network is a list of grids",
            "Each grid has a row for each neuron that receives, and a column for each "
            "node that sends, and one more for the bias. Write the shapes.",
            head=("sizes", "first grid", "second grid", "knobs"),
            rows=tuple((f"{sizes}", *shapes(sizes)) for sizes in SIZES),
        ),
        Grid(
            "The error by hand",
            "The error of `backProp` is the sum of the squares, not their mean.",
            head=("inputs", "output", "target", "output − target", "square"),
            rows=tuple(
                (
                    f"({x[0]:.0f}, {x[1]:.0f})",
                    f"{output}",
                    f"{float(target):.0f}",
                    Gap(residual),
                    Gap(residual**2),
                )
                for x, output, target, residual in zip(
                    INPUTS, OUTPUTS, TARGETS.ravel(), RESIDUALS, strict=True
                )
            ),
        ),
        Ledger(
            "The printed number",
            "Compare it with the error of an answer of 0.5 to everybody.",
            rows=(
                Row("this table", "error:", Gap(sum(r**2 for r in RESIDUALS))),
                Row("always 0.5", "error:", Gap(len(TARGETS) * 0.25)),
            ),
        ),
        Drawing(
            "Sketch the error",
            f"Sketch the error of the first {large_text(LENGTH)} iterations from "
            "memory. "
            "Mark the plateau, the steep part and the long tail.",
            empty=lambda: graph_paper((0, LENGTH), (0, 1.1), "iteration", "error"),
            filled=lambda: error_curve(errors()),
        ),
        Ledger(
            "Count the updates",
            f"`backProp` runs {large_text(RUNS)} times on all four examples.",
            rows=(
                Row("each weight", "is changed so many times:", Gap(large_text(RUNS))),
            ),
        ),
        Questions("08.c1", "08.c2", "08.c3"),
        Open(
            "Talk about it",
            "The error has been 1.000 for 2500 iterations. What would you look at "
            "before you stop the run?",
            listen_for="more digits of the error, another seed, a longer run. A flat "
            "error alone does not tell a plateau from the end.",
        ),
    ),
)
