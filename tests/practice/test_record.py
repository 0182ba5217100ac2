"""The record: what is kept, by whom, and what happens when it cannot be."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from nnlib import record, record_file
from nnlib.record import FILE, recall, recall_explorer, remember, remember_explorer

RIGHT = {"outcome": "right"}
ASIDE = "nnlib_progress_kept_*.json"


def stored(folder):
    return json.loads((folder / FILE).read_text(encoding="utf-8"))


@pytest.fixture(autouse=True)
def fresh(monkeypatch):
    monkeypatch.setattr(record, "_pending", {"items": {}, "explorers": {}})
    monkeypatch.setattr(record, "_said", {"trouble": "", "kept aside": ""})


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """The folder of the notebooks, with a record that is switched on."""
    monkeypatch.setattr(record, "_folder", tmp_path)
    monkeypatch.setattr(record, "_mode", lambda: "file")
    return tmp_path


def test_where_the_record_is_kept(monkeypatch):
    monkeypatch.setattr(record, "_in_notebook", lambda: True)
    assert record._mode() == "none"  # under pytest
    monkeypatch.delenv("PYTEST_VERSION")
    assert record._mode() == "file"
    monkeypatch.setenv("NNLIB_PROGRESS", "off")
    assert record._mode() == "memory"
    monkeypatch.setenv("NNLIB_PROGRESS", "none")
    assert record._mode() == "none"
    monkeypatch.delenv("NNLIB_PROGRESS")
    monkeypatch.setattr(record, "_in_notebook", lambda: False)
    assert record._mode() == "memory"


def test_under_pytest_nothing_is_kept(tmp_path, monkeypatch):
    monkeypatch.setattr(record, "_folder", tmp_path)
    remember("01.e1", RIGHT)
    assert recall() == {}
    assert list(tmp_path.iterdir()) == []


def test_one_readable_file_and_nothing_beside_it(folder):
    remember("01.e1", RIGHT)
    remember_explorer("NeuronExplorer", {"w1": -2.5})
    assert [path.name for path in folder.iterdir()] == [FILE]
    assert stored(folder) == {
        "version": 2,
        "items": {"01.e1": RIGHT},
        "explorers": {"NeuronExplorer": {"w1": -2.5}},
    }
    assert recall() == {"01.e1": RIGHT}
    assert recall_explorer("NeuronExplorer") == {"w1": -2.5}
    assert recall_explorer("XorExplorer") == {}


def test_what_is_kept_already_is_not_written_again(folder, monkeypatch):
    remember("01.e1", RIGHT)
    monkeypatch.setattr(record, "_write", lambda: pytest.fail("written again"))
    remember("01.e1", RIGHT)


def test_deleting_the_file_begins_again(folder):
    remember("01.e1", RIGHT)
    (folder / FILE).unlink()
    assert recall() == {}
    remember("01.e2", RIGHT)
    assert recall() == {"01.e2": RIGHT}


def test_an_answer_that_changes_the_folder_moves_nothing(folder, monkeypatch):
    (folder / "elsewhere").mkdir()
    monkeypatch.chdir(folder / "elsewhere")
    remember("01.e1", RIGHT)
    assert (folder / FILE).exists()


def test_version_1_is_taken_over(folder):
    old = {"01.e1": "right", "01.p1": "committed", "O1.2": "with help"}
    (folder / FILE).write_text(json.dumps(old))
    words = {id: value["outcome"] for id, value in recall().items()}
    assert words == {"01.e1": "right", "01.p1": "noted", "O1.2": "with help"}
    remember("01.e2", RIGHT)
    assert stored(folder)["version"] == 2
    assert set(stored(folder)["items"]) == {*old, "01.e2"}
    assert list(folder.glob(ASIDE)) == []


def test_a_byte_order_mark_is_read(folder):
    text = json.dumps({"version": 2, "items": {"01.e1": RIGHT}})
    (folder / FILE).write_text(text, encoding="utf-8-sig")
    assert recall() == {"01.e1": RIGHT}


@pytest.mark.parametrize(
    "text",
    [
        b"{broken",
        b"[1, 2]",
        b'"text"',
        b"\xff\xfe\x00",
        b"[" * 100_000,
        b'{"a": 1}',
        b'{"version": 3, "items": {}}',
        b'{"version": 2, "items": []}',
        b'{"version": 2, "items": {"01.e1": "right"}}',
    ],
    ids=lambda text: text[:24].decode("latin1"),
)
def test_a_file_that_is_not_ours_is_kept_aside(folder, text):
    (folder / FILE).write_bytes(text)
    assert recall() == {}
    remember("01.e1", RIGHT)
    assert recall() == {"01.e1": RIGHT}
    (aside,) = folder.glob(ASIDE)
    assert aside.read_bytes() == text
    assert record.kept_aside() == aside.name
    (folder / FILE).write_bytes(text)  # and a second one does not replace the first
    assert recall() == {}
    assert len(list(folder.glob(ASIDE))) == 2


@pytest.mark.parametrize("text", [b"", b"\n", b"\0\0\0"])
def test_an_empty_file_is_an_empty_record(folder, text):
    (folder / FILE).write_bytes(text)
    assert recall() == {}
    remember("01.e1", RIGHT)
    assert recall() == {"01.e1": RIGHT}
    assert list(folder.glob(ASIDE)) == []


def test_a_folder_in_place_of_the_file(folder):
    (folder / FILE).mkdir()
    remember("01.e1", RIGHT)
    assert recall() == {"01.e1": RIGHT}  # as long as the kernel lives
    assert record.trouble()
    (folder / FILE).rmdir()
    assert record.trouble() == ""  # what was pending is written now
    assert stored(folder)["items"] == {"01.e1": RIGHT}


def test_a_full_disk_loses_nothing(folder, monkeypatch):
    remember("01.e1", RIGHT)
    before = stored(folder)

    def full(path, text, **_):
        path.touch()
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "write_text", full)
        remember("01.e2", RIGHT)
        assert record.trouble() == "the disk is full"
        assert stored(folder) == before
        assert set(recall()) == {"01.e1", "01.e2"}
        assert [path.name for path in folder.iterdir()] == [FILE]
    remember("01.e3", RIGHT)
    assert record.trouble() == ""
    assert set(stored(folder)["items"]) == {"01.e1", "01.e2", "01.e3"}


def test_a_read_only_folder_is_said_in_words(folder, monkeypatch):
    def refused(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refused)
    remember("01.e1", RIGHT)
    assert record.trouble() == "the file or its folder is read-only"
    assert recall() == {"01.e1": RIGHT}


def test_a_file_that_may_not_be_read_is_never_replaced(folder, monkeypatch):
    remember("01.e1", RIGHT)

    def refused(*_, **__):
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "read_text", refused)
        remember("01.e2", RIGHT)
        assert record.trouble() == "the file or its folder is read-only"
    assert stored(folder)["items"] == {"01.e1": RIGHT}


def test_a_lock_that_was_left_behind_is_removed(folder, monkeypatch):
    monkeypatch.setattr(record_file, "PATIENCE", 0.05)
    lock = folder / f"{FILE}.lock"
    lock.touch()
    os.utime(lock, (0, 0))
    remember("01.e1", RIGHT)
    assert [path.name for path in folder.iterdir()] == [FILE]


def test_a_lock_that_is_held_is_waited_for_and_then_said(folder, monkeypatch):
    monkeypatch.setattr(record_file, "PATIENCE", -0.95)  # seconds; and one more is 0.05
    monkeypatch.setattr(record_file.time, "time", lambda: 0)  # the lock is never old
    (folder / f"{FILE}.lock").touch()
    remember("01.e1", RIGHT)
    assert recall() == {"01.e1": RIGHT}
    assert "another program is writing" in record._said["trouble"]
    assert not (folder / FILE).exists()


@pytest.mark.parametrize("value", [{1, 2}, object(), b"x"])
def test_a_value_that_no_file_can_hold_is_no_error(folder, value):
    remember("01.e1", {"said": value})
    assert recall() == {}


def test_numpy_numbers_are_kept_as_numbers(folder):
    import numpy as np

    remember_explorer("NeuronExplorer", {"w1": np.float64(0.5), "n": np.int64(3)})
    assert recall_explorer("NeuronExplorer") == {"w1": 0.5, "n": 3}


WRITER = """
import sys
from pathlib import Path
from nnlib import record, record_file
record._mode = lambda: "file"
record._folder = Path(sys.argv[1])
for i in range(100):
    record.remember(f"{sys.argv[2]}.{i}", {"outcome": "right"})
"""


def test_two_lessons_at_once_lose_nothing(tmp_path):
    env = {k: v for k, v in os.environ.items() if k != "PYTEST_VERSION"}
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, tmp_path, name], env=env)
        for name in ("a", "b")
    ]
    assert [writer.wait(60) for writer in writers] == [0, 0]
    wanted = {f"{name}.{i}" for name in ("a", "b") for i in range(100)}
    assert set(stored(tmp_path)["items"]) == wanted
    assert [path.name for path in tmp_path.iterdir()] == [FILE]
