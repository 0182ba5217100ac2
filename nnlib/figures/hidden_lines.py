"""The input plane with the lines of two hidden neurons and the output. Lesson 09."""

import numpy as np

from nnlib.backprop import backPropNN
from nnlib.checks import numbers
from nnlib.data import GATE_INPUTS
from nnlib.figures.corners import NAMES, Corners
from nnlib.figures.inputs import labels_of
from nnlib.figures.palette import BLACK, BOX, GREEN, SMALL, on_map, plain, prepare
from nnlib.figures.surface import Surface
from nnlib.figures.words import say
from nnlib.text import list_text

REACH = 3  # lines are drawn this far
MIDDLE = np.array([0.5, 0.5])
HEIGHT = (-0.55, 1.55)
STYLES = ((BLACK, "-"), (GREEN, (0, (6, 2))))
ARROW = 0.28
RIGHT = np.array([1, -0.5])  # the arrow of h2 is on this side of its line, h1's is not
TITLE = (
    "circle: target 1, triangle: target 0\nblue: output near 1, arrow: where it is on"
)


@plain()
def hidden_lines(weights, targets, *, ax=None):
    """Draw the two lines and the output of a 2-2-1 network; return the Axes.

    `weights` holds its two matrices, (2, 3) and (1, 3), biases last, as
    `backPropNN.weights` does; `targets` (4,) or (4, 1) is 0 or 1 for each corner.
    """
    targets = labels_of("targets", np.ravel(targets), len(GATE_INPUTS))
    network = network_221(weights)
    ax = prepare(ax, figsize=(6.2, 4.2), xlabel="input x1", ylabel="input x2")
    drawn = HiddenLines(ax, (-0.9, 1.9))
    drawn.update(network, targets)
    ax.set_title(TITLE, fontsize=SMALL)
    say(ax, words_of_lines(network, targets))
    return ax


class HiddenLines:
    """The plane of the inputs; `update` gives it a network."""

    def __init__(self, ax, across):
        self.surface = Surface(ax, across, HEIGHT, {}, steps=60)
        self.lines, self.arrows, self.names = [], [], []
        for i, (color, style) in enumerate(STYLES):
            line = {"color": color, "linestyle": style, "linewidth": 2.5}
            self.lines.append(ax.plot([], [], **line)[0])
            tip = {"arrowstyle": "-|>", "color": color, "linewidth": 2.5}
            tip |= {"mutation_scale": 16, "shrinkA": 0, "shrinkB": 0}
            self.arrows.append(ax.annotate("", (1, 0), (0, 0), arrowprops=tip))
            center = {"ha": "center", "va": "center", "bbox": BOX, "zorder": 6}
            self.names.append(ax.text(0, 0, f"h{i + 1}", fontsize=SMALL, **center))
        self.corners = Corners(ax)
        on_map(*self.corners.marks.values())
        ax.set(xticks=[0, 1], yticks=[0, 1], xlim=across, ylim=HEIGHT)

    def update(self, network, targets):
        """Show the lines, the map and the four outputs of a 2-2-1 `network`."""
        self.surface.update(network.FP(self.surface.points))
        outputs = np.ravel(network.FP(np.array(GATE_INPUTS, float)))
        self.corners.update(GATE_INPUTS, targets, [f"{o:.3f}" for o in outputs])
        for i, (*weights, bias) in enumerate(network.weights[0]):
            self._update_line(i, np.array(weights), bias)

    def _update_line(self, i, weights, bias):
        size = np.hypot(*weights)
        for part in (self.lines[i], self.arrows[i], self.names[i]):
            part.set_visible(size > 0)
        if not size:
            return
        uphill = weights / size
        foot = MIDDLE - uphill * (MIDDLE @ weights + bias) / size
        along = np.array([-uphill[1], uphill[0]])
        self.lines[i].set_data(
            *np.array([foot - REACH * along, foot + REACH * along]).T
        )
        beside = 0.3 if (along @ RIGHT > 0) == (i == 1) else -0.3
        start = foot + beside * along
        tip = start + ARROW * uphill
        self.arrows[i].xyann, self.arrows[i].xy = start, tip
        self.names[i].set_position(tip + 0.1 * uphill)


def network_221(weights):
    """Return a 2-2-1 network with these matrices; raises ValueError if they are not."""
    network = backPropNN((2, 2, 1), rng=0)
    network.weights = [numbers(f"weights[{i}]", W) for i, W in enumerate(weights)]
    network.FP([[0, 0]])  # refuses other shapes
    return network


def words_of_lines(network, targets):
    """Say in words what the plane shows."""
    outputs = np.ravel(network.FP(np.array(GATE_INPUTS, float)))
    right = int(((outputs > 0.5) == (np.ravel(targets) == 1)).sum())
    at = list_text([f"{n} {o:.3f}" for n, o in zip(NAMES, outputs, strict=True)])
    on = []
    for i, row in enumerate(network.weights[0]):
        sums = np.array(GATE_INPUTS) @ row[:2] + row[2]
        where = [n for n, s in zip(NAMES, sums, strict=True) if s > 0]
        on.append(f"h{i + 1} is on at {list_text(where) if where else 'no corner'}")
    return (
        f"Plane of two inputs with two lines: {', '.join(on)}. Map of the output: at "
        f"the corners {at}; {right} of 4 right."
    )
