"""Every lesson as a learner meets it, in a real JupyterLab and by keyboard.

Each lesson is opened and run once. What is expected comes from the content of the
lesson, so these tests follow every change of it.
"""

import nbformat
import numpy as np
import pytest

from nnlib.practice import check
from nnlib.practice.content import Edit, Shape, Slip, run
from nnlib.practice.judges.functions import Function
from nnlib.practice.judges.order import Order
from nnlib.practice.library import all_lessons
from nnlib.practice.page.explanations import ended
from nnlib.practice.page.prompts import lettered
from nnlib.practice.page.rating import CHOICES
from tests.browser import lab
from tests.practice.mutants import mutants

LESSONS = all_lessons()

# Cells by number: those with an error, with a warning, with a widget that is not
# there, and with a picture that has no words.
REPORT = """() => {
  const bad = {error: [], stderr: [], widget: [], picture: []};
  document.querySelectorAll('.jp-Notebook .jp-Cell').forEach((cell, i) => {
    const mime = '[data-mime-type="application/vnd.jupyter.';
    if (cell.querySelector(mime + 'error"]')) bad.error.push(i);
    if (cell.querySelector(mime + 'stderr"]')) bad.stderr.push(i);
    if (/Error displaying widget|Loading widget|model not found/.test(cell.innerText))
      bad.widget.push(i);
    cell.querySelectorAll('img').forEach(image => {
      if (!image.alt || (image.complete && !image.naturalWidth)) bad.picture.push(i);
    });
  });
  return bad;
}"""
# Names each cell of practice after its call, such as data-practice="check 03.e1".
NAME_CELLS = """() => {
  const call = /^(predict|ask|check|rate)\\("?([\\w.]+)/m;
  const cells = window.jupyterapp.shell.currentWidget.content.widgets;
  return cells.filter(cell => cell.model.type === 'code').flatMap(cell => {
    const found = cell.model.sharedModel.getSource().match(call);
    if (!found) return [];
    return cell.node.dataset.practice = found[1] + ' ' + found[2];
  });
}"""
# Puts code into a cell and runs the cell, as Shift+Enter does.
RUN_CELL = """async ([name, source]) => {
  const app = window.jupyterapp, notebook = app.shell.currentWidget.content;
  notebook.activeCellIndex = notebook.widgets.findIndex(
    cell => cell.node.dataset.practice === name);
  notebook.activeCell.model.sharedModel.setSource(source);
  await app.commands.execute('notebook:run-cell');
}"""
SAYS = """([selector, words]) => [...document.querySelectorAll(selector)].some(
  part => part.innerText.replace(/\\s+/g, ' ').trim() === words)"""
FOCUSED = """name => {
  const e = document.activeElement;
  const inside = e.closest(`[data-practice="${name}"] .jp-OutputArea-output`);
  return inside && (e.labels && e.labels[0] || e).textContent;
}"""

UNFOLD = """open => document.querySelectorAll('[data-practice] details')
  .forEach(fold => { fold.open = open; })"""
IN_SIGHT = """heading => {
  const box = heading.getBoundingClientRect();
  return box.top >= 0 && box.bottom <= window.innerHeight;
}"""


class OnPage:
    """A lesson on a page, and its content."""

    def __init__(self, page, lesson):
        self.page, self.lesson = page, lesson
        self.cells = page.evaluate(NAME_CELLS)

    def output(self, name):
        """Return what the cell `name`, such as "check 03.e1", shows."""
        return self.page.locator(_selector(name))

    def says(self, name, *texts, part=""):
        """Wait until the output of the cell `name`, or a part of it, is `texts`."""
        from playwright.sync_api import TimeoutError

        selector = f"{_selector(name)} {part}"
        given = [selector, plain(*texts)]
        try:
            self.page.wait_for_function(SAYS, arg=given, timeout=lab.TIMEOUT)
        except TimeoutError:
            shown = plain(*self.page.locator(selector).all_inner_texts())
            assert shown == plain(*texts), name
        assert not given[1] or self.page.locator(selector).first.is_visible()

    def press(self, name, words, key="Enter"):
        """Press the button with these `words` in the cell `name`, by keyboard."""
        self.output(name).locator("button").get_by_text(words, exact=True).focus()
        self.page.keyboard.press(key)

    def tabbed(self, name):
        """Return the words of all that the Tab key reaches in the cell `name`."""
        self.output(name).locator("button, input, summary").first.focus()
        seen = []
        while (words := self.page.evaluate(FOCUSED, name)) is not None:
            seen.append(words)
            self.page.keyboard.press("Tab")
        return seen

    def run(self, exercise, source):
        """Put `source` into the cell of `exercise`, with its check, and run it."""
        source += f'\n\ncheck("{exercise.id}", {exercise.judge.name})'
        self.page.evaluate(RUN_CELL, [f"check {exercise.id}", source])


