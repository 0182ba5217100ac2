"""Predictions, questions, hints and ratings, moved without a browser."""

import json
import re
import subprocess
import sys

import pytest
from ipywidgets import Button

from nnlib.practice import ask, hint, predict, progress, rate, record, solution
from nnlib.practice.library import all_lessons
from nnlib.practice.record import FILE, recall, remember

LESSONS = all_lessons()
ITEMS = [item for lesson in LESSONS for item in lesson.items.values()]
MAKERS = {"p": predict, "c": ask, "w": ask, "e": solution}


def press(buttons, words):
    next(b for b in buttons if words in b.description).click()


def bundle(thing):
    data = thing._repr_mimebundle_()
    return data[0] if isinstance(data, tuple) else data


def buttons(widget):
    """Return all buttons in a widget."""
    inner = [b for child in getattr(widget, "children", ()) for b in buttons(child)]
    return [widget, *inner] if isinstance(widget, Button) else inner


def test_checking_needs_numpy_only():
    code = (
        "import sys; from nnlib.practice import check; check('01.e1', 1.5); "
        "print([n for n in ('ipywidgets', 'matplotlib', 'nnlib.figures', "
        "'nnlib.explorers') if n in sys.modules])"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60
    )
    assert run.stdout.strip() == "[]", run.stderr


def test_committing_to_an_option():
    prompt = predict("01.p2")
    assert prompt.feedback.outcome == "not attempted"
    press(prompt.options, "0.999")
    assert prompt.feedback.outcome == "right"
    assert prompt.feedback.message in prompt.status.value
    assert "You chose: about 0.999" in prompt.status.value
    press(prompt.options, "exactly 0.5")
    assert prompt.feedback.outcome == "not yet"
    assert "The answer: about 0.999." in prompt.feedback.message


@pytest.mark.parametrize(
    ("given", "outcome"),
    [
        ("7", "right"),
        (" 7,0 ", "right"),
        ("6", "not yet"),
        ("seven", "not yet"),
        ("", "not attempted"),
    ],
)
def test_committing_to_a_number(given, outcome):
    prompt = predict("01.p1")
    prompt.entry.value = given
    prompt.commit_number.click()
    assert prompt.feedback.outcome == outcome
    assert len(prompt.feedback.message) > 10


def test_skipping():
    prompt = predict("01.p1")
    prompt.skip.click()
    assert prompt.feedback.message.startswith("Skipped.")


def test_asking_can_be_tried_again():
    prompt = ask("01.c1")
    press(prompt.options, "A: It grows")
    assert prompt.feedback.outcome == "not yet"
    press(prompt.options, "B: It stays")
    assert prompt.feedback.outcome == "right"
    assert "0 × 200" in prompt.status.value


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.id)
def test_every_item_has_its_live_form_and_its_static_twin(item):
    shown = MAKERS[item.id[3]](item.id)
    for button in buttons(shown):
        assert len(button.description) >= 4  # words, not only icons
    if item.id[3] == "e":
        assert shown._repr_html_().startswith("<details>")
        assert "<details" in hint(item.id)._repr_html_()
        return
    data = bundle(shown)
    assert set(data) >= {"text/html", "text/plain"}
    twin = data["text/html"]
    assert "<details>" in twin
    for option in item.options:
        text = getattr(option, "text", option)
        assert text in data["text/plain"]
    if item.id[3] == "p":  # the answer is folded away
        assert twin.index("<details>") < twin.index("Answer (")
    else:
        folds = twin.split("<details>")[1:]
        for fold, option in zip(folds, item.options, strict=True):
            assert ("<strong>Right.</strong>" in fold) == option.is_right
            assert ("<strong>Not quite.</strong>" in fold) != option.is_right


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.id)
def test_stored_forms_are_the_same_every_time_and_free_of_addresses(item):
    def stored():
        shown = MAKERS[item.id[3]](item.id)
        if item.id[3] == "e":
            return repr(shown), shown._repr_html_(), hint(item.id)._repr_html_()
        data = bundle(shown)
        return data["text/plain"], data["text/html"]

    assert stored() == stored()
    assert not re.search("0x[0-9a-f]{6}", "".join(stored()))


def test_live_forms_have_a_widget_view():
    assert "application/vnd.jupyter.widget-view+json" in bundle(predict("01.p1"))


def test_hints_open_one_inside_the_other():
    ladder = hint("01.e1")
    assert ladder.html.count("<details>") == ladder.html.count("</details>") == 3
    assert ladder.html.index("Hint 1") < ladder.html.index("Hint 2")
    assert ladder.html.endswith("</details>")
    assert "Hint 1 of 3" in repr(ladder)
    assert "Try" not in repr(ladder)


def test_the_solution_is_folded_and_can_be_printed():
    folded = solution("01.e2")
    assert "<summary>Show the solution</summary>" in folded.html
    assert "def my_neuron" not in repr(folded)
    assert "def my_neuron" in folded.text


def test_bad_ids_are_answered_kindly():
    for action in (predict, ask, hint, solution, rate):
        feedback = action("99.x1")
        assert feedback.outcome == "not attempted"
    assert "lesson 99" in rate(99).message


@pytest.mark.parametrize("number", [1, "01", 2])
def test_rating_says_where_to_go_back_to(number):
    rating = rate(number)
    assert "can do, with help, not yet?" in bundle(rating)["text/html"]
    rows = list(rating.buttons.values())
    rows[0][0].click()
    assert rating.status.value.count("<li>") == 0
    rows[1][2].click()
    rows[2][1].click()
    assert rating.status.value.count("<li>") == 2
    rows[1][0].click()
    assert rating.status.value.count("<li>") == 1
    assert rows[1][0].description == "can do (chosen)"
    assert rows[1][2].description == "not yet"


def test_progress_is_off_in_tests(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    press(ask("01.c1").options, "B: It stays")
    assert list(tmp_path.iterdir()) == []


def test_progress_is_kept_in_a_notebook_only_and_can_be_switched_off(monkeypatch):
    monkeypatch.setattr(record, "_in_notebook", lambda: True)
    assert not record._is_on()  # under pytest
    monkeypatch.delenv("PYTEST_VERSION")
    assert record._is_on()
    monkeypatch.setenv("NNLIB_PROGRESS", "off")
    assert not record._is_on()
    monkeypatch.delenv("NNLIB_PROGRESS")
    monkeypatch.setattr(record, "_in_notebook", lambda: False)
    assert not record._is_on()


def test_progress_is_one_small_file_that_may_be_broken_or_locked(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("nnlib.practice.record._is_on", lambda: True)
    remember("01.e1", "right")
    remember("O1.1", "with help")
    assert [path.name for path in tmp_path.iterdir()] == [FILE]
    assert recall() == {"01.e1": "right", "O1.1": "with help"}
    assert "Lesson 01: 1 of 4 exercises right" in progress().children[0].value
    (tmp_path / FILE).write_text("[broken")
    assert recall() == {}
    remember("01.e2", "right")
    assert json.loads((tmp_path / FILE).read_text()) == {"01.e2": "right"}
    (tmp_path / FILE).unlink()
    (tmp_path / FILE).mkdir()  # cannot be written to
    remember("01.e1", "right")
    assert recall() == {}


def test_the_stored_form_of_progress_knows_of_no_progress(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    before = bundle(progress())["text/html"]
    monkeypatch.setattr("nnlib.practice.record._is_on", lambda: True)
    press(ask("01.c1").options, "B: It stays")
    assert bundle(progress())["text/html"] == before
