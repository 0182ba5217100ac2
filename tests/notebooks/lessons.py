"""What the tests of the lessons share: the notebooks, their cells, their code."""

import ast
from pathlib import Path

import nbformat

from nnlib.practice.library import load_lesson
from tests.practice.texts import texts_and_answers_of

ROOT = Path(__file__).resolve().parents[2]
PATHS = sorted((ROOT / "notebooks").glob("*.ipynb"))
NAMES = [path.stem for path in PATHS]
NUMBERED = [name for name in NAMES if name[:2].isdigit()]  # reference is no lesson


def read(name):
    """Return the lesson `name`, such as 01_neuron, as a notebook."""
    return nbformat.read(ROOT / "notebooks" / f"{name}.ipynb", as_version=4)


def lesson(number):
    """Return the name of the lesson with this two-digit `number`."""
    (name,) = [name for name in NAMES if name.startswith(number)]
    return name


def cells(name, kind):
    """Return the cells of one kind, "markdown" or "code", of the lesson `name`."""
    return [cell for cell in read(name).cells if cell.cell_type == kind]


def definitions(name, *wanted):
    """Return the functions and classes that the lesson's cells define, by name.

    The last definition of each counts, as for a learner who runs the whole lesson.
    Only imports and definitions are executed, so this is fast and draws nothing.
    """
    kept = ast.Import | ast.ImportFrom | ast.FunctionDef | ast.ClassDef
    namespace = {}
    for cell in cells(name, "code"):
        for node in ast.parse(cell.source).body:
            if isinstance(node, kept):
                exec(compile(ast.Module([node], []), cell.id, "exec"), namespace)
    return [namespace[name] for name in wanted]


def said(number, words):
    """Return the `words` if lesson `number` says them in its prose or its practice.

    A test of a claim names it with this, so that a changed sentence finds its test.
    """
    texts = [cell.source.replace("\n> ", "\n") for cell in read(lesson(number)).cells]
    items = load_lesson(number).items.values()
    texts += [text for item in items for text in texts_and_answers_of(item)]
    assert plain(words) in plain(" ".join(texts)), words
    return words


def plain(text):
    """Return a text on one line, without marks for bold and emphasis."""
    return " ".join(text.replace("*", "").split())
