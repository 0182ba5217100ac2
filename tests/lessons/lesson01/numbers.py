"""The numbers that lesson 01 quotes in its prose, and where they come from."""

import math

from nnlib import Neuron, sigmoid

GIVEN = {"3.5"}  # a typed example
GIVEN |= {"0.5", "0.9", "0.1"}  # goals and settings of the exercises

COMPUTED = {
    "2.718": lambda: math.e,
    "0.000912": lambda: math.exp(-7),
    "1.000912": lambda: 1 + math.exp(-7),
    "0.9990889488055994": lambda: Neuron([0, 1], 4).feedforward([2, 3]),
    "0.99909": lambda: 1 / 1.000912,
    "0.982": lambda: Neuron([0, 1], 4).feedforward([5, 0]),
    "0.999": lambda: Neuron([0, 1], 4).feedforward([2, 3]),
    "99.9": lambda: 100 * sigmoid(7),
    "0.001": lambda: round(sigmoid(70) - sigmoid(7), 3),
    "1.0009": lambda: 1 / 1 + math.exp(-7),
    "0.0009": lambda: math.exp(-7),
}