def _selector(name):
    return f'[data-practice="{name}"] .jp-OutputArea-output'


def plain(*texts):
    """Return `texts` as one line, without the marks around code."""
    return " ".join(" ".join(texts).replace("`", "").split())


def known_slip(exercise):
    """Return code with a mistake that `exercise` knows, and the message for it."""
    slips = [m for m in exercise.mistakes if not isinstance(m.wrong, Shape | Slip)]
    if not slips:
        return unknown_slip(exercise)
    slip = next((m for m in slips if isinstance(m.wrong, Edit)), slips[0])
    if isinstance(slip.wrong, Edit):
        return slip.wrong.apply(exercise.solution), slip.message
    value = np.asarray(exercise.wrong_answer(slip)).tolist()
    return f"answer = {value!r}", slip.message


def unknown_slip(exercise):
    """Return code with a mistake that `exercise` does not know, and what it hears.

    Where every full answer is known, the answer has a part too few, or is a sign.
    """
    known, unknown = {m.message for m in exercise.mistakes}, []
    for source in _slips(exercise):
        feedback = check(exercise.id, run(source)[exercise.judge.name])
        if "It stopped with" in feedback.message:
            continue  # in a notebook the message names the line as well
        if feedback.outcome == "not yet" and feedback.message not in known:
            unknown.append((source, feedback.message))
            if feedback.message.endswith(exercise.next_step):
                return unknown[-1]
    return unknown[0]


def _slips(exercise):
    """Yield code with many mistakes, some of which are known."""
    if isinstance(exercise.judge, Function):
        yield from (source for _, source in mutants(exercise.solution))
        return
    rng, answer = np.random.default_rng(0), exercise.solve()
    for _ in range(100):
        if isinstance(exercise.judge, Order):
            slip = "".join(rng.permutation(list(answer)))
        else:
            slip = np.multiply(answer, rng.uniform(-1, 1, np.shape(answer))).tolist()
        yield f"answer = {slip!r}"
    if np.ndim(slip) or isinstance(slip, str):
        yield f"answer = {slip[:-1]!r}"
        yield 'answer = "?"'


def path_of(lesson):
    """Return where the notebook of a lesson is."""
    (path,) = lab.LESSONS.glob(f"{lesson.number:02}_*.ipynb")
    return path


def test_every_lesson_is_opened():
    assert {path_of(lesson) for lesson in LESSONS} == set(
        lab.LESSONS.glob("[0-9]*.ipynb")
    )


@pytest.fixture(scope="module", params=LESSONS, ids=lambda x: f"lesson{x.number:02}")
def practice(browser, address, request):
    """A page on which a lesson has run from top to bottom."""
    lesson = request.param
    page = browser.new_page(viewport={"width": 1000, "height": 600})
    lab.open_and_run(page, address, path_of(lesson).name)
    yield OnPage(page, lesson)
    page.close()


def test_it_opens_and_runs(practice):
    nb = nbformat.read(path_of(practice.lesson), as_version=4)
    explorers = sum("Explorer()" in c.source for c in nb.cells if c.cell_type == "code")
    if explorers:
        practice.page.locator(".nnlib-explorer svg").nth(explorers - 1).wait_for()
    assert practice.page.locator(".nnlib-explorer").count() == explorers
    report = practice.page.evaluate(REPORT)
    assert report == {"error": [], "stderr": [], "widget": [], "picture": []}


def test_everything_that_the_lesson_asks_is_on_the_page(practice):
    lesson = practice.lesson
    expected = [f"predict {p.id}" for p in lesson.predictions]
    expected += [f"ask {q.id}" for q in lesson.questions]
    expected += [f"check {e.id}" for e in lesson.exercises]
    if lesson.number:  # the start page has nothing to rate
        expected.append(f"rate {lesson.number}")
    assert sorted(practice.cells) == sorted(expected)


def test_axe_finds_nothing(practice):
    from axe_playwright_python.sync_playwright import Axe

    practice.page.evaluate(UNFOLD, True)
    results = Axe().run(practice.page, "[data-practice] .jp-OutputArea-output")
    practice.page.evaluate(UNFOLD, False)
    assert results.violations_count == 0, results.generate_report()
    checked = {each["id"] for each in results.response["passes"]}
    assert {"button-name", "summary-name"} <= checked


def test_predictions_by_keyboard(practice):
    for p in practice.lesson.predictions:
        name, status = f"predict {p.id}", "[role=status]"
        if not p.options:
            assert practice.tabbed(name) == ["Your number:", "Note it", "Skip"]
            continue
        assert practice.tabbed(name) == [*lettered(p.options), "Skip"]
        practice.press(name, "Skip")
        practice.says(
            name,
            "Skipped. Go on; you can come back and answer at any time.",
            part=status,
        )
        for option, button in zip(p.options, lettered(p.options), strict=True):
            practice.press(name, button, "Space")
            noted = f"Noted: {ended(option)} Run the next cell."
            practice.says(name, noted, part=status)


