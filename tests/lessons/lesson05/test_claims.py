"""What lesson 05 says in words about its runs and seeds, computed again."""

import ast
import difflib
from functools import cache

import numpy as np
import pytest

import nnlib
from nnlib import OurNeuralNetwork, mse_loss, new_people, people, sigmoid
from nnlib.practice.library import find
from tests.lessons.lesson05.numbers import (
    ALICE,
    DATA,
    KNOBS,
    LABELS,
    alice_loss,
    alice_network,
    right_epochs,
    single_neuron,
    single_neuron_outputs,
    trained,
    wrong_training,
)
from tests.notebooks.lessons import cells, definitions, lesson, said

SEEDS = range(200)
NAMES = ("slopes", "forward", "update", "one_epoch", "train", "wrong_slopes", "walk")
BUILT = dict(zip(NAMES, definitions(lesson("05"), *NAMES), strict=True))
START = np.random.default_rng(215).normal(size=9)
START_LOSS = mse_loss(LABELS, OurNeuralNetwork(rng=215).feedforward(DATA))
LOSSES = trained()[1]


@cache
def runs():
    """Return (network, losses) of a run from each of many seeds."""
    networks = [OurNeuralNetwork(rng=seed) for seed in SEEDS]
    return [(network, network.train(DATA, LABELS)) for network in networks]


def loss_of(knobs):
    return mse_loss(LABELS, BUILT["forward"](knobs, DATA.T)[2])


def after_each_update(epochs):
    """Yield the loss over all four after each update of the lesson's run."""
    knobs = START
    for _ in range(epochs):
        for x, y_true in zip(DATA, LABELS, strict=True):
            knobs = BUILT["update"](knobs, BUILT["slopes"](knobs, x, y_true), 0.1)
            yield loss_of(knobs)


def test_one_update_lowers_the_loss_of_alice():
    said("05", "The loss fell, but one update is a small step.")
    said("05", "Training takes many: in this lesson 4000.")
    before, after = alice_loss(), alice_loss(KNOBS)
    assert 0.9 * before < after < before
    assert len(DATA) * len(LOSSES) == 4000


def test_an_update_moves_the_five_knobs_with_a_negative_slope_up():
    said("05", "so these five go up")
    slopes = alice_network().slopes(ALICE, 1)
    assert [k for k in KNOBS if slopes[k] < 0] == ["w5", "w6", "b1", "b2", "b3"]


def test_the_walks_in_the_bowl():
    said("05", "With 0.1 it walks toward 3 in smaller and smaller steps")
    said("05", "with 0.5 it lands there at once")
    said("05", "With 0.9 it jumps past 3, but each jump lands closer.")
    said("05", "With 1.0 it jumps from 0 to 6 and back, forever.")
    said("05", "With 1.1 each jump lands farther away.")
    said("05", "With rate 0.9 each jump lands lower than the one before. With 1.1")
    said("05", "the second shows four steps: the fifth leaves it")
    assert 0 == sum(not -3.5 < w < 9.5 for w in BUILT["walk"](1.1, 4))
    assert BUILT["walk"](1.1, 5)[-1] > 9.5
    away = {rate: np.array(BUILT["walk"](rate, 100)) - 3 for rate in (0.1, 0.9, 1.1)}
    assert (np.diff(np.abs(np.diff(away[0.1]))) < 0).all()
    assert (away[0.1] < 0).all()
    assert BUILT["walk"](0.5)[1:] == [3.0] * 6
    assert BUILT["walk"](1.0, 100) == [0.0, 6.0] * 50 + [0.0]
    for rate, sign in [(0.9, -1), (1.1, 1)]:
        assert (away[rate][1:] * away[rate][:-1] < 0).all()  # past the bottom each time
        assert (sign * np.diff(np.abs(away[rate])) > 0).all()


