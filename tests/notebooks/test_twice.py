"""Every cell can be run twice in a row: it says the same, and so do later cells."""

import copy
import json
import re

import pytest
from nbclient import NotebookClient

from tests.notebooks.lessons import NAMES, ROOT, read
from tests.refresh import canonical


def run(nb):
    """Execute the notebook in the folder of the lessons."""
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


@pytest.mark.parametrize("name", NAMES)
def test_each_cell_twice_in_a_row(name):
    stored = read(name)
    doubled = copy.deepcopy(stored)
    doubled.cells = []
    for cell in stored.cells:
        if cell.cell_type == "code":
            again = copy.deepcopy(cell)
            again.id = f"{cell.id[:57]}-again"
            doubled.cells += [copy.deepcopy(cell), again]
    run(doubled)
    expected = [cell for cell in stored.cells if cell.cell_type == "code"]
    for cell, first, second in zip(
        expected, doubled.cells[::2], doubled.cells[1::2], strict=True
    ):
        assert said(first) == said(cell), cell.id
        assert said(second) == said(cell), cell.id
