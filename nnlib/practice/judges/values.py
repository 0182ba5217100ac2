"""What goes into a learner's function and what comes back: show, read and compare."""

from collections.abc import Mapping
from numbers import Number

import numpy as np

from nnlib.practice.judges.kinds import kind
from nnlib.practice.judges.reading import UnreadableError
from nnlib.text import list_text


def show(value, digits=4):
    """Return a short text for an argument or a result."""
    if callable(value):
        return getattr(value, "__name__", "f").replace("<lambda>", "f")
    if isinstance(value, str):
        return f'"{value}"'
    if isinstance(value, dict):
        return "{...}"
    array = np.asarray(value)
    if array.dtype.kind not in "iuf":
        return "..."
    if array.size > 12:
        return f"array {array.shape}"
    return _listed(array.tolist(), digits)


def _listed(numbers, digits):
    if isinstance(numbers, list):
        return f"[{', '.join(_listed(number, digits) for number in numbers)}]"
    return f"{numbers:.{digits}g}"


def by_names(value, names):
    """Return `value` as a list if it is a dict or an object with these `names`."""
    plain = (Number, list, tuple, np.ndarray, np.generic)
    if not names or isinstance(value, plain) or callable(value):
        return value
    if isinstance(value, Mapping):
        found = {name: value[name] for name in names if name in value}
    else:
        found = {name: getattr(value, name) for name in names if hasattr(value, name)}
    missing = [name for name in names if name not in found]
    if not found:
        raise UnreadableError(
            f"This is {kind(value)} without the names {list_text(names)}. "
            "Return the numbers in a list or an array, in this order."
        )
    if missing:
        raise UnreadableError(f"It has no {list_text(missing)}. Look at its names.")
    return list(found.values())


def alike(array, other):
    """Return `array` in the shape of `other` where both mean the same numbers.

    One number may be (), (1,) or (1, 1). A flat list may be a row or a column, and
    where one of these is wanted, a flat list will do.
    """
    if array.size != other.size or array.shape == other.shape:
        return array
    both_long = other.size in array.shape and other.size in other.shape
    if other.size == 1 or (both_long and 1 in (array.ndim, other.ndim)):
        return array.reshape(other.shape)
    return array


def close(array, other, rtol):
    """Say whether both have one shape and the same numbers, up to the share `rtol`."""
    if array.shape != other.shape:
        return False
    return bool(np.allclose(array, other, rtol=rtol, atol=1e-9, equal_nan=True))


def same_arguments(before, after):
    """Say whether a call has left its arguments as they were."""
    if isinstance(before, list | tuple):
        pairs = zip(before, after, strict=False)
        return len(before) == len(after) and all(same_arguments(*p) for p in pairs)
    if isinstance(before, np.ndarray | int | float):
        return np.array_equal(before, after)
    return True
