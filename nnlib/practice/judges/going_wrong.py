"""What a learner hears where a call of the function gave no numbers at all."""

import inspect

from nnlib.practice.feedback import not_attempted, not_yet
from nnlib.practice.judges.calling import CheckInsideError
from nnlib.practice.judges.errors import blank, describe
from nnlib.practice.judges.own_code import outside_words
from nnlib.practice.judges.reading import TOO_MANY, UnreadableError

_BLANKS = {
    "...": "Replace each `...` that is left",
    "raise NotImplementedError": "Put your lines in place of "
    "`raise NotImplementedError`",
}


class JudgedError(Exception):
    """Raised by the `use` of a judge; the message is all that the learner hears."""


def problem_with(outcome, f, name, called):
    """Return the feedback for a call of `f` that gave no numbers, else None.

    `name` is what the function should be called, `called` the call in words.
    """
    if outcome.too_slow:
        return not_yet(
            f"{called} took too long and was stopped. "
            "How many rounds do its loops run, and what ends them?"
        )
    if isinstance(outcome.error, CheckInsideError):
        return not_yet(
            f"This check is inside your function: a call of `{name}` came to a "
            "`check`. Write the `check` below the function, at the start of the line."
        )
    if isinstance(outcome.error, JudgedError):
        return not_yet(f"{outcome.error} {outside_words(f, name)}".rstrip())
    if blank(outcome):
        return not_attempted(
            f"There is a part of `{name}` still to write. {_BLANKS[blank(outcome)]}, "
            "and run its cell again."
        )
    if isinstance(outcome.error, UnreadableError):
        return not_yet(f"Look at what `{name}` returns. {outcome.error}")
    if outcome.error:
        other = _other_function(f, outcome.error, name)
        said = other or f"Here is what happened with {called}. {describe(outcome)}"
        return not_yet(f"{said} {outside_words(f, name)}".rstrip())
    if outcome.value is None and outcome.printed:
        return not_yet(
            f"`{name}` printed its result but returned None. "
            "Write `return` in place of `print`."
        )
    if outcome.value is None:
        return not_yet(
            f"`{name}` returned None. Look at its last line: is there a `return`?"
        )
    if outcome.value.size > TOO_MANY:
        return not_yet(
            f"{called} returned {outcome.value.size} numbers. Look at its shape."
        )
    return None


def _other_function(f, error, name):
    """Say that another function was given, if that is why the call failed, or ''."""
    given = getattr(f, "__name__", "")
    if not inspect.isfunction(f) or given in (name, "<lambda>"):
        return ""
    if not isinstance(error, TypeError) or f"{given}()" not in str(error):
        return ""
    return f"This is the function `{given}`, and `{name}` is wanted."
