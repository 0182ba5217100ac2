"""What the library refuses, and how it says so.

Every public function calls these helpers before it changes anything. Each
error names the argument, the rule and what came, so that a learner can act on
it: ``inputs has 3 columns, but the network was built for 2``.
"""

import math
import operator

import numpy as np


def numbers(name, value):
    """Return `value` as a float array, any shape; refuse what is not finite numbers.

    Raises TypeError for text, None and other objects, ValueError for an empty or
    ragged value and for NaN or infinity.
    """
    array = _to_array(name, value)
    if array.size == 0:
        raise ValueError(f"{name} must not be empty, but it has shape {array.shape}")
    if not is_finite(array):
        bad = array[~np.isfinite(array)].flat[0]
        raise ValueError(f"{name} must hold finite numbers only, but it holds {bad}")
    return array


def vector(name, value, length=None):
    """Return `value` as a float array of shape (length,); see `numbers`."""
    array = numbers(name, value)
    if array.ndim != 1:
        raise ValueError(
            f"{name} must be a flat list of numbers, but it has shape {array.shape}"
        )
    if length is not None and array.size != length:
        raise ValueError(
            f"{name} must hold {length} numbers, but it holds {array.size}"
        )
    return array


def rows(name, value, columns):
    """Return `value` as a float array of shape (n, columns); see `numbers`."""
    array = numbers(name, value)
    if array.ndim != 2:
        raise ValueError(
            f"{name} must have one row per example, shape (n, {columns}), "
            f"but it has shape {array.shape}"
        )
    if array.shape[1] != columns:
        raise ValueError(
            f"{name} has {count(array.shape[1], 'column')}, "
            f"but the network was built for {columns}"
        )
    return array


def number(name, value):
    """Return one finite number as a float; see `numbers`."""
    array = numbers(name, value)
    if array.ndim != 0:
        raise ValueError(f"{name} must be one number, but it has shape {array.shape}")
    return float(array)


def rate(name, value):
    """Return a step size, momentum or limit: one finite number, 0 or more."""
    if type(value) is not float or not 0 <= value < math.inf:
        value = number(name, value)
        if value < 0:
            raise ValueError(f"{name} must be 0 or more, but it is {value:g}")
    return value


def whole(name, value, least=0):
    """Return a whole number that is at least `least`, as an int."""
    try:
        result = operator.index(value)
    except TypeError:
        raise TypeError(f"{name} must be a whole number, but it is {value!r}") from None
    if result < least:
        raise ValueError(f"{name} must be {least} or more, but it is {result}")
    return result


def is_finite(array):
    """Say whether every number in the float `array` is neither NaN nor infinite."""
    # The sum of squares is quick, and finite only if every number is; where it is not
    # (a bad number, or one so large that its square overflows) each one is looked at.
    return math.isfinite(np.vdot(array, array)) or bool(np.isfinite(array).all())


def count(n, noun):
    """Say `n` of `noun` in words: ``1 column``, ``3 columns``."""
    return f"{n} {noun}" if n == 1 else f"{n} {noun}s"


def _to_array(name, value):
    try:
        array = np.asarray(value)
    except ValueError:
        raise ValueError(
            f"{name} must have rows of one length, but they differ"
        ) from None
    if array.dtype.kind not in "biuf":
        raise TypeError(f"{name} must hold numbers, but it holds {_what(array)}")
    return np.asarray(array, float)


def _what(array):
    """Name the first thing in `array` that is no number, for an error message."""
    first = next((x for x in array.flat if not isinstance(x, int | float)), array)
    return f"{first!r} ({type(first).__name__})"


def generator(name, value):
    """Return a NumPy Generator from a Generator, a seed or None."""
    try:
        return np.random.default_rng(value)
    except (TypeError, ValueError):
        raise TypeError(
            f"{name} must be a NumPy Generator, a seed or None, but it is {value!r}"
        ) from None
