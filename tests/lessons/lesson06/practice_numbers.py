"""The numbers that the practice of lesson 06 quotes, and where they come from."""

import numpy as np

from nnlib.lessons.lesson06.practice import FIRST, OUTPUTS, SECOND
from tests.lessons.lesson05.numbers import COMPUTED as OF_LESSON_5
from tests.lessons.lesson06.numbers import (
    OUTSIDER,
    TABLE_3,
    best_on,
    exercise_3,
    left_out_answer,
    more_points,
    new,
    opinion,
    own,
)


def five(place):
    """Return the answers of the seeds 1 to 5 for a place, as the practice has them."""
    return [round(float(opinion(seed, place)), 3) for seed in range(1, 6)]


GIVEN = {
    "06.p1": {"0.5"},  # the threshold, here and below
    "06.p2": {"0.0025", "0.5"},  # a limit that all five losses are below
    "06.p3": {"0.5"},
    "06.p5": {"0.5"},
    "06.w2": {"0.5", "0.6"},  # the threshold; an output, for example
    "06.e1": {"0.5", "0.2", "0.7"},  # the threshold; three outputs
    "06.e4": {f"{output:g}" for output in OUTPUTS} | {"0.5"},
}
COMPUTED = {
    "06.p4": {
        "0.195": lambda: own(100),
        "0.079": lambda: own(3000),
        "0.182": lambda: new(100),
        "0.289": lambda: new(3000),
    },
    "06.p5": {"0.289": lambda: new(3000), "0.25": lambda: 0.5 * 0.5},
    "06.p6": {
        "0.174": lambda: more_points(200)[0],
        "0.079": [lambda: own(3000), lambda: more_points(20)[0]],
        "0.289": [lambda: new(3000), lambda: more_points(20)[1]],
        "0.170": lambda: more_points(200)[1],
        "0.168": lambda: best_on("1000"),
    },
    "06.w1": {"0.0023": OF_LESSON_5["0.0023"]},
    "06.w2": {"0.25": lambda: 0.5**2},
    "06.c1": {
        **{
            text: lambda i=i: five(OUTSIDER)[i]
            for i, text in enumerate(["0.058", "0.100", "0.948", "0.931", "0.389"])
        },
        "0.485": lambda: np.mean(five(OUTSIDER)),
    },
    "06.c3": {"0.215": lambda: best_on("20"), "0.079": lambda: own(3000)},
    "06.e1": {
        "0.4": lambda: np.mean(FIRST > 0.5),
        "0.8": lambda: np.mean(SECOND > 0.5),
    },
    "06.e2": {
        "0.899": lambda: left_out_answer(0, 1),
        "0.057": [lambda: left_out_answer(1, 1), lambda: left_out_answer(2, 1)],
        "0.952": lambda: left_out_answer(3, 1),
    },
    "06.e3": {
        text: lambda i=i, j=j: exercise_3()[i, j]
        for i, row in enumerate(TABLE_3)
        for j, text in enumerate(row)
    },
}
