"""The people as points, with a mark for each label. Lesson 03."""

from matplotlib.patheffects import withStroke

from nnlib.data import SHIFT
from nnlib.figures.inputs import labels_of, names_of, points
from nnlib.figures.palette import BLACK, FONT, SMALL, label_mark, on_map, plain, prepare
from nnlib.figures.words import say
from nnlib.text import list_text, number_text

# A white rim, so that a mark stands out on a map of the same color.
HALO = withStroke(linewidth=5, foreground="white")

SHIFTED = (f"weight minus {SHIFT[0]} (lb)", f"height minus {SHIFT[1]} (in)")
MEASURED = ("weight (lb)", "height (in)")


@plain()
def people_scatter(
    data, labels, names=None, *, new=None, new_names=None, axis_labels=SHIFTED, ax=None
):
    """Draw each row of `data` (n, 2) with the mark of its label; return the Axes.

    `labels` (n,) holds 0 and 1. `names` are written beside the points. `new` (m, 2)
    are people without a label. Pass `axis_labels=MEASURED` for unshifted data.
    """
    data = points("data", data)
    labels = labels_of("labels", labels, len(data))
    names = names_of("names", names, len(data))
    xlabel, ylabel = names_of("axis_labels", axis_labels, 2)
    ax = prepare(ax, figsize=(6.6, 4), xlabel=xlabel, ylabel=ylabel)
    mark_points(ax, data, labels, names)
    if new is not None:
        new = points("new", new)
        new_names = names_of("new_names", new_names, len(new))
        ax.plot(
            *new.T,
            "x",
            color=BLACK,
            markersize=11,
            markeredgewidth=3,
            linestyle="none",
            label="no label yet",
        )
        name_points(ax, new, new_names)
    ax.margins(0.14)
    mark_legend(ax)
    say(ax, _words(data, labels, names, xlabel, ylabel, new, new_names))
    return ax


def mark_points(ax, data, labels, names, kind="label"):
    """Draw the points with the marks of their labels and their names beside them.

    `kind` is the word for the legend: label for people, target for gates.
    """
    for label in (1, 0):
        chosen = data[labels == label]
        if len(chosen):
            marks = ax.plot(
                *chosen.T,
                linestyle="none",
                markersize=11,
                markeredgewidth=2.5,
                zorder=4,
                path_effects=[HALO],
                label=f"{kind} {label}",
                **label_mark(label),
            )
            on_map(*marks)
    name_points(ax, data, names)


def name_points(ax, data, names):
    """Write each name to the upper left of its point."""
    box = {"facecolor": "white", "edgecolor": "none", "alpha": 0.8, "pad": 1}
    for point, name in zip(data, names, strict=True):
        if name:
            ax.annotate(
                name,
                point,
                xytext=(-9, 7),
                ha="right",
                textcoords="offset points",
                fontsize=FONT,
                bbox=box,
                zorder=5,
            )


def mark_legend(ax, ncols=3):
    """Put the legend above the Axes, where no point can be."""
    ax.legend(
        loc="lower left",
        bbox_to_anchor=(0, 1),
        ncols=ncols,
        fontsize=SMALL,
        frameon=False,
        borderaxespad=0.2,
    )


def _words(data, labels, names, xlabel, ylabel, new, new_names):
    groups = []
    for label in (1, 0):
        chosen = [i for i in range(len(data)) if labels[i] == label]
        if chosen:
            who = list_text([_place(data[i], names[i]) for i in chosen])
            groups.append(f"label {label} is {who}")
    if new is not None:
        who = list_text([_place(*pair) for pair in zip(new, new_names, strict=True)])
        groups.append(f"without a label yet {who}")
    return f"Scatter plot, {xlabel} across and {ylabel} upward: {'; '.join(groups)}."


def _place(point, name):
    x, y = (number_text(value) for value in point)
    return f"{name} ({x}, {y})" if name else f"({x}, {y})"