def test_how_many_steps_each_rate_takes_to_the_bottom():
    said("05", "| rate | 0.1 | 0.5 | 0.9 | 0.99 | 1 or more |")
    said("05", "| steps | 26 | 1 | 26 | 283 | never |")
    said("05", "Up to 0.5 it is faster. From there to 1 it is slower again")
    said("05", "from 1 on the knob never arrives")

    def steps(rate):
        there = np.abs(np.array(BUILT["walk"](rate, 1000)) - 3) <= 0.01
        return int(np.argmax(there)) if there.any() else None

    assert [steps(r) for r in (0.1, 0.5, 0.9, 0.99)] == [26, 1, 26, 283]
    assert [steps(r) for r in (1.0, 1.05, 1.1, 1.5)] == [None] * 4
    faster = [steps(r / 100) for r in range(2, 51)]
    slower = [steps(r / 100) for r in range(50, 100)]
    assert faster == sorted(faster, reverse=True)
    assert slower == sorted(slower)


def test_a_weight_changed_too_early_makes_the_slopes_slightly_wrong():
    said("05", "follows slightly wrong slopes")
    for seed in range(20):
        knobs = np.random.default_rng(seed).normal(size=9)
        right = BUILT["slopes"](knobs, ALICE, 1)
        early = knobs.copy()
        early[4] -= 0.1 * right[4]
        h1, _, o1 = BUILT["forward"](knobs, ALICE)
        shared = -2 * (1 - o1) * o1 * (1 - o1) * h1 * (1 - h1) * ALICE[0]
        assert shared * knobs[4] == pytest.approx(right[0])
        assert 0 < abs(shared * early[4] - right[0]) < 0.02


def test_w1_is_updated_40_times_in_10_epochs():
    said("05", "Four times per epoch, so 40 times.")
    updates = []

    def counted(knobs, nine_slopes, learn_rate):
        updates.append(knobs)
        return knobs - learn_rate * nine_slopes

    names = BUILT["one_epoch"].__globals__
    kept = names["update"]
    try:
        names["update"] = counted
        for _ in range(10):
            BUILT["one_epoch"](START, DATA, LABELS, 0.1)
    finally:
        names["update"] = kept
    assert len(updates) == 40


def test_apply_along_axis_calls_its_function_once_for_each_row():
    said("05", "which also calls its function once for each row")
    rows = []

    def feedforward(x):
        rows.append(x.tolist())
        return OurNeuralNetwork(rng=215).feedforward(x)

    outputs = np.apply_along_axis(feedforward, 1, DATA)
    assert rows == DATA.tolist()
    np.testing.assert_allclose(outputs, OurNeuralNetwork(rng=215).feedforward(DATA))


def test_most_drawn_knobs_are_between_minus_2_and_2():
    said("05", "most of them between $-2$ and 2")
    draws = np.array([np.random.default_rng(s).normal(size=9) for s in range(1000)])
    assert 0.9 < np.mean(np.abs(draws) < 2) < 1


def test_the_same_seed_gives_the_same_draws():
    said("05", "the same seed gives the same draws")
    assert (np.random.default_rng(215).normal(size=9) == START).all()


def test_the_run_starts_below_the_know_nothing_line():
    said("05", "Before training, all four outputs are near 0.2. The loss is worse than")
    said("05", "Before training the loss is 0.3230.")
    outputs = OurNeuralNetwork(rng=215).feedforward(DATA)
    assert np.abs(outputs - 0.2).max() < 0.05
    assert mse_loss(LABELS, [0.5] * 4) == 0.25 < START_LOSS


def test_how_far_the_first_epochs_bring_the_loss():
    said("05", "lowered it by almost a quarter, and most of the way is still ahead")
    said("05", "In this run more than half of the loss is gone after 10 epochs.")
    assert 0.24 < 1 - LOSSES[0] / START_LOSS < 0.25
    assert START_LOSS - LOSSES[0] < 0.5 * (START_LOSS - LOSSES[-1])
    assert LOSSES[9] < START_LOSS / 2


def test_close_to_the_labels_the_updates_of_this_run_are_short():
    said("05", "There the slopes are small, so the steps are short.")
    early = BUILT["one_epoch"](START, DATA, LABELS, 0.1) - START
    late, _ = BUILT["train"](START, DATA, LABELS, epochs=900)
    step = BUILT["one_epoch"](late, DATA, LABELS, 0.1) - late
    assert np.abs(step).max() < np.abs(early).max() / 50


