"""The summed squared error of every iteration, with the plateau. Lesson 08."""

from collections import deque

import numpy as np
from matplotlib.patches import Rectangle

from nnlib.checks import vector
from nnlib.figures.palette import BLACK, BLUE, BOX, FONT, PALE, SMALL, plain, prepare
from nnlib.figures.words import say
from nnlib.text import number_text

LOW = 0.01  # the words say when the error is first below this
SHORTEST = 0.02  # a plateau lasts at least this share of the iterations


@plain()
def error_curve(errors, *, plateau=True, ax=None):
    """Draw `errors` (iterations,), the error each step started from; return the Axes.

    Iterations count from 0, as places in `errors` do: the error of iteration k is that
    after k updates. With `plateau` the longest stretch that stays within 1 % of one
    value is shaded.
    """
    errors = vector("errors", errors)
    ax = prepare(ax, xlabel="iteration", ylabel="summed squared error")
    ax.set(ylim=(0, 1.2 * errors.max() or 1))
    flat = find_plateau(errors) if plateau else None
    low = np.flatnonzero(errors < LOW)
    kept = thin(errors)
    curve = ErrorCurve(ax)
    curve.update(kept, errors[kept], len(errors))
    curve.mark_plateau(flat)
    if low.size and len(errors) > 1:
        words = f"first below {LOW}:\niteration {low[0]}"
        curve.mark_low(low[0], errors[low[0]], words)
    ax.relim()
    ax.autoscale_view(scaley=False)
    say(ax, _words(errors, flat, low))
    return ax


class ErrorCurve:
    """The curve of an error, its shaded plateau and its first low place."""

    def __init__(self, ax):
        self.ax = ax
        whole_height = ax.get_xaxis_transform()
        self.span = ax.add_patch(Rectangle((0, 0), 0, 1, transform=whole_height))
        self.span.set(color=PALE, zorder=0)
        self.line = ax.plot([], [], color=BLUE, linewidth=2.5)[0]
        self.low = ax.plot([], [], "o", color=BLACK, markersize=7)[0]
        style = {"textcoords": "offset points", "bbox": BOX}
        self.span_text, self.low_text = (
            ax.annotate(*("", (0, 0), (0, 0)), **style, fontsize=size)
            for size in (FONT, SMALL)
        )

    def update(self, iterations, errors, length):
        """Draw `errors` at `iterations`, both (n,), on an axis of this `length`."""
        self.length = length
        self.line.set_data(iterations, errors)
        self.line.set_marker("o" if len(errors) == 1 else "")

    def mark_plateau(self, flat):
        """Shade `flat` (first iteration, last iteration, error), or nothing if None."""
        first, last, error = flat or (0, 0, 0)
        self.span.set_visible(bool(flat))
        self.span.set_bounds(first, 0, last - first, 1)
        late = first > 0.6 * self.length  # then the text goes to the left
        self.span_text.set(
            text=f"plateau at {number_text(error, 2)}" if flat else "",
            position=(-4 if late else 4, 8),
            ha="right" if late else "left",
        )
        self.span_text.xy = (last if late else first, error)

    def mark_low(self, iteration, error, words):
        """Mark the place with these `words`; nothing if the iteration is None."""
        there = iteration is not None
        self.low.set_data(([iteration], [error]) if there else ([], []))
        # With no room on the right, the text is above the end of the fall.
        left = there and iteration > 0.6 * self.length
        self.low_text.set(
            text=words if there else "",
            position=(-8, 32) if left else (8, 12),
            ha="right" if left else "left",
        )
        self.low_text.xy = (iteration, error) if there else (0, 0)


def find_plateau(errors):
    """Return (first iteration, last iteration, value) of the longest flat stretch.

    A stretch is flat while its largest error is at most 1 % above its smallest. It
    must be above 0.01: a low flat end is a success, not a plateau. The value is the
    median. None if none lasts 2 % of the iterations. Iterations count from 0.
    """
    best, start = (0, 0), 0
    highest, lowest = deque(), deque()  # where the stretch's extremes may be
    for end, error in enumerate(listed := errors.tolist()):
        while highest and listed[highest[-1]] <= error:
            highest.pop()
        while lowest and listed[lowest[-1]] >= error:
            lowest.pop()
        highest.append(end)
        lowest.append(end)
        while listed[highest[0]] > listed[lowest[0]] * 1.01:
            start += 1
            if highest[0] < start:
                highest.popleft()
            if lowest[0] < start:
                lowest.popleft()
        if error >= LOW and end - start > best[1] - best[0]:
            best = (start, end)
    first, last = best
    if last - first + 1 < max(SHORTEST * len(errors), 10):
        return None
    return first, last, float(np.median(errors[first : last + 1]))


def thin(values, pieces=500):
    """Return the places of at most 2 * `pieces` + 2 values that look like all of them.

    Of each piece the smallest and the largest value stay, so that no peak is lost.
    """
    if len(values) <= 2 * pieces:
        return np.arange(len(values))
    kept = {0, len(values) - 1}
    for piece in np.array_split(np.arange(len(values)), pieces):
        kept |= {piece[values[piece].argmin()], piece[values[piece].argmax()]}
    return np.array(sorted(kept))


def _words(errors, flat, low):
    words = (
        f"Line plot of the summed squared error over {len(errors)} iterations, "
        f"from {number_text(errors[0])} to {number_text(errors[-1])}."
    )
    if flat:
        first, last, value = flat
        words += f" A plateau at {number_text(value, 2)} lasts from iteration {first} "
        words += f"to {last}."
    if low.size:
        return f"{words} The error is first below {LOW} at iteration {low[0]}."
    return f"{words} It is never below {LOW}."
