import math

import numpy as np
import pytest

from nnlib import people
from nnlib.explorers import NudgeExplorer
from nnlib.explorers.ledger import unlit
from nnlib.lessons.lesson04.nudge import STEP, NudgeDrawing, NudgeState
from nnlib.lessons.shared.ones import ones_network
from tests.tools.refresh import NOTEBOOKS

STEPS = (1, 0.1, 0.01, 0.001)
PLACES = [round(0.05 * i, 2) for i in range(41)]
PREDICT = NudgeExplorer.goals[1]


def choose(explorer, *steps):
    for name, value in steps:
        explorer.inputs[name][0].value = value
    return explorer


def test_the_first_screen_repeats_the_lesson():
    explorer = NudgeExplorer()
    assert [unlit(line) for line in explorer.state.ledger()] == [
        "loss at w1 = 1.1   0.228833664",
        "loss at w1 = 1     0.226866287",
        "change of loss     0.001967377",
        "change / step      0.001967377 / 0.1 = 0.0197",
        "slope at w1 = 1    0.0215",
    ]
    assert "change / step is 0.0197, 8.36 % below the slope 0.0215." in (
        explorer.sentence
    )


@pytest.mark.parametrize(
    ("step", "ratio"), [(1, 0.0098), (0.1, 0.0197), (0.01, 0.0213), (0.001, 0.0215)]
)
def test_the_ratios_are_those_of_the_lesson(step, ratio):
    assert round(NudgeState(step=step).ratio, 4) == ratio


def test_step_1_changes_the_loss_by_less_than_the_slope():
    assert round(NudgeState(step=1).change_of_loss, 4) == 0.0098


def test_the_nudged_slope_is_the_one_that_the_chain_rule_gives():
    data, labels = people()
    for w1 in (0, 0.5, 1, 2):
        exact = ones_network(w1=w1).slopes(data[0], labels[0])["w1"]
        assert NudgeState(w1=w1).slope == pytest.approx(exact, rel=1e-6)
    assert NudgeState().slope == pytest.approx(0.02146953526581111, rel=1e-8)


def test_the_ratio_is_below_the_slope_everywhere_and_nearest_for_small_steps():
    for w1 in PLACES:
        short = [NudgeState(w1, step).short for step in STEP.stops]
        assert short[0] > 0.0001  # so that the words never say 0.00 %
        assert short == sorted(short)


def test_the_first_goal_takes_the_largest_step_of_the_slider_and_no_other_place():
    goal = NudgeExplorer.goals[0]
    assert [s for s in STEP.stops if goal.miss(NudgeState(0, s)) <= 0] == [0.029]
    assert goal.miss(NudgeState(0, 0.03)) < 0  # typed, and larger still
    assert goal.miss(NudgeState(0, 0.031)) == math.inf
    others = [NudgeState(w, s) for w in PLACES[1:] for s in STEP.stops]
    assert not [s for s in others if goal.miss(s) <= 0]
    explorer = choose(NudgeExplorer(), ("w1", 0.5), ("step", 0.02))
    assert (
        "Does not count yet: it needs w1 = 0 and less than 1 %. "
        "Now: step 0.02 at w1 = 0.5 is 1.39 % below." in explorer.progress.value
    )


def test_no_cell_before_has_printed_what_the_first_goal_asks_for():
    assert "0.0801" not in (NOTEBOOKS / "04_backpropagation.ipynb").read_text()


def test_the_diamond_is_dragged_for_the_step_and_the_dot_for_w1():
    explorer = NudgeExplorer()
    explorer.drag(0, 1.5, 0)
    assert (explorer.state.w1, explorer.state.step) == (1, 0.5)
    explorer.drag(0, 0.2, 0)  # a step is never backward
    assert (explorer.state.w1, explorer.state.step) == (1, 0.001)
    explorer.drag(1, 0.52, 0)
    assert (explorer.state.w1, explorer.state.step) == (0.5, 0.001)


@pytest.mark.parametrize("prediction", ["below 0.0215", "0.0215", "above 0.0215"])
def test_a_prediction_counts_whether_it_is_right_or_not(prediction):
    explorer = NudgeExplorer()
    explorer._score.reached[0] = 1  # the second goal is open
    choose(explorer, ("prediction", prediction), ("step", 1))
    message = explorer._score.messages(explorer.state)[1]
    assert message == (
        f"Reached after 2 moves: predicted {prediction}; the loss changes by 0.0098."
    )


def test_a_prediction_with_the_result_in_sight_does_not_count():
    explorer = NudgeExplorer()
    explorer._score.reached[0] = 1  # the second goal is open
    choose(explorer, ("step", 1), ("prediction", "below 0.0215"))
    message = explorer._score.messages(explorer.state)[1]
    assert message.startswith("Does not count yet: predict before you see step 1.")
    choose(explorer, ("step", 0.01), ("prediction", "0.0215"), ("step", 1))
    assert "Reached after" in explorer._score.messages(explorer.state)[1]


def test_step_1_without_a_prediction_or_from_another_place_is_not_enough():
    assert PREDICT.miss(NudgeState(step=1)) > 0
    assert PREDICT.miss(NudgeState(step=1, w1=2, prediction="0.0215")) > 0


def test_the_points_and_the_tangent_stand_where_the_state_has_them():
    drawing, state = NudgeDrawing(), NudgeState(w1=0.5, step=1)
    drawing.update(state)
    assert drawing.whole.before.get_xydata().tolist() == [[0.5, state.before]]
    assert drawing.whole.after.get_xydata().tolist() == [[1.5, state.after]]
    (x0, y0), (x1, y1) = drawing.whole.line.get_xydata()
    assert (y1 - y0) / (x1 - x0) == pytest.approx(state.slope)
    assert np.interp(0.5, [x0, x1], [y0, y1]) == pytest.approx(state.before)


@pytest.mark.parametrize("w1", [0, 1, 2])
@pytest.mark.parametrize("step", STEPS)
def test_zoomed_in_the_curve_leaves_the_dot_and_meets_the_diamond(w1, step):
    drawing, state = NudgeDrawing(), NudgeState(w1=w1, step=step)
    drawing.update(state)
    x, y = drawing.near.curve.get_data()
    # Upward 1 is what the straight line rises in one step.
    height = state.change_of_loss / (state.slope * step)
    assert drawing.near.after.get_xydata().tolist() == [[1, pytest.approx(height)]]
    assert np.interp(0, x, y) == pytest.approx(0, abs=0.04)
    assert np.interp(1, x, y) == pytest.approx(height, abs=0.04)
    assert [text.get_text() for text in drawing.ends] == [f"{w1}", f"{w1 + step:g}"]
    assert "zoomed in" in drawing.panels[1].title.get_text()


def test_the_smaller_the_step_the_straighter_the_curve():
    drawing, bends = NudgeDrawing(), []
    for step in STEPS:
        drawing.update(NudgeState(step=step))
        x, y = drawing.near.curve.get_data()
        bends.append(abs(y - x).max())
    assert bends == sorted(bends, reverse=True)
    assert bends[-1] < 0.01
