"""Feedback: what a check says, as a value that displays itself.

A check has three outcomes, never two; a prediction is only noted, until its result is
there. Each starts with words. The stripe of color beside them only repeats the words.
"""

from dataclasses import dataclass, field

from nnlib.practice.page.aloud import ALOUD
from nnlib.practice.page.words import card, to_html

NOT_ATTEMPTED, NOT_YET, RIGHT = "not attempted", "not yet", "right"
NOTED = "noted"

_STARTS = {
    NOT_ATTEMPTED: "Not attempted yet.",
    NOT_YET: "Not right yet.",
    RIGHT: "Right.",
    NOTED: "Noted:",
}
_ROLES = {NOT_ATTEMPTED: "open", NOT_YET: "notyet", RIGHT: "right", NOTED: "predict"}


@dataclass(frozen=True)
class Feedback:
    """The `outcome` ("not attempted", "not yet", "right" or "noted") and a `message`.

    `start` are the first words, if others than the outcome's own fit better. `kind`
    says on the page what this is about ("Exercise 2"), and `more` is HTML below it.
    """

    outcome: str
    message: str
    start: str = ""
    kind: str = field(default="Practice", compare=False)
    more: str = field(default="", compare=False, repr=False)

    def __repr__(self):
        return f"{self._first_words} {self.message}"

    def _repr_html_(self):
        words = f'<div class="nnlib-words">\n{self.html}\n</div>'
        return card(self.kind, f"{words}\n{self.more}{ALOUD}", self.role)

    @property
    def html(self):
        """The words as HTML, without a card around them."""
        return to_html(self.message, start=self._first_words)

    @property
    def role(self):
        """The part of nnlib.look that goes with the outcome."""
        return _ROLES[self.outcome]

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
