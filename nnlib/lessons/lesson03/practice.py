"""Practice of lesson 03: how wrong? The loss."""

import numpy as np

from nnlib import OurNeuralNetwork, mse_loss, people
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
from nnlib.practice.judges import Function, Number, Numbers, Order

DATA, LABELS = people()

OBJECTIVES = (
    Objective(
        "O3.1",
        "compute the mean squared error by hand and in NumPy",
        "4. Average the squares",
    ),
    Objective("O3.2", "tell loss and accuracy apart", "5. Loss and accuracy"),
    Objective("O3.3", "explain why we shift the data toward 0", "2. Shift toward zero"),
    Objective(
        "O3.4", "search for a good value of one knob by hand", "6. Turn one knob"
    ),
)

PREDICTIONS = (
    Prediction(
        "03.p1",
        "All weights are 1 and all biases are 0, and the inputs are pounds and inches. "
        "Will the four outputs differ?",
        options=("All four differ", "Some of them differ", "All four are the same"),
        answer="All four are the same",
        why="The hidden sums are 198, 232, 222 and 180. The sigmoid is flat that far "
        "to the right: as near as the computer can tell, each of them gives 1.",
    ),
    Prediction(
        "03.p2",
        "Now the inputs are shifted: (−2, −1), (25, 6), (17, 4) and (−15, −6). The "
        "cell prints the outputs with up to eight digits. Will these numbers differ?",
        options=("All four differ", "Some of them differ", "All four are the same"),
        answer="Some of them differ",
        why="The hidden sums of Bob and Charlie, 31 and 21, are both so large that the "
        "hidden outputs are almost 1. Their outputs differ, but only in the tenth "
        "digit after the point.",
    ),
    Prediction(
        "03.p3",
        "The predictions are 0.5237, 0.8808, 0.8808 and 0.5. The labels are 1, 0, 0 "
        "and 1. Whose squared error is the largest?",
        options=("Alice", "Bob and Charlie", "Diana", "All four are the same"),
        answer="Bob and Charlie",
        why="Their label is 0 and their prediction is 0.8808, so they are off by "
        "0.8808. Alice and Diana are off by less than 0.51.",
    ),
    Prediction(
        "03.p4",
        "A network answers 0.5 to everybody. What is its loss?",
        answer=0.25,
        near=0.004,
        why="Each prediction is off by 0.5, and 0.5 × 0.5 = 0.25. "
        "The mean of four times 0.25 is 0.25.",
    ),
    Prediction(
        "03.p5",
        "With all weights 1 and all biases 0, the four squared errors are 0.2269, "
        "0.7758, 0.7758 and 0.25. Is the loss below or above 0.25?",
        options=("Below 0.25", "Exactly 0.25", "Above 0.25"),
        answer="Above 0.25",
        why="Two of the squares are near 0.25, and the other two are 0.7758. "
        "These pull the mean up to 0.5071.",
    ),
    Prediction(
        "03.p6",
        "Two sets of predictions both have an accuracy of 100 %. "
        "Can their losses differ?",
        options=(
            "Yes",
            "No, because both make no mistake",
            "Only if one of the losses is 0",
        ),
        answer="Yes",
        why="On the right side of 0.5, a prediction can be near its label or far "
        "from it. The loss tells the difference, and the accuracy does not.",
    ),
    Prediction(
        "03.p7",
        "The knob w5 is at 1. Which way does the loss fall?",
        options=("When w5 goes up to 2", "When w5 goes down to 0", "Both ways"),
        answer="When w5 goes down to 0",
        why="A smaller w5 lowers the outputs. For Bob and Charlie, who have the "
        "largest squares, lower is better.",
    ),
    Prediction(
        "03.p8",
        "The same four predictions come as a column, with the shape (4, 1). "
        "What will our `mse_loss` say?",
        options=(
            "0.0925, as before",
            "An error message",
            "Another number, without a message",
        ),
        answer="Another number, without a message",
        why="NumPy pairs every label with every prediction and averages 16 squares. "
        "No message tells you so.",
    ),
)

