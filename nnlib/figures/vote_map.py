"""How many of several networks vote for label 1, over the whole plane. Lesson 06."""

import numpy as np

from nnlib.checks import numbers
from nnlib.figures.inputs import function, labels_of, names_of, points, span
from nnlib.figures.palette import FONT, SMALL, plain, prepare
from nnlib.figures.people_scatter import MEASURED, mark_legend, mark_points
from nnlib.figures.surface import Surface
from nnlib.figures.words import say
from nnlib.text import list_text, percent_text

AGREE = 0.9  # where a smaller share of the networks agrees, the map is hatched
# A vote is a whole number of networks, so a line is drawn between two of them.
LINES = {
    0.5: {"linewidth": 3},
    0.1: {"linewidth": 1.2, "linestyle": "--"},
    0.9: {"linewidth": 1.2, "linestyle": "--"},
}


@plain()
def vote_map(
    opinions,
    data,
    labels,
    names=None,
    *,
    x_range,
    y_range,
    axis_labels=MEASURED,
    ax=None,
):
    """Draw the share of networks that say label 1, with the people; return the Axes.

    `opinions` takes inputs (n, 2) and gives the outputs (m, n) of m networks; one
    above 0.5 is a vote for label 1. `data` (k, 2), `labels` (k,) and `names` are the
    people. Hatched is where fewer than nine in ten networks agree.
    """
    opinions, data = function("opinions", opinions), points("data", data)
    labels = labels_of("labels", labels, len(data))
    names = names_of("names", names, len(data))
    x_range, y_range = span("x_range", x_range), span("y_range", y_range)
    xlabel, ylabel = names_of("axis_labels", axis_labels, 2)
    ax = prepare(ax, figsize=(6.4, 4.4), xlabel=xlabel, ylabel=ylabel)
    drawn = VoteMap(ax, x_range, y_range)
    shares = shares_of(numbers("opinions(inputs)", opinions(drawn.surface.points)))
    drawn.update(shares)
    bar = ax.figure.colorbar(drawn.surface.image, ax=ax, ticks=[0, 0.5, 1])
    bar.set_label("share of the networks that say label 1", fontsize=FONT)
    bar.ax.tick_params(labelsize=SMALL)
    mark_points(ax, data, labels, names)
    mark_legend(ax)
    at_points = (numbers("opinions(data)", opinions(data)) > 0.5).sum(axis=0)
    votes = [
        f"{name or f'row {i + 1}'} {vote}"
        for i, (name, vote) in enumerate(zip(names, at_points, strict=True))
    ]
    apart, torn = (shares > 0) & (shares < 1), is_split(shares)
    say(
        ax,
        f"Map of votes for {xlabel} across and {ylabel} upward. The networks do not "
        f"all agree on {percent_text(apart.mean())} of it; "
        f"fewer than {percent_text(AGREE)} agree on {percent_text(torn.mean())}, "
        f"which is hatched. Votes for label 1: {list_text(votes)}.",
    )
    return ax


class VoteMap:
    """The map of shares from 0 to 1; `update` gives it new ones."""

    def __init__(self, ax, x_range, y_range):
        self.surface = Surface(ax, x_range, y_range, LINES)

    def update(self, shares):
        """Show the share of networks for label 1 at each of the surface's points."""
        self.surface.update(shares, hatched=is_split(shares))


def shares_of(outputs):
    """Return the share of networks with an output above 0.5: (m, n) gives (n,)."""
    return (outputs > 0.5).mean(axis=0)


def is_split(shares):
    """Return where fewer than nine in ten networks agree."""
    return np.maximum(shares, 1 - shares) < AGREE - 1e-9
