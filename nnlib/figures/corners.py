"""The four corners of a logic gate as marks in a plane; other figures use it."""

from itertools import combinations

import numpy as np
from matplotlib.transforms import offset_copy

from nnlib.data import GATE_INPUTS
from nnlib.figures.palette import BOX, SMALL, label_line, label_mark

NAMES = tuple(f"[{a}, {b}]" for a, b in GATE_INPUTS)
# Where the text of each corner goes, so that two on one spot can both be read.
SIDES = (("right", "top"), ("left", "bottom"), ("right", "bottom"), ("left", "top"))


class Corners:
    """Marks for the four corners by target, with texts; `update` moves them.

    With `joined`, a line joins the corners of each target: as long as the two lines
    cross, no straight line can separate the targets.
    """

    def __init__(self, ax, *, joined=False):
        style = {"linestyle": "none", "markersize": 10, "markeredgewidth": 2}
        self.joins = {}
        if joined:
            for target in (0, 1):
                line = {**label_line(target), "linewidth": 2, "alpha": 0.7, "zorder": 3}
                self.joins[target] = ax.plot([], [], **line)[0]
        self.marks = {
            target: ax.plot([], [], zorder=7, **style, **label_mark(target))[0]
            for target in (0, 1)
        }
        self.texts = [_text(ax, *sides) for sides in SIDES]

    def update(self, places, targets, texts=NAMES):
        """Put the corners at `places` (4, 2), each with its text."""
        places, targets = np.asarray(places, float), np.ravel(targets)
        for target, marks in self.marks.items():
            marks.set_data(*places[targets == target].T)
        for target, line in self.joins.items():
            line.set_data(*places[targets == target].T)
        for text, place, words in zip(self.texts, places, texts, strict=True):
            text.set(position=place, text=words)


def _text(ax, ha, va):
    # An Annotation would look the same, but measures its text once more.
    offset = (-8 if ha == "right" else 8), (-7 if va == "top" else 7)
    beside = offset_copy(ax.transData, ax.figure, *offset, units="points")
    style = {"fontsize": SMALL, "bbox": BOX, "zorder": 6, "transform": beside}
    return ax.text(0, 0, "", ha=ha, va=va, **style)


def can_be_separated(places, targets):
    """Say whether one straight line has target 1 on one side and 0 on the other.

    Two groups of points are apart if they are apart when seen along one of the lines
    through two of the points, or at a right angle to it.
    """
    places, ones = np.asarray(places, float), np.ravel(targets) == 1
    ways = np.array([b - a for a, b in combinations(places, 2)])
    ways = np.concatenate((ways, ways[:, ::-1] * (1, -1)))
    seen = places @ ways.T  # (4, 12)
    apart = (seen[ones].min(axis=0) > seen[~ones].max(axis=0)) | (
        seen[ones].max(axis=0) < seen[~ones].min(axis=0)
    )
    return bool(apart.any())
