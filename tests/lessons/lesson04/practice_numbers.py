"""The numbers that the practice of lesson 04 quotes, and where they come from."""

from nnlib import OurNeuralNetwork, deriv_sigmoid, sigmoid
from tests.lessons.lesson03.numbers import loss as loss_of_w5
from tests.lessons.lesson04.numbers import GEARS, H1, SLOPES, loss

# Exercise 1: another network, and its three gears.
X1, X2 = -3, 2
W = [-0.5, -1, 3, -0.5, 3, -0.5]
SUM_H1 = W[0] * X1 + W[1] * X2 + 0
SUM_H2 = W[2] * X1 + W[3] * X2 - 1
SUM_O1 = W[4] * sigmoid(SUM_H1) + W[5] * sigmoid(SUM_H2) + 0
O1 = sigmoid(SUM_O1)
GEARS_E1 = (X1 * deriv_sigmoid(SUM_H1), W[4] * deriv_sigmoid(SUM_O1), -2 * (0 - O1))


def slope_e1():
    """Return the slope for w1 in exercise 1, as nnlib's own network finds it."""
    net = OurNeuralNetwork()
    net.w1, net.w2, net.w3, net.w4, net.w5, net.w6 = W
    net.b1, net.b2, net.b3 = 0, -1, 0
    return net.slopes((X1, X2), 0)["w1"]


GIVEN = {
    "04.p1": {"1.1"},  # where w1 goes
    "04.w1": {"0.8", "0.64"},  # the prediction, and its square: an option
    "04.c3": {"0.01"},  # the step
    "04.e2": {"0.001"},  # a nudge
}
COMPUTED = {
    "04.p2": {
        "0.9526": lambda: GEARS[2],
        "0.2494": lambda: GEARS[1],
        "0.09035": lambda: GEARS[0],
    },
    "04.p3": {"0.0215": lambda: SLOPES["w1"]},
    "04.p4": {"0.0452": lambda: deriv_sigmoid(-3)},
    "04.p6": {"0.0474": [lambda: H1, lambda: SLOPES["w5"] / SLOPES["b3"]]},
    "04.w1": {"0.2": lambda: 1 - 0.8, "0.04": lambda: (1 - 0.8) ** 2},
    "04.w2": {
        "0.5071": lambda: loss_of_w5(1),
        "0.5701": lambda: loss_of_w5(2),
        "0.3893": lambda: loss_of_w5(0),
    },
    "04.w3": {"0.5": lambda: sigmoid(0)},
    "04.c1": {"0.0215": lambda: SLOPES["w1"]},
    "04.c3": {
        "0.0215": lambda: SLOPES["w1"],
        "2.15": lambda: 0.0215 / 0.01,
        "0.000215": lambda: SLOPES["w1"] * 0.01,
        "0.2269": loss,
    },
    "04.e1": {
        "0.5": [lambda: W[0], lambda: W[3], lambda: W[5], lambda: SUM_H1],
        "0.3775": lambda: sigmoid(SUM_H1),
        "0.7563": lambda: O1,
        "1.5126": lambda: GEARS_E1[2],
        "0.5529": lambda: GEARS_E1[1],
        "0.7050": lambda: GEARS_E1[0],
        "0.590": [slope_e1, lambda: GEARS_E1[0] * GEARS_E1[1] * GEARS_E1[2]],
        "0.0215": lambda: SLOPES["w1"],
        "0.0214": lambda: -0.952 * 0.249 * -0.0904,  # the rounded gears
    },
    "04.e5": {
        "0.9526": lambda: GEARS[2],
        "0.2494": lambda: GEARS[1],
        "0.0904": lambda: GEARS[0],
        "0.2376": lambda: 0.9526 * 0.2494,
    },
}
