"""W2, the 2-2-1 network: one neuron after the other. Stands in lesson 02."""

import math
from dataclasses import dataclass

from nnlib.explorers.base import Explorer, State
from nnlib.explorers.controls import Knob
from nnlib.explorers.goals import Goal
from nnlib.explorers.ledger import lit
from nnlib.explorers.picture import new_figure, panel
from nnlib.figures.network_diagram import NetworkDiagram
from nnlib.figures.network_numbers import Network
from nnlib.figures.palette import lit_by, prepare_drawing
from nnlib.figures.sigmoid_curve import SigmoidCurve
from nnlib.neuron import Neuron
from nnlib.text import factor_text, list_text, minus_signs, number_text, output_text

START = {  # the lesson's worked example
    **{"w1": 0, "w2": 1, "w3": 0, "w4": 1, "w5": 0, "w6": 1},
    **{"b1": 0, "b2": 0, "b3": 0, "x1": 2, "x2": 3},
}
DIFFERENT = {  # the lesson's second example, in which every knob matters
    **{"w1": 1, "w2": -1, "w3": 3, "w4": -2, "w5": -3, "w6": 2},
    **{"b1": 2, "b2": 2, "b3": -1, "x1": 2, "x2": 3},
}
NEURONS = {  # in the order of computing: weights, bias, what comes in
    "h1": (("w1", "w2"), "b1", ("x1", "x2")),
    "h2": (("w3", "w4"), "b2", ("x1", "x2")),
    "o1": (("w5", "w6"), "b3", ("h1", "h2")),
}
ORDER = tuple(NEURONS)
OUT = ("w5", "w6")  # the weights of o1
CURVE = 8  # the curve is drawn for sums from -CURVE to CURVE


