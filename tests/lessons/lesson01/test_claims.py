"""What lesson 01 says in words about its runs, computed again."""

import numpy as np
import pytest

import nnlib
from nnlib import Neuron, sigmoid
from nnlib.practice.library import find
from tests.notebooks.lessons import definitions, lesson, said

SAM = Neuron([0, 1], 4)
KIM = Neuron([-2, 1], 4)


def test_both_ends_of_the_curve_are_almost_flat():
    said("01", "from $z = 7$ to $z = 70$ it rises by less than 0.001")
    assert 0 < sigmoid(70) - sigmoid(7) < 0.001


def test_a_sum_of_0_gives_exactly_half():
    said("01", "A sum of 0 gives exactly 0.5.")
    said("01", "The output is exactly 0.5")
    assert sigmoid(0) == Neuron([0, 1], -3).feedforward([2, 3]) == 0.5


def test_by_hand_in_numpy_and_in_the_library_it_is_the_same_number():
    said("01", "The same number as before: 0.9990889488055994.")
    built, squash = definitions(lesson("01"), "Neuron", "sigmoid")
    by_hand = 1 / (1 + np.exp(-7))
    assert float(by_hand) == squash(7) == built([0, 1], 4).feedforward([2, 3])
    assert repr(SAM.feedforward([2, 3])) == "0.9990889488055994" == repr(float(by_hand))


def test_the_copy_checks_what_it_is_given():
    said(
        "01", "The copy also checks what it is given, and says in words what is wrong."
    )
    built, _ = definitions(lesson("01"), "Neuron", "sigmoid")
    assert np.shape(built(1, 4).feedforward([2, 3])) == (2,)  # no word about it
    with pytest.raises(ValueError, match="inputs must"):
        SAM.feedforward([2, 3, 4])
    with pytest.raises(ValueError, match="bias must"):
        nnlib.Neuron([0, 1], bias=[4, 4])


def test_clouds_do_not_change_the_output_of_sam():
    said("01", "The two outputs are the same, to the last digit.")
    assert SAM.feedforward([2, 3]) == SAM.feedforward([5, 3])


def test_the_boundary_line_has_the_two_sides_on_its_two_sides():
    said("01", "On one side the output is above 0.5, on the other side below.")
    for x1 in range(-5, 6):
        assert SAM.feedforward([x1, -4]) == 0.5
        assert SAM.feedforward([x1, -3.9]) > 0.5 > SAM.feedforward([x1, -4.1])


def test_a_smaller_bias_moves_the_line_up():
    said(
        "01",
        "Every smaller bias moves this line up, and every larger one moves it down",
    )
    assert find("01.p4", "p").answer == "It moves up"
    for bias in np.linspace(-10, 10, 41):
        assert Neuron([0, 1], bias).feedforward([2, -bias]) == 0.5


def test_what_the_knobs_do_to_the_line():
    said("01", "the line slides without turning")
    said("01", "Change one weight, and the line turns (unless the other weight is 0).")
    said("01", "Multiply weights and bias by 10, and the line stays where it is.")
    rng = np.random.default_rng(1)
    for w1, w2, b in rng.normal(size=(200, 3)):
        slope, height = line(w1, w2, b)
        assert line(w1, w2, b + 1)[0] == slope != line(w1 + 1, w2, b)[0]
        assert line(0, w2, b)[0] == line(0, w2 + 1, b)[0]
        assert line(10 * w1, 10 * w2, 10 * b) == pytest.approx((slope, height))


def line(w1, w2, b):
    """Return the slope and the height at x1 = 0 of the boundary line."""
    return -w1 / w2, -b / w2


def test_ten_times_the_knobs_jump_more_steeply():
    said("01", "The output then jumps from near 0 to near 1 more steeply")
    rng = np.random.default_rng(2)
    for z in rng.uniform(-8, 8, 200):
        assert abs(sigmoid(10 * z) - 0.5) > abs(sigmoid(z) - 0.5)


def test_without_the_parentheses_the_output_is_above_1():
    said("01", "Python divided first")
    assert 1 / 1 + np.exp(-7) == (1 / 1) + np.exp(-7) > 1


def test_the_head_start_alone_makes_a_large_output():
    said("01", "Even with no free hour the output is 0.982.")
    assert round(SAM.feedforward([5, 0]), 3) == 0.982
    assert SAM.feedforward([5, 0]) == sigmoid(4)


def test_kim_minds_clouds():
    said("01", "the output falls from 0.953 to 0.047: the boundary line is crossed")
    assert round(KIM.feedforward([2, 3]), 3) == 0.953
    assert round(KIM.feedforward([5, 3]), 3) == 0.047


def test_the_exercise_in_numpy_is_tried_on_four_neurons():
    said("01", "agrees with the formula on four neurons, and it uses all three of its")
    probes = find("01.e2", "e").judge.probes
    assert len(probes) == 4
    for place in range(3):  # each of the others changes one argument of the first
        changed = [
            [not np.array_equal(a, b) for a, b in zip(probes[0], probe, strict=True)]
            for probe in probes[1:]
        ]
        assert [i == place for i in range(3)] in changed


def test_only_both_inputs_together_make_up_for_the_bias():
    said("01", "Only both inputs together make up for the bias.")
    w1, w2, b = find("01.e3", "e").solve()
    assert max(w1, w2) + b < 0 < w1 + w2 + b
