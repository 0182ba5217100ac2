"""Hints and solutions, folded away until somebody opens them.

They are <details> and no widgets: one key or one click opens them, with a kernel or
without, and running a cell again changes nothing.
"""

from dataclasses import dataclass

from nnlib.practice.feedback import NOT_YET, RIGHT
from nnlib.practice.page.words import code, fold, to_html


@dataclass(frozen=True)
class Folded:
    """HTML for a page; for a terminal the `words` that stand for it, and the `text`."""

    html: str
    words: str
    text: str

    def __repr__(self):
        return self.words

    def _repr_html_(self):
        return self.html


def help_for(exercise, outcome):
    """Return what `check` offers below its message, folded.

    Before the first try the solution is the last step of the ladder of hints, so that a
    stored page holds it, but nobody opens it in passing. After a wrong try it is beside
    the hints, and after a right answer it is there to compare with.
    """
    solution = solution_fold(exercise).html
    if outcome == RIGHT:
        return fold("Compare with one solution", code(exercise.solution))
    if outcome == NOT_YET:
        return f"{hint_ladder(exercise).html}\n{solution}"
    return _ladder(exercise, last=solution)


def hint_ladder(exercise):
    """Return the hints, each folded inside the one before."""
    words = f"Hint 1 of {len(exercise.hints)}: {exercise.hints[0]}"
    return Folded(_ladder(exercise), words, "\n\n".join(exercise.hints))


def solution_fold(exercise):
    """Return the solution, folded."""
    return Folded(
        fold("Show the solution", code(exercise.solution)),
        f"The solution of {exercise.id} is folded away. To print it: "
        f'print(solution("{exercise.id}").text)',
        exercise.solution,
    )


def _ladder(exercise, last=""):
    number, inner = len(exercise.hints), last
    for i, text in reversed(list(enumerate(exercise.hints, start=1))):
        inner = fold(f"Hint {i} of {number}", to_html(text) + "\n" + inner)
    return inner
