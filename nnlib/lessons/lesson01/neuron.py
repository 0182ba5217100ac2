"""W1, one neuron: what does each knob do? Stands in lesson 01.

The pattern for all explorers: state, drawing, controller.
"""

import math
from dataclasses import dataclass

import numpy as np

from nnlib.activations import sigmoid
from nnlib.explorers.base import Explorer, State
from nnlib.explorers.controls import Knob
from nnlib.explorers.goals import Goal
from nnlib.explorers.picture import new_figure, steady
from nnlib.figures.palette import BLACK, BLUE, GRAY, PALE, SMALL
from nnlib.neuron import Neuron
from nnlib.text import factor_text, number_text, output_text

CURVE = 12  # the curve is drawn for sums from -CURVE to CURVE
PLANE = 6.5  # the plane for inputs from -PLANE to PLANE
EVERYWHERE = 2 * PLANE * np.array([(-1, -1), (-1, 1), (1, 1), (1, -1)])
SUMS = (-math.log(9), 0, math.log(9))  # these sums have the outputs 0.1, 0.5 and 0.9
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
    def sum(self):
        """The weighted sum."""
        return float(np.dot([self.w1, self.w2], [self.x1, self.x2]) + self.b)

    @property
    def output(self):
        """The output for the inputs x1 and x2."""
        return self.output_for([self.x1, self.x2])

    def output_for(self, inputs):
        """Return the output for any `inputs`, shape (2,)."""
        return Neuron([self.w1, self.w2], self.b).feedforward(inputs)

    def both(self):
        """Return the outputs for (2, 3) and (-2, -3)."""
        return self.output_for([2, 3]), self.output_for([-2, -3])

    def only_b(self):
        """Whether all knobs but b are as in the worked example."""
        return {**vars(self), "b": START["b"]} == START

    def ledger(self):
        """Return the arithmetic, with names and with numbers."""
        x1, x2, b = map(factor_text, (self.x1, self.x2, self.b))
        return [
            "w1 × x1 + w2 × x2 + b = weighted sum → output",
            f"{factor_text(self.w1)} × {x1} + {factor_text(self.w2)} × {x2} + {b} "
            f"= {number_text(self.sum)} → {output_text(self.output)}",
        ]

    def sentence(self):
        """Say what the output means."""
        if self.sum == 0:
            place = "exactly in the middle, on the boundary line"
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
        )

    def line(self):
        """Say where the boundary line is."""
        if self.w1 == self.w2 == 0:
            return "There is no boundary line, because both weights are 0."
        distance = abs(self.b) / math.hypot(self.w1, self.w2)
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
        self.figure = new_figure(8.4, 3.7)
        curve, plane = self.figure.subplots(1, 2, width_ratios=(1.2, 1))
        self.figure.subplots_adjust(0.075, 0.15, 0.99, 0.86, wspace=0.2)
        self._start_curve(
            steady(curve, xlabel="weighted sum", ylabel="output", left=0.11)
        )
        self._start_plane(steady(plane, xlabel="input x1", ylabel="input x2"))

    def _start_curve(self, ax):
        sums = np.linspace(-CURVE, CURVE, 97)
        ax.plot(sums, sigmoid(sums), color=BLUE, linewidth=2.5)
        ax.set(xlim=(-CURVE, CURVE), ylim=(-0.1, 1.15), yticks=[0, 0.5, 1])
        ax.title.set_text("from sum to output")
        self.guide = ax.plot([], [], color=GRAY, linestyle="--", linewidth=1)[0]
        self.dot = ax.plot([], [], "o", color=BLACK, markersize=10)[0]
        self.dot_text = ax.text(0, 0, "", fontsize=SMALL, va="center")

    def _start_plane(self, ax):
        ax.set(xlim=(-PLANE, PLANE), ylim=(-PLANE, PLANE))
        ax.set(xticks=[-6, -3, 0, 3, 6], yticks=[-6, -3, 0, 3, 6])
        self.side = ax.fill(*EVERYWHERE.T, facecolor=PALE, zorder=0)[0]
        edge = {"color": GRAY, "linestyle": "--", "linewidth": 1.2}
        middle = {"color": BLACK, "linewidth": 2.5}
        self.lines = [ax.plot([], [], **style)[0] for style in (edge, middle, edge)]
        self.point = ax.plot([], [], "s", color=BLACK, markersize=9)[0]
        box = {"facecolor": "white", "edgecolor": "none", "alpha": 0.8, "pad": 1.5}
        self.point_text = ax.text(0, 0, "", fontsize=SMALL, va="center", bbox=box)
        self.title = ax.title

    def update(self, state):
        """Move the dot, the line and the point to where `state` has them."""
        self._update_curve(state.sum, state.output)
        self._update_plane(state)

    def _update_curve(self, total, output):
        beyond = abs(total) > CURVE  # then the dot waits at the edge, as an arrow
        x = math.copysign(CURVE - 0.4, total) if beyond else total
        self.dot.set_data([x], [output])
        self.dot.set_marker((">" if total > 0 else "<") if beyond else "o")
        self.guide.set_data([x, x, -CURVE], [-0.1, output, output])
        self.dot_text.set_text(f"sum {number_text(total)}\n{output_text(output)}")
        # Under the curve on its right half, above it on its left half.
        half = 1 if total >= 0 else -1
        room = abs(x) < CURVE / 2
        self.dot_text.set_ha("left" if (half > 0) == room else "right")
        shift = 0.6 if room else -0.6
        self.dot_text.set_position((x + half * shift, output - half * 0.17))

    def _update_plane(self, state):
        right = state.x1 < 2  # is there room to the right of the point?
        self.point.set_data([state.x1], [state.x2])
        self.point_text.set_ha("left" if right else "right")
        self.point_text.set_position((state.x1 + (0.5 if right else -0.5), state.x2))
        self.point_text.set_text(output_text(state.output))
        weights = np.array([state.w1, state.w2])
        if not weights.any():
            self.title.set_text("no line: both weights are 0")
            for line in self.lines:
                line.set_data([], [])
            self.side.set_xy(EVERYWHERE if state.b > 0 else EVERYWHERE * 0)
            return
        self.title.set_text(
            "solid line: output 0.5, gray side: above\ndashed lines: 0.1 and 0.9"
        )
        # The line with sum s is at a right angle to the weights; `foot` is its point
        # nearest to (0, 0).
        size = np.hypot(*weights)
        uphill = weights / size
        along = 3 * PLANE * np.array([-uphill[1], uphill[0]])
        for line, s in zip(self.lines, SUMS, strict=True):
            foot = uphill * (s - state.b) / size
            line.set_data(np.transpose([foot - along, foot + along]))
        foot = -uphill * state.b / size
        far = foot + 200 * PLANE * uphill
        self.side.set_xy([foot - along, foot + along, far + along, far - along])


class NeuronExplorer(Explorer):
    """W1: turn the weights and the bias of one neuron."""

    question = "One neuron, three knobs: what does each knob do to the output?"
    State, Drawing = NeuronState, NeuronDrawing
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
            "inputs (2, 3) and below 0.1 for (-2, -3).",
            miss=lambda s: max(
                0.9 - s.output_for([2, 3]), s.output_for([-2, -3]) - 0.1
            ),
            value=lambda s: (
                f"{output_text(s.output_for([2, 3]))} and "
                f"{output_text(s.output_for([-2, -3]))}"
            ),
            why="What mattered: a bias near 0, or a large bias?",
            answer="A bias near 0. The products of (2, 3) and (-2, -3) differ in the "
            "sign only. A large bias pulls both outputs to the same side.",
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
        "Bias b at 0, inputs (-2, -3)": {"b": 0, "x1": -2, "x2": -3},
    }