WARM_UP = (
    question(
        "03.w1",
        "O2.2",
        "How many knobs does the 2-2-1 network have, weights and biases together?",
        wrong(
            "6",
            "slip",
            "That is the number of weights, one on each line. Every neuron has one "
            "more knob: how many neurons are there?",
        ),
        right(
            "9",
            "Each of the six lines has a weight, and each of the three neurons has a "
            "bias. Together that makes nine knobs.",
        ),
        wrong(
            "12",
            "slip",
            "It looks as if each line had a bias too. A bias belongs to a neuron, "
            "and there are only three neurons.",
        ),
    ),
    question(
        "03.w2",
        "O2.1",
        "Which numbers does the output neuron o1 take in?",
        wrong(
            "x1 and x2",
            "slip",
            "The inputs go to the hidden neurons. Follow the lines that end at o1 back "
            "to the place where they start.",
        ),
        wrong(
            "x1, x2, h1 and h2",
            "slip",
            "In this network no line leads from an input past the hidden layer. "
            "Which two lines end at o1?",
        ),
        right(
            "h1 and h2",
            "o1 sees only what the hidden neurons made of the inputs. It has one "
            "weight for each of the two.",
        ),
    ),
    question(
        "03.w3",
        "O1.4",
        "The weighted sum of a neuron is 30. What does the sigmoid make of it?",
        wrong(
            "30",
            "slip",
            "A neuron does not pass on its plain sum. The sigmoid squashes any sum "
            "into the range between 0 and 1.",
        ),
        right(
            "almost 1",
            "30 is far to the right, where the curve is flat and almost at 1. "
            "The neuron is saturated there.",
        ),
        wrong(
            "0.5",
            "slip",
            "0.5 belongs to a sum of 0, in the middle of the curve. "
            "On which side of it is 30, and how far?",
        ),
    ),
)

CONCEPTS = (
    question(
        "03.c1",
        "O3.2",
        "Two networks put all four people on the right side of 0.5. Their losses are "
        "0.143 and 0.002. What do the two losses tell you?",
        wrong(
            "That is impossible: the same accuracy means the same loss.",
            "M11",
            "Section 5 scored two sets of predictions with the accuracy 100 %. "
            "Look at their losses again, and at what changed between the two sets.",
        ),
        wrong(
            "The second network will be better for everyone else.",
            "M23",
            "Both losses were measured on these four people alone. About a person who "
            "is not in the table they say nothing yet.",
        ),
        right(
            "The outputs of the second one are closer to these four labels.",
            "Loss measures distances. A loss of 0.002 means that the typical output is "
            "about 0.04 away from its label, a loss of 0.143 about 0.38.",
        ),
        wrong(
            "The first network made more mistakes.",
            "M11",
            "Neither of them has anybody on the side that does not match the label. "
            "Loss does not count sides: what does it measure?",
        ),
    ),
    question(
        "03.c2",
        "O3.2",
        "A fire alarm has to choose between label 1, fire, and label 0, no fire. "
        "To miss a fire is far worse than to ring for nothing. "
        "Which score would you make small?",
        wrong(
            "100 % minus the accuracy.",
            "M11",
            "Fires are rare. An alarm that never rings is on the right side nearly "
            "always, and it misses every fire. What should count for more?",
        ),
        wrong(
            "The mean squared error, since it is always the right loss.",
            "M25",
            "The plain mean counts a missed fire as much as a ring for nothing. "
            "A loss is chosen by people: which error should count for more here?",
        ),
        wrong(
            "The mean error without squares, so that both kinds cancel.",
            "M12",
            "A missed fire has the error 1, a ring for nothing −1. Should one be able "
            "to make up for the other, so that the score is 0?",
        ),
        right(
            "A mean of squares in which each fire counts many times.",
            "Then a missed fire costs far more than a ring for nothing. How many "
            "times more is not a matter of arithmetic: people decide that, and they "
            "should say why.",
        ),
    ),
    question(
        "03.c3",
        "O3.3",
        "Why do we subtract 135 from the pounds and 66 from the inches before the "
        "network sees them?",
        wrong(
            "A network cannot work with numbers above 1.",
            "M26",
            "After the shift Bob still has 25 and 6, and the network works with them. "
            "Look at the sums in section 2: what happened with 198 and 232?",
        ),
        wrong(
            "It brings the people closer together.",
            "M26",
            "All rows move by the same amount, so the differences between people stay "
            "as they were. What changes is where 0 is.",
        ),
        right(
            "Large sums saturate the hidden neurons, so that all people look alike.",
            "With sums near 200 every hidden output is 1, as near as the computer can "
            "tell. Near 0 the sigmoid is steep, so people can get different outputs.",
        ),
        wrong(
            "135 and 66 are the only numbers with which the loss can fall.",
            "M25",
            "Somebody chose these two numbers, and the column means 141.25 and 66.75 "
            "would do as well. Which property do all good choices share?",
        ),
    ),
)

