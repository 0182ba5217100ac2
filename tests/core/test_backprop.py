"""backPropNN: XOR, the gates, gradients against nudging, momentum, out of range."""

import numpy as np
import pytest

from nnlib import (
    GATES,
    backPropNN,
    check_slopes,
    gate,
    linear,
    numeric_slope,
    sigmoid,
    tanh,
)
from nnlib.activations import TRANSFERS
from tests.core.helpers import (
    ALICE,
    as_matrices,
    assert_same_state,
    matrix_network,
    memory_of,
    random_case,
    refused,
    state_of,
)

X, XOR = gate("XOR")


def near(value):
    return pytest.approx(value, rel=1e-6)


def test_shape_of_the_weights():
    net = backPropNN((2, 2, 1), rng=8)
    assert net.shape == (2, 2, 1)
    assert net.numLayers == 2
    assert [W.shape for W in net.weights] == [(2, 3), (1, 3)]
    assert sum(W.size for W in net.weights) == 9
    assert net.FP(X).shape == (4, 1)
    deep = backPropNN((3, 4, 2, 5), rng=0)
    assert [W.shape for W in deep.weights] == [(4, 4), (2, 5), (5, 3)]
    assert deep.FP(np.ones((7, 3))).shape == (7, 5)


def test_weights_start_as_normal_draws_layer_by_layer():
    rng = np.random.default_rng(8)
    expected = [rng.normal(scale=0.1, size=s) for s in ((2, 3), (1, 3))]
    for W, draws in zip(backPropNN((2, 2, 1), rng=8).weights, expected, strict=True):
        np.testing.assert_array_equal(W, draws)
    wide = backPropNN((100, 100), rng=8, scale=3.0).weights[0]
    assert np.std(wide) == pytest.approx(3, rel=0.02)
    assert not backPropNN((2, 1), rng=8, scale=0).weights[0].any()


def test_two_networks_share_nothing():
    first, second = backPropNN((2, 2, 1), rng=8), backPropNN((2, 3, 1), rng=9)
    assert len(first.weights) == len(second.weights) == 2
    before = state_of(second)
    first.train(X, XOR, maxIterations=10, momentum=0.5)
    assert_same_state(second, before)
    assert "weights" not in vars(backPropNN)


def test_the_last_column_is_the_bias():
    net = backPropNN((2, 1), rng=0)
    net.weights = [np.array([[2.0, 3.0, 4.0]])]
    np.testing.assert_array_equal(net.FP([[5, 7]]), [[sigmoid(2 * 5 + 3 * 7 + 4)]])


def test_forward_layer_by_layer_with_the_functions_that_were_asked_for():
    net = backPropNN((2, 3, 1), [None, tanh, "linear"], rng=4, scale=1)
    assert net.transferFunctions == ["tanh", "linear"]
    W1, W2 = net.weights
    for x, output in zip(X, net.FP(X), strict=True):
        hidden = np.tanh(W1[:, :-1] @ x + W1[:, -1])
        np.testing.assert_allclose(output, W2[:, :-1] @ hidden + W2[:, -1], rtol=1e-12)


@pytest.mark.parametrize("functions", [["tanh", "linear"], [tanh, linear]])
def test_functions_by_name_or_as_function(functions):
    assert backPropNN((2, 2, 1), functions).transferFunctions == ["tanh", "linear"]
    assert backPropNN((2, 2, 1)).transferFunctions == ["sigmoid", "sigmoid"]


def test_transfer_functions_stay_as_they_were_made():
    net = backPropNN((2, 2, 1))
    with pytest.raises(AttributeError, match="transferFunctions"):
        net.transferFunctions = ["relu", "linear"]
    net.transferFunctions.append("relu")
    assert net.transferFunctions == ["sigmoid", "sigmoid"]


def test_repr_says_shape_and_functions():
    assert repr(backPropNN((2, 1))) == "backPropNN((2, 1), ['sigmoid'])"


def test_xor_after_one_step():
    net = backPropNN((2, 2, 1), rng=8)
    error = net.backProp(X, XOR)
    assert type(error) is float
    assert error == near(1.0022849905354616)
    expected = [0.52210603, 0.52250079, 0.52166224, 0.52296106]  # all near 0.5
    np.testing.assert_allclose(net.FP(X).ravel(), expected, atol=1e-8)


