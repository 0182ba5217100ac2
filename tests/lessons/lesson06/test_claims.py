"""What lesson 06 says in words about its runs, computed again."""

import numpy as np
import pytest

from nnlib import PEOPLE, SHIFT, OurNeuralNetwork, mse_loss, new_people, people
from nnlib.lessons.lesson06.clouds import clouds
from nnlib.lessons.lesson06.practice import TEN_LABELS, counted
from nnlib.lessons.lesson06.stop_in_time import SIZES, STEP, UPDATES, cloud_run
from nnlib.practice.library import find
from tests.lessons.lesson06.numbers import (
    DATA,
    LABELS,
    ODD,
    OUTSIDER,
    best_on,
    cloud_network,
    exercise_3,
    hidden,
    left_out_answer,
    more_points,
    new,
    opinion,
    other_sets,
    own,
    the_clouds,
    trained,
    twenty,
    votes_on_map,
)
from tests.notebooks.lessons import cells, definitions, lesson, said

FIVE, TWENTY = range(1, 6), range(1, 21)
RAW, _ = people(shifted=False)


def loss(seed, epochs=1000):
    """Return the loss of a network on the four people."""
    return mse_loss(LABELS, trained(seed, epochs).feedforward(DATA))


def on_grid(network):
    """Return the outputs on the lesson's grid: (60, 60), a row for each height."""
    x, y = np.meshgrid(np.linspace(105, 175, 60), np.linspace(56, 76, 60))
    grid = np.stack([x.ravel(), y.ravel()], axis=1) - SHIFT
    return network.feedforward(grid).reshape(60, 60)


def printed(id):
    """Return what the code cell `id` prints."""
    cell = next(c for c in cells(lesson("06"), "code") if c.id == id)
    return "".join(out.get("text", "") for out in cell.outputs)


# --- 1. A map of answers -----------------------------------------------------------


def test_the_network_answers_every_row():
    said("06", "There is no row that the network refuses.")
    said("06", "It answers 0.039 for 400 lb and 10 in as well")
    rng = np.random.default_rng(0)
    rows = rng.uniform(-1e6, 1e6, size=(1000, 2))
    outputs = trained(215).feedforward(rows)
    assert ((outputs > 0) & (outputs < 1)).all()


def test_the_line_runs_between_the_two_pairs():
    said("06", "On the blue side it is above 0.5, on the orange side below.")
    answer = find("06.p1", "p").answer
    assert answer.startswith("Between Alice and Diana")
    assert ((trained(215).feedforward(DATA) > 0.5) == (LABELS == 1)).all()


def test_most_of_the_map_and_its_corners_are_near_0_or_1():
    said("06", "Most of the map is either near 0 or near 1. That includes the corners")
    outputs = on_grid(trained(215))
    sure = (outputs < 0.1) | (outputs > 0.9)
    assert sure.mean() > 0.75
    assert sure[[0, 0, -1, -1], [0, -1, 0, -1]].all()


def test_both_hidden_neurons_ask_one_question_and_one_may_be_upside_down():
    said("06", "near 0 for Alice and Diana, near 1 for Bob and Charlie")
    said("06", "With seed 1, $h_2$ asks it upside down.")
    for outputs in (*hidden(215), hidden(1)[0], 1 - hidden(1)[1]):
        assert (np.abs(outputs - (1 - LABELS)) < 0.06).all()


def test_each_hidden_neuron_found_a_line_between_the_pairs():
    said("06", "Each of them found one line between the two pairs")
    for seed in (215, *TWENTY):
        for outputs in hidden(seed):
            above = outputs > 0.5
            assert above[0] == above[3] != above[1] == above[2]


def test_bob_and_charlie_look_the_same_to_the_output_neuron():
    said("06", "Bob and Charlie get the same two hidden outputs, 1.00 and 1.00.")
    said("06", "Section 1 showed that Bob and Charlie look the same to it")
    for outputs in hidden(215):
        assert f"{outputs[1]:.2f}" == f"{outputs[2]:.2f}" == "1.00"


# --- 2. Five seeds, five opinions --------------------------------------------------


def test_five_networks_fit_the_rows_and_agree_about_emily_and_frank():
    said("06", "All five ended with a loss below 0.0025, and they agreed about Emily")
    said("06", "About Emily and Frank the five agree.")
    assert max(loss(seed) for seed in FIVE) < 0.0025
    outputs = np.array([trained(seed).feedforward(new_people()) for seed in FIVE])
    assert (outputs[:, 0] > 0.9).all() and (outputs[:, 1] < 0.1).all()


def test_the_odd_place_mixes_two_rows():
    said(
        "06", "That is Alice's weight with Bob's height. Nobody in the table has both."
    )
    assert ODD == (RAW[0, 0], RAW[1, 1])
    assert not (RAW == ODD).all(axis=1).any()


