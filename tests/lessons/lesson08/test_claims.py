"""What lesson 08 says in words about its runs and about seeds, computed again."""

from functools import cache

import numpy as np
import pytest

import nnlib
from nnlib import backPropNN, gate, manyBackPropNN
from nnlib.figures.error_curve import find_plateau
from nnlib.practice.library import find
from tests.lessons.lesson08.numbers import INPUTS, TARGETS, error_after, trained
from tests.notebooks.lessons import definitions, lesson, said

OURS, GRIDS, WITH_ONES = definitions(lesson("08"), "backPropNN", "grids", "with_ones")
OURS.__init__.__globals__["with_ones"] = WITH_ONES
SEEDS = range(100)


def many_starts():
    """Return the networks of the seeds 0 to 99, side by side."""
    many = manyBackPropNN((2, 2, 1), networks=len(SEEDS))
    starts = [backPropNN((2, 2, 1), rng=seed).weights for seed in SEEDS]
    many.weights = [np.stack(grids) for grids in zip(*starts, strict=True)]
    return many


@cache
def errors_of_seeds(maxIterations):
    """Return the errors of the seeds 0 to 99, (iterations, seeds)."""
    return many_starts().train(INPUTS, TARGETS, maxIterations=maxIterations)


def first_at_most(errors, limit):
    """Return the first iteration with an error of at most `limit`, or None."""
    found = np.flatnonzero(errors <= limit)
    return int(found[0]) if found.size else None


def slopes_at(iterations):
    """Return the nine slopes of half the error where the lesson's run is then."""
    net = backPropNN((2, 2, 1), rng=8)
    net.train(INPUTS, TARGETS, maxIterations=iterations)
    before = [W.copy() for W in net.weights]
    net.backProp(INPUTS, TARGETS, trainingRate=0.2)
    moved = zip(before, net.weights, strict=True)
    return np.concatenate([((b - a) / 0.2).ravel() for b, a in moved])


def test_zip_complains_if_one_list_is_longer():
    said("08", "asks it to complain if one list is longer")
    with pytest.raises(ValueError):
        list(zip([1, 2], [3], strict=True))
    said("08", "a bare `zip` does not print them")
    assert "zip object" in str(zip([1], [2], strict=True))


def test_the_start_is_small_and_a_network_has_nine_knobs():
    said("08", "Two grids with six and three numbers: nine knobs")
    weights = backPropNN((2, 2, 1), rng=8).weights
    assert [W.size for W in weights] == [6, 3]
    said("08", "`scale=0.1` is their standard deviation, their typical size")
    large = backPropNN((99, 100, 1), rng=0).weights[0]
    assert large.std() == pytest.approx(0.1, rel=0.02)
    assert large.mean() == pytest.approx(0, abs=0.01)


@pytest.mark.parametrize("sizes", [(2, 2, 1), (3, 4, 2), (2, 4, 4, 1), (5, 1)])
def test_nnlib_makes_its_grids_in_the_same_way(sizes):
    said("08", "makes its grids in the same way, for any list of sizes")
    ours, kept = OURS(sizes, np.random.default_rng(3)), backPropNN(sizes, rng=3)
    for mine, theirs in zip(ours.weights, kept.weights, strict=True):
        assert (mine == theirs).all()
    said("08", "`numLayers` does not count the inputs")
    assert ours.numLayers == kept.numLayers == len(sizes) - 1


def test_subtracting_in_place_changes_the_grid_itself():
    said("08", "It changes the grid itself, so whoever else holds this grid finds it")
    W = held = np.ones((2, 3))
    W -= 0.2
    assert held[0, 0] == pytest.approx(0.8)


def test_a_list_at_the_top_of_the_class_belongs_to_all_networks():
    said("08", "at the top, all networks share one list")

    class AtTheTop:
        weights = []

        def __init__(self):
            self.weights.append("grid")

    first, second = AtTheTop(), AtTheTop()
    assert first.weights is second.weights and len(second.weights) == 2
    assert OURS((2, 1), np.random.default_rng(0)).weights is not OURS(
        (2, 1), np.random.default_rng(0)
    )


