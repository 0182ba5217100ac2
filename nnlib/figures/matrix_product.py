"""A matrix product with its numbers: a row, a column, and where they meet. Lesson 07.

The left grid is at the bottom left and the right grid above the result, so that a row
and a column cross at their number, and the sides that the result takes over touch it.
The two inner sides meet at the empty corner: as many numbers along as up.
"""

import numpy as np
from matplotlib.patches import Rectangle

from nnlib.checks import numbers, whole
from nnlib.figures.palette import BLACK, BLUE, FONT, GRAY, SMALL, plain, prepare_drawing
from nnlib.figures.words import say
from nnlib.text import factor_text, minus_signs, number_text

WIDE, HIGH = 1.7, 0.75  # the size of one number's cell, in units of the drawing
ROOM = 1.0  # above and below a grid, for its name
TINT, MEET = "#CFE4F1", "#9CC8E3"  # pale blues: the row and column, and their number
LARGEST = 8  # rows or columns that fit into the picture


@plain()
def matrix_product(left, right, name, *, row, column, drop=None, ax=None):
    """Draw left times right with all numbers; return the Axes.

    `left` and `right` are pairs (name, grid), `name` is that of the product. `row` of
    the left grid, `column` of the right one and their number are tinted; both count
    from 0. `drop` is a row of the product that is struck out.
    """
    (left_name, left), (right_name, right) = (
        _named("left", left),
        _named("right", right),
    )
    if left.shape[1] != right.shape[0]:
        raise ValueError(
            f"right must have as many rows as left has columns, {left.shape[1]}, "
            f"but it has {right.shape[0]}"
        )
    product = left @ right
    row = _place("row", row, len(product))
    column = _place("column", column, product.shape[1])
    drop = drop if drop is None else _place("drop", drop, len(product))
    across, up = left.shape[1] * WIDE, len(product) * HIGH  # where the grids touch
    width, height = across + product.shape[1] * WIDE, up + len(right) * HIGH
    ax = prepare_drawing(ax, width + 0.4, height + 2 * ROOM, scale=_scale(width))
    corner = (0.2 + across, ROOM + up)
    _grid(ax, 0.2, corner[1], left, row, None)
    _grid(ax, corner[0], height + ROOM, right, None, column)
    _grid(ax, *corner, product, row, column, drop)
    middle = (corner[0] + width + 0.2) / 2
    _name(ax, middle, height + ROOM + 0.4, right_name, right)
    _name(ax, middle, 0.5, name, product)
    # A narrow grid has its name on two lines, which fit into the empty corner.
    between = " " if left.shape[1] > 1 else "\n"
    _name(ax, 0.2 + across / 2, corner[1] + 0.15, left_name, left, between, "bottom")
    titles = (left_name, right_name, name)
    say(ax, _words(titles, left, right, row, column, drop))
    return ax


def _named(argument, pair):
    name, grid = pair
    grid = numbers(argument, grid)
    if grid.ndim != 2 or not 0 < max(grid.shape) <= LARGEST:
        raise ValueError(
            f"{argument} must be a grid with at most {LARGEST} rows and columns to be "
            f"drawn, but its shape is {grid.shape}"
        )
    return name, grid


def _place(argument, place, length):
    place = whole(argument, place)
    if place >= length:
        raise ValueError(
            f"{argument} counts from 0 and must be below {length}, but it is {place}"
        )
    return place


def _scale(width):
    return min(0.5, 6.4 / width)


def _grid(ax, x, top, grid, row, column, drop=None):
    """Draw the numbers of `grid` with its upper left corner at (x, top)."""
    for (i, j), value in np.ndenumerate(grid):
        if drop == i:
            color = "white"
        elif row is not None and column is not None:
            color = MEET if (i, j) == (row, column) else "white"
        else:
            color = TINT if i == row or j == column else "white"
        cell = (x + j * WIDE, top - (i + 1) * HIGH)
        ax.add_patch(Rectangle(cell, WIDE, HIGH, facecolor=color, edgecolor=GRAY))
        ax.text(
            cell[0] + WIDE / 2,
            cell[1] + HIGH / 2,
            minus_signs(number_text(value)),
            fontsize=SMALL,
            ha="center",
            va="center",
        )
    rows, columns = grid.shape
    if drop is not None:
        y = top - (drop + 0.5) * HIGH
        ax.plot([x, x + columns * WIDE], [y, y], color=BLACK, linewidth=1.5)
    outline = Rectangle((x, top - rows * HIGH), columns * WIDE, rows * HIGH)
    outline.set(fill=False, edgecolor=BLUE, linewidth=2.5)
    ax.add_patch(outline)


def _name(ax, x, y, name, grid, between=" ", va="center"):
    text = f"{name}{between}({grid.shape[0]}, {grid.shape[1]})"
    ax.text(x, y, text, fontsize=FONT, ha="center", va=va)


def _words(names, left, right, row, column, drop):
    left_name, right_name, name = names
    terms = [
        f"{factor_text(a)} × {factor_text(b)}"
        for a, b in zip(left[row], right[:, column], strict=True)
    ]
    result = number_text(left[row] @ right[:, column])
    rows, inner, columns = *left.shape, right.shape[1]
    words = (
        f"Matrix product with its numbers: {left_name} ({rows}, {inner}) times "
        f"{right_name} ({inner}, {columns}) gives {name} ({rows}, {columns}). Tinted: "
        f"row {row + 1} of {left_name} meets column {column + 1} of {right_name}, "
        f"{' + '.join(terms)} = {result}."
    )
    if drop is not None:
        words += f" Row {drop + 1} of {name} is struck out."
    return words
