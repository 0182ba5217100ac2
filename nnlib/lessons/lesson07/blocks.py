"""A panel with one block, the side that meets the other block, and a corner to drag.

For shapes.py.
"""

from nnlib.explorers.picture import panel
from nnlib.figures.palette import FONT, GREEN, SMALL, VERMILLION
from nnlib.figures.shape_blocks import Block

WIDTH, HEIGHT, SQUARE = 9.4, 10.2, 0.32  # in squares; a square in inches
X, Y = WIDTH / 2, 5.45  # the middle of every block


class BlockPanel:
    """One block, or an arrow or a word in its place; a sign at the end of the row."""

    def __init__(self):
        inches = WIDTH * SQUARE, HEIGHT * SQUARE
        self.ax = panel(*inches, margins=(0, 0, 0, 0))
        self.ax.set_axis_off()
        self.ax.set(xlim=(0, WIDTH), ylim=(0, HEIGHT))
        self.block = Block(self.ax)
        style = {"ha": "center", "va": "center", "fontsize": FONT}
        self.side = self.ax.plot([], [], linewidth=6, solid_capstyle="butt")[0]
        self.number = self.ax.text(0, 0, "", **style)  # of squares along the side
        self.corner = self.ax.plot([], [], "D", color=GREEN, markersize=8)[0]
        self.word, self.below = (self.ax.text(X, y, "", **style) for y in (Y, Y - 1.4))
        self.sign = self.ax.text(WIDTH - 0.1, Y, "", va="center", ha="right")
        self.hint = self.ax.text(X, 0.4, "", **{**style, "fontsize": SMALL})

    def show(self, name, shape, mark, tallest):
        """Draw a grid of this name, shape (rows, columns) and mark."""
        self.clear()
        self.block.update(X, Y, name, shape, mark, tallest=tallest)
        self.corner.set_data([self.block.right], [self.block.top])

    def clear(self):
        """Show nothing."""
        self.block.hide()
        self.side.set_data([], [])
        self.corner.set_data([], [])
        for text in (self.number, self.word, self.below, self.sign):
            text.set_text("")

    def say(self, word, below="", **style):
        """Show a word or an arrow in place of a block."""
        self.clear()
        self.word.set(text=word, **style)
        self.below.set_text(below)

    def follow(self, sign):
        """Write the sign between this block and the next."""
        self.sign.set(text=sign, fontsize=FONT if len(sign) > 1 else FONT + 6)

    def meet(self, side, count, fits):
        """Mark the side that meets the other block, with its number of squares."""
        color, style = (GREEN, "-") if fits else (VERMILLION, (0, (1, 0.6)))
        self.side.set(color=color, linestyle=style)
        block = self.block
        if side == "columns":
            self.side.set_data([block.left, block.right], [block.top] * 2)
            self.number.set(text=count, position=(X, block.top + 0.6))
        else:
            self.side.set_data([block.left] * 2, [block.low, block.top])
            self.number.set(text=count, position=(block.left - 0.6, Y))