def test_five_answers_from_near_0_to_near_1():
    said("06", "Five networks, five losses near 0, and answers from 0.041 to 0.946.")
    assert find("06.p2", "p").answer == "Anything from near 0 to near 1"
    outputs = [opinion(seed, ODD) for seed in FIVE]
    assert min(outputs) < 0.05 and max(outputs) > 0.9


def test_the_rows_of_emily_and_frank_are_close_to_rows_of_the_table():
    said("06", "Their rows are close to rows of the table. Farther away the five go")
    places = np.array([*new_people(), np.array(OUTSIDER) - SHIFT])
    distances = [np.hypot(*(DATA - place).T).min() for place in places]
    assert max(distances[:2]) < distances[2]


def test_ten_times_as_long_and_they_still_disagree():
    said("06", "the loss falls further, and they still disagree")
    said("06", "The losses fell further, and the five still disagreed.")
    outputs = [opinion(seed, ODD, 10_000) for seed in FIVE]
    assert all(loss(seed, 10_000) < loss(seed) / 5 for seed in FIVE)
    assert min(outputs) < 0.05 and max(outputs) > 0.95


def test_c1_another_five_seeds_give_another_mean():
    said("06", "Five other seeds would give another mean")
    outputs = twenty(OUTSIDER).reshape(4, 5).mean(axis=1)
    assert np.ptp(outputs) > 0.1


# --- 3. Twenty votes ---------------------------------------------------------------


def test_the_votes_of_twenty():
    said(
        "06", "About Emily all twenty say label 1, about Frank all twenty say label 0."
    )
    said("06", "the vote is 11 to 9, and the answers go from 0.041 to 0.967")
    said("06", "Networks with the same twenty seeds split 11 to 9 there.")
    assert [np.sum(twenty(place) > 0.5) for place in ((128, 63), (155, 68), ODD)] == [
        20,
        0,
        11,
    ]


def test_at_the_places_of_the_four_all_twenty_agree():
    said("06", "At the places of the four people themselves all twenty agree.")
    said("06", "Where the training rows are, networks with different seeds agree.")
    for row, label in zip(RAW, LABELS, strict=True):
        assert np.sum(twenty(row) > 0.5) == 20 * label
    assert max(loss(seed) for seed in TWENTY) < 0.0025


def test_almost_three_tenths_of_the_map():
    said("06", "On 0.290 of the map, almost three tenths, the twenty do not all agree.")
    apart = np.mean((votes_on_map() > 0) & (votes_on_map() < 20))
    assert 0.28 < apart < 0.3


# --- 4. Hide one -------------------------------------------------------------------


def test_each_hidden_person_is_right_for_all_twenty_seeds():
    said("06", "The test is passed every time.")
    said(
        "06", "Tested: each of the four rows held out once, 20 seeds. Right each time."
    )
    said("06", "All 80 tests with a hidden person were passed")
    assert find("06.p3", "p").answer.startswith("All 20")
    for k, label in enumerate(LABELS):
        outputs = np.array([left_out_answer(k, seed) for seed in TWENTY])
        assert ((outputs > 0.5) == (label == 1)).all()
    assert 4 * len(TWENTY) == 80


def test_the_held_out_loss_is_three_to_five_times_as_large():
    said("06", "the loss is three to five times as large, and still small")
    for seed in FIVE:
        held = mse_loss(LABELS, [left_out_answer(k, seed) for k in range(4)])
        assert 3 <= held / loss(seed) <= 5.5
        assert round(held / loss(seed)) in (3, 4, 5)
        assert held < 0.02


def test_each_of_the_four_has_a_neighbor_with_the_same_label():
    said("06", "Each of the four has a neighbor with the same label in the table.")
    for k in range(len(PEOPLE)):
        distance = np.hypot(*(DATA - DATA[k]).T)
        distance[k] = np.inf
        assert LABELS[distance.argmin()] == LABELS[k]


# --- 5. Points with noise ----------------------------------------------------------


@pytest.mark.parametrize("seed", range(5))
def test_the_lessons_clouds_are_those_of_the_explorer(seed):
    (built,) = definitions(lesson("06"), "clouds")
    for ours, kept in zip(
        built(30, np.random.default_rng(seed)),
        clouds(30, np.random.default_rng(seed)),
        strict=True,
    ):
        np.testing.assert_array_equal(ours, kept)


