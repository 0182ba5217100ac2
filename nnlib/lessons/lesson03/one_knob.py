"""W3b, the search for the lowest loss with one knob. Stands in lesson 03."""

from dataclasses import dataclass, field

import numpy as np

from nnlib.data import PEOPLE, people
from nnlib.explorers.base import Explorer, State
from nnlib.explorers.controls import Knob
from nnlib.explorers.goals import Goal
from nnlib.explorers.picture import new_figure, steady
from nnlib.figures.palette import BLACK, BLUE, GRAY, GREEN, PALE, SMALL
from nnlib.lessons.shared.ones import ones_network
from nnlib.loss import mse_loss
from nnlib.text import number_text

DATA, LABELS = people()
LOW, HIGH, STEP = -10, 6, 0.1
GOAL = 0.14
KNOW_NOTHING = 0.25  # the loss of answering 0.5 to everybody


def predictions_with(w5):
    """Return the four predictions, with every knob but w5 as in the lesson."""
    return ones_network(w5=w5).feedforward(DATA)


def loss_with(w5):
    """Return the loss on the four people."""
    return mse_loss(LABELS, predictions_with(w5))


@dataclass
class OneKnobState(State):
    """The knob w5, and the losses of all the values it has had."""

    w5: float = 1
    tried: dict = field(default_factory=dict)  # w5: loss, the newest value last

    def __post_init__(self):
        self._remember()

    def change(self, **values):
        """Turn w5 and remember the loss there."""
        super().change(**values)
        self._remember()

    def _remember(self):
        self.tried.pop(self.w5, None)
        self.tried[self.w5] = loss_with(self.w5)

    @property
    def loss(self):
        """The loss now."""
        return self.tried[self.w5]

    @property
    def best(self):
        """The value of w5 with the lowest loss so far."""
        return min(self.tried, key=self.tried.get)

    @property
    def found(self):
        """Whether a loss below the goal has been seen; then the curve is uncovered."""
        return self.tried[self.best] < GOAL

    def ledger(self):
        """Return the four predictions, their squared errors, and the mean."""
        predictions = predictions_with(self.w5)
        squares = (LABELS - predictions) ** 2
        terms = " + ".join(number_text(square, 6) for square in squares)
        names = "".join(f"{name:>9}" for name in PEOPLE)
        labels = "".join(f"{label:9.0f}" for label in LABELS)
        numbers = "".join(f"{p:9.4f}" for p in predictions)
        return [
            f"            {names}",
            f"label       {labels}",
            f"prediction  {numbers}",
            f"loss = ({terms}) / 4 = {self.loss:.4f}",
        ]

    def sentence(self):
        """Say what the loss is, and compare it with the value before."""
        now = f"With w5 = {number_text(self.w5, 6)} the loss is {self.loss:.4f}."
        if len(self.tried) == 1:
            return f"{now} Which way does it fall: when w5 goes up, or down?"
        before = list(self.tried)[-2]
        change = self.loss - self.tried[before]
        way = "up" if self.w5 > before else "down"
        did = "rose" if change > 0 else "fell"
        return (
            f"{now} w5 went {way} from {number_text(before, 6)}, and the loss {did} "
            f"by {number_text(abs(change))}."
        )

    def words(self):
        """Say in words what the picture shows."""
        curve = (
            "The curve is uncovered: it is lowest near w5 = -3.8"
            if self.found
            else "The curve is covered"
        )
        tried = "1 value" if len(self.tried) == 1 else f"{len(self.tried)} values"
        return (
            f"Plot of the loss for w5 from {LOW} to {HIGH}, with a diamond at w5 = "
            f"{number_text(self.w5, 6)}, loss {self.loss:.4f}. {curve}. {tried} tried; "
            f"lowest loss so far {self.tried[self.best]:.4f} at w5 = "
            f"{number_text(self.best, 6)}."
        )

    def row(self):
        """Return the cells of the static table."""
        return {"w5": number_text(self.w5), "loss": f"{self.loss:.4f}"}


