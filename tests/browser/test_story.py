"""A learner's two days with `python -m nnlib start`, from the terminal to the page.

Day one: two lessons, wrong and right answers, a knob turned, saved, ended. Then the
course gets a new version. Day two: the lesson where the learner left off opens, and
everything is as it was. The settings are those that pip has installed.
"""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from contextlib import contextmanager
from urllib.parse import quote, unquote

import pytest

from nnlib.course import COURSE
from nnlib.practice import check
from nnlib.practice.content import run
from nnlib.practice.library import load_lesson
from nnlib.record import FILE
from tests.browser import lab
from tests.browser.test_lessons import known_slip
from tests.notebooks.lessons import ROOT

START, FIRST, SECOND = (f"{entry.notebook}.ipynb" for entry in COURSE[:3])
LESSON = load_lesson(1)
QUESTION = next(q for q in LESSON.questions if ".c" in q.id)
WRONG = next(option for option in QUESTION.options if not option.is_right)
EXERCISE = LESSON.exercises[0]
ADDRESS = re.compile(r"^ +(http://\S+)$")
# Practice of the page by the cell's name in the notebook, such as "ask-c1".
OUTPUT = """name => {
  const cells = window.jupyterapp.shell.currentWidget.content.widgets;
  const cell = cells.find(cell => cell.model.id === name);
  cell.node.dataset.name = name;
}"""
WRITE_AND_RUN = """async ([name, source]) => {
  const app = window.jupyterapp, notebook = app.shell.currentWidget.content;
  notebook.activeCellIndex = notebook.widgets.findIndex(
    cell => cell.model.id === name);
  notebook.activeCell.model.sharedModel.setSource(source);
  await app.commands.execute('notebook:run-cell');
}"""
SOURCES = """() => window.jupyterapp.shell.currentWidget.content.widgets.map(
  cell => cell.model.sharedModel.getSource())"""
SOURCE = """name => window.jupyterapp.shell.currentWidget.content.widgets.find(
  cell => cell.model.id === name).model.sharedModel.getSource()"""
SAVE = "() => window.jupyterapp.commands.execute('docmanager:save')"
RESTART = """() => window.jupyterapp.shell.currentWidget.sessionContext
  .session.kernel.restart()"""
BRACKETS = """() => [...window.jupyterapp.shell.currentWidget.node
  .querySelectorAll('.jp-CodeCell .jp-InputPrompt')].map(p => p.textContent)"""
HAS_RUN = f"() => ({BRACKETS})().every(text => /\\d/.test(text))"
IS_OPEN = """name => {
  const open = window.jupyterapp && window.jupyterapp.shell.currentWidget;
  return open && open.context && open.context.path === name
    && open.context.isReady && open.sessionContext.isReady;
}"""
IS_ALIVE = """() => !window.jupyterapp.shell.currentWidget.node.querySelector(
  '.nnlib-practice.jupyter-widgets-disconnected')"""
# JupyterLab opens the lessons of the day before as well, behind the one in sight.
IN_SIGHT = ".jp-NotebookPanel:not(.lm-mod-hidden)"


