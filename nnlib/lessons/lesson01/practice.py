"""Practice of lesson 01: one neuron."""

import numpy as np

from nnlib import sigmoid
from nnlib.practice.content import (
    Exercise,
    Lesson,
    Mistake,
    Objective,
    Prediction,
    Shape,
    Slip,
    When,
    edit,
    question,
    right,
    wrong,
)
from nnlib.practice.judges import Function, Number, Numbers, Part

OBJECTIVES = (
    Objective("O1.1", "compute a neuron's output by hand", "2. Multiply and add"),
    Objective(
        "O1.2",
        "translate the formula into NumPy",
        "4. The whole neuron, in a picture and in NumPy",
    ),
    Objective(
        "O1.3",
        "predict what happens when an input, a weight or the bias changes",
        "5. Turn the knobs",
    ),
    Objective(
        "O1.4", "explain why a neuron squashes its sum with the sigmoid", "3. Squash"
    ),
)

PREDICTIONS = (
    Prediction(
        "01.p1",
        "The inputs are 2 and 3, the weights 0 and 1, and the bias is 4. "
        "What is the weighted sum?",
        answer=7,
        why="0 × 2 + 1 × 3 + 4 = 7. The first input counts 0 times and adds nothing.",
    ),
    Prediction(
        "01.p2",
        "The weighted sum is 7. What does the sigmoid make of it?",
        options=("about 0.01", "exactly 0.5", "about 0.999", "7"),
        answer="about 0.999",
        why="A sum of 0 gives 0.5. A sum of 7 is far to the right of it, "
        "where the curve is almost at 1.",
    ),
    Prediction(
        "01.p3",
        "The weights are 0 and 1. The first input, the clouds, rises from 2 to 5. "
        "What does the output do?",
        options=("It grows", "It shrinks", "It stays the same", "Nobody can tell"),
        answer="It stays the same",
        why="The weight of the first input is 0, and both 0 × 2 and 0 × 5 are 0. "
        "Sam does not mind clouds.",
    ),
    Prediction(
        "01.p4",
        "The weights are 0 and 1, so the output rises as x2 grows. "
        "The bias goes down from 4 to 0. Where does the boundary line go?",
        options=("It moves up", "It moves down", "It turns", "It stays where it is"),
        answer="It moves up",
        why="A smaller bias is a smaller head start, so x2 has to be larger before the "
        "sum reaches 0. The line slides up without turning, from x2 = −4 to x2 = 0.",
    ),
)

QUESTIONS = (
    question(
        "01.c1",
        "O1.3",
        "Kim looks at the same two numbers as Sam, but minds clouds: the weights are "
        "−2 and 1, and the bias is 4. There are 3 free hours. The clouds rise from "
        "2 to 5. What happens to the output?",
        wrong(
            "It rises, because an input rises.",
            "M02",
            "Whether a larger input helps depends on its weight. Work out the product "
            "of the clouds and their weight, once for 2 and once for 5.",
        ),
        right(
            "It falls below 0.5.",
            "The sum goes from −2 × 2 + 3 + 4 = 3 down to −2 × 5 + 3 + 4 = −3. So the "
            "output falls from 0.953 to 0.047: the boundary line is crossed.",
        ),
        wrong(
            "It becomes negative, because the sum does.",
            "M05",
            "The sum does become negative. But it is squashed after that, and the "
            "sigmoid turns every sum into a number between 0 and 1.",
        ),
        wrong(
            "That cannot be known before the neuron has learned something.",
            "M09",
            "A neuron need not learn anything to give an output. Its weights and its "
            "bias are known, so put the numbers into the formula.",
        ),
    ),
    question(
        "01.c2",
        "O1.3",
        "A neuron has one input. Its output passes 0.5 at some place. What moves this "
        "place and leaves the steepness of the curve as it is?",
        wrong(
            "Doubling the weight.",
            "M03",
            "A weight twice as large makes the curve steeper. Compare the outputs for "
            "w = 1 and w = 2, both with the bias 3.",
        ),
        right(
            "Changing the bias.",
            "The bias shifts the sum by the same amount everywhere. So the whole curve "
            "slides to one side and keeps its shape.",
        ),
        wrong(
            "Changing the input.",
            "M01",
            "The input says where on the curve we look. The curve stays where it is: "
            "only the knobs, which are weight and bias, change it.",
        ),
        wrong(
            "Another activation function.",
            "M06",
            "Another function has another shape, so the steepness changes as well. "
            "Look for a knob that adds the same number to every sum.",
        ),
    ),
    question(
        "01.c3",
        "O1.4",
        "Why does the neuron put its weighted sum through the sigmoid?",
        wrong(
            "To get the probability that the answer is true.",
            "M04",
            "We made up these weights ourselves, and the output was still 0.999. "
            "A number between 0 and 1 is not a probability only because of its range.",
        ),
        wrong(
            "To switch the output to either 0 or 1.",
            "M05",
            "A switch has two values. The sigmoid has all the values in between as "
            "well: look at the table for the sums −2 and 2.",
        ),
        right(
            "To turn any sum into a number between 0 and 1.",
            "A sum can have any size. After the sigmoid every output is between 0 "
            "and 1, so the next neuron gets numbers of a size known in advance.",
        ),
        wrong(
            "For looks: without it, the neuron would do the same.",
            "M06",
            "Without it the output is the plain sum, which can be 7 or 70 000. "
            "And the bend is gone: the output would grow along a straight line.",
        ),
    ),
)