@pytest.mark.full
def test_xor_to_the_end():
    net = backPropNN((2, 2, 1), rng=8)
    errors = net.train(X, XOR)
    assert errors.shape == (100_000,)  # minError 1e-5 is not reached
    every_2500 = [1.0022849905, 0.9998748690, 0.9046997988, 0.0304469498, 0.0088406330]
    assert errors[:10_001:2500].tolist() == near(every_2500)
    assert errors[50_000] == near(0.0006029042840)
    assert errors[97_500] == near(0.0002789285542)
    assert errors[-1] == near(0.0002711899521)
    outputs = [0.00754163, 0.00958576, 0.99217779, 0.99217459]
    np.testing.assert_allclose(net.FP(X).ravel(), outputs, atol=1e-7)


def test_the_error_is_the_sum_of_squares_before_the_step():
    net = backPropNN((2, 2, 1), rng=8)
    expected = ((net.FP(X) - XOR) ** 2).sum()
    assert net.backProp(X, XOR) == pytest.approx(expected, rel=1e-14)
    expected = ((net.FP(X) - XOR) ** 2).sum()
    assert net.train(X, XOR, maxIterations=1)[0] == pytest.approx(expected, rel=1e-14)


def test_train_repeats_the_step_of_backprop():
    net, same = backPropNN((2, 2, 1), rng=8), backPropNN((2, 2, 1), rng=8)
    rates = {"trainingRate": 0.7, "momentum": 0.4}
    errors = net.train(X, XOR, maxIterations=50, **rates)
    assert errors.tolist() == [same.backProp(X, XOR, **rates) for _ in range(50)]
    assert_same_state(net, state_of(same))


def test_defaults_are_rate_one_fifth_and_no_momentum():
    net, same = backPropNN((2, 2, 1), rng=8), backPropNN((2, 2, 1), rng=8)
    for _ in range(2):
        net.backProp(X, XOR)
        same.backProp(X, XOR, 0.2, 0.0)
    assert_same_state(net, state_of(same))


def test_training_in_parts_is_training_in_one_go():
    net, parts = backPropNN((2, 2, 1), rng=8), backPropNN((2, 2, 1), rng=8)
    errors = net.train(X, XOR, maxIterations=300, momentum=0.5)
    in_parts = [parts.train(X, XOR, maxIterations=100, momentum=0.5) for _ in range(3)]
    np.testing.assert_array_equal(np.concatenate(in_parts), errors)


@pytest.mark.parametrize("name", [name for name in GATES if "X" not in name])
def test_one_neuron_learns_the_gates_that_one_line_can_cut(name):
    inputs, targets = gate(name)
    net = backPropNN((2, 1), rng=8)
    assert net.train(inputs, targets, trainingRate=5.0, maxIterations=500)[-1] < 0.005
    np.testing.assert_array_equal(net.FP(inputs).round(), targets)


@pytest.mark.parametrize("name", ["XOR", "XNOR"])
def test_one_neuron_does_not_learn_xor(name):
    inputs, targets = gate(name)
    net = backPropNN((2, 1), rng=8)
    errors = net.train(inputs, targets, trainingRate=5.0, maxIterations=500)
    assert errors[-1] == near(1)
    np.testing.assert_allclose(net.FP(inputs), 0.5, atol=1e-3)


def test_linear_output_with_momentum_reaches_the_least_error():
    net = backPropNN((2, 2, 1), [None, "sigmoid", "linear"], rng=8)
    errors = net.train(X, XOR, momentum=0.5)
    assert len(errors) == pytest.approx(1293, abs=2)
    assert errors[-1] <= 1e-5 < errors[-2]
    np.testing.assert_allclose(net.FP(X), XOR, atol=0.005)


def test_train_stops_at_the_least_error_after_the_step_that_found_it():
    net = backPropNN((2, 1), rng=8)
    inputs, targets = gate("OR")
    errors = net.train(inputs, targets, minError=0.5)
    assert errors[-1] <= 0.5 < errors[-2]
    # An error of exactly minError is enough.
    again = backPropNN((2, 1), rng=8)
    stop = float(errors[5])
    assert len(again.train(inputs, targets, minError=stop)) == 6


