"""What every explorer promises, whichever it is.

An explorer that is added to nnlib.explorers is tested here without a further word. How
its goals are reached is in tests/lessons/lessonNN/goals/NAME.json: for each goal the
steps from the start, a step being a button's words or a knob with its value. The
browser tests play the same steps.
"""

import ast
import math
import re
import subprocess
import sys
from io import StringIO
from pathlib import Path
from xml.etree import ElementTree

import pytest
from matplotlib import rc_context, rcParams
from matplotlib.backends.backend_svg import FigureCanvasSVG
from traitlets import TraitError

import nnlib.explorers
from nnlib.explorers import live
from nnlib.explorers.controls import Choice, Knob
from tests.explorers.goals import steps_to_goals

PACKAGE = Path(nnlib.explorers.__file__).parent
LESSONS = PACKAGE.parent / "lessons"
NAMES = nnlib.explorers.__all__
SVG = "{http://www.w3.org/2000/svg}"


def play(explorer, steps):
    for step in steps:
        if isinstance(step, str):
            explorer.buttons[step].click()
        else:
            name, value = step
            explorer.inputs[name][0].value = value


def page(explorer):
    """All that the explorer shows now, and the moves it has counted."""
    parts = (explorer.ledger, explorer.sentence, explorer.picture, explorer.progress)
    values = {n: [w.value for w in ws] for n, ws in explorer.inputs.items()}
    return repr(explorer), values, [part.value for part in parts]


def ends(control):
    if isinstance(control, Choice):
        return [control.options[0], control.options[-1]]
    return [control.low, control.high]


def visited(explorer):
    """Bring the explorer to its start, its presets and all ends; yield each time."""
    yield "start"
    for words in explorer.presets:
        explorer.buttons[words].click()
        yield words
    for control in explorer.controls():
        for value in ends(control):
            explorer.inputs[control.name][-1].value = value
            yield f"{control.name} = {value}"


@pytest.fixture(params=NAMES)
def explorer(request):
    return getattr(nnlib.explorers, request.param)()


def test_at_most_four_knobs_are_live_and_steps_are_fine(explorer):
    assert len(explorer.knobs) <= 4
    for control in explorer.controls():
        if isinstance(control, Knob):
            fine = control.step <= (control.high - control.low) / 40
            assert fine or isinstance(control.step, int), control


def test_every_control_has_words(explorer):
    for name, inputs in explorer.inputs.items():
        assert inputs[0].description, name
        assert [w.description for w in inputs[1:]] in ([], [""])
    for words, button in explorer.buttons.items():
        assert button.description == words
        assert len(words) > 2
    assert list(explorer.buttons).count("Reset") == 1
    assert set(explorer.presets) | set(explorer.actions) <= set(explorer.buttons)


def test_the_question_ends_with_a_question_mark(explorer):
    assert explorer.question.endswith("?")
    assert explorer.goals or explorer.ponder


def test_it_starts_the_same_every_time(explorer):
    assert page(explorer) == page(type(explorer)())
    assert "Moves so far: 0." in explorer.progress.value


def test_both_ends_of_every_knob_reach_the_state_and_the_page(explorer):
    for control in explorer.controls():
        for widget in explorer.inputs[control.name]:
            for value in reversed(ends(control)):  # a knob may start at its low end
                widget.value = value
                assert getattr(explorer.state, control.name) == value
                shown = {w.value for w in explorer.inputs[control.name]}
                assert shown == {value}
                assert control.at_end(value) in explorer.sentence.value


