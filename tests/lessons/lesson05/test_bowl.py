import math

import numpy as np
import pytest

from nnlib import OurNeuralNetwork, mse_loss, numeric_slope, people
from nnlib.explorers import BowlExplorer
from nnlib.explorers.ledger import unlit
from nnlib.lessons.lesson05.bowl import MOST, BowlDrawing, BowlState
from nnlib.lessons.lesson05.descent import BOWL, W5, bottom, walk
from tests.tools.refresh import NOTEBOOKS

RATES = [round(0.05 + 0.01 * i, 2) for i in range(111)]
W5_RATES = BowlExplorer.knobs[2].stops
STEPS = [*range(21), 55, 100, 299, MOST]


def w5_state(rate, steps):
    return BowlState(curve="w5", w5_rate=rate, steps=steps)


def every_state():
    for steps in STEPS:
        yield from (BowlState(rate, steps=steps) for rate in RATES)
        yield from (w5_state(rate, steps) for rate in W5_RATES)


def test_the_first_screen_repeats_the_lesson():
    explorer = BowlExplorer()
    places = [0, 0.6, 1.08, 1.464, 1.771, 2.017, 2.214]
    assert explorer.state.places == pytest.approx(places, abs=5e-4)
    assert [unlit(line) for line in explorer.state.ledger()] == [
        "slope = 2 × (2.01696 - 3) = -1.96608",
        "step 6: 2.01696 - 0.1 × (-1.96608) = 2.213568",
    ]


@pytest.mark.parametrize(
    ("rate", "last", "words"),
    [
        (0.05, 1.406, "crawls toward the bottom, without overshoot: slow"),
        (0.1, 2.214, "walks toward the bottom, without overshoot"),
        (0.5, 3, "is within 0.01 of the bottom"),
        (0.9, 2.214, "overshoots, but lands closer: a zig-zag"),
        (1, 0, "bounces, always equally far from the bottom"),
        (1.1, -5.958, "overshoots and lands farther away: the walk explodes"),
    ],
)
def test_each_rate_has_its_own_words(rate, last, words):
    state = BowlState(rate=rate)
    assert state.place == pytest.approx(last, abs=5e-4)
    assert words in state.sentence()
    assert words in state.words()


@pytest.mark.full
def test_the_words_are_true_in_every_state():
    for state in every_state():
        words, away = state.manner(), state.places - bottom(state.where)
        jumps = np.sign(away[1:]) == -np.sign(away[:-1])
        far = np.abs(away)
        if "without overshoot" in words:
            assert not jumps.any(), state
        if "after a jump" in words:
            assert jumps.any() and not jumps[-1], state
        if "toward" in words:
            assert far[-1] < far[-2], state
        assert ("slow" in words) == ("crawls" in words)
        if "within" in words:
            assert far[-1] <= 0.01, state
        if "overshoots" in words:
            assert jumps[-1], state
            assert (far[-1] < far[-2]) == ("closer" in words), state
        if "zig-zag" in words:
            assert jumps.all() and len(jumps) > 1, state
            assert state.where is W5 or (np.diff(far) < 0).all(), state
        if "always equally" in words:
            assert state.where is BOWL and set(far) == {3}, state
        if "explodes" in words:
            assert state.where is BOWL and state.rate > 1, state
            assert (np.diff(far) > 0).all(), state
        assert "settled" not in words


@pytest.mark.full
def test_numbers_beyond_a_million_are_told_in_words():
    state = BowlState(rate=1.15, steps=MOST)
    assert state.ledger() == ["The numbers of this step are above a million.", ""]
    assert "After 300 steps w is below minus a million." in state.sentence()
    assert BowlState(rate=1.15, steps=55).row()["loss"] == "above a million"
    for state in every_state():
        texts = [
            *state.ledger(),
            state.sentence(),
            state.words(),
            *state.row().values(),
        ]
        assert not [t for t in texts if "e+" in t], state


