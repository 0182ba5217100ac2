"""The numbers that the practice of lesson 01 quotes, and where they come from."""

from nnlib import Neuron, sigmoid

WEIGHTS, INPUTS, BIAS = (-0.5, -2), (2, -1), 0.5

GIVEN = {
    "01.c1": {"0.5"},
    "01.p2": {"0.01"},  # a choice to predict among
    "01.c2": {"0.5"},  # the threshold
    "01.e1": {"0.5"},  # a weight and the bias
    "01.e3": {"0.9", "0.1", "0.5"},  # limits, and the threshold
    "01.e4": {"0.9", "0.1", "0.5"},
}
COMPUTED = {
    "01.p2": {"0.5": lambda: sigmoid(0), "0.999": lambda: sigmoid(7)},
    "01.c1": {
        "0.953": lambda: Neuron([-2, 1], 4).feedforward([2, 3]),
        "0.047": lambda: Neuron([-2, 1], 4).feedforward([5, 3]),
    },
    "01.c3": {"0.999": lambda: Neuron([0, 1], 4).feedforward([2, 3])},
    "01.e1": {
        "1.5": lambda: sum(w * x for w, x in zip(WEIGHTS, INPUTS, strict=True)) + BIAS,
        "0.818": lambda: Neuron(WEIGHTS, BIAS).feedforward(INPUTS),
    },
}
