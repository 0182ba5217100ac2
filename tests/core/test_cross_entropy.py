"""Softmax and cross-entropy: values by hand, slopes by nudging, scores of any size."""

import copy
import math
from functools import partial

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nnlib import (
    backPropNN,
    digits,
    gate,
    manyBackPropNN,
    numeric_slope,
    sigmoid,
    softmax,
)
from nnlib.activations import TRANSFERS
from tests.core.helpers import assert_same_state, refused, state_of

X, XOR = gate("XOR")
finite = st.floats(allow_nan=False, allow_infinity=False)


# softmax


def test_softmax_by_hand():
    powers = [math.exp(2), math.exp(1), math.exp(0.1)]
    expected = [power / sum(powers) for power in powers]
    np.testing.assert_allclose(softmax([2, 1, 0.1]), expected, rtol=1e-14)
    assert softmax([2, 1, 0.1]).round(3).tolist() == [0.659, 0.242, 0.099]
    assert softmax([7, 7, 7, 7]).tolist() == [0.25] * 4
    assert softmax([3]).tolist() == [1]


def test_only_differences_of_scores_count():
    shares = softmax([2, 1, 0.1])
    np.testing.assert_allclose(softmax([12, 11, 10.1]), shares, rtol=1e-14)
    np.testing.assert_allclose(softmax([-998, -999, -999.9]), shares, rtol=1e-12)
    assert softmax([1000, 999, 0]).round(3).tolist() == [0.731, 0.269, 0]


def test_each_row_has_its_own_shares():
    scores = np.random.default_rng(1).normal(size=(5, 3))
    shares = softmax(scores)
    assert shares.shape == (5, 3)
    for row, own in zip(scores, shares, strict=True):
        np.testing.assert_allclose(softmax(row), own, rtol=1e-14)
    np.testing.assert_allclose(shares.sum(axis=1), 1, rtol=1e-14)


def test_a_sigmoid_is_the_softmax_of_x_and_0():
    for x in (-800, -3, 0, 0.5, 40):
        assert softmax([x, 0])[0] == pytest.approx(sigmoid(x), rel=1e-14)


@given(st.lists(finite, min_size=1, max_size=8))
def test_shares_of_any_scores_add_up_to_1_and_keep_the_order(scores):
    with np.errstate(all="raise"):
        shares = softmax(scores)
    assert shares.sum() == pytest.approx(1, rel=1e-14)
    assert ((shares >= 0) & (shares <= 1)).all()
    assert (np.diff(shares[np.argsort(scores)]) >= 0).all()


@pytest.mark.parametrize("scores", [5, np.ones((2, 3, 4))])
def test_scores_of_another_shape_are_refused(scores):
    with refused(ValueError, "x must hold one score per class", str(np.shape(scores))):
        softmax(scores)


# What goes together


@pytest.mark.parametrize("last", ["softmax", softmax])
def test_softmax_by_name_or_as_function(last):
    net = backPropNN((2, 3, 4), ["tanh", last], rng=1, loss="cross-entropy")
    assert net.transferFunctions == ["tanh", "softmax"]
    assert net.loss == "cross-entropy"
    text = "backPropNN((2, 3, 4), ['tanh', 'softmax'], loss='cross-entropy')"
    assert repr(net) == text
    np.testing.assert_allclose(net.FP(X).sum(axis=1), 1, rtol=1e-14)


def test_the_loss_stays_as_it_was_made():
    assert backPropNN((2, 1)).loss == "squared"
    with pytest.raises(AttributeError, match="loss"):
        backPropNN((2, 1)).loss = "cross-entropy"


def test_softmax_is_in_no_list_of_functions_of_one_number():
    assert "softmax" not in TRANSFERS


@pytest.mark.parametrize("make", [backPropNN, partial(manyBackPropNN, networks=2)])
@pytest.mark.parametrize(
    ("functions", "loss", "words"),
    [
        (None, "mse", ["loss must be 'squared' or 'cross-entropy'", "it is 'mse'"]),
        (None, None, ["loss must be", "but it is None"]),
        (
            ["sigmoid", "softmax"],
            "squared",
            ["softmax must be in the last layer"],
        ),
        (["softmax", "softmax"], "cross-entropy", ["are softmax, softmax"]),
        (["softmax", "sigmoid"], "squared", ["are softmax, sigmoid"]),
        (["sigmoid", "tanh"], "cross-entropy", ["sigmoid or softmax", "it has tanh"]),
        (["sigmoid", "linear"], "cross-entropy", ["sigmoid or softmax", "has linear"]),
        (["sigmoid", "soft"], "cross-entropy", ["linear, softmax, but one is 'soft'"]),
    ],
)
def test_what_does_not_go_together_is_refused(make, functions, loss, words):
    rng = np.random.default_rng(1)
    with refused(ValueError, *words):
        make((2, 2, 3), functions, loss=loss, rng=rng)
    assert rng.normal() == np.random.default_rng(1).normal()  # nothing was drawn


