"""What holds for all numbers, as the computer computes them (so: with rounding)."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import nnlib
from nnlib import Neuron, OurNeuralNetwork, backPropNN, gate, mse_loss
from nnlib.activations import TRANSFERS
from tests.core.helpers import (
    as_matrices,
    assert_same_state,
    matrix_network,
    random_case,
    state_of,
    unrolled,
)

finite = st.floats(allow_nan=False, allow_infinity=False)
sums = st.floats(-700, 700)
moderate = st.floats(-10, 10)
seeds = st.integers(0, 2**32 - 1)
nine = st.lists(moderate, min_size=9, max_size=9)
pair = st.lists(st.floats(-30, 30), min_size=2, max_size=2)
names = st.sampled_from(sorted(TRANSFERS))

RANGES = {"sigmoid": (0, 1), "tanh": (-1, 1), "gaussian": (0, 1), "relu": (0, np.inf)}
SLOPE_RANGES = {
    "sigmoid": (0, 0.25),
    "tanh": (0, 1),
    "gaussian": (-0.8578, 0.8578),  # steepest at x = sqrt(1/2): sqrt(2 / e)
    "relu": (0, 1),
    "linear": (1, 1),
}


@given(finite)
def test_ranges(x):
    for name, (low, high) in RANGES.items():
        assert low <= getattr(nnlib, name)(x) <= high
    for name, (low, high) in SLOPE_RANGES.items():
        assert low <= getattr(nnlib, f"deriv_{name}")(x) <= high


@given(sums)
def test_symmetries(x):
    assert nnlib.sigmoid(-x) == pytest.approx(1 - nnlib.sigmoid(x), abs=1e-15)
    assert nnlib.deriv_sigmoid(-x) == pytest.approx(nnlib.deriv_sigmoid(x), abs=1e-15)
    assert nnlib.tanh(-x) == -nnlib.tanh(x)
    assert nnlib.gaussian(-x) == nnlib.gaussian(x)
    assert nnlib.deriv_gaussian(-x) == -nnlib.deriv_gaussian(x)
    assert nnlib.relu(x) - nnlib.relu(-x) == x


@given(moderate)
def test_tanh_is_a_stretched_sigmoid(x):
    assert nnlib.tanh(x) == pytest.approx(2 * nnlib.sigmoid(2 * x) - 1, abs=1e-15)


@given(sums, st.floats(1e-6, 10))  # closer than that, rounding decides
def test_sigmoid_never_falls(x, gap):
    assert nnlib.sigmoid(x + gap) >= nnlib.sigmoid(x)


@given(names, st.lists(sums, min_size=1, max_size=20))
def test_an_array_is_its_numbers_one_by_one(name, xs):
    # Not to the last digit: NumPy may compute e^x for several numbers at once.
    for f in (getattr(nnlib, name), getattr(nnlib, f"deriv_{name}")):
        np.testing.assert_allclose(f(xs), [f(x) for x in xs], rtol=1e-13, atol=1e-15)


@given(st.lists(st.tuples(moderate, moderate), min_size=1), st.randoms())
def test_loss_is_symmetric_not_negative_and_blind_to_order(pairs, random):
    y, p = np.array(pairs).T
    loss = mse_loss(y, p)
    assert loss >= 0
    assert mse_loss(y, y) == 0
    assert mse_loss(p, y) == loss
    order = random.sample(range(len(y)), len(y))
    assert mse_loss(y[order], p[order]) == pytest.approx(loss, rel=1e-12)


@given(nine, pair)
def test_a_network_of_neurons_is_the_2_2_1_network(knobs, x):
    w1, w2, w3, w4, w5, w6, b1, b2, b3 = knobs
    hidden = [Neuron([w1, w2], b1).feedforward(x), Neuron([w3, w4], b2).feedforward(x)]
    output = Neuron([w5, w6], b3).feedforward(hidden)
    assert unrolled(knobs).feedforward(x) == pytest.approx(output, abs=1e-13)
    assert 0 <= output <= 1


@given(nine, st.lists(pair, min_size=1, max_size=8))
def test_many_rows_are_the_rows_one_by_one(knobs, data):
    net, matrices = unrolled(knobs), matrix_network(knobs)
    one_by_one = [net.feedforward(x) for x in data]
    np.testing.assert_allclose(net.feedforward(data), one_by_one, atol=1e-13)
    np.testing.assert_allclose(matrices.FP(data)[:, 0], one_by_one, atol=1e-13)


@given(st.integers(0, 500))
def test_many_rows_are_the_rows_one_by_one_in_any_network(seed):
    net, inputs, _ = random_case(seed)
    one_by_one = np.vstack([net.FP([x]) for x in inputs])
    np.testing.assert_allclose(net.FP(inputs), one_by_one, rtol=1e-12, atol=1e-14)


@given(seeds, st.permutations(range(5)))
def test_the_order_of_hidden_nodes_does_not_matter(seed, order):
    X, targets = gate("XOR")
    net, turned = backPropNN((2, 5, 1), rng=seed, scale=1), backPropNN((2, 5, 1))
    W1, W2 = net.weights
    turned.weights = [W1[order], W2[:, [*order, 5]]]
    for _ in range(3):
        np.testing.assert_allclose(turned.FP(X), net.FP(X), atol=1e-13)
        net.backProp(X, targets, momentum=0.5)
        turned.backProp(X, targets, momentum=0.5)
    np.testing.assert_allclose(turned.weights[0], net.weights[0][order], atol=1e-13)


@given(nine, pair, st.floats(0, 1))
def test_swapping_h1_and_h2_swaps_their_slopes(knobs, x, y):
    w1, w2, w3, w4, w5, w6, b1, b2, b3 = knobs
    slopes = unrolled(knobs).slopes(x, y)
    swapped = unrolled([w3, w4, w1, w2, w6, w5, b2, b1, b3]).slopes(x, y)
    for one, other in [("w1", "w3"), ("w2", "w4"), ("w5", "w6"), ("b1", "b2")]:
        assert swapped[one] == pytest.approx(slopes[other], rel=1e-9, abs=1e-12)


@given(nine, pair, st.floats(0, 1))
def test_the_step_of_both_networks_is_the_same(knobs, x, y):
    net, matrices = unrolled(knobs), matrix_network(knobs)
    net.train([x], [y], learn_rate=0.1, epochs=1)
    matrices.backProp([x], [[y]], trainingRate=0.2)
    for W, same in zip(matrices.weights, as_matrices(net.knobs), strict=True):
        np.testing.assert_allclose(W, same, rtol=1e-13, atol=1e-13)


@given(st.integers(0, 500))
def test_a_small_step_never_raises_the_error(seed):
    net, inputs, targets = random_case(seed)
    before = net.backProp(inputs, targets, trainingRate=1e-5)
    after = ((net.FP(inputs) - targets) ** 2).sum()
    assert after <= before * (1 + 1e-14)


@given(nine, pair, st.floats(0, 1))
def test_a_small_step_never_raises_the_loss_of_the_2_2_1_network(knobs, x, y):
    net = unrolled(knobs)
    before = (y - net.feedforward(x)) ** 2
    after = net.train([x], [y], learn_rate=1e-5, epochs=1)[0]
    assert after <= before * (1 + 1e-12) + 1e-30


@given(seeds)
def test_the_same_seed_gives_the_same_history(seed):
    X, targets = gate("XOR")
    nets = [backPropNN((2, 3, 1), rng=seed) for _ in range(2)]
    errors = [net.train(X, targets, maxIterations=5) for net in nets]
    assert errors[0].tolist() == errors[1].tolist()
    assert_same_state(nets[0], state_of(nets[1]))
    generator = np.random.default_rng(seed)
    knobs = OurNeuralNetwork(rng=seed).knobs.tolist()
    assert OurNeuralNetwork(generator).knobs.tolist() == knobs
    # The generator has moved on, so it gives another network now.
    assert OurNeuralNetwork(generator).knobs.tolist() != knobs


@given(seeds, seeds)
def test_networks_are_independent_of_each_other(seed, other_seed):
    X, targets = gate("XOR")
    net, alone = backPropNN((2, 2, 1), rng=seed), backPropNN((2, 2, 1), rng=seed)
    other = backPropNN((2, 2, 1), rng=other_seed)
    for _ in range(3):
        alone.backProp(X, targets, momentum=0.5)
    for _ in range(3):
        net.backProp(X, targets, momentum=0.5)
        other.backProp(X, targets, momentum=0.9)
    assert_same_state(net, state_of(alone))


def test_the_global_random_numbers_are_neither_used_nor_moved():
    before = np.random.get_state()[1].copy()  # noqa: NPY002 - this is what is tested
    backPropNN((2, 2, 1))
    OurNeuralNetwork()
    after = np.random.get_state()[1]  # noqa: NPY002
    assert before.tolist() == after.tolist()


bad_rates = st.floats(max_value=-1e-9) | st.just(float("nan")) | st.just(float("inf"))
arrays_with_a_hole = st.tuples(
    st.integers(0, 3), st.integers(0, 1), st.sampled_from([np.nan, np.inf, -np.inf])
)


@given(seeds, bad_rates, arrays_with_a_hole)
def test_refused_calls_change_nothing(seed, rate, hole):
    X, targets = gate("XOR")
    row, column, bad = hole
    X_bad = X.copy()
    X_bad[row, column] = bad
    matrices, net = backPropNN((2, 2, 1), rng=seed), OurNeuralNetwork(rng=seed)
    matrices.backProp(X, targets)
    states = state_of(matrices), state_of(net)
    for call in (
        lambda: matrices.backProp(X, targets, trainingRate=rate),
        lambda: matrices.train(X, targets, momentum=rate),
        lambda: matrices.train(X_bad, targets),
        lambda: matrices.FP(X_bad),
        lambda: net.train(X, targets[:, 0], learn_rate=rate),
        lambda: net.train(X_bad, targets[:, 0]),
        lambda: net.slopes(X_bad[row], 1),
    ):
        with pytest.raises(ValueError, match="must"):
            call()
    assert_same_state(matrices, states[0])
    assert_same_state(net, states[1])
