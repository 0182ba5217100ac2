import numpy as np
import pytest

from nnlib import softmax
from nnlib.explorers import DrawDigitExplorer
from nnlib.explorers.live import REACH
from nnlib.lessons.lesson10.digit import SQUARE, DigitState, all_over
from nnlib.lessons.lesson10.drawings import DRAWN, SIDE, lines_of, pixels, shifted
from nnlib.lessons.lesson10.lines import NAMES, Line


def test_the_first_screen_is_our_3():
    explorer = DrawDigitExplorer()
    assert explorer.state.lines == DRAWN[3]
    assert "It says 3, with a share of 0.951" in explorer.sentence
    boxes = [explorer.inputs[name][0].value for name in NAMES]
    assert boxes == list(DRAWN[3])
    shown = explorer._drawing.paper.mesh.get_array()
    assert np.array_equal(np.ravel(shown), pixels(DRAWN[3]))


def test_scores_become_the_shares_of_the_network():
    for digit in DRAWN:
        state = DigitState(*DRAWN[digit])
        np.testing.assert_allclose(softmax(state.scores()), state.shares(), rtol=1e-9)


def ink_of(explorer, line):
    """The columns that have ink."""
    text = getattr(explorer.state, f"line{line}")
    return [i for i, mark in enumerate(text) if mark == "#"]


def test_a_press_on_a_square_is_a_move_and_changes_its_line():
    explorer = DrawDigitExplorer()
    explorer.drag(0, 1.5, 5.5)  # the third line from above
    explorer.drop()
    assert explorer.inputs["line3"][0].value == ".#...##."
    assert "1 move" in explorer.tally.value
    explorer.drag(0, 1.5, 5.5)
    explorer.drop()
    assert explorer.state.lines == DRAWN[3]
    assert "2 moves" in explorer.tally.value


def test_a_stroke_draws_without_gaps_and_is_one_move():
    explorer = DrawDigitExplorer()
    explorer.buttons["Clear"].click()
    explorer.drag(0, 0.5, 0.5)
    explorer.drag(0, 6.5, 0.5)  # the page may leave out what was in between
    explorer.drag(0, 6.5, 3.5)
    explorer.drop()
    assert ink_of(explorer, 8) == [0, 1, 2, 3, 4, 5, 6]
    assert [ink_of(explorer, line) for line in (5, 6, 7)] == [[6]] * 3
    assert "2 moves" in explorer.tally.value
    explorer.undo()
    assert explorer.state.inked() == 0
    explorer.drag(0, 3.5, 7.5)  # a stroke of its own: not from where the last one was
    explorer.drop()
    assert explorer.state.picture.sum() == 1


def test_a_stroke_that_begins_on_ink_takes_ink_away():
    explorer = DrawDigitExplorer()
    explorer.drag(0, 3.5, 7.5)
    explorer.drag(0, 7.5, 7.5)
    explorer.drop()
    assert ink_of(explorer, 1) == [2]


def test_beside_the_paper_there_is_nothing_to_draw_on():
    explorer = DrawDigitExplorer()
    explorer.buttons["Clear"].click()
    explorer.drag(0, -0.3, 8.1)  # next to a corner
    explorer.drag(0, -3, 8.1)
    explorer.drag(0, -3, -3)
    explorer.drop()
    assert explorer.state.picture.sum() == 1
    assert ink_of(explorer, 1) == [0]


def test_every_place_of_the_paper_can_be_pressed_on():
    """The line that is pressed on is 21 units wide, a square more than 24."""
    at = np.array(all_over(DigitState()))
    rows = np.unique(at[:, 1])
    assert np.diff(rows).max() * 72 * SQUARE < 1.5 * REACH
    reach = 0.75 * REACH / (72 * SQUARE)
    assert rows[0] <= reach and SIDE - rows[-1] <= reach
    assert at[:, 0].min() <= reach and SIDE - at[:, 0].max() <= reach


@pytest.mark.parametrize("text", ["", "#", "...x....", ".........", "########.", None])
def test_a_line_takes_eight_marks_and_no_others(text):
    explorer = DrawDigitExplorer()
    explorer.turn(Line("line2"), text)
    assert "line2 must be 8 marks" in explorer.sentence
    assert explorer.state.lines == DRAWN[3]
    assert explorer.inputs["line2"][0].value == DRAWN[3][1]


def test_blanks_around_a_line_do_no_harm():
    assert Line("line1").tidy(" ..##.... ") == "..##...."


def test_moving_loses_what_leaves_the_paper():
    explorer = DrawDigitExplorer()
    explorer.buttons["Move up"].click()
    assert explorer.state.lines == (*DRAWN[3][1:], "........")
    explorer.buttons["Move down"].click()
    assert explorer.state.lines == ("........", *DRAWN[3][1:])


@pytest.mark.parametrize("step", [(0, 1), (0, -1), (1, 0), (-1, 0)])
def test_a_move_and_back_keeps_the_inside(step):
    picture = np.zeros((8, 8))
    picture[2:6, 3] = 1
    moved = shifted(picture.ravel(), *step)
    assert moved.sum() == 4
    back = shifted(moved, -step[0], -step[1])
    np.testing.assert_array_equal(back, picture.ravel())


def test_exchange_twice_is_nothing_and_clear_is_paper():
    explorer = DrawDigitExplorer()
    explorer.buttons["Exchange ink and paper"].click()
    assert explorer.state.picture.sum() == 64 - pixels(DRAWN[3]).sum()
    explorer.buttons["Exchange ink and paper"].click()
    assert explorer.state.lines == DRAWN[3]
    explorer.buttons["Clear"].click()
    assert explorer.state.inked() == 0


def test_eight_of_our_ten_drawings_are_read_right():
    read = [DigitState(*DRAWN[digit]).said() for digit in DRAWN]
    assert [d for d, r in enumerate(read) if d != r] == [6, 8]
    assert (read[6], read[8]) == (5, 9)


def test_no_single_square_mends_the_8():
    for place in range(64):
        picture = pixels(DRAWN[8])
        picture[place] = 1 - picture[place]
        assert DigitState(*lines_of(picture)).said() != 8


def test_goals_count_only_what_they_ask_for():
    explorer = DrawDigitExplorer()
    first, second, third = explorer.goals
    start = explorer.state
    assert np.isinf(first.miss(start)) and np.isinf(second.miss(start))
    assert np.isinf(third.miss(start))
    lines = dict(zip(NAMES, DRAWN[5], strict=True))
    moved = DigitState(*lines_of(shifted(pixels(list(lines.values())), 0, 1)))
    assert moved.moved_digit() == 5 and moved.said() == 5
    assert 0 < third.miss(moved) <= 1
