"""The judge of functions: call the learner's function and compare what comes back.

Slopes and training loops are functions too, so here "it trains" is not taken for an
answer: slopes are compared with those found by nudging, a training loop by the
weights after exactly one epoch. With `names` for the numbers that come back, the
message says which of them are off, and with `paths` which gear these share.
"""

import copy
import math
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

import numpy as np

from nnlib.practice.content import Shape
from nnlib.practice.feedback import not_attempted, not_yet, right
from nnlib.practice.judges.calling import SECONDS, call, describe, has_blank
from nnlib.practice.judges.mistakes import known_functions, known_rule
from nnlib.practice.judges.numbers import NAN
from nnlib.practice.judges.reading import TOO_MANY, UnreadableError, to_array
from nnlib.practice.judges.suspects import where_it_is_off
from nnlib.practice.judges.values import alike, by_names, close, same_arguments, show
from nnlib.slopes import numeric_slope


@dataclass(frozen=True, eq=False)
class Function:
    """A function `name` that must return what `right` returns on each of `probes`.

    `probes` is a tuple of argument tuples, copied for each call. `names` label the
    numbers that come back; then a dict with these keys or an object with these
    attributes will do as well. `paths` maps each name to the gears, in words, that
    its number is made of. `use` is for an answer that is not called plainly: it takes
    the learner's function or class and the arguments of a probe. `low` and `high`
    bound every sensible value, and `out_of_range` is what others hear.
    """

    name: str
    right: Callable
    probes: tuple[tuple, ...]
    names: Sequence[str] = ()
    paths: Mapping[str, Sequence[str]] = field(default_factory=dict)
    use: Callable | None = None
    rtol: float = 1e-6
    low: float = -math.inf
    high: float = math.inf
    out_of_range: str = ""

    def judge(self, given, exercise):
        """Return the feedback for the function `given`."""
        if given is None or given is ...:
            return not_attempted(f"Write `{self.name}`, then run the cell again.")
        if not callable(given):
            return not_yet(
                f"The function `{self.name}` itself is wanted, not one of its results. "
                "Hand it over without parentheses."
            )
        got, changed, stop_at = [], False, time.monotonic() + SECONDS
        for args in self.probes:
            copies = copy.deepcopy(args)
            seconds = max(0.1, stop_at - time.monotonic())
            outcome = call(self._apply, given, *copies, seconds=seconds)
            problem = self._problem(outcome, args)
            if problem:
                return problem
            got.append(outcome.value)
            changed = changed or not call(same_arguments, copies, args).value
        return self._compare(got, changed, exercise)

    def values(self, f):
        """Return what `f` returns on each probe, as arrays; None if it fails on one."""
        got = [call(self._apply, f, *copy.deepcopy(args)) for args in self.probes]
        if any(o.error or not isinstance(o.value, np.ndarray) for o in got):
            return None
        return [outcome.value for outcome in got]

    def _called(self, args):
        return f"`{self.name}({', '.join(map(show, args))})`"

    def _apply(self, f, *args):
        value = self.use(f, *args) if self.use else f(*args)
        if value is None or value is ...:
            return value
        if isinstance(value, str):
            raise UnreadableError("It is text. Return numbers.")
        return to_array(by_names(value, self.names))

    def _problem(self, outcome, args):
        """Return the feedback for a call that gave no numbers, else None."""
        called = self._called(args)
        if outcome.too_slow:
            return not_yet(
                f"{called} did not come to an end and was stopped. "
                "Look at your loop: what makes it stop?"
            )
        if has_blank(outcome):
            return not_attempted(
                f"There is a part of `{self.name}` still to write. Replace each `...` "
                "and each `raise NotImplementedError`, and run its cell again."
            )
        if isinstance(outcome.error, UnreadableError):
            return not_yet(f"Look at what `{self.name}` returns. {outcome.error}")
        if outcome.error:
            return not_yet(f"Here is what happened with {called}. {describe(outcome)}")
        if outcome.value is None and outcome.printed:
            return not_yet(
                f"`{self.name}` printed its result but returned None. "
                "Write `return` in place of `print`."
            )
        if outcome.value is None:
            return not_yet(
                f"`{self.name}` returned None. "
                "Look at its last line: is there a `return`?"
            )
        if outcome.value.size > TOO_MANY:
            return not_yet(
                f"{called} returned {outcome.value.size} numbers. Look at its shape."
            )
        return None

    def _compare(self, got, changed, exercise):
        """Return the feedback for what came back from the probes."""
        wanted = _wanted(self)
        got = [alike(g, w) for g, w in zip(got, wanted, strict=True)]
        if self._same(got, wanted) and changed:
            return not_yet(
                f"The numbers are right, but `{self.name}` changes what it is given. "
                "Make a new array inside, so that the caller keeps the old one."
            )
        if self._same(got, wanted):
            return right(exercise.praise)
        known = self._known(got, exercise)
        if known:
            return known
        for args, g, w in zip(self.probes, got, wanted, strict=True):
            called = self._called(args)
            if g.shape != w.shape:
                return not_yet(
                    f"{called} has the shape {g.shape}, but {w.shape} is wanted. "
                    "Look at which sizes go in and which come out."
                )
            if not np.isfinite(g).all():
                return not_yet(f"Look at {called}. {NAN}")
        known = known_rule(got, exercise)
        if known:
            return known
        for args, g, w in zip(self.probes, got, wanted, strict=True):
            called = self._called(args)
            if ((g < self.low) | (g > self.high)).any():
                return not_yet(f"{called} is {show(g)}. {self.out_of_range}")
            if not close(g, w, self.rtol):
                said = where_it_is_off(g, w, self.names, self.paths, self.rtol)
                said = said or f"{called} is {show(g)}, which is not right yet."
                return not_yet(f"{said} {exercise.next_step}")
        return not_yet(exercise.next_step)

    def _known(self, got, exercise):
        """Return the feedback of the known mistake that fits, or None."""
        for values, mistake in known_functions(exercise):
            if self._same(got, values):
                return not_yet(mistake.message)
        for mistake in exercise.mistakes:
            if isinstance(mistake.wrong, Shape) and got[0].shape == mistake.wrong.shape:
                return not_yet(mistake.message)
        return None

    def _same(self, got, values):
        pairs = zip(got, values, strict=True)
        return all(close(alike(g, v), v, self.rtol) for g, v in pairs)


def nudged(loss):
    """Return a function that finds the slopes of loss(knobs, *rest) by nudging.

    It is the `right` of an exercise on slopes: nudged(loss)(knobs, *rest) has the
    shape of the knobs.
    """
    return lambda knobs, *rest: numeric_slope(lambda k: loss(k, *rest), knobs)


@cache
def _wanted(judge):
    return [np.asarray(judge.right(*copy.deepcopy(a)), float) for a in judge.probes]
