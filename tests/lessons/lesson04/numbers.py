"""The numbers that lesson 04 quotes in its prose, and where they come from."""

from nnlib import OurNeuralNetwork, deriv_sigmoid, sigmoid

ALICE = (-2, -1)


def network(w1=1):
    """Return the network with all weights 1, but for w1, and all biases 0."""
    net = OurNeuralNetwork()
    net.w1 = w1
    net.w2 = net.w3 = net.w4 = net.w5 = net.w6 = 1
    net.b1 = net.b2 = net.b3 = 0
    return net


def loss(w1=1):
    """Return Alice's squared error."""
    return (1 - network(w1).feedforward(ALICE)) ** 2


H1 = sigmoid(-3)
O1 = network().feedforward(ALICE)
SLOPES = network().slopes(ALICE, 1)
GEARS = (-2 * deriv_sigmoid(-3), deriv_sigmoid(2 * H1), -2 * (1 - O1))

GIVEN = {
    "1.1",  # the nudged knob
    "0.1",  # the step of that nudge
    "0.00001",  # 1e-5, the step of numeric_slope
    "0.952",  # the tutorial's shortened factors ...
    "0.249",
    "0.0214",  # ... and what it prints
    "0.5",  # a weight of exercise 1
}
COMPUTED = {
    "0.0474": lambda: H1,
    "0.0949": lambda: 2 * H1,
    "0.5237": lambda: O1,
    "0.4763": lambda: 1 - O1,
    "0.2269": lambda: loss(),
    "0.0098": lambda: loss(2) - loss(),
    "0.0197": lambda: (loss(1.1) - loss()) / 0.1,
    "0.9526": lambda: GEARS[2],
    "0.2494": lambda: GEARS[1],
    "0.09035": lambda: GEARS[0],
    "0.0904": lambda: GEARS[0],
    "0.79": lambda: sum(GEARS),
    "0.021470": lambda: SLOPES["w1"],
    "0.0215": lambda: SLOPES["w1"],
    "0.02143": lambda: -0.952 * 0.249 * -0.0904,
    "0.0452": lambda: deriv_sigmoid(-3),
    "0.0009": lambda: deriv_sigmoid(7),
    "0.1187": lambda: -2 * deriv_sigmoid(H1) * GEARS[1] * GEARS[2],
}
