"""The fourteen gates that one line can make, by name. No widgets here."""

import numpy as np

from nnlib.data import GATES

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
