"""The loss against one knob: a nudge, and the slope as a straight line. Lesson 04."""

import numpy as np

from nnlib.checks import number
from nnlib.figures.inputs import function
from nnlib.figures.palette import BLACK, BLUE, GREEN, SMALL, plain, prepare
from nnlib.figures.words import say
from nnlib.slopes import numeric_slope
from nnlib.text import minus_signs, number_text


@plain()
def nudge_curve(f, w, step, *, knob="the knob", ax=None):
    """Draw the loss `f` near `w`, the tangent at `w` and the point at `w + step`.

    `f` takes one number and gives one. `knob` is the name for the words. The ratio
    of the two changes comes near the slope as the step gets small. Returns the Axes.
    """
    f, w, step = function("f", f), number("w", w), number("step", step)
    if step == 0:
        raise ValueError("step must not be 0, but it is 0")
    slope = numeric_slope(f, w)
    x = np.linspace(w - 1.6 * abs(step), w + 1.6 * abs(step), 201)
    before, after = number("f(w)", f(w)), number("f(w + step)", f(w + step))
    ax = prepare(ax, xlabel=f"value of {knob}", ylabel="loss")
    nudge = NudgeCurve(ax)
    nudge.update(
        curve=(x, [number("f", f(v)) for v in x.tolist()]),
        line=(x, before + slope * (x - w)),
        before=(w, before),
        after=(w + step, after),
    )
    label = f"straight line with slope {number_text(slope)}"
    nudge.line.set_label(minus_signs(label))
    ax.relim()
    ax.autoscale_view()
    ax.ticklabel_format(useOffset=False)
    ax.locator_params(axis="x", nbins=6)
    ax.legend(
        loc="lower left",
        bbox_to_anchor=(0, 1),
        ncols=2,
        fontsize=SMALL,
        frameon=False,
        borderaxespad=0.2,
    )
    say(ax, _words(knob, w, step, before, after, slope))
    return ax


class NudgeCurve:
    """A loss, the straight line of its slope, and the points before and after."""

    def __init__(self, ax):
        self.ax = ax
        self.curve = ax.plot([], [], color=BLUE, linewidth=2.5, label="loss")[0]
        self.line = ax.plot([], [], color=GREEN, linewidth=2, linestyle="--")[0]
        self.before = ax.plot(
            [], [], "o", color=BLACK, markersize=9, label="before the nudge"
        )[0]
        self.after = ax.plot(
            [], [], "D", color=BLACK, markersize=10, label="after the nudge"
        )[0]
        self.after.set(markerfacecolor="white", markeredgewidth=2, zorder=4)

    def update(self, *, line, before, after, curve=None):
        """Move the line (xs, ys) and the points (x, y); `curve` (xs, ys) may stay."""
        if curve:
            self.curve.set_data(*curve)
        self.line.set_data(*line)
        for mark, (x, y) in ((self.before, before), (self.after, after)):
            mark.set_data([x], [y])


def _words(knob, w, step, before, after, slope):
    return (
        f"Curve of the loss against {knob}. A step of {number_text(step, 6)} from "
        f"{number_text(w, 6)} changes the loss from {number_text(before, 6)} to "
        f"{number_text(after, 6)}: change of the loss divided by the step is "
        f"{number_text((after - before) / step)}. The slope at the start is "
        f"{number_text(slope)}."
    )
