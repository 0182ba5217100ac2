"""Ten digits drawn on 8 by 8 squares: # is ink, and . is paper. Lesson 10."""

import numpy as np

SIDE = 8
INK, PAPER = "#", "."

DRAWN = {
    0: (
        "..####..",
        ".##..##.",
        ".##..##.",
        ".##..##.",
        ".##..##.",
        ".##..##.",
        ".##..##.",
        "..####..",
    ),
    1: (
        "...##...",
        "..###...",
        ".####...",
        "...##...",
        "...##...",
        "...##...",
        "...##...",
        "..####..",
    ),
    2: (
        "..####..",
        ".##..##.",
        ".....##.",
        "....##..",
        "...##...",
        "..##....",
        ".##.....",
        ".######.",
    ),
    3: (
        "..####..",
        ".##..##.",
        ".....##.",
        "...###..",
        ".....##.",
        ".....##.",
        ".##..##.",
        "..####..",
    ),
    4: (
        "....##..",
        "...##...",
        "..##....",
        ".##..##.",
        ".######.",
        "....##..",
        "....##..",
        "....##..",
    ),
    5: (
        ".######.",
        ".##.....",
        ".##.....",
        ".#####..",
        ".....##.",
        ".....##.",
        ".##..##.",
        "..####..",
    ),
    6: (
        "...##...",
        "..##....",
        ".##.....",
        ".#####..",
        ".##..##.",
        ".##..##.",
        ".##..##.",
        "..####..",
    ),
    7: (
        ".######.",
        ".....##.",
        ".....##.",
        "....##..",
        "..#####.",
        "...##...",
        "...##...",
        "...##...",
    ),
    8: (
        "..####..",
        ".##..##.",
        ".##..##.",
        "..####..",
        ".##..##.",
        ".##..##.",
        ".##..##.",
        "..####..",
    ),
    9: (
        "..####..",
        ".##..##.",
        ".##..##.",
        "..#####.",
        ".....##.",
        ".....##.",
        "....##..",
        "..###...",
    ),
}


def pixels(lines):
    """Return eight lines of text as a picture (64,) of zeros and ones."""
    return np.array([float(mark == INK) for line in lines for mark in line])


def lines_of(picture):
    """Return a picture (64,) of zeros and ones as eight lines of text."""
    rows = np.reshape(picture, (SIDE, SIDE)) > 0.5
    return tuple("".join(INK if ink else PAPER for ink in row) for row in rows)


def shifted(picture, down, right):
    """Return a picture (64,) moved by so many squares; what leaves it is gone."""
    square, moved = np.reshape(picture, (SIDE, SIDE)), np.zeros((SIDE, SIDE))
    to_rows, from_rows = _parts(down)
    to_columns, from_columns = _parts(right)
    moved[to_rows, to_columns] = square[from_rows, from_columns]
    return moved.ravel()


def square_at(x, y):
    """Return row and column of the square at (x, y), or of the one next to it.

    The paper is from 0 to 8, x to the right and y upward; row 0 is the upper one.
    """
    places = np.clip(np.floor([SIDE - y, x]), 0, SIDE - 1)
    row, column = places.astype(int)
    return row, column


def squares_between(start, end):
    """Return rows and columns of the squares that a straight line passes over.

    `start` and `end` are places (x, y), as for `square_at`. What is beside the paper
    does not count.
    """
    length = np.hypot(*np.subtract(end, start))
    x, y = np.linspace(start, end, 1 + int(8 * np.ceil(length))).T
    columns, rows = np.floor(x).astype(int), np.floor(SIDE - y).astype(int)
    inside = (columns >= 0) & (columns < SIDE) & (rows >= 0) & (rows < SIDE)
    return rows[inside], columns[inside]


def _parts(by):
    """Return which lines are filled, and with which, in a move by `by`."""
    to = slice(max(by, 0), SIDE + min(by, 0))
    return to, slice(max(-by, 0), SIDE - max(by, 0))
