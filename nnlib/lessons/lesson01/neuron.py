"""W1, one neuron: what does each knob do? Stands in lesson 01.

The pattern for all explorers: state, drawing, controller.
"""

import math
from dataclasses import dataclass

import numpy as np

from nnlib.explorers.base import Explorer, State
from nnlib.explorers.controls import Handle, Knob
from nnlib.explorers.goals import Goal
from nnlib.explorers.ledger import lit
from nnlib.explorers.picture import panel
from nnlib.figures.input_plane import InputPlane, line_ends
from nnlib.figures.sigmoid_curve import SigmoidCurve
from nnlib.neuron import Neuron
from nnlib.text import factor_text, number_text, output_text

CURVE = 12  # the curve is drawn for sums from -CURVE to CURVE
PLANE = 6.5  # the plane for inputs from -PLANE to PLANE
TICKS = [-6, -3, 0, 3, 6]
MARGINS = (0.62, 0.08, 0.52, 0.46)  # inches: left, right, below, above
TITLES = (
    "dotted: output above 0.5, dashed: 0.1 and 0.9\ndrag the square or the thick line",
    "no line: both weights are 0\ndrag the square",
)
START = {"w1": 0, "w2": 1, "b": 4, "x1": 2, "x2": 3}  # the lesson's worked example


@dataclass
class NeuronState(State):
    """A neuron with two weights and a bias, and the inputs that it is fed."""

    w1: float = START["w1"]
    w2: float = START["w2"]
    b: float = START["b"]
    x1: float = START["x1"]
    x2: float = START["x2"]

    @property
    def weights(self):
        """Both weights."""
        return self.w1, self.w2

    @property
    def sum(self):
        """The weighted sum."""
        return float(np.dot(self.weights, [self.x1, self.x2]) + self.b)

    @property
    def output(self):
        """The output for the inputs x1 and x2."""
        return self.output_for([self.x1, self.x2])

    def output_for(self, inputs):
        """Return the output for any `inputs`, shape (2,)."""
        return Neuron(self.weights, self.b).feedforward(inputs)

    def only_b(self):
        """Whether all knobs but b are as in the worked example."""
        return {**vars(self), "b": START["b"]} == START

    def ledger(self):
        """Return the arithmetic, with names and with numbers."""
        w1, w2, b, x1, x2 = (lit(k, factor_text(v)) for k, v in vars(self).items())
        return [
            "w1 × x1 + w2 × x2 + b = weighted sum → output",
            f"{w1} × {x1} + {w2} × {x2} + {b} = {number_text(self.sum)} → "
            f"{output_text(self.output)}",
        ]

    def sentence(self):
        """Say what the output means."""
        if self.sum == 0:
            place = "exactly in the middle" + (
                ", on the boundary line" if any(self.weights) else ""
            )
        else:
            side = "1" if self.sum > 0 else "0"
            size = abs(self.sum)
            near = (
                "close to 0.5, nearer to"
                if size < 1
                else "on the way to"
                if size < 3
                else "close to"
            )
            place = f"{near} {side}"
        return (
            f"The weighted sum is {number_text(self.sum)}, so the output is "
            f"{output_text(self.output)}: {place}."
            + ("" if any(self.weights) else " There is no boundary line.")
        )

    def line(self):
        """Say where the boundary line is."""
        if not any(self.weights):
            return "There is no boundary line, because both weights are 0."
        distance = abs(self.b) / math.hypot(*self.weights)
        return (
            f"The boundary line is {number_text(distance, 1)} away from the point "
            "(0, 0)."
        )

    def words(self):
        """Say in words what the picture shows."""
        total, x1, x2 = map(number_text, (self.sum, self.x1, self.x2))
        return (
            f"Left: S-curve of the sigmoid with a dot at sum {total}, output "
            f"{output_text(self.output)}. Right: plane of the two inputs with a square "
            f"at ({x1}, {x2}). {self.line()}"
        )

    def row(self):
        """Return the cells of the static table."""
        return {
            **{k: number_text(getattr(self, k)) for k in ("w1", "w2", "b")},
            "inputs": f"({number_text(self.x1)}, {number_text(self.x2)})",
            "weighted sum": number_text(self.sum),
            "output": output_text(self.output),
        }


