"""Practice of lesson 09: inside XOR."""

import numpy as np

from nnlib.lessons.lesson09.odds import MY_ODDS
from nnlib.lessons.lesson09.questions import CONCEPTS, PREDICTIONS, WARM_UP
from nnlib.lessons.lesson09.xnor import XNOR
from nnlib.practice.content import (
    Exercise,
    Lesson,
    Mistake,
    Objective,
    Slip,
    When,
    edit,
)
from nnlib.practice.judges import Function, Order

OBJECTIVES = (
    Objective(
        "O9.1",
        "assemble XOR from two lines and a third neuron, by hand",
        "1. XOR by hand",
    ),
    Objective(
        "O9.2",
        "read the hidden plane",
        "2. The corners move",
    ),
    Objective(
        "O9.3",
        "tell a plateau from a stuck run, and explain why equal starts fail",
        "4. Stuck is something else",
    ),
    Objective(
        "O9.4",
        "measure a setting by its odds over many starts",
        "6. Odds",
    ),
    Objective(
        "O9.5",
        "choose a transfer function, and say what it changes",
        "7. Other transfer functions",
    ),
)

SHARED_PLACE = Exercise(
    id="09.e2",
    objective="O9.2",
    minutes=4,
    task="A run from the seed 9, with scale 1 and rate 1, has ended like this. A: the "
    "corner [0, 0], hidden 0.05 0.21, output 0.019. B: [1, 1], hidden 0.00 1.00, "
    "output 0.501. C: [0, 1], hidden 0.72 0.97, output 0.983. D: [1, 0], hidden 0.00 "
    "1.00, output 0.500. Which two corners keep it stuck? Write two letters.",
    starter='answer = ...  # two letters in quotes, like "AC"',
    judge=Order(("BD", "DB")),
    mistakes=(
        Mistake(
            When(lambda given: set(given) - set("ABCD"), example="XY"),
            "The corners are A, B, C and D. Write two of these letters.",
        ),
        Mistake(
            When(lambda given: len(set(given)) == 1, example="BB"),
            "This is one corner, twice. Which two corners share a place?",
        ),
        Mistake(
            When(lambda given: set(given) == {"A", "C"}, example="AC"),
            "The outputs of these two are near 0 and near 1, as they should be. Compare "
            "the hidden outputs of all four.",
        ),
        Mistake(
            When(lambda given: "C" in given, example="BC"),
            "C has the hidden outputs 0.72 and 0.97. Does another corner have the same "
            "two?",
        ),
        Mistake(
            When(lambda given: "A" in given, example="AB"),
            "A has the hidden outputs 0.05 and 0.21. Does another corner have the same "
            "two?",
        ),
    ),
    hints=(
        "Look at the hidden outputs. They are all that the output neuron sees.",
        "Which two corners have the same two hidden outputs, and need different "
        "answers?",
    ),
    solution='answer = "BD"  # [1, 1] and [1, 0] are both at (0, 1)',
    praise="Both are at (0, 1), and their targets are 0 and 1. The best common answer "
    "is 0.5.",
    next_step="Compare the four pairs of hidden outputs with each other.",
)


def ride(w, momentum):
    """Return four places of a knob on (w - 3)^2, with the rate 0.1 and a momentum."""
    step, places = 0.0, []
    for _ in range(4):
        step = momentum * step - 0.1 * 2 * (w - 3)
        w = w + step
        places.append(w)
    return places


