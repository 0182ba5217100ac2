"""What every explorer promises, whichever it is.

An explorer that is added to nnlib.explorers is tested here without a further word.
Plain pytest tries a few of them: name this file to try them all. How goals are reached
is in tests/lessons/lessonNN/goals/NAME.json: for each goal the steps from the start, a
step being a button's words or a knob with its value. The browser tests play the same
steps.
"""

import ast
import math
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from matplotlib import rcParams, style
from traitlets import TraitError

import nnlib.explorers
from nnlib.explorers.controls import Knob
from nnlib.explorers.ledger import unlit
from nnlib.text import minus_signs
from tests.explorers.walk import NAMES, ends, made, page, param, play, steps_of, walk

PACKAGE = Path(nnlib.explorers.__file__).parent
LESSONS = PACKAGE.parent / "lessons"
EXPLORER_FILES = {
    *PACKAGE.glob("*.py"),
    *(LESSONS / f"{m.replace('.', '/')}.py" for m in nnlib.explorers.MODULES.values()),
}
SVG = "{http://www.w3.org/2000/svg}"
CLASSES = {name: getattr(nnlib.explorers, name) for name in NAMES}
EACH = [param(name) for name in NAMES]
WITH_HANDLES = [param(name) for name in NAMES if CLASSES[name].handles]
WITH_PLAYER = [param(name) for name in NAMES if CLASSES[name].player]


def knobs_of(name):
    # `controls` reads the class alone.
    return [c for c in CLASSES[name].controls(CLASSES[name]) if isinstance(c, Knob)]


EVERY_KNOB = [(name, knob) for name in NAMES for knob in knobs_of(name)]
EVERY_GOAL = [param(name, i) for name in NAMES for i, _ in steps_of(name)]


@pytest.fixture(params=EACH)
def explorer(request):
    return made(request.param)


# --- What it offers --------------------------------------------------------------


def test_at_most_four_knobs_are_live_and_steps_are_fine():
    for name, knob in EVERY_KNOB:
        fine = knob.step <= (knob.high - knob.low) / 40
        assert fine or isinstance(knob.step, int), (name, knob)
    for name in NAMES:
        assert len(CLASSES[name].knobs) <= 4, name


def test_every_control_has_words_that_can_be_read_aloud(explorer):
    for control in explorer.controls():
        assert "_" not in control.words
        first, *others = explorer.inputs[control.name]
        assert first.description.startswith(control.title)
        assert {w.description for w in others} <= {""}
    words = [words for words in explorer.buttons if len(words) > 2]
    assert words == list(explorer.buttons)
    assert {"Undo", "Redo", "Reset"} <= set(words)
    assert set(explorer.presets) | set(explorer.actions) <= set(words)


def test_the_question_ends_with_a_question_mark(explorer):
    assert explorer.question.endswith("?")
    assert explorer.goals or explorer.ponder


def test_no_sentence_is_longer_than_25_words(explorer):
    said = [text for pair in explorer.ponder for text in pair]
    for goal in explorer.goals:
        said += [goal.task, goal.rule or "", goal.why, goal.answer]
    for text in said:
        for sentence in re.split(r"(?<=[.?!])[)”]*\s+", text):
            assert len(re.findall(r"[A-Za-z][\w'-]*", sentence)) <= 25, sentence


def test_the_list_of_explorers_stands_in_the_docstring():
    for name in NAMES:
        assert name in nnlib.explorers.__doc__


# --- What it shows ---------------------------------------------------------------


def test_it_starts_the_same_every_time(explorer):
    assert page(explorer) == page(type(explorer)())
    assert "0 moves" in explorer.tally.value


def panels(picture):
    """Return the SVG elements of a picture."""
    return list(ElementTree.fromstring(picture))


@pytest.mark.parametrize("name", EACH)
def test_the_page_keeps_its_shape_in_every_state(name):
    lines, shapes, artists = set(), set(), set()
    for place in walk(name):
        lines.add(place.ledger.count("\n"))
        artists.add(place.artists)
        picture = ElementTree.fromstring(place.picture)
        assert picture.get("role") == "img"
        assert picture.get("aria-label") == minus_signs(place.words), place.where
        assert not list(picture.iter(f"{SVG}style")), "rules hold for the whole page"
        assert {svg.get("aria-hidden") for svg in picture} == {"true"}
        shapes.add(tuple((svg.get("viewBox"), svg.get("style")) for svg in picture))
        for svg in picture:
            names = [e.get("id") for e in svg.iter() if e.get("id")]
            assert len(names) == len(set(names))
        assert 40 <= len(place.words) <= 400, place.where
        assert len(place.sentence) <= 210, place.where  # two lines
        for text in place.texts:
            wrong = re.search(r"\b(nan|inf|None)\b|-0\b(?!\.)", unlit(text))
            assert not wrong, (place.where, text)
    assert len(lines) == len(shapes) == 1
    assert len(artists) == 1, "the picture moves its artists and makes no new ones"


