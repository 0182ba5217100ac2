"""The 2-2-1 network with nine named knobs, trained one person at a time.

Two inputs, two hidden neurons h1 and h2, one output neuron o1. w1 and w2 lead
to h1, w3 and w4 to h2, w5 and w6 to o1; b1, b2, b3 are their biases. Built in
lesson 02 (feedforward), lesson 04 (slopes) and lesson 05 (training).

For one person at a time the knobs are plain Python floats and the squash uses
math.exp: the same formulas as with NumPy, several times faster on single numbers.
(The constants are 1.0 and 2.0 because Python is quicker when both are floats.)
"""

import math
from math import exp

import numpy as np

from nnlib.activations import TRANSFERS
from nnlib.checks import generator, number, numbers, rate, rows, vector, whole

KNOBS = ("w1", "w2", "w3", "w4", "w5", "w6", "b1", "b2", "b3")


class OurNeuralNetwork:
    """A 2-2-1 network of sigmoid neurons with the knobs w1 to w6 and b1 to b3.

    The knobs are floats that can be read and set, by name or all nine as `knobs`.
    They start as random draws from the standard normal distribution: `rng` is a NumPy
    Generator, a seed or None.
    Source: V. Zhou, "Machine Learning for Beginners", section 4; differences: `rng`,
    the loss after every epoch is returned instead of printed, bad input is refused.
    """

    def __init__(self, rng=None):
        self.knobs = generator("rng", rng).normal(size=len(KNOBS))

    @property
    def knobs(self):
        """The nine knobs as a fresh array (9,), in the order of the names; settable."""
        return np.array(self._floats())

    @knobs.setter
    def knobs(self, knobs):
        knobs = vector("knobs", knobs, length=len(KNOBS)).tolist()
        for name, value in zip(KNOBS, knobs, strict=True):
            setattr(self, name, value)

    def feedforward(self, x):
        """Return the output for `x`: (2,) gives a float, (n, 2) gives shape (n,)."""
        knobs, x = self._floats(), numbers("x", x)
        if x.ndim == 2:
            return _outputs(knobs, rows("x", x, columns=2))
        return float(_outputs(knobs, vector("x", x, length=2)))

    def slopes(self, x, y_true):
        """Return how fast the squared error of one example changes with each knob.

        `x` has shape (2,), `y_true` is one number. The result is a dict from the
        names w1 to w6 and b1 to b3 to the slopes.
        """
        x1, x2 = vector("x", x, length=2).tolist()
        slopes = _slopes(self._floats(), x1, x2, number("y_true", y_true))
        return dict(zip(KNOBS, slopes, strict=True))

    def train(self, data, all_y_trues, learn_rate=0.1, epochs=1000):
        """Learn by stochastic gradient descent; return the loss after every epoch.

        `data` has shape (n, 2), `all_y_trues` shape (n,). An epoch uses each example
        once, one at a time, in order. The losses come back in shape (epochs,).
        Raises ValueError, with the knobs left as they were, if an argument is bad or
        if `learn_rate` is so large that a knob leaves the range of numbers.
        """
        data = rows("data", data, columns=2)
        all_y_trues = vector("all_y_trues", all_y_trues, length=len(data))
        learn_rate, epochs = rate("learn_rate", learn_rate), whole("epochs", epochs)
        examples = list(zip(*data.T.tolist(), all_y_trues.tolist(), strict=True))

        knobs, losses = self._floats(), np.empty(epochs)
        # NumPy computes the losses of many epochs at once, so it is asked rarely;
        # a block is small enough that memory does not grow with the epochs.
        block = max(1, 10_000 // len(data))
        for start in range(0, epochs, block):
            history = []
            for _ in range(min(block, epochs - start)):
                knobs = _epoch(knobs, examples, learn_rate)
                history.extend(knobs)
            losses[start : start + block] = _losses(history, data, all_y_trues)

        if not all(map(math.isfinite, knobs)):
            raise ValueError(
                f"learn_rate must be smaller: at {learn_rate:g} a knob grew beyond all "
                "numbers, so every knob was put back to where it was"
            )
        self.knobs = knobs
        return losses

    def _floats(self):
        """Return the knobs as plain floats, whatever numbers somebody has set."""
        return [number(name, getattr(self, name)) for name in KNOBS]

    def __repr__(self):
        knobs = (f"{name}={_text(getattr(self, name))}" for name in KNOBS)
        return f"OurNeuralNetwork({', '.join(knobs)})"


def _text(knob):
    """Return a knob as text, whatever somebody has set it to."""
    return f"{knob:.4g}" if isinstance(knob, (int, float)) else repr(knob)


def _squash(x):
    """Return the sigmoid of one plain float."""
    try:
        return 1.0 / (1.0 + exp(-x))
    except OverflowError:  # e^-x is beyond all floats, and 1 / that is 0
        return 0.0


def _slopes(knobs, x1, x2, y_true):
    """Return the slope of (y_true - o1)^2 for each of the nine knobs."""
    w1, w2, w3, w4, w5, w6, b1, b2, b3 = knobs
    h1 = _squash(w1 * x1 + w2 * x2 + b1)
    h2 = _squash(w3 * x1 + w4 * x2 + b2)
    o1 = _squash(w5 * h1 + w6 * h2 + b3)
    # From the loss back to each neuron's weighted sum. The slope of a sigmoid is
    # its output times (1 - its output).
    d_o1 = -2.0 * (y_true - o1) * (o1 * (1.0 - o1))
    d_h1 = d_o1 * w5 * (h1 * (1.0 - h1))
    d_h2 = d_o1 * w6 * (h2 * (1.0 - h2))
    # A weight's slope is that of its neuron's sum times what the weight multiplies.
    return (
        d_h1 * x1,
        d_h1 * x2,
        d_h2 * x1,
        d_h2 * x2,
        d_o1 * h1,
        d_o1 * h2,
        d_h1,
        d_h2,
        d_o1,
    )


def _epoch(knobs, examples, learn_rate):
    """Return the knobs after one update for each example, in order."""
    for x1, x2, y_true in examples:
        s1, s2, s3, s4, s5, s6, t1, t2, t3 = _slopes(knobs, x1, x2, y_true)
        w1, w2, w3, w4, w5, w6, b1, b2, b3 = knobs
        knobs = (  # written out, because a loop takes half as long again
            w1 - learn_rate * s1,
            w2 - learn_rate * s2,
            w3 - learn_rate * s3,
            w4 - learn_rate * s4,
            w5 - learn_rate * s5,
            w6 - learn_rate * s6,
            b1 - learn_rate * t1,
            b2 - learn_rate * t2,
            b3 - learn_rate * t3,
        )
    return knobs


@np.errstate(all="ignore")  # far out, the sigmoid is exactly 0 or 1
def _outputs(knobs, data):
    """Return the outputs (n,) for data (n, 2), or the one for data (2,).

    Knobs of shape (9, m, 1) are m networks and give outputs (m, n).
    """
    squash, (x1, x2) = TRANSFERS["sigmoid"].f, data.T
    w1, w2, w3, w4, w5, w6, b1, b2, b3 = knobs
    h1 = squash(w1 * x1 + w2 * x2 + b1)
    h2 = squash(w3 * x1 + w4 * x2 + b2)
    return squash(w5 * h1 + w6 * h2 + b3)


@np.errstate(all="ignore")  # the square of a tiny difference is 0
def _losses(history, data, all_y_trues):
    """Return the mean squared error on all examples for each set of knobs."""
    outputs = _outputs(np.reshape(history, (-1, len(KNOBS), 1)).swapaxes(0, 1), data)
    return np.mean((all_y_trues - outputs) ** 2, axis=1)
