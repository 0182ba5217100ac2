import hashlib
from difflib import SequenceMatcher

import numpy as np
import pytest

from nnlib import (
    GATES,
    NEW_PEOPLE,
    PEOPLE,
    SHIFT,
    digits,
    gate,
    new_people,
    people,
)
from tests.core.helpers import refused


def test_the_four_people():
    data, labels = people(shifted=False)
    assert PEOPLE == ("Alice", "Bob", "Charlie", "Diana")
    assert data.tolist() == [[133, 65], [160, 72], [152, 70], [120, 60]]
    assert labels.tolist() == [1, 0, 0, 1]


def test_the_four_people_shifted():
    data, labels = people()
    assert SHIFT == (135, 66)
    assert data.tolist() == [[-2, -1], [25, 6], [17, 4], [-15, -6]]
    assert data.dtype == labels.dtype == float
    assert labels.tolist() == [1, 0, 0, 1]


def test_emily_and_frank():
    assert NEW_PEOPLE == ("Emily", "Frank")
    assert new_people().tolist() == [[-7, -3], [20, 2]]
    assert new_people(shifted=False).tolist() == [[128, 63], [155, 68]]


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        ("AND", lambda a, b: a and b),
        ("OR", lambda a, b: a or b),
        ("NAND", lambda a, b: not (a and b)),
        ("NOR", lambda a, b: not (a or b)),
        ("XOR", lambda a, b: a != b),
        ("XNOR", lambda a, b: a == b),
    ],
)
def test_gates(name, rule):
    inputs, targets = gate(name)
    assert inputs.tolist() == [[0, 0], [1, 1], [0, 1], [1, 0]]
    assert targets.tolist() == [[float(rule(a, b))] for a, b in inputs]
    assert inputs.dtype == targets.dtype == float


def test_there_are_six_gates():
    assert list(GATES) == ["AND", "OR", "NAND", "NOR", "XOR", "XNOR"]


def test_the_pictures_of_digits_are_those_of_the_source():
    pictures, labels, _ = digits()
    assert pictures.shape == (1797, 64)
    assert pictures.dtype == float
    assert (pictures.min(), pictures.max()) == (0, 1)
    assert pictures.sum() * 16 == 561_718
    drawn = (pictures * 16).astype(np.uint8).tobytes()
    written = hashlib.sha256(drawn + labels.astype(np.uint8).tobytes()).hexdigest()
    # of load_digits() of scikit-learn 1.9.1: its images and targets, as bytes
    assert written == "87ff0c9e40dc7e2c0e34e7257799c2e3f3aec1a016363bb11cad869ec428a826"


def test_the_labels_of_digits():
    _, labels, _ = digits()
    assert labels.dtype == int
    assert labels[:12].tolist() == [*range(10), 0, 1]
    counts = [178, 182, 177, 183, 181, 182, 181, 179, 174, 180]
    assert np.bincount(labels).tolist() == counts
    assert np.eye(10)[labels].sum() == 1797


def test_the_sheets_of_digits_are_the_blocks_that_start_anew():
    _, labels, sheets = digits()
    starts = [0, 130, 256, 386, 516, 646, 776, 906, 1029, 1157, 1287, 1415, 1545, 1667]
    assert sheets.shape == (1797,)
    assert [int(np.argmax(sheets == sheet)) for sheet in range(14)] == starts
    assert (np.diff(sheets) >= 0).all()
    assert sheets.max() == 13
    first = labels[sheets == 0].tolist()
    for sheet in range(14):  # the same sequence, of which a few rows may be missing
        others = labels[sheets == sheet].tolist()
        assert SequenceMatcher(None, first, others, autojunk=False).ratio() > 0.96


def test_an_eye_for_a_digit():
    picture = digits()[0][0].reshape(8, 8)  # a zero: ink around, paper in the middle
    assert (picture[3:5, 3:5] < 0.1).all()
    assert picture[3:5, 2].min() > 0.2


@pytest.mark.parametrize("call", [people, new_people, lambda: gate("XOR"), digits])
def test_every_call_returns_fresh_arrays(call):
    for array in (call(),) if call is new_people else call():
        array[...] = 99
    for array in (call(),) if call is new_people else call():
        assert (array != 99).all()


def test_an_unknown_gate_is_refused_with_the_names():
    with refused(ValueError, "name must be one of AND, OR", "XNOR", "'xor'"):
        gate("xor")
