"""What lesson 04 says in words about its numbers and runs, computed again."""

import numpy as np
import pytest

import nnlib
from nnlib import OurNeuralNetwork, sigmoid
from nnlib.network import KNOBS
from nnlib.practice.library import find
from tests.lessons.lesson03.numbers import loss as loss_of_w5
from tests.lessons.lesson04.numbers import ALICE, GEARS, H1, O1, SLOPES, loss, network
from tests.notebooks.lessons import definitions, lesson, said

START = np.array([1.0, 1, 1, 1, 1, 1, 0, 0, 0])
BUILT = dict(
    zip(
        ("forward", "slopes", "numeric_slope", "all_slopes", "deriv_sigmoid"),
        definitions(
            lesson("04"),
            *("forward", "slopes", "numeric_slope", "all_slopes", "deriv_sigmoid"),
        ),
        strict=True,
    )
)


def alice_loss(knobs):
    return (1 - BUILT["forward"](knobs, ALICE)[2]) ** 2


def ratio(step):
    return (loss(1 + step) - loss(1)) / step


def test_a_larger_w1_moves_h1_and_o1_down():
    said("04", "So h1 falls, o1 falls, and its distance to the label 1 grows.")
    h1, _, o1 = BUILT["forward"](START, ALICE)
    nudged_h1, _, nudged_o1 = BUILT["forward"](START + 0.1 * np.eye(9)[0], ALICE)
    assert nudged_h1 < h1
    assert nudged_o1 < o1 < 1


def test_the_ratio_settles_near_the_slope():
    said("04", "With small steps the ratio settles near 0.0215.")
    misses = [abs(ratio(step) - SLOPES["w1"]) for step in (0.1, 0.01, 0.001, 0.0001)]
    assert misses == sorted(misses, reverse=True)
    assert misses[-2] < 0.00005


def test_the_line_is_a_good_guide_for_small_steps_only():
    said("04", "Near $w_1 = 1$ the curve and the straight line are hard to tell apart.")
    said("04", "Farther away they part.")

    def gap(step):
        return abs(loss(1 + step) - loss(1) - SLOPES["w1"] * step)

    assert gap(0.05) < 0.0001
    assert gap(0.05) < gap(0.5) < gap(1) < gap(2)
    assert gap(2) > 0.01


def test_a_large_step_falls_short_of_the_line():
    said("04", "the loss rises by 0.0098, not by 0.0215")
    said("04", "the curve bends away from the straight line")
    assert 0 < loss(2) - loss(1) < SLOPES["w1"]


def test_two_steps_are_better_than_one():
    said("04", "Then the bend of the curve cancels almost completely.")
    for eps in (0.01, 0.001):
        one = abs(ratio(eps) - SLOPES["w1"])
        two = abs(BUILT["numeric_slope"](loss, 1, eps) - SLOPES["w1"])
        assert two < one / 50


def test_the_copies_in_nnlib_do_the_same_and_more():
    said("04", "The copy in `nnlib` gives the same slope. It also checks its input")
    said("04", "it can nudge a whole array of knobs, one knob after the other")
    said("04", "(`nnlib.numeric_slope` does the same when it gets an array.)")
    built = BUILT["numeric_slope"](loss, 1.0)
    assert built == nnlib.numeric_slope(loss, 1.0)
    assert np.isnan(BUILT["numeric_slope"](np.sin, float("nan")))  # not a word
    with pytest.raises(ValueError, match="w must"):
        nnlib.numeric_slope(np.sin, float("nan"))
    np.testing.assert_allclose(
        BUILT["all_slopes"](alice_loss, START),
        nnlib.numeric_slope(alice_loss, START),
        rtol=1e-12,
    )


def test_the_product_of_the_gears_is_the_slope_and_their_sum_is_not():
    said("04", "The product is the slope that we found by nudging. The sum,")
    said("04", "Two of the three are negative")
    nudged = nnlib.numeric_slope(loss, 1.0)
    assert np.prod(GEARS) == pytest.approx(nudged, rel=1e-6)
    assert sum(GEARS) < 0 < nudged
    assert sum(gear < 0 for gear in GEARS) == 2


def test_the_gears_in_the_order_of_the_road():
    said("04", "The three gears are −0.09035, 0.2494 and −0.9526.")
    with_h1 = nnlib.numeric_slope(lambda w: sigmoid(w * -2 - 1), 1.0)
    with_o1 = nnlib.numeric_slope(lambda h: sigmoid(h + H1), H1)
    with_loss = nnlib.numeric_slope(lambda o: (1 - o) ** 2, O1)
    np.testing.assert_allclose([with_h1, with_o1, with_loss], GEARS, rtol=1e-6)


def test_with_an_input_of_0_the_slope_for_w1_is_0():
    said("04", "With 0 as a factor, turning w1 changes nothing.")
    assert network().slopes((0, -1), 1)["w1"] == 0


def test_nudging_runs_the_network_18_times_and_the_formulas_once():
    said(
        "04", "Nudging runs the network twice for every knob: 18 times for nine knobs."
    )
    said("04", "With formulas, one run is enough, and the result is exact.")
    runs = []

    def counted(knobs):
        runs.append(knobs)
        return alice_loss(knobs)

    BUILT["all_slopes"](counted, START)
    assert len(runs) == 18
    assert BUILT["slopes"].__code__.co_names.count("forward") == 1


def test_a_slope_of_one_half_of_the_square_is_half_as_large():
    said("04", "All slopes become half as large.")
    half = nnlib.numeric_slope(lambda knobs: alice_loss(knobs) / 2, START)
    np.testing.assert_allclose(2 * half, list(SLOPES.values()), rtol=1e-6)


