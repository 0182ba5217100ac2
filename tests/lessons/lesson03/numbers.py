"""The numbers that lesson 03 quotes in its prose, and where they come from."""

import numpy as np

from nnlib import OurNeuralNetwork, mse_loss, people, sigmoid

DATA, LABELS = people()
RAW, _ = people(shifted=False)
KILOGRAMS = RAW[:, 0] * 0.45359237
NEARER, FARTHER = [0.9, 0.2, 0.4, 0.6], [0.6, 0.4, 0.4, 0.6]


def outputs(w5=1, data=DATA):
    """Return the outputs of the network with weights 1 and biases 0, but for w5."""
    net = OurNeuralNetwork()
    net.w1 = net.w2 = net.w3 = net.w4 = net.w6 = 1
    net.b1 = net.b2 = net.b3 = 0
    net.w5 = w5
    return net.feedforward(data)


def loss(w5=1):
    """Return the loss of that network on the four people."""
    return mse_loss(LABELS, outputs(w5))


def lowest_w5():
    """Return the w5 with the lowest loss, in steps of 0.1 from -10 to 6."""
    return min(np.linspace(-10, 6, 161), key=loss)


# Predictions and errors that the lesson chose; a limit, and how NumPy writes 100 %.
PREDICTED = {"0.9", "0.6", "0.52", "0.48", "0.3", "0.7", "0.55", "0.45", "0.4"}
GIVEN = PREDICTED | {"0.06", "1.0"}
COMPUTED = {
    "60.3": lambda: KILOGRAMS[0],
    "72.6": lambda: KILOGRAMS[1],
    "68.9": lambda: KILOGRAMS[2],
    "54.4": lambda: KILOGRAMS[3],
    "141.25": lambda: RAW.mean(axis=0)[0],
    "66.75": lambda: RAW.mean(axis=0)[1],
    "0.047": lambda: sigmoid(DATA[0].sum()),
    "0.5237": lambda: outputs()[0],
    "0.8808": [lambda: outputs()[1], lambda: outputs()[2]],
    "0.4763": lambda: 1 - outputs()[0],
    "0.2269": lambda: (1 - outputs()[0]) ** 2,
    # the loss of always 0, and Diana's output; elsewhere a chosen 0.5
    "0.5": [lambda: mse_loss(LABELS, [0, 0, 0, 0]), lambda: outputs()[3]],
    "0.25": [
        lambda: mse_loss(LABELS, [0.5, 0.5, 0.5, 0.5]),
        lambda: (1 - outputs()[3]) ** 2,
        lambda: loss(-1),
    ],
    "0.5071": loss,
    "0.0925": lambda: mse_loss(LABELS, NEARER),
    "0.01": lambda: (1 - NEARER[0]) ** 2,
    "0.04": lambda: NEARER[1] ** 2,
    "0.16": [
        lambda: NEARER[2] ** 2,
        lambda: (1 - NEARER[3]) ** 2,
        lambda: mse_loss(LABELS, FARTHER),
    ],
    "0.1352": lambda: loss(lowest_w5()),
    "3.8": lowest_w5,
    "0.3175": lambda: np.mean((LABELS - np.reshape(NEARER, (4, 1))) ** 2),
    "0.2304": lambda: mse_loss(LABELS, [0.52, 0.48, 0.48, 0.52]),
}
