"""Practice of lesson 06: the network outside of its training rows."""

import numpy as np

from nnlib import OurNeuralNetwork, people
from nnlib.practice.content import (
    Exercise,
    Lesson,
    Mistake,
    Objective,
    Prediction,
    When,
    edit,
    question,
    right,
    wrong,
)
from nnlib.practice.judges import Function, Number, Numbers, Order

OBJECTIVES = (
    Objective(
        "O6.1", "read a map of answers, and a map of votes", "1. A map of answers"
    ),
    Objective(
        "O6.2",
        "explain why a low loss does not settle new cases",
        "2. Five seeds, five opinions",
    ),
    Objective(
        "O6.3", "test with rows that were held out, and stop in time", "4. Hide one"
    ),
    Objective("O6.4", "count the two kinds of mistakes", "7. Two kinds of mistakes"),
    Objective(
        "O6.5",
        "list the human decisions, and say what the network is not for",
        "8. Who decided?",
    ),
)

PREDICTIONS = (
    Prediction(
        "06.p1",
        "A map of the answers, with the four people on it. "
        "Where will the line run on which the answer is 0.5?",
        options=(
            "Between Alice and Diana on one side and Bob and Charlie on the other",
            "Around each of the four people",
            "Through all four people",
        ),
        answer="Between Alice and Diana on one side and Bob and Charlie on the other",
        why="The training moved the answers for Alice and Diana toward 1, and those "
        "for Bob and Charlie toward 0. On the way from one pair to the other the "
        "answer has to pass 0.5.",
    ),
    Prediction(
        "06.p2",
        "Five seeds, five losses below 0.0025. "
        "What will the five networks answer for 133 lb and 72 in?",
        options=(
            "Five answers that are nearly the same",
            "Five answers near 0.5",
            "Anything from near 0 to near 1",
        ),
        answer="Anything from near 0 to near 1",
        why="The four rows do not reach there. Each network fits them, and each goes "
        "on beyond them in its own way.",
    ),
    Prediction(
        "06.p3",
        "Hide one of the four, train on the other three, and ask about the hidden one. "
        "For how many of 20 seeds is the answer on the right side of 0.5?",
        options=("About 5", "About 10", "About 15", "All 20, whoever is hidden"),
        answer="All 20, whoever is hidden",
        why="Each of the four has a neighbor with the same label in the table. "
        "So three rows are enough to put the fourth on its side.",
    ),
    Prediction(
        "06.p4",
        "After 100 epochs the loss on the 20 points is 0.195, after 3000 it is 0.079. "
        "When does the network do better on 1000 new points?",
        options=("After 100 epochs", "After 3000 epochs", "It is the same"),
        answer="After 100 epochs",
        why="On new points the loss is 0.182 after 100 epochs, and 0.289 after 3000. "
        "The long training helped the 20 points only.",
    ),
    Prediction(
        "06.p5",
        "After 3000 epochs the loss on new points is 0.289. "
        "What loss does an answer of 0.5 to every point get?",
        answer=0.25,
        near=0.004,
        why="Every error is then 0.5, and 0.5 × 0.5 = 0.25. So after 3000 epochs the "
        "network does worse on new points than an answer that knows nothing.",
    ),
    Prediction(
        "06.p6",
        "Now 200 points instead of 20, and as many updates as before. "
        "How does the loss on the training points change?",
        options=("It gets smaller", "It stays as it is", "It gets larger"),
        answer="It gets larger",
        why="It is 0.174 instead of 0.079: nine knobs cannot follow the noise of 200 "
        "points. And on new points the loss falls from 0.289 to 0.170, close to 0.168, "
        "that of the recipe.",
    ),
)

