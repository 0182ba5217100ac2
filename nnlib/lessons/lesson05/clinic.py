"""The bug clinic of lesson 05: six loops of one epoch, each with one planted bug.

The loops are in the notebook, where the learner sees their code, their loss
curves and their slopes.
"""

from nnlib.practice.content import Exercise
from nnlib.practice.judges import Order
from nnlib.practice.pairs import wrong_pairs

RIGHT = "DAEBFC"

SIGNS = {
    "A": "That bug makes every ratio −1, and the loss climbs from the first epoch on.",
    "B": "That bug halves every slope: each of the nine ratios would be 0.500.",
    "C": "That bug puts a number in place of each gear that has a squash in it. "
    "The ratios would be neither 1 nor 0, and would differ from neuron to neuron.",
    "D": "That bug leaves three knobs where they are: three ratios would be 0.",
    "E": "That bug reaches only the knobs behind the weight that moved too early. "
    "Their ratios would be a little off, and those of o1 exactly 1.",
    "F": "That bug follows the right slopes, but not for everybody: "
    "nine ratios of 1, and a loss that does not settle.",
}

LOOKS = (
    "Compare the ratios of w1 to w6 with those of b1, b2 and b3.",
    "Read its loss after 1, 100 and 1000 epochs, then one of the ratios.",
    "Look at which ratios are exactly 1 and which are not, "
    "then at the order of its lines.",
    "All nine ratios are the same number here. Which gear is in all nine slopes?",
    "Its ratios are all 1, so its slopes are right. Look at how the lines are "
    "indented.",
    "Look at how the ratios differ, then at the three lines that work out d.",
)

BUG_CLINIC = Exercise(
    id="05.e4",
    objective="O5.3",
    minutes=20,
    task="Six loops, six bugs. Which bug is in which loop? Use what the examination "
    "shows, and then find the line. Give six letters, for the loops 1 to 6 in order.\n"
    "\n"
    "    A: the update has the opposite sign.\n"
    "    B: the factor 2 of the square is missing.\n"
    "    C: the slope of the sigmoid is taken at the output, not at the sum.\n"
    "    D: the biases are never updated.\n"
    "    E: a weight is changed before its old value was used.\n"
    "    F: only the first person is used.",
    starter='answer = ...  # six letters in quotes, like "ABCDEF"',
    judge=Order(RIGHT),
    mistakes=wrong_pairs(RIGHT, SIGNS, LOOKS),
    hints=(
        "Begin with the ratios. Which loop has the same ratio for all nine knobs? "
        "Which one has a ratio of 0?",
        "A bug that is in every slope is in the line of d_o1 or in the update. "
        "A bug that spares o1 is behind it, on the way to h1 and h2.",
        "One loop has nine ratios of 1 and still does not settle. Its slopes are "
        "right, so look at what it does with them, and for whom.",
    ),
    solution="""\
# 1: three ratios of 0              -> D
# 2: every ratio is -1              -> A
# 3: o1 is right, h1 and h2 are not -> E
# 4: every ratio is 0.5             -> B
# 5: right slopes, one person       -> F
# 6: ratios of all kinds            -> C
answer = "DAEBFC\"""",
    praise="Three of these loops end with a loss below 0.005. The curve alone does "
    "not find their bugs; the slopes do.",
    next_step="Take one loop at a time: first its ratios, then its loss, then its "
    "lines.",
)
