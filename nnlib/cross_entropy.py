"""Softmax and cross-entropy: where one answer out of several is right.

Softmax turns scores into shares that add up to 1. Cross-entropy is minus the
logarithm of the share that the right answer got: 0 if it got everything, and more
without limit the less it got. The two slopes multiplied are short: share minus target.
A sigmoid is the softmax of two scores, x for yes and 0 for no.

Built in lesson 10.
"""

import numpy as np

from nnlib.checks import numbers
from nnlib.loss import total


@np.errstate(all="ignore")  # a share too small for a float is 0
def softmax(x):
    """Turn scores into shares from 0 to 1 that add up to 1: e^x over their total.

    `x` has shape (k,), or (n, k) with a row of scores per example; the same shape
    comes back. Only the differences of scores count, so no score is too large.
    """
    x = numbers("x", x)
    if x.ndim not in (1, 2):
        raise ValueError(
            "x must hold one score per class, shape (k,) or (n, k), "
            f"but it has shape {x.shape}"
        )
    return shares(x, axis=-1)


# For backPropNN, on float arrays, unchecked. Columns are examples.


def shares(x, axis=-2):
    """Return the softmax of each column, or along another axis."""
    powers = np.exp(x - x.max(axis=axis, keepdims=True))  # the largest is e^0 = 1
    return powers / powers.sum(axis=axis, keepdims=True)


def cross_entropy(residual, outs, wanted, sums):
    """Return minus the logarithm of the shares `outs` where `wanted` is 1, summed."""
    logs = np.log(outs)
    if outs.min() < 1e-300:  # too small for a float, but its logarithm is not
        logs = sums - np.logaddexp.reduce(sums, axis=-2, keepdims=True)
    return 0.0 - total(wanted, logs)  # where all is right: 0, and not -0


def cross_entropy_of_sigmoid(residual, outs, wanted, sums):
    """Return the same where the shares are `outs` for yes and 1 - `outs` for no."""
    # Taken from the sums, as 1 - y has few digits left where y is nearly 1:
    # -log(y) is log(1 + e^-x), and -log(1 - y) is log(1 + e^x).
    yes, no = np.logaddexp(0.0, -sums), np.logaddexp(0.0, sums)
    return total(wanted, yes) + total(1.0 - wanted, no)


def check_yes_or_no(targets):
    """Refuse targets that are no shares."""
    low, high = targets.min(), targets.max()
    if low < 0.0 or high > 1.0:
        raise ValueError(
            "targets must be from 0 to 1 with loss='cross-entropy', "
            f"but one is {low if low < 0.0 else high:g}"
        )


def check_shares(targets):
    """Refuse targets of which a row is not made of shares that add up to 1."""
    off = np.abs(targets.sum(axis=1) - 1.0)
    if targets.min() < 0.0:
        check_yes_or_no(targets)
    if off.max() > 1e-6:
        row = off.argmax()
        raise ValueError(
            "targets must add up to 1 in each row with softmax, "
            f"but row {row} adds up to {targets[row].sum():g}"
        )
