"""Answers in every reasonable form are read, and hostile ones do no harm."""

import math
import random
from types import SimpleNamespace

import numpy as np
import pytest

from nnlib import sigmoid
from nnlib.practice import Feedback, check
from nnlib.practice.content import Mistake
from nnlib.practice.judges import Number, Numbers, Order, calling
from nnlib.practice.page.words import to_html

RIGHT = sigmoid(1.5)


class Exercise(SimpleNamespace):
    """As much of an exercise as a judge needs."""

    __hash__ = object.__hash__

    def wrong_answer(self, mistake):
        return mistake.wrong


def judge(judge, given, *mistakes):
    """Return the feedback of a judge alone."""
    texts = {"praise": "Praise.", "next_step": "Next step."}
    return judge.judge(given, Exercise(mistakes=mistakes, **texts))


@pytest.mark.parametrize(
    "given",
    [
        RIGHT,
        round(RIGHT, 3),
        round(RIGHT, 4),
        0.817,
        np.float64(RIGHT),
        np.float32(RIGHT),
        np.array(RIGHT),
        np.array([RIGHT]),
        np.array([[RIGHT]]),
        [RIGHT],
        (RIGHT,),
        [[RIGHT]],
        ["0.818"],
        "0.818",
        "0,818",
        " 0.8176 ",
        ".818",
        "+0.818",
        "8.18e-1",
        "81.8 %",
        "81,8%",
        "about 0.818",
        "answer = 0.818",
    ],
    ids=repr,
)
def test_every_reasonable_form_of_a_right_answer_is_accepted(given):
    assert check("01.e1", given).outcome == "right"


@pytest.mark.parametrize("given", [13, 13.0, "13", [13], np.int64(13), "13 parameters"])
def test_every_reasonable_form_of_a_whole_number_is_accepted(given):
    assert check("02.e3", given).outcome == "right"


def test_a_whole_number_has_no_tolerance():
    assert check("02.e3", 13.004).outcome == "not yet"
    assert check("02.e3", 12).outcome == "not yet"


@pytest.mark.parametrize(
    "given",
    [
        [10, 10, -15],
        (10, 10, -15),
        np.array([10, 10, -15]),
        ([10, 10], -15),
        [[10, 10, -15]],
        ["10", "10", "-15"],
        (np.array([10, 10]), np.array(-15)),
    ],
    ids=repr,
)
def test_several_numbers_are_read_from_nested_lists(given):
    assert check("01.e3", given).outcome == "right"


def test_a_slope_that_was_rounded_on_the_way_is_right_and_hears_about_it():
    slope = Number(0.02146953526581111, note="You rounded on the way.")
    assert judge(slope, 0.0215).message == "Praise."
    assert judge(slope, 0.02146953526581111).message == "Praise."
    for given in (0.0214, "0,0214", "2.14 %"):
        assert judge(slope, given) == Feedback(
            "right", "Praise. You rounded on the way."
        )
    assert judge(slope, 0.0217).outcome == "not yet"
    assert judge(slope, 0.0213).outcome == "not yet"


@pytest.mark.parametrize("gap", [1e-3, 5e-4, 1e-4])
def test_a_value_nearer_to_a_slip_than_to_the_right_one_is_never_accepted(gap):
    slip = Mistake(RIGHT + gap, "That is the slip.")
    for share in np.linspace(-1, 2, 31):
        given = RIGHT + share * gap
        if not math.isclose(share, 0.5):
            nearer = share < 0.5
            assert (judge(Number(RIGHT), given, slip).outcome == "right") == (
                nearer and abs(share * gap) <= 1e-3
            )


def test_answers_that_are_almost_right_are_told_so():
    assert "so few digits" in check("01.e1", 0.82).message
    assert "more digits" in check("01.e1", 0.8201).message
    assert "percentage" in check("01.e1", 81.8).message


def test_a_known_slip_is_recognized_when_rounded_to_two_digits():
    assert check("01.e1", 0.73) == check("01.e1", sigmoid(1.0))


def test_out_of_range():
    assert "between 0 and 1" in check("01.e1", 5.5).message


