"""The numbers that lesson 10 quotes in its prose, and where they come from."""

from functools import cache

import numpy as np

from nnlib import digits, softmax
from nnlib.lessons.lesson10.training import digit_net, split, train

PICTURES, LABELS, SHEETS = digits()
TARGETS = np.eye(10)[LABELS]
SCORES = np.array([2.0, 1.0, 0.1])


def accuracy(net, rows):
    """Return which part of the pictures in these rows the network reads right."""
    return (net.FP(PICTURES[rows]).argmax(axis=1) == LABELS[rows]).mean()


@cache
def trained():
    """Return the lesson's network, the losses of its epochs, envelope and rest."""
    envelope, rest = split(0)
    net = digit_net()
    return net, train(net, PICTURES[rest], TARGETS[rest]), envelope, rest


@cache
def in_splits(batch=32, epochs=20, trainingRate=0.02, false=0.0, splits=5):
    """Return the mean accuracy on the envelopes of the first few splits.

    A share `false` of the training pictures gets a label that is not its own.
    """
    found = []
    for seed in range(splits):
        envelope, rest = split(seed)
        rng = np.random.default_rng(100 + seed)
        labels = LABELS.copy()
        bad = rest[rng.random(len(rest)) < false]
        labels[bad] = (labels[bad] + rng.integers(1, 10, len(bad))) % 10
        net = digit_net(rng=seed)
        settings = {"epochs": epochs, "trainingRate": trainingRate, "batch": batch}
        train(net, PICTURES[rest], np.eye(10)[labels[rest]], rng=seed, **settings)
        found.append(accuracy(net, envelope))
    return np.mean(found)


@cache
def on_new_sheets():
    """Return the accuracy on each sheet of a network trained without it."""
    found = []
    for sheet in range(14):
        old = SHEETS != sheet
        net = digit_net()
        train(net, PICTURES[old], TARGETS[old])
        found.append(accuracy(net, SHEETS == sheet))
    return np.array(found)


GIVEN = {
    "0.1",  # a score that we chose
    "0.9",  # an output, and a limit, that we chose
    "0.02",  # rates that we chose
    "0.05",
    "0.96",  # the share of the question in the box
    "2.5",  # an example of rounding up
    "10.24432",  # a part of the name of the data
    "4.0",  # the name of a license
}
COMPUTED = {
    "7.389": lambda: np.exp(2),
    "2.718": lambda: np.exp(1),
    "1.105": lambda: np.exp(0.1),
    "11.213": lambda: np.exp(SCORES).sum(),
    "0.659": lambda: softmax(SCORES)[0],
    "0.242": lambda: softmax(SCORES)[1],
    "0.099": lambda: softmax(SCORES)[2],
    "0.758": lambda: softmax(SCORES)[1] - 1,
    "1.417": lambda: -np.log(softmax(SCORES)[1]),
    "2.303": lambda: np.log(10),
    "2.3": lambda: np.log(10),
    "1.6": lambda: 32 * 0.05,
    "95.9": lambda: 100 * in_splits(batch=8),  # batches of 1: test_claims.py
    "95.8": lambda: 100 * in_splits(batch=32),
    "96.6": lambda: 100 * accuracy(trained()[0], trained()[2]),
}