BY_HAND = Exercise(
    id="03.e1",
    objective="O3.1",
    minutes=4,
    task="The labels are 1, 0, 0 and 1 as before. The predictions are 0.9, 0.3, 0.6 "
    "and 0.7. What is the mean squared error? Give three digits.",
    starter="answer = ...",
    judge=Number(
        mse_loss(LABELS, [0.9, 0.3, 0.6, 0.7]),
        low=0,
        high=1,
        out_of_range="With predictions between 0 and 1, this loss is between 0 and "
        "1. Look at your four squares: can any of them be above 1?",
    ),
    mistakes=(
        Mistake(
            edit("np.mean(errors**2)", "np.sum(errors**2)"),
            "That is the sum of the squares. Divide it by the number of rows.",
        ),
        Mistake(
            edit("np.mean(errors**2)", "np.sum(errors**2) / 3"),
            "It looks as if you divided by 3. How many rows are there?",
        ),
        Mistake(
            edit("errors**2", "np.abs(errors)"),
            "That is the mean of the errors without their signs. For the network that "
            "always answers 0 it was 0.5 too, but not here: square each error.",
        ),
        Mistake(
            edit("np.mean(errors**2)", "np.sum(np.abs(errors))"),
            "These errors were added without their signs. Square each of them first, "
            "then take the mean.",
        ),
        Mistake(
            edit("np.mean(errors**2)", "np.mean(errors)"),
            "Without squares, errors above and below 0 cancel each other. "
            "What has to happen to each error before you add?",
        ),
        Mistake(
            edit("labels - predictions", "predictions - labels", "errors**2", "errors"),
            "Without squares, errors cancel each other, and the order of the two "
            "numbers matters. What has to happen to each error before you add?",
        ),
        Mistake(
            edit("np.mean(errors**2)", "np.mean(errors) ** 2"),
            "It looks as if you took the mean first and squared it then. "
            "Change the order: square each error, then average.",
        ),
        Mistake(
            edit("np.mean(errors**2)", "np.sqrt(np.mean(errors**2))"),
            "That is one step too many. Leave out the square root.",
        ),
        Mistake(
            edit("np.mean(errors**2)", "np.mean(errors**2) / 2"),
            "That is half of it. Some books put a 1/2 in front; this course does not.",
        ),
        Mistake(
            edit("labels - predictions", "labels - np.round(predictions)"),
            "It looks as if you rounded the predictions to 0 or 1 first. "
            "Use the outputs as they are.",
        ),
        Mistake(
            edit("labels - predictions", "labels - predictions.reshape(4, 1)"),
            "That is the mean of 16 numbers. Print `(labels - predictions).shape`: "
            "it should be (4,).",
        ),
        Mistake(
            edit("labels - predictions", "predictions"),
            "It looks as if you squared the predictions themselves. "
            "What must each one be compared with?",
        ),
        Mistake(
            edit("[1, 0, 0, 1]", "[1, 1, 1, 1]"),
            "It looks as if every label were 1. Look at the labels of Bob and Charlie.",
        ),
        Mistake(
            edit("np.mean(errors**2)", "np.max(errors**2)"),
            "That is the largest of the four squares. "
            "The mean takes all four into account.",
        ),
        Mistake(
            mse_loss(LABELS, [0.9, 0.2, 0.4, 0.6]),
            "That is the loss of the predictions in section 5. "
            "The exercise has other ones: use these.",
        ),
        Mistake(
            edit("errors**2", "(errors**2) ** 2"),
            "Each error is squared twice. Once is enough.",
        ),
        Mistake(
            edit("np.mean(errors**2)", "np.mean(errors**2) ** 2"),
            "The mean of the squares is squared once more. Leave the last square out.",
        ),
        Mistake(
            Slip("errors ="),
            "One slip in the errors leads exactly there. "
            "Write down label minus prediction for each person.",
        ),
        Mistake(
            Slip("answer ="),
            "One slip after the errors leads exactly there. "
            "Square each of the four, then take the mean.",
        ),
        Mistake(
            Slip("predictions ="),
            "One slip in copying the predictions leads exactly there. "
            "Compare all four with the task.",
        ),
        Mistake(
            Slip("labels = "),
            "One slip in copying the labels leads exactly there. "
            "Compare all four with the task.",
        ),
    ),
    hints=(
        "Make a table with one row for each person: label, prediction, error, square.",
        "The errors are 0.1, −0.3, −0.6 and 0.3.",
        "The squares are 0.01, 0.09, 0.36 and 0.09. One step is left.",
    ),
    solution="""\
labels = np.array([1, 0, 0, 1])
predictions = np.array([0.9, 0.3, 0.6, 0.7])
errors = labels - predictions  # 0.1, -0.3, -0.6, 0.3
answer = np.mean(errors**2)  # the mean of 0.01, 0.09, 0.36, 0.09""",
    praise="The squares 0.01, 0.09, 0.36 and 0.09 add up to 0.55, "
    "and a quarter of that is 0.1375.",
    next_step="Write a table with label, prediction, error and square for each person, "
    "and compare its rows with your calculation.",
)


