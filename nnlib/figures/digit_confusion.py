"""Which class was taken for which: a table of counts. Lesson 10."""

import numpy as np

from nnlib.checks import numbers
from nnlib.figures.palette import BLACK, FONT, PALE, SMALL, plain, prepare
from nnlib.figures.words import say
from nnlib.text import count, list_text

MOST = 3  # confusions that the words name


@plain()
def digit_confusion(labels, said, *, ax=None):
    """Draw how often each label (a row) got each answer (a column); return the Axes.

    `labels` (n,) and `said` (n,) are classes, 0 to 9. The right answers are on the
    shaded diagonal, and a place without a number is a 0.
    """
    labels, said = (classes(n, v) for n, v in (("labels", labels), ("said", said)))
    if labels.shape != said.shape:
        raise ValueError(
            f"said must have one answer for each of {len(labels)} labels, but it has "
            f"{len(said)}"
        )
    table = np.zeros((10, 10), int)
    np.add.at(table, (labels, said), 1)
    ax = prepare(ax, figsize=(5.6, 4.4), xlabel="what it said", ylabel="what it was")
    ax.set(xlim=(-0.5, 9.5), ylim=(9.5, -0.5), xticks=range(10), yticks=range(10))
    for k in range(10):
        ax.fill_between([k - 0.5, k + 0.5], k - 0.5, k + 0.5, color=PALE, linewidth=0)
    for (row, column), n in np.ndenumerate(table):
        if n:
            bold = "normal" if row == column else "bold"
            text = ax.text(column, row, str(n), ha="center", va="center", color=BLACK)
            text.set(fontsize=SMALL if row == column else FONT, fontweight=bold)
    say(ax, _words(table))
    return ax


def classes(name, values):
    """Return `values` as whole numbers from 0 to 9, shape (n,)."""
    values = numbers(name, values)
    whole = values.astype(int)
    if (
        values.ndim != 1
        or (whole != values).any()
        or whole.min() < 0
        or whole.max() > 9
    ):
        raise ValueError(f"{name} must be a row of whole numbers from 0 to 9")
    return whole


def _words(table):
    right, total = int(np.trace(table)), int(table.sum())
    off = table.copy()
    np.fill_diagonal(off, 0)
    order = np.argsort(-off, axis=None, kind="stable")[:MOST]
    pairs = [np.unravel_index(place, off.shape) for place in order]
    named = [
        f"{row} read as {column} ({count(off[row, column], 'time')})"
        for row, column in pairs
        if off[row, column]
    ]
    text = f"Table of ten rows and ten columns: {right} of {total} answers are right."
    return f"{text} Most often confused: {list_text(named)}." if named else text
