"""Practice over two days: keys, Enter, a kernel that ends, a page that is opened again.

The settings save the state of widgets, as those that the course installs.
"""

import json
import os
import string

import pytest

from nnlib.practice.library import load_lesson
from nnlib.practice.page.explanations import ended
from nnlib.record import FILE
from tests.browser import lab

SAVE_STATE = {"@jupyter-widgets/jupyterlab-manager:plugin": {"saveState": True}}
CELLS = (
    "from nnlib.practice import ask, check, explain, predict, rate",
    'ask("01.c1")',
    'predict("01.p1")',
    'predict("01.p2")',
    'explain("01.p1")',
    'check("01.e1", 0.3)',
    "rate(1)",
    "None",  # here the learner is after Run All
)
ITEMS = load_lesson(1).items
QUESTION, NUMBER, CHOICE = ITEMS["01.c1"], ITEMS["01.p1"], ITEMS["01.p2"]
COUNT = "() => window.jupyterapp.shell.currentWidget.content.widgets.length"
SHOWN = """() => [...document.querySelectorAll('.nnlib-practice')].map(card => [
  card.querySelector('.nnlib-status').innerText,
  ...[...card.querySelectorAll('button')].map(button => button.innerText),
  ...[...card.querySelectorAll('input')].map(input => input.value)])"""
# Note what the region for results holds, when it comes and whenever it changes.
HEAR = """() => {
  const here = node => node.id === 'nnlib-aloud';
  window.heard = [];
  new MutationObserver(changes => {
    if (changes.some(c => here(c.target) || [...c.addedNodes].some(here)))
      window.heard.push(document.querySelector('#nnlib-aloud').textContent);
  }).observe(document.body, {childList: true, subtree: true});
}"""
SESSION = "window.jupyterapp.shell.currentWidget.sessionContext.session"
LIVE = """() => document.querySelectorAll(
  '.nnlib-practice:not(.jupyter-widgets-disconnected)').length === 4"""
# All that can have the focus in the outputs, beside what JupyterLab adds.
PARTS = ".nnlib-card :is(button, summary, input, a)"


@pytest.fixture(scope="module")
def home(tmp_path_factory, folder):
    home = tmp_path_factory.mktemp("practice")
    lab.write_notebook(home / "day.ipynb", *CELLS)
    return home


@pytest.fixture(scope="module")
def own_lab(home):
    version = os.environ.pop("PYTEST_VERSION", None)  # or kernels keep nothing
    try:
        with lab.running_lab(home, lab.QUIET | lab.ALL_CELLS | SAVE_STATE) as address:
            yield address
    finally:
        if version:
            os.environ["PYTEST_VERSION"] = version


@pytest.fixture(scope="module")
def day(browser, own_lab):
    """A page on which the notebook has run; the last test closes it."""
    page = browser.new_page(viewport={"width": 1100, "height": 1200})
    lab.open_and_run(page, own_lab, "day.ipynb")
    page.locator(".nnlib-practice").nth(3).wait_for()
    yield page
    page.close()


def card(page, place):
    return page.locator(".nnlib-practice").nth(place)


def hears(page, place, words):
    """Wait until the status of a card holds these words."""
    status = card(page, place).locator("[role=status]").filter(has_text=words)
    status.first.wait_for(timeout=lab.TIMEOUT)


def test_no_key_leaves_a_question(day):
    cells = day.evaluate(COUNT)
    parts = day.locator(PARTS)
    assert parts.count() > 25
    for place in range(parts.count()):
        part = parts.nth(place)
        if part.is_visible():
            part.focus()
            day.keyboard.type(string.ascii_lowercase + string.digits)
            day.keyboard.press("ArrowDown")
    hears(day, 0, "You chose: ")
    assert day.evaluate(COUNT) == cells
    assert day.locator(".jp-Notebook.jp-mod-editMode").count() == 0


def test_letters_answer_the_question_that_has_the_focus(day):
    for key, option in zip("aBcD", QUESTION.options, strict=True):
        card(day, 0).locator("button").last.focus()
        day.keyboard.press(key)
        hears(day, 0, f"You chose: {option.text}")
    before = card(day, 1).inner_text()
    card(day, 2).locator("button").first.focus()
    day.keyboard.press("c")
    hears(day, 2, f"Noted: {ended(CHOICE.options[2])} Run the next cell.")
    assert card(day, 1).inner_text() == before


