"""Call a learner's code safely: it may raise, print, or loop for ever.

The call runs in a second thread while the first one waits, because this is the one
way to stop Python code that works on every system and inside a notebook's kernel:
signals are missing on Windows, a tracing function can be undone by the code that it
watches and slows it down, and another process cannot receive a function that was
written in a notebook. When the time is over, an exception is sent into the thread.
It cannot stop one long call inside NumPy; such a call is left to end by itself.

What the call prints is kept (the first part of it), warnings are silent, and the
random numbers and print settings of NumPy are put back afterwards. What it does to
`np.errstate` ends with its thread.
"""

import contextlib
import ctypes
import io
import random
import threading
import time
import traceback
import warnings
from dataclasses import dataclass
from typing import Any

import numpy as np

SECONDS = 3.0  # for one check
KEEP = 2000  # characters of what is printed


@dataclass
class Outcome:
    """What a call did: a `value`, or an `error` with the `line` that raised it."""

    value: Any = None
    error: BaseException | None = None
    line: str = ""
    printed: str = ""
    too_slow: bool = False


class _Stop(BaseException):
    """Sent into the thread of a call whose time is over."""


class _ShortMemory(io.TextIOBase):
    """A place to print to that keeps the beginning only."""

    def __init__(self):
        self.text = ""

    def writable(self):
        return True

    def write(self, text):
        if len(self.text) < KEEP:
            self.text += str(text)[: KEEP - len(self.text)]
        return len(text)


def call(f, *args, seconds=SECONDS):
    """Call f(*args) and return the `Outcome`. Never raises."""
    outcome, paper = Outcome(), _ShortMemory()

    def work():
        try:
            outcome.value = f(*args)
        except _Stop:
            outcome.too_slow = True
        except BaseException as error:  # SystemExit and the like as well
            outcome.error, outcome.line = error, _learners_line(error)

    thread = threading.Thread(target=work, daemon=True)
    with _put_back(), contextlib.redirect_stdout(paper):
        with contextlib.redirect_stderr(paper):
            thread.start()
            try:
                thread.join(seconds)
            except KeyboardInterrupt:  # the learner pressed Stop
                pass
            if thread.is_alive():
                _stop(thread)
                outcome = Outcome(too_slow=True)
    outcome.printed = paper.text
    return outcome


def has_blank(outcome):
    """Say whether the call met a part that the learner has not written yet."""
    if isinstance(outcome.error, NotImplementedError) or outcome.value is ...:
        return True
    # NumPy and Python both name the type: "... 'int' and 'ellipsis'"
    return isinstance(outcome.error, TypeError) and "ellipsis" in _text(outcome.error)


def describe(outcome):
    """Return one sentence about the error of a call, with the line that raised it."""
    kind, text = type(outcome.error).__name__, _text(outcome.error)
    sentence = f"It stopped with {kind}" + (f": {text}." if text else ".")
    return sentence + (f" Look at the line `{outcome.line}`." if outcome.line else "")


def _stop(thread):
    """Send the thread an exception until it ends, for a second at most."""
    target, stop = ctypes.c_ulong(thread.ident), ctypes.py_object(_Stop)
    give_up = time.monotonic() + 1
    while thread.is_alive() and time.monotonic() < give_up:
        ctypes.pythonapi.PyThreadState_SetAsyncExc(target, stop)
        thread.join(0.05)


@contextlib.contextmanager
def _put_back():
    """Put the global settings of Python and NumPy back that a call may change."""
    dice, numpy_dice = random.getstate(), np.random.get_state()  # noqa: NPY002
    printing, errors = np.get_printoptions(), np.geterr()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        random.setstate(dice)
        np.random.set_state(numpy_dice)  # noqa: NPY002
        printing.pop("override_repr", None)
        np.set_printoptions(**printing)
        np.seterr(**errors)


def _learners_line(error):
    """Return the line of the learner's own code that raised the error, or ''."""
    try:
        frames = traceback.extract_tb(error.__traceback__)[1:]  # without `work`
        own = [f for f in frames if f.line and not _is_library(f.filename)]
        return own[-1].line if own else ""
    except Exception:
        return ""


def _is_library(filename):
    return "site-packages" in filename or "nnlib" in filename.replace("\\", "/").split(
        "/"
    )


def _text(error):
    """Return the error's own words, shortened; an error may have a broken __str__."""
    try:
        words = " ".join(str(error).split()).rstrip(".")
    except Exception:
        return ""
    return words if len(words) <= 120 else words[:120] + "..."
