"""Predictions, questions, hints and ratings, moved without a browser."""

import re
import subprocess
import sys

import pytest
from ipywidgets import Button

from nnlib import record
from nnlib.practice import ask, check, explain, hint, predict, rate, solution
from nnlib.practice.library import all_lessons

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


def test_noting_an_option_does_not_tell_the_answer():
    prompt = predict("01.p2")
    assert prompt.feedback.outcome == "not attempted"
    for words in ("0.999", "exactly 0.5"):
        press(prompt.options, words)
        assert prompt.feedback.outcome == "noted"
        assert prompt.item.why not in prompt.status.value
        assert words in prompt.feedback.message
    assert repr(prompt.feedback) == "Noted: exactly 0.5. Run the next cell."
    chosen = [b.description for b in prompt.options if "(chosen)" in b.description]
    assert chosen == ["B: exactly 0.5 (chosen)"]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("7", "Noted: 7. Run the next cell."),
        (" 7,0 ", "Noted: 7,0. Run the next cell."),
        ("6", "Noted: 6. Run the next cell."),
        ("seven", "Not right yet. This text cannot be read as one number."),
        ("", "Not attempted yet. Write a number first, or skip."),
    ],
)
def test_noting_a_number(given, said):
    prompt = predict("01.p1")
    prompt.entry.value = given
    prompt.note.click()
    assert repr(prompt.feedback).startswith(said)


def test_a_number_that_a_press_has_overtaken_is_noted_after_all(monkeypatch):
    now = [100.0]
    monkeypatch.setattr("nnlib.practice.page.prompts.monotonic", lambda: now[0])
    prompt = predict("01.p1")
    for before in ("", "eight", "8"):
        prompt.entry.value = before
        assert prompt.feedback.outcome != "noted"
        prompt.note.click()
        now[0] += 2
    prompt = predict("01.p1")
    prompt.note.click()
    assert "Write a number first" in prompt.feedback.message
    prompt.entry.value = "7"  # typed before the press, sent after it
    assert repr(prompt.feedback).startswith("Noted: 7.")
    now[0] += 5
    prompt.entry.value = "6"  # typed later, and nothing pressed
    assert repr(prompt.feedback).startswith("Noted: 7.")


def test_skipping():
    prompt = predict("01.p1")
    prompt.skip.click()
    assert repr(prompt.feedback).startswith("Skipped. Go on;")
    prompt.commit("0.5")
    prompt.skip.click()
    assert repr(prompt.feedback) == "Your answer 0.5 is kept."
    assert "0.5" in prompt.entry.value


def test_asking_can_be_tried_again():
    prompt = ask("01.c1")
    press(prompt.options, "A: It rises")
    assert prompt.feedback.outcome == "not yet"
    assert "You chose: It rises, because an input rises." in prompt.status.value
    press(prompt.options, "B: It falls")
    assert prompt.feedback.outcome == "right"
    assert "−2 × 5" in prompt.status.value


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.id)
def test_every_item_has_its_live_form_and_its_static_twin(item):
    shown = MAKERS[item.id[3]](item.id)
    for button in buttons(shown):
        assert len(button.description) >= 4  # words, not only icons
    if item.id[3] == "e":
        assert shown._repr_html_().startswith("<details>")
        assert "<details" in hint(item.id)._repr_html_()
        stored = check(item.id, ...)._repr_html_()
        assert f'aria-label="Exercise {item.id[4:]}"' in stored
        assert stored.count("<details") == len(item.hints) + 1
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
    assert 'role="group"' in twin
    assert 'role="heading"' in twin


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
    assert ">Show the solution</summary>" in folded.html
    assert "def my_neuron" not in repr(folded)
    assert "def my_neuron" in folded.text


def test_check_folds_its_help_below_its_words():
    before, wrong, after = (check("01.e1", answer) for answer in (..., 0.3, 0.8176))
    outcomes = [feedback.outcome for feedback in (before, wrong, after)]
    assert outcomes == ["not attempted", "not yet", "right"]
    # Before the first try the solution is the last step of the ladder of hints.
    assert before.more.index("Hint 3 of 3") < before.more.index("Show the solution")
    folds = re.findall("</?details>", before.more)
    assert folds == ["<details>"] * 4 + ["</details>"] * 4
    # After a wrong try it is beside the hints.
    hints, solved = hint("01.e1").html, solution("01.e1").html
    assert wrong.more == f"{hints}\n{solved}"
    assert "Hint" not in after.more
    assert "Compare with one solution" in after.more
    for feedback in (before, wrong, after):
        assert "details" not in repr(feedback)
        assert feedback.more in feedback._repr_html_()
        assert feedback.message.split("`")[0] in feedback._repr_html_()


def test_every_summary_keeps_its_keys():
    shown = check("01.e1", 0.3)._repr_html_() + bundle(ask("01.c1"))["text/html"]
    summaries = re.findall("<summary[^>]*>", shown)
    assert len(summaries) > 5
    assert all('data-lm-suppress-shortcuts="true"' in each for each in summaries)


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


