"""One neuron with its numbers: multiply, add, squash. Lesson 01."""

import numpy as np
from matplotlib.patches import Circle, FancyBboxPatch, Rectangle

from nnlib.activations import sigmoid
from nnlib.checks import number, vector
from nnlib.figures.palette import BLACK, FONT, PALE, plain, prepare_drawing, weight_line
from nnlib.figures.words import say
from nnlib.text import factor_text, minus_signs, number_text

ROW = 1.9  # units from one input to the next; one unit is half an inch


@plain()
def neuron_diagram(weights, bias, inputs, *, ax=None):
    """Draw a neuron that turns `inputs` (n,) into its output; return the Axes.

    `weights` has shape (n,), `bias` is one number.
    """
    weights, bias = vector("weights", weights), number("bias", bias)
    inputs = vector("inputs", inputs, length=len(weights))
    products = weights * inputs
    total = float(np.dot(weights, inputs)) + bias
    height = max(ROW * len(weights) + 1.4, 4.9)
    middle = (height - 0.9) / 2
    ax = prepare_drawing(ax, 13.4, height)
    # One neuron is all of this together, so a pale frame holds it.
    ax.add_patch(_box(2.0, 0.15, 8.7, height - 0.75, facecolor=PALE))
    _text(ax, 6.35, height - 0.3, "one neuron: multiply, add, squash")
    largest = np.abs(weights).max()
    for i, (w, x, product) in enumerate(zip(weights, inputs, products, strict=True)):
        y = middle + ROW * ((len(weights) - 1) / 2 - i)
        line = weight_line(w, largest)
        ax.plot([1.6, 2.3], [y, y], **line)
        ax.plot([5.6, 7.0], [y, middle], color=BLACK, linewidth=1.2)
        _square(ax, 1.0, y, x)
        _text(ax, 1.0, y + 0.85, f"input x{i + 1}")
        ax.add_patch(_box(2.3, y - 0.45, 3.3, 0.9))
        _text(
            ax,
            3.95,
            y,
            f"{factor_text(w)} × {factor_text(x)} = {number_text(product, 2)}",
        )
        _text(ax, 3.95, y + 0.75, f"weight {number_text(w)}")
    ax.plot([7.1, 7.1], [middle, middle - 1.35], color=BLACK, linewidth=1.2)
    _text(ax, 7.1, middle - 1.6, f"bias {number_text(bias)}")
    ax.plot([7.1, 9.4], [middle, middle], color=BLACK, linewidth=1.2)
    _circle(ax, 7.1, middle, f"sum\n{number_text(total, 2)}")
    _circle(ax, 9.4, middle, "squash")
    arrow = {"arrowstyle": "-|>", "mutation_scale": 18, "facecolor": BLACK}
    ax.annotate("", (11.4, middle), (10.1, middle), arrowprops=arrow)
    _text(ax, 11.5, middle, number_text(sigmoid(total)), ha="left")
    _text(ax, 11.5, middle + 0.8, "output", ha="left")
    say(ax, _words(weights, bias, inputs, total))
    return ax


def _words(weights, bias, inputs, total):
    pairs = zip(weights, inputs, strict=True)
    terms = [f"{factor_text(w)} × {factor_text(x)}" for w, x in pairs]
    return (
        f"Diagram of one neuron: {' + '.join([*terms, factor_text(bias)])} = "
        f"{number_text(total)}, and the squash turns the sum {number_text(total)} into "
        f"the output {number_text(sigmoid(total))}."
    )


def _box(x, y, width, height, facecolor="white"):
    return FancyBboxPatch(
        (x, y),
        width,
        height,
        boxstyle="round,pad=0,rounding_size=0.2",
        facecolor=facecolor,
        edgecolor=BLACK if facecolor == "white" else "none",
        zorder=0 if facecolor == PALE else 2,
    )


def _square(ax, x, y, value):
    patch = Rectangle((x - 0.6, y - 0.5), 1.2, 1.0, facecolor="white", edgecolor=BLACK)
    ax.add_patch(patch)
    patch.set_zorder(2)
    _text(ax, x, y, number_text(value, 2))


def _circle(ax, x, y, text):
    ax.add_patch(Circle((x, y), 0.8, facecolor="white", edgecolor=BLACK, zorder=2))
    _text(ax, x, y, text)


def _text(ax, x, y, text, ha="center"):
    ax.text(x, y, minus_signs(text), fontsize=FONT, ha=ha, va="center", zorder=3)
