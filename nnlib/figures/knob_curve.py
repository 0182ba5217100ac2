"""The loss for many values of one knob, with its lowest place. Lesson 03."""

import numpy as np

from nnlib.checks import vector
from nnlib.figures.palette import BLACK, BLUE, GRAY, plain, prepare
from nnlib.figures.words import say
from nnlib.text import number_text

KNOW_NOTHING = 0.25  # the loss of answering 0.5 to everybody


@plain()
def knob_curve(values, losses, *, knob="the knob", ax=None):
    """Draw the loss (n,) for each of the `values` (n,) of a knob; return the Axes.

    A diamond marks the lowest loss, a dashed line the loss of answering 0.5 to
    everybody. `knob` is the name for the words.
    """
    values = vector("values", values)
    losses = vector("losses", losses, length=len(values))
    lowest = int(np.argmin(losses))
    ax = prepare(ax, xlabel=knob, ylabel="loss")
    KnobCurve(ax, values, losses).update(values[lowest], losses[lowest])
    ax.set(ylim=(0, 1.1 * max(losses.max(), KNOW_NOTHING)))
    say(ax, _words(knob, values, losses, lowest))
    return ax


class KnobCurve:
    """The curve, the know-nothing line and a diamond; `update` moves the diamond."""

    def __init__(self, ax, values, losses):
        self.ax = ax
        self.curve = ax.plot(values, losses, color=BLUE, linewidth=2.5)[0]
        ax.axhline(KNOW_NOTHING, color=GRAY, linewidth=1.5, linestyle="--")
        self.diamond = ax.plot([], [], "D", color=BLACK, markersize=9)[0]

    def update(self, value, loss):
        """Put the diamond at this value of the knob, with its loss."""
        self.diamond.set_data([value], [loss])


def _words(knob, values, losses, lowest):
    first, low, last = (number_text(losses[i]) for i in (0, lowest, -1))
    return (
        f"Line plot of the loss for {knob} from {number_text(values[0])} to "
        f"{number_text(values[-1])}: {first} at the left end, {last} at the right end. "
        f"The lowest loss is {low} at {knob} = {number_text(values[lowest])}. "
        f"The dashed know-nothing line is at {KNOW_NOTHING}."
    )
