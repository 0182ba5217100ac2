"""How long `check` works: python -m tests.benchmarks.checks

Processor time, for each exercise, of the longest of all checks: of the solution, each
known mistake, and each answer after one slip. Nothing is kept from before, so the first
answer that no known mistake explains has to wait until all of them are computed.
"""

import time

import numpy as np

from nnlib.practice.content import Slip
from nnlib.practice.judges import functions, mistakes
from nnlib.practice.library import all_lessons
from tests.practice.slips import answers

KEPT = (
    mistakes.known_values,
    mistakes.slip_values,
    mistakes.known_edits,
    mistakes.known_slips,
    functions.wanted_from,
)


def seconds(exercise, answer):
    """Return the processor time of one check."""
    start = time.process_time()
    exercise.judge.judge(answer, exercise)
    return time.process_time() - start


def everything(exercise):
    """Return the solution, every known mistake and every answer after one slip."""
    known = [m for m in exercise.mistakes if not isinstance(m.wrong, Slip)]
    return [
        exercise.solve(),
        *map(exercise.wrong_answer, known),
        *(answer for _, answer in answers(exercise)),
    ]


@np.errstate(all="ignore")
def main():
    """Print one line for each exercise."""
    for lesson in all_lessons():
        for exercise in lesson.exercises:
            given = everything(exercise)
            for kept in KEPT:
                kept.cache_clear()
            longest = max(seconds(exercise, answer) for answer in given)
            print(f"{exercise.id}  {len(given):4} answers, longest {longest:5.3f} s")


if __name__ == "__main__":
    main()
