"""The data of the course: four invented people, two more, logic gates, and digits.

Every call returns fresh arrays, so that a lesson may change its own copy.
Used from lesson 03 (people), lesson 08 (gates) and lesson 10 (digits) on.
"""

from pathlib import Path

import numpy as np

PEOPLE = ("Alice", "Bob", "Charlie", "Diana")
NEW_PEOPLE = ("Emily", "Frank")
SHIFT = (135, 66)  # subtracted from weight (lb) and height (in): near 0

_MEASURED = {  # weight in pounds, height in inches
    "Alice": (133, 65),
    "Bob": (160, 72),
    "Charlie": (152, 70),
    "Diana": (120, 60),
    "Emily": (128, 63),
    "Frank": (155, 68),
}
_LABELS = (1, 0, 0, 1)  # of PEOPLE, in order

GATE_INPUTS = ((0, 0), (1, 1), (0, 1), (1, 0))
GATES = {  # the target for each row of GATE_INPUTS
    "AND": (0, 1, 0, 0),
    "OR": (0, 1, 1, 1),
    "NAND": (1, 0, 1, 1),
    "NOR": (1, 0, 0, 0),
    "XOR": (0, 0, 1, 1),
    "XNOR": (1, 1, 0, 0),
}

DIGITS = Path(__file__).with_name("digits.npz")
SHEET_SIZES = (130, 126, 130, 130, 130, 130, 130, 123, 128, 130, 128, 130, 122, 130)


def people(*, shifted=True):
    """Return the data (4, 2) and the labels (4,) of the four people.

    Columns: weight in pounds and height in inches, minus `SHIFT` unless `shifted`
    is False. Source: V. Zhou, "Machine Learning for Beginners", section 3.
    """
    return _rows(PEOPLE, shifted), np.array(_LABELS, float)


def new_people(*, shifted=True):
    """Return the data (2, 2) of Emily and Frank, whom no lesson trains on."""
    return _rows(NEW_PEOPLE, shifted)


def gate(name):
    """Return inputs (4, 2) and targets (4, 1) of the logic gate `name`, as in `GATES`.

    The rows stand in the order [0, 0], [1, 1], [0, 1], [1, 0].
    Raises ValueError for a name that is not in `GATES`.
    """
    if name not in GATES:
        raise ValueError(f"name must be one of {', '.join(GATES)}, but it is {name!r}")
    return np.array(GATE_INPUTS, float), np.array(GATES[name], float)[:, np.newaxis]


def digits():
    """Return pictures (1797, 64), labels (1797,) and sheets (1797,): written digits.

    A picture is a row of 8 by 8 pixels, line by line, from 0 (paper) to 1 (ink). A
    label is the digit, 0 to 9. In the file nearly the same sequence of digits comes
    14 times; these blocks are the sheets, numbered 0 to 13 in order. Most likely each
    was written by one hand.
    Source: E. Alpaydin and C. Kaynak (1998), "Optical Recognition of Handwritten
    Digits", UCI Machine Learning Repository, doi 10.24432/C50P49, CC BY 4.0: its test
    set, in the order of the file; difference: the pixels are divided by 16.
    """
    with np.load(DIGITS) as file:
        pictures, labels = file["images"] / 16, file["labels"].astype(int)
    sheets = np.repeat(np.arange(len(SHEET_SIZES)), SHEET_SIZES)
    return pictures.reshape(len(pictures), -1), labels, sheets


def _rows(names, shifted):
    measured = np.array([_MEASURED[name] for name in names], float)
    return measured - SHIFT if shifted else measured
