"""Practice of lesson 02: a network feeds forward."""

import numpy as np

from nnlib import OurNeuralNetwork, backPropNN, sigmoid
from nnlib.practice.content import (
    Exercise,
    Lesson,
    Mistake,
    Objective,
    Prediction,
    Slip,
    edit,
    question,
    right,
    wrong,
)
from nnlib.practice.judges import Function, Number

OBJECTIVES = (
    Objective(
        "O2.1", "trace numbers through a small network in the right order", "3. By hand"
    ),
    Objective(
        "O2.2",
        "name its nine parameters and find each one in the picture",
        "5. Nine numbers",
    ),
    Objective("O2.3", "write `feedforward` in Python", "4. In code"),
    Objective(
        "O2.4",
        "predict which inputs cannot change the output",
        "7. Does every input matter?",
    ),
)

PREDICTIONS = (
    Prediction(
        "02.p1",
        "The inputs x1 and x2 are there, and nothing else. Which of the three neurons "
        "cannot start yet?",
        options=("h1", "h2", "o1", "None: they can work in any order"),
        answer="o1",
        why="The inputs of o1 are the outputs of h1 and h2, so they have to be there "
        "first. h1 and h2 do not need each other.",
    ),
    Prediction(
        "02.p2",
        "h1 and h2 both give 0.95. All weights are 0 and 1 and the biases are 0, so o1 "
        "gets the sum 0.95. Is its output larger or smaller than 0.95?",
        options=("larger", "smaller", "the same"),
        answer="smaller",
        why="o1 squashes its sum like any other neuron. A sum of 0.95 is not far to "
        "the right of 0, and there the sigmoid is not far above 0.5.",
    ),
    Prediction(
        "02.p3",
        "Of the two weights that lead away from x1, only w1 is 0, and w3 is 3. The "
        "input x1 goes from 2 to −50. Does the output change?",
        options=("Yes", "No, because w1 is 0", "Only if w2 is 0 as well"),
        answer="Yes",
        why="The way through w1 is cut, but the way through w3, h2 and w6 is open. "
        "One weight of 0 is not enough.",
    ),
)

WARM_UP = (
    question(
        "02.w1",
        "O1.4",
        "What is the sigmoid of 0?",
        wrong(
            "0",
            "slip",
            "A sum of 0 is the middle of the curve, not its lower end. Put 0 into the "
            "formula: e to the power of 0 is 1.",
        ),
        right(
            "0.5",
            "e to the power of 0 is 1, so the formula gives 1 / (1 + 1). With a sum "
            "of 0 a neuron is undecided.",
        ),
        wrong(
            "1",
            "slip",
            "That is e to the power of 0. The formula adds it to 1, and then divides "
            "1 by the result.",
        ),
    ),
    question(
        "02.w2",
        "O1.3",
        "Which knob slides the boundary line without turning it?",
        wrong(
            "w1",
            "slip",
            "One weight alone changes how much one of the inputs counts, and the line "
            "turns. Look for the knob that belongs to no input.",
        ),
        right(
            "b",
            "The bias adds the same amount to every sum. So the sum reaches 0 at other "
            "places, and the line slides with them.",
        ),
        wrong(
            "x1",
            "M01",
            "x1 is an input: it comes from the world and says where we look. The knobs "
            "are the weights and the bias.",
        ),
    ),
    question(
        "02.w3",
        "O1.1",
        "What is the dot product of [1, 2] and [3, −1]?",
        right(
            "1",
            "Multiply the pairs: 1 × 3 = 3 and 2 × (−1) = −2. Then add the products: "
            "3 − 2 = 1.",
        ),
        wrong(
            "5",
            "slip",
            "Look at the sign of the second pair. One of its two numbers is negative, "
            "so its product is negative as well.",
        ),
        wrong(
            "6",
            "slip",
            "It looks as if all numbers were handled at once. Multiply the first pair, "
            "then the second pair, and add the two products.",
        ),
        wrong(
            "[3, −2]",
            "slip",
            "These are the two products. The dot product is one number: one step is "
            "left to do with them.",
        ),
    ),
)

