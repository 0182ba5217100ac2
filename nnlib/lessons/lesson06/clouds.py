"""Two overlapping clouds of points: made up, and clearly not people."""

import numpy as np


def clouds(n, rng):
    """Return points (n, 2) and labels (n,), in turn 0 and 1, drawn with `rng`.

    The points of label 1 are scattered around (0.5, 0.5), those of label 0 around
    (-0.5, -0.5), with standard deviation 1. The best possible answer is the sigmoid of
    x1 + x2.
    """
    labels = np.arange(n) % 2.0
    centers = np.where(labels == 1, 0.5, -0.5)[:, np.newaxis]
    return rng.normal(size=(n, 2)) + centers, labels
