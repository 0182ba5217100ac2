"""Three gears in a row: slopes along a road multiply. Lesson 04."""

import math
from itertools import zip_longest

import numpy as np
from matplotlib.patches import Circle

from nnlib.checks import number
from nnlib.figures.palette import BLACK, FONT, PALE, VERMILLION, plain, prepare_drawing
from nnlib.figures.words import say
from nnlib.text import minus_signs, number_text

TEETH = 16
RADIUS = 1.9  # units; one unit is half an inch
DISK = 1.45


@plain()
def gears(factors, *, ax=None):
    """Draw a gear for each of `factors`, pairs (name, value), and their product.

    A gear with the value 0 is jammed: it is drawn dashed. Returns the Axes.
    """
    factors = [(str(name), number(str(name), value)) for name, value in factors]
    if not factors:
        raise ValueError("factors must not be empty, but it holds no pair")
    product = math.prod(value for _, value in factors)
    equals = "=" if _is_exact(factors) else "≈"
    equation = " × ".join(_bracketed(value) for _, value in factors)
    row = GearRow(ax, len(factors), size=FONT + 4)
    row.update(
        [(name, number_text(value), value == 0) for name, value in factors],
        f"{equation} {equals} {number_text(product)}",
    )
    say(row.ax, _words(factors, product))
    return row.ax


class GearRow:
    """Room for `most` gears in a row and an equation below; `update` fills it.

    `size` is that of the numbers in the gears, in points.
    """

    def __init__(self, ax, most, *, size):
        step = 2 * RADIUS + 0.32
        self.ax = prepare_drawing(ax, step * most + 0.9, 2 * RADIUS + 2.6)
        self.gears = [
            Gear(self.ax, 0.45 + step * (i + 0.5), i, size) for i in range(most)
        ]
        self.equation = _text(self.ax, self.ax.get_xlim()[1] / 2, 0.6, FONT + 2)

    def update(self, gears, equation=""):
        """Show `gears`: (name, number, whether it is jammed), or None for a gap."""
        for artists, gear in zip_longest(self.gears, gears):
            artists.show(gear)
        self.equation.set_text(minus_signs(equation))


class Gear:
    """A toothed wheel around a disk with a number, and a name above it."""

    def __init__(self, ax, x, i, size):
        y = RADIUS + 1.6
        # Each tooth has four points: up, along its top, down, along the gap.
        angles = np.linspace(0, 2 * math.pi, 4 * TEETH, endpoint=False)
        angles += i % 2 * math.pi / TEETH - 1.5 * math.pi / (2 * TEETH)
        radii = np.tile([RADIUS - 0.3, RADIUS, RADIUS, RADIUS - 0.3], TEETH)
        rim = x + radii * np.cos(angles), y + radii * np.sin(angles)
        self.wheel = ax.fill(*rim, facecolor=PALE, edgecolor=BLACK, linewidth=2)[0]
        self.disk = ax.add_patch(
            Circle((x, y), DISK, facecolor="white", edgecolor=BLACK)
        )
        self.number = _text(ax, x, y, size)
        self.name = _text(ax, x, 2 * RADIUS + 2.2, FONT)

    def show(self, gear):
        """Show `gear` (name, number, whether it is jammed), or nothing for None."""
        for artist in (self.wheel, self.disk, self.number, self.name):
            artist.set_visible(gear is not None)
        if gear:
            name, number, jammed = gear
            self.wheel.set_linestyle("--" if jammed else "-")
            self.wheel.set_edgecolor(VERMILLION if jammed else BLACK)
            self.number.set_text(minus_signs(number))
            self.name.set_text(name)


def _text(ax, x, y, size):
    return ax.text(x, y, "", fontsize=size, ha="center", va="center")


def _bracketed(value):
    return f"({number_text(value)})" if value < 0 else number_text(value)


def _is_exact(factors):
    """Say whether the equation holds for the numbers as they are written."""
    values = [value for _, value in factors]
    values.append(math.prod(values))
    if values[-1] == 0:  # whatever the other factors are
        return True
    return all(float(number_text(value)) == value for value in values)


def _words(factors, product):
    named = ", ".join(f"{name} {number_text(value)}" for name, value in factors)
    words = f"Drawing of {len(factors)} gears in a row: {named}. "
    about = "" if _is_exact(factors) else "about "
    words += f"Multiplied they give {about}{number_text(product)}."
    jammed = [name for name, value in factors if value == 0]
    return (
        f"{words} The gear {jammed[0]} is 0, so all stand still." if jammed else words
    )