CONCEPTS = (
    question(
        "02.c1",
        "O2.4",
        "In a 2-2-1 network w5 is 0, and no other knob is 0. "
        "What can no longer change the output?",
        wrong(
            "x1.",
            "M02",
            "From x1 two ways lead to o1, one through h1 and one through h2. "
            "Only one of them passes w5: is the other one open?",
        ),
        wrong(
            "x1 and x2.",
            "M07",
            "Both inputs also reach h2, and h2 reaches o1 through w6. "
            "Follow the lines from w5 backward: where do they begin?",
        ),
        right(
            "w1, w2 and b1.",
            "These three work on h1 only, and the one way from h1 to o1 is multiplied "
            "by 0. The inputs still get through h2.",
        ),
        wrong(
            "b3.",
            "M03",
            "b3 joins the sum of o1 itself, behind w5. So it needs no line to get "
            "there: which knobs do need the line of w5?",
        ),
    ),
    question(
        "02.c2",
        "O2.2",
        "You have built a 2-2-1 network, and no data has arrived yet. "
        "Which numbers exist already?",
        wrong(
            "The outputs of h1 and h2.",
            "M07",
            "h1 and h2 need inputs before they can work out anything. Which numbers "
            "wait inside the neurons for the inputs?",
        ),
        right(
            "The weights and the biases.",
            "These nine numbers belong to the network. Inputs come from the world, and "
            "all outputs are computed from both.",
        ),
        wrong(
            "The inputs.",
            "M01",
            "The inputs are the data, and they come from the world. Look for the "
            "numbers that are ours to set.",
        ),
        wrong(
            "The output of o1.",
            "M10",
            "The network does not store answers. It works out each output anew, from "
            "the inputs and its own numbers: which numbers are these?",
        ),
    ),
)


def output(x, w, b):
    """Return the output of the 2-2-1 network with the weights `w` and biases `b`."""
    network = OurNeuralNetwork()
    network.knobs = [*w, *b]
    return network.feedforward(x)


def wider_output(x, w, b):
    """Return the output of the 2-3-1 network with nine weights and four biases."""
    network = backPropNN((2, 3, 1))
    network.weights[0] = np.column_stack([np.reshape(w[:6], (3, 2)), b[:3]])
    network.weights[1] = np.array([[*w[6:], b[3]]])
    return network.FP([x])[0, 0]


