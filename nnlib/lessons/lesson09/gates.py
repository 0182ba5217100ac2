"""W9a, build XOR by hand: two lines and a gate. Stands in lesson 09."""

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from nnlib.data import GATE_INPUTS
from nnlib.explorers.base import Explorer, State
from nnlib.explorers.controls import Choice, Handle, Knob
from nnlib.explorers.goals import Goal
from nnlib.explorers.ledger import lit
from nnlib.figures.corners import NAMES
from nnlib.figures.hidden_lines import network_221
from nnlib.figures.hidden_plane import hidden_outputs
from nnlib.figures.input_plane import line_ends
from nnlib.lessons.lesson09.gates_drawing import TARGETS, GatesDrawing
from nnlib.lessons.lesson09.one_line import (
    COMBINE,
    gate_name,
    grip,
    knobs_of,
    shift_for,
    turn_for,
)

CORNERS = np.array(GATE_INPUTS, float)
NEAR = 0.1  # as near as this to its target, an output is good
STEEPNESS = Knob("steepness", 0.5, 20, step=0.1)
START = {"turn1": 45, "turn2": 90, "gate": "AND", "steepness": 10}
START |= {"shift1": -0.5, "shift2": -0.5}


@dataclass
class GatesState(State):
    """Two lines, each with the direction of its arrow and a shift, and a gate."""

    turn1: int = START["turn1"]
    turn2: int = START["turn2"]
    gate: str = START["gate"]
    steepness: float = START["steepness"]
    shift1: float = START["shift1"]
    shift2: float = START["shift2"]

    @property
    def lines(self):
        """Direction in degrees and shift of each line."""
        return (self.turn1, self.shift1), (self.turn2, self.shift2)

    @property
    def weights(self):
        """The matrices (2, 3) and (1, 3) of the network, biases last."""
        return self.network.weights

    @property
    def network(self):
        """The 2-2-1 network."""
        return _network(self.lines, self.gate, self.steepness)

    @property
    def outputs(self):
        """The four outputs."""
        return self.outputs_at(self.steepness)

    def outputs_at(self, steepness):
        """Return the four outputs at another steepness."""
        return _outputs(self.lines, self.gate, steepness)

    @property
    def hidden(self):
        """The outputs (4, 2) of the hidden neurons at the corners."""
        return hidden_outputs(self.network, CORNERS)

    @property
    def names(self):
        """The gates that h1 and h2 are, and the one that all three are together."""
        h1, h2 = self.hidden.T
        return gate_name(h1), gate_name(h2), gate_name(self.outputs)

    @property
    def worst(self):
        """How far the output is from its target at the worst corner."""
        return float(np.abs(self.outputs - np.ravel(TARGETS)).max())

    @property
    def right(self):
        """How many outputs are on the side of their target."""
        return _right(self.outputs)

    def only_line_2(self):
        """Whether all but the second line is as at the start."""
        moved = {"turn2": self.turn2, "shift2": self.shift2}
        return {**START, **moved} == vars(self)

    def least_steepness(self):
        """Return the smallest steepness that has all four right with these lines."""
        for step in range(round(10 * STEEPNESS.low), round(10 * STEEPNESS.high) + 1):
            if _right(self.outputs_at(step / 10)) == 4:
                return step / 10
        return math.inf

    def ledger(self):
        """Return the three neurons with their numbers, and what they give."""
        (h1, h2), ((o,)) = self.weights[0], self.weights[1]
        shown = [*self.hidden.T, self.outputs]
        lines = [" " * 45 + "".join(f"{name:>8}" for name in NAMES)]
        for i, (name, row, numbers) in enumerate(
            zip(("h1", "h2", "o"), (h1, h2, o), shown, strict=True)
        ):
            before = "h" if name == "o" else "x"
            knob = "gate" if name == "o" else f"turn{i + 1}"
            total = lit(knob, _sum_text(row, before))
            outs = "".join(f"{number:8.3f}" for number in numbers)
            word = self.gate if name == "o" else self.names[i]
            lines.append(f"{name:2} = sigmoid({total}){outs}  {lit(knob, word)}")
        return lines

    def sentence(self):
        """Say which gates these are, and how far that is from XOR."""
        h1, h2, together = self.names
        return (
            f"h1 is {h1}, h2 is {h2}; together they make {together}: {self.right} of 4 "
            f"right, the worst {self.worst:.3f} off."
        )

    def words(self):
        """Say in words what the picture shows."""
        at = ", ".join(f"{n} {o:.3f}" for n, o in zip(NAMES, self.outputs, strict=True))
        spots = ", ".join(
            f"{n} ({x:.2f}, {y:.2f})"
            for n, (x, y) in zip(NAMES, self.hidden, strict=True)
        )
        return (
            f"Left: plane of the inputs with the lines of h1, {self.names[0]}, and h2, "
            f"{self.names[1]}; outputs {at}. Right: plane of h1 and h2 with the line "
            f"of the output, {self.gate}; corners at {spots}."
        )

    def row(self):
        """Return the cells of the static table."""
        return {
            "h1": self.names[0],
            "h2": self.names[1],
            "gate of both": self.gate,
            "outputs": "  ".join(f"{output:.3f}" for output in self.outputs),
        }