STEP = "step = momentum * step - 0.1 * slope"
MOVE = "w = w + step"
RIDE = Exercise(
    id="09.e3",
    objective="O9.4",
    minutes=8,
    task="The bowl of lesson 05, (w - 3) squared, with the rate 0.1. Fill the two "
    "blanks, so that each step is the step downhill plus the share `momentum` of the "
    "step before. `my_ride(0, 0.5)` begins with 0.6 and 1.38.",
    starter="""\
def my_ride(w, momentum):
    step, places = 0.0, []
    for _ in range(4):
        slope = 2 * (w - 3)
        step = ...
        w = ...
        places.append(w)
    return places""",
    judge=Function(
        "my_ride",
        right=ride,
        probes=((0.0, 0.5), (0.0, 0.9), (5.0, 0.3), (4.0, 0.0)),
    ),
    mistakes=(
        Mistake(
            edit(STEP, "step = -0.1 * slope"),
            "The step before is not remembered: these are plain steps downhill.",
        ),
        Mistake(
            edit(
                STEP,
                "before, step = step, -0.1 * slope",
                MOVE,
                "w = w + step + momentum * before",
            ),
            "Only the downhill part is remembered. Remember the whole step: the share "
            "that came along is a part of it.",
        ),
        Mistake(
            edit("momentum * step - 0.1", "-momentum * step - 0.1"),
            "The share of the step before is subtracted. It should go on in the same "
            "direction.",
        ),
        Mistake(
            edit("momentum * step -", "momentum * w -"),
            "This is a share of the knob. Take a share of the step before.",
        ),
        Mistake(
            edit(
                "momentum * step - 0.1 * slope",
                "momentum * step - (1 - momentum) * 0.1 * slope",
            ),
            "The slope is shrunk by 1 minus the momentum. That is another recipe: here "
            "the step downhill stays whole.",
        ),
        Mistake(
            edit("momentum * step - 0.1 * slope", "momentum * (step - 0.1 * slope)"),
            "The momentum multiplies the step downhill, too. It belongs to the step "
            "before alone.",
        ),
        Mistake(
            edit("momentum * step - 0.1", "step - 0.1"),
            "The whole step before is kept. Only the share `momentum` of it should be.",
        ),
        Mistake(
            edit("- 0.1 * slope", "+ 0.1 * slope"),
            "This goes uphill. A step leads against the slope.",
        ),
        Mistake(
            edit("- 0.1 * slope", "- slope"),
            "The rate, 0.1, is missing in front of the slope.",
        ),
        Mistake(
            edit(MOVE, "w = w + step + momentum * step"),
            "The momentum is used twice: it is in the step already.",
        ),
        Mistake(
            edit(MOVE, "w = w + 2 * step"),
            "The step is added twice. Add it once.",
        ),
        Mistake(
            edit(MOVE, "w = w - step"),
            "The step points downhill already, so it is added to the knob.",
        ),
        Mistake(
            edit(MOVE, "w = step"),
            "This puts the step in place of the knob. A step starts where the knob is.",
        ),
        Mistake(
            edit(MOVE, "w = w - 0.1 * slope"),
            "The knob moves by the plain step. Move it by the step that you computed "
            "in the line above.",
        ),
        Mistake(
            Slip("step = momentum"),
            "One slip in the line of the step leads exactly there. It has two parts: "
            "a share of the step before, and minus the rate times the slope.",
        ),
        Mistake(
            Slip("w = w"),
            "One slip in the line that moves the knob leads exactly there. The new "
            "place is the old one plus the step.",
        ),
    ),
    hints=(
        "`step` still holds the step before when the line begins. Use it on the right "
        "side of the `=`.",
        "The step downhill is `-0.1 * slope`.",
        "The knob moves by the whole step: the old place plus `step`.",
    ),
    solution="""\
def my_ride(w, momentum):
    step, places = 0.0, []
    for _ in range(4):
        slope = 2 * (w - 3)
        step = momentum * step - 0.1 * slope
        w = w + step
        places.append(w)
    return places""",
    praise="0.6, 1.38, 2.094, 2.632: the steps carry each other. With a momentum of "
    "0.9 the fourth place is beyond 3, past the goal.",
    next_step="Work out the first two steps from w = 0 by hand. The slope there is -6, "
    "and at 0.6 it is -4.8.",
)

LESSON = Lesson(
    number=9,
    objectives=OBJECTIVES,
    predictions=PREDICTIONS,
    questions=WARM_UP + CONCEPTS,
    exercises=(XNOR, SHARED_PLACE, RIDE, MY_ODDS),
)