BY_HAND = Exercise(
    id="02.e1",
    objective="O2.1",
    minutes=6,
    task="A 2-2-1 network has the weights w1 to w6 = −1, −2, 3, 2, 1, 2. Its biases "
    "b1, b2, b3 are −2, 3, −2. The inputs are 0 and −2. What is the output of o1? "
    "Give three digits.",
    starter="answer = ...",
    judge=Number(
        output([0, -2], [-1, -2, 3, 2, 1, 2], [-2, 3, -2]),
        low=0,
        high=1,
        out_of_range="An output of a sigmoid is between 0 and 1, and this is not. "
        "Did all three sums go through the sigmoid?",
    ),
    mistakes=(
        Mistake(
            edit(
                "answer = sigmoid(w5 * h1 + w6 * h2 + b3)",
                "answer = w5 * h1 + w6 * h2 + b3",
            ),
            "That is the sum of o1. o1 is a neuron like the others: "
            "which step is left?",
        ),
        Mistake(
            edit("h1 = sigmoid(", "h1 = (", "h2 = sigmoid(", "h2 = ("),
            "It looks as if h1 and h2 passed on their plain sums. "
            "Squash both before they travel on.",
        ),
        Mistake(
            edit("w5 * h1 + w6 * h2", "w5 * x1 + w6 * x2"),
            "o1 does not see the inputs x1 and x2. "
            "Look at the lines that lead into o1: where do they start?",
        ),
        Mistake(
            edit("w5 * h1 + w6 * h2", "w5 * h2 + w6 * h1"),
            "Two numbers changed places on the way into o1. "
            "Which weight is on the line from h1 to o1?",
        ),
        Mistake(
            edit("w6 * h2", "w6 * h1"),
            "It looks as if the output of h1 went into o1 twice. "
            "Work out h2 with its own weights and bias.",
        ),
        Mistake(
            edit("answer = sigmoid(w5 * h1 + w6 * h2 + b3)", "answer = h1"),
            "That is the output of h1, a hidden neuron. It is one of the two inputs "
            "of o1: go on from there.",
        ),
        Mistake(
            edit("answer = sigmoid(w5 * h1 + w6 * h2 + b3)", "answer = h2"),
            "That is the output of h2, a hidden neuron. It is one of the two inputs "
            "of o1: go on from there.",
        ),
        Mistake(
            edit(" + b3", ""),
            "The last sum is not complete. The output neuron has a bias as well.",
        ),
        Mistake(
            edit(" + b1", "", " + b2", ""),
            "The hidden sums are not complete. Look at what b1 and b2 are for.",
        ),
        Mistake(
            edit(" + b1", "", " + b2", "", " + b3", ""),
            "There is no bias in any of your three sums. "
            "Add the right one to each of them.",
        ),
        Mistake(
            edit("w2 * x2 + b1", "-w2 * x2 + b1"),
            "Look at the second product of h1, w2 times x2. "
            "What do two minus signs make?",
        ),
        Mistake(
            edit("w2 * x2", "w3 * x2", "w3 * x1", "w2 * x1"),
            "Look at which weights lead into which neuron: "
            "w1 and w2 both belong to h1.",
        ),
        Mistake(
            edit(
                "w1 * x1 + w2 * x2",
                "w1 * x2 + w2 * x1",
                "w3 * x1 + w4 * x2",
                "w3 * x2 + w4 * x1",
            ),
            "The two inputs changed places. Write each weight next to its input, "
            "as on the lines of the diagram.",
        ),
        Mistake(
            sigmoid(sigmoid(3)),
            "This is the number of the worked example. "
            "The exercise has other weights, biases and inputs: use these.",
        ),
        Mistake(
            Slip("h1 ="),
            "One slip in the line of h1 leads exactly there: in a sign, a weight, an "
            "input or the sigmoid. Work h1 out again, product by product.",
        ),
        Mistake(
            Slip("h2 ="),
            "One slip in the line of h2 leads exactly there: in a sign, a weight, an "
            "input or the sigmoid. Work h2 out again, product by product.",
        ),
        Mistake(
            Slip("answer ="),
            "One slip at o1 leads exactly there: in a sign, a weight, the bias or the "
            "sigmoid. Work the last sum out again, product by product.",
        ),
        Mistake(
            Slip("w1, w2"),
            "One slip in copying the weights leads exactly there: a sign, or a number. "
            "Compare all six with the task.",
        ),
        Mistake(
            Slip("b1, b2"),
            "One slip in copying the biases leads exactly there: a sign, or a number. "
            "Compare all three with the task.",
        ),
        Mistake(
            Slip("x1, x2"),
            "One slip in copying the inputs leads exactly there: a sign, or a number. "
            "Compare both with the task.",
        ),
    ),
    hints=(
        "Go in order: the sum of h1 and its sigmoid, then the same for h2, then o1.",
        "h1 uses w1, w2 and b1. h2 uses w3, w4 and b2. Both look at the inputs 0 and "
        "−2. Their sums are whole numbers.",
        "The hidden sums are 2 and −1. Squash both. Then o1 takes the results with "
        "w5 = 1, w6 = 2 and b3 = −2.",
    ),
    solution="""\
x1, x2 = 0, -2
w1, w2, w3, w4, w5, w6 = -1, -2, 3, 2, 1, 2
b1, b2, b3 = -2, 3, -2
h1 = sigmoid(w1 * x1 + w2 * x2 + b1)  # sigmoid(2)
h2 = sigmoid(w3 * x1 + w4 * x2 + b2)  # sigmoid(-1)
answer = sigmoid(w5 * h1 + w6 * h2 + b3)""",
    praise="The hidden outputs are 0.881 and 0.269, the last sum is −0.581, "
    "and its sigmoid is 0.359.",
    next_step="Write a table with one row for each neuron: its two products, its sum, "
    "its output. Then check the rows from the top.",
)

