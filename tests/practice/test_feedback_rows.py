"""Messages that were once wrong, each with the answer that heard them.

Each row: the exercise, the answer as a learner types it, what the message must say and
what it must not say. Functions are given as the cell that makes them.
"""

import numpy as np
import pytest

from nnlib.practice import check
from nnlib.practice.library import find
from nnlib.practice.page.words import to_html
from tests.practice.cells import cell

NUMBERS = [
    ("01.e1", "0.953", "the two products", "switch"),
    ("01.e1", "1.2231", "before it adds", "bias came in late"),
    ("01.e1", "1 / 1 + np.exp(-1.5)", "before it adds", "bias came in late"),
    ("01.e1", "0.9707", "product of −0.5 and 2", "switch"),
    ("01.e1", "0.0759", "product of −2 and −1", "two products"),
    ("01.e1", "0,818", "decimal comma, write a point: 0.818", "pair"),
    ("01.e1", "-1, 2", "because of the comma", "0.818"),
    ("01.e1", "[-1.0, 2.0]", "the two products, side by side", "comma"),
    ("01.e1", "[0.3, 0.7]", "these are two numbers. If", "These are the two products"),
    ("01.e1", "'no idea'", "cannot be read as one number", "list"),
    ("01.e1", "{'a': 1}", "This is a dict.", "plain"),
    ("01.e1", "[0.8, [0.1, 0.2]]", "2 things of different sizes", "type list"),
    ("01.e1", "np.exp", "This is a function, and numbers", "type"),
    ("01.e1", "0.82", "so few digits", "Very close"),
    ("01.e1", "0.8", "so few digits", "Very close"),
    ("01.e1", "0.73", "stopped early", "digits"),
    ("01.e1", "0.7306", "stopped early", "digits"),
    ("01.e1", "0.73059", "the two products", "stopped early"),
    ("01.e3", "'10, 10, -15'", "3 numbers are wanted. Write them in square", "one n"),
    ("01.e3", "[1, 1, -1]", "exactly 0, so the output is 0.5", "steeper"),
    ("01.e3", "[10, 10, -10]", "exactly 0, so the output is 0.5", "steeper"),
    ("01.e3", "[1, 1, -1.5]", "steeper", "exactly 0"),
    ("01.e3", "[10, -5, 2]", "for (0, 0) is above 0.5", "one input alone is enough"),
    ("01.e4", "[-1, 1]", "w + b is exactly 0", "steeper"),
    ("01.e4", "[2, 5]", "look at its sign and its size", "stronger"),
    ("02.e1", "0.189", "second product of h1", "w1 and w2 both belong"),
    ("02.e1", "0.2642", "", "That is the output of h2"),
    ("02.e1", "-0.3", "Did all three sums", "Which of your three numbers"),
    ("03.e1", "0.13", "so few digits", "Without squares"),
    ("03.e1", "0.0421875", "", "Without squares"),
    ("03.e4", "lambda b3: b3", "This is a function", "type list"),
    ("03.e4", "-3.4", "With w5 at −3.8 the loss is high here", "It looks as if"),
    ("04.e1", "0.190", "as if the label were 1", "Write down"),
    ("04.e5", "0.021", "so few digits", "Multiply the first two"),
    ("04.e5", "0", "Multiply the first two", "so few digits"),
    ("04.e3", "'1C 2F 3E 4A 5B 6D'", "Line A uses", "letters are wanted"),
    ("04.e3", "'C'", "6 letters are wanted, one for each place, and this has 1", "E"),
    ("04.e3", "'CFEBAA'", "D is missing. Give each letter once", "uses"),
    ("05.e1", "0.55", "rate times slope first", "Very close"),
    ("05.e4", "'A'", "6 letters are wanted", "Loop 1 is not"),
    ("07.e1", "'(4, 5)'", "6 rows of 2 numbers are wanted. Write each row", "them"),
    ("07.e1", "['4,5', '2,4']", "There is text in it, and 6 rows of 2", "shape"),
    ("07.e1", "[(4, 5), (3,), (2, 5), (1, 3), (2, 5), (2, 4)]", "different", "type"),
]


@pytest.mark.parametrize(("id", "answer", "words", "not_words"), NUMBERS)
def test_an_answer_hears_what_is_true_of_it(id, answer, words, not_words):
    feedback = check(id, cell(f"answer = {answer}"))
    assert feedback.outcome == "not yet"
    assert words in feedback.message
    assert not_words not in feedback.message