def marks(svg):
    """All that an SVG shows, in any order; <defs> stand in the names that use them."""
    root = ElementTree.fromstring(svg) if isinstance(svg, str) else svg
    unseen = {part for defs in root.iter(f"{SVG}defs") for part in defs.iter()}
    unseen |= {e for e in root.iter() if e.get("class") == "nnlib-handle"}
    return sorted(
        (e.tag, sorted(e.attrib.items()), e.text or "")
        for e in root.iter()
        if e not in unseen and e.tag not in (f"{SVG}svg", f"{SVG}g")
    )


def marks_of(picture):
    return [marks(panel) for panel in panels(picture)]


@pytest.mark.parametrize("name", EACH)
def test_what_the_picture_keeps_is_never_out_of_date(name):
    """Layers that are kept from move to move add up to the figure drawn at once."""
    for place in walk(name):
        for panel, whole in zip(panels(place.picture), place.whole, strict=True):
            assert marks(panel) == marks(whole.split("?>", 1)[1]), place.where


@pytest.mark.parametrize("name", EACH)
def test_every_color_of_the_picture_follows_the_page(name):
    for place in walk(name):
        fixed = {c.upper() for c in re.findall(r": (#[0-9a-fA-F]{6})\b", place.picture)}
        assert not fixed, place.where


def test_a_dark_style_of_matplotlib_changes_nothing(explorer):
    with style.context("dark_background"):
        other = type(explorer)()
        assert other.picture == explorer.picture
        for control in explorer.controls()[-1:]:
            for value in ends(control):  # new ticks and numbers, too
                explorer.turn(control, value)
                other.turn(control, value)
                assert other.picture == explorer.picture


def test_drawing_leaves_the_settings_of_matplotlib_alone(explorer):
    before = dict(rcParams)
    explorer.refresh()
    assert dict(rcParams) == before


def test_two_of_a_kind_do_not_disturb_each_other(explorer):
    other = type(explorer)()
    before = page(other)
    for control in explorer.controls():
        explorer.turn(control, ends(control)[0])
    assert page(other) == before


# --- Turning ---------------------------------------------------------------------


def test_both_ends_of_every_knob_reach_the_state_and_the_page(explorer):
    for control in explorer.controls():
        for widget in explorer.inputs[control.name]:
            is_slider = widget is not explorer.inputs[control.name][0]
            for value in reversed(ends(control)):  # a knob may start at its low end
                widget.value = control.position(value) if is_slider else value
                assert getattr(explorer.state, control.name) == value
                box, *sliders = explorer.inputs[control.name]
                assert box.value == value
                assert all(s.value == control.position(value) for s in sliders)
                assert control.at_end(value) in explorer.sentence


def test_a_turned_knob_changes_the_page(explorer):
    for control in explorer.knobs:
        explorer.reset()
        before = page(explorer)[2]
        start = getattr(explorer.state, control.name)
        value = next(v for v in ends(control) if v != start)
        explorer.inputs[control.name][0].value = value
        assert page(explorer)[2][1] != before[1], "sentence"
        assert "1 move" in explorer.tally.value


def test_numbers_out_of_range_are_set_to_the_nearest_end(explorer):
    for knob in knobs_of(type(explorer).__name__):
        for wild in (1e308, -math.inf):
            explorer.turn(knob, wild)
            end = knob.high if wild > 0 else knob.low
            assert getattr(explorer.state, knob.name) == end
            assert knob.at_end(end) in explorer.sentence


def test_what_is_no_number_is_refused_in_words_and_nothing_is_lost(explorer):
    knobs, state = page(explorer)[:2], repr(explorer.state)
    for control in explorer.controls():
        for wild in (math.nan, None, "", "seven"):
            explorer.turn(control, wild)
            assert f"{control.name} must be" in explorer.sentence
            assert "so it stays at" in explorer.sentence
    assert page(explorer)[:2] == knobs
    assert repr(explorer.state) == state


