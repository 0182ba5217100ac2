"""A layered network: squares for inputs, circles for neurons, lines for weights.

Small networks get the name and value of every knob. Lessons 02, 04 and 07.
"""

import numpy as np
from matplotlib.patches import Circle, Rectangle
from matplotlib.patheffects import Normal, Stroke

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
from nnlib.text import minus_signs, number_text

MOST_NODES = 6  # of a larger layer the middle is left out
MOST_LABELS = 12  # a network with more weights is drawn without their labels
RADIUS = 0.72  # units; one unit is half an inch
GAP = 3.0  # from one node to the next in a small network
# A line that counts now keeps its color, style and width, and gets a wide green edge.
SOLID = {"dash_offset": 0, "dash_list": None}
HALO = [Stroke(linewidth=11, foreground=GREEN, alpha=0.55, dashes=SOLID), Normal()]


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
    diagram = NetworkDiagram(ax, net, gap)
    diagram.update(*_numbers(net), lit=_knobs_on(net))
    for k, layer in enumerate(diagram.places[: len(net.sizes)]):
        if net.sizes[k] > MOST_NODES:
            _text(ax, layer[0][0], 0.55, f"{net.sizes[k]} in all")
    if net.road:
        _draw_loss(ax, diagram.places)
    for step, slope in zip(net.road, slopes, strict=False):
        _draw_slope(ax, diagram.places, step, minus_signs(number_text(slope)))
    say(ax, network_words(net, slopes, labels=net.weight_count <= MOST_LABELS))
    return ax


class NetworkDiagram:
    """Squares for inputs, circles for neurons, a line for each weight of a Network.

    `edges`, `labels`, `nodes` and `texts` hold the artists by name: w1, b3, h2. The
    Axes says how much room there is: that of `prepare_drawing`.
    """

    def __init__(self, ax, net, gap=GAP):
        self.ax, self.net, self.places = ax, net, _places(ax, net, gap)
        self.edges, self.labels, self.nodes, self.texts = {}, {}, {}, {}
        for k, names in enumerate(net.knob_names):
            for i, end in self.places[k + 1].items():
                for j, start in self.places[k].items():
                    self._draw_edge(names[i, j], start, end)
        for k, layer in enumerate(self.places[: len(net.sizes)]):
            for i, place in layer.items():
                self._draw_node(k, i, place)

    def _draw_edge(self, name, start, end):
        self.edges[name] = self.ax.plot(*zip(start, end, strict=True), zorder=1)[0]
        if self.net.weight_count <= MOST_LABELS:
            share = 0.24 if self.net.road else 0.3
            self.labels[name] = _edge_text(self.ax, start, end, share, "")

    def _draw_node(self, k, i, place):
        x, y = place
        patch = Circle(place, RADIUS)
        if k == 0:
            patch = Rectangle((x - 0.62, y - 0.62), 1.24, 1.24)
        patch.set(facecolor="white", edgecolor=BLACK, linewidth=1.5, zorder=4)
        name = self.net.node_name(k, i)
        self.nodes[name] = self.ax.add_patch(patch)
        self.texts[name] = _text(self.ax, x, y, name, zorder=5)
        if k > 0 and self.net.weight_count <= MOST_LABELS:
            bias = self.net.knob_names[k - 1][i, -1]
            self.labels[bias] = _text(self.ax, x, y - RADIUS - 0.45, "")

    def update(self, knobs, inside, lit=()):
        """Show the values of `knobs` and the texts `inside` the nodes, both by name.

        A knob that is not there has no value. The names in `lit` count now.
        """
        largest = max([1.0, *(abs(knobs.get(name, 0)) for name in self.edges)])
        for name, edge in self.edges.items():
            self._update_edge(edge, knobs.get(name), largest, name in lit)
        for name, label in self.labels.items():
            text = self.net.knob_text(name, knobs.get(name))
            label.set_text(minus_signs(text))
            label.set_visible(bool(text))
            framed = name in lit and name not in self.edges
            label.get_bbox_patch().set_edgecolor(GREEN if framed else "none")
        for name, text in self.texts.items():
            text.set_text(f"{name}\n{inside[name]}" if inside.get(name) else name)
            self.nodes[name].set_edgecolor(GREEN if name in lit else BLACK)
            self.nodes[name].set_linewidth(4 if name in lit else 1.5)

    def _update_edge(self, edge, value, largest, lit):
        style = {"color": GRAY, "linewidth": 1.2}
        if value is not None:
            style = weight_line(value, largest)
        if self.net.weight_count > 60:
            style["linewidth"] *= 0.4
        if lit and self.net.road:
            style.update(color=GREEN, linewidth=6)
        edge.set(**style)
        edge.set_path_effects(HALO if lit and not self.net.road else None)


def _numbers(net):
    """Return the values of the knobs and the texts in the nodes, both by name."""
    knobs, inside = {}, {}
    for names, W in zip(net.knob_names, net.matrices or [], strict=False):
        knobs.update(zip(names.flat, W.flat, strict=True))
    for k, layer in enumerate(net.outputs or []):
        for i, value in enumerate(layer):
            inside[net.node_name(k, i)] = minus_signs(number_text(value))
    return knobs, inside


def _knobs_on(net):
    """Return the names of the knobs on the road."""
    return [net.knob_names[k][i, j] for k, i, j in net.road[1:]]


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
    return _text(ax, x, y, text, frame=frame)


def _text(ax, x, y, text, frame="none", zorder=3):
    box = {"facecolor": "white", "edgecolor": frame, "pad": 2, "linewidth": 2}
    box = box if zorder == 3 else None
    return ax.text(
        x, y, text, fontsize=SMALL, ha="center", va="center", bbox=box, zorder=zorder
    )
