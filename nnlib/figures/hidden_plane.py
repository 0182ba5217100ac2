"""Where the four corners of a gate are in the plane of two hidden outputs. Lesson 09."""

import numpy as np

from nnlib.checks import number, vector
from nnlib.data import GATE_INPUTS
from nnlib.figures.gates_plane import corners_right
from nnlib.figures.input_plane import line_ends
from nnlib.figures.inputs import labels_of, points
from nnlib.figures.palette import BLACK, FONT, label_mark, plain, prepare
from nnlib.figures.people_scatter import HALO, mark_legend
from nnlib.figures.words import say
from nnlib.text import list_text

NEAR = 0.08  # corners closer than this share one name
LOW, HIGH = -0.3, 1.3
NAMES = [f"[{a}, {b}]" for a, b in GATE_INPUTS]


@plain()
def hidden_plane(places, targets, line=None, *, ax=None):
    """Draw the corners [0, 0], [1, 1], [0, 1], [1, 0] at their hidden outputs.

    `places` (4, 2) are the outputs of h1 and h2, `targets` (4,) or (4, 1) holds 0 and
    1. `line` is a pair (weights, bias): those of the output neuron, whose weighted sum
    is 0 on the line. Returns the Axes.
    """
    places = points("places", places)
    targets = labels_of("targets", np.ravel(targets), len(GATE_INPUTS))
    if len(places) != len(targets):
        raise ValueError(f"places must have 4 rows, but it has {len(places)}")
    if line is not None:
        line = vector("line[0]", line[0], length=2), number("line[1]", line[1])
    ax = prepare(ax, figsize=(4.8, 4.4), xlabel="output of h1", ylabel="output of h2")
    drawn = HiddenPlane(ax, targets, labeled=line is not None)
    drawn.update(places, line)
    mark_legend(ax, ncols=2)
    say(ax, words_of_plane(places, targets, line))
    return ax


class HiddenPlane:
    """The marks, their names and the output neuron's line; `update` moves them."""

    def __init__(self, ax, targets, labeled=True):
        self.targets = np.asarray(targets, float)
        style = {"linestyle": "none", "markersize": 11, "markeredgewidth": 2.5}
        style |= {"zorder": 4, "path_effects": [HALO]}
        self.marks = {
            target: ax.plot([], [], label=f"target {target}", **label_mark(target))[0]
            for target in (1, 0)
        }
        for mark in self.marks.values():
            mark.set(**style)
        box = {"facecolor": "white", "edgecolor": "none", "alpha": 0.8, "pad": 1}
        more = {"textcoords": "offset points", "fontsize": FONT, "bbox": box}
        more |= {"zorder": 5, "ha": "center"}
        self.names = [ax.annotate("", (0, 0), (0, 11), **more) for _ in NAMES]
        label = "output 0.5" if labeled else "_none"
        self.line = ax.plot([], [], color=BLACK, linewidth=2.5, label=label)[0]
        ax.set(xlim=(LOW, HIGH), ylim=(LOW, HIGH), aspect="equal")
        ax.set(xticks=[0, 0.5, 1], yticks=[0, 0.5, 1])

    def update(self, places, line=None):
        """Show the corners at `places` (4, 2), and the `line` (weights, bias)."""
        for target, mark in self.marks.items():
            mark.set_data(*places[self.targets == target].T)
        for text, group in zip(self.names, _groups(places), strict=True):
            text.set_text(" ".join(NAMES[i] for i in group))
            text.xy = places[group[0]] if group else (0, 0)
        ends = line_ends(*line, reach=2) if line is not None else np.empty((0, 2))
        self.line.set_data(*ends.T)


def _groups(places):
    """Return four lists of corners: those that are close together share the first."""
    groups = [[] for _ in places]
    for i, place in enumerate(places):
        apart = np.hypot(*(places[: i + 1] - place).T)
        groups[int(np.argmax(apart < NEAR))].append(i)
    return groups


def words_of_plane(places, targets, line=None):
    """Say in words where the corners are, and how many the line has right."""
    parts = []
    for target in (1, 0):
        chosen = [
            f"{NAMES[i]} at ({x:.2f}, {y:.2f})"
            for i, (x, y) in enumerate(places)
            if targets[i] == target
        ]
        if chosen:
            parts.append(f"target {target}, {list_text(chosen)}")
    words = "Hidden plane, output of h1 across and of h2 upward: "
    words += f"{'; '.join(parts)}."
    if line is not None and np.any(line[0]):
        right = corners_right(targets, places, np.asarray(line[0]), line[1])
        words += f" The line has {right} of 4 corners on the right side."
    return words