def test_half_of_the_points_have_label_1_and_the_clouds_overlap():
    said("06", "Half of them have label 1 and are scattered around $(0.5, 0.5)$.")
    said("06", "So some points of label 1 end up among those of label 0")
    points, labels = clouds(100_000, np.random.default_rng(0))
    assert labels.mean() == 0.5
    for label, center in ((1, 0.5), (0, -0.5)):
        np.testing.assert_allclose(
            points[labels == label].mean(axis=0), center, atol=0.02
        )
    assert 0.2 < np.mean(points[labels == 1].sum(axis=1) < 0) < 0.3


def test_the_sigmoid_of_the_sum_is_the_best_answer():
    said("06", "For these clouds it is $f(x_1 + x_2)$ with the sigmoid $f$.")
    said("06", "Nobody can do better on new points in the long run.")
    points, labels = clouds(200_000, np.random.default_rng(1))
    total = points.sum(axis=1)
    best = mse_loss(labels, 1 / (1 + np.exp(-total)))
    for steep, shift in ((0.8, 0), (1.2, 0), (1, 0.2), (1, -0.2)):
        other = 1 / (1 + np.exp(-(steep * total + shift)))
        assert mse_loss(labels, other) > best


def test_the_best_answer_is_right_for_about_three_quarters():
    said("06", "is right for about three quarters of the new points")
    _, _, points, labels = the_clouds()
    assert np.mean((points.sum(axis=1) > 0) == (labels == 1)) == pytest.approx(
        0.75, abs=0.01
    )


def test_training_on_looks_like_progress_on_the_20_points():
    said("06", "The loss went from 0.195 down to 0.079, and now 90 % are right.")
    said("06", "That is far below 0.215")
    assert own(3000) < best_on("20") / 2
    points, labels, _, _ = the_clouds()
    right = (cloud_network(3000).feedforward(points) > 0.5) == (labels == 1)
    assert right.sum() == 18


def test_on_new_points_the_long_training_is_worse():
    said("06", "Fewer of the new points are right, too: 65 % instead of 74 %.")
    said(
        "06", "So after 3000 epochs the network does worse on new points than an answer"
    )
    assert find("06.p4", "p").answer == "After 100 epochs"
    assert new(100) < 0.25 < new(3000)
    assert printed("new-points").count("right 74.0%") == 1
    assert printed("new-points").count("right 65.4%") == 1


@pytest.mark.full
def test_seed_6_gives_a_large_effect():
    said("06", "The seed 6 of the 20 points was chosen")
    said("06", "But seed 6 was a bad case")
    late = other_sets(100)[:, 1, 1]
    assert np.mean(late < new(3000)) > 0.85


def test_the_maps_before_and_after():
    said("06", "After 100 epochs the map is pale and its line is nearly straight.")
    said("06", "so that 18 of the 20 points are on their side")
    x = np.linspace(-3, 3, 60)
    grid = np.stack(np.meshgrid(x, x), axis=-1).reshape(-1, 2)
    early, late = (cloud_network(e).feedforward(grid) for e in (100, 3000))
    sure = [np.mean((f < 0.1) | (f > 0.9)) for f in (early, late)]
    assert sure[0] == 0
    assert sure[1] > 0.75
    assert off_a_straight_line(grid, early) < 0.02
    assert off_a_straight_line(grid, late) > 0.15


def off_a_straight_line(grid, outputs):
    """Return the share of the map on the wrong side of the best straight line."""
    above = outputs > 0.5
    turns = np.linspace(0, 2 * np.pi, 180, endpoint=False)
    shares = [
        np.mean((grid @ [np.cos(turn), np.sin(turn)] > shift) != above)
        for turn in turns
        for shift in np.linspace(-3, 3, 31)
    ]
    return min(shares)


# --- 6. When to stop ---------------------------------------------------------------


@pytest.mark.full
def test_both_losses_fall_and_then_the_new_one_turns():
    said("06", "Both fall at first")
    said("06", "After epoch 100 the new loss turns and rises, while the training loss")
    ours, others = zip(*((own(e), new(e)) for e in range(0, 3001, 50)), strict=True)
    assert (np.diff(ours) < 0).all()
    assert (np.diff(others[:3]) < 0).all()
    assert (np.diff(others[2:]) > 0).all()


@pytest.mark.full
def test_stopping_early_was_better_from_every_start():
    said("06", "Here stopping early was better from every one of the 20 starts.")
    points, labels, x, y = the_clouds()
    held = clouds(20, np.random.default_rng(8))
    for seed in TWENTY:
        network, losses = OurNeuralNetwork(rng=seed), []
        for _ in range(61):
            pairs = [(held[1], held[0]), (y, x)]
            losses.append([mse_loss(b, network.feedforward(a)) for b, a in pairs])
            network.train(points, labels, epochs=50)
        on_held, on_new = np.transpose(losses)
        assert on_new[on_held.argmin()] < on_new[-1]


