"""W4b, the gears of each of the nine slopes. Stands in lesson 04."""

import math
from dataclasses import dataclass, field

from nnlib.activations import deriv_sigmoid, sigmoid
from nnlib.data import people
from nnlib.explorers.base import Explorer, State
from nnlib.explorers.controls import Choice
from nnlib.explorers.goals import Goal
from nnlib.explorers.ledger import lit
from nnlib.explorers.picture import new_figure, steady
from nnlib.figures.gears import GearRow
from nnlib.figures.network_diagram import NetworkDiagram
from nnlib.figures.network_numbers import Network
from nnlib.figures.palette import GREEN, SMALL, VERMILLION, prepare_drawing
from nnlib.figures.slope_bars import SlopeBars
from nnlib.lessons.shared.ones import ones_network
from nnlib.loss import mse_loss
from nnlib.network import KNOBS
from nnlib.text import list_text, minus_signs, number_text

DATA, LABELS = people()
ALICE, LABEL = DATA[0], LABELS[0]
NETWORK = dict(zip(KNOBS, ones_network().knobs.tolist(), strict=True))
# Where each knob stands: its neuron, and what the knob is multiplied by.
PLACES = {
    **{"w1": ("h1", "x1"), "w2": ("h1", "x2"), "b1": ("h1", "1")},
    **{"w3": ("h2", "x1"), "w4": ("h2", "x2"), "b2": ("h2", "1")},
    **{"w5": ("o1", "h1"), "w6": ("o1", "h2"), "b3": ("o1", "1")},
}
OUT = {"h1": "w5", "h2": "w6"}  # the weight through which each one reaches o1
PRIMES = {"h1": "f'(z1)", "h2": "f'(z2)", "o1": "f'(z_o)"}
NOTHING = "nothing"
HEIGHT = 3.35  # inches
JAM_RULE = f"a gear is jammed. Choose to jam {NOTHING}."


def _values():
    """Return every number on the roads of Alice's network, by name."""
    x1, x2 = ALICE.tolist()
    n = NETWORK
    z1, z2 = (
        n["w1"] * x1 + n["w2"] * x2 + n["b1"],
        n["w3"] * x1 + n["w4"] * x2 + n["b2"],
    )
    h1, h2 = sigmoid(z1), sigmoid(z2)
    z_o = n["w5"] * h1 + n["w6"] * h2 + n["b3"]
    primes = {
        PRIMES["h1"]: deriv_sigmoid(z1),
        PRIMES["h2"]: deriv_sigmoid(z2),
        PRIMES["o1"]: deriv_sigmoid(z_o),
    }
    inside = {"x1": x1, "x2": x2, "h1": h1, "h2": h2, "o1": sigmoid(z_o), "1": 1.0}
    return {**n, **inside, **primes}


VALUES = _values()
LOSS = mse_loss([LABEL], [VALUES["o1"]])


@dataclass(frozen=True)
class Gear:
    """One factor of a slope: what moves per what, its formula, and its value."""

    name: str
    formula: str
    numbers: str
    value: float

    def drawn(self):
        """Return the gear as GearRow takes it."""
        jammed = self.value == 0
        return self.name, "0\njammed" if jammed else f"{self.value:.4g}", jammed


def _text(value):
    """Write a number with four digits; a negative one in parentheses."""
    text = f"{value:.4g}"
    return f"({text})" if value < 0 else text


def _gear(name, first, prime, values):
    a, b = values[first], values[prime]
    return Gear(name, f"{first} × {prime}", f"{_text(a)} × {_text(b)}", a * b + 0.0)


def gears_of(knob, jam=NOTHING):
    """Return the gears on the road from `knob` to the loss."""
    values = {**VALUES, jam: 0.0}
    neuron, times = PLACES[knob]
    output = values["o1"]
    last = Gear(
        "L per o1",
        "-2 × (1 - o1)",
        f"-2 × (1 - {_text(output)})",
        -2 * (LABEL - output),
    )
    o1 = PRIMES["o1"]
    if neuron == "o1":
        return [_gear(f"o1 per {knob}", times, o1, values), last]
    return [
        _gear(f"{neuron} per {knob}", times, PRIMES[neuron], values),
        _gear(f"o1 per {neuron}", OUT[neuron], o1, values),
        last,
    ]


