"""The words of a figure: the sentence that says what is drawn, with its numbers.

Every drawing function leaves such a sentence on its Axes with `say`; `show` makes
it the picture's alternative text and caption. Matplotlib does not draw the label
of an Axes, which makes it a good home for the words.
"""

import numpy as np


def number_text(value, digits=4):
    """Write a number with at most `digits` decimals: 7, 0.9991, -0.0904."""
    value = float(value)
    if 1e-9 <= abs(value) < 0.5 * 10**-digits:  # too small for so few decimals
        return np.format_float_positional(value, precision=2, fractional=False)
    if abs(value) >= 1e7:
        return f"{value:.3g}"
    text = f"{value:.{digits}f}"
    text = text.rstrip("0").rstrip(".") if digits else text
    return "0" if text == "-0" else text


def percent_text(share):
    """Write a share from 0 to 1 in whole percent: 48 %."""
    return f"{100 * share:.0f} %"


def list_text(items):
    """Join texts as in a sentence: a, b and c."""
    *most, last = items
    return f"{', '.join(most)} and {last}" if most else last


def say(ax, words):
    """Leave the words of the picture on the Axes, for `show`."""
    ax.set_label(words)


def words_of(figure):
    """Return the words that the drawing functions left on a figure, joined."""
    labels = [ax.get_label() for ax in figure.axes]
    # Matplotlib labels its own helpers, such as a color bar, in angle brackets.
    return " ".join(text for text in labels if text and text[0] not in "<_")