def test_what_the_tutorial_prints_for_epoch_10_is_the_loss_after_11():
    said("05", 'We count finished epochs: "after epoch 10" means that each person was')
    said("05", "what it prints for epoch 10 is the loss after 11")
    net, printed = OurNeuralNetwork(rng=215), {}
    for epoch in range(20):  # as the tutorial counts and prints
        net.train(DATA, LABELS, epochs=1)
        if epoch % 10 == 0:
            printed[epoch] = mse_loss(LABELS, net.feedforward(DATA))
    assert printed == pytest.approx({0: LOSSES[0], 10: LOSSES[10]})  # after 1, after 11
    ten = OurNeuralNetwork(rng=215)
    ten.train(DATA, LABELS, epochs=10)
    assert mse_loss(LABELS, ten.feedforward(DATA)) == pytest.approx(LOSSES[10 - 1])


def test_every_epoch_of_this_run_lowered_the_loss():
    said("05", "In this run every epoch lowered the loss.")
    assert LOSSES[0] < START_LOSS
    assert (np.diff(LOSSES) < 0).all()


def test_how_many_updates_raised_the_loss():
    said("05", "Later in this run it becomes rare: of all 4000 updates, 104 raise")
    (source,) = [
        c.source for c in cells(lesson("05"), "code") if c.id[:8] == "single-u"
    ]
    assert "before = 0.3230" in source
    after = np.array([START_LOSS, *after_each_update(1000)])
    raised = np.diff(after) > 0
    assert (raised[:120].sum(), raised.sum()) == (53, 104)
    assert (np.diff([0.3230, *after[1:]]) > 0).sum() == 104
    assert not raised[400:].any()


def test_the_sigmoid_as_a_formula_and_in_floats():
    said("05", "As a formula, the sigmoid never gives exactly 0 or 1.")
    assert all(0 < sigmoid(z) < 1 for z in range(-700, 37))
    assert sigmoid(37) == 1.0  # floats have no room for the rest


def test_the_library_makes_the_same_updates():
    said("05", "Does that make the same updates?")
    knobs, losses = BUILT["train"](START, DATA, LABELS)
    np.testing.assert_allclose(losses, LOSSES, rtol=1e-10)
    kept = [getattr(trained()[0], name) for name in KNOBS]
    np.testing.assert_allclose(knobs, kept, rtol=1e-9)


def test_the_four_outputs_over_the_epochs():
    said("05", "the lines of Bob and Charlie almost cover each other")
    said("05", "so their outputs were right from the start")
    said("05", "The picture begins after epoch 1. By then both are below 0.1.")
    said("05", "Those of Alice and Diana must climb past 0.5.")
    said("05", "After epoch 18 all four are right, and the loss is 0.1020.")
    said("05", "After epoch 18 the accuracy is 100 %, and it stays there")
    said("05", "983 times is after every epoch from 18 on")
    net, history = OurNeuralNetwork(rng=215), []
    for _ in range(1000):
        history.append(net.feedforward(DATA))
        net.train(DATA, LABELS, epochs=1)
    history = np.array(history)
    assert 0.001 < np.abs(history[:, 1] - history[:, 2]).max() < 0.02
    assert (history[0] < 0.5).all()
    assert (history[1, 1:3] < 0.1).all()
    assert right_epochs() == list(range(18, 1001))
    assert len(right_epochs()) == 983
    assert f"{LOSSES[17]:.4f}" == "0.1020"


def test_emily_and_frank_are_near_the_rows_with_their_outputs_label():
    said(
        "05",
        "Emily's row is nearer to the rows of Alice and Diana, which have label 1.",
    )
    said("05", "Frank's row is nearer to those with label 0.")
    for row, label in zip(new_people(), (1, 0), strict=True):
        away = np.hypot(*(DATA - row).T)
        assert away[label == LABELS].max() < away[label != LABELS].min()


@pytest.mark.full
def test_other_starts_give_other_outputs_on_the_same_sides():
    said("05", "Other starts give other outputs, and nothing is broken.")
    said("05", "Other seeds give Emily other outputs, with the same data.")
    outputs = np.array([network.feedforward(new_people()) for network, _ in runs()])
    assert len(set(outputs[:, 0])) == len(SEEDS)
    assert outputs[:, 0].min() > 0.9
    assert np.quantile(outputs[:, 1], 0.95) < 0.1
    assert outputs[:, 1].max() < 0.5
    assert max(losses[-1] for _, losses in runs()) < 0.01


