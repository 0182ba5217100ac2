"""Rest, back and forth, and what is kept: the parts, and together in an event loop."""

import asyncio
import math
import re

import ipywidgets as widgets
import pytest

from nnlib import record
from nnlib.explorers import NeuronExplorer, page
from nnlib.explorers.controls import Choice, Knob, Player
from nnlib.explorers.moves import REST, Past, Rest

B = NeuronExplorer.knobs[2]


def in_a_loop(scene):
    """Run `scene`, a function of an explorer that awaits, in an event loop."""
    return asyncio.run(scene(NeuronExplorer()))


def test_a_goal_is_not_met_in_passing_but_where_the_knob_rests():
    async def scene(explorer):
        for b in (-2, -3, -4):
            explorer.turn(B, b)
        assert explorer._score.moves == 0
        await asyncio.sleep(REST + 0.1)
        assert explorer._score.moves == 1
        assert explorer._score.reached == [None, None]
        explorer.turn(B, -3)
        assert "Goal 1" not in explorer.sentence
        await asyncio.sleep(REST + 0.1)
        assert "Goal 1 is reached." in explorer.sentence

    in_a_loop(scene)


def test_a_drag_rests_when_it_is_dropped_and_not_before():
    async def scene(explorer):
        explorer.drag(1, 0, 3)
        assert explorer.state.b == -3
        await asyncio.sleep(REST + 0.1)
        assert explorer._score.reached == [None, None]
        explorer.drop()
        assert explorer._score.reached == [1, None]

    in_a_loop(scene)


def test_a_drag_to_where_it_stands_draws_nothing(monkeypatch):
    explorer, drawn = NeuronExplorer(), []
    explorer.drag(0, 2.5, 3)
    monkeypatch.setattr(explorer._live, "html", lambda *_: drawn.append(1) or "")
    explorer.drag(0, 2.51, 3)
    assert not drawn
    explorer.drag(0, 2.6, 3)
    assert drawn


@pytest.mark.parametrize("weights", [(0, 1), (1, 1), (-5, 4), (0.5, -0.2)])
@pytest.mark.parametrize("place", [(50, 50), (-50, 50), (50, -50), (-50, -50)])
def test_a_line_can_be_dragged_back_from_wherever_it_was_dragged(weights, place):
    explorer = NeuronExplorer(w1=weights[0], w2=weights[1])
    explorer.drag(1, *place)
    (line,) = re.findall('data-handle="1" points="(.*?)"', explorer.picture)
    points = [tuple(map(float, point.split(","))) for point in line.split()]
    assert points, "it is out of sight"
    assert max(math.dist(points[0], point) for point in points) > 20  # pixels


def arrives(widget, value):
    """Let a value arrive from the page, as a message of ipywidgets."""
    update = {"method": "update", "state": {"value": value}}
    widget._handle_msg({"content": {"data": update}})
    assert widget.value == value


@pytest.mark.parametrize("kind, echoes", [(page.Pointer, 0), (widgets.Text, 1)])
def test_the_place_of_the_pointer_is_not_sent_back(kind, echoes, monkeypatch):
    pointer, sent = kind(), []
    monkeypatch.setattr(pointer, "_send", lambda message, **_: sent.append(message))
    arrives(pointer, "0 1 1 drag page 1")
    assert [message["method"] for message in sent] == echoes * ["echo_update"]


def test_a_place_that_comes_late_is_dropped():
    """Two pointers take turns; while Python is busy, one can pass the other."""
    explorer = NeuronExplorer()
    odd, even = (part for part in explorer.children if isinstance(part, page.Pointer))
    seen = []
    explorer.drag = lambda i, *place: seen.append(i)
    arrives(odd, "0 9 9 drag here 1")
    arrives(even, "1 9 9 drag here 4")
    arrives(odd, "0 8 8 drag here 3")
    arrives(odd, "0 7 7 drag there 1")
    arrives(even, "1 6 6 drop here 6")
    assert seen == [0, 1, 0, 1]


def test_a_turned_slider_is_answered_with_two_messages(monkeypatch):
    """Each one takes the page as long as a good part of a picture."""
    explorer, sent = NeuronExplorer(), []
    monkeypatch.setattr(widgets.Widget, "_send", lambda w, *_, **__: sent.append(w))
    explorer._rest.later = lambda: False  # as in a notebook: it is at rest later
    box, slider = explorer.inputs["w1"]
    arrives(slider, slider.value + 1)
    assert sent == [box, explorer.shown]


