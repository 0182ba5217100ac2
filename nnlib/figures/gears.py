"""Three gears in a row: slopes along a road multiply. Lesson 04."""

import math

import numpy as np
from matplotlib.patches import Circle

from nnlib.checks import number
from nnlib.figures.palette import BLACK, FONT, PALE, VERMILLION, plain, prepare_drawing
from nnlib.figures.words import say
from nnlib.text import number_text

TEETH = 16
RADIUS = 1.9  # units; one unit is half an inch


@plain()
def gears(factors, *, ax=None):
    """Draw a gear for each of `factors`, pairs (name, value), and their product.

    A gear with the value 0 is jammed: it is drawn dashed. Returns the Axes.
    """
    factors = [(str(name), number(str(name), value)) for name, value in factors]
    if not factors:
        raise ValueError("factors must not be empty, but it holds no pair")
    product = math.prod(value for _, value in factors)
    step = 2 * RADIUS + 0.32
    ax = prepare_drawing(ax, step * len(factors) + 0.9, 2 * RADIUS + 2.6)
    y = RADIUS + 1.6
    for i, (name, value) in enumerate(factors):
        x = 0.45 + step * (i + 0.5)
        _draw_gear(ax, x, y, turned=i % 2 * math.pi / TEETH, jammed=value == 0)
        _text(ax, x, y, number_text(value), size=FONT + 4)
        _text(ax, x, 2 * RADIUS + 2.2, name)
    equals = "=" if _is_exact(factors) else "≈"
    equation = " × ".join(_bracketed(value) for _, value in factors)
    _text(
        ax,
        ax.get_xlim()[1] / 2,
        0.6,
        f"{equation} {equals} {number_text(product)}",
        size=FONT + 2,
    )
    say(ax, _words(factors, product))
    return ax


def _draw_gear(ax, x, y, turned, jammed):
    # Each tooth has four points: up, along its top, down, along the gap.
    angles = np.linspace(0, 2 * math.pi, 4 * TEETH, endpoint=False) + turned
    angles -= 1.5 * math.pi / (2 * TEETH)
    radii = np.tile([RADIUS - 0.3, RADIUS, RADIUS, RADIUS - 0.3], TEETH)
    style = {"linestyle": "--", "edgecolor": VERMILLION} if jammed else {}
    ax.fill(
        x + radii * np.cos(angles),
        y + radii * np.sin(angles),
        **{"facecolor": PALE, "edgecolor": BLACK, "linewidth": 2, **style},
    )
    ax.add_patch(Circle((x, y), 1.15, facecolor="white", edgecolor=BLACK))


def _text(ax, x, y, text, size=FONT):
    ax.text(x, y, text, fontsize=size, ha="center", va="center")


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
