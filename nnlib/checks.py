"""What the library refuses, and how it says so.

Every public function calls these helpers before it changes anything. Each
error names the argument, the rule and what came, so that a learner can act on
it: ``inputs has 3 columns, but the network was built for 2``.
"""

import math
import operator
from numbers import Real

import numpy as np

from nnlib.text import count


def numbers(name, value):
    """Return `value` as a float array, any shape; refuse what is not finite numbers.

    Raises TypeError for text, None and other objects, ValueError for an empty,
    ragged or masked value and for NaN or infinity.
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
        one_line = array.ndim > 1 and max(array.shape) == array.size
        way_out = f"; np.ravel({name}) is flat" if one_line else ""
        raise ValueError(
            f"{name} must be a flat list of numbers, "
            f"but it has shape {array.shape}{way_out}"
        )
    if length is not None and array.size != length:
        raise ValueError(
            f"{name} must hold {length} numbers, but it holds {array.size}"
        )
    return array


def rows(name, value, columns, labels=False):
    """Return `value` as a float array of shape (n, columns); see `numbers`.

    `labels` says that a flat list is probably the number of each example's class.
    """
    array = numbers(name, value)
    if array.ndim != 2:
        flat, way_out = array.ndim == 1, ""
        if flat and labels:
            way_out = f"; np.eye({columns})[{name}] makes rows out of labels"
        elif flat and array.size % columns == 0:
            way_out = f"; np.reshape({name}, (-1, {columns})) makes rows"
        raise ValueError(
            f"{name} must have one row per example, shape (n, {columns}), "
            f"but it has shape {array.shape}{way_out}"
        )
    if array.shape[1] != columns:
        raise ValueError(
            f"{name} has {count(array.shape[1], 'column')}, "
            f"but the network was built for {columns}"
        )
    return array


def number(name, value):
    """Return one finite number as a float; see `numbers`."""
    if type(value) is float and math.isfinite(value):
        return value  # the usual case, in no time
    array = numbers(name, value)
    if array.ndim != 0:
        raise ValueError(f"{name} must be one number, but it has shape {array.shape}")
    return float(array)


def rate(name, value):
    """Return a step size, momentum or limit: one finite number, 0 or more."""
    if type(value) is not float or not 0 <= value < math.inf:
        if isinstance(value, bool):  # True is no switch here: it would count as 1
            raise TypeError(f"{name} must be a number, but it is {value}")
        value = number(name, value)
        if value < 0:
            raise ValueError(f"{name} must be 0 or more, but it is {value:g}")
    return value


def whole(name, value, least=0):
    """Return a whole number that is at least `least`, as an int."""
    try:
        if isinstance(value, bool):  # Python would count True as 1
            raise TypeError
        result = operator.index(value)
    except TypeError:
        raise TypeError(f"{name} must be a whole number, but it is {value!r}") from None
    if result < least:
        raise ValueError(f"{name} must be {least} or more, but it is {result}")
    return result


def is_finite(array):
    """Say whether every number in `array`, floats, is neither NaN nor infinite."""
    if type(array) is float:
        return math.isfinite(array)
    # The sum of squares is quick, and finite only if every number is; where it is not
    # (a bad number, or one so large that its square overflows) each one is looked at.
    return math.isfinite(np.vdot(array, array)) or bool(np.isfinite(array).all())


def _to_array(name, value):
    try:
        array = np.asarray(value)
    except ValueError:
        raise ValueError(
            f"{name} must have rows of one length, but they differ"
        ) from None
    if type(value) is not np.ndarray and np.any(_mask(value)):
        raise ValueError(f"{name} must hold every number, but some are masked")
    return array if array.dtype == np.float64 else _to_floats(name, array)


def _mask(value):
    """Return which numbers a masked array hides, False for everything else."""
    return getattr(value, "mask", False) if isinstance(value, np.ndarray) else False


def _to_floats(name, array):
    if array.dtype.kind not in "biuf":
        for item in array.ravel().tolist():
            if not isinstance(item, Real):
                raise TypeError(
                    f"{name} must hold numbers, "
                    f"but it holds {item!r} ({type(item).__name__})"
                )
    try:
        with np.errstate(over="ignore"):  # too large becomes infinite: refused later
            return array.astype(float)
    except OverflowError:
        raise ValueError(
            f"{name} must hold numbers up to 1.8e308, but one is larger"
        ) from None


def generator(name, value):
    """Return a NumPy Generator from a Generator, a seed or None."""
    try:
        return np.random.default_rng(value)
    except (TypeError, ValueError) as error:
        wrong = TypeError if isinstance(error, TypeError) else ValueError
        raise wrong(
            f"{name} must be a NumPy Generator, a seed (a whole number, 0 or more) "
            f"or None, but it is {value!r}"
        ) from None