def test_the_next_knob_ends_the_move_before():
    async def scene(explorer):
        explorer.turn(B, 1)
        explorer.turn(B, 2)
        explorer.turn(NeuronExplorer.knobs[0], 5)
        explorer.undo()
        assert (explorer.state.w1, explorer.state.b) == (0, 2)
        explorer.undo()
        assert explorer.state.b == 4

    in_a_loop(scene)


def test_rest_comes_once():
    calls = []
    rest = Rest(lambda: calls.append(1))
    rest.now()
    assert not calls
    rest.hold()
    rest.now()
    rest.now()
    assert len(calls) == 1


def test_a_new_move_forgets_what_was_taken_back():
    past = Past()
    past.keep({"b": 1})
    assert past.back({"b": 2}) == {"b": 1}
    past.keep({"b": 1})
    assert past.forth({"b": 3}) is None
    for i in range(200):
        past.keep(i)
    kept = 0
    while past.back(0) is not None:
        kept += 1
    assert kept == Past.MOST


# --- Left and opened again -------------------------------------------------------


@pytest.fixture
def kept(monkeypatch):
    """What the record keeps; under pytest it keeps nothing by itself."""
    kept = {}
    monkeypatch.setattr(record, "recall_explorer", lambda name: kept.get(name, {}))
    monkeypatch.setattr(record, "remember_explorer", kept.__setitem__)
    return kept


def test_an_explorer_opens_as_it_was_left_and_says_so(kept):
    NeuronExplorer().turn(B, -2.5)
    assert kept["NeuronExplorer"]["b"] == -2.5
    again = NeuronExplorer()
    assert again.state.b == -2.5
    assert "This is as you left it." in again.sentence
    again.reset()
    assert again.state.b == 4
    assert "as you left it" not in NeuronExplorer().sentence


def test_with_knobs_given_the_record_is_neither_read_nor_written(kept):
    NeuronExplorer().turn(B, -2.5)
    given = NeuronExplorer(w1=1)
    assert given.state.b == 4
    given.turn(B, 7)
    assert kept["NeuronExplorer"]["b"] == -2.5


@pytest.mark.parametrize("what", [{"b": 99}, {"b": "x"}, {"c": 1}, [1], None, "b"])
def test_a_record_that_does_not_fit_is_not_used(kept, what):
    kept["NeuronExplorer"] = what
    assert NeuronExplorer().state.b == 4


def test_under_pytest_nothing_is_kept():
    NeuronExplorer().turn(B, -2.5)
    assert NeuronExplorer().state.b == 4


# --- Knobs -----------------------------------------------------------------------


def test_a_comma_is_a_decimal_point():
    assert B.tidy("-3,5") == -3.5
    explorer = NeuronExplorer()
    explorer.turn(B, "-3,5")
    assert explorer.state.b == -3.5


@pytest.mark.parametrize(
    ("knob", "few", "many"),
    [
        (Knob("rate", 0.001, 20, 0.001, log=True), 100, 150),
        (Knob("epoch", 0, 1000, 1, log=True), 40, 100),
    ],
)
def test_a_logarithmic_slider_has_fine_steps_for_small_numbers(knob, few, many):
    stops = knob.stops
    assert few < len(stops) < many
    assert stops[0] == knob.low and stops[-1] == knob.high
    assert stops == sorted(set(stops))
    below = sum(stop < knob.high / 30 for stop in stops)
    assert below > 0.3 * len(stops), "evenly spread it would be a thirtieth"
    for i, stop in enumerate(stops):
        assert knob.position(stop) == i
        assert knob.tidy(stop) == stop


@pytest.mark.parametrize("knob", [B, Knob("rate", 0.001, 20, 0.001, log=True)])
def test_a_slider_stands_at_the_stop_nearest_to_a_typed_number(knob):
    for value in (knob.low, knob.low + 0.013, 0.1234, 3.33, knob.high):
        stop = knob.stops[knob.position(value)]
        assert abs(stop - value) == min(abs(other - value) for other in knob.stops)


def test_a_player_shows_at_most_so_many_pictures_and_comes_to_the_end():
    player = Player(Knob("epoch", 0, 1000, 1), seconds=9)
    assert player.ahead(0)[-1] == 1000
    assert len(player.ahead(0)) == 90 and player.pause == 0.1
    assert player.ahead(990) == [1000]
    assert player.ahead(1000) == []
    assert Player(Knob("epoch", 0, 3, 1)).ahead(0) == [1, 2, 3]


def test_a_choice_takes_its_options_only():
    gate = Choice("gate", ("OR", "AND"))
    assert gate.given("AND") == "AND"
    with pytest.raises(
        ValueError, match="gate must be one of 'OR', 'AND', but it is 3"
    ):
        gate.given(3)
