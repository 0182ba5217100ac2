"""A picture and the ten shares that a network gives it. Lesson 10."""

import numpy as np

from nnlib.checks import numbers, whole
from nnlib.figures.digit_pictures import SIDE, corners
from nnlib.figures.palette import BLACK, BLUE, FONT, GRAY, SMALL, plain, prepare_drawing
from nnlib.figures.words import say

CLASSES = 10
WIDTH, HEIGHT = 24, 10.4
LEFT, LOW = 0.5, 1.2  # of the picture
BARS, LONGEST = 12.5, 8.5  # where bars begin, and how long a share of 1 is


@plain()
def share_bars(picture, shares, truth=None, *, ax=None):
    """Draw a picture (64,) and its ten `shares` as bars; return the Axes.

    `truth` is the digit that was meant, which gets a triangle.
    """
    ax = prepare_drawing(ax, WIDTH, HEIGHT, scale=0.28)
    ShareBars(ax).update(picture, shares, truth)
    return ax


class ShareBars:
    """The drawing of `share_bars` on an Axes, which moves with `update`."""

    def __init__(self, ax):
        self.ax = ax
        self._pixels = ax.pcolormesh(
            *corners(LEFT, LOW),
            np.zeros((SIDE, SIDE)),
            cmap="Greys",
            vmin=0,
            vmax=1,
            edgecolor=GRAY,
            linewidth=0.4,
        )
        self._heights = [LOW + SIDE - 0.4 - 0.84 * k for k in range(CLASSES)]
        self._bars = ax.barh(
            self._heights, [0] * CLASSES, left=BARS, height=0.6, edgecolor=BLACK
        )
        self._texts = [
            ax.text(BARS, y, "", va="center", fontsize=SMALL) for y in self._heights
        ]
        for digit, y in enumerate(self._heights):
            ax.text(BARS - 0.5, y, f"{digit}", ha="right", va="center", fontsize=FONT)
        (self._truth,) = ax.plot([], [], ">", color=BLACK, markersize=9)
        self._below = ax.text(LEFT, 0.3, "", fontsize=SMALL)

    def update(self, picture, shares, truth=None):
        """Show another picture (64,) with other shares (10,)."""
        picture, shares = numbers("picture", picture), numbers("shares", shares)
        if picture.shape != (SIDE**2,) or shares.shape != (CLASSES,):
            raise ValueError(
                f"picture must hold {SIDE**2} pixels and shares {CLASSES} numbers, but "
                f"their shapes are {picture.shape} and {shares.shape}"
            )
        self._pixels.set_array(picture.reshape(SIDE, SIDE))
        said = int(shares.argmax())
        for digit, (bar, text) in enumerate(zip(self._bars, self._texts, strict=True)):
            bar.set_width(LONGEST * shares[digit])
            bar.set_facecolor(BLUE if digit == said else "white")
            text.set_text(f"{shares[digit]:.3f}")
            text.set_x(BARS + LONGEST * shares[digit] + 0.3)
        told = "" if truth is None else whole("truth", truth, least=0)
        if truth is None:
            self._truth.set_data([], [])
        else:
            self._truth.set_data([BARS - 2], [self._heights[told]])
        self._below.set_text("" if truth is None else "The triangle marks the digit.")
        say(self.ax, share_words(picture, shares, truth))


def share_words(picture, shares, truth=None):
    """Say what the bars show: the three largest shares, and the truth."""
    first, *others = np.argsort(-np.asarray(shares), kind="stable")[:3]
    following = " and ".join(f"{digit} with {shares[digit]:.3f}" for digit in others)
    dark = int((np.asarray(picture) > 0.5).sum())
    meant = "" if truth is None else f" It is a {truth}."
    return (
        f"A picture of 8 by 8 pixels, {dark} of them dark, and ten bars. The largest "
        f"share is {shares[first]:.3f} for {first}, then {following}.{meant}"
    )