def test_the_walk_plays_from_the_start_and_stops_where_it_is_put():
    explorer = BowlExplorer()
    explorer.inputs["steps"][0].value = 0
    assert "has not moved yet" in explorer.sentence
    assert explorer.state.ledger()[1] == "no step yet: w = 0"
    explorer.buttons["Step"].click()
    assert explorer.state.place == pytest.approx(0.6)
    explorer.inputs["step size"][0].value = 10
    explorer.buttons["Step"].click()
    assert explorer.state.steps == 11
    explorer.buttons["Walk"].click()
    assert explorer.state.steps == MOST
    assert "within 0.01 of the bottom" in explorer.sentence


def test_turning_the_rate_keeps_the_steps_and_redraws_the_walk():
    explorer = BowlExplorer()
    explorer.inputs["steps"][0].value = 16
    explorer.inputs["rate"][0].value = 0.3
    assert explorer.state.steps == 16
    assert explorer.state.place == pytest.approx(3 - 3 * 0.4**16)


def test_two_rates_zig_zag_to_the_bottom_in_ten_steps():
    goal = BowlExplorer.goals[0]
    met = [r for r in RATES if goal.miss(BowlState(rate=r, steps=10)) <= 0]
    assert met == [0.77, 0.78]
    assert goal.miss(BowlState(rate=0.78, steps=9)) == MOST - 10
    assert goal.miss(w5_state(0.8, 20)) == math.inf
    # The answer: the two rates on the other side of 0.5 need ten steps as well.
    assert [r for r in RATES if BowlState(r, steps=12).arrived() == 10] == [
        *(0.22, 0.23),
        *(0.77, 0.78),
    ]
    far = [np.abs(walk(BOWL, rate, 10) - 3) for rate in (0.22, 0.78)]
    assert far[0] == pytest.approx(far[1])


def test_only_the_smallest_rate_above_1_stays_in_the_picture_for_20_steps():
    goal = BowlExplorer.goals[1]
    met = [r for r in RATES if goal.miss(BowlState(rate=r, steps=20)) <= 0]
    assert met == [1.01]
    assert goal.miss(BowlState(rate=1.01, steps=19)) == math.inf
    assert goal.miss(BowlState(rate=1.01, steps=MOST)) <= 0, "it may walk on"
    assert (np.diff(np.abs(walk(BOWL, 1.01, MOST) - 3)) > 0).all()
    low, high = BOWL.view
    last = BowlState(rate=1.01, steps=MOST).place
    assert not low < last < high, "walk on, and see it leave"


def test_one_step_is_enough_on_w5_with_a_rate_of_about_50():
    goal = BowlExplorer.goals[2]
    met = [r for r in range(1, 201) if goal.miss(w5_state(r, 1)) <= 0]
    assert met == list(range(43, 76))
    assert goal.miss(BowlState(rate=0.5)) == math.inf
    assert f"{W5.slope(1.0):.4f}" == "0.0897"
    assert f"{1 - bottom(W5):.1f}" == "4.8"


def test_no_cell_of_the_lesson_walks_with_the_rates_of_the_goals():
    text = (NOTEBOOKS / "05_training_sgd.ipynb").read_text()
    for rate in ("0.77", "0.78", "1.01"):
        assert f" {rate}" not in text


def test_w5_has_the_loss_and_the_slope_of_the_network():
    data, labels = people()
    net = OurNeuralNetwork(rng=0)
    net.knobs = [1, 1, 1, 1, 1, 1, 0, 0, 0]
    for w5 in (1.0, -3.79, 6.0, -17.0):
        net.w5 = w5
        assert W5.loss(w5) == pytest.approx(mse_loss(labels, net.feedforward(data)))
        nudged = numeric_slope(lambda w: W5.loss(w[0]), [w5])[0]
        assert W5.slope(w5) == pytest.approx(nudged, rel=1e-6)


