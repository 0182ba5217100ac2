"""What can be turned, chosen, played and dragged, as plain data. No widgets."""

import math
from bisect import bisect
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from nnlib.text import large_text, minus_signs

PICTURES = 90  # at most so many in a whole run of a Player


def _text(end):
    """Write the end of a knob: −0.5 and 60 000."""
    return minus_signs(large_text(end) if isinstance(end, int) else f"{end:g}")


@dataclass(frozen=True)
class Knob:
    """A number that can be turned: a slider with a number box, or the box alone.

    `name` is the field of the state, `label` what stands beside it, to be read aloud as
    well; `note` stands after the range ("for the next run"). A step is at most a
    fortieth of the range, so that a key press is never a jump; a knob of whole numbers
    (an int as `step`) may have less than forty of them. With `log` the slider has as
    many steps for small numbers as for large ones: for rates, and for epochs.
    """

    name: str
    low: float
    high: float
    step: float = 0.1
    label: str = ""
    slider: bool = True
    log: bool = False
    note: str = ""

    @property
    def title(self):
        """The label, or else the name."""
        return self.label or self.name

    @property
    def aside(self):
        """What is said after the label: the range, and the note."""
        range_ = f"({_text(self.low)} to {_text(self.high)})"
        return f"{range_}{self.note and f', {self.note}'}"

    @property
    def words(self):
        """The label, the range and the note."""
        return f"{self.title} {self.aside}"

    def tidy(self, value):
        """Return `value` as the state keeps it: in range and without float dust.

        Raises ValueError, in words for the learner, for what is no number. A comma in a
        text is a decimal point.
        """
        try:
            value = float(value.replace(",", ".") if isinstance(value, str) else value)
        except (TypeError, ValueError):
            value = math.nan
        if math.isnan(value):
            raise ValueError(f"{self.name} must be a number")
        value = round(min(max(value, self.low), self.high), 10)
        return round(value) if isinstance(self.step, int) else value

    def on_step(self, value):
        """Return the value in range, on a step, that is nearest to `value`."""
        return self.tidy(self.low + round((value - self.low) / self.step) * self.step)

    @cached_property
    def stops(self):
        """The values at which the slider stops, in order."""
        if self.log:
            return self._log_stops()
        last = round((self.high - self.low) / self.step)
        return [self.on_step(self.low + i * self.step) for i in range(last + 1)]

    def _log_stops(self):
        least = self.low or self.step  # a range from 0: then its first step
        number = round(32 * math.log10(self.high / least))
        ratio = (self.high / least) ** (1 / number)
        values = [float(f"{least * ratio**i:.2g}") for i in range(number)]
        powers = math.floor(math.log10(least)), math.ceil(math.log10(self.high))
        round_ = [10.0**i for i in range(*powers)]  # a learner wants back to 0.1 and 1
        found = {self.on_step(v) for v in values + round_ if v >= least}
        return sorted(found | {self.low, self.high})

    def position(self, value):
        """Return the number of the stop that is nearest to `value`.

        A slider can stand on its stops only, a typed number may lie between two.
        """
        after = bisect(self.stops, value)
        near = range(max(after - 1, 0), min(after + 1, len(self.stops)))
        return min(near, key=lambda i: abs(self.stops[i] - value))

    def at_end(self, value):
        """Say in words that `value` is as far as the knob goes, or nothing."""
        if value == self.high:
            return f"The largest value of {self.title} is {_text(self.high)}."
        if value == self.low:
            return f"The smallest value of {self.title} is {_text(self.low)}."
        return ""

    def given(self, value):
        """Return a value given in code; raises ValueError if it is out of range."""
        try:
            tidy = self.tidy(value)
            if abs(tidy - float(value)) < 1e-9:
                return tidy
        except (TypeError, ValueError):
            pass
        kind = "a whole number" if isinstance(self.step, int) else "a number"
        raise ValueError(
            f"{self.name} must be {kind} from {self.low:g} to {self.high:g}, but it is "
            f"{value!r}"
        )


@dataclass(frozen=True)
class Choice:
    """One of a few things that are no range: the name of a gate, a learning rate."""

    name: str
    options: tuple
    label: str = ""
    note: str = ""

    @property
    def title(self):
        """The label, or else the name."""
        return self.label or self.name

    @property
    def aside(self):
        """The note."""
        return self.note

    @property
    def words(self):
        """The label and the note."""
        return f"{self.title} {self.note}".strip()

    def tidy(self, value):
        """Return `value` if it is one of the options, else raise ValueError."""
        if value not in self.options:
            options = ", ".join(map(str, self.options))
            raise ValueError(f"{self.name} must be one of {options}")
        return value

    def on_step(self, value):
        """Return `value`: an option is one or is none."""
        return self.tidy(value)

    def at_end(self, value):
        """Return nothing: a choice has no ends."""
        return ""

    def given(self, value):
        """Return a value given in code; raises ValueError if it is no option."""
        try:
            return self.tidy(value)
        except (TypeError, ValueError):
            options = ", ".join(map(repr, self.options))
            raise ValueError(
                f"{self.name} must be one of {options}, but it is {value!r}"
            ) from None


@dataclass(frozen=True)
class Player:
    """A knob that also moves by itself: Play, Pause, Step, and a slider to scrub.

    `play` is the word on the button, `steps` how far a press of Step goes, with a menu
    if there are several; a whole run takes about `seconds`.
    """

    knob: Knob
    play: str = "Play"
    steps: tuple = (1,)
    seconds: float = 6

    def ahead(self, now):
        """Return the values still to come, from `now` to the end, a picture each."""
        knob = self.knob
        if knob.log:
            values = knob.stops
        else:
            most = min(PICTURES, round((knob.high - knob.low) / knob.step))
            values = [
                knob.on_step(knob.low + (knob.high - knob.low) * (i + 1) / most)
                for i in range(most)
            ]
        return [value for value in values if value > now]

    @property
    def pause(self):
        """Seconds between two pictures."""
        return self.seconds / max(len(self.ahead(self.knob.low)), 1)


@dataclass(frozen=True)
class Handle:
    """A mark or a line of the picture that can be dragged, and so turns knobs.

    `at` takes the state and returns where the mark is, in data coordinates: one point
    [(x, y)], the points of a line, or [] if there is none now. `to` takes the state and
    the place it is dragged to, and returns the knobs: {"x1": x, "x2": y}. They go to
    the nearest step in their range. `panel` counts the panels of the drawing. Where
    handles meet, the one that is named first is taken.
    """

    at: Callable
    to: Callable
    panel: int = 0
