"""The two networks of the course are one: nine knobs, two matrices."""

import numpy as np
import pytest

from nnlib import people
from tests.core.helpers import (
    ALICE,
    as_matrices,
    matrix_network,
    unrolled,
)


@pytest.mark.parametrize("seed", range(20))
def test_forward(seed):
    rng = np.random.default_rng(seed)
    knobs, data = rng.normal(size=9), rng.normal(scale=5, size=(6, 2))
    outputs = matrix_network(knobs).FP(data)[:, 0]
    np.testing.assert_allclose(outputs, unrolled(knobs).feedforward(data), rtol=1e-13)


@pytest.mark.parametrize("seed", range(20, 40))
def test_backward(seed):
    rng = np.random.default_rng(seed)
    knobs, x, y = rng.normal(size=9), rng.normal(scale=2, size=2), rng.random()
    slopes = as_matrices(unrolled(knobs).slopes(x, y).values())
    net = matrix_network(knobs)
    net.backProp([x], [[y]], trainingRate=1.0)
    for old, new, slope in zip(as_matrices(knobs), net.weights, slopes, strict=True):
        np.testing.assert_allclose(2 * (old - new), slope, rtol=1e-9, atol=1e-15)


def same_step(seed):
    """Take the same step with both networks; return both sets of new weights."""
    rng = np.random.default_rng(seed)
    knobs, x, y = rng.normal(size=9), rng.normal(scale=2, size=2), rng.random()
    matrices, net = matrix_network(knobs), unrolled(knobs)
    matrices.backProp([x], [[y]], trainingRate=0.2)
    net.train([x], [y], learn_rate=0.1, epochs=1)
    return matrices.weights, as_matrices(net.knobs)


def test_rate_one_fifth_and_rate_one_tenth_take_the_same_step():
    # backProp descends half of the squared error, train the whole, so the rates
    # differ by 2. Equal but for the last digits, which depend on the machine:
    # NumPy's e^x and math's may round differently, and so may a fused multiply-add.
    for seed in range(200):
        for W, same in zip(*same_step(seed), strict=True):
            np.testing.assert_allclose(W, same, rtol=1e-13, atol=1e-15)


def test_the_step_for_alice():
    matrices, net = matrix_network([1] * 6 + [0] * 3), unrolled([1] * 6 + [0] * 3)
    matrices.backProp([ALICE], [[1]], trainingRate=0.2)
    net.train([ALICE], [1], learn_rate=0.1, epochs=1)
    assert matrices.weights[0][0, 0] == pytest.approx(0.9978530464734189, rel=1e-15)
    for W, same in zip(matrices.weights, as_matrices(net.knobs), strict=True):
        np.testing.assert_allclose(W, same, rtol=1e-15)


def test_an_epoch_one_person_at_a_time():
    data, labels = people()
    knobs = np.random.default_rng(215).normal(size=9)
    matrices, net = matrix_network(knobs), unrolled(knobs)
    net.train(data, labels, epochs=5)
    for _ in range(5):
        for x, y in zip(data, labels, strict=True):
            matrices.backProp([x], [[y]], trainingRate=0.2)
    for W, same in zip(matrices.weights, as_matrices(net.knobs), strict=True):
        np.testing.assert_allclose(W, same, rtol=1e-12)