W, X, B = np.array([-0.5, -2.0]), np.array([2.0, -1.0]), 0.5
Z = W @ X + B

BY_HAND = Exercise(
    id="01.e1",
    objective="O1.1",
    minutes=4,
    task="A neuron has the weights −0.5 and −2 and the bias 0.5. "
    "The inputs are 2 and −1. What is its output? Give three digits.",
    starter="answer = ...",
    judge=Number(
        sigmoid(Z),
        low=0,
        high=1,
        out_of_range="An output of a sigmoid is between 0 and 1, and this is not. "
        "Look at the last step: which number goes through the sigmoid?",
    ),
    mistakes=(
        Mistake(
            Z, "That is the weighted sum. One step is left: put it through the sigmoid."
        ),
        Mistake(
            sigmoid(W @ X),
            "It looks as if the sum stopped early. Write it with three terms: "
            "two products and the bias.",
        ),
        Mistake(sigmoid(W @ X - B), "Look at the sign in front of the bias."),
        Mistake(
            sigmoid(W[0] * X[0] - W[1] * X[1] + B),
            "Look at the product of −2 and −1. What do two minus signs make?",
        ),
        Mistake(
            sigmoid(-W[0] * X[0] + W[1] * X[1] + B),
            "Look at the product of −0.5 and 2. Only one of the two is negative.",
        ),
        Mistake(
            1 / 1 + np.exp(-Z),
            "Python divides before it adds. "
            "Which part of the formula has to be in parentheses?",
        ),
        Mistake(
            sigmoid(-Z),
            "Look at the minus in e to the power of −z. There is one, in front of z.",
        ),
        Mistake(
            sigmoid(W[::-1] @ X + B),
            "Which weight belongs to which input? Write the pairs below each other.",
        ),
        Mistake(
            sigmoid(W @ X) + B,
            "The bias came in late. It joins the sum before the sigmoid, not after.",
        ),
        Mistake(
            sigmoid(W.sum() * X.sum() + B),
            "It looks as if the weights and the inputs were added up first. "
            "Multiply pair by pair, and add afterward.",
        ),
        Mistake(
            sigmoid((W + X).sum() + B),
            "Each input is multiplied by its weight. "
            "Look at what you did with the pairs.",
        ),
        Mistake(
            sigmoid(W[0] * X[0] + B),
            "Only the first of the two inputs is in this. "
            "Add the product of the second pair.",
        ),
        Mistake(
            sigmoid(W[1] * X[1] + B),
            "The first pair is missing. Its product is negative; add it to the sum.",
        ),
        Mistake(
            np.tanh(Z),
            "This comes from another squashing function, tanh. "
            "Ours is 1 / (1 + e to the power of −z).",
        ),
        Mistake(
            1.0,
            "That is on or off, like a switch. The sigmoid has values between 0 and 1: "
            "give three digits.",
        ),
        Mistake(
            W * X,
            "These are the two products, side by side. "
            "Add them and the bias before you squash.",
        ),
        Mistake(
            Shape((2,)),
            "A neuron has one output, and these are two numbers. If each pair has its "
            "own, add the two products and the bias before you squash.",
        ),
        Mistake(
            Slip("total ="),
            "One slip in the weighted sum leads exactly there: in a sign, a product or "
            "the bias. Write its three terms below each other.",
        ),
        Mistake(
            Slip("answer ="),
            "One slip in the formula of the sigmoid leads exactly there. "
            "Compare your line with section 3, sign by sign.",
        ),
    ),
    hints=(
        "Work in two steps: first the weighted sum, then the sigmoid of it.",
        "Multiply the pairs: −0.5 × 2 and −2 × (−1). Mind the signs. Then add both "
        "products and the bias.",
        "The sum is 1.5. Put it into the formula of section 3, in place of z.",
    ),
    solution="""\
total = -0.5 * 2 + -2 * -1 + 0.5  # 1.5
answer = 1 / (1 + np.exp(-total))""",
    praise="The sum is −1 + 2 + 0.5 = 1.5, and the sigmoid of 1.5 is 0.818.",
    next_step="Write down the two products, then the sum with the bias, then its "
    "sigmoid, and compare each with your calculation.",
)

