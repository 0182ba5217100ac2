import itertools

import numpy as np
import pytest

from nnlib import backPropNN, gate
from nnlib.explorers import ShapesExplorer
from nnlib.explorers.ledger import unlit
from nnlib.lessons.lesson07.blocks import WIDTH
from nnlib.lessons.lesson07.shape_steps import (
    FORGOTTEN,
    SLOPES_HIDDEN,
    STEPS,
    WITH,
    grids,
)
from nnlib.lessons.lesson07.shapes import (
    RESULT,
    ShapesDrawing,
    ShapesState,
    corner,
    resized,
)

NEEDS_ONES = {name for name, step in STEPS.items() if step.bare is not None}


def test_the_first_screen_repeats_the_lesson():
    explorer = ShapesExplorer()
    assert list(map(unlit, explorer.state.ledger())) == [
        "sums = np.dot(W_hidden, fed)       [[ 3.   2.   1.   4. ]",
        "(2, 3) times (3, 4) gives (2, 4)    [ 0.5  1.5  2.5 -0.5]]",
        " ",
        " ",
    ]
    assert "3 columns meet 3 rows: they fit" in explorer.sentence


def test_the_steps_are_one_update_of_the_network():
    """The slopes are those of backPropNN with the same weights."""
    for examples, hidden in [(4, 2), (1, 1), (6, 4)]:
        made = grids(examples, hidden)
        net = backPropNN((2, hidden, 1), rng=0)
        net.weights = [made["W_hidden"] * 1.0, made["W_out"] * 1.0]
        inputs, targets = (np.resize(t, (examples, t.shape[1])) for t in gate("XOR"))
        assert np.array_equal(made["inputs"], inputs)
        net.backProp(inputs, targets, trainingRate=0.2)
        for name, step, W in [
            ("W_hidden", SLOPES_HIDDEN, net.weights[0]),
            ("W_out", "11 slopes of W_out", net.weights[1]),
        ]:
            slopes, _ = ShapesState(step, examples, hidden).result()
            assert made[name] - 0.2 * slopes == pytest.approx(W, rel=1e-12)
        updated, _ = ShapesState("12 update W_hidden", examples, hidden).result()
        assert updated == pytest.approx(net.weights[0], rel=1e-12)


@pytest.mark.parametrize("examples", range(1, 7))
@pytest.mark.parametrize("hidden", range(1, 5))
def test_every_step_runs_and_the_next_one_finds_its_grid(examples, hidden):
    for name, step in STEPS.items():
        state = ShapesState(name, examples, hidden)
        array, message = state.result()
        assert not message
        assert array.shape == state.wanted()
        if name != "12 update W_hidden":  # its result has the name of what goes in
            made = grids(examples, hidden).get(step.result, array)
            assert made == pytest.approx(array)


def test_slopes_have_the_shape_of_the_weights_for_any_number_of_examples():
    for examples in range(1, 7):
        for hidden in range(1, 5):
            state = ShapesState(SLOPES_HIDDEN, examples, hidden)
            assert state.result()[0].shape == (hidden, 3)
            state.step = "11 slopes of W_out"
            assert state.result()[0].shape == (1, hidden + 1)


def test_without_the_ones_row_numpy_speaks_for_itself():
    state = ShapesState(ones=FORGOTTEN)
    with pytest.raises(ValueError) as refusal:
        np.dot(np.ones((2, 3)), np.ones((2, 4)))
    assert list(map(unlit, state.ledger()))[:3] == [
        "sums = np.dot(W_hidden, inputs.T)",
        "(2, 3) times (2, 4) is impossible",
        f"ValueError: {refusal.value}",
    ]
    assert "3 columns meet 2 rows" in state.sentence()
    assert "They do not fit" in state.words()


def test_what_the_forgotten_row_does_in_each_step():
    refused = {n for n in STEPS if ShapesState(n, ones=FORGOTTEN).result()[1]}
    assert refused == {"3 first product", "5 second product", "12 update W_hidden"}
    silent = {n for n in STEPS if ShapesState(n, ones=FORGOTTEN).silent}
    assert silent == {SLOPES_HIDDEN, "11 slopes of W_out"}
    for name in STEPS:
        said = ShapesState(name, ones=FORGOTTEN).sentence()
        assert ("does not use the ones row" in said) == (name not in NEEDS_ONES)


def test_a_wrong_shape_without_a_message_is_said():
    state = ShapesState(SLOPES_HIDDEN, ones=FORGOTTEN)
    assert "wrong shape: (2, 2) in place of (2, 3)" in state.sentence()


def test_sending_back_drops_the_row_of_the_ones():
    state = ShapesState("8 send back")
    first, second, *_ = map(unlit, state.ledger())
    assert first.startswith("back = np.dot(W_out.T, delta_out)[:-1]   ")
    assert second.startswith("(3, 1) times (1, 4) gives (3, 4), cut to (2, 4)   ")
    assert "1 column meets 1 row:" in state.sentence()