@pytest.mark.parametrize("seed", [0, 3, 8])
def test_our_class_and_nnlib_get_the_same_numbers(seed):
    said(
        "08", "`nnlib.backPropNN` is the same network, with checks on what it is given."
    )
    ours, kept = (
        OURS((2, 2, 1), np.random.default_rng(seed)),
        backPropNN((2, 2, 1), rng=seed),
    )
    for _ in range(500):
        ours.backProp(INPUTS, TARGETS)
        kept.backProp(INPUTS, TARGETS)
    np.testing.assert_allclose(ours.FP(INPUTS), kept.FP(INPUTS), rtol=1e-12)
    with pytest.raises(ValueError):
        kept.FP([[1, 2, 3]])


@pytest.mark.parametrize("seed", range(20))
def test_all_nine_agree_to_15_decimals(seed):
    said("08", "All nine agree to 15 decimals.")
    scalars = nnlib.OurNeuralNetwork(rng=seed)
    matrices = OURS((2, 2, 1), np.random.default_rng(0))
    matrices.weights = GRIDS(scalars)
    data, labels = nnlib.people()
    scalars.train(data[:1], labels[:1], learn_rate=0.1, epochs=1)
    matrices.backProp(data[:1], labels[:1].reshape(1, 1), trainingRate=0.2)
    for mine, theirs in zip(matrices.weights, GRIDS(scalars), strict=True):
        assert np.abs(mine - theirs).max() < 1e-15


def test_after_one_step_every_output_is_near_one_half_for_every_seed():
    said("08", "One step hardly changes that.")
    assert find("08.p2", "p").answer == "near 0.5"
    many = many_starts()
    before = many.FP(INPUTS)
    many.backProp(INPUTS, TARGETS)
    assert np.abs(many.FP(INPUTS) - 0.5).max() < 0.1
    assert np.abs(many.FP(INPUTS) - before).max() < 0.01


@pytest.mark.full
def test_the_long_run_is_ended_by_its_iterations():
    said("08", "Nothing was printed, so it was never reached: the last error is")
    _, errors = trained()
    assert len(errors) == 100_000 and errors.min() > 1e-5
    assert find("08.p3", "p").answer == "No"


@pytest.mark.full
def test_the_error_stays_falls_and_creeps():
    said("08", "After 2500 iterations the error is still 1.00. Then it falls fast")
    said("08", "From there on it shrinks ever more slowly")
    _, errors = trained()
    assert find_plateau(errors[:12_000])[1] > 4000
    assert (np.diff(errors[5000:7500]) < 0).all()
    drops = errors[10_000:99_999:10_000]
    assert (np.diff(drops) < 0).all() and (np.diff(drops, 2) > 0).all()


@pytest.mark.full
def test_each_further_digit_costs_more_iterations():
    said("08", "Each further digit costs more iterations than the one before.")
    _, errors = trained()
    places = [first_at_most(errors, limit) for limit in (0.1, 0.01, 0.001)]
    first, second = np.diff(places)
    assert second > first
    assert 100_000 - places[-1] > second  # the next digit has not come by the end
    assert first_at_most(errors, 0.0001) is None


@pytest.mark.parametrize("iterations", [500, 1000, 2500, 4000])
def test_slopes_on_the_plateau_are_tiny_and_not_0(iterations):
    said("08", "The slopes there are tiny, but they are not 0.")
    said("08", "The knobs move a little at each iteration, until the error falls.")
    slopes = np.abs(slopes_at(iterations))
    assert (slopes > 0).all()
    assert slopes.max() < 0.01
    assert np.abs(slopes_at(6000)).max() > 3 * slopes.max()


def test_the_answers_are_close_and_never_exactly_there():
    said("08", "Close to 0, 0, 1, 1, and never exactly there.")
    outputs = trained()[0].FP(INPUTS)
    assert np.abs(outputs - TARGETS).max() < 0.01
    assert np.abs(outputs - TARGETS).min() > 0
    said("08", "Being on the right side of 0.5 is all that XOR needs.")
    assert ((outputs > 0.5) == (TARGETS == 1)).all()


def test_a_network_with_a_linear_output_reaches_min_error():
    said("08", "Lesson 09 shows a network that does reach `minError`.")
    net = backPropNN((2, 2, 1), ["sigmoid", "linear"], rng=8)
    assert net.train(INPUTS, TARGETS)[-1] <= 1e-5


def test_a_band_runs_between_two_borders():
    said("08", "A band of high output runs between two borders.")
    along = np.linspace(-0.5, 1.5, 400)
    high = trained()[0].FP(np.stack([along, along], axis=1)).ravel() > 0.5
    assert not high[0] and not high[-1]
    assert np.abs(np.diff(high.astype(int))).sum() == 2


