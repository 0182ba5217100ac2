"""A learner's code may do anything: the check comes back, and all is as it was."""

import builtins
import math
import os
import sys
import threading
import time

import numpy as np
import pytest

from nnlib import sigmoid
from nnlib.practice import check
from nnlib.practice.judges import calling
from nnlib.practice.judges.calling import KEEP, TRIES, CheckInsideError, call
from nnlib.practice.judges.errors import describe
from nnlib.practice.library import all_lessons
from tests.practice.cells import cell

EXERCISES = [e for lesson in all_lessons() for e in lesson.exercises]


def neuron(weights, inputs, bias):
    return sigmoid(np.dot(weights, inputs) + bias)


def refuse_to_start(thread):
    raise RuntimeError("can't start new thread")


@pytest.fixture
def no_threads(monkeypatch):
    """Make Python as it is in a browser."""
    monkeypatch.setattr(threading.Thread, "start", refuse_to_start)


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda e: e.id)
def test_every_solution_is_right_without_threads(exercise, no_threads):
    assert check(exercise.id, exercise.solve()).outcome == "right"


def test_wrong_answers_are_told_apart_without_threads(no_threads):
    def stops(weights, inputs, bias):
        raise SystemExit

    assert "SystemExit" in check("01.e2", stops).message
    assert "weighted sum" in check("01.e2", lambda w, x, b: np.dot(w, x) + b).message
    assert check("01.e2", neuron).outcome == "right"


CHECKS_ITSELF = """\
from nnlib.practice import check


def my_neuron(weights, inputs, bias):
    total = np.dot(weights, inputs) + bias
    {line}
    return 1 / (1 + np.exp(-total))
"""


@pytest.mark.parametrize(
    "line",
    [
        'check("01.e2", my_neuron)',
        'check("01.e1", total)',
        'check("03.e3", "ABCD")',
        "try: check('01.e2', my_neuron)\n    except Exception: pass",
    ],
)
def test_a_check_inside_the_answer_says_so(line):
    f, threads, out = (
        cell(CHECKS_ITSELF.format(line=line), "my_neuron"),
        threading.active_count(),
        sys.stdout,
    )
    message = check("01.e2", f).message
    assert message.startswith("This check is inside your function: a call of `my_neu")
    assert threading.active_count() == threads
    assert sys.stdout is out
    assert check("01.e2", neuron).outcome == "right"  # nothing is left behind


def test_a_check_inside_the_answer_says_so_without_threads(no_threads):
    f = cell(CHECKS_ITSELF.format(line='check("01.e2", my_neuron)'), "my_neuron")
    assert "This check is inside your function" in check("01.e2", f).message
    assert check("01.e2", neuron).outcome == "right"


def test_only_the_thread_of_a_call_counts_as_inside():
    with pytest.raises(CheckInsideError):
        raise call(lambda: call(len, "ab")).error
    assert call(len, "ab").value == 2


def test_input_gets_an_error_instead_of_a_question():
    def asks(weights, inputs, bias):
        return float(input("bias? "))

    message = check("01.e2", asks).message
    assert "EOFError: nobody types during a check" in message
    assert "Use the arguments instead" in message
    assert call(sys.stdin.read).value in ("", None)


def test_what_an_answer_changes_for_everybody_is_put_back(tmp_path):
    kept = {
        "folder": os.getcwd,
        "depth": sys.getrecursionlimit,
        "exp": lambda: np.exp,
        "sqrt": lambda: math.sqrt,
        "print": lambda: builtins.print,
        "input": lambda: builtins.input,
        "sum": lambda: builtins.sum,
        "out": lambda: sys.stdout,
        "err": lambda: sys.stderr,
        "in": lambda: sys.stdin,
    }
    before = {name: get() for name, get in kept.items()}

    def meddles(weights, inputs, bias):
        os.chdir(tmp_path)
        sys.setrecursionlimit(5000)
        np.exp = math.sqrt = builtins.print = builtins.sum = None
        builtins.input = len
        del np.dot
        sys.stdout = sys.stderr = sys.stdin = None
        return 0.25

    assert check("01.e2", meddles).outcome == "not yet"
    assert {name: get() for name, get in kept.items()} == before
    assert check("01.e2", neuron).outcome == "right"