IN_NUMPY = Exercise(
    id="01.e2",
    objective="O1.2",
    minutes=5,
    task="Fill the two blanks, so that `my_neuron` gives the output of a neuron.",
    starter="""\
def my_sigmoid(x):
    return 1 / (1 + ...)


def my_neuron(weights, inputs, bias):
    total = ...
    return my_sigmoid(total)""",
    judge=Function(
        "my_neuron",
        right=lambda weights, inputs, bias: sigmoid(np.dot(weights, inputs) + bias),
        # After the first, each probe changes one argument only.
        probes=(
            (W, X, B),
            (np.array([1.0, -1.5]), X, B),
            (W, np.array([0.5, 1.0]), B),
            (W, X, -1.0),
        ),
        low=0,
        high=1,
        out_of_range="An output of a sigmoid is between 0 and 1. "
        "Look at what the last line returns.",
        parts=(
            Part(
                "my_sigmoid",
                sigmoid,
                (-2.0, 0.0, 2.0),
                "Compare its line with the formula of the sigmoid.",
            ),
        ),
    ),
    mistakes=(
        Mistake(
            edit("np.exp(-x)", "np.exp(x)"),
            "Look at the sign inside `np.exp`. A large sum must give an output near 1.",
        ),
        Mistake(
            edit("(1 + np.exp(-x))", "1 + np.exp(-x)"),
            "Python divides before it adds. Put parentheses around everything that "
            "is below the line in the formula.",
        ),
        Mistake(
            edit("np.exp(-x)", "2.718**-x"),
            "Here e has three decimals only. NumPy knows more of them: `np.exp`.",
        ),
        Mistake(
            edit(" + bias", ""),
            "The bias is not in the sum yet. Compare your line with z = w · x + b.",
        ),
        Mistake(edit("+ bias", "- bias"), "Look at the sign in front of `bias`."),
        Mistake(
            edit("return my_sigmoid(total)", "return total"),
            "This is the weighted sum. Put it through `my_sigmoid` before it goes out.",
        ),
        Mistake(
            edit("my_sigmoid(total)", "my_sigmoid(my_sigmoid(total))"),
            "The sigmoid is used twice on the way out. Once is enough: look at both "
            "functions.",
        ),
        Mistake(
            edit("np.dot(weights, inputs)", "weights * inputs"),
            "The products are side by side and not added up yet. Which NumPy "
            "function multiplies the pairs and adds the products?",
        ),
        Mistake(
            edit("np.dot(weights, inputs)", "np.sum(weights + inputs)"),
            "Weights and inputs are added here. "
            "Each input has to be multiplied by its weight.",
        ),
        Mistake(
            edit("np.dot(weights, inputs)", "np.sum(weights) * np.sum(inputs)"),
            "All weights and all inputs were added up first. Multiply pair by pair, "
            "then add.",
        ),
        Mistake(
            edit("my_sigmoid(total)", "my_sigmoid(np.dot(weights, inputs)) + bias"),
            "The bias joins the sum before the sigmoid. Look at where it comes in.",
        ),
        Mistake(
            edit("1 / (1 + np.exp(-x))", "np.tanh(x)"),
            "This squashes with tanh. Write the formula of the sigmoid in its place.",
        ),
        Mistake(
            Slip("1 / (1 +"),
            "One slip in `my_sigmoid` leads exactly there. "
            "Compare its line with the formula, sign by sign.",
        ),
        Mistake(
            Slip("total ="),
            "One slip in the line of `total` leads exactly there. "
            "Compare it with z = w · x + b.",
        ),
    ),
    hints=(
        "The first blank is the part with e in the formula of the sigmoid. "
        "The second blank is the weighted sum.",
        "NumPy writes e to the power of −x as `np.exp(-x)`.",
        "`np.dot(weights, inputs)` multiplies the pairs and adds the products. "
        "One thing is still to be added.",
    ),
    solution="""\
def my_sigmoid(x):
    return 1 / (1 + np.exp(-x))


def my_neuron(weights, inputs, bias):
    total = np.dot(weights, inputs) + bias
    return my_sigmoid(total)""",
    praise="`my_neuron` agrees with the formula on four neurons, and it uses all "
    "three of its arguments.",
    next_step="Call it with the numbers of exercise 1, where you know the sum and the "
    "output, and print `total` inside the function.",
)