def test_the_buttons_walk_through_the_steps_and_stop_at_the_ends():
    explorer = ShapesExplorer()
    for _ in range(20):
        explorer.buttons["Next step"].click()
    assert explorer.state.step == "12 update W_hidden"
    assert explorer.inputs["step"][0].value == "12 update W_hidden"
    for _ in range(20):
        explorer.buttons["Step before"].click()
    assert explorer.state.step == "1 turn the inputs"


def test_no_code_line_names_a_grid_that_the_lesson_does_not_have():
    for name in STEPS:
        for ones in (WITH, FORGOTTEN):
            assert "without" not in ShapesState(name, ones=ones).code()


def drawn(drawing):
    """The blocks that can be seen, by place: name, rows and columns."""
    found = {}
    for i, place in enumerate(drawing.places):
        block = place.block
        if block.outline.get_visible():
            size = block.outline.get_height(), block.outline.get_width()
            found[i] = block.name.get_text(), size, block.mark.get_text()
    return found


def test_the_blocks_are_to_scale_and_inside_the_picture():
    drawing = ShapesDrawing()
    for name in STEPS:
        for examples, hidden in [(1, 1), (4, 2), (6, 4)]:
            for ones in (WITH, FORGOTTEN):
                state = ShapesState(name, examples, hidden, ones)
                drawing.update(state)
                seen = drawn(drawing)
                arrays = list(state.operands().items())
                assert [seen[i][:2] for i in range(len(arrays))] == [
                    (n, a.shape) for n, a in arrays
                ]
                assert (RESULT in seen) == (not state.result()[1])
                for place in drawing.places:
                    place.ax.figure.draw_without_rendering()
                    box = place.ax.bbox
                    for text in place.ax.texts:
                        if text.get_visible() and text.get_text():
                            extent = text.get_window_extent()
                            assert box.x0 <= extent.x0 and extent.x1 <= box.x1, text
                            assert box.y0 <= extent.y0 and extent.y1 <= box.y1, text
                    if place.block.outline.get_visible():
                        assert 0 < place.block.left and place.block.right < WIDTH


def test_the_sides_that_touch_carry_their_numbers():
    drawing = ShapesDrawing()
    drawing.update(ShapesState())
    left, right, product = drawing.places
    assert (left.number.get_text(), right.number.get_text()) == ("3", "3")
    assert left.side.get_linestyle() == "-"
    assert (left.sign.get_text(), right.sign.get_text()) == ("×", "=")
    assert not product.word.get_text()
    drawing.update(ShapesState(ones=FORGOTTEN))
    assert (left.number.get_text(), right.number.get_text()) == ("3", "2")
    assert left.side.get_linestyle() == "--"
    assert product.word.get_text() == "impossible"
    assert not product.block.outline.get_visible()


def test_one_grid_leads_over_an_arrow_to_another():
    drawing = ShapesDrawing()
    drawing.update(ShapesState("1 turn the inputs"))
    assert drawn(drawing) == {
        0: ("inputs", (4, 2), ""),
        RESULT: ("inputs.T", (2, 4), ""),
    }
    middle = drawing.places[1]
    assert (middle.word.get_text(), middle.below.get_text()) == (
        "→",
        "rows become columns",
    )
    drawing.update(ShapesState())
    assert not middle.word.get_text() and not middle.below.get_text()


def test_ones_are_written_into_their_row():
    drawing = ShapesDrawing()
    drawing.update(ShapesState(examples=5))
    fed = drawing.places[1].block
    assert [one.get_visible() for one in fed.ones] == [True] * 5 + [False] * 7
    assert fed.ones[4].get_position() == (fed.left + 4.5, fed.low + 0.5)


def test_a_corner_that_is_dragged_one_square_changes_two_of_its_block():
    """Blocks stay in the middle, so they grow on both sides."""
    state = ShapesState()
    ((x, y),) = corner(2, state)
    assert resized(2, state, x, y) == {"hidden": 2, "examples": 4}
    assert resized(2, state, x + 1, y - 0.5) == {"hidden": 1, "examples": 6}
    assert set(resized(0, state, x, y)) == {"hidden"}
    assert set(resized(1, state, x, y)) == {"examples"}
    assert corner(2, ShapesState(ones=FORGOTTEN)) == []


@pytest.mark.parametrize("name", STEPS)
def test_each_size_is_a_knob_and_some_more(name):
    for knobs in itertools.product(range(1, 7), range(1, 5), (WITH, FORGOTTEN)):
        state = ShapesState(name, *knobs)
        for place, (_, shape, _) in state.blocks().items():
            for size, (knob, more) in zip(shape, state.sizes(place), strict=True):
                assert size == (getattr(state, knob) if knob else 0) + more


def test_the_second_goal_is_met_by_one_setting_only():
    goal = ShapesExplorer.goals[1]
    met = [
        (examples, hidden, step, ones)
        for examples in range(1, 7)
        for hidden in range(1, 5)
        for step in STEPS
        for ones in (WITH, FORGOTTEN)
        if goal.miss(ShapesState(step, examples, hidden, ones)) <= 0
    ]
    assert met == [(6, 4, SLOPES_HIDDEN, WITH)]
