"""The numbers that the practice of lesson 07 quotes, and where they come from."""

import numpy as np

from nnlib import sigmoid
from tests.lessons.lesson07.numbers import (
    error_after,
    first_error,
    last_error,
    single_neuron,
)

GIVEN = {
    "07.p8": {"0.00001"},  # minError
    "07.p9": {"0.5", "0.03"},  # choices
}
COMPUTED = {
    "07.p1": {"0.5": [lambda: single_neuron().min(), lambda: single_neuron().max()]},
    "07.p4": {
        "0.5": lambda: np.array([-1.0, 2.0, 0.5])[2],
        "2.5": lambda: np.dot([-1.0, 2.0, 0.5], [0, 1, 1]),
    },
    "07.p8": {"0.000271": last_error},
    "07.p9": {"1.00": [first_error, lambda: error_after(2500)]},
    "07.w2": {"0.5": lambda: sigmoid(0)},
}
