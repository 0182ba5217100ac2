"""Practice of lesson 04: slopes and the chain rule."""

import numpy as np

from nnlib import OurNeuralNetwork, deriv_sigmoid, numeric_slope, sigmoid
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
from nnlib.practice.judges import Function, Number, Order, Part

OBJECTIVES = (
    Objective(
        "O4.1",
        "explain a slope as the change of the loss per tiny change of a knob",
        "1. Nudge one knob (both routes)",
    ),
    Objective(
        "O4.2",
        "compute the slope for the knob w1 as a product of three numbers",
        "2. Three gears (both routes)",
    ),
    Objective(
        "O4.3",
        "test any slope by nudging",
        "6. All nine slopes, checked (both routes)",
    ),
    Objective(
        "O4.4",
        "choose which way to move a knob so that the loss falls",
        "1. Nudge one knob (both routes)",
    ),
)

PREDICTIONS = (
    Prediction(
        "04.p1",
        "The knob w1 goes from 1 to 1.1, and the other eight stay. The first input of "
        "Alice is −2. What does the loss do?",
        options=("It goes up", "It goes down", "It stays the same"),
        answer="It goes up",
        why="A larger w1, times −2, makes the sum of h1 more negative. So h1 falls, o1 "
        "falls, and its distance to the label 1 grows.",
    ),
    Prediction(
        "04.p2",
        "The three gears are −0.09035, 0.2494 and −0.9526. "
        "How do they make the slope of the loss for w1?",
        options=(
            "Add them: the slope is negative",
            "Multiply them: the slope is negative",
            "Multiply them: the slope is positive",
        ),
        answer="Multiply them: the slope is positive",
        why="Each gear turns the next one, so their effects multiply. Two of the three "
        "are negative, and minus times minus is plus.",
    ),
    Prediction(
        "04.p3",
        "Suppose the first input of Alice were 0. What would the slope for w1 be?",
        options=("0", "0.0215, as before", "Negative", "It would have no value"),
        answer="0",
        why="The weight w1 multiplies the first input. With 0 as a factor, turning w1 "
        "changes nothing. If one gear is 0, the product is 0.",
    ),
    Prediction(
        "04.p4",
        "Only gear 1 changes when we go from w1 to w2: x2 = −1 takes the place of "
        "x1 = −2. What is the slope for w2, compared with that for w1?",
        options=("The same", "Half of it", "Twice as large", "The opposite sign"),
        answer="Half of it",
        why="Gears 2 and 3 stay. Gear 1 is −1 × 0.0452 in place of −2 × 0.0452.",
    ),
    Prediction(
        "04.p5",
        "The bias b1 acts like a weight whose input is always 1. "
        "Does its slope have the same sign as the slope for w1?",
        options=("The same sign", "The opposite sign"),
        answer="The opposite sign",
        why="Gears 2 and 3 are shared. Gear 1 is multiplied by 1 in place of −2, so "
        "its sign changes. For Alice, a higher b1 lowers the loss.",
    ),
    Prediction(
        "04.p6",
        "Neuron o1 multiplies w5 by h1 = 0.0474, and it adds b3 as it is. "
        "Which of the two slopes is farther from 0?",
        options=("That of w5", "That of b3", "Both are the same"),
        answer="That of b3",
        why="The last gear is shared, and so is the slope of the squash in o1. What is "
        "left is the factor 0.0474 for w5, and 1 for b3.",
    ),
    Prediction(
        "04.p7",
        "Which of these knobs has the slope that is farthest from 0?",
        options=("w1", "w5", "b1", "b3"),
        answer="b3",
        why="It acts on o1 directly, with the factor 1. The road of w1 and b1 leads "
        "through h1, which is nearly saturated, and w5 is multiplied by a small h1.",
    ),
    Prediction(
        "04.p8",
        "You have computed dozens of slopes. Are the knobs of the network better now?",
        options=("Yes, a little", "Yes, they are ideal now", "No, they are unchanged"),
        answer="No, they are unchanged",
        why="A slope says which way to turn a knob. Nobody has turned one yet.",
    ),
)

