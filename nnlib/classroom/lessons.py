"""The stored lessons: which ones are asked for, and their notebooks."""

import json

from nnlib.course import COURSE
from nnlib.desk.start import COURSE as ROOT
from nnlib.text import list_text

NOTEBOOKS = ROOT / "notebooks"


def chosen(names):
    """Return the entries of COURSE that `names` mean, such as ["3", "08"]; all for [].

    A name is a number or a notebook's. Raises ValueError for one that does not exist.
    """
    found = [_entry_called(name) for name in names]
    return [entry for entry in COURSE if entry in found] if names else list(COURSE)


def _entry_called(name):
    plain = str(name).removesuffix(".ipynb")
    for entry in COURSE:
        if plain.zfill(2) == entry.number or plain == entry.notebook:
            return entry
    known = list_text([entry.number for entry in COURSE])
    raise ValueError(f"There is no lesson {name}. The lessons are {known}.")


def read(entry):
    """Return the cells of a stored lesson: dicts whose "source" is one text."""
    path = NOTEBOOKS / f"{entry.notebook}.ipynb"
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return [{**cell, "source": "".join(cell["source"])} for cell in cells]