WARM_UP = (
    question(
        "06.w1",
        "O5.5",
        "Lesson 05 ended with a loss of 0.0023. Whose answers does this number score?",
        right(
            "Those for the four people of the table",
            "They are the training set: the knobs were adjusted to these four rows, "
            "and the loss was measured on the same four.",
        ),
        wrong(
            "Those for Emily and Frank",
            "slip",
            "Emily and Frank have no labels in our table. Without a label there is no "
            "error: which rows have one?",
        ),
        wrong(
            "Those for people in general",
            "M23",
            "The loss is a mean over the rows that it is given, and over no others. "
            "How many rows did lesson 05 give it?",
        ),
    ),
    question(
        "06.w2",
        "O3.2",
        "All four outputs are on the right side of 0.5. What do you know about the "
        "loss?",
        wrong(
            "It is 0",
            "M11",
            "It would be 0 only if every output were exactly its label. "
            "An output of 0.6 for the label 1 is on the right side too.",
        ),
        right(
            "It is below 0.25",
            "On the right side every error is smaller than 0.5, so every square is "
            "smaller than 0.25, and their mean is as well.",
        ),
        wrong(
            "Nothing at all",
            "M11",
            "How large can the error be for an output on the right side? "
            "Square the largest one that is possible.",
        ),
    ),
    question(
        "06.w3",
        "O5.4",
        "A table has 20 rows. A network trains on it for 3000 epochs, one row at a "
        "time. How many updates does it make?",
        wrong(
            "3000",
            "M20",
            "That is the number of epochs. In each epoch every row is used once, "
            "and each use is an update.",
        ),
        right(
            "60 000",
            "Each epoch uses each of the 20 rows once, and every use is one update: "
            "20 times 3000.",
        ),
        wrong(
            "20",
            "M20",
            "That is the number of updates in one epoch, one for each row. "
            "How many epochs are there?",
        ),
    ),
)

CONCEPTS = (
    question(
        "06.c1",
        "O6.2",
        "Five networks have nearly the same training loss. For one place they answer "
        "0.058, 0.100, 0.948, 0.931 and 0.389. What follows?",
        wrong(
            "At least four of the programs have a bug.",
            "M24",
            "All five ran the same code and fit the four rows. What differs is the "
            "start. Is there a row in the table that says who is off?",
        ),
        wrong(
            "They need more epochs.",
            "M22",
            "Section 2 trained ten times as long. The losses fell further, and the "
            "five still disagreed. What is missing are rows, not epochs.",
        ),
        right(
            "The four rows do not settle this place.",
            "All five fit the four rows, and they go on differently beyond them. "
            "The honest answer here is that four rows do not say.",
        ),
        wrong(
            "The truth is their mean, 0.485.",
            "M24",
            "A mean of five guesses is a sixth guess. Five other seeds would give "
            "another mean: which row would say that one of them is right?",
        ),
    ),
    question(
        "06.c2",
        "O6.5",
        "A network puts all four people of the table on the right side: 4 of 4. "
        "What does that show?",
        wrong(
            "It will be right about most people.",
            "M23",
            "These four rows were used to turn the knobs. About anybody else they say "
            "little: how many people did the test ask about?",
        ),
        wrong(
            "It has stored the table.",
            "M10",
            "All that is left after training are nine knobs. Section 1 showed that Bob "
            "and Charlie look the same to it: their two rows are not in there.",
        ),
        right(
            "Its nine knobs fit these four rows.",
            "That is all, and it is less than it seems: many different settings of the "
            "knobs fit four rows, and they disagree elsewhere.",
        ),
        wrong(
            "A person's gender follows from weight and height.",
            "M25",
            "Somebody invented four rows, chose two features and two labels. "
            "The network repeats that choice, and finds out nothing about people.",
        ),
    ),
    question(
        "06.c3",
        "O6.3",
        "On 20 noisy points the recipe's own answer has a loss of 0.215. "
        "A network gets 0.079 on the same points. What has happened?",
        wrong(
            "It has found a better rule than the recipe.",
            "M22",
            "The points were made by the recipe, so no rule is better on new points in "
            "the long run. What do these 20 points hold besides the recipe?",
        ),
        wrong(
            "Its training was too short.",
            "M22",
            "A loss that is too low on the training points is not a sign of too few "
            "epochs. What would more epochs do to this number?",
        ),
        right(
            "It has learned the noise of these 20 points.",
            "Below 0.215 there is nothing left to learn but which points happened to "
            "fall on the other side. New points fall elsewhere.",
        ),
        wrong(
            "It makes fewer mistakes on new points as well.",
            "M23",
            "The number 0.079 was measured on the training points. Section 5 measured "
            "the same network on 1000 new ones: compare the two.",
        ),
    ),
)

