"""The starts of each setting: full where solved, hollow where not. Lesson 09."""

import numpy as np

from nnlib.figures.inputs import names_of
from nnlib.figures.palette import BLUE, FONT, VERMILLION, plain, prepare_drawing
from nnlib.figures.words import say
from nnlib.text import list_text

ROW = 50  # starts in a row
COLORS = (BLUE, VERMILLION)
TOP = 2.0  # units above a block, for its words


@plain()
def starts_solved(solved, names, *, ax=None):
    """Draw a mark for each start of each setting; return the Axes.

    `solved` (m, n) is true where start n of setting m is solved, `names` holds the m
    words for the settings. A start has the same place in every block.
    """
    solved = np.asarray(solved, bool)
    if solved.ndim != 2 or not solved.size:
        raise ValueError(
            "solved must have a row for each setting, shape (m, n), but it has shape "
            f"{solved.shape}"
        )
    names = names_of("names", names, len(solved))
    height = -(-solved.shape[1] // ROW) + TOP
    ax = prepare_drawing(ax, ROW, height * len(solved), scale=0.132)
    for i, (row, name) in enumerate(zip(solved, names, strict=True)):
        bottom = height * (len(solved) - 1 - i)
        block = StartBlock(ax, bottom, len(row), COLORS[i % 2], ROW, size=6)
        block.update(row, _says(name, row))
    say(
        ax,
        "Marks for each start, full where it is solved: "
        f"{list_text([_says(n, r) for n, r in zip(names, solved, strict=True)])}.",
    )
    return ax


class StartBlock:
    """The starts of one setting in rows; `update` fills those that are solved.

    `bottom` is where the block begins, in units of one start; `row` is how many starts
    make a row, `size` that of a mark in points.
    """

    def __init__(self, ax, bottom, starts, color, row, size):
        rows = -(-starts // row)
        number = np.arange(starts)
        self.places = np.column_stack(
            (number % row + 0.5, bottom + rows - 0.5 - number // row)
        )
        style = {"color": color, "linestyle": "none", "marker": "o"}
        style["markersize"] = size
        self.full = ax.plot([], [], **style)[0]
        self.hollow = ax.plot([], [], **style, markerfacecolor="white")[0]
        self.hollow.set_markeredgewidth(1.4)
        self.text = ax.text(0.1, bottom + rows + 0.2, "", fontsize=FONT, va="bottom")

    def update(self, solved, words):
        """Fill the marks of the starts that are `solved`, shape (starts,)."""
        self.full.set_data(*self.places[solved].T)
        self.hollow.set_data(*self.places[~solved].T)
        self.text.set_text(words)


def _says(name, solved):
    return f"{name}: {solved.sum()} of {len(solved)}"