def test_all_zero_start_never_moves():
    net = backPropNN((2, 2, 1), rng=8, scale=0)
    errors = net.train(X, XOR, maxIterations=200)
    assert (errors == 1.0).all()
    assert not net.weights[0].any()
    assert not net.weights[1].any()


def test_equal_hidden_neurons_stay_equal():
    net = backPropNN((2, 2, 1), rng=8)
    net.weights = [np.ones((2, 3)), np.ones((1, 3))]
    net.train(X, XOR, maxIterations=500)
    W1, W2 = net.weights
    np.testing.assert_array_equal(W1[0], W1[1])
    assert W2[0, 0] == W2[0, 1] != 1


def test_no_iterations_change_nothing():
    net = backPropNN((2, 2, 1), rng=8)
    before = state_of(net)
    assert net.train(X, XOR, maxIterations=0).shape == (0,)
    assert_same_state(net, before)


def test_a_rate_of_zero_changes_no_weight():
    net = backPropNN((2, 2, 1), rng=8)
    before = state_of(net)
    net.backProp(X, XOR, trainingRate=0)
    assert_same_state(net, before)


# The gradient: a step at rate 1 is the slope of HALF the summed squared error.


def half_error(net, i, inputs, targets):
    """Return half the error as a function of the weights of layer i alone."""
    weights = list(net.weights)

    def f(W):
        changed = backPropNN(net.shape, net.transferFunctions)
        changed.weights = [*weights[:i], W, *weights[i + 1 :]]
        return 0.5 * ((changed.FP(inputs) - targets) ** 2).sum()

    return f


def away_from_corners(net, inputs):
    """Say whether no relu stands so near its corner that a nudge would cross it."""
    outputs = np.asarray(inputs).T
    for W, name in zip(net.weights, net.transferFunctions, strict=True):
        sums = W[:, :-1] @ outputs + W[:, -1:]
        if name == "relu" and np.abs(sums).min() < 1e-3:
            return False
        outputs = TRANSFERS[name].f(sums)
    return True


def gradients(net, inputs, targets):
    before = [W.copy() for W in net.weights]
    functions = [half_error(net, i, inputs, targets) for i in range(net.numLayers)]
    nudged = [numeric_slope(f, W) for f, W in zip(functions, before, strict=True)]
    net.backProp(inputs, targets, trainingRate=1.0)
    steps = [old - new for old, new in zip(before, net.weights, strict=True)]
    return steps, nudged, functions, before


def test_random_cases_cover_all_functions_and_depths():
    nets = [random_case(seed)[0] for seed in range(40)]
    assert {name for net in nets for name in net.transferFunctions} == set(TRANSFERS)
    assert {net.numLayers for net in nets} == {1, 2, 3}


@pytest.mark.parametrize("seed", range(40))
def test_the_step_is_the_slope_found_by_nudging(seed):
    net, inputs, targets = random_case(seed)
    if not away_from_corners(net, inputs):
        inputs = inputs + 0.01
        assert away_from_corners(net, inputs)
    steps, nudged, _, _ = gradients(net, inputs, targets)
    for step, slope in zip(steps, nudged, strict=True):
        np.testing.assert_allclose(step, slope, rtol=1e-6, atol=1e-9)


def test_the_check_catches_a_slope_that_is_off_by_a_twentieth_of_a_percent():
    net = backPropNN((2, 3, 2), rng=5, scale=1)
    targets = np.column_stack((XOR, 1 - XOR))
    steps, _, functions, before = gradients(net, X, targets)
    for step, f, W in zip(steps, functions, before, strict=True):
        assert check_slopes(step, f, W).all()
        assert not check_slopes(1.0005 * step, f, W).any()


def test_the_slope_of_the_reported_error_is_exactly_twice_the_step():
    net = matrix_network([1] * 6 + [0] * 3)
    before = [W.copy() for W in net.weights]
    net.backProp([ALICE], [[1]], trainingRate=1.0)
    twice = as_matrices(
        [0.02146953526581111, 0.010734767632905555] * 2
        + [-0.011269220242958155] * 2
        + [-0.010734767632905555] * 2
        + [-0.23761755952842809]
    )
    for old, new, slope in zip(before, net.weights, twice, strict=True):
        np.testing.assert_allclose(2 * (old - new), slope, rtol=1e-12)