def test_deriv_sigmoid_takes_the_sum():
    said("04", "(`nnlib.deriv_sigmoid` takes the sum, too.)")
    nudged = nnlib.numeric_slope(sigmoid, -3.0)
    assert nnlib.deriv_sigmoid(-3) == pytest.approx(nudged, rel=1e-6)
    assert BUILT["deriv_sigmoid"](-3) == pytest.approx(nudged, rel=1e-6)


def test_the_rounded_factors_give_another_fourth_decimal():
    said("04", "Their product is 0.02143.")
    assert f"{SLOPES['w1']:.4f}" == "0.0215"
    assert f"{-0.952 * 0.249 * -0.0904:.4f}" == "0.0214"


def test_how_the_slopes_for_alice_compare():
    said("04", "For Alice, a higher b1 lowers the loss.")
    said("04", "The slope of $b_3$ is about 21 times as large as that of $w_5$.")
    said("04", "turning $w_5$ or $b_3$ up lowers Alice's loss")
    said("04", "about eleven times as far from 0 as that of $w_1$")
    said("04", "The four with a positive slope, $w_1$ to $w_4$, should go down.")
    said("04", "The other five should go up.")
    assert SLOPES["w2"] == pytest.approx(SLOPES["w1"] / 2)
    assert SLOPES["b1"] < 0 < SLOPES["w1"]
    assert round(SLOPES["b3"] / SLOPES["w5"]) == 21
    assert round(-SLOPES["b3"] / SLOPES["w1"]) == 11
    assert max(SLOPES, key=lambda name: abs(SLOPES[name])) == "b3"
    assert [name for name in KNOBS if SLOPES[name] > 0] == ["w1", "w2", "w3", "w4"]
    assert [name for name in KNOBS if SLOPES[name] < 0] == list(KNOBS[4:])


def test_the_knobs_of_h1_and_h2_have_equal_slopes_in_pairs():
    said("04", "The knobs of $h_1$ and $h_2$ have equal slopes in pairs")
    for one, other in [("w1", "w3"), ("w2", "w4"), ("b1", "b2"), ("w5", "w6")]:
        assert SLOPES[one] == SLOPES[other]


def test_all_nine_slopes_end_with_the_same_two_gears():
    said("04", "All nine end with the same two numbers, $f'(z_o)$ times $-0.9526$.")
    shared = GEARS[1] * GEARS[2]
    heads = [GEARS[0], GEARS[0] / 2] * 2 + [H1, H1] + [GEARS[0] / -2] * 2 + [1]
    np.testing.assert_allclose(np.multiply(heads, shared), list(SLOPES.values()))


def test_h1_is_nearly_saturated_at_its_sum():
    said("04", "the sigmoid keeps 18 % of its largest slope")
    said("04", "h1, which is nearly saturated")
    share = nnlib.deriv_sigmoid(-3) / nnlib.deriv_sigmoid(0)
    assert f"{share:.0%}" == "18%"


def test_zip_refuses_lists_of_different_lengths():
    said("04", "With `strict=True` it refuses lists of different lengths.")
    with pytest.raises(ValueError, match="shorter"):
        list(zip([1, 2], [3], strict=True))


def test_nudging_agrees_at_alice_and_elsewhere():
    said("04", "All nine agree.")
    said("04", "to one millionth of the slope")
    slopes = BUILT["slopes"](START, ALICE, 1)
    assert nnlib.check_slopes(slopes, alice_loss, START).all()
    assert not nnlib.check_slopes(slopes * (1 + 2e-6), alice_loss, START).any()
    bob = np.array([25.0, 6.0])
    for seed in range(100):
        knobs = np.random.default_rng(seed).normal(size=9)
        agrees = nnlib.check_slopes(
            BUILT["slopes"](knobs, bob, 0),
            lambda k: BUILT["forward"](k, bob)[2] ** 2,
            knobs,
            rtol=1e-5,
        )
        assert agrees.all(), seed


def test_the_same_seed_gives_the_same_draws():
    said("04", "the same number gives the same draws")
    one, other, third = (np.random.default_rng(s).normal(size=9) for s in (215, 215, 3))
    assert (one == other).all()
    assert (one != third).all()


def test_the_slope_from_the_output_is_more_than_five_times_too_large():
    said("04", "The wrong slope, 0.1187, is more than five times too large.")
    said("04", "Only the comparison with nudging says `False`.")
    wrong = -2 * nnlib.deriv_sigmoid(H1) * GEARS[1] * GEARS[2]
    assert 5 < wrong / SLOPES["w1"] < 6
    assert not nnlib.check_slopes(wrong, loss, 1.0)


def test_finding_slopes_moves_no_knob():
    said("04", "not one knob has moved")
    for seed in range(20):
        net = OurNeuralNetwork(rng=seed)
        before = repr(net), [getattr(net, name) for name in KNOBS]
        net.slopes(ALICE, 1)
        assert (repr(net), [getattr(net, name) for name in KNOBS]) == before


def test_two_losses_tell_the_direction_between_0_and_2():
    said("04", "Here the loss turns nowhere between w5 = 0 and w5 = 2.")
    losses = [loss_of_w5(w5) for w5 in np.linspace(0, 2, 201)]
    assert (np.diff(losses) > 0).all()


def test_the_feedback_to_the_exercises():
    said("04", "It is negative, so turning w1 up would lower the loss.")
    assert find("04.e1", "e").judge.right < 0
    said("04", "All three slopes agree with nudging, at three places.")
    assert len(find("04.e2", "e").judge.probes) == 3
    said(
        "04",
        "It agrees with the copy in nnlib for three functions and three step sizes.",
    )
    probes = find("04.e4", "e").judge.probes
    assert [len(set(column)) for column in zip(*probes, strict=True)] == [3, 3, 3]
