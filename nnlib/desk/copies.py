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
VIEW = "application/vnd.jupyter.widget-view+json"
STATE = "application/vnd.jupyter.widget-state+json"


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


def drop_lost_widgets(notebook):
    """Let the HTML beside a widget show where the widget's state is lost, in place.

    JupyterLab saves the states of widgets that have a kernel. So a lesson that was
    saved after its kernel had ended shows "model not found" instead of the HTML.
    Returns whether there was such a widget.
    """
    try:
        saved = notebook["metadata"].get("widgets", {}).get(STATE, {}).get("state", {})
        outputs = [o for cell in notebook["cells"] for o in cell.get("outputs", [])]
        lost = [
            data
            for data in (output.get("data", {}) for output in outputs)
            if "text/html" in data and VIEW in data
            if data[VIEW].get("model_id") not in saved
        ]
    except (TypeError, KeyError, AttributeError):
        return False  # no notebook
    for data in lost:
        del data[VIEW]
    return bool(lost)
