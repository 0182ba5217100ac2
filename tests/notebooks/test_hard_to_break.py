"""Whatever a learner runs or writes, the lesson goes on as it is stored.

Each lesson runs twice more (nbval runs it as it is): once with every exercise
solved, and once with every code cell run twice in a row and with nonsense written
into each exercise after that.
"""

import copy
import json
import re

import pytest
from nbclient import NotebookClient

from nnlib.practice.library import all_lessons
from tests.notebooks.lessons import ROOT, lesson, read
from tests.tools.refresh import canonical

pytestmark = pytest.mark.full
NONSENSE = (
    '{name} = "no idea"',
    "{name} = None",
    '{name} = float("nan")',
    'def {name}(*args, **kwargs):\n    raise RuntimeError("broken")\n',
)
LESSONS = {lesson(f"{content.number:02}"): content for content in all_lessons()}


def run(nb):
    """Execute the notebook in the folder of the lessons; an error ends the test."""
    where = {"metadata": {"path": str(ROOT / "notebooks")}}
    NotebookClient(
        nb, kernel_name="python3", timeout=60, coalesce_streams=True, resources=where
    ).execute()
    return canonical(nb)


def said(cell):
    """Return a cell's outputs as one text, without the pictures themselves."""
    outputs = [{**output, "execution_count": None} for output in cell.outputs]
    text = json.dumps(outputs, sort_keys=True)
    return re.sub(r"base64,[A-Za-z0-9+/=]+", "PICTURE", text)


def exercise_in(name, cell):
    """Return the exercise that the cell checks, or None."""
    for exercise in LESSONS[name].exercises:
        if cell.cell_type == "code" and f'check("{exercise.id}"' in cell.source:
            return exercise
    return None


def changed(name, times, fill):
    """Return the lesson with each code cell `times` times in a row, and two maps.

    After (or, for 0 times, instead of) a cell that checks an exercise come cells with
    the sources that fill(exercise) returns. The maps lead from the ids of the new
    cells to the stored cell, or to the exercise that is filled in.
    """
    nb, same, filled = read(name), {}, {}
    cells, nb.cells = nb.cells, []

    def add(cell, source):
        new = copy.deepcopy(cell)
        new.id, new.source = f"cell-{len(nb.cells)}", source
        nb.cells.append(new)
        return new.id

    for cell in cells:
        exercise = exercise_in(name, cell)
        if cell.cell_type == "code":
            for _ in range(times if exercise else max(times, 1)):
                same[add(cell, cell.source)] = cell
        if exercise:
            for source in fill(exercise):
                check = f'check("{exercise.id}", {exercise.judge.name})'
                filled[add(cell, f"{source}\n\n{check}")] = exercise.id
    assert set(filled.values()) == {e.id for e in LESSONS[name].exercises}
    return nb, same, filled


def answers(name, times, fill):
    """Run the lesson changed; return what the filled-in exercises heard.

    Every other cell must say what is stored.
    """
    nb, same, filled = changed(name, times, fill)
    heard = []
    for cell in run(nb).cells:
        if cell.id in filled:
            (output,) = cell.outputs
            heard.append((filled[cell.id], output["data"]["text/plain"]))
        else:
            assert said(cell) == said(same[cell.id]), same[cell.id].id
    return heard


@pytest.mark.parametrize("name", LESSONS)
def test_a_lesson_with_every_exercise_solved(name):
    for id, words in answers(name, 0, lambda exercise: [exercise.solution]):
        assert words.startswith("Right. "), (id, words)


@pytest.mark.parametrize("name", LESSONS)
def test_every_cell_twice_and_nonsense_in_the_exercises(name):
    def fill(exercise):
        # Begin elsewhere each time: what is left behind differs between exercises.
        first = int(exercise.id[-1])
        kinds = NONSENSE[first:] + NONSENSE[:first]
        return [kind.format(name=exercise.judge.name) for kind in kinds]

    for id, words in answers(name, 2, fill):
        assert words.startswith(("Not right yet. ", "Not attempted yet. ")), (id, words)
        assert len(words) > 40
