"""Practice of lesson 07: matrices forward and backward."""

import numpy as np

from nnlib import gate, numeric_slope, sigmoid
from nnlib.lessons.lesson07.questions import CONCEPTS, PREDICTIONS, WARM_UP
from nnlib.practice.content import (
    Exercise,
    Lesson,
    Mistake,
    Objective,
    Slip,
    When,
    edit,
)
from nnlib.practice.judges import Function, JudgedError, Numbers

OBJECTIVES = (
    Objective(
        "O7.1",
        "predict the shape of every array in the network",
        "3. Every weighted sum in one product",
    ),
    Objective(
        "O7.2",
        "change a bias into a weight with a row of ones",
        "2. Four examples at once",
    ),
    Objective(
        "O7.3",
        "explain each line of the way back with a gear of lesson 04",
        "5. Backward, line by line",
    ),
    Objective(
        "O7.4",
        "explain why one neuron cannot learn XOR",
        "1. XOR: one line is not enough",
    ),
)

NAMES = ("fed", "W_hidden", "hidden", "W_out", "delta_hidden", "slopes_hidden")
SHAPES = ((4, 5), (2, 4), (2, 5), (1, 3), (2, 5), (2, 4))


def _shape_is(place, *shape):
    """Return the rule that this shape is given at this place."""
    example = [*SHAPES[:place], shape, *SHAPES[place + 1 :]]
    return When(lambda given: tuple(given[place]) == shape, example=example)


def _shape_off(place, example):
    """Return the rule that another shape than the right one is given there."""
    example = [*SHAPES[:place], example, *SHAPES[place + 1 :]]
    return When(lambda given: tuple(given[place]) != SHAPES[place], example=example)


SHAPE_DRILL = Exercise(
    id="07.e1",
    objective="O7.1",
    minutes=6,
    task="A 3-2-1 network has three inputs, two hidden neurons and one output neuron. "
    "Five examples go through it. Give the six shapes, each as (rows, columns): `fed` "
    "(the inputs with their ones), `W_hidden`, `hidden`, `W_out`, `delta_hidden`, "
    "`slopes_hidden`.",
    starter="""\
answer = [
    (..., ...),  # fed
    (..., ...),  # W_hidden
    (..., ...),  # hidden
    (..., ...),  # W_out
    (..., ...),  # delta_hidden
    (..., ...),  # slopes_hidden
]""",
    judge=Numbers(SHAPES, rtol=1e-9),
    mistakes=(
        Mistake(
            _shape_is(0, 5, 4),
            "`fed` is transposed: (5, 4) has one row per example. Other books do it "
            "so, and then the weights are on the right. Here an example is a column.",
        ),
        Mistake(
            _shape_is(0, 3, 5),
            "`fed` has no ones in your answer. Which row goes under the inputs?",
        ),
        Mistake(
            _shape_is(0, 3, 6),
            "The ones went to the side of `fed`, as one more example. "
            "They go below, as one more input for everybody.",
        ),
        Mistake(
            _shape_off(0, (4, 4)),
            "Look at `fed` again: one row for each input and one for the ones, "
            "one column for each example.",
        ),
        Mistake(
            _shape_is(1, 2, 3),
            "`W_hidden` has no place for the biases in your answer. "
            "Which column holds them?",
        ),
        Mistake(
            _shape_is(1, 4, 2),
            "`W_hidden` is transposed. It has one row for each neuron that receives.",
        ),
        Mistake(
            _shape_is(1, 3, 3),
            "It looks as if the biases of `W_hidden` became a row. Each neuron keeps "
            "its bias at the end of its own row.",
        ),
        Mistake(
            _shape_off(1, (2, 5)),
            "Look at `W_hidden` again. It has one row for each hidden neuron. What "
            "is in the row of one neuron?",
        ),
        Mistake(
            _shape_is(2, 5, 2),
            "`hidden` is transposed: the product of (2, 4) and (4, 5) has two rows.",
        ),
        Mistake(
            _shape_is(2, 3, 5),
            "`hidden` holds what the hidden neurons give. The ones join later, on the "
            "way into the next layer.",
        ),
        Mistake(
            _shape_off(2, (2, 4)),
            "Look at `hidden` again: how many hidden neurons are there, and for how "
            "many examples does each give an output?",
        ),
        Mistake(
            _shape_is(3, 1, 2),
            "`W_out` has two weights in your answer. One knob of o1 is missing.",
        ),
        Mistake(
            _shape_is(3, 3, 1),
            "`W_out` is transposed. It has one row, because there is one output "
            "neuron.",
        ),
        Mistake(
            _shape_is(3, 1, 4),
            "It looks as if `W_out` met the inputs. It meets what the hidden neurons "
            "give: how many are there?",
        ),
        Mistake(
            _shape_off(3, (2, 3)),
            "Look at `W_out` again: one row for each output neuron, one column for "
            "each hidden neuron, and one column more.",
        ),
        Mistake(
            _shape_is(4, 3, 5),
            "`delta_hidden` has three rows in your answer. The row that belongs to the "
            "ones is dropped on the way back: `[:-1]`.",
        ),
        Mistake(
            _shape_off(4, (1, 5)),
            "Look at `delta_hidden` again: one delta for each hidden neuron and "
            "each example.",
        ),
        Mistake(
            _shape_off(5, (4, 2)),
            "Look at `slopes_hidden` again. Every knob has one slope, so which array "
            "has the same shape?",
        ),
    ),
    hints=(
        "Columns are examples wherever examples occur. In a weight grid a row is a "
        "neuron, and the last column holds the biases.",
        "Write the products down: `W_hidden` times `fed` gives `hidden`. The inner "
        "numbers must be equal.",
        "`fed` has three inputs and the ones, so four rows and five columns. "
        "`delta_hidden` has the shape of `hidden`, and slopes have the shape of their "
        "weights.",
    ),
    solution="""\
answer = [
    (4, 5),  # fed: three inputs and the ones, five examples
    (2, 4),  # W_hidden: two neurons, three weights and a bias each
    (2, 5),  # hidden: two neurons, five examples
    (1, 3),  # W_out: one neuron, two weights and a bias
    (2, 5),  # delta_hidden: as hidden
    (2, 4),  # slopes_hidden: as W_hidden
]""",
    praise="All six fit together: (2, 4) times (4, 5) is (2, 5), "
    "and on the way back (2, 5) times (5, 4) is (2, 4).",
    next_step="Give six pairs (rows, columns), and write the shapes of each product "
    "side by side.",
)


