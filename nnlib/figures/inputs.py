"""What the drawing functions refuse, beyond the rules of nnlib.checks."""

import numpy as np

from nnlib.checks import numbers, vector
from nnlib.text import count


def points(name, value):
    """Return `value` as a float array of shape (n, 2): one row per point."""
    array = numbers(name, value)
    if array.ndim != 2 or array.shape[1] != 2:
        raise ValueError(
            f"{name} must have one row of 2 numbers per point, shape (n, 2), "
            f"but it has shape {array.shape}"
        )
    return array


def labels_of(name, value, length):
    """Return `value` as a flat array of `length` labels, each 0 or 1."""
    array = vector(name, value, length)
    wrong = array[(array != 0) & (array != 1)]
    if wrong.size:
        raise ValueError(f"{name} must hold 0 and 1 only, but it holds {wrong[0]:g}")
    return array


def names_of(name, value, length):
    """Return `value` as a list of `length` texts; None gives empty texts."""
    if value is None:
        return [""] * length
    if isinstance(value, str) or not all(isinstance(text, str) for text in value):
        raise TypeError(f"{name} must be a list of texts, but it is {value!r}")
    if len(value) != length:
        raise ValueError(
            f"{name} must hold {count(length, 'text')}, but it holds {len(value)}"
        )
    return list(value)


def function(name, value):
    """Return `value` if it can be called."""
    if not callable(value):
        raise TypeError(f"{name} must be a function, but it is {value!r}")
    return value


def span(name, value):
    """Return `value` as a pair (low, high) of floats with low below high."""
    low, high = vector(name, value, length=2).tolist()
    if low >= high:
        raise ValueError(
            f"{name} must go from a lower to a higher number, "
            f"but it is ({low:g}, {high:g})"
        )
    return low, high


def outputs_at(f, inputs):
    """Return f(inputs) as shape (n,), for `f` that gives (n,) or (n, 1)."""
    outputs = numbers("f(inputs)", f(inputs))
    if outputs.shape not in {(len(inputs),), (len(inputs), 1)}:
        raise ValueError(
            f"f must give one output per row, shape ({len(inputs)},), "
            f"but it gave shape {outputs.shape}"
        )
    return np.ravel(outputs)
