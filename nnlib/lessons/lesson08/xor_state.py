"""The logic gates in words and numbers: a run, and where in it the learner looks."""

import math
from dataclasses import dataclass

import numpy as np

from nnlib.explorers.base import State
from nnlib.explorers.ledger import lit
from nnlib.figures.error_curve import LOW, find_plateau, thin
from nnlib.lessons.lesson08.xor_run import (
    MAX_ITERATIONS,
    MIN_ERROR,
    first_at_most,
    xor_run,
)
from nnlib.text import list_text, number_text, output_text

AT_ONCE = 5000  # so far a new run is trained while a knob is turned
EVERY = 2500  # the ledger has the error of every 2500 iterations, like the lesson
MOST = 4  # of them
PRINTED = (8, 3, 6, 0)  # the seeds that cells of the lesson have printed
SOON = 15_000  # for the first goal
PATIENCE = 5000  # for the third
LENGTHS = (1000, 2000, 5000, 10_000, 15_000, 20_000, MAX_ITERATIONS)
TOPS = (1, 2, 4)  # the axis of the error ends at one of these


@dataclass
class XorState(State):
    """The knobs of a run, and how many `iterations` of it are looked at."""

    trainingRate: float = 0.2
    hidden: int = 2
    gate: str = "XOR"
    seed: int = 8
    momentum: float = 0.0
    output: str = "sigmoid"
    iterations: int = 0

    def __post_init__(self):
        self.news, self.found, self.known = "", {}, 0
        self.room = LENGTHS[0]  # so far the axis reaches, for the diamond to go on
        self._look(self.iterations)

    # The run, and the place in it.

    def change(self, **values):
        """Set knobs. A new run goes as far as the old one, or not quite so far."""
        old = self.run
        super().change(**values)
        self.news = ""
        if self.run is old:
            self._look(self.iterations)
            return
        self.known, wanted = 0, self.iterations
        self._look(wanted if "iterations" in values else min(wanted, AT_ONCE))
        what = f": {self._knob_text(*values)}" if len(values) == 1 else ""
        cut = "" if self.iterations == wanted else f", {self.iterations} iterations"
        self.news = f"New run{what}{cut}."

    def _look(self, iterations):
        self.iterations = self.run.reach(iterations)
        self.known = max(self.known, self.iterations)  # so far its errors are drawn

    def _knob_text(self, name):
        value = getattr(self, name)
        words = {"hidden": "hidden neurons", "output": "output function"}
        text = value if isinstance(value, str) else number_text(value)
        return f"{words.get(name, name)} {text}"

    @property
    def run(self):
        """The run with these knobs."""
        return xor_run(
            *(self.trainingRate, self.hidden, self.gate),
            *(self.seed, self.momentum, self.output),
        )

    @property
    def errors(self):
        """The error after 0, 1, ... iterations, until now."""
        return self.run.errors[: self.iterations + 1]

    @property
    def error(self):
        """The error now."""
        return float(self.errors[-1])

    @property
    def outputs(self):
        """The output for each of the four inputs."""
        return self.run.outputs(self.iterations, self.run.inputs)

    @property
    def plateau(self):
        """First and last iteration and error of the longest flat stretch, or None."""
        kept = thin(self.errors)  # searched in a thinned curve, which is quick
        flat = find_plateau(self.errors[kept])
        return flat and (kept[flat[0]], kept[flat[1]], flat[2])

    @property
    def low_at(self):
        """After how many iterations the error is below 0.01 for the first time."""
        return first_at_most(self.errors, LOW)

    @property
    def length(self):
        """The end of the axis of the iterations."""
        return next(n for n in LENGTHS if n >= max(self.known, self.room))

    @property
    def ceiling(self):
        """The end of the axis of the error."""
        highest = self.run.errors[: self.known + 1].max()
        return 1.2 * next((t for t in TOPS if highest <= 1.15 * t), TOPS[-1])

    # What the goals ask for.

    def rested(self):
        """Remember the first early and late seed, and gate that one neuron learns.

        A diamond at the end of the axis could not be dragged on, so the axis goes on.
        """
        self.room = next((n for n in LENGTHS if n > self.iterations), MAX_ITERATIONS)
        if self.only_seed() and self.seed not in PRINTED:
            if self.errors[:SOON].min() < 0.5:
                self.found.setdefault("early", self.seed)
            elif self.iterations >= SOON:
                self.found.setdefault("late", self.seed)
        if self.hidden == 1 and self.output == "sigmoid":
            if self.error < LOW:
                self.found.setdefault("learned", self.gate)
            elif self.iterations >= PATIENCE and self.gate in ("XOR", "XNOR"):
                self.found.setdefault("missed", self.gate)

    def missing(self, *names):
        """Return how many of these are not found yet."""
        return sum(name not in self.found for name in names)

    def only_seed(self):
        """Say whether all knobs but the seed are as in the worked example."""
        knobs = (self.trainingRate, self.hidden, self.gate, self.momentum, self.output)
        return knobs == (0.2, 2, "XOR", 0, "sigmoid")

    # In words.

    def rates(self):
        """Return training rate and momentum in words."""
        words = f"trainingRate {number_text(self.trainingRate)}"
        if self.momentum:
            words += f", momentum {number_text(self.momentum)}"
        return words

    def ledger(self):
        """Return the lesson's table on its side, and the errors that it prints."""
        targets = np.ravel(self.run.targets)
        rows = {
            "input": [f"({x[0]:.0f}, {x[1]:.0f})" for x in self.run.inputs],
            "target": [f"{target:.0f}" for target in targets],
            "output": [self.output_text(output) for output in self.outputs],
        }
        widest = max(len(output) for output in rows["output"])
        lines = [
            f"{name:13}" + "".join(f"{cell:{widest + 3}}" for cell in cells).rstrip()
            for name, cells in rows.items()
        ]
        return [*lines, "error after  " + "   ".join(self._printed())]

    def _printed(self):
        counts = list(range(0, self.iterations, EVERY))[1 - MOST :]
        before = [f"{k}: {error_text(self.errors[k], 6)}" for k in counts]
        now = lit("iterations", f"{self.iterations}")
        return [*before, f"{now}: {error_text(self.error, 6)}"]

    def output_text(self, output):
        """Write an output with four decimals; a sigmoid never gives 0 or 1."""
        if self.output == "sigmoid":
            return output_text(output)
        if abs(output) > 1e4:
            return number_text(output)
        return f"{round(output, 4) + 0.0:.4f}"

    def sentence(self):
        """Say what the run is doing."""
        return f"{self.news} {self._now()}".strip()

    def _now(self):
        now = f"Iteration {self.iterations}: error {error_text(self.error)}"
        if self.run.too_large and self.iterations == self.run.length:
            return (
                f"{now}. Then the numbers grow beyond all bounds. Try a smaller rate."
            )
        if self.error <= MIN_ERROR:
            return f"{now}. minError {MIN_ERROR:.5f} is reached, so the run has ended."
        if self.error < LOW:
            return f"{now}. Solved: every output is close to its target."
        return f"{now}, {self._trend()}."

    def _trend(self):
        """Return in words where the error is going, from its own last numbers."""
        errors, now = self.errors, self.error
        if now > 10 * max(1, errors[0]):
            return "and it grows: the rate is too large"
        back = min(max(100, self.iterations // 10), self.iterations)
        before = errors[-1 - back]
        flat = self.iterations >= 100 and 0.99 * before <= now <= 1.01 * before
        outputs = self.outputs
        if np.ptp(outputs) < 0.1:
            mean = number_text(np.mean(outputs), 1)
            rest = f". {self._hope()}" if flat else ""
            return f"still near {mean} for everybody{rest}"
        if zigzags(errors[-12:]):
            return "in a zigzag, up and down: the rate may be too large"
        if not flat:
            way = "falling" if now < before else "rising"
            return f"{way}: {error_text(before)} was {back} iterations ago"
        targets = np.ravel(self.run.targets)
        right = int(np.sum((outputs > 0.5) == (targets > 0.5)))
        return f"with {right} of 4 outputs on the right side of 0.5. {self._hope()}"

    def _hope(self):
        """Return what a flat stretch may still become."""
        if np.ptp(self.errors[-100:]) == 0:
            return "Stuck: the last 100 iterations changed nothing"
        return "A plateau: flat, but the run may still leave it"

    def words(self):
        """Return the picture in words."""
        words = (
            f"Left: error over {self.iterations} iterations at {self.rates()}, from "
            f"{error_text(self.errors[0])} to {error_text(self.error)}."
        )
        words += self._plateau_text()
        corners = [
            f"({x[0]:.0f}, {x[1]:.0f}) {self.output_text(output)}"
            for x, output in zip(self.run.inputs, self.outputs, strict=True)
        ]
        return (
            f"{words} Right: map of the output for {self.gate} with {self.hidden} "
            f"hidden; at the corners {list_text(corners)}."
        )

    def _plateau_text(self):
        """Return where the curve is flat; the ends rounded to two digits."""
        if not self.plateau:
            return ""
        first, last, error = self.plateau
        first, last = (number_text(float(f"{end:.2g}")) for end in (first, last))
        return (
            f" Plateau near {error_text(error, 2)} from about iteration {first} to "
            f"about {last}."
        )

    def row(self):
        """Return the cells of the static table."""
        return {
            "iterations": f"{self.iterations}",
            "error": error_text(self.error),
            "outputs": ", ".join(map(self.output_text, self.outputs)),
            "what it means": self._now(),
        }


def zigzags(errors):
    """Say whether the errors go up and down in turn, by more than 1 %."""
    moves = np.diff(errors)
    turns = (moves[1:] * moves[:-1] < 0).all()
    return len(errors) > 4 and bool(turns) and np.ptp(errors) > 0.01 * errors.max()


def error_text(error, digits=4):
    """Write an error with `digits` decimals, a small one with six."""
    if not error < 1e4:
        return number_text(error) if math.isfinite(error) else "beyond all numbers"
    return f"{error:.{6 if error < LOW else digits}f}"
