"""Numbers in the words of the explorers."""

from nnlib.figures.words import number_text


def output_text(output):
    """Write an output with four decimals; never 0 or 1, which no sigmoid reaches."""
    if output > 0.99995:
        return "above 0.9999"
    if output < 0.00005:
        return "below 0.0001"
    return f"{output:.4f}"


def factor_text(value):
    """Write a number in a product or sum; a negative one in parentheses."""
    text = number_text(value)
    return f"({text})" if value < 0 else text
