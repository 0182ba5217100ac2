import numpy as np
import pytest

from nnlib.explorers import NeuronExplorer
from nnlib.lessons.lesson01.neuron import NeuronDrawing, NeuronState


def b_from(low, high, step):
    return np.round(np.arange(low, high + step / 2, step), 10)


def test_the_first_screen_repeats_the_lesson():
    explorer = NeuronExplorer()
    assert explorer.state.sum == 7
    assert explorer.state.output == 0.9990889488055994
    assert explorer.state.ledger()[1] == "0 × 2 + 1 × 3 + 4 = 7 → 0.9991"
    assert "output is 0.9991: close to 1." in explorer.sentence.value


def test_a_negative_number_stands_in_parentheses():
    state = NeuronState(w1=-0.5, w2=-2, b=0.5, x1=2, x2=-1)
    assert state.ledger()[1] == "(-0.5) × 2 + (-2) × (-1) + 0.5 = 1.5 → 0.8176"


@pytest.mark.parametrize(
    ("b", "place"),
    [
        (-3, "exactly in the middle"),
        (-2.5, "close to 0.5, nearer to 1"),
        (-4.5, "on the way to 0"),
        (-10, "close to 0."),
    ],
)
def test_the_sentence_says_where_the_output_is(b, place):
    assert place in NeuronState(b=b).sentence()


def test_no_output_is_written_as_0_or_1():
    sure = NeuronState(w1=5, w2=5, b=10, x1=6, x2=6)
    assert "→ above 0.9999" in sure.ledger()[1]
    never = NeuronState(w1=-5, w2=-5, b=-10, x1=6, x2=6)
    assert "→ below 0.0001" in never.ledger()[1]


def test_the_output_is_a_half_for_one_setting_of_the_bias_only():
    goal = NeuronExplorer.goals[0]
    reached = [b for b in b_from(-10, 10, 0.1) if goal.miss(NeuronState(b=b)) <= 0]
    assert reached == [-3]


def test_the_second_goal_needs_a_bias_near_0():
    goal = NeuronExplorer.goals[1]
    values = b_from(-10, 10, 0.5)
    reached = {
        b
        for b in values
        for w in b_from(-5, 5, 0.5)
        if goal.miss(NeuronState(w1=w, w2=w, b=b)) <= 0
    }
    assert 0 in reached
    for w2 in (1, 1.5, 2):
        for b in values:
            met = goal.miss(NeuronState(w1=0, w2=w2, b=b)) <= 0
            assert met == (abs(b) < 3 * w2 - np.log(9))


def test_moving_another_knob_does_not_count_and_says_so():
    explorer = NeuronExplorer()
    explorer.inputs["w2"][0].value = -1.3
    explorer.inputs["b"][0].value = 3.9
    assert explorer.state.output == pytest.approx(0.5)
    message = explorer._score.messages(explorer.state)[0]
    assert message.startswith("Not counted: a knob other than b has moved.")


def test_the_dot_and_the_line_stand_where_the_state_has_them():
    drawing, state = NeuronDrawing(), NeuronState(w1=1, w2=-2, b=3)
    drawing.update(state)
    assert drawing.dot.get_xydata().tolist() == [[state.sum, state.output]]
    assert drawing.point.get_xydata().tolist() == [[2, 3]]
    for line, output in zip(drawing.lines, (0.1, 0.5, 0.9), strict=True):
        for end in line.get_xydata():
            assert state.output_for(end) == pytest.approx(output)


def test_beyond_the_curve_the_dot_waits_at_the_edge():
    drawing = NeuronDrawing()
    drawing.update(NeuronState(w1=5, w2=5, b=10))
    assert drawing.dot.get_marker() == ">"
    assert drawing.dot.get_xdata()[0] < 12
    assert "sum 35" in drawing.dot_text.get_text()
    drawing.update(NeuronState())
    assert drawing.dot.get_marker() == "o"


@pytest.mark.parametrize(("b", "gray"), [(1, True), (0, False), (-1, False)])
def test_without_weights_there_is_no_line(b, gray):
    drawing, state = NeuronDrawing(), NeuronState(w1=0, w2=0, b=b)
    drawing.update(state)
    assert "no line" in drawing.title.get_text()
    assert [line.get_xydata().size for line in drawing.lines] == [0, 0, 0]
    assert bool(np.ptp(drawing.side.get_xy())) == gray
    assert "both weights are 0" in state.words()


def test_the_gray_side_has_the_higher_outputs():
    drawing = NeuronDrawing()
    for w1, w2, b in [(1, 1, 0), (-2, 1, 3), (0, 1, 4), (0.1, 0, -10)]:
        state = NeuronState(w1=w1, w2=w2, b=b)
        drawing.update(state)
        side = drawing.side.get_path()
        for point in [(-6, -6), (-6, 6), (6, -6), (6, 6), (0, 0)]:
            if abs(state.output_for(point) - 0.5) > 1e-9:
                assert side.contains_point(point) == (state.output_for(point) > 0.5)
