"""Each lesson shows every item of its practice once, in its place, and its explorers.

What the items say is tested in tests/practice, and how explorers work in
tests/explorers. Here it is about the cells that show them.
"""

import ast
import re
import tomllib
from collections import Counter
from pathlib import Path

import pytest

import nnlib.explorers
from nnlib.practice.library import all_lessons
from tests.notebooks.lessons import NAMES, NUMBERED, lesson, read
from tests.notebooks.test_prose import sentences

FOLDER = Path(__file__).parents[1] / "lessons"
ACTIONS = {"p": ["predict", "explain"], "w": ["ask"], "c": ["ask"], "e": ["check"]}
ENDS = {"rate", "progress"}  # called once, with the lesson's number
GONE = {"hint", "solution"}  # `check` offers both
CONTENT = {lesson(f"{content.number:02}"): content for content in all_lessons()}
LESSONS = [name for name in CONTENT if not name.startswith("00")]

# Each prediction, and the cell right behind it: the one that shows what was predicted.
SHOWN_BY = {
    id: cell
    for path in FOLDER.glob("lesson*/shown_by.toml")
    for id, cell in tomllib.loads(path.read_text(encoding="utf-8")).items()
}
PREDICTIONS = [
    (name, prediction.id)
    for name, content in CONTENT.items()
    for prediction in content.predictions
]
EXPLAINED = [(name, id) for name, id in PREDICTIONS if name in LESSONS]
EXERCISES = [
    (name, exercise)
    for name, content in CONTENT.items()
    for exercise in content.exercises
]
EXERCISE_NAMES = [exercise.id for _, exercise in EXERCISES]


