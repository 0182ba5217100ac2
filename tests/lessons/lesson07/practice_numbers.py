"""The numbers that the practice of lesson 07 quotes, and where they come from."""

import numpy as np

from nnlib import mse_loss, sigmoid
from tests.lessons.lesson07.numbers import (
    TARGETS,
    W_HIDDEN,
    W_OUT,
    delta_out,
    single_neuron,
)

GIVEN = {
    "07.p8": {"0.5"},  # a choice
}
COMPUTED = {
    "07.p1": {
        "0.5": [lambda: single_neuron().min(), lambda: single_neuron().max()],
        "0.25": lambda: mse_loss(TARGETS, single_neuron()),
    },
    "07.p4": {
        "0.5": lambda: W_HIDDEN[1, 2],
        "2.5": lambda: np.dot(W_HIDDEN[1], [0, 1, 1]),
    },
    "07.p6": {
        "0.1055": lambda: delta_out(0),
        "0.211": lambda: W_OUT[0, 0] * delta_out(0),
    },
    "07.w2": {"0.5": lambda: sigmoid(0)},
}
