"""The summed squared error of every iteration, with the plateau. Lesson 07."""

from collections import deque

import numpy as np

from nnlib.checks import vector
from nnlib.figures.palette import BLACK, BLUE, FONT, PALE, SMALL, plain, prepare
from nnlib.figures.words import say
from nnlib.text import number_text

LOW = 0.01  # the words say when the error is first below this
SHORTEST = 0.02  # a plateau lasts at least this share of the iterations


@plain()
def error_curve(errors, *, plateau=True, ax=None):
    """Draw `errors` (iterations,), the error each step started from; return the Axes.

    With `plateau` the longest stretch that stays within 1 % of one value is shaded.
    """
    errors = vector("errors", errors)
    ax = prepare(ax, xlabel="iteration", ylabel="summed squared error")
    flat = find_plateau(errors) if plateau else None
    if flat:
        first, last, value = flat
        ax.axvspan(first, last, color=PALE, zorder=0)
        late = first > 0.6 * len(errors)  # then the text goes to the left
        ax.annotate(
            f"plateau at {number_text(value, 2)}",
            (last if late else first, value),
            xytext=(-4 if late else 4, 8),
            textcoords="offset points",
            ha="right" if late else "left",
            fontsize=FONT,
        )
    kept = thin(errors)
    marker = "o" if len(errors) == 1 else None
    ax.plot(kept + 1, errors[kept], color=BLUE, linewidth=2.5, marker=marker)
    ax.set(ylim=(0, 1.2 * errors.max() or 1))
    low = np.flatnonzero(errors < LOW)
    if low.size and len(errors) > 1:
        ax.plot(low[0] + 1, errors[low[0]], "o", color=BLACK, markersize=7)
        left = low[0] > 0.6 * len(errors)  # then the text goes to the left
        ax.annotate(
            f"first below {LOW}:\niteration {low[0] + 1}",
            (low[0] + 1, errors[low[0]]),
            xytext=(-8 if left else 8, 12),
            textcoords="offset points",
            fontsize=SMALL,
            ha="right" if left else "left",
        )
    say(ax, _words(errors, flat, low))
    return ax


def find_plateau(errors):
    """Return (first iteration, last iteration, value) of the longest flat stretch.

    A stretch is flat while its largest error is at most 1 % above its smallest. It
    must be above 0.01: a low flat end is a success, not a plateau. The value is the
    median. None if none lasts 2 % of the iterations. Iterations count from 1.
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
    return first + 1, last + 1, float(np.median(errors[first : last + 1]))


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
        return f"{words} The error is first below {LOW} at iteration {low[0] + 1}."
    return f"{words} It is never below {LOW}."
