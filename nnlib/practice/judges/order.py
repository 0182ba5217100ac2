"""The judge of letters in order: sorted lines, pairs, or a single choice."""

from dataclasses import dataclass
from string import ascii_uppercase

from nnlib.practice.feedback import not_attempted, not_yet, right
from nnlib.practice.judges.calling import call
from nnlib.practice.judges.mistakes import known_rule, known_values
from nnlib.practice.judges.reading import NOTHING_YET, is_blank
from nnlib.text import count, list_text


@dataclass(frozen=True)
class Order:
    """Letters in order, like "BAC": sorted lines, pairs, or a single choice.

    Each of `right` is accepted, in capitals or not, as text or as a list. Anything
    between the letters is left out, such as the numbers in "1B 2A 3C".
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
            example = ascii_uppercase[: len(wanted)]
            return not_yet(f'Write the letters as text, like "{example}".')
        if letters in accepted:
            return right(exercise.praise)
        if len(letters) != len(wanted):
            return not_yet(
                f"{count(len(wanted), 'letter')} are wanted, one for each place, "
                f"and this has {count(len(letters), 'letter')}."
            )
        for value, mistake in known_values(exercise):
            if _letters(value) == letters:
                return not_yet(mistake.message)
        return known_rule(letters, exercise) or not_yet(
            _uneven(letters, wanted) or exercise.next_step
        )


def _uneven(letters, wanted):
    """Say which letters are missing where each of ABC... is wanted once, or ''."""
    missing = sorted(set(wanted) - set(letters))
    if not missing or "".join(wanted) != ascii_uppercase[: len(wanted)]:
        return ""
    return f"{list_text(missing)} {_is(missing)} missing. Give each letter once."


def _is(letters):
    return "is" if len(letters) == 1 else "are"


def _letters(given):
    """Return the letters in a text or a list of texts, as capitals."""
    outcome = call(lambda: "".join(given) if isinstance(given, list | tuple) else given)
    if not isinstance(outcome.value, str):
        return ""
    return "".join(sign for sign in outcome.value.upper()[:1000] if sign.isalpha())