WARM_UP = (
    question(
        "04.w1",
        "O3.1",
        "The label is 1 and the prediction is 0.8. What is the squared error?",
        wrong(
            "0.2",
            "slip",
            "That is the error itself, the distance between label and prediction. "
            "One step is left: multiply it by itself.",
        ),
        right(
            "0.04",
            "The error is 1 − 0.8 = 0.2, and 0.2 × 0.2 = 0.04. "
            "For one person this is the loss as well.",
        ),
        wrong(
            "0.64",
            "slip",
            "That is the square of the prediction. What has to be squared is its "
            "distance from the label 1.",
        ),
    ),
    question(
        "04.w2",
        "O3.4",
        "With w5 = 1 the loss was 0.5071, with w5 = 2 it was 0.5701. "
        "Which way should w5 go next for the loss to fall?",
        right(
            "down",
            "From 1 to 2 the loss went up. So the other way is the better one: "
            "at w5 = 0 the loss was 0.3893.",
        ),
        wrong(
            "up",
            "slip",
            "Compare the two losses: which one is larger? A lower loss is better, "
            "so do not go on in the direction in which it rises.",
        ),
        wrong(
            "Two losses cannot tell.",
            "slip",
            "Two losses at values that are close together tell the direction. Here the "
            "loss turns nowhere between w5 = 0 and w5 = 2. In which direction did it "
            "rise?",
        ),
    ),
    question(
        "04.w3",
        "O1.4",
        "At which sum is the curve of the sigmoid steepest?",
        wrong(
            "−7",
            "slip",
            "Far to the left the curve is flat and almost at 0. "
            "Where does it climb fastest from 0 toward 1?",
        ),
        right(
            "0",
            "In the middle, where the output is 0.5, a small change of the sum changes "
            "the output most. Far out on both sides the curve is flat.",
        ),
        wrong(
            "7",
            "slip",
            "Far to the right the curve is flat and almost at 1. "
            "Where does it climb fastest from 0 toward 1?",
        ),
    ),
)

CONCEPTS = (
    question(
        "04.c1",
        "O4.4",
        "At w1 = 1 the slope of the loss for w1 is 0.0215. "
        "You want to lower the loss. What do you do?",
        wrong(
            "Increase w1, because a positive slope is good.",
            "M14",
            "A positive slope says that the loss rises when the knob goes up. "
            "Is a rising loss what you want?",
        ),
        right(
            "Decrease w1 a little.",
            "The slope points uphill: up with w1 is up with the loss. So go the other "
            "way, and in a small step, because the slope is only true nearby.",
        ),
        wrong(
            "Set w1 to 0.0215.",
            "M15",
            "The slope is not a value for a knob. It says how steeply the "
            "loss changes at w1 = 1: use its sign to choose a direction.",
        ),
        wrong(
            "Subtract 0.0215 from the loss.",
            "M15",
            "The loss cannot be set by hand. It follows from the knobs, so you can "
            "only turn a knob: which way?",
        ),
    ),
    question(
        "04.c2",
        "O4.2",
        "The slope for w1 is the product of three gears. "
        "If the first input x1 of Alice were 0, what would this slope be?",
        wrong(
            "The same, since the other two gears stay as they are.",
            "M16",
            "In a product every factor counts, also when the others stay. "
            "Which gear contains x1, and what does it become?",
        ),
        right(
            "0: for her, this knob does not matter.",
            "Gear 1 is x1 times something. With x1 = 0 this gear is 0, and nothing "
            "behind it moves, whatever the other gears are.",
        ),
        wrong(
            "Infinitely large, because of a division by 0.",
            "M16",
            "There is no division in the three gears: they are multiplied. "
            "Write down gear 1 with x1 = 0.",
        ),
        wrong(
            "Negative, because a minus is lost.",
            "M14",
            "The sign of a product changes when one factor changes its sign. But 0 is "
            "neither positive nor negative: what does it do to a product?",
        ),
    ),
    question(
        "04.c3",
        "O4.1",
        "At w1 = 1 the slope of the loss for w1 is 0.0215. Now w1 goes up by 0.01. "
        "About how much does the loss change?",
        wrong(
            "By 0.0215.",
            "M15",
            "That would be the change for a step of 1, if the curve were a straight "
            "line. How large is the step here?",
        ),
        wrong(
            "By 2.15.",
            "M15",
            "It looks as if you divided by the step. The slope is the change of the "
            "loss per change of the knob: how do you get the change of the loss?",
        ),
        right(
            "By 0.000215.",
            "Change of the loss ≈ slope × change of the knob = 0.0215 × 0.01. "
            "For a step as small as this, that is a good guide.",
        ),
        wrong(
            "It becomes 0.0215.",
            "M15",
            "The loss at w1 = 1 is 0.2269, and one tiny step cannot bring it that far. "
            "The slope speaks of a change, not of the new loss.",
        ),
    ),
)


