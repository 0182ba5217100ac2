"""A line of a drawing as text: what a learner may type, and what it means."""

from dataclasses import dataclass

from nnlib.lessons.lesson10.drawings import INK, PAPER, SIDE

NAMES = tuple(f"line{row}" for row in range(1, SIDE + 1))


@dataclass(frozen=True)
class Line:
    """A knob that is a text of eight marks: # for ink and . for paper."""

    name: str
    low: str = PAPER * SIDE
    high: str = INK * SIDE

    @property
    def title(self):
        """The label."""
        return f"line {self.name[-1]}"

    @property
    def words(self):
        """The label, as it is read aloud."""
        return self.title

    def tidy(self, value):
        """Return `value` if it is such a text, else raise ValueError."""
        text = value.strip() if isinstance(value, str) else ""
        if len(text) != SIDE or set(text) - {INK, PAPER}:
            raise ValueError(
                f"{self.name} must be {SIDE} marks, {INK} for ink or {PAPER} for paper"
            )
        return text

    def given(self, value):
        """Return a text given in code; raises ValueError if it is no such line."""
        try:
            return self.tidy(value)
        except ValueError as refusal:
            raise ValueError(f"{refusal}, but it is {value!r}") from None

    def on_step(self, value):
        """Return `value`: a text is one that fits or is none."""
        return self.tidy(value)

    def at_end(self, value):
        """Return nothing: a full line is no end."""
        return ""
