"""What lesson 07 says in words about its runs and about NumPy, computed again."""

import time
import warnings

import numpy as np
import pytest

from nnlib import (
    Neuron,
    OurNeuralNetwork,
    backPropNN,
    deriv_sigmoid,
    gate,
    manyBackPropNN,
    mse_loss,
    numeric_slope,
    people,
    sigmoid,
)
from nnlib.network import KNOBS
from nnlib.practice.library import find
from tests.lessons.lesson07.numbers import INPUTS, TARGETS, W_HIDDEN, W_OUT
from tests.notebooks.lessons import definitions, lesson, said

(with_ones,) = definitions(lesson("07"), "with_ones")


def forward(W_hidden=W_HIDDEN, W_out=W_OUT, inputs=INPUTS):
    """Return what the lesson's two lines give: fed, hidden and output."""
    fed = with_ones(inputs.T)
    hidden = sigmoid(np.dot(W_hidden, fed))
    return fed, hidden, sigmoid(np.dot(W_out, with_ones(hidden)))


FED, HIDDEN, OUTPUT = forward()
DELTA_OUT = (OUTPUT - TARGETS.T) * OUTPUT * (1 - OUTPUT)
ALL_ROWS = np.dot(W_OUT.T, DELTA_OUT)
DELTA_HIDDEN = ALL_ROWS[:-1] * HIDDEN * (1 - HIDDEN)
SLOPES_HIDDEN = np.dot(DELTA_HIDDEN, FED.T)


def random_grids(seed):
    rng = np.random.default_rng(seed)
    return rng.normal(size=(2, 3)), rng.normal(size=(1, 3)), rng.normal(size=(5, 2))


def test_xor_is_on_when_exactly_one_switch_is_up():
    said("07", "It is on when exactly one switch is up.")
    assert (TARGETS.ravel() == (INPUTS.sum(axis=1) == 1)).all()


def test_three_is_the_best_that_a_straight_line_can_do():
    said("07", "Three is the best that a straight line can do.")
    lines = np.random.default_rng(0).normal(size=(50_000, 3))
    above = with_ones(INPUTS.T).T @ lines.T > 0
    right = (above == TARGETS).sum(axis=0)
    assert np.maximum(right, 4 - right).max() == 3


@pytest.mark.full
def test_a_single_neuron_with_a_small_start_ends_at_one_half():
    said("07", "One neuron with a small random start is trained on XOR.")
    assert find("07.p1", "p").answer == "0.5 four times"
    many = manyBackPropNN((2, 1), rng=0, networks=100)
    many.train(INPUTS, TARGETS, maxIterations=20_000)
    assert np.abs(many.FP(INPUTS) - 0.5).max() < 5e-5


def test_no_single_neuron_comes_below_the_know_nothing_loss():
    said("07", "no single neuron comes below this loss for XOR")
    for scale in (0.1, 1, 10, 100):
        knobs = np.random.default_rng(1).normal(size=(50_000, 3)) * scale
        outputs = sigmoid(knobs @ with_ones(INPUTS.T))
        assert ((outputs - TARGETS.T) ** 2).mean(axis=1).min() >= 0.25


def test_the_two_pairs_of_sums_have_the_same_total():
    said("07", "Two equal totals cannot do that.")
    w1, w2, b = np.random.default_rng(2).normal(size=3)
    at = INPUTS @ [w1, w2] + b
    assert at[0] + at[1] == pytest.approx(w1 + w2 + 2 * b)
    assert at[2] + at[3] == pytest.approx(w1 + w2 + 2 * b)


def test_the_columns_are_the_examples_in_order():
    said("07", "The first column is the example [0, 0], the second is [1, 1]")
    said("07", "The example [0, 1] is the third column of `fed`: 0, 1 and the one.")
    assert INPUTS.T[:, :2].T.tolist() == [[0, 0], [1, 1]]
    assert FED[:, 2].tolist() == [0, 1, 1]


def test_the_order_of_transpose_and_stack_matters():
    said("07", "We transposed first and stacked afterward, so that the ones are a row.")
    with pytest.raises(ValueError):
        np.vstack([INPUTS, np.ones((1, 4))])


