"""The network of lesson 10 and its training, as the lesson writes them."""

from functools import cache

import numpy as np

from nnlib import backPropNN, digits


def split(seed):
    """Return the rows of the envelope, 500 at random, and the rest."""
    order = np.random.default_rng(seed).permutation(len(digits()[0]))
    return order[:500], order[500:]


def digit_net(sizes=(64, 32, 10), hidden="sigmoid", rng=0):
    """Return a network with softmax as its last layer, not trained yet."""
    kinds = [hidden] * (len(sizes) - 2) + ["softmax"]
    return backPropNN(sizes, kinds, rng=rng, loss="cross-entropy")


def train(net, inputs, targets, epochs=30, trainingRate=0.05, batch=32, rng=0):
    """Train in mini-batches of `batch` rows; return the mean loss of each epoch."""
    rng, losses = np.random.default_rng(rng), []
    for _ in range(epochs):
        mixed, error = rng.permutation(len(inputs)), 0.0
        for start in range(0, len(mixed), batch):
            rows = mixed[start : start + batch]
            error += net.backProp(inputs[rows], targets[rows], trainingRate)
        losses.append(error / len(inputs))
    return losses


@cache
def reader():
    """Return the network that the lesson has trained, from the same seeds."""
    pictures, labels, _ = digits()
    _, rest = split(0)
    net = digit_net()
    train(net, pictures[rest], np.eye(10)[labels[rest]])
    return net
