"""The 2-2-1 network: the numbers of lessons 02, 04 and 05."""

import math

import numpy as np
import pytest

from nnlib import NEW_PEOPLE, OurNeuralNetwork, mse_loss, new_people, people
from nnlib.network import KNOBS
from tests.core.helpers import ALICE, assert_same_state, state_of, unrolled

ONES = [1] * 6 + [0] * 3  # all weights 1, all biases 0


def near(value):
    return pytest.approx(value, rel=1e-13)


def trained():
    net = OurNeuralNetwork(rng=215)
    return net, net.train(*people())


def test_feedforward_of_lesson_02():
    net = unrolled([0, 1, 0, 1, 0, 1, 0, 0, 0])
    assert net.feedforward([2, 3]) == pytest.approx(0.7216325609518421, abs=1e-15)


def test_every_knob_has_its_own_place():
    h1 = 1 / (1 + math.exp(-(0.1 * 2 + 0.2 * 3 + 0.7)))
    h2 = 1 / (1 + math.exp(-(0.3 * 2 + 0.4 * 3 + 0.8)))
    o1 = 1 / (1 + math.exp(-(0.5 * h1 + 0.6 * h2 + 0.9)))
    net = unrolled([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9])
    assert net.feedforward([2, 3]) == near(o1)
    assert net.feedforward([[2, 3]])[0] == near(o1)


def test_one_example_gives_a_float_and_rows_an_array():
    net = OurNeuralNetwork(rng=1)
    assert type(net.feedforward([2, 3])) is float
    assert net.feedforward([[2, 3], [0, 1], [4, 4]]).shape == (3,)


def test_nine_knobs_are_plain_floats_from_the_standard_normal_distribution():
    net = OurNeuralNetwork(rng=7)
    assert [type(getattr(net, name)) for name in KNOBS] == [float] * 9
    drawn = np.random.default_rng(7).normal(size=9)
    assert net.knobs.tolist() == drawn.tolist()


def test_alice_forward():
    net = unrolled(ONES)
    h = 1 / (1 + math.exp(3))
    assert h == near(0.04742587317756678)
    assert net.feedforward(ALICE) == near(0.5236951740839997)
    assert (1 - net.feedforward(ALICE)) ** 2 == near(0.22686628719087137)


def test_nine_slopes_for_alice():
    assert unrolled(ONES).slopes(ALICE, 1) == {
        "w1": near(0.02146953526581111),
        "w2": near(0.010734767632905555),
        "w3": near(0.02146953526581111),
        "w4": near(0.010734767632905555),
        "w5": near(-0.011269220242958155),
        "w6": near(-0.011269220242958155),
        "b1": near(-0.010734767632905555),
        "b2": near(-0.010734767632905555),
        "b3": near(-0.23761755952842809),
    }


def test_the_chain_rounded_on_the_way_gives_0_0214_and_the_exact_one_0_0215():
    exact = unrolled(ONES).slopes(ALICE, 1)["w1"]
    h, o = 0.04742587317756678, 0.5236951740839997
    gears = -2 * (1 - o), 1 * o * (1 - o), -2 * h * (1 - h)
    assert [f"{gear:.3g}" for gear in gears] == ["-0.953", "0.249", "-0.0904"]
    assert math.prod(gears) == near(exact)
    assert f"{exact:.4f}" == "0.0215"
    assert f"{-0.952 * 0.249 * -0.0904:.4f}" == "0.0214"  # as printed in the source


@pytest.mark.parametrize(
    ("rate", "loss"), [(0.1, 0.221097), (1, 0.172979), (10, 0.005065)]
)
def test_one_step_for_alice(rate, loss):
    net = unrolled(ONES)
    losses = net.train([ALICE], [1], learn_rate=rate, epochs=1)
    assert losses[0] == pytest.approx(loss, abs=5e-7)


def test_one_step_moves_every_knob_against_its_slope():
    net = unrolled(ONES)
    slopes = net.slopes(ALICE, 1)
    net.train([ALICE], [1], learn_rate=0.1, epochs=1)
    assert net.w1 == near(0.9978530464734189)  # 1 - 0.1 * 0.0214695
    for name, start in zip(KNOBS, ONES, strict=True):
        assert getattr(net, name) == near(start - 0.1 * slopes[name])


def test_a_step_on_w1_alone():
    net = unrolled(ONES)
    net.w1 -= 0.1 * net.slopes(ALICE, 1)["w1"]
    assert (1 - net.feedforward(ALICE)) ** 2 == pytest.approx(0.226820, abs=5e-7)


def test_slopes_do_not_change_the_network():
    net = unrolled(ONES)
    net.slopes(ALICE, 1)
    assert net.knobs.tolist() == ONES


