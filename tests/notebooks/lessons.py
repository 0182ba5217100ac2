"""What the tests of the lessons share: the notebooks, their cells, their code."""

import ast
from pathlib import Path

import nbformat

ROOT = Path(__file__).resolve().parents[2]
PATHS = sorted((ROOT / "notebooks").glob("*.ipynb"))
NAMES = [path.stem for path in PATHS]


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
