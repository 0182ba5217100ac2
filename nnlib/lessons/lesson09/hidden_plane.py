"""W9b, from the input plane to the hidden plane. Stands in lesson 09."""

import math
from dataclasses import dataclass

import numpy as np

from nnlib.explorers.base import Explorer, State
from nnlib.explorers.controls import Choice, Handle, Knob, Player
from nnlib.explorers.goals import Goal
from nnlib.explorers.ledger import lit
from nnlib.explorers.picture import panel
from nnlib.figures.corners import NAMES, can_be_separated
from nnlib.figures.hidden_plane import HiddenPlane, moved
from nnlib.figures.palette import BLACK, BLUE, GRAY
from nnlib.lessons.lesson09.xor_runs import (
    CORNERS,
    LAST,
    STARTS,
    STEP,
    STUCK,
    TARGETS,
    first_iteration,
    xor_run,
)
from nnlib.text import count, large_text, list_text, number_text

SLOW = "rng 3"  # the run that the goals ask about
WHOLE, NEAR = "whole plane", "close-up"
HEIGHT = 3.4  # inches


@dataclass
class HiddenPlaneState(State):
    """A run, an iteration of it, and how far the corners are on their way."""

    run: str = "rng 8"
    way: float = 0.1
    view: str = WHOLE
    iteration: int = 10_000

    @property
    def now(self):
        """The network after this iteration, and what it does with the corners."""
        return xor_run(self.run).at(self.iteration)

    @property
    def errors(self):
        """The error at each snapshot up to now."""
        return xor_run(self.run).errors(self.iteration)

    @property
    def places(self):
        """Where the four corners are drawn: (4, 2)."""
        return moved(self.now.network, CORNERS, self.way)

    def change(self, **values):
        """Set knobs; an iteration is a whole number of steps."""
        if "iteration" in values:
            values["iteration"] = round(values["iteration"] / STEP) * STEP
        super().change(**values)

    def ledger(self):
        """Return the hidden outputs, the output and the error."""
        now = self.now
        return [
            " " * 8
            + "".join(f"{name:>9}" for name in NAMES)
            + f"   iteration {lit('iteration', large_text(self.iteration))}",
            f"h1      {_line(now.hidden[:, 0])}",
            f"h2      {_line(now.hidden[:, 1])}",
            f"output  {_line(now.outputs)}   error {now.error:.4f}",
        ]

    def sentence(self):
        """Say whether one line is enough, and how many are right."""
        now = self.now
        enough = "one straight line is enough" if now.one_line else "no line is enough"
        pairs = len(now.shared())
        close = f", {count(pairs, 'pair')} less than 0.01 apart" if pairs else ""
        return (
            f"{self.run}: in the hidden plane {enough}, {now.right} of 4 right{close}. "
            f"Seen: way {number_text(self.way)}, {self.view}."
        )

    def _place(self):
        where = {0: "in the input plane", 1: "in the hidden plane"}
        return where.get(self.way, f"on the way, {number_text(self.way, 2)} of 1")

    def words(self):
        """Say in words what the picture shows."""
        at = list_text(
            [
                f"{name} ({x:.2f}, {y:.2f})"
                for name, (x, y) in zip(NAMES, self.places, strict=True)
            ]
        )
        cross = "do not cross" if can_be_separated(self.places, TARGETS) else "cross"
        near = ", close-up" if self.view == NEAR else ""
        return (
            f"Left, drawn {self._place()}{near}: corners at {at}; the lines that join "
            f"equal targets {cross}. Right: error of {self.run} over {self.iteration} "
            f"iterations, from {self.errors[0]:.4f} to {self.errors[-1]:.4f}."
        )

    def row(self):
        """Return the cells of the static table."""
        now = self.now
        return {
            "run": self.run,
            "iteration": large_text(self.iteration),
            "hidden corners": "  ".join(f"({x:.2f}, {y:.2f})" for x, y in now.hidden),
            "one line is enough": "yes" if now.one_line else "no",
            "right": f"{now.right} of 4",
        }


def _line(numbers):
    return "".join(f"{number:9.4f}" for number in numbers)


def way_at(state, i, x, y):
    """Return the way at which corner `i` is nearest to (x, y)."""
    start, end = CORNERS[i], state.now.hidden[i]
    path = end - start
    return float(np.dot(np.subtract((x, y), start), path) / np.dot(path, path))


