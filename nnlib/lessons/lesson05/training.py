"""W5b, training: 1000 epochs for any rate and seed. Stands in lesson 05."""

import math
from dataclasses import dataclass

import numpy as np

from nnlib.data import PEOPLE
from nnlib.explorers.base import Explorer, State
from nnlib.explorers.controls import Choice, Handle, Knob, Player
from nnlib.explorers.goals import Goal
from nnlib.explorers.picture import panel
from nnlib.lessons.shared.people_run import (
    EPOCHS,
    KNOW_NOTHING,
    LABELS,
    RATE,
    SEED,
    LossPanel,
    OutputsPanel,
    loss_text,
    people_run,
)
from nnlib.text import list_text, percent_text

SEEDS = (SEED, *range(10))
OTHERS = (6, 7, 8, 9)  # the seeds of which the lesson has not shown the end
LOW = 0.05  # the loss of the goal about rates
SLOW = 0.05  # a run that ends above this loss is called slow
EVEN, STRETCHED = "even", "stretched"
HEIGHT = 2.75  # inches
MARGINS = (0.68, 0.2, 0.56, 0.46)  # inches: left, right, below, above
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
    before: tuple | None = None  # seed and rate of the run to compare with
    rested_at: tuple = ()  # seed and rate where a knob rested last
    rested_before: tuple | None = None  # and what was compared there

    def __post_init__(self):
        self.rested()

    def change(self, **values):
        """Set knobs; for a new rate or seed the run of the last rest stays thin."""
        super().change(**values)
        same = self.rested_at == (self.seed, self.rate)
        self.before = self.rested_before if same else self.rested_at

    def rested(self):
        """Remember this run for the next one to be compared with."""
        self.rested_at, self.rested_before = (self.seed, self.rate), self.before

    @property
    def run(self):
        """The run with this rate and seed."""
        return people_run(self.seed, self.rate)

    @property
    def run_before(self):
        """The run to compare with, or None."""
        return people_run(*self.before) if self.before else None

    @property
    def mark(self):
        """Where the epoch is on the axis of epochs, and its loss."""
        stretched = self.axis == STRETCHED
        return math.log10(self.epoch + 1) if stretched else self.epoch, self.loss

    def epoch_at(self, x):
        """Return the epoch at the place `x` on the axis of epochs."""
        return 10 ** min(x, 4) - 1 if self.axis == STRETCHED else x

    @property
    def loss(self):
        """The loss after the epoch."""
        return float(self.run.losses[self.epoch])

    @property
    def right(self):
        """How many of the four are right after the epoch."""
        return self.run.right(self.epoch)

    def is_first_right(self):
        """Say whether all four are right now and were not one epoch earlier."""
        before = self.run.right(self.epoch - 1) if self.epoch else 0
        return self.right == len(LABELS) != before

    def ledger(self):
        """Return the nine knobs, and the loss as the mean of four squares."""
        network = self.run.network(self.epoch)
        knobs = [
            f"{neuron}: "
            + "  ".join(f"{name} = {getattr(network, name):7.4f}" for name in names)
            for neuron, names in NEURONS.items()
        ]
        alice, bob, charlie, diana = (
            f"({label:g} - {output:.4f})²"
            for label, output in zip(LABELS, self.run.outputs(self.epoch), strict=True)
        )
        loss = loss_text(self.loss)
        return [
            *knobs,
            f"loss = ({alice} + {bob}",
            f" + {charlie} + {diana}) / {len(LABELS)} = {loss}",
        ]

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
        if self.before:
            last = loss_text(self.run_before.losses[-1])
            text += f" Thin line: {_name(self.run_before)}, which ends at {last}."
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


def _first_right(state):
    """Return how far the epoch is from the first with all four right, for seed 4."""
    if (state.rate, state.seed) != (RATE, 4) or state.right < len(LABELS):
        return math.inf
    return 0 if state.is_first_right() else state.epoch


