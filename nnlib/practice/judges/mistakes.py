"""Known mistakes: look up what an answer that is not right should hear."""

from functools import cache

import numpy as np

from nnlib.practice.content import Edit, Shape, When
from nnlib.practice.feedback import not_yet
from nnlib.practice.judges.parts import same_values


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

    def __init__(self, exercise, mistake):
        self.judge, self.mistake = exercise.judge, mistake
        self._f = exercise.wrong_answer(mistake)
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
        return all(map(same_values, self._parts, values))


@cache
def known_edits(exercise):
    """Return a `KnownEdit` for each known mistake of a function that is an edit."""
    edits = [m for m in exercise.mistakes if isinstance(m.wrong, Edit)]
    return [KnownEdit(exercise, mistake) for mistake in edits]
