"""Hints and solutions, folded away until somebody opens them.

They are <details> and no widgets: one key or one click opens them, with a kernel or
without, and running a cell again changes nothing.
"""

from dataclasses import dataclass

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


def hint_ladder(exercise):
    """Return the hints, each folded inside the one before."""
    number, inner = len(exercise.hints), ""
    for i, text in reversed(list(enumerate(exercise.hints, start=1))):
        inner = fold(f"Hint {i} of {number}", to_html(text) + "\n" + inner)
    words = f"Hint 1 of {number}: {exercise.hints[0]}"
    return Folded(inner, words, "\n\n".join(exercise.hints))


def solution_fold(exercise):
    """Return the solution, folded."""
    return Folded(
        fold("Show the solution", code(exercise.solution)),
        f"The solution of {exercise.id} is folded away. To print it: "
        f'print(solution("{exercise.id}").text)',
        exercise.solution,
    )
