"""The training of a network on a logic gate, with the weights on its way. For W8."""

from functools import lru_cache

import numpy as np

from nnlib.backprop import backPropNN
from nnlib.data import gate

STEP = 100  # iterations between two stops
MAX_ITERATIONS, MIN_ERROR = 25_000, 1e-5


class XorRun:
    """A network that learns a gate, as far as somebody has asked for it.

    `errors[k]` is the error after k iterations. Nothing of it is ever changed, only
    added, so that all who look at a run can share it: `xor_run`.
    """

    def __init__(self, trainingRate, hidden, gate_name, seed, momentum, output):
        self.inputs, self.targets = gate(gate_name)
        self._rates = {"trainingRate": trainingRate, "momentum": momentum}
        self._net, self._shown = (
            backPropNN((2, hidden, 1), ["sigmoid", output], rng=seed) for _ in "12"
        )
        self._weights = [self._net.weights[:]]  # after 0, 100, ... iterations
        self.too_large = self.min_reached = False
        self.errors = np.array([self._error()])

    @property
    def length(self):
        """How many iterations there are so far."""
        return len(self.errors) - 1

    @property
    def over(self):
        """Whether training has nothing more to do, or cannot go on."""
        return self.min_reached or self.too_large or self.length >= MAX_ITERATIONS

    def reach(self, iterations):
        """Train until `iterations` are there, if it gets so far; return how many are.

        They are a whole number of steps, except at the end of a run.
        """
        iterations = round(iterations / STEP) * STEP
        while self.length < iterations and not self.over:
            self._train_a_step()
        return min(iterations, self.length)

    def _train_a_step(self):
        try:
            errors = self._net.train(
                self.inputs,
                self.targets,
                maxIterations=STEP,
                minError=MIN_ERROR,
                **self._rates,
            )
        except ValueError:  # beyond all numbers; the weights are as before the step
            self.too_large = True
            return
        self.min_reached = bool(errors[-1] <= MIN_ERROR)
        self._weights.append(self._net.weights[:])
        self.errors = np.concatenate((self.errors[:-1], errors, [self._error()]))

    def _error(self):
        with np.errstate(over="ignore"):
            residual = self._net.FP(self.inputs) - self.targets
            return float(np.sum(residual**2))

    def outputs(self, iterations, places):
        """Return the outputs (n,) for `places` (n, 2) after so many iterations."""
        self._shown.weights = self._weights[-(-iterations // STEP)][:]
        return np.ravel(self._shown.FP(places))


xor_run = lru_cache(maxsize=50)(XorRun)


def first_at_most(errors, limit):
    """Return the first place where an error is at most `limit`, or None."""
    place = int(np.argmax(errors <= limit))
    return place if errors[place] <= limit else None
