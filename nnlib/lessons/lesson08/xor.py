"""W8, the logic gates: train a network and watch the plateau. Stands in lesson 08."""

import math
from dataclasses import dataclass

import numpy as np

from nnlib.activations import TRANSFERS
from nnlib.data import GATES
from nnlib.explorers.base import Explorer
from nnlib.explorers.controls import Choice, Knob
from nnlib.explorers.goals import Goal
from nnlib.figures.error_curve import LOW
from nnlib.lessons.lesson08.xor_drawing import XorDrawing
from nnlib.lessons.lesson08.xor_run import MAX_ITERATIONS, MIN_ERROR, PATIENCE, XorRun
from nnlib.text import list_text, number_text, output_text

EVERY = 2500  # the ledger has a line for every 2500 iterations, like the lesson
LINES = 4


@dataclass
class XorState(XorRun):
    """The run in words and numbers."""

    def ledger(self):
        """Return the lesson's table, and beside it what the lesson prints."""
        printed = self._printed()
        lines = [f"{'Input    Output         Target':34}iteration  error"]
        rows = zip(self.inputs, self.outputs, np.ravel(self.targets), strict=True)
        for (x, output, target), end in zip(rows, printed, strict=True):
            text = (
                f"{x[0]:.0f}  {x[1]:.0f}     {self.output_text(output):14} {target:.0f}"
            )
            lines.append(f"{text:34}{end}".rstrip())
        return lines

    def _printed(self):
        counts = list(range(0, self.iterations + 1, EVERY))
        if counts[-1] != self.iterations:
            counts.append(self.iterations)
        counts = counts[-LINES:]
        lines = [f"{k:9d}: {error_text(self.errors[k], 6)}" for k in counts]
        return lines + [""] * (LINES - len(lines))

    def output_text(self, output):
        """Write an output with four decimals; a sigmoid never gives 0 or 1."""
        if self.output == "sigmoid":
            return output_text(output)
        if abs(output) > 1e4:
            return number_text(output)
        return f"{round(output, 4) + 0.0:.4f}"

    def sentence(self):
        """Say what the run is doing."""
        if self.too_large:
            return (
                f"At {self.rates()} the numbers grew beyond all bounds, so the weights "
                f"are back at iteration {self.iterations}. Try a smaller rate."
            )
        return f"{self.news} {self._now()}".strip()

    def _now(self):
        now = f"Iteration {self.iterations}: error {error_text(self.error)}"
        if self.min_reached:
            return f"{now}. minError {MIN_ERROR:.5f} is reached, so the run has ended."
        if self.iterations == MAX_ITERATIONS:
            return f"{now}. These are maxIterations, so the run has ended."
        if self.trainingRate == 0 and not self.momentum:
            return f"{now}. At trainingRate 0 no weight ever changes."
        if self.error < LOW:
            return f"{now}. Solved: every output is close to its target."
        return f"{now}, {self._trend()}."

    def _trend(self):
        """Return in words where the error is going, from its own last numbers."""
        now = self.error
        if now > 10 * max(1, self.errors[0]):
            return "and it grows: the rate is too large"
        back = min(max(100, self.iterations // 10), self.iterations)
        before = self.errors[-1 - back]
        flat = self.iterations >= 100 and 0.99 * before <= now <= 1.01 * before
        if np.ptp(self.outputs) < 0.1:
            mean = number_text(np.mean(self.outputs), 1)
            rest = f". {self._hope()}" if flat else ""
            return f"still near {mean} for everybody{rest}"
        if zigzags(self.errors[-12:]):
            return "in a zigzag, up and down: the rate may be too large"
        if now < before and not flat:
            return f"falling: {error_text(before)} was {back} iterations ago"
        if now > before and not flat:
            return f"rising: {error_text(before)} was {back} iterations ago"
        right = int(np.sum((self.outputs > 0.5) == (np.ravel(self.targets) > 0.5)))
        rest = f" {self._hope()}" if flat else ""
        return f"with {right} of 4 outputs on the right side of 0.5.{rest}".rstrip(".")

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
        words += self.plateau_text()
        corners = [
            f"({x[0]:.0f}, {x[1]:.0f}) {self.output_text(output)}"
            for x, output in zip(self.inputs, self.outputs, strict=True)
        ]
        return (
            f"{words} Right: map of the output for {self.gate} with {self.hidden} "
            f"hidden; at the corners {list_text(corners)}."
        )

    def plateau_text(self):
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


def _seeds_text(state):
    early, late = ("none" if s is None else f"seed {s}" for s in state.seeds_found())
    return f"early: {early}, late: {late}"


def _gates_text(state):
    learned, missed = (
        ", ".join(sorted(gates)) or "none"
        for gates in (state.learned_by_one, state.missed_by_one)
    )
    return f"learned: {learned}; not learned in {PATIENCE} iterations: {missed}"


class XorExplorer(Explorer):
    """W8: train a network on a logic gate, with any rate, size and seed."""

    question = "The error stays at 1.00: is the network broken, or does it need time?"
    State, Drawing = XorState, XorDrawing
    knobs = (
        Knob("trainingRate", 0, 10),
        Knob("hidden", 1, 8, 1, label="hidden nodes"),
        Choice("gate", tuple(GATES)),
        Knob("seed", 0, 99, 1),
    )
    more = {
        "momentum and output function": (
            Knob("momentum", 0, 0.9, 0.01),
            Choice("output", tuple(TRANSFERS), label="output function"),
        )
    }
    actions = {
        "Run 100": "run_100",
        "Run 1000": "run_1000",
        "Run 5000": "run_5000",
        f"Run to {MAX_ITERATIONS}": "run_on",
        "Back to iteration 0": "start_again",
    }
    presets = {
        "Worked example": {},
        "One hidden node": {"hidden": 1},
        "Linear output": {"output": "linear", "momentum": 0.5},
    }
    goals = (
        Goal(
            task="Find an early seed (error below 0.5 before iteration 10000) and a "
            "late one (after 20000).",
            miss=lambda s: s.seeds_found().count(None) if s.counts() else math.inf,
            value=_seeds_text,
            rule="a knob other than the seed has moved. Press Worked example.",
            why="On the plateau, are all slopes 0, or are they tiny?",
            answer="Tiny. The weights move a little at each iteration, so a run may "
            "leave the plateau later. A late seed is no mistake in the code.",
        ),
        Goal(
            task="Reach an error below 0.01 in fewer than 2000 iterations: change "
            "trainingRate or momentum.",
            miss=lambda s: (
                s.lowest() - LOW
                if (s.gate, s.hidden, s.output) == ("XOR", 2, "sigmoid")
                else math.inf
            ),
            value=lambda s: f"lowest error {error_text(s.lowest())}",
            rule="only XOR, 2 hidden nodes, sigmoid. Press Worked example.",
            why="Is a larger rate always better: yes or no? Try 10 without momentum.",
            answer="No. At 10 this start gets stuck at 0.667: the steps are so "
            "large that a neuron lands where its slope is near 0.",
        ),
        Goal(
            task="One hidden node: find a gate that it learns (error below 0.01) and "
            "one that it does not.",
            miss=lambda s: (not s.learned_by_one) + (not s.missed_by_one),
            value=_gates_text,
            why="Would more iterations help here, or more hidden nodes?",
            answer="More hidden nodes. One hidden node has one boundary line, and no "
            "single straight line divides the corners of XOR or XNOR.",
        ),
    )
    ponder = (
        (
            "What do four outputs of 0.5 add up to as an error?",
            "1.0, four times 0.5 squared. So 1.00 means: 0.5 for everybody.",
        ),
    )
    twin = {
        "7500 iterations": {"iterations": 7500},
        "Seed 3, 7500 iterations": {"seed": 3, "iterations": 7500},
        "One hidden node, 7500": {"hidden": 1, "iterations": 7500},
    }
