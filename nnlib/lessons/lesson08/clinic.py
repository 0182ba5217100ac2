"""The bug clinic of lesson 08: three steps on all examples, each with one planted bug.

The steps are in the notebook, where the learner sees their code, their error curves
and their slopes. None of the bugs is one of lesson 05's.
"""

from nnlib.practice.content import Exercise
from nnlib.practice.judges import Order
from nnlib.practice.pairs import wrong_pairs

RIGHT = "BCA"

SIGNS = {
    "A": "That bug lets residuals of opposite sign cancel. "
    "With it the error stays the same from some step on, at about 1.",
    "B": "That bug sends the delta back through weights of other lines. The ratios of "
    "o1 would be 1, and some of h1 and h2 negative.",
    "C": "That bug reaches a network that was never trained, and no slope is off.",
}

LOOKS = (
    "Its ratios of o1 are 1, and those of h1 are negative. "
    "Look at the line that goes back.",
    "Its ratios are all 1. Read what the examination says of the second network.",
    "Even w5 is off, so look at the output layer. "
    "Read the error after 300 steps and at the end.",
)

BUG_CLINIC = Exercise(
    id="08.e4",
    objective="O8.2",
    minutes=8,
    task="Three steps, three bugs. Which bug is in which step? Use what the "
    "examination shows, and then find the line. Give three letters, for the steps 1 "
    "to 3 in order.\n"
    "\n"
    "    A: the mean of the residuals is taken before the chain rule.\n"
    "    B: the row that is dropped on the way back is not that of the ones.\n"
    "    C: two networks share their weights.",
    starter='answer = ...  # three letters in quotes, like "ABC"',
    judge=Order(RIGHT),
    mistakes=wrong_pairs(RIGHT, SIGNS, LOOKS, what="Step"),
    hints=(
        "Begin with the ratios. In which step are all of them 1?",
        "If w5, w6 and b3 have the ratio 1, the bug is behind the output layer, on "
        "the way back.",
        "In one step the error stays the same, because all four examples get the same "
        "residual.",
    ),
    solution="""\
# 1: hidden ratios far off, o1 is right    -> B
# 2: right slopes; -= changes what it gets -> C
# 3: off in both layers, error stays       -> A
answer = "BCA\"""",
    praise="One of these steps learns XOR as well as the right one. Its curve and its "
    "slopes hide the bug: the second network shows it.",
    next_step="Take one step at a time: first its ratios, then its error, then its "
    "lines.",
)
