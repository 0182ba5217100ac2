import asyncio
import itertools

import numpy as np
import pytest

from nnlib import OurNeuralNetwork, people
from nnlib.explorers import TrainButtonExplorer
from nnlib.lessons.lesson00.train_button import TrainButtonState, nearest_round
from nnlib.lessons.shared.people_run import people_run


def test_the_numbers_are_those_of_the_lessons():
    data, labels = people()
    losses = OurNeuralNetwork(rng=215).train(data, labels)
    assert f"{TrainButtonState(rounds=1).loss:.4f}" == "0.2442"
    assert TrainButtonState(rounds=1000).losses[1:].tolist() == losses.tolist()
    assert "Its loss is 0.3230." in TrainButtonState().sentence()


def test_one_press_trains_to_the_end():
    explorer = TrainButtonExplorer()
    explorer.buttons["Train"].click()
    assert explorer.state.rounds == 1000
    assert "After 1000 rounds the loss is 0.0023." in explorer.sentence
    assert "Goal 1 is reached." in explorer.sentence
    assert explorer.state.ledger()[2].split()[1:] == [
        "0.941",
        "0.039",
        "0.039",
        "0.950",
    ]
    explorer.buttons["Train"].click()  # at the end: once more from the start
    assert explorer.state.rounds == 1000


def test_the_pictures_lie_closer_together_where_most_happens():
    stops = TrainButtonExplorer.player.ahead(0)
    assert stops[:10] == list(range(1, 11))
    assert stops[-1] == 1000
    assert 50 < len(stops) < 100


PIXEL = 3  # rounds across: the widest that a pixel can be
HIGH = 0.45 / (2.6 * 72)  # of the loss upward, where the picture is smallest


def test_the_diamond_can_be_dragged_to_each_of_the_first_40_rounds():
    places = itertools.product(range(0, 60, PIXEL), np.arange(0, 0.45, HIGH))
    assert {nearest_round(x, y) for x, y in places} >= set(range(40))


@pytest.mark.parametrize("rounds", [30, 60, 250, 1000])
def test_dragged_across_alone_it_follows(rounds):
    explorer = TrainButtonExplorer()
    explorer.drag(0, rounds, explorer.state.loss)
    assert explorer.state.rounds == pytest.approx(rounds, abs=6)


def test_the_second_goal_is_the_first_round_below_a_tenth():
    goal, losses = TrainButtonExplorer.goals[1], people_run().losses
    met = [n for n in range(1001) if goal.miss(TrainButtonState(rounds=n)) <= 0]
    assert met == [19]
    assert losses[18] >= 0.1 > losses[19]
    assert (losses[1:] < losses[:-1]).all(), "so it stays below 0.1"
    assert f"from {losses[0]:.4f} down to {losses[19]:.4f}" in goal.answer
    assert losses[19] - losses[1000] < (losses[0] - losses[19]) / 2


@pytest.mark.full
def test_the_picture_moves_in_pieces_and_pause_keeps_what_is_reached():
    async def scene():
        explorer = TrainButtonExplorer()
        explorer.buttons["Train"].click()
        seen = set()
        while explorer.state.rounds < 30:
            await asyncio.sleep(0.02)
            seen.add(len(explorer._drawing.loss.curve.line.get_ydata()))
        assert explorer.buttons["Train"].description == "Pause"
        explorer.buttons["Train"].click()
        stopped_at = explorer.state.rounds
        for _ in range(5):
            await asyncio.sleep(0.01)
        assert explorer.state.rounds == stopped_at < 1000
        assert len(seen) > 10
        explorer.buttons["Train"].click()  # goes on from there
        while explorer.state.rounds == stopped_at:
            await asyncio.sleep(0.02)
        assert explorer.state.rounds > stopped_at
        explorer.buttons["Reset"].click()
        assert explorer.state.rounds == 0

    asyncio.run(scene())


@pytest.mark.parametrize("word", ["epoch", "output", "weight", "bias", "knob", "slope"])
def test_no_word_that_lesson_00_has_not_explained(word):
    explorer = TrainButtonExplorer()
    explorer.buttons["Train"].click()
    state = explorer.state
    texts = [explorer.question, *state.ledger(), state.sentence(), state.words()]
    for goal in explorer.goals:
        texts += [goal.task, goal.why, goal.answer, goal.value(state)]
    texts += [explorer.player.knob.words, *explorer.buttons, *explorer.twin]
    for ax in explorer._drawing.panels:
        texts += [t.get_text() for t in ax.figure.findobj(match=is_text)]
    assert not [text for text in texts if word in text]


def is_text(artist):
    return hasattr(artist, "get_text")