def right_sums(W, inputs):
    """Return the weighted sums of the layer, from the weights and biases apart."""
    return W[:, :-1] @ inputs.T + W[:, -1:]


W, X = np.array([[1.0, -2.0, 3.0], [-1.0, 2.0, 0.5]]), gate("XOR")[0]

MINIMAL_FIX = Exercise(
    id="07.e2",
    objective="O7.2",
    minutes=5,
    task="`np.dot(W, inputs.T)` fails: its shapes are (2, 3) and (2, 4). The last "
    "column of `W` holds the biases. Make `fed` such that `np.dot(W, fed)` gives all "
    "weighted sums, biases included. It should work for any number of examples.",
    starter="""\
def my_sums(W, inputs):
    fed = ...
    return np.dot(W, fed)""",
    judge=Function(
        "my_sums",
        right=right_sums,
        probes=(
            (W, X),
            (np.array([[0.5, 1.0, -1.5]]), np.array([[2.0, 3.0], [-1.0, 4.0]])),
            (W, np.array([[2.0, -3.0], [0.5, 1.5], [-1.0, 2.5]])),
        ),
    ),
    mistakes=(
        Mistake(
            edit("np.dot(W, fed)", "np.dot(W[:, :2], inputs.T)"),
            "The biases are not in these sums. Keep `W` whole, "
            "and look at what its last column is multiplied by.",
        ),
        Mistake(
            edit("np.dot(W, fed)", "np.dot(W[:, 1:], inputs.T)"),
            "A column of `W` was cut off, and it is that of x1. "
            "Keep `W` whole, and give the biases something to multiply.",
        ),
        Mistake(
            edit(
                "fed = np.vstack([inputs.T, ones])", "fed = np.vstack([ones, inputs.T])"
            ),
            "The ones are on top, so they meet the weights of x1. "
            "In which column of `W` are the biases?",
        ),
        Mistake(
            edit("ones = np.ones", "ones = -np.ones"),
            "Every bias is subtracted instead of added. "
            "Look at the sign of the row below.",
        ),
        Mistake(
            edit("ones]", "2 * ones]"),
            "Every bias counts twice. What must the extra input be, so that it counts "
            "once?",
        ),
        Mistake(
            edit("[inputs.T, ones]", "[inputs.T, inputs.T[:1]]"),
            "The biases meet x1 here. They belong to an input that is 1 for everybody.",
        ),
        Mistake(
            edit("[inputs.T, ones]", "[inputs.T[::-1], ones]"),
            "x1 and x2 changed places. Turn the table with `.T`, and keep the order "
            "of its rows.",
        ),
        Mistake(
            edit("np.dot(W, fed)", "np.dot(W, fed).T"),
            "The sums are right, but transposed. Leave one column per example.",
        ),
        Mistake(
            edit("np.dot(W, fed)", "sigmoid(np.dot(W, fed))"),
            "These are the outputs. Here the sums themselves are wanted, "
            "before the sigmoid.",
        ),
        Mistake(
            edit("np.dot(W, fed)", "fed"),
            "This is what the layer is fed. Multiply it by the weights.",
        ),
    ),
    hints=(
        "The inner numbers must be equal: `W` has 3 columns, so `fed` needs 3 rows.",
        "The third row meets the bias column. Which number leaves a bias as it is when "
        "it multiplies it?",
        "`np.ones((1, len(inputs)))` makes the row. `np.vstack([above, below])` stacks "
        "two arrays.",
    ),
    solution="""\
def my_sums(W, inputs):
    ones = np.ones((1, len(inputs)))
    fed = np.vstack([inputs.T, ones])
    return np.dot(W, fed)""",
    praise="The biases are back, for four examples and for other numbers of them.",
    next_step="Print `fed` for the XOR inputs and compare it with section 2: "
    "is it the same grid?",
)

