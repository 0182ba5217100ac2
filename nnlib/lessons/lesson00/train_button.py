"""W0, the train button: watch a ready network learn. Stands in lesson 00.

Nothing is explained yet, so it uses the words of lesson 00 only: answer, label, loss,
round.
"""

from dataclasses import dataclass

from nnlib.data import PEOPLE
from nnlib.explorers.base import Explorer, State
from nnlib.explorers.goals import Goal
from nnlib.explorers.picture import new_figure
from nnlib.lessons.shared.people_run import (
    EPOCHS,
    LABELS,
    LossPanel,
    OutputsPanel,
    loss_text,
    people_run,
)
from nnlib.text import count, list_text

PIECES = 40
# The rounds after which the picture is drawn. Most happens in the first rounds, so
# there the pictures lie closer together.
STOPS = sorted({round(EPOCHS * (i / PIECES) ** 2) for i in range(PIECES + 1)} - {0})
SMALL_LOSS = 0.01


@dataclass
class TrainButtonState(State):
    """How many rounds the network has learned."""

    rounds: int = 0

    def train(self):
        """Learn on to the last round, in pieces that can be seen."""
        for stop in STOPS:
            if stop > self.rounds:
                self.rounds = stop
                yield

    @property
    def losses(self):
        """The losses up to now, the first one before training."""
        return people_run().losses[: self.rounds + 1]

    @property
    def loss(self):
        """The loss now."""
        return float(self.losses[-1])

    @property
    def answers(self):
        """The four answers now, shape (4,)."""
        return people_run().outputs(self.rounds)

    def ledger(self):
        """Return the four labels and the four answers, below each other."""
        rows = {
            "": PEOPLE,
            "label": [f"{label:g}" for label in LABELS],
            "answer": [f"{answer:.3f}" for answer in self.answers],
        }
        return [f"{k:8}" + "".join(f"{c:>9}" for c in row) for k, row in rows.items()]

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
        self.figure = new_figure(8.4, 3.5)
        left, right = self.figure.subplots(1, 2, width_ratios=(1.5, 1))
        self.figure.subplots_adjust(0.075, 0.15, 0.93, 0.9, wspace=0.32)
        self.loss = LossPanel(
            left,
            xlabel="round",
            dashed="answering 0.5 to everybody",
            title="the loss after each round",
            top=0.45,
        )
        self.answers = OutputsPanel(
            right, xlabel="answer", title="each answer, and a line to its label"
        )

    def update(self, state):
        """Let the line grow and move the answers."""
        self.loss.update(state.losses, state.rounds)
        self.answers.update(state.answers)


class TrainButtonExplorer(Explorer):
    """W0: press Train and watch."""

    question = "Press Train: what happens to the loss, and to the four answers?"
    State, Drawing = TrainButtonState, TrainButtonDrawing
    actions = {"Train": "train"}
    goals = (
        Goal(
            task=f"Train the network until its loss is below {SMALL_LOSS}.",
            miss=lambda s: s.loss - SMALL_LOSS,
            value=lambda s: f"loss {loss_text(s.loss)}",
            why="What has changed: the four rows, or the numbers in the network?",
            answer="The nine numbers in the network. The rows stayed as they were. "
            "How the numbers find their way is what the lessons explain.",
        ),
    )
    twin = {
        "After 1000 rounds": {"rounds": EPOCHS},
        "After 18 rounds": {"rounds": 18},
        "Before training": {},
    }
