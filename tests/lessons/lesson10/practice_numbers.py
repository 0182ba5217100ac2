"""The numbers that the practice of lesson 10 quotes, and where they come from."""

import numpy as np

from nnlib import softmax
from nnlib.lessons.lesson10.practice import EIGHT, EIGHT_LABELS
from nnlib.lessons.lesson10.training import digit_net, split, train
from tests.lessons.lesson10.numbers import (
    PICTURES,
    SCORES,
    TARGETS,
    accuracy,
    on_new_sheets,
    trained,
)


def turned_share():
    """Return the mean largest share on the envelope's pictures after a turn."""
    net, _, envelope, _ = trained()
    squares = PICTURES[envelope].reshape(-1, 8, 8)
    turned = np.rot90(squares, axes=(1, 2)).reshape(-1, 64)
    return net.FP(turned).max(axis=1).mean()


def best_of_twenty(tries=10):
    """Return the mean accuracies of the best of 20: where it was chosen, and elsewhere.

    Each try has a split of its own: 400 pictures to train, 100 to choose, 400 others.
    """
    found = []
    for seed in range(tries):
        envelope, rest = split(seed)
        few, choosing, others = rest[:400], envelope[:100], envelope[100:]
        scores = []
        for k in range(20):
            net = digit_net((64, 16, 10), rng=k)
            train(net, PICTURES[few], TARGETS[few], epochs=15, rng=k)
            scores.append((accuracy(net, choosing), accuracy(net, others)))
        found.append(scores[np.argmax([a for a, _ in scores])])
    return np.mean(found, axis=0)


GIVEN = {
    "10.p6": {"0.1", "0.5"},  # choices
    "10.w3": {"0.9"},  # an output that we chose
    "10.e1": {"0.1"},  # a score
    "10.e2": {"2.5"},  # an example of rounding up
    "10.e3": {"0.1", "0.9", "0.8", "0.2"},  # shares that we chose
    "10.e4": {"0.1", "0.9"},
    "10.p1": {"0.1"},
}
COMPUTED = {
    "10.p1": {
        "0.659": lambda: softmax(SCORES)[0],
        "0.242": lambda: softmax(SCORES)[1],
        "0.099": lambda: softmax(SCORES)[2],
    },
    "10.p6": {"0.96": turned_share},
    "10.p7": {
        "3.4": lambda: 100 * (1 - accuracy(trained()[0], trained()[2])),
        "7.1": lambda: 100 * (1 - on_new_sheets().mean()),
    },
    "10.c1": {"0.96": turned_share},
    "10.c2": {
        "95.2": lambda: 100 * best_of_twenty()[0],
        "93.5": lambda: 100 * best_of_twenty()[1],
    },
    "10.e3": {
        "0.75": lambda: np.mean(EIGHT.argmax(axis=1) == EIGHT_LABELS),
        "0.5": lambda: 1 / 2,
    },
    "10.e4": {"0.105": lambda: -np.log(0.9)},
}
