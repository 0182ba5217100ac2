"""No message is false after two slips either; takes minutes, see test_slips.py."""

import numpy as np
import pytest

from tests.practice.test_slips import EXERCISES, kinds


@pytest.mark.full
@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda e: e.id)
@np.errstate(all="ignore")
def test_two_slips_hear_words_that_are_true(exercise):
    found = kinds(exercise, 2)
    assert found["own"] + found["general"] > 100
