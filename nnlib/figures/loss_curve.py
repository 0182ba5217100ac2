"""The loss after every epoch, with the line of knowing nothing. Lessons 00 and 05."""

import numpy as np
from matplotlib.ticker import NullFormatter

from nnlib.checks import number, vector
from nnlib.figures.palette import BLUE, FONT, GRAY, SMALL, plain, prepare
from nnlib.figures.words import say
from nnlib.text import number_text

LOW = 0.05  # the words say when the loss first falls below this


@plain()
def loss_curve(losses, *, know_nothing=0.25, log_x=False, ax=None):
    """Draw `losses` (epochs,), the loss after each epoch; return the Axes.

    The dashed line is the loss of an output of 0.5 for everybody; None leaves it
    away. `log_x` stretches the first epochs.
    """
    losses = vector("losses", losses)
    epochs = np.arange(1, len(losses) + 1)
    ax = prepare(ax, xlabel="epoch", ylabel="loss (mean squared error)")
    curve = LossCurve(ax)
    curve.update(epochs, losses)
    curve.line.set_marker("o" if len(losses) == 1 else "")
    ax.relim()
    ax.autoscale_view()
    top = losses.max()
    if know_nothing is not None:
        know_nothing = number("know_nothing", know_nothing)
        top = max(top, know_nothing)
        curve.compare(know_nothing, f"know-nothing line {number_text(know_nothing)}")
    ax.set(ylim=(0, 1.15 * top or 1))
    if log_x:
        ax.set_xscale("log")
        ax.xaxis.set_major_formatter("{x:g}")
        ax.xaxis.set_minor_formatter(NullFormatter())
        ax.set_xlabel("epoch (each mark is ten times the one before)", fontsize=FONT)
    say(ax, _words(losses, know_nothing))
    return ax


class LossCurve:
    """The line of the losses; `update` gives it new ones."""

    def __init__(self, ax):
        self.ax = ax
        self.line = ax.plot([], [], color=BLUE, linewidth=2.5)[0]

    def compare(self, loss, text):
        """Draw a dashed line at `loss`, with `text` at its right end."""
        self.ax.axhline(loss, color=GRAY, linewidth=1.5, linestyle="--")
        self.ax.annotate(
            text,
            (1, loss),
            xycoords=("axes fraction", "data"),
            xytext=(0, 4),
            textcoords="offset points",
            ha="right",
            va="bottom",
            fontsize=SMALL,
        )

    def update(self, epochs, losses):
        """Draw the `losses` after these `epochs`."""
        self.line.set_data(epochs, losses)


def _words(losses, know_nothing):
    words = f"Line plot of the loss over {len(losses)} epochs: "
    if len(losses) == 1:
        return f"{words}{number_text(losses[0])} after the only epoch."
    first, last = losses[0], losses[-1]
    move = "falls" if last < first else "rises" if last > first else "goes"
    words += f"it {move} from {number_text(first)} to {number_text(last)}."
    low = np.flatnonzero(losses < LOW)
    if low.size:
        words += f" It is first below {LOW} after epoch {low[0] + 1}."
    else:
        words += f" It is never below {LOW}."
    if know_nothing is not None:
        words += f" The know-nothing line is at {number_text(know_nothing)}."
    return words
