"""Practice of lesson 05: training with SGD."""

import math

import numpy as np

from nnlib import OurNeuralNetwork, people
from nnlib.lessons.lesson05.clinic import BUG_CLINIC
from nnlib.network import KNOBS
from nnlib.practice.content import (
    Exercise,
    Lesson,
    Mistake,
    Objective,
    Prediction,
    Slip,
    When,
    edit,
    question,
    right,
    wrong,
)
from nnlib.practice.judges import Function, JudgedError, Number, Order
from nnlib.practice.judges.own_code import names_used

OBJECTIVES = (
    Objective("O5.1", "compute one update of a knob by hand", "1. One step by hand"),
    Objective("O5.2", "assemble the training loop in the right order", "3. The loop"),
    Objective("O5.3", "explain what a loss curve shows", "4. Run it"),
    Objective(
        "O5.4", "tell learning rate, epoch and update apart", "2. How big a step?"
    ),
    Objective(
        "O5.5",
        "find the outputs for Emily and Frank, and say what was not checked",
        "5. Emily and Frank",
    ),
)

PREDICTIONS = (
    Prediction(
        "05.p1",
        "For Alice, the slopes of w1 to w4 are positive and the other five are "
        "negative. Which knobs does the update move up?",
        options=("w1 to w4", "w5, w6, b1, b2 and b3", "all nine", "none of them"),
        answer="w5, w6, b1, b2 and b3",
        why="An update goes against the slope. A negative slope says that the loss "
        "falls when the knob goes up, so these five go up.",
    ),
    Prediction(
        "05.p2",
        "The knob starts at 0, and the bottom of the bowl is at 3. With which of the "
        "learning rates 0.1, 0.5, 0.9, 1.0 and 1.1 does it settle at the bottom?",
        options=("only 0.1", "0.1 and 0.5", "0.1, 0.5 and 0.9", "all five"),
        answer="0.1, 0.5 and 0.9",
        why="With 0.1 it walks toward 3 in smaller and smaller steps, and with 0.5 it "
        "lands there at once. With 0.9 it jumps past 3, but each jump lands closer. "
        "With 1.0 it jumps from 0 to 6 and back, forever. With 1.1 each jump lands "
        "farther away.",
    ),
    Prediction(
        "05.p3",
        "Before training the loss is 0.3230. What is it after the first epoch?",
        options=("about 0.3", "about 0.24", "about 0.01"),
        answer="about 0.24",
        why="It is 0.2442. Four updates with a rate of 0.1 lowered it by almost a "
        "quarter, and most of the way is still ahead.",
    ),
    Prediction(
        "05.p4",
        "How will the loss go on over the 1000 epochs?",
        options=(
            "in a straight line down",
            "first steep, then flat",
            "in steps, like stairs",
            "up and down",
        ),
        answer="first steep, then flat",
        why="In this run more than half of the loss is gone after 10 epochs. Later the "
        "outputs are close to the labels. There the slopes are small, so the steps "
        "are short.",
    ),
    Prediction(
        "05.p5",
        "At some epoch all four outputs are on their right side of 0.5 for the first "
        "time. How large is the loss then?",
        options=("near 0", "near 0.1", "near 0.25"),
        answer="near 0.1",
        why="After epoch 18 all four are right, and the loss is 0.1020. Being on the "
        "right side is not yet being close to the label.",
    ),
    Prediction(
        "05.p6",
        "What will the trained network answer for Emily and Frank?",
        options=(
            "about 0.5 for both",
            "near 1 for Emily, near 0 for Frank",
            "near 0 for Emily, near 1 for Frank",
            "near 1 for both",
        ),
        answer="near 1 for Emily, near 0 for Frank",
        why="Emily's row is nearer to the rows of Alice and Diana, which have label 1. "
        "Frank's row is nearer to those with label 0.",
    ),
    Prediction(
        "05.p7",
        "The same training with a learning rate of 20: how does it end?",
        options=(
            "The loss grows beyond all bounds",
            "The loss stays near 0.25",
            "The loss ends below 0.01",
        ),
        answer="The loss ends below 0.01",
        why="This network forgives. The sigmoid keeps each squared error below 1. Far "
        "out the sigmoid is flat, so slopes and steps are tiny there.",
    ),
    Prediction(
        "05.p8",
        "The pounds and inches stay as they are, without a shift. Where will the loss "
        "end?",
        options=("near 0.002 again", "near 0.25", "near 1"),
        answer="near 0.25",
        why="All sums of h1 and h2 are far from 0, so both neurons are saturated. Then "
        "o1 gets almost the same two numbers for everybody. It cannot tell the people "
        "apart, and answers 0.5.",
    ),
    Prediction(
        "05.p9",
        "In the slopes, the gear of the squash in o1 is missing. Nothing else changes. "
        "What will the loss do?",
        options=(
            "It rises",
            "It stays where it is",
            "It falls, but ends higher than before",
            "It falls, and ends lower than before",
        ),
        answer="It falls, and ends lower than before",
        why="The missing factor is positive and never above 0.25. Without it each "
        "update points the same way and is at least four times as long, which helps "
        "on these four rows.",
    ),
)

