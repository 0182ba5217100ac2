"""What is refused, in which words, and that a refused call changes nothing."""

from fractions import Fraction
from functools import partial

import numpy as np
import pytest

import nnlib
from nnlib import (
    Neuron,
    OurNeuralNetwork,
    backPropNN,
    gate,
    manyBackPropNN,
    mse_loss,
    people,
    sigmoid,
)
from tests.core.helpers import assert_same_state, refused, state_of

X, XOR = gate("XOR")
DATA, LABELS = people()

BAD_NUMBERS = {
    "text": ("ab", TypeError, ["must hold numbers", "'ab' (str)"]),
    "texts": (["1", "2"], TypeError, ["must hold numbers", "'1' (str)"]),
    "None": ([1, None], TypeError, ["must hold numbers", "None (NoneType)"]),
    "complex": ([1j, 2], TypeError, ["must hold numbers", "1j (complex)"]),
    "dict": ({1: 2}, TypeError, ["must hold numbers", "{1: 2} (dict)"]),
    "zip": (zip([1], [2], strict=True), TypeError, ["must hold numbers", "(zip)"]),
    "function": (sigmoid, TypeError, ["must hold numbers", "(function)"]),
    "dates": (np.array(["2020-01-01"], "M8[D]"), TypeError, ["numbers", "(date)"]),
    "ragged": ([[1, 2], [3]], ValueError, ["rows of one length"]),
    "empty": ([], ValueError, ["must not be empty", "(0,)"]),
    "no rows": (np.ones((0, 2)), ValueError, ["must not be empty", "(0, 2)"]),
    "NaN": ([np.nan, 1], ValueError, ["finite numbers only, but it holds nan"]),
    "infinity": ([1, -np.inf], ValueError, ["finite numbers only, but it holds -inf"]),
    "huge": ([1, 10**400], ValueError, ["up to 1.8e308"]),
    "long double": (np.array([1, 2]) * np.longdouble("inf"), ValueError, ["inf"]),
    "masked": (np.ma.array([1.0, 2], mask=[0, 1]), ValueError, ["some are masked"]),
}
TAKERS = {
    "sigmoid": ("x", lambda v: sigmoid(v)),
    "deriv_tanh": ("x", lambda v: nnlib.deriv_tanh(v)),
    "mse_loss y_true": ("y_true", lambda v: mse_loss(v, [1, 2])),
    "mse_loss y_pred": ("y_pred", lambda v: mse_loss([1, 2], v)),
    "Neuron weights": ("weights", lambda v: Neuron(v, 0)),
    "Neuron bias": ("bias", lambda v: Neuron([1, 2], v)),
    "Neuron inputs": ("inputs", lambda v: Neuron([1, 2], 0).feedforward(v)),
    "feedforward": ("x", lambda v: OurNeuralNetwork(1).feedforward(v)),
    "slopes x": ("x", lambda v: OurNeuralNetwork(1).slopes(v, 1)),
    "slopes y": ("y_true", lambda v: OurNeuralNetwork(1).slopes([1, 2], v)),
    "numeric_slope": ("w", lambda v: nnlib.numeric_slope(np.sum, v)),
    "check_slopes": ("slopes", lambda v: nnlib.check_slopes(v, np.sum, [1, 2])),
    "FP": ("inputs", lambda v: backPropNN((2, 1)).FP(v)),
}


# Every bad number once, and a few of each kind with everything that takes numbers.
EVERY_ONE = [("sigmoid", bad) for bad in BAD_NUMBERS]
FEW = [(taker, bad) for taker in TAKERS for bad in ("texts", "ragged", "NaN", "masked")]


@pytest.mark.parametrize(("taker", "bad"), sorted({*EVERY_ONE, *FEW}))
def test_bad_numbers_are_refused_by_name(taker, bad):
    name, call = TAKERS[taker]
    value, error, words = BAD_NUMBERS[bad]
    with np.errstate(all="raise"), refused(error, f"{name} must", *words):
        call(value)