GUESSES = np.array([0.9, 0.3, 0.6, 0.7])

IN_NUMPY = Exercise(
    id="03.e2",
    objective="O3.1",
    minutes=3,
    task="Fill the two blanks, so that the function gives the mean squared error. "
    "It gets two arrays of the same length, which need not be 4.",
    starter="""\
def my_mse_loss(y_true, y_pred):
    errors = ...
    return ...""",
    judge=Function(
        "my_mse_loss",
        right=mse_loss,
        # The second and the third differ from the first in one argument only.
        probes=(
            (LABELS, GUESSES),
            (LABELS, np.array([0.2, 0.8, 0.1, 0.45])),
            (np.array([0.0, 1.0, 0.0, 0.0]), GUESSES),
            (np.array([0.0]), np.array([0.4])),
        ),
        low=0,
        high=1,
        out_of_range="With labels and predictions between 0 and 1, this loss is "
        "between 0 and 1. Look at what the last line returns.",
    ),
    mistakes=(
        Mistake(
            edit("np.mean(errors**2)", "np.sum(errors**2)"),
            "This is the sum of the squares. Which NumPy function averages them?",
        ),
        Mistake(
            edit("np.mean(errors**2)", "np.sum(errors**2) / 4"),
            "This is right for four people only. Let NumPy find out how many numbers "
            "there are.",
        ),
        Mistake(
            edit("np.mean(errors**2)", "errors**2"),
            "The squares are side by side. One number is wanted: take their mean.",
        ),
        Mistake(
            edit("errors**2", "np.abs(errors)"),
            "The signs are dropped, but nothing is squared. "
            "How does NumPy square each number of an array?",
        ),
        Mistake(
            edit("errors**2", "errors"),
            "The errors are averaged with their signs, so they cancel each other. "
            "Square each one first.",
        ),
        Mistake(
            edit("errors**2", "errors * 2"),
            "Each error is doubled here. Look at the sign for a power: "
            "it has two stars.",
        ),
        Mistake(
            edit("np.mean(errors**2)", "np.mean(errors) ** 2"),
            "The mean is squared here. Look at where the `** 2` is: "
            "each error has to be squared on its own.",
        ),
        Mistake(
            edit("np.mean(errors**2)", "np.sqrt(np.mean(errors**2))"),
            "There is one square root too many at the end.",
        ),
        Mistake(
            edit("np.mean(errors**2)", "np.mean(errors**2) / 2"),
            "This is half of it. Some books put a 1/2 in front; this course does not.",
        ),
        Mistake(
            edit("y_true - y_pred", "y_true - np.round(y_pred)"),
            "The predictions are rounded to 0 or 1 first. Use them as they are.",
        ),
        Mistake(
            edit("y_true - y_pred", "y_true - y_pred.reshape(-1, 1)"),
            "The errors form a grid. Print `errors.shape`: for four people it should "
            "be (4,).",
        ),
        Mistake(
            edit("y_true - y_pred", "y_true + y_pred"),
            "Label and prediction are added here. What is the distance between them?",
        ),
        Mistake(
            edit("y_true - y_pred", "y_true**2 - y_pred**2", "errors**2", "errors"),
            "Label and prediction are squared before they are subtracted. "
            "Subtract first, then square the difference.",
        ),
        Mistake(
            edit("errors**2", "(errors**2) ** 2"),
            "Each error is squared twice. Once is enough.",
        ),
        Mistake(
            edit("np.mean(errors**2)", "np.mean(errors**2) ** 2"),
            "The mean of the squares is squared once more. Leave the last square out.",
        ),
        Mistake(
            edit("np.mean(errors**2)", "np.sum(errors) ** 2 / len(errors)"),
            "The errors are added first and squared then, so they cancel. "
            "Square each of them before you add.",
        ),
        Mistake(
            Slip("return"),
            "One slip in the last line leads exactly there. "
            "Square each error, then take the mean.",
        ),
    ),
    hints=(
        "The first blank holds all errors at once: label minus prediction, for whole "
        "arrays.",
        "`** 2` squares every number of an array, and `np.mean` averages what it gets.",
    ),
    solution="""\
def my_mse_loss(y_true, y_pred):
    errors = y_true - y_pred
    return np.mean(errors**2)""",
    praise="It agrees with the formula on four pairs of arrays, "
    "also where there is one person only.",
    next_step="Call it with the numbers of exercise 1, and print `errors` inside. "
    "Compare them with your table.",
)

