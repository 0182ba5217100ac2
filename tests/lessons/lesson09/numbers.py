"""The numbers that lesson 09 quotes in its prose, and where they come from."""

from functools import cache

import numpy as np

from nnlib import backPropNN, gate, manyBackPropNN, sigmoid
from nnlib.figures.xor_landscape import errors_at, sheet

INPUTS, TARGETS = gate("XOR")
CORNERS = np.vstack([INPUTS.T, np.ones((1, 4))])
PLACES = tuple(range(4))  # [0, 0], [1, 1], [0, 1], [1, 0]


def hidden(net):
    """Return the outputs of the hidden sigmoids at the corners, (..., 4, hidden)."""
    return np.swapaxes(sigmoid(net.weights[0] @ CORNERS), -1, -2)


def error_of(net):
    """Return the summed squared error on XOR."""
    return float(((net.FP(INPUTS) - TARGETS) ** 2).sum())


@cache
def trained(seed, iterations, scale=0.1, trainingRate=0.2):
    """Return a 2-2-1 network after so many iterations on XOR."""
    net = backPropNN((2, 2, 1), rng=seed, scale=scale)
    settings = {"maxIterations": iterations, "trainingRate": trainingRate}
    net.train(INPUTS, TARGETS, minError=0, **settings)
    return net


@cache
def places():
    """Return the nine knobs of the run with seed 8 at its iterations 0 to 20 000."""
    net, found = backPropNN((2, 2, 1), rng=8), []
    for _ in range(20_001):
        found.append(np.concatenate([W.ravel() for W in net.weights]))
        net.backProp(INPUTS, TARGETS)
    return np.array(found)


def way(iteration):
    """Return how far the knobs have walked up to an iteration of that run."""
    steps = np.diff(places()[: iteration + 1], axis=0)
    return np.linalg.norm(steps, axis=1).sum()


def cut_is_off():
    """Return the largest difference between the map and the errors along the way."""
    start, (across, upward) = places()[0], sheet(places(), 5500)
    along = (places() - start) @ np.stack([across, upward]).T
    shadow = start + along @ np.stack([across, upward])
    return np.abs(errors_at(shadow) - errors_at(places())).max()


@cache
def race(sizes=(2, 2, 1), kinds=None, networks=100, rng=0, scale=1.0, **settings):
    """Return many networks after a race, and their errors (iterations, networks)."""
    settings = {"maxIterations": 5000, "trainingRate": 1.0, **settings}
    kinds = kinds and list(kinds)
    net = manyBackPropNN(sizes, kinds, networks=networks, rng=rng, scale=scale)
    return net, net.train(INPUTS, TARGETS, **settings)


def is_solved(errors, limit=0.01):
    """Return for each network whether its error came below the limit."""
    return (errors < limit).any(axis=0)


def count(*args, **settings):
    """Return how many networks of a race are solved."""
    return int(is_solved(race(*args, **settings)[1]).sum())


def median(**settings):
    """Return the median of the iterations at which the solved runs were solved."""
    errors = race(**settings)[1]
    low = errors < 0.01
    return np.median(low.argmax(axis=0)[low.any(axis=0)])


@cache
def equal(start=0.5, more=0.0, iterations=20_000):
    """Return a network whose knobs start equal, but for the first, and its errors."""
    net = backPropNN((2, 2, 1), rng=0)
    net.weights = [np.full((2, 3), start), np.full((1, 3), start)]
    net.weights[0][0, 0] += more
    settings = {"maxIterations": iterations, "trainingRate": 1.0}
    return net, net.train(INPUTS, TARGETS, **settings)


# The table of exercise 2: A to E.
RUNS = {
    "A": lambda: trained(8, 4500),
    "B": lambda: trained(9, 5000, 1.0, 1.0),
    "C": lambda: trained(0, 5000, 1.0, 1.0),
    "D": lambda: trained(91, 5000, 1.0, 1.0),
    "E": lambda: trained(8, 2500),
}


def table_row(run):
    """Return the row of the table for a run, as it is printed in the lesson."""
    net = RUNS[run]()
    cells = [f"{h1:.2f} {h2:.2f}" for h1, h2 in hidden(net)]
    return f"| {run} | {error_of(net):.4f} | {' | '.join(cells)} |"


def row_numbers():
    """Return the decimal numbers of the table; test_claims.py holds its rows."""
    words = " ".join(table_row(run) for run in RUNS).split()
    return {word for word in words if "." in word}


GIVEN = {
    "0.5",  # where low and high meet; a start, a momentum and a rate that we chose
    "0.1",  # a scale, a distance and a rate that we chose
    "0.2",  # a rate that we chose
    "0.3",  # the steps with momentum, whole in the text
    "0.15",
    "0.35",
    "0.4",
    "0.9",  # a momentum that we chose
    "0.99",
    "0.01",  # a limit that we chose
    "0.05",  # limits for what is far out
    "0.95",
    "1.0",  # a scale; the know-nothing error
    "0.00001",  # minError
    "0.25",  # a square of 0.5
    "0.000076",  # printed in the tutorial
    "0.6",  # the first two steps of exercise 3
    "1.38",
} | row_numbers()
COMPUTED = {
    "0.018": cut_is_off,
    "1.00": lambda: race(kinds=("linear", "sigmoid"), trainingRate=0.5)[1][-1].mean(),
}
