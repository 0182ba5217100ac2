"""W6b, stop in time: two losses while a network trains. Stands in lesson 06."""

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from nnlib.explorers.base import Explorer, State
from nnlib.explorers.controls import Choice, Handle, Knob, Player
from nnlib.explorers.goals import Goal
from nnlib.explorers.ledger import lit
from nnlib.explorers.picture import panel
from nnlib.figures.palette import BLACK, GRAY, label_mark, lit_by, on_map
from nnlib.figures.surface import Surface
from nnlib.figures.two_losses import KNOW_NOTHING, TwoLosses
from nnlib.lessons.lesson06.clouds import clouds
from nnlib.loss import mse_loss
from nnlib.network import OurNeuralNetwork
from nnlib.text import count, large_text, percent_text

SIZES = (10, 20, 40, 100, 200)
UPDATES, STEP = 60_000, 1000  # of the longest run, and between two snapshots
SEEDS = 20
POINTS_SEED, NEW_SEED = 6, 7  # those of the lesson
NEW, NEW_LABELS = clouds(1000, np.random.default_rng(NEW_SEED))
REACH = 3.5  # of the map
TOP = 0.5  # of the axis of the losses; there is the square that is dragged
NEAR = 0.003  # a loss so near to the lowest is as good
LINES = {0.5: {"linewidth": 3}, 0.1: {"linewidth": 1.2}, 0.9: {"linewidth": 1.2}}


