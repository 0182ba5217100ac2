"""One line per person: the output after every epoch of training. Lesson 05."""

import numpy as np

from nnlib.checks import numbers
from nnlib.figures.inputs import labels_of, names_of
from nnlib.figures.palette import GRAY, SMALL, label_line, label_mark, plain, prepare
from nnlib.figures.spread import spread
from nnlib.figures.words import say
from nnlib.text import list_text, number_text


@plain()
def outputs_over_epochs(outputs, labels, names=None, *, ax=None):
    """Draw `outputs` (epochs, n), one line for each of n people; return the Axes.

    `labels` (n,) holds 0 and 1: solid with circles is label 1, dashed with hollow
    triangles label 0. The names stand at the end of the lines.
    """
    outputs = numbers("outputs", outputs)
    if outputs.ndim != 2:
        raise ValueError(
            "outputs must have one row per epoch and one column per person, "
            f"but it has shape {outputs.shape}"
        )
    labels = labels_of("labels", labels, outputs.shape[1])
    names = names_of("names", names, outputs.shape[1])
    ax = prepare(ax, xlabel="epoch", ylabel="output")
    epochs = np.arange(1, len(outputs) + 1)
    ax.axhline(0.5, color=GRAY, linewidth=1.2, linestyle=":")
    places = spread(outputs[-1], 0.09)
    for i, (line, label, name) in enumerate(zip(outputs.T, labels, names, strict=True)):
        # The marks of different people stand at different epochs.
        marks = {"markevery": (0.04 + 0.03 * i, 0.2), "markersize": 7}
        if len(outputs) == 1:
            marks["markevery"] = 1
        ax.plot(
            epochs,
            line,
            linewidth=2,
            **marks,
            **label_line(label),
            **{k: v for k, v in label_mark(label).items() if k != "color"},
        )
        if name:
            ax.annotate(
                f"{name} {number_text(line[-1], 2)}",
                (1.02, places[i]),
                xycoords=("axes fraction", "data"),
                fontsize=SMALL,
                va="center",
                annotation_clip=False,
            )
    ax.set(ylim=(-0.05, 1.05))
    say(ax, _words(outputs, labels, names))
    return ax


def _words(outputs, labels, names):
    ends = [
        f"{name or f'row {i + 1}'} (label {label:g}) at {number_text(output)}"
        for i, (name, label, output) in enumerate(
            zip(names, labels, outputs[-1], strict=True)
        )
    ]
    words = f"Line plot of {outputs.shape[1]} outputs over {len(outputs)} epochs, "
    words += f"with a line at 0.5. They end with {list_text(ends)}."
    right = ((outputs > 0.5) == (labels == 1)).all(axis=1)
    if right.all():
        return f"{words} All are on the right side of 0.5 in every epoch."
    if right[-1]:
        since = np.flatnonzero(~right)[-1] + 2
        return f"{words} All are on the right side of 0.5 from epoch {since} on."
    return f"{words} At the end not all are on the right side of 0.5."