def test_enter_notes_a_number_and_skip_keeps_it(day):
    card(day, 1).get_by_role("textbox", name="Your number:").fill("")
    day.keyboard.type("0,5")
    day.keyboard.press("Enter")
    hears(day, 1, "Noted: 0,5. Run the next cell.")
    card(day, 1).get_by_role("button", name="Skip").click()
    hears(day, 1, "Your answer 0,5 is kept.")


def test_a_card_is_a_named_group_with_a_heading_and_a_region_for_its_words(day):
    for place, name in enumerate((QUESTION.text[:20], NUMBER.text[:20])):
        group = card(day, place)
        assert group.get_attribute("role") == "group"
        heading = group.get_by_role("heading")
        assert heading.inner_text().startswith(name)
        named = group.get_attribute("aria-labelledby")
        assert named == heading.get_attribute("id")
        status = group.locator(".nnlib-aloud[role=status]")
        day.evaluate("e => { e.marked = true; }", status.element_handle())
        for button in group.locator("button").all()[-2:]:  # two different answers
            button.click()
        status.filter(has_text=".").wait_for()
        assert day.evaluate("e => e.marked", status.element_handle())
        seen = group.locator(".nnlib-status").inner_text()
        assert status.text_content() == " ".join(seen.split())


def test_the_result_of_a_check_is_announced_where_the_learner_is(day):
    # Run All has shown the same result, and nobody has heard it.
    assert day.locator("#nnlib-aloud").count() == 0
    day.evaluate(HEAR)
    cell = day.locator(".jp-CodeCell").nth(5)
    words = cell.locator(".nnlib-words").inner_text()
    assert words.startswith("Not right yet.")
    said = f"Exercise 1. {' '.join(words.split())}"
    for sounds in (["", said], ["", said, "", said]):
        cell.locator(".cm-content").click()
        day.keyboard.press("Shift+Enter")
        day.wait_for_function("n => window.heard.length === n", arg=len(sounds))
        assert day.evaluate("window.heard") == sounds
    region = day.locator("#nnlib-aloud")
    assert region.get_attribute("role") == "status"


def test_the_second_day(day, browser, own_lab, home):
    card(day, 0).locator("button").first.click()
    hears(day, 0, f"You chose: {QUESTION.options[0].text}")
    card(day, 1).locator("input").fill("6")
    card(day, 1).get_by_role("button", name="Note it").click()
    hears(day, 1, "Noted: 6.")
    card(day, 3).get_by_role("button", name="with help").nth(1).click()
    hears(day, 3, "Worth another look:")
    before = day.evaluate(SHOWN)
    kept = json.loads((home / FILE).read_text(encoding="utf-8"))["items"]
    assert {"01.c1", "01.p1", "01.e1", "O1.2"} <= set(kept)

    # The kernel is restarted: a button says what to do.
    day.evaluate(f"() => {SESSION}.kernel.restart()")
    day.locator(".nnlib-practice.jupyter-widgets-disconnected").first.wait_for()
    card(day, 0).locator("button").nth(1).click()
    hears(day, 0, "Choose Run, then Run All Cells.")
    assert day.evaluate(SHOWN) == before

    # Run All brings back what was chosen, and explains the prediction.
    day.wait_for_selector(lab.IDLE, timeout=lab.TIMEOUT)
    day.evaluate(lab.RUN_ALL)
    answer = f"You noted: 6. The answer: {NUMBER.answer:g}."
    day.get_by_text(answer).wait_for(timeout=lab.TIMEOUT)
    day.wait_for_function(f"() => ({LIVE})()", timeout=lab.TIMEOUT)
    assert day.evaluate(SHOWN) == before

    # Saved, ended, and opened again: all of it is there before anything runs.
    day.evaluate("() => window.jupyterapp.commands.execute('docmanager:save')")
    day.evaluate("() => window.jupyterapp.serviceManager.sessions.shutdownAll()")
    day.close()
    page = browser.new_page(viewport={"width": 1100, "height": 1200})
    lab.open_notebook(page, own_lab, "day.ipynb")
    card(page, 3).wait_for()
    assert page.evaluate(SHOWN) == before
    assert page.get_by_text("model not found").count() == 0
    card(page, 0).locator("button").nth(1).click()
    hears(page, 0, "Choose Run, then Run All Cells.")
    page.close()
