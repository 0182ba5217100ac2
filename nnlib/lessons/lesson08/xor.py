"""W8, the logic gates: train a network and watch the plateau. Stands in lesson 08."""

import math

from nnlib.activations import TRANSFERS
from nnlib.data import GATES
from nnlib.explorers.base import Explorer
from nnlib.explorers.controls import Choice, Handle, Knob, Player
from nnlib.explorers.goals import Goal
from nnlib.figures.error_curve import LOW
from nnlib.lessons.lesson08.xor_drawing import XorDrawing
from nnlib.lessons.lesson08.xor_run import MAX_ITERATIONS, STEP
from nnlib.lessons.lesson08.xor_state import PATIENCE, SOON, XorState, error_text

QUICK = 2000  # iterations for the second goal


def _found(state, name):
    return state.found.get(name, "none")


def _seeds_text(state):
    return f"within {SOON}: {_found(state, 'early')}; not: {_found(state, 'late')}"


def _gates_text(state):
    return (
        f"learned: {_found(state, 'learned')}; not learned in {PATIENCE} iterations: "
        f"{_found(state, 'missed')}"
    )


def _quick(state):
    """Return how far the lowest error in fewer than 2000 iterations is from 0.01."""
    if (state.gate, state.hidden, state.output) != ("XOR", 2, "sigmoid"):
        return math.inf
    return _lowest(state) - LOW


def _lowest(state):
    return float(state.errors[:QUICK].min())


class XorExplorer(Explorer):
    """W8: train a network on a logic gate, with any rate, size and seed."""

    question = "The error stays at 1.00: is the network broken, or does it need time?"
    State, Drawing = XorState, XorDrawing
    knobs = (
        Knob("trainingRate", 0.01, 10, step=0.01, log=True),
        Knob("hidden", 1, 8, 1, label="hidden neurons"),
        Choice("gate", tuple(GATES)),
        Knob("seed", 0, 99, 1),
    )
    player = Player(
        Knob("iterations", 0, MAX_ITERATIONS, step=STEP, log=True),
        play="Train",
        steps=(100, 1000, 5000),
        seconds=8,
    )
    handles = (
        Handle(
            at=lambda s: [(s.iterations, min(s.error, s.ceiling))],
            to=lambda s, x, y: {"iterations": min(x, s.length)},
        ),
    )
    more = {
        "momentum and output function": (
            Knob("momentum", 0, 0.9, 0.01),
            Choice("output", tuple(TRANSFERS), label="output function"),
        )
    }
    presets = {
        "Worked example": {},
        "One hidden neuron": {"hidden": 1},
        "Linear, momentum 0.5": {"output": "linear", "momentum": 0.5},
    }
    goals = (
        Goal(
            task="The lesson printed the seeds 8, 3, 6 and 0. Find two others: one "
            "with an error below 0.5 within 15 000 iterations, and one still above it.",
            miss=lambda s: s.missing("early", "late") if s.only_seed() else math.inf,
            value=_seeds_text,
            rule="a knob other than the seed has moved. Press Worked example.",
            why="On the plateau, are all slopes 0, or are they tiny?",
            answer="Tiny. The weights move a little at each iteration, so a run may "
            "leave the plateau later. A late seed is no mistake in the code.",
        ),
        Goal(
            task="Reach an error below 0.01 in fewer than 2000 iterations: change "
            "trainingRate or momentum.",
            miss=_quick,
            value=lambda s: f"lowest error {error_text(_lowest(s))}",
            rule="only XOR, 2 hidden neurons, sigmoid. Press Worked example.",
            why="Is a larger rate always better: yes or no? Try 10 without momentum.",
            answer="No. At 10 this start gets stuck at 0.667: the steps are so "
            "large that a neuron lands where its slope is near 0.",
        ),
        Goal(
            task="One hidden neuron: find a gate that it learns (error below 0.01) and "
            "one that it does not, in 5000 iterations.",
            miss=lambda s: s.missing("learned", "missed"),
            value=_gates_text,
            why="Would more iterations help here, or more hidden neurons?",
            answer="More hidden neurons. One of them has one boundary line, and no "
            "single straight line divides the corners of XOR or XNOR.",
        ),
    )
    ponder = (
        (
            "What do four outputs of 0.5 add up to as an error?",
            "1.0, four times 0.5 squared. So 1.00 means: 0.5 for everybody.",
        ),
    )
    twin = {
        "7500 iterations": {"iterations": 7500},
        "Seed 3, 7500 iterations": {"seed": 3, "iterations": 7500},
        "One hidden neuron, 7500": {"hidden": 1, "iterations": 7500},
    }
