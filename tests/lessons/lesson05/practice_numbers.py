"""The numbers that the practice of lesson 05 quotes, and where they come from."""

from nnlib import OurNeuralNetwork, mse_loss, new_people, sigmoid
from tests.lessons.lesson05.numbers import (
    DATA,
    LABELS,
    outputs,
    right_epochs,
    trained,
)


def loss_at_rate_20():
    """Return the last loss with a learning rate of 20."""
    return OurNeuralNetwork(rng=215).train(DATA, LABELS, learn_rate=20)[-1]


def first_right_loss():
    """Return the loss after the first epoch with all four on their right side."""
    return trained()[1][right_epochs()[0] - 1]


def emily_and_frank():
    return trained()[0].feedforward(new_people())


GIVEN = {
    "05.p2": {"0.1", "0.5", "0.9", "1.0", "1.1"},  # learning rates
    "05.p3": {"0.1", "0.3", "0.01"},  # a learning rate and two choices
    "05.p5": {"0.5", "0.25"},  # the threshold and a choice
    "05.p6": {"0.5"},  # a choice
    "05.p7": {"0.25"},  # a choice
    "05.w2": {"0.5"},  # the answer to everybody
    "05.e1": {"0.5", "0.3", "0.2"},  # the knob, its slope, the learning rate
    "05.e3": {"0.1"},  # a learning rate
    "05.e4": {"0.005"},  # a limit; test_practice_numbers.py counts the loops below it
}
COMPUTED = {
    "05.p3": {
        "0.3230": lambda: mse_loss(LABELS, outputs(epochs=0)),
        "0.2442": lambda: trained()[1][0],
        "0.24": lambda: trained()[1][0],
    },
    "05.p5": {"0.1020": first_right_loss, "0.1": first_right_loss},
    "05.p7": {"0.01": lambda: 0.01 if loss_at_rate_20() < 0.01 else 1},
    "05.p8": {
        "0.5": lambda: sigmoid(0),
        "0.25": lambda: mse_loss(LABELS, [0.5] * 4),
        "0.002": lambda: trained()[1][-1],
    },
    "05.p9": {"0.25": lambda: 0.5 * (1 - 0.5)},  # the steepest place of the sigmoid
    "05.w2": {"0.25": lambda: mse_loss(LABELS, [0.5] * 4)},
    "05.c3": {
        "0.0023": lambda: trained()[1][-1],
        "0.950": lambda: emily_and_frank()[0],
    },
    "05.e1": {"0.06": lambda: 0.2 * -0.3, "0.56": lambda: 0.5 - 0.2 * -0.3},
    # The factor 2 of the square is missing: half of every slope is left.
    "05.e4": {"0.5": lambda: 1 / 2, "0.500": lambda: 1 / 2},
}
