"""Axes with a fine grid and nothing on them: paper to sketch a curve on."""

from matplotlib.ticker import AutoMinorLocator

from nnlib.figures.palette import GRAY, new_axes, plain
from nnlib.figures.words import say


@plain()
def graph_paper(x, y, xlabel, ylabel, *, guide=None, figsize=(6.6, 3.0)):
    """Return empty Axes over the ranges `x` and `y`, pairs, with a grid.

    `guide` is the height of a dashed line.
    """
    ax = new_axes(figsize=figsize)
    ax.set(xlim=x, ylim=y, xlabel=xlabel, ylabel=ylabel)
    ax.xaxis.set_minor_locator(AutoMinorLocator(2))
    ax.yaxis.set_minor_locator(AutoMinorLocator(2))
    ax.grid(which="both", color=GRAY, linewidth=0.4, alpha=0.5)
    words = (
        f"Empty graph paper, {xlabel} from {x[0]:g} to {x[1]:g} across and {ylabel} "
        f"from {y[0]:g} to {y[1]:g} upward."
    )
    if guide is not None:
        ax.axhline(guide, color=GRAY, linewidth=1.2, linestyle="--")
        words += f" A dashed line is at {guide:g}."
    say(ax, words)
    return ax
