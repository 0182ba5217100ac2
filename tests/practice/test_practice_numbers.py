"""Every decimal number in the practice texts is a given one or is computed again here.

Each lesson's folder of tests/lessons has a module practice_numbers.py with GIVEN and
COMPUTED, as the prose of the notebooks has (tests/notebooks/test_numbers.py). Here both
have one entry for each item, such as "03.e1": the same digits can mean different things
in two items.
"""

import importlib

import pytest

from nnlib.lessons.shared import examine as clinic
from nnlib.practice.library import all_lessons
from tests.notebooks.test_numbers import NUMBER, matches
from tests.practice.test_practice_clinic import EPOCHS, losses, report
from tests.practice.texts import texts_and_answers_of

ITEMS = [item for lesson in all_lessons() for item in lesson.items.values()]


def quoted(item):
    """Return the decimal numbers in the texts of an item."""
    return {
        number.replace(" ", "")
        for text in texts_and_answers_of(item)
        for number in NUMBER.findall(text)
    }


def of_lesson(number):
    """Return the module with the numbers of the lesson with this two-digit `number`."""
    return importlib.import_module(f"tests.lessons.lesson{number}.practice_numbers")


def numbers(id):
    """Return the given and the computed numbers of an item."""
    module = of_lesson(id[:2])
    return module.GIVEN.get(id, set()), module.COMPUTED.get(id, {})


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.id)
def test_every_decimal_number_is_accounted_for_once(item):
    given, computed = numbers(item.id)
    assert quoted(item) == given | computed.keys()
    assert not given & computed.keys()


# 10.c2 trains on ten sheets.
COMPUTED = [
    pytest.param(item.id, marks=pytest.mark.full if item.id == "10.c2" else ())
    for item in ITEMS
    if numbers(item.id)[1]
]


@pytest.mark.parametrize("id", COMPUTED)
def test_every_computed_number_matches_its_printed_digits(id):
    for text, compute in numbers(id)[1].items():
        for function in compute if isinstance(compute, list) else [compute]:
            assert matches(text, function()), (text, function())


def test_there_is_no_entry_for_an_item_that_does_not_exist():
    known = {item.id for item in ITEMS}
    for number in {id[:2] for id in known}:
        module = of_lesson(number)
        assert module.GIVEN.keys() | module.COMPUTED.keys() <= known


@pytest.mark.full
def test_three_loops_of_the_clinic_end_with_a_loss_below_0_005(capsys, monkeypatch):
    low = 0
    for loop in EPOCHS[1:]:
        lines, _, _ = report(clinic.examine_epoch, loop, capsys, monkeypatch)
        _, _, last, *_ = losses(lines)  # after 1, 100 and 1000 epochs
        low += last < 0.005
    assert low == 3
