"""Copies are laid out, renewed, kept: nothing that a learner wrote is ever lost."""

import json
from datetime import date

import pytest

from nnlib import record_file
from nnlib.desk.copies import NAMES
from nnlib.desk.folder import HIDDEN, Desk, RefusedError, lesson_called
from nnlib.desk.saving import VIEW
from nnlib.record import FILE
from tests.desk.desks import files, source, store

ONE, TWO, THREE = NAMES[1:4]
BESIDE = TWO.replace(".ipynb", " (new version).ipynb")


def said(desk):
    return " ".join(desk.said)


def test_the_first_day(desk):
    first = desk()
    assert files(first.path) == sorted(NAMES)
    assert source(first.path / ONE) == "print(1)"
    assert '"outputs": []' in (first.path / ONE).read_text(encoding="utf-8")
    assert said(first) == f"Your copies of the lessons are in {first.path}."


def test_the_second_day_touches_no_file(desk):
    path = desk().path
    store(path / ONE, "my answer", count=7)
    before = {name: (path / name).read_bytes() for name in files(path)}
    assert desk().said == []
    assert {name: (path / name).read_bytes() for name in files(path)} == before


def test_a_lesson_saved_after_its_kernel_ended_shows_the_html_again(desk):
    path = desk().path
    store(path / ONE, "my answer", count=1)
    notebook = json.loads((path / ONE).read_text(encoding="utf-8"))
    data = {VIEW: {"model_id": "gone"}, "text/html": "<p>a question</p>"}
    notebook["cells"][1]["outputs"] = [{"output_type": "display_data", "data": data}]
    (path / ONE).write_text(json.dumps(notebook), encoding="utf-8")
    assert desk().said == []
    kept = json.loads((path / ONE).read_text(encoding="utf-8"))
    assert kept["cells"][1]["outputs"][0]["data"] == {"text/html": "<p>a question</p>"}
    assert source(path / ONE) == "my answer"


def test_a_new_course_renews_what_is_untouched_and_keeps_what_is_changed(desk, lessons):
    path = desk().path
    store(path / ONE, "print(1)", count=5, widgets={"state": {}})  # run, not changed
    store(path / TWO, "my answer")
    for name in (ONE, TWO, THREE):
        store(lessons / name, "print(2)")
    second = desk()
    assert source(path / ONE) == source(path / THREE) == "print(2)"
    assert source(path / TWO) == "my answer"
    assert source(path / BESIDE) == "print(2)"
    assert f"so they are new as well: {ONE} and {THREE}." in said(second)
    assert f"The course has a new version of {TWO}." in said(second)
    assert "so it stays. The new one is beside it: 02_feedforward (new version)." in (
        said(second)
    )
    assert desk().said == []  # said once


def test_one_new_version_beside_until_somebody_works_in_it(desk, lessons):
    path = desk().path
    store(path / TWO, "my answer")
    store(lessons / TWO, "print(2)")
    desk()
    store(lessons / TWO, "print(3)")
    desk()
    assert source(path / BESIDE) == "print(3)"
    assert len(files(path)) == len(NAMES) + 1
    store(path / BESIDE, "my answer there")
    store(lessons / TWO, "print(4)")
    desk()
    assert source(path / BESIDE) == "my answer there"
    assert source(path / BESIDE.replace(").", ") 2.")) == "print(4)"
    assert source(path / TWO) == "my answer"


def test_a_deleted_new_version_does_not_come_back(desk, lessons):
    path = desk().path
    store(path / TWO, "my answer")
    store(lessons / TWO, "print(2)")
    desk()
    (path / BESIDE).unlink()
    assert desk().said == []
    assert BESIDE not in files(path)


def test_the_learner_wrote_what_the_new_course_has(desk, lessons):
    path = desk().path
    for folder in (path, lessons):
        store(folder / TWO, "print(2)")
    assert desk().said == []
    store(lessons / TWO, "print(3)")
    desk()
    assert source(path / TWO) == "print(3)"


def test_a_deleted_lesson_comes_back(desk):
    path = desk().path
    (path / ONE).unlink()
    assert said(desk()) == f"New in your folder: {ONE}."
    assert source(path / ONE) == "print(1)"


def test_a_fresh_lesson_keeps_the_old_one_with_the_date(desk):
    path = desk().path
    for n, name in enumerate((f"({date.today()})", f"({date.today()}) 2")):
        store(path / THREE, f"answer {n}")
        again = desk(fresh="3")
        kept = THREE.replace(".ipynb", f" {name}.ipynb")
        assert source(path / kept) == f"answer {n}"
        assert source(path / THREE) == "print(1)"
        assert f"Your copy of {THREE} is kept as {kept}." in said(again)
        assert f"New in your folder: {THREE}." in said(again)
    assert desk().said == []


def test_a_fresh_lesson_begins_without_its_answers_and_these_are_kept(desk):
    path = desk().path
    ours = {"03.e1": {"outcome": "right"}, "O3.1": {"outcome": "sure"}}
    others = {"02.e1": {"outcome": "right"}, "O2.1": {"outcome": "sure"}}
    knobs = {"SquaresExplorer": {"alice": 1}, "NeuronExplorer": {"w1": 1}}
    record_file.add(path, {"items": ours | others, "explorers": knobs})
    assert "Your answers so far are kept as" in said(desk(fresh="3"))
    now = record_file.read(path)
    assert now["items"] == others
    assert now["explorers"] == {"NeuronExplorer": {"w1": 1}}
    (kept,) = path.glob("nnlib_progress_kept_*.json")
    before = json.loads(kept.read_text(encoding="utf-8"))
    assert before["items"] == ours | others
    assert before["explorers"] == knobs
    assert "Your answers" not in said(desk(fresh="3"))
    record_file.add(path, {"items": ours, "explorers": {}})
    desk(fresh="3")
    assert len(list(path.glob("nnlib_progress_kept_*.json"))) == 2


