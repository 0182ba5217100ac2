"""Call a learner's code safely: it may raise, print, loop for ever, or call `check`.

The call runs in a second thread while the first one waits, because this is the one
way to stop Python code that works on every system and inside a notebook's kernel:
signals are missing on Windows, a tracing function can be undone by the code that it
watches and slows it down, and another process cannot receive a function that was
written in a notebook. When the time is over, an exception is sent into the thread.

What counts is the time that the processor works, not the clock on the wall: on a busy
machine right answers wait for their turn. The wall clock ends code that sleeps.

Two things cannot be stopped. One long call in C, such as `sum(range(10**12))` or a huge
product in NumPy, is left to end by itself, and while it holds Python back, everything
waits: then only stopping or restarting the kernel helps. And Python in a browser has no
threads: there the code is called without a limit.
"""

import ctypes
import io
import threading
import time
from dataclasses import dataclass
from typing import Any

from nnlib.practice.judges.errors import place
from nnlib.practice.judges.restoring import everything_put_back

SECONDS = 3.0  # of the processor, for one check
WALL = 10  # times as long by the clock on the wall
KEEP = 2000  # characters of what is printed
TRIES = 20  # to stop a thread, 0.05 s each

_here = threading.local()  # .inside: this thread runs a learner's code for a check


@dataclass
class Outcome:
    """What a call did: a `value`, or an `error` with the `line` that raised it.

    `shapes` says in words which shapes the arrays in that line have, if that matters.
    """

    value: Any = None
    error: BaseException | None = None
    line: str = ""
    shapes: str = ""
    printed: str = ""
    too_slow: bool = False


class CheckInsideError(BaseException):
    """A check was called by the code that is being checked.

    No Exception, so that neither `check` nor the learner's `except Exception` keeps it.
    """


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


def call(f, *args, seconds=None):
    """Call f(*args) for `seconds` of processor time at most; return the `Outcome`.

    Without a number they are SECONDS. Never raises, except CheckInsideError where a
    call already runs in this thread.
    """
    if getattr(_here, "inside", False):
        raise CheckInsideError
    outcome, paper = Outcome(), _ShortMemory()

    def work():
        _here.inside = True
        try:
            outcome.value = f(*args)
        except _Stop:
            outcome.too_slow = True
        except BaseException as error:  # SystemExit and the like as well
            outcome.error = error
            outcome.line, outcome.shapes = place(error)
        finally:
            _here.inside = False

    with everything_put_back(paper):
        ended = _run(work, SECONDS if seconds is None else seconds)
    ended = outcome if ended else Outcome(too_slow=True)
    ended.printed = paper.text
    return ended


def _run(work, seconds):
    """Run `work` in a thread of its own; say whether it ended in time."""
    thread = threading.Thread(target=work, daemon=True)
    try:
        thread.start()
    except RuntimeError:  # Python in a browser cannot start threads
        work()
        return True
    try:
        _wait(thread, seconds)
    except KeyboardInterrupt:  # the learner pressed Stop
        pass
    if not thread.is_alive():
        return True
    _stop(thread)
    return False


def _wait(thread, seconds):
    """Wait until the thread has ended or had `seconds` of the processor's time."""
    work_ends = time.process_time() + seconds
    wall_ends = time.monotonic() + WALL * seconds
    while thread.is_alive():
        if time.process_time() > work_ends or time.monotonic() > wall_ends:
            return
        thread.join(0.05)


def _stop(thread):
    """Send the thread an exception until it ends, `TRIES` times at most."""
    target, stop = ctypes.c_ulong(thread.ident), ctypes.py_object(_Stop)
    for _ in range(TRIES):
        ctypes.pythonapi.PyThreadState_SetAsyncExc(target, stop)
        thread.join(0.05)
        if not thread.is_alive():
            return
