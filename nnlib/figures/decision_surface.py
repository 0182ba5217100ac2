"""The output for every pair of inputs, as a map. Lessons 06 and 08."""

import numpy as np

from nnlib.figures.inputs import (
    function,
    labels_of,
    names_of,
    outputs_at,
    points,
    span,
)
from nnlib.figures.palette import DIVERGING, FONT, SMALL, plain, prepare
from nnlib.figures.people_scatter import mark_legend, mark_points
from nnlib.figures.words import say
from nnlib.text import list_text, number_text, percent_text

STEPS = 60  # the map is computed on a grid of 60 by 60 points
FEW = 8  # so many points have their outputs told one by one, more are counted
CELLS = 200  # and the share above 0.5 in the middle of 200 by 200 cells


@plain()
def decision_surface(
    f,
    data,
    labels,
    names=None,
    *,
    x_range,
    y_range,
    axis_labels=("input x1", "input x2"),
    kind="label",
    ax=None,
):
    """Draw the output of `f` over the ranges, with the points on top; return the Axes.

    `f` takes inputs (n, 2) and gives outputs (n,) or (n, 1) from 0 to 1, such as
    `feedforward` or `FP` of a network. `data` (m, 2) and `labels` (m,) or (m, 1) are
    the points, `names` their texts, the ranges are pairs (low, high). `kind` is the
    word for what the marks show: label for people, target for gates.
    """
    f, data = function("f", f), points("data", data)
    labels = labels_of("labels", np.ravel(labels), len(data))
    names = names_of("names", names, len(data))
    x_range, y_range = span("x_range", x_range), span("y_range", y_range)
    xlabel, ylabel = names_of("axis_labels", axis_labels, 2)
    x, y = np.linspace(*x_range, STEPS), np.linspace(*y_range, STEPS)
    surface = outputs_at(f, _pairs(x, y)).reshape(STEPS, STEPS)
    ax = prepare(ax, figsize=(6.4, 4.4), xlabel=xlabel, ylabel=ylabel)
    # Forty flat shades look smooth, and keep the file small.
    shades = np.linspace(0, 1, 41)
    colors = ax.contourf(
        x, y, surface, shades, cmap=DIVERGING, extend="both", antialiased=False
    )
    _draw_contours(ax, x, y, surface)
    bar = ax.figure.colorbar(colors, ax=ax, extendfrac=0, ticks=[0, 0.1, 0.5, 0.9, 1])
    bar.set_label("output", fontsize=FONT)
    bar.ax.tick_params(labelsize=SMALL)
    mark_points(ax, data, labels, names, kind)
    mark_legend(ax)
    ax.set(xlim=x_range, ylim=y_range)
    marks = _mark_words(outputs_at(f, data), labels, data, names, kind)
    share = percent_text(_share_above(f, x_range, y_range))
    say(
        ax,
        f"Map of the output for {xlabel} across and {ylabel} upward; it is above 0.5 "
        f"on {share} of the map. {marks}",
    )
    return ax


def _pairs(x, y):
    """Return every pair of the numbers in `x` and `y`, (n, 2)."""
    return np.stack(np.meshgrid(x, y), axis=-1).reshape(-1, 2)


def _share_above(f, x_range, y_range):
    """Return the share of the map above 0.5, asked in the middle of many small cells.

    The grid's own points would not do: those on the edges count for half a cell.
    """
    middles = (np.arange(CELLS) + 0.5) / CELLS
    inside = [low + middles * (high - low) for low, high in (x_range, y_range)]
    return (outputs_at(f, _pairs(*inside)) > 0.5).mean()


def _draw_contours(ax, x, y, surface):
    levels = [v for v in (0.1, 0.5, 0.9) if surface.min() < v < surface.max()]
    if not levels:
        return
    widths = [3 if level == 0.5 else 1.5 for level in levels]
    lines = ax.contour(x, y, surface, levels, colors="black", linewidths=widths)
    ax.clabel(lines, fontsize=FONT, fmt="%g", inline_spacing=6)


def _mark_words(outputs, labels, data, names, kind):
    if len(data) > FEW:
        right = np.sum((outputs > 0.5) == (labels == 1))
        return f"{right} of {len(data)} points are on the side of their {kind}."
    texts = []
    for point, output, label, name in zip(data, outputs, labels, names, strict=True):
        who = name or f"({number_text(point[0])}, {number_text(point[1])})"
        texts.append(f"{who} {number_text(output)} ({kind} {label:g})")
    return f"At the points: {list_text(texts)}."