class Course:
    """A copy of the course that can get new versions, and a learner's folder."""

    def __init__(self, place):
        self.folder, self.mine = place / "Jörg's course", place / "Jörg's copies"
        self.place = place
        for name in ("nnlib", "notebooks"):
            shutil.copytree(ROOT / name, self.folder / name)

    def renew(self, name, words):
        """Write `words` into the text of a lesson, as a new version would."""
        path = self.folder / "notebooks" / name
        notebook = json.loads(path.read_text(encoding="utf-8"))
        notebook["cells"][1]["source"] = words
        path.write_text(json.dumps(notebook), encoding="utf-8")

    @contextmanager
    def started(self):
        """Run the command as a learner does; give the address and what it says."""
        command = [sys.executable, "-u", "-m", "nnlib", "start", "--no-browser"]
        command += ["--folder", self.mine, "--", "--LabApp.expose_app_in_browser=True"]
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            command.append("--allow-root")
        with subprocess.Popen(
            command,
            cwd=self.folder,
            env=self._environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        ) as process:
            said = []
            for line in process.stdout:
                said.append(line)
                if found := ADDRESS.match(line):
                    break
            else:
                raise RuntimeError(f"{said}\n{process.stderr.read()}")
            try:
                yield found[1], "".join(said)
            finally:
                process.send_signal(signal.SIGINT)
                rest, problems = process.communicate(timeout=60)
            assert f"JupyterLab has ended. What you saved is in {self.mine}." in rest
            assert process.returncode == 0
            assert "KeyboardInterrupt" not in problems, problems
            assert os.path.join("nnlib", "desk", "") not in problems, problems

    def _environment(self):
        kinds = ("CONFIG_DIR", "DATA_DIR", "RUNTIME_DIR")
        homes = {f"JUPYTER_{kind}": str(self.place / kind) for kind in kinds}
        homes["IPYTHONDIR"] = str(self.place / "ipython")
        homes["PYTHONPATH"] = str(self.folder)
        # Under pytest and for a refresh, practice keeps nothing; here it must.
        left_out = ("PYTEST_VERSION", "NNLIB_PROGRESS")
        kept = {k: v for k, v in os.environ.items() if k not in left_out}
        return {**kept, **homes, "PYTHONIOENCODING": "utf-8"}


@pytest.fixture
def course(tmp_path_factory, folder):
    return Course(tmp_path_factory.mktemp("story"))


def opened(browser, address, name=None):
    """Open the address of the terminal, or another lesson there, in a new page."""
    page = browser.new_page(viewport={"width": 1100, "height": 1000})
    if name:
        address = re.sub(r"/tree/[^?]+", f"/tree/{quote(name)}", address)
    page.goto(address)
    name = unquote(address.split("/tree/")[1].split("?")[0])
    page.wait_for_function(IS_OPEN, arg=name, timeout=lab.TIMEOUT)
    idle(page)
    return page


def output(page, name):
    page.evaluate(OUTPUT, name)
    return page.locator(f'[data-name="{name}"] .jp-OutputArea-output')


def says(page, name, words):
    """Wait until a cell's output shows these words; else fail with what it shows."""
    from playwright.sync_api import TimeoutError

    shown = output(page, name)
    try:
        shown.get_by_text(words).first.wait_for(timeout=lab.TIMEOUT)
    except TimeoutError:
        pytest.fail(f"{name}: no {words!r} in {shown.all_inner_texts()}, {tabs(page)}")


def tabs(page):
    """Return the names of the open tabs, and the one in front."""
    return page.evaluate("""() => {
      const shell = window.jupyterapp.shell, name = tab => tab.title.label;
      return {open: [...shell.widgets('main')].map(name),
        front: name(shell.currentWidget)};
    }""")


def press(page, name, words):
    output(page, name).locator("button").get_by_text(words).first.click()


def answered(exercise, source):
    """Return the code of a cell that answers an exercise, and what is heard."""
    feedback = check(exercise.id, run(source)[exercise.judge.name])
    code = f'{source}\n\ncheck("{exercise.id}", {exercise.judge.name})'
    return code, feedback.message.split("`")[0].strip()


def run_all(page):
    page.evaluate(lab.RUN_ALL)
    page.wait_for_function(HAS_RUN, timeout=lab.TIMEOUT)
    idle(page)


def idle(page):
    page.wait_for_selector(f"{IN_SIGHT} {lab.IDLE}", timeout=lab.TIMEOUT)


def box(page):
    """Return the number box of the first knob of lesson 01's explorer."""
    return page.locator(f"{IN_SIGHT} .nnlib-explorer input[type=number]").first


def test_two_days_with_the_course(course, browser):
    """One test: without the day before, the next one has nothing to show."""
    first_day(course, browser)
    second_day_with_a_new_course(course, browser)
    the_map_continues_where_the_learner_is(course, browser)


