"""W5b, training: 1000 epochs at once for any rate and seed. Stands in lesson 05."""

import math
from dataclasses import dataclass

import numpy as np

from nnlib.data import PEOPLE
from nnlib.explorers.base import Explorer, State
from nnlib.explorers.controls import Choice, Knob
from nnlib.explorers.goals import Goal
from nnlib.explorers.picture import new_figure
from nnlib.lessons.shared.people_run import (
    EPOCHS,
    KNOW_NOTHING,
    LABELS,
    RATE,
    SEED,
    LossPanel,
    OutputsPanel,
    PeopleRun,
    loss_text,
    people_run,
)
from nnlib.text import list_text, percent_text

RATES = (0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10, 20)
SEEDS = (SEED, *range(10))
SLOW = 0.05  # a run that ends above this loss is called slow
EVEN, STRETCHED = "even", "stretched"
NEURONS = {  # the knobs of each neuron
    "h1": ("w1", "w2", "b1"),
    "h2": ("w3", "w4", "b2"),
    "o1": ("w5", "w6", "b3"),
}


@dataclass
class TrainingState(State):
    """Learning rate and seed of a run, the epoch to look at, and the run before."""

    rate: float = RATE
    seed: int = SEED
    epoch: int = 100
    axis: str = EVEN
    before: PeopleRun | None = None

    def change(self, **values):
        """Set knobs; a new rate or seed makes a new run, and the old one stays thin."""
        old = self.run
        super().change(**values)
        if self.run is not old:
            self.before = old

    @property
    def run(self):
        """The run with this rate and seed."""
        return people_run(self.seed, self.rate)

    @property
    def loss(self):
        """The loss after the epoch."""
        return float(self.run.losses[self.epoch])

    @property
    def right(self):
        """How many of the four are right after the epoch."""
        return self.run.right(self.epoch)

    def is_lesson(self):
        """Say whether this is the run of the lesson."""
        return (self.rate, self.seed) == (RATE, SEED)

    def is_first_right(self):
        """Say whether all four are right now and were not one epoch earlier."""
        before = self.run.right(self.epoch - 1) if self.epoch else 0
        return self.right == len(LABELS) != before

    def ledger(self):
        """Return the nine knobs, and the loss as the mean of four squares."""
        network = self.run.network(self.epoch)
        knobs = [
            f"{neuron}:  "
            + "  ".join(f"{name} = {getattr(network, name):8.4f}" for name in names)
            for neuron, names in NEURONS.items()
        ]
        squares = " + ".join(
            f"({label:g} - {output:.4f})²"
            for label, output in zip(LABELS, self.run.outputs(self.epoch), strict=True)
        )
        loss = loss_text(self.loss)
        return [*knobs, f"sum = {squares}", f"loss = sum / {len(LABELS)} = {loss}"]

    def sentence(self):
        """Say how the run goes, and how things stand after the epoch."""
        when = f"After epoch {self.epoch}" if self.epoch else "Before training"
        return (
            f"Rate {self.rate:g}, seed {self.seed}: {self.manner()}. {when} it is "
            f"{loss_text(self.loss)}, with {self.right} of 4 right."
        )

    def manner(self):
        """Say how the loss of the whole run goes."""
        losses = self.run.losses
        last = loss_text(losses[-1])
        if losses.max() > losses[0]:
            high = loss_text(losses.max())
            return f"the loss first rises to {high}, then falls to {last}"
        if losses[-1] > SLOW:
            return f"the loss falls slowly, to {last}"
        return f"the loss falls to {last}"

    def words(self):
        """Say in words what the picture shows."""
        outputs = self.run.outputs(self.epoch)
        marks = list_text(
            [f"{n} {o:.3f}" for n, o in zip(PEOPLE, outputs, strict=True)]
        )
        text = (
            f"Left: line plot of the loss from {loss_text(self.run.losses[0])} to "
            f"{loss_text(self.run.losses[-1])} over {EPOCHS} epochs, with a mark at "
            f"epoch {self.epoch}, loss {loss_text(self.loss)}. Right: the four outputs "
            f"between 0 and 1: {marks}."
        )
        if self.before is not None:
            last = loss_text(self.before.losses[-1])
            text += f" Thin line: {_name(self.before)}, which ends at {last}."
        return text

    def row(self):
        """Return the cells of the static table."""
        return {
            "learning rate": f"{self.rate:g}",
            "seed": str(self.seed),
            "epoch": str(self.epoch),
            "loss": loss_text(self.loss),
            "accuracy": percent_text(self.right / len(LABELS)),
        }


