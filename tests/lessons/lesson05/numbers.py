"""The numbers that lesson 05 quotes in its prose, and where they come from."""

import numpy as np

from nnlib import OurNeuralNetwork, mse_loss, new_people, people, sigmoid

ALICE = (-2, -1)
KNOBS = ("w1", "w2", "w3", "w4", "w5", "w6", "b1", "b2", "b3")
DATA, LABELS = people()


def alice_network():
    """Return the network with all weights 1 and all biases 0."""
    net = OurNeuralNetwork()
    net.knobs = [1, 1, 1, 1, 1, 1, 0, 0, 0]
    return net


def alice_loss(moved=()):
    """Return Alice's squared error after one step of the knobs `moved`."""
    net = alice_network()
    slopes = net.slopes(ALICE, 1)
    for name in moved:
        setattr(net, name, getattr(net, name) - 0.1 * slopes[name])
    return (1 - net.feedforward(ALICE)) ** 2


def trained(epochs=1000):
    """Return the network of the lesson after `epochs`, and its losses."""
    net = OurNeuralNetwork(rng=215)
    return net, net.train(DATA, LABELS, epochs=epochs)


def outputs(epochs=1000):
    """Return the outputs for the four people after `epochs`."""
    return trained(epochs)[0].feedforward(DATA)


def right_epochs():
    """Return the epochs after which all four outputs are on their right side."""
    net, epochs = OurNeuralNetwork(rng=215), []
    for epoch in range(1, 1001):
        net.train(DATA, LABELS, epochs=1)
        if ((net.feedforward(DATA) > 0.5) == (LABELS == 1)).all():
            epochs.append(epoch)
    return epochs


def wrong_training():
    """Return the loss after training without the slope of the output neuron."""
    net = OurNeuralNetwork(rng=215)
    for _ in range(1000):
        for x, y_true in zip(DATA, LABELS, strict=True):
            o1 = net.feedforward(x)
            slopes = np.array(list(net.slopes(x, y_true).values()))
            net.knobs -= 0.1 * slopes / (o1 * (1 - o1))
    return mse_loss(LABELS, net.feedforward(DATA))


def single_neuron_outputs():
    """Return the outputs of one neuron, trained from 0 with rate 0.1."""
    weights, bias = np.zeros(2), 0.0
    for _ in range(1000):
        for x, y_true in zip(DATA, LABELS, strict=True):
            o = sigmoid(weights @ x + bias)
            d = -2 * (y_true - o) * o * (1 - o)
            weights, bias = weights - 0.1 * d * x, bias - 0.1 * d
    return sigmoid(DATA @ weights + bias)


def single_neuron():
    """Return the loss of that neuron."""
    return mse_loss(LABELS, single_neuron_outputs())


GIVEN = {
    "0.1",  # learning rates
    "0.5",  # also the threshold, and the answer to everyone
    "0.9",
    "1.0",
    "1.1",
    "0.01",  # close enough to the bottom, and a learning rate
    "0.99",
    "0.951",  # what the tutorial prints for Emily
    "0.001",  # a learning rate
    "0.3",  # the slope in exercise 1
    "1.000",  # the ratio of a slope and itself
}
COMPUTED = {
    "0.2269": lambda: alice_loss(),
    "0.02147": lambda: alice_network().slopes(ALICE, 1)["w1"],
    "0.99785": lambda: 1 - 0.1 * alice_network().slopes(ALICE, 1)["w1"],
    "0.2": lambda: outputs(epochs=0).mean(),
    "0.25": lambda: mse_loss(LABELS, np.full(4, 0.5)),
    "0.0023": lambda: trained()[1][-1],
    "0.002": lambda: trained()[1][-1],
    "0.510": lambda: outputs(epochs=18)[0],
    "0.950": lambda: trained()[0].feedforward(new_people())[0],
    "0.039": lambda: trained()[0].feedforward(new_people())[1],
    "0.00011": single_neuron,
}
