"""The content of every lesson is complete, and every known mistake is recognized."""

import json
import re
from pathlib import Path

import numpy as np
import pytest

from nnlib.practice import check
from nnlib.practice.content import Slip, run
from nnlib.practice.judges import Function, Number
from nnlib.practice.judges.mistakes import known_values
from nnlib.practice.library import all_lessons
from nnlib.text import HYPHEN
from tests.practice.mutants import mutants
from tests.practice.texts import texts_of_lesson

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
LESSONS = all_lessons()
EXERCISES = [exercise for lesson in LESSONS for exercise in lesson.exercises]
QUESTIONS = [question for lesson in LESSONS for question in lesson.questions]
CONCEPTS = [question for question in QUESTIONS if question.id[3] == "c"]
SLIPS = [
    pytest.param(exercise, mistake, id=f"{exercise.id}-{mistake.wrong.line}")
    for exercise in EXERCISES
    for mistake in exercise.mistakes
    if isinstance(mistake.wrong, Slip)
]
OF_NUMBERS = [e for e in EXERCISES if isinstance(e.judge, Number)]
WRONG_NUMBERS = [
    pytest.param(exercise, mistake.message, value, id=f"{exercise.id}-{value:.3g}")
    for exercise in EXERCISES
    if isinstance(exercise.judge, Number)
    for value, mistake in known_values(exercise)
    if isinstance(value, float) and float(f"{value:.3g}") != 0
]
CODE = [exercise for exercise in EXERCISES if isinstance(exercise.judge, Function)]
OBJECTIVES = {o.id for lesson in LESSONS for o in lesson.objectives}
BANNED = "simply just obviously trivial easy easily clearly wrong"
# Words that an English reader would not use here, and their American form.
STIFF = re.compile(
    r"\b(shall|afterwards|way round|on their side\b(?! of)|by chance"
    r"|(takes?|taken|took) ([\w`]+ ){0,4}(off|away)\b"
    r"|(lies|stands?) (between|in|on|at|below|beside|side by side))\b"
)

# Changed solutions that do the same as the solution, or as well: (exercise, change).
EQUIVALENT = {
    # The dot product is the same either way round.
    "01.e2": {"arguments swapped in `np.dot(weights, inputs)`"},
    # A square and a mean of one number: neither sign nor a second mean changes them.
    "03.e2": {
        "sign flipped in `y_true - y_pred`",
        "sign flipped in `errors`",
        "called twice in `np.mean(errors ** 2)`",
    },
    # The sigmoid is as steep at -x as at x.
    "04.e2": {"sign flipped in `x`", "sign flipped in `total`"},
    # The mean of one number is that number.
    "06.e1": {"called twice in `np.mean(votes)`"},
    # -inputs has as many rows, and a list of arrays is stacked as their stack is.
    "07.e2": {
        "sign flipped in `inputs`",
        "called twice in `np.vstack([inputs.T, ones])`",
    },
    "07.e3": {
        "sign flipped in `inputs`",
        "called twice in `np.vstack([inputs.T, ones])`",
        "called twice in `np.vstack([hidden, ones])`",
    },
    # Both lists have the same length, so nothing changes without `strict`.
    "08.e1": {"one more in `True`", "one less in `True`"},
    # One number has itself as its total and as its median.
    "09.e4": {
        "called twice in `np.sum(solved)`",
        "called twice in `np.median(first[solved])`",
    },
    # One number has itself as its total and as its mean, and a whole one is rounded up.
    "10.e1": {"called twice in `np.sum(powers)`", "called twice in `np.max(scores)`"},
    "10.e2": {"called twice in `np.ceil(pictures / batch)`"},
    "10.e3": {"called twice in `np.sum(right)`", "sign flipped in `labels`"},
    "10.e4": {
        "called twice in `np.mean(-np.log(right))`",
        "sign flipped in `labels`",
    },
}


def known_mistakes(exercise):
    """Return the mistakes that are wrong answers, and no slips in a line."""
    return [m for m in exercise.mistakes if not isinstance(m.wrong, Slip)]


WITH_MISTAKES = [exercise for exercise in EXERCISES if known_mistakes(exercise)]


def named(item):
    return item.id if hasattr(item, "id") else f"lesson{item.number:02}"


def numbers_in(text):
    return re.findall(r"\d+(?:\.\d+)?", text)