def slope_w1(knobs, x, y_true):
    """Return the slope of the squared error for w1, found by nudging."""
    network = OurNeuralNetwork()

    def loss(w1):
        network.knobs = [w1, *knobs[1:]]
        return (y_true - network.feedforward(x)) ** 2

    return numeric_slope(loss, knobs[0])


ALICE_W1 = slope_w1([1, 1, 1, 1, 1, 1, 0, 0, 0], [-2, -1], 1)

BY_HAND = Exercise(
    id="04.e1",
    objective="O4.2",
    minutes=8,
    task="Another network: w1 to w6 are −0.5, −1, 3, −0.5, 3, −0.5, and b1, b2, b3 are "
    "0, −1, 0. The inputs are −3 and 2, and the label y is 0. "
    "What is the slope of the loss for w1? Give three digits.",
    starter="answer = ...",
    judge=Number(slope_w1([-0.5, -1, 3, -0.5, 3, -0.5, 0, -1, 0], [-3, 2], 0)),
    mistakes=(
        Mistake(
            edit("-2 * (y - o1)", "2 * (y - o1)"),
            "The size is right. Look at gear 3: when o1 goes up, which way does "
            "y − o1 go?",
        ),
        Mistake(
            edit("-2 * (y - o1)", "-(y - o1)"),
            "One factor is missing in gear 3. What does the slope of a square have in "
            "front?",
        ),
        Mistake(
            edit("-2 * (y - o1)", "(y - o1)"),
            "Two things are missing in gear 3: look at the number in front of y − o1, "
            "and at its sign.",
        ),
        Mistake(
            edit("x1 * deriv_sigmoid(z1)", "deriv_sigmoid(z1)"),
            "Look at gear 1: how fast does the sum of h1 change when w1 changes? "
            "What does w1 multiply?",
        ),
        Mistake(
            edit("w5 * deriv_sigmoid(zo)", "deriv_sigmoid(zo)"),
            "Look at gear 2: h1 reaches o1 over a line. What does this line multiply "
            "it by?",
        ),
        Mistake(
            edit("w5 * deriv_sigmoid(zo)", "w6 * deriv_sigmoid(zo)"),
            "That is the other road. On which line does h1 travel to o1?",
        ),
        Mistake(
            edit("x1 * deriv_sigmoid(z1)", "x2 * deriv_sigmoid(z1)"),
            "Look at gear 1: which of the two inputs does w1 multiply?",
        ),
        Mistake(
            edit("w5 * deriv_sigmoid(zo)", "w5"),
            "Gear 2 has a squash in it. What is the slope of the sigmoid at the sum "
            "of o1?",
        ),
        Mistake(
            edit("x1 * deriv_sigmoid(z1)", "x1"),
            "Gear 1 has a squash in it. What is the slope of the sigmoid at the sum "
            "of h1?",
        ),
        Mistake(
            edit(
                "deriv_sigmoid(zo)",
                "deriv_sigmoid(o1)",
                "deriv_sigmoid(z1)",
                "deriv_sigmoid(h1)",
            ),
            "It looks as if the slope of the sigmoid was taken at the outputs. "
            "It belongs to the sums; or use output × (1 − output).",
        ),
        Mistake(
            edit("deriv_sigmoid(z1)", "deriv_sigmoid(h1)"),
            "Look at gear 1: the slope of the sigmoid was taken at the output h1. "
            "It belongs to the sum of h1.",
        ),
        Mistake(
            edit("deriv_sigmoid(zo)", "deriv_sigmoid(o1)"),
            "Look at gear 2: the slope of the sigmoid was taken at the output o1. "
            "It belongs to the sum of o1.",
        ),
        Mistake(
            edit("gear1 * gear2 * gear3", "gear3 + gear2 + gear1"),
            "The three gears were added. What does one gear do to the movement of the "
            "gear before it?",
        ),
        Mistake(
            edit("gear1 * gear2 * gear3", "gear3 * deriv_sigmoid(zo) * h1"),
            "That is the slope for w5. The road of w1 is longer: it leads through h1.",
        ),
        Mistake(
            edit("gear1 * gear2 * gear3", "(y - o1) ** 2"),
            "That is the loss. How much does it change when w1 changes a little?",
        ),
        Mistake(
            edit("gear1 * gear2 * gear3", "o1"),
            "That is the output. It is needed for gear 3: go on from there.",
        ),
        Mistake(
            ALICE_W1,
            "That is the slope of the worked example. There, 0.0215 and 0.0214, which "
            "was rounded on the way, both count. Here the network is another one.",
        ),
        Mistake(
            edit("-3, 2, 0", "-3, 2, 1"),
            "It looks as if the label were 1, as for Alice. "
            "Which label does this exercise give?",
        ),
        *(
            Mistake(
                Slip(line),
                f"One slip in {where} leads exactly there: in a sign, a number or a "
                f"name. {what}",
            )
            for line, where, what in (
                ("gear1 =", "gear 1", "Compare it with gear 1 of section 3."),
                ("gear2 =", "gear 2", "Compare it with gear 2 of section 3."),
                ("gear3 =", "gear 3", "Compare it with gear 3 of section 3."),
                ("answer =", "the last product", "Which three numbers meet there?"),
                ("z1 =", "the sum of h1", "Work it out again, term by term."),
                ("zo =", "the sum of o1", "Work it out again, term by term."),
                ("h2 =", "h2", "Work it out again, term by term."),
                ("h1 =", "h1", "Which number goes through the sigmoid?"),
                ("o1 =", "o1", "Which number goes through the sigmoid?"),
            )
        ),
        *(
            Mistake(
                Slip(line),
                f"One slip in copying {what} leads exactly there: a sign, or a number. "
                f"Compare all {number} with the task.",
            )
            for line, what, number in (
                ("x1, x2, y", "the inputs and the label", "three"),
                ("w1, w2", "the weights", "six"),
                ("b1, b2", "the biases", "three"),
            )
        ),
    ),
    hints=(
        "Forward first: the sums and outputs of h1, h2 and o1. Then one gear after "
        "the other, as in the table of section 3.",
        "The sums are −0.5 for h1 and −11 for h2, so h1 = 0.3775 and h2 is almost 0. "
        "Then o1 = 0.7563.",
        "Gear 3 is −2 × (0 − 0.7563). Gear 2 is w5 × 0.7563 × (1 − 0.7563). "
        "Gear 1 has the same pattern with x1 and h1.",
    ),
    solution="""\
x1, x2, y = -3, 2, 0
w1, w2, w3, w4, w5, w6 = -0.5, -1, 3, -0.5, 3, -0.5
b1, b2, b3 = 0, -1, 0
z1 = w1 * x1 + w2 * x2 + b1  # -0.5
h1 = sigmoid(z1)
h2 = sigmoid(w3 * x1 + w4 * x2 + b2)
zo = w5 * h1 + w6 * h2 + b3
o1 = sigmoid(zo)
gear1 = x1 * deriv_sigmoid(z1)
gear2 = w5 * deriv_sigmoid(zo)
gear3 = -2 * (y - o1)
answer = gear1 * gear2 * gear3""",
    praise="The gears are −0.7050, 0.5529 and 1.5126, and their product is −0.590. "
    "It is negative, so turning w1 up would lower the loss.",
    next_step="Write down h1, h2 and o1, then the three gears, and compare each gear "
    "with its row in the table of section 3.",
)


