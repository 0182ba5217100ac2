"""The numbers that the practice of lesson 09 quotes, and where they come from."""

import numpy as np

from nnlib import sigmoid
from nnlib.lessons.lesson09.practice import ride
from tests.lessons.lesson09.numbers import CORNERS, way

OR, NAND, AND = [20, 20, -10], [-20, -20, 30], [20, 20, -30]


def weak_output():
    """Return the output for [0, 1] of the gates with all knobs divided by 10."""
    hidden = sigmoid(np.array([OR, NAND]) / 10 @ CORNERS[:, 2])
    return sigmoid(np.array(AND) / 10 @ [*hidden, 1])


GIVEN = {
    "09.p1": {"0.5"},
    "09.p3": {"0.2", "2.7"},  # choices
    "09.p4": {"0.5"},  # a start
    "09.p5": {"0.5", "1.0", "10.0"},  # scales
    "09.p6": {"0.9"},
    "09.w1": {"0.5", "1.5"},
    "09.w3": {"0.2", "0.5"},
    "09.c2": {"0.5"},  # a scale
    "09.e1": {"0.1", "0.5"},
    "09.e3": {"0.0", "0.1", "0.5", "0.9"},
    "09.e4": {"0.01"},
}
COMPUTED = {
    "09.p1": {"0.481": weak_output},
    "09.p3": {"0.23": lambda: way(2500), "21.35": lambda: way(20_000)},
    "09.e3": {
        "0.6": lambda: ride(0, 0.5)[0],
        "1.38": lambda: ride(0, 0.5)[1],
        "2.094": lambda: ride(0, 0.5)[2],
        "2.632": lambda: ride(0, 0.5)[3],
        "4.8": lambda: 2 * (0.6 - 3),
    },
}
