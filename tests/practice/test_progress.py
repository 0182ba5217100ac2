"""Where am I? The map, and one lesson, told from the record."""

import re

import pytest

from nnlib import record
from nnlib.course import COURSE
from nnlib.practice import progress
from nnlib.practice.done import continue_here
from nnlib.practice.library import all_lessons, load_lesson
from tests.notebooks.lessons import lesson, read

RIGHT = {"outcome": "right"}
LESSONS = all_lessons()


@pytest.fixture(autouse=True)
def kept(tmp_path, monkeypatch):
    monkeypatch.setattr(record, "_folder", tmp_path)
    monkeypatch.setattr(record, "_mode", lambda: "file")
    monkeypatch.setattr(record, "_pending", {"items": {}, "explorers": {}})
    monkeypatch.setattr(record, "_said", {"trouble": "", "kept aside": ""})
    return tmp_path


def finish(number):
    content = load_lesson(number)
    for item in (*content.exercises, *content.questions):
        record.remember(item.id, RIGHT)


def rows(html):
    """Return the rows of the map below its head, as texts."""
    return [re.sub("<[^>]+>", " ", row) for row in html.split("<tr>")[2:]]


def test_the_map_has_one_row_for_each_lesson_with_minutes_and_a_link():
    html = progress().html
    assert len(rows(html)) == len(COURSE)
    for entry, row in zip(COURSE, rows(html), strict=True):
        assert f"{entry.number} {entry.title}" in row
        assert f"{entry.minutes} min" in row
        assert f'href="{entry.notebook}.ipynb"' in html
    assert "Begin here" in rows(html)[0]
    assert html.count("Begin here") == 1
    assert "width: 0%" in html


def test_the_map_counts_in_words_and_in_bars():
    content = load_lesson(1)
    for item in (content.exercises[0], content.questions[0], content.questions[1]):
        record.remember(item.id, RIGHT)
    record.remember(content.exercises[1].id, {"outcome": "not yet", "tries": 2})
    record.remember(content.predictions[0].id, {"outcome": "noted", "said": "7"})
    row = rows(progress().html)[1]
    assert "1 of 4 exercises, 2 of 3 questions, 1 of 4 predictions" in row
    assert "Continue here" in row
    assert f"width: {100 * 4 / len(content.items):.0f}%" in progress().html
    assert "1 of 4 exercises, 2 of 3 questions" in repr(progress())


@pytest.mark.parametrize(
    ("finished", "begun", "place"),
    [
        ([], [], "00"),
        ([0], [], "01"),
        ([0], ["02.e1"], "02"),
        ([0], ["02.e1", "01.p1"], "02"),
        ([0, LESSONS[-1].number], ["04.c1"], "01"),
        ([content.number for content in LESSONS], [], None),
    ],
)
def test_where_to_continue(finished, begun, place):
    for number in finished:
        finish(number)
    for id in begun:
        record.remember(id, {"outcome": "not yet"})
    here = continue_here(record.recall())
    assert (here.number if here else None) == place


def test_one_lesson_says_what_is_done_and_what_is_open_with_links():
    content = load_lesson(3)
    record.remember("03.e1", RIGHT)
    record.remember("03.e2", {"outcome": "not yet"})
    record.remember("03.c1", RIGHT)
    record.remember("O3.1", {"outcome": "not yet"})
    html = progress(3).html
    text = " ".join(re.sub("<[^>]+>", " ", html).split())
    goals = {o.id: o.sentence for o in content.objectives}
    for exercise, state in zip(
        content.exercises,
        ("right", "tried, not right yet", "open", "open"),
        strict=True,
    ):
        wanted = f"{goals[exercise.objective]} ): {state}"
        assert plain(wanted) in plain(text)
    assert "Done: Question 1" in text
    assert "Open: Warm-up 1 , Warm-up 2" in text
    assert f"{content.objectives[0].sentence}: go back to" in text
    assert "1 of 4 exercises, 1 of 6 questions, 0 of 8 predictions" in text


def plain(text):
    return re.sub(r"[\s`]", "", text)


@pytest.mark.parametrize("content", LESSONS, ids=lambda c: f"{c.number:02}")
def test_the_links_lead_to_cells_of_the_lesson(content):
    cells = {
        cell.id: cell.source for cell in read(lesson(f"{content.number:02}")).cells
    }
    html = progress(content.number).html
    linked = re.findall(r'href="#cell-id=([^"]+)"', html)
    assert len(linked) == len(set(linked)) == len(content.items)
    calls = {"e": "check", "c": "ask", "w": "ask", "p": "predict"}
    for item in content.items.values():
        (cell,) = [name for name in linked if name.split("-")[-1] == item.id[3:]]
        assert f'{calls[item.id[3]]}("{item.id}"' in cells[cell]


def test_the_words_tell_where_progress_is_kept_or_why_it_is_not(kept, monkeypatch):
    assert "It stays in your own folder." in progress().html
    monkeypatch.setattr(record, "trouble", lambda: "the disk is full")
    monkeypatch.setattr("nnlib.practice.page.progress.trouble", record.trouble)
    html = progress().html
    assert "cannot be kept here, because the disk is full." in html
    assert "is kept in the file" not in html


def test_a_file_that_was_kept_aside_is_named(kept):
    (kept / record.FILE).write_text("[broken")
    html = progress().html
    (aside,) = kept.glob("nnlib_progress_kept_*.json")
    assert f"It is now called <code>{aside.name}</code>" in html


def test_a_lesson_that_does_not_exist_is_answered_kindly():
    assert "lesson 99" in progress(99).message