WARM_UP = (
    question(
        "05.w1",
        "O4.2",
        "The slope for w1 is a product of three gears: from w1 to h1, from h1 to o1, "
        "from o1 to the loss. One of them is 0. What is the slope?",
        right(
            "0",
            "A product with a factor of 0 is 0. When one gear is blocked, turning w1 "
            "does not move the loss.",
        ),
        wrong(
            "The sum of the other two",
            "M16",
            "Gears in a row are multiplied, not added. "
            "What is the product when one of its factors is 0?",
        ),
        wrong(
            "The product of the other two",
            "slip",
            "That would leave the blocked gear out. It is in the row and passes "
            "nothing on, so it belongs in the product.",
        ),
    ),
    question(
        "05.w2",
        "O3.2",
        "A network answers 0.5 to everybody. The labels are 1, 0, 0 and 1. What is its "
        "loss?",
        wrong(
            "0.5",
            "M11",
            "0.5 is how far each output is from its label. The loss takes the square "
            "of that before it takes the mean.",
        ),
        right(
            "0.25",
            "Each error is 0.5 and its square 0.25, so the mean is 0.25 as well. "
            "This is the know-nothing line.",
        ),
        wrong(
            "1",
            "M34",
            "That is the sum of the four squares. The mean squared error divides it "
            "by the number of people.",
        ),
    ),
    question(
        "05.w3",
        "O4.4",
        "Backpropagation has found the nine slopes for Alice. How many knobs have "
        "changed?",
        wrong(
            "Nine",
            "M18",
            "A slope says what would happen if a knob were turned. Finding it turns "
            "none of them: compare the knobs before and after.",
        ),
        wrong(
            "One, w1",
            "M18",
            "w1 was the example that was worked out in full. Working out a slope "
            "leaves its knob where it is.",
        ),
        right(
            "None",
            "The slopes say which way to turn each knob. The turning is a step of its "
            "own, and it is the subject of this lesson.",
        ),
    ),
)

