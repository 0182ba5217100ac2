"""Firefox: lessons run, explorers show their pictures, all kinds of parts answer.

FIREFOX=firefox-esr names the browser, and has every lesson run in it.

What the parts do in detail is tested in Chromium; see test_explorers and test_practice.
"""

import os

import pytest

from nnlib.practice.library import load_lesson
from tests.browser import firefox, lab

LESSONS = sorted(lab.LESSONS.glob("*.ipynb"))
QUESTION, PREDICTION = (load_lesson(1).items[id] for id in ("01.c1", "01.p1"))
ROOT = "document.querySelector('.NeuronExplorer')"
# The explorers whose picture is not there, or is not as high as it has to be.
PICTURES = """() => ['none', ...[...document.querySelectorAll('.nnlib-explorer')]
  .filter(root => {
    const panels = [...root.querySelectorAll('.nnlib-panels svg')];
    return !panels.length || panels.some(svg => {
      const box = svg.getBoundingClientRect(), view = svg.viewBox.baseVal;
      const part = box.height / box.width * view.width / view.height;
      return box.width < 150 || Math.abs(part - 1) > 0.02;
    });
  }).map(root => root.className)]"""


@pytest.fixture(scope="module")
def browser_of_mozilla():
    if reason := firefox.missing():
        if os.environ.get("NNLIB_BROWSER_TESTS") == "require":
            pytest.fail(f"browser tests must run, but {reason}")
        pytest.skip(reason)
    with firefox.running_firefox() as browser:
        browser.size(1100, 1200)
        yield browser


def run(browser, address, name):
    """Open the notebook `name`, run all its cells; none may fail."""
    idle = f"() => !!document.querySelector('{lab.IDLE}')"
    browser.open(f"{address}/doc/tree/{name}")
    browser.until(idle)
    browser.until(f"async () => {{ await ({lab.RUN_ALL})(); return true; }}")
    browser.until(f"() => ({lab.REPORT})().missing === 0")
    browser.until(idle)
    assert browser.until(lab.REPORT)["errors"] == []
    shown = browser.until("() => document.body.innerText")
    assert "Error displaying widget" not in shown
    assert browser.until(PICTURES) == ["none"]


def knob(name, part):
    return f"{ROOT}.querySelector('.nnlib-knob-{name} {part}')"


def named(words, root="document"):
    """Return what finds the first button on which these words are."""
    buttons = f"[...{root}.querySelectorAll('button')]"
    return f"{buttons}.find(b => b.textContent.includes({words!r}))"


def shows(browser, part, words):
    """Wait until some `part` of the page holds these words."""
    parts = f"[...document.querySelectorAll('{part}')]"
    browser.until(f"() => {parts}.some(e => e.textContent.includes({words!r}))")


def test_every_explorer_shows_its_picture(browser_of_mozilla, address):
    run(browser_of_mozilla, address, "explorers.ipynb")


@pytest.mark.skipif("FIREFOX" not in os.environ, reason="takes minutes: set FIREFOX")
@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_a_lesson_runs_and_shows_its_explorers(browser_of_mozilla, address, path):
    run(browser_of_mozilla, address, path.name)


def test_the_parts_of_a_lesson_answer(browser_of_mozilla, address):
    browser = browser_of_mozilla
    run(browser, address, "01_neuron.ipynb")
    browser.click(named("Reset", ROOT))
    browser.focus(knob("w1", ".noUi-handle"))
    browser.press("ArrowRight", "ArrowRight")
    shows(browser, ".nnlib-says", "The weighted sum is 7.4")
    browser.focus(knob("b", "input"))
    browser.until(f"() => {{ {knob('b', 'input')}.select(); return true; }}")
    browser.press("-", "3", ",", "5", "Enter")  # a decimal comma
    shows(browser, ".nnlib-says", "The weighted sum is \u22120.1")
    browser.click(named("All zero", ROOT))
    shows(browser, ".nnlib-says", "The weighted sum is 0")
    browser.click(named("Reset", ROOT))
    shows(browser, ".nnlib-tally", "0 moves")
    x, y = browser.until(
        firefox.MIDDLE % f"{ROOT}.querySelector('circle.nnlib-handle')"
    )
    browser.drag((x, y), (x - 20, y - 20), (x - 40, y - 40))
    shows(browser, ".nnlib-tally", "1 move")

    browser.click(named(QUESTION.options[1].text))
    shows(browser, ".nnlib-aloud", f"You chose: {QUESTION.options[1].text}")
    browser.focus("document.querySelector('.nnlib-predict input')")
    browser.press(*"6", "Enter")
    shows(browser, ".nnlib-aloud", "Noted: 6.")
