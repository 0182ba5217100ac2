"""The slopes of all knobs as bars. Lesson 04."""

from nnlib.checks import number
from nnlib.figures.palette import BLACK, BLUE, FONT, SMALL, VERMILLION, plain, prepare
from nnlib.figures.words import say
from nnlib.text import minus_signs, number_text


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
    bars = SlopeBars(ax, list(slopes))
    bars.update(dict(zip(slopes, map(number_text, values), strict=True)), slopes)
    ax.margins(x=0.2)
    ax.relim()
    ax.autoscale_view()
    say(ax, _words(dict(zip(slopes, values, strict=True))))
    return ax


class SlopeBars:
    """A row with a bar and a number for each knob of `names`; `update` fills them."""

    def __init__(self, ax, names):
        self.ax = ax
        ax.axvline(0, color=BLACK, linewidth=1)
        ax.set_yticks(range(len(names)), names, fontsize=FONT)
        ax.set_ylim(len(names) - 0.5, -0.5)
        bars = ax.barh(range(len(names)), 0, height=0.7, edgecolor=BLACK)
        self.bars = dict(zip(names, bars, strict=True))
        self.numbers = {
            name: ax.annotate(
                "",
                (0, row),
                (5, 0),
                textcoords="offset points",
                va="center",
                fontsize=SMALL,
            )
            for row, name in enumerate(names)
        }

    def update(self, texts, slopes):
        """Write each of `texts` beside its bar, whose length is in `slopes`, or 0."""
        for name, bar in self.bars.items():
            slope = slopes.get(name, 0)
            below = slope < 0
            bar.set(
                width=slope,
                facecolor="white" if below else BLUE,
                edgecolor=VERMILLION if below else BLACK,
                hatch="//" if below else None,
                visible=slope != 0,
            )
            text = self.numbers[name]
            text.set(text=minus_signs(texts[name]), ha="right" if below else "left")
            text.xy = slope, text.xy[1]
            text.set_position((-5 if below else 5, 0))


def _words(slopes):
    texts = ", ".join(f"{name} {number_text(value)}" for name, value in slopes.items())
    largest = max(slopes, key=lambda name: abs(slopes[name]))
    return (
        f"Bar chart of the slope for each knob: {texts}. "
        f"The longest bar is that of {largest}."
    )
