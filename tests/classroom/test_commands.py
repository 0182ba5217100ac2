"""The commands for teachers: the files they write, and what they refuse."""

import os
import subprocess
import sys
import tomllib

import pytest

from nnlib import __main__ as program
from nnlib.classroom import chromium, writing
from nnlib.classroom.lessons import ROOT, chosen
from nnlib.classroom.worksheet import worksheet_of, worksheet_page
from tests.browser import lab
from tests.classroom.papers import WITH_SHEET


def refused(*arguments):
    """Return what a command says when it ends with an error."""
    with pytest.raises(SystemExit) as stopped:
        program.main(list(arguments))
    return stopped.value.code


def written(capsys, folder, *arguments):
    """Run a command into `folder`; return the names it prints."""
    assert program.main([*arguments, "--folder", str(folder)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line for line in lines if not line.startswith(str(folder))] == []
    names = [line.removeprefix(f"{folder}/") for line in lines]
    assert sorted(path.name for path in folder.iterdir()) == sorted(names)
    return names


def test_handout(capsys, tmp_path):
    assert written(capsys, tmp_path / "new" / "out", "handout", "3") == [
        "03_mse_loss-handout.html",
        "03_mse_loss-worksheet.html",
    ]
    text = (tmp_path / "new/out/03_mse_loss-handout.html").read_text(encoding="utf-8")
    assert text.startswith("<!DOCTYPE html>") and text.endswith("</html>\n")


def test_answers(capsys, tmp_path):
    assert written(capsys, tmp_path, "answers", "00") == [
        "00_start_here-answers.html",
        "00_start_here-questions.html",
        "vote-cards.html",
        "misconceptions.html",
    ]
    text = (tmp_path / "00_start_here-answers.html").read_text(encoding="utf-8")
    assert "the worksheet, filled" in text and '<b class="gap"' in text


def test_slides(capsys, tmp_path):
    assert written(capsys, tmp_path, "slides", "00") == [
        "00_start_here-slides.ipynb",
        "00_start_here-slides.html",
    ]


def test_the_same_files_twice(capsys, tmp_path):
    for name in ("a", "b"):
        written(capsys, tmp_path / name, "handout", "00")
    for path in (tmp_path / "a").iterdir():
        assert path.read_bytes() == (tmp_path / "b" / path.name).read_bytes()


def test_a_lesson_without_a_worksheet_says_so(capsys, tmp_path, monkeypatch):
    monkeypatch.setattr("nnlib.classroom.worksheet.worksheet_of", lambda entry: None)
    assert program.main(["handout", "00", "--folder", str(tmp_path)]) == 0
    assert "Lesson 00 has no worksheet yet." in capsys.readouterr().out


@pytest.mark.parametrize("command", ["handout", "answers", "slides"])
def test_an_unknown_lesson(capsys, tmp_path, command):
    assert refused(command, "03", "12", "--folder", str(tmp_path / "out")) == 2
    error = capsys.readouterr().err
    assert "There is no lesson 12. The lessons are 00, 01," in error
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("command", "package"),
    [
        ("handout", "latex2mathml"),
        ("slides", "latex2mathml"),
        ("slides", "sphinx_revealjs"),
    ],
)
def test_a_missing_extra(command, package, monkeypatch, tmp_path):
    find = writing.find_spec
    monkeypatch.setattr(
        writing, "find_spec", lambda name: find(name) if name != package else None
    )
    said = refused(command, "03", "--folder", str(tmp_path / "out"))
    assert said.startswith(f"{package} is not installed. What teachers need is an ")
    assert said.endswith('-m pip install -e ".[teach]"')
    assert not (tmp_path / "out").exists()


def test_the_key_needs_no_extra(capsys, tmp_path, monkeypatch):
    monkeypatch.setattr(writing, "find_spec", lambda name: None)
    assert program.main(["answers", "00", "--folder", str(tmp_path)]) == 0


def test_without_the_lessons(monkeypatch, tmp_path):
    monkeypatch.setattr(writing, "NOTEBOOKS", tmp_path / "none")
    said = refused("handout", "03", "--folder", str(tmp_path))
    assert said.startswith("The lessons were not found: nnlib was installed without")


