"""The bug clinic of lesson 07: six steps on all examples, each with one planted bug.

The steps stand in the notebook, where the learner sees their code, their error
curves and their slopes.
"""

from nnlib.practice.content import Exercise
from nnlib.practice.judges import Order
from nnlib.practice.pairs import wrong_pairs

RIGHT = "DCFBEA"

SIGNS = {
    "A": "That bug lets errors of opposite sign cancel. "
    "After a few steps the error stands still at about 1.",
    "B": "That bug reaches a network that was never trained, and no slope is off.",
    "C": "That bug is small: the ratios behind the weight that moved too early are a "
    "little off, and the error falls as it should.",
    "D": "That bug leaves the last column of both grids alone: "
    "three ratios would be 0.",
    "E": "That bug puts a number in place of each gear that has a squash in it. "
    "The ratios would be off in both layers, each in its own way.",
    "F": "That bug sends the delta back through weights of other arrows. The ratios of "
    "o1 would be 1; those of h1 and h2 would be far off, or negative.",
}

LOOKS = (
    "Compare the ratios of b1, b2 and b3 with the others.",
    "The hidden ratios are off, the error is fine. Look at the order of its lines.",
    "The ratios of o1 are 1, those of h1 are negative. "
    "Look at the line that goes back.",
    "Its ratios are all 1. Read the last line of the examination.",
    "Even w5 is off, so look at the output layer. "
    "Does its error stand still, or does it crawl?",
    "Even w5 is off, so look at the output layer. "
    "Read the error after 300 steps and at the end.",
)

BUG_CLINIC = Exercise(
    id="07.e5",
    objective="O7.3",
    minutes=12,
    task="Six steps, six bugs. Which bug is in which step? Use what the examination "
    "shows, and then find the line. Give six letters, for the steps 1 to 6 in order.\n"
    "\n"
    "    A: the mean of the residuals is taken before the chain rule.\n"
    "    B: two networks share their weights.\n"
    "    C: a weight is changed before its old value was used.\n"
    "    D: the biases are never updated.\n"
    "    E: the slope of the sigmoid is taken at the output, not at the sum.\n"
    "    F: the row that is dropped on the way back is not the one of the bias.",
    starter='answer = ...  # six letters in quotes, like "ABCDEF"',
    judge=Order(RIGHT),
    mistakes=wrong_pairs(RIGHT, SIGNS, LOOKS, what="Step"),
    hints=(
        "Begin with the ratios. Where are three of them 0? Where are all of them 1?",
        "If w5, w6 and b3 have the ratio 1, the bug lies behind the output layer: on "
        "the way back, or in the order of the lines.",
        "Two steps are off in both layers. In one of them the error stands still, "
        "because all four examples get the same residual.",
    ),
    solution="""\
# 1: three ratios of 0                    -> D
# 2: hidden ratios a little off           -> C
# 3: hidden ratios far off, o1 is right   -> F
# 4: right slopes; -= changes what it gets -> B
# 5: off in both layers, error crawls     -> E
# 6: off in both layers, error stands     -> A
answer = "DCFBEA\"""",
    praise="Two of these steps learn XOR as well as the right one. "
    "Their curves hide the bug: the slopes and the second network show it.",
    next_step="Take one step at a time: first its ratios, then its error, then its "
    "lines.",
)
