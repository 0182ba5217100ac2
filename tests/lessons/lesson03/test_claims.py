"""What lesson 03 says in words about its runs, computed again."""

import warnings

import numpy as np
import pytest

import nnlib
from nnlib import OurNeuralNetwork, mse_loss, sigmoid
from nnlib.network import KNOBS
from nnlib.practice.library import find
from tests.lessons.lesson03.numbers import (
    DATA,
    FARTHER,
    LABELS,
    NEARER,
    RAW,
    loss,
    outputs,
)
from tests.lessons.lesson03.practice_numbers import loss_with_b3
from tests.notebooks.lessons import cells, definitions, lesson, said

SEEDS = range(300)
W5 = np.linspace(-10, 6, 161)
ACCURACY, OURS = definitions(lesson("03"), "accuracy", "mse_loss")


def sums(data):
    """Return the hidden sums of the network with weights 1 and biases 0."""
    return data.sum(axis=1)


def different(values, digits=8):
    return len(np.unique(np.round(values, digits)))


def test_with_pounds_and_inches_all_four_outputs_are_the_same():
    said("03", "The hidden sums are 198, 232, 222 and 180.")
    said("03", "as near as the computer can tell, each of them gives 1")
    assert find("03.p1", "p").answer == "All four are the same"
    assert sums(RAW).tolist() == [198, 232, 222, 180]
    assert {sigmoid(z) for z in sums(RAW)} == {1.0}
    assert len(set(outputs(data=RAW).tolist())) == 1


def test_with_shifted_inputs_bob_and_charlie_differ_in_the_tenth_digit():
    said("03", "Their outputs differ, but only in the tenth digit after the point.")
    assert find("03.p2", "p").answer == "Some of them differ"
    assert sums(DATA).tolist() == [-3, 31, 21, -21]
    assert len(set(outputs().tolist())) == 4
    assert different(outputs(), 8) == 3  # as many digits as NumPy prints
    _, bob, charlie, _ = outputs()
    assert f"{bob:.9f}" == f"{charlie:.9f}"
    assert f"{bob:.16f}"[:12] != f"{charlie:.16f}"[:12]
    cell = next(c for c in cells(lesson("03"), "code") if c.id == "shifted")
    shown = cell.outputs[0]["text"].splitlines()[-1].strip("[]").split()
    assert (len(shown), len(set(shown))) == (4, 3)


def test_the_hidden_neurons_tell_people_apart():
    said(
        "03", "The hidden neurons now tell Alice from Diana, and both of them from Bob"
    )
    alice, bob, charlie, diana = sigmoid(sums(DATA))
    assert alice - diana > 0.04
    assert min(bob, charlie) - alice > 0.9


def test_any_numbers_near_the_middle_would_do():
    said("03", "any numbers near the middle of each column would do")
    said("03", "the column means 141.25 and 66.75 would do as well")
    for pounds in (*range(130, 151), 141.25):
        for inches in (64, 65, 66, 66.75, 67, 68):
            assert different(outputs(data=RAW - [pounds, inches])) >= 3


def test_shifting_keeps_the_differences():
    said("03", "the differences between them stay the same")
    np.testing.assert_array_equal(np.diff(RAW, axis=0), np.diff(DATA, axis=0))


def test_zero_is_between_the_people():
    said(
        "03", "Alice and Diana are to the left of it and below, Bob and Charlie to the"
    )
    assert (DATA[LABELS == 1] < 0).all()
    assert (DATA[LABELS == 0] > 0).all()


def test_bob_and_charlie_have_the_largest_squares():
    said("03", "Alice and Diana are off by less than 0.51.")
    assert find("03.p3", "p").answer == "Bob and Charlie"
    off = np.abs(LABELS - outputs())
    assert off[[1, 2]].min() > 0.88
    assert off[[0, 3]].max() < 0.51


def test_the_loss_in_numpy_by_hand_and_in_the_library_is_the_same():
    said("03", "The same 0.5 as by hand.")
    said("03", "The copy of `mse_loss` in `nnlib` gives the same number.")
    assert OURS(LABELS, np.zeros(4)) == mse_loss(LABELS, np.zeros(4)) == 0.5


def test_perfect_is_0_and_as_wrong_as_can_be_is_1():
    said("03", "So 0 is perfect, and 1 means as wrong as can be for everybody.")
    assert mse_loss(LABELS, LABELS) == 0
    rng = np.random.default_rng(0)
    every = [mse_loss(LABELS, p) for p in rng.random((1000, 4))]
    assert max(every) < mse_loss(LABELS, 1 - LABELS) == 1


def test_these_knobs_do_worse_than_knowing_nothing():
    said("03", "the network does worse than the know-nothing answer")
    assert find("03.p5", "p").answer == "Above 0.25"
    assert loss() > mse_loss(LABELS, np.full(4, 0.5)) == 0.25


def test_two_sets_have_one_accuracy_and_two_losses():
    said("03", "The two rows agree for each person, so all four are on the right side.")
    said("03", "so the accuracy is 100 % both times")
    said("03", "In the second set all four squares are 0.16.")
    near, far = np.array(NEARER), np.array(FARTHER)
    assert ((near > 0.5) == (LABELS == 1)).all()
    assert ACCURACY(LABELS, near) == ACCURACY(LABELS, far) == 1
    assert mse_loss(LABELS, near) < mse_loss(LABELS, far)
    np.testing.assert_allclose((LABELS - far) ** 2, 0.16)


