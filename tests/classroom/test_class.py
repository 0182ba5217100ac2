"""What a class has answered: exact counts, no names, and never below five files."""

import json
import re

import pytest

from nnlib import __main__ as program
from nnlib.classroom.class_picture import class_picture
from nnlib.classroom.counts import Bar, bars, begun, files_text, lesson_text
from nnlib.classroom.gather import LEAST, gather
from nnlib.practice.library import all_lessons, load_lesson
from nnlib.record_file import FILE

QUESTION = load_lesson("03").items["03.c1"]
RIGHT_TEXT = next(o.text for o in QUESTION.options if o.is_right)  # option C
WRONG_TEXT = QUESTION.options[0].text


def learner(folder, name, items):
    (folder / name).mkdir(parents=True)
    kept = {"version": 2, "items": items, "explorers": {}}
    (folder / name / FILE).write_text(json.dumps(kept), encoding="utf-8")


def answered(i):
    """Return what learner `i` of six has answered."""
    right = i < 4
    said = RIGHT_TEXT if right else WRONG_TEXT
    items = {
        "03.p1": {"outcome": "noted", "said": "All four differ"},
        "03.p4": {"outcome": "noted", "said": "0.25" if i < 2 else "1"},
        "03.c1": {"outcome": "right" if right else "not yet", "said": said},
        "O3.1": {"outcome": "can do" if i else "not yet"},
    }
    if i < 5:
        outcome = "right" if i < 3 else "not yet"
        items["03.e1"] = {"outcome": outcome, "tries": 1 + i}
    return items


@pytest.fixture
def folder(tmp_path):
    for i in range(6):
        learner(tmp_path / "class", f"Zoe{i}", answered(i))
    return tmp_path / "class"


def printed(capsys, tmp_path, folder):
    out = tmp_path / "out"
    assert program.main(["class", str(folder), "--folder", str(out)]) == 0
    return capsys.readouterr().out, (out / "class.html").read_text(encoding="utf-8")


def test_the_counts_are_exact(folder):
    lines = lesson_text(load_lesson("03"), gather(folder))
    assert lines[0] == ("03.p1 prediction, noted by 6; chosen last: A 6, B 0 and C* 0")
    assert lines[3] == "03.p4 prediction, noted by 6; near the right number 2"
    assert "03.w1 question, right 0, not yet 0" in lines
    assert (
        "03.c1 question, right 4, not yet 2; chosen last: A 2, B 0, C* 4 and D 0"
    ) in lines
    assert "03.e1 exercise, right 3, tried 2; tries until right, median 2" in lines
    assert lines[-1] == (
        "O3.1 compute the mean squared error by hand and in NumPy: can do 5, not yet 1"
    )


def test_the_bars_add_up(folder):
    found = {bar.id: bar for bar in bars(load_lesson("03"), gather(folder))}
    assert found["03.c1"] == Bar("03.c1", done=4, tried=2, open=0)
    assert found["03.e1"] == Bar("03.e1", done=3, tried=2, open=1)
    assert found["03.p2"] == Bar("03.p2", done=0, tried=0, open=6)
    assert all(bar.done + bar.tried + bar.open == 6 for bar in found.values())
    assert [lesson.number for lesson in begun(all_lessons(), gather(folder))] == [3]


def test_the_command_prints_counts_and_writes_a_page(capsys, tmp_path, folder):
    text, html = printed(capsys, tmp_path, folder)
    assert text.splitlines()[:4] == [
        "6 progress files read.",
        "Counts only; no names were read. A star marks the right option.",
        "",
        "Lesson 03: How wrong? The loss",
    ]
    assert "Lesson 04" not in text
    for line in lesson_text(load_lesson("03"), gather(folder)):
        assert line in text
    assert html.count("<img") == 1
    (alt,) = re.findall(r'<img alt="([^"]*)"', html)
    assert "with 6 learners" in alt and "03.c1 4, 2" in alt
    assert "Zoe" not in text + html