def test_the_boxes_themselves_take_no_text_and_survive_nan(explorer):
    before = page(explorer)[:2]
    for knob in knobs_of(type(explorer).__name__):
        for widget in explorer.inputs[knob.name]:
            with pytest.raises(TraitError):
                widget.value = "seven"
            if isinstance(widget.value, float):  # a slider takes no NaN
                widget.value = math.nan
    assert page(explorer)[:2] == before


FINE = [
    param(name, knob)
    for name, knob in EVERY_KNOB
    if knob.slider and not knob.log and not isinstance(knob.step, int)
]


@pytest.mark.parametrize(("name", "knob"), FINE, ids=lambda x: getattr(x, "name", x))
def test_a_typed_number_between_two_steps_stays_when_the_slider_rounds_it(name, knob):
    explorer = made(name)
    typed = round(knob.low + 1.3 * knob.step, 10)
    box, slider = explorer.inputs[knob.name]
    box.value = typed
    assert getattr(explorer.state, knob.name) == typed
    moves = explorer._score.moves
    assert slider.value == 1
    slider.value = 1  # where it stands already
    assert getattr(explorer.state, knob.name) == box.value == typed
    assert explorer._score.moves == moves
    slider.value = 2  # a press
    assert box.value == pytest.approx(knob.low + 2 * knob.step)


@pytest.mark.parametrize("name", WITH_HANDLES)
def test_what_can_be_dragged_turns_knobs_and_a_drag_is_one_move(name):
    explorer = made(name)
    for i, handle in enumerate(explorer.handles):
        explorer.reset()
        start, ax = repr(explorer), explorer.panel(handle)
        assert len(handle.at(explorer.state)), "there is something to drag"
        (left, right), (low, high) = ax.get_xlim(), ax.get_ylim()
        for share in (0.2, 0.35, 0.4):
            explorer.drag(i, left + share * (right - left), low + share * (high - low))
        assert explorer._score.moves == 0, "it moves on, and is not judged"
        explorer.drop()
        assert repr(explorer) != start
        assert explorer._score.moves == 1
        for control in explorer.controls():
            assert control.given(getattr(explorer.state, control.name)) is not None
        explorer.undo()
        assert repr(explorer) == start


@pytest.mark.parametrize("name", WITH_PLAYER)
def test_the_player_plays_to_its_end_steps_and_is_one_move(name):
    explorer = made(name)
    knob = explorer.player.knob
    explorer.turn(knob, knob.low)
    moves = explorer._score.moves
    explorer.buttons["Step"].click()
    assert knob.low < getattr(explorer.state, knob.name) < knob.high
    explorer.buttons[explorer.player.play].click()
    assert getattr(explorer.state, knob.name) > knob.low
    assert explorer._score.moves == moves + 2
    assert explorer.buttons[explorer.player.play].description == explorer.player.play


# --- Back and forth, opened and left ---------------------------------------------


def test_reset_brings_everything_back_but_the_goals_that_are_reached(explorer):
    start, picture = page(explorer), explorer.picture
    for _, steps in steps_of(type(explorer).__name__):
        explorer.buttons["Reset"].click()
        play(explorer, steps)
    assert page(explorer) != start
    reached = list(explorer._score.reached)
    explorer.buttons["Reset"].click()
    *others, texts = page(explorer)
    assert others == list(start[:2])
    assert texts[:-1] == start[-1][:-1]
    assert marks_of(explorer.picture) == marks_of(picture)
    assert explorer._score.reached == reached
    assert None not in reached
    assert "0 moves" in explorer.tally.value


def test_undo_and_redo_go_back_and_forth_through_all_states(explorer):
    seen = [page(explorer)[0]]
    for control in explorer.controls():
        value = next(
            v for v in ends(control) if v != getattr(explorer.state, control.name)
        )
        explorer.turn(control, value)
        seen.append(page(explorer)[0])
    for words, states in (("Undo", seen[::-1]), ("Redo", seen)):
        for state in states:
            assert page(explorer)[0] == state
            explorer.buttons[words].click()
        assert "There is no move to" in explorer.sentence


def test_repr_is_code_that_opens_it_as_it_is_now(explorer):
    for control in explorer.controls():
        explorer.turn(control, ends(control)[0])
    again = eval(repr(explorer), dict(CLASSES))
    assert repr(again) == repr(explorer)
    assert "as you left it" not in again.sentence


