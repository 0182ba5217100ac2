"""A hundred starts per setting: full where it is solved, hollow where not. Lesson 09."""

import numpy as np

from nnlib.figures.inputs import names_of
from nnlib.figures.palette import BLUE, FONT, VERMILLION, plain, prepare_drawing
from nnlib.figures.words import say
from nnlib.text import list_text

ROW = 25  # starts in a row
COLORS = (BLUE, VERMILLION)
TOP = 1.2  # units above a block, for its words


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
    rows = -(-solved.shape[1] // ROW)
    ax = prepare_drawing(ax, ROW, (rows + TOP) * len(solved), scale=0.26)
    blocks = [
        StartBlock(ax, (rows + TOP) * i, solved.shape[1], COLORS[i % 2])
        for i in reversed(range(len(solved)))
    ]
    for block, row, name in zip(blocks, solved, names, strict=True):
        block.update(row, _says(name, row))
    say(
        ax,
        "Marks for each start, full where it is solved: "
        f"{list_text([_says(n, r) for n, r in zip(names, solved, strict=True)])}.",
    )
    return ax


class StartBlock:
    """The starts of one setting in rows; `update` fills those that are solved."""

    def __init__(self, ax, bottom, starts, color):
        rows = -(-starts // ROW)
        number = np.arange(starts)
        self.places = np.column_stack(
            (number % ROW + 0.5, bottom + rows - 0.5 - number // ROW)
        )
        style = {"color": color, "linestyle": "none", "marker": "o", "markersize": 8}
        self.full = ax.plot([], [], **style)[0]
        self.hollow = ax.plot([], [], **style, markerfacecolor="white")[0]
        self.hollow.set_markeredgewidth(1.4)
        self.text = ax.text(
            0.1, bottom + rows + 0.2, "", fontsize=FONT, color=color, va="bottom"
        )

    def update(self, solved, words):
        """Fill the marks of the starts that are `solved`, shape (starts,)."""
        self.full.set_data(*self.places[solved].T)
        self.hollow.set_data(*self.places[~solved].T)
        self.text.set_text(words)


def _says(name, solved):
    return f"{name}: {solved.sum()} of {len(solved)}"
