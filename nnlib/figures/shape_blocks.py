"""Matrices as blocks drawn to scale, one square per number. Lesson 07."""

from matplotlib.patches import Rectangle

from nnlib.checks import whole
from nnlib.figures.palette import BLACK, BLUE, FONT, GRAY, plain, prepare_drawing
from nnlib.figures.words import say
from nnlib.text import list_text

MARKS = (None, "ones row", "bias column")
LARGEST = 12  # rows or columns that fit into the picture


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
    width, height = sum(widths) + 1.2 * len(blocks), tallest + 3.4
    ax = prepare_drawing(ax, width, height, scale=min(0.5, 7 / width))
    x = 0.6
    for i, ((name, shape, mark), room) in enumerate(zip(blocks, widths, strict=True)):
        _draw_block(ax, x + (room - shape[1]) / 2, 1.7 + tallest / 2, shape, mark)
        _text(ax, x + room / 2, height - 0.6, name)
        _text(ax, x + room / 2, 1.2, f"({shape[0]}, {shape[1]})")
        if mark:
            _text(ax, x + room / 2, 0.5, f"{mark} hatched")
        x += room + 1.2
        if i < len(signs):
            _text(ax, x - 0.6, 1.7 + tallest / 2, signs[i], size=FONT + 6)
    say(ax, _words(blocks, signs))
    return ax


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


def _draw_block(ax, x, middle, shape, mark):
    rows, columns = shape
    for row in range(rows):
        for column in range(columns):
            special = (mark == "ones row" and row == rows - 1) or (
                mark == "bias column" and column == columns - 1
            )
            cell = Rectangle((x + column, middle + rows / 2 - row - 1), 1, 1)
            cell.set(facecolor="white", edgecolor=GRAY, linewidth=1)
            cell.set_hatch("///" if special else None)
            ax.add_patch(cell)
            if mark == "ones row" and special:
                frame = {"facecolor": "white", "edgecolor": "none", "pad": 1}
                ax.text(
                    x + column + 0.5,
                    cell.get_y() + 0.5,
                    "1",
                    fontsize=FONT,
                    ha="center",
                    va="center",
                    bbox=frame,
                )
    outline = Rectangle((x, middle - rows / 2), columns, rows)
    outline.set(fill=False, edgecolor=BLUE if mark != "ones row" else BLACK)
    outline.set_linewidth(2.5)
    ax.add_patch(outline)


def _text(ax, x, y, text, size=FONT):
    ax.text(x, y, text, fontsize=size, ha="center", va="center")


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
