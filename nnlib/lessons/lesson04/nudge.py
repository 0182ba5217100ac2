"""W4a, a slope found by nudging w1. Stands in lesson 04."""

import math
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np

from nnlib.data import people
from nnlib.explorers.base import Explorer, State
from nnlib.explorers.controls import Choice, Handle, Knob
from nnlib.explorers.goals import Goal
from nnlib.explorers.ledger import lit
from nnlib.explorers.picture import panel
from nnlib.figures.nudge_curve import NudgeCurve
from nnlib.figures.palette import BOX, GRAY, SMALL
from nnlib.lessons.shared.ones import ones_network
from nnlib.loss import mse_loss
from nnlib.slopes import numeric_slope
from nnlib.text import number_text

DATA, LABELS = people()
ALICE, LABEL = DATA[0], LABELS[0]
STEP = Knob("step", 0.001, 1, step=0.001, log=True)
START = 1  # the value of w1 in the lesson
STEEP = 0  # the w1 of the first goal
CLOSE = 0.01  # the ratio may be so far below the slope there, as a share of it
REACH = 3  # the curve is drawn for w1 from 0 to here, the largest w1 + step
HEIGHT = 3.3  # inches
MARGINS = (0.74, 0.1, 0.56, 0.46)  # inches: left, right, below, above
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
    def short(self):
        """How far the ratio is below the slope, as a share of the slope."""
        return 1 - self.ratio / self.slope

    @property
    def nudged(self):
        """The value of w1 after the nudge, as text."""
        return number_text(self.w1 + self.step, 6)

    def ledger(self):
        """Return both losses, the change, the ratio and the slope."""
        change, step = f"{self.change_of_loss:.9f}", lit("step", f"{self.step:g}")
        w1 = number_text(self.w1, 6)
        here, room = lit("w1", w1), " " * (5 - len(w1))
        return [
            f"loss at w1 = {self.nudged:<5} {self.after:.9f}",
            f"loss at w1 = {here}{room} {self.before:.9f}",
            f"change of loss     {change}",
            f"change / step      {change} / {step} = {self.ratio:.4f}",
            f"slope at w1 = {here}{room[1:]} {self.slope:.4f}",
        ]

    def sentence(self):
        """Say what the ratio is, and how far it is from the slope."""
        guess = (
            "" if self.prediction == NONE else f" Your prediction: {self.prediction}."
        )
        return (
            f"The loss rises by {number_text(self.change_of_loss, 7)}. So change / "
            f"step is {self.ratio:.4f}, {_percent(self)} below the slope "
            f"{self.slope:.4f}.{guess}"
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
        title = "the whole curve\ndrag the diamond (step) or the dot (w1)"
        left = panel(
            5, HEIGHT, title=title, xlabel="weight w1", ylabel="loss", margins=MARGINS
        )
        left.set(xlim=(-0.1, REACH + 0.1), ylim=(0.165, 0.255), xticks=range(REACH + 1))
        left.set_yticks([0.18, 0.2, 0.22, 0.24])
        self.whole = NudgeCurve(left)
        w1s = np.linspace(0, REACH, 61)
        self.whole.curve.set_data(w1s, [alice_loss(w1) for w1 in w1s.tolist()])
        right = panel(4.6, HEIGHT, xlabel="weight w1", margins=(0.12, *MARGINS[1:]))
        # In this panel 1 is one step to the right, and upward what the line rises.
        right.set(xlim=(-0.45, 1.95), ylim=(-0.6, 1.75), yticks=[])
        right.spines["left"].set_visible(False)
        right.set_xticks([0, 1], ["", ""])
        self.near = NudgeCurve(right)
        self.rise = right.plot([], [], color=GRAY, linestyle=":", zorder=1)[0]
        self.ends = [_number(right, x, -0.67, va="top") for x in (0, 1)]
        self.line_text = _number(right, 0.95, 1.1, ha="right", va="bottom", bbox=BOX)
        self.loss_text = _number(right, 1.12, 0, ha="left", va="top", bbox=BOX)
        self.panels = left, right

    def update(self, state):
        """Move points and lines to w1 and w1 + step; write the numbers."""
        w1, step, before, slope = state.w1, state.step, state.before, state.slope
        ends = np.array([w1 - 0.7, w1 + 1.2])
        self.whole.update(
            line=(ends, before + slope * (ends - w1)),
            before=(w1, before),
            after=(w1 + step, state.after),
        )
        shares = np.linspace(-0.45, 1.95, 25)
        losses = np.array([alice_loss(w1 + share * step) for share in shares.tolist()])
        height = state.ratio / slope
        self.near.update(
            curve=(shares, (losses - before) / (slope * step)),
            line=([-0.6, 2.1], [-0.6, 2.1]),
            before=(0, 0),
            after=(1, height),
        )
        self.rise.set_data([0, 1, 1], [0, 0, height])
        self.panels[1].title.set_text(f"zoomed in: one step of {step:g}")
        self.ends[0].set_text(number_text(w1, 6))
        self.ends[1].set_text(state.nudged)
        self.line_text.set_text(f"line rises by\n{number_text(slope * step, 7)}")
        self.loss_text.set_text(
            f"loss rises by\n{number_text(state.change_of_loss, 7)}"
        )
        self.loss_text.set_y(height - 0.12)


def _number(ax, x, y, ha="center", **style):
    return ax.text(x, y, "", fontsize=SMALL, ha=ha, **style)


def _percent(state):
    return f"{100 * state.short:.2f} %"


@cache
def _largest_step():
    """Return the largest step of the slider that the first goal allows."""
    return max(step for step in STEP.stops if NudgeState(STEEP, step).short < CLOSE)


def _step_miss(state):
    if state.w1 != STEEP or state.short >= CLOSE:
        return math.inf
    return _largest_step() - state.step


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

    question = "How small must a step be for change / step to show the slope?"
    State, Drawing = NudgeState, NudgeDrawing
    knobs = (
        Knob("w1", 0, 2, step=0.05, label="weight w1"),
        STEP,
        Choice("prediction", (NONE, LESS, SAME, MORE), label="your prediction"),
    )
    presets = {
        "Worked example": {},
        "Steeper place: w1 = 0": {"w1": 0},
        "Flatter place: w1 = 2": {"w1": 2},
    }
    handles = (
        Handle(
            at=lambda s: [(s.w1 + s.step, s.after)],
            to=lambda s, x, y: {"step": x - s.w1},
        ),
        Handle(at=lambda s: [(s.w1, s.before)], to=lambda s, x, y: {"w1": x}),
    )
    goals = (
        Goal(
            task="Turn w1 to 0. Find a step, as large as you can, for which "
            "change / step is less than 1 % below the slope.",
            miss=_step_miss,
            value=lambda s: (
                f"step {s.step:g} at w1 = {number_text(s.w1, 6)} is {_percent(s)} below"
            ),
            rule="it needs w1 = 0 and less than 1 %.",
            why="Why does a small step help: does the curve look straight there, or "
            "flat?",
            answer="Straight. Over a small step the curve and the straight line are "
            "hard to tell apart, so both rise by nearly the same amount.",
        ),
        Goal(
            task="Turn w1 to 1. Choose a prediction: by how much will step 1 change "
            "the loss? Then set the step to 1.",
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
