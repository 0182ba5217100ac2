import numpy as np
import pytest

from nnlib.explorers import NeuronExplorer
from nnlib.explorers.ledger import unlit
from nnlib.lessons.lesson01.neuron import NeuronDrawing, NeuronState


def b_from(low, high, step):
    return np.round(np.arange(low, high + step / 2, step), 10)


def test_the_first_screen_repeats_the_lesson():
    explorer = NeuronExplorer()
    assert explorer.state.sum == 7
    assert explorer.state.output == 0.9990889488055994
    assert unlit(explorer.state.ledger()[1]) == "0 × 2 + 1 × 3 + 4 = 7 → 0.9991"
    assert "output is 0.9991: close to 1." in explorer.sentence


def test_a_negative_number_stands_in_parentheses():
    state = NeuronState(w1=-0.5, w2=-2, b=0.5, x1=2, x2=-1)
    line = unlit(state.ledger()[1])
    assert line == "(-0.5) × 2 + (-2) × (-1) + 0.5 = 1.5 → 0.8176"


def test_each_number_in_the_arithmetic_lights_up_with_its_knob():
    html = NeuronExplorer(w1=-0.5).ledger
    assert '<b data-knob="w1">(-0.5)</b> × <b data-knob="x1">2</b>' in html
    assert '<b data-knob="b">4</b> =' in html


@pytest.mark.parametrize(
    ("b", "place"),
    [
        (-3, "exactly in the middle, on the boundary line."),
        (-2.5, "close to 0.5, nearer to 1"),
        (-4.5, "on the way to 0"),
        (-10, "close to 0."),
    ],
)
def test_the_sentence_says_where_the_output_is(b, place):
    assert place in NeuronState(b=b).sentence()


def test_without_weights_the_sentence_speaks_of_no_line():
    said = NeuronState(w1=0, w2=0, b=0).sentence()
    assert said.endswith("exactly in the middle. There is no boundary line.")


def test_no_output_is_written_as_0_or_1():
    sure = NeuronState(w1=5, w2=5, b=10, x1=6, x2=6)
    assert "→ above 0.9999" in sure.ledger()[1]
    never = NeuronState(w1=-5, w2=-5, b=-10, x1=6, x2=6)
    assert "→ below 0.0001" in never.ledger()[1]


def test_the_output_is_a_half_for_one_setting_of_the_bias_only():
    goal = NeuronExplorer.goals[0]
    reached = [b for b in b_from(-10, 10, 0.1) if goal.miss(NeuronState(b=b)) <= 0]
    assert reached == [-3]


def test_the_second_goal_needs_a_negative_w1_and_a_positive_w2():
    goal = NeuronExplorer.goals[1]
    values = b_from(-5, 5, 0.5)
    reached = [
        (w1, w2)
        for w1 in values
        for w2 in values
        for b in b_from(-10, 10, 1)
        if goal.miss(NeuronState(w1=w1, w2=w2, b=b)) <= 0
    ]
    assert len(reached) > 100
    assert all(w1 < 0 < w2 for w1, w2 in reached)


def test_the_bias_alone_cannot_reach_the_second_goal():
    goal = NeuronExplorer.goals[1]
    assert min(goal.miss(NeuronState(b=b)) for b in b_from(-10, 10, 0.1)) > 0.1


def test_moving_another_knob_does_not_count_and_says_so():
    explorer = NeuronExplorer()
    explorer.inputs["w2"][0].value = -1.3
    explorer.inputs["b"][0].value = 3.9
    assert explorer.state.output == pytest.approx(0.5)
    message = explorer._score.messages(explorer.state)[0]
    assert message.startswith("Does not count yet: a knob other than b has moved.")


def test_the_dot_and_the_line_stand_where_the_state_has_them():
    drawing, state = NeuronDrawing(), NeuronState(w1=1, w2=-2, b=3)
    drawing.update(state)
    assert drawing.dot.dot.get_xydata().tolist() == [[state.sum, state.output]]
    plane = drawing.plane
    assert plane.point.get_xydata().tolist() == [[2, 3]]
    lines = {0.5: plane.line}
    lines |= {1 / (1 + np.exp(-total)): line for total, line in plane.bands.items()}
    assert sorted(lines) == pytest.approx([0.1, 0.5, 0.9])
    for output, line in lines.items():
        for end in line.get_xydata():
            assert state.output_for(end) == pytest.approx(output)
    foot, tip = plane.arrow.xyann, plane.arrow.xy
    assert state.output_for(foot) == pytest.approx(0.5)
    assert np.subtract(tip, foot) == pytest.approx([1, -2])


def test_beyond_the_curve_the_dot_waits_at_the_edge():
    drawing = NeuronDrawing()
    drawing.update(NeuronState(w1=5, w2=5, b=10))
    assert drawing.dot.dot.get_marker() == ">"
    assert drawing.dot.dot.get_xdata()[0] < 12
    assert "sum 35" in drawing.dot.text.get_text()
    drawing.update(NeuronState())
    assert drawing.dot.dot.get_marker() == "o"


@pytest.mark.parametrize(("b", "dotted"), [(1, True), (0, False), (-1, False)])
def test_without_weights_there_is_no_line(b, dotted):
    drawing, state = NeuronDrawing(), NeuronState(w1=0, w2=0, b=b)
    drawing.update(state)
    plane = drawing.plane
    assert "no line" in plane.ax.get_title()
    assert [plane.line.get_xydata().size, plane.arrow.get_visible()] == [0, False]
    assert bool(np.ptp(plane.side.get_xy())) == dotted
    assert "both weights are 0" in state.words()


def test_the_dotted_side_has_the_higher_outputs():
    drawing = NeuronDrawing()
    for w1, w2, b in [(1, 1, 0), (-2, 1, 3), (0, 1, 4), (0.1, 0, -10)]:
        state = NeuronState(w1=w1, w2=w2, b=b)
        drawing.update(state)
        side = drawing.plane.side.get_path()
        for point in [(-6, -6), (-6, 6), (6, -6), (6, 6), (0, 0)]:
            if abs(state.output_for(point) - 0.5) > 1e-9:
                assert side.contains_point(point) == (state.output_for(point) > 0.5)


def test_the_point_and_the_line_go_where_they_are_dragged():
    explorer = NeuronExplorer()
    explorer.drag(0, -1.23, 40)
    assert (explorer.state.x1, explorer.state.x2) == (-1.2, 6)
    assert "The largest value of x2 is 6." in explorer.sentence
    explorer.drop()
    explorer.drag(1, 5, 2.04)  # with w1 = 0 the line is at x2 = -b
    assert explorer.state.b == -2
    explorer.drop()
    assert explorer._score.moves == 2
    flat = NeuronExplorer(w1=0, w2=0)
    assert not flat.picture.count("<polyline"), "there is no line to drag"
