"""Feedback: what a check says, as a value that displays itself.

There are three outcomes, never two, and each starts with words. The stripe of
color beside them only repeats what the words say.
"""

from dataclasses import dataclass

from nnlib.practice.page.words import panel, to_html

NOT_ATTEMPTED, NOT_YET, RIGHT = "not attempted", "not yet", "right"

_STARTS = {
    NOT_ATTEMPTED: "Not attempted yet.",
    NOT_YET: "Not right yet.",
    RIGHT: "Right.",
}
_COLORS = {NOT_ATTEMPTED: "#595959", NOT_YET: "#D55E00", RIGHT: "#009E73"}


@dataclass(frozen=True)
class Feedback:
    """The `outcome` ("not attempted", "not yet" or "right") and a `message`.

    `start` are the first words, if others than the outcome's own fit better.
    """

    outcome: str
    message: str
    start: str = ""

    def __repr__(self):
        return f"{self._first_words} {self.message}"

    def _repr_html_(self):
        words = to_html(self.message, start=self._first_words)
        return panel(words, _COLORS[self.outcome])

    @property
    def _first_words(self):
        return self.start or _STARTS[self.outcome]


def not_attempted(message):
    """Return the feedback for an exercise that nobody has begun."""
    return Feedback(NOT_ATTEMPTED, message)


def not_yet(message):
    """Return the feedback for an answer that is not right yet."""
    return Feedback(NOT_YET, message)


def right(message):
    """Return the feedback for a right answer."""
    return Feedback(RIGHT, message)
