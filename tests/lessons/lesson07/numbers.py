"""The numbers that lesson 07 quotes in its prose, and where they come from."""

from functools import cache

import numpy as np

from nnlib import backPropNN, gate, manyBackPropNN, mse_loss, sigmoid

INPUTS, TARGETS = gate("XOR")


@cache
def trained(*args, maxIterations=100_000, momentum=0.0, **kwargs):
    """Return a network trained on XOR, or many, and the errors of every iteration."""
    net = (manyBackPropNN if "networks" in kwargs else backPropNN)(*args, **kwargs)
    errors = net.train(INPUTS, TARGETS, maxIterations=maxIterations, momentum=momentum)
    return net, errors


def first_error():
    return trained((2, 2, 1), rng=8)[1][0]


def error_after(iterations):
    return trained((2, 2, 1), rng=8)[1][iterations]


def last_error():
    return error_after(-1)


def single_neuron():
    """Return the outputs of one neuron after 20 000 iterations."""
    return trained((2, 1), rng=8, maxIterations=20_000)[0].FP(INPUTS)


def starts_below(limit, iterations):
    """Return how many of 100 starts have an error below `limit`."""
    _, errors = trained((2, 2, 1), rng=0, networks=100, maxIterations=40_000)
    return (errors[iterations - 1] < limit).sum()


def deep_errors(scale):
    """Return the last errors of (2, 4, 4, 1) from four starts."""
    _, errors = trained(
        (2, 4, 4, 1), rng=0, scale=scale, networks=4, maxIterations=20_000
    )
    return errors[-1]


def linear_steps():
    """Return after how many iterations the linear output reaches minError."""
    _, errors = trained((2, 2, 1), (None, "sigmoid", "linear"), rng=8, momentum=0.5)
    assert errors[-1] <= 1e-5
    return len(errors)


def limit_held(limit):
    """Return `limit` if all four deeper networks with scale 1 end below it."""
    return limit if (deep_errors(1.0) < limit).all() else deep_errors(1.0).max()


GIVEN = {
    "0.1",  # scale of the start; learn_rate of lesson 05
    "0.2",  # trainingRate
    "0.01",  # a limit that we chose
    "0.00001",  # minError
    "0.000291",  # printed in the tutorial
    "0.000076",  # printed in the tutorial
}
COMPUTED = {
    "0.5": lambda: single_neuron().max(),
    "0.25": lambda: mse_loss(TARGETS, single_neuron()),
    "2.5": lambda: np.dot([-1.0, 2.0, 0.5], [0, 1, 1]),
    "1.0": [lambda: 4 * sigmoid(0) ** 2, lambda: deep_errors(0.1).min()],
    "1.00": [first_error, lambda: error_after(2500)],
    "1.000": lambda: error_after(2500),
    "0.03": lambda: error_after(7500),
    "0.000271": last_error,
    "0.001": lambda: limit_held(0.001),
    "16": lambda: starts_below(0.01, 20_000),
    "49": lambda: starts_below(0.01, 40_000),
    "1293": linear_steps,
}
