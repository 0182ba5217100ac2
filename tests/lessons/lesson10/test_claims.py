"""What lesson 10 says in words about runs, pictures and machines, computed again."""

from difflib import SequenceMatcher
from functools import cache

import numpy as np
import pytest

from nnlib import numeric_slope, sigmoid, softmax
from nnlib.data import DIGITS
from nnlib.lessons.lesson10.practice import EIGHT, updates
from nnlib.lessons.lesson10.training import digit_net, reader, split, train
from nnlib.practice.library import find
from tests.lessons.lesson10.numbers import (
    LABELS,
    PICTURES,
    SHEETS,
    TARGETS,
    accuracy,
    in_splits,
    on_new_sheets,
    trained,
)
from tests.notebooks.lessons import said

NET, _, ENVELOPE, REST = trained()
SQUARES = PICTURES[ENVELOPE].reshape(-1, 8, 8)


def read(squares):
    """Return how many of the changed pictures are read right, and all the shares."""
    shares = NET.FP(squares.reshape(-1, 64))
    return int((shares.argmax(axis=1) == LABELS[ENVELOPE]).sum()), shares


@cache
def alike(seed):
    """Return the accuracy of copying the label of the most alike picture."""
    envelope, rest = split(seed)
    new, known = PICTURES[envelope], PICTURES[rest]
    apart = (new**2).sum(axis=1)[:, None] - 2 * new @ known.T + (known**2).sum(axis=1)
    return (LABELS[rest][apart.argmin(axis=1)] == LABELS[envelope]).mean()


def test_a_pixel_of_the_file_is_a_whole_number_up_to_16():
    said("10", "In the file a pixel is a whole number from 0 to 16")
    with np.load(DIGITS) as file:
        assert set(np.unique(file["images"])) == set(range(17))
    assert (PICTURES.min(), PICTURES.max()) == (0, 1)


def test_e_to_the_power_of_1000_is_inf_and_inf_by_inf_is_nan():
    said("10", "is too large for a number in Python: it becomes `inf`")
    with np.errstate(all="ignore"):
        assert np.isinf(np.exp(1000.0)) and np.isnan(np.exp(1000.0) / np.exp(1000.0))


def test_adding_a_number_to_all_scores_changes_no_share():
    said("10", "Adding the same number to all scores changes no share")
    scores = np.random.default_rng(0).normal(scale=5, size=(50, 10))
    for more in (10, -300, 1000):
        np.testing.assert_allclose(softmax(scores + more), softmax(scores), rtol=1e-10)
    assert find("10.p1", "p").answer == "they stay as they are"


def test_the_delta_of_a_sigmoid_with_cross_entropy_is_output_minus_target():
    said("10", "The delta is again output minus target.")
    for total in (-4.0, 0.3, 5.0):
        for target in (0.0, 1.0):

            def loss(x, target=target):
                y = sigmoid(x)
                return -target * np.log(y) - (1 - target) * np.log(1 - y)

            slope = numeric_slope(loss, total)
            assert slope == pytest.approx(sigmoid(total) - target, abs=1e-6)


@pytest.mark.parametrize("seed", range(5))
def test_an_untrained_network_knows_nothing(seed):
    said("10", "Before training the network knows nothing: we expect about 2.3")
    net = digit_net(rng=seed)
    shares = net.FP(PICTURES[REST])[np.arange(len(REST)), LABELS[REST]]
    assert -np.log(shares).mean() == pytest.approx(np.log(10), abs=0.1)
    assert 0.04 < accuracy(net, REST) < 0.2


def test_the_run_of_the_lesson():
    said("10", "Thirty epochs of 41 updates, 1230 in all.")
    assert updates(1297, 32, 30) == 1230 and updates(1297, 32, 1) == 41
    said("10", "Of the training pictures it reads all but three.")
    assert round((1 - accuracy(NET, REST)) * len(REST)) == 3
    said("10", "483 of 500, or 96.6 percent: less than on the pictures that it was")
    assert read(SQUARES)[0] == 483


@pytest.mark.full
def test_batches_of_one_learn_as_well():
    said("10", "They read 95.9, 95.9 and 95.8 percent of the envelopes right.")
    one, eight, many = (100 * in_splits(batch=n) for n in (1, 8, 32))
    assert [round(x, 1) for x in (one, eight, many)] == [95.9, 95.9, 95.8]


def test_all_pictures_in_one_batch_make_too_large_a_step():
    said("10", "With all 1297 pictures in one batch the same rate is too large a step.")
    for seed in range(3):
        _, rest = split(seed)
        inputs, targets, epochs = PICTURES[rest], TARGETS[rest], 20
        settings = {"epochs": epochs, "trainingRate": 0.02, "rng": seed}
        whole = train(digit_net(rng=seed), inputs, targets, batch=1297, **settings)
        small = train(digit_net(rng=seed), inputs, targets, batch=32, **settings)
        assert whole[1] > whole[0] + 1  # the first step already leads upward
        assert whole[-1] > 2
        assert (np.diff(small) < 0).all() and small[-1] < 0.2


def test_the_baselines():
    said("10", "So our network is beaten by copying.")
    assert round(500 * alike(0)) == 495
    said("10", "Twelve more than our network.")
    assert find("10.p3", "p").answer == "about 495"
    said("10", "for small pictures, all of one kind, looking up is strong")
    assert min(alike(seed) for seed in range(5)) > 0.97


def test_without_a_hidden_layer():
    said("10", "650 knobs")
    plain = digit_net((64, 10))
    assert plain.weights[0].size == 650
    train(plain, PICTURES[REST], TARGETS[REST])
    said("10", "482, one less than with 32 hidden neurons.")
    assert round(500 * accuracy(plain, ENVELOPE)) == 482
    said("10", "ink in the middle speaks against a 0")
    middle = plain.weights[0][0, :-1].reshape(8, 8)[2:6, 3:5]
    assert (middle < 0).all()