FEEDFORWARD = Exercise(
    id="02.e2",
    objective="O2.3",
    minutes=5,
    task="Fill the three blanks, so that the function gives the output of the 2-2-1 "
    "network. `w` holds w1 to w6, and `b` holds b1, b2, b3.",
    starter="""\
def my_feedforward(x, w, b):
    x1, x2 = x
    w1, w2, w3, w4, w5, w6 = w
    b1, b2, b3 = b
    h1 = sigmoid(w1 * x1 + w2 * x2 + b1)
    h2 = sigmoid(...)
    total = ...
    return ...""",
    judge=Function(
        "my_feedforward",
        right=output,
        probes=(
            ([0, -2], [-1, -2, 3, 2, 1, 2], [-2, 3, -2]),
            ([2, 3], [0.5, -1, 1, 0.25, -2, 1.5], [1, -1, 0.5]),
            ([-1.5, 0.5], [1, 2, -1, 1, 3, -2], [0, 1, -0.5]),
        ),
        low=0,
        high=1,
        out_of_range="An output of a sigmoid is between 0 and 1. "
        "Look at what the last line returns.",
    ),
    mistakes=(
        Mistake(
            edit("return sigmoid(total)", "return total"),
            "This is the sum of o1. Squash it before it goes out.",
        ),
        Mistake(
            edit("h2 = sigmoid(w3 * x1 + w4 * x2 + b2)", "h2 = w3 * x1 + w4 * x2 + b2"),
            "h2 passes on its plain sum. Look at what happens to the sum in the line "
            "of h1.",
        ),
        Mistake(
            edit("sigmoid(total)", "sigmoid(sigmoid(total))"),
            "The sum of o1 is squashed twice. Once is enough: look at `total` and at "
            "the last line.",
        ),
        Mistake(
            edit(
                "sigmoid(w3 * x1 + w4 * x2 + b2)",
                "sigmoid(sigmoid(w3 * x1 + w4 * x2 + b2))",
            ),
            "The sum of h2 is squashed twice. Once is enough.",
        ),
        Mistake(
            edit("w3 * x1 + w4 * x2 + b2", "w1 * x1 + w2 * x2 + b1"),
            "It comes out as if h2 did the same as h1, or as if o1 got h1 twice. "
            "Look at h2: its own weights, its own bias, its own place in the sum.",
        ),
        Mistake(
            edit("w3 * x1 + w4 * x2", "w1 * x1 + w2 * x2"),
            "h2 uses the weights of h1. Which two weights are on the lines into h2?",
        ),
        Mistake(
            edit("w3 * x1 + w4 * x2", "w2 * x1 + w4 * x2"),
            "One weight of h2 belongs to h1. "
            "In which order do w1 to w4 lead into h1 and h2?",
        ),
        Mistake(
            edit("w3 * x1 + w4 * x2", "w4 * x1 + w3 * x2"),
            "Two weights of h2 changed places. Which of them belongs to x1?",
        ),
        Mistake(
            edit("w4 * x2 + b2", "w4 * x2"),
            "The sum of h2 is not complete. Compare it with the line of h1.",
        ),
        Mistake(
            edit("w4 * x2 + b2", "w4 * x2 + b1"),
            "h2 uses the bias of h1. Each neuron has a bias of its own.",
        ),
        Mistake(
            edit("w5 * h1 + w6 * h2", "w5 * x1 + w6 * x2"),
            "o1 sees the inputs here. Feed it what h1 and h2 give instead.",
        ),
        Mistake(
            edit("w5 * h1 + w6 * h2", "w5 * h2 + w6 * h1"),
            "Two numbers changed places on the way into o1. "
            "Which weight is on the line from h1 to o1?",
        ),
        Mistake(
            edit("w6 * h2 + b3", "w6 * h2"),
            "The last sum is not complete. The output neuron has a bias as well.",
        ),
        Mistake(
            edit("w6 * h2 + b3", "w6 * h2 + b2"),
            "o1 uses the bias of h2. Which of the three biases is left for o1?",
        ),
        Mistake(
            edit("w5 * h1 + w6 * h2", "h1 + h2"),
            "h1 and h2 are added without weights. "
            "Which two weights are on the lines into o1?",
        ),
        Mistake(
            Slip("h2 ="),
            "One slip in the line of h2 leads exactly there. "
            "Compare it with the line of h1, name by name.",
        ),
        Mistake(
            Slip("total ="),
            "One slip in the line of `total` leads exactly there. "
            "Compare it with the formula for o1 in section 5, name by name.",
        ),
    ),
    hints=(
        "All three neurons follow the pattern in the line of h1: two products, a bias, "
        "and the sigmoid around them.",
        "For h2, keep x1 and x2 and take the next weights and the next bias.",
        "o1 takes h1 and h2 in place of x1 and x2. Its sum goes into `total`; the last "
        "line squashes it.",
    ),
    solution="""\
def my_feedforward(x, w, b):
    x1, x2 = x
    w1, w2, w3, w4, w5, w6 = w
    b1, b2, b3 = b
    h1 = sigmoid(w1 * x1 + w2 * x2 + b1)
    h2 = sigmoid(w3 * x1 + w4 * x2 + b2)
    total = w5 * h1 + w6 * h2 + b3
    return sigmoid(total)""",
    praise="It agrees with the network of this course on three sets of numbers.",
    next_step="Call it with the numbers of exercise 1 and print h1, h2 and `total` "
    "inside. Compare each with your table.",
)