# One picture with its words asks for the same network ten times.
@lru_cache
def _network(lines, gate, steepness):
    """Return the 2-2-1 network: steepness is a factor on all nine knobs."""
    rows = np.array([knobs_of(*line) for line in lines])
    return network_221([steepness * rows, steepness * np.array([COMBINE[gate]])])


@lru_cache
def _outputs(lines, gate, steepness):
    outputs = np.ravel(_network(lines, gate, steepness).FP(CORNERS))
    outputs.setflags(write=False)  # it is everybody's
    return outputs


def _right(outputs):
    return int(((outputs > 0.5) == (np.ravel(TARGETS) == 1)).sum())


def _sum_text(row, before):
    w1, w2, b = (float(f"{number:.1f}") + 0.0 for number in row)
    return (
        f"{w1:5.1f} × {before}1 {'-' if w2 < 0 else '+'} {abs(w2):4.1f} × {before}2 "
        f"{'-' if b < 0 else '+'} {abs(b):4.1f}"
    )


def _by_line_2(state):
    """Return how far XOR is from within 0.1, when only line 2 has moved."""
    return state.worst - NEAR if state.only_line_2() else math.inf


def _without(state):
    """Return how far XOR is from within 0.1, without OR and NAND."""
    if {"OR", "NAND"} & {*state.names[:2]}:
        return math.inf
    return state.worst - NEAR


def _least(state):
    """Return how far the steepness is above the smallest one that is right."""
    return state.steepness - state.least_steepness() if state.right == 4 else math.inf


def _worst_text(state):
    return f"the worst output is {state.worst:.3f} off"


def _line_ends(state, i):
    row = state.weights[0][i]
    return line_ends(row[:2], row[2], 3)


HANDLES = tuple(
    Handle(
        at=lambda s, i=i: [tuple(grip(*s.lines[i]))],
        to=lambda s, x, y, i=i: {f"turn{i + 1}": turn_for(s.lines[i][1], x, y)},
    )
    for i in (0, 1)
) + tuple(
    Handle(
        at=lambda s, i=i: _line_ends(s, i),
        to=lambda s, x, y, i=i: {f"shift{i + 1}": shift_for(s.lines[i][0], x, y)},
    )
    for i in (0, 1)
)


class GatesExplorer(Explorer):
    """W9a: turn and move two lines, choose a gate, and build XOR."""

    question = "Two lines and a gate: how do they make XOR?"
    State, Drawing = GatesState, GatesDrawing
    lines = 1
    knobs = (
        Knob("turn1", -180, 180, step=5, label="h1: direction"),
        Knob("turn2", -180, 180, step=5, label="h2: direction"),
        Choice("gate", tuple(COMBINE), label="output: gate of h1, h2"),
        STEEPNESS,
    )
    more = {
        "how far each line is shifted": (
            Knob("shift1", -1, 1, step=0.05, label="h1: shift"),
            Knob("shift2", -1, 1, step=0.05, label="h2: shift"),
        )
    }
    handles = HANDLES
    goals = (
        Goal(
            task="Leave h1, gate and steepness as they are. Turn h2 until all four "
            "outputs are within 0.1 of XOR.",
            miss=_by_line_2,
            value=_worst_text,
            rule="more than the second line has moved. Press Reset.",
            why="h1 alone is wrong at one corner. Which one does h2 put right: [0, 0] "
            "or [1, 1]?",
            answer="[1, 1]. h1 is OR: on at [1, 1] as well. h2 is off there, and AND "
            "needs both.",
        ),
        Goal(
            task="Build XOR within 0.1 once more, so that neither h1 nor h2 is OR or "
            "NAND.",
            miss=_without,
            value=lambda s: f"h1 is {s.names[0]}, h2 is {s.names[1]}, {_worst_text(s)}",
            rule="one of the two is OR or NAND.",
            why="Does XOR belong to one pair of lines: yes or no?",
            answer="No. Eight pairs of gates can make it, five of them without OR and "
            "NAND. The output gate has to fit the pair.",
        ),
        Goal(
            task="Keep four right sides. What is the smallest steepness for your lines "
            "and your gate?",
            miss=_least,
            value=lambda s: f"steepness {s.steepness:g}, {s.right} of 4 right",
            rule="all four outputs must be on the right side.",
            why="Are the four outputs within 0.1 of their targets there: yes or no?",
            answer="No. One of them is only a little on its side of 0.5. A side is "
            "less than a distance: within 0.1 needs steeper neurons.",
        ),
    )
    twin = {
        "Start: h2 points up": {},
        "h2 turned to -135": {"turn2": -135},
        "the same at steepness 2": {"turn2": -135, "steepness": 2},
    }
