"""A layered network: squares for inputs, circles for neurons, lines for weights.

Small networks get the name and value of every knob. Lessons 02, 04 and 07.
"""

import numpy as np
from matplotlib.patches import Circle, Rectangle

from nnlib.checks import vector
from nnlib.figures.network_numbers import Network, network_words
from nnlib.figures.palette import (
    BLACK,
    FONT,
    GRAY,
    GREEN,
    SMALL,
    plain,
    prepare_drawing,
    weight_line,
)
from nnlib.figures.words import say
from nnlib.text import number_text

MOST_NODES = 6  # of a larger layer the middle is left out
MOST_LABELS = 12  # a network with more weights is drawn without their labels
RADIUS = 0.72  # units; one unit is half an inch
GAP = 3.0  # from one node to the next in a small network


@plain()
def network_diagram(
    numNodes, weights=None, *, names=True, inputs=None, path=None, slopes=(), ax=None
):
    """Draw a network with the layer sizes `numNodes`, such as (2, 2, 1).

    `weights`: an OurNeuralNetwork, a backPropNN, a dict from w1, w2, ... and b1, b2,
    ... to numbers, or a list of arrays (l2, l1 + 1) with the bias in the last column.
    With `inputs` (n,) as well, the outputs are computed with sigmoids and written in
    the circles. `names` False leaves the names w1, w2, ... away.

    `path` names a knob: its road to the loss is highlighted, with one number of
    `slopes` on each part of the road, the loss end first. Returns the Axes.
    """
    net = Network(numNodes, weights, names=names, inputs=inputs, path=path)
    slopes = vector("slopes", slopes, length=len(net.road)) if np.size(slopes) else ()
    rows = min(max(net.sizes), MOST_NODES)
    gap = GAP if rows < 4 else 1.9
    ax = prepare_drawing(ax, 13.6, gap * (rows - 1) + 3.6)
    places = _places(ax, net, gap)
    _draw_edges(ax, net, places)
    for k, layer in enumerate(places[: len(net.sizes)]):
        for i, place in layer.items():
            _draw_node(ax, net, k, i, place)
        if net.sizes[k] > MOST_NODES:
            _text(ax, layer[0][0], 0.55, f"{net.sizes[k]} in all")
    if net.road:
        _draw_loss(ax, places)
    for step, slope in zip(net.road, slopes, strict=False):
        _draw_slope(ax, places, step, number_text(slope))
    say(ax, network_words(net, slopes, labels=net.weight_count <= MOST_LABELS))
    return ax


def _places(ax, net, gap):
    """Return for each layer a dict from the numbers of drawn nodes to their places."""
    width, height = ax.get_xlim()[1], ax.get_ylim()[1]
    sizes = [*net.sizes, 1] if net.road else net.sizes  # the last is the loss
    places = []
    for x, size in zip(np.linspace(1.0, width - 1.0, len(sizes)), sizes, strict=True):
        n = min(size, MOST_NODES)
        y = height / 2 + 0.3 + gap * ((n - 1) / 2 - np.arange(n))
        # Of a large layer the first and the last nodes are drawn.
        nodes = [*range(n - n // 2), *range(size - n // 2, size)]
        places.append({i: (float(x), float(v)) for i, v in zip(nodes, y, strict=True)})
    return places


def _draw_edges(ax, net, places):
    thin = 1.0 if net.weight_count <= 60 else 0.4
    for k, names in enumerate(net.knob_names):
        W = None if net.matrices is None else net.matrices[k]
        largest = 1.0 if W is None else np.abs(W[:, :-1]).max()
        for i, end in places[k + 1].items():
            for j, start in places[k].items():
                line = {"color": GRAY, "linewidth": 1.2}
                if W is not None:
                    line = weight_line(W[i, j], largest)
                line["linewidth"] *= thin
                if (k, i, j) in net.road:
                    line.update(color=GREEN, linewidth=6)
                ax.plot(*zip(start, end, strict=True), zorder=1, **line)
                if net.weight_count <= MOST_LABELS:
                    text = net.knob_text(names[i, j], None if W is None else W[i, j])
                    _edge_text(ax, start, end, 0.24 if net.road else 0.3, text)


def _draw_node(ax, net, k, i, place):
    x, y = place
    if k == 0:
        patch = Rectangle((x - 0.62, y - 0.62), 1.24, 1.24)
    else:
        patch = Circle(place, RADIUS)
    patch.set(facecolor="white", edgecolor=BLACK, linewidth=1.5, zorder=4)
    ax.add_patch(patch)
    text = net.node_name(k, i)
    if net.outputs and k < len(net.outputs):
        text += f"\n{number_text(net.outputs[k][i])}"
    _text(ax, x, y, text, zorder=5)
    if k > 0 and net.weight_count <= MOST_LABELS:
        bias = None if net.matrices is None else net.matrices[k - 1][i, -1]
        text = net.knob_text(net.knob_names[k - 1][i, -1], bias)
        on = (k - 1, i, net.sizes[k - 1]) in net.road
        _text(ax, x, y - RADIUS - 0.45, text, frame=GREEN if on else "none")


def _draw_loss(ax, places):
    (start,), (end,) = places[-2].values(), places[-1].values()
    ax.plot(*zip(start, end, strict=True), color=GREEN, linewidth=6, zorder=1)
    box = {"facecolor": "white", "edgecolor": BLACK, "boxstyle": "round,pad=0.6"}
    ax.text(*end, "loss", fontsize=FONT, ha="center", va="center", zorder=5, bbox=box)


def _draw_slope(ax, places, step, text):
    """Write a slope on its part of the road; that of a bias stands beside its name."""
    if step == "loss":
        (start,), (end,) = places[-2].values(), places[-1].values()
        _edge_text(ax, start, end, 0.45, text, frame=GREEN)
        return
    k, i, j = step
    x, y = places[k + 1][i]
    if j in places[k]:
        _edge_text(ax, places[k][j], (x, y), 0.66, text, frame=GREEN)
    else:
        _text(ax, x, y - RADIUS - 1.1, text, frame=GREEN)


def _edge_text(ax, start, end, share, text, frame="none"):
    """Write on a line, at this share of the part that is visible between two nodes."""
    start, end = np.array(start), np.array(end)
    ahead = (end - start) / np.hypot(*(end - start)) * RADIUS
    x, y = start + ahead + share * (end - start - 2 * ahead)
    if text:
        _text(ax, x, y, text, frame=frame)


def _text(ax, x, y, text, frame="none", zorder=3):
    box = {"facecolor": "white", "edgecolor": frame, "pad": 2, "linewidth": 2}
    box = box if zorder == 3 else None
    ax.text(
        x, y, text, fontsize=SMALL, ha="center", va="center", bbox=box, zorder=zorder
    )
