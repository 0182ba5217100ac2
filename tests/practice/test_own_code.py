"""What a function uses is read from Python's instructions, without running it."""

import dis
from functools import partial
from types import SimpleNamespace

import numpy as np
import pytest

from nnlib.practice.judges.own_code import leftovers, names_used, outside_words, unused
from tests.practice.cells import cell


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("def f(a, b):\n    return a + b", []),
        ("def f(a, b):\n    return a", ["b"]),
        ("def f(a, b, c=1):\n    return a", ["b"]),  # c need not be used
        ("def f(a, b):\n    a = 1\n    return b", ["a"]),  # overwritten, never read
        ("def f(a, b):\n    return [a * x for x in (1, 2)]", ["b"]),
        ("def f(a, b):\n    return (lambda: a)() + b", []),
        ("def f(a, b):\n    return eval('a + b')", []),
        ("def f(a, b):\n    return sum(locals().values())", []),
        ("f = lambda a, b: b", ["a"]),
        ("def f(*a, **b):\n    return 1", []),
    ],
)
def test_arguments_that_are_never_read(code, expected):
    assert unused(cell(code, "f")) == expected


def test_nothing_is_said_of_what_has_no_code_of_its_own():
    for f in (np.exp, partial(max, 1), len, 3, None):
        assert unused(f) == []
        assert leftovers(f) == {}
        assert names_used(f) == set()
        assert outside_words(f, "f") == ""


def test_one_instruction_can_load_two_names(monkeypatch):
    both = SimpleNamespace(opname="LOAD_FAST_LOAD_FAST", argval=("a", "b"))
    monkeypatch.setattr(dis, "get_instructions", lambda code: [both])
    assert unused(lambda a, b, c: a + b + c) == ["c"]


def test_numbers_and_lists_of_other_cells_are_leftovers():
    code = "def f(x):\n    return scale(x) * np.sum(old) + size + len(words)"
    others = {"old": np.ones(3), "size": 4, "words": ["a"], "scale": np.exp}
    f = cell(code, "f", **others, not_used=7)
    assert set(leftovers(f)) == {"old", "size", "words"}
    assert names_used(f) >= {"scale", "np", "sum", "len"}
    own = cell("def f(old):\n    size = 1\n    return old + size", "f", **others)
    assert leftovers(own) == {}


def test_an_attribute_is_no_leftover():
    f = cell("def f(x):\n    return x.T", "f", T=np.ones(3))
    assert leftovers(f) == {}


def test_a_leftover_inside_a_function_inside_is_found():
    f = cell("def f(x):\n    return [y + old for y in x]", "f", old=2)
    assert leftovers(f) == {"old": 2}


def test_what_is_said_names_both():
    f = cell("def f(x, y):\n    return x + old", "f", old=2)
    assert outside_words(f, "my_f") == (
        "`old` is not made in `my_f`: it comes from another place. "
        "Make it inside, from the arguments. "
        "`y` is not used in `my_f`. Where does it belong?"
    )
    f = cell("def f(x, y):\n    return 1", "f")
    assert outside_words(f, "my_f") == (
        "`x` and `y` are not used in `my_f`. Where do they belong?"
    )