NEURON = """\
def my_sigmoid(x):
    return 1 / (1 + {e})

def my_neuron(weights, inputs, bias):
    total = {total}
    return my_sigmoid(total)
"""
DOT = "np.dot(weights, inputs) + bias"
MSE = "def my_mse_loss(y_true, y_pred):\n    errors = {errors}\n    return {result}\n"
OUTPUT = """\
def my_deriv_sigmoid(x):
    fx = sigmoid(x)
    return fx * {slope}

def my_output_slopes(h1, h2, total, y_true):
    d_o1 = -2 * (y_true - sigmoid(total)) * {outer}
    return [d_o1 * h1, d_o1 * h2, d_o1]
"""
NUDGE = "def my_numeric_slope(f, w, eps):\n    return {}\n"
TRAIN = "def my_train(slopes, knobs, data, labels, learn_rate, epochs):\n"
LOOPS = "    for _ in range({epochs}):\n        for x, y_true in zip(data, labels):\n"
UPDATE = "            knobs = knobs - learn_rate * slopes(knobs, x, y_true)\n"
STEP = "def update(knobs, nine, rate):\n    return knobs - rate * nine\n\n"
SUMS = "def my_sums(W, inputs):\n    fed = {}\n    return np.dot(W, fed)\n"
SLOPES = find("07.e3", "e").solution
GATE = find("08.e2", "e").solution


def changed(solution, old, new):
    assert old in solution
    return solution.replace(old, new)


def slopes(old, new):
    return changed(SLOPES, old, new)


def gates(old, new):
    return changed(GATE, old, new)


