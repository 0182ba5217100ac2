"""The key holds every answer; cards and questions to vote on hold none."""

import re

import numpy as np
import pytest

from nnlib.classroom.cards import cards_html, most_options, questions_html
from nnlib.classroom.key import key_html, value_text, wrong_html
from nnlib.classroom.misconceptions import MISCONCEPTIONS, SLIP, in_words, used
from nnlib.practice.content import Edit, Slip
from nnlib.practice.library import all_lessons
from nnlib.practice.page.twins import answer_text
from tests.classroom.papers import NUMBERS, lesson, plain, words
from tests.notebooks.test_prose import BANNED, CONTRACTION

LESSONS = all_lessons()


@pytest.mark.parametrize("number", NUMBERS)
def test_the_key_holds_every_answer_and_what_to_say(number):
    found = lesson(number)
    text = words(key_html(found))
    for item in found.predictions:
        assert plain(item.text) in text
        assert plain(answer_text(item)) in text and plain(item.why) in text
    for item in found.questions:
        for option in item.options:
            assert plain(option.text) in text and plain(option.feedback) in text
    for item in found.exercises:
        assert plain(item.solution) in text
        for mistake in item.mistakes:
            assert plain(mistake.message) in text
        assert all(plain(hint) in text for hint in item.hints)


@pytest.mark.parametrize("number", NUMBERS)
def test_each_question_has_one_right_option_in_the_key(number):
    html, found = key_html(lesson(number)), lesson(number)
    assert html.count("</b> ✓") == len(found.questions)
    options = sum(len(question.options) for question in found.questions)
    assert html.count('<span class="gap"') == options  # room for the votes


def test_the_usual_wrong_answers_as_a_learner_would_write_them():
    by_hand = lesson("03").exercises[0]
    shown = [words(wrong_html(by_hand, mistake)) for mistake in by_hand.mistakes]
    assert shown[0] == "np.mean(errors**2) becomes np.sum(errors**2)which gives 0.55"
    assert "0.0925" in shown
    assert shown[-1] == "any slip in the line with labels ="
    in_order = lesson("03").exercises[2]
    shown = [words(wrong_html(in_order, mistake)) for mistake in in_order.mistakes]
    assert shown[0] == "CDAB"
    assert shown[-1] == "for example DABC"


@pytest.mark.parametrize("number", NUMBERS)
def test_no_wrong_answer_is_shown_as_an_object_of_python(number):
    for exercise in lesson(number).exercises:
        for mistake in exercise.mistakes:
            shown = wrong_html(exercise, mistake)
            assert words(shown), mistake
            if not isinstance(mistake.wrong, Edit | Slip):
                assert "object at" not in shown and "lambda" not in shown
                assert "function" not in shown


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.123456, "0.1235"),
        ("BADC", "BADC"),
        ([1, 0.5], "[1, 0.5]"),
        (np.array([[1.0, 2.0]]), "[1, 2]"),
        (True, "True"),
        (None, "None"),
    ],
)
def test_a_value_as_text(value, text):
    assert value_text(value) == text


def test_every_misconception_that_is_used_has_a_sentence():
    assert set(used(LESSONS)) <= set(MISCONCEPTIONS)
    assert len(used(LESSONS)) >= 30
    assert in_words(SLIP) == "a slip"
    assert len(set(MISCONCEPTIONS.values())) == len(MISCONCEPTIONS)
    for id, sentence in MISCONCEPTIONS.items():
        assert re.fullmatch(r"M\d\d", id)
        assert sentence[0].isupper() and sentence[-1] == "."
        assert len(sentence.split()) <= 25
        assert not BANNED.search(sentence) and not CONTRACTION.search(sentence)


def test_the_key_says_the_misconceptions_of_its_lesson():
    text = words(key_html(lesson("03")))
    for id in ("M11", "M12", "M23", "M25", "M26"):
        assert f"{id}{in_words(id)}" in text
    assert used([lesson("03")]) == ["M11", "M12", "M23", "M25", "M26"]


def test_vote_cards_are_large_letters_one_on_a_page():
    html = cards_html(most_options(LESSONS))
    assert re.findall(r'<p class="letter">(.)</p>', html) == list("ABCD")
    assert html.count('<section class="card-page">') == 4


@pytest.mark.parametrize("number", NUMBERS)
def test_questions_to_show_hold_no_answer(number):
    found = lesson(number)
    html = questions_html(found)
    text = words(html)
    assert html.count("card-page question") == len(found.questions)
    for item in found.questions:
        assert plain(item.text) in text
        for option in item.options:
            assert plain(option.text) in text
            assert plain(option.feedback) not in text
    assert "✓" not in html
