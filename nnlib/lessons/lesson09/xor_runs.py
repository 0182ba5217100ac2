"""Runs on XOR with a snapshot every 25 iterations, made as far as they are asked for.

W9b shows them. No widgets here.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from nnlib.backprop import backPropNN
from nnlib.data import gate
from nnlib.figures.corners import can_be_separated
from nnlib.figures.hidden_plane import hidden_outputs

CORNERS, TARGETS = gate("XOR")
STEP = 25  # iterations between two snapshots
LAST = 25_000
STUCK = "rng 8, scale 1"
STARTS = {  # name: seed, scale of the start, training rate
    "rng 8": (8, 0.1, 0.2),
    "rng 3": (3, 0.1, 0.2),
    "rng 6": (6, 0.1, 0.2),
    STUCK: (8, 1.0, 1.0),
}
SHARED = 0.01  # two corners nearer than this in both directions share a spot
PAIRS = ((0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3))


@dataclass(eq=False)
class Snapshot:
    """The network after some iterations, and what it does with the corners."""

    network: backPropNN

    def __post_init__(self):
        self.outputs = np.ravel(self.network.FP(CORNERS))
        self.hidden = hidden_outputs(self.network, CORNERS)
        self.error = float(np.sum((self.outputs - np.ravel(TARGETS)) ** 2))
        self.right = int(((self.outputs > 0.5) == (np.ravel(TARGETS) == 1)).sum())
        self.one_line = can_be_separated(self.hidden, TARGETS)

    def shared(self):
        """Return the pairs of corners that share a spot in the hidden plane."""
        return [
            pair
            for pair in PAIRS
            if np.abs(np.subtract(*self.hidden[list(pair)])).max() < SHARED
        ]


@dataclass(eq=False)
class XorRun:
    """The training from one start; `at` trains on where that is needed."""

    seed: int
    scale: float
    rate: float

    def __post_init__(self):
        self._network = backPropNN((2, 2, 1), rng=self.seed, scale=self.scale)
        self._weights = [self._network.weights[:]]
        self._errors, self._snapshots = [], {}

    def at(self, iteration):
        """Return the snapshot at the whole number of STEPs in `iteration`."""
        place = iteration // STEP
        while len(self._weights) <= place:
            errors = self._network.train(
                CORNERS,
                TARGETS,
                maxIterations=STEP,
                minError=0,
                trainingRate=self.rate,
            )
            self._errors.append(errors[0])  # that of the snapshot before
            self._weights.append(self._network.weights[:])
        if place not in self._snapshots:  # asked for many times in each move
            network = backPropNN((2, 2, 1), rng=0)
            network.weights = self._weights[place]
            self._snapshots[place] = Snapshot(network)
        return self._snapshots[place]

    def errors(self, iteration):
        """Return the error of each snapshot up to `iteration`."""
        now = self.at(iteration)
        return [*self._errors[: iteration // STEP], now.error]

    def first(self, holds):
        """Return the first iteration whose snapshot `holds`, or None."""
        found = (i for i in range(0, LAST + 1, STEP) if holds(self.at(i)))
        return next(found, None)


@lru_cache
def xor_run(name):
    """Return the run with this name; it is made once."""
    return XorRun(*STARTS[name])


@lru_cache
def first_iteration(name, what):
    """Return the first iteration at which a run has `what`, or None.

    "one line": one straight line is enough in the hidden plane; "four right"; "shared":
    two corners share a spot.
    """
    holds = {
        "one line": lambda now: now.one_line,
        "four right": lambda now: now.right == 4,
        "shared": lambda now: bool(now.shared()),
    }
    return xor_run(name).first(holds[what])