def slopes_by_nudging(h1, h2, total, y_true):
    """Return the slopes of the loss for w5, w6 and b3, found by nudging."""

    def loss(turned):
        return (y_true - sigmoid(total + turned @ [h1, h2, 1])) ** 2

    return numeric_slope(loss, np.zeros(3))


OUTPUT_NEURON = Exercise(
    id="04.e2",
    objective="O4.2",
    minutes=6,
    task="Fill the five blanks: the slope of the sigmoid, and the slopes of the loss "
    "for the knobs of o1. `total` is the sum of o1, and `d_o1` is the slope of the "
    "loss for that sum. Nudging will check your three slopes.",
    starter="""\
def my_deriv_sigmoid(x):
    fx = sigmoid(x)
    return fx * ...


def my_output_slopes(h1, h2, total, y_true):
    d_o1 = -2 * (y_true - sigmoid(total)) * ...
    d_w5 = d_o1 * ...
    d_w6 = d_o1 * ...
    d_b3 = d_o1 * ...
    return [d_w5, d_w6, d_b3]""",
    judge=Function(
        "my_output_slopes",
        right=slopes_by_nudging,
        probes=(
            (0.3775, 0.25, 1.1326, 0),
            (0.9, 0.6, -0.4, 1),
            (0.2, 0.7, 0.5, 1),
        ),
        names=("w5", "w6", "b3"),
        paths={
            "w5": ("`d_o1`", "the line of `d_w5`"),
            "w6": ("`d_o1`", "the line of `d_w6`"),
            "b3": ("`d_o1`", "the line of `d_b3`"),
        },
        parts=(
            Part(
                "my_deriv_sigmoid",
                deriv_sigmoid,
                (-1.0, 0.5, 2.0),
                "The slope of the sigmoid is output × (1 − output): which name holds "
                "the output?",
            ),
        ),
    ),
    mistakes=(
        Mistake(
            edit("my_deriv_sigmoid(total)", "my_deriv_sigmoid(sigmoid(total))"),
            "The slope of the sigmoid got the output of o1. It takes the sum, "
            "which is `total`.",
        ),
        Mistake(
            edit(" * my_deriv_sigmoid(total)", ""),
            "All three slopes miss the same factor. In `d_o1`, look for the slope of "
            "the sigmoid at the sum of o1.",
        ),
        Mistake(
            edit("my_deriv_sigmoid(total)", "sigmoid(total)"),
            "`d_o1` is multiplied by the sigmoid itself. Which function gives its "
            "slope?",
        ),
        Mistake(
            edit("-2 * (", "2 * ("),
            "All three slopes have the opposite sign. Look at the minus in gear 3, and "
            "at the order in `1 - fx`.",
        ),
        Mistake(
            edit("-2 * (", "-1 * ("),
            "All three slopes are half of what they should be. "
            "Look at the number in gear 3.",
        ),
        Mistake(
            edit("-2 * (", "("),
            "Half the size and the opposite sign: look at the number in front of the "
            "parenthesis in gear 3.",
        ),
        Mistake(
            edit("fx * (1 - fx)", "x * (1 - x)"),
            "Your slope of the sigmoid uses `x` where the output `fx` belongs.",
        ),
        Mistake(
            edit("fx * (1 - fx)", "fx * 1 - fx"),
            "Your slope of the sigmoid is always 0. "
            "Put parentheses around one minus the output.",
        ),
        Mistake(
            edit("d_o1 * h1", "d_o1 * h2", "d_w6 = d_o1 * h2", "d_w6 = d_o1 * h1"),
            "The slopes for w5 and w6 changed places. "
            "Which hidden output does w5 multiply?",
        ),
        Mistake(
            edit("d_o1 * h1", "d_o1", "d_o1 * h2", "d_o1"),
            "The slope for b3 is right. A weight has one factor more: what does it "
            "multiply?",
        ),
        Mistake(
            edit("d_b3 = d_o1", "d_b3 = d_o1 * 0"),
            "The slope for b3 is 0 here, as if b3 had no influence. "
            "The bias is added as it is: by what is it multiplied?",
        ),
        Mistake(
            edit("d_b3 = d_o1", "d_b3 = d_o1 * total"),
            "The slopes for w5 and w6 are right. The bias acts like a weight with a "
            "constant input: which one?",
        ),
        Mistake(
            edit("d_o1 * h1", "h1", "d_o1 * h2", "h2", "d_b3 = d_o1", "d_b3 = 1"),
            "Each line has its last gear only. Multiply it by `d_o1`.",
        ),
        Mistake(
            Slip("return fx"),
            "One slip in `my_deriv_sigmoid` leads exactly there. "
            "Compare its line with output × (1 − output).",
        ),
        Mistake(
            Slip("d_o1 ="),
            "One slip in the line of `d_o1` leads exactly there. "
            "Compare it with gear 3 and with the slope of the sigmoid.",
        ),
        *(
            Mistake(
                Slip(f"d_{knob} ="),
                f"One slip in the line of `d_{knob}` leads exactly there. "
                f"What does {knob} multiply on its way into the sum of o1?",
            )
            for knob in ("w5", "w6")
        ),
    ),
    hints=(
        "The slope of the sigmoid is its output times one minus its output.",
        "`d_o1` still needs the slope of the sigmoid at the sum of o1: call your own "
        "function with `total`.",
        "Each of the last three blanks is what the knob multiplies. "
        "A bias multiplies nothing, so its factor is 1.",
    ),
    solution="""\
def my_deriv_sigmoid(x):
    fx = sigmoid(x)
    return fx * (1 - fx)


def my_output_slopes(h1, h2, total, y_true):
    d_o1 = -2 * (y_true - sigmoid(total)) * my_deriv_sigmoid(total)
    d_w5 = d_o1 * h1
    d_w6 = d_o1 * h2
    d_b3 = d_o1
    return [d_w5, d_w6, d_b3]""",
    praise="All three slopes agree with nudging, at three places.",
    next_step="Check one slope by hand. When b3 goes up by 0.001, so does `total`. "
    "When w5 goes up by 0.001, `total` goes up by 0.001 × h1. "
    "How much does `(y_true - sigmoid(total)) ** 2` change?",
)


