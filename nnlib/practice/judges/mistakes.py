"""Known mistakes: look up what an answer that is not right should hear."""

from functools import cache

import numpy as np

from nnlib.practice.content import Shape, When
from nnlib.practice.feedback import not_yet


@cache
def known_values(exercise):
    """Return (value, mistake) for each known mistake that stands for one value."""
    return [
        (exercise.wrong_answer(mistake), mistake)
        for mistake in exercise.mistakes
        if not isinstance(mistake.wrong, Shape | When)
    ]


def known_shape(array, exercise):
    """Return the feedback of the known mistake with this value or shape, or None."""
    for value, mistake in known_values(exercise):
        if np.shape(value) == array.shape and np.allclose(array, value, rtol=2e-3):
            return not_yet(mistake.message)
    for mistake in exercise.mistakes:
        if isinstance(mistake.wrong, Shape) and mistake.wrong.shape == array.shape:
            return not_yet(mistake.message)
    return None


def known_rule(given, exercise):
    """Return the feedback of the first known mistake whose rule holds, or None."""
    for mistake in exercise.mistakes:
        if isinstance(mistake.wrong, When) and mistake.wrong.condition(given):
            return not_yet(mistake.message)
    return None


@cache
def known_functions(exercise):
    """Return (values on the probes, mistake) for each mistake that is a function."""
    pairs = []
    for mistake in exercise.mistakes:
        if not isinstance(mistake.wrong, Shape | When):
            values = exercise.judge.values(exercise.wrong_answer(mistake))
            if values is not None:
                pairs.append((values, mistake))
    return pairs
