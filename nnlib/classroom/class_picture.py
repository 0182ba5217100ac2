"""A class's progress in one lesson as a picture: a bar for each item, and its words."""

import numpy as np

from nnlib.figures.palette import BLUE, PALE, SMALL, VERMILLION, new_axes, plain
from nnlib.figures.words import say
from nnlib.text import list_text

# Told apart by hatching as well as by color.
PARTS = (
    ("done", "right or noted", {"color": BLUE}),
    ("tried", "tried, not right yet", {"color": VERMILLION, "hatch": "///"}),
    ("open", "open", {"color": PALE}),
)


@plain()
def class_picture(bars, title):
    """Draw how far a class is with each item of a lesson; return the Axes.

    `bars` are those of nnlib.classroom.counts.
    """
    ax = new_axes(figsize=(6.6, 0.28 * len(bars) + 1.3))
    rows, left = np.arange(len(bars)), np.zeros(len(bars))
    for name, label, look in PARTS:
        widths = np.array([getattr(bar, name) for bar in bars])
        look = {"edgecolor": "white", **look}
        ax.barh(rows, widths, 0.75, left=left, label=label, **look)
        left += widths
    ax.set_yticks(rows, [bar.id for bar in bars], fontsize=SMALL)
    ax.invert_yaxis()
    ax.set(xlabel="learners", xlim=(0, left.max()))
    ax.legend(
        loc="lower left",
        bbox_to_anchor=(0, 1.08),
        ncols=3,
        fontsize=SMALL,
        frameon=False,
    )
    facts = [f"{bar.id} {bar.done}, {bar.tried}" for bar in bars]
    say(
        ax,
        f"Bars for {title}, with {left.max():.0f} learners. How many have done each "
        f"item, and how many tried it: {list_text(facts)}.",
    )
    return ax