def before(first, second, given):
    """Say whether the line `first` stands before the line `second`."""
    return (
        first in given
        and second in given
        and (given.index(first) < given.index(second))
    )


SORTED = ("CFEBAD", "FCEBAD")  # h1 and h2 may come in either order

IN_ORDER = Exercise(
    id="04.e3",
    objective="O4.2",
    minutes=4,
    task="These six lines find the slope for w1, but they are out of order. "
    "Put them in an order that works. "
    "A: `d_h1 = d_o1 * w5 * (h1 * (1 - h1))`. "
    "B: `d_o1 = -2 * (y_true - o1) * (o1 * (1 - o1))`. "
    "C: `h1 = sigmoid(w1 * x1 + w2 * x2 + b1)`. "
    "D: `d_w1 = d_h1 * x1`. "
    "E: `o1 = sigmoid(w5 * h1 + w6 * h2 + b3)`. "
    "F: `h2 = sigmoid(w3 * x1 + w4 * x2 + b2)`.",
    starter='answer = ...  # six letters in quotes, like "ABCDEF"',
    judge=Order(SORTED),
    mistakes=(
        Mistake(
            SORTED[1][::-1],
            "That is the whole walk backward. The network has to run forward first: "
            "which lines need nothing but inputs and knobs?",
        ),
        Mistake(
            SORTED[0][::-1],
            "That is the whole walk in reverse. The network has to run forward first: "
            "which lines need nothing but inputs and knobs?",
        ),
        Mistake(
            When(lambda given: before("E", "C", given), example="FECBAD"),
            "Line E uses h1. Which line makes h1, and does it come before E?",
        ),
        Mistake(
            When(lambda given: before("E", "F", given), example="CEFBAD"),
            "Line E uses h2. Which line makes h2, and does it come before E?",
        ),
        Mistake(
            When(lambda given: before("B", "E", given), example="CFBEAD"),
            "Line B uses o1. Which line makes o1, and does it come before B?",
        ),
        Mistake(
            When(lambda given: before("A", "B", given), example="CFEABD"),
            "Line A uses `d_o1`. The walk back starts at the loss: which line is "
            "nearest to it?",
        ),
        Mistake(
            When(lambda given: before("D", "A", given), example="CFEBDA"),
            "Line D uses `d_h1`. Which line makes it, and does it come before D?",
        ),
    ),
    hints=(
        "First the network runs forward: three lines compute outputs. Then comes the "
        "walk back from the loss.",
        "For each line, mark the names on the right of the `=`. Each one must have "
        "been made by a line above, unless it is an input, a label or a knob.",
        "The forward lines are C, F and E. The walk back starts with B.",
    ),
    solution='answer = "CFEBAD"  # "FCEBAD" works as well',
    praise="Forward: h1, h2, o1. Back: from the loss to the sum of o1, to the sum of "
    "h1, to w1.",
    next_step="Give each of the six letters once. Then read your lines from the top: "
    "at each one, has every name been made already?",
)


