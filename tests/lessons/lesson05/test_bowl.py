import math

import numpy as np
import pytest

from nnlib import OurNeuralNetwork, mse_loss, numeric_slope, people
from nnlib.explorers import BowlExplorer
from nnlib.lessons.lesson05.bowl import W5_RATES, BowlDrawing, BowlState
from nnlib.lessons.lesson05.descent import BOWL, W5, walk


def rates():
    return [round(0.05 + 0.01 * i, 2) for i in range(111)]


def w5_state(rate, steps):
    return BowlState(curve=f"w5, rate {rate}", steps=steps)


def test_the_first_screen_repeats_the_lesson():
    explorer = BowlExplorer()
    places = [0, 0.6, 1.08, 1.464, 1.771, 2.017, 2.214]
    assert explorer.state.places == pytest.approx(places, abs=5e-4)
    assert explorer.state.ledger() == [
        "slope at w = 2.01696:  2 × (2.01696 - 3) = -1.96608",
        "step 6:  2.01696 - 0.1 × (-1.96608) = 2.213568",
    ]


@pytest.mark.parametrize(
    ("rate", "last", "words"),
    [
        (0.05, 1.406, "crawls toward the bottom: slow"),
        (0.1, 2.214, "walks toward the bottom, without overshoot"),
        (0.5, 3, "settled at the bottom"),
        (0.9, 2.214, "lands closer each time: a zig-zag"),
        (1, 0, "bounces forever"),
        (1.1, -5.958, "the walk explodes"),
    ],
)
def test_each_rate_has_its_own_words(rate, last, words):
    state = BowlState(rate=rate)
    assert state.place == pytest.approx(last, abs=5e-4)
    assert words in state.sentence()
    assert words in state.words()


def test_no_step_and_no_more_steps_are_said():
    explorer = BowlExplorer()
    explorer.buttons["Back to start"].click()
    assert "has not moved yet" in explorer.sentence.value
    assert explorer.state.ledger()[1] == "no step yet:  w = 0"
    explorer.buttons["Run 100"].click()
    assert explorer.state.steps == BOWL.most
    assert "More steps are not drawn." in explorer.sentence.value


def test_turning_the_rate_keeps_the_steps_and_redraws_the_walk():
    explorer = BowlExplorer()
    explorer.buttons["Run 10"].click()
    explorer.inputs["rate"][0].value = 0.3
    assert explorer.state.steps == 16
    assert explorer.state.place == pytest.approx(3 - 3 * 0.4**16)


def test_half_is_the_only_rate_with_one_step():
    goal = BowlExplorer.goals[0]
    assert [r for r in rates() if goal.miss(BowlState(rate=r)) <= 0] == [0.5]


def test_the_largest_rate_that_settles_is_just_under_1():
    goal = BowlExplorer.goals[1]
    met = [r for r in rates() if goal.miss(BowlState(rate=r, steps=10)) <= 0]
    assert met == [0.99]
    assert goal.miss(BowlState(rate=0.999, steps=10)) <= 0
    assert goal.miss(BowlState(rate=0.99, steps=9)) == math.inf
    for rate in (0.99, 1, 1.01):
        distances = np.abs(walk(BOWL, rate, 40) - 3)
        assert (distances[-1] < distances[0]) == (rate < 1)


def test_exactly_1_jumps_between_0_and_6():
    assert walk(BOWL, 1, 55).tolist() == [0, 6] * 28
    goal = BowlExplorer.goals[2]
    assert [r for r in rates() if goal.miss(BowlState(rate=r)) <= 0] == [1]
    assert goal.value(BowlState(rate=1)).endswith("from 6 to 0")


def test_w5_has_the_loss_and_the_slope_of_the_network():
    data, labels = people()
    net = OurNeuralNetwork(rng=0)
    net.knobs = [1, 1, 1, 1, 1, 1, 0, 0, 0]
    for w5 in (1.0, -3.79, 6.0, -17.0):
        net.w5 = w5
        assert W5.loss(w5) == pytest.approx(mse_loss(labels, net.feedforward(data)))
        nudged = numeric_slope(lambda w: W5.loss(w[0]), [w5])[0]
        assert W5.slope(w5) == pytest.approx(nudged, rel=1e-6)


@pytest.mark.parametrize(("rate", "steps"), [(0.1, 618), (1, 61), (30, 2), (200, 18)])
def test_the_steps_that_w5_needs(rate, steps):
    assert w5_state(rate, steps).arrived() == steps
    assert w5_state(rate, steps - 1).arrived() == math.inf
    assert f"w5, rate {rate}" in W5_RATES


def test_a_rate_of_200_jumps_too_far_and_crawls_back():
    assert "a jump too far" in w5_state(200, 1).sentence()
    assert w5_state(200, 1).place < -16
    assert "crawls toward the bottom" in w5_state(200, 10).sentence()


def test_the_rate_knob_belongs_to_the_bowl():
    explorer = BowlExplorer()
    explorer.inputs["curve"][0].value = "w5, rate 30"
    assert (explorer.state.steps, explorer.state.place) == (0, 1)
    explorer.inputs["rate"][0].value = 0.9
    assert explorer.state.where is BOWL
    assert explorer.inputs["curve"][0].value == "bowl"
    assert explorer.state.steps == 6


def test_the_drawing_shows_the_walk_and_says_when_it_has_left():
    drawing, state = BowlDrawing(), BowlState(rate=0.9)
    drawing.update(state)
    path, trace = drawing.paths
    assert path.get_xdata().tolist() == trace.get_ydata().tolist()
    assert path.get_xdata().tolist() == state.places.tolist()
    assert path.get_ydata() == pytest.approx((state.places - 3) ** 2)
    assert "outside" not in drawing.bowl.get_title()
    drawing.update(BowlState(rate=1.1, steps=20))
    assert "(outside the picture)" in drawing.bowl.get_title()
    drawing.update(BowlState(rate=1.15, steps=55))
    assert drawing.bowl.get_title().startswith("loss above a million")