@pytest.mark.parametrize("lesson", LESSONS, ids=named)
class TestLesson:
    def test_every_objective_is_exercised(self, lesson):
        used = {item.objective for item in (*lesson.exercises, *lesson.questions)}
        assert {objective.id for objective in lesson.objectives} <= used

    def test_it_has_the_parts_of_a_lesson(self, lesson):
        kinds = [question.id[3] for question in lesson.questions]
        if lesson.number == 0:  # the start page shows each kind once, and no more
            assert (len(lesson.predictions), kinds, len(lesson.exercises)) == (
                1,
                ["c"],
                1,
            )
            return
        assert 3 <= len(lesson.objectives) <= 5
        assert 3 <= len(lesson.exercises)
        assert 1 <= kinds.count("c") <= 3
        assert kinds.count("w") == (0 if lesson.number == 1 else 3)
        assert len(lesson.predictions) >= 2

    def test_ids_are_unique_and_belong_to_the_lesson(self, lesson):
        listed = [*lesson.predictions, *lesson.questions, *lesson.exercises]
        assert len(lesson.items) == len(listed)
        for item in listed:
            assert re.fullmatch(rf"{lesson.number:02}\.[pwce]\d", item.id)

    def test_every_objective_that_is_named_exists(self, lesson):
        for item in (*lesson.exercises, *lesson.questions):
            assert item.objective in OBJECTIVES

    def test_every_objective_leads_back_to_a_heading_of_its_notebook(self, lesson):
        (path,) = NOTEBOOKS.glob(f"{lesson.number:02}_*.ipynb")
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        text = "\n".join("".join(cell["source"]) for cell in cells)
        headings = re.findall(r"^## (.*)$", text, re.MULTILINE)
        for objective in lesson.objectives:
            assert objective.section in headings

    def test_a_predicted_option_is_one_of_the_options(self, lesson):
        for prediction in lesson.predictions:
            if prediction.options:
                assert prediction.answer in prediction.options
            else:
                assert isinstance(prediction.answer, int | float)

    def test_the_tone(self, lesson):
        for text in texts_of_lesson(lesson):
            assert not STIFF.search(text), text
            words = re.findall(r"[a-z]+", text.lower())
            assert not set(words) & set(BANNED.split()), text
            assert "'s" in text or not re.search(r"[a-z]'[a-z]", text), text
            said = re.sub(r"`[^`]*`|^    .*$", "x", text, flags=re.MULTILINE)
            assert not HYPHEN.search(said), text
            for sentence in re.split(r"(?<=[.?!])[)”]*\s+", said):
                assert len(re.findall(r"[A-Za-z][\w'-]*", sentence)) <= 25, sentence


@pytest.mark.parametrize("question", QUESTIONS, ids=named)
class TestQuestion:
    def test_one_option_is_right_and_each_has_feedback_of_15_to_60_words(
        self, question
    ):
        assert sum(option.is_right for option in question.options) == 1
        for option in question.options:
            assert 15 <= len(option.feedback.split()) <= 60, option.text

    def test_no_feedback_is_used_twice(self, question):
        assert len({o.feedback for o in question.options}) == len(question.options)
        assert len({o.text for o in question.options}) == len(question.options)


@pytest.mark.parametrize("exercise", EXERCISES, ids=named)
class TestExercise:
    def test_it_has_hints_and_mistakes(self, exercise):
        assert 2 <= len(exercise.hints) <= 3
        assert len(exercise.mistakes) >= 4 or exercise.judge.use
        assert 1 <= exercise.minutes <= 20  # a bug clinic is the longest

    def test_the_solution_is_right(self, exercise):
        assert exercise.judge.judge(exercise.solve(), exercise).outcome == "right"

    def test_the_starter_is_not_attempted(self, exercise):
        left = run(exercise.starter)[exercise.judge.name]
        assert exercise.judge.judge(left, exercise).outcome == "not attempted"
        assert check(exercise.id).outcome == "not attempted"

    def test_no_message_is_used_twice(self, exercise):
        messages = [mistake.message for mistake in exercise.mistakes]
        assert len(set(messages)) == len(messages)

    def test_messages_are_short_and_end_as_sentences(self, exercise):
        for mistake in exercise.mistakes:
            assert 5 <= len(mistake.message.split()) <= 60
            assert mistake.message[-1] in ".?"


@pytest.mark.parametrize("question", CONCEPTS, ids=named)
def test_a_concept_question_has_four_options_and_names_misconceptions(question):
    assert len(question.options) == 4
    kind = "slip" if question.id[:2] == "00" else r"M\d\d"
    for option in question.options:
        assert option.is_right or re.fullmatch(kind, option.misconception)


@pytest.mark.parametrize("exercise", OF_NUMBERS, ids=named)
def test_messages_do_not_give_the_answer_away(exercise):
    for mistake in exercise.mistakes:
        assert f"{exercise.solve():.3g}" not in numbers_in(mistake.message)


@pytest.mark.parametrize("exercise", OF_NUMBERS, ids=named)
def test_an_unknown_mistake_gets_the_next_step(exercise):
    # Beyond the right answer by 7 %: no known slip, and inside every range.
    given = 1.0697 * exercise.solve()
    assert check(exercise.id, given).message == exercise.next_step


@pytest.mark.parametrize("exercise", WITH_MISTAKES, ids=named)
def test_a_known_mistake_gets_its_own_message(exercise):
    for mistake in known_mistakes(exercise):
        feedback = exercise.judge.judge(exercise.wrong_answer(mistake), exercise)
        assert (feedback.outcome, feedback.message) == ("not yet", mistake.message)


@pytest.mark.full
@pytest.mark.parametrize(("exercise", "mistake"), SLIPS)
def test_a_slip_in_a_known_line_is_heard_of(exercise, mistake):
    heard = [
        exercise.judge.judge(answer, exercise) for answer in exercise.slipped(mistake)
    ]
    assert mistake.message in [feedback.message for feedback in heard]


@pytest.mark.parametrize(("exercise", "message", "value"), WRONG_NUMBERS)
def test_a_known_wrong_number_is_recognized_when_rounded(exercise, message, value):
    for given in (f"{value:.3g}", [value], np.array([[value]]), np.float64(value)):
        assert check(exercise.id, given).message == message


@pytest.mark.full
@pytest.mark.parametrize("exercise", CODE, ids=named)
def test_mutants_of_the_solution_are_rejected(exercise):
    made = mutants(exercise.solution)
    assert len(made) >= 10
    accepted = set()
    for name, text in made:
        try:
            answer = run(text)[exercise.judge.name]
        except Exception:  # a mutant that cannot even be defined
            continue
        feedback = exercise.judge.judge(answer, exercise)
        if feedback.outcome != "not yet":
            accepted.add(name)
    assert accepted == EQUIVALENT.get(exercise.id, set())
