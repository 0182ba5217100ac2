"""The numbers that the practice of lesson 08 quotes, and where they come from."""

from nnlib import sigmoid
from tests.lessons.lesson08.numbers import error_after

GIVEN = {
    "08.p3": {"0.00001"},  # minError
    "08.p4": {"0.5"},  # a choice
    "08.p5": {"0.5", "3.5"},
    "08.c1": {"1.0", "0.5", "0.25"},
    "08.e3": {"0.5", "1.0", "0.4"},
}
COMPUTED = {
    "08.p2": {"0.5": lambda: sigmoid(0)},
    "08.p3": {"0.000271": lambda: error_after(-1)},
    "08.p4": {
        "1.00": [lambda: error_after(0), lambda: error_after(2500)],
        "0.03": lambda: error_after(7500),
        "0.000271": lambda: error_after(-1),
    },
    "08.c2": {
        "1.000": [lambda: error_after(1000), lambda: error_after(2500)],
        "0.0003": lambda: error_after(-1),
    },
}