def _low_in_100(state):
    """Return how far the loss is from falling below LOW just in epoch 100."""
    if state.seed != SEED or state.epoch != 100:
        return math.inf
    if state.loss >= LOW:
        return state.loss - LOW + 1e-9
    return max(0.0, LOW - state.run.losses[99])


def _same_end(state):
    """Return how far apart the ends of two seeds are; 0 if they look the same."""
    before = state.before
    if before is None or before[0] == state.seed:
        return math.inf
    if not {before[0], state.seed} <= set(OTHERS):
        return math.inf
    if before[1] != RATE or state.rate != RATE:
        return math.inf
    ends = state.run_before.losses[-1], state.run.losses[-1]
    return 0 if len(set(map(loss_text, ends))) == 1 else abs(np.subtract(*ends))


def _both_ends(state):
    """Say where the runs that are compared end; without two, where this one ends."""
    counts = _same_end(state) < math.inf
    runs = [state.run_before, state.run] if counts else [state.run]
    return " and ".join(f"{loss_text(r.losses[-1])} (seed {r.seed})" for r in runs)


class TrainingDrawing:
    """Left the loss of this run and of the one before, right the four outputs."""

    def __init__(self):
        know = f"know-nothing line {KNOW_NOTHING:g}"
        left = panel(5.6, HEIGHT, margins=MARGINS)
        self.loss = LossPanel(left, xlabel="epoch (drag the diamond)", dashed=know)
        right = panel(4, HEIGHT, margins=(0.78, 0.52, *MARGINS[2:]))
        self.outputs = OutputsPanel(right, xlabel="output", title="")
        self.panels = left, right

    def update(self, state):
        """Draw both runs and mark the epoch."""
        before = state.run_before
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
    lines = 1
    knobs = (
        Knob("rate", 0.001, 20, step=0.001, label="learning rate", log=True),
        Choice("seed", SEEDS, label="random seed"),
    )
    player = Player(
        Knob("epoch", 0, EPOCHS, step=1, log=True), steps=(1, 10, 100), seconds=8
    )
    handles = (
        Handle(at=lambda s: [s.mark], to=lambda s, x, y: {"epoch": s.epoch_at(x)}),
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
            task="Rate 0.1, seed 4: after which epoch are all four right for the first "
            "time?",
            miss=_first_right,
            value=lambda s: (
                f"{s.right} of 4 right after epoch {s.epoch} with rate {s.rate:g}, "
                f"seed {s.seed}"
            ),
            rule="it needs rate 0.1, seed 4, and all four right.",
            why="Is the loss near 0 by then: yes or no?",
            answer="No, it is 0.1359. Accuracy counts sides, and loss measures "
            "distances. Alice is right with an output of only 0.504.",
        ),
        Goal(
            task="Find a seed that starts below the know-nothing line, before any "
            "training (epoch 0).",
            miss=lambda s: s.run.losses[0] - KNOW_NOTHING + 1e-9,
            value=lambda s: f"seed {s.seed} starts at {loss_text(s.run.losses[0])}",
            why="Has a network with this seed learned something, or was it luck?",
            answer="It was luck. Before training the knobs are random draws, and some "
            "draws happen to be nearer to the labels.",
        ),
        Goal(
            task="Seed 215: find a rate with which the loss falls below 0.05 in epoch "
            "100, and not earlier.",
            miss=_low_in_100,
            value=lambda s: (
                f"rate {s.rate:g}, loss {loss_text(s.loss)} after epoch {s.epoch}, "
                f"{loss_text(s.run.losses[max(s.epoch - 1, 0)])} one epoch earlier"
            ),
            rule="it needs seed 215 and epoch 100.",
            why="With half that rate, how long does it take: about 50 epochs, or about "
            "200?",
            answer="About 200: with rate 0.021 it is 199. As long as the steps are "
            "small, half the rate needs about twice the epochs here.",
        ),
        Goal(
            task="Rate 0.1: choose two of the seeds 6 to 9, one after the other, that "
            "end with the same loss to four decimals.",
            miss=_same_end,
            value=_both_ends,
            rule="it needs rate 0.1 and two different seeds from 6 to 9.",
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