@pytest.mark.full
def test_the_seeds_of_the_cell():
    said("08", "Seed 8 brings the error below 0.5 after 5943 iterations.")
    eight, three, six = (
        first_at_most(trained(seed, 25_000)[1], 0.5) for seed in (8, 3, 6)
    )
    assert eight == 5943
    assert find("08.p5", "p").answer == "about 2 and 3.5 times as long"
    assert three / eight == pytest.approx(2, abs=0.25)
    assert six / eight == pytest.approx(3.5, abs=0.25)


def test_argmax_says_0_for_a_run_that_never_gets_there():
    said("08", "Zero iterations, and yet its last error is 1.0: it never got there.")
    said("08", "If nothing is true, `np.argmax` gives 0.")
    _, steps = trained(0, 25_000)
    assert np.argmax(steps <= 0.5) == 0
    assert not (steps <= 0.5).any()
    assert steps[-1] == pytest.approx(1, abs=5e-5)


@pytest.mark.full
def test_after_20_000_and_40_000_iterations():
    said("08", "We did that for the seeds 0 to 99.")
    said("08", "After 20 000 iterations 20 of them had an error below 0.01")
    said("08", "after 40 000 iterations 53")
    errors = errors_of_seeds(40_000)
    assert (errors[20_000 - 1] < 0.01).sum() == 20
    assert (errors[40_000 - 1] < 0.01).sum() == 53


@pytest.mark.full
def test_seed_8_is_the_fastest_of_100():
    said("08", "of the seeds 0 to 99 it is the fastest")
    halves = [first_at_most(column, 0.5) for column in errors_of_seeds(40_000).T]
    halves = [40_000 if half is None else half for half in halves]
    assert np.argmin(halves) == 8 and sorted(halves)[1] > halves[8]


@pytest.mark.full
def test_after_100_000_iterations_13_are_still_above_one_half():
    said("08", "Of the 87 that came below 0.5 within 100 000 iterations, about half")
    said("08", "The other 13 were still above 0.5.")
    halves = [first_at_most(column, 0.5) for column in errors_of_seeds(100_000).T]
    there = [half for half in halves if half is not None]
    assert len(there) == 87
    assert np.mean(np.array(there) > 29_000) == pytest.approx(0.5, abs=0.02)


def test_three_decimals_look_flat_and_six_do_not():
    said("08", "a flat error is not the end. It says that the slopes are tiny there.")
    assert f"{error_after(1000):.3f}" == f"{error_after(2500):.3f}" == "1.000"
    assert error_after(1000) > error_after(2500) > error_after(4000)


@pytest.mark.parametrize("name", ["AND", "NOR"])
def test_and_and_nor_fall_without_a_plateau(name):
    said("08", "One line is enough for AND and NOR")
    lines = np.random.default_rng(0).normal(size=(1000, 3))
    inputs, targets = gate(name)
    above = WITH_ONES(inputs.T).T @ lines.T > 0
    assert (above == targets).all(axis=0).any()
    errors = backPropNN((2, 2, 1), rng=8).train(inputs, targets, maxIterations=4000)
    said("08", "the error falls without a plateau")
    assert find_plateau(errors) is None


def test_a_larger_start_and_rate_need_3000_iterations():
    said("08", "3000 iterations are enough")
    net = backPropNN((2, 2, 1), rng=1, scale=1.0)
    errors = net.train(INPUTS, TARGETS, maxIterations=3000, trainingRate=1)
    assert errors[-1] < 0.01


def test_all_false_adds_up_to_more_than_one():
    said("08", "four squares above 0.25 add up to more than 1.0")
    rng = np.random.default_rng(0)
    false = np.where(
        TARGETS.ravel() == 1, *rng.uniform([[0], [0.5]], [[0.5], [1]], (2, 4))
    )
    assert ((false - TARGETS.ravel()) ** 2).sum() > 1


def test_what_the_praise_of_exercise_1_counts():
    said("08", "9 for (2, 2, 1), as in lesson 02, and 53 for (3, 4, 5, 2).")
    for sizes, knobs in (((2, 2, 1), 9), ((3, 4, 5, 2), 53)):
        assert sum(W.size for W in backPropNN(sizes).weights) == knobs
