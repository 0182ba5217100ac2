"""W4a, a slope found by nudging w1. Stands in lesson 04."""

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from nnlib.data import people
from nnlib.explorers.base import Explorer, State
from nnlib.explorers.controls import Choice, Knob
from nnlib.explorers.goals import Goal
from nnlib.explorers.picture import new_figure, steady
from nnlib.figures.palette import BLACK, BLUE, GRAY, GREEN, SMALL
from nnlib.lessons.shared.ones import ones_network
from nnlib.loss import mse_loss
from nnlib.slopes import numeric_slope
from nnlib.text import number_text

DATA, LABELS = people()
ALICE, LABEL = DATA[0], LABELS[0]
STEPS = (1, 0.1, 0.01, 0.001)
START = 1  # the value of w1 in the lesson
REACH = 3  # the curve is drawn for w1 from 0 to here, the largest w1 + step
NONE, LESS, SAME, MORE = "none yet", "below 0.0215", "0.0215", "above 0.0215"


@lru_cache(512)  # ledger, sentence and picture ask for the same few losses
def alice_loss(w1):
    """Return Alice's loss, with every knob but w1 as in the lesson."""
    return mse_loss([LABEL], [ones_network(w1=w1).feedforward(ALICE)])


@dataclass
class NudgeState(State):
    """The knob w1, the step that it is nudged by, and a prediction for step 1."""

    w1: float = START
    step: float = 0.1
    prediction: str = NONE
    early: bool = True  # whether the prediction was made before step 1 was in sight

    def change(self, **values):
        """Set knobs; note whether a new prediction could be read off the page."""
        if values.get("prediction", self.prediction) != self.prediction:
            self.early = self.step != 1
        super().change(**values)

    @property
    def before(self):
        """The loss at w1."""
        return alice_loss(self.w1)

    @property
    def after(self):
        """The loss at w1 + step."""
        return alice_loss(self.w1 + self.step)

    @property
    def change_of_loss(self):
        """By how much the loss grows when w1 is nudged."""
        return self.after - self.before

    @property
    def ratio(self):
        """The change of the loss divided by the step."""
        return self.change_of_loss / self.step

    @property
    def slope(self):
        """The slope at w1, found by tiny steps up and down."""
        return numeric_slope(alice_loss, self.w1)

    @property
    def nudged(self):
        """The value of w1 after the nudge, as text."""
        return number_text(self.w1 + self.step, 6)

    def ledger(self):
        """Return both losses, the change, the ratio and the slope."""
        w1, change = number_text(self.w1, 6), f"{self.change_of_loss:.9f}"
        return [
            f"loss at w1 = {self.nudged:<8}  {self.after:.9f}",
            f"loss at w1 = {w1:<8}  {self.before:.9f}",
            f"change of the loss     {change}",
            f"change / step          {change} / {self.step:g} = {self.ratio:.4f}",
            f"slope at w1 = {w1:<8} {self.slope:.4f}",
        ]

    def sentence(self):
        """Say what the ratio is, and whether it agrees with the slope."""
        ratio, slope = f"{self.ratio:.4f}", f"{self.slope:.4f}"
        verdict = (
            f"change / step is {ratio}, and so is the slope."
            if ratio == slope
            else f"change / step is {ratio}, but the slope is {slope}."
        )
        guess = (
            "" if self.prediction == NONE else f" Your prediction: {self.prediction}."
        )
        return (
            f"From {number_text(self.w1, 6)} to {self.nudged} the loss rises by "
            f"{number_text(self.change_of_loss, 7)}: {verdict}{guess}"
        )

    def words(self):
        """Say in words what the picture shows."""
        return (
            f"Left: curve of Alice's loss for w1 from 0 to {REACH}, rising ever more "
            f"slowly, with a straight line of slope {self.slope:.4f} at w1 = "
            f"{number_text(self.w1, 6)}. Right: the same, zoomed in on one step of "
            f"{self.step:g}: the loss rises by {number_text(self.change_of_loss, 7)}, "
            f"the line by {number_text(self.slope * self.step, 7)}."
        )

    def row(self):
        """Return the cells of the static table."""
        return {
            "w1": number_text(self.w1),
            "step": f"{self.step:g}",
            "change of the loss": number_text(self.change_of_loss, 7),
            "change / step": f"{self.ratio:.4f}",
            "slope": f"{self.slope:.4f}",
        }


