"""W9a: what lines and gates make of the corners, beside what all explorers promise."""

from itertools import combinations_with_replacement

import numpy as np
import pytest

from nnlib.explorers import GatesExplorer
from nnlib.explorers.ledger import unlit
from nnlib.figures.hidden_lines import network_221
from nnlib.lessons.lesson09.gates import (
    CORNERS,
    START,
    TARGETS,
    GatesDrawing,
    GatesState,
)
from nnlib.lessons.lesson09.one_line import (
    COMBINE,
    NAME,
    ON,
    gate_name,
    grip,
    shift_for,
    turn_for,
)

BY_HAND = {"turn2": -135}  # OR, NAND, and AND


def test_the_weights_are_those_of_the_lesson_at_steepness_20():
    hidden, out = GatesState(**BY_HAND, steepness=20).weights
    np.testing.assert_allclose(hidden, [[20, 20, -10], [-20, -20, 30]], atol=1e-9)
    np.testing.assert_array_equal(out, [[20, 20, -30]])


@pytest.mark.parametrize(
    ("turn", "shift", "name"),
    [
        (45, -0.5, "OR"),
        (45, 0.5, "AND"),
        (-135, -0.5, "NAND"),
        (-135, 0.5, "NOR"),
        (-45, 0.5, "x1 and not x2"),
        (135, 0.5, "x2 and not x1"),
        (-45, -0.5, "x1 or not x2"),
        (135, -0.5, "x2 or not x1"),
        (0, 0, "x1"),
        (90, 0, "x2"),
        (-180, 0, "not x1"),
        (-90, 0, "not x2"),
    ],
)
def test_a_line_is_a_gate(turn, shift, name):
    assert GatesState(turn1=turn, shift1=shift).names[0] == name


def test_every_gate_of_two_inputs_has_one_name():
    assert len(NAME) == len(ON) == 16
    for name, weights in COMBINE.items():
        own = network_221([np.eye(2, 3) * 0, [weights]])
        hidden = np.column_stack((CORNERS, np.ones(4)))
        assert gate_name(hidden @ own.weights[1][0] + 0.5) == (
            name.replace("h1", "x1").replace("h2", "x2")
        )


def test_the_ledger_says_each_neuron_and_what_it_gives():
    assert [unlit(line) for line in GatesState(**BY_HAND).ledger()] == [
        " " * 47 + "[0, 0]  [1, 1]  [0, 1]  [1, 0]",
        "h1 = sigmoid( 10.0 × x1 + 10.0 × x2 -  5.0)   0.007   1.000   0.993   0.993  "
        "OR",
        "h2 = sigmoid(-10.0 × x1 - 10.0 × x2 + 15.0)   1.000   0.007   0.993   0.993  "
        "NAND",
        "o  = sigmoid( 10.0 × h1 + 10.0 × h2 - 15.0)   0.007   0.007   0.992   0.992  "
        "AND",
    ]


@pytest.mark.parametrize(
    ("knobs", "words"),
    [
        ({}, "h1 is OR, h2 is x2; together they make x2: 2 of 4 right, the"),
        (
            BY_HAND,
            "h2 is NAND; together they make XOR: 4 of 4 right, the",
        ),
        ({"turn1": -135, "turn2": -135}, "together they make NAND: 3 of 4 right"),
    ],
)
def test_the_sentence_names_the_gates(knobs, words):
    assert words in GatesState(**knobs).sentence()


def test_the_drawing_has_the_lines_the_outputs_and_the_corners():
    drawing, state = GatesDrawing(), GatesState(**BY_HAND)
    drawing.update(state)
    for i, line in enumerate(drawing.plane.lines):
        sums = line.get_xydata() @ state.weights[0][i][:2] + state.weights[0][i][2]
        assert sums == pytest.approx([0, 0])
        ((x, y),) = drawing.grips[i].get_xydata()
        assert state.weights[0][i] @ [x, y, 1] == pytest.approx(0)
        tip, start = drawing.plane.arrows[i].xy, drawing.plane.arrows[i].xyann
        assert state.weights[0][i][:2] @ np.subtract(tip, start) > 0
    texts = [text.get_text() for text in drawing.plane.corners.texts]
    assert texts == [f"{output:.3f}" for output in state.outputs]
    marks = drawing.hidden.corners.marks
    np.testing.assert_allclose(marks[1].get_xydata(), state.hidden[2:])
    np.testing.assert_allclose(marks[0].get_xydata(), state.hidden[:2])


