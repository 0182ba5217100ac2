"""The four people's network at every epoch of a run, and two panels that show it.

Shared by W0 and W5b; W3b shows its predictions in the second panel. No widgets here.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from nnlib.data import PEOPLE, people
from nnlib.explorers.picture import steady
from nnlib.figures.loss_curve import LossCurve
from nnlib.figures.palette import BLACK, GRAY, SMALL, label_mark
from nnlib.loss import mse_loss
from nnlib.network import OurNeuralNetwork
from nnlib.text import number_text

SEED, RATE = 215, 0.1  # of the lessons
EPOCHS = 1000
BLOCK = 25  # epochs between two stored sets of knobs
DATA, LABELS = people()
KNOW_NOTHING = mse_loss(LABELS, np.full(len(LABELS), 0.5))
HIGHEST = 0.7  # no run here has a loss above this


@dataclass(eq=False)  # a run is known by itself, so that its outputs can be kept
class PeopleRun:
    """A run of 1000 epochs: `losses` (1001,), the first one before training."""

    seed: int
    rate: float
    losses: np.ndarray
    stored: list

    def network(self, epoch):
        """Return the network as it is after `epoch` epochs.

        It starts from the last stored knobs before that and trains the rest again:
        the same knobs make the same steps.
        """
        block, rest = divmod(epoch, BLOCK)
        network = OurNeuralNetwork(rng=self.seed)
        network.knobs = self.stored[block]
        network.train(DATA, LABELS, learn_rate=self.rate, epochs=rest)
        return network

    def outputs(self, epoch):
        """Return the outputs for the four people, shape (4,)."""
        return _outputs(self, epoch)

    def right(self, epoch):
        """Return how many of the four outputs are on the side of their label."""
        return int(np.sum((self.outputs(epoch) > 0.5) == (LABELS == 1)))


@lru_cache(maxsize=64)  # sentence, picture and goals of one move ask a dozen times
def _outputs(run, epoch):
    return run.network(epoch).feedforward(DATA)


@lru_cache(maxsize=256)
def people_run(seed=SEED, rate=RATE):
    """Train for 1000 epochs in blocks; return the PeopleRun."""
    network = OurNeuralNetwork(rng=seed)
    losses = [mse_loss(LABELS, network.feedforward(DATA))]
    stored = [network.knobs]
    for _ in range(EPOCHS // BLOCK):
        losses.extend(network.train(DATA, LABELS, learn_rate=rate, epochs=BLOCK))
        stored.append(network.knobs)
    return PeopleRun(seed, rate, np.array(losses), stored)


def loss_text(loss):
    """Write a loss with four decimals as the lessons do, or more if it is tiny."""
    return f"{loss:.4f}" if loss >= 0.0001 else number_text(loss)


def _below(ax):
    """Return how far below `ax` its label is: as in any other panel, as a share."""
    return 0.34 / (ax.get_position().height * ax.figure.get_figheight())


class LossPanel:
    """The loss over the epochs: a thick line, a thin one to compare, and a dot."""

    def __init__(self, ax, *, xlabel, dashed, title="", top=HIGHEST):
        texts = {"title": title, "xlabel": xlabel, "ylabel": "loss"}
        self.ax = steady(ax, below=_below(ax), left=0.1, **texts)
        self.ax.set(ylim=(-0.03 * top, top), yticks=np.arange(0, top, 0.2))
        self.title = self.ax.title
        self.thin = self.ax.plot([], [], color=GRAY, linewidth=1.2)[0]
        self.curve = LossCurve(self.ax)
        self.curve.compare(KNOW_NOTHING, dashed)
        self.guide = self.ax.axvline(0, color=GRAY, linewidth=1, linestyle=":")
        self.dot = self.ax.plot([], [], "D", color=BLACK, markersize=9, clip_on=False)[
            0
        ]
        self.place_epochs(stretched=False)

    def place_epochs(self, *, stretched):
        """Put the epochs at even distances, or give the first ones more room."""
        self._stretched = stretched
        ticks = [0, 1, 10, 100, 1000] if stretched else [0, 250, 500, 750, 1000]
        self.ax.set_xticks(self._place(ticks), map(str, ticks))
        margin = 0.015 * self._place(EPOCHS)
        self.ax.set_xlim(-margin, self._place(EPOCHS) + margin)

    def _place(self, epochs):
        # 1 is added because epoch 0 has no place on a scale of powers of ten.
        return np.log10(np.add(epochs, 1)) if self._stretched else np.asarray(epochs)

    def update(self, losses, epoch, before=()):
        """Draw `losses`, the dot at `epoch`, and the thin line of the run `before`."""
        self.curve.update(self._place(np.arange(len(losses))), losses)
        self.thin.set_data(self._place(np.arange(len(before))), before)
        x = float(self._place(epoch))
        self.guide.set_xdata([x, x])
        self.dot.set_data([x], [losses[epoch]])


class OutputsPanel:
    """Each person's output as a mark between 0 and 1, with a line to the label."""

    def __init__(self, ax, *, xlabel, title):
        self.ax = ax = steady(ax, title=title, xlabel=xlabel, below=_below(ax))
        self.title = ax.title
        names = [f"{n}\nlabel {y:g}" for n, y in zip(PEOPLE, LABELS, strict=True)]
        ax.set(xlim=(-0.05, 1.05), ylim=(len(PEOPLE) - 0.5, -0.5), xticks=[0, 0.5, 1])
        ax.set_yticks(range(len(PEOPLE)), names)
        ax.tick_params(axis="y", length=0)
        ax.axvline(0.5, color=GRAY, linewidth=1.2, linestyle=":")
        self.errors, self.marks, self.texts = [], [], []
        for row, label in enumerate(LABELS):
            style = {**label_mark(label), "markersize": 11, "linestyle": "none"}
            ax.plot([label], [row], "|", color=BLACK, markersize=20, clip_on=False)
            self.errors.append(ax.plot([], [], color=GRAY, linewidth=1.5)[0])
            self.marks.append(ax.plot([], [], markeredgewidth=2, **style)[0])
            self.texts.append(ax.text(1.08, row, "", fontsize=SMALL, va="center"))

    def update(self, outputs):
        """Move the marks to `outputs` (4,)."""
        for row, output in enumerate(outputs):
            self.errors[row].set_data([output, LABELS[row]], [row, row])
            self.marks[row].set_data([output], [row])
            self.texts[row].set_text(f"{output:.3f}")