COUNT = Exercise(
    id="02.e3",
    objective="O2.2",
    minutes=3,
    task="A 2-3-1 network has two inputs, three hidden neurons and one output neuron. "
    "How many weights and biases does it have together?",
    starter="answer = ...",
    judge=Number(
        backPropNN((2, 3, 1)).weights[0].size + backPropNN((2, 3, 1)).weights[1].size,
        whole=True,
        low=1,
        high=100,
        out_of_range="Count again: the number of weights and biases is a whole number "
        "above 0, and far below 100.",
    ),
    mistakes=(
        Mistake(
            2 * 3 + 3 * 1,
            "That is the number of weights, or the count for a 2-2-1 network. "
            "Does every neuron have its bias in your count?",
        ),
        Mistake(
            2 * 3 + 3 * 1 + 2,
            "It looks as if each layer had one bias. "
            "Count one for each neuron in the layer.",
        ),
        Mistake(
            2 * 3 + 3 * 1 + 3,
            "One number is missing. Does each of the four neurons have its bias in "
            "your count, the output neuron too?",
        ),
        Mistake(
            2 * 3 + 3 * 1 + 1,
            "Three numbers are missing: perhaps the biases of the hidden neurons, or "
            "the weights into the output neuron.",
        ),
        Mistake(
            2 * 3 + 3 * 1 + 2 * 3 + 1,
            "It looks as if each line into a hidden neuron had a bias. "
            "How many does one neuron have?",
        ),
        Mistake(
            2 * 3 + 3 * 1 + 2 + 3 + 1,
            "Do the two inputs have biases in your count? "
            "Inputs are numbers from the world, not neurons.",
        ),
        Mistake(
            2 + 3 + 1,
            "That is the number of circles and squares in the diagram. "
            "Count the lines, and then one bias for each neuron.",
        ),
        Mistake(
            3 + 1,
            "That is the number of neurons, and so the number of biases. "
            "Count the lines as well.",
        ),
        Mistake(
            Slip("hidden ="),
            "One slip in the count for the hidden layer leads exactly there. "
            "Count the lines into it again, then its biases.",
        ),
        Mistake(
            Slip("output ="),
            "One slip in the count for the output neuron leads exactly there. "
            "Count the lines into it again, then its bias.",
        ),
    ),
    hints=(
        "Draw the network. Every line has a weight, and every neuron has one bias.",
        "2 × 3 lines lead into the hidden layer and 3 × 1 into the output neuron.",
    ),
    solution="""\
hidden = 3 * 2 + 3  # three neurons: two weights and a bias each
output = 1 * 3 + 1  # one neuron: three weights and a bias
answer = hidden + output""",
    praise="Nine numbers for the hidden layer and four for the output neuron.",
    next_step="Count in groups: the weights into the hidden layer, its biases, the "
    "weights into the output neuron, its bias.",
)

