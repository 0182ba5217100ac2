"""What goes into a learner's function and what comes back: show, read and compare."""

from collections.abc import Mapping

import numpy as np

from nnlib.practice.judges.reading import UnreadableError


def show(value):
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
    return _listed(array.tolist()) if array.size <= 12 else f"array {array.shape}"


def _listed(numbers):
    if isinstance(numbers, list):
        return f"[{', '.join(map(_listed, numbers))}]"
    return f"{numbers:.4g}"


def by_names(value, names):
    """Return `value` as a list if it is a dict or an object with these `names`."""
    if not names or isinstance(value, list | tuple | np.ndarray):
        return value
    try:
        if isinstance(value, Mapping):
            return [value[name] for name in names]
        return [getattr(value, name) for name in names]
    except (KeyError, AttributeError) as error:
        raise UnreadableError(
            f"The result has no {error.args[0]}. Look at its names."
        ) from None


def alike(array, other):
    """Return one number in the shape of `other`, which may be (), (1,) or (1, 1)."""
    return array.reshape(other.shape) if array.size == other.size == 1 else array


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
