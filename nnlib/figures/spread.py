"""Move labels apart that would be written over each other."""

import numpy as np


def spread(values, gap):
    """Return places near `values`, in the same order, at least `gap` apart."""
    order = np.argsort(values, kind="stable")
    places = np.array(values, float)[order]
    for _ in range(100):  # each round moves the pairs that are too close apart
        for i in range(len(places) - 1):
            missing = gap - (places[i + 1] - places[i])
            if missing > 1e-9:
                places[i] -= missing / 2
                places[i + 1] += missing / 2
    result = np.empty(len(places))
    result[order] = places
    return result
