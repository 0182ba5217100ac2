"""When each of many runs was solved, a row for each setting. Lesson 09."""

import numpy as np
from matplotlib.ticker import FuncFormatter, NullFormatter

from nnlib.checks import numbers, rate
from nnlib.figures.palette import BLACK, BLUE, FONT, plain, prepare
from nnlib.figures.words import say

EARLIEST = 10  # the axis begins here, and what was solved earlier is drawn here


@plain()
def odds_rows(errors, *, limit=0.01, ax=None):
    """Draw a tick where each run came below `limit`; return the Axes.

    `errors` maps the name of each setting to its errors (iterations, networks), as
    `manyBackPropNN.train` returns them. A diamond marks the median of the solved runs.
    """
    if not isinstance(errors, dict) or not errors:
        raise TypeError(f"errors must be a dict with a setting, but it is {errors!r}")
    runs = {name: first_below(e, limit) for name, e in errors.items()}
    height = 1.1 + 0.55 * len(runs)
    ax = prepare(ax, figsize=(6.6, height), xlabel="iteration")
    longest = max(len(e) for e in errors.values())
    for row, first in enumerate(runs.values()):
        _draw_row(ax, row, np.maximum(first[first >= 0], EARLIEST))
        text = f"{np.sum(first >= 0)} of {len(first)}"
        ax.text(
            1.02,
            row,
            text,
            transform=ax.get_yaxis_transform(),
            fontsize=FONT,
            va="center",
        )
    ax.set(xscale="log", xlim=(EARLIEST, max(longest, 10 * EARLIEST)))
    ax.xaxis.set_major_formatter(FuncFormatter(lambda x, _: f"{x:g}"))
    ax.xaxis.set_minor_formatter(NullFormatter())
    ax.set_yticks(range(len(runs)), list(runs), fontsize=FONT)
    ax.set_ylim(len(runs) - 0.5, -0.5)
    parts = [f"{name}: {odds_text(first)}" for name, first in runs.items()]
    say(
        ax,
        f"A tick for each run, at the iteration where its error came below {limit:g}; "
        f"a diamond at the median. {_start('; '.join(parts))}.",
    )
    return ax


def _draw_row(ax, row, found):
    ax.plot(found, np.full(len(found), row), "|", color=BLUE, markersize=20)
    if len(found):
        ax.plot([np.median(found)], [row], "D", color=BLACK, markersize=8)


def first_below(errors, limit=0.01):
    """Return for each network the first iteration below `limit`, or -1; (networks,).

    `errors` has the shape (iterations, networks).
    """
    errors = numbers("errors", errors)
    if errors.ndim != 2:
        raise ValueError(
            f"errors must have the shape (iterations, networks), but it has shape "
            f"{errors.shape}"
        )
    low = errors < rate("limit", limit)
    return np.where(low.any(axis=0), low.argmax(axis=0), -1)


def odds_text(first):
    """Say how many runs were solved, and their median, such as 79 of 100."""
    found = first[first >= 0]
    words = f"{len(found)} of {len(first)} solved"
    return f"{words}, median {np.median(found):g}" if len(found) else words


def _start(text):
    return text[0].upper() + text[1:]
