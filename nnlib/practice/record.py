"""Progress: one small file in the folder of the notebooks, on this machine only.

It holds which exercises and questions were right, what was predicted, and how
objectives were rated. It is written when a learner clicks or checks, and it may be
deleted at any time. Nothing else depends on it, and without the right to write,
nothing is kept. It is off under pytest and where NNLIB_PROGRESS is set to "off".
"""

import json
import os
from pathlib import Path

from nnlib.practice import library
from nnlib.practice.page.words import panel, to_html

FILE = ".nnlib_progress.json"
ABOUT = (
    f"What you have done is kept in the file `{FILE}`, next to the notebooks. "
    "It never leaves this computer. Delete the file to begin again."
)


def remember(id, word):
    """Keep `word` ("right", "committed", "with help", ...) for the item `id`."""
    if not _is_on():
        return
    kept = recall()
    if kept.get(id) == word:
        return
    try:
        text = json.dumps({**kept, id: word}, indent=1, sort_keys=True)
        Path(FILE).write_text(text + "\n", encoding="utf-8")
    except OSError:
        pass


def recall():
    """Return what is kept as a dict from ids to words; empty if there is nothing."""
    try:
        kept = json.loads(Path(FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return kept if isinstance(kept, dict) else {}


def summary():
    """Return one line per lesson that says how much of it is done, as HTML."""
    kept, lines = recall(), []
    for lesson in library.all_lessons():
        parts = [
            _count(kept, [e.id for e in lesson.exercises], "exercises right"),
            _count(kept, [q.id for q in lesson.questions], "questions right"),
            _count(kept, [p.id for p in lesson.predictions], "predictions made"),
        ]
        lines.append(f"Lesson {lesson.number:02}: {', '.join(parts)}.")
    return panel(to_html("\n\n".join([*lines, ABOUT])))


def twin():
    """Return the words for a page without a kernel, which knows of no progress."""
    return panel(to_html(f"Run this cell to see what you have done so far. {ABOUT}"))


def _count(kept, ids, what):
    return f"{sum(id in kept for id in ids)} of {len(ids)} {what}"


def _is_on():
    switched_off = os.environ.get("NNLIB_PROGRESS") == "off"
    return not switched_off and "PYTEST_VERSION" not in os.environ and _in_notebook()


def _in_notebook():
    try:
        from IPython import get_ipython
    except ImportError:
        return False
    return hasattr(get_ipython(), "kernel")
