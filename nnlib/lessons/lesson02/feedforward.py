"""W2, the 2-2-1 network: one neuron after the other. Stands in lesson 02."""

import math
from dataclasses import dataclass

from nnlib.explorers.base import Explorer, State
from nnlib.explorers.controls import Knob
from nnlib.explorers.goals import Goal
from nnlib.explorers.picture import new_figure
from nnlib.lessons.shared.diagram import NetworkDiagram
from nnlib.neuron import Neuron
from nnlib.text import factor_text, list_text, number_text, output_text

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

    def only_b3(self):
        """Whether o1 is computed, with all knobs but b3 as in the worked example."""
        knobs = {name: getattr(self, name) for name in START}
        return {**knobs, "b3": START["b3"]} == START and self.step == len(ORDER)

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
            f"{factor_text(getattr(self, w))} × {factor_text(values[f])}"
            for w, f in zip(weights, fed, strict=True)
        ]
        total = sum(
            getattr(self, w) * values[f] for w, f in zip(weights, fed, strict=True)
        ) + getattr(self, bias)
        return (
            f"{name}: {' + '.join(factors)} + {factor_text(getattr(self, bias))} "
            f"= {number_text(total)} → {output_text(values[name])}"
        )

    def sentence(self):
        """Say which neuron is computed, and which comes next."""
        if self.step == len(ORDER):
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
        return (
            "Diagram of the network with inputs x1 and x2, hidden neurons h1 and h2 "
            f"and output neuron o1: {list_text(known)}.{rest}"
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
    """The network as a diagram; numbers appear as each neuron is computed."""

    def __init__(self):
        self.figure = new_figure(8.4, 3.7)
        self.diagram = NetworkDiagram(self.figure.add_axes((0, 0, 1, 1)))

    def update(self, state):
        """Write the numbers; light up the last neuron and what leads to it."""
        inside = {
            name: number_text(value) if name[0] == "x" else f"{value:.4f}"
            for name, value in state.known().items()
        }
        lit = ()
        if state.step:
            last = ORDER[state.step - 1]
            lit = (last, *NEURONS[last][0])
        self.diagram.update(vars(state), inside, lit)


class FeedforwardExplorer(Explorer):
    """W2: compute the network neuron by neuron, with any knobs."""

    question = "In which order do the numbers appear, and where does each one go?"
    State, Drawing = FeedforwardState, FeedforwardDrawing
    knobs = (Knob("b3", -10, 10, label="bias b3"),)
    more = {
        "the knobs of hidden neuron h1": (
            Knob("w1", -10, 10, slider=False),
            Knob("w2", -10, 10, slider=False),
            Knob("b1", -10, 10, slider=False),
        ),
        "the knobs of hidden neuron h2": (
            Knob("w3", -10, 10, slider=False),
            Knob("w4", -10, 10, slider=False),
            Knob("b2", -10, 10, slider=False),
        ),
        "the weights of output neuron o1, and the inputs": (
            Knob("w5", -10, 10, slider=False),
            Knob("w6", -10, 10, slider=False),
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
            task="Write down each sum before you press Next neuron. Compute all three.",
            miss=lambda s: len(ORDER) - s.step,
            value=lambda s: f"{s.step} of 3 neurons",
            why="Could o1 be computed first: yes or no?",
            answer="No. It is fed the outputs of h1 and h2, so both come before it.",
        ),
        Goal(
            task="Bring the output o1 below 0.3. Turn b3 only.",
            miss=lambda s: s.output - 0.3 if s.only_b3() else math.inf,
            value=lambda s: (
                f"o1 is {output_text(s.output)}"
                if s.step == len(ORDER)
                else "o1 is still open"
            ),
            rule="compute all three neurons, and turn b3 only.",
            why="Did b3 change h1 and h2 as well: yes or no?",
            answer="No. A bias acts on its own neuron and on what comes after it.",
        ),
    )
    ponder = (
        (
            "In the worked example, which input changes nothing, and why?",
            "x1. Both of its weights, w1 and w3, are 0, and 0 times x1 is 0.",
        ),
    )
    twin = {
        "Worked example": {"step": 3},
        "Bias b3 down to -2": {"b3": -2, "step": 3},
        "All different": {**DIFFERENT, "step": 3},
    }
