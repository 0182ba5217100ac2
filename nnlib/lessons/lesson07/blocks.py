"""A grid of numbers as a block that can be drawn anew in place. Used by shapes.py."""

import math

from matplotlib.patches import Rectangle

from nnlib.figures.palette import BLACK, BLUE, FONT, GRAY, GREEN, SMALL, VERMILLION

MIDDLE = 5.7  # where the middle of every block is, in squares from below


class Block:
    """A grid as a block: outline, lines between the squares, texts, hatched part."""

    def __init__(self, ax):
        style = {"ha": "center", "va": "center"}
        self.hatch = ax.add_patch(Rectangle((0, 0), 1, 1, fill=False, hatch="///"))
        self.hatch.set(edgecolor=GRAY, linewidth=0)
        self.lines = ax.plot([], [], color=GRAY, linewidth=1)[0]
        box = {"facecolor": "white", "edgecolor": "none", "pad": 1}
        self.ones = [
            ax.text(0, 0, "1", fontsize=FONT, bbox=box, **style) for _ in "123456"
        ]
        self.outline = ax.add_patch(Rectangle((0, 0), 1, 1, fill=False, linewidth=2.5))
        self.side = ax.plot([], [], linewidth=6, solid_capstyle="butt")[0]
        self.name, self.shape, self.mark, self.inner = (
            ax.text(0, y, "", fontsize=FONT, **style) for y in (9.8, 1.7, 0.8, 0)
        )
        self.mark.set_fontsize(SMALL)

    def artists(self):
        """Everything that can be hidden."""
        texts = (self.name, self.shape, self.mark, self.inner, *self.ones)
        return (self.hatch, self.lines, self.outline, self.side, *texts)

    def hide(self):
        """Show nothing."""
        for artist in self.artists():
            artist.set_visible(False)

    def show(self, x, room, name, shape, mark):
        """Draw a grid of this (rows, columns) in the middle of the `room` from x on."""
        rows, columns = shape
        left, bottom = x + (room - columns) / 2, MIDDLE - rows / 2
        self.corner = left, bottom, rows, columns
        for artist in self.artists():
            artist.set_visible(True)
        self.outline.set_bounds(left, bottom, columns, rows)
        self.outline.set_edgecolor(BLACK if mark == "ones row" else BLUE)
        self.lines.set_data(*_squares(left, bottom, rows, columns))
        self.side.set_data([], [])
        self.inner.set_text("")
        for text, words in (
            (self.name, name),
            (self.shape, f"({rows}, {columns})"),
            (self.mark, f"{mark} hatched" if mark else ""),
        ):
            text.set_text(words)
            text.set_x(x + room / 2)
        self._mark(mark)

    def _mark(self, mark):
        left, bottom, rows, columns = self.corner
        last = mark.endswith("row")  # else the last column
        bounds = (
            (left, bottom, columns, 1)
            if last
            else (left + columns - 1, bottom, 1, rows)
        )
        self.hatch.set_bounds(*bounds)
        self.hatch.set_visible(bool(mark))
        squares = (columns if last else rows) if mark.startswith("ones") else 0
        for i, one in enumerate(self.ones):
            one.set_visible(i < squares)
            one.set_position(
                (left + i + 0.5, bottom + 0.5)
                if last
                else (left + columns - 0.5, bottom + i + 0.5)
            )

    def touch(self, which, fits):
        """Mark the side that meets the other block, with its number of squares."""
        left, bottom, rows, columns = self.corner
        top = bottom + rows
        color, style = (GREEN, "-") if fits else (VERMILLION, (0, (1, 0.6)))
        self.side.set(color=color, linestyle=style)
        if which == "columns":
            self.side.set_data([left, left + columns], [top, top])
            self.inner.set(text=columns, position=(left + columns / 2, top + 0.6))
        else:
            self.side.set_data([left, left], [bottom, top])
            self.inner.set(text=rows, position=(left - 0.5, MIDDLE))


def _squares(left, bottom, rows, columns):
    """Return x and y of the lines between the squares; NaN lifts the pen."""
    x, y = [math.nan], [math.nan]
    for i in range(1, columns):
        x += [left + i, left + i, math.nan]
        y += [bottom, bottom + rows, math.nan]
    for i in range(1, rows):
        x += [left, left + columns, math.nan]
        y += [bottom + i, bottom + i, math.nan]
    return x, y