ENTRIES = ("w1", "w2", "b1", "w3", "w4", "b2", "w5", "w6", "b3")
DELTA = (
    "the residual (output minus target)",
    "the slope of the sigmoid in `delta_out`",
)
WAY_BACK = ("the line of `back`", "the slope of the sigmoid in `delta_hidden`")
PATHS = {
    **{
        name: (*DELTA, *WAY_BACK, "the last factor of `slopes_hidden`, `fed.T`")
        for name in ENTRIES[:6]
    },
    **{name: (*DELTA, "the line of `slopes_out`") for name in ENTRIES[6:]},
}


def half_error(W_hidden, W_out, inputs, targets):
    """Return half the summed squared error of a 2-2-1 network."""
    hidden = sigmoid(W_hidden[:, :-1] @ inputs.T + W_hidden[:, -1:])
    output = sigmoid(W_out[:, :-1] @ hidden + W_out[:, -1:])
    return np.sum((output - targets.T) ** 2) / 2


def nudged_slopes(W_hidden, W_out, inputs, targets):
    """Return the nine slopes of `half_error`, found by nudging, row by row."""
    of_hidden = numeric_slope(lambda W: half_error(W, W_out, inputs, targets), W_hidden)
    of_out = numeric_slope(lambda W: half_error(W_hidden, W, inputs, targets), W_out)
    return np.concatenate([of_hidden.ravel(), of_out.ravel()])


def both_grids(f, W_hidden, W_out, inputs, targets):
    """Return the two grids of slopes from the learner's `f` as nine numbers."""
    grids = f(W_hidden, W_out, inputs, targets)
    if isinstance(grids, np.ndarray):
        raise JudgedError(
            f"`my_slopes` returned one array, of the shape {grids.shape}. Two grids "
            "are wanted, that of `W_hidden` and that of `W_out`. "
            "Look at the last line of the starter."
        )
    if isinstance(grids, dict):
        raise JudgedError(
            "`my_slopes` returned a dict. Two grids are wanted, that of `W_hidden` "
            "and that of `W_out`, as in the last line of the starter."
        )
    if not isinstance(grids, tuple | list) or len(grids) != 2:
        return grids
    if any(grid is ... for grid in grids):
        return ...
    for name, grid, weights in zip(
        ("slopes_hidden", "slopes_out"), grids, (W_hidden, W_out), strict=True
    ):
        if np.shape(grid) != weights.shape:
            raise JudgedError(
                f"`{name}` has the shape {np.shape(grid)}, but its weights have "
                f"{weights.shape}. Slopes have the shape of their weights."
            )
    return np.concatenate([np.ravel(grid) for grid in grids])


rng = np.random.default_rng(7)
GRIDS = [(rng.normal(size=(2, 3)), rng.normal(size=(1, 3))) for _ in range(2)]

