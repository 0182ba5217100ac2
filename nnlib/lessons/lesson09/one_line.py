"""One line in the plane of two inputs: its knobs, and the gate that it makes.

A line has the direction of its arrow, in degrees, and a shift: at shift 0 it goes
through the middle of the four corners. W9a shows two. No widgets here.
"""

import math

import numpy as np

from nnlib.data import GATES

MIDDLE = np.array([0.5, 0.5])
GRIP = 0.7  # from the middle of a line to the dot that turns it
# Weights and bias of each gate that combines h1 and h2, at steepness 1.
COMBINE = {
    "AND": (1, 1, -1.5),
    "OR": (1, 1, -0.5),
    "NAND": (-1, -1, 1.5),
    "NOR": (-1, -1, 0.5),
    "h1 and not h2": (1, -1, -0.5),
    "h2 and not h1": (-1, 1, -0.5),
    "h1 or not h2": (1, -1, 0.5),
    "h2 or not h1": (-1, 1, 0.5),
}
# What is on at [0, 0], [1, 1], [0, 1], [1, 0]; XOR and XNOR are in GATES.
ON = {
    **GATES,
    "x1": (0, 1, 0, 1),
    "x2": (0, 1, 1, 0),
    "not x1": (1, 0, 1, 0),
    "not x2": (1, 0, 0, 1),
    "x1 and not x2": (0, 0, 0, 1),
    "x2 and not x1": (0, 0, 1, 0),
    "x1 or not x2": (1, 1, 0, 1),
    "x2 or not x1": (1, 1, 1, 0),
    "always on": (1, 1, 1, 1),
    "never on": (0, 0, 0, 0),
}
NAME = {pattern: name for name, pattern in ON.items()}


def gate_name(outputs):
    """Return the name of the gate with these four `outputs`: above 0.5 is on."""
    return NAME[tuple((np.ravel(outputs) > 0.5).astype(int).tolist())]


def knobs_of(turn, shift):
    """Return w1, w2 and b of a line at steepness 1: weights as long as (1, 1)."""
    angle = math.radians(turn)
    weights = math.sqrt(2) * np.array([math.cos(angle), math.sin(angle)])
    return [*weights, -weights @ MIDDLE - shift]


def _foot(turn, shift):
    """Return the point of a line that is nearest to the middle, and its direction."""
    angle = math.radians(turn)
    arrow = np.array([math.cos(angle), math.sin(angle)])
    return MIDDLE + arrow * shift / math.sqrt(2), np.array([-arrow[1], arrow[0]])


def grip(turn, shift):
    """Return where the dot is that turns a line."""
    foot, along = _foot(turn, shift)
    return foot + GRIP * along


def turn_for(shift, x, y):
    """Return the direction at which the dot is seen at (x, y) from the middle."""
    seen = math.atan2(y - 0.5, x - 0.5) - math.atan2(GRIP, shift / math.sqrt(2))
    return (math.degrees(seen) + 180) % 360 - 180


def shift_for(turn, x, y):
    """Return the shift at which a line goes through (x, y)."""
    angle = math.radians(turn)
    return math.sqrt(2) * (math.cos(angle) * (x - 0.5) + math.sin(angle) * (y - 0.5))
