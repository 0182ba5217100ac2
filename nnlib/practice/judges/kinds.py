"""Say in words what an answer is: text, a list, one number, 3 numbers, 2 rows of 4."""

import numpy as np

from nnlib.text import count, list_text

_KINDS = (
    (str, "text"),
    (bool | np.bool_, "a truth value"),
    (int | float | np.number, "a number"),
    (list, "a list"),
    (tuple, "a tuple"),
    (dict, "a dict"),
    (set, "a set"),
    (np.ndarray, "an array"),
)


def kind(given):
    """Say what `given` is, such as `a dict`, or name its type."""
    for types, words in _KINDS:
        if isinstance(given, types):
            return words
    return "a function" if callable(given) else f"of the type {type(given).__name__}"


def size(shape):
    """Say how many numbers an array of this shape holds: `one number`, `3 numbers`."""
    if shape == ():
        return "one number"
    if len(shape) == 1:
        return count(shape[0], "number")
    return f"an array of the shape {shape}"


def several(shapes):
    """Say what each of several arrays holds, the first four of them."""
    words = [size(shape) for shape in shapes[:4]]
    return list_text(words) + (", and more" if len(shapes) > 4 else "")
