"""The steps of one update of lesson 07 as data, and the grids that they work on."""

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

import numpy as np

from nnlib.activations import sigmoid
from nnlib.data import gate

# The lesson's weights, with two more rows for up to four hidden neurons.
W_HIDDEN = np.array([[1, -2, 3], [-1, 2, 0.5], [0.5, 1, -1], [2, -1, 0]])
W_OUT = np.array([2, -1, 1, -2])
BIAS_OUT = 0.5


class Operation(NamedTuple):
    """How a step is computed, written as code, and drawn.

    `sign` stands between two blocks; from one block to the next leads an arrow, with
    the words `below` it.
    """

    compute: Callable
    code: str
    sign: str = "→"
    below: str = ""


DOT = Operation(np.dot, "{result} = np.dot({left}, {right})", "×")
BACK = Operation(
    lambda left, right: np.dot(left, right)[:-1],
    "{result} = np.dot({left}, {right})[:-1]",
    "×",
)
STACK = Operation(
    lambda *parts: np.vstack(parts), "{result} = np.vstack([{left}, {right}])", "over"
)
TURN = Operation(np.transpose, "{result}", below="rows become columns")
KEEP = Operation(np.asarray, "{result} = {left}", below="as it is")
SQUASH = Operation(
    sigmoid, "{result} = nnlib.sigmoid({left})", below="number by number"
)
MINUS = Operation(np.subtract, "{result} = {left} - {right}", "−")
TIMES = Operation(np.multiply, "{result} = {left} * {right}", "*")
UPDATE = Operation(np.subtract, "{result} = {left} - 0.2 * {right}", "−")
PRODUCTS = (DOT, BACK)


class Step(NamedTuple):
    """One line of the lesson: what it makes out of which grids, and what that means.

    `bare` is what the step is fed instead of `right` if the ones row is forgotten;
    None for a step that does not use it.
    """

    result: str
    operation: Operation
    left: str
    right: str | None
    meaning: str
    bare: str | None = None


PER_EXAMPLE = "Number by number, so the shape stays: one column per example."
SLOPES = "The result has the shape of {}: one slope per knob."
STEPS = {
    "1 turn the inputs": Step(
        *("inputs.T", TURN, "inputs", None),
        "Each row becomes a column: one column per example.",
    ),
    "2 add the ones row": Step(
        *("fed", STACK, "inputs.T", "ones"),
        "The ones go below, as one row more: an input that is 1 for every example.",
        bare="",
    ),
    "3 first product": Step(
        *("sums", DOT, "W_hidden", "fed"),
        "One row per hidden neuron, one column per example.",
        bare="inputs.T",
    ),
    "4 squash": Step("hidden", SQUASH, "sums", None, PER_EXAMPLE),
    "5 second product": Step(
        *("sums_out", DOT, "W_out", "with_ones(hidden)"),
        "One row for the output neuron, one column per example.",
        bare="hidden",
    ),
    "6 residual": Step("residual", MINUS, "output", "targets.T", PER_EXAMPLE),
    "7 delta of the output": Step(
        "delta_out", TIMES, "residual", "output * (1 - output)", PER_EXAMPLE
    ),
    "8 send back": Step(
        *("back", BACK, "W_out.T", "delta_out"),
        "Then [:-1] drops the last row: no neuron made the ones.",
    ),
    "9 delta of the hidden neurons": Step(
        "delta_hidden", TIMES, "back", "hidden * (1 - hidden)", PER_EXAMPLE
    ),
    "10 slopes of W_hidden": Step(
        *("slopes_hidden", DOT, "delta_hidden", "fed.T", SLOPES.format("W_hidden")),
        bare="inputs",
    ),
    "11 slopes of W_out": Step(
        *("slopes_out", DOT, "delta_out", "with_ones(hidden).T"),
        SLOPES.format("W_out"),
        bare="hidden.T",
    ),
    "12 update W_hidden": Step(
        *("W_hidden", UPDATE, "W_hidden", "slopes_hidden"),
        "Number by number: each slope is subtracted from its own knob.",
        bare="slopes_hidden without biases",
    ),
}
FIRST_PRODUCT, SLOPES_HIDDEN = "3 first product", "10 slopes of W_hidden"
WITH, FORGOTTEN = "with", "forgotten"
MARKS = {  # what the last row or column of a grid holds
    **dict.fromkeys(("ones", "fed", "with_ones(hidden)"), "ones row"),
    **dict.fromkeys(("fed.T", "with_ones(hidden).T"), "ones column"),
    **dict.fromkeys(("W_hidden", "W_out"), "bias column"),
    **dict.fromkeys(("slopes_hidden", "slopes_out"), "bias column"),
    "W_out.T": "bias row",
}


@cache
def grids(examples, hidden):
    """Return every grid of the lesson by name, with the ones row where it belongs."""
    inputs, targets = (
        np.resize(table, (examples, table.shape[1])) for table in gate("XOR")
    )
    W_hidden = W_HIDDEN[:hidden]
    W_out = np.append(W_OUT[:hidden], BIAS_OUT)[np.newaxis]
    ones = np.ones((1, examples))
    fed = np.vstack([inputs.T, ones])
    sums = np.dot(W_hidden, fed)
    out_h = sigmoid(sums)
    fed_out = np.vstack([out_h, ones])
    output = sigmoid(np.dot(W_out, fed_out))
    residual = output - targets.T
    delta_out = residual * output * (1 - output)
    back = np.dot(W_out.T, delta_out)[:-1]
    delta_hidden = back * out_h * (1 - out_h)
    return {
        **{"inputs": inputs, "inputs.T": inputs.T, "targets.T": targets.T},
        **{"ones": ones, "fed": fed, "fed.T": fed.T, "W_hidden": W_hidden},
        **{"sums": sums, "hidden": out_h, "hidden.T": out_h.T},
        **{"with_ones(hidden)": fed_out, "with_ones(hidden).T": fed_out.T},
        **{"W_out": W_out, "W_out.T": W_out.T, "output": output},
        **{"residual": residual, "output * (1 - output)": output * (1 - output)},
        **{"delta_out": delta_out, "back": back, "delta_hidden": delta_hidden},
        "hidden * (1 - hidden)": out_h * (1 - out_h),
        "slopes_hidden": np.dot(delta_hidden, fed.T),
        "slopes_hidden without biases": np.dot(delta_hidden, inputs),
    }
