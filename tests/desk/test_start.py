"""The command: where it opens, what it says, and each way in which it can go wrong."""

import json
import os
import subprocess
import sys
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from nnlib import __main__ as program
from nnlib.desk import lab, start
from nnlib.desk.copies import LESSONS, NAMES
from nnlib.desk.place import page_to_open
from nnlib.practice.library import load_lesson
from nnlib.record import FILE
from tests.desk.desks import files, store

ADDRESS = "http://localhost:8888/lab/tree/00_start_here.ipynb?token=t"


@pytest.fixture
def opened(monkeypatch, lessons):
    """Let a small course be there and JupyterLab be ended at once; list what it ran."""
    opened = []

    def run(folder, page, port, opens_browser, options, ready):
        opened.append((folder, page, port, opens_browser, options))
        ready(ADDRESS, port)

    monkeypatch.setattr(start, "COURSE", lessons.parent)
    monkeypatch.setattr(lab, "run", run)
    monkeypatch.setattr(lab, "already_open", lambda folder: None)
    monkeypatch.setattr(lab, "has_browser", lambda: True)
    monkeypatch.setattr(lab, "settings_are_current", lambda: True)
    monkeypatch.setattr(os, "geteuid", lambda: 1000, raising=False)
    return opened


@pytest.fixture
def command(opened, capsys):
    """Give a function that runs `start`; it returns the exit code and what is said."""

    def run(*arguments):
        try:
            code = program.main(["start", *map(str, arguments)])
        except SystemExit as stopped:
            code = stopped.code
        printed = capsys.readouterr()
        return code, " ".join(f"{printed.out} {printed.err}".split())

    return run


def test_the_first_day(command, opened, lessons):
    folder = lessons.parent / "my-course"
    code, said = command()
    assert code == 0
    assert opened == [(folder, NAMES[0], 8888, True, [])]
    assert files(folder) == sorted(NAMES)
    assert said.startswith(f"Your copies of the lessons are in {folder}. The course is")
    assert f"open at 00_start_here.ipynb. Its address: {ADDRESS} Leave" in said
    assert f"JupyterLab has ended. What you saved is in {folder}." in said
    assert f"in the folder {lessons.parent}, type" in said
    assert said.endswith("-m nnlib start")


def test_options_reach_jupyterlab(command, opened, tmp_path):
    folder = tmp_path / "Jörg's course"
    options = ("--folder", folder, "--no-browser", "--port", 9000)
    code, said = command(*options, "--", "--ip=0.0.0.0")
    assert code == 0
    assert opened == [(folder, NAMES[0], 9000, False, ["--ip=0.0.0.0"])]
    assert "No browser" not in said
    assert said.endswith(f"start --folder {start.quoted(folder)}")


def test_a_fresh_lesson_is_opened(command, opened, lessons):
    command()
    store(lessons.parent / "my-course" / NAMES[3], "mine")
    _, said = command("--fresh", "3")
    assert opened[-1][1] == NAMES[3]
    assert "is kept as 03_mse_loss (" in said
    assert command("--fresh", "77")[0].startswith("There is no lesson 77.")


def done(*ids):
    right = {id: {"outcome": "noted" if ".p" in id else "right"} for id in ids}
    return {"version": 2, "items": right, "explorers": {}}


@pytest.mark.parametrize(
    ("progress", "number"),
    [
        (None, 0),
        (done(), 0),
        (done("03.e1"), 3),
        (done("03.e1", "01.p1"), 3),  # the last that was begun, not the first
        (done(*load_lesson("03").items), 4),  # all of it done: the next
        ({"03.e1": "right", "02.p1": "committed"}, 3),  # of the first version
        ({"version": 99}, 0),
        ("a text", 0),
        (done("99.e1", "O3.1"), 0),
    ],
)
def test_it_opens_where_to_go_on(tmp_path, progress, number):
    if progress is not None:
        (tmp_path / FILE).write_text(json.dumps(progress))
    assert page_to_open(tmp_path) == LESSONS[number]


def test_an_unreadable_progress_file_stops_nothing(tmp_path):
    for text in ("", "{", "\0\0\0", "[" * 100_000):
        (tmp_path / FILE).write_text(text)
        assert page_to_open(tmp_path) == LESSONS[0]
        assert (tmp_path / FILE).read_text() == text


def test_when_all_is_done_the_map_is_opened(tmp_path):
    every = [id for name in LESSONS for id in load_lesson(name[:2]).items]
    (tmp_path / FILE).write_text(json.dumps(done(*every)))
    assert page_to_open(tmp_path) == LESSONS[0]


def test_a_folder_that_is_not_ours(command, opened, tmp_path):
    (tmp_path / "letter.txt").touch()
    code, _ = command("--folder", tmp_path)
    assert code == (
        f"{tmp_path} exists, and it is no folder of yours for this course. "
        "Nothing was changed there. Name another folder with --folder."
    )
    assert not opened


@pytest.mark.parametrize(
    ("number", "words"),
    [(28, "The disk is full"), (13, "This may not be written"), (30, "This may not")],
)
def test_what_cannot_be_written_is_said(command, opened, monkeypatch, number, words):
    def refuse(self, *arguments, **options):
        raise OSError(number, "no", str(self))

    monkeypatch.setattr(Path, "write_text", refuse)
    code, _ = command()
    assert code.startswith(words)
    assert "No lesson of yours was changed. Make room or choose another" in code
    assert not opened


