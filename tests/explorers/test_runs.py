"""Long runs: in pieces on the loop, stopped by any press, without a loop to the end."""

import asyncio
import itertools
from dataclasses import dataclass

import pytest

from nnlib.explorers import TrainButtonExplorer
from nnlib.explorers.base import Explorer
from nnlib.explorers.controls import Knob, Player
from nnlib.explorers.runs import Run
from nnlib.lessons.lesson02.feedforward import FeedforwardDrawing, FeedforwardState


@dataclass
class CountingState(FeedforwardState):
    count: int = 0
    ended: bool = False

    def run(self):
        try:
            while self.count < 50:
                self.count += 1
                yield
        finally:
            self.ended = True

    def sentence(self):
        return f"count {self.count}"


class CountingExplorer(Explorer):
    question = "How far?"
    State, Drawing = CountingState, FeedforwardDrawing
    knobs = (Knob("b3", -10, 10),)
    actions = {"Run": "run"}


def after(pieces, press):
    """Start a run in a loop, press something after some pieces, and wait a while."""

    async def scene(explorer):
        explorer.buttons["Run"].click()
        state = explorer.state
        while state.count < pieces:
            await asyncio.sleep(0)
        press(explorer)
        stopped_at = state.count
        for _ in range(20):
            await asyncio.sleep(0.001)
        return explorer, state, stopped_at

    return asyncio.run(scene(CountingExplorer()))


def test_without_a_loop_the_run_goes_to_its_end():
    explorer = CountingExplorer()
    explorer.buttons["Run"].click()
    assert explorer.state.count == 50
    assert "count 50" in explorer.sentence


def test_in_a_loop_the_page_follows_and_the_run_ends():
    async def scene():
        explorer, seen = CountingExplorer(), []
        explorer.shown.observe(lambda c: seen.append(c["new"]), names="value")
        explorer.buttons["Run"].click()
        assert explorer.state.count == 0  # the press itself comes back at once
        while explorer._run.busy:
            await asyncio.sleep(0)
        return explorer, seen

    explorer, seen = asyncio.run(scene())
    assert explorer.state.count == 50
    assert explorer.state.ended
    assert len(seen) == 50


def test_stop_keeps_what_is_reached():
    explorer, state, count = after(5, lambda e: e.buttons["Stop"].click())
    assert state.count == count < 50
    assert state.ended
    assert f"count {count}" in explorer.sentence


def test_reset_in_the_middle_starts_afresh_and_stays_there():
    explorer, old, count = after(5, lambda e: e.buttons["Reset"].click())
    assert old.count == count
    assert explorer.state.count == 0
    assert "count 0" in explorer.sentence


def test_turning_a_knob_ends_the_run():
    explorer, state, count = after(3, lambda e: e.inputs["b3"][0].set_trait("value", 1))
    assert state.count == count
    assert explorer.state.b3 == 1


def test_a_second_press_starts_one_run_and_not_two():
    async def scene():
        explorer = CountingExplorer()
        explorer.buttons["Run"].click()
        while explorer.state.count < 5:
            await asyncio.sleep(0)
        first = explorer._run.task
        explorer.buttons["Run"].click()
        counts = [explorer.state.count]
        while explorer._run.busy:
            await asyncio.sleep(0)
            counts.append(explorer.state.count)
        return first.done(), counts

    first_is_over, counts = asyncio.run(scene())
    assert first_is_over
    assert counts[-1] == 50
    assert max(b - a for a, b in itertools.pairwise(counts)) == 1


def test_an_error_in_a_run_ends_it_and_is_heard():
    def broken():
        yield
        raise ZeroDivisionError

    async def scene():
        run = Run(lambda: None, lambda: None)
        run.start(broken())
        try:
            await run.task
        except ZeroDivisionError:
            return run.busy

    assert asyncio.run(scene()) is False


def test_only_explorers_with_long_runs_have_a_stop_button():
    assert "Stop" in CountingExplorer().buttons
    from nnlib.explorers import FeedforwardExplorer

    assert "Stop" not in FeedforwardExplorer().buttons


@dataclass
class PlayedState(CountingState):
    """Counts as far as 30 only."""

    def change(self, **values):
        values["count"] = min(values.get("count", self.count), 30)
        super().change(**values)


class PlayedExplorer(CountingExplorer):
    State, actions = PlayedState, {}
    player = Player(Knob("count", 0, 50, step=1), play="Train", steps=(1, 10))


@pytest.mark.full
def test_play_pause_and_play_on():
    async def scene():
        explorer = PlayedExplorer()
        button = explorer.buttons["Train"]
        button.click()
        while explorer.state.count < 5:
            await asyncio.sleep(0)
        shown = button.description
        button.click()
        count = explorer.state.count
        await asyncio.sleep(0.05)
        assert (shown, button.description) == ("Pause", "Train")
        assert explorer.state.count == count
        assert explorer._score.moves == 1
        button.click()
        while explorer._run.busy:
            await asyncio.sleep(0)
        assert explorer.state.count == 30, "where the state ends the run ends"
        assert explorer._score.moves == 2
        explorer.undo()
        assert explorer.state.count == count

    asyncio.run(scene())


def test_step_has_a_size_and_at_the_end_play_begins_again():
    explorer = PlayedExplorer()
    explorer.inputs["step size"][0].value = 10
    explorer.buttons["Step"].click()
    assert explorer.state.count == 10
    assert explorer.inputs["count"][0].value == explorer.inputs["count"][1].value == 10
    assert repr(explorer) == "PlayedExplorer(b3=0, count=10)"


def test_the_learners_own_hand_stops_a_run():
    async def scene():
        explorer = TrainButtonExplorer()
        explorer.buttons["Train"].click()
        while explorer.state.rounds < 5:
            await asyncio.sleep(0.01)
        _, slider = explorer.inputs["rounds"]
        assert explorer.player.knob.stops[slider.value] == explorer.state.rounds
        slider.value = explorer.player.knob.position(700)
        assert not explorer._run.busy
        assert explorer.state.rounds == 700

    asyncio.run(scene())
