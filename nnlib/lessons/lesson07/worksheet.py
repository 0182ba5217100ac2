"""Worksheet of lesson 07: all at once, matrices forward and backward."""

import numpy as np

from nnlib import gate
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
from nnlib.figures import gates_plane
from nnlib.text import minus_signs

INPUTS, TARGETS = gate("XOR")
W = np.array([[1.0, -2.0, 3.0], [-1.0, 2.0, 0.5]])  # that of section 3
FED = np.vstack([INPUTS.T, np.ones((1, len(INPUTS)))])
SUMS = W @ FED
ROW, COLUMN = 1, 2  # the cell that is worked out, as in the lesson's picture
EXAMPLES = ["".join(f"{x:.0f}" for x in row) for row in INPUTS]


def number(x):
    """Write a number of the grids."""
    return minus_signs(f"{x:g}")


def listed(numbers):
    """Write a row or a column of a grid."""
    return ", ".join(map(number, numbers))


SHAPES = (  # of left and right, as (rows, columns)
    ((2, 3), (3, 4)),
    ((1, 3), (3, 4)),
    ((2, 3), (2, 4)),
    ((4, 2), (2, 5)),
)


def product_shape(left, right):
    """Return the shape of a product in words."""
    if left[1] != right[0]:
        return "does not work"
    return f"({left[0]}, {right[1]})"


WORKSHEET = Worksheet(
    number=7,
    parts=(
        Ledger(
            "One cell of a product",
            f"Row {ROW + 1} of the weights is "
            f"{listed(W[ROW])}; the last one is the bias. Column "
            f"{COLUMN + 1} of what goes in is {listed(FED[:, COLUMN])}, "
            "the last one from the ones row.",
            rows=(
                Row(
                    "multiply",
                    *(
                        part
                        for w, x in zip(W[ROW], FED[:, COLUMN], strict=True)
                        for part in (f"{number(w)} × {number(x)} =", Gap(w * x))
                    ),
                ),
                Row("add", "the cell:", Gap(SUMS[ROW, COLUMN])),
            ),
        ),
        Grid(
            "The whole first row",
            f"The first row of the weights is {listed(W[0])}. Work out "
            "the weighted sum of h1 for each example.",
            head=("inputs", *(f"({x[0]:.0f}, {x[1]:.0f})" for x in INPUTS)),
            rows=(("sum of h1", *map(Gap, SUMS[0])),),
        ),
        Grid(
            "Do the shapes fit?",
            'Write the shape of the product, or "does not work".',
            head=("left", "right", "product"),
            rows=tuple(
                (f"{left}", f"{right}", Gap(product_shape(left, right)))
                for left, right in SHAPES
            ),
        ),
        Drawing(
            "XOR and one line",
            "Try to draw one straight line with both circles on one side and both "
            "triangles on the other. Then try it with two lines.",
            empty=lambda: gates_plane(TARGETS),
            filled=lambda: gates_plane(TARGETS, lines=[([1, 1], -0.5), ([1, 1], -1.5)]),
        ),
        Ledger(
            "An answer of 0.5 to everybody",
            f"XOR has {len(TARGETS)} examples, and each target is 0 or 1.",
            rows=(
                Row("one example", "0.5 × 0.5 =", Gap(0.25)),
                Row("summed error", "of all examples:", Gap(len(TARGETS) * 0.25)),
            ),
        ),
        Questions("07.c1", "07.c2"),
        Open(
            "Talk about it",
            'A student marks every answer with "50 % right". Which network is that?',
            listen_for="one neuron on XOR: its best answer is 0.5 to everybody. More "
            "steps change nothing; a hidden layer does.",
        ),
    ),
)
