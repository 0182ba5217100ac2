"""Practice of lesson 10: real digits."""

import numpy as np

from nnlib.cross_entropy import softmax
from nnlib.lessons.lesson10.questions import CONCEPTS, PREDICTIONS, WARM_UP
from nnlib.practice.content import (
    Exercise,
    Lesson,
    Mistake,
    Objective,
    Slip,
    edit,
)
from nnlib.practice.judges import Function

OBJECTIVES = (
    Objective(
        "O10.1",
        "compute shares from scores, and a loss from shares",
        "3. Ten scores, ten shares",
    ),
    Objective(
        "O10.2",
        "tell what a test set says about a network, and what it does not",
        "2. The envelope",
    ),
    Objective(
        "O10.3",
        "train a network on real pictures in small batches",
        "5. Train in small batches",
    ),
    Objective(
        "O10.4",
        "find what a trained network cannot do",
        "7. Break it",
    ),
    Objective(
        "O10.5",
        "translate the lines of this course into those of larger packages",
        "9. What next",
    ),
)

SCORES = ([2.0, 1.0, 0.1], [1000.0, 999.0, 0.0], [-1.0, 0.0, 3.0, 5.0])
SCORES += ([-1000.0, -999.0, -1005.0], [3000.0, 10.0, 0.0])
POWERS = "powers = np.exp(scores - np.max(scores))"
SHARES = "return powers / np.sum(powers)"
SOFTMAX = Exercise(
    id="10.e1",
    objective="O10.1",
    minutes=6,
    task="Write `my_softmax(scores)`, which turns an array of scores into shares. It "
    "should also work for scores such as 1000.",
    starter="""\
def my_softmax(scores):
    raise NotImplementedError""",
    judge=Function(
        "my_softmax",
        right=softmax,
        probes=tuple((np.array(scores),) for scores in SCORES),
    ),
    mistakes=(
        Mistake(
            edit("scores - np.max(scores)", "scores"),
            "It works for small scores. For [1000, 999, 0] a power of e is beyond all "
            "numbers: subtract the largest score first.",
        ),
        Mistake(
            edit("np.max(scores)", "np.min(scores)"),
            "You subtracted the smallest score, so the powers can still grow beyond "
            "all numbers. Which score makes the largest power?",
        ),
        Mistake(
            edit("np.max(scores)", "np.sum(scores)"),
            "You subtracted the sum of the scores. It can be far from the largest, and "
            "then the powers are too large or all 0.",
        ),
        Mistake(
            edit("np.max(scores)", "np.mean(scores)"),
            "You subtracted the mean of the scores. The largest can still be far above "
            "it. Which score makes the largest power?",
        ),
        Mistake(
            edit(POWERS, "powers = 1 / (1 + np.exp(-scores))", SHARES, "return powers"),
            "This is a sigmoid for each score alone: the results do not add up to 1. "
            "What do the scores have to share?",
        ),
        Mistake(
            edit(POWERS, "powers = scores"),
            "These are shares of the scores themselves. Take e to the power of each "
            "score first.",
        ),
        Mistake(
            edit(SHARES, "return powers"),
            "The largest of these is 1, and they do not add up to 1. Divide each power "
            "by the total of all powers.",
        ),
        Mistake(
            edit("np.sum(powers)", "np.mean(powers)"),
            "You divided by the mean of the powers. What should the shares add up to?",
        ),
        Mistake(
            edit("np.exp(scores - np.max(scores))", "2.0 ** (scores - np.max(scores))"),
            "These are powers of 2. Softmax takes powers of e: `np.exp`.",
        ),
        Mistake(
            edit("np.sum(powers)", "np.sum(np.exp(scores))"),
            "The largest score is subtracted above the fraction bar only. Divide by "
            "the total of the same powers.",
        ),
        Mistake(
            edit(SHARES, "return (powers == np.max(powers)) * 1.0"),
            "Only the largest score gets something here. Softmax gives each score a "
            "share.",
        ),
        Mistake(
            edit(SHARES, "return np.log(powers / np.sum(powers))"),
            "These are the logarithms of the shares. Return the shares.",
        ),
        Mistake(
            edit("scores - np.max(scores)", "np.max(scores) - scores"),
            "The smallest score gets the largest share here. Look at what is "
            "subtracted from what.",
        ),
        Mistake(
            Slip("powers = np.exp("),
            "Look at your powers: each is e to the power of a score minus the largest "
            "score.",
        ),
        Mistake(
            Slip("return powers"),
            "Look at your last step: each power, divided by the total of all powers.",
        ),
    ),
    hints=(
        "Two steps: the powers of e, then each of them divided by their total.",
        "`np.exp` takes an array and gives an array. `np.max(scores)` is the largest "
        "score: subtract it before `np.exp`.",
        "`np.sum(powers)` is the total.",
    ),
    solution="""\
def my_softmax(scores):
    powers = np.exp(scores - np.max(scores))
    return powers / np.sum(powers)""",
    praise="The shares add up to 1, and scores of 1000 or −1000 do no harm.",
    next_step="Work out [2, 1, 0.1] by hand, as in section 3, and compare each step.",
)