def test_the_page_keeps_its_shape_in_every_state(explorer):
    lines, sizes = set(), set()
    for where in visited(explorer):
        state = explorer.state
        lines.add(explorer.ledger.value.count("\n"))
        svg = ElementTree.fromstring(explorer.picture.value)
        assert not list(svg.iter(f"{SVG}style")), "rules would hold for the whole page"
        names = [e.get("id") for e in svg.iter() if e.get("id")]
        assert len(names) == len(set(names))
        sizes.add((svg.get("width"), svg.get("height"), svg.get("viewBox")))
        assert svg.get("role") == "img"
        assert svg.get("aria-label") == state.words(), where
        assert 40 <= len(state.words()) <= 400, where
        assert len(explorer.sentence.value) <= 210, where  # two lines
        for text in (*state.ledger(), state.sentence(), state.words()):
            assert not re.search(r"\b(nan|inf|None)\b|-0\b(?!\.)", text), (where, text)
    assert len(lines) == len(sizes) == 1


def marks(svg):
    """All that an SVG shows, in any order; <defs> stand in the names that use them."""
    root = ElementTree.fromstring(svg)
    unseen = {part for defs in root.iter(f"{SVG}defs") for part in defs.iter()}
    return sorted(
        (e.tag, sorted(e.attrib.items()), e.text or "")
        for e in root.iter()
        if e not in unseen and e.tag not in (f"{SVG}svg", f"{SVG}g")
    )


def test_what_the_picture_keeps_is_never_out_of_date(explorer):
    """Layers that are kept from move to move add up to the figure drawn at once."""
    for where in visited(explorer):
        whole = StringIO()
        with rc_context(live.SVG):
            canvas = FigureCanvasSVG(explorer._drawing.figure)
            canvas.print_svg(whole, metadata=live.NO_METADATA)
        whole = live.NUMBERED.sub("", whole.getvalue())
        assert marks(explorer.picture.value) == marks(whole), where


def test_the_picture_moves_its_artists_and_makes_no_new_ones(explorer):
    figure = explorer._drawing.figure
    first = figure.findobj()
    for _ in visited(explorer):
        pass
    assert len(figure.findobj()) == len(first)
    assert explorer._drawing.figure is figure


def test_a_turned_knob_changes_the_page(explorer):
    for control in explorer.knobs:
        explorer.reset()
        before = page(explorer)[2]
        start = getattr(explorer.state, control.name)
        value = next(v for v in ends(control) if v != start)
        explorer.inputs[control.name][0].value = value
        after = page(explorer)[2]
        assert after[1] != before[1], "sentence"
        assert after[3] != before[3], "goals"
        assert "Moves so far: 1." in explorer.progress.value


def test_numbers_out_of_range_are_set_to_the_nearest_end(explorer):
    knobs = [c for c in explorer.controls() if isinstance(c, Knob)]
    for wild in (1e308, -1e308, math.inf, -math.inf):
        for control in knobs:
            explorer.turn(control, wild)
            end = control.high if wild > 0 else control.low
            assert getattr(explorer.state, control.name) == end
            assert control.at_end(end) in explorer.sentence.value


def test_what_is_no_number_is_refused_in_words_and_nothing_is_lost(explorer):
    knobs, state = page(explorer)[:2], repr(explorer.state)
    for wild in (math.nan, None, "", "seven"):
        for control in explorer.controls():
            explorer.turn(control, wild)
            assert f"{control.name} must be" in explorer.sentence.value
            assert "so it stays at" in explorer.sentence.value
    assert page(explorer)[:2] == knobs
    assert repr(explorer.state) == state


def test_the_boxes_themselves_take_no_text_and_survive_nan(explorer):
    before = page(explorer)[:2]
    for control in explorer.controls():
        for widget in explorer.inputs[control.name]:
            if isinstance(control, Knob):
                with pytest.raises(TraitError):
                    widget.value = "seven"
                widget.value = math.nan
    assert page(explorer)[:2] == before


def test_reset_brings_everything_back(explorer):
    start = page(explorer)
    for _ in visited(explorer):
        pass
    for steps in steps_to_goals(type(explorer).__name__):
        play(explorer, steps)
    assert page(explorer) != start
    explorer.buttons["Reset"].click()
    assert page(explorer) == start