def test_predicted_numbers_by_keyboard(practice):
    for p in practice.lesson.predictions:
        if p.options:
            continue
        name, status = f"predict {p.id}", "[role=status]"
        practice.press(name, "Note it")
        practice.says(
            name,
            "Not attempted yet. Write a number first, or skip.",
            part=status,
        )
        box = practice.output(name).get_by_role("textbox", name="Your number:")
        for given in (f"{p.answer + 2 * p.near + 1:.4g}", f"{p.answer:.12g}"):
            box.focus()
            practice.page.keyboard.press("Control+a")
            practice.page.keyboard.type(given)
            practice.page.keyboard.press("Enter")
            practice.says(name, f"Noted: {given}. Run the next cell.", part=status)
        practice.press(name, "Skip")
        practice.says(name, f"Your answer {given} is kept.", part=status)


def test_every_option_of_every_question_has_its_feedback(practice):
    for q in practice.lesson.questions:
        name = f"ask {q.id}"
        buttons = lettered([option.text for option in q.options])
        assert practice.tabbed(name) == buttons
        for option, button in zip(q.options, buttons, strict=True):
            practice.press(name, button)
            said = ["Not right yet.", option.feedback]
            said = ["Right.", option.feedback] if option.is_right else said
            chosen = f"You chose: {option.text}"
            practice.says(name, chosen, *said, part="[role=status]")


def test_exercises_untouched_wrong_and_right(practice):
    for e in practice.lesson.exercises:
        name, words = f"check {e.id}", ".nnlib-words"
        untouched = check(e.id, run(e.starter)[e.judge.name])
        assert untouched.outcome == "not attempted"
        practice.says(name, "Not attempted yet.", untouched.message, part=words)
        for source, message in (known_slip(e), unknown_slip(e)):
            practice.run(e, source)
            practice.says(name, "Not right yet.", message, part=words)
        practice.run(e, e.solution)
        practice.says(name, "Right.", e.praise, part=words)


def test_hints_and_the_solution_unfold_by_keyboard(practice):
    for e in practice.lesson.exercises:
        name = f"check {e.id}"
        practice.run(e, known_slip(e)[0])
        output = practice.output(name)
        output.get_by_text("Show the solution", exact=True).wait_for()
        output.locator("summary").first.focus()
        for i, text in enumerate(e.hints, start=1):
            words = f"Hint {i} of {len(e.hints)}"
            assert practice.page.evaluate(FOCUSED, name) == words
            paragraph = output.locator("details > div").nth(i - 1).locator("> p").first
            assert not paragraph.is_visible()
            practice.page.keyboard.press("Enter")
            paragraph.wait_for(state="visible")
            assert plain(text).startswith(plain(paragraph.text_content()))
            practice.page.keyboard.press("Tab")
        assert practice.page.evaluate(FOCUSED, name) == "Show the solution"
        code = output.locator("details").last.locator("pre code")
        assert not code.is_visible()
        practice.page.keyboard.press("Enter")
        code.wait_for(state="visible")
        assert code.text_content() == e.solution.strip()


def test_rating_by_keyboard(practice):
    lesson = practice.lesson
    if not lesson.number:
        pytest.skip("the start page has nothing to rate")
    name, status, again = f"rate {lesson.number}", "[role=status]", []
    can_do, with_help, not_yet = CHOICES
    assert practice.tabbed(name) == [*CHOICES] * len(lesson.objectives)
    rows = practice.output(name).locator(".widget-hbox")
    for i, objective in enumerate(lesson.objectives):
        again.append(f"{objective.sentence}: go back to {objective.section}")
        for choice in (with_help, not_yet):
            button = rows.nth(i).get_by_role("button", name=choice, exact=True)
            assert button.get_attribute("title") == f"{objective.sentence}: {choice}"
            button.focus()
            practice.page.keyboard.press("Enter")
            practice.says(name, "Worth another look:", *again, part=status)
    for i, objective in enumerate(lesson.objectives):
        practice.output(name).get_by_role("link").first.focus()
        practice.page.keyboard.press("Enter")
        heading = practice.page.get_by_role("heading", name=plain(objective.section))
        practice.page.wait_for_function(IN_SIGHT, arg=heading.element_handle())
        rows.nth(i).get_by_role("button", name=can_do, exact=True).click()
        rest = ["Worth another look:", *again[i + 1 :]] if again[i + 1 :] else []
        practice.says(name, *rest, part=status)
