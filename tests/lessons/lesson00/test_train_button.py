import asyncio

import pytest

from nnlib import OurNeuralNetwork, people
from nnlib.explorers import TrainButtonExplorer
from nnlib.lessons.lesson00.train_button import STOPS, TrainButtonState


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
    assert "After 1000 rounds the loss is 0.0023." in explorer.sentence.value
    assert "Goal 1 is reached." in explorer.sentence.value
    assert explorer.state.ledger()[2].split()[1:] == [
        "0.941",
        "0.039",
        "0.039",
        "0.950",
    ]
    explorer.buttons["Train"].click()  # nothing is left to do
    assert explorer.state.rounds == 1000


def test_the_first_pieces_are_small_and_the_last_one_ends():
    assert STOPS[0] == 1
    assert STOPS[-1] == 1000
    sizes = [b - a for a, b in zip([0, *STOPS], STOPS, strict=False)]
    assert max(sizes[:5]) < 10
    assert 30 < len(STOPS) <= 40


def test_the_picture_moves_in_pieces_and_stop_keeps_what_is_reached():
    async def scene():
        explorer = TrainButtonExplorer()
        explorer.buttons["Train"].click()
        seen = set()
        while explorer.state.rounds < 100:
            await asyncio.sleep(0)
            seen.add(len(explorer._drawing.loss.thick.get_ydata()))
        explorer.buttons["Stop"].click()
        stopped_at = explorer.state.rounds
        for _ in range(5):
            await asyncio.sleep(0.01)
        assert explorer.state.rounds == stopped_at < 1000
        assert len(seen) > 10
        explorer.buttons["Train"].click()  # goes on from there
        while explorer.state.rounds == stopped_at:
            await asyncio.sleep(0)
        assert explorer.state.rounds > stopped_at
        await explorer._run.task
        assert explorer.state.rounds == 1000
        explorer.buttons["Reset"].click()
        assert explorer.state.rounds == 0

    asyncio.run(scene())


@pytest.mark.parametrize("word", ["epoch", "output", "weight", "bias", "knob", "slope"])
def test_no_word_that_lesson_00_has_not_explained(word):
    explorer = TrainButtonExplorer()
    explorer.buttons["Train"].click()
    goal = explorer.goals[0]
    state = explorer.state
    texts = [explorer.question, *state.ledger(), state.sentence(), state.words()]
    texts += [goal.task, goal.why, goal.answer, *explorer.buttons, *explorer.twin]
    texts += [t.get_text() for t in explorer._drawing.figure.findobj(match=is_text)]
    assert not [text for text in texts if word in text]


def is_text(artist):
    return hasattr(artist, "get_text")
