import numpy as np
import pytest

from nnlib import mse_loss, people
from nnlib.explorers import OneKnobExplorer
from nnlib.figures.palette import PALE
from nnlib.lessons.lesson03.one_knob import OneKnobDrawing, OneKnobState, loss_with
from nnlib.lessons.shared.ones import ones_network

NOTCHES = np.round(np.arange(-10, 6.05, 0.1), 10).tolist()


def test_the_network_has_weights_1_and_biases_0():
    network = ones_network(w5=-2)
    assert network.knobs.tolist() == [1, 1, 1, 1, -2, 1, 0, 0, 0]


@pytest.mark.parametrize(
    ("w5", "loss"),
    [(1, 0.5071), (2, 0.5701), (0, 0.3893), (-1, 0.25), (6, 0.6052), (-10, 0.1540)],
)
def test_the_losses_are_those_of_the_lesson(w5, loss):
    data, labels = people()
    network = ones_network(w5=w5)
    assert loss_with(w5) == mse_loss(labels, network.feedforward(data))
    assert round(loss_with(w5), 4) == loss


def test_the_first_screen_repeats_the_lesson():
    explorer = OneKnobExplorer()
    assert "With w5 = 1 the loss is 0.5071." in explorer.sentence
    assert explorer.state.ledger()[-3:] == [
        "prediction  0.5237  0.8808  0.8808  0.5000",
        "square      0.2269  0.7758  0.7758  0.2500",
        "loss = sum of the squares / 4 = 0.5071",
    ]


def test_the_numbers_of_the_ledger_add_up_as_they_are_written():
    for w5 in NOTCHES:
        *_, squares, loss = OneKnobState(w5=w5).ledger()
        total = sum(map(float, squares.split()[1:]))
        assert total / 4 == pytest.approx(float(loss.split("=")[-1]), abs=1e-4)


def test_the_goal_is_reached_between_minus_5_80_and_minus_2_84():
    goal = OneKnobExplorer.goals[0]
    reached = [w5 for w5 in NOTCHES if goal.miss(OneKnobState(w5=w5)) <= 0]
    assert reached == [w5 for w5 in NOTCHES if -5.8 < w5 <= -2.9]
    for w5, inside in [(-5.8, False), (-5.79, True), (-2.84, True), (-2.83, False)]:
        assert (goal.miss(OneKnobState(w5=w5)) <= 0) == inside, w5


def test_the_lowest_loss_is_the_one_that_the_answer_names():
    lowest = min(NOTCHES, key=loss_with)
    assert lowest == -3.8
    assert round(loss_with(lowest), 4) == 0.1352
    assert "0.1352, near w5 = -3.8" in OneKnobExplorer.ponder[0][1]


def test_every_value_that_was_tried_leaves_a_point():
    explorer = OneKnobExplorer()
    for w5 in (2, 0, -1, 0):
        explorer.inputs["w5"][0].value = w5
    points = explorer._drawing.tried.get_xydata()
    assert points.tolist() == [[w5, loss_with(w5)] for w5 in (1, 2, -1, 0)]
    assert explorer._drawing.plot.diamond.get_xydata().tolist() == [[0, loss_with(0)]]
    assert "4 values tried" in explorer.state.words()
    assert "4 moves" in explorer.tally.value


def test_the_value_it_was_opened_with_counts_as_tried():
    explorer = OneKnobExplorer(w5=3)
    assert list(explorer.state.tried) == [1, 3]
    explorer.inputs["w5"][0].value = 0
    assert list(explorer.state.tried) == [1, 3, 0]
    assert "went down from 3, and the loss fell" in explorer.sentence


def test_what_a_drag_passes_is_no_try():
    explorer = OneKnobExplorer()
    for w5 in (0.4, -2, -3.8, -1):
        explorer.drag(0, w5, 0.5)
    assert list(explorer.state.tried) == [1]
    assert not explorer.state.found
    assert "went down from 1, and the loss fell" in explorer.sentence
    explorer.drop()
    assert list(explorer.state.tried) == [1, -1]
    assert "1 move" in explorer.tally.value
    explorer.drag(0, 1, 0.5)  # over the place where it was before
    assert "went up from −1, and the loss rose" in explorer.sentence
    explorer.drop()
    explorer.undo()
    assert list(explorer.state.tried) == [1, -1]


def test_the_sentence_compares_with_the_value_before():
    explorer = OneKnobExplorer()
    explorer.inputs["w5"][0].value = 2
    assert "w5 went up from 1, and the loss rose by 0.063." in explorer.sentence
    explorer.inputs["w5"][0].value = 0
    assert "w5 went down from 2, and the loss fell by 0.1808" in explorer.sentence


def test_the_curve_is_covered_until_the_goal_is_reached():
    explorer = OneKnobExplorer()
    drawing = explorer._drawing
    for w5, shown in [(1, False), (-2.8, False), (-2.9, True), (3, True)]:
        explorer.inputs["w5"][0].value = w5
        assert drawing.plot.curve.get_visible() == shown, w5
        covered = drawing.plot.ax.get_facecolor()[:3] == pytest.approx(
            [int(PALE[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        )
        assert covered != shown
        assert ("uncovered" in explorer.state.words()) == shown
    explorer.buttons["Reset"].click()
    assert not drawing.plot.curve.get_visible()


def test_after_success_it_asks_how_you_decided():
    explorer = OneKnobExplorer()
    question = "How did you decide which way to go"
    assert question not in explorer.progress.value
    explorer.inputs["w5"][0].value = -4
    assert question in explorer.progress.value


def test_the_curve_goes_through_the_points():
    drawing = OneKnobDrawing()
    x, y = drawing.plot.curve.get_data()
    assert [x[0], x[-1]] == [-10, 6]
    assert y.tolist() == [loss_with(w5) for w5 in x.tolist()]
