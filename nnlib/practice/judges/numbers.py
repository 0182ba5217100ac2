"""The judges of numbers: is it right, and if it is not, which slip was it."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from nnlib.practice.feedback import not_attempted, not_yet, right
from nnlib.practice.judges.calling import call
from nnlib.practice.judges.digits import DIGITS, agrees, digits_of, one_unit, shortens
from nnlib.practice.judges.kinds import size
from nnlib.practice.judges.mistakes import (
    known_rule,
    known_shape,
    known_values,
    slip_values,
)
from nnlib.practice.judges.reading import (
    NOTHING_YET,
    TOO_MANY,
    UnreadableError,
    flat,
    is_blank,
    to_array,
)
from nnlib.practice.judges.values import alike
from nnlib.text import count

NAN = (
    "There is a value in it that is not a number (`nan` or `inf`). "
    "Look for a division by 0, a power of a negative number, or a number that grew "
    "too large."
)
PERCENT = "Is that a percentage? Write it as a part of 1, or with the sign %."
FEW_DIGITS = "So far it fits, but with so few digits nobody can tell. Give three."
SIGN = "The size is right. Look at the sign."
POINT = "The digits are right. Look at the decimal point."
CLOSE = (
    "Very close, but not within the third digit. If you rounded on the way, "
    "carry more digits to the end."
)


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

    @np.errstate(all="ignore")
    def judge(self, given, exercise):
        """Return the feedback for the answer `given`."""
        array, problem = _read(given)
        if problem:
            return problem
        if array.size != 1:
            return (
                _decimal_comma(given)
                or known_shape(array, exercise)
                or not_yet(
                    f"One number is wanted, but this holds {array.size} numbers. "
                    "Give the last result of your calculation."
                )
            )
        number = float(array.reshape(()))
        if not math.isfinite(number):
            return not_yet(NAN)
        slips = self._known(exercise)
        if self._is_right(number, [value for value, _ in slips]):
            return right(self._praise(number, exercise))
        return (
            self._known_slip(number, slips)
            or self._slip_in_a_line(number, exercise)
            or self._few_digits(number, slips)
            or known_rule(number, exercise)
            or self._almost(number)
            or not_yet(exercise.next_step)
        )

    def _known(self, exercise):
        """Return the values of the known mistakes that are one number."""
        return [
            (float(np.reshape(value, ())), mistake)
            for value, mistake in known_values(exercise)
            if np.size(value) == 1
        ]

    def _known_slip(self, number, slips):
        """Return the feedback of the slip with exactly this value, or None."""
        fits = [slip for slip in slips if self._agrees(number, slip[0])]
        if not fits:
            return None
        nearest = min(fits, key=lambda slip: abs(number - slip[0]))
        return not_yet(nearest[1].message)

    def _few_digits(self, number, slips):
        """Return the feedback for a number of one or two digits, or None."""
        if self.whole or digits_of(number) >= DIGITS:
            return None
        if shortens(number, self.right):
            return not_yet(FEW_DIGITS)
        # With two digits, it must fit one slip only. They may be three: 0.190 is 0.19.
        rough = [slip for slip in slips if shortens(number, slip[0])]
        three = [s for s in rough if abs(number - s[0]) <= 0.51 * one_unit(s[0])]
        fits = three or rough
        if digits_of(number) == DIGITS - 1 and len(fits) == 1:
            return not_yet(fits[0][1].message)
        return None

    def _slip_in_a_line(self, number, exercise):
        """Return the feedback of the line where one slip gives `number`, or None."""
        for value, mistake in slip_values(exercise):
            if math.isfinite(value) and self._agrees(number, value):
                return not_yet(mistake.message)
        return None

    def _agrees(self, number, value):
        return number == value if self.whole else agrees(number, value)

    def _near(self, value):
        """Return how far off an answer may be: one unit of the third digit."""
        return 1e-9 if self.whole else 1.001 * one_unit(value) + 1e-12

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
        def hits(value):
            return abs(value - self.right) <= self._near(self.right)

        if abs(self.right) < 1 and hits(number / 100):
            return not_yet(PERCENT)
        if hits(-number):
            return not_yet(SIGN)
        if not self.whole and (hits(number * 10) or hits(number / 10)):
            return not_yet(POINT)
        if not self.low <= number <= self.high:
            return not_yet(self.out_of_range)
        # A right answer of few digits, such as 0.56, needs no rounding on the way.
        may_be_rounded = not self.whole and digits_of(self.right) > DIGITS
        if may_be_rounded and abs(number - self.right) <= 0.02 * abs(self.right):
            return not_yet(CLOSE)
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

    @np.errstate(all="ignore")
    def judge(self, given, exercise):
        """Return the feedback for the answer `given`."""
        shape = (self.size,) if self.fits else np.shape(self.right)
        if words := _text_words(given, shape):
            return not_yet(words)
        array, problem = _read(given, lay_flat=self.fits is not None)
        if problem:
            return problem
        array = alike(array, np.empty(shape))
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


def _decimal_comma(given):
    """Return the feedback for `0,818`, which Python reads as two numbers, or None."""
    two = isinstance(given, tuple) and len(given) == 2
    if not two or not all(type(part) is int for part in given) or given[1] < 0:
        return None
    first, second = given
    return not_yet(
        f"One number is wanted, and Python reads two here, {first} and {second}, "
        f"because of the comma. If it is a decimal comma, write a point: "
        f"{first}.{second}."
    )


def _text_words(given, shape):
    """Say what is wanted in place of text, or return "": one text can be one number."""
    if shape == (1,) or type(given) not in (str, list, tuple) or is_blank(given):
        return ""
    if isinstance(given, str) and len(shape) < 2:
        return (
            f"This is text, and {size(shape)} are wanted. "
            "Write them in square brackets, without quotes, as in the starter."
        )
    rows = [given] if isinstance(given, str) else given
    if len(shape) < 2 or not any(isinstance(row, str) for row in rows):
        return ""
    found = "This is text" if isinstance(given, str) else "There is text in it"
    return (
        f"{found}, and {shape[0]} rows of {count(shape[1], 'number')} are wanted. "
        "Write each row in brackets, without quotes, as in the starter."
    )


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
            "This answer could not be read. Give a number, or a list of numbers."
        )
    if reading.value.size > TOO_MANY:
        return None, not_yet(
            f"This holds {reading.value.size} numbers, far more than the exercise asks "
            "for. Look at its shape."
        )
    return reading.value, None
