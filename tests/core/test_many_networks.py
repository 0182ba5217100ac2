"""manyBackPropNN: networks side by side, each as if it were alone."""

from functools import partial

import numpy as np
import pytest

from nnlib import backPropNN, gate, manyBackPropNN
from tests.core.helpers import assert_same_state, random_case, refused, state_of

X, XOR = gate("XOR")


def alone(many, j):
    """Return network j of `many` as a network of its own, with its weights."""
    net = backPropNN(many.shape, many.transferFunctions)
    net.weights = [W[j].copy() for W in many.weights]
    return net


def close(actual, expected):
    # Equal but for the last digits: matmul and dot may add in another order.
    np.testing.assert_allclose(actual, expected, rtol=1e-9, atol=1e-12)


def test_shapes():
    many = manyBackPropNN((2, 3, 1), rng=1, networks=5)
    assert [W.shape for W in many.weights] == [(5, 3, 3), (5, 1, 4)]
    assert many.FP(X).shape == (5, 4, 1)
    assert many.backProp(X, XOR).shape == (5,)
    assert many.train(X, XOR, maxIterations=7).shape == (7, 5)
    assert many.train(X, XOR, maxIterations=0).shape == (0, 5)
    assert manyBackPropNN((2, 1), networks=1).FP(X).shape == (1, 4, 1)


def test_the_networks_start_differently():
    W = manyBackPropNN((2, 3, 1), rng=1, networks=5).weights[0]
    assert len(np.unique(W)) == W.size


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("momentum", [0.0, 0.6])
def test_steps_are_those_of_each_network_alone(seed, momentum):
    many, inputs, targets = random_case(seed, partial(manyBackPropNN, networks=3))
    nets = [alone(many, j) for j in range(3)]
    for _ in range(4):
        close(many.FP(inputs), [net.FP(inputs) for net in nets])
        rates = {"trainingRate": 0.01, "momentum": momentum}
        error = many.backProp(inputs, targets, **rates)
        close(error, [net.backProp(inputs, targets, **rates) for net in nets])
    for j, net in enumerate(nets):
        for W, own in zip(many.weights, net.weights, strict=True):
            close(W[j], own)


@pytest.mark.parametrize("momentum", [0.0, 0.5])
def test_training_is_that_of_each_network_alone(momentum):
    many = manyBackPropNN((2, 2, 1), rng=1, scale=1.0, networks=4)
    nets = [alone(many, j) for j in range(4)]
    options = {"maxIterations": 800, "trainingRate": 1.0, "momentum": momentum}
    errors = many.train(X, XOR, **options)
    for j, net in enumerate(nets):
        close(errors[:, j], net.train(X, XOR, **options))
        close(many.FP(X)[j], net.FP(X))


@pytest.mark.parametrize("momentum", [0.0, 0.5])
def test_networks_that_are_done_stay_as_they_are_while_the_others_go_on(momentum):
    many = manyBackPropNN(
        (2, 3, 1), ["sigmoid", "linear"], rng=2, scale=1.0, networks=6
    )
    nets = [alone(many, j) for j in range(6)]
    options = {"maxIterations": 3000, "minError": 1e-2, "momentum": momentum}
    errors = many.train(X, XOR, **options)
    stops = []
    for j, net in enumerate(nets):
        own = net.train(X, XOR, **options)
        stops.append(len(own))
        close(errors[: len(own), j], own)
        # From then on the error is that of the network as it stays.
        after = ((net.FP(X) - XOR) ** 2).sum()
        close(errors[len(own) :, j], np.full(len(errors) - len(own), after))
        for W, own_W in zip(many.weights, net.weights, strict=True):
            close(W[j], own_W)
    assert len(set(stops)) == 6  # all stop at different times
    assert len(errors) == max(stops) < 3000


def test_training_goes_on_after_an_early_stop_as_it_does_alone():
    many = manyBackPropNN(
        (2, 3, 1), ["sigmoid", "linear"], rng=2, scale=1.0, networks=6
    )
    nets = [alone(many, j) for j in range(6)]
    first = {"maxIterations": 3000, "minError": 1e-1, "momentum": 0.5}
    stops = {len(net.train(X, XOR, **first)) for net in nets}
    assert len(stops) == 6  # so that each remembers a step of another time
    many.train(X, XOR, **first)
    more = {"maxIterations": 20, "minError": 0.0, "momentum": 0.5}
    errors = many.train(X, XOR, **more)
    for j, net in enumerate(nets):
        close(errors[:, j], net.train(X, XOR, **more))
        for W, own in zip(many.weights, net.weights, strict=True):
            close(W[j], own)


def test_a_network_whose_last_step_went_too_far_is_done_all_the_same():
    # One gaussian neuron, e^-x^2 at x = w + b, should answer 1. At rate 50 the step
    # from x = 0.32 goes far past 0, and the one from x = 2.3 arrives there.
    many = manyBackPropNN((1, 1), ["gaussian"], networks=2)
    many.weights[0][:] = [[[0.16, 0.16]], [[1.15, 1.15]]]
    errors = many.train([[1]], [[1]], minError=0.02, trainingRate=50, maxIterations=9)
    np.testing.assert_allclose(errors, [[0.01, 0.99], [1, 0]], atol=1e-3)
    assert many.weights[0][0].sum() < -5


def test_networks_side_by_side_do_not_touch_each_other():
    many = manyBackPropNN((2, 2, 1), rng=1, networks=3)
    same = manyBackPropNN((2, 2, 1), rng=1, networks=3)
    for W in same.weights:
        W[1] += 1
    for net in (many, same):
        net.train(X, XOR, maxIterations=20, momentum=0.5)
    for W, other in zip(many.weights, same.weights, strict=True):
        np.testing.assert_array_equal(W[[0, 2]], other[[0, 2]])
        assert (W[1] != other[1]).all()


def test_if_one_leaves_the_range_of_numbers_all_are_put_back():
    many = manyBackPropNN((2, 1), ["linear"], rng=1, networks=3)
    many.weights[0][1] *= 1e160
    before = state_of(many)
    with refused(ValueError, "trainingRate must be smaller"):
        many.train(X, XOR, trainingRate=5, maxIterations=300)
    assert_same_state(many, before)


def test_weights_of_one_network_do_not_fit_many():
    many = manyBackPropNN((2, 1), networks=3)
    many.weights = backPropNN((2, 1)).weights
    with refused(ValueError, "weights[0] must have shape (3, 1, 3)", "(1, 3)"):
        many.FP(X)


def test_the_defaults_are_those_of_one_network():
    one = backPropNN((2, 2, 1), rng=8)
    many = manyBackPropNN((2, 2, 1), networks=1, rng=8)
    for _ in range(3):
        close(many.backProp(X, XOR), [one.backProp(X, XOR)])
    close(many.train(X, XOR, maxIterations=3)[:, 0], one.train(X, XOR, maxIterations=3))


def test_repr_says_how_many():
    many = manyBackPropNN((2, 1), networks=3)
    assert many.networks == 3
    assert repr(many) == "manyBackPropNN((2, 1), ['sigmoid'], networks=3)"