FIRST = np.array([0.058, 0.100, 0.948, 0.931, 0.389])  # seeds 1 to 5, (130, 72)
SECOND = np.array([0.779, 0.693, 0.838, 0.652, 0.436])  # the same for (135, 66)

SHARE = Exercise(
    id="06.e1",
    objective="O6.1",
    minutes=5,
    task="Write `my_votes`. It gets an array with the outputs of several networks for "
    "one place. It returns the share of them that vote for label 1: a number from 0 to "
    "1. A vote for label 1 is an output above 0.5.",
    starter="""\
def my_votes(outputs):
    votes = ...
    return ...""",
    judge=Function(
        "my_votes",
        right=lambda outputs: np.mean(outputs > 0.5),
        probes=(
            (FIRST,),
            (SECOND,),
            (np.array([0.5, 0.5, 0.9, 0.1]),),
            (np.array([0.2, 0.7, 0.4]),),
        ),
        low=0,
        high=1,
        out_of_range="A share of the networks is between 0 and 1. "
        "Look at what the last line returns.",
    ),
    mistakes=(
        Mistake(
            edit("np.mean(votes)", "np.mean(outputs)"),
            "This is the mean output. An average output is not a share of votes: "
            "count how many outputs are above 0.5.",
        ),
        Mistake(
            edit("np.mean(votes)", "np.sum(votes)"),
            "This is a number of votes. Divide it by how many networks voted.",
        ),
        Mistake(
            edit("outputs > 0.5", "outputs < 0.5"),
            "These are the outputs below 0.5. Which side votes for label 1?",
        ),
        Mistake(
            edit("outputs > 0.5", "outputs <= 0.5"),
            "These are the networks that do not vote for label 1. Turn the comparison "
            "around.",
        ),
        Mistake(
            edit("outputs > 0.5", "outputs >= 0.5"),
            "An output of exactly 0.5 is counted here. A vote has to be above 0.5.",
        ),
        Mistake(
            edit("np.mean(votes)", "np.median(outputs)"),
            "This is the output in the middle, the median. "
            "Count how many outputs are above 0.5 instead.",
        ),
        Mistake(
            edit("np.mean(votes)", "np.round(np.mean(votes))"),
            "This is who wins the vote: 0 or 1. The share itself is wanted, before "
            "any rounding.",
        ),
        Mistake(
            edit("np.mean(votes)", "np.sum(votes) / 5"),
            "This is right for five networks only. Let NumPy find out how many there "
            "are.",
        ),
        Mistake(
            edit("np.mean(votes)", "np.mean(outputs[votes])"),
            "This is the mean of the outputs above 0.5. How many of them are there, "
            "and out of how many?",
        ),
        Mistake(
            edit("np.mean(votes)", "100 * np.mean(votes)"),
            "This is in percent. Give a part of 1: leave out the factor 100.",
        ),
    ),
    hints=(
        "The first blank holds all votes: `outputs > 0.5` gives `True` or `False` for "
        "each network.",
        "NumPy counts `True` as 1 and `False` as 0. So their mean is the share of "
        "`True`.",
    ),
    solution="""\
def my_votes(outputs):
    votes = outputs > 0.5
    return np.mean(votes)""",
    praise="For (130, 72) it gives 0.4, for (135, 66) it gives 0.8, "
    "and an output of exactly 0.5 is no vote.",
    next_step="Print `outputs > 0.5` for the array [0.2, 0.7, 0.4]. "
    "One of three is above 0.5, so the share is a third.",
)


@np.errstate(all="ignore")
def left_out(k):
    """Return the answer for person `k` of a network trained on the other three."""
    data, labels = people()
    keep = np.arange(4) != k
    network = OurNeuralNetwork(rng=1)
    network.train(data[keep], labels[keep])
    return network.feedforward(data[k])


