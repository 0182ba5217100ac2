"""The numbers that lesson 02 quotes in its prose, and where they come from."""

from nnlib import OurNeuralNetwork, sigmoid


def network(weights, biases):
    """Return the 2-2-1 network with these six weights and three biases."""
    net = OurNeuralNetwork()
    net.w1, net.w2, net.w3, net.w4, net.w5, net.w6 = weights
    net.b1, net.b2, net.b3 = biases
    return net


FIRST = network([0, 1, 0, 1, 0, 1], [0, 0, 0])
SECOND = network([1, -1, 3, -2, -3, 2], [2, 2, -1])
HALF_CUT = network([0, -1, 3, -2, -3, 2], [2, 2, -1])
H1, H2 = sigmoid(1), sigmoid(2)  # the hidden outputs of SECOND

GIVEN = set()
COMPUTED = {
    "0.9526": lambda: sigmoid(3),
    "0.7216": lambda: FIRST.feedforward([2, 3]),
    "0.7216325609518421": lambda: FIRST.feedforward([2, 3]),
    "0.7311": lambda: H1,
    "0.8808": lambda: H2,
    "1.432": lambda: -3 * H1 + 2 * H2 - 1,
    "0.1929": lambda: SECOND.feedforward([2, 3]),
    "0.1015": lambda: sigmoid(-3 * H2 + 2 * H1 - 1),
    "0.1505": lambda: sigmoid(-3 * H1 + 2 * H1 - 1),
}
