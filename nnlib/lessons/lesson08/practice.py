"""Practice of lesson 08: backPropNN learns XOR."""

from itertools import pairwise

from nnlib.lessons.lesson08.clinic import BUG_CLINIC
from nnlib.lessons.lesson08.gate_run import trained_outputs, watched
from nnlib.lessons.lesson08.questions import CONCEPTS, PREDICTIONS, WARM_UP
from nnlib.practice.content import Exercise, Lesson, Mistake, Objective, Slip, edit
from nnlib.practice.judges import Function

OBJECTIVES = (
    Objective(
        "O8.1",
        "count the weights and biases of a network of any size",
        "1. A network is a list of grids",
    ),
    Objective(
        "O8.2",
        "explain what each line of `backPropNN` does, and find a bug in it",
        "2. The class",
    ),
    Objective(
        "O8.3",
        "train a network on XOR and interpret the numbers that it prints",
        "4. Run it",
    ),
    Objective(
        "O8.4",
        "tell a plateau from the end of a run",
        "5. How long does it take?",
    ),
)


def knobs_of(numNodes):
    """Return how many weights and biases a network with these layer sizes has."""
    return sum((l1 + 1) * l2 for l1, l2 in pairwise(numNodes))


COUNT = Exercise(
    id="08.e1",
    objective="O8.1",
    minutes=5,
    task="Fill the blank, so that `my_knobs` counts all weights and biases of a "
    "network: `my_knobs((2, 2, 1))` is 9.",
    starter="""\
def my_knobs(numNodes):
    knobs = 0
    senders, receivers = numNodes[:-1], numNodes[1:]
    for l1, l2 in zip(senders, receivers, strict=True):
        knobs += ...
    return knobs""",
    judge=Function(
        "my_knobs",
        right=knobs_of,
        probes=(((2, 2, 1),), ((3, 4, 5, 2),), ((5, 1),)),
    ),
    mistakes=(
        Mistake(
            edit("l2 * (l1 + 1)", "l2 * l1"),
            "These are the weights. Each neuron that receives has one more knob.",
        ),
        Mistake(
            edit("l2 * (l1 + 1)", "l1 * (l2 + 1)"),
            "Here each node that sends has a bias. Biases belong to the neurons that "
            "receive.",
        ),
        Mistake(
            edit("l2 * (l1 + 1)", "(l1 + 1) * (l2 + 1)"),
            "Each grid has one row too many in your count. The biases are a column; "
            "which rows does a grid have?",
        ),
        Mistake(
            edit("l2 * (l1 + 1)", "l2 * l1 + 1"),
            "It looks as if each layer had one bias. Each neuron of the layer has one.",
        ),
        Mistake(
            edit("l2 * (l1 + 1)", "l1 + l2 + 1"),
            "The two sizes are added here. A grid with rows and columns holds rows "
            "times columns numbers.",
        ),
        Mistake(
            edit("knobs += l2 * (l1 + 1)", "knobs = l2 * (l1 + 1)"),
            "Only the last grid is counted: `=` forgets the ones before. What does "
            "`+=` do?",
        ),
        Mistake(
            edit("l2 * (l1 + 1)", "l2"),
            "These are the biases alone. Each row of a grid holds weights, too.",
        ),
        Mistake(
            edit("l2 * (l1 + 1)", "l1 + 1"),
            "This counts one row of each grid. How many rows are there?",
        ),
        Mistake(
            Slip("knobs +="),
            "One slip in the line that counts leads exactly there: in a sign, a number "
            "or a name. What are the rows of a grid, and what are its columns?",
        ),
    ),
    hints=(
        "The pair (`l1`, `l2`) makes one grid of weights. What is its shape?",
        "The grid has one row for each neuron that receives, `l2`. It has one column "
        "for each node that sends, `l1`, and one more for the biases.",
        "A grid with 2 rows and 3 columns holds 2 × 3 numbers.",
    ),
    solution="""\
def my_knobs(numNodes):
    knobs = 0
    senders, receivers = numNodes[:-1], numNodes[1:]
    for l1, l2 in zip(senders, receivers, strict=True):
        knobs += l2 * (l1 + 1)
    return knobs""",
    praise="9 for (2, 2, 1), as in lesson 02, and 53 for (3, 4, 5, 2).",
    next_step="Draw the two grids of (2, 2, 1) and count their squares: 6 and 3.",
)