def test_the_two_sums_that_are_named():
    said("07", "Row 1, column 3 is the 1 from above, and row 2, column 3 is yours.")
    sums = np.dot(W_HIDDEN, FED)
    assert sums[0, 2] == 1
    assert sums[1, 2] == find("07.p4", "p").answer
    said("07", "Two neurons and four examples give eight weighted sums.")
    assert sums.size == 8


@pytest.mark.parametrize("seed", range(20))
def test_it_is_the_network_of_lesson_02(seed):
    said("07", "The same numbers, without a loop over neurons or examples.")
    W_hidden, W_out, inputs = random_grids(seed)
    h1, h2 = (Neuron(row[:2], bias=row[2]) for row in W_hidden)
    o1 = Neuron(W_out[0, :2], bias=W_out[0, 2])
    looped = [o1.feedforward([h1.feedforward(x), h2.feedforward(x)]) for x in inputs]
    assert forward(W_hidden, W_out, inputs)[2][0] == pytest.approx(looped, rel=1e-14)


def test_all_together_saves_time_if_there_are_many():
    said("07", "the product takes them together, which saves time if there are many")
    inputs = np.random.default_rng(0).normal(size=(2000, 2))
    neuron = Neuron([1, -2], bias=3)
    started = time.process_time()
    [neuron.feedforward(x) for x in inputs]
    one_by_one = time.process_time() - started
    started = time.process_time()
    for _ in range(10):
        sigmoid(np.dot(W_HIDDEN[:1], with_ones(inputs.T)))
    together = (time.process_time() - started) / 10
    assert one_by_one > 3 * together


def test_a_column_of_biases_is_stretched_to_all_examples():
    said("07", "NumPy then works as if the column were copied to all four examples.")
    biases = W_HIDDEN[:, 2:]
    assert biases.shape == (2, 1)
    stretched = np.dot(W_HIDDEN[:, :2], INPUTS.T) + biases
    assert (stretched == np.dot(W_HIDDEN, FED)).all()


def test_what_an_error_of_one_can_be():
    said("07", "Four answers of 0.5 give an error of $4 \\times 0.5^2 = 1.0$.")
    said("07", "three right answers and one that is wholly wrong add up to 1.0 as well")
    for answers in ([0.5] * 4, [0, 1, 1, 1], [1, 0, 1, 1], [0, 0, 1, 0]):
        assert ((answers - TARGETS.ravel()) ** 2).sum() == 1


def test_the_residual_is_the_error_of_lesson_03_with_the_other_sign():
    said("07", "The residual is the same number with the other sign.")
    said("03", "minus")
    errors = TARGETS - OUTPUT.T
    assert (OUTPUT - TARGETS.T == -errors.T).all()


def test_without_the_transpose_there_are_16_residuals_and_no_message():
    said("07", "No message, and a wrong number.")
    said("07", "16 residuals in place of 4")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        unturned = OUTPUT - TARGETS
    assert unturned.size == 16
    for i, target in enumerate(TARGETS.ravel()):
        assert (unturned[i] == OUTPUT[0] - target).all()
    assert (unturned**2).sum() > 2 * ((OUTPUT - TARGETS.T) ** 2).sum()


def test_delta_is_the_slope_of_half_the_error_at_the_weighted_sum():
    said("07", "how fast $E$ changes with the neuron's weighted sum")
    sums = np.dot(W_OUT, with_ones(HIDDEN))
    nudged = numeric_slope(lambda s: ((sigmoid(s) - TARGETS.T) ** 2).sum() / 2, sums)
    np.testing.assert_allclose(DELTA_OUT, nudged, rtol=1e-6)


def test_one_column_by_hand_is_the_first_column_of_the_product():
    said("07", "The first column of the result is what you have seen.")
    arrived = DELTA_OUT[0, 0] * np.array([2.0, -1.0, 0.5])
    assert (ALL_ROWS[:, 0] == arrived).all()
    assert find("07.p6", "p").answer == pytest.approx(arrived[0], abs=0.0005)


def test_four_grids_add_up_to_the_matrix_product():
    said("07", "Their total and the matrix product were the same six numbers.")
    said("07", "The matrix product gives the same numbers in one call.")
    outer = [np.outer(DELTA_HIDDEN[:, n], FED[:, n]) for n in range(4)]
    np.testing.assert_allclose(sum(outer), SLOPES_HIDDEN, rtol=1e-12)
    # The tutorial's line: all grids at once, in an array of three dimensions.
    fed = FED[None, :, :].transpose(2, 0, 1)
    delta = DELTA_HIDDEN[None, :, :].transpose(2, 1, 0)
    np.testing.assert_allclose((fed * delta).sum(axis=0), SLOPES_HIDDEN, rtol=1e-12)


