"""The numbers that lesson 06 quotes in its prose, and where they come from."""

from functools import cache

import numpy as np

from nnlib import SHIFT, OurNeuralNetwork, mse_loss, people, sigmoid
from nnlib.lessons.lesson06.clouds import clouds

DATA, LABELS = people()
EPOCHS = (0, 50, 150, 300, 500)  # of exercise 3


@cache
def trained(seed, epochs=1000):
    """Return a network of the lesson, trained on the four people."""
    network = OurNeuralNetwork(rng=seed)
    network.train(DATA, LABELS, epochs=epochs)
    return network


def opinion(seed, place, epochs=1000):
    """Return what one network answers for a place in pounds and inches."""
    return trained(seed, epochs).feedforward(np.array(place) - SHIFT)


def twenty(place):
    """Return the answers (20,) of the seeds 1 to 20 for a place."""
    return np.array([opinion(seed, place) for seed in range(1, 21)])


@cache
def votes_on_map():
    """Return the votes of the twenty on the grid of 60 by 60 places: (3600,)."""
    x, y = np.meshgrid(np.linspace(105, 175, 60), np.linspace(56, 76, 60))
    grid = np.stack([x.ravel(), y.ravel()], axis=1) - SHIFT
    outputs = [trained(seed).feedforward(grid) for seed in range(1, 21)]
    return np.sum(np.array(outputs) > 0.5, axis=0)


@cache
def left_out_answer(k, seed):
    """Return the answer for person k of a network trained on the other three."""
    keep = np.arange(4) != k
    network = OurNeuralNetwork(rng=seed)
    network.train(DATA[keep], LABELS[keep])
    return network.feedforward(DATA[k])


@cache
def the_clouds():
    """Return the 20 points and the 1000 new ones of section 5, with their labels."""
    points = clouds(20, np.random.default_rng(6))
    return *points, *clouds(1000, np.random.default_rng(7))


@cache
def cloud_network(epochs, seed=1):
    """Return the network of section 5 after some epochs on the 20 points."""
    points, labels, _, _ = the_clouds()
    network = OurNeuralNetwork(rng=seed)
    network.train(points, labels, epochs=epochs)
    return network


def own(epochs, seed=1):
    """Return its loss on the 20 points."""
    points, labels, _, _ = the_clouds()
    return mse_loss(labels, cloud_network(epochs, seed).feedforward(points))


def new(epochs, seed=1):
    """Return its loss on the 1000 new points."""
    _, _, points, labels = the_clouds()
    return mse_loss(labels, cloud_network(epochs, seed).feedforward(points))


def best_on(which):
    """Return the loss of the recipe's own answer on the "20" or the "1000" points."""
    points, labels = the_clouds()[:2] if which == "20" else the_clouds()[2:]
    return mse_loss(labels, sigmoid(points.sum(axis=1)))


@cache
def other_sets(count=20):
    """Return the losses (count, 2, 2): set, after 100 and 3000 epochs, own and new."""
    found = []
    for seed in range(1, count + 1):
        rng, network = np.random.default_rng(seed), OurNeuralNetwork(rng=seed)
        (x, y), (x_new, y_new) = clouds(20, rng), clouds(1000, rng)
        for epochs in (100, 2900):
            network.train(x, y, epochs=epochs)
            pairs = [(y, x), (y_new, x_new)]
            found.append([mse_loss(y, network.feedforward(x)) for y, x in pairs])
    return np.reshape(found, (count, 2, 2))


@cache
def more_points(n):
    """Return the median losses, own and new, of five seeds on n points."""
    x, y = clouds(n, np.random.default_rng(6))
    _, _, x_new, y_new = the_clouds()
    losses = []
    for seed in range(1, 6):
        network = OurNeuralNetwork(rng=seed)
        network.train(x, y, epochs=60_000 // n)
        pairs = [(y, x), (y_new, x_new)]
        losses.append([mse_loss(y, network.feedforward(x)) for y, x in pairs])
    return np.median(losses, axis=0)


@cache
def exercise_3():
    """Return the table of exercise 3: own and held-out losses, (5, 2)."""
    x, y = clouds(20, np.random.default_rng(14))
    held = clouds(200, np.random.default_rng(514))
    rows = []
    for epochs in EPOCHS:
        network = OurNeuralNetwork(rng=1)
        if epochs:
            network.train(x, y, epochs=epochs)
        pairs = [(y, x), held[::-1]]
        rows.append([mse_loss(y, network.feedforward(x)) for y, x in pairs])
    return np.array(rows)


TABLE_3 = (
    ("0.2953", "0.2907"),
    ("0.1995", "0.1872"),
    ("0.1875", "0.1811"),
    ("0.1726", "0.1823"),
    ("0.1546", "0.1881"),
)
OUTSIDER = (130, 72)
ODD = (133, 72)  # Alice's weight with Bob's height

# The threshold, other thresholds, the center of a cloud, and levels of a map; the
# learning rate; the outputs of exercise 4; a limit.
LEVELS = {"0.5", "0.3", "0.7", "0.1", "0.9"}
GIVEN = LEVELS | {"0.2", "0.6", "0.4", "0.8", "0.55", "0.05", "0.0025"}
COMPUTED = {
    "0.950": lambda: opinion(215, (128, 63)),
    "0.039": lambda: opinion(215, (400, 10)),
    "1.00": [lambda h=h, i=i: hidden(215)[h][i] for h in (0, 1) for i in (1, 2)],
    "0.041": [lambda: opinion(1, ODD), lambda: twenty(ODD).min()],
    "0.946": lambda: opinion(3, ODD),
    "0.967": lambda: twenty(ODD).max(),
    "0.058": lambda: opinion(1, OUTSIDER),
    "0.100": lambda: opinion(2, OUTSIDER),
    "0.948": lambda: opinion(3, OUTSIDER),
    "0.931": lambda: opinion(4, OUTSIDER),
    "0.389": lambda: opinion(5, OUTSIDER),
    "0.290": lambda: np.mean((votes_on_map() > 0) & (votes_on_map() < 20)),
    "0.104": lambda: np.mean((votes_on_map() > 2) & (votes_on_map() < 18)),
    "0.168": lambda: best_on("1000"),
    "0.215": lambda: best_on("20"),
    "0.195": lambda: own(100),
    "0.079": lambda: own(3000),
    "0.289": lambda: new(3000),
    "0.230": lambda: np.median(other_sets()[:, 1, 1]),
    **{
        text: lambda i=i, j=j: exercise_3()[i, j]
        for i, row in enumerate(TABLE_3)
        for j, text in enumerate(row)
    },
}


def hidden(seed):
    """Return the outputs of h1 and h2 for the four people: two of shape (4,)."""
    w1, w2, w3, w4, _, _, b1, b2, _ = trained(seed).knobs
    x1, x2 = DATA.T
    return sigmoid(w1 * x1 + w2 * x2 + b1), sigmoid(w3 * x1 + w4 * x2 + b2)
