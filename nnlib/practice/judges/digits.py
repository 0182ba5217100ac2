"""How many digits an answer has, and which values it can stand for with these."""

import math

DIGITS = 3  # significant digits that an answer must have
_ALL = 15  # digits of a float that were not rounded by anybody


def one_unit(value, digits=DIGITS):
    """Return one unit of the third significant digit of `value`: 0.001 for 0.818."""
    if value == 0:
        return 10.0**-digits
    return 10.0 ** (math.floor(math.log10(abs(value))) + 1 - digits)


def digits_of(number):
    """Return how many significant digits were given: 2 for 0.73, 15 for 0.1 + 0.2."""
    text = f"{abs(number):.{_ALL - 1}e}".split("e")[0].replace(".", "")
    return max(1, len(text.rstrip("0")))


def shortens(given, value):
    """Say whether `given` is `value`, rounded or cut off to the digits of `given`."""
    unit, more = one_unit(given, digits_of(given)), abs(value) - abs(given)
    is_cut_off = given * value > 0 and 0 <= more < unit * (1 - 1e-9)
    return is_cut_off or abs(value - given) <= unit / 2 * (1 + 1e-9)


def agrees(given, value):
    """Say whether `given` is `value` as a learner may have worked it out.

    Three or four digits may be off by one unit of the third, from rounding on the way.
    More digits are taken at their word: up to one unit of the last of them.
    """
    digits = digits_of(given)
    if digits < DIGITS:
        return math.isclose(given, value, rel_tol=1e-9, abs_tol=1e-12)
    if digits <= DIGITS + 1:
        return abs(given - value) <= 1.001 * one_unit(value) + 1e-12
    return abs(given - value) <= max(one_unit(given, digits), 1e-9 * abs(value))