SETS = {
    "A": [0.55, 0.45, 0.45, 0.55],
    "B": [1, 0, 0, 0.4],
    "C": [0, 1, 1, 0],
    "D": [0.5, 0.5, 0.5, 0.5],
}


def by_score(score):
    """Return the letters of the four sets, the lowest score first."""
    return "".join(sorted(SETS, key=lambda letter: score(np.array(SETS[letter]))))


BY_EYE = Exercise(
    id="03.e3",
    objective="O3.2",
    minutes=3,
    task="The labels are 1, 0, 0 and 1. Here are four sets of predictions. "
    "A: 0.55, 0.45, 0.45, 0.55. B: 1, 0, 0, 0.4. C: 0, 1, 1, 0. D: 0.5, 0.5, 0.5, 0.5. "
    "Put them in order by eye, the lowest loss first.",
    starter='answer = ...  # four letters in quotes, like "ABCD"',
    judge=Order(by_score(lambda p: mse_loss(LABELS, p))),
    mistakes=(
        Mistake(
            by_score(lambda p: -mse_loss(LABELS, p)),
            "That is the order from the highest loss to the lowest. Turn it around.",
        ),
        Mistake(
            "ABDC",
            "That looks like an order by accuracy: A has everybody on the right side. "
            "Look at distances instead: how many people of A are close to their label?",
        ),
        Mistake(
            by_score(lambda p: np.max((LABELS - p) ** 2)),
            "That looks like an order by the largest single error. "
            "The loss is a mean over all four people: look at the other three of B.",
        ),
        Mistake(
            "BDAC",
            "Look at A and D, person by person: whose predictions are a little closer "
            "to the labels?",
        ),
        Mistake(
            When(lambda given: given[-1] != "C", example="BACD"),
            "Look at C again. Every prediction there is as far from its label as it "
            "can be.",
        ),
        Mistake(
            When(lambda given: given[0] == "D", example="DABC"),
            "D answers 0.5 to everybody and uses no inputs at all. "
            "Is there no set whose predictions are closer to the labels?",
        ),
    ),
    hints=(
        "Nothing needs to be computed exactly. Ask for each person how far the "
        "prediction is from the label.",
        "In B three people have an error of 0. In C all four have an error of 1 or −1.",
        "In A each error is 0.45, in D it is 0.5.",
    ),
    solution='answer = "BADC"  # the losses are 0.09, 0.2025, 0.25 and 1',
    praise="B has the lowest loss, although one of its people is not on the right "
    "side of 0.5, and all of A are.",
    next_step="Begin with the ends: which set is perfect for three people, and which "
    "one is as far off as possible?",
)


