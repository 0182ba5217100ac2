"""What the record keeps of each item, and whether the class waits for its teacher.

- exercise: {"outcome": "right", "tries": 2}, with the tries up to the first right one
- question: the same and "said", the option that was chosen last
- prediction: {"outcome": "noted", "said": "7"}
- objective: {"outcome": "with help"}
"""

import os

from nnlib.practice.feedback import NOTED, RIGHT
from nnlib.record import recall, remember


def keep_try(id, outcome, **facts):
    """Keep an answer to the exercise or question `id`; once right stays right."""
    kept = recall().get(id, {})
    tries = kept.get("tries", 0)
    if kept.get("outcome") == RIGHT:
        outcome = RIGHT
    else:
        tries = tries + 1 if isinstance(tries, int) else 1
    remember(id, {**facts, "outcome": outcome, "tries": tries})


def keep_noted(id, said):
    """Keep what was predicted."""
    remember(id, {"outcome": NOTED, "said": said})


def keep_rating(id, choice):
    """Keep how an objective was rated."""
    remember(id, {"outcome": choice})


def outcome_of(id):
    """Return the word that is kept for an item, or an empty text."""
    return _word(id, "outcome")


def said(id):
    """Return what was chosen or noted for an item, or an empty text."""
    return _word(id, "said")


def teacher_explains():
    """Whether answers wait for the teacher's next cell: NNLIB_CLASS is "wait"."""
    return os.environ.get("NNLIB_CLASS") == "wait"


def _word(id, name):
    word = recall().get(id, {}).get(name, "")
    return word if isinstance(word, str) else ""
