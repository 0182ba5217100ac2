"""Matrices as blocks drawn to scale, one square per number. Lesson 07."""

import math

from matplotlib.patches import Rectangle

from nnlib.checks import whole
from nnlib.figures.palette import (
    BLACK,
    BLUE,
    BOX,
    FONT,
    GRAY,
    SMALL,
    plain,
    prepare_drawing,
)
from nnlib.figures.words import say
from nnlib.text import list_text

MARKS = (None, "ones row", "bias column")
LARGEST = 12  # rows or columns that fit into the picture
ABOVE, BELOW = 2, 1.9  # squares for the name and for shape and mark


@plain()
def shape_blocks(blocks, *, signs=None, ax=None):
    """Draw a row of blocks; each of `blocks` is (name, shape) or (name, shape, mark).

    A shape is (rows, columns). The mark "ones row" hatches the last row, "bias
    column" the last column. `signs` stand between the blocks: arrows, or times and
    equals for three blocks whose shapes are those of a product. Returns the Axes.
    """
    blocks = [_checked(i, block) for i, block in enumerate(blocks)]
    if not blocks:
        raise ValueError("blocks must not be empty, but it holds no block")
    if signs is None:
        signs = ["×", "="] if _is_product(blocks) else ["→"] * (len(blocks) - 1)
    if len(signs) != len(blocks) - 1:
        raise ValueError(
            f"signs must hold {len(blocks) - 1} texts, but it holds {len(signs)}"
        )
    widths = [max(columns, 2.6) for _, (_, columns), _ in blocks]
    tallest = max(rows for _, (rows, _), _ in blocks)
    width, height = sum(widths) + 1.2 * len(blocks), tallest + ABOVE + BELOW
    ax = prepare_drawing(ax, width, height, scale=min(0.5, 7 / width))
    x, y = 0.6, BELOW + tallest / 2
    for i, (block, room) in enumerate(zip(blocks, widths, strict=True)):
        Block(ax).update(x + room / 2, y, *block, tallest=tallest)
        x += room + 1.2
        if i < len(signs):
            ax.text(x - 0.6, y, signs[i], fontsize=FONT + 6, ha="center", va="center")
    say(ax, _words(blocks, signs))
    return ax


class Block:
    """A grid of numbers as a block; `update` gives it another place and shape."""

    def __init__(self, ax):
        style = {"ha": "center", "va": "center"}
        self.hatching = ax.add_patch(Rectangle((0, 0), 1, 1, fill=False, linewidth=0))
        self.hatching.set(hatch="///", edgecolor=GRAY)
        self.lines = ax.plot([], [], color=GRAY, linewidth=1)[0]
        self.ones = [
            ax.text(0, 0, "1", fontsize=FONT, bbox=BOX, **style) for _ in range(LARGEST)
        ]
        self.outline = ax.add_patch(Rectangle((0, 0), 1, 1, fill=False, linewidth=2.5))
        self.name, self.shape, self.mark = (
            ax.text(0, 0, "", fontsize=size, **style) for size in (FONT, FONT, SMALL)
        )
        self.hide()

    @property
    def artists(self):
        """All that it consists of."""
        texts = (self.name, self.shape, self.mark, *self.ones)
        return (self.hatching, self.lines, self.outline, *texts)

    def hide(self):
        """Show nothing."""
        for artist in self.artists:
            artist.set_visible(False)

    def update(self, x, y, name, shape, mark=None, *, tallest=None):
        """Draw a grid of `shape` (rows, columns) around (x, y), in squares.

        `mark` says what its last row or column holds: "ones row", "bias column". The
        texts are above and below a block of `tallest` rows.
        """
        rows, columns = shape
        self.left, self.low = x - columns / 2, y - rows / 2
        self.right, self.top = x + columns / 2, y + rows / 2
        for artist in self.artists:
            artist.set_visible(True)
        self.outline.set_bounds(self.left, self.low, columns, rows)
        self.outline.set_edgecolor(BLACK if mark == "ones row" else BLUE)
        self.lines.set_data(*_squares(self.left, self.low, rows, columns))
        half = (tallest or rows) / 2
        self.name.set(text=name, position=(x, y + half + ABOVE - 0.6))
        self.shape.set(text=f"({rows}, {columns})", position=(x, y - half - 0.6))
        self.mark.set(position=(x, y - half - 1.4))
        self.mark.set_text(f"{mark} hatched" if mark else "")
        self._mark(rows, columns, mark or "")

    def _mark(self, rows, columns, mark):
        """Hatch the last row or column, and write its ones."""
        last = mark.endswith("row")  # else the last column
        width, height = (columns, 1) if last else (1, rows)
        left = self.right - width
        self.hatching.set_bounds(left, self.low, width, height)
        self.hatching.set_visible(bool(mark))
        squares = width * height if mark.startswith("ones") else 0
        for i, one in enumerate(self.ones):
            along, up = (i, 0) if last else (0, i)
            one.set_position((left + along + 0.5, self.low + up + 0.5))
            one.set_visible(i < squares)


def _squares(left, low, rows, columns):
    """Return x and y of the lines between the squares; NaN lifts the pen."""
    x, y = [math.nan], [math.nan]
    for i in range(1, columns):
        x += [left + i, left + i, math.nan]
        y += [low, low + rows, math.nan]
    for i in range(1, rows):
        x += [left, left + columns, math.nan]
        y += [low + i, low + i, math.nan]
    return x, y


def _checked(i, block):
    name, shape, mark = (*block, None)[:3]
    rows, columns = (whole(f"blocks[{i}] shape", n, least=1) for n in shape)
    if max(rows, columns) > LARGEST:
        raise ValueError(
            f"blocks[{i}] must have at most {LARGEST} rows and columns to be drawn, "
            f"but its shape is ({rows}, {columns})"
        )
    if mark not in MARKS:
        raise ValueError(f"blocks[{i}] mark must be one of {MARKS}, not {mark!r}")
    return name, (rows, columns), mark


def _is_product(blocks):
    if len(blocks) != 3:
        return False
    (rows, inner), (inner2, columns), result = (shape for _, shape, _ in blocks)
    return inner == inner2 and result == (rows, columns)


def _words(blocks, signs):
    texts = [
        f"{name} with shape ({rows}, {columns})" + (f" and a {mark}" if mark else "")
        for name, (rows, columns), mark in blocks
    ]
    words = f"Blocks drawn to scale: {list_text(texts)}."
    if list(signs) != ["×", "="]:
        return words
    (_, (_, inner1), _), (_, (inner2, _), _), _ = blocks
    if inner1 == inner2:
        return (
            f"{words} The product works, because {inner1} columns meet {inner2} rows."
        )
    return f"{words} They do not fit: {inner1} columns meet {inner2} rows."