@pytest.mark.full
def test_this_loss_curve_and_many_others_are_steep_first_and_then_flat():
    said("05", "This loss curve fell steeply first and then flattened. Many do.")
    steep = [losses[0] - losses[99] > losses[99] - losses[-1] for _, losses in runs()]
    assert LOSSES[0] - LOSSES[99] > LOSSES[99] - LOSSES[-1]
    assert np.mean(steep) > 0.9


@pytest.mark.full
def test_large_rates_do_not_blow_up_here():
    said("05", "Small rates are slow. But even 20 does not blow up: after a bad first")
    said("05", "epoch its loss ends below that of 0.1.")
    said("05", "The loss ends below 0.01")
    said("05", "This network forgives.")
    rates = {
        rate: OurNeuralNetwork(rng=215).train(DATA, LABELS, learn_rate=rate)
        for rate in (0.001, 0.01, 0.1, 1, 10, 20)
    }
    last = [losses[-1] for losses in rates.values()]
    assert last == sorted(last, reverse=True)
    assert rates[20][0] > START_LOSS
    for seed in SEEDS:  # not a lucky seed
        losses = OurNeuralNetwork(rng=seed).train(DATA, LABELS, learn_rate=20)
        assert losses[-1] < 0.001, seed


@pytest.mark.full
def test_without_the_shift_every_run_ends_at_a_quarter():
    said("05", "All sums of h1 and h2 are far from 0, so both neurons are saturated.")
    said("05", "o1 gets almost the same two numbers for everybody")
    said("05", "every one of these sums is above 10 or below $-10$")
    said("05", "the hidden outputs are almost exactly 0 or 1")
    said("05", "further updates hardly move their knobs")
    raw, _ = people(shifted=False)
    for seed in (215, *SEEDS[:100]):
        net = OurNeuralNetwork(rng=seed)
        assert f"{net.train(raw, LABELS)[-1]:.4f}" == "0.2500", seed
        assert np.abs(net.feedforward(raw) - 0.5).max() < 0.001
        sums = [
            raw @ [net.w1, net.w2] + net.b1,
            raw @ [net.w3, net.w4] + net.b2,
        ]
        hidden = sigmoid(np.array(sums))
        assert np.abs(sums).min() > 8
        assert np.minimum(hidden, 1 - hidden).max() < 0.001
        assert np.ptp(hidden, axis=1).max() < 0.001
        if seed in (1, 2, 3, 4, 5, 215):
            assert np.abs(sums).min() > 10
            before = [getattr(net, name) for name in ("w1", "w2", "w3", "w4")]
            net.train(raw, LABELS, epochs=1)
            after = [getattr(net, name) for name in ("w1", "w2", "w3", "w4")]
            assert np.abs(np.subtract(after, before)).max() < 0.001


def test_the_gear_left_out_makes_updates_at_least_four_times_as_long():
    said("05", "The missing factor is positive and never above 0.25.")
    said("05", "points the same way and is at least four times as long")
    said("05", "It falls, and ends lower than before")
    said("05", "All nine slopes contain this gear.")
    for seed in range(50):
        knobs = np.random.default_rng(seed).normal(size=9)
        for x, y_true in zip(DATA, LABELS, strict=True):
            right = BUILT["slopes"](knobs, x, y_true)
            wrong = BUILT["wrong_slopes"](knobs, x, y_true)
            there = right != 0  # a hidden neuron far out has a slope of exactly 0
            assert (wrong[there] / right[there] >= 4).all()
            np.testing.assert_allclose(wrong, forgetful(knobs, x, y_true), rtol=1e-9)
    assert wrong_training() < LOSSES[-1]


def forgetful(knobs, x, y_true):
    """Return the slopes of a program that forgets the slope of the sigmoid in o1."""
    h1, h2, o1 = BUILT["forward"](knobs, x)
    d_o1 = -2 * (y_true - o1)
    d_h1 = d_o1 * knobs[4] * h1 * (1 - h1)
    d_h2 = d_o1 * knobs[5] * h2 * (1 - h2)
    weights_h = [d_h1 * x[0], d_h1 * x[1], d_h2 * x[0], d_h2 * x[1]]
    return np.array([*weights_h, d_o1 * h1, d_o1 * h2, d_h1, d_h2, d_o1])