@pytest.mark.parametrize("turn", [-170, -45, 0, 45, 90, 135])
@pytest.mark.parametrize("shift", [-1, -0.5, 0, 0.7])
def test_a_grip_and_a_line_are_where_they_were_dragged_to(turn, shift):
    spot = grip(turn, shift)
    assert turn_for(shift, *spot) == pytest.approx(turn)
    assert shift_for(turn, *spot) == pytest.approx(shift)


def test_dragging_the_dot_turns_and_dragging_the_line_moves():
    explorer = GatesExplorer()
    explorer.drag(1, *grip(-134, -0.5))
    explorer.drop()
    assert explorer.state.turn2 == -135
    assert "Goal 1 is reached." in explorer.sentence
    explorer.drag(3, 1, 1)  # the line of h2 to the corner [1, 1]
    explorer.drop()
    assert explorer.state.shift2 == -1
    assert explorer.state.turn2 == -135


def test_the_grips_stay_in_the_picture():
    low, high = GatesDrawing().panels[0].get_ylim()
    for shift in (-1, 1):
        ends = np.array([grip(turn, shift) for turn in range(-180, 180, 5)])
        assert (low < ends[:, 1]).all() and (ends[:, 1] < high).all()


def test_the_first_goal_is_for_the_second_line_alone():
    first = GatesExplorer.goals[0]
    assert first.miss(GatesState(**BY_HAND)) <= 0 < first.miss(GatesState())
    both = GatesState(turn1=-135, turn2=45)  # XOR as well
    assert both.right == 4 and first.miss(both) == np.inf


def test_the_second_goal_is_without_or_and_nand():
    second = GatesExplorer.goals[1]
    assert second.miss(GatesState(**BY_HAND)) == np.inf
    pair = {"shift1": 0.5, "turn2": -135, "shift2": 0.5, "gate": "NOR"}
    assert GatesState(**pair).names == ("AND", "NOR", "XOR")
    assert second.miss(GatesState(**pair)) <= 0
    assert second.miss(GatesState(**pair, steepness=3)) > 0


def test_eight_pairs_of_gates_make_xor_five_of_them_without_or_and_nand():
    # The answer to the second goal.
    gates = [name for name in ON if name not in ("XOR", "XNOR")]
    corners = np.array(CORNERS, int)
    pairs = set()
    for h1, h2 in combinations_with_replacement(gates, 2):
        for out in gates:
            table = dict(zip(map(tuple, corners.tolist()), ON[out], strict=True))
            both = [table[spot] for spot in zip(ON[h1], ON[h2], strict=True)]
            if both == np.ravel(TARGETS).tolist():
                pairs.add((h1, h2))
    assert len(pairs) == 8
    assert sum(not {"OR", "NAND"} & {*pair} for pair in pairs) == 5


def test_the_third_goal_asks_for_the_smallest_steepness_of_these_lines():
    third = GatesExplorer.goals[2]
    at = lambda k: GatesState(**BY_HAND, steepness=k)  # noqa: E731
    assert at(2.2).right == 4 and at(2.1).right == 2
    assert third.miss(at(2.2)) == 0 < third.miss(at(2.3))
    assert third.miss(at(2.1)) == np.inf


@pytest.mark.parametrize(
    ("turns", "shifts", "gate"),
    [
        ((45, -135), (-0.5, -0.5), "AND"),
        ((45, -135), (0.5, 0.5), "NOR"),
        ((135, -45), (-0.5, -0.5), "NAND"),
        ((135, -45), (0.5, 0.5), "OR"),
        ((45, 45), (-0.5, 0.5), "h1 and not h2"),
    ],
)
def test_the_smallest_steepness_is_never_enough_for_a_tenth(turns, shifts, gate):
    # "One of them is only a little on its side of 0.5."
    rng = np.random.default_rng(0)
    for _ in range(8):
        turned = np.array(turns) + 5 * rng.integers(-3, 4, 2)
        shifted = np.array(shifts) + 0.05 * rng.integers(-4, 5, 2)
        state = GatesState(*turned, gate, 20, *shifted)
        least = state.least_steepness()
        assert least < 20
        assert np.abs(state.outputs_at(least) - 0.5).min() < 0.05


def test_it_opens_as_code_says():
    explorer = GatesExplorer(**BY_HAND, gate="NAND", shift1=0.25)
    assert vars(explorer.state) == {**START, **BY_HAND, "gate": "NAND", "shift1": 0.25}