@pytest.mark.skipif(
    os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere"
)
def test_a_folder_without_the_right_to_write(command, tmp_path):
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o500)
    code, _ = command("--folder", locked / "mine")
    assert code.startswith("This may not be written: ")


def test_without_a_browser_the_address_is_printed(command, opened, monkeypatch):
    monkeypatch.setattr(lab, "has_browser", lambda: False)
    code, said = command()
    assert code == 0
    assert opened[0][3] is False
    assert "No browser was found. Open the address below in one." in said
    assert ADDRESS in said


def test_another_port_is_said(command, monkeypatch):
    monkeypatch.setattr(lab, "run", lambda *given: given[-1](ADDRESS, 8889))
    _, said = command()
    assert "Another program uses port 8888, so this is port 8889." in said


def test_a_second_time_shows_the_first(command, opened, monkeypatch, lessons):
    command()
    shown = []
    server = {"url": "http://localhost:8888/", "token": "t"}
    monkeypatch.setattr(lab, "already_open", lambda folder: server)
    monkeypatch.setattr(start.webbrowser, "open", lambda url: shown.append(url) or True)
    store(lessons / NAMES[1], "print(2)")
    code, said = command()
    assert code == 0
    assert said == f"The course is open already. Its address: {ADDRESS}"
    assert shown == [ADDRESS]
    assert len(opened) == 1
    assert command("--no-browser")[0] == 0
    assert len(shown) == 1
    code, _ = command("--fresh", "3")
    assert code.startswith("The course is open in JupyterLab. End that first (Ctrl+C")


def test_ctrl_c_before_jupyterlab_is_there(command, monkeypatch):
    def interrupted(*given):
        raise KeyboardInterrupt

    monkeypatch.setattr(lab, "run", interrupted)
    code, said = command()
    assert code == 130
    assert said.endswith("Stopped by Ctrl-C.")


def test_jupyterlab_that_does_not_start(command, monkeypatch):
    def stopped(*given):
        raise SystemExit(1)

    monkeypatch.setattr(lab, "run", stopped)
    code, _ = command()
    assert code.startswith("JupyterLab did not start; it says why above.")


def test_what_is_not_installed_is_said(command, opened, monkeypatch, tmp_path):
    with monkeypatch.context() as patch:
        patch.setattr(lab, "settings_are_current", lambda: False)
        code, said = command()
        assert code == 0
        assert "settings for JupyterLab are not installed. To install it: in" in said
        assert "-m pip install -r requirements.txt" in said
    with monkeypatch.context() as patch:
        patch.setattr(start, "find_spec", lambda name: None)
        code, _ = command()
        assert code.startswith("JupyterLab is not installed. To install it: in a")
    monkeypatch.setattr(start, "COURSE", tmp_path)
    code, _ = command()
    assert code.startswith("The lessons were not found: nnlib was installed without")
    assert len(opened) == 1


def test_root_is_told_before_anything_is_laid_out(command, monkeypatch, lessons):
    monkeypatch.setattr(os, "geteuid", lambda: 0, raising=False)
    code, _ = command()
    assert code.startswith("You are the administrator (root), and JupyterLab advises")
    assert not (lessons.parent / "my-course").exists()
    assert command("--", "--allow-root")[0] == 0


def test_ports_are_checked(command):
    for port in ("0", "65536", "-1"):
        code, said = command("--port", port)
        assert code == 2
        assert f"port must be from 1 to 65535, but it is {port}" in said


WINDOWS = PureWindowsPath(r"C:\Users\Jörg Müller\course")


@pytest.mark.parametrize(
    ("python", "course", "words"),
    [
        (WINDOWS / r".venv\Scripts\python.exe", WINDOWS, r".venv\Scripts\python.exe"),
        (
            WINDOWS / "python.exe",
            PureWindowsPath(r"D:\course"),
            r'& "C:\Users\Jörg Müller\course\python.exe"',
        ),
        (
            PurePosixPath("/home/jörg/a b/.venv/bin/python"),
            PurePosixPath("/home/jörg/a b"),
            ".venv/bin/python",
        ),
        (
            PurePosixPath("/opt/my python/bin/python"),
            PurePosixPath("/home/jörg"),
            "'/opt/my python/bin/python'",
        ),
    ],
)
def test_the_command_to_type_fits_the_terminal(python, course, words):
    is_windows = isinstance(python, PureWindowsPath)
    typed = start.command_line(python, "-m nnlib start", course, is_windows)
    assert typed == f"{words} -m nnlib start"


def test_addresses_are_quoted():
    server = {"url": "http://localhost:8888/", "token": ""}
    name = "03_mse_loss (new version).ipynb"
    assert lab.address_of(server, name) == (
        "http://localhost:8888/lab/tree/03_mse_loss%20%28new%20version%29.ipynb"
    )


def test_a_terminal_without_umlauts(tmp_path, lessons):
    code = (
        "from pathlib import Path; from nnlib.desk import lab, start\n"
        f"start.COURSE = Path({str(lessons.parent)!r})\n"
        "lab.run = lambda *given: given[-1]('address', 8888)\n"
        "lab.settings_are_current = lambda: True\n"
        "from nnlib.__main__ import main\n"
        f"main(['start', '--folder', {str(tmp_path / 'Jörg')!r}, '--no-browser',"
        " '--', '--allow-root'])"
    )
    run = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        text=True,
    )
    assert (run.returncode, run.stderr) == (0, "")
    assert r"J\xf6rg" in run.stdout