def test_a_record_that_cannot_be_read_stays_as_it_is(desk):
    path = desk().path
    (path / record_file.FILE).write_text("no record", encoding="utf-8")
    assert f"Your answers in {THREE} stay as they are" in said(desk(fresh="3"))
    assert (path / record_file.FILE).read_text(encoding="utf-8") == "no record"


def test_a_fresh_lesson_makes_the_new_version_beside_it_needless(desk, lessons):
    path = desk().path
    store(path / TWO, "my answer")
    store(lessons / TWO, "print(2)")
    desk()
    desk(fresh="02")
    assert source(path / TWO) == "print(2)"
    assert BESIDE not in files(path)
    store(path / BESIDE, "mine")
    desk(fresh="02")
    assert source(path / BESIDE) == "mine"


def test_lessons_are_called_by_number():
    assert lesson_called("3") == lesson_called("03") == THREE
    with pytest.raises(RefusedError, match=r"no lesson three\. The lessons are 00, 01"):
        lesson_called("three")


def test_without_the_list_nothing_is_written_over(desk, lessons):
    path = desk().path
    store(path / TWO, "my answer")
    for child in (path / HIDDEN).iterdir():
        child.unlink()
    (path / HIDDEN).rmdir()
    store(lessons / ONE, "print(2)")
    desk()
    assert source(path / TWO) == "my answer"
    assert source(path / ONE) == "print(1)"  # nobody knows who wrote this
    assert source(path / ONE.replace(".i", " (new version).i")) == "print(2)"


@pytest.mark.parametrize("text", ["", "{", "[]", '{"laid out": 3}', "\0\0"])
def test_a_damaged_list_or_lesson_is_kept_and_nothing_stops(desk, text):
    path = desk().path
    (path / HIDDEN / "copies.json").write_text(text)
    (path / ONE).write_text(text)
    store(path / TWO, "my answer")
    desk()
    assert (path / ONE).read_text() == text
    assert source(path / ONE.replace(".i", " (new version).i")) == "print(1)"
    assert source(path / TWO) == "my answer"


def test_a_folder_that_is_not_ours_is_refused(desk, lessons, tmp_path):
    other = tmp_path / "letters"
    other.mkdir()
    (other / "to_mother.txt").write_text("Dear mother")
    file = tmp_path / "file"
    file.touch()
    for folder in (other, file, lessons):
        with pytest.raises(RefusedError, match="no folder of yours for this course"):
            desk(folder=folder)
    assert files(other) == ["to_mother.txt"]
    assert files(lessons) == sorted(NAMES)
    empty = tmp_path / "empty"
    empty.mkdir()
    assert files(desk(folder=empty).path) == sorted(NAMES)


@pytest.mark.parametrize("damage", ["missing", "half"])
def test_a_damaged_course_changes_nothing(desk, lessons, damage):
    path = desk().path
    store(lessons / ONE, "print(2)")
    (lessons / THREE).unlink()
    if damage == "half":
        (lessons / THREE).write_text('{"cells": [')
    with pytest.raises(RefusedError, match=f"{THREE} is missing or damaged"):
        desk()
    assert source(path / ONE) == "print(1)"


def test_progress_made_in_the_course_itself_is_taken_along_once(desk, lessons):
    (lessons / FILE).write_text('{"01.e1": "right"}')
    first = desk()
    assert json.loads((first.path / FILE).read_text()) == {"01.e1": "right"}
    assert "was taken along" in said(first)
    (first.path / FILE).unlink()  # to begin again
    desk()
    assert not (first.path / FILE).exists()


@pytest.mark.parametrize("writes", range(len(NAMES) + 1))
def test_a_full_disk_loses_nothing_and_the_next_start_mends_it(
    desk, lessons, monkeypatch, writes
):
    path = desk().path
    store(path / TWO, "my answer")
    for name in NAMES:
        store(lessons / name, "print(2)")
    left, write = [writes], type(path).write_text

    def full(self, *arguments, **options):
        left[0] -= 1
        if left[0] < 0:
            write(self, arguments[0][:20])
            raise OSError(28, "No space left on device", str(self))
        return write(self, *arguments, **options)

    with monkeypatch.context() as patch, pytest.raises(OSError, match="No space"):
        patch.setattr(type(path), "write_text", full)
        desk()
    assert source(path / TWO) == "my answer"
    assert not list(path.rglob("*.new"))
    for name in NAMES:
        assert source(path / name) in ("print(1)", "print(2)", "my answer")
    desk()
    assert source(path / TWO) == "my answer"
    assert source(path / BESIDE) == "print(2)"
    assert {source(path / name) for name in NAMES} == {"print(2)", "my answer"}
    assert len(files(path)) == len(NAMES) + 1


def test_two_at_once_do_the_same(desk, lessons, tmp_path):
    folder = tmp_path / "both"
    one, other = Desk(folder, lessons), Desk(folder, lessons)
    one.lay_out()
    other.lay_out()
    assert files(folder) == sorted(NAMES)