def test_a_thousand_epochs():
    net, losses = trained()
    assert losses.shape == (1000,)
    assert losses[0] == pytest.approx(0.24415313543, rel=1e-9)
    assert losses[10] == pytest.approx(0.14458290608, rel=1e-9)
    assert losses[100] == pytest.approx(0.02476288070, rel=1e-8)
    assert losses[999] == pytest.approx(0.00225508585, rel=1e-8)
    assert (np.diff(losses) < 0).all()
    outputs = dict(zip(NEW_PEOPLE, net.feedforward(new_people()), strict=True))
    assert outputs == {
        "Emily": pytest.approx(0.950002605, abs=1e-8),
        "Frank": pytest.approx(0.038789058, abs=1e-8),
    }


def test_losses_are_taken_after_each_epoch_on_all_people():
    data, labels = people()
    net, same = OurNeuralNetwork(rng=3), OurNeuralNetwork(rng=3)
    losses = net.train(data, labels, epochs=3)
    for loss in losses:
        same.train(data, labels, epochs=1)
        assert loss == pytest.approx(mse_loss(labels, same.feedforward(data)))


def test_an_epoch_uses_each_person_once_and_in_order():
    data, labels = people()
    net, same = OurNeuralNetwork(rng=3), OurNeuralNetwork(rng=3)
    net.train(data, labels, epochs=1)
    for x, y in zip(data, labels, strict=True):
        same.train([x], [y], epochs=1)
    assert net.knobs.tolist() == same.knobs.tolist()


def test_training_in_parts_is_training_in_one_go():
    net, losses = trained()
    parts = OurNeuralNetwork(rng=215)
    in_parts = [parts.train(*people(), epochs=n) for n in (1, 499, 0, 500)]
    assert parts.knobs.tolist() == net.knobs.tolist()
    np.testing.assert_allclose(np.concatenate(in_parts), losses, rtol=1e-13)


def test_many_epochs_span_several_blocks_of_losses():
    data, labels = np.tile(people()[0], (3000, 1)), np.tile(people()[1], 3000)
    for size in (8000, 12_000):  # a block is about 10 000 examples, or one epoch
        net = OurNeuralNetwork(rng=1)
        losses = net.train(data[:size], labels[:size], epochs=3)
        assert losses.shape == (3,)
        assert losses[-1] == pytest.approx(mse_loss(labels, net.feedforward(data)))


def test_without_the_shift_nothing_is_learned():
    data, labels = people(shifted=False)
    net = OurNeuralNetwork(rng=215)
    assert net.train(data, labels)[-1] == pytest.approx(0.25, abs=1e-4)
    np.testing.assert_allclose(net.feedforward(data), 0.5, atol=1e-2)


def test_no_epochs_change_nothing():
    net = OurNeuralNetwork(rng=1)
    before = state_of(net)
    assert net.train(*people(), epochs=0).shape == (0,)
    assert_same_state(net, before)


def test_knobs_can_be_set_to_any_number_and_come_back_as_floats():
    net = unrolled(ONES)
    net.w1, net.b3 = 2, np.float64(1)
    net.train([ALICE], [1], epochs=1)
    assert type(net.w1) is float
    assert type(net.b3) is float


def test_all_nine_knobs_go_in_and_come_out_in_the_order_of_their_names():
    net = OurNeuralNetwork(rng=1)
    net.knobs = range(9)
    assert {name: getattr(net, name) for name in KNOBS} == {
        **{"w1": 0, "w2": 1, "w3": 2, "w4": 3, "w5": 4, "w6": 5},
        **{"b1": 6, "b2": 7, "b3": 8},
    }
    assert type(net.w1) is float
    net.w2 = 10
    knobs = net.knobs
    assert knobs.tolist() == [0, 10, *range(2, 9)]
    knobs[0] = 99  # a copy
    assert net.w1 == 0


def test_far_out_the_output_is_its_limit_without_a_warning():
    with np.errstate(all="raise"):
        net = unrolled([0, 0, 0, 0, 1000, 1000, 0, 0, -5000])
        assert net.feedforward([1, 1]) == 0
        assert net.feedforward([[1, 1]]).tolist() == [0]
        net.train([[1e3, 1e3]], [1], epochs=2)


def test_repr_shows_a_knob_that_was_set_to_something_else():
    net = unrolled([0.25] * 9)
    net.w1, net.b3 = "two", None
    assert repr(net).startswith("OurNeuralNetwork(w1='two', w2=0.25, ")
    assert repr(net).endswith("b3=None)")


def test_repr_shows_the_nine_knobs():
    text = repr(unrolled([0.25] * 9))
    assert text.startswith("OurNeuralNetwork(w1=0.25, w2=0.25")
    assert "b3=0.25" in text