ONE_OUT = Exercise(
    id="06.e2",
    objective="O6.3",
    minutes=6,
    task="Fill the three blanks. `left_out(k)` trains a network with seed 1 on all "
    "rows but row number `k`, 1000 epochs. It returns its output for the row that was "
    "held out. The array `keep` of section 4 may help.",
    starter="""\
def left_out(k):
    data, labels = people()
    keep = ...
    network = OurNeuralNetwork(rng=1)
    network.train(..., ...)
    return network.feedforward(data[k])""",
    judge=Function(
        "left_out",
        right=left_out,
        probes=((0,), (1,), (2,), (3,)),
        low=0,
        high=1,
        out_of_range="An output of this network is between 0 and 1. "
        "Look at what the last line returns.",
    ),
    mistakes=(
        Mistake(
            edit("data[keep], labels[keep]", "data, labels"),
            "The network was trained on all four rows. Nobody was hidden: pick rows "
            "with `keep`.",
        ),
        Mistake(
            edit("    network.train(data[keep], labels[keep])\n", ""),
            "This network is untrained. Train it before it answers.",
        ),
        Mistake(
            edit("!= k", "== k"),
            "The network was trained on the hidden person alone. Turn the mask around: "
            "all rows but this one.",
        ),
        Mistake(
            edit("data[k])", "data[(k + 1) % 4])"),
            "The question was about the next person. Ask about row `k`.",
        ),
        Mistake(
            edit(
                "    network = OurNeuralNetwork(rng=1)\n",
                "",
                "def left_out",
                "network = OurNeuralNetwork(rng=1)\n\n\ndef left_out",
            ),
            "The second network already knows the first person: it is the same one. "
            "Make a new network inside the function.",
        ),
        Mistake(
            edit("np.arange(4) != k", "np.arange(4) != 0"),
            "It is always the first row that is left out. Which row should it be?",
        ),
        Mistake(
            edit("labels[keep])", "labels[keep], epochs=100)"),
            "This fits a training of 100 epochs. Leave `epochs` away, then it takes "
            "1000.",
        ),
    ),
    hints=(
        "The first blank is a mask: `True` for the rows to keep.",
        "`np.arange(4)` is 0, 1, 2, 3. Compare it with `k`, so that only row `k` gives "
        "`False`.",
        "A mask in brackets picks rows: `data[keep]`. The labels need the same one.",
    ),
    solution="""\
def left_out(k):
    data, labels = people()
    keep = np.arange(4) != k
    network = OurNeuralNetwork(rng=1)
    network.train(data[keep], labels[keep])
    return network.feedforward(data[k])""",
    praise="The four answers are 0.899, 0.057, 0.057 and 0.952: "
    "all four on the right side, and none as sure as after training on all rows.",
    next_step="Print `data[keep]` inside the function for k = 0. "
    "It should hold three rows: those of Bob, Charlie and Diana.",
)

WHEN_TO_STOP = Exercise(
    id="06.e3",
    objective="O6.3",
    minutes=3,
    task="A network on 20 other points, looked at from time to time. The loss on its "
    "training points after 0, 50, 150, 300 and 500 epochs: 0.2953, 0.1995, 0.1875, "
    "0.1726 and 0.1546. The loss on 200 held-out points: 0.2907, 0.1872, 0.1811, "
    "0.1823 and 0.1881. After how many epochs are the knobs best for new points?",
    starter="answer = ...  # a number of epochs",
    judge=Number(
        150,
        whole=True,
        low=0,
        high=500,
        out_of_range="The table goes from 0 to 500 epochs. Choose one of its rows.",
    ),
    mistakes=(
        Mistake(
            2,
            "That looks like a place in the list, counted from 0. Which number of "
            "epochs is in that row?",
        ),
        Mistake(
            3,
            "That looks like a place in the list. Which number of epochs is in that "
            "row?",
        ),
        Mistake(
            300,
            "After 300 epochs the loss on the held-out points is higher than one row "
            "before.",
        ),
        Mistake(
            50,
            "After 50 epochs the loss on the held-out points is not at its lowest: it "
            "falls once more.",
        ),
        Mistake(
            500,
            "That is where the loss on the training points is lowest. Which column "
            "speaks about new points?",
        ),
        Mistake(
            0,
            "With 0 epochs nothing has been learned, and both losses are at their "
            "highest.",
        ),
        Mistake(
            When(lambda given: 0 < given < 1, example=0.1811),
            "That is a loss, or a part of one. A number of epochs is wanted.",
        ),
        Mistake(
            When(lambda given: given < 0, example=-150),
            "A number of epochs is never below 0.",
        ),
        Mistake(
            When(
                lambda given: given % 1 == 0 and given not in (0, 50, 150, 300, 500),
                example=200,
            ),
            "The table says nothing about that number of epochs. "
            "Choose one of its five rows.",
        ),
    ),
    hints=(
        "One of the two columns was measured on points that took no part in the "
        "training.",
        "Go down that column until the loss rises for the first time. "
        "The row before is the one to keep.",
    ),
    solution="""\
epochs = np.array([0, 50, 150, 300, 500])
held_out = np.array([0.2907, 0.1872, 0.1811, 0.1823, 0.1881])
answer = epochs[held_out.argmin()]""",
    praise="From there on the held-out loss rises, while the training loss goes on "
    "falling.",
    next_step="Look at the column of the held-out points only. "
    "In which row is its smallest number?",
)