CONCEPTS = (
    question(
        "05.c1",
        "O5.4",
        "Four people, 1000 epochs, one person at a time. How many times is w1 updated?",
        wrong(
            "Once",
            "M18",
            "The loop comes back to the update line again and again, and each time all "
            "nine knobs move. Count how many times it comes there in one epoch.",
        ),
        wrong(
            "1000 times",
            "M20",
            "That is the number of epochs. In one epoch each person is used once: how "
            "many updates does that make?",
        ),
        right(
            "4000 times",
            "One update after each person makes 4 in an epoch, and 4 × 1000 in 1000 "
            "epochs. Each of them moves all nine knobs, w1 included.",
        ),
        wrong(
            "36 000 times",
            "M20",
            "This counts the moves of all nine knobs together. One update moves each "
            "knob once: count the updates, for w1 alone.",
        ),
    ),
    question(
        "05.c2",
        "O5.2",
        "Which of the four parts of the loop changes a weight?",
        wrong(
            "Feed forward",
            "M09",
            "Feeding forward only computes an output from the knobs. Do it a thousand "
            "times, and every weight is what it was.",
        ),
        wrong(
            "Compare with the label",
            "M13",
            "Comparing the output with the label gives the loss and the first part of "
            "the slopes, and the knobs stay where they are.",
        ),
        wrong(
            "Walk back",
            "M18",
            "Walking back finds nine slopes. A slope tells which way a weight should "
            "go, and it is not the going itself.",
        ),
        right(
            "Update",
            "Only here does a knob get a new value: the old one minus the learning "
            "rate times the slope. The other three parts prepare it.",
        ),
    ),
    question(
        "05.c3",
        "O5.5",
        "The loss on the four people fell to 0.0023, and the output for Emily is "
        "0.950. What has been shown?",
        wrong(
            "The network gives right answers for new people.",
            "M23",
            "Emily and Frank have no label in our table. With nothing to compare, "
            "nobody can say whether 0.950 is right.",
        ),
        wrong(
            "Emily has label 1 with a chance of 95 %.",
            "M04",
            "An output between 0 and 1 is not a chance only because of its range. "
            "Other seeds give Emily other outputs, with the same data.",
        ),
        right(
            "On these four rows, the loop makes the loss small.",
            "That is what was measured, and no more. No person was held back for a "
            "test, and four invented rows cannot stand for all people.",
        ),
        wrong(
            "With more epochs the loss would become exactly 0.",
            "M05",
            "A loss of 0 needs outputs of exactly 0 and 1. As a formula, the sigmoid "
            "never gives these. And nothing in the run speaks about it.",
        ),
    ),
)

ONE_UPDATE = Exercise(
    id="05.e1",
    objective="O5.1",
    minutes=3,
    task="A knob has the value 0.5. The slope of the loss for it is −0.3, and the "
    "learning rate is 0.2. What is the knob after one update?",
    starter="answer = ...",
    judge=Number(
        0.5 - 0.2 * -0.3,
        low=-3,
        high=3,
        out_of_range="One update moves this knob by less than 1. "
        "Write down the step alone first: rate times slope.",
    ),
    mistakes=(
        Mistake(
            0.5 + 0.2 * -0.3,
            "That is a step uphill. Look at the minus in the formula, and at the minus "
            "of the slope: what do two of them make?",
        ),
        Mistake(
            0.5 - -0.3,
            "The step is too long: it is the whole slope. "
            "Which number makes it smaller?",
        ),
        Mistake(
            0.5 + -0.3,
            "Two things: the step is the whole slope, and it goes uphill. "
            "Write the formula down with all three numbers in place.",
        ),
        Mistake(
            0.5 * (1 + 0.06),
            "It looks as if the knob was multiplied by the step. "
            "The step is subtracted from the knob.",
        ),
        Mistake(
            0.5 * (1 - 0.06),
            "It looks as if the knob was multiplied, and in the other direction. "
            "The step is subtracted from the knob.",
        ),
        Mistake(
            0.5 - 0.2,
            "That subtracts the learning rate alone. "
            "The step is the rate times the slope.",
        ),
        Mistake(
            0.5 + 0.2,
            "That adds the learning rate alone. The step is the rate times the slope.",
        ),
        Mistake(
            -0.2 * -0.3,
            "That is the step alone. "
            "The new knob is the old knob with the step: where did 0.5 go?",
        ),
        Mistake(
            0.2 * -0.3,
            "That is rate times slope alone. "
            "Subtract it from the old knob, and mind the two signs.",
        ),
        Mistake(
            0.5 - -0.3 / 0.2,
            "The slope was divided by the rate. The step is the rate times the slope: "
            "multiply.",
        ),
        Mistake(
            0.5 + -0.3 / 0.2,
            "The slope was divided by the rate, and the step goes uphill. "
            "Multiply, and look at the minus in the formula.",
        ),
        Mistake(
            Slip("answer ="),
            "One slip in the formula leads exactly there: in a sign, a term or an "
            "operation. Write it down with all three numbers in place.",
        ),
    ),
    hints=(
        "New knob = old knob minus learning rate times slope.",
        "Rate times slope is 0.2 × (−0.3). Its sign matters in the next step.",
        "Rate times slope is −0.06. Subtracting a negative number moves the knob up.",
    ),
    solution="answer = 0.5 - 0.2 * -0.3",
    praise="The slope is negative, so the knob goes up: 0.5 + 0.06 = 0.56.",
    next_step="Work out rate times slope first, with its sign. "
    "Then subtract that from 0.5.",
)

