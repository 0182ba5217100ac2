"""The lessons as a path, in the order in which they build on each other."""

from itertools import pairwise
from textwrap import fill

import numpy as np
from matplotlib.patches import FancyBboxPatch

from nnlib.course import COURSE
from nnlib.figures.palette import BLACK, BLUE, FONT, PALE, plain, prepare_drawing
from nnlib.figures.words import say

COLUMNS = 4
LETTERS = 13  # of a title fit on one line of a box


@plain()
def course_map(lessons=None, *, ax=None):
    """Draw `lessons`, pairs (number, title), as boxes joined by arrows.

    Without any they are those of the course.
    """
    lessons = lessons or [(entry.number, entry.title) for entry in COURSE]
    rows = -(-len(lessons) // COLUMNS)
    ax = prepare_drawing(ax, 14, 2.6 * rows + 0.2)
    places = [_place(i, rows) for i in range(len(lessons))]
    for start, end in pairwise(places):
        way = np.subtract(end, start)
        ax.plot(*np.transpose([start, end]), color=BLUE, linewidth=2, zorder=1)
        # The boxes hide the ends of the line, so its arrowhead sits in the middle.
        middle = start + way / 2
        tip = middle + 0.25 * way / np.hypot(*way)
        arrow = {"arrowstyle": "-|>", "mutation_scale": 18, "color": BLUE}
        ax.annotate("", tip, middle, arrowprops=arrow)
    for (x, y), (number, title) in zip(places, lessons, strict=True):
        box = FancyBboxPatch((x - 1.45, y - 1.1), 2.9, 2.2, facecolor=PALE)
        box.set(edgecolor=BLACK, boxstyle="round,pad=0,rounding_size=0.25", zorder=2)
        ax.add_patch(box)
        text = f"{number}\n{fill(title, LETTERS)}"
        ax.text(x, y, text, fontsize=FONT, ha="center", va="center", zorder=4)
    path = ", ".join(f"{number} {title}" for number, title in lessons)
    say(ax, f"Map of the course, {len(lessons)} lessons one after the other: {path}.")
    return ax


def _place(i, rows):
    """Return the middle of box `i`; every second row runs back, so that none jumps."""
    row, column = divmod(i, COLUMNS)
    if row % 2:
        column = COLUMNS - 1 - column
    return 1.75 + 3.5 * column, 2.6 * (rows - row) - 1.2