def test_accuracy_counts_sides():
    said("03", "the accuracy stays as it was, and the loss falls")
    before, after = np.array([0.6, 0.4, 0.4, 0.6]), np.array([0.9, 0.4, 0.4, 0.6])
    assert ACCURACY(LABELS, before) == ACCURACY(LABELS, after)
    assert mse_loss(LABELS, after) < mse_loss(LABELS, before)


def test_a_small_turn_changes_the_loss_and_rarely_the_accuracy():
    said("03", "A small turn of a knob nearly always changes the loss a little.")
    said("03", "It rarely changes the accuracy at all.")
    turns = [turn for seed in SEEDS for turn in small_turns(seed)]
    loss_changes, accuracy_changes = np.transpose(turns)
    assert len(turns) == 9 * len(SEEDS)
    assert np.mean((0 < loss_changes) & (loss_changes < 0.05)) > 0.99
    assert np.mean(accuracy_changes > 0) < 0.05


def small_turns(seed, step=0.1):
    """Yield how much the loss and the accuracy change when each knob is turned."""
    network = OurNeuralNetwork(rng=seed)
    before = network.feedforward(DATA)
    for name in KNOBS:
        value = getattr(network, name)
        setattr(network, name, value + step)
        after = network.feedforward(DATA)
        setattr(network, name, value)
        yield [
            abs(score(LABELS, after) - score(LABELS, before))
            for score in (mse_loss, ACCURACY)
        ]


def test_a_smaller_w5_lowers_the_loss():
    said("03", "A smaller w5 lowers the outputs.")
    assert find("03.p7", "p").answer == "When w5 goes down to 0"
    assert loss(0) < loss(1) < loss(2)
    assert (np.diff([outputs(w5) for w5 in W5], axis=0) > 0).all()


def test_the_curve_of_w5():
    said("03", "To the left of it the loss rises again, slowly.")
    said("03", "To the right it climbs to more than 0.6, and there the curve is flat.")
    losses = np.array([loss(w5) for w5 in W5])
    lowest = losses.argmin()
    assert (np.diff(losses[: lowest + 1]) < 0).all()
    assert (np.diff(losses[lowest : W5.searchsorted(4)]) > 0).all()
    assert losses[0] - losses[lowest] < 0.02
    assert losses[-1] > 0.6
    climbs = losses[10:] - losses[:-10]  # in one unit of w5
    assert 10 * abs(climbs[-1]) < climbs.max()


def test_turning_w5_alone_is_not_enough():
    said("03", "Turning this one knob is not enough to get near 0.")
    assert min(loss(w5) for w5 in np.linspace(-100, 100, 2001)) > 0.13


def test_the_curve_crosses_the_know_nothing_loss_once():
    said("03", "The curve crosses it at $w_5 = -1$.")
    said("03", "they cancel, and everybody gets 0.5")
    assert outputs(-1).tolist() == [0.5] * 4
    above = np.array([loss(w5) for w5 in np.delete(W5, 90)]) > 0.25
    assert W5[90] == pytest.approx(-1)
    assert not above[:90].any()
    assert above[90:].all()


def test_a_column_gives_another_number_without_a_message():
    said("03", "No message tells you so.")
    said("03", "In each row it subtracted one prediction from all four labels.")
    said("03", "Only the numbers on the way from the top left to the bottom right")
    near = np.array(NEARER)
    column = near.reshape(4, 1)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert OURS(LABELS, column) != OURS(LABELS, near)
    grid = LABELS - column
    assert grid.shape == (4, 4)
    for row, prediction in zip(grid, near, strict=True):
        np.testing.assert_array_equal(row, LABELS - prediction)
    np.testing.assert_array_equal(np.diag(grid), LABELS - near)


def test_the_copy_refuses_such_a_pair():
    said("03", "it stops with an error message that says why")
    with pytest.raises(ValueError, match="same shape"):
        nnlib.mse_loss(LABELS, np.reshape(NEARER, (4, 1)))


def test_a_loss_near_a_quarter_with_nobody_on_the_wrong_side():
    said("03", "nothing is on the wrong side, and the loss is still 0.2304")
    assert ACCURACY(LABELS, np.array([0.52, 0.48, 0.48, 0.52])) == 1


def test_the_exercise_in_numpy_is_tried_on_four_pairs():
    said(
        "03", "It agrees with the formula on four pairs of arrays, also where there is"
    )
    probes = find("03.e2", "e").judge.probes
    assert len(probes) == 4
    assert any(len(y_true) == 1 for y_true, _ in probes)


def test_the_order_by_eye():
    said(
        "03", "although one of its people is not on the right side of 0.5, and all of A"
    )
    sets = nnlib.lessons.lesson03.practice.SETS
    right_sides = {k: 4 * ACCURACY(LABELS, np.array(p)) for k, p in sets.items()}
    assert (right_sides["A"], right_sides["B"]) == (4, 3)
    assert min(sets, key=lambda k: mse_loss(LABELS, sets[k])) == "B"


def test_two_knobs_do_better_than_one():
    said(
        "03", "With w5 alone, the lowest loss was 0.1352. With b3 as well, it is below"
    )
    assert loss_with_b3(find("03.e4", "e").solve()) < 0.06 < 0.13 < loss(-3.8)