LINES = """\
    A          knobs = update(knobs, nine_slopes, learn_rate)
    B  for _ in range(epochs):
    C      losses.append(mse_loss(labels, outputs))
    D          nine_slopes = slopes(knobs, x, y_true)
    E      for x, y_true in zip(data, labels, strict=True):
    F      outputs = [forward(knobs, x)[2] for x in data]
    G  losses = []"""


def _late(first, second, example):
    """Return the rule that line `first` comes after `second`, which is too late."""
    return When(
        lambda given: -1 < given.find(second) < given.find(first), example=example
    )


IN_ORDER = Exercise(
    id="05.e2",
    objective="O5.2",
    minutes=5,
    task="Here are the lines of the whole training loop, out of order. Put them in "
    "order and give the seven letters from top to bottom.\n\n" + LINES,
    starter='answer = ...  # seven letters in quotes, like "ABCDEFG"',
    judge=Order("GBEDAFC"),
    mistakes=(
        Mistake(
            _late("G", "B", "BGEDAFC"),
            "The list of losses starts again in every epoch, so only the last loss "
            "would be left. Where is it made once?",
        ),
        Mistake(
            _late("B", "E", "GEBDAFC"),
            "The loop over epochs is inside the loop over people. "
            "Which of the two runs inside the other?",
        ),
        Mistake(
            _late("E", "D", "GBDEAFC"),
            "The slopes need a person, x and y_true. "
            "Which line brings the next person?",
        ),
        Mistake(
            _late("D", "A", "GBEADFC"),
            "The update needs nine slopes. Which line finds them?",
        ),
        Mistake(
            _late("A", "F", "GBEFCDA"),
            "The outputs for the loss are computed before the knobs have moved. "
            "The list must hold the loss after each epoch.",
        ),
        Mistake(
            _late("F", "C", "GBEDACF"),
            "The loss needs the four outputs. Which line computes them?",
        ),
    ),
    hints=(
        "One line comes before everything else: the empty list. "
        "Then comes the outermost loop.",
        "For each person: first the slopes, then the update. "
        "Lines that are indented further belong to the loop above them.",
        "After the loop over people the epoch is over. Only then are the outputs for "
        "all four computed, and their loss written down.",
    ),
    solution="""\
# losses = []
# for _ in range(epochs):
#     for x, y_true in zip(data, labels, strict=True):
#         nine_slopes = slopes(knobs, x, y_true)
#         knobs = update(knobs, nine_slopes, learn_rate)
#     outputs = [forward(knobs, x)[2] for x in data]
#     losses.append(mse_loss(labels, outputs))
answer = "GBEDAFC\"""",
    praise="Person by person the knobs move, and after each epoch the loss over all "
    "four is written down.",
    next_step="Follow one epoch with a finger: which line needs what another line "
    "makes?",
)

DATA, LABELS = people()


def _squash(z):
    """Return the sigmoid of one float, however large."""
    return (1 + math.tanh(z / 2)) / 2


def slopes(knobs, x, y_true):
    """Return the nine slopes of one person's squared error, as an array.

    It is called thousands of times when somebody trains for too many epochs, so it
    works with plain floats.
    """
    w1, w2, w3, w4, w5, w6, b1, b2, b3 = map(float, knobs)
    x1, x2 = map(float, x)
    h1 = _squash(w1 * x1 + w2 * x2 + b1)
    h2 = _squash(w3 * x1 + w4 * x2 + b2)
    o1 = _squash(w5 * h1 + w6 * h2 + b3)
    d_o1 = -2 * (float(y_true) - o1) * o1 * (1 - o1)
    d_h1, d_h2 = d_o1 * w5 * h1 * (1 - h1), d_o1 * w6 * h2 * (1 - h2)
    of_hidden = [d_h1 * x1, d_h1 * x2, d_h2 * x1, d_h2 * x2]
    return np.array([*of_hidden, d_o1 * h1, d_o1 * h2, d_h1, d_h2, d_o1])


