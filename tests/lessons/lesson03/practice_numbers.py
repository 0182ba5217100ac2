"""The numbers that the practice of lesson 03 quotes, and where they come from."""

import numpy as np

from nnlib import OurNeuralNetwork, mse_loss
from tests.lessons.lesson03.numbers import (
    DATA,
    LABELS,
    NEARER,
    RAW,
    loss,
    lowest_w5,
    outputs,
)

# Exercise 1: the labels are those of the table.
PREDICTED = np.array([0.9, 0.3, 0.6, 0.7])
ERRORS = LABELS - PREDICTED
SQUARES = ERRORS**2


def loss_with_b3(b3):
    """Return the loss with w5 at -3.8 and b3 turned too, of exercise 4."""
    net = OurNeuralNetwork()
    net.w1 = net.w2 = net.w3 = net.w4 = net.w6 = 1
    net.b1 = net.b2 = 0
    net.w5, net.b3 = -3.8, b3
    return mse_loss(LABELS, net.feedforward(DATA))


def lowest_b3():
    """Return the b3 with the lowest loss, in steps of 0.1 from -2 to 5."""
    return min(np.linspace(-2, 5, 71), key=loss_with_b3)


GIVEN = {
    "03.p4": {"0.5"},  # the answer to everybody
    "03.p6": {"0.5"},  # the threshold
    "03.w3": {"0.5"},  # one of the options
    "03.c1": {"0.5", "0.143", "0.002"},  # two losses, made up
    "03.e1": {"0.9", "0.7"},  # predictions; 0.3 and 0.6 are errors as well
    "03.e3": {"0.55", "0.4", "0.5"},  # predictions, and the threshold
    "03.e4": {"0.06"},  # the limit to come below
}
COMPUTED = {
    "03.p3": {
        "0.5237": lambda: outputs()[0],
        "0.8808": [lambda: outputs()[1], lambda: outputs()[2]],
        "0.5": lambda: outputs()[3],
        "0.51": lambda: 0.51 if (abs(1 - outputs()[[0, 3]]) < 0.51).all() else 1,
    },
    "03.p4": {"0.25": [lambda: 0.5 * 0.5, lambda: mse_loss(LABELS, [0.5] * 4)]},
    "03.p5": {
        "0.2269": lambda: (1 - outputs()[0]) ** 2,
        "0.7758": [lambda: outputs()[1] ** 2, lambda: outputs()[2] ** 2],
        "0.25": lambda: (1 - outputs()[3]) ** 2,
        "0.5071": loss,
    },
    "03.p8": {"0.0925": lambda: mse_loss(LABELS, NEARER)},
    "03.c1": {"0.04": lambda: 0.002**0.5, "0.38": lambda: 0.143**0.5},
    "03.c3": {"141.25": lambda: RAW[:, 0].mean(), "66.75": lambda: RAW[:, 1].mean()},
    "03.e1": {
        "0.1": lambda: ERRORS[0],
        "0.3": [lambda: ERRORS[1], lambda: ERRORS[3]],
        "0.6": lambda: ERRORS[2],
        "0.01": lambda: SQUARES[0],
        "0.09": [lambda: SQUARES[1], lambda: SQUARES[3]],
        "0.36": lambda: SQUARES[2],
        "0.55": lambda: SQUARES.sum(),
        "0.1375": lambda: mse_loss(LABELS, PREDICTED),
        "0.5": lambda: abs(LABELS - np.zeros(4)).mean(),
    },
    "03.e3": {
        "0.45": lambda: 1 - 0.55,
        "0.09": lambda: mse_loss(LABELS, [1, 0, 0, 0.4]),
        "0.2025": lambda: mse_loss(LABELS, [0.55, 0.45, 0.45, 0.55]),
        "0.25": lambda: mse_loss(LABELS, [0.5] * 4),
    },
    "03.e4": {
        "3.8": lowest_w5,
        "0.1352": [lambda: loss(-3.8), lambda: loss_with_b3(0)],
        "1.4": lowest_b3,
        "0.0414": lambda: loss_with_b3(lowest_b3()),
    },
}
