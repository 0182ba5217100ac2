"""Numbers and lists in words: the same ones in messages, pictures and explorers."""

import re

import numpy as np

# Not in "7-3" and "x1-2", and not in code such as [:-1].
HYPHEN = re.compile(r"(?<![\w.)\]:])-(?=\.?\d)")


def count(n, noun):
    """Say `n` of `noun` in words: ``1 column``, ``3 columns``."""
    return f"{n} {noun}" if n == 1 else f"{n} {noun}s"


def list_text(items):
    """Join texts as in a sentence: a, b and c."""
    *most, last = items
    return f"{', '.join(most)} and {last}" if most else last


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


def minus_signs(text):
    """Write the minus in front of each number of a text as a true minus sign.

    Of "(-5 to 5)" or "w = -1" a screen reader says "5 to 5" and "w equals 1": to many a
    voice a hyphen is silent.
    """
    return HYPHEN.sub("\u2212", text)


def large_text(number):
    """Write a whole number, one of five digits and more with spaces: 20 000."""
    return f"{number:,}".replace(",", " ") if number >= 10_000 else str(number)


def factor_text(value):
    """Write a number in a product or sum; a negative one in parentheses."""
    text = number_text(value)
    return f"({text})" if value < 0 else text


def output_text(output):
    """Write an output with four decimals; never 0 or 1, which no sigmoid reaches."""
    if output > 0.99995:
        return "above 0.9999"
    if output < 0.00005:
        return "below 0.0001"
    return f"{output:.4f}"


def percent_text(share):
    """Write a share from 0 to 1 in whole percent: 48 %."""
    return f"{100 * share:.0f} %"
