"""W0, the train button: watch a ready network learn. Stands in lesson 00.

Nothing is explained yet, so it uses the words of lesson 00 only: answer, label, loss,
round.
"""

from dataclasses import dataclass

import numpy as np

from nnlib.data import PEOPLE
from nnlib.explorers.base import Explorer, State
from nnlib.explorers.controls import Handle, Knob, Player
from nnlib.explorers.goals import Goal
from nnlib.explorers.ledger import lit
from nnlib.explorers.picture import panel
from nnlib.lessons.shared.people_run import (
    EPOCHS,
    LABELS,
    LossPanel,
    OutputsPanel,
    loss_text,
    people_run,
)
from nnlib.text import count, list_text

SMALL_LOSS = 0.01
TENTH = 0.1
TOP = 0.45  # of the axis of the loss
UP = 80  # rounds across that count as much as a loss of 1 upward, in a drag


@dataclass
class TrainButtonState(State):
    """How many rounds the network has learned."""

    rounds: int = 0

    @property
    def losses(self):
        """The losses up to now, the first one before training."""
        return people_run().losses[: self.rounds + 1]

    @property
    def loss(self):
        """The loss now."""
        return float(self.losses[-1])

    @property
    def below(self):
        """The first round after which the loss is below 0.1."""
        return int(np.flatnonzero(people_run().losses < TENTH)[0])

    @property
    def answers(self):
        """The four answers now, shape (4,)."""
        return people_run().outputs(self.rounds)

    def ledger(self):
        """Return the four labels and the four answers, below each other."""
        rounds = lit("rounds", f"{self.rounds:<4}")
        rows = {
            f"round {rounds}": PEOPLE,
            "label": [f"{label:g}" for label in LABELS],
            "answer": [f"{answer:.3f}" for answer in self.answers],
        }
        return [f"{k:10}" + "".join(f"{c:>9}" for c in row) for k, row in rows.items()]

    def sentence(self):
        """Say how far it has come."""
        if not self.rounds:
            return (
                "The network starts with random numbers inside. Its loss is "
                f"{loss_text(self.loss)}. Press Train."
            )
        rounds = count(self.rounds, "round")
        begin = loss_text(self.losses[0])
        text = (
            f"After {rounds} the loss is {loss_text(self.loss)}. It began at {begin}."
        )
        if self.rounds == EPOCHS:
            text += " The training is over."
        return text

    def words(self):
        """Say in words what the picture shows."""
        answers = list_text(
            [f"{n} {a:.3f}" for n, a in zip(PEOPLE, self.answers, strict=True)]
        )
        return (
            f"Left: line plot of the loss over {EPOCHS} rounds. After round "
            f"{self.rounds} it is {loss_text(self.loss)}. Right: the four answers "
            f"between 0 and 1: {answers}."
        )

    def row(self):
        """Return the cells of the static table."""
        answers = zip(PEOPLE, LABELS, self.answers, strict=True)
        return {
            "loss": loss_text(self.loss),
            **{f"{name} (label {y:g})": f"{answer:.3f}" for name, y, answer in answers},
        }


class TrainButtonDrawing:
    """Left the loss up to now, right the four answers."""

    def __init__(self):
        self.loss = LossPanel(
            panel(5.6, margins=(0.68, 0.16, 0.56, 0.46)),
            xlabel="round",
            dashed="answering 0.5 to everybody",
            title="the loss after each round\ndrag the diamond",
            top=TOP,
        )
        self.answers = OutputsPanel(
            panel(4, margins=(0.78, 0.52, 0.56, 0.46)),
            xlabel="answer",
            title="circle or triangle: the answer\nbar: the label",
        )
        self.panels = self.loss.ax, self.answers.ax

    def update(self, state):
        """Let the line grow and move the answers."""
        self.loss.update(state.losses, state.rounds)
        self.answers.update(state.answers)


def nearest_round(x, y):
    """Return the round that is meant by the place (x, y).

    A pixel across is two or three rounds, and the first rounds matter most. So up and
    down count a little as well: where the curve is steep, they turn back and forth by
    single rounds.
    """
    losses = people_run().losses
    across, up = np.arange(len(losses)) - x, (losses - y) * UP
    return int(np.argmin(np.hypot(across, up)))


class TrainButtonExplorer(Explorer):
    """W0: press Train and watch, then go back and forth."""

    question = "Press Train: what happens to the loss, and to the four answers?"
    State, Drawing = TrainButtonState, TrainButtonDrawing
    lines = 1
    player = Player(
        Knob("rounds", 0, EPOCHS, step=1, log=True), play="Train", steps=(1, 10, 100)
    )
    handles = (
        Handle(
            at=lambda s: [(s.rounds, s.loss)],
            to=lambda s, x, y: {"rounds": nearest_round(x, y)},
        ),
    )
    goals = (
        Goal(
            task=f"Train the network until its loss is below {SMALL_LOSS}.",
            miss=lambda s: s.loss - SMALL_LOSS,
            value=lambda s: f"loss {loss_text(s.loss)}",
            why="What has changed: the four rows, or the numbers in the network?",
            answer="The nine numbers in the network. The rows stayed as they were. "
            "How the numbers find their way is what the lessons explain.",
        ),
        Goal(
            task=f"Go back. After which round is the loss below {TENTH} for the first "
            "time?",
            miss=lambda s: abs(s.rounds - s.below),
            value=lambda s: f"loss {loss_text(s.loss)} after round {s.rounds}",
            why="When did the loss fall more: up to this round, or in all the rounds "
            "after it?",
            answer="Up to this round. The first 19 rounds take the loss from 0.3230 "
            "down to 0.0975. The other 981 rounds lower it by less than half as much.",
        ),
    )
    twin = {
        "After 1000 rounds": {"rounds": EPOCHS},
        "After 18 rounds": {"rounds": 18},
        "Before training": {},
    }
