"""The loss on the training points and on new ones, after every epoch. Lesson 06."""

import numpy as np

from nnlib.checks import vector
from nnlib.figures.palette import BLACK, BLUE, GRAY, SMALL, VERMILLION, plain, prepare
from nnlib.figures.words import say
from nnlib.text import number_text

KNOW_NOTHING = 0.25


@plain()
def two_losses(epochs, own, new, *, ax=None):
    """Draw the losses `own` and `new` after `epochs`, all (n,); return the Axes.

    Solid is the loss on the points of the training, dashed that on new points. A
    diamond marks where the new loss is lowest.
    """
    epochs = vector("epochs", epochs)
    own = vector("own", own, length=len(epochs))
    new = vector("new", new, length=len(epochs))
    ax = prepare(ax, xlabel="epoch", ylabel="loss (mean squared error)")
    drawn = TwoLosses(ax)
    drawn.update(epochs, own, new)
    ax.legend(
        loc="lower left",
        bbox_to_anchor=(0, 1),
        ncols=3,
        fontsize=SMALL,
        frameon=False,
        borderaxespad=0.2,
    )
    ax.set(xlim=(0, max(epochs[-1], 1)), ylim=(0, 1.15 * max(*own, *new, KNOW_NOTHING)))
    say(ax, words_of_losses(epochs, own, new))
    return ax


class TwoLosses:
    """The two lines and their marks; `update` gives them new losses."""

    def __init__(self, ax):
        ax.axhline(KNOW_NOTHING, color=GRAY, linewidth=1.2, linestyle=":")
        self.own = ax.plot([], [], color=BLUE, linewidth=2.5, label="training points")
        self.new = ax.plot(
            [], [], color=VERMILLION, linewidth=2.5, linestyle="--", label="new points"
        )
        self.lowest = ax.plot(
            [], [], "D", color=BLACK, markersize=8, label="lowest on new points"
        )

    def update(self, epochs, own, new):
        """Show the losses `own` and `new` after `epochs`."""
        best = int(np.argmin(new))
        self.own[0].set_data(epochs, own)
        self.new[0].set_data(epochs, new)
        self.lowest[0].set_data([epochs[best]], [new[best]])


def words_of_losses(epochs, own, new):
    """Say in words how both losses go."""
    best = int(np.argmin(new))
    first, last = number_text(own[0], 3), number_text(own[-1], 3)
    return (
        f"Line plot of two losses over {epochs[-1]:g} epochs. Solid, training points: "
        f"from {first} to {last}. Dashed, new points: from {number_text(new[0], 3)} to "
        f"{number_text(new[-1], 3)}, lowest with {number_text(new[best], 3)} after "
        f"epoch {epochs[best]:g}. The dotted line is the know-nothing loss, 0.25."
    )
