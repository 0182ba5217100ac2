"""The way of a run that learns XOR, on a map of the error around it. Lesson 09."""

import numpy as np

from nnlib.checks import numbers, whole
from nnlib.data import gate
from nnlib.figures.palette import BLACK, BLUE, BOX, FONT, SMALL, plain, prepare
from nnlib.figures.people_scatter import HALO
from nnlib.figures.words import say
from nnlib.many import manyBackPropNN
from nnlib.text import list_text, number_text

LEVELS = [0.01, 0.1, 0.5, 0.9, 0.99, 1.2]
STEPS = 60
MARGIN = 0.3  # of the way's width and height, on each side


@plain()
def xor_landscape(places, stops, *, ax=None):
    """Draw the error of XOR over the flat sheet that holds three of the places.

    `places` (n, 9) are the knobs of a 2-2-1 network after each iteration, its two
    grids row by row. `stops` are the iterations to mark; the sheet goes through the
    first place, the one at the middle stop and the last one. Returns the Axes.
    """
    places = numbers("places", places)
    if places.ndim != 2 or places.shape[1] != 9:
        raise ValueError(
            f"places must have 9 knobs in each row, but it has shape {places.shape}"
        )
    stops = [whole(f"stops[{i}]", stop) for i, stop in enumerate(stops)]
    if len(stops) < 3 or max(stops) >= len(places):
        raise ValueError(
            f"stops must be at least 3 of the {len(places)} iterations, "
            f"but it is {stops}"
        )
    start = places[0]
    across, upward = sheet(places, stops[len(stops) // 2])
    way = (places - start) @ np.stack([across, upward]).T
    x, y = (_range(way[:, i]) for i in (0, 1))
    grid = start + x[None, :, None] * across + y[:, None, None] * upward
    errors = errors_at(grid.reshape(-1, 9)).reshape(len(y), len(x))
    ax = prepare(ax, figsize=(6.4, 4.4), xlabel="along the sheet", ylabel="across it")
    shades = np.linspace(0, 2, 21)
    ax.contourf(x, y, errors, shades, cmap="Greys", alpha=0.55, extend="max")
    lines = ax.contour(x, y, errors, LEVELS, colors="black", linewidths=1)
    ax.clabel(lines, fontsize=SMALL, fmt="%g", inline_spacing=4)
    _draw_way(ax, way, stops)
    marks = [f"{number_text(errors_at(places[[k]])[0])} at {k}" for k in stops]
    say(
        ax,
        "Map of the error of XOR over a flat sheet through three places of a run, with "
        f"the way of the run on it. Its error is {list_text(marks)}.",
    )
    return ax


def sheet(places, middle):
    """Return two directions of length 1: to the place `middle`, and to the last."""
    across, upward = places[middle] - places[0], places[-1] - places[0]
    across = across / np.linalg.norm(across)
    upward = upward - (upward @ across) * across
    return across, upward / np.linalg.norm(upward)


def errors_at(knobs):
    """Return the error on XOR for each row of nine knobs."""
    inputs, targets = gate("XOR")
    net = manyBackPropNN((2, 2, 1), networks=len(knobs))
    net.weights = [knobs[:, :6].reshape(-1, 2, 3), knobs[:, 6:].reshape(-1, 1, 3)]
    return ((net.FP(inputs) - targets) ** 2).sum(axis=(1, 2))


def _range(values):
    more = MARGIN * np.ptp(values)
    return np.linspace(values.min() - more, values.max() + more, STEPS)


def _draw_way(ax, way, stops):
    ax.plot(*way.T, color=BLUE, linewidth=3)
    last = None
    for stop in stops:
        place = way[stop]
        ax.plot(*place, "o", color=BLACK, markersize=8, path_effects=[HALO])
        if last is None or np.hypot(*(place - last)) > 0.1 * np.ptp(way):
            style = {"textcoords": "offset points", "fontsize": FONT, "bbox": BOX}
            ax.annotate(f"{stop}", place, (8, -14), **style)
            last = place