@dataclass
class FeedforwardState(State):
    """The nine knobs, the two inputs, and how many neurons are computed: `step`."""

    w1: float = START["w1"]
    w2: float = START["w2"]
    w3: float = START["w3"]
    w4: float = START["w4"]
    w5: float = START["w5"]
    w6: float = START["w6"]
    b1: float = START["b1"]
    b2: float = START["b2"]
    b3: float = START["b3"]
    x1: float = START["x1"]
    x2: float = START["x2"]
    step: int = 0

    def next_neuron(self):
        """Compute one neuron more."""
        self.step = min(self.step + 1, len(ORDER))

    def back(self):
        """Take the last neuron back."""
        self.step = max(self.step - 1, 0)

    def start_over(self):
        """Take all neurons back; the knobs stay."""
        self.step = 0

    def values(self):
        """Return the inputs and all three outputs by name, shown yet or not."""
        values = {"x1": self.x1, "x2": self.x2}
        for name, (weights, bias, fed) in NEURONS.items():
            neuron = Neuron([getattr(self, w) for w in weights], getattr(self, bias))
            values[name] = neuron.feedforward([values[f] for f in fed])
        return values

    @property
    def output(self):
        """The output of the network, that of o1."""
        return self.values()["o1"]

    def known(self):
        """Return the inputs and the outputs that are computed so far."""
        values = self.values()
        return {k: values[k] for k in ("x1", "x2", *ORDER[: self.step])}

    def sum_of(self, name):
        """Return the weighted sum of the neuron of this name."""
        weights, bias, fed = NEURONS[name]
        values = self.values()
        terms = (
            getattr(self, w) * values[f] for w, f in zip(weights, fed, strict=True)
        )
        return sum(terms) + getattr(self, bias)

    def changed(self, example):
        """Return the names of the knobs and inputs that differ from an example."""
        return [name for name in START if getattr(self, name) != example[name]]

    def done(self):
        """Whether all three neurons are computed."""
        return self.step == len(ORDER)

    def ledger(self):
        """Return a line for each neuron; those to come show the formula only."""
        values = self.values()
        return [
            self._line(name, values)
            if name in self.known()
            else f"{name}: {self._formula(name)} = ?"
            for name in ORDER
        ]

    def _formula(self, name):
        (w, v), bias, (f, g) = NEURONS[name]
        return f"{w} × {f} + {v} × {g} + {bias}"

    def _line(self, name, values):
        weights, bias, fed = NEURONS[name]
        factors = [
            f"{self._factor(w)} × {self._factor(f, values)}"
            for w, f in zip(weights, fed, strict=True)
        ]
        return (
            f"{name}: {' + '.join(factors)} + {self._factor(bias)} "
            f"= {number_text(self.sum_of(name))} → {output_text(values[name])}"
        )

    def _factor(self, name, values=()):
        """Write a knob, an input or a hidden output; what can be turned lights up."""
        if name in ORDER:
            return factor_text(values[name])
        return lit(name, factor_text(getattr(self, name)))

    def sentence(self):
        """Say which neuron is computed, and which comes next."""
        if self.done():
            return (
                f"All three neurons are computed. The output of the network is "
                f"{output_text(self.output)}."
            )
        following = ORDER[self.step]
        fed = list_text(NEURONS[following][2])
        now = "Only the inputs are there."
        if self.step:
            last = ORDER[self.step - 1]
            now = f"{last} gives {output_text(self.values()[last])}."
        return f"{now} Next comes {following}, which is fed {fed}. What is its sum?"

    def words(self):
        """Say in words what the picture shows."""
        known = [
            f"{k} = {number_text(v) if k[0] == 'x' else output_text(v)}"
            for k, v in self.known().items()
        ]
        missing = ORDER[self.step :]
        rest = f" Not computed yet: {list_text(missing)}." if missing else ""
        curve = " Right: the sigmoid, with no dot yet."
        if self.step:
            last = ORDER[self.step - 1]
            total = number_text(self.sum_of(last))
            curve = f" Right: the sigmoid, with a dot at the sum of {last}, {total}."
        return (
            "Left: diagram of the network with inputs x1 and x2, hidden neurons h1 and "
            f"h2 and output neuron o1: {list_text(known)}.{rest}{curve}"
        )

    def row(self):
        """Return the cells of the static table."""
        values = self.values()
        return {
            "weights w1 to w6": ", ".join(
                number_text(getattr(self, f"w{i}")) for i in range(1, 7)
            ),
            "biases": ", ".join(number_text(getattr(self, f"b{i}")) for i in (1, 2, 3)),
            "inputs": f"({number_text(self.x1)}, {number_text(self.x2)})",
            **{name: output_text(values[name]) for name in ORDER},
        }


class FeedforwardDrawing:
    """Left the network, in which numbers appear, right the squash of the last one."""

    def __init__(self):
        ax = prepare_drawing(new_figure(6.4, 3.2).add_axes((0, 0, 1, 1)), 13.2, 6.6)
        network = Network((2, 2, 1), None, names=True, inputs=None, path=None)
        self.diagram = NetworkDiagram(ax, network)
        for name, label in self.diagram.labels.items():
            edges = [self.diagram.edges[name]] if name in self.diagram.edges else []
            lit_by(name, label, *edges)
        margins = (0.68, 0.1, 0.56, 0.34)
        self.curve = SigmoidCurve(panel(3.2, 3.2, margins=margins), -CURVE, CURVE)
        self.dot = self.curve.point()
        self.panels = ax, self.curve.ax

    def update(self, state):
        """Write the numbers; light up the last neuron and what leads to it."""
        inside = {
            name: minus_signs(number_text(value, 2))
            if name[0] == "x"
            else f"{value:.4f}"
            for name, value in state.known().items()
        }
        last = ORDER[state.step - 1] if state.step else None
        lit = (last, *NEURONS[last][0], NEURONS[last][1]) if last else ()
        self.diagram.update({k: getattr(state, k) for k in START}, inside, lit)
        for part in (self.dot.dot, self.dot.guide, self.dot.text):
            part.set_visible(last is not None)
        title = "the squash of the last neuron"
        if last:
            total = state.sum_of(last)
            output = output_text(state.values()[last])
            self.dot.update(total, minus_signs(f"sum {number_text(total)}\n{output}"))
            title = f"the squash of {last}"
        self.curve.ax.title.set_text(title)