BAD_TARGETS = {
    "no shares": ([[1, 0], [0.5, 0.4]], "add up to 1", "row 1 adds up to 0.9"),
    "nothing right": ([[0, 0], [0, 1]], "add up to 1", "row 0 adds up to 0"),
    "below 0": ([[1, 0], [1.5, -0.5]], "from 0 to 1", "one is -0.5"),
    "far off": ([[2, 0], [0, 1]], "add up to 1", "row 0 adds up to 2"),
    "labels": ([0, 1], "one row per example", "np.eye(2)[targets] makes rows out of"),
    "NaN": ([[1, 0], [np.nan, 1]], "finite numbers only", "nan"),
}


@pytest.mark.parametrize("make", [backPropNN, partial(manyBackPropNN, networks=2)])
@pytest.mark.parametrize("method", ["backProp", "train"])
@pytest.mark.parametrize("case", BAD_TARGETS)
def test_targets_of_softmax_are_shares(make, method, case):
    targets, *words = BAD_TARGETS[case]
    net = make((2, 2), ["softmax"], loss="cross-entropy", rng=1)
    net.backProp(X[:2], [[0, 1], [1, 0]])
    before = state_of(net)
    with refused(ValueError, "targets must", *words):
        getattr(net, method)(X[:2], targets)
    assert_same_state(net, before)


@pytest.mark.parametrize(("target", "said"), [(-0.1, "-0.1"), (1.5, "1.5"), (7, "7")])
def test_targets_of_a_sigmoid_are_from_0_to_1(target, said):
    net = backPropNN((2, 1), loss="cross-entropy", rng=1)
    before = state_of(net)
    with refused(ValueError, "targets must be from 0 to 1", f"but one is {said}"):
        net.backProp(X, [[0], [target], [1], [0]])
    assert_same_state(net, before)
    net.backProp(X, [[0], [0.3], [1], [0]])


def test_shares_that_add_up_to_1_but_for_rounding_are_taken():
    net = backPropNN((2, 10), ["softmax"], loss="cross-entropy", rng=1)
    targets = softmax(np.random.default_rng(1).normal(size=(4, 10)))
    before = net.weights[0].copy()
    net.backProp(X, targets.astype(np.float32))
    assert (net.weights[0] != before).any()


# The error, and its slope


def test_the_error_of_a_softmax_is_minus_the_logarithm_of_the_right_share():
    net = backPropNN((2, 3), ["softmax"], rng=1, scale=1, loss="cross-entropy")
    labels = np.array([0, 2, 1, 1])
    right = net.FP(X)[np.arange(4), labels]
    expected = -np.log(right).sum()
    assert net.backProp(X, np.eye(3)[labels]) == pytest.approx(expected, rel=1e-14)


def test_the_error_of_a_sigmoid_counts_the_share_of_yes_or_of_no():
    net = backPropNN((2, 2, 1), rng=1, scale=1, loss="cross-entropy")
    shares = net.FP(X)
    expected = -np.log(np.where(XOR == 1, shares, 1 - shares)).sum()
    assert net.backProp(X, XOR) == pytest.approx(expected, rel=1e-14)


def test_know_nothing():
    net = backPropNN((2, 2, 1), scale=0, loss="cross-entropy")
    assert net.backProp(X, XOR) == pytest.approx(4 * math.log(2))  # 2.7726
    net = backPropNN((2, 10), ["softmax"], scale=0, loss="cross-entropy")
    assert net.backProp(X, np.eye(10)[:4]) == pytest.approx(4 * math.log(10))


