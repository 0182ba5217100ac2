"""A network in training on a logic gate, and what is remembered of it. For xor.py."""

from dataclasses import dataclass

import numpy as np

from nnlib.backprop import backPropNN
from nnlib.data import gate
from nnlib.explorers.base import State
from nnlib.figures.error_curve import LOW, find_plateau, thin
from nnlib.text import number_text

MAX_ITERATIONS, MIN_ERROR = 100_000, 1e-5
PIECE = 1000  # iterations between two looks at the page
EARLY, LATE = 10_000, 20_000  # for the first goal
QUICK = 2000  # for the second
PATIENCE = 5000  # for the third
NEW_NETWORK = {  # knobs that only a new network can have, and what to call them
    "hidden": "the number of hidden nodes",
    "gate": "the gate",
    "seed": "the seed",
    "output": "the output function",
}


@dataclass
class XorRun(State):
    """A network in training on a gate, and how many `iterations` it has had."""

    trainingRate: float = 0.2
    hidden: int = 2
    gate: str = "XOR"
    seed: int = 8
    momentum: float = 0.0
    output: str = "sigmoid"
    iterations: int = 0

    def __post_init__(self):
        self.half_at, self.learned_by_one, self.missed_by_one = {}, set(), set()
        wanted = self.iterations
        self.start_again()
        self.news = ""
        self._train(wanted)

    # What can be done with it.

    def start_again(self):
        """Make the network anew from the same seed, at iteration 0."""
        self.inputs, self.targets = gate(self.gate)
        kinds = ["sigmoid", self.output]
        self.net = backPropNN((2, self.hidden, 1), kinds, rng=self.seed)
        self.iterations, self._errors = 0, np.empty(0)
        self.too_large = self.min_reached = False
        self.plain = True  # so far, only the seed differs from the worked example
        self.news = "Back to iteration 0: the same seed, the same weights again."
        self._look()

    def change(self, **values):
        """Set knobs. A new rate keeps the weights, most others need a new network."""
        super().change(**values)
        self.too_large = False
        new = [words for name, words in NEW_NETWORK.items() if name in values]
        if len(values) > 1:  # a preset
            self.start_again()
            self.news = "New start at iteration 0."
        elif new:
            self.start_again()
            self.news = f"New start, because {new[0]} has changed."
        elif self.iterations:
            self.news = "The weights stay as they are."
        else:
            self.news = f"Next run: {self.rates()}."

    def run_100(self):
        """Train for 100 iterations."""
        self._train(100)

    def run_1000(self):
        """Train for 1000 iterations."""
        self._train(1000)

    def run_5000(self):
        """Train for 5000 iterations."""
        self._train(5000)

    def run_on(self):
        """Train until the error is small or 100000 iterations are done, in pieces."""
        self.news, self.too_large = "", False
        while not self.over:
            self._piece(PIECE)
            yield

    @property
    def over(self):
        """Whether training has nothing more to do, or cannot go on."""
        return self.min_reached or self.too_large or self.iterations >= MAX_ITERATIONS

    def _train(self, iterations):
        self.news, self.too_large = "", False
        until = self.iterations + iterations
        while self.iterations < until and not self.over:
            self._piece(min(PIECE, until - self.iterations))

    def _piece(self, iterations):
        try:
            errors = self.net.train(
                self.inputs,
                self.targets,
                maxIterations=min(iterations, MAX_ITERATIONS - self.iterations),
                minError=MIN_ERROR,
                trainingRate=float(self.trainingRate),
                momentum=float(self.momentum),
            )
        except ValueError:  # beyond all numbers; the weights are as before the piece
            self.too_large = True
            return
        self._errors = np.concatenate((self._errors, errors))
        self.iterations += len(errors)
        self.min_reached = bool(errors[-1] <= MIN_ERROR)
        self._look()

    def _look(self):
        """Compute what the page shows; remember what the goals ask about."""
        self.outputs = np.ravel(self.net.FP(self.inputs))
        with np.errstate(over="ignore"):
            self.error = float(np.sum((self.outputs - np.ravel(self.targets)) ** 2))
        # errors[k] is the error after k iterations.
        self.errors = np.append(self._errors, self.error)
        self.low_at = first_at_most(self.errors, LOW)
        # Searched in a thinned curve, which is quick; see plateau_text.
        kept = thin(self.errors)
        flat = find_plateau(self.errors[kept])
        self.plateau = flat and (kept[flat[0] - 1], kept[flat[1] - 1], flat[2])
        if self.iterations and not self.only_seed():
            self.plain = False
        if self.counts():
            self.half_at[self.seed] = first_at_most(self.errors, 0.5), self.iterations
        if self.hidden == 1 and self.output == "sigmoid":
            if self.error <= LOW:
                self.learned_by_one.add(self.gate)
            elif self.iterations >= PATIENCE and self.gate in ("XOR", "XNOR"):
                self.missed_by_one.add(self.gate)

    def counts(self):
        """Say whether this run counts for the goal of the two seeds."""
        return self.plain and self.only_seed()

    def only_seed(self):
        """Say whether all knobs but the seed are as in the worked example."""
        knobs = (self.trainingRate, self.hidden, self.gate, self.momentum, self.output)
        return knobs == (0.2, 2, "XOR", 0, "sigmoid")

    def rates(self):
        """Return training rate and momentum in words."""
        words = f"trainingRate {number_text(self.trainingRate)}"
        if self.momentum:
            words += f", momentum {number_text(self.momentum)}"
        return words

    def seeds_found(self):
        """Return the first early and the first late seed; None where none is known."""
        early = late = None
        for seed, (half, iterations) in self.half_at.items():
            if half is None:
                half = iterations + 1  # at the earliest
            elif half < EARLY and early is None:
                early = seed
            if half > LATE and late is None:
                late = seed
        return early, late

    def lowest(self):
        """Return the lowest error in fewer than 2000 iterations."""
        return float(self.errors[:QUICK].min())


def first_at_most(errors, limit):
    """Return the first place where an error is at most `limit`, or None."""
    place = int(np.argmax(errors <= limit))
    return place if errors[place] <= limit else None
