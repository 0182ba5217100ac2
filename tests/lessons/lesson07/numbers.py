"""The numbers that lesson 07 quotes in its prose, and where they come from."""

import numpy as np

from nnlib import backPropNN, gate, sigmoid

INPUTS, TARGETS = gate("XOR")
W_HIDDEN = np.array([[1.0, -2.0, 3.0], [-1.0, 2.0, 0.5]])  # as typed in the lesson
W_OUT = np.array([[2.0, -1.0, 0.5]])


def single_neuron():
    """Return the outputs of one neuron after 20 000 iterations."""
    net = backPropNN((2, 1), rng=8)
    net.train(INPUTS, TARGETS, maxIterations=20_000)
    return net.FP(INPUTS)


def output(x):
    """Return the output of the lesson's 2-2-1 network for one example."""
    hidden = [sigmoid(w1 * x[0] + w2 * x[1] + b) for w1, w2, b in W_HIDDEN]
    w5, w6, b3 = W_OUT[0]
    return sigmoid(w5 * hidden[0] + w6 * hidden[1] + b3)


def delta_out(example):
    """Return the delta of o1 for the example with this number, from 0."""
    o = output(INPUTS[example])
    return (o - TARGETS[example, 0]) * o * (1 - o)


GIVEN = {
    "0.1",  # learn_rate of lesson 05
    "0.2",  # trainingRate
}
COMPUTED = {
    "0.5": [lambda: single_neuron().max(), lambda: W_HIDDEN[1, 2], lambda: W_OUT[0, 2]],
    "1.0": lambda: 4 * sigmoid(0) ** 2,
    "0.1055": lambda: delta_out(0),
}