class OneKnobDrawing:
    """The loss for each value tried; the curve appears once the goal is reached."""

    def __init__(self):
        self.figure = new_figure(8.4, 3.3)
        ax = self.ax = steady(
            self.figure.add_axes((0.08, 0.15, 0.91, 0.74)),
            xlabel="weight w5",
            ylabel="loss",
            left=0.06,
        )
        ax.set(xlim=(LOW - 0.4, HIGH + 0.4), ylim=(0, 0.78))
        ax.set(xticks=range(LOW, HIGH + 1, 2), yticks=[0, 0.2, 0.4, 0.6])
        line = {"linewidth": 1.5, "zorder": 1}
        ax.axhline(KNOW_NOTHING, color=GRAY, linestyle="--", **line)
        ax.axhline(GOAL, color=GREEN, linestyle="-.", **line)
        end = {"fontsize": SMALL, "ha": "right", "va": "top"}
        ax.text(HIGH + 0.3, KNOW_NOTHING - 0.01, "0.25: the know-nothing loss", **end)
        ax.text(HIGH + 0.3, GOAL - 0.01, f"goal: below {GOAL}", **end)
        w5s = np.linspace(LOW, HIGH, 81)
        losses = [loss_with(w5) for w5 in w5s.tolist()]
        self.curve = ax.plot(w5s, losses, color=BLUE, linewidth=2.5)[0]
        hollow = {"color": BLACK, "markerfacecolor": "white", "linestyle": "none"}
        self.tried = ax.plot([], [], "D", markersize=6, **hollow)[0]
        self.now = ax.plot([], [], "D", color=BLACK, markersize=11)[0]
        box = {"facecolor": "white", "edgecolor": "none", "alpha": 0.8, "pad": 1.5}
        self.text = ax.text(0, 0, "", fontsize=SMALL, va="bottom", bbox=box, zorder=4)

    def update(self, state):
        """Move the diamond, keep those before it; cover or uncover the curve."""
        self.curve.set_visible(state.found)
        self.ax.set_facecolor("white" if state.found else PALE)
        self.ax.title.set_text(
            "the whole curve: where is it steep, and where is it flat?"
            if state.found
            else "the curve is covered: every value that you try leaves a diamond"
        )
        self.tried.set_data(list(state.tried), list(state.tried.values()))
        self.now.set_data([state.w5], [state.loss])
        self.text.set_text(f"w5 = {number_text(state.w5)}\nloss {state.loss:.4f}")
        # Above the point and the dashed line, on the side where the curve is lower.
        left = state.w5 > LOW + 3
        self.text.set_ha("right" if left else "left")
        height = max(state.loss, KNOW_NOTHING) + 0.03
        self.text.set_position((state.w5 + (-0.2 if left else 0.2), height))


class OneKnobExplorer(Explorer):
    """W3b: turn w5 and search for the lowest loss."""

    question = "Nine knobs, and only w5 turns: which way lowers the loss, and how far?"
    State, Drawing = OneKnobState, OneKnobDrawing
    knobs = (Knob("w5", LOW, HIGH, step=STEP, label="weight w5"),)
    every_step = True
    goals = (
        Goal(
            task="Get the loss below 0.14. How few values do you need to try?",
            miss=lambda s: s.loss - GOAL + 1e-9,
            value=lambda s: f"loss {s.loss:.4f} at w5 = {number_text(s.w5, 6)}",
            why="How did you decide which way to go: by looking at one loss, or by "
            "comparing two?",
            answer="By comparing two. One loss says how wrong the network is. Only two "
            "of them say which way is down. That comparison is a slope, and lesson 04 "
            "computes it.",
        ),
    )
    ponder = (
        (
            "Is there any w5 with a loss near 0?",
            "No. The lowest loss is 0.1352, near w5 = -3.8. One knob is not enough.",
        ),
    )
    twin = {
        "Worked example": {},
        "w5 up to 2": {"w5": 2},
        "w5 down to -4": {"w5": -4},
    }
