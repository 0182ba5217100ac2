"""Pictures of digits, or weights as pictures, side by side. Lesson 10."""

import numpy as np

from nnlib.checks import numbers
from nnlib.figures.inputs import names_of
from nnlib.figures.palette import BLUE, FONT, GRAY, VERMILLION, plain, prepare_drawing
from nnlib.figures.words import say
from nnlib.text import count, number_text, percent_text

SIDE = 8  # pixels
ROOM = 2.4, 2.6  # between two pictures: across, and above for the title


@plain()
def digit_pictures(pictures, titles=None, *, columns=5, signed=False, ax=None):
    """Draw 8 by 8 pictures in rows of `columns`; return the Axes.

    `pictures` (n, 64) are line by line from 0 (paper) to 1 (ink), `titles` their
    texts. With `signed` they are weights: a filled square is positive, a hollow one
    negative, and its size shows how far the weight is from 0.
    """
    pictures = numbers("pictures", pictures)
    if pictures.ndim != 2 or pictures.shape[1] != SIDE**2 or not len(pictures):
        raise ValueError(
            f"pictures must be rows of {SIDE**2} pixels, but the shape is "
            f"{pictures.shape}"
        )
    titles = names_of("titles", titles, len(pictures))
    columns = min(columns, len(pictures))
    lines = -(-len(pictures) // columns)
    width, height = columns * (SIDE + ROOM[0]), lines * (SIDE + ROOM[1])
    ax = prepare_drawing(ax, width, height, scale=min(0.15, 7 / width))
    largest = np.abs(pictures).max() or 1.0
    for i, (picture, title) in enumerate(zip(pictures, titles, strict=True)):
        left = (i % columns) * (SIDE + ROOM[0]) + ROOM[0] / 2
        low = height - (i // columns + 1) * (SIDE + ROOM[1]) + 0.4
        square = picture.reshape(SIDE, SIDE)
        if signed:
            _draw_weights(ax, square / largest, left, low)
        else:
            _draw_ink(ax, square, left, low)
        middle = left + SIDE / 2
        ax.text(middle, low + SIDE + 0.4, title, ha="center", fontsize=FONT)
    say(ax, _words(pictures, titles, signed))
    return ax


def corners(left, low):
    """Return the x and y of the lines between the pixels, for pcolormesh."""
    return left + np.arange(SIDE + 1), low + np.arange(SIDE, -1, -1)


class Pixels:
    """A picture on lined paper with its lower left corner at (left, low)."""

    def __init__(self, ax, left, low):
        self.mesh = ax.pcolormesh(
            *corners(left, low),
            np.zeros((SIDE, SIDE)),
            cmap="Greys",
            vmin=0,
            vmax=1,
            edgecolor=GRAY,
            linewidth=0.4,
        )

    def update(self, picture):
        """Show another picture (64,)."""
        self.mesh.set(array=np.reshape(picture, (SIDE, SIDE)))


def _draw_ink(ax, square, left, low):
    ax.pcolormesh(*corners(left, low), square, cmap="Greys", vmin=0, vmax=1)
    _frame(ax, left, low)


def _draw_weights(ax, square, left, low):
    """Draw each weight as a square, filled or hollow."""
    for (row, column), weight in np.ndenumerate(square):
        half = 0.5 * abs(weight) ** 0.5
        if half < 0.05:
            continue
        x, y = left + column + 0.5, low + SIDE - row - 0.5
        xs, ys = (
            [x - half, x + half, x + half, x - half],
            [y - half] * 2 + [y + half] * 2,
        )
        if weight > 0:
            ax.fill(xs, ys, facecolor=BLUE, edgecolor="none")
        else:
            ax.fill(xs, ys, facecolor="white", edgecolor=VERMILLION, linewidth=0.8)
    _frame(ax, left, low)


def _frame(ax, left, low):
    xs, ys = [0, SIDE, SIDE, 0, 0], [0, 0, SIDE, SIDE, 0]
    ax.plot(left + np.array(xs), low + np.array(ys), color=GRAY, linewidth=0.8)


def _words(pictures, titles, signed):
    named = "; ".join(title for title in titles if title)
    named = named[:1].upper() + named[1:]
    n = len(pictures)
    if signed:
        positive = percent_text((pictures > 0).mean())
        text = (
            f"Weights as squares, {count(n, 'grid')} of 8 by 8: filled if positive "
            f"({positive} of them), hollow if negative, from "
            f"{number_text(pictures.min(), 2)} to {number_text(pictures.max(), 2)}"
        )
    else:
        text = (
            f"Dark where there is ink ({percent_text(pictures.mean())} of the area): "
            f"{count(n, 'picture')} of 8 by 8 pixels"
        )
    return f"{text}. {named}." if named else f"{text}."