OUTPUTS = np.array([0.9, 0.2, 0.6, 0.4, 0.7, 0.1, 0.8, 0.3, 0.55, 0.05])
TEN_LABELS = np.array([1, 0, 1, 1, 0, 0, 1, 0, 1, 1])


def counted(threshold=0.5):
    """Return the four counts: found, missed, false, clear."""
    said_1 = OUTPUTS > threshold
    return [
        np.sum(said_1 & (TEN_LABELS == 1)),
        np.sum(~said_1 & (TEN_LABELS == 1)),
        np.sum(said_1 & (TEN_LABELS == 0)),
        np.sum(~said_1 & (TEN_LABELS == 0)),
    ]


def sides(given):
    """Return how many of the four counts belong to label 1 and to label 0."""
    return given[0] + given[1], given[2] + given[3]


FOUR_COUNTS = Exercise(
    id="06.e4",
    objective="O6.4",
    minutes=5,
    task="Ten outputs: 0.9, 0.2, 0.6, 0.4, 0.7, 0.1, 0.8, 0.3, 0.55 and 0.05. Their "
    "labels: 1, 0, 1, 1, 0, 0, 1, 0, 1 and 1. The threshold is 0.5. Count the four "
    "cases: label 1 and said 1, label 1 and said 0, label 0 and said 1, label 0 and "
    "said 0.",
    starter="answer = ...  # four numbers in brackets, like [1, 2, 3, 4]",
    judge=Numbers(counted()),
    mistakes=(
        Mistake(
            [counted()[i] for i in (0, 2, 1, 3)],
            "The two kinds of mistakes changed places. The second number counts "
            "label 1 and said 0.",
        ),
        Mistake(
            [counted()[i] for i in (1, 0, 3, 2)],
            "It looks as if below 0.5 meant 1. An output above 0.5 says 1.",
        ),
        Mistake(
            [counted()[i] for i in (3, 2, 1, 0)],
            "The four counts are in the opposite order. Begin with label 1 and said 1.",
        ),
        Mistake(
            [counted()[i] for i in (2, 3, 0, 1)],
            "The rows for label 1 and label 0 changed places.",
        ),
        Mistake(
            [count / 10 for count in counted()],
            "These are shares of the ten. Give the counts.",
        ),
        Mistake(
            counted(0.3),
            "These are the counts for a threshold of 0.3. Here it is 0.5.",
        ),
        Mistake(
            counted(0.7),
            "These are the counts for a threshold of 0.7. Here it is 0.5.",
        ),
        Mistake(
            When(lambda given: min(given) < 0, example=[4, -2, 1, 3]),
            "A count is never below 0.",
        ),
        Mistake(
            When(lambda given: (given % 1 != 0).any(), example=[4, 2.5, 1, 3]),
            "A count is a whole number.",
        ),
        Mistake(
            When(lambda given: sum(given) != 10, example=[4, 1, 1, 3]),
            "There are ten outputs, and these four counts do not add up to ten.",
        ),
        Mistake(
            When(lambda given: sides(given) != (6, 4), example=[3, 2, 2, 3]),
            "The first two numbers together count all outputs with label 1. "
            "How many of the ten labels are 1?",
        ),
        Mistake(
            When(lambda given: given[0] > 4, example=[6, 0, 1, 3]),
            "Too many of label 1 are counted as said 1. Which of those outputs are "
            "above 0.5?",
        ),
        Mistake(
            When(lambda given: given[0] < 4, example=[3, 3, 1, 3]),
            "Too few of label 1 are counted as said 1. An output a little above 0.5 "
            "says 1, too.",
        ),
        Mistake(
            When(lambda given: given[2] != 1, example=[4, 2, 0, 4]),
            "Label 1 is counted right. Look at the outputs with label 0: how many of "
            "them are above 0.5?",
        ),
    ),
    hints=(
        "Write below each output what the network says: 1 above 0.5, else 0.",
        "Six of the ten labels are 1, so the first two numbers add up to 6, and the "
        "last two to 4.",
    ),
    solution="""\
outputs = np.array([0.9, 0.2, 0.6, 0.4, 0.7, 0.1, 0.8, 0.3, 0.55, 0.05])
labels = np.array([1, 0, 1, 1, 0, 0, 1, 0, 1, 1])
said_1 = outputs > 0.5
answer = [
    np.sum(said_1 & (labels == 1)),
    np.sum(~said_1 & (labels == 1)),
    np.sum(said_1 & (labels == 0)),
    np.sum(~said_1 & (labels == 0)),
]""",
    praise="Seven of ten are right. Of the three mistakes, two are missed ones and one "
    "is a false call.",
    next_step="Write label and side below each of the ten outputs, and count again.",
)