def test_a_step_by_hand():
    # Scores 2, 1, 0.1 and the second class is right: shares minus target is what goes
    # back, and the step is that times the input, which is 1.
    net = backPropNN((1, 3), ["softmax"], loss="cross-entropy")
    net.weights = [np.array([[2, 0], [1, 0], [0.1, 0]])]
    assert net.backProp([[1]], [[0, 1, 0]], 1.0) == pytest.approx(1.417, abs=5e-4)
    step = np.array([2, 1, 0.1]) - net.weights[0][:, 0]
    assert step.round(3).tolist() == [0.659, -0.758, 0.099]
    np.testing.assert_allclose(net.weights[0][:, 1], -step, rtol=1e-14)


def random_case(seed, last, scale=0.7):
    """Return a network, inputs, and targets that are shares but not 0 and 1 alone."""
    rng = np.random.default_rng(seed)
    shape = tuple(int(n) for n in rng.integers(1, 5, size=rng.integers(2, 5)))
    names = [str(n) for n in rng.choice(["sigmoid", "tanh", "gaussian"], len(shape))]
    names[len(shape) - 2 :] = [last]
    net = backPropNN(shape, names, rng=rng, scale=scale, loss="cross-entropy")
    inputs = rng.normal(size=(int(rng.integers(1, 6)), shape[0]))
    targets = rng.random((len(inputs), shape[-1]))
    if last == "softmax":
        targets /= targets.sum(axis=1, keepdims=True)
    return net, inputs, targets


def error_of(net, index, inputs, targets):
    """Return the error as a function of the weights of one layer."""

    def f(W):
        changed = copy.deepcopy(net)
        changed.weights[index] = W
        return changed.backProp(inputs, targets, trainingRate=0)

    return f


def assert_steps_down_the_slope(net, inputs, targets):
    start = [W.copy() for W in net.weights]
    functions = [error_of(net, i, inputs, targets) for i in range(net.numLayers)]
    nudged = [numeric_slope(f, W) for f, W in zip(functions, start, strict=True)]
    net.backProp(inputs, targets, trainingRate=1.0)
    for old, new, slope in zip(start, net.weights, nudged, strict=True):
        # atol: nudging is good to about 1e-10 of the error itself
        atol = 1e-9 * max(1, abs(net.backProp(inputs, targets, trainingRate=0)))
        np.testing.assert_allclose(old - new, slope, rtol=1e-6, atol=atol)


@pytest.mark.parametrize("last", ["sigmoid", "softmax"])
@pytest.mark.parametrize("seed", range(25))
def test_the_step_is_the_whole_slope_of_the_reported_error(last, seed):
    assert_steps_down_the_slope(*random_case(seed, last))


@pytest.mark.parametrize("x", [-1000, -40, 40, 1000])
def test_the_error_far_out_is_that_of_the_scores(x):
    # Far out e^-|x| is nothing beside 1, so the error of the wrong answer is |x|.
    wrong = 1 if x < 0 else 0
    net = backPropNN((1, 1), loss="cross-entropy")
    net.weights = [np.array([[x, 0.0]])]
    with np.errstate(all="raise"):
        assert net.backProp([[1]], [[wrong]], 0) == pytest.approx(abs(x), rel=1e-15)
        assert 0 <= net.backProp([[1]], [[1 - wrong]], 0) < 1e-15
        assert_steps_down_the_slope(net, [[1]], [[wrong]])

    net = backPropNN((1, 3), ["softmax"], loss="cross-entropy")
    net.weights = [np.array([[x, 0.0], [-x, 0.0], [0.0, 0.0]])]
    right = np.eye(3)[[0 if x > 0 else 1]]
    with np.errstate(all="raise"):
        for others, error in [(right[:, [1, 0, 2]], 2 * abs(x)), ([[0, 0, 1]], abs(x))]:
            assert net.backProp([[1]], others, 0) == pytest.approx(error, rel=1e-15)
        assert 0 <= net.backProp([[1]], right, 0) < 1e-15
        assert_steps_down_the_slope(net, [[1]], right[:, [1, 0, 2]])


@pytest.mark.parametrize("x", [600, 700, 720, 744, 746, 800])
def test_the_error_is_exact_where_floats_end(x):
    net = backPropNN((1, 3), ["softmax"], loss="cross-entropy")
    net.weights = [np.array([[x, 0], [0, 0], [0, 0]])]
    error = net.backProp([[1]], [[0.5, 0.25, 0.25]], trainingRate=0)
    assert error == pytest.approx(x / 2, rel=1e-14)