CORNERS = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])


def corner_sums(given):
    """Return the weighted sums of a neuron with w1, w2, b for the four corners."""
    return np.clip(CORNERS @ given[:2] + given[2], -1e300, 1e300)


def corner_outputs(given):
    """Return the outputs of this neuron for the four corners."""
    return sigmoid(corner_sums(given))


def corners_on(given):
    """Return how many of the corners get an output above 0.5."""
    return int((corner_outputs(given) > 0.5).sum())


def only_last_on(given):
    """Say whether (1, 1) alone gets more than 0.9, and the rest less than 0.1."""
    outputs = corner_outputs(given)
    return outputs[3] > 0.9 and outputs[:3].max() < 0.1


BOTH_INPUTS = Exercise(
    id="01.e3",
    objective="O1.3",
    minutes=6,
    task="Choose w1, w2 and b of a neuron with two inputs. Its output must be above "
    "0.9 for the inputs (1, 1), and below 0.1 for (0, 0), (0, 1) and (1, 0).",
    starter="answer = [..., ..., ...]  # w1, w2, b",
    judge=Numbers(fits=only_last_on, size=3),
    mistakes=(
        Mistake(
            When(lambda given: corners_on(given) == 4, example=[10, 10, 5]),
            "All four outputs are above 0.5. The head start is too large: "
            "which knob sets it?",
        ),
        Mistake(
            When(lambda given: corners_on(given) == 0, example=[10, 10, -30]),
            "No output is above 0.5, not even for (1, 1). Compute that sum: "
            "it has to be above 0.",
        ),
        Mistake(
            When(lambda given: corner_outputs(given)[3] <= 0.5, example=[-10, -10, 5]),
            "The output for (1, 1) is low while another one is high. "
            "Look at the signs of your weights.",
        ),
        Mistake(
            When(lambda given: given[2] > 0, example=[10, -5, 2]),
            "The output for (0, 0) is above 0.5. Its sum is the bias alone: "
            "which sign must that have?",
        ),
        Mistake(
            When(lambda given: corners_on(given) == 3, example=[10, 10, -5]),
            "Three outputs are above 0.5, so one input alone is enough. "
            "Make the bias more negative and look again.",
        ),
        Mistake(
            When(lambda given: corners_on(given) == 2, example=[10, 0, -5]),
            "Two outputs are above 0.5, so one of the inputs decides alone. "
            "Compare the sizes of your weights.",
        ),
        Mistake(
            When(lambda given: not corner_sums(given).all(), example=[1, 1, -1]),
            "At one corner at least the sum is exactly 0, so the output is 0.5: "
            "the boundary line runs through it. Which knob moves the line?",
        ),
        Mistake(
            When(lambda given: corners_on(given) == 1, example=[1, 1, -1.5]),
            "Each corner is on its right side of the boundary line. Now the outputs "
            "must be nearer to 0 and 1: make the change across the line steeper.",
        ),
    ),
    hints=(
        "The sum for (0, 0) is the bias alone. Should it be positive or negative?",
        "Give both weights the same size. One weight alone must not make up for the "
        "bias, and both together must.",
        "Try weights of 10. Then find a bias such that 10 + b is below 0 and "
        "20 + b is above 0, both by a few units.",
    ),
    solution="answer = [10, 10, -15]  # sums: -15, -5, -5 and 5",
    praise="Only both inputs together make up for the bias.",
    next_step="Work out the four sums: b, w2 + b, w1 + b and w1 + w2 + b. "
    "Which of them has the opposite sign of what it should have?",
)