def test_a_sum_of_the_printed_digits_may_be_off_in_the_last_one():
    said("07", "so a sum of them may be off in the last one")
    by_hand = (DELTA_HIDDEN[0].round(4) * FED[0]).sum()
    assert by_hand == pytest.approx(SLOPES_HIDDEN[0, 0].round(4) - 0.0001)


@pytest.mark.parametrize("hidden", [1, 2, 5])
@pytest.mark.parametrize("examples", [1, 4, 7])
def test_slopes_have_the_shape_of_their_weights(hidden, examples):
    said("07", "Slopes always have the shape of their weights")
    rng = np.random.default_rng(0)
    W_hidden, W_out = rng.normal(size=(hidden, 3)), rng.normal(size=(1, hidden + 1))
    fed, out, output = forward(W_hidden, W_out, rng.normal(size=(examples, 2)))
    back = np.dot(W_out.T, output * (1 - output))[:-1]
    assert np.dot(back * out * (1 - out), fed.T).shape == W_hidden.shape
    assert np.dot(output, with_ones(out).T).shape == W_out.shape


def test_the_nudged_slopes_are_twice_ours_for_every_knob():
    said("07", "The way back is right: six knobs, one ratio.")
    said("07", "The whole sum changes twice as fast as its half, for each knob.")

    def error_with(W):
        return ((forward(W)[2] - TARGETS.T) ** 2).sum()

    ratios = numeric_slope(error_with, W_HIDDEN) / SLOPES_HIDDEN
    np.testing.assert_allclose(ratios, 2, rtol=1e-6)
    assert find("07.p8", "p").answer == "2"


def test_the_error_is_four_times_the_loss():
    said("07", "For one output and four examples it is four times the loss")
    error = ((OUTPUT - TARGETS.T) ** 2).sum()
    assert error == pytest.approx(4 * mse_loss(TARGETS, OUTPUT.T), rel=1e-14)


@pytest.mark.parametrize("seed", range(20))
def test_for_one_example_twice_the_rate_is_the_step_of_lesson_05(seed):
    said("07", "For one example, a `trainingRate` of 0.2 here makes the step of a")
    scalars, (data, labels) = OurNeuralNetwork(rng=seed), people()
    w1, w2, w3, w4, w5, w6, b1, b2, b3 = scalars.knobs
    assert KNOBS == ("w1", "w2", "w3", "w4", "w5", "w6", "b1", "b2", "b3")
    matrices = backPropNN((2, 2, 1))
    matrices.weights = [
        np.array([[w1, w2, b1], [w3, w4, b2]]),
        np.array([[w5, w6, b3]]),
    ]
    scalars.train(data[:1], labels[:1], learn_rate=0.1, epochs=1)
    matrices.backProp(data[:1], labels[:1].reshape(1, 1), trainingRate=0.2)
    w1, w2, w3, w4, w5, w6, b1, b2, b3 = scalars.knobs
    expected = [[w1, w2, b1], [w3, w4, b2]], [[w5, w6, b3]]
    for mine, theirs in zip(matrices.weights, expected, strict=True):
        np.testing.assert_allclose(mine, theirs, rtol=0, atol=1e-15)


def test_a_bias_has_its_delta_as_slope():
    said("07", "The slope of a bias is the delta itself, because a bias multiplies 1.")
    np.testing.assert_allclose(SLOPES_HIDDEN[:, 2], DELTA_HIDDEN.sum(axis=1))


def test_the_slope_of_the_sigmoid_is_output_times_one_minus_output():
    said("07", "Gear 2 held the slope of the sigmoid in $o_1$")
    sums = np.dot(W_OUT, with_ones(HIDDEN))
    np.testing.assert_allclose(OUTPUT * (1 - OUTPUT), deriv_sigmoid(sums), rtol=1e-12)


def test_a_network_learns_xor_from_the_same_four_rows():
    said("07", "A 2-2-1 network learns it from the same four.")
    network = backPropNN((2, 2, 1), rng=8)
    assert network.train(*gate("XOR"), maxIterations=10_000)[-1] < 0.01