GOOD_NUMBERS = {
    "list": [1, 2],
    "tuple": (1, 2),
    "range": range(1, 3),
    "whole numbers": np.array([1, 2], np.int8),
    "booleans and numbers": [True, 2],
    "short floats": np.array([1, 2], np.float16),
    "other byte order": np.array([1, 2], ">f8"),
    "long double": np.array([1, 2], np.longdouble),
    "fractions": [Fraction(1), Fraction(2)],
    "masked in no place": np.ma.array([1.0, 2], mask=[0, 0]),
    "beyond 64 bits": [1, 2 * 10**30 // 10**30],
}


@pytest.mark.parametrize("good", GOOD_NUMBERS)
def test_numbers_in_every_reasonable_form(good):
    value = GOOD_NUMBERS[good]
    np.testing.assert_array_equal(sigmoid(value), sigmoid([1.0, 2.0]))
    output = OurNeuralNetwork(1).feedforward([1.0, 2.0])
    assert OurNeuralNetwork(1).feedforward(value) == output


def test_numbers_beyond_64_bits_are_numbers():
    assert sigmoid([10**30, -(10**30)]).tolist() == [1, 0]


def test_arrays_that_may_only_be_read():
    inputs, targets = X.copy(), XOR.copy()
    data, labels = DATA.copy(), LABELS.copy()
    for array in (inputs, targets, data, labels):
        array.flags.writeable = False
    errors = backPropNN((2, 1), rng=1).train(inputs, targets, maxIterations=2)
    losses = OurNeuralNetwork(rng=1).train(data, labels, epochs=2)
    assert errors.shape == losses.shape == (2,)
    assert (inputs == X).all() and (data == DATA).all()


@pytest.mark.filterwarnings("ignore::PendingDeprecationWarning")
def test_a_matrix_counts_as_rows():
    net = backPropNN((2, 1), rng=1)
    outputs = net.FP(np.asmatrix(X))
    assert type(outputs) is np.ndarray
    np.testing.assert_array_equal(outputs, net.FP(X))


def test_lists_do_as_well_as_arrays():
    net, same = backPropNN((2, 2, 1), rng=1), backPropNN((2, 2, 1), rng=1)
    net.backProp(X, XOR)
    same.backProp(X.astype(int).tolist(), XOR.astype(bool).tolist())
    assert_same_state(same, state_of(net))


# backPropNN

BAD_CALLS = {
    "inputs too wide": (
        [np.ones((4, 3)), XOR],
        {},
        ValueError,
        "inputs has 3 columns, but the network was built for 2",
    ),
    "inputs too narrow": (
        [np.ones((4, 1)), XOR],
        {},
        ValueError,
        "inputs has 1 column, but the network was built for 2",
    ),
    "one example without its row": (
        [[0, 1], XOR],
        {},
        ValueError,
        "inputs must have one row per example, shape (n, 2), but it has shape (2,); "
        "np.reshape(inputs, (-1, 2)) makes rows",
    ),
    "an odd flat list": (
        [[0, 1, 0], XOR],
        {},
        ValueError,
        "shape (n, 2), but it has shape (3,)",
    ),
    "flat targets": (
        [X, XOR[:, 0]],
        {},
        ValueError,
        "targets must have one row per example, shape (n, 1), but it has shape (4,); "
        "np.reshape(targets, (-1, 1)) makes rows",
    ),
    "targets too wide": (
        [X, np.ones((4, 2))],
        {},
        ValueError,
        "targets has 2 columns, but the network was built for 1",
    ),
    "targets too few": (
        [X, XOR[:3]],
        {},
        ValueError,
        "targets must have one row per example: inputs has 4 rows, but targets has 3",
    ),
    "targets NaN": ([X, XOR * np.nan], {}, ValueError, "targets must hold finite"),
    "inputs text": ([[["a", "b"]], XOR], {}, TypeError, "inputs must hold numbers"),
    "rate below 0": (
        [X, XOR],
        {"trainingRate": -0.1},
        ValueError,
        "trainingRate must be 0 or more, but it is -0.1",
    ),
    "rate NaN": ([X, XOR], {"trainingRate": np.nan}, ValueError, "trainingRate must"),
    "rate inf": ([X, XOR], {"trainingRate": np.inf}, ValueError, "but it holds inf"),
    "rate text": ([X, XOR], {"trainingRate": "0.2"}, TypeError, "trainingRate must"),
    "rate None": ([X, XOR], {"trainingRate": None}, TypeError, "trainingRate must"),
    "rate list": (
        [X, XOR],
        {"trainingRate": [0.2]},
        ValueError,
        "trainingRate must be one number, but it has shape (1,)",
    ),
    "momentum below 0": ([X, XOR], {"momentum": -1}, ValueError, "momentum must be 0"),
    "momentum a switch": (
        [X, XOR],
        {"momentum": True},
        TypeError,
        "momentum must be a number, but it is True",
    ),
}
BAD_TRAINING = {
    "iterations below 0": (
        {"maxIterations": -1},
        ValueError,
        "maxIterations must be 0",
    ),
    "iterations a float": (
        {"maxIterations": 1e5},
        TypeError,
        "maxIterations must be a whole number, but it is 100000.0",
    ),
    "iterations text": ({"maxIterations": "9"}, TypeError, "but it is '9'"),
    "iterations a switch": ({"maxIterations": True}, TypeError, "but it is True"),
    "error below 0": ({"minError": -1e-5}, ValueError, "minError must be 0 or more"),
    "error NaN": ({"minError": np.nan}, ValueError, "minError must hold finite"),
}


ONE_OR_MANY = {"one": backPropNN, "many": partial(manyBackPropNN, networks=3)}


def used_network(make=backPropNN):
    """Return a network that has weights and a step to remember."""
    net = make((2, 2, 1), rng=1)
    net.backProp(X, XOR, momentum=0.5)
    return net


@pytest.mark.parametrize("make", ONE_OR_MANY.values(), ids=ONE_OR_MANY)
@pytest.mark.parametrize("method", ["backProp", "train"])
@pytest.mark.parametrize("case", BAD_CALLS)
def test_refused_steps_change_nothing(make, method, case):
    arguments, rates, error, words = BAD_CALLS[case]
    net = used_network(make)
    before = state_of(net)
    with refused(error, words):
        getattr(net, method)(*arguments, **rates)
    assert_same_state(net, before)


@pytest.mark.parametrize("case", BAD_TRAINING)
def test_refused_training_changes_nothing(case):
    options, error, words = BAD_TRAINING[case]
    net = used_network()
    before = state_of(net)
    with refused(error, words):
        net.train(X, XOR, **options)
    assert_same_state(net, before)


W = backPropNN((2, 2, 1), rng=1).weights
BAD_WEIGHTS = {
    "too few": (
        [W[0]],
        ValueError,
        "weights must be a list of 2 arrays, but it holds 1",
    ),
    "too many": ([*W, W[0]], ValueError, "list of 2 arrays, but it holds 3"),
    "tuple": ((W[0], W[1]), TypeError, "list of 2 arrays, but it is a tuple"),
    "None": (None, TypeError, "list of 2 arrays, but it is a NoneType"),
    "turned": ([W[0].T, W[1]], ValueError, "weights[0] must have shape (2, 3)"),
    "no bias": ([W[0], W[1][:, :2]], ValueError, "weights[1] must have shape (1, 3)"),
    "text": (["a", W[1]], TypeError, "weights[0] must hold numbers, but it holds 'a'"),
    "NaN": ([W[0], W[1] * np.nan], ValueError, "weights[1] must hold finite numbers"),
    "infinite": ([W[0] * np.inf, W[1]], ValueError, "weights[0] must hold finite"),
    "ragged": (
        [[[1, 2, 3], [1]], W[1]],
        ValueError,
        "weights[0] must have rows of one",
    ),
}


@pytest.mark.parametrize("method", ["FP", "backProp", "train"])
@pytest.mark.parametrize("case", BAD_WEIGHTS)
def test_weights_set_to_what_does_not_fit(method, case):
    weights, error, words = BAD_WEIGHTS[case]
    net = used_network()
    steps = state_of(net)[2:]
    net.weights = weights
    with refused(error, words):
        getattr(net, method)(*([X] if method == "FP" else [X, XOR]))
    assert net.weights is weights
    for now, then in zip(net._previousWeightDelta, steps, strict=True):
        np.testing.assert_array_equal(now, then)


def test_weights_set_to_lists_or_whole_numbers_are_taken():
    net = backPropNN((2, 2, 1), rng=1)
    net.weights = [[[1, 2, 3], [4, 5, 6]], np.array([[1, 2, 3]])]
    net.backProp(X, XOR)
    assert [matrix.dtype for matrix in net.weights] == [float, float]
    assert net.weights[1][0, 0] != 1  # whole numbers would have rounded the step away


@pytest.mark.parametrize(
    ("arguments", "options", "error", "words"),
    [
        ([(2, 0, 1)], {}, ValueError, "numNodes[1] must be 1 or more, but it is 0"),
        ([(2, -3)], {}, ValueError, "numNodes[1] must be 1 or more, but it is -3"),
        ([(2,)], {}, ValueError, "at least two layers, inputs and outputs"),
        ([()], {}, ValueError, "at least two layers"),
        ([5], {}, TypeError, "numNodes must list the nodes of each layer"),
        (["221"], {}, TypeError, "like (2, 2, 1), but it is '221'"),
        ([None], {}, TypeError, "numNodes must list"),
        (
            [(2.0, 1)],
            {},
            TypeError,
            "numNodes[0] must be a whole number, but it is 2.0",
        ),
        ([(2, True)], {}, TypeError, "numNodes[1] must be a whole number"),
        ([(2, 1), ["step"]], {}, ValueError, "among sigmoid, tanh, gaussian, relu"),
        ([(2, 1), ["Sigmoid"]], {}, ValueError, "one is 'Sigmoid'"),
        ([(2, 1), [np.tanh]], {}, ValueError, "one is <ufunc 'tanh'>"),
        (
            [(2, 1), [nnlib.deriv_tanh]],
            {},
            ValueError,
            "transferFunctions must be among",
        ),
        ([(2, 1), ["deriv_tanh"]], {}, ValueError, "one is 'deriv_tanh'"),
        ([(2, 1), [[1]]], {}, ValueError, "one is [1]"),
        (
            [(2, 1), "sigmoid"],
            {},
            TypeError,
            "must list one transfer function per layer",
        ),
        ([(2, 1), sigmoid], {}, TypeError, "must list one transfer function per layer"),
        ([(2, 2, 1), ["tanh"]], {}, ValueError, "must name 2 functions"),
        ([(2, 1), ["tanh", "tanh"]], {}, ValueError, "must name 1 function, one per"),
        ([(2, 2, 1), ["tanh", None]], {}, ValueError, "one is None"),
        ([(2, 1)], {"rng": "8"}, TypeError, "rng must be a NumPy Generator, a seed"),
        ([(2, 1)], {"rng": -1}, ValueError, "a whole number, 0 or more"),
        ([(2, 1)], {"rng": 0.5}, TypeError, "or None, but it is 0.5"),
        ([(2, 1)], {"scale": -0.1}, ValueError, "scale must be 0 or more"),
        ([(2, 1)], {"scale": np.inf}, ValueError, "scale must hold finite"),
    ],
)
def test_a_network_that_cannot_be_built(arguments, options, error, words):
    for make in ONE_OR_MANY.values():
        with refused(error, words):
            make(*arguments, **options)


def test_many_networks_that_cannot_be_built():
    with refused(ValueError, "networks must be 1 or more, but it is 0"):
        manyBackPropNN((2, 1), networks=0)
    with refused(TypeError, "networks must be a whole number, but it is 2.0"):
        manyBackPropNN((2, 1), networks=2.0)


def test_a_refused_network_draws_no_random_numbers():
    rng = np.random.default_rng(1)
    with refused(ValueError, "networks"):
        manyBackPropNN((2, 1), rng=rng, networks=-1)
    with refused(ValueError, "scale"):
        backPropNN((2, 1), rng=rng, scale=-1)
    assert rng.normal() == np.random.default_rng(1).normal()


# OurNeuralNetwork


@pytest.mark.parametrize(
    ("arguments", "options", "error", "words"),
    [
        ([DATA[0], 1], {}, ValueError, "data must have one row per example"),
        ([np.ones((4, 3)), LABELS], {}, ValueError, "data has 3 columns"),
        ([DATA, LABELS[:3]], {}, ValueError, "all_y_trues must hold 4 numbers"),
        (
            [DATA, LABELS[:, np.newaxis]],
            {},
            ValueError,
            "all_y_trues must be a flat list of numbers, but it has shape (4, 1); "
            "np.ravel(all_y_trues) is flat",
        ),
        ([DATA, ["F", "M", "M", "F"]], {}, TypeError, "all_y_trues must hold numbers"),
        ([DATA * np.nan, LABELS], {}, ValueError, "data must hold finite"),
        (
            [DATA, LABELS],
            {"learn_rate": -1},
            ValueError,
            "learn_rate must be 0 or more",
        ),
        ([DATA, LABELS], {"learn_rate": np.nan}, ValueError, "learn_rate must hold"),
        (
            [DATA, LABELS],
            {"learn_rate": False},
            TypeError,
            "learn_rate must be a number",
        ),
        ([DATA, LABELS], {"epochs": 10.0}, TypeError, "epochs must be a whole number"),
        ([DATA, LABELS], {"epochs": -1}, ValueError, "epochs must be 0 or more"),
        ([DATA, LABELS], {"epochs": True}, TypeError, "but it is True"),
        (
            [DATA / 100, LABELS * 1e200],
            {"learn_rate": 1e200},
            ValueError,
            "learn_rate must be smaller: at 1e+200",
        ),
    ],
)
def test_refused_training_of_the_2_2_1_network(arguments, options, error, words):
    net = OurNeuralNetwork(rng=1)
    before = state_of(net)
    with np.errstate(all="raise"), refused(error, words):
        net.train(*arguments, **options)
    assert_same_state(net, before)


@pytest.mark.parametrize("method", ["feedforward", "slopes", "train"])
@pytest.mark.parametrize(
    ("knob", "error", "words"),
    [
        ("a", TypeError, "w1 must hold numbers, but it holds 'a' (str)"),
        ([1, 2], ValueError, "w1 must be one number, but it has shape (2,)"),
        (np.nan, ValueError, "w1 must hold finite numbers only, but it holds nan"),
    ],
)
def test_a_knob_set_to_what_does_not_fit(method, knob, error, words):
    net = OurNeuralNetwork(rng=1)
    others = [net.w2, net.b3]
    net.w1 = knob
    calls = {"feedforward": [[1, 2]], "slopes": [[1, 2], 1], "train": [DATA, LABELS]}
    with refused(error, words):
        getattr(net, method)(*calls[method])
    assert net.w1 is knob
    assert [net.w2, net.b3] == others


@pytest.mark.parametrize("seed", ["215", "abc", -1, 0.5, np.random, [-1]])
def test_bad_seeds(seed):
    with pytest.raises((TypeError, ValueError), match="rng must be a NumPy Generator"):
        OurNeuralNetwork(rng=seed)


@pytest.mark.parametrize(
    ("knobs", "error", "words"),
    [
        ([1] * 8, ValueError, "knobs must hold 9 numbers, but it holds 8"),
        (np.ones((9, 1)), ValueError, "knobs must be a flat list of numbers"),
        ([1] * 8 + [np.nan], ValueError, "knobs must hold finite numbers only"),
        ({"w1": 1}, TypeError, "knobs must hold numbers"),
    ],
)
def test_knobs_that_do_not_fit(knobs, error, words):
    net = OurNeuralNetwork(rng=1)
    before = state_of(net)
    with refused(error, words):
        net.knobs = knobs
    assert_same_state(net, before)


def test_rows_that_are_too_wide():
    with refused(ValueError, "x has 3 columns, but the network was built for 2"):
        OurNeuralNetwork(rng=1).feedforward(np.ones((4, 3)))


@pytest.mark.parametrize("shape", [(), (1, 2, 2)])
def test_x_is_an_example_or_rows(shape):
    with refused(ValueError, "x must be a flat list", f"{shape}"):
        OurNeuralNetwork(rng=1).feedforward(np.ones(shape))