class NeuronDrawing:
    """Left the sigmoid with a dot, right the plane of inputs with the boundary line."""

    def __init__(self):
        self.curve = SigmoidCurve(
            panel(5.4, margins=MARGINS, title="from sum to output"), -CURVE, CURVE
        )
        self.dot = self.curve.point()
        ax = panel(4.2, margins=MARGINS, xlabel="input x1", ylabel="input x2")
        ax.set(xticks=TICKS, yticks=TICKS)
        self.plane = InputPlane(ax, PLANE, bands=(0.1, 0.9), titles=TITLES)
        self.panels = self.curve.ax, self.plane.ax

    def update(self, state):
        """Move the dot, the line and the point to where `state` has them."""
        output, inputs = output_text(state.output), (state.x1, state.x2)
        self.dot.update(state.sum, f"sum {number_text(state.sum)}\n{output}")
        self.plane.update(state.weights, state.b, inputs, f"output {output}")


class NeuronExplorer(Explorer):
    """W1: turn the weights and the bias of one neuron."""

    question = "One neuron, three knobs: what does each knob do to the output?"
    State, Drawing = NeuronState, NeuronDrawing
    lines = 1
    knobs = (
        Knob("w1", -5, 5, label="weight w1"),
        Knob("w2", -5, 5, label="weight w2"),
        Knob("b", -10, 10, label="bias b"),
    )
    more = {"the inputs x1 and x2": (Knob("x1", -6, 6), Knob("x2", -6, 6))}
    presets = {
        "Worked example": {},
        "All zero": {"w1": 0, "w2": 0, "b": 0},
        "Gentle": {"w1": 0.5, "w2": -0.3, "b": 0},
        "Steep: weights × 10": {"w1": 5, "w2": -3, "b": 0},
    }
    handles = (
        Handle(
            panel=1,
            at=lambda s: [(s.x1, s.x2)],
            to=lambda s, x, y: {"x1": x, "x2": y},
        ),
        # b so that the sum is 0 where the line is dragged to: within the plane, else
        # the line would be gone and could not be dragged back.
        Handle(
            panel=1,
            at=lambda s: line_ends(s.weights, s.b, PLANE),
            to=lambda s, x, y: {"b": -np.dot(s.weights, np.clip((x, y), -6, 6))},
        ),
    )
    goals = (
        Goal(
            task="Bring the output to 0.50 (from 0.49 to 0.51). Turn the bias b only.",
            miss=lambda s: abs(s.output - 0.5) - 0.01 if s.only_b() else math.inf,
            value=lambda s: f"output {output_text(s.output)}",
            rule="a knob other than b has moved. Press Reset.",
            why="Why did that work? Is the sum now 0.5, or is it near 0?",
            answer="The sum is near 0. The sigmoid turns a sum of 0 into 0.5.",
        ),
        Goal(
            task="Find one setting of w1, w2 and b with an output above 0.9 for the "
            "inputs (2, 3) and below 0.1 for (3, 2).",
            miss=lambda s: max(0.9 - s.output_for([2, 3]), s.output_for([3, 2]) - 0.1),
            value=lambda s: (
                f"{output_text(s.output_for([2, 3]))} for (2, 3) and "
                f"{output_text(s.output_for([3, 2]))} for (3, 2)"
            ),
            why="Which weight had to be negative, and why: w1, or w2?",
            answer="w1. From (2, 3) to (3, 2) only x1 grows, and the output has to "
            "fall. So x1 has to pull the sum down, and x2 has to push it up. The bias "
            "adds the same number to both sums.",
        ),
    )
    ponder = (
        (
            "Which single knob slides the line without turning it?",
            "The bias b. The weights turn the line and set how steep the step is.",
        ),
    )
    twin = {
        "Worked example": {},
        "Bias b down to -3": {"b": -3},
        "w1 = -3, w2 = 3, b = 0": {"w1": -3, "w2": 3, "b": 0},
    }
