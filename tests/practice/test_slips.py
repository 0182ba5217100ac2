"""No message is false: slips made by program, for every exercise.

For each answer that one slip leads to, the words must be those of a known mistake that
gives exactly this answer, or words that truth.py has checked; most hear words of their
own. test_two_slips.py goes on with two slips.
"""

from collections import Counter

import numpy as np
import pytest

from nnlib.practice.library import all_lessons
from tests.practice.slips import answers
from tests.practice.truth import kind_of, out_of_range

EXERCISES = [e for lesson in all_lessons() for e in lesson.exercises]


def kinds(exercise, steps):
    """Count the kinds of words that the slips of one or two steps hear."""
    found = Counter()
    for name, answer in answers(exercise, steps):
        feedback = exercise.judge.judge(answer, exercise)
        try:
            if out_of_range(exercise, answer, feedback):
                found["general"] += 1
            else:
                found[kind_of(exercise, answer, feedback)] += 1
        except AssertionError as false:
            raise AssertionError(f"{exercise.id}, {name}: {false}") from false
    return found


@pytest.mark.full
@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda e: e.id)
@np.errstate(all="ignore")
def test_one_slip_hears_words_that_are_true_and_mostly_its_own(exercise):
    found = kinds(exercise, 1)
    wrong = found["own"] + found["general"]
    assert wrong >= 15
    assert found["own"] >= 0.8 * wrong, found
