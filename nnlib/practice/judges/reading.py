"""Read a learner's answer: the same number may come as 0.818, "0,818" or "81.8 %"."""

import re

import numpy as np

from nnlib.practice.judges.kinds import kind, several

# A name such as o1, whose digit is no number, or a number.
_NUMBER = re.compile(
    r"[^\W\d]\w*|([+-]?(?:\d+(?:[.,]\d+)*|[.,]\d+)(?:e[+-]?\d+)?)", re.IGNORECASE
)
NOTHING_YET = "Write your answer in place of the `...`, then run the cell again."
TOO_MANY = 1_000_000  # no exercise has answers this large


class UnreadableError(ValueError):
    """The answer is no number; the message says what it is and what to give instead."""


def is_blank(given):
    """Say whether `given` is the untouched starter: ..., None or empty text."""
    if given is None or given is ...:
        return True
    if isinstance(given, str):
        return given.strip() in ("", "...", "…")
    return isinstance(given, list | tuple) and any(map(is_blank, given[:100]))


def to_array(given):
    """Return the answer as a float array of any shape, or raise UnreadableError."""
    if isinstance(given, str):
        return np.array(text_to_number(given))
    if isinstance(given, list | tuple):
        given = [_entry(entry) for entry in given]
    try:
        array = np.asarray(_plain(given))
        if array.dtype.kind == "O" and array.size < TOO_MANY:
            array = array.astype(float)
        if array.dtype.kind not in "iuf":
            raise TypeError
    except UnreadableError:
        raise
    except Exception:
        raise UnreadableError(_not_numbers(given)) from None
    return array if array.dtype == float else array.astype(float)


def text_to_number(text):
    """Return the one number in `text`; the decimal sign may be a point or a comma."""
    text = text.replace("−", "-")
    found = [match for match in _NUMBER.finditer(text) if match[1]]
    if len(found) != 1:
        raise UnreadableError(
            "This text cannot be read as one number. Write the number alone, like 0.25."
        )
    digits = found[0][1]
    point = max(digits.rfind("."), digits.rfind(","))
    if point >= 0:
        whole = digits[:point].replace(".", "").replace(",", "")
        digits = f"{whole}.{digits[point + 1 :]}"
    return float(digits) / (100 if "%" in text[found[0].end() :] else 1)


def flat(given):
    """Return nested lists and arrays as one flat list: ([1, 2], 3) is [1, 2, 3]."""
    if isinstance(given, list | tuple):
        return [number for part in given for number in flat(part)]
    if isinstance(given, np.ndarray) and given.size < TOO_MANY:
        return given.ravel().tolist()
    return [given]


def _entry(entry):
    if isinstance(entry, str):
        return text_to_number(entry)
    if isinstance(entry, list | tuple):
        return [_entry(inner) for inner in entry]
    if isinstance(entry, bool | np.bool_):
        raise UnreadableError(
            f"There is a {entry} in it, a truth value. Give a number in its place."
        )
    return _plain(entry)


def _plain(given):
    """Return what may be a number or an array; refuse what never is one."""
    if callable(given) and not isinstance(given, np.ndarray):
        raise UnreadableError(
            "This is a function, and numbers are wanted. "
            "Give what the exercise asks for, not the function that helps to find it."
        )
    if isinstance(given, bool | np.bool_):
        raise UnreadableError(
            f"This is {given}, a truth value. Give a number, as the exercise asks."
        )
    return given


def _not_numbers(given):
    """Say why `given` is not a number or an even table of numbers."""
    if isinstance(given, list | tuple) and given:
        try:
            sizes = [np.shape(to_array(entry)) for entry in given]
        except UnreadableError as problem:
            return str(problem)
        return (
            f"This holds {len(sizes)} things of different sizes: "
            f"{several(sizes)}. Give only what is asked for, in one table or list."
        )
    if isinstance(given, np.ndarray) and given.dtype == bool:
        return (
            "There are `True` and `False` in it, one beside the other. `np.sum` and "
            "`np.mean` count `True` as 1 and `False` as 0."
        )
    if isinstance(given, np.ndarray):
        return "This array holds something other than plain numbers. Look inside it."
    return f"This is {kind(given)}. Give a number, or a list of numbers."
