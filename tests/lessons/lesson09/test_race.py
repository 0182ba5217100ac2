"""W9c: how many of a hundred starts are solved, beside what all explorers promise."""

import math

import numpy as np
import pytest

import nnlib
from nnlib.explorers import RaceExplorer
from nnlib.explorers.ledger import unlit
from nnlib.lessons.lesson09.race import RaceDrawing, RaceState
from nnlib.lessons.lesson09.races import LAST, SOLVED, Race, Setting, race

INPUTS, TARGETS = nnlib.gate("XOR")


def ended(setting):
    """Return how many starts of a setting are solved, and the median of these."""
    times = race(setting).solved_at(LAST)
    times = times[np.isfinite(times)]
    return times.size, np.median(times) if times.size else math.inf


def after(**knobs):
    return RaceState(**{"scaleB": 1.0, **knobs}, iteration=LAST)


def test_a_race_in_pieces_is_the_run_of_the_lesson():
    networks = nnlib.manyBackPropNN((2, 2, 1), rng=0, scale=1.0, networks=100)
    errors = networks.train(
        INPUTS, TARGETS, maxIterations=1200, minError=0, trainingRate=1.0
    )
    wanted = np.where((errors < SOLVED).any(0), (errors < SOLVED).argmax(0), np.inf)
    pieces = Race(Setting())
    for iteration in (50, 100, 850, 1200):
        pieces.solved_at(iteration)
    np.testing.assert_array_equal(pieces.solved_at(1200), wanted)
    # And back: what is solved later counts as open.
    early = np.where(wanted < 850, wanted, np.inf)
    np.testing.assert_array_equal(pieces.solved_at(850), early)
    assert np.isfinite(early).sum() < np.isfinite(wanted).sum()


@pytest.mark.full
@pytest.mark.parametrize(
    ("setting", "solved", "median"),
    [
        (Setting(), 79, 1059),
        (Setting(scale=0.1), 26, 3768.5),
        (Setting(momentum=0.9), 78, 108),
        (Setting(hidden=4), 100, 862),
        (Setting(scale=10.0), 9, None),
    ],
)
def test_the_counts_are_those_of_the_storyboard(setting, solved, median):
    assert ended(setting)[0] == solved
    if median:
        assert ended(setting)[1] == pytest.approx(median, abs=1)


def test_the_ledger_and_the_sentence():
    state = RaceState(iteration=LAST)
    assert [unlit(line) for line in state.ledger()] == [
        "       scale     rate momentum   hidden function      solved   "
        "median of these",
        "A          1        1        0        2  sigmoid   79 of 100    "
        "iteration 1059",
        "B        0.1        1        0        2  sigmoid   26 of 100    "
        "iteration 3768",
    ]
    assert state.sentence() == (
        "After 5000 iterations A has solved 79, B 26. B has solved 53 fewer than A."
    )
    same = after()
    assert "B has solved as many as A." in same.sentence()
    assert "none yet" in RaceState().ledger()[1]


def test_the_curve_and_the_marks_count_the_same_starts():
    drawing, state = RaceDrawing(), RaceState(iteration=3000)
    drawing.update(state)
    for name, block in drawing.blocks.items():
        curve = drawing.curves[name].get_ydata()
        full = len(block.full.get_xdata())
        assert full == curve[-1] == state.solved(name)
        assert full + len(block.hollow.get_xdata()) == 100
        assert (np.diff(curve) >= 0).all() and curve[0] == 0


def test_a_new_setting_goes_back_to_the_start_and_undo_brings_the_race_back():
    explorer = RaceExplorer(iteration=1000)
    assert explorer.state.iteration == 1000
    before = explorer.sentence
    explorer.inputs["rateB"][0].value = 2
    assert explorer.state.iteration == 0
    assert "Run trains 100 starts" in explorer.sentence
    explorer.undo()
    assert explorer.sentence == before


def test_copying_makes_b_the_new_a():
    explorer = RaceExplorer(scaleB=2, functionB="tanh")
    explorer.buttons["Copy B to A"].click()
    assert explorer.state.setting("A") == Setting(scale=2, function="tanh")


def test_dragging_the_diamond_is_the_iteration():
    explorer = RaceExplorer()
    explorer.drag(0, 1018, 50)
    explorer.drop()
    assert explorer.state.iteration == 1000


@pytest.mark.full
def test_the_widest_settings_stay_within_numbers():
    for function in ("relu", "linear", "tanh", "gaussian", "sigmoid"):
        for momentum in (0.0, 0.99):
            for scale in (0.01, 10.0):
                runs = Race(Setting(scale, 20.0, momentum, 16, function))
                runs.solved_at(300)  # a warning would be an error here
                weights = runs._networks.weights
                assert all(np.isfinite(W).all() for W in weights)


def test_the_first_goal_is_for_two_sigmoid_neurons():
    many = RaceExplorer.goals[0]
    assert many.miss(after(scaleB=0.1, momentumB=0.9)) <= 0
    assert many.miss(after(scaleB=0.2, rateB=3.0)) <= 0
    assert many.miss(after()) > 0
    assert many.miss(after(hiddenB=4)) == math.inf
    assert many.miss(after(functionB="gaussian")) == math.inf


@pytest.mark.full
def test_the_second_goal_is_faster_and_no_more_often():
    faster = RaceExplorer.goals[1]
    assert faster.miss(after(momentumB=0.92)) <= 0
    assert faster.miss(after(momentumB=0.9)) > 0  # 9.8 times: the lesson prints it
    assert faster.miss(after(momentumB=0.95)) > 0  # 68 solved
    assert faster.miss(after(momentumB=0.92, rateB=2.0)) == math.inf
    assert faster.miss(RaceState(scaleB=1.0, momentumB=0.92)) == math.inf


def test_the_third_goal_is_for_large_networks():
    few = RaceExplorer.goals[2]
    assert few.miss(after(scaleB=8.0, hiddenB=4)) <= 0 < few.miss(after(hiddenB=4))
    assert few.miss(after(scaleB=8.0, hiddenB=2)) == math.inf
    assert few.miss(after(scaleB=8.0, hiddenB=4, rateB=0.1)) == math.inf
    assert few.miss(RaceState(scaleB=8.0, hiddenB=4)) == math.inf


@pytest.mark.full
def test_momentum_solves_others_and_about_as_many():
    # The answer to the second goal.
    for momentum in (0.5, 0.8, 0.9, 0.91, 0.92, 0.93):
        assert abs(ended(Setting(momentum=momentum))[0] - 79) <= 3
    for momentum in (0.91, 0.92, 0.93):
        plain, more = (race(Setting(momentum=m)).solved_at(LAST) for m in (0, momentum))
        assert (np.isinf(plain) & np.isfinite(more)).sum() >= 5
        assert (np.isfinite(plain) & np.isinf(more)).sum() >= 5
    assert ended(Setting(momentum=0.95))[0] < 70
    assert ended(Setting(momentum=0.99))[0] < 50


@pytest.mark.parametrize(("hidden", "scale"), [(4, 7.0), (8, 8.0), (16, 6.0)])
def test_large_starts_put_most_hidden_outputs_near_0_and_1(hidden, scale):
    # The answer to the third goal.
    networks = nnlib.manyBackPropNN((2, hidden, 1), rng=0, scale=scale, networks=100)
    fed = np.vstack((INPUTS.T, np.ones(4)))
    outputs = nnlib.sigmoid(networks.weights[0] @ fed)
    assert (np.abs(outputs - 0.5) > 0.4).mean() > 0.6