def test_fewer_than_five_files_are_not_counted(capsys, tmp_path):
    for i in range(LEAST - 1):
        learner(tmp_path / "few", f"Zoe{i}", answered(i))
    with pytest.raises(SystemExit) as stopped:
        program.main(["class", str(tmp_path / "few"), "--folder", str(tmp_path)])
    assert stopped.value.code == (
        "4 progress files read.\nFewer than 5 files are not counted: with so few, "
        "numbers would point at people."
    )
    assert capsys.readouterr().out == ""
    assert not (tmp_path / "class.html").exists()


def test_broken_files_and_other_versions_are_counted_and_do_not_help(tmp_path):
    for i in range(LEAST - 1):
        learner(tmp_path, f"Zoe{i}", answered(i))
    for name, text in (
        ("broken1", "{nonsense"),
        ("broken2", "[1, 2]"),
        ("broken3", '{"version": 2, "items": 3}'),
        ("newer", '{"version": 3, "items": {}}'),
    ):
        (tmp_path / name).mkdir()
        (tmp_path / name / FILE).write_text(text, encoding="utf-8")
    found = gather(tmp_path)
    assert (found.broken, found.other_version, found.is_enough) == (3, 1, False)
    assert files_text(found) == [
        "4 progress files read.",
        "Not counted: 3 files that cannot be read.",
        "Not counted: 1 file of another version of the course.",
    ]


def test_the_first_version_is_read_as_today(folder):
    (folder / "old").mkdir()
    old = {"03.c1": "right", "03.p1": "committed"}
    (folder / "old" / FILE).write_text(json.dumps(old), encoding="utf-8")
    found = gather(folder)
    assert len(found.learners) == 7
    assert found.outcomes("03.c1")["right"] == 5
    assert found.outcomes("03.p1")["noted"] == 7


def test_which_files_are_taken(folder):
    text = (folder / "Zoe0" / FILE).read_text(encoding="utf-8")
    for name, taken in (
        ("handed_in/anna_nnlib_progress.json", 1),
        ("handed_in/.nnlib_progress (2).json", 1),
        ("a/nnlib_progress_kept_2026-01-01-120000_1.json", 0),
        ("a/.ipynb_checkpoints/.nnlib_progress-checkpoint.json", 0),
        ("a/other.json", 0),
    ):
        before = len(gather(folder).learners)
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
        assert len(gather(folder).learners) - before == taken, name


def test_strange_values_do_no_harm(folder):
    strange = {"03.c1": {"outcome": 7, "said": [1]}, "03.e1": {"outcome": "right"}}
    learner(folder, "strange", strange)
    lines = lesson_text(load_lesson("03"), gather(folder))
    assert any(line.startswith("03.c1 question, right 4, not yet 2") for line in lines)
    assert "03.e1 exercise, right 4, tried 2; tries until right, median 2" in lines


def test_a_class_that_has_answered_nothing(capsys, tmp_path):
    for i in range(LEAST):
        learner(tmp_path / "class", f"Zoe{i}", {})
    text, _ = printed(capsys, tmp_path, tmp_path / "class")
    assert "Nobody has answered anything yet." in text


def test_a_folder_that_does_not_exist(capsys, tmp_path):
    with pytest.raises(SystemExit) as stopped:
        program.main(["class", str(tmp_path / "none")])
    assert stopped.value.code == 2
    assert "FOLDER must be a folder, but" in capsys.readouterr().err


def test_the_picture_tells_its_parts_apart_without_color():
    ax = class_picture([Bar("03.c1", 4, 2, 1), Bar("03.c2", 0, 7, 0)], "Lesson 03")
    assert [patch.get_width() for patch in ax.patches] == [4, 0, 2, 7, 1, 0]
    hatches = [patch.get_hatch() for patch in ax.patches]
    assert hatches == [None, None, "///", "///", None, None]
    assert ax.get_label() == (
        "Bars for Lesson 03, with 7 learners. How many have done each item, and how "
        "many tried it: 03.c1 4, 2 and 03.c2 0, 7."
    )