def says(place, letter, example):
    """Return a rule: at this `place` of the six letters there is this `letter`."""
    return When(lambda given: given[place] == letter, example=example)


CLAIMS = Exercise(
    id="06.e5",
    objective="O6.5",
    minutes=5,
    task="Which claims do the results of this lesson support? A: Longer training makes "
    "networks with different seeds agree. B: About the four people of the table, all "
    "twenty networks agree. C: All 80 tests with a hidden person were passed, so the "
    "network is right about anybody. D: Where twenty networks disagree, the mean of "
    "their answers is the truth. E: The loss on the training points can fall while "
    "the loss on new points rises. F: The network may fill in the label for people who "
    "left it blank. Write six letters: Y for a claim that holds, N for one that does "
    "not.",
    starter='answer = ...  # six letters in quotes, like "YYYNNN"',
    judge=Order("NYNNYN"),
    mistakes=(
        Mistake(
            When(lambda given: set(given) - set("YN"), example="ABCDEF"),
            "Use the letters Y and N only, one for each claim.",
        ),
        Mistake(
            "YNYYNY",
            "Every one of these is the opposite of what holds. Does your Y stand for a "
            "claim that holds?",
        ),
        Mistake(
            says(0, "Y", "YYNNYN"),
            "Look at A. Section 2 trained ten times as long: did the five agree on "
            "(133, 72) then?",
        ),
        Mistake(
            says(1, "N", "NNNNYN"),
            "Look at B. Below the map of votes in section 3 are the votes for each of "
            "the four people.",
        ),
        Mistake(
            says(2, "Y", "NYYNYN"),
            "Look at C. Whom did the 80 tests ask about, and whom did they not ask "
            "about?",
        ),
        Mistake(
            says(3, "Y", "NYNYYN"),
            "Look at D. All twenty learned from the same four rows. Which row says "
            "that their mean is right?",
        ),
        Mistake(
            says(4, "N", "NYNNNN"),
            "Look at E. What did the two curves of section 6 do after epoch 100?",
        ),
        Mistake(
            says(5, "Y", "NYNNYY"),
            "Look at F. Read the last line of the card in section 8 again.",
        ),
    ),
    hints=(
        "For each claim, look for the section that tested it. No test, no support.",
        "Two of the six claims hold.",
    ),
    solution='answer = "NYNNYN"  # B: section 3, E: section 6',
    praise="B and E were measured. The other four go beyond the four rows, or beyond "
    "what numbers can say.",
    next_step="Take the claims one at a time, and name the cell that tested each.",
)

LESSON = Lesson(
    number=6,
    objectives=OBJECTIVES,
    predictions=PREDICTIONS,
    questions=WARM_UP + CONCEPTS,
    exercises=(SHARE, ONE_OUT, WHEN_TO_STOP, FOUR_COUNTS, CLAIMS),
)