@pytest.mark.full
def test_twenty_other_sets_overfit_too():
    said("06", "On these twenty sets the loss on new points rose every time, and 7 of")
    said("06", "its loss of 0.289 is far above the median of 0.230")
    said("06", "How much a network overfits depends on the points.")
    early, late = other_sets()[:, :, 1].T
    assert (late > early).all()
    assert np.sum(late > 0.25) == 7
    assert np.ptp(late) > 0.1


@pytest.mark.full
def test_of_a_hundred_sets_nearly_all_overfit():
    said("06", "So it is no accident of seed 6.")
    losses = other_sets(100)
    assert np.mean(losses[:, 1, 1] > losses[:, 0, 1]) >= 0.95
    assert (losses[:, 1, 0] < losses[:, 0, 0]).all()


@pytest.mark.full
def test_more_points_make_the_training_loss_worse_and_the_network_better():
    said("06", "From line to line the training loss gets worse, and the network gets")
    said(
        "06", "Someone who looks at the left column only would choose the worst network"
    )
    said("06", "close to 0.168, that of the recipe")
    assert find("06.p6", "p").answer == "It gets larger"
    medians = np.array([more_points(n) for n in SIZES])
    assert (np.diff(medians[:, 0]) > 0).all()
    assert (np.diff(medians[:, 1]) < 0).all()


@pytest.mark.full
def test_over_ten_other_sets_both_columns_go_the_same_way():
    said("06", "Over ten other sets per size, both columns go the same way")
    medians = []
    for n in SIZES:
        losses = []
        for seed in range(1, 11):
            rng, network = np.random.default_rng(seed), OurNeuralNetwork(rng=seed)
            pairs = clouds(n, rng), clouds(1000, rng)
            network.train(*pairs[0], epochs=60_000 // n)
            losses.append([mse_loss(y, network.feedforward(x)) for x, y in pairs])
        medians.append(np.median(losses, axis=0))
    assert (np.diff(medians, axis=0)[:, 0] > 0).all()
    assert (np.diff(medians, axis=0)[:, 1] < 0).all()


# --- 7. Two kinds of mistakes ------------------------------------------------------


def test_the_confusion_table_and_other_thresholds():
    said("06", "found 315 and missed 185")
    said("06", "it called 75 by mistake, and 425 it got right")
    said("06", "740 of 1000 are right")
    said("06", "With 0.3 it misses 64 points instead of 185, and pays with 213 false")
    said("06", "With 0.7 it is the other way around.")
    (confusion,) = definitions(lesson("06"), "confusion")
    _, _, points, labels = the_clouds()
    outputs = cloud_network(100).feedforward(points)
    assert np.array_equal(confusion(outputs, labels), [[315, 185], [75, 425]])
    assert 315 + 425 == 740
    (_, missed), (false, _) = confusion(outputs, labels, 0.3)
    assert (missed, false) == (64, 213)
    (_, missed), (false, _) = confusion(outputs, labels, 0.7)
    assert missed > 185 and false < 75


# --- The practice and the explorers ------------------------------------------------


def test_e2_is_less_sure_than_after_training_on_all():
    said("06", "all four on the right side, and none as sure as after training on all")
    for k, output in enumerate(trained(1).feedforward(DATA)):
        assert abs(left_out_answer(k, 1) - 0.5) < abs(output - 0.5)


def test_e3_turns_at_its_answer():
    said("06", "From there on the held-out loss rises, while the training loss goes on")
    ours, held = exercise_3().T
    assert (np.diff(ours) < 0).all()
    assert held.argmin() == 2
    assert (np.diff(held[2:]) > 0).all()


def test_e4_has_seven_right_and_three_mistakes():
    said("06", "Seven of ten are right. Of the three mistakes, two are missed ones")
    found, missed, false, clear = counted()
    assert (found + clear, missed, false, len(TEN_LABELS)) == (7, 2, 1, 10)


@pytest.mark.full
def test_w6b_ten_points_leave_few_stops_below_know_nothing():
    # "With 18 of the 20 seeds ... at four stops at most, or at none."
    stops = [np.flatnonzero(cloud_run(10, s).new(UPDATES)[:, 0] < 0.25) for s in TWENTY]
    assert sum(len(found) <= 4 for found in stops) == 18


@pytest.mark.full
def test_w6b_where_20_points_fit_the_new_loss_has_long_risen():
    # "There the loss on new points has long risen above its lowest."
    for seed in TWENTY:
        run = cloud_run(20, seed)
        fit = run.first_fit(UPDATES)
        if fit is not None:
            losses = run.new(UPDATES)[:, 0]
            assert losses.argmin() * STEP < fit
            assert losses[fit // STEP] > losses.min() + 0.03