def test_a_folder_that_is_gone_does_no_harm(tmp_path, monkeypatch):
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert check("01.e2", neuron).outcome == "right"


def works(seconds):
    """Keep the processor busy for so long."""
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass
    return "done"


def test_waiting_for_a_turn_does_not_count(monkeypatch):
    # A busy machine: the wall clock runs five times as fast as the processor's.
    start, real = time.monotonic(), time.monotonic
    monkeypatch.setattr(calling.time, "monotonic", lambda: start + 5 * (real() - start))
    assert call(works, 0.1, seconds=0.4).value == "done"
    assert call(works, 5, seconds=0.2).too_slow


def test_code_that_sleeps_is_not_waited_for(monkeypatch):
    monkeypatch.setattr(calling, "WALL", 2)
    monkeypatch.setattr(calling, "TRIES", 2)
    outcome = call(time.sleep, 5, seconds=0.05)
    assert outcome.too_slow
    assert outcome.value is None


class Unstoppable:
    """A thread that never ends, and what is waited for."""

    ident, waits = threading.get_ident(), 0

    def join(self, seconds):
        self.waits += 1
        assert seconds == 0.05

    def is_alive(self):
        return True


def test_a_thread_is_sent_an_exception_for_a_second_at_most(monkeypatch):
    sent = []
    monkeypatch.setattr(
        calling.ctypes.pythonapi,
        "PyThreadState_SetAsyncExc",
        lambda target, stop: sent.append(target.value),
        raising=False,
    )
    thread = Unstoppable()
    calling._stop(thread)
    assert thread.waits == len(sent) == TRIES == 20


def test_what_is_printed_is_kept_up_to_a_limit():
    for size in (KEEP - 1, KEEP, KEEP + 1, 10 * KEEP):
        printed = call(lambda n=size: print("x" * n, end="")).printed
        assert printed == "x" * min(size, KEEP)
    printed = call(lambda: [print("ab", end="") for _ in range(KEEP)]).printed
    assert printed == "ab" * (KEEP // 2)


def test_the_innermost_line_of_the_learners_own_code_is_named():
    def inner(weights):
        return weights / missing_name  # noqa: F821

    def outer(weights, inputs, bias):
        return inner(weights) + np.dot(weights, inputs) + bias

    message = check("01.e2", outer).message
    assert "`return weights / missing_name  # noqa: F821`" in message
    assert "inner(weights)" not in message


def test_a_result_exactly_at_the_end_of_the_range_is_in_it():
    at_low = check("03.e2", lambda y_true, y_pred: 0 * (y_true * y_pred).sum())
    assert "between 0 and 1" not in at_low.message
    at_high = check("03.e2", lambda y_true, y_pred: 1 + 0 * (y_true * y_pred).sum())
    assert "between 0 and 1" not in at_high.message
    above = check("03.e2", lambda y_true, y_pred: 1.1 + 0 * (y_true * y_pred).sum())
    assert "between 0 and 1" in above.message
    assert "between 0 and 1" in check("01.e1", 1.001).message


def test_shapes_are_told_where_they_matter_only():
    def adds(weights, inputs, bias):
        return weights + np.ones((3, 3)) + inputs + bias

    def raises(weights, inputs, bias):
        raise ValueError("no reason")

    assert "`weights` has the shape (2,)" in check("01.e2", adds).message
    assert "has the shape" not in check("01.e2", raises).message


def test_errors_are_explained():
    for code, words in (
        ("x ^ 2", "two stars, `**`"),
        ("e ** x", "`np.exp(x)`"),
        ("other + x", "how `other` is spelled"),
        ("np.vstack([np.ones((1, 2)), np.ones((1, 4))])", "one has 2 and the other 4"),
        ("np.hstack([np.ones((2, 1)), np.ones((3, 1))])", "one has 2 and the other 3"),
    ):
        f = cell(f"def f(x):\n    return {code}\n", "f")
        said = describe(call(f, 0.5))
        assert words in said
        assert f"Look at the line `return {code}`" in said


def test_a_long_error_is_shortened():
    def raises():
        raise ValueError("word " * 200)

    said = describe(call(raises))
    assert 240 < len(said) < 400
    assert "..." in said
