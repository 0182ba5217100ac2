"""Worksheet of lesson 01: one neuron."""

import math

from nnlib import Neuron, sigmoid
from nnlib.classroom.graph_paper import graph_paper
from nnlib.classroom.sheet import (
    Drawing,
    Gap,
    Ledger,
    Open,
    Questions,
    Row,
    Worksheet,
)
from nnlib.figures import network_diagram, sigmoid_curve
from nnlib.text import minus_signs

W, B, X = (0, 1), 4, (2, 3)
SUM = W[0] * X[0] + W[1] * X[1] + B
OUTPUT = Neuron(W, B).feedforward(X)
KNOBS = {"w1": W[0], "w2": W[1], "b1": B}
SUMS = (-4, -2, 0, 2, 4)


def empty_neuron():
    """Return the neuron with its knobs."""
    return network_diagram((2, 1), KNOBS)


def filled_neuron():
    """Return the neuron with its numbers."""
    return network_diagram((2, 1), KNOBS, inputs=X)


WORKSHEET = Worksheet(
    number=1,
    parts=(
        Ledger(
            "One neuron by hand",
            f"The weights are {W[0]} and {W[1]}, the bias is {B}. The inputs are "
            f"{X[0]} and {X[1]}. You need a calculator for the last line.",
            rows=(
                Row(
                    "multiply",
                    f"{W[0]} × {X[0]} =",
                    Gap(W[0] * X[0]),
                    f"and {W[1]} × {X[1]} =",
                    Gap(W[1] * X[1]),
                ),
                Row("add", "both products and the bias: z =", Gap(SUM)),
                Row(
                    "squash",
                    f"e to the power of −{SUM} is {math.exp(-SUM):.6f}, so the output "
                    f"is 1 / (1 + {math.exp(-SUM):.6f}) =",
                    Gap(OUTPUT),
                ),
            ),
        ),
        Drawing(
            "Fill the picture",
            "Write each input into its square, and the output into the circle.",
            empty=empty_neuron,
            filled=filled_neuron,
        ),
        Drawing(
            "Sketch the sigmoid",
            "Put a point at each sum, then draw one smooth line through them: "
            + minus_signs(", ".join(f"f({z}) = {sigmoid(z):.2f}" for z in SUMS))
            + ". Mark the sum at which the output is 0.5.",
            empty=lambda: graph_paper((-8, 8), (0, 1), "weighted sum", "output"),
            filled=lambda: sigmoid_curve([SUMS[0], 0, SUMS[-1]]),
        ),
        Questions("01.c1", "01.c2", "01.c3"),
        Open(
            "Talk about it",
            "Should I take an umbrella? Choose two inputs. Say in words what the two "
            "weights and the bias would stand for.",
            listen_for="inputs come from the world, weights and bias from us. The bias "
            "is what one would do before any input counts.",
        ),
    ),
)
