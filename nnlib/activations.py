"""Transfer functions: what a neuron does with its weighted sum.

A transfer function (also called activation function) turns the weighted sum x into
the neuron's output y. Training needs its slope as well, so each function has its
derivative below it. Both are called with the weighted sum, never with the output:
``deriv_sigmoid(x)``. The formula of a slope gets the output y too, which a network
that learns has computed already.

To add a transfer function f, write f and deriv_f below. The place in `TRANSFERS`, the
names in ``nnlib`` and the choice in `backPropNN` follow from that.
Built in lesson 01 (sigmoid), lesson 04 (its slope) and lesson 09 (the others).
"""

import inspect
from collections.abc import Callable
from functools import wraps
from typing import NamedTuple

import numpy as np

from nnlib.checks import numbers


class Transfer(NamedTuple):
    """The formulas f(x) and slope(x, y), for float arrays, unchecked."""

    f: Callable
    slope: Callable


TRANSFERS = {}  # name: Transfer

# NumPy converts a plain 1.0 anew at each use, which takes as long as the sum itself
# on the four examples of XOR.
ONE = np.array(1.0)


def transfer(formula):
    """Make a formula for float arrays a function for all numbers."""
    return _public(formula, formula)


def slope_of(f):
    """Do so for the formula slope(x, y) of the function `f`, and enter the pair."""

    def pair(slope):
        formula = f.__wrapped__
        TRANSFERS[f.__name__] = Transfer(formula, slope)
        public = _public(slope, lambda x: slope(x, formula(x)))
        public.__signature__ = inspect.signature(formula)  # x alone
        return public

    return pair


def _public(formula, of_array):
    # Far out, e^-x leaves the range of floats and the result is its limit, 0 or 1.
    # That is the right answer, so NumPy's warnings about it are silenced.
    @wraps(formula)
    @np.errstate(all="ignore")
    def public(x):
        result = of_array(numbers("x", x))
        return float(result) if np.ndim(result) == 0 else result

    return public


@transfer
def sigmoid(x):
    """Squash any number into the range 0 to 1: 1 / (1 + e^-x).

    `x` is the weighted sum, any shape; the same shape comes back (a float for one
    number). No warning for any finite x: far out the result is exactly 0 or 1.
    """
    return ONE / (ONE + np.exp(-x))


@slope_of(sigmoid)
def deriv_sigmoid(x, y):
    """Slope of `sigmoid` at the weighted sum `x` (not at the output), same shape."""
    return y * (ONE - y)


@transfer
def tanh(x):
    """Squash any number into the range -1 to 1; 0 stays 0. Same shape as `x`."""
    return np.tanh(x)


@slope_of(tanh)
def deriv_tanh(x, y):
    """Slope of `tanh` at the weighted sum `x`, same shape."""
    return ONE - y * y


@transfer
def gaussian(x):
    """Bell curve e^(-x^2): 1 at x = 0, near 0 far out. Same shape as `x`."""
    return np.exp(-x * x)


@slope_of(gaussian)
def deriv_gaussian(x, y):
    """Slope of `gaussian` at the weighted sum `x`, same shape."""
    return -2.0 * (x * y)


@transfer
def relu(x):
    """Rectified linear unit: x where x is above 0, else 0. Same shape as `x`."""
    return np.maximum(x, 0.0)


@slope_of(relu)
def deriv_relu(x, y):
    """Slope of `relu` at the weighted sum `x`: 1 above 0, else 0 (0 at the corner)."""
    return (x > 0.0) * 1.0


@transfer
def linear(x):
    """Pass the weighted sum on unchanged. Same shape as `x`."""
    return np.positive(x)


@slope_of(linear)
def deriv_linear(x, y):
    """Slope of `linear` at the weighted sum `x`: 1 everywhere, same shape."""
    return np.ones_like(x)


__all__ = [name for f in TRANSFERS for name in (f, f"deriv_{f}")]
