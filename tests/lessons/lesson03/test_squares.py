import itertools

import numpy as np
import pytest

from nnlib import PEOPLE, mse_loss, people
from nnlib.explorers import SquaresExplorer
from nnlib.lessons.lesson03.squares import SquaresDrawing, SquaresState

GRID = np.round(np.arange(0, 1.001, 0.01), 2)
FIRST, SECOND, THIRD = SquaresExplorer.goals


def state(*predictions):
    names = [f"p_{name}" for name in PEOPLE]
    return SquaresState(**dict(zip(names, predictions, strict=True)))


def test_the_first_screen_is_the_network_that_always_answers_0():
    explorer = SquaresExplorer()
    assert explorer.state.loss == 0.5
    assert explorer.state.accuracy == 0.5
    assert explorer.state.ledger()[-1] == "loss     (1 + 0 + 0 + 1) / 4 = 0.5"
    assert "Largest square: Alice and Diana, 1." in explorer.sentence


@pytest.mark.parametrize(
    ("predictions", "accuracy", "loss"),
    [
        ((0.5, 0.5, 0.5, 0.5), 0.5, 0.25),  # 0.5 is not above 0.5
        ((0.9, 0.2, 0.4, 0.6), 1, 0.0925),
        ((0.6, 0.4, 0.4, 0.6), 1, 0.16),
        ((0.52, 0.48, 0.48, 0.52), 1, 0.2304),
        ((1, 0, 0, 0.5), 0.75, 0.0625),
        ((0, 1, 1, 0), 0, 1),
        ((1, 0, 0, 1), 1, 0),
    ],
)
def test_accuracy_and_loss_are_those_of_the_lesson(predictions, accuracy, loss):
    now = state(*predictions)
    assert now.accuracy == accuracy
    assert now.loss == pytest.approx(loss, rel=1e-12)
    assert now.loss == mse_loss(people()[1], now.predictions)


def test_the_numbers_of_the_ledger_add_up_as_they_are_written():
    for p in (0.01, 0.13, 0.55, 0.87, 0.99):
        line = state(p, 1 - p, 0.31, 0.07).ledger()[-1]
        left, right = line.removeprefix("loss").split("=")
        terms = [float(t) for t in left.strip(" )(/4").split(") /")[0].split("+")]
        assert sum(terms) / 4 == pytest.approx(float(right), abs=1e-12)


def test_two_predictions_reach_the_first_goal_only_if_they_are_alice_and_diana():
    for one, two in itertools.combinations(range(4), 2):
        reached = []
        for p in GRID:
            predictions = np.zeros(4)
            predictions[[one, two]] = p
            if FIRST.miss(state(*predictions)) <= 0:
                reached.append(p)
        # Both squares must have an area of 0.1 or less.
        enough = [p for p in GRID if p >= 0.69]
        assert reached == (enough if (one, two) == (0, 3) else [])


def test_a_third_prediction_does_not_count_and_says_so():
    explorer = SquaresExplorer()
    for name in ("p_Bob", "p_Alice", "p_Diana"):
        explorer.inputs[name][0].value = 0.01 if name == "p_Bob" else 0.9
    assert explorer.state.loss < 0.05
    message = explorer._score.messages(explorer.state)[0]
    assert message.startswith(
        "Does not count yet: more than two predictions have left 0."
    )
    explorer.inputs["p_Bob"][0].value = 0
    assert explorer._score.messages(explorer.state)[0].startswith(
        "Reached after 4 moves"
    )


def test_the_second_goal_needs_every_side_right_and_a_loss_above_0_2():
    for a, b in itertools.product(GRID[::2], repeat=2):
        now = state(a, b, b, a)
        reached = a > 0.5 and b <= 0.5 and now.loss > 0.2 + 1e-9
        assert (SECOND.miss(now) <= 0) == reached, (a, b)


def test_the_third_goal_needs_one_wrong_side_and_a_loss_below_0_2():
    for a, b in itertools.product(GRID[::2], repeat=2):
        now = state(a, b, b, 0.5)  # Diana is on the wrong side
        reached = a > 0.5 and b <= 0.5 and now.loss < 0.2 - 1e-9
        assert (THIRD.miss(now) <= 0) == reached, (a, b)
    assert THIRD.miss(state(1, 0, 0, 1)) > 0  # 100 %


def test_no_setting_reaches_the_second_and_the_third_goal_at_once():
    for a, d in itertools.product(GRID[::5], repeat=2):
        now = state(a, 0.48, 0.48, d)
        assert SECOND.miss(now) > 0 or THIRD.miss(now) > 0


def test_the_squares_stand_between_prediction_and_label():
    drawing, now = SquaresDrawing(), state(0.52, 0.48, 0, 1)
    drawing.update(now)
    persons = drawing.squares.persons
    squares = [person.square for person in persons]
    sides = [(s.get_y(), s.get_width(), s.get_height()) for s in squares]
    expected = [(0.52, 0.48, 0.48), (0, 0.48, 0.48), (0, 0, 0), (1, 0, 0)]
    assert np.allclose(sides, expected)
    areas = [s.get_width() * s.get_height() for s in squares]
    assert areas == pytest.approx(now.areas)
    heights = [person.bar.get_ydata()[0] for person in persons]
    assert heights == [0.52, 0.48, 0, 1]
    assert persons[1].text.get_text() == "Bob\nerror −0.48\narea 0.2304"
    title = drawing.panels[0].title.get_text()
    assert title.endswith("\nmean of the areas (the loss): 0.1152")


def test_each_prediction_is_dragged_by_its_bar():
    explorer = SquaresExplorer()
    for i, p in enumerate((0.7, 0.2, 1.4, -3)):
        person = explorer._drawing.squares.persons[i]
        assert explorer.handles[i].at(explorer.state) == [(person.x, 0)]
        explorer.drag(i, person.x + 0.3, p)
        explorer.drop()
    assert explorer.state.predictions.tolist() == [0.7, 0.2, 1, 0]
    assert "3 moves" in explorer.tally.value  # the last one moved nothing


def test_the_accuracy_stands_in_a_box_of_its_own():
    drawing = SquaresDrawing()
    drawing.update(state(0.52, 0.48, 0.6, 0.5))
    assert drawing.accuracy.get_text() == "50 %"
    assert [t.get_text() for t in drawing.sides] == ["right", "right", "wrong", "wrong"]
    assert drawing.accuracy.figure is not drawing.panels[0].figure
