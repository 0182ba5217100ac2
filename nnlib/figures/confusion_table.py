"""Four counts: what the label was, and what the network said. Lesson 06."""

import numpy as np
from matplotlib.patches import Rectangle

from nnlib.checks import numbers
from nnlib.figures.palette import BLACK, FONT, GRAY, PALE, plain, prepare_drawing
from nnlib.figures.words import say

SAID = ("said 1", "said 0")
LABEL = ("label 1", "label 0")
LARGE = 18  # points


@plain()
def confusion_table(counts, *, ax=None):
    """Draw the four `counts` as boxes; return the Axes.

    `counts` has shape (2, 2): a row for label 1 and one for label 0, and in each how
    often the network said 1 and how often 0. Boxes of mistakes are hatched.
    """
    counts = numbers("counts", counts)
    if counts.shape != (2, 2) or (counts < 0).any():
        raise ValueError(
            "counts must hold two rows of two counts, none below 0, but it is "
            f"{counts.tolist()}"
        )
    ax = prepare_drawing(ax, 10, 4.6, scale=0.62)
    for column, words in enumerate(SAID):
        ax.text(3.9 + 4 * column, 4.25, words, fontsize=FONT, ha="center", va="center")
    for row, words in enumerate(LABEL):
        y = 2.1 - 2 * row
        ax.text(0.3, y + 0.9, words, fontsize=FONT, va="center")
        for column in (0, 1):
            _draw_box(ax, 2 + 4 * column, y, counts[row, column], row != column)
    say(ax, _words(counts))
    return ax


def _draw_box(ax, x, y, count, mistake):
    box = Rectangle((x, y), 3.8, 1.8, facecolor="white", edgecolor=BLACK)
    if mistake:
        ax.add_patch(Rectangle((x, y), 3.8, 1.8, facecolor=PALE, edgecolor="none"))
        box.set(fill=False, hatch="//", edgecolor=GRAY)
    ax.add_patch(box)
    white = {"facecolor": "white", "edgecolor": "none", "pad": 2}
    middle = {"ha": "center", "va": "center", "bbox": white}
    ax.text(x + 1.9, y + 1.15, f"{count:g}", fontsize=LARGE, **middle)
    kind = "mistake" if mistake else "right"
    ax.text(x + 1.9, y + 0.45, kind, fontsize=FONT, **middle)


def _words(counts):
    (right_1, missed), (false_1, right_0) = counts
    return (
        f"Table of four counts, {np.sum(counts):g} points in all. Label 1: the network "
        f"said 1 for {right_1:g} and 0 for {missed:g}. Label 0: it said 1 for "
        f"{false_1:g} and 0 for {right_0:g}. Mistakes: {missed:g} and {false_1:g}."
    )