@dataclass
class GearsState(State):
    """The knob, one to compare it with, what is jammed, and the knobs seen so far."""

    knob: str = "w1"
    compare_with: str = NOTHING
    jam: str = NOTHING
    seen: set = field(default_factory=set)

    def __post_init__(self):
        self._remember()

    def change(self, **values):
        """Choose, and remember which knobs have been on the page."""
        super().change(**values)
        self._remember()

    def _remember(self):
        self.seen |= {self.knob, self.compare_with} - {NOTHING}

    def gears(self, knob=None):
        """Return the gears of `knob`, or else of the chosen knob."""
        return gears_of(knob or self.knob, self.jam)

    def slope(self, knob=None):
        """Return the product of the gears of `knob`, or else of the chosen knob."""
        return math.prod(gear.value for gear in self.gears(knob)) + 0.0  # not -0

    def equation(self, knob=None):
        """Return that product with its numbers, as text."""
        factors = " × ".join(_text(gear.value) for gear in self.gears(knob))
        return f"{factors} = {number_text(self.slope(knob))}"

    @property
    def ratio(self):
        """The slope divided by the one to compare with, if there are two."""
        if self.compare_with == NOTHING or self.slope(self.compare_with) == 0:
            return None
        return self.slope() / self.slope(self.compare_with)

    def still(self):
        """Return the knobs with slope 0."""
        return [name for name in KNOBS if self.slope(name) == 0]

    def shown(self):
        """Return the slopes of the knobs seen so far and of all that a jam stops."""
        slopes = {name: self.slope(name) for name in KNOBS}
        return {k: v for k, v in slopes.items() if k in self.seen or v == 0}

    def ledger(self):
        """Return a line for each gear, the product, and the one to compare with."""
        lines = [
            f"{gear.name:9} = {gear.formula:13} = {gear.numbers}"
            for gear in self.gears()
        ]
        lines += [""] * (3 - len(lines))
        knob, other = lit("knob", self.knob), lit("compare_with", self.compare_with)
        return [
            *lines,
            f"{knob}: {self.equation()}",
            f"compare with {other}"
            if self.compare_with == NOTHING
            else f"{other}: {self.equation(self.compare_with)}",
        ]

    def sentence(self):
        """Say what the slope is and means, and compare."""
        slope = self.slope()
        if slope == 0:
            now = f"The slope of {self.knob} is 0: {self.knob} would not learn."
        else:
            way = "down" if slope > 0 else "up"
            now = (
                f"The slope of {self.knob} is {number_text(slope)}: turning "
                f"{self.knob} {way} lowers the loss."
            )
        if self.jam != NOTHING:
            now += f" {self.jam} is jammed."
        if self.compare_with == NOTHING:
            return now
        other = self.compare_with
        if self.ratio is None:
            too = " as well" if slope == 0 else ""
            return f"{now} The slope of {other} is 0{too}."
        times = number_text(self.ratio, 2)
        return f"{now} It is {times} times the slope of {other}."

    def words(self):
        """Say in words what the picture shows."""
        gears_text = ", ".join(
            f"{gear.name} {_text(gear.value)}" for gear in self.gears()
        )
        jammed = "" if self.jam == NOTHING else f" {self.jam} is jammed, set to 0."
        shown = [f"{name} {number_text(slope)}" for name, slope in self.shown().items()]
        return (
            f"Network diagram with the road from {self.knob} to the loss lit up. "
            f"Beside it {len(self.gears())} gears: {gears_text}; product "
            f"{number_text(self.slope())}.{jammed} Bars of the slopes so far: "
            f"{list_text(shown)}."
        )

    def row(self):
        """Return the cells of the static table."""
        return {
            "knob": self.knob,
            "jammed": self.jam,
            "gears and slope": self.equation(),
        }