@pytest.mark.parametrize(("rate", "steps"), [(0.5, 123), (1, 61), (30, 2), (200, 18)])
def test_the_steps_that_w5_needs(rate, steps):
    assert w5_state(rate, steps).arrived() == steps
    assert w5_state(rate, steps - 1).arrived() == math.inf


def test_a_rate_of_200_jumps_too_far_and_crawls_back():
    """What the folded question says."""
    assert w5_state(200, 1).manner() == "overshoots and lands farther away"
    assert w5_state(200, 1).place < -16
    back = w5_state(200, 10).manner()
    assert back == "crawls toward the bottom, after a jump past it: slow"


def test_each_rate_brings_its_own_curve():
    explorer = BowlExplorer()
    explorer.inputs["w5_rate"][0].value = 30
    assert (explorer.state.where, explorer.state.steps) == (W5, 1)
    assert explorer.inputs["curve"][0].value == "w5"
    assert "Rate 30: w5 walks" in explorer.sentence
    explorer.inputs["rate"][0].value = 0.9
    assert (explorer.state.where, explorer.state.steps) == (BOWL, 6)
    assert explorer.state.w5_rate == 30, "it stays for the next time"


def test_the_first_landing_is_dragged_for_the_rate_and_the_last_one_for_the_steps():
    explorer = BowlExplorer()
    explorer.drag(0, 5.4, 0)
    assert explorer.state.rate == 0.9
    explorer.drag(1, 2.2, 0)
    assert explorer.state.steps == 2
    explorer.drop()
    explorer.turn(BowlExplorer.player.knob, 30)
    explorer.drag(1, 90, 0)  # beyond the axis
    assert explorer.state.steps == 50
    explorer.drag(1, 8, 0)
    assert explorer.state.end == 50, "the axis stays as long as the drag goes on"
    explorer.drop()
    assert explorer.state.end == 10
    explorer = BowlExplorer(curve="w5", steps=1)
    explorer.drag(0, -3.483, 0)
    assert explorer.state.w5_rate == 50


def test_what_is_not_in_the_picture_cannot_be_dragged():
    first, last = BowlExplorer.handles
    assert first.at(BowlState(steps=0)) == []
    assert last.at(BowlState(rate=1.15, steps=55)) == []


def test_the_drawing_shows_the_walk_and_says_when_it_has_left():
    drawing, state = BowlDrawing(), BowlState(rate=0.9)
    drawing.update(state)
    path, trace = (p.places for p in drawing.paths)
    assert path.get_xdata().tolist() == trace.get_ydata().tolist()
    assert path.get_xdata().tolist() == state.places.tolist()
    assert path.get_ydata() == pytest.approx((state.places - 3) ** 2)
    left, right = drawing.panels
    assert "outside" not in left.get_title()
    assert right.get_title() == "w = 2.2136\ndrag the large diamond: steps"
    drawing.update(BowlState(rate=1.1, steps=20))
    assert "(outside)" in left.get_title()
    drawing.update(BowlState(rate=1.15, steps=55))
    assert left.get_title().startswith("loss above a million")


def test_a_walk_that_is_not_there_yet_is_told_no_rule_that_it_keeps():
    explorer = BowlExplorer()
    explorer.inputs["rate"][0].value = 0.78
    assert "Does not count yet" not in explorer.progress.value.split("</li>")[0]
    assert "Now: not there after 6 steps with rate 0.78." in explorer.progress.value
    on_w5 = BowlState(curve="w5", steps=3)
    assert on_w5.arrived() == np.inf
    assert 0 < BowlExplorer.goals[2].miss(on_w5) < np.inf


def test_the_steps_can_be_dragged_on_from_the_end_of_the_axis():
    explorer = BowlExplorer(rate=1.01)
    for x in (10, 20, 50):
        explorer.drag(1, x, 3)
        explorer.drop()
        assert explorer.state.steps == x