def updates(pictures, batch, epochs):
    """Return how many updates a training in batches makes."""
    return epochs * int(np.ceil(pictures / batch))


UPDATES = Exercise(
    id="10.e2",
    objective="O10.3",
    minutes=4,
    task="Write `my_updates(pictures, batch, epochs)`: how many updates does a "
    "training make? The last batch of an epoch may be smaller than the others.",
    starter="""\
def my_updates(pictures, batch, epochs):
    raise NotImplementedError""",
    judge=Function(
        "my_updates",
        right=updates,
        probes=((1297, 32, 30), (4, 1, 1000), (100, 25, 2), (10, 4, 3)),
    ),
    mistakes=(
        Mistake(
            edit("np.ceil(pictures / batch)", "pictures // batch"),
            "The pictures that are left over at the end of an epoch are a batch, too. "
            "Look at your rounding.",
        ),
        Mistake(
            edit("np.ceil(pictures / batch)", "round(pictures / batch)"),
            "You round to the nearest whole number. What happens to two pictures that "
            "are left over from batches of 4?",
        ),
        Mistake(
            edit("np.ceil(pictures / batch)", "pictures / batch"),
            "This counts parts of an update. The last batch of an epoch is smaller, "
            "but it makes a whole update.",
        ),
        Mistake(
            edit("np.ceil(pictures / batch)", "(pictures // batch + 1)"),
            "You add one more batch always. What if no picture is left over?",
        ),
        Mistake(
            edit(
                "np.ceil(pictures / batch)",
                "(pictures / batch)",
                "return epochs * batches",
                "return np.ceil(epochs * batches)",
            ),
            "You round at the very end. Each epoch has its own last batch: round "
            "before you multiply.",
        ),
        Mistake(
            edit("return epochs * batches", "return batches"),
            "These are the updates of one epoch. How many epochs are there?",
        ),
        Mistake(
            edit("np.ceil(pictures / batch)", "pictures"),
            "So many updates it takes with one picture at a time. Here a whole batch "
            "makes one update.",
        ),
        Mistake(
            edit("return epochs * batches", "return epochs"),
            "So many updates it takes with the whole table at once. How many batches "
            "does an epoch have?",
        ),
        Mistake(
            edit("return epochs * batches", "return epochs * batch"),
            "You multiply by the size of a batch. How many batches does an epoch have?",
        ),
        Mistake(
            edit("return epochs * batches", "return epochs * batches * batch"),
            "This counts pictures. All pictures of a batch make one update together.",
        ),
        Mistake(
            edit("np.ceil(pictures / batch)", "batch / pictures"),
            "The two are exchanged: how many times does a batch fit into the pictures?",
        ),
        Mistake(
            edit("epochs * batches", "epochs + batches"),
            "Epochs and batches are added. Each epoch has all the batches.",
        ),
        Mistake(
            Slip("batches = "),
            "Look at how many batches an epoch has: the pictures by the size of a "
            "batch, rounded up.",
        ),
        Mistake(
            Slip("return epochs"),
            "Look at your last line: each epoch makes one update for each batch.",
        ),
    ),
    hints=(
        "How many batches does one epoch have? Ten pictures in batches of 4 are three "
        "batches: 4, 4 and 2.",
        "`np.ceil(2.5)` rounds up, to 3.",
        "Each epoch makes one update for each batch.",
    ),
    solution="""\
def my_updates(pictures, batch, epochs):
    batches = np.ceil(pictures / batch)
    return epochs * batches""",
    praise="1230 for the training of section 5, and 4000 for that of lesson 05.",
    next_step="Try 10 pictures in batches of 4, one epoch: 4, 4 and 2 are three.",
)

