"""Read a learner's answer: the same number may come as 0.818, "0,818" or "81.8 %"."""

import re

import numpy as np

_NUMBER = re.compile(r"[+-]?(\d+([.,]\d+)*|[.,]\d+)(e[+-]?\d+)?", re.IGNORECASE)
NOTHING_YET = "Write your answer in place of the `...`, then run the cell again."
TOO_MANY = 1_000_000  # no exercise has answers this large


class UnreadableError(ValueError):
    """The answer is no number; the message says what to hand over instead."""


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
    if callable(given):
        raise UnreadableError(
            "This is a function, and the exercise asks for its result. "
            "Call it with numbers and hand over what comes back."
        )
    if isinstance(given, bool | np.bool_):
        raise UnreadableError(f"This is {given}, a truth value. Hand over a number.")
    if isinstance(given, list | tuple):
        given = [_entry(entry) for entry in given]
    try:
        array = np.asarray(given)
        if array.dtype.kind == "O" and array.size < TOO_MANY:
            array = array.astype(float)
        if array.dtype.kind not in "iuf":
            raise TypeError
    except Exception:
        raise UnreadableError(
            f"This is of the type {type(given).__name__}, which is no plain number. "
            "Hand over a number, or a list of numbers."
        ) from None
    return array if array.dtype == float else array.astype(float)


def text_to_number(text):
    """Return the one number in `text`; the decimal sign may be a point or a comma."""
    found = list(_NUMBER.finditer(text.replace("−", "-")))
    if len(found) != 1:
        raise UnreadableError(
            "This text cannot be read as one number. Write the number alone, like 0.25."
        )
    digits = found[0].group()
    point = max(digits.rfind("."), digits.rfind(","))
    if point >= 0:
        whole = digits[:point].replace(".", "").replace(",", "")
        digits = f"{whole}.{digits[point + 1 :]}"
    return float(digits) / (100 if "%" in text[found[0].end() :] else 1)


def _entry(entry):
    if isinstance(entry, str):
        return text_to_number(entry)
    if isinstance(entry, list | tuple):
        return [_entry(inner) for inner in entry]
    return entry


def flat(given):
    """Return nested lists and arrays as one flat list: ([1, 2], 3) is [1, 2, 3]."""
    if isinstance(given, list | tuple):
        return [number for part in given for number in flat(part)]
    if isinstance(given, np.ndarray) and given.size < TOO_MANY:
        return given.ravel().tolist()
    return [given]