def calls(name):
    """Return what a lesson calls with one constant first: [((name, id), place)]."""
    found = []
    for place, cell in enumerate(read(name).cells):
        if cell.cell_type != "code":
            continue
        for node in ast.walk(ast.parse(cell.source)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                first = node.args[0] if node.args else None
                value = first.value if isinstance(first, ast.Constant) else None
                found.append(((node.func.id, value), place))
    return found


def place_of(name, action, id):
    """Return the place of the cell that calls `action` with `id`."""
    (place,) = [place for call, place in calls(name) if call == (action, id)]
    return place


def heading_place(name, pattern):
    """Return the place of the first Markdown cell whose heading matches."""
    places = (
        place
        for place, cell in enumerate(read(name).cells)
        if cell.cell_type == "markdown" and re.match(pattern, cell.source)
    )
    return next(places)


def test_every_lesson_has_practice():
    assert sorted(CONTENT) == NUMBERED


@pytest.mark.parametrize("name", LESSONS)
def test_every_item_is_shown_exactly_once(name):
    content = CONTENT[name]
    expected = [(action, id) for id in content.items for action in ACTIONS[id[3]]]
    expected += [(action, content.number) for action in ENDS]
    actions = (ENDS | GONE).union(*ACTIONS.values())
    shown = Counter(call for call, _ in calls(name) if call[0] in actions)
    assert shown == Counter(expected)


@pytest.mark.parametrize("name", LESSONS)
def test_items_are_numbered_in_the_order_in_which_they_are_shown(name):
    practice = heading_place(name, r"## \d+\. Practice")
    for action in ("predict", "ask", "check"):
        # An exercise inside the lesson, such as 04.e5, is not among those of the end.
        first = practice if action == "check" else 0
        shown = [id for (call, id), i in calls(name) if call == action and i > first]
        for kind in {id[3] for id in shown}:
            of_kind = [id for id in shown if id[3] == kind]
            assert of_kind == sorted(of_kind)


@pytest.mark.parametrize(("name", "exercise"), EXERCISES, ids=EXERCISE_NAMES)
def test_the_cell_of_an_exercise_is_its_starter_and_a_check(name, exercise):
    source = read(name).cells[place_of(name, "check", exercise.id)].source
    starter, _, rest = source.rpartition("\n")
    assert starter.strip() == exercise.starter.strip()
    assert rest == f'check("{exercise.id}", {exercise.judge.name})'


@pytest.mark.parametrize(("name", "exercise"), EXERCISES, ids=EXERCISE_NAMES)
def test_an_exercise_follows_its_task(name, exercise):
    place = place_of(name, "check", exercise.id)
    task = read(name).cells[place - 1]
    assert task.id == f"e{exercise.id[-1]}-task"
    heading = task.source.splitlines()[0]
    assert re.fullmatch(rf"### .+ \(about {exercise.minutes} min\)", heading)
    assert exercise.objective in task.metadata.tags


@pytest.mark.parametrize(("name", "id"), PREDICTIONS)
def test_a_prediction_stands_right_before_what_it_is_about(name, id):
    after = read(name).cells[place_of(name, "predict", id) + 1 :]
    shown = next(cell for cell in after if not cell.source.startswith("predict("))
    assert shown.id == SHOWN_BY[id]


@pytest.mark.parametrize(("name", "id"), EXPLAINED)
def test_a_prediction_is_explained_at_the_end_of_the_cell_that_shows_it(name, id):
    cell = read(name).cells[place_of(name, "explain", id)]
    assert cell.id == SHOWN_BY[id]
    *_, blank, last = cell.source.splitlines()
    assert (blank, last) == ("", f'explain("{id}")')


@pytest.mark.parametrize("name", LESSONS)
def test_practice_stands_at_its_place(name):
    wanted = {"ask", *ENDS}
    places = {call: place for call, place in calls(name) if call[0] in wanted}
    first = heading_place(name, "## 1\\. ")
    practice, recap, last = (
        heading_place(name, f"## {title}")
        for title in (r"\d+\. Practice", "Recap", "What's next")
    )
    assert practice < recap < last
    for (action, id), place in places.items():
        if action in ENDS:
            assert recap < place < last
        elif id[3] == "w":
            assert place < first
        else:
            assert practice < place < recap


@pytest.mark.parametrize("name", LESSONS)
def test_progress_is_shown_right_after_the_rating(name):
    number = CONTENT[name].number
    rating = place_of(name, "rate", number)
    assert place_of(name, "progress", number) == rating + 1


@pytest.mark.parametrize("name", LESSONS)
def test_the_objectives_are_those_of_the_first_cell(name):
    first = re.sub(r"[$*]", "", read(name).cells[0].source)
    listed = re.findall(r"^\d\. (.*?)[.;]?$(?!\n )", first, flags=re.M | re.S)
    stated = [plain(sentence) for sentence in listed]
    assert stated == [plain(o.sentence) for o in CONTENT[name].objectives]


def plain(sentence):
    """Return a sentence on one line, with w1 for the mathematics' w_1."""
    return re.sub(r"\b([a-z])_(\d)\b", r"\1\2", " ".join(sentence.split()))


def test_each_explorer_stands_once_in_its_lesson():
    listed = re.findall(r"^W\w+ +(\w+) +(\d\d) ", nnlib.explorers.__doc__, flags=re.M)
    homes = {explorer: lesson(number) for explorer, number in listed}
    shown = {
        call[0]: name
        for name in NAMES
        for call, _ in calls(name)
        if call[0].endswith("Explorer")
    }
    assert shown == {explorer: homes[explorer] for explorer in nnlib.explorers.MODULES}
    count = sum(call[0] in shown for name in NAMES for call, _ in calls(name))
    assert count == len(shown)


@pytest.mark.parametrize("name", LESSONS)
def test_an_explorer_follows_its_title(name):
    for cell, text in explorers(name):
        assert text.id == f"lab-{cell.id}"
        assert text.source.startswith("### Try it: "), text.id


@pytest.mark.parametrize("name", LESSONS)
def test_the_text_above_an_explorer_leaves_the_tasks_to_it(name):
    for cell, text in explorers(name):
        assert re.fullmatch(r"w\d+[a-z]?", cell.id)
        _, _, context = text.source.partition("\n\n")
        assert 1 <= len(list(sentences(context))) <= 3, text.id
        assert not re.search(r"^(\d\.|[-*]) ", context, flags=re.M), text.id


def explorers(name):
    """Yield each cell of the lesson that shows an explorer, and the text above it."""
    every = read(name).cells
    for (function, _), place in calls(name):
        if function.endswith("Explorer"):
            yield every[place], every[place - 1]