def _name(run):
    return f"rate {run.rate:g}, seed {run.seed}"


def _same_end(state):
    """Return how far apart the ends of two seeds are; 0 if they look the same."""
    before = state.before
    if before is None or before.seed == state.seed:
        return math.inf
    if before.rate != RATE or state.rate != RATE:
        return math.inf
    ends = before.losses[-1], state.run.losses[-1]
    return 0 if len(set(map(loss_text, ends))) == 1 else abs(np.subtract(*ends))


def _both_ends(state):
    """Say where the runs that are compared end; without two, where this one ends."""
    counts = _same_end(state) < math.inf
    runs = [state.before, state.run] if counts else [state.run]
    return " and ".join(f"{loss_text(r.losses[-1])} (seed {r.seed})" for r in runs)


class TrainingDrawing:
    """Left the loss of this run and of the one before, right the four outputs."""

    def __init__(self):
        self.figure = new_figure(8.4, 3.6)
        left, right = self.figure.subplots(1, 2, width_ratios=(1.5, 1))
        self.figure.subplots_adjust(0.075, 0.145, 0.93, 0.86, wspace=0.32)
        know = f"know-nothing line {KNOW_NOTHING:g}"
        self.loss = LossPanel(left, xlabel="epoch", dashed=know)
        self.outputs = OutputsPanel(right, xlabel="output", title="")

    def update(self, state):
        """Draw both runs and mark the epoch."""
        before = state.before
        thin = f"thin line: {_name(before)}" if before else "no run before this one"
        self.loss.title.set_text(f"thick line: {_name(state.run)}\n{thin}")
        self.loss.place_epochs(stretched=state.axis == STRETCHED)
        self.loss.update(state.run.losses, state.epoch, before.losses if before else ())
        self.outputs.update(state.run.outputs(state.epoch))
        accuracy = percent_text(state.right / len(LABELS))
        self.outputs.title.set_text(
            f"epoch {state.epoch}\n{state.right} of 4 right: accuracy {accuracy}"
        )


class TrainingExplorer(Explorer):
    """W5b: train with any rate and seed, and look at any epoch."""

    question = "What do the learning rate and the start change about the training?"
    State, Drawing = TrainingState, TrainingDrawing
    knobs = (
        Choice("rate", RATES, label="learning rate"),
        Choice("seed", SEEDS, label="random seed"),
        Knob("epoch", 0, EPOCHS, step=1),
    )
    more = {
        "the choice of axis": (
            Choice("axis", (EVEN, STRETCHED), label="axis of epochs"),
        )
    }
    presets = {
        "Worked example": {},
        "Small rate 0.001": {"rate": 0.001},
        "Large rate 20": {"rate": 20},
    }
    goals = (
        Goal(
            task="Rate 0.1, seed 215: after which epoch are all four right for the "
            "first time?",
            miss=lambda s: (
                math.inf
                if not s.is_lesson() or s.right < len(LABELS)
                else 0
                if s.is_first_right()
                else s.epoch
            ),
            value=lambda s: f"{s.right} of 4 right, epoch {s.epoch}",
            rule="it needs rate 0.1, seed 215, and all four right.",
            why="Is the loss near 0 by then: yes or no?",
            answer="No, it is 0.1020. Accuracy counts sides, and loss measures "
            "distances. Alice is right with an output of only 0.510.",
        ),
        Goal(
            task="Find a seed that starts below the know-nothing line, before any "
            "training (epoch 0).",
            miss=lambda s: s.run.losses[0] - KNOW_NOTHING + 1e-9,
            value=lambda s: f"seed {s.seed} starts at {loss_text(s.run.losses[0])}",
            why="Has a network with this seed learned something, or was it luck?",
            answer="It was luck. Before training the knobs are random draws, and some "
            "draws happen to lie nearer to the labels.",
        ),
        Goal(
            task="Rate 0.1: choose two seeds, one after the other, that end with the "
            "same loss to four decimals.",
            miss=_same_end,
            value=_both_ends,
            rule="it needs rate 0.1 and two different seeds.",
            why="Do the two networks have the same knobs, or different ones?",
            answer="Different ones: compare the nine numbers. Many settings of the "
            "knobs have nearly the same loss.",
        ),
    )
    twin = {
        "Worked example, epoch 100": {},
        "Worked example, epoch 18": {"epoch": 18},
        "Large rate 20, epoch 100": {"rate": 20},
    }