def trained_knobs(slopes, knobs, data, labels, learn_rate, epochs):
    """Return the nine knobs after `epochs`, as nnlib's own network finds them."""
    network = _network(knobs)
    network.train(data, labels, learn_rate, epochs)
    return network.knobs


def _network(knobs):
    network = OurNeuralNetwork()
    network.knobs = knobs
    return network


def own_loop(f, *args):
    """Call the learner's `f`, which must not leave the work to the lesson's loops."""
    helpers = sorted({"train", "one_epoch"} & names_used(f))
    if helpers:
        raise JudgedError(
            f"`my_train` leaves the work to `{helpers[0]}`, a function of the lesson. "
            "Write both loops, over epochs and over people, inside `my_train`."
        )
    return f(*args)


# A start with nine different knobs, which are not those of the lesson.
START = np.array([0.4, -0.7, 1.1, 0.3, -0.9, 0.8, 0.2, -0.5, 0.6])

THE_LOOP = Exercise(
    id="05.e3",
    objective="O5.2",
    minutes=8,
    task="Write the training loop. `my_train` gets a function `slopes`, the nine "
    "`knobs`, the people, the learning rate and the number of epochs. It returns the "
    "nine knobs after the last epoch.",
    starter="""\
def my_train(slopes, knobs, data, labels, learn_rate, epochs):
    raise NotImplementedError""",
    judge=Function(
        "my_train",
        right=trained_knobs,
        # One person, one epoch; four people, one epoch; and more.
        probes=(
            (slopes, START, DATA[:1], LABELS[:1], 0.1, 1),
            (slopes, START, DATA, LABELS, 0.1, 1),
            (slopes, START[::-1].copy(), DATA[:3], LABELS[:3], 0.2, 3),
        ),
        names=KNOBS,
        use=own_loop,
        in_place="One note: your function changes the array of knobs that came in. "
        "`knobs = knobs - ...` leaves the old one as it was.",
    ),
    mistakes=(
        Mistake(
            edit("knobs = knobs -", "knobs -"),
            "The knobs come back as they went in. Work out the new knobs, "
            "and give the result the name `knobs`.",
        ),
        Mistake(
            edit("learn_rate * slopes", "0.1 * slopes"),
            "With a rate of 0.1 it is right, with another rate it is not. "
            "Use the argument `learn_rate`.",
        ),
        Mistake(
            edit(
                "for _ in range(epochs):\n        for x, y_true in zip(data, labels):",
                "for x, y_true in zip(data, labels):\n        for _ in range(epochs):",
            ),
            "One epoch is right, but with more epochs each person is used several "
            "times in a row. Which of the two loops is outside?",
        ),
        Mistake(
            edit(
                "        for x, y_true in zip(data, labels):\n"
                "            knobs = knobs - learn_rate * slopes(knobs, x, y_true)",
                "        knobs = knobs - learn_rate * sum(slopes(knobs, x, y_true) "
                "for x, y_true in zip(data, labels)) / len(data)",
            ),
            "With one person it is right. With more, the knobs move once per epoch, "
            "by the mean of the slopes. When does each person move them here?",
        ),
        Mistake(
            edit("            knobs =", "            pass\n        knobs ="),
            "With one person it is right. With more, only the last person of each "
            "epoch moves the knobs. Look at how far the update is indented.",
        ),
        Mistake(
            edit("range(epochs)", "range(1000)"),
            "It trains for 1000 epochs, whatever `epochs` is. "
            "How many rounds does your outer loop run?",
        ),
        Mistake(
            edit("range(epochs)", "range(100)"),
            "It trains for 100 epochs, whatever `epochs` is. "
            "How many rounds does your outer loop run?",
        ),
        Mistake(
            edit("    return knobs", "    return knobs[0]"),
            "Only the first of the nine knobs comes back. Return all of them.",
        ),
        Mistake(
            edit("knobs - learn_rate", "knobs + learn_rate"),
            "The knobs walk uphill: every one of them moved to the other side. "
            "Look at the sign in the update.",
        ),
        Mistake(
            edit("learn_rate * slopes", "slopes"),
            "The steps are too long. Which number makes a small step of a slope?",
        ),
        Mistake(
            edit("knobs - learn_rate", "-learn_rate"),
            "The old knobs are gone: each new knob is the step alone. "
            "The step is subtracted from the old knob.",
        ),
        Mistake(
            edit(
                "            knobs = knobs - learn_rate * slopes(knobs, x, y_true)\n",
                "            knobs = knobs - learn_rate * slopes(knobs, x, y_true)\n"
                "            return knobs\n",
            ),
            "Only the first person has moved the knobs. "
            "Look at how far the `return` is indented.",
        ),
        Mistake(
            edit("    return knobs", "        return knobs"),
            "One epoch is right, but with more epochs nothing more happens. "
            "Look at how far the `return` is indented, and at what `epochs` is for.",
        ),
        Mistake(
            edit(
                "        for x",
                "        old = knobs\n        for x",
                "slopes(knobs, x",
                "slopes(old, x",
            ),
            "With one person it is right. With four, all slopes are taken at the knobs "
            "from the start of the epoch. Which knobs does the second person meet?",
        ),
        Mistake(
            edit(
                "    for _ in",
                "    old = knobs\n    for _ in",
                "slopes(knobs, x",
                "slopes(old, x",
            ),
            "All slopes are taken at the knobs that came in. "
            "Which knobs does the second person meet?",
        ),
        Mistake(
            edit(
                "        for x, y_true in zip(data, labels):\n"
                "            knobs = knobs - learn_rate * slopes(knobs, x, y_true)",
                "        knobs = knobs - learn_rate * "
                "slopes(knobs, data[0], labels[0])",
            ),
            "Only the first person moves the knobs, once in each epoch. "
            "Which loop is still missing?",
        ),
        Mistake(
            edit("slopes(knobs, x, y_true)", "slopes(knobs, data[0], labels[0])"),
            "It looks as if the first person was used every time. "
            "Give `slopes` the person that the loop has come to.",
        ),
        Mistake(
            edit("zip(data, labels)", "zip(data[::-1], labels[::-1])"),
            "Every person is used, but from the last to the first. "
            "Take them in the order of the table.",
        ),
        Mistake(
            edit("learn_rate * slopes", "learn_rate / len(data) * slopes"),
            "The steps are divided by the number of people. Here each update follows "
            "one person, so there is no mean to take.",
        ),
        Mistake(
            edit("range(epochs)", "range(epochs + 1)"),
            "It trains one epoch too many. How many rounds does your loop over epochs "
            "run?",
        ),
        Mistake(
            edit("range(epochs)", "range(1, epochs)"),
            "It trains one epoch too few. Count the rounds of the loop over epochs "
            "when `epochs` is 1.",
        ),
        Mistake(
            edit("zip(data, labels)", "zip(data, 1 - labels)"),
            "This comes out if each label is turned around, 0 for 1 and 1 for 0. "
            "Which label goes to `slopes`?",
        ),
        Mistake(
            Slip("knobs = knobs"),
            "One slip in the update leads exactly there. Compare your line with: "
            "new knob = old knob minus rate times slope.",
        ),
    ),
    hints=(
        "Two loops, one inside the other: epochs outside, people inside. "
        "Exercise 2 has both lines.",
        "Inside both loops there are two things to do: find the slopes at the present "
        "knobs, then move the knobs.",
        "`slopes(knobs, x, y_true)` gives an array of nine slopes, in the order of the "
        "knobs. So one line updates all nine.",
    ),
    solution="""\
def my_train(slopes, knobs, data, labels, learn_rate, epochs):
    for _ in range(epochs):
        for x, y_true in zip(data, labels):
            knobs = knobs - learn_rate * slopes(knobs, x, y_true)
    return knobs""",
    praise="All nine knobs agree after exactly one epoch, and after three.",
    next_step="Try one person and one epoch: "
    "then each knob must be the old one minus the rate times its slope.",
)

LESSON = Lesson(
    number=5,
    objectives=OBJECTIVES,
    predictions=PREDICTIONS,
    questions=WARM_UP + CONCEPTS,
    exercises=(ONE_UPDATE, IN_ORDER, THE_LOOP, BUG_CLINIC),
)