def two_outputs(given):
    """Return the outputs of a neuron with one weight and a bias for 0 and 1."""
    return sigmoid(np.array([given[1], given[0] + given[1]]))


ONLY_AT_ZERO = Exercise(
    id="01.e4",
    objective="O1.3",
    minutes=5,
    task="A neuron has one input, which is 0 or 1. Choose w and b. The output must be "
    "above 0.9 for the input 0, and below 0.1 for the input 1.",
    starter="answer = [..., ...]  # w, b",
    judge=Numbers(
        fits=lambda given: two_outputs(given)[0] > 0.9 and two_outputs(given)[1] < 0.1,
        size=2,
    ),
    mistakes=(
        Mistake(
            When(lambda given: given[1] == 0, example=[-10, 0]),
            "For the input 0 the sum is the bias alone, and yours is 0. "
            "Which output belongs to a sum of 0?",
        ),
        Mistake(
            When(lambda given: given[0] + given[1] == 0, example=[-1, 1]),
            "For the input 1 the sum w + b is exactly 0. "
            "Which output belongs to a sum of 0?",
        ),
        Mistake(
            When(lambda given: min(two_outputs(given)) > 0.5, example=[-2, 5]),
            "Both outputs are above 0.5. For the input 1, the weight must pull the sum "
            "below 0: look at its sign and its size.",
        ),
        Mistake(
            When(lambda given: max(two_outputs(given)) <= 0.5, example=[-10, -5]),
            "Both outputs are at most 0.5. For the input 0 only the bias is left in "
            "the sum: look at its sign.",
        ),
        Mistake(
            When(
                lambda given: two_outputs(given)[0] < two_outputs(given)[1],
                example=[10, -5],
            ),
            "This neuron does it the other way around: high for 1, low for 0. "
            "Look at both signs.",
        ),
        Mistake(
            When(lambda given: given[0] < 0 < given[1], example=[-2, 1]),
            "High for 0 and low for 1: the order is right. Now bring the outputs "
            "nearer to 1 and 0. Which knobs make the curve steeper?",
        ),
    ),
    hints=(
        "Write down the two sums: one for the input 0, one for the input 1.",
        "The sum for 0 is b, so b must be well above 0. The sum for 1 is w + b, and it "
        "must be well below 0.",
        "Try b = 5. How far below −5 must w go, so that w + b is as far below 0?",
    ),
    solution="answer = [-10, 5]  # sums: 5 and -5",
    praise="The bias switches the neuron on, and the negative weight switches it off.",
    next_step="Work out both sums, b and w + b, and the sigmoid of each.",
)

LESSON = Lesson(
    number=1,
    objectives=OBJECTIVES,
    predictions=PREDICTIONS,
    questions=QUESTIONS,
    exercises=(BY_HAND, IN_NUMPY, BOTH_INPUTS, ONLY_AT_ZERO),
)
