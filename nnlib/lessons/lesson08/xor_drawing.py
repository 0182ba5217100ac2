"""The two panels of the XOR runner: the error curve and the map of the outputs."""

import numpy as np
from contourpy import contour_generator
from matplotlib.patches import Rectangle

from nnlib.explorers.picture import new_figure, steady
from nnlib.figures.error_curve import thin
from nnlib.figures.palette import (
    BLACK,
    BLUE,
    DIVERGING,
    FONT,
    GRAY,
    PALE,
    SMALL,
    label_mark,
)

LENGTHS = (100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000)
TOPS = (1, 2, 4)  # the error axis ends at one of these
LOW, HIGH = -0.5, 1.5  # the map reaches beyond the corners
GRID = np.linspace(LOW, HIGH, 30)
POINTS = np.stack(np.meshgrid(GRID, GRID), axis=-1).reshape(-1, 2)


class XorDrawing:
    """Error curve with its plateau; map of the output with the four corners."""

    def __init__(self):
        self.figure = new_figure(8.4, 3.7)
        self.figure.set_dpi(72)  # that of SVG, so that all maps are equally fine
        self._make_curve()
        self._make_map()

    def _make_curve(self):
        ax = steady(
            self.figure.add_axes((0.075, 0.16, 0.42, 0.7)),
            xlabel="iteration",
            ylabel="summed squared error",
            below=0.13,
            left=0.115,
        )
        self.curve_ax = ax
        self.span = ax.add_patch(Rectangle((0, 0), 0, 1, color=PALE, zorder=0))
        self.curve = ax.plot([], [], color=BLUE, linewidth=2.5)[0]
        self.now = ax.plot([], [], "o", color=BLACK, markersize=8, clip_on=False)[0]
        self.span_text = ax.text(0, 0, "", fontsize=SMALL, ha="center", va="bottom")
        self.low_line = ax.axvline(
            0, ymax=0.8, color=GRAY, linestyle="--", linewidth=1.5
        )

    def _make_map(self):
        ax = steady(
            self.figure.add_axes((0.6, 0.16, 0.365, 0.7)),
            xlabel="input 1 (blue: output near 1)",
            ylabel="input 2",
            below=0.13,
            left=0.09,
        )
        ax.set(xlim=(LOW, HIGH), ylim=(LOW, HIGH), xticks=[0, 1], yticks=[0, 1])
        self.map_ax = ax
        size = (LOW, HIGH, LOW, HIGH)
        self.map = ax.imshow(
            np.zeros((30, 30)),
            cmap=DIVERGING,
            vmin=0,
            vmax=1,
            extent=size,
            origin="lower",
            aspect="auto",
            interpolation="bilinear",
        )
        self.half = ax.plot([], [], color=BLACK, linewidth=3)[0]
        self.sure = ax.plot([], [], color=BLACK, linewidth=1.5, linestyle="--")[0]
        self.corners = {
            target: ax.plot([], [], linestyle="", markersize=11, **label_mark(target))[
                0
            ]
            for target in (0, 1)
        }
        for marks in self.corners.values():
            marks.set_markeredgewidth(2)
        box = {"facecolor": "white", "edgecolor": "none", "pad": 1.5}
        self.texts = [
            ax.text(0, 0, "", fontsize=FONT, ha="center", va="center", bbox=box)
            for _ in range(4)
        ]

    def update(self, state):
        """Move the curve, its marks, and the map."""
        self._update_curve(state)
        self._update_map(state)

    def _update_curve(self, state):
        count, errors = state.iterations, state.errors
        length = next(n for n in LENGTHS if n >= count)
        kept = thin(errors, 150)
        highest = errors[kept].max()
        top = next((t for t in TOPS if highest <= 1.15 * t), TOPS[-1])
        ax, ceiling = self.curve_ax, 1.2 * top
        ax.set(xlim=(0, length), ylim=(0, ceiling))
        ax.set_xticks([0, length / 2, length], ["0", f"{length // 2}", f"{length}"])
        ax.set_yticks([0, top / 2, top], ["0", f"{top / 2:g}", f"{top}"])
        notes = []
        if state.low_at is not None:
            notes.append(f"dashed: error below 0.01 after {state.low_at}")
        if highest > ceiling:
            notes.append("curve cut off at the top")
        self._title(ax, state.rates(), ", ".join(notes))
        self.curve.set_data(kept, np.minimum(errors[kept], ceiling))
        self.now.set_data([count], [min(errors[-1], ceiling)])
        self._update_plateau(state.plateau, length, ceiling)
        self.low_line.set_visible(state.low_at is not None)
        self.low_line.set_xdata([state.low_at or 0] * 2)

    def _update_plateau(self, flat, length, ceiling):
        self.span.set_visible(bool(flat))
        self.span_text.set_visible(bool(flat))
        if flat:
            first, last, error = flat
            self.span.set_bounds(first, 0, last - first, ceiling)
            middle = np.clip((first + last) / 2, 0.23 * length, 0.77 * length)
            # Above the curve, or below it where there is no room.
            below = error > 0.85 * ceiling
            self.span_text.set_va("top" if below else "bottom")
            height = error + (-0.05 if below else 0.03) * ceiling
            self.span_text.set(text=f"plateau near {error:.2f}")
            self.span_text.set_position((middle, min(height, 0.92 * ceiling)))

    def _title(self, ax, first, second):
        # Two lines always, so that nothing moves.
        ax.set_title(f"{first}\n{second or ' '}", fontsize=SMALL, y=1.0)

    def _update_map(self, state):
        surface = np.clip(np.nan_to_num(state.net.FP(POINTS)), -1, 2).reshape(30, 30)
        self.map.set_data(np.clip(surface, 0, 1))
        levels = contour_generator(GRID, GRID, surface)
        half = joined(levels.lines(0.5))
        self.half.set_data(*half)
        self.sure.set_data(*joined([*levels.lines(0.1), *levels.lines(0.9)]))
        lines = "solid: output 0.5, dashed: 0.1 and 0.9"
        if not half.size:
            lines = "no solid line: no output of 0.5 here"
        self._title(self.map_ax, "circle: target 1, triangle: target 0", lines)
        targets = np.ravel(state.targets)
        for target, line in self.corners.items():
            line.set_data(*state.inputs[targets == target].T)
        for text, (x, y), output in zip(
            self.texts, state.inputs, state.outputs, strict=True
        ):
            text.set_text(state.output_text(output))
            text.set_position((x, y + (0.27 if y else -0.27)))


def joined(lines):
    """Return x and y of several lines as one, shape (2, n); NaN lifts the pen."""
    pieces = [piece for line in lines for piece in (line, [(np.nan, np.nan)])]
    return np.concatenate(pieces).T if pieces else np.empty((2, 0))