BACKPROP = Exercise(
    id="07.e3",
    objective="O7.3",
    minutes=8,
    task="Fill the four blanks, so that `my_slopes` gives the slopes for both weight "
    "grids. They are the slopes of half the summed squared error, as in section 5.",
    starter="""\
def my_slopes(W_hidden, W_out, inputs, targets):
    ones = np.ones((1, len(inputs)))
    fed = np.vstack([inputs.T, ones])
    hidden = sigmoid(np.dot(W_hidden, fed))
    fed_out = np.vstack([hidden, ones])
    output = sigmoid(np.dot(W_out, fed_out))
    delta_out = ...
    back = ...
    delta_hidden = ...
    slopes_hidden = ...
    return slopes_hidden, np.dot(delta_out, fed_out.T)""",
    judge=Function(
        "my_slopes",
        right=nudged_slopes,
        probes=(
            (*GRIDS[0], *gate("XOR")),
            (*GRIDS[1], *gate("AND")),
            (*GRIDS[0], np.array([[2.0, 3.0]]), np.array([[0.5]])),
        ),
        names=ENTRIES,
        paths=PATHS,
        use=both_grids,
    ),
    mistakes=(
        Mistake(
            edit("output - targets.T", "targets.T - output"),
            "Every slope has the opposite sign. Which is subtracted from which in the "
            "residual?",
        ),
        Mistake(
            edit("(output - targets.T)", "2 * (output - targets.T)"),
            "Every slope is twice what it should be. Here the slopes are those of half "
            "the error: which factor does the half cancel?",
        ),
        Mistake(
            edit("(output - targets.T) * output * (1 - output)", "output - targets.T"),
            "All nine are off. The slope of the sigmoid in o1 is missing: look at "
            "`delta_out`.",
        ),
        Mistake(
            edit("* output * (1 - output)", "* deriv_sigmoid(output)"),
            "In `delta_out` the output went into the sigmoid once more. "
            "Use the output alone: output × (1 − output).",
        ),
        Mistake(
            edit("* output * (1 - output)", "* output"),
            "The slope of the sigmoid in o1 is not complete. It has two factors: look "
            "at `delta_out`.",
        ),
        Mistake(
            edit("(output - targets.T)", "(output - targets.T).mean()"),
            "It looks as if the mean of the residuals was taken first, so that they "
            "cancel. Each example keeps its own residual until the last product.",
        ),
        Mistake(
            edit("[:-1]", "[1:]"),
            "The dropped row is not the one of the ones. Where are the ones in "
            "`fed_out`: at the top or at the bottom?",
        ),
        Mistake(
            edit(
                "np.dot(W_out.T, delta_out)[:-1]",
                "np.vstack([delta_out, delta_out])",
            ),
            "The delta arrives at h1 and h2 without w5 and w6. "
            "Which product sends it back through these weights?",
        ),
        Mistake(
            edit("delta_hidden = back * hidden * (1 - hidden)", "delta_hidden = back"),
            "The slopes of o1 are right. The hidden ones lack the slope of the sigmoid "
            "in h1 and h2: look at `delta_hidden`.",
        ),
        Mistake(
            edit("back * hidden * (1 - hidden)", "back * deriv_sigmoid(hidden)"),
            "In `delta_hidden` the outputs went into the sigmoid once more. "
            "Use the outputs alone.",
        ),
        Mistake(
            edit("back * hidden * (1 - hidden)", "hidden * (1 - hidden)"),
            "What came back from o1 is not in `delta_hidden`. Multiply by it as well.",
        ),
        Mistake(
            edit(
                "np.dot(delta_hidden, fed.T)",
                "np.dot(delta_hidden, fed.T) / len(inputs)",
            ),
            "The slopes of W_hidden are divided by the number of examples. "
            "The error is a sum, so its slopes are sums.",
        ),
        *(
            Mistake(
                Slip(f"{name} ="),
                f"One slip in the line of `{name}` leads exactly there. "
                "Compare it with its row in the table of section 5, name by name.",
            )
            for name in ("delta_out", "back", "delta_hidden")
        ),
    ),
    hints=(
        "Section 5 has a table with these lines. The blanks are rows 1 and 2 together, "
        "then 3, 4 and 5.",
        "A delta is what comes back, times the slope of the sigmoid, which is output × "
        "(1 − output). For the last layer the residual is what comes back.",
        "`back` is the transposed weights times the delta, without its last row. The "
        "slopes are a delta times the transpose of what was fed.",
    ),
    solution="""\
def my_slopes(W_hidden, W_out, inputs, targets):
    ones = np.ones((1, len(inputs)))
    fed = np.vstack([inputs.T, ones])
    hidden = sigmoid(np.dot(W_hidden, fed))
    fed_out = np.vstack([hidden, ones])
    output = sigmoid(np.dot(W_out, fed_out))
    delta_out = (output - targets.T) * output * (1 - output)
    back = np.dot(W_out.T, delta_out)[:-1]
    delta_hidden = back * hidden * (1 - hidden)
    slopes_hidden = np.dot(delta_hidden, fed.T)
    return slopes_hidden, np.dot(delta_out, fed_out.T)""",
    praise="All nine agree with nudging, on three tables.",
    next_step="Compare your four lines with the table in section 5, one by one.",
)


LESSON = Lesson(
    number=7,
    objectives=OBJECTIVES,
    predictions=PREDICTIONS,
    questions=WARM_UP + CONCEPTS,
    exercises=(SHAPE_DRILL, MINIMAL_FIX, BACKPROP),
)
