"""Known mistakes: look up what an answer that is not right should hear."""

from functools import cache
from numbers import Real

import numpy as np

from nnlib.practice.content import Edit, Shape, Slip, When
from nnlib.practice.feedback import not_yet


@cache
def known_values(exercise):
    """Return (value, mistake) for each known mistake that stands for one value."""
    return [
        (exercise.wrong_answer(mistake), mistake)
        for mistake in exercise.mistakes
        if not isinstance(mistake.wrong, Shape | Slip | When)
    ]


@cache
def slip_values(exercise):
    """Return (value, mistake) for each value that one slip in a known line gives."""
    return [
        (float(value), mistake)
        for mistake in exercise.mistakes
        if isinstance(mistake.wrong, Slip)
        for value in exercise.slipped(mistake)
        if isinstance(value, Real)
    ]


def known_shape(array, exercise):
    """Return the feedback of the known mistake with this value or shape, or None."""
    for value, mistake in known_values(exercise):
        if np.shape(value) == array.shape and np.allclose(array, value, rtol=1e-3):
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


class KnownEdit:
    """A changed solution: what it returns is found out when it is asked for, once."""

    def __init__(self, judge, mistake, f):
        self.judge, self.mistake, self._f = judge, mistake, f
        self._values, self._parts = {}, None

    def value(self, i):
        """Return what the changed solution returns on probe `i`; None if it fails."""
        if i not in self._values:
            self._values[i] = self.judge.value(self._f, i)
        return self._values[i]

    def has_parts(self, values):
        """Say whether the parts of the changed solution give these `values`."""
        if self._parts is None:
            self._parts = [part.values(self._f) for part in self.judge.parts]
        return all(map(np.allclose, self._parts, values))


@cache
def known_edits(exercise):
    """Return a `KnownEdit` for each known mistake of a function that is an edit."""
    return [
        KnownEdit(exercise.judge, mistake, exercise.wrong_answer(mistake))
        for mistake in exercise.mistakes
        if isinstance(mistake.wrong, Edit)
    ]


@cache
def known_slips(exercise):
    """Return a `KnownEdit` for each slip in a known line of a function."""
    return [
        KnownEdit(exercise.judge, mistake, f)
        for mistake in exercise.mistakes
        if isinstance(mistake.wrong, Slip)
        for f in exercise.slipped(mistake)
    ]