class GearsDrawing:
    """Left the network with the road lit up, right its gears and the slopes."""

    def __init__(self):
        ax = new_figure(5.8, HEIGHT).add_axes((0, 0, 1, 1))
        road = prepare_drawing(ax, 12, 12 * HEIGHT / 5.8)
        network = Network((2, 2, 1), None, names=True, inputs=None, path=None)
        self.diagram = NetworkDiagram(road, network)
        x, y = self.diagram.nodes["o1"].center
        loss = f"label 1\nloss {number_text(LOSS)}"
        road.text(x, y + 1.4, loss, fontsize=SMALL, ha="center", va="center")
        figure = new_figure(3.9, HEIGHT)
        self.gears = GearRow(figure.add_axes((0, 0.57, 1, 0.43)), 3, size=SMALL)
        self.gears.ax.set_ylim(bottom=1.5)  # the equation is in the ledger
        low = steady(figure.add_axes((0.1, 0, 0.9, 0.5)), title="slopes so far")
        self.slopes = SlopeBars(low, KNOBS)
        low.spines[["left", "bottom"]].set_visible(False)
        low.set(xlim=(-0.36, 0.17), xticks=[])
        low.tick_params(axis="y", labelsize=SMALL, length=0)
        self.panels = road, low

    def update(self, state):
        """Light up the road, write the gears, show the slopes seen so far."""
        self._update_diagram(state)
        road = [gear.drawn() for gear in state.gears()]
        self.gears.update([None] * (3 - len(road)) + road)
        shown = state.shown()
        texts = {n: number_text(shown[n]) if n in shown else "?" for n in KNOBS}
        self.slopes.update(texts, shown)
        for name, number in self.slopes.numbers.items():
            number.set_fontweight("bold" if name == state.knob else "normal")

    def _update_diagram(self, state):
        neuron = PLACES[state.knob][0]
        road = {state.knob, neuron, "o1", OUT.get(neuron)}
        inside = {
            name: minus_signs(number_text(VALUES[name])) for name in self.diagram.nodes
        }
        self.diagram.update(NETWORK, inside, road)
        for name, label in self.diagram.labels.items():
            chosen = name == state.knob
            label.set_fontweight("bold" if chosen else "normal")
            label.get_bbox_patch().set_edgecolor(GREEN if chosen else "none")
            label.get_bbox_patch().set_linewidth(2)
        for name, prime in PRIMES.items():
            jammed = prime == state.jam
            self.diagram.nodes[name].set_linestyle("--" if jammed else "-")
            if jammed:
                self.diagram.nodes[name].set_edgecolor(VERMILLION)


def _smallest_miss(state):
    """Return how far the gear nearest to 0 on this road is from that of all roads."""
    if state.jam != NOTHING:
        return math.inf
    return _smallest(state.knob) - min(map(_smallest, KNOBS))


def _smallest(knob):
    return min(abs(gear.value) for gear in gears_of(knob))


def _smallest_text(state):
    gear = min(state.gears(), key=lambda gear: abs(gear.value))
    return f"{gear.name} is {gear.value:.4g}"


def _ratio_miss(state):
    neurons = {PLACES[k][0] for k in (state.knob, state.compare_with) if k in PLACES}
    if state.jam != NOTHING or neurons != {"h1", "h2"}:
        return math.inf
    return min(abs(state.ratio - 2), abs(1 / state.ratio - 2)) - 1e-9


def _ratio_text(state):
    if state.ratio is None:
        return f"{state.knob} compared with {state.compare_with}"
    return f"{state.knob} is {number_text(state.ratio, 2)} times {state.compare_with}"


class GearsExplorer(Explorer):
    """W4b: see the gears of each slope, compare two, and jam one."""

    question = "Which gears make each slope, and which gears do the knobs share?"
    State, Drawing = GearsState, GearsDrawing
    lines = 1
    knobs = (
        Choice("knob", KNOBS),
        Choice("compare_with", (NOTHING, *KNOBS), label="compare with"),
        Choice("jam", (NOTHING, *PRIMES.values()), label="jam (set to 0)"),
    )
    presets = {"Worked example": {}}
    goals = (
        Goal(
            task="Find the gear nearest to 0 of all. Choose a knob that has it.",
            miss=_smallest_miss,
            value=_smallest_text,
            rule=JAM_RULE,
            why="Why is it so near to 0: because of f'(z_o), or because of h1 or h2?",
            answer="Because of h1 or h2. They are 0.0474 only, and w5 or w6 is "
            "multiplied by them. The factor f'(z_o) is 0.2494, and b3 has it, too.",
        ),
        Goal(
            task="Compare a knob of h1 with a knob of h2: one slope must be twice the "
            "other, with the same sign.",
            miss=_ratio_miss,
            value=_ratio_text,
            rule="it needs a knob of h1 and one of h2, and nothing jammed.",
            why="Which gear differs in size, and why: the weights, or the inputs -2 "
            "and -1?",
            answer="The first gear, because x1 = -2 is twice x2 = -1. The other gears "
            "are equal: both neurons have the same knobs.",
        ),
        Goal(
            task="Jam one f' so that none of the nine knobs would learn: all nine "
            "slopes are 0.",
            miss=lambda s: len(KNOBS) - len(s.still()),
            value=lambda s: f"{len(s.still())} of 9 knobs have slope 0",
            why="Which knobs share this gear: those of o1 only, or all nine?",
            answer="All nine. Every road to the loss leads through o1, so every slope "
            "has the factor f'(z_o).",
        ),
    )
    ponder = (
        (
            "What would f'(z1) near 0 mean for neuron h1?",
            "It is saturated: its sum is far from 0. Then w1, w2 and b1 hardly learn.",
        ),
    )
    twin = {
        "Knob w1": {},
        "Knob b3": {"knob": "b3"},
        "Knob w1, f'(z_o) jammed": {"jam": "f'(z_o)"},
    }
