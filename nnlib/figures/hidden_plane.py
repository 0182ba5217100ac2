"""From the plane of the inputs to the plane of two hidden neurons. Lesson 09."""

import numpy as np
from contourpy import contour_generator

from nnlib.activations import sigmoid
from nnlib.checks import number
from nnlib.data import GATE_INPUTS
from nnlib.figures.corners import NAMES, Corners, can_be_separated
from nnlib.figures.hidden_lines import network_221
from nnlib.figures.input_plane import line_ends
from nnlib.figures.inputs import labels_of
from nnlib.figures.palette import BLACK, DOTS, GRAY, SMALL, TINT, plain, prepare
from nnlib.figures.surface import joined
from nnlib.figures.words import say
from nnlib.layers import with_ones
from nnlib.text import list_text, number_text

LOW, HIGH = -0.25, 1.25  # the piece of the inputs' plane that is moved
ROOM = 0.45  # around the corners, in a close-up, as a share of what they take
SPACE = 0.25  # between two thin lines
FINE = np.linspace(LOW, HIGH, 61)
PLACES = np.stack(np.meshgrid(FINE, FINE), axis=-1).reshape(-1, 2)
TITLE = "thin: lines of the input plane, thick: output 0.5\nlines join equal targets"


@plain()
def hidden_plane(weights, targets, *, way=1.0, ax=None):
    """Draw where the hidden neurons put the four corners; return the Axes.

    `weights` holds the two matrices of a 2-2-1 network, (2, 3) and (1, 3), `targets`
    (4,) or (4, 1) is 0 or 1 for each corner. With `way` between 0, the plane of the
    inputs, and 1, that of the hidden neurons, all is on the way there.
    """
    targets = labels_of("targets", np.ravel(targets), len(GATE_INPUTS))
    network, way = network_221(weights), number("way", way)
    if not 0 <= way <= 1:
        raise ValueError(f"way must be from 0 to 1, but it is {way:g}")
    ax = prepare(ax, figsize=(5.4, 4.4))
    HiddenPlane(ax, (-0.45, 1.45)).update(network, targets, way)
    ax.set_title(TITLE, fontsize=SMALL)
    say(ax, words_of_plane(network, targets, way))
    return ax


class HiddenPlane:
    """The corners, thin lines and the output's line; `update` moves them all."""

    def __init__(self, ax, across, upward=(-0.45, 1.45)):
        self.ax = ax
        # Dots as well: a reader's own colors leave no tint.
        side = {"facecolor": TINT, "hatch": ".", "edgecolor": DOTS, "linewidth": 0}
        self.side = ax.fill([], [], zorder=0, **side)[0]
        self.thin = ax.plot([], [], color=GRAY, linewidth=0.8, zorder=1)[0]
        self.half = ax.plot([], [], color=BLACK, linewidth=2.5, zorder=2)[0]
        self.corners = Corners(ax, joined=True)
        self.whole = across, upward

    def update(self, network, targets, way=1.0, *, near=False):
        """Show a 2-2-1 `network`, `way` from the inputs (0) to the hidden plane (1).

        With `near` only the part that the corners are in.
        """
        self.ax.set_xlabel(_axis_name(1, way))
        self.ax.set_ylabel(_axis_name(2, way))
        places = moved(network, GATE_INPUTS, way)
        self._update_view(places if near else None)
        self.corners.update(places, targets)
        self.thin.set_data(*moved(network, THIN, way).T)
        at_end = way == 1
        self.side.set_visible(at_end)
        if at_end:  # there the line is straight, and has no end
            *weights, bias = network.weights[1][0]
            ends = line_ends(weights, bias, 5)
            self.half.set_data(*ends.T)
            size = np.hypot(*weights)
            far = 20 * np.array(weights) / size if size else 0
            self.side.set_xy([*ends, *(ends[::-1] + far)] if size else [(0, 0)])
        else:
            outputs = network.FP(PLACES).reshape(len(FINE), -1)
            curve = joined(contour_generator(FINE, FINE, outputs).lines(0.5)).T
            self.half.set_data(*moved(network, curve, way).T)

    def _update_view(self, places):
        if places is None:
            (x, y), ticks = self.whole, [(0, 1), (0, 1)]
        else:
            ticks = list(zip(places.min(axis=0), places.max(axis=0), strict=True))
            x, y = ((low - ROOM * s, high + ROOM * s) for low, high, s in
                    ((*ends, max(np.ptp(ends), 1e-3)) for ends in ticks))  # fmt: skip
        self.ax.set(xlim=x, ylim=y)
        for axis, (low, high) in zip(
            (self.ax.xaxis, self.ax.yaxis), ticks, strict=True
        ):
            axis.set_ticks([low, high], [_tick(low), _tick(high)])


def _tick(value):
    return f"{value:.0f}" if value in (0, 1) else f"{value:.3f}"


def _thin_lines():
    """Return points along lines of the input plane, (n, 2); NaN lifts the pen."""
    pen_up = [(np.nan, np.nan)]
    lines = []
    for place in np.arange(LOW, HIGH + SPACE / 2, SPACE):
        fixed = np.full(len(FINE), place)
        lines += [np.column_stack((fixed, FINE)), pen_up]
        lines += [np.column_stack((FINE, fixed)), pen_up]
    return np.concatenate(lines)


THIN = _thin_lines()


def hidden_outputs(network, inputs):
    """Return the outputs (n, 2) of the hidden neurons for `inputs` (n, 2)."""
    return sigmoid(np.dot(network.weights[0], with_ones(np.transpose(inputs)))).T


def moved(network, inputs, way):
    """Return `inputs` (n, 2), `way` from where they are to the hidden plane.

    NaN, which lifts the pen, stays NaN.
    """
    inputs = np.reshape(inputs, (-1, 2))
    if not inputs.size:
        return inputs
    return (1 - way) * inputs + way * hidden_outputs(network, np.nan_to_num(inputs))


def _axis_name(i, way):
    names = {0: f"input x{i}", 1: f"hidden neuron h{i}"}
    return names.get(way, f"x{i} on the way to h{i}")


def words_of_plane(network, targets, way):
    """Say in words where the corners are, and whether one line is enough."""
    places = moved(network, GATE_INPUTS, way)
    at = list_text(
        [
            f"{name} at ({x:.2f}, {y:.2f})"
            for name, (x, y) in zip(NAMES, places, strict=True)
        ]
    )
    where = {0: "Plane of the two inputs", 1: "Plane of two hidden neurons"}
    start = where.get(
        way, f"On the way to the hidden plane, {number_text(way, 2)} of 1"
    )
    verb = "can" if can_be_separated(places, targets) else "cannot"
    return f"{start}: {at}. One straight line {verb} separate the targets."