@pytest.fixture
def kept(tmp_path, monkeypatch):
    """Keep answers in a file, as in a notebook; a new prompt is the second day."""
    monkeypatch.setattr(record, "_folder", tmp_path)
    monkeypatch.setattr(record, "_mode", lambda: "file")
    return record.recall


def test_a_question_comes_back_with_its_choice_and_its_feedback(kept):
    first = ask("01.c1")
    press(first.options, "A: It rises")
    assert ask("01.c1").status.value == first.status.value
    press(first.options, "B: It falls")
    press(first.options, "C: It becomes")
    second = ask("01.c1")
    assert second.status.value == first.status.value
    assert second.feedback.outcome == "not yet"
    assert second.options[2].description.endswith("(chosen)")
    assert "nnlib-chosen" in second.options[2]._dom_classes
    said = "It becomes negative, because the sum does."
    assert kept() == {"01.c1": {"outcome": "right", "said": said, "tries": 2}}


def test_a_prediction_comes_back_with_what_was_noted(kept):
    predict("01.p1").commit("0.5")
    press(predict("01.p2").options, "exactly")
    number, option = predict("01.p1"), predict("01.p2")
    assert number.entry.value == "0.5"
    assert repr(number.feedback) == "Noted: 0.5. Run the next cell."
    assert option.options[1].description == "B: exactly 0.5 (chosen)"
    number.skip.click()
    assert repr(number.feedback) == "Your answer 0.5 is kept."


def test_ratings_come_back(kept):
    first = rate(1)
    rows = list(first.buttons.values())
    rows[0][1].click()
    rows[2][0].click()
    second = rate(1)
    assert second.status.value == first.status.value
    words = [b.description for row in second.buttons.values() for b in row]
    assert [w for w in words if "chosen" in w] == [
        "with help (chosen)",
        "can do (chosen)",
    ]


def test_what_an_earlier_version_of_the_course_asked_is_left_alone(kept):
    record.remember("01.c1", {"outcome": "right", "said": "an option of last year"})
    record.remember("01.p1", {"outcome": "noted", "said": "about seven"})
    record.remember("01.p2", {"outcome": "noted", "said": ["no", "text"]})
    record.remember("O1.1", {"outcome": "perhaps"})
    assert ask("01.c1").status.value == ""
    assert predict("01.p2").status.value == ""
    assert rate(1).chosen == {}
    assert explain("01.p1").outcome == "not yet"


def test_an_exercise_is_kept_with_its_tries(kept):
    for answer in (..., 0.3, 0.4, 0.8176, 0.3):
        check("01.e1", answer)
    assert kept() == {"01.e1": {"outcome": "right", "tries": 3}}


@pytest.mark.parametrize(
    ("id", "said", "outcome", "start"),
    [
        ("01.p1", None, "not attempted", "7."),
        ("01.p1", "7", "right", "You noted: 7. That fits."),
        ("01.p1", "7,0", "right", "You noted: 7,0. That fits. The answer: 7."),
        ("01.p1", "6", "not yet", "You noted: 6. The answer: 7."),
        ("01.p2", "about 0.999", "right", "You noted: about 0.999. That fits."),
        ("01.p2", "7", "not yet", "You noted: 7. The answer: about 0.999."),
    ],
)
def test_explaining_after_the_result(kept, id, said, outcome, start):
    prompt = predict(id)
    if said:
        prompt.commit(said)
    explained = explain(id)
    assert explained.outcome == outcome
    assert repr(explained) == f"{start} {prompt.item.why}"
    assert explained._repr_html_().count("<details") == 0


def test_explaining_a_question(kept):
    right, wrong = "It falls below 0.5.", "It rises, because an input rises."
    feedback = {option.text: option.feedback for option in ask("01.c1").item.options}
    assert repr(explain("01.c1")) == f"The answer: {right} {feedback[right]}"
    ask("01.c1").answer(wrong)
    assert repr(explain("01.c1")) == (
        f"You chose: {wrong} {feedback[wrong]}\n\nThe answer: {right} {feedback[right]}"
    )
    ask("01.c1").answer(right)
    assert repr(explain("01.c1")) == f"Right. You chose: {right} {feedback[right]}"


def test_a_class_waits_for_its_teacher(kept, monkeypatch):
    monkeypatch.setenv("NNLIB_CLASS", "wait")
    prompt = ask("01.c1")
    press(prompt.options, "A: It rises")
    said = "Noted: It rises, because an input rises. Your teacher will open the answer."
    assert repr(prompt.feedback) == said
    for option in prompt.item.options:
        assert option.feedback not in prompt.status.value
    assert ask("01.c1").status.value == prompt.status.value
    assert "The answer: It falls below 0.5." in repr(explain("01.c1"))

    prompt = predict("01.p1")
    prompt.commit("6")
    assert repr(prompt.feedback) == "Noted: 6. Wait for your teacher."
    why = predict("01.p1").item.why
    explained = explain("01.p1")
    assert why not in repr(explained)
    before, folded = explained._repr_html_().split("<details>")
    assert why not in before and why in folded

    monkeypatch.delenv("NNLIB_CLASS")
    assert ask("01.c1").feedback.outcome == "not yet"