@dataclass(eq=False)
class CloudRun:
    """A training on `size` points from the start `seed`, as far as somebody asks for.

    A snapshot is kept after 0, 1000, ... updates. Nothing of it is ever changed, only
    added, so that all who look at a run can share it: `cloud_run`.
    """

    size: int
    seed: int

    def __post_init__(self):
        self.points, self.labels = clouds(self.size, np.random.default_rng(POINTS_SEED))
        self._network = OurNeuralNetwork(rng=self.seed)
        self._stored, self._own, self._new = [], [], []
        self._keep()

    def _keep(self):
        self._stored.append(self._network.knobs)
        self._own.append(self._score(self.points, self.labels))
        self._new.append(self._score(NEW, NEW_LABELS))

    def _score(self, points, labels):
        outputs = self._network.feedforward(points)
        right = np.mean((outputs > 0.5) == (labels == 1))
        return mse_loss(labels, outputs), right

    def _reach(self, updates):
        """Train until there is a snapshot after `updates`; return its place."""
        place = updates // STEP
        while len(self._stored) <= place:
            self._network.train(self.points, self.labels, epochs=STEP // self.size)
            self._keep()
        return place

    def network(self, updates):
        """Return the network after so many updates."""
        network, place = OurNeuralNetwork(), self._reach(updates)
        network.knobs = self._stored[place]
        return network

    def own(self, updates):
        """Return loss and share of right answers on the training points: (n, 2).

        They are those of all snapshots up to so many updates.
        """
        return np.array(self._own[: self._reach(updates) + 1])

    def new(self, updates):
        """Return loss and share of right answers on the new points, as `own` does."""
        return np.array(self._new[: self._reach(updates) + 1])

    def first_fit(self, updates):
        """Return the first stop up to `updates` with nine of ten training points right.

        None if there is none.
        """
        found = np.flatnonzero(self.own(updates)[:, 1] >= 0.9)
        return int(found[0]) * STEP if found.size else None


cloud_run = lru_cache(maxsize=100)(CloudRun)


@dataclass
class StopState(State):
    """How many points and which start a run has, and where it is stopped."""

    points: int = 20
    seed: int = 1
    updates: int = 0

    @property
    def run(self):
        """The run with these points and this start."""
        return cloud_run(self.points, self.seed)

    @property
    def own(self):
        """Loss and share of right answers on the training points."""
        return self.run.own(self.updates)[-1]

    @property
    def new(self):
        """Loss and share of right answers on the new points."""
        return self.run.new(self.updates)[-1]

    @property
    def lowest(self):
        """The lowest loss on new points so far."""
        return float(self.run.new(self.updates)[:, 0].min())

    def change(self, **values):
        """Set knobs; a stop is at a whole number of steps."""
        if "updates" in values:
            values["updates"] = round(values["updates"] / STEP) * STEP
        super().change(**values)

    def ledger(self):
        """Return both losses with their numbers."""
        points, updates = lit("points", str(self.points)), lit("updates", _few(self))
        return [
            f"{updates} updates of {points} points "
            f"= {large_text(self.updates // self.points)} epochs",
            f"training points:  loss {self.own[0]:.3f}   right {self.own[1]:.1%}",
            f"1000 new points:  loss {self.new[0]:.3f}   right {self.new[1]:.1%}",
        ]

    def sentence(self):
        """Say how the loss on new points goes."""
        loss = self.new[0]
        if not self.updates:
            return (
                f"Nothing is learned yet. The loss is {self.own[0]:.3f} on the "
                f"training points and {loss:.3f} on new ones."
            )
        if loss > self.lowest + NEAR:
            above = loss - self.lowest
            more = ", and worse than knowing nothing" if loss > KNOW_NOTHING else ""
            return f"On new points the loss is {above:.3f} above its lowest{more}."
        return f"On new points the loss, {loss:.3f}, is about as low as it has been."

    def words(self):
        """Say in words what the picture shows."""
        return (
            f"Left: two losses over {count(self.updates, 'update')}. Training points, "
            f"solid: {self.own[0]:.3f}. New points, dashed: {self.new[0]:.3f}, lowest "
            f"so far {self.lowest:.3f}. Right: map of the output with the "
            f"{self.points} training points; {percent_text(self.own[1])} are on the "
            "side of their label."
        )

    def row(self):
        """Return the cells of the static table."""
        return {
            "training points": str(self.points),
            "updates": _few(self),
            "loss on them": f"{self.own[0]:.3f}",
            "loss on new points": f"{self.new[0]:.3f}",
        }


def _few(state):
    return large_text(state.updates)


class StopDrawing:
    """Left the two losses so far, right the map with the training points."""

    def __init__(self):
        margins = (0.68, 0.36, 0.56, 0.46)
        left = panel(
            4.8,
            xlabel="update",
            ylabel="loss (mean squared error)",
            title="solid: training points, dashed: new points\n"
            "diamond: lowest, dotted: 0.25, drag the square",
            margins=margins,
        )
        left.set(xlim=(-600, UPDATES + 600), ylim=(0, 1.04 * TOP))
        left.set_xticks(
            [0, 20_000, 40_000, 60_000], ["0", "20 000", "40 000", "60 000"]
        )
        self.losses = TwoLosses(left)
        self.here = left.axvline(0, color=GRAY, linewidth=1, linestyle=":")
        self.grip = left.plot([], [], "s", color=BLACK, markersize=9, clip_on=False)[0]
        lit_by("updates", self.grip)
        right = panel(4, xlabel="input x1", ylabel="input x2", margins=margins)
        right.figure.set_dpi(72)  # that of SVG: every map is equally fine
        self.surface = Surface(right, (-REACH, REACH), (-REACH, REACH), LINES)
        style = {"linestyle": "none", "markersize": 7, "markeredgewidth": 1.8}
        self.marks = {
            label: right.plot([], [], **style, **label_mark(label))[0]
            for label in (1, 0)
        }
        on_map(*self.marks.values())
        self.panels = left, right

    def update(self, state):
        """Show the losses up to the stop, and the map at the stop."""
        run = state.run
        own, new = run.own(state.updates)[:, 0], run.new(state.updates)[:, 0]
        self.losses.update(np.arange(len(own)) * STEP, own, new)
        self.here.set_xdata([state.updates] * 2)
        self.grip.set_data([state.updates], [TOP])
        network = run.network(state.updates)
        self.surface.update(network.feedforward(self.surface.points))
        for label, marks in self.marks.items():
            marks.set_data(*run.points[run.labels == label].T)
        self.panels[1].title.set_text(
            f"circle: label 1, triangle: label 0\n{percent_text(state.own[1])} of "
            f"{state.points} points on their side"
        )


def _small_set(state):
    """Return how far above knowing nothing a net of 10 points is on new points."""
    counts = state.points == 10 and state.updates > 0
    return state.new[0] - KNOW_NOTHING + 1e-9 if counts else math.inf


def _first_fit(state):
    """Return how long ago 90 % of the 20 points were right for the first time."""
    if state.points != 20 or state.own[1] < 0.9:
        return math.inf
    return state.updates - state.run.first_fit(state.updates)


def _no_need(state):
    """Return how far the end of a run is from its lowest loss on new points."""
    if state.updates != UPDATES:
        return math.inf
    return state.new[0] - state.lowest - NEAR


class StopInTimeExplorer(Explorer):
    """W6b: train on 10 to 200 points, and stop in time."""

    question = "When should this training stop?"
    State, Drawing = StopState, StopDrawing
    lines = 1
    knobs = (
        Choice("points", SIZES, label="training points"),
        Knob("seed", 1, SEEDS, step=1, label="seed of the start"),
    )
    player = Player(
        Knob("updates", 0, UPDATES, step=STEP, label="updates"),
        play="Train",
        steps=(STEP, 5 * STEP),
    )
    handles = (
        Handle(
            at=lambda s: [(s.updates, TOP)],
            to=lambda s, x, y: {"updates": x},
        ),
    )
    presets = {
        "20 points": {},
        "10 points": {"points": 10},
        "200 points": {"points": 200},
    }
    goals = (
        Goal(
            task="Take 10 points. Stop where the loss on new points is below 0.25, "
            "that is, better than knowing nothing.",
            miss=_small_set,
            value=lambda s: f"{s.new[0]:.3f} after {_few(s)} updates",
            rule="it needs 10 training points, and some training.",
            why="Is there much time to stop with 10 points: yes or no?",
            answer="No. With 18 of the 20 seeds the loss on new points is below 0.25 "
            "at four stops at most, or at none. After that the knobs follow the noise "
            "of the ten points.",
        ),
        Goal(
            task="Take 20 points. Stop as early as you can with 90 % of the training "
            "points right.",
            miss=_first_fit,
            value=lambda s: f"{percent_text(s.own[1])} right, {_few(s)} updates",
            rule="it needs 20 training points, 90 % of them right.",
            why="Is the network at its best on new points there: yes or no?",
            answer="No. There the loss on new points has long risen above its lowest. "
            "A good score on the training points came too late to be good news.",
        ),
        Goal(
            task="Choose the number of points so that no early stop is needed: after "
            "60 000 updates the loss on new points is within 0.003 of its lowest.",
            miss=_no_need,
            value=lambda s: (
                f"{s.new[0]:.3f} after {_few(s)} updates, lowest so far {s.lowest:.3f}"
            ),
            rule="it needs 60 000 updates.",
            why="What helps the network more here: many points, or a good time to "
            "stop?",
            answer="Many points. Nine knobs cannot follow the noise of 200 points, so "
            "there is little to lose by training on.",
        ),
    )
    twin = {
        "20 points, 2000 updates": {"updates": 2000},
        "20 points, 60 000 updates": {"updates": UPDATES},
        "200 points, 60 000 updates": {"points": 200, "updates": UPDATES},
    }