class HiddenPlaneDrawing:
    """Left the corners on their way, right the error of the run."""

    def __init__(self):
        left = panel(
            5.2,
            HEIGHT,
            title="thin: lines of the input plane, thick: output 0.5\n"
            "lines join equal targets, drag a corner",
            margins=(0.92, 0.12, 0.56, 0.46),
        )
        left.yaxis.set_label_coords(-0.72 / 4.16, 0.5)  # a close-up has longer numbers
        self.plane = HiddenPlane(left, (-0.83, 1.83), (-0.4, 1.4))
        right = panel(
            4.4,
            HEIGHT,
            xlabel="iteration",
            ylabel="summed squared error",
            title="the run so far\ndrag the mark along",
            margins=(0.68, 0.36, 0.56, 0.46),
        )
        right.set(xlim=(-300, LAST + 300), ylim=(-0.04, 1.25), yticks=[0, 0.5, 1])
        right.set_xticks([0, 10_000, 20_000], ["0", "10 000", "20 000"])
        self.here = right.axvline(0, color=GRAY, linewidth=1, linestyle=":")
        self.curve = right.plot([], [], color=BLUE, linewidth=2.5)[0]
        self.mark = right.plot([], [], "D", color=BLACK, markersize=9)[0]
        self.panels = left, right

    def update(self, state):
        """Show the corners on their way, and the error up to now."""
        self.plane.update(
            state.now.network, TARGETS, state.way, near=state.view == NEAR
        )
        errors = state.errors
        self.curve.set_data(np.arange(len(errors)) * STEP, errors)
        self.here.set_xdata([state.iteration] * 2)
        self.mark.set_data([state.iteration], [errors[-1]])


def _late(state, run, what):
    """Return how many iterations after the first with `what` a run is."""
    if state.run != run:
        return math.inf
    now = state.now
    here = {
        "one line": now.one_line,
        "four right": now.right == 4,
        "shared": bool(now.shared()),
    }
    if not here[what]:
        return math.inf
    return state.iteration - first_iteration(run, what)


def _after(state):
    return f"{state.run}, iteration {large_text(state.iteration)}"


HANDLES = (
    Handle(
        at=lambda s: [(s.iteration, s.errors[-1])],
        to=lambda s, x, y: {"iteration": x},
        panel=1,
    ),
    *(
        Handle(
            at=lambda s, i=i: [tuple(s.places[i])],
            to=lambda s, x, y, i=i: {"way": way_at(s, i, x, y)},
        )
        for i in range(4)
    ),
)


class HiddenPlaneExplorer(Explorer):
    """W9b: move the corners to the hidden plane, at any iteration of a run."""

    question = "Where do the hidden neurons put the four corners?"
    State, Drawing = HiddenPlaneState, HiddenPlaneDrawing
    lines = 1
    knobs = (
        Choice("run", tuple(STARTS), label="run"),
        Knob("way", 0, 1, step=0.02, label="way to hidden plane"),
        Choice("view", (WHOLE, NEAR)),
    )
    player = Player(
        Knob("iteration", 0, LAST, step=STEP, label="iteration"),
        steps=(STEP, 250, 2500),
        seconds=8,
    )
    presets = {
        "Before training": {"way": 1, "iteration": 0},
        "In the hidden plane": {"way": 1},
        "Stuck run": {"run": STUCK, "way": 1, "iteration": 5000},
    }
    handles = HANDLES
    goals = (
        Goal(
            task=f"Run “{SLOW}”: what is the first iteration at which one straight "
            "line is enough in the hidden plane?",
            miss=lambda s: _late(s, SLOW, "one line"),
            value=_after,
            rule=f"it needs the run “{SLOW}” and corners that one line can separate.",
            why="Has the error come down from its plateau by then: yes or no?",
            answer="No, it is still 0.967. The hidden layer has moved the corners to "
            "the right sides before the output shows it.",
        ),
        Goal(
            task=f"Run “{SLOW}” again: from which iteration on are all four outputs "
            "right?",
            miss=lambda s: _late(s, SLOW, "four right"),
            value=_after,
            rule=f"it needs the run “{SLOW}” and four right outputs.",
            why="What did the run learn first here: where to put the corners, or where "
            "to put the output's line?",
            answer="Where to put the corners. One line was enough 800 iterations "
            "earlier, and the output neuron's own line was not yet there.",
        ),
        Goal(
            task=f"Run “{STUCK}”: what is the first iteration at which two corners are "
            "less than 0.01 apart in the hidden plane?",
            miss=lambda s: _late(s, STUCK, "shared"),
            value=_after,
            rule=f"it needs the run “{STUCK}” and two corners that close.",
            why="Which two are they: [1, 1] and [0, 1], or [0, 1] and [1, 0]?",
            answer="[1, 1] and [0, 1], whose targets are 0 and 1. The output neuron "
            "sees one spot, so it gives both nearly one answer.",
        ),
    )
    twin = {
        "rng 8, way 0.3, 20 000": {"way": 0.3, "iteration": 20_000},
        "rng 8, hidden plane, 20 000": {"way": 1, "iteration": 20_000},
        "stuck run, hidden plane, 5000": {"run": STUCK, "way": 1, "iteration": 5000},
    }