def first_day(course, browser):
    with course.started() as (address, said):
        assert f"Your copies of the lessons are in {course.mine}." in said
        assert f"The course is open at {START}." in said
        page = opened(browser, address)
        assert set(page.evaluate(BRACKETS)) == {"[ ]:"}
        assert page.locator(f"{IN_SIGHT} .jp-OutputArea-output").count() == 0
        assert page.get_by_text("Jupyter news").count() == 0
        run_all(page)
        press(page, "predict-p1", "to almost 0")
        says(page, "predict-p1", "Noted: to almost 0.")
        page.evaluate(SAVE)
        page.close()

        page = opened(browser, address, FIRST)
        run_all(page)
        question = f"ask-{QUESTION.id[3:]}"
        press(page, question, WRONG.text)
        says(page, question, "Not right yet.")
        for source in (known_slip(EXERCISE)[0], EXERCISE.solution):
            code, heard = answered(EXERCISE, source)
            page.evaluate(WRITE_AND_RUN, [EXERCISE.id[3:], code])
            says(page, EXERCISE.id[3:], heard)
        box(page).fill("2.5")
        box(page).press("Enter")
        # It is kept once the knob is at rest, and then it counts as a move.
        page.locator(f"{IN_SIGHT} .nnlib-tally", has_text="1 move").first.wait_for()
        idle(page)
        page.evaluate(SAVE)
        page.close()
    kept = json.loads((course.mine / FILE).read_text(encoding="utf-8"))["items"]
    assert kept["00.p1"]["said"] == "to almost 0"
    assert kept[QUESTION.id]["said"] == WRONG.text
    assert kept[EXERCISE.id]["outcome"] == "right"


def second_day_with_a_new_course(course, browser):
    for name in (FIRST, SECOND):
        course.renew(name, "This is the new version.")
    with course.started() as (address, said):
        assert f"The course is open at {FIRST}." in said
        assert f"The course has a new version of {FIRST}. Yours holds changes" in said
        assert "You had changed nothing in these lessons, so they are new" in said
        assert SECOND in said
        page = opened(browser, address)

        # Before anything runs: what was chosen, heard, written and turned is there.
        question = f"ask-{QUESTION.id[3:]}"
        says(page, question, "Not right yet.")
        assert page.get_by_text("model not found").count() == 0
        assert "This is the new version." not in page.evaluate(SOURCES)
        assert page.evaluate(SOURCE, EXERCISE.id[3:]).startswith(
            EXERCISE.solution.strip()
        )
        says(page, EXERCISE.id[3:], "Right.")
        assert float(box(page).input_value()) == 2.5

        # There is no kernel for these buttons yet: they say what to do.
        press(page, question, WRONG.text)
        says(page, question, "Choose Run, then Run All Cells.")
        run_all(page)
        page.wait_for_function(IS_ALIVE, timeout=lab.TIMEOUT)
        says(page, question, "Not right yet.")
        assert float(box(page).input_value()) == 2.5

        # The kernel is restarted: the same.
        page.evaluate(RESTART)
        dead = ".nnlib-practice.jupyter-widgets-disconnected"
        page.locator(f"{IN_SIGHT} {dead}").first.wait_for()
        press(page, question, WRONG.text)
        says(page, question, "Choose Run, then Run All Cells.")
        page.close()

        stem = FIRST.removesuffix(".ipynb")
        for name in (f"{stem} (new version).ipynb", SECOND):
            page = opened(browser, address, name)
            assert "This is the new version." in page.evaluate(SOURCES)
            assert set(page.evaluate(BRACKETS)) == {"[ ]:"}
            page.close()


def the_map_continues_where_the_learner_is(course, browser):
    with course.started() as (address, said):
        assert "new version" not in said  # it was said once
        page = opened(browser, address, START)
        run_all(page)
        row = output(page, "progress").locator("tr").filter(has_text="Continue here")
        assert COURSE[1].title in row.inner_text()
        row.get_by_role("link").click()
        page.wait_for_function(IS_OPEN, arg=FIRST, timeout=lab.TIMEOUT)
        page.close()
