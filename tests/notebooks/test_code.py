"""What a lesson builds and what nnlib keeps do the same, on random input."""

import numpy as np
import pytest

import nnlib
from nnlib.lessons.lesson10 import training
from nnlib.network import KNOBS
from tests.notebooks.lessons import definitions, lesson

SEEDS = range(20)


@pytest.mark.parametrize("seed", SEEDS)
def test_lesson_01_neuron(seed):
    rng = np.random.default_rng(seed)
    sigmoid, neuron = definitions(lesson("01"), "sigmoid", "Neuron")
    x = rng.normal(scale=5, size=(3, 4))
    np.testing.assert_array_equal(sigmoid(x), nnlib.sigmoid(x))
    weights, bias, inputs = rng.normal(size=3), rng.normal(), rng.normal(size=3)
    ours = nnlib.Neuron(weights, bias).feedforward(inputs)
    assert neuron(weights, bias).feedforward(inputs) == ours


@pytest.mark.parametrize("seed", SEEDS)
def test_lesson_02_feedforward(seed):
    (network,) = definitions(lesson("02"), "OurNeuralNetwork")
    built, kept = network(), nnlib.OurNeuralNetwork(rng=seed)
    for name in KNOBS:
        setattr(built, name, getattr(kept, name))
    x = np.random.default_rng(seed).normal(scale=3, size=2)
    assert built.feedforward(x) == pytest.approx(kept.feedforward(x), rel=1e-14)


@pytest.mark.parametrize("seed", SEEDS)
def test_lesson_03_loss(seed):
    (mse_loss,) = definitions(lesson("03"), "mse_loss")
    y_true, y_pred = np.random.default_rng(seed).normal(size=(2, 7))
    assert mse_loss(y_true, y_pred) == nnlib.mse_loss(y_true, y_pred)


@pytest.mark.parametrize("number", ["04", "05"])
@pytest.mark.parametrize("seed", SEEDS)
def test_lessons_04_and_05_slopes(number, seed):
    (slopes,) = definitions(lesson(number), "slopes")
    kept, knobs = network_and_knobs(seed)
    x, y_true = np.random.default_rng(seed).normal(size=2), seed % 2
    expected = list(kept.slopes(x, y_true).values())
    np.testing.assert_allclose(slopes(knobs, x, y_true), expected, rtol=1e-12)


@pytest.mark.parametrize("seed", SEEDS)
def test_lesson_04_slope_by_nudging_and_slope_of_the_sigmoid(seed):
    numeric_slope, deriv_sigmoid = definitions(
        lesson("04"), "numeric_slope", "deriv_sigmoid"
    )
    x = np.random.default_rng(seed).normal(scale=3)
    assert numeric_slope(np.sin, x) == nnlib.numeric_slope(np.sin, x)
    assert deriv_sigmoid(x) == pytest.approx(nnlib.deriv_sigmoid(x), rel=1e-15)


@pytest.mark.parametrize("seed", SEEDS[:5])
def test_lesson_05_training_takes_the_same_steps(seed):
    (train,) = definitions(lesson("05"), "train")
    kept, knobs = network_and_knobs(seed)
    data, labels = nnlib.people()
    knobs, losses = train(knobs, data, labels, learn_rate=0.1, epochs=50)
    expected = kept.train(data, labels, learn_rate=0.1, epochs=50)
    np.testing.assert_allclose(losses, expected, rtol=1e-12)
    np.testing.assert_allclose(knobs, kept.knobs, rtol=1e-12)


@pytest.mark.parametrize("seed", SEEDS[:5])
@pytest.mark.parametrize("shape", [(2, 2, 1), (3, 4, 5, 2)])
def test_lesson_08_network_takes_the_same_steps(shape, seed):
    (network,) = definitions(lesson("08"), "backPropNN")
    rng = np.random.default_rng(seed)
    inputs, targets = rng.normal(size=(6, shape[0])), rng.random((6, shape[-1]))
    built = network(shape, rng=np.random.default_rng(seed), scale=1.0)
    kept = nnlib.backPropNN(shape, rng=seed, scale=1.0)
    for _ in range(3):
        error = built.backProp(inputs, targets, trainingRate=0.3)
        assert error == pytest.approx(kept.backProp(inputs, targets, 0.3), rel=1e-12)
        np.testing.assert_allclose(built.FP(inputs), kept.FP(inputs), rtol=1e-12)


@pytest.mark.parametrize("seed", SEEDS[:5])
@pytest.mark.parametrize("shape", [(4, 3), (5, 6, 4), (64, 32, 10)])
def test_lesson_10_network_takes_the_same_steps(shape, seed):
    (network,) = definitions(lesson("10"), "DigitNetwork")
    rng = np.random.default_rng(seed)
    inputs = rng.random((7, shape[0]))
    targets = np.eye(shape[-1])[rng.integers(0, shape[-1], 7)]
    kinds = ["sigmoid"] * (len(shape) - 2) + ["softmax"]
    built = network(shape, rng=np.random.default_rng(seed))
    kept = nnlib.backPropNN(shape, kinds, rng=seed, loss="cross-entropy")
    for _ in range(3):
        error = built.backProp(inputs, targets, trainingRate=0.1)
        assert error == pytest.approx(kept.backProp(inputs, targets, 0.1), rel=1e-12)
        np.testing.assert_allclose(built.FP(inputs), kept.FP(inputs), rtol=1e-12)


@pytest.mark.parametrize("seed", SEEDS[:3])
def test_lesson_10_training_and_its_network_are_those_of_its_explorer(seed):
    digit_net, train = definitions(lesson("10"), "digit_net", "train")
    pictures, labels, _ = nnlib.digits()
    rows = np.random.default_rng(seed).permutation(len(pictures))[:100]
    inputs, targets = pictures[rows], np.eye(10)[labels[rows]]
    ours, kept = digit_net(), training.digit_net()
    losses = train(ours, inputs, targets, epochs=3)
    assert losses == training.train(kept, inputs, targets, epochs=3)
    np.testing.assert_array_equal(ours.FP(inputs), kept.FP(inputs))


def network_and_knobs(seed):
    """Return nnlib's 2-2-1 network and its nine knobs as the lessons hold them."""
    network = nnlib.OurNeuralNetwork(rng=seed)
    return network, network.knobs