def _first_sums(state):
    """Return how many neurons are missing, with the inputs swapped."""
    swapped = {**DIFFERENT, "x1": DIFFERENT["x2"], "x2": DIFFERENT["x1"]}
    return math.inf if state.changed(swapped) else len(ORDER) - state.step


def _low(state):
    """Return how far o1 is above 0.3, with b3 alone turned."""
    counts = state.done() and set(state.changed(START)) <= {"b3"}
    return state.output - 0.3 if counts else math.inf


def _high(state):
    """Return how far o1 is below 0.9, with one weight turned."""
    changed = state.changed(DIFFERENT)
    counts = state.done() and len(changed) <= 1 and all(k[0] == "w" for k in changed)
    return 0.9 - state.output if counts else math.inf


def _output(state):
    return f"o1 is {output_text(state.output)}" if state.done() else "o1 is still open"


class FeedforwardExplorer(Explorer):
    """W2: compute the network neuron by neuron, with any knobs."""

    question = "In which order do the numbers appear, and where does each one go?"
    State, Drawing = FeedforwardState, FeedforwardDrawing
    lines = 1
    knobs = (
        Knob("w5", -10, 10, label="weight w5"),
        Knob("w6", -10, 10, label="weight w6"),
        Knob("b3", -10, 10, label="bias b3"),
    )
    more = {
        "hidden neuron h1": (
            Knob("w1", -10, 10, slider=False),
            Knob("w2", -10, 10, slider=False),
            Knob("b1", -10, 10, slider=False),
        ),
        "hidden neuron h2": (
            Knob("w3", -10, 10, slider=False),
            Knob("w4", -10, 10, slider=False),
            Knob("b2", -10, 10, slider=False),
        ),
        "the inputs x1 and x2": (
            Knob("x1", -100, 100, slider=False),
            Knob("x2", -100, 100, slider=False),
        ),
    }
    actions = {
        "Next neuron": "next_neuron",
        "Back": "back",
        "Start over": "start_over",
    }
    presets = {
        "Worked example": {"step": 0},
        "All different": {**DIFFERENT, "step": 0},
    }
    goals = (
        Goal(
            task="Start from All different, and swap the inputs: x1 = 3, x2 = 2. Write "
            "down each sum before you press Next neuron. Compute all three.",
            miss=_first_sums,
            value=lambda s: f"{s.step} of 3 neurons",
            rule="it needs All different, with x1 = 3 and x2 = 2.",
            why="Does it matter which input gets which number: yes or no?",
            answer="Yes. With 2 and 3 the output is 0.1929, with 3 and 2 it is 0.1348. "
            "The lines from x1 have other weights than those from x2.",
        ),
        Goal(
            task="Start from Worked example, and compute all three. Bring the output "
            "o1 below 0.3. Turn b3 only.",
            miss=_low,
            value=_output,
            rule="it needs Worked example, all three neurons, and b3 alone turned.",
            why="Did b3 change h1 and h2 as well: yes or no?",
            answer="No. A bias acts on its own neuron and on what comes after it.",
        ),
        Goal(
            task="Start from All different, and compute all three. Bring o1 above 0.9. "
            "Turn one weight only.",
            miss=_high,
            value=_output,
            rule="it needs All different, all three neurons, and one weight turned.",
            why="Could w1 alone do that: yes or no?",
            answer="No. It changes h1 only, and an output is always above 0. With h1 "
            "close to 0 the sum of o1 is close to 0.76, and its output close to 0.68.",
        ),
    )
    ponder = (
        (
            "Which of the nine knobs can change the output of h2?",
            "w3, w4 and b2: the weights on the lines that lead into h2, and its bias.",
        ),
    )
    twin = {
        "Worked example": {"step": 3},
        "Bias b3 down to -2": {"b3": -2, "step": 3},
        "All different": {**DIFFERENT, "step": 3},
    }