LAST = "return slopes_hidden, np.dot(delta_out, fed_out.T)"
TRAINED = "network.train(inputs, targets, maxIterations=4000)"
FUNCTIONS = [
    ("01.e2", NEURON.format(e="2.718**-x", total=DOT), "`np.exp`", "numbers of exer"),
    ("01.e2", NEURON.format(e="2.72**-x", total=DOT), "`my_sigmoid` first", "Cal"),
    ("01.e2", NEURON.format(e="e**-x", total=DOT), "power of x as `np.exp(x)`", "cell"),
    (
        "01.e2",
        NEURON.format(e="np.exp(x)", total="np.dot(weights, inputs)"),
        "`bias` is not used in `my_neuron`",
        "another",
    ),
    ("01.e2", "my_neuron = 0.5", "This is a number, and the function", "results"),
    (
        "01.e2",
        changed(NEURON.format(e="np.exp(-x)", total=DOT), "my_neuron", "other")
        + "\nmy_neuron = my_sigmoid",
        "This is the function `my_sigmoid`, and `my_neuron` is wanted",
        "stopped",
    ),
    (
        "02.e2",
        changed(
            find("02.e2", "e").solution, "sigmoid(total)", "sigmoid(sigmoid(total))"
        ),
        "squashed twice",
        "Call it",
    ),
    (
        "03.e2",
        MSE.format(errors="y_true - y_pred", result="np.mean(errors ^ 2)"),
        "a power has two stars, `**`",
        "spelled",
    ),
    (
        "03.e2",
        MSE.format(errors="(y_true - y_pred)**2", result="np.mean(errors**2)"),
        "squared twice",
        "Call it",
    ),
    (
        "03.e2",
        MSE.format(errors="y_true - y_pred", result="np.sum(errors)**2 / len(errors)"),
        "added first and squared then",
        "y_true",
    ),
    (
        "04.e2",
        OUTPUT.format(slope="(1 - x)", outer="my_deriv_sigmoid(total)"),
        "Look at `my_deriv_sigmoid` first",
        "`d_o1`",
    ),
    (
        "04.e2",
        OUTPUT.format(slope="(1 - fx)", outer="(total * (1 - total))"),
        "`d_o1`",
        "slope of the sigmoid uses `x`",
    ),
    (
        "04.e4",
        NUDGE.format("(w + eps - (w - eps)) / (2 * eps)"),
        "Give a nudged knob to `f`",
        "added to the value of `f`",
    ),
    (
        "05.e3",
        TRAIN + LOOPS.format(epochs=1000) + UPDATE + "    return knobs\n",
        "It trains for 1000 epochs, whatever `epochs` is",
        "stopped",
    ),
    (
        "05.e3",
        STEP
        + TRAIN
        + LOOPS.format(epochs="epochs")
        + "            update(knobs, slopes(knobs, x, y_true), learn_rate)\n"
        + "    return knobs\n",
        "come back as they went in",
        "Try one person",
    ),
    (
        "05.e3",
        TRAIN
        + LOOPS.format(epochs="epochs")
        + UPDATE.replace("learn_rate", "0.1")
        + "    return knobs\n",
        "with another rate it is not",
        "Try one person",
    ),
    (
        "05.e3",
        TRAIN
        + "    for x, y_true in zip(data, labels):\n        for _ in range(epochs):\n"
        + UPDATE
        + "    return knobs\n",
        "several times in a row",
        "Try one person",
    ),
    (
        "05.e3",
        TRAIN
        + "    for _ in range(epochs):\n        s = [slopes(knobs, x, y) "
        + "for x, y in zip(data, labels)]\n"
        + "        knobs = knobs - learn_rate * np.mean(s, axis=0)\n    return knobs\n",
        "move once per epoch",
        "Try one person",
    ),
    (
        "05.e3",
        "def one_epoch(knobs, data, labels, rate):\n"
        + LOOPS.format(epochs=1)
        + "            knobs = knobs - rate * slopes(knobs, x, y_true)\n"
        + "    return knobs\n\n"
        + TRAIN
        + "    for _ in range(epochs):\n"
        + "        knobs = one_epoch(knobs, data, labels, learn_rate)\n"
        + "    return knobs\n",
        "leaves the work to `one_epoch`",
        "off",
    ),
    (
        "05.e3",
        TRAIN + LOOPS.format(epochs="epochs") + UPDATE + "    return knobs[0]\n",
        "Only the first of the nine knobs",
        "attribute",
    ),
    (
        "05.e3",
        TRAIN + LOOPS.format(epochs="epochs") + UPDATE + "    return knobs, [0.1]\n",
        "2 things of different sizes: 9 numbers and 1 number",
        "plain number",
    ),
    (
        "07.e2",
        SUMS.format("np.vstack([inputs.T, np.zeros(len(inputs))])"),
        "The biases are not in these sums",
        "cut off",
    ),
    (
        "07.e2",
        "ones = np.ones((1, 4))\n" + SUMS.format("np.vstack([inputs.T, ones])"),
        "one has 2 and the other 4. `ones` is not made in `my_sums`: it comes from "
        "another place, and has the shape (1, 4)",
        "...",
    ),
    (
        "07.e3",
        slopes("(output - targets.T)", "residual"),
        "`residual` is not made in `my_slopes`",
        "gear",
    ),
    (
        "07.e3",
        slopes("output - targets.T", "output - targets"),
        "`delta_out` has the shape (4, 4)",
        "plain",
    ),
    ("07.e3", slopes(LAST, "return slopes_hidden"), "Two grids are wanted", "(9,)"),
    (
        "07.e3",
        slopes(LAST, "return slopes_hidden.T, np.dot(delta_out, fed_out.T)"),
        "`slopes_hidden` has the shape (3, 2), but its weights have (2, 3)",
        "Look at what",
    ),
    (
        "08.e2",
        gates("nnlib.gate(name)", 'nnlib.gate("AND")'),
        "`name` is not used in `my_gate`",
        "is [[",
    ),
    (
        "08.e2",
        gates(", maxIterations=4000", ""),
        "called without `maxIterations`",
        "loop",
    ),
    ("08.e2", gates(", rng=8", ""), "made without `rng`", "Only one"),
    ("08.e2", gates("rng=8", "rng=7"), "another start", "Only one"),
    ("08.e2", gates("(2, 2, 1)", "(2, 3, 1)"), "the sizes (2, 3, 1)", "Only one"),
    (
        "08.e2",
        gates("=4000", "=4000, trainingRate=0.5"),
        "called with `trainingRate`",
        "Only one",
    ),
    (
        "08.e2",
        gates("(inputs)", "(inputs).round()"),
        "trained as asked, but what came back",
        "Only one",
    ),
    (
        "08.e2",
        gates("return network.FP(inputs)", "return network.train(inputs, targets, "
              "maxIterations=4000)"),
        "trained more than once",
        "Only one",
    ),
    ("08.e2", gates(TRAINED, "pass"), "never trained", "Only one"),
    (
        "08.e2",
        gates(TRAINED, "network.backProp(inputs, targets)"),
        "`backProp` made 1 of the steps",
        "Only one",
    ),
    (
        "08.e2",
        gates("targets, max", "1 - targets, max"),
        'For the name "AND" it learned',
        "Only one",
    ),
    (
        "08.e2",
        gates("nnlib.backPropNN(", "backPropNN(").replace("import nnlib", "import nnlib"
              "\nfrom tests.practice.test_feedback_rows import backPropNN"),
        "No network came from `nnlib.backPropNN`",
        "Only one",
    ),
]  # fmt: skip