class NudgeDrawing:
    """Left the whole curve with its tangent, right the same for one step."""

    def __init__(self):
        self.figure = new_figure(8.4, 3.5)
        whole, near = self.figure.subplots(1, 2)
        self.figure.subplots_adjust(0.085, 0.15, 0.99, 0.9, wspace=0.12)
        self._start_whole(steady(whole, xlabel="weight w1", ylabel="loss", left=0.15))
        self._start_near(steady(near, xlabel="weight w1"))

    def _start_whole(self, ax):
        w1s = np.linspace(0, REACH, 61)
        ax.plot(w1s, [alice_loss(w1) for w1 in w1s.tolist()], color=BLUE, linewidth=2.5)
        ax.set(xlim=(-0.1, REACH + 0.1), ylim=(0.165, 0.255), xticks=range(REACH + 1))
        ax.set_yticks([0.18, 0.2, 0.22, 0.24])
        ax.title.set_text("the whole curve")
        self.tangent, self.dot, self.diamond = _marks(ax)

    def _start_near(self, ax):
        # In this panel 1 is one step to the right, and upward what the line rises.
        ax.set(xlim=(-0.45, 1.95), ylim=(-0.6, 1.75), yticks=[])
        ax.set_xticks([0, 1], ["", ""])
        self.ends = [ax.text(x, -0.68, "", fontsize=SMALL) for x in (0, 1)]
        for text in self.ends:
            text.set(ha="center", va="top")
        self.title = ax.title
        self.curve = ax.plot([], [], color=BLUE, linewidth=2.5)[0]
        self.line, dot, self.end = _marks(ax)
        self.line.set_data([-0.6, 2.1], [-0.6, 2.1])
        dot.set_data([0], [0])
        self.rise = ax.plot([], [], color=GRAY, linestyle=":", linewidth=2, zorder=1)[0]
        self.line_text = ax.text(0.95, 1.1, "", fontsize=SMALL, ha="right", va="bottom")
        self.loss_text = ax.text(1.1, 0, "", fontsize=SMALL, ha="left", va="top")

    def update(self, state):
        """Move points and lines to w1 and w1 + step; write the numbers."""
        w1, step, before, slope = state.w1, state.step, state.before, state.slope
        ends = np.array([w1 - 0.7, w1 + 1.2])
        self.tangent.set_data(ends, before + slope * (ends - w1))
        self.dot.set_data([w1], [before])
        self.diamond.set_data([w1 + step], [state.after])
        self.title.set_text(f"zoomed in: one step of {step:g}")
        for text, number in zip(
            self.ends, (number_text(w1, 6), state.nudged), strict=True
        ):
            text.set_text(number)
        shares = np.linspace(-0.45, 1.95, 25)
        losses = np.array([alice_loss(w1 + share * step) for share in shares.tolist()])
        self.curve.set_data(shares, (losses - before) / (slope * step))
        height = state.ratio / slope
        self.end.set_data([1], [height])
        self.rise.set_data([0, 1, 1], [0, 0, height])
        self.line_text.set_text(f"line rises by\n{number_text(slope * step, 7)}")
        self.loss_text.set_text(
            f"loss rises by\n{number_text(state.change_of_loss, 7)}"
        )
        self.loss_text.set_y(height - 0.12)


def _marks(ax):
    """Return a line for the slope, a dot before the nudge and a diamond after it."""
    line = ax.plot([], [], color=GREEN, linestyle="--", linewidth=2)[0]
    dot = ax.plot([], [], "o", color=BLACK, markersize=9)[0]
    diamond = ax.plot([], [], "D", color=BLACK, markersize=10)[0]
    diamond.set(markerfacecolor="white", markeredgewidth=2)
    return line, dot, diamond


def _prediction_miss(state):
    if state.prediction == NONE:
        return 2
    if not state.early:
        return math.inf
    return 0 if state.step == 1 and state.w1 == START else 1


def _prediction_text(state):
    if state.prediction == NONE:
        return f"no prediction yet, step {state.step:g}"
    if _prediction_miss(state):
        return f"predicted {state.prediction}, step {state.step:g}"
    return (
        f"predicted {state.prediction}; the loss changes by {state.change_of_loss:.4f}"
    )


class NudgeExplorer(Explorer):
    """W4a: nudge w1 and divide the change of the loss by the step."""

    question = "How small must a step be, so that change / step shows the slope?"
    State, Drawing = NudgeState, NudgeDrawing
    knobs = (
        Knob("w1", 0, 2, step=0.05, label="weight w1"),
        Choice("step", STEPS),
        Choice("prediction", (NONE, LESS, SAME, MORE), label="change at step 1"),
    )
    presets = {
        "Worked example": {},
        "Steeper place: w1 = 0": {"w1": 0},
        "Flatter place: w1 = 2": {"w1": 2},
    }
    goals = (
        Goal(
            task="Leave w1 at 1. Find a step for which change / step is 0.0215, the "
            "same as the slope.",
            miss=lambda s: abs(s.ratio - s.slope) - 5e-5 if s.w1 == START else math.inf,
            value=lambda s: f"step {s.step:g} gives {s.ratio:.4f}",
            rule="w1 must be 1.",
            why="Why a small step: does the curve look straight there, or flat?",
            answer="Straight. Near w1 = 1 the curve and the straight line are hard to "
            "tell apart, so both rise by nearly the same amount.",
        ),
        Goal(
            task="Choose a prediction: by how much does step 1 change the loss at "
            "w1 = 1? Then choose step 1.",
            miss=_prediction_miss,
            value=_prediction_text,
            rule="predict before you see step 1.",
            why="The loss rises by 0.0098 only. Is the slope wrong, or does the curve "
            "bend?",
            answer="The curve bends. The slope 0.0215 is true at w1 = 1 and close to "
            "it. Over a whole step of 1 the curve gets flatter.",
        ),
    )
    ponder = (
        (
            "To lower the loss, should w1 go up or down?",
            "Down. The slope is positive, so a larger w1 raises the loss.",
        ),
    )
    twin = {
        "Step 0.1": {},
        "Step 0.001": {"step": 0.001},
        "Step 1": {"step": 1},
    }
