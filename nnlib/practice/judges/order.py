"""The judge of letters in order: sorted lines, pairs, or a single choice."""

from dataclasses import dataclass

from nnlib.practice.feedback import not_attempted, not_yet, right
from nnlib.practice.judges.calling import call
from nnlib.practice.judges.mistakes import known_rule, known_values
from nnlib.practice.judges.reading import NOTHING_YET, is_blank


@dataclass(frozen=True)
class Order:
    """Letters in order, like "BAC": sorted lines, pairs, or a single choice.

    Each of `right` is accepted, in capitals or not, as text or as a list.
    """

    right: str | tuple[str, ...]
    name = "answer"

    def judge(self, given, exercise):
        """Return the feedback for the answer `given`."""
        if is_blank(given):
            return not_attempted(NOTHING_YET)
        accepted = (self.right,) if isinstance(self.right, str) else self.right
        letters = _letters(given)
        wanted = sorted(accepted[0])
        if not letters:
            return not_yet(f'Write the letters as text, like "{"".join(wanted)}".')
        if letters in accepted:
            return right(exercise.praise)
        for value, mistake in known_values(exercise):
            if _letters(value) == letters:
                return not_yet(mistake.message)
        if len(letters) != len(wanted):
            return known_rule(letters, exercise) or not_yet(
                f"{len(wanted)} letters are wanted, but these are {len(letters)}. "
                "Give one letter for each place."
            )
        return known_rule(letters, exercise) or not_yet(exercise.next_step)


def _letters(given):
    """Return the letters in a text or a list of texts, as capitals."""
    outcome = call(lambda: "".join(given) if isinstance(given, list | tuple) else given)
    if not isinstance(outcome.value, str):
        return ""
    return "".join(sign for sign in outcome.value.upper()[:1000] if sign.isalnum())