OTHER_GATES = Exercise(
    id="08.e2",
    objective="O8.3",
    minutes=6,
    task='Train on any gate. `my_gate("AND")` should make the network `nnlib.backPropNN'
    "((2, 2, 1), rng=8)`, train it on that gate with `maxIterations=4000` and return "
    "its four outputs. `nnlib.gate(name)` gives inputs and targets.",
    starter="""\
def my_gate(name):
    raise NotImplementedError""",
    judge=Function(
        "my_gate",
        right=trained_outputs,
        probes=(("AND",), ("NOR",)),
        use=watched,
    ),
    mistakes=(),  # what differs is named by `watched`
    hints=(
        "Four lines: get the inputs and targets, make the network, train it, return "
        "its outputs.",
        "`network.train(inputs, targets, maxIterations=4000)` trains. Its result, the "
        "errors, is not needed here.",
        "`network.FP(inputs)` gives one row per example. In this notebook the short "
        "name `backPropNN` is your own class, so write `nnlib.backPropNN`.",
    ),
    solution="""\
import nnlib


def my_gate(name):
    inputs, targets = nnlib.gate(name)
    network = nnlib.backPropNN((2, 2, 1), rng=8)
    network.train(inputs, targets, maxIterations=4000)
    return network.FP(inputs)""",
    praise="The same network learns another gate: only the targets changed. "
    "One line is enough for AND and NOR, and the error falls without a plateau.",
    next_step="Compare your lines with the task, argument by argument: the sizes, the "
    "seed, the gate, the iterations.",
)


def first_below(errors, limit):
    """Return the iteration whose error is first below `limit`, or -1."""
    return next((i for i, error in enumerate(errors) if error < limit), -1)


WALK = """\
    for iteration in range(len(errors)):
        if errors[iteration] < limit:
            return iteration
    return -1"""
WAIT = Exercise(
    id="08.e3",
    objective="O8.4",
    minutes=6,
    task="Write `my_wait(errors, limit)`. It returns the first iteration whose error "
    "is below the limit; the first error in the list is that of iteration 0. If no "
    "error is below it, return `-1`.",
    starter="""\
def my_wait(errors, limit):
    raise NotImplementedError""",
    judge=Function(
        "my_wait",
        right=first_below,
        probes=(
            ([1.0, 0.9, 0.5, 0.4, 0.03], 0.5),
            ([1.0, 1.0, 0.99], 0.5),
            ([0.3, 0.2, 0.6, 0.1], 0.25),
            ([0.2, 0.9], 0.5),
        ),
    ),
    mistakes=(
        Mistake(
            edit("return -1", "return 0"),
            "A run that never gets there answers 0, as if it had been there at the "
            "start. Look at the last line.",
        ),
        Mistake(
            edit("return -1", "return len(errors)"),
            "For a run that never gets there, `-1` is wanted. Look at the last line.",
        ),
        Mistake(
            edit("< limit", "<= limit"),
            "An error of exactly the limit is not below it. Look at the comparison.",
        ),
        Mistake(
            edit("return iteration", "return iteration + 1"),
            "You counted from 1. The first error belongs to iteration 0.",
        ),
        Mistake(
            edit("return iteration", "return errors[iteration]"),
            "That is the error itself. Which iteration does it belong to?",
        ),
        Mistake(
            edit("< limit", "> limit"),
            "That is the first error above the limit. Turn the comparison around.",
        ),
        Mistake(
            edit(WALK, "    return sum(error < limit for error in errors)"),
            "That is how many errors are below the limit. Which is the first?",
        ),
        Mistake(
            edit(WALK, "    return sum(error >= limit for error in errors)"),
            "That is how many errors are not below the limit. An error can rise "
            "again, and a run may never get there: look for the first one.",
        ),
        Mistake(
            edit(WALK, "    return 0 if errors[0] < limit else -1"),
            "The function ends at the first error already. `return -1` comes after "
            "the loop, when all errors have been looked at.",
        ),
        Mistake(
            edit("range(len(errors))", "reversed(range(len(errors)))"),
            "That is the last error below the limit. `return` at the first one.",
        ),
        Mistake(
            edit(WALK, "    return min(range(len(errors)), key=errors.__getitem__)"),
            "That is where the error is lowest. Where is it first below the limit?",
        ),
        Mistake(
            Slip("for iteration"),
            "One slip in the line of the loop leads exactly there. "
            "Which iterations must it visit, from which one on?",
        ),
        Mistake(
            Slip("return iteration"),
            "One slip in what the loop returns leads exactly there. "
            "What goes out when an error is below the limit?",
        ),
        Mistake(
            Slip("return -1"),
            "One slip in the last line leads exactly there. "
            "What goes out when no error is below the limit?",
        ),
    ),
    hints=(
        "Walk through the errors in order, and return as soon as one is below the "
        "limit.",
        "`for iteration in range(len(errors)):` gives the counts from 0 on, and "
        "`errors[iteration]` the error of each.",
        "The line `return -1` comes after the loop: it runs only if the loop found "
        "nothing.",
    ),
    solution="""\
def my_wait(errors, limit):
    for iteration in range(len(errors)):
        if errors[iteration] < limit:
            return iteration
    return -1""",
    praise="It counts from 0, and it tells a run that never got there from one that "
    "was there at once.",
    next_step="Try it on [1.0, 0.4] with the limit 0.5: which iteration is that?",
)

LESSON = Lesson(
    number=8,
    objectives=OBJECTIVES,
    predictions=PREDICTIONS,
    questions=WARM_UP + CONCEPTS,
    exercises=(COUNT, OTHER_GATES, WAIT, BUG_CLINIC),
)
