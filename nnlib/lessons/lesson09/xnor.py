"""Exercise 1 of lesson 09: nine knobs for XNOR, by hand."""

import numpy as np

from nnlib.activations import sigmoid
from nnlib.data import GATE_INPUTS, GATES
from nnlib.practice.content import Exercise, Mistake, When
from nnlib.practice.judges import Numbers

FED = np.vstack([np.transpose(GATE_INPUTS), np.ones(4)])
TARGETS = np.array(GATES["XNOR"])


def hidden_of(given):
    """Return the outputs of h1 and h2 at the four corners, (2, 4)."""
    return sigmoid(np.ravel(given)[:6].reshape(2, 3) @ FED)


def outputs_of(given):
    """Return the outputs of the network with these nine knobs at the four corners."""
    return sigmoid(np.ravel(given)[6:] @ np.vstack([hidden_of(given), np.ones(4)]))


def bits(given):
    """Return where the output is above 0.5, as four numbers 0 or 1."""
    return tuple((outputs_of(given) > 0.5).astype(int).tolist())


def is_xnor(given):
    """Say whether each output is within 0.1 of its target."""
    return bool((np.abs(outputs_of(given) - TARGETS) < 0.1).all())


def shows(*patterns):
    """Return a rule: the corners above 0.5 are those of one of these patterns."""
    return lambda given: bits(given) in patterns


OR, NAND, AND, NOR = [20, 20, -10], [-20, -20, 30], [20, 20, -30], [-20, -20, 10]
FIRST, NOT_FIRST = [20, 0, -10], [-20, 0, 10]
ONLY_FIRST, ONLY_SECOND = [20, -20, -10], [-20, 20, -10]


def knobs(h1, h2, o1):
    """Return nine knobs in one list."""
    return [*h1, *h2, *o1]


def same_line(given):
    """Say whether h1 and h2 are on the same side at every corner, or always across."""
    h1, h2 = hidden_of(given) > 0.5
    return bool((h1 == h2).all() or (h1 != h2).all())


XNOR = Exercise(
    id="09.e1",
    objective="O9.1",
    minutes=6,
    task="XNOR is 1 where both inputs are the same: its targets for [0, 0], [1, 1], "
    "[0, 1], [1, 0] are 1, 1, 0, 0. Choose the nine knobs. Each output must be within "
    "0.1 of its target.",
    starter="""\
answer = [
    [..., ..., ...],  # h1: two weights, bias
    [..., ..., ...],  # h2
    [..., ..., ...],  # o1
]""",
    judge=Numbers(fits=is_xnor, size=9),
    mistakes=(
        Mistake(
            When(
                shows(GATES["XNOR"]),
                example=[k / 8 for k in knobs(OR, NAND, NAND)],
            ),
            "Each corner is on its right side of 0.5, but not all are within 0.1. Make "
            "the weights and biases larger, all by the same factor.",
        ),
        Mistake(
            When(shows(GATES["XOR"]), example=knobs(OR, NAND, AND)),
            "This is XOR, high where XNOR should be low. What turns yes into no in the "
            "last neuron?",
        ),
        Mistake(
            When(shows((1, 1, 1, 1)), example=knobs(OR, NAND, OR)),
            "All four outputs are above 0.5. Which knobs of the last neuron keep its "
            "sum above 0 at every corner?",
        ),
        Mistake(
            When(shows((0, 0, 0, 0)), example=knobs(AND, NOR, AND)),
            "No output is above 0.5. Write down h1 and h2 for each corner: can the "
            "sum of the last neuron get above 0 for one of these pairs?",
        ),
        Mistake(
            When(same_line, example=knobs(OR, OR, NAND)),
            "h1 and h2 split the corners in the same way, as one line would. Give one "
            "of them another threshold.",
        ),
        Mistake(
            When(shows(GATES["AND"]), example=knobs(AND, FIRST, AND)),
            "Your network is AND: it is high for [1, 1] alone. It should be high for "
            "[0, 0] as well.",
        ),
        Mistake(
            When(shows(GATES["OR"]), example=knobs(FIRST, ONLY_SECOND, OR)),
            "Your network is OR. Look at each corner: which three are on the false "
            "side?",
        ),
        Mistake(
            When(shows(GATES["NAND"]), example=knobs(NOT_FIRST, ONLY_FIRST, OR)),
            "Your network is NAND: low for [1, 1] alone. Look at each corner: which "
            "three are on the false side?",
        ),
        Mistake(
            When(shows(GATES["NOR"]), example=knobs(NOR, NOT_FIRST, AND)),
            "Your network is NOR: it is high for [0, 0] alone. It should be high for "
            "[1, 1] as well.",
        ),
        Mistake(
            When(
                shows((0, 1, 0, 1), (0, 1, 1, 0), (1, 0, 1, 0), (1, 0, 0, 1)),
                example=knobs(FIRST, AND, OR),
            ),
            "Your output follows one of the two inputs alone. Look at the last neuron: "
            "does it use both h1 and h2?",
        ),
        Mistake(
            When(
                shows((0, 0, 1, 0), (0, 0, 0, 1)),
                example=knobs(ONLY_FIRST, AND, ONLY_FIRST),
            ),
            "Your output is high at one corner alone, and that corner has two "
            "different inputs. XNOR is high where both are the same.",
        ),
        Mistake(
            When(
                shows((1, 1, 1, 0), (1, 1, 0, 1)),
                example=knobs(ONLY_FIRST, AND, [-20, 20, 10]),
            ),
            "Three corners are right. At one of [0, 1] and [1, 0] the output is still "
            "above 0.5: which neuron should pull it down?",
        ),
    ),
    hints=(
        "XNOR is the opposite of XOR. Which of the three neurons has to say the "
        "opposite?",
        "Keep OR and NAND of section 1. XOR is AND of the two. What is the opposite of "
        "AND?",
        "The opposite of a neuron has all its weights and its bias with the other "
        "sign.",
    ),
    solution="""\
answer = [
    [20, 20, -10],  # OR
    [-20, -20, 30],  # NAND
    [-20, -20, 30],  # NAND of the two
]""",
    praise="High where both inputs are the same, and no training was needed.",
    next_step="Write down h1 and h2 for each corner first. Then look for one line that "
    "separates these pairs.",
)