def test_a_batch_step_is_the_sum_of_the_single_steps():
    net = backPropNN((2, 2, 1), rng=3, scale=1)
    start = [W.copy() for W in net.weights]
    sums = [np.zeros_like(W) for W in start]
    for x, target in zip(X, XOR, strict=True):
        net.weights = list(start)
        net.backProp([x], [target])
        for i, W in enumerate(net.weights):
            sums[i] += W - start[i]
    net.weights = list(start)
    net.backProp(X, XOR)
    for W, old, total in zip(net.weights, start, sums, strict=True):
        np.testing.assert_allclose(W - old, total, rtol=1e-9, atol=1e-15)


# Momentum


def test_momentum_over_three_steps_written_out():
    # One linear neuron with weight w and bias b, input 1, target 1: output w + b,
    # slope of half the squared error for both knobs: w + b - 1. Rate 0.25, momentum
    # 0.5: step = 0.25 * slope + 0.5 * the step before.
    #   w = b = 0       slope -1       step -0.25
    #   w = b = 0.25    slope -0.5     step -0.125   - 0.125  = -0.25
    #   w = b = 0.5     slope  0       step  0       - 0.125  = -0.125
    #   w = b = 0.625
    net = backPropNN((1, 1), ["linear"], scale=0)
    trace = []
    for _ in range(3):
        error = net.backProp([[1]], [[1]], trainingRate=0.25, momentum=0.5)
        trace.append((error, *net.weights[0][0], *memory_of(net)[0][0]))
    assert trace == [
        (1.0, 0.25, 0.25, -0.25, -0.25),
        (0.25, 0.5, 0.5, -0.25, -0.25),
        (0.0, 0.625, 0.625, -0.125, -0.125),
    ]


def test_momentum_also_remembers_a_step_taken_without_it():
    net = backPropNN((1, 1), ["linear"], scale=0)
    net.backProp([[1]], [[1]], trainingRate=0.25)
    net.backProp([[1]], [[1]], trainingRate=0.25, momentum=0.5)
    assert net.weights[0].tolist() == [[0.5, 0.5]]


# Out of range


@pytest.mark.parametrize(
    ("functions", "iterations"),
    [
        (["linear", "linear"], 7),
        (["linear", "linear"], 20),
        (["linear", "linear"], 1000),
        (["relu", "linear"], 1000),
    ],
)
def test_diverging_training_is_refused_and_undone(functions, iterations):
    net = backPropNN((2, 2, 1), functions, rng=1)
    net.train(X, XOR, maxIterations=2, momentum=0.5)
    before = state_of(net)
    with refused(ValueError, "trainingRate must be smaller", "50", "put back"):
        net.train(X, XOR, maxIterations=iterations, trainingRate=50)
    assert_same_state(net, before)


def test_the_momentum_is_named_if_there_is_one():
    net = backPropNN((2, 2, 1), ["linear", "linear"], rng=1)
    with refused(ValueError, "at 0.2 with momentum 1.5 a weight or"):
        net.train(X, XOR, momentum=1.5)
    with refused(ValueError, "at 50 a weight or"):
        net.train(X, XOR, trainingRate=np.array(50))


def test_one_step_out_of_range_is_undone():
    net = backPropNN((1, 1), ["linear"], rng=1)
    before = state_of(net)
    with refused(ValueError, "trainingRate must be smaller", "1e+308"):
        net.backProp([[10]], [[1000]], trainingRate=1e308)
    assert_same_state(net, before)


def test_an_error_out_of_range_is_refused_although_the_weights_are_not():
    net = backPropNN((1, 1), ["linear"], rng=1)
    before = state_of(net)
    with refused(ValueError, "the error grew beyond all numbers"):
        net.backProp([[1]], [[1e200]], trainingRate=1e-200)
    assert_same_state(net, before)
    with refused(ValueError, "the error grew beyond all numbers"):
        net.train([[1]], [[1e200]], trainingRate=1e-200, maxIterations=3)
    assert_same_state(net, before)


def test_no_warning_far_out_on_the_strictest_setting():
    with np.errstate(all="raise"):
        net = backPropNN((2, 2, 1), rng=8)
        assert np.isfinite(net.FP(X * 1e300)).all()
        net.backProp(X * 1e300, XOR)
        net.train(X * 1000, XOR, maxIterations=5, momentum=0.5)
