"""The slopes of all knobs as bars. Lesson 04."""

from nnlib.checks import number
from nnlib.figures.palette import BLACK, BLUE, FONT, SMALL, VERMILLION, plain, prepare
from nnlib.figures.words import say
from nnlib.text import number_text


@plain()
def slope_bars(slopes, *, ax=None):
    """Draw a bar for each entry of `slopes`, a dict from knob names to slopes.

    Bars to the left are negative, and hatched. Returns the Axes.
    """
    if not isinstance(slopes, dict):
        raise TypeError(f"slopes must be a dict of names to slopes, not {slopes!r}")
    if not slopes:
        raise ValueError("slopes must not be empty, but it holds no knob")
    values = [number(f"slopes[{name!r}]", value) for name, value in slopes.items()]
    ax = prepare(ax, figsize=(6.6, 0.38 * len(slopes) + 1), xlabel="slope of the loss")
    for row, value in enumerate(values):
        below = value < 0
        ax.barh(
            row,
            value,
            height=0.7,
            edgecolor=BLACK,
            hatch="//" if below else None,
            facecolor="white" if below else BLUE,
        )
        if below:
            ax.patches[-1].set_edgecolor(VERMILLION)
        ax.annotate(
            number_text(value),
            (value, row),
            xytext=(-5 if below else 5, 0),
            textcoords="offset points",
            ha="right" if below else "left",
            va="center",
            fontsize=SMALL,
        )
    ax.axvline(0, color=BLACK, linewidth=1)
    ax.set_yticks(range(len(slopes)), slopes, fontsize=FONT)
    ax.invert_yaxis()
    ax.margins(x=0.2)
    say(ax, _words(dict(zip(slopes, values, strict=True))))
    return ax


def _words(slopes):
    texts = ", ".join(f"{name} {number_text(value)}" for name, value in slopes.items())
    largest = max(slopes, key=lambda name: abs(slopes[name]))
    return (
        f"Bar chart of the slope for each knob: {texts}. "
        f"The longest bar is that of {largest}."
    )