def parabola(w):
    """Return (w - 3) squared."""
    return (w - 3) ** 2


def cube(w):
    """Return w to the power of 3."""
    return w**3


NUDGE = Exercise(
    id="04.e4",
    objective="O4.3",
    minutes=6,
    task="Write the finite difference yourself: a function that nudges `w` up and down "
    "by `eps` and returns the slope of `f`.",
    starter="""\
def my_numeric_slope(f, w, eps):
    raise NotImplementedError""",
    judge=Function(
        "my_numeric_slope",
        right=numeric_slope,
        # Steps so large that a bend shows: one step is not as good as two.
        probes=((parabola, 1.0, 0.01), (cube, -2.0, 0.1), (sigmoid, 1.5, 0.25)),
    ),
    mistakes=(
        Mistake(
            edit("(2 * eps)", "eps"),
            "Twice the slope comes out. From one side to the other, how far has the "
            "knob moved?",
        ),
        Mistake(
            edit("f(w - eps)", "f(w)", "(2 * eps)", "eps"),
            "This steps up only, so the bend of the curve stays in the result. "
            "Step down as well.",
        ),
        Mistake(
            edit("f(w + eps)", "f(w)", "(2 * eps)", "eps"),
            "This steps down only, so the bend of the curve stays in the result. "
            "Step up as well.",
        ),
        Mistake(
            edit("f(w - eps)", "f(w)"),
            "The knob moved by one step, but the change is divided by two steps. "
            "Step down as well.",
        ),
        Mistake(
            edit("f(w - eps)", "0", "(2 * eps)", "eps"),
            "Nothing is subtracted from f(w + eps). "
            "A slope compares two values of `f`: which is the other one?",
        ),
        Mistake(
            edit("f(w - eps)", "0"),
            "Nothing is subtracted from f(w + eps), although you divide by two steps. "
            "Which other value of `f` is needed?",
        ),
        Mistake(
            edit(" / (2 * eps)", ""),
            "This is the change of `f`. A slope is the change per unit of knob: "
            "divide by how far the knob moved.",
        ),
        Mistake(
            edit("(2 * eps)", "2 * eps"),
            "Python divides by 2 and then multiplies by `eps`. "
            "Put parentheses around what is below the line.",
        ),
        Mistake(
            edit("up - down", "down - up"),
            "The sign is the opposite one. Which value comes first in the difference?",
        ),
        Mistake(
            edit("up - down", "up + down"),
            "The two values are added here. A slope needs their difference.",
        ),
        Mistake(
            edit("f(w + eps)", "f(w) + eps", "f(w - eps)", "f(w) - eps"),
            "This is 1 for every `f`. Give a nudged knob to `f`, once up and once "
            "down: in which parentheses must `eps` be?",
        ),
        Mistake(
            edit("    up =", "    eps = 1e-16\n    up ="),
            "The slope comes out as 0. A step as tiny as 1e-16 is lost beside `w`: "
            "use the argument `eps`.",
        ),
        Mistake(
            edit("    up =", "    eps = 1e-5\n    up ="),
            "Your function uses a step of its own. "
            "Use the argument `eps` in its place.",
        ),
        Mistake(
            Slip("up ="),
            "One slip at the upper value leads exactly there. "
            "What must be added to what, and where is `f` called?",
        ),
        Mistake(
            Slip("down ="),
            "One slip at the lower value leads exactly there. "
            "What must be subtracted from what, and where is `f` called?",
        ),
        Mistake(
            Slip("return"),
            "One slip in the quotient leads exactly there. "
            "What is above the line, and what is below it?",
        ),
    ),
    hints=(
        "Call `f` twice: once with `w + eps`, once with `w - eps`.",
        "The slope is the difference of the two values, divided by how far the knob "
        "has moved in all.",
        "From w − eps to w + eps the knob moves by 2 × eps. Mind the parentheses.",
    ),
    solution="""\
def my_numeric_slope(f, w, eps):
    up = f(w + eps)
    down = f(w - eps)
    return (up - down) / (2 * eps)""",
    praise="It agrees with the copy in nnlib for three functions and three step sizes.",
    next_step="Try it on a straight line, `lambda w: 5 * w`. The slope must be 5 "
    "everywhere, for any `eps`.",
)

