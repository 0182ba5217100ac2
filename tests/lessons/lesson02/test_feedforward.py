import math

import pytest

from nnlib import OurNeuralNetwork, sigmoid
from nnlib.explorers import FeedforwardExplorer
from nnlib.explorers.ledger import unlit
from nnlib.figures.network_diagram import HALO
from nnlib.lessons.lesson02.feedforward import (
    DIFFERENT,
    FeedforwardDrawing,
    FeedforwardState,
)


def test_the_worked_example_appears_neuron_by_neuron():
    explorer = FeedforwardExplorer()
    assert "?" in explorer.state.ledger()[0]
    lines = [
        "h1: 0 × 2 + 1 × 3 + 0 = 3 → 0.9526",
        "h2: 0 × 2 + 1 × 3 + 0 = 3 → 0.9526",
        "o1: 0 × 0.9526 + 1 × 0.9526 + 0 = 0.9526 → 0.7216",
    ]
    for i, line in enumerate(lines):
        explorer.buttons["Next neuron"].click()
        assert unlit(explorer.state.ledger()[i]) == line
        assert sum("?" in text for text in explorer.state.ledger()) == 2 - i
    assert explorer.state.output == 0.7216325609518421
    explorer.buttons["Next neuron"].click()  # once too often
    assert explorer.state.step == 3


def test_nothing_gives_the_output_away_before_it_is_computed():
    explorer = FeedforwardExplorer()
    explorer.buttons["Next neuron"].click()
    for part in (explorer.shown, explorer.progress):
        assert "0.7216" not in part.value


def test_back_and_start_over():
    explorer = FeedforwardExplorer()
    for words in ("Back", "Next neuron", "Next neuron", "Back"):
        explorer.buttons[words].click()
    assert list(explorer.state.known()) == ["x1", "x2", "h1"]
    explorer.inputs["b3"][0].value = 2
    explorer.buttons["Start over"].click()
    assert explorer.state.step == 0
    assert explorer.state.b3 == 2


def test_all_different_is_the_second_example():
    explorer = FeedforwardExplorer()
    explorer.buttons["All different"].click()
    values = explorer.state.values()
    assert [round(values[n], 3) for n in ("h1", "h2", "o1")] == [0.731, 0.881, 0.193]


def test_it_computes_what_the_network_computes():
    net = OurNeuralNetwork(rng=0)
    state = FeedforwardState(*net.knobs)
    assert state.output == pytest.approx(net.feedforward([2, 3]), rel=1e-15)


FIRST, SECOND, THIRD = FeedforwardExplorer.goals
SWAPPED = {**DIFFERENT, "x1": 3, "x2": 2}


def test_the_first_goal_counts_neurons_with_the_inputs_swapped():
    for step in range(4):
        assert FIRST.miss(FeedforwardState(**SWAPPED, step=step)) == 3 - step
        assert FIRST.miss(FeedforwardState(step=step)) == math.inf
        assert FIRST.miss(FeedforwardState(**DIFFERENT, step=step)) == math.inf
    here, there = FeedforwardState(**DIFFERENT), FeedforwardState(**SWAPPED)
    assert f"With 2 and 3 the output is {here.output:.4f}" in FIRST.answer
    assert f"with 3 and 2 it is {there.output:.4f}" in FIRST.answer


def test_the_second_goal_needs_a_bias_below_minus_1_8():
    met = [
        b3 / 10
        for b3 in range(-100, 101)
        if SECOND.miss(FeedforwardState(b3=b3 / 10, step=3)) <= 0
    ]
    assert met == [b3 / 10 for b3 in range(-100, -17)]
    assert SECOND.miss(FeedforwardState(b3=-2, step=2)) == math.inf
    assert SECOND.miss(FeedforwardState(b3=-2, w5=-1, step=3)) == math.inf


def test_the_third_goal_is_reached_by_one_weight_into_o1_and_by_no_other():
    reached = set()
    for name in ("w1", "w2", "w3", "w4", "w5", "w6", "b3"):
        for value in range(-100, 101):
            knobs = {**DIFFERENT, name: value / 10}
            if THIRD.miss(FeedforwardState(**knobs, step=3)) <= 0:
                reached.add(name)
    assert reached == {"w5", "w6"}
    two = {**DIFFERENT, "w5": 3, "w6": 3}
    assert THIRD.miss(FeedforwardState(**two, step=3)) == math.inf
    h2 = FeedforwardState(**DIFFERENT).values()["h2"]
    total = 2 * h2 - 1  # of o1, with h1 at 0
    assert f"the sum of o1 is close to {total:.2f}" in THIRD.answer
    assert f"its output close to {sigmoid(total):.2f}" in THIRD.answer


def test_three_knobs_change_h2():
    start = FeedforwardState(**DIFFERENT).values()["h2"]
    found = [
        name
        for name in DIFFERENT
        if FeedforwardState(**{**DIFFERENT, name: 0.5}).values()["h2"] != start
    ]
    assert found == ["w3", "w4", "b2", "x1", "x2"]
    assert "w3, w4 and b2" in FeedforwardExplorer.ponder[0][1]


def test_the_diagram_shows_what_is_known_and_lights_the_last_neuron():
    drawing = FeedforwardDrawing()
    drawing.update(FeedforwardState(step=2))
    texts = {n: t.get_text() for n, t in drawing.diagram.texts.items()}
    assert texts == {
        **{"x1": "x1\n2", "x2": "x2\n3"},
        **{"h1": "h1\n0.9526", "h2": "h2\n0.9526", "o1": "o1"},
    }
    lit = {n for n, e in drawing.diagram.edges.items() if e.get_path_effects() == HALO}
    assert lit == {"w3", "w4"}
    assert drawing.dot.dot.get_xydata().tolist() == [[3, sigmoid(3)]]
    drawing.update(FeedforwardState())
    assert not any(e.get_path_effects() for e in drawing.diagram.edges.values())
    assert not drawing.dot.dot.get_visible()


def test_a_line_that_is_lit_keeps_its_style_and_width():
    drawing = FeedforwardDrawing()
    looks = []
    for step in (0, 1):
        drawing.update(FeedforwardState(**DIFFERENT, step=step))
        edge = drawing.diagram.edges["w2"]
        looks.append((edge.get_color(), edge.get_linestyle(), edge.get_linewidth()))
    assert looks[0] == looks[1]


def test_a_negative_weight_is_dashed():
    drawing = FeedforwardDrawing()
    drawing.update(FeedforwardState(**DIFFERENT))
    edges = drawing.diagram.edges
    dashed = {n for n, e in edges.items() if e.get_linestyle() == "--"}
    assert dashed == {"w2", "w4", "w5"}
    assert drawing.diagram.labels["w2"].get_text() == "w2 = −1"


def test_each_press_of_a_button_is_a_move_and_a_turned_knob_is_one():
    explorer = FeedforwardExplorer()
    for _ in range(3):
        explorer.buttons["Next neuron"].click()
    for b3 in (-0.1, -0.2, -0.3):
        explorer.inputs["b3"][1].value = b3
    assert "4 moves" in explorer.tally.value