def test_a_folder_that_cannot_be_written(monkeypatch, tmp_path):
    (tmp_path / "file").write_text("")
    said = refused("answers", "00", "--folder", str(tmp_path / "file"))
    assert (
        said
        == f"File exists: {tmp_path / 'file'}. Choose another folder with --folder."
    )

    def read_only(*given, **options):
        raise PermissionError(13, "Permission denied", "somewhere")

    monkeypatch.setattr("pathlib.Path.write_text", read_only)
    said = refused("answers", "00", "--folder", str(tmp_path))
    assert said == (
        "This may not be written: somewhere. Choose another folder with --folder."
    )


def test_no_browser_to_print_with(monkeypatch, tmp_path):
    monkeypatch.setattr(chromium.shutil, "which", lambda name: None)
    monkeypatch.setattr(chromium, "PLACES", ())
    said = refused("handout", "00", "--pdf", "--folder", str(tmp_path / "out"))
    assert said.startswith("No Chromium, Chrome or Edge was found, and one of them is")
    assert not (tmp_path / "out").exists()


def test_the_variable_names_the_browser(monkeypatch):
    monkeypatch.setenv("CHROMIUM", sys.executable)
    assert chromium.found() == sys.executable
    monkeypatch.setenv("CHROMIUM", "no-such-browser")
    assert chromium.found() is None


@pytest.mark.skipif(os.name == "nt", reason="Windows runs no shell script")
@pytest.mark.parametrize("code", ["exit 0", "exec sleep 60"])
def test_a_browser_that_does_not_print(monkeypatch, tmp_path, code):
    browser = tmp_path / "browser"
    browser.write_text(f"#!/bin/sh\n{code}\n")
    browser.chmod(0o755)
    monkeypatch.setenv("CHROMIUM", str(browser))
    monkeypatch.setattr(chromium, "PATIENCE", 0.3)
    said = refused("answers", "00", "--pdf", "--folder", str(tmp_path / "out"))
    assert said.startswith(f"The browser {browser} did not ")


def test_help_names_the_files_and_options(capsys):
    for command in ("handout", "answers", "slides", "class"):
        with pytest.raises(SystemExit):
            program.main([command, "--help"])
        text = capsys.readouterr().out
        assert "--folder" in text and (command == "class") != ("--pdf" in text)


def test_the_extra_and_the_tests_have_the_same_bounds():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    extra = project["project"]["optional-dependencies"]["teach"]
    tests = (
        (ROOT / "tests" / "requirements.txt").read_text(encoding="utf-8").split("\n")
    )
    assert {"latex2mathml", "sphinx-revealjs"} == {
        line.split(">=")[0] for line in extra if line in tests
    }
    assert all("<" in line and ">=" in line for line in extra)
    learners = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    assert all(line.split(">=")[0] not in learners for line in extra)


def test_a_worksheet_loads_nothing_that_only_teachers_have():
    code = (
        "import sys, nnlib.lessons.lesson01.worksheet\n"
        "print({'nbconvert', 'latex2mathml', 'ipywidgets'} & set(sys.modules))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert run.stdout.strip() == "set()", run.stderr


@pytest.mark.full
@pytest.mark.skipif(bool(lab.missing()), reason=lab.missing() or "a browser")
@pytest.mark.parametrize("number", WITH_SHEET)
def test_a_worksheet_prints_on_two_pages_at_most(number, tmp_path, capsys):
    (entry,) = chosen([number])
    page, pdf = tmp_path / "a.html", tmp_path / "a.pdf"
    page.write_text(worksheet_page(worksheet_of(entry), "Lesson"), encoding="utf-8")
    chromium.print_to_pdf(chromium.found(), page, pdf)
    assert 1 <= pdf.read_bytes().count(b"/Type /Page\n") <= 2


@pytest.mark.full
@pytest.mark.skipif(bool(lab.missing()), reason=lab.missing() or "a browser")
def test_slides_print_one_on_a_page(tmp_path, capsys):
    assert program.main(["slides", "08", "--pdf", "--folder", str(tmp_path)]) == 0
    html = (tmp_path / "08_backpropnn_xor-slides.html").read_text(encoding="utf-8")
    pdf = (tmp_path / "08_backpropnn_xor-slides.pdf").read_bytes()
    assert pdf.count(b"/Type /Page\n") == html.count("<section>")
