"""The table of the lessons says what the lessons are, and each lesson what it says."""

import pytest

from nnlib.course import COURSE, header
from tests.notebooks.lessons import NAMES, read
from tests.tools.minutes import estimate

ENTRIES = {entry.notebook: entry for entry in COURSE}
LESSONS = [name for name in ENTRIES if not name.startswith("00")]


@pytest.mark.parametrize("name", ENTRIES)
def test_a_lesson_of_the_table_is_a_notebook_with_its_number(name):
    assert name in NAMES
    assert name.startswith(f"{ENTRIES[name].number}_")


@pytest.mark.parametrize("name", LESSONS)
def test_a_lesson_opens_with_its_title_and_where_it_is_in_the_course(name):
    entry, first = ENTRIES[name], read(name).cells[0].source
    assert first.startswith(f"# {entry.title}\n\n{header(entry.number)}\n\n")
    assert "**Time:**" not in first
    assert "**Before this:**" not in first


@pytest.mark.parametrize("name", LESSONS)
def test_the_stated_minutes_are_within_a_tenth_of_the_estimate(name):
    reading, exercises = estimate(name[:2])
    assert ENTRIES[name].minutes == pytest.approx(reading, rel=0.1)
    assert ENTRIES[name].exercise_minutes == pytest.approx(exercises, rel=0.1)
    assert ENTRIES[name].minutes <= 60