def test_the_wrong_slopes_are_twice_those_of_cross_entropy():
    said("05", "The wrong slopes are exactly twice the right slopes of another loss")
    for seed in range(20):
        knobs = np.random.default_rng(seed).normal(size=9)
        for x, y_true in zip(DATA[[0, 3]], LABELS[[0, 3]], strict=True):

            def cross_entropy(knobs, x=x, y=y_true):
                o1 = BUILT["forward"](knobs, x)[2]
                return -(y * np.log(o1) + (1 - y) * np.log(1 - o1))

            wrong = BUILT["wrong_slopes"](knobs, x, y_true)
            nudged = nnlib.numeric_slope(cross_entropy, knobs)
            np.testing.assert_allclose(wrong, 2 * nudged, rtol=1e-5, atol=1e-8)


def test_the_check_refuses_all_nine_wrong_slopes_from_any_start():
    said("05", "Nine times `False`, although the training went well.")
    for seed in (215, *range(50)):
        knobs = np.random.default_rng(seed).normal(size=9)
        wrong = BUILT["wrong_slopes"](knobs, ALICE, 1)
        loss = lambda k: (1 - BUILT["forward"](k, ALICE)[2]) ** 2  # noqa: E731
        assert not nnlib.check_slopes(wrong, loss, knobs).any()


def loops():
    """Return the functions of the clinic by name, and their lines."""
    names, lines = {"np": np, "nnlib": nnlib, "forward": BUILT["forward"]}, {}
    for cell in cells(lesson("05"), "code"):
        for node in ast.parse(cell.source).body:
            if isinstance(node, ast.FunctionDef) and "loop" in node.name:
                exec(compile(ast.Module([node], []), cell.id, "exec"), names)
                lines[node.name] = ast.unparse(node).splitlines()[1:]
    return {name: names[name] for name in lines}, lines


@pytest.mark.full
def test_other_mistakes_make_training_slow_or_ruin_it():
    said("05", "others make training slow, or ruin it")
    said("05", "the loss climbs from the first epoch on")
    said("05", "a loss that does not settle")
    losses = {}
    for name in ("right_loop", "loop_2", "loop_4", "loop_5"):
        loop, knobs, losses[name] = loops()[0][name], START, []
        for _ in range(1000):
            knobs = loop(knobs, DATA, LABELS, 0.1)
            losses[name].append(loss_of(knobs))
    right = losses["right_loop"]
    np.testing.assert_allclose(right, LOSSES, rtol=1e-10)
    slow, ruined, first_only = losses["loop_4"], losses["loop_2"], losses["loop_5"]
    assert right[99] < slow[99] < 0.1
    assert START_LOSS < ruined[0]
    assert ruined == sorted(ruined)
    assert first_only[99] < first_only[-1] > 0.2


def test_each_loop_of_the_clinic_has_one_bug():
    said("05", "Each loop below has one of them.")
    _, lines = loops()
    for name in set(lines) - {"right_loop", "loop_3", "loop_6"}:
        changed = [
            line
            for line in difflib.ndiff(lines["right_loop"], lines[name])
            if line.startswith("+ ")
        ]
        assert len(changed) == 1, name


def test_one_neuron_ends_lower_than_three():
    said("05", "Its loss is 0.00011, lower than that of the three neurons.")
    said("05", "These four rows are not a hard problem.")
    said("05", "The outputs are rounded: none is exactly 0 or 1.")
    assert single_neuron() < LOSSES[-1]
    assert not set(single_neuron_outputs().tolist()) & {0.0, 1.0}
    assert single_neuron() < min(losses[-1] for _, losses in runs())


def test_the_feedback_to_the_exercises():
    said("05", "All nine knobs agree after exactly one epoch, and after three.")
    said("05", "The check looks at all nine knobs after exactly one epoch.")
    exercise = find("05.e3", "e")
    assert [probe[-1] for probe in exercise.judge.probes] == [1, 1, 3]
    assert exercise.judge.names == KNOBS