class backPropNN:
    """As much of a learner's own class as exercise 4 could use."""

    def __init__(self, sizes, rng):
        pass

    def train(self, inputs, targets, maxIterations):
        pass

    def FP(self, inputs):
        return np.full((4, 1), 0.25)


OTHER_CELLS = {"residual": np.array([[0.5, 0.5, 0.5, -0.5]])}


def name_of(id):
    return find(id, "e").judge.name


@pytest.mark.parametrize(("id", "code", "words", "not_words"), FUNCTIONS)
def test_a_function_hears_what_is_true_of_it(id, code, words, not_words):
    feedback = check(id, cell(code, name_of(id), **OTHER_CELLS))
    assert feedback.outcome == "not yet"
    assert words in feedback.message
    assert not_words not in feedback.message


def test_knobs_changed_in_place_are_right_and_hear_about_it():
    code = TRAIN + LOOPS.format(epochs="epochs")
    code += "            knobs -= learn_rate * slopes(knobs, x, y_true)\n"
    feedback = check("05.e3", cell(code + "    return knobs\n", "my_train"))
    assert feedback.outcome == "right"
    assert "changes the array of knobs that came in" in feedback.message
    plain = cell(
        TRAIN + LOOPS.format(epochs="epochs") + UPDATE + "    return knobs\n",
        "my_train",
    )
    assert check("05.e3", plain).message == find("05.e3", "e").praise


@pytest.mark.parametrize(
    ("id", "code", "words", "not_words"),
    [
        ("07.e2", SUMS.format("..."), "Replace each `...`", "NotImplementedError"),
        (
            "04.e4",
            "def my_numeric_slope(f, w, eps):\n    raise NotImplementedError\n",
            "`raise NotImplementedError`",
            "`...`",
        ),
    ],
)
def test_a_blank_hears_of_what_is_there_only(id, code, words, not_words):
    feedback = check(id, cell(code, name_of(id)))
    assert feedback.outcome == "not attempted"
    assert words in feedback.message
    assert not_words not in feedback.message


def test_the_praise_has_no_word_of_later_lessons():
    assert "matri" not in find("02.e4", "e").praise


@pytest.mark.parametrize("text", ["o1 = 0.359", "h2: 0.359", "the output o1 is 0.359"])
def test_a_digit_in_a_name_is_no_number(text):
    assert check("02.e1", text).outcome == "right"


def test_a_row_or_a_column_is_as_good_as_a_list():
    given = [[4, 5], [2, 4], [2, 5], [1, 3], [2, 5], [2, 4]]
    assert check("07.e1", given).outcome == "right"
    for shape in ((1, 3), (3, 1), (3,)):
        assert check("01.e3", np.reshape([10, 10, -15], shape)).outcome == "right"
        slopes = find("04.e2", "e").solve()
        feedback = check("04.e2", lambda *a, s=shape: np.reshape(slopes(*a), s))  # noqa: B023
        assert feedback.outcome == "right"


def test_a_list_is_as_good_as_a_column():
    f = find("08.e2", "e").solve()
    assert check("08.e2", lambda name: f(name).ravel()).outcome == "right"


def test_one_example_does_not_turn_rows_into_columns():
    f = find("07.e2", "e").solve()
    assert check("07.e2", lambda W, inputs: f(W, inputs).T).outcome == "not yet"


def test_huge_numbers_show_no_warning(recwarn):
    said = check("01.e3", [1e308, 1e308, 1e308]).message
    assert "could not be read" not in said
    check("01.e4", [-1e308, 1e308])
    assert not recwarn.list


def test_settings_of_the_learner_do_not_spoil_the_check():
    with np.errstate(all="raise"):
        assert check("01.e3", [1000, 1000, -1500]).outcome == "right"
        assert "switch" in check("01.e1", 1.0).message


def test_no_message_speaks_of_handing_over():
    for id, answer, *_ in NUMBERS:
        message = check(id, cell(f"answer = {answer}")).message
        assert "Hand over" not in message
        assert to_html(message)
