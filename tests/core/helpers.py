"""What several tests of the core need."""

import numpy as np
import pytest

from nnlib import OurNeuralNetwork, backPropNN
from nnlib.activations import TRANSFERS

ALICE = [-2, -1]  # shifted weight and height; label 1


def unrolled(knobs):
    """Return an OurNeuralNetwork with these nine knobs."""
    net = OurNeuralNetwork()
    net.knobs = knobs
    return net


def as_matrices(knobs):
    """Write the nine knobs as the two weight matrices of backPropNN((2, 2, 1))."""
    w1, w2, w3, w4, w5, w6, b1, b2, b3 = knobs
    return [
        np.array([[w1, w2, b1], [w3, w4, b2]], float),
        np.array([[w5, w6, b3]], float),
    ]


def matrix_network(knobs):
    net = backPropNN((2, 2, 1), rng=0)
    net.weights = as_matrices(knobs)
    return net


def random_case(seed, make=backPropNN):
    """Return a network of random shape and functions, inputs and targets."""
    rng = np.random.default_rng(seed)
    shape = tuple(int(n) for n in rng.integers(1, 5, size=rng.integers(2, 5)))
    names = [str(n) for n in rng.choice(sorted(TRANSFERS), size=len(shape) - 1)]
    net = make(shape, names, rng=rng, scale=0.7)
    examples = int(rng.integers(1, 6))
    inputs = rng.normal(size=(examples, shape[0]))
    targets = rng.normal(size=(examples, shape[-1]))
    return net, inputs, targets


def memory_of(net):
    """Return the steps that momentum remembers."""
    return [step.copy() for step in net._previousWeightDelta]


def state_of(net):
    """Return all that training changes, as arrays."""
    if isinstance(net, OurNeuralNetwork):
        return [net.knobs]
    return [W.copy() for W in net.weights] + memory_of(net)


def assert_same_state(net, before):
    for now, then in zip(state_of(net), before, strict=True):
        np.testing.assert_array_equal(now, then)


class refused:
    """Expect an error of type `error` whose text holds all of `words`."""

    def __init__(self, error, *words):
        self.words = words
        self.raises = pytest.raises(error)

    def __enter__(self):
        self.info = self.raises.__enter__()

    def __exit__(self, *problem):
        swallowed = self.raises.__exit__(*problem)
        for word in self.words:
            assert word in str(self.info.value)
        return swallowed