def test_no_goal_is_reached_at_the_start_or_by_a_preset(explorer):
    for words in [None, *explorer.presets]:
        if words:
            explorer.buttons[words].click()
        assert not [t for t in explorer._score.messages(explorer.state) if t[0] == "R"]


def test_every_goal_is_reached_by_its_solution_within_range_and_step(explorer):
    steps_of = steps_to_goals(type(explorer).__name__)
    assert len(steps_of) == len(explorer.goals)
    controls = {c.name: c for c in explorer.controls()}
    for i, steps in enumerate(steps_of):
        explorer.reset()
        for step in steps:
            if not isinstance(step, str) and isinstance(controls[step[0]], Knob):
                knob = controls[step[0]]
                assert knob.low <= step[1] <= knob.high
                notches = (step[1] - knob.low) / knob.step
                assert notches == pytest.approx(round(notches), abs=1e-6)
        play(explorer, steps)
        assert explorer._score.messages(explorer.state)[i].startswith("Reached after ")
        assert f"Goal {i + 1} is reached." in explorer.sentence.value
        assert explorer.goals[i].why.count("?") >= 1
        assert "<details>" in explorer.progress.value


def test_two_of_a_kind_do_not_disturb_each_other(explorer):
    other = type(explorer)()
    before = page(other)
    for _ in visited(explorer):
        pass
    assert page(other) == before


def test_the_static_twin_says_and_shows_it_without_a_kernel(explorer):
    bundle = explorer._repr_mimebundle_()
    assert "application/vnd.jupyter.widget-view+json" in bundle
    assert bundle["text/plain"] == repr(explorer)
    assert bundle["text/plain"].startswith(f"{type(explorer).__name__}(")
    assert " at 0x" not in bundle["text/plain"]
    html = bundle["text/html"]
    assert explorer.question.replace("'", "&#x27;") in html
    picture = re.search(r'<img alt="([^"]{40,})" src="data:image/png;base64,', html)
    assert picture
    assert f"{picture[1]}</figcaption>" in html
    assert html.count('<th scope="row">') == len(explorer.twin) == 3
    for _ in visited(explorer):
        pass
    assert explorer._repr_mimebundle_()["text/html"] == html


def test_drawing_leaves_the_settings_of_matplotlib_alone(explorer):
    before = dict(rcParams)
    explorer.refresh()
    assert dict(rcParams) == before


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
        assert path.stem in ("practice", "clinic", "questions", "__init__") or not {
            m for m in imported if m.startswith("nnlib.practice")
        }


@pytest.mark.parametrize("name", NAMES)
def test_state_and_drawing_work_without_widgets(name):
    module = nnlib.explorers.MODULES[name]
    tree = ast.parse((LESSONS / f"{module.replace('.', '/')}.py").read_text())
    for node in tree.body:
        if isinstance(node, ast.ClassDef) and node.name != name:
            names = {n.id for n in ast.walk(node) if isinstance(n, ast.Name)}
            assert "widgets" not in names and "Explorer" not in names


def test_the_list_of_explorers_stands_in_the_docstring():
    for name in NAMES:
        assert name in nnlib.explorers.__doc__


def test_importing_the_package_loads_no_widgets():
    code = "import sys, nnlib.explorers; print('ipywidgets' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stdout.strip() == "False", done.stderr


def test_a_typed_number_between_two_steps_stays_when_the_slider_rounds_it(explorer):
    for knob in explorer.controls():
        if isinstance(knob, Knob) and knob.slider and not isinstance(knob.step, int):
            typed = round(knob.low + 1.3 * knob.step, 10)
            box, slider = explorer.inputs[knob.name]
            box.value = typed
            assert getattr(explorer.state, knob.name) == typed
            moves = explorer._score.moves
            slider.value = knob.low + knob.step  # what the slider itself reports
            assert getattr(explorer.state, knob.name) == box.value == typed
            assert explorer._score.moves == moves
            slider.value = knob.low + 2 * knob.step  # a real press
            assert box.value == pytest.approx(knob.low + 2 * knob.step)
