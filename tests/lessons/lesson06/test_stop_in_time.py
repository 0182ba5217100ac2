"""W6b: what the two losses say of a stop, beside what all explorers promise."""

import numpy as np
import pytest

from nnlib.explorers import StopInTimeExplorer
from nnlib.lessons.lesson06.stop_in_time import (
    STEP,
    UPDATES,
    StopDrawing,
    StopState,
    cloud_run,
)
from nnlib.network import OurNeuralNetwork
from tests.lessons.lesson06.numbers import new, own


@pytest.mark.parametrize("epochs", [100, 3000])
def test_the_runs_are_those_of_the_lesson(epochs):
    state = StopState(points=20, seed=1, updates=20 * epochs)
    assert state.own[0] == pytest.approx(own(epochs))
    assert state.new[0] == pytest.approx(new(epochs))


@pytest.mark.parametrize(
    ("knobs", "words"),
    [
        ((20, 1, 0), "Nothing is learned yet. The loss is 0.296 on the training"),
        (
            (20, 1, 2000),
            "On new points the loss, 0.182, is about as low as it has been",
        ),
        ((20, 1, 60_000), "0.107 above its lowest, and worse than knowing nothing."),
        ((40, 1, 60_000), "0.064 above its lowest."),
    ],
)
def test_the_sentence_says_how_the_new_loss_goes(knobs, words):
    assert words in StopState(*knobs).sentence()


def test_the_ledger_says_losses_and_shares():
    assert StopState(20, 1, 60_000).ledger() == [
        "{updates|60 000} updates of {points|20} points = 3000 epochs",
        "training points:  loss 0.079   right 90.0%",
        "1000 new points:  loss 0.289   right 65.4%",
    ]


def test_the_curves_end_at_the_stop_so_that_nothing_is_given_away():
    drawing = StopDrawing()
    drawing.update(StopState(updates=5000))
    for lines in (drawing.losses.own, drawing.losses.new):
        assert list(lines[0].get_xdata()) == list(range(0, 5001, STEP))
    assert list(drawing.losses.lowest[0].get_xdata()) == [2000]


def test_the_map_shows_all_training_points():
    drawing = StopDrawing()
    for size in (10, 200):
        drawing.update(StopState(points=size, updates=UPDATES))
        assert sum(len(m.get_xdata()) for m in drawing.marks.values()) == size


def test_a_stop_between_two_snapshots_goes_to_the_nearest():
    explorer = StopInTimeExplorer()
    explorer.inputs["updates"][0].value = 12_400
    assert explorer.state.updates == 12_000


def test_goals_judge_the_stop():
    small, fit, none = StopInTimeExplorer.goals
    assert small.miss(StopState(10, 1, 1000)) <= 0 < small.miss(StopState(10, 1, 2000))
    assert small.miss(StopState(10, 8, 0)) == np.inf  # below 0.25 without training
    assert fit.miss(StopState(20, 1, 11_000)) == 0 < fit.miss(StopState(20, 1, 12_000))
    assert none.miss(StopState(200, 1, UPDATES)) <= 0
    assert none.miss(StopState(20, 1, UPDATES)) > 0


def test_a_new_start_is_trained_no_further_than_the_stop(monkeypatch):
    trained = []
    train = OurNeuralNetwork.train

    def counted(self, data, labels, epochs):
        trained.append(epochs * len(data))
        return train(self, data, labels, epochs=epochs)

    monkeypatch.setattr(OurNeuralNetwork, "train", counted)
    explorer = StopInTimeExplorer(points=40, seed=19)
    assert trained == []
    explorer.inputs["updates"][0].value = 3000
    assert trained == [STEP] * 3
    explorer.inputs["updates"][0].value = 2000  # it is there
    assert trained == [STEP] * 3


def test_the_square_is_dragged_to_a_stop():
    explorer = StopInTimeExplorer()
    explorer.drag(0, 12_400, 0.1)
    explorer.drop()
    assert explorer.state.updates == 12_000
    assert explorer.handles[0].at(explorer.state) == [(12_000, 0.5)]
    explorer.drag(0, 1e6, 0.5)
    assert explorer.state.updates == UPDATES


@pytest.mark.full
def test_with_200_points_every_seed_may_train_on():
    # "Nine knobs cannot follow the noise of 200 points"
    for seed in range(1, 21):
        losses = cloud_run(200, seed).new(UPDATES)[:, 0]
        assert losses[-1] - losses.min() < 0.003
