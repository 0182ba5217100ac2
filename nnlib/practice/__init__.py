"""Practice: predict, ask and check, with hints and solutions.

What is asked stands in one file per lesson (``lesson01.py``, ...), as described in
``content.py``; the other files run it. Nothing here ever stops a notebook: a bad id
or a broken answer leads to a kind sentence, not to an error.
"""

from nnlib.practice.actions import (
    ask,
    check,
    explain,
    hint,
    predict,
    progress,
    rate,
    solution,
)
from nnlib.practice.feedback import Feedback

__all__ = [
    "Feedback",
    "ask",
    "check",
    "explain",
    "hint",
    "predict",
    "progress",
    "rate",
    "solution",
]