THREE_HIDDEN = Exercise(
    id="02.e4",
    objective="O2.3",
    minutes=6,
    task="Give the network a third hidden neuron. `w` now holds w1 to w9: two weights "
    "for each of h1, h2 and h3, then three for o1. `b` holds b1 to b4.",
    starter="""\
def my_wider_network(x, w, b):
    x1, x2 = x
    w1, w2, w3, w4, w5, w6, w7, w8, w9 = w
    b1, b2, b3, b4 = b
    h1 = sigmoid(w1 * x1 + w2 * x2 + b1)
    h2 = sigmoid(w3 * x1 + w4 * x2 + b2)
    h3 = ...
    return sigmoid(w7 * h1 + w8 * h2 + ...)""",
    judge=Function(
        "my_wider_network",
        right=wider_output,
        probes=(
            ([0, -2], [-1, -2, 3, 2, 1, 2, 1, -1, 2], [-2, 3, 1, -1]),
            ([2, 3], [0.5, -1, 1, 0.25, -2, 1.5, 2, 1, -3], [1, -1, 0.5, 0.25]),
            ([-1.5, 0.5], [1, 2, -1, 1, 3, -2, -1, 0.5, 1], [0, 1, -0.5, 2]),
        ),
        low=0,
        high=1,
        out_of_range="An output of a sigmoid is between 0 and 1. "
        "Look at what the last line returns.",
    ),
    mistakes=(
        Mistake(
            edit("h3 = sigmoid(w5 * x1 + w6 * x2 + b3)", "h3 = w5 * x1 + w6 * x2 + b3"),
            "h3 passes on its plain sum. Compare its line with the two lines above.",
        ),
        Mistake(
            edit(" + w9 * h3 + b4", " + b4"),
            "The output of h3 does not arrive at o1. Add its product to the last sum.",
        ),
        Mistake(
            edit(" + w9 * h3 + b4", " + w9 * h3"),
            "The last sum is not complete. The output neuron has a bias as well.",
        ),
        Mistake(
            edit(" + w9 * h3 + b4", " + w9 * h3 + b3"),
            "o1 uses the bias of h3. Which of the four biases is left for o1?",
        ),
        Mistake(
            edit(" + w9 * h3 + b4", " + h3 + b4"),
            "h3 arrives at o1 without a weight. Look for the one that is left.",
        ),
        Mistake(
            edit("w5 * x1 + w6 * x2 + b3", "w3 * x1 + w4 * x2 + b2"),
            "h3 does the same as h2 here. Give it its own weights and its own bias.",
        ),
        Mistake(
            edit("w6 * x2 + b3", "w6 * x2"),
            "The sum of h3 is not complete. Compare its line with the two lines above.",
        ),
        Mistake(
            edit("w5 * x1 + w6 * x2", "w5 * h1 + w6 * h2"),
            "h3 is fed by h1 and h2 here. It is in the same layer: what do h1 and "
            "h2 look at?",
        ),
        Mistake(
            edit("w5 * x1 + w6 * x2", "w6 * x1 + w5 * x2"),
            "Two weights of h3 changed places. Which of them belongs to x1?",
        ),
        Mistake(
            edit(
                "sigmoid(w5 * x1 + w6 * x2 + b3)",
                "sigmoid(sigmoid(w5 * x1 + w6 * x2 + b3))",
            ),
            "The sum of h3 is squashed twice. Once is enough.",
        ),
        Mistake(
            Slip("h3 ="),
            "One slip in the line of h3 leads exactly there. "
            "Compare it with the two lines above, name by name.",
        ),
        Mistake(
            Slip("return"),
            "One slip in the last line leads exactly there. "
            "Which weight and which bias are left for the blank?",
        ),
    ),
    hints=(
        "h3 looks like h1 and h2: the same two inputs, its own two weights, its own "
        "bias.",
        "The next weights are w5 and w6, and the next bias is b3.",
        "o1 now has three inputs, so its sum has three products and a bias: w9 and b4 "
        "are left for the blank.",
    ),
    solution="""\
def my_wider_network(x, w, b):
    x1, x2 = x
    w1, w2, w3, w4, w5, w6, w7, w8, w9 = w
    b1, b2, b3, b4 = b
    h1 = sigmoid(w1 * x1 + w2 * x2 + b1)
    h2 = sigmoid(w3 * x1 + w4 * x2 + b2)
    h3 = sigmoid(w5 * x1 + w6 * x2 + b3)
    return sigmoid(w7 * h1 + w8 * h2 + w9 * h3 + b4)""",
    praise="Thirteen knobs, and the output is right for three sets of them.",
    next_step="Print h1, h2 and h3 inside the function for inputs of 0. "
    "Then each must be the sigmoid of its own bias.",
)

LESSON = Lesson(
    number=2,
    objectives=OBJECTIVES,
    predictions=PREDICTIONS,
    questions=WARM_UP + CONCEPTS,
    exercises=(BY_HAND, FEEDFORWARD, COUNT, THREE_HIDDEN),
)