@pytest.mark.parametrize("given", [None, ..., "", "  ", "...", [...], [[...], 2]])
def test_nothing_given_is_not_attempted(given):
    assert check("01.e1", given).outcome == "not attempted"
    assert check("01.e3", given).outcome == "not attempted"


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (sigmoid, "function"),
        (True, "truth value"),
        (np.True_, "truth value"),
        ("no idea", "one number"),
        ("between 0.8 and 0.9", "one number"),
        ([1, 2, 3], "3 numbers"),
        (np.nan, "nan"),
        (float("inf"), "nan"),
        ({"a": 1}, "dict"),
        ({1, 2}, "set"),
        (object(), "object"),
        (1 + 2j, "complex"),
        (b"0.818", "bytes"),
        ([[1, 2], [3]], "list"),
        ([object()], "list"),
        (np.zeros((3000, 1000)), "numbers"),
        (np.array(["a", "b"]), "something other than plain numbers"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_an_answer_of_another_kind_hears_what_to_hand_over(given, words):
    for id in ("01.e1", "02.e3"):
        feedback = check(id, given)
        assert feedback.outcome in ("not yet", "not attempted")
    assert words in check("01.e1", given).message


def test_too_few_numbers():
    message = check("01.e3", [10, 10]).message
    assert message == "This holds 2 numbers, but the exercise asks for 3 numbers."


def test_order_reads_letters_in_any_form():
    order = Order(("BAC", "BCA"))
    for given in ("BAC", "bac", "B, A, C", ["B", "A", "C"], ("b", "c", "a"), "b-c-a"):
        assert judge(order, given).outcome == "right"
    slip = Mistake("ABC", "A cannot come first.")
    assert judge(order, "A B C", slip).message == "A cannot come first."
    assert "3 letters" in judge(order, "BA").message
    assert judge(order, "CAB").message == "Next step."
    assert judge(order, ...).outcome == "not attempted"
    for given in (3, [1, 2], object(), np.zeros(3)):
        assert judge(order, given).outcome == "not yet"


def test_numbers_are_compared_with_right_values_of_any_shape():
    numbers = Numbers([[1, 2], [3, 4]])
    assert judge(numbers, [[1, 2], [3, 4.0]]).outcome == "right"
    assert "shape" in judge(numbers, [1, 2, 3, 4]).message
    slip = Mistake([[1, 3], [2, 4]], "Rows and columns changed places.")
    assert judge(numbers, [[1, 3], [2, 4]], slip).message == slip.message
    assert judge(numbers, [[1, 2], [3, np.nan]]).message.startswith("There is a value")
    near = Mistake([[1, 2], [3, 4.001]], "That is the slip.")
    assert judge(numbers, [[1, 2], [3, 4.001]], near).message == "That is the slip."
    assert judge(numbers, [[1, 2], [3, 4.0004]], near).outcome == "right"
    flat = Numbers([1, 2, 3])
    for given in ([1, 2, 3], [[1, 2, 3]], [[1], [2], [3]]):
        assert judge(flat, given).outcome == "right"


class BrokenObject:
    def __eq__(self, other):
        raise RuntimeError("broken eq")

    def __repr__(self):
        raise RuntimeError("broken repr")

    def __float__(self):
        raise SystemExit

    def __array__(self, *args, **kwargs):
        raise KeyboardInterrupt

    def __len__(self):
        raise RuntimeError("broken len")

    def __bool__(self):
        raise RuntimeError("broken bool")

    __hash__ = None


@pytest.mark.parametrize("id", ["01.e1", "01.e2", "01.e3", "02.e2", "02.e3"])
def test_broken_objects_are_survived(id):
    for given in (BrokenObject(), [BrokenObject()], lambda *args: BrokenObject()):
        feedback = check(id, given)
        assert feedback.outcome == "not yet"
        assert len(feedback.message) > 20


def test_an_object_that_never_comes_to_an_end_is_survived(monkeypatch):
    class Endless:
        def __float__(self):
            while True:
                pass

    monkeypatch.setattr(calling, "SECONDS", 0.3)
    assert "could not be read" in check("01.e1", [Endless()]).message


def test_a_bad_id_is_answered_kindly():
    for bad in ("01.e9", "99.e1", "01.p1", "hello", "", None, 3, "01", "é1.e1"):
        feedback = check(bad, 1)
        assert feedback.outcome == "not attempted"
        assert "exercise" in feedback.message or "lesson" in feedback.message


def test_the_words_for_a_bad_id_are_in_order():
    assert check("e1", 1).message == 'The id of an exercise looks like "01.e1".'
    assert check("01.e9", 1).message.startswith("There is no exercise 01.e9.")


def test_feedback_is_a_value_that_displays_itself():
    feedback = check("01.e1", 1.5)
    assert feedback == check("01.e1", "1,5")
    assert repr(feedback) == f"Not right yet. {feedback.message}"
    assert "<strong>Not right yet.</strong>" in feedback._repr_html_()
    with pytest.raises(AttributeError):
        feedback.outcome = "right"


def test_words_become_safe_html():
    assert to_html("a < b & `x<y`") == "<p>a &lt; b &amp; <code>x&lt;y</code></p>"
    assert to_html("One.\n\nTwo.") == "<p>One.</p>\n<p>Two.</p>"
    assert "<pre><code>x = 1\ny = 2</code></pre>" in to_html(
        "Look:\n\n    x = 1\n    y = 2"
    )


def test_checking_leaves_global_settings_alone():
    numpy_dice = np.random.mtrand._rand  # the global one, which lessons never use
    random.seed(1)
    numpy_dice.seed(1)
    expected = random.random(), numpy_dice.random()
    random.seed(1)
    numpy_dice.seed(1)

    def meddle(weights, inputs, bias):
        numpy_dice.seed(0)
        random.seed(0)
        np.seterr(all="raise")
        np.set_printoptions(precision=1)
        return sigmoid(np.dot(weights, inputs) + bias)

    before = np.geterr(), np.get_printoptions()
    assert check("01.e2", meddle).outcome == "right"
    assert (random.random(), numpy_dice.random()) == expected
    assert (np.geterr(), np.get_printoptions()) == before
