"""A learner's copy of a lesson: the same text and code, nothing run yet.

The repository keeps each lesson with its results. A learner is asked before a result
is there, so a copy has no outputs and empty brackets.
"""

import hashlib
import json

from nnlib.course import COURSE

REFERENCE = "reference.ipynb"
LESSONS = [f"{entry.notebook}.ipynb" for entry in COURSE]
NAMES = [*LESSONS, REFERENCE]  # of the files to lay out


def blank(notebook):
    """Return the `notebook`, a dict, without outputs, counts and states of widgets."""
    cells = [_blank_cell(cell) for cell in notebook["cells"]]
    metadata = {k: v for k, v in notebook["metadata"].items() if k != "widgets"}
    return {**notebook, "cells": cells, "metadata": metadata}


def _blank_cell(cell):
    if cell["cell_type"] != "code":
        return cell
    metadata = dict(cell["metadata"])
    if "check(" in "".join(cell["source"]):  # a slip in an answer stops no Run All
        metadata["tags"] = [*metadata.get("tags", []), "raises-exception"]
    return {**cell, "outputs": [], "execution_count": None, "metadata": metadata}


def fingerprint(notebook):
    """Return a short text that is the same as long as nobody changed text or code.

    Outputs, counts and empty cells do not count: JupyterLab adds those by itself. None
    for what is no notebook.
    """
    try:
        sources = [
            [cell["cell_type"], "".join(cell["source"]).rstrip()]
            for cell in notebook["cells"]
        ]
    except (TypeError, KeyError):
        return None
    written = [source for source in sources if source[1]]
    return hashlib.sha256(json.dumps(written).encode()).hexdigest()[:16]
