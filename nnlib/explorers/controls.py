"""The knobs of an explorer as plain data: names, ranges, steps. No widgets."""

import math
from dataclasses import dataclass


@dataclass(frozen=True)
class Knob:
    """A number that can be turned: a slider with a number box, or the box alone.

    `name` is the field of the state, `label` what stands beside it. A step is at
    most a fortieth of the range, so that a key press is never a jump; a knob of
    whole numbers (an int as `step`) may have less than forty of them.
    """

    name: str
    low: float
    high: float
    step: float = 0.1
    label: str = ""
    slider: bool = True

    @property
    def words(self):
        """The label, which says the range as well."""
        return f"{self.label or self.name} ({self.low:g} to {self.high:g})"

    def tidy(self, value):
        """Return `value` as the state keeps it: in range and without float dust.

        Raises ValueError, in words for the learner, for what is no number.
        """
        try:
            value = float(value)
        except (TypeError, ValueError):
            value = math.nan
        if math.isnan(value):
            raise ValueError(f"{self.name} must be a number")
        value = round(min(max(value, self.low), self.high), 10)
        return round(value) if isinstance(self.step, int) else value

    def near(self, position, value):
        """Whether a slider at `position` shows `value`, as well as its steps allow.

        A slider can stand on its steps only, a typed number may lie between two.
        """
        return abs(position - value) < self.step / 2

    def at_end(self, value):
        """Say in words that `value` is as far as the knob goes, or nothing."""
        if value == self.high:
            return f"{self.label or self.name} is at its largest value, {self.high:g}."
        if value == self.low:
            return f"{self.label or self.name} is at its smallest value, {self.low:g}."
        return ""


@dataclass(frozen=True)
class Choice:
    """One of a few things that are no range: the name of a gate, a learning rate."""

    name: str
    options: tuple
    label: str = ""

    @property
    def words(self):
        """The label."""
        return self.label or self.name

    def tidy(self, value):
        """Return `value` if it is one of the options, else raise ValueError."""
        if value not in self.options:
            options = ", ".join(map(str, self.options))
            raise ValueError(f"{self.name} must be one of {options}")
        return value

    def at_end(self, value):
        """Return nothing: a choice has no ends."""
        return ""
