"""Transfer functions: what a neuron does with its weighted sum.

A transfer function (also called activation function) turns the weighted sum x
into the neuron's output. Training needs its slope as well, so each function
stands beside its derivative. Both take the weighted sum x, never the output.

Built in lesson 01 (sigmoid), lesson 04 (its slope) and lesson 07 (the others).
"""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from nnlib.checks import numbers


class Transfer(NamedTuple):
    """A transfer function and its slope, on float arrays, unchecked.

    `slope` takes the weighted sum x and the output y = f(x), because most slopes
    are short to write with y, and y is already there when a network learns.
    """

    f: Callable
    slope: Callable


# A plain 1 works as well, but NumPy converts it anew at each use, which takes as
# long as the sum itself on the four examples of XOR.
ONE = np.array(1.0)

TRANSFERS = {
    "sigmoid": Transfer(lambda x: ONE / (ONE + np.exp(-x)), lambda x, y: y * (ONE - y)),
    "tanh": Transfer(np.tanh, lambda x, y: ONE - y * y),
    "gaussian": Transfer(lambda x: np.exp(-x * x), lambda x, y: -2 * (x * y)),
    "relu": Transfer(lambda x: np.maximum(x, 0), lambda x, y: (x > 0) * 1.0),
    "linear": Transfer(np.positive, lambda x, y: np.ones_like(x)),
}


def sigmoid(x):
    """Squash any number into the range 0 to 1: 1 / (1 + e^-x).

    `x` is the weighted sum, any shape; the same shape comes back (a float for one
    number). No warning for any finite x: far out the result is exactly 0 or 1.
    """
    return _value("sigmoid", x)


def deriv_sigmoid(x):
    """Slope of `sigmoid` at the weighted sum `x` (not at the output), same shape."""
    return _slope("sigmoid", x)


def tanh(x):
    """Squash any number into the range -1 to 1; 0 stays 0. Same shape as `x`."""
    return _value("tanh", x)


def deriv_tanh(x):
    """Slope of `tanh` at the weighted sum `x`, same shape."""
    return _slope("tanh", x)


def gaussian(x):
    """Bell curve e^(-x^2): 1 at x = 0, near 0 far out. Same shape as `x`."""
    return _value("gaussian", x)


def deriv_gaussian(x):
    """Slope of `gaussian` at the weighted sum `x`, same shape."""
    return _slope("gaussian", x)


def relu(x):
    """Rectified linear unit: x where x is above 0, else 0. Same shape as `x`."""
    return _value("relu", x)


def deriv_relu(x):
    """Slope of `relu` at the weighted sum `x`: 1 above 0, else 0 (0 at the corner)."""
    return _slope("relu", x)


def linear(x):
    """Pass the weighted sum on unchanged. Same shape as `x`."""
    return _value("linear", x)


def deriv_linear(x):
    """Slope of `linear` at the weighted sum `x`: 1 everywhere, same shape."""
    return _slope("linear", x)


# Far out, e^-x leaves the range of floats and the result is its limit, 0 or 1.
# That is the right answer, so NumPy's warnings about it are silenced.
@np.errstate(all="ignore")
def _value(name, x):
    return _same_kind(TRANSFERS[name].f(numbers("x", x)))


@np.errstate(all="ignore")
def _slope(name, x):
    x = numbers("x", x)
    return _same_kind(TRANSFERS[name].slope(x, TRANSFERS[name].f(x)))


def _same_kind(result):
    return float(result) if np.ndim(result) == 0 else result
