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
from nnlib.practice.judges import calling
from nnlib.practice.judges.calling import call
from nnlib.practice.judges.going_wrong import problem_with
from nnlib.practice.judges.kinds import kind, size
from nnlib.practice.judges.mistakes import known_edits, known_rule, known_slips
from nnlib.practice.judges.numbers import NAN
from nnlib.practice.judges.own_code import outside_words
from nnlib.practice.judges.parts import Part
from nnlib.practice.judges.reading import UnreadableError, to_array
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
    the learner's function or class and the arguments of a probe, and may raise
    `JudgedError` with all that the learner should hear. `low` and `high` bound every
    sensible value, and `out_of_range` is what others hear. `parts` are other functions
    of the learner, which this one calls. An answer must leave its arguments alone,
    unless `in_place` says what a right one hears that does not.
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
    parts: tuple[Part, ...] = ()
    in_place: str = ""

    @np.errstate(all="ignore")
    def judge(self, given, exercise):
        """Return the feedback for the function `given`."""
        if given is None or given is ...:
            return not_attempted(f"Write `{self.name}`, then run the cell again.")
        if not callable(given):
            return not_yet(
                f"This is {kind(given)}, and the function `{self.name}` itself is "
                "wanted. Give its name alone: no quotes, no parentheses."
            )
        got, changed, stop_at = [], False, time.process_time() + calling.SECONDS
        for args in self.probes:
            copies = copy.deepcopy(args)
            seconds = max(0.1, stop_at - time.process_time())
            outcome = call(self._apply, given, *copies, seconds=seconds)
            problem = problem_with(outcome, given, self.name, self._called(args))
            if problem:
                return problem
            got.append(outcome.value)
            changed = changed or not call(same_arguments, copies, args).value
        return self._compare(given, got, changed, exercise)

    def value(self, f, i):
        """Return what `f` returns on probe `i` as an array; None if it fails."""
        outcome = call(self._apply, f, *copy.deepcopy(self.probes[i]))
        failed = outcome.error or not isinstance(outcome.value, np.ndarray)
        return None if failed else outcome.value

    def _called(self, args):
        return f"`{self.name}({', '.join(map(show, args))})`"

    def _apply(self, f, *args):
        value = self.use(f, *args) if self.use else f(*args)
        if value is None or value is ...:
            return value
        if isinstance(value, str):
            raise UnreadableError("It is text. Return numbers.")
        return to_array(by_names(value, self.names))

    def _compare(self, given, got, changed, exercise):
        """Return the feedback for what came back from the probes."""
        wanted = wanted_from(self)
        got = [alike(g, w) for g, w in zip(got, wanted, strict=True)]
        same = all(close(g, w, self.rtol) for g, w in zip(got, wanted, strict=True))
        if same and changed and not self.in_place:
            return not_yet(
                f"The numbers are right, but `{self.name}` changes what it is given. "
                "Make a new array inside, so that the caller keeps the old one."
            )
        if same:
            note = f" {self.in_place}" if changed else ""
            return right(exercise.praise + note)
        said = (
            self._rounded(got, wanted)
            or self._known(given, got, exercise)
            or outside_words(given, self.name)
            or self._fitting(known_slips(exercise), given, got)
            or self._wrong_part(given)
            or self._other_kind(got, wanted)
        )
        if said:
            return not_yet(said)
        known = known_rule(got, exercise)
        return known or not_yet(self._off(got, wanted, exercise))

    def _rounded(self, got, wanted):
        for decimals in range(1, 6):
            rounded = [np.round(w, decimals) for w in wanted]
            if not all(
                np.array_equal(r == 0, w == 0)
                for r, w in zip(rounded, wanted, strict=True)
            ):
                continue  # a 0 may come from anywhere
            if all(close(g, r, 1e-12) for g, r in zip(got, rounded, strict=True)):
                return "These are the right numbers, rounded. Return all their digits."
        return ""

    def _known(self, given, got, exercise):
        """Return the message of the known mistake that fits, or ''."""
        fits = self._fitting(known_edits(exercise), given, got)
        if fits:
            return fits
        for mistake in exercise.mistakes:
            if isinstance(mistake.wrong, Shape) and got[0].shape == mistake.wrong.shape:
                return mistake.message
        return ""

    def _fitting(self, edits, given, got):
        """Return the message of the changed solution that does the same, or ''."""
        parts = [part.values(given) for part in self.parts]
        for edit in edits:
            # The later probes are only asked about where the first one fits.
            same = all(self._like(g, edit.value(i)) for i, g in enumerate(got))
            if same and edit.has_parts(parts):
                return edit.mistake.message
        return ""

    def _like(self, got, value):
        return value is not None and close(alike(got, value), value, self.rtol)

    def _wrong_part(self, given):
        return next(filter(None, (part.said_of(given) for part in self.parts)), "")

    def _other_kind(self, got, wanted):
        """Return what to say where the shape is another one or a number is none."""
        for args, g, w in zip(self.probes, got, wanted, strict=True):
            if g.shape != w.shape:
                are = "are" if w.shape and w.ndim == 1 and w.size > 1 else "is"
                return (
                    f"{self._called(args)} returned {size(g.shape)}, and "
                    f"{size(w.shape)} {are} wanted. "
                    "Look at which sizes go in and which come out."
                )
            if not np.isfinite(g).all():
                return f"Look at {self._called(args)}. {NAN}"
        return ""

    def _off(self, got, wanted, exercise):
        """Say where the first result that is off is off, and what to do."""
        for args, g, w in zip(self.probes, got, wanted, strict=True):
            called = self._called(args)
            if ((g < self.low) | (g > self.high)).any():
                return f"{called} is {show(g)}. {self.out_of_range}"
            if not close(g, w, self.rtol):
                said = where_it_is_off(g, w, self.names, self.paths, self.rtol)
                return f"{said or _not_right(called, g, w)} {exercise.next_step}"
        return exercise.next_step


def _not_right(called, got, wanted):
    if show(got) != show(wanted):
        return f"{called} is {show(got)}, which is not right yet."
    return f"{called} is very near to the right result, but not near enough."


def nudged(loss):
    """Return a function that finds the slopes of loss(knobs, *rest) by nudging.

    It is the `right` of an exercise on slopes: nudged(loss)(knobs, *rest) has the
    shape of the knobs.
    """
    return lambda knobs, *rest: numeric_slope(lambda k: loss(k, *rest), knobs)


@cache
def wanted_from(judge):
    """Return what the right function returns on the probes of `judge`, as arrays."""
    return [np.asarray(judge.right(*copy.deepcopy(a)), float) for a in judge.probes]
