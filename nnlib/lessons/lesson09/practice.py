"""Practice of lesson 09: inside XOR."""

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

RIGHT = "PSDSP"


def off(place):
    """Return a rule: the letter at this `place` is not the right one."""
    example = RIGHT[:place] + "SPSPS"[place] + RIGHT[place + 1 :]
    return When(lambda given: given[place] != RIGHT[place], example=example)


FIVE_RUNS = Exercise(
    id="09.e2",
    objective="O9.3",
    minutes=5,
    task="The table shows five runs A to E: the error, and the two hidden outputs at "
    "each corner. Which run is on a plateau (P), which is stuck (S), and which is done "
    "(D)? Write five letters.",
    starter='answer = ...  # five letters in quotes, like "PPSSD"',
    judge=Order(RIGHT),
    mistakes=(
        Mistake(
            When(lambda given: set(given) - set("PSD"), example="ABCDE"),
            "Use the letters P, S and D only, one for each run.",
        ),
        Mistake(
            off(0),
            "Look at run A. Two corners are close together. Do their targets differ? "
            "And what does the error say?",
        ),
        Mistake(
            off(1),
            "Look at run B. Which corner has the same two hidden outputs as [1, 1], "
            "and which target?",
        ),
        Mistake(
            off(2),
            "Look at run C. Two corners share a place here as well: which targets do "
            "they have, and how large is the error?",
        ),
        Mistake(
            off(3),
            "Look at run D. Which corner has the same two hidden outputs as [0, 0], "
            "and which target?",
        ),
        Mistake(
            off(4),
            "Look at run E. Does any corner share its place with one of the other "
            "target? And what does the error say?",
        ),
    ),
    hints=(
        "Look for two corners with the same two hidden outputs. The output neuron "
        "cannot tell these apart.",
        "Sharing a place does harm only if the targets differ. [0, 1] and [1, 0] have "
        "the same target.",
        "A plateau: the error is near 1, and no corners with different targets share "
        "a place.",
    ),
    solution='answer = "PSDSP"',
    praise="B and D each have two corners with different targets in one place. In C "
    "the two that share a place have the same target.",
    next_step="Take one run at a time, and compare its four pairs of hidden outputs.",
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
            "These are plain steps downhill: no share of the step before reaches the "
            "knob.",
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
            "This goes uphill. A step leads against the slope, and it is added to the "
            "knob.",
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
            "The knob goes twice as far at each step as it should. Look at the rate, "
            "0.1, and at how often the step is added.",
        ),
        Mistake(
            edit(MOVE, "w = step"),
            "This puts the step in place of the knob. A step starts where the knob is.",
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
    next_step="Work out the first two steps from w = 0 by hand. The slope there is −6, "
    "and at 0.6 it is −4.8.",
)

LESSON = Lesson(
    number=9,
    objectives=OBJECTIVES,
    predictions=PREDICTIONS,
    questions=WARM_UP + CONCEPTS,
    exercises=(XNOR, FIVE_RUNS, RIDE, MY_ODDS),
)
