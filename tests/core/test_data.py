import numpy as np
import pytest

from nnlib import GATES, NEW_PEOPLE, PEOPLE, SHIFT, gate, new_people, people
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


@pytest.mark.parametrize("call", [people, new_people, lambda: gate("XOR")])
def test_every_call_returns_fresh_arrays(call):
    for array in map(np.asarray, (call(),) if call is new_people else call()):
        array[...] = 99
    for array in (call(),) if call is new_people else call():
        assert (np.asarray(array) != 99).all()


def test_an_unknown_gate_is_refused_with_the_names():
    with refused(ValueError, "name must be one of AND, OR", "XNOR", "'xor'"):
        gate("xor")
