"""The judges of numbers: is it right, and if it is not, which slip was it."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from nnlib.practice.feedback import not_attempted, not_yet, right
from nnlib.practice.judges.calling import call
from nnlib.practice.judges.mistakes import known_rule, known_shape, known_values
from nnlib.practice.judges.reading import (
    NOTHING_YET,
    TOO_MANY,
    UnreadableError,
    flat,
    is_blank,
    to_array,
)
from nnlib.text import count

DIGITS = 3  # significant digits that an answer must have
NAN = (
    "There is a value in it that is no number (`nan` or `inf`). "
    "Look for a division by 0 or a number that grew too large."
)
PERCENT = "Is that a percentage? Write it as a part of 1, or with the sign %."
SHORT = "Very close. Carry more digits to the end, then give at least three of them."


@dataclass(frozen=True)
class Number:
    """One number: `right`, up to `DIGITS` digits, rounded or cut off.

    `whole` asks for exactly this number. `low` and `high` bound every sensible answer
    and `out_of_range` is what an answer beyond them hears. `note` is added for an
    answer that was rounded on the way or cut off.
    """

    right: float
    whole: bool = False
    low: float = -math.inf
    high: float = math.inf
    out_of_range: str = ""
    note: str = "The digits after the third depend on where you rounded."
    name = "answer"

    def judge(self, given, exercise):
        """Return the feedback for the answer `given`."""
        array, problem = _read(given)
        if problem:
            return problem
        if array.size != 1:
            return known_shape(array, exercise) or not_yet(
                f"One number is wanted, but this holds {array.size} numbers. "
                "Hand over the last result of your calculation."
            )
        number = float(array.reshape(()))
        if not math.isfinite(number):
            return not_yet(NAN)
        slips = self._known(exercise)
        if self._is_right(number, [value for value, _ in slips]):
            return right(self._praise(number, exercise))
        return (
            self._known_slip(number, slips)
            or known_rule(number, exercise)
            or self._almost(number)
            or not_yet(exercise.next_step)
        )

    def _known(self, exercise):
        """Return the values of the known mistakes that are one number."""
        return [
            (float(value), mistake)
            for value, mistake in known_values(exercise)
            if np.size(value) == 1
        ]

    def _known_slip(self, number, slips):
        """Return the feedback of the slip that is meant, or None if that is open."""
        by_distance = sorted(slips, key=lambda slip: abs(number - slip[0]))
        if by_distance and abs(number - by_distance[0][0]) <= self._near(
            by_distance[0][0]
        ):
            return not_yet(by_distance[0][1].message)
        # Rounded to two digits, it must fit one slip only, and the right answer less.
        rough = [s for s in slips if abs(number - s[0]) <= 5.1 * one_unit(s[0])]
        clear = rough and abs(number - rough[0][0]) < abs(number - self.right)
        if not self.whole and len(rough) == 1 and clear:
            return not_yet(rough[0][1].message)
        return None

    def _near(self, value):
        """Return how far off an answer may be: one unit of the third digit."""
        if self.whole:
            return 1e-9
        return 1.001 * one_unit(value) + 1e-12

    def _is_right(self, number, slips):
        off = abs(number - self.right)
        return off <= self._near(self.right) and all(
            off < abs(number - slip) for slip in slips
        )

    def _praise(self, number, exercise):
        if self.whole or abs(number - self.right) <= 0.51 * one_unit(self.right):
            return exercise.praise
        return f"{exercise.praise} {self.note}"

    def _almost(self, number):
        if not self.whole and abs(number - self.right) <= 0.02 * abs(self.right):
            return not_yet(SHORT)
        if not self.whole and abs(number / 100 - self.right) <= self._near(self.right):
            return not_yet(PERCENT)
        if not self.low <= number <= self.high:
            return not_yet(self.out_of_range)
        return None


@dataclass(frozen=True)
class Numbers:
    """Several numbers: equal to `right`, or such that the rule `fits` holds.

    Give `right` (any shape), or `fits`, a function from a flat float array to a bool,
    with the number of numbers, `size`; then nested lists are laid flat.
    """

    right: Sequence | None = None
    fits: Callable | None = None
    size: int | None = None
    rtol: float = 2e-3
    name = "answer"

    def judge(self, given, exercise):
        """Return the feedback for the answer `given`."""
        array, problem = _read(given, lay_flat=self.fits is not None)
        if problem:
            return problem
        shape = (self.size,) if self.fits else np.shape(self.right)
        if len(shape) == 1 and array.size == shape[0] == max(array.shape, default=1):
            array = array.reshape(shape)  # a row or a column instead of a flat list
        if array.shape != shape:
            return known_shape(array, exercise) or not_yet(_shape_words(array, shape))
        if not np.isfinite(array).all():
            return not_yet(NAN)
        slips = [slip for slip in known_values(exercise) if np.shape(slip[0]) == shape]
        if self._is_right(array, [value for value, _ in slips]):
            return right(exercise.praise)
        for value, mistake in slips:
            if self._same(array, value):
                return not_yet(mistake.message)
        return known_rule(array, exercise) or not_yet(exercise.next_step)

    def _is_right(self, array, slips):
        if self.fits:
            return bool(self.fits(array))
        off = np.abs(array - np.asarray(self.right)).max()
        nearest = all(off < np.abs(array - np.asarray(slip)).max() for slip in slips)
        return nearest and self._same(array, self.right)

    def _same(self, array, value):
        value = np.asarray(value, float)
        return np.allclose(array, value, rtol=self.rtol, atol=self.rtol * 1e-3)


def one_unit(value):
    """Return one unit of the third significant digit of `value`: 0.001 for 0.818."""
    if value == 0:
        return 10.0**-DIGITS
    return 10.0 ** (math.floor(math.log10(abs(value))) + 1 - DIGITS)


def _shape_words(array, shape):
    if array.ndim <= 1 and len(shape) == 1:
        has, wants = count(array.size, "number"), count(shape[0], "number")
        return f"This holds {has}, but the exercise asks for {wants}."
    return (
        f"This has the shape {array.shape}, but {shape} is wanted. "
        "Compare the rows and the columns."
    )


def _read(given, lay_flat=False):
    """Return the answer as an array, or else the feedback that says why not."""
    # An answer may be any object, and its own code may do anything.
    blank = call(is_blank, given)
    if blank.value:
        return None, not_attempted(NOTHING_YET)
    reading = call(lambda: to_array(flat(given) if lay_flat else given))
    if isinstance(reading.error, UnreadableError):
        return None, not_yet(str(reading.error))
    if reading.value is None:
        return None, not_yet(
            "This answer could not be read. Hand over a number, or a list of numbers."
        )
    if reading.value.size > TOO_MANY:
        return None, not_yet(
            f"This holds {reading.value.size} numbers, far more than the exercise asks "
            "for. Look at its shape."
        )
    return reading.value, None
