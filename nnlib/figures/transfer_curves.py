"""Transfer functions and their slopes, side by side. Lesson 09."""

import numpy as np

from nnlib.activations import TRANSFERS, Transfer
from nnlib.figures.palette import (
    BLUE,
    FONT,
    GRAY,
    GREEN,
    SMALL,
    new_axes,
    plain,
    prepare,
)
from nnlib.figures.words import say
from nnlib.text import number_text

HEIGHT = (-1.15, 2.15)  # one scale for all, so that their slopes can be compared
RAMP = (-2, 3)  # the ramp rises from 0 to 1 between these two weighted sums

# For the picture only: a network cannot learn well with a slope that is nearly
# everywhere 0, so the library does not train with these two.
DRAWN_ONLY = {
    "step": Transfer(lambda x: (x >= 0) * 1.0, lambda x, y: np.zeros_like(x)),
    "ramp": Transfer(
        lambda x: np.clip((x - RAMP[0]) / (RAMP[1] - RAMP[0]), 0, 1),
        lambda x, y: ((x > RAMP[0]) & (x < RAMP[1])) / (RAMP[1] - RAMP[0]),
    ),
}
CURVES = {**TRANSFERS, **DRAWN_ONLY}


@plain()
def transfer_curves(names=tuple(CURVES)):
    """Draw each named transfer function (solid) and its slope (dashed).

    The names are those of backPropNN and also step and ramp. Returns the Figure,
    because there is one small Axes for each name.
    """
    names = [names] if isinstance(names, str) else list(names)
    for name in names:
        if name not in CURVES:
            raise ValueError(
                f"names must be from {', '.join(CURVES)}, but one is {name!r}"
            )
    if not names:
        raise ValueError("names must not be empty, but it holds no name")
    columns = 2 if len(names) == 4 else min(3, len(names))
    rows = -(-len(names) // columns)
    axes = np.ravel(new_axes(rows, columns, figsize=(6.8, 2.3 * rows + 0.4)))
    for name, ax in zip(names, axes, strict=False):
        _draw(ax, name)
    for ax in axes[len(names) :]:
        ax.set_axis_off()
    figure = axes[0].figure
    lines, texts = axes[0].get_legend_handles_labels()
    figure.legend(
        lines, texts, loc="outside upper center", ncols=2, fontsize=FONT, frameon=False
    )
    figure.supxlabel("weighted sum", fontsize=FONT)
    words = [ax.get_label() for ax in axes[: len(names)]]
    for ax in axes[: len(names)]:
        say(ax, "")
    say(
        axes[0],
        "Line plots of transfer functions and their slopes for weighted sums "
        f"from -4 to 4. {'; '.join(words)}.",
    )
    return figure


def _draw(ax, name):
    x = np.linspace(-4, 4, 801)
    f, slope = CURVES[name]
    y = f(x)
    prepare(ax)
    ax.axhline(0, color=GRAY, linewidth=0.8)
    ax.plot(x, y, color=BLUE, linewidth=2.5, label="output")
    ax.plot(
        x,
        slope(x, y),
        color=GREEN,
        linewidth=2,
        linestyle=(0, (4, 2)),
        label="slope",
    )
    ax.set_title(name, fontsize=FONT)
    ax.tick_params(labelsize=SMALL)
    ax.set(xlim=(-4, 4), xticks=[-4, 0, 4], ylim=HEIGHT, yticks=[-1, 0, 1, 2])
    outputs, slopes = _range_text(y), _range_text(slope(x, y))
    say(ax, f"{name}: outputs {outputs}, slope {slopes}")


def _range_text(values):
    low, high = (number_text(round(v, 2)) for v in (values.min(), values.max()))
    return low if low == high else f"{low} to {high}"
