"""W3b, the search for the lowest loss with one knob. Stands in lesson 03."""

from dataclasses import dataclass, field

import numpy as np

from nnlib.data import PEOPLE, people
from nnlib.explorers.base import Explorer, State
from nnlib.explorers.controls import Handle, Knob
from nnlib.explorers.goals import Goal
from nnlib.explorers.ledger import lit
from nnlib.explorers.picture import panel
from nnlib.figures.knob_curve import KNOW_NOTHING, KnobCurve
from nnlib.figures.palette import BLACK, BOX, GREEN, PALE, SMALL
from nnlib.lessons.shared.ones import ones_network
from nnlib.lessons.shared.people_run import OutputsPanel
from nnlib.loss import mse_loss
from nnlib.text import list_text, minus_signs, number_text

DATA, LABELS = people()
LOW, HIGH, STEP = -10, 6, 0.1
GOAL = 0.14
TITLES = {  # for a curve that is uncovered, and for one that is not
    True: "the whole curve: where is it steep,\nand where is it flat?",
    False: "the curve is covered: each value tried leaves a diamond\n"
    "drag the large diamond",
}


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
        self.rested()

    def rested(self):
        """Remember the loss where w5 rests; what it passes on its way is no try."""
        self.tried.pop(self.w5, None)
        self.tried[self.w5] = self.loss

    @property
    def loss(self):
        """The loss now."""
        return loss_with(self.w5)

    @property
    def before(self):
        """The value that was tried before this one, or None."""
        others = [w5 for w5 in self.tried if w5 != self.w5]
        return others[-1] if others else None

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
        w5 = lit("w5", f"{number_text(self.w5, 2):<5}")
        names = "".join(f"{name:>8}" for name in PEOPLE)
        labels = "".join(f"{label:8.0f}" for label in LABELS)
        numbers = "".join(f"{p:8.4f}" for p in predictions)
        return [
            f"w5 = {w5}{names}",
            f"label     {labels}",
            f"prediction{numbers}",
            f"square    {''.join(f'{square:8.4f}' for square in squares)}",
            f"loss = sum of the squares / 4 = {self.loss:.4f}",
        ]

    def sentence(self):
        """Say what the loss is, and compare it with the value before."""
        now = f"With w5 = {number_text(self.w5, 6)} the loss is {self.loss:.4f}."
        if self.before is None:
            return f"{now} Which way does it fall: when w5 goes up, or down?"
        change = self.loss - self.tried[self.before]
        way = "up" if self.w5 > self.before else "down"
        did = "rose" if change > 0 else "fell"
        return (
            f"{now} w5 went {way} from {number_text(self.before, 6)}, and the loss "
            f"{did} by {number_text(abs(change))}."
        )

    def words(self):
        """Say in words what the picture shows."""
        curve = (
            "The curve is uncovered: it is lowest near w5 = -3.8"
            if self.found
            else "The curve is covered"
        )
        tried = "1 value" if len(self.tried) == 1 else f"{len(self.tried)} values"
        predictions = list_text(
            [
                f"{name} {p:.3f}"
                for name, p in zip(PEOPLE, predictions_with(self.w5), strict=True)
            ]
        )
        return (
            f"Left: plot of the loss for w5 from {LOW} to {HIGH}, with a diamond at "
            f"w5 = {number_text(self.w5, 6)}, loss {self.loss:.4f}. {curve}. {tried} "
            f"tried; lowest loss so far {self.tried[self.best]:.4f} at w5 = "
            f"{number_text(self.best, 6)}. Right: the four predictions: {predictions}."
        )

    def row(self):
        """Return the cells of the static table."""
        return {"w5": number_text(self.w5), "loss": f"{self.loss:.4f}"}


class OneKnobDrawing:
    """Left the loss for each value tried, right the four predictions.

    The curve appears once the goal is reached.
    """

    def __init__(self):
        margins = (0.66, 0.1, 0.56, 0.46)
        ax = panel(6.1, margins=margins, xlabel="weight w5", ylabel="loss")
        ax.set(xlim=(LOW - 0.4, HIGH + 0.4), ylim=(0, 0.78))
        ax.set(xticks=range(LOW, HIGH + 1, 2), yticks=[0, 0.2, 0.4, 0.6])
        w5s = np.linspace(LOW, HIGH, 81)
        self.plot = KnobCurve(ax, w5s, [loss_with(w5) for w5 in w5s.tolist()])
        self.plot.diamond.set(markersize=12, zorder=5)
        ax.axhline(GOAL, color=GREEN, linestyle="-.", linewidth=1.5)
        end = {"fontsize": SMALL, "ha": "right", "va": "top"}
        ax.text(HIGH + 0.3, KNOW_NOTHING - 0.01, "0.25: the know-nothing loss", **end)
        ax.text(HIGH + 0.3, GOAL - 0.01, f"goal: below {GOAL}", **end)
        hollow = {"color": BLACK, "markerfacecolor": "white", "linestyle": "none"}
        self.tried = ax.plot([], [], "D", markersize=7, **hollow)[0]
        self.text = ax.text(0, 0, "", fontsize=SMALL, va="bottom", bbox=BOX, zorder=4)
        self.predictions = OutputsPanel(
            panel(3.5, margins=(0.78, 0.52, 0.56, 0.46)),
            xlabel="prediction",
            title="circle or triangle: prediction\nbar: label",
        )
        self.panels = ax, self.predictions.ax

    def update(self, state):
        """Move the diamond, keep those before it; cover or uncover the curve."""
        ax = self.plot.ax
        self.plot.curve.set_visible(state.found)
        ax.set_facecolor("white" if state.found else PALE)
        ax.title.set_text(TITLES[state.found])
        self.plot.update(state.w5, state.loss)
        self.tried.set_data(list(state.tried), list(state.tried.values()))
        text = f"w5 = {number_text(state.w5)}\nloss {state.loss:.4f}"
        self.text.set_text(minus_signs(text))
        # Above the point and the dashed line, on the side where the curve is lower.
        left = state.w5 > LOW + 3
        self.text.set_ha("right" if left else "left")
        height = max(state.loss, KNOW_NOTHING) + 0.03
        self.text.set_position((state.w5 + (-0.2 if left else 0.2), height))
        self.predictions.update(predictions_with(state.w5))


class OneKnobExplorer(Explorer):
    """W3b: turn w5 and search for the lowest loss."""

    question = "Nine knobs, and only w5 turns: which way lowers the loss, and how far?"
    State, Drawing = OneKnobState, OneKnobDrawing
    knobs = (Knob("w5", LOW, HIGH, step=STEP, label="weight w5"),)
    lines, every_step = 1, True
    handles = (
        Handle(
            at=lambda s: [(s.w5, s.loss)],
            to=lambda s, x, y: {"w5": x},
        ),
    )
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