def test_knobs_that_are_not_there_and_values_out_of_range_are_refused(explorer):
    cls = type(explorer)
    with pytest.raises(TypeError, match=f"{cls.__name__} has no knob 'w77', it has "):
        cls(w77=1)
    for scale in (0, 4, "large", math.nan):
        with pytest.raises(ValueError, match="scale must be a number from 1 to 3"):
            cls(scale=scale)
    for control in explorer.controls():
        for wild in ("seven", None, math.inf):
            with pytest.raises(
                ValueError, match=f"{control.name} must be .* but it is"
            ):
                cls(**{control.name: wild})


# --- Goals -----------------------------------------------------------------------


@pytest.mark.parametrize("name", EACH)
def test_no_goal_is_reached_at_the_start_or_by_a_preset(name):
    places = walk(name)[: 1 + len(CLASSES[name].presets)]
    assert not [p.where for p in places if any(m is not None for m in p.reached)]


def at_goal(name, i):
    """Return an explorer whose goals before `i` are reached, so that `i` is next."""
    explorer = made(name)
    explorer._score.reached[:i] = [1] * i
    return explorer


@pytest.mark.parametrize(("name", "i"), EVERY_GOAL)
def test_every_goal_is_reached_by_its_solution_within_range_and_step(name, i):
    explorer, (_, steps) = at_goal(name, i), steps_of(name)[i]
    assert len(steps_of(name)) == len(explorer.goals)
    knobs = {knob.name: knob for knob in knobs_of(name)}
    for step in steps:
        if step[0] in knobs:
            knob, value = knobs[step[0]], step[1]
            assert knob.low <= value <= knob.high
            assert knob.on_step(value) == pytest.approx(value)
    play(explorer, steps)
    assert explorer._score.messages(explorer.state)[i].startswith("Reached after ")
    assert f"Goal {i + 1} is reached." in explorer.sentence
    assert f"{i + 1} of {len(explorer.goals)} goal" in explorer.tally.value
    assert explorer.goals[i].why.count("?") >= 1
    assert "<details>" in explorer.progress.value


OTHERS = [
    param(name, i, j)
    for name in NAMES
    for i, _ in steps_of(name)
    for j, _ in steps_of(name)
    if i != j
]


@pytest.mark.parametrize(("name", "i", "j"), OTHERS)
def test_no_goal_is_met_on_the_way_to_another(name, i, j):
    explorer = at_goal(name, i)
    play(explorer, steps_of(name)[j][1])
    assert explorer._score.reached[i] is None


# --- Without a kernel, without widgets -------------------------------------------


def test_the_static_twin_says_and_shows_it_without_a_kernel(explorer):
    bundle = explorer._repr_mimebundle_()
    assert "application/vnd.jupyter.widget-view+json" in bundle
    assert bundle["text/plain"] == repr(explorer)
    html = bundle["text/html"]
    assert explorer.question.replace("'", "&#x27;") in html
    picture = re.search(
        r'<img alt="([^"]{40,})" style="[^"]*" src="data:image/png', html
    )
    assert picture
    assert f"{picture[1]}</details></figcaption>" in html
    assert html.count('<th scope="row">') == len(explorer.twin) == 3
    for control in explorer.controls():
        explorer.turn(control, ends(control)[0])
    assert explorer._repr_mimebundle_()["text/html"] == html


def test_only_the_shared_controller_knows_widgets():
    for path in [*PACKAGE.glob("*.py"), *LESSONS.rglob("*.py")]:
        imported = {
            name.name if isinstance(node, ast.Import) else node.module
            for node in ast.walk(ast.parse(path.read_text()))
            if isinstance(node, ast.Import | ast.ImportFrom)
            for name in node.names
        }
        assert ("ipywidgets" in imported) == (path.name in ("base.py", "page.py"))
        assert not {m for m in imported if m.startswith("matplotlib.pyplot")}
        if path in EXPLORER_FILES:
            assert not {m for m in imported if m.startswith("nnlib.practice")}


@pytest.mark.parametrize("name", EACH)
def test_state_and_drawing_work_without_widgets(name):
    module = nnlib.explorers.MODULES[name]
    tree = ast.parse((LESSONS / f"{module.replace('.', '/')}.py").read_text())
    for node in tree.body:
        if isinstance(node, ast.ClassDef) and node.name != name:
            names = {n.id for n in ast.walk(node) if isinstance(n, ast.Name)}
            assert "widgets" not in names and "Explorer" not in names


def test_importing_the_package_loads_no_widgets():
    code = "import sys, nnlib.explorers; print('ipywidgets' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stdout.strip() == "False", done.stderr
