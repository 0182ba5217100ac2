"""Two losses with one knob, and the walk down each of them. W5a shows both.

The bowl (w - 3)² of lesson 05, and the loss against w5 from lesson 03. No widgets here.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from nnlib.activations import deriv_sigmoid, sigmoid
from nnlib.data import people
from nnlib.loss import mse_loss

DATA, LABELS = people()
# All weights are 1 and all biases 0, so both hidden neurons have the same output.
HIDDEN = sigmoid(DATA.sum(axis=1))


@dataclass(frozen=True)
class Curve:
    """A loss with one knob: where the walk starts, and what the picture shows."""

    knob: str
    start: float
    view: tuple  # from left to right
    losses: tuple  # the marks beside the picture
    top: float  # the highest loss in the picture
    first: int  # steps made at the beginning

    def loss(self, w):
        """Return the loss at `w`, one number."""
        if self.knob == "w":
            return (w - 3) ** 2
        return mse_loss(LABELS, sigmoid(w * HIDDEN + HIDDEN))

    def slope(self, w):
        """Return the slope at `w`, one number."""
        if self.knob == "w":
            return 2 * (w - 3)
        total = w * HIDDEN + HIDDEN  # w6 is 1
        errors = LABELS - sigmoid(total)
        return float(np.mean(-2 * errors * deriv_sigmoid(total) * HIDDEN))


BOWL = Curve("w", 0.0, (-3, 9), (0, 10, 20, 30), 36, 6)
W5 = Curve("w5", 1.0, (-18, 6), (0, 0.2, 0.4, 0.6), 0.7, 1)


@lru_cache(maxsize=64)
def walk(curve, rate, steps):
    """Return the places of the knob, shape (steps + 1,), the first one the start."""
    places = [curve.start]
    for _ in range(steps):
        places.append(places[-1] - rate * curve.slope(places[-1]))
    return np.array(places)


@lru_cache(maxsize=64)
def losses(curve, rate, steps):
    """Return the loss at each of these places, shape (steps + 1,)."""
    return np.array([curve.loss(w) for w in walk(curve, rate, steps).tolist()])


@lru_cache(maxsize=2)
def outline(curve):
    """Return the points of the curve in the picture, shape (2, 121)."""
    grid = np.linspace(*curve.view, 121)
    return np.array([grid, [curve.loss(w) for w in grid.tolist()]])


@lru_cache(maxsize=2)
def bottom(curve):
    """Return where the loss is lowest: 3 in the bowl, found by walking for w5."""
    return 3.0 if curve is BOWL else float(walk(curve, 30, 200)[-1])