EIGHT = np.array(
    [
        [0.40, 0.25, 0.35],
        [0.30, 0.44, 0.26],
        [0.25, 0.35, 0.40],
        [0.05, 0.80, 0.15],
        [0.30, 0.60, 0.10],
        [0.35, 0.40, 0.25],
        [0.30, 0.60, 0.10],
        [0.35, 0.25, 0.40],
    ]
)
EIGHT_LABELS = np.array([0, 1, 2, 2, 1, 1, 0, 2])
TWO = np.array([[0.1, 0.9], [0.8, 0.2]])
PROBES = ((EIGHT, EIGHT_LABELS), (TWO, np.array([1, 1])))

PART = "np.sum(right) / len(labels)"
OF_THE_RIGHT = "shares[np.arange(len(labels)), labels]"
ACCURACY = Exercise(
    id="10.e3",
    objective="O10.2",
    minutes=4,
    task="Write `my_accuracy(shares, labels)`: which part of the pictures is read "
    "right, from 0 to 1? `shares` has a row for each picture, `labels` its class.",
    starter="""\
def my_accuracy(shares, labels):
    raise NotImplementedError""",
    judge=Function(
        "my_accuracy",
        right=lambda shares, labels: np.mean(shares.argmax(axis=1) == labels),
        probes=PROBES,
    ),
    mistakes=(
        Mistake(
            edit(PART, "np.sum(right)"),
            "This is how many are right. Which part of all pictures is that?",
        ),
        Mistake(
            edit("== labels", "!= labels"),
            "This is the part that is read as something else. Look at your comparison.",
        ),
        Mistake(
            edit("np.argmax", "np.argmin"),
            "You take the smallest share of each picture. The answer is the largest.",
        ),
        Mistake(
            edit(PART, "np.mean(np.round(shares) == np.eye(shares.shape[1])[labels])"),
            "You compare cell by cell with the one-hot rows. Compare one answer for "
            "each picture with its label.",
        ),
        Mistake(
            edit(PART, f"np.mean({OF_THE_RIGHT})"),
            "This is the mean share of the right class. Count instead: is the largest "
            "share where the label is?",
        ),
        Mistake(
            edit(PART, "np.mean(np.max(shares, axis=1))"),
            "This is the mean of the largest shares: how sure it is, whether right or "
            "not. Compare with the labels.",
        ),
        Mistake(
            edit(PART, f"np.mean({OF_THE_RIGHT} > 0.5)"),
            "You ask for more than half. The right class needs the largest share of "
            "its row, and that can be less than half.",
        ),
        Mistake(
            edit(PART, f"100 * {PART}"),
            "That is in percent. A part from 0 to 1 is wanted.",
        ),
        Mistake(
            edit(PART, "np.sum(right) / shares.size"),
            "You divide by the number of all shares. Divide by the number of pictures.",
        ),
        Mistake(
            edit(PART, "right / len(labels)"),
            "This is a list with one number for each picture. Add them up.",
        ),
        Mistake(
            edit(PART, "len(labels) / np.sum(right)"),
            "The fraction is upside down: the right ones by all of them.",
        ),
        Mistake(
            Slip("return np.sum"),
            "Look at your last line: how many are right, divided by how many pictures "
            "there are.",
        ),
    ),
    hints=(
        "`np.argmax(shares, axis=1)` gives the place of the largest share in each row: "
        "the answer to each picture.",
        "`==` compares the answers with the labels, one by one.",
        "`np.sum` counts True as 1. Divide by the number of pictures, or take "
        "`np.mean` at once.",
    ),
    solution="""\
def my_accuracy(shares, labels):
    said = np.argmax(shares, axis=1)
    right = said == labels
    return np.sum(right) / len(labels)""",
    praise="Six of eight are right, 0.75, though most largest shares are below 0.5.",
    next_step="Two pictures with the shares [0.1, 0.9] and [0.8, 0.2], both a 1: the "
    "part is 0.5.",
)