WORKED = Exercise(
    id="04.e5",
    objective="O4.2",
    minutes=2,
    task="Multiply the three gears of the table: −0.0904, 0.2494 and −0.9526. "
    "What is the slope of the loss for w1? Give three digits.",
    starter="answer = ...",
    judge=Number(
        ALICE_W1,
        note="Your digits show that something was rounded or cut off on the way. "
        "0.0214 and 0.0215 both count; rounded once, at the end, it is 0.0215.",
    ),
    mistakes=(
        Mistake(
            edit("gear1 * gear2 * gear3", "gear3 + gear2 + gear1"),
            "That is the sum of the three gears. What does the chain rule do with "
            "them?",
        ),
        Mistake(
            edit("gear1 * gear2 * gear3", "-gear1 * gear2 * gear3"),
            "Look at the sign. How many of the three factors are negative?",
        ),
        Mistake(
            edit("gear1 * gear2 * gear3", "gear1 * gear2 * gear3 / 2"),
            "That is half of it. If you worked out the gears yourself, look at the 2 "
            "in gear 3, and at x1 in gear 1.",
        ),
        Mistake(
            edit("gear1 * gear2 * gear3", "-gear1 * gear2 * gear3 / 2"),
            "That is half of it, with the opposite sign. If you worked out the gears "
            "yourself, look at the −2 in gear 3, and at x1 = −2 in gear 1.",
        ),
        Mistake(
            edit("gear1 * gear2 * gear3", "gear1 * gear3"),
            "Gear 2 is not in your product. The road from w1 to the loss has three "
            "gears.",
        ),
        Mistake(
            edit("gear1 * gear2 * gear3", "gear1 * gear2"),
            "Gear 3 is not in your product. The road from w1 to the loss has three "
            "gears.",
        ),
        Mistake(
            edit("gear1 * gear2 * gear3", "gear2 * gear3"),
            "Gear 1 is not in your product. The road from w1 to the loss has three "
            "gears.",
        ),
        Mistake(
            edit("-0.0904", "-2 * deriv_sigmoid(sigmoid(-3))"),
            "Look at gear 1: the slope of the sigmoid was taken at the output of h1. "
            "It belongs to the sum, which is −3.",
        ),
        Mistake(
            Slip("answer ="),
            "One slip in the product leads exactly there. "
            "Multiply all three gears, each once.",
        ),
    ),
    hints=(
        "Two of the three numbers are negative. What is the sign of the product?",
        "0.9526 × 0.2494 is 0.2376. Multiply that by 0.0904.",
    ),
    solution="""\
gear1, gear2, gear3 = -0.0904, 0.2494, -0.9526
answer = gear1 * gear2 * gear3""",
    praise="Three gears in a row, and the slope that nudging found.",
    next_step="Multiply the first two numbers, then the result by the third, "
    "and keep four digits on the way.",
)

LESSON = Lesson(
    number=4,
    objectives=OBJECTIVES,
    predictions=PREDICTIONS,
    questions=WARM_UP + CONCEPTS,
    exercises=(BY_HAND, OUTPUT_NEURON, IN_ORDER, NUDGE, WORKED),
)