def loss_with_b3(b3):
    """Return the loss with w5 = -3.8 and this b3, all else as in the lesson."""
    network = OurNeuralNetwork()
    network.w1 = network.w2 = network.w3 = network.w4 = network.w6 = 1
    network.w5, network.b1, network.b2, network.b3 = -3.8, 0, 0, b3
    return mse_loss(LABELS, network.feedforward(DATA))


SECOND_KNOB = Exercise(
    id="03.e4",
    objective="O3.4",
    minutes=6,
    task="Leave w5 at −3.8, where the loss is 0.1352, and turn a second knob: b3. "
    "Find a value of b3 with a loss below 0.06. Which values to try is up to you.",
    starter="""\
def loss_with_b3(b3):
    network = ones_network()
    network.w5 = -3.8
    network.b3 = ...
    return mse_loss(labels, network.feedforward(data))


answer = ...  # your value of b3""",
    judge=Numbers(fits=lambda given: loss_with_b3(given[0]) < 0.06, size=1),
    mistakes=(
        Mistake(
            When(lambda given: given[0] == -3.8, example=-3.8),
            "That is the value of w5. Give your value of b3.",
        ),
        Mistake(
            When(lambda given: given[0] == 0, example=0),
            "With b3 = 0 the knob has not been turned, and the loss is still 0.1352. "
            "Try one value on each side.",
        ),
        Mistake(
            When(lambda given: 0.03 < given[0] < 0.07, example=0.0414),
            "Is that a loss? Give the value of b3 that it belongs to.",
        ),
        Mistake(
            When(lambda given: -3.7 < given[0] < -3.1, example=-3.4),
            "With w5 at −3.8 the loss is high here. If your function shows a low one, "
            "look at the value of w5 inside it.",
        ),
        Mistake(
            When(lambda given: given[0] < 0, example=-1),
            "On this side of 0 the loss is above 0.1352. Compare the losses for two "
            "values: which way does it fall?",
        ),
        Mistake(
            When(lambda given: 0 < given[0] < 0.6, example=0.3),
            "The direction is right: the loss is lower than at 0. Keep going.",
        ),
        Mistake(
            When(lambda given: given[0] > 2.3, example=4),
            "That is too far: the loss is rising again. Go back a little.",
        ),
    ),
    hints=(
        "Replace the blank in the function by `b3`. Then print `loss_with_b3(-1)` and "
        "`loss_with_b3(1)`, and compare both with 0.1352.",
        "The loss falls when b3 goes up. Take larger steps first, then smaller ones.",
        "Try 1, 2 and 3. Between two of them the loss turns and rises again.",
    ),
    solution="""\
import nnlib


def loss_with_b3(b3):
    data, labels = nnlib.people()
    network = nnlib.OurNeuralNetwork()
    network.w1 = network.w2 = network.w3 = network.w4 = network.w6 = 1
    network.b1 = network.b2 = 0
    network.w5, network.b3 = -3.8, b3
    return nnlib.mse_loss(labels, network.feedforward(data))


values = np.linspace(-2, 5, 71)
b3_losses = [loss_with_b3(value) for value in values]
answer = values[b3_losses.index(min(b3_losses))]""",
    praise="With w5 alone, the lowest loss was 0.1352. With b3 as well, it is below "
    "0.06; the lowest is 0.0414, near b3 = 1.4.",
    next_step="You are close. Print `loss_with_b3` for your value and for one value "
    "on each side of it: which way does the loss fall?",
)

LESSON = Lesson(
    number=3,
    objectives=OBJECTIVES,
    predictions=PREDICTIONS,
    questions=WARM_UP + CONCEPTS,
    exercises=(BY_HAND, IN_NUMPY, BY_EYE, SECOND_KNOB),
)
