"""Steps downhill in a bowl, with a word for how they go. Lesson 05."""

import numpy as np

from nnlib.checks import number, vector
from nnlib.figures.inputs import function, span
from nnlib.figures.palette import BLACK, BLUE, FONT, GREEN, PALE, SMALL, plain, prepare
from nnlib.figures.words import say
from nnlib.text import list_text, number_text

NUMBERED = 7  # points with a number; later ones have a mark only


@plain()
def bowl_path(xs, f, *, x_range=None, ax=None):
    """Draw the curve `f` and the points `xs` (n,) on it, joined by arrows.

    `f` takes one number and gives one. Without `x_range` the picture shows all
    points and the bottom of the bowl. Returns the Axes.
    """
    xs, f = vector("xs", xs), function("f", f)
    low, high = _range(xs, f) if x_range is None else span("x_range", x_range)
    grid = np.linspace(low, high, 300)
    ys = [number("f(x)", f(x)) for x in xs.tolist()]
    ax = prepare(ax, xlabel="knob", ylabel="loss")
    path = BowlPath(ax)
    path.curve.set_data(grid, [number("f(x)", f(x)) for x in grid.tolist()])
    path.update(xs, ys)
    ax.relim()
    ax.autoscale_view()
    arrow = {"arrowstyle": "-|>", "color": GREEN, "linewidth": 1.5}
    for i in range(len(xs) - 1):
        if xs[i] != xs[i + 1]:
            ax.annotate("", (xs[i + 1], ys[i + 1]), (xs[i], ys[i]), arrowprops=arrow)
    _number_points(ax, xs, ys, high - low)
    # How the steps go is for the reader to see.
    ax.set_title("the knob at the start, 0, and after each step", fontsize=FONT)
    ax.margins(y=0.15)
    say(ax, _words(xs, ys))
    return ax


class BowlPath:
    """A curve and the places of a walk on it; `update` moves these."""

    def __init__(self, ax):
        self.ax = ax
        self.curve = ax.plot([], [], color=BLUE, linewidth=2.5)[0]
        self.places = ax.plot(
            [], [], "D", color=BLACK, markersize=6, linestyle="none", zorder=4
        )[0]

    def update(self, xs, ys):
        """Mark the places (xs, ys), each of shape (n,)."""
        self.places.set_data(xs, ys)


def regime(xs):
    """Say in a few words how the steps of `xs` go, from their signs and sizes."""
    steps = np.diff(xs)
    steps = steps[np.abs(steps) > 1e-12]
    if not steps.size:
        return "stands still"
    sizes, turns = np.abs(steps), np.any(steps[1:] * steps[:-1] < 0)
    if sizes[-1] > sizes[0] * (1 + 1e-9):
        return "explodes"
    if not turns:
        return "settles"
    if sizes[-1] > sizes[0] * (1 - 1e-9):
        return "bounces for ever"
    return "zig-zags in"


def _range(xs, f):
    """Return a range with all points and the lowest place of the curve near them."""
    low, high = xs.min(), xs.max()
    width = max(high - low, 1.0)
    near = np.linspace(low - width, high + width, 301).tolist()
    bottom = min(near, key=f)
    reach = 1.15 * max(abs(xs - bottom).max(), 0.5)
    return bottom - reach, bottom + reach


def _number_points(ax, xs, ys, width):
    written = []  # numbers of points that are too close to others are left out
    for i, (x, y) in enumerate(zip(xs[:NUMBERED], ys, strict=False)):
        if all(abs(x - other) > 0.02 * width for other in written):
            written.append(x)
            right = x >= np.mean(ax.get_xlim())
            ax.annotate(  # outside the bowl, where no arrow is
                str(i),
                (x, y),
                xytext=(5 if right else -5, -5),
                ha="left" if right else "right",
                va="top",
                textcoords="offset points",
                zorder=5,
                fontsize=SMALL,
                bbox={"facecolor": PALE, "edgecolor": "none", "pad": 1},
            )


def _words(xs, ys):
    first = list_text([number_text(x) for x in xs[:NUMBERED]])
    more = f" and on to {number_text(xs[-1])}" if len(xs) > NUMBERED else ""
    return (
        f"Curve of the loss against one knob with {len(xs) - 1} steps. The knob goes "
        f"through {first}{more}; the loss goes from {number_text(ys[0])} to "
        f"{number_text(ys[-1])}. The knob {regime(xs)}."
    )