RIGHT_SHARE = "shares[rows, labels]"
LOSS = Exercise(
    id="10.e4",
    objective="O10.1",
    minutes=6,
    task="Write `my_loss(shares, labels)`: the mean cross-entropy of the pictures. "
    "`shares` has a row for each picture, `labels` its class.",
    starter="""\
def my_loss(shares, labels):
    rows = np.arange(len(labels))
    raise NotImplementedError""",
    judge=Function(
        "my_loss",
        right=lambda shares, labels: (
            -np.log(shares[np.arange(len(labels)), labels]).mean()
        ),
        probes=PROBES,
    ),
    mistakes=(
        Mistake(
            edit("return np.mean(-np.log(right))", "return np.sum(-np.log(right))"),
            "This is the sum over the pictures. The mean is wanted.",
        ),
        Mistake(
            edit("-np.log(right)", "np.log(right)"),
            "The size is right. The logarithm of a share is below 0: look at the sign.",
        ),
        Mistake(
            edit("np.log(right)", "np.log10(right)"),
            "This is the logarithm to base 10. `np.log` is the one to base e.",
        ),
        Mistake(
            edit("np.log(right)", "np.log2(right)"),
            "This is the logarithm to base 2. `np.log` is the one to base e.",
        ),
        Mistake(
            edit("np.mean(-np.log(right))", "-np.log(np.mean(right))"),
            "You take the mean first and then the logarithm. Each picture has a loss "
            "of its own: logarithm first.",
        ),
        Mistake(
            edit(RIGHT_SHARE, "np.max(shares, axis=1)"),
            "You use the largest share of each row. The loss asks for the share of the "
            "class that is right.",
        ),
        Mistake(
            edit("-np.log(right)", "1 - right"),
            "This is how much is missing to 1. Cross-entropy takes a logarithm.",
        ),
        Mistake(
            edit("np.mean(-np.log(right))", "np.mean((1 - right) ** 2)"),
            "These are squares. Cross-entropy takes minus the logarithm of the right "
            "share.",
        ),
        Mistake(
            edit(
                "np.mean(-np.log(right))",
                "np.mean(-np.eye(shares.shape[1])[labels] * np.log(shares))",
            ),
            "You divide by the number of all shares. Divide by the number of pictures.",
        ),
        Mistake(
            edit("np.mean(-np.log(right))", "np.mean(np.sum(-np.log(shares), axis=1))"),
            "You add up the logarithms of all classes. Only the class that is right "
            "counts.",
        ),
        Mistake(
            edit(RIGHT_SHARE, "shares[:, labels]"),
            "`shares[:, labels]` takes whole columns. Give the row of each picture, "
            "too: `rows`.",
        ),
        Mistake(
            edit("np.mean(-np.log(right))", "-np.log(right)"),
            "These are the losses of the pictures. Take their mean.",
        ),
        Mistake(
            Slip("right = "),
            "Look at which share you pick from each row: that of the class in "
            "`labels`.",
        ),
        Mistake(
            Slip("return np.mean"),
            "Look at your last line: minus the logarithm of each right share, and the "
            "mean of these.",
        ),
    ),
    hints=(
        "Pick one share from each row: that of the class which is right.",
        "`shares[rows, labels]` takes from row 0 the share of `labels[0]`, from row 1 "
        "that of `labels[1]`, and so on.",
        "`np.log` is the logarithm to base e, and `np.mean` the mean.",
    ),
    solution="""\
def my_loss(shares, labels):
    rows = np.arange(len(labels))
    right = shares[rows, labels]
    return np.mean(-np.log(right))""",
    praise="One number for all pictures, and only the share of the right class counts.",
    next_step="Take one picture with the shares [0.1, 0.9], a 1: minus the logarithm "
    "of 0.9 is 0.105.",
)

LESSON = Lesson(
    number=10,
    objectives=OBJECTIVES,
    predictions=PREDICTIONS,
    questions=WARM_UP + CONCEPTS,
    exercises=(SOFTMAX, UPDATES, ACCURACY, LOSS),
)