@pytest.mark.parametrize(("by", "axis"), [(1, 2), (-1, 2), (1, 1), (-1, 1)])
def test_one_pixel_of_shift_costs_half_of_the_answers(by, axis):
    said("10", "One pixel of shift, and half of the answers are gone.")
    hits, _ = read(np.roll(SQUARES, by, axis))
    assert hits / 483 == pytest.approx(0.5, abs=0.05)
    if (by, axis) == (1, 2):
        said("10", "242 of 500. Each weight belongs to one place.")
        assert hits == 242


def test_black_and_white_exchanged():
    said("10", "Not one, fewer than by guessing.")
    assert read(1 - SQUARES)[0] == 0


def test_a_quarter_turn():
    said("10", "It reads 54 of the 500 right.")
    said("10", "The share is nearly as large as on the pictures as they are.")
    said("10", "It says 4 to 475 of them.")
    hits, shares = read(np.rot90(SQUARES, axes=(1, 2)))
    assert hits == 54
    assert (shares.argmax(axis=1) == 4).sum() == 475
    as_they_are = read(SQUARES)[1].max(axis=1).mean()
    assert shares.max(axis=1).mean() == pytest.approx(as_they_are, abs=0.01)


def test_a_share_is_honest_about_pictures_of_its_kind_only():
    said("10", "a share can be honest about pictures like those it was trained on")
    right, sure = 0, 0
    for seed in range(5):
        envelope, rest = split(seed)
        net = digit_net(rng=seed)
        train(net, PICTURES[rest], TARGETS[rest], rng=seed)
        shares = net.FP(PICTURES[envelope])
        high = shares.max(axis=1) > 0.9
        hits = shares.argmax(axis=1) == LABELS[envelope]
        right, sure = right + hits[high].sum(), sure + shares.max(axis=1)[high].sum()
    assert right / sure == pytest.approx(1, abs=0.02)
    _, shares = read(np.rot90(SQUARES, axes=(1, 2)))
    high = shares.max(axis=1) > 0.9
    hits = shares.argmax(axis=1) == LABELS[ENVELOPE]
    assert hits[high].mean() < 0.15


def test_the_explorer_has_the_network_of_the_lesson():
    said("10", "Here is the network of this lesson, trained in the same way.")
    for mine, theirs in zip(reader().weights, NET.weights, strict=True):
        np.testing.assert_array_equal(mine, theirs)


@pytest.mark.parametrize("sheet", range(1, 14))
def test_nearly_the_same_sequence_comes_14_times(sheet):
    said("10", "In the file nearly the same sequence of digits comes 14 times.")
    first, other = (LABELS[SHEETS == s].tolist() for s in (0, sheet))
    assert SequenceMatcher(None, first, other, autojunk=False).ratio() > 0.9


def test_the_training_had_seen_every_sheet_of_the_envelope():
    said("10", "for nearly every picture in it the network had seen others")
    assert set(SHEETS[ENVELOPE]) == set(SHEETS[REST]) == set(range(14))


@pytest.mark.full
def test_a_new_sheet_has_about_twice_as_many_mistakes():
    said("10", "The mixed envelope held pictures from sheets that the training had")
    assert find("10.p7", "p").answer == "about twice as many"
    ratio = (1 - on_new_sheets().mean()) / (1 - accuracy(NET, ENVELOPE))
    assert ratio == pytest.approx(2, abs=0.2)


@pytest.mark.full
@pytest.mark.parametrize("seed", [1, 2])
def test_shuffled_labels_are_learned_by_heart(seed):
    said("10", "By heart: there is nothing else to learn.")
    said("10", "On new pictures it is hardly better than guessing.")
    assert find("10.p8", "p").answer == "nearly all"
    mixed = TARGETS[np.random.default_rng(seed).permutation(REST)]
    big = digit_net((64, 128, 10), "relu")
    train(big, PICTURES[REST], mixed, epochs=200, trainingRate=0.02)
    learned = big.FP(PICTURES[REST]).argmax(axis=1) == mixed.argmax(axis=1)
    assert learned.mean() > 0.99
    assert accuracy(big, ENVELOPE) < 0.15


@pytest.mark.full
def test_false_labels_do_their_harm_late():
    said("10", "We gave 40 percent of the training pictures a false label")
    said("10", "After 30 epochs the network still read 90 percent of the envelopes")
    said("10", "After 100 epochs it was 79 percent")
    early, late = (
        100 * in_splits(epochs=epochs, trainingRate=0.05, false=0.4)
        for epochs in (30, 100)
    )
    assert (round(early), round(late)) == (90, 79)


def test_what_the_praise_says():
    said("10", "1230 for the training of section 5, and 4000 for that of lesson 05.")
    assert (updates(1297, 32, 30), updates(4, 1, 1000)) == (1230, 4000)
    said("10", "though most largest shares are below 0.5")
    assert (EIGHT.max(axis=1) < 0.5).mean() > 0.5


def test_keras_takes_the_mean_so_its_rate_is_32_times_ours():
    said("10", "So 32 times 0.05, or 1.6, is the same step for a full batch.")
    net, rows = digit_net(), REST[:32]
    shares = net.FP(PICTURES[rows])
    total = net.backProp(PICTURES[rows], TARGETS[rows], trainingRate=0.0)
    mean = -np.log(shares[np.arange(32), LABELS[rows]]).mean()
    assert 0.05 * total == pytest.approx(1.6 * mean)
