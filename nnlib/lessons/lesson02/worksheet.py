"""Worksheet of lesson 02: a network feeds forward."""

from itertools import pairwise

from nnlib import OurNeuralNetwork, sigmoid
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
from nnlib.figures import network_diagram
from nnlib.network import KNOBS

X = (2, 3)


def network():
    """Return the network of section 3: weights 0 and 1 for each neuron, biases 0."""
    built = OurNeuralNetwork()
    for name in KNOBS:
        setattr(built, name, int(name in ("w2", "w4", "w6")))
    return built


SUM = 0 * X[0] + 1 * X[1]
H = float(sigmoid(SUM))
OUTPUT = network().feedforward(X)
SIZES = ((2, 2, 1), (2, 3, 1), (3, 2, 2))


def knobs(sizes):
    """Return how many weights and biases a network has."""
    pairs = pairwise(sizes)
    return sum(a * b for a, b in pairs), sum(sizes[1:])


def total(sizes):
    """Return how many knobs a network has."""
    return sum(knobs(sizes))


WORKSHEET = Worksheet(
    number=2,
    parts=(
        Ledger(
            "The network by hand",
            "Each of the three neurons has the weights 0 and 1 and the bias 0. "
            f"The inputs are {X[0]} and {X[1]}. Use a calculator for the sigmoid f.",
            rows=(
                Row(
                    "h1",
                    f"sum: 0 × {X[0]} + 1 × {X[1]} + 0 =",
                    Gap(SUM),
                    "output: f(sum) =",
                    Gap(H),
                ),
                Row("h2", "sum:", Gap(SUM), "output:", Gap(H)),
                Row(
                    "o1",
                    "sum: 0 × h1 + 1 × h2 + 0 =",
                    Gap(H),
                    "output:",
                    Gap(OUTPUT),
                ),
            ),
        ),
        Drawing(
            "Fill the picture",
            "Write the inputs into the squares and the outputs into the circles. "
            "Number the circles in the order in which you worked them out.",
            empty=lambda: network_diagram((2, 2, 1), network()),
            filled=lambda: network_diagram((2, 2, 1), network(), inputs=X),
        ),
        Grid(
            "Count the knobs",
            "A weight belongs to a line, a bias to a neuron.",
            head=("network", "weights", "biases", "together"),
            rows=tuple(
                ("-".join(map(str, sizes)), *map(Gap, knobs(sizes)), Gap(total(sizes)))
                for sizes in SIZES
            ),
        ),
        Questions("02.c1", "02.c2"),
        Open(
            "Talk about it",
            "The network has answered. Where in it is what it knows?",
            listen_for="in the nine knobs, and nowhere else. Running the network "
            "changes none of them.",
        ),
    ),
)
