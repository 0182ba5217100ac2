"""Loss: one number that says how wrong the predictions are. Built in lesson 03."""

import numpy as np

from nnlib.checks import numbers


@np.errstate(under="ignore")  # the square of a tiny difference is 0
def mse_loss(y_true, y_pred):
    """Mean squared error: the average of (y_true - y_pred)^2, as a float.

    Both arguments have one shape. 0 is perfect; the unit is that of y, squared.
    Raises ValueError if the shapes differ, because NumPy would silently stretch
    them against each other: (4,) and (4, 1) would become a 4 by 4 grid.
    Source: V. Zhou, "Machine Learning for Beginners", section 3.
    """
    y_true, y_pred = numbers("y_true", y_true), numbers("y_pred", y_pred)
    if y_true.shape != y_pred.shape:
        raise ValueError(
            "y_true and y_pred must have the same shape, but they have "
            f"{y_true.shape} and {y_pred.shape}"
        )
    return float(np.mean((y_true - y_pred) ** 2))


# What backPropNN reports, on float arrays whose columns are examples, unchecked.


def squared(residual, outs, wanted, sums):
    """Return the sum of the squared differences over all examples and outputs."""
    return total(residual, residual)


def total(a, b):
    """Return the sum of all products, or of many networks the sum of each."""
    if a.ndim == b.ndim == 2:
        return np.vdot(a, b)  # the quickest
    return (a * b).sum(axis=(-2, -1))
