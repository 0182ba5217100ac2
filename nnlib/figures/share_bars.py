"""A picture and the ten shares that a network gives it. Lesson 10."""

import numpy as np

from nnlib.checks import numbers, whole
from nnlib.figures.digit_pictures import SIDE, Pixels
from nnlib.figures.palette import BLACK, BLUE, FONT, SMALL, plain, prepare_drawing
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
    picture, shares = numbers("picture", picture), numbers("shares", shares)
    if picture.shape != (SIDE**2,) or shares.shape != (CLASSES,):
        raise ValueError(
            f"picture must hold {SIDE**2} pixels and shares {CLASSES} numbers, but "
            f"their shapes are {picture.shape} and {shares.shape}"
        )
    ax = prepare_drawing(ax, WIDTH, HEIGHT, scale=0.28)
    Pixels(ax, LEFT, LOW).update(picture)
    bars = ShareBars(ax, BARS, LOW + SIDE, LONGEST)
    bars.update(shares)
    if truth is not None:
        row = bars.heights[whole("truth", truth, least=0)]
        ax.plot([BARS - 2], [row], ">", color=BLACK, markersize=9)
        ax.text(LEFT, 0.3, "The triangle marks the digit.", fontsize=SMALL)
    say(ax, share_words(picture, shares, truth))
    return ax


class ShareBars:
    """Ten bars with their digits, from `left` on and from `top` down.

    A share of 1 is `longest` units long.
    """

    def __init__(self, ax, left, top, longest):
        self.left, self.longest = left, longest
        self.heights = [top - 0.4 - 0.84 * k for k in range(CLASSES)]
        self.bars = ax.barh(
            self.heights, [0] * CLASSES, left=left, height=0.6, edgecolor=BLACK
        )
        self.texts = [
            ax.text(left, y, "", va="center", fontsize=SMALL) for y in self.heights
        ]
        for digit, y in enumerate(self.heights):
            ax.text(left - 0.5, y, f"{digit}", ha="right", va="center", fontsize=FONT)

    def update(self, shares):
        """Show other shares (10,); the largest one is filled."""
        said = int(np.argmax(shares))
        for digit, (bar, text) in enumerate(zip(self.bars, self.texts, strict=True)):
            length = self.longest * shares[digit]
            bar.set_width(length)
            bar.set_facecolor(BLUE if digit == said else "white")
            text.set_text(f"{shares[digit]:.3f}")
            text.set_x(self.left + length + 0.3)


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