@pytest.mark.parametrize("last", ["sigmoid", "softmax"])
def test_the_error_is_never_below_0_and_never_minus_0(last):
    for scale in (1, 30, 1000):
        net, inputs, _ = random_case(3, last, scale)
        outs = net.FP(inputs)
        right = np.eye(outs.shape[1])[outs.argmax(axis=1)]
        targets = right if last == "softmax" else outs.round()
        error = net.backProp(inputs, targets, trainingRate=0)
        assert math.copysign(1, error) == 1


# Training


@pytest.mark.parametrize("last", ["sigmoid", "softmax"])
@pytest.mark.parametrize("seed", range(6))
def test_many_networks_are_each_as_if_alone(last, seed):
    one, inputs, targets = random_case(seed, last)
    functions = one.transferFunctions
    make = partial(manyBackPropNN, loss="cross-entropy", rng=seed, scale=0.7)
    many = make(one.shape, functions, networks=3)
    nets = [copy.deepcopy(one) for _ in range(3)]
    for j, net in enumerate(nets):
        net.weights = [W[j].copy() for W in many.weights]
    options = {"trainingRate": 0.1, "momentum": 0.5, "maxIterations": 40}
    errors = many.train(inputs, targets, minError=1.5, **options)
    for j, net in enumerate(nets):
        own = net.train(inputs, targets, minError=1.5, **options)
        np.testing.assert_allclose(errors[: len(own), j], own, rtol=1e-9, atol=1e-12)
        np.testing.assert_allclose(many.FP(inputs)[j], net.FP(inputs), rtol=1e-9)


def test_many_networks_far_out_have_finite_errors():
    many = manyBackPropNN((1, 3), ["softmax"], networks=2, loss="cross-entropy")
    many.weights[0][:] = [
        [[1000, 0], [-1000, 0], [0, 0]],
        [[2, 0], [1, 0], [0.1, 0]],
    ]
    errors = many.backProp([[1]], [[0, 1, 0]], trainingRate=0)
    np.testing.assert_allclose(errors, [2000, 1.41702], rtol=1e-5)
    text = "manyBackPropNN((1, 3), ['softmax'], loss='cross-entropy', networks=2)"
    assert repr(many) == text


def below_a_hundredth(loss, iterations):
    """Return whether XOR's summed squared error is below 0.01 after `iterations`."""
    net = backPropNN((2, 2, 1), rng=8, loss=loss)
    net.train(X, XOR, maxIterations=iterations, minError=0)
    return bool(((net.FP(X) - XOR) ** 2).sum() < 0.01)


@pytest.mark.full
def test_xor_is_learned_in_a_fifth_of_the_iterations():
    assert not below_a_hundredth("cross-entropy", 1820)
    assert below_a_hundredth("cross-entropy", 1830)
    assert not below_a_hundredth("squared", 9610)
    assert below_a_hundredth("squared", 9620)


@pytest.mark.full
def test_the_same_starts_solve_xor_with_either_loss():
    solved = {}
    for loss in ("squared", "cross-entropy"):
        many = manyBackPropNN((2, 2, 1), rng=0, scale=1.0, networks=100, loss=loss)
        many.train(X, XOR, maxIterations=5000, minError=0, trainingRate=1.0)
        solved[loss] = (((many.FP(X) - XOR) ** 2).sum(axis=(1, 2)) < 0.01).sum()
    assert solved == {"squared": 79, "cross-entropy": 79}


def test_a_network_reads_483_of_500_digits():
    pictures, labels, _ = digits()
    order = np.random.default_rng(0).permutation(1797)
    test, train = order[:500], order[500:]
    inputs, targets = pictures[train], np.eye(10)[labels[train]]
    kinds = ["sigmoid", "softmax"]
    net = backPropNN((64, 32, 10), kinds, rng=0, loss="cross-entropy")

    def right(rows):
        return (net.FP(pictures[rows]).argmax(axis=1) == labels[rows]).sum()

    assert right(test) == 49
    rng, losses = np.random.default_rng(0), []
    for _ in range(30):
        order, error = rng.permutation(1297), 0.0
        for start in range(0, 1297, 32):
            batch = order[start : start + 32]
            error += net.backProp(inputs[batch], targets[batch], trainingRate=0.05)
        losses.append(error / 1297)
    assert right(test) == 483
    assert right(train) == 1294  # 99.8 %
    after = [round(losses[n - 1], 4) for n in (1, 2, 3, 5, 10, 20, 30)]
    assert after == [1.8938, 0.7552, 0.3871, 0.2121, 0.1023, 0.0515, 0.0334]
    assert losses[-1] == pytest.approx(0.033357, abs=5e-7)
