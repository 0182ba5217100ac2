"""Exercise 4 of lesson 09: how many starts are solved, and how fast."""

import numpy as np

from nnlib.practice.content import Exercise, Mistake, Slip, edit
from nnlib.practice.judges import Function


def odds(errors):
    """Return the share of solved networks, and the median of their first iterations."""
    low = errors < 0.01
    solved = low.any(axis=0)
    return solved.mean(), np.median(low.argmax(axis=0)[solved])


# A column for each network: solved, never, solved and up again, late, barely not.
RUNS = np.array(
    [
        [1.000, 1.0, 1.000, 1.000, 1.00],
        [0.500, 1.0, 0.009, 1.000, 0.50],
        [0.300, 0.9, 0.008, 0.900, 0.05],
        [0.009, 0.6, 0.007, 0.800, 0.03],
        [0.006, 0.5, 0.020, 0.300, 0.02],
        [0.007, 0.5, 0.030, 0.050, 0.02],
        [0.008, 0.5, 0.030, 0.009, 0.01],
    ]
)
ALL = np.array([[0.9, 0.005], [0.2, 0.004], [0.05, 0.004], [0.009, 0.003]])
SHARE = "return np.sum(solved) / len(solved), np.median(first[solved])"
MY_ODDS = Exercise(
    id="09.e4",
    objective="O9.4",
    minutes=6,
    task="Write `my_odds(errors)`; `errors` has a row for each iteration and a column "
    "for each network. Return two numbers: which share of the networks had an error "
    "below 0.01, and the median of the first iterations where that was so. Leave the "
    "unsolved networks out of the median.",
    starter="""\
def my_odds(errors):
    low = errors < 0.01
    raise NotImplementedError""",
    judge=Function("my_odds", right=odds, probes=((RUNS,), (ALL,))),
    mistakes=(
        Mistake(
            edit("first[solved]", "first"),
            "The median is off: `argmax` says 0 for a run that never got there. Leave "
            "these out.",
        ),
        Mistake(
            edit("first[solved]", "np.where(solved, first, len(errors))"),
            "The median counts the unsolved networks as solved at the very end. Leave "
            "them out.",
        ),
        Mistake(
            edit("np.median", "np.mean"),
            "This is the mean of the first iterations. The median is wanted: half of "
            "the runs are faster.",
        ),
        Mistake(
            edit("np.median", "np.min"),
            "This is the fastest run. The median is wanted: half of the runs are "
            "faster.",
        ),
        Mistake(
            edit("np.median", "np.max"),
            "This is the slowest of the solved runs. The median is wanted: half of the "
            "runs are faster.",
        ),
        Mistake(
            edit("np.sum(solved) / len(solved)", "np.sum(solved)"),
            "The first number is how many are solved. Which share of the networks is "
            "that?",
        ),
        Mistake(
            edit("np.sum(solved) / len(solved)", "np.mean(low)"),
            "The first number is the share of all errors. Ask each network once: did "
            "it come below at all?",
        ),
        Mistake(
            edit("np.sum(solved)", "np.sum(~solved)"),
            "The first number is the share of the unsolved ones. Turn it around.",
        ),
        Mistake(
            edit("np.sum(solved) /", "100 * np.sum(solved) /"),
            "The first number is in percent. A share from 0 to 1 is wanted.",
        ),
        Mistake(
            edit("low.any(axis=0)", "low[-1]"),
            "You look at the last error only. A network that came below and rose again "
            "was solved, too.",
        ),
        Mistake(
            edit("axis=0", "axis=1"),
            "You ask along each row, which is one iteration. A network is a column.",
        ),
        Mistake(
            edit("< 0.01", "<= 0.01"),
            "An error of exactly 0.01 is not below it. Look at the comparison.",
        ),
        Mistake(
            edit("low.any", "low.all"),
            "`all` asks for an error that is low at every iteration. Once is enough.",
        ),
        Mistake(
            edit("low.argmax(axis=0)", "low.argmax(axis=0) + 1"),
            "You count the iterations from 1. The first one is iteration 0.",
        ),
        Mistake(
            edit("low.argmax(axis=0)", "low.sum(axis=0)"),
            "This counts how many errors of a network are low. Which is the first?",
        ),
        Mistake(
            edit("low.argmax(axis=0)", "errors.argmin(axis=0)"),
            "This is where the error is lowest. Where is it below 0.01 for the first "
            "time?",
        ),
        Mistake(
            edit(
                SHARE, "return np.median(first[solved]), np.sum(solved) / len(solved)"
            ),
            "The two numbers are exchanged: first the share, then the median.",
        ),
        Mistake(
            Slip("return np.sum"),
            "One slip in the last line leads exactly there. It gives the share of the "
            "solved networks, and the median of their first iterations.",
        ),
    ),
    hints=(
        "`low.any(axis=0)` says for each column whether it was ever below.",
        "`low.argmax(axis=0)` gives the first place in each column, and 0 where there "
        "is none. With `[solved]` behind it you keep the solved ones.",
        "`np.sum` counts True as 1; divide by the number of networks. `np.median` does "
        "the rest.",
    ),
    solution="""\
def my_odds(errors):
    low = errors < 0.01
    solved = low.any(axis=0)
    first = low.argmax(axis=0)
    return np.sum(solved) / len(solved), np.median(first[solved])""",
    praise="A share and a time: two numbers that say more than one seed.",
    next_step="Take it apart: which columns are solved, and at which row does each of "
    "them come below first?",
)
