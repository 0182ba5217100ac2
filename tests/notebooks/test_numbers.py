"""Every decimal number in the prose is a given one or is computed again here.

Each lesson's folder of tests/lessons has a module numbers.py with GIVEN, the numbers
that were chosen (settings, data, typed examples), and COMPUTED, which maps the printed
text to a function that computes the value. The value is rounded to the printed digits.
"""

import importlib
import re
from decimal import Decimal

import pytest

from tests.notebooks.lessons import NUMBERED, cells

NUMBER = re.compile(r"(?<![\w.])\d[\d ]*\.\d+(?![\w.]*\.\d)")


def quoted(name):
    """Return the decimal numbers in the lesson's prose, with the cells they are in."""
    found = {}
    for cell in cells(name, "markdown"):
        source = re.sub(r"```.*?```|\]\([^)]*\)", " ", cell.source, flags=re.S)
        source = source.replace("−", "-")
        for text in NUMBER.findall(source):
            found.setdefault(text.replace(" ", ""), set()).add(cell.id)
    return found


def numbers(name):
    return importlib.import_module(f"tests.lessons.lesson{name[:2]}.numbers")


def matches(text, value):
    """Say whether `value`, rounded to as many digits as `text` has, is `text`."""
    digits = len(text.partition(".")[2])
    half = Decimal(1).scaleb(-digits) / 2 * Decimal("1.000001")
    return abs(abs(Decimal(float(value))) - Decimal(text)) <= half


@pytest.mark.parametrize("name", NUMBERED)
def test_every_decimal_number_in_the_prose_is_accounted_for(name):
    known = numbers(name)
    unknown = {
        text: where
        for text, where in quoted(name).items()
        if text not in known.GIVEN and text not in known.COMPUTED
    }
    assert not unknown


@pytest.mark.parametrize("name", NUMBERED)
def test_every_computed_number_matches_its_printed_digits(name):
    for text, compute in numbers(name).COMPUTED.items():
        for function in compute if isinstance(compute, list) else [compute]:
            assert matches(text, function()), (text, function())


def test_the_match_is_to_the_printed_digits():
    assert matches("0.0215", 0.02146953)
    assert matches("0.2376", -0.23761756)
    assert not matches("0.0214", 0.02146953)
    assert not matches("0.9990889488055994", 0.9990889488055995)
