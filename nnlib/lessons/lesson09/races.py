"""A hundred starts of one setting, trained side by side as far as they are asked for.

W9c shows two of them. No widgets here.
"""

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from nnlib.data import gate
from nnlib.many import manyBackPropNN
from nnlib.text import number_text

STARTS, SEED = 100, 0
STEP, LAST = 50, 5000  # iterations between two looks, and of the whole race
SOLVED = 0.01  # an error below this
CORNERS, TARGETS = gate("XOR")


class Setting(NamedTuple):
    """What a race can change."""

    scale: float = 1.0
    rate: float = 1.0
    momentum: float = 0.0
    hidden: int = 2
    function: str = "sigmoid"

    def __str__(self):
        scale, rate, momentum = map(number_text, self[:3])
        return (
            f"scale {scale}, rate {rate}, momentum {momentum}, {self.hidden} "
            f"{self.function}"
        )


class Race:
    """A hundred networks with one setting; `upto` trains on where that is needed."""

    def __init__(self, setting):
        self._rates = {"trainingRate": setting.rate, "momentum": setting.momentum}
        self._networks = manyBackPropNN(
            (2, setting.hidden, 1),
            [setting.function, "sigmoid"],
            networks=STARTS,
            rng=SEED,
            scale=setting.scale,
        )
        self._done = 0
        self._solved_at = np.full(STARTS, np.inf)  # the first error below SOLVED

    def solved_at(self, iteration):
        """Return for each start the iteration it was solved at, or inf: (100,).

        What is only solved after `iteration` counts as open.
        """
        if iteration > self._done:
            errors = self._networks.train(
                CORNERS,
                TARGETS,
                maxIterations=iteration - self._done,
                minError=0,
                **self._rates,
            )
            below = errors < SOLVED
            new = np.isinf(self._solved_at) & below.any(axis=0)
            self._solved_at[new] = self._done + below.argmax(axis=0)[new]
            self._done += len(errors)
        return np.where(self._solved_at < iteration, self._solved_at, np.inf)


@lru_cache(maxsize=60)
def race(setting):
    """Return the race with this setting; it is made once."""
    return Race(setting)
