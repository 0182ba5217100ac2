"""The two panels of the logic gates: the error curve and the map of the outputs."""

import numpy as np

from nnlib.explorers.picture import panel
from nnlib.figures.error_curve import ErrorCurve, thin
from nnlib.figures.palette import BLACK, BOX, FONT, GRAY, label_mark, lit_by, on_map
from nnlib.figures.surface import Surface

SIDE = (-0.5, 1.5)  # the map reaches beyond the corners
LINES = {
    0.5: {"linewidth": 3},
    0.1: {"linewidth": 1.5, "linestyle": "--"},
    0.9: {"linewidth": 1.5, "linestyle": "--"},
}
HEIGHT, MARGINS = 3.0, (0.68, 0.36, 0.56, 0.46)  # inches; left, right, below, above


class XorDrawing:
    """Left the error of the run until now, right the map with the four corners."""

    def __init__(self):
        size = {"height": HEIGHT, "margins": MARGINS}
        left = panel(6.1, xlabel="iteration", ylabel="summed squared error", **size)
        self.ahead = left.plot([], [], color=GRAY, linewidth=1)[0]
        self.curve = ErrorCurve(left)
        style = {"color": BLACK, "markersize": 9, "clip_on": False}
        self.now = left.plot([], [], "D", **style)[0]
        lit_by("iterations", self.now)
        right = panel(4, xlabel="input x1", ylabel="input x2", **size)
        right.figure.set_dpi(72)  # that of SVG: every map is equally fine
        right.set(xticks=[0, 1], yticks=[0, 1])
        self.map = Surface(right, SIDE, SIDE, LINES)
        self.corners = {
            target: right.plot([], [], linestyle="", **label_mark(target))[0]
            for target in (0, 1)
        }
        for marks in self.corners.values():
            marks.set(markersize=11, markeredgewidth=2)
        on_map(*self.corners.values())
        centered = {"fontsize": FONT, "ha": "center", "va": "center", "bbox": BOX}
        self.texts = [right.text(0, 0, "", **centered) for _ in range(4)]
        self.panels = left, right

    def update(self, state):
        """Show the run until now, and the map of its network."""
        self._update_curve(state)
        self._update_map(state)

    def _update_curve(self, state):
        ax, length, ceiling = self.curve.ax, state.length, state.ceiling
        ax.set(xlim=(0, length), ylim=(0, ceiling))
        ax.set_xticks([0, length / 2, length], ["0", f"{length // 2}", f"{length}"])
        top = ceiling / 1.2
        ax.set_yticks([0, top / 2, top], ["0", f"{top / 2:g}", f"{top:g}"])
        known = np.minimum(state.run.errors[: state.known + 1], ceiling)
        now = state.iterations
        kept = thin(known[: now + 1], 150)
        self.curve.update(kept, known[kept], length)
        ahead = now + thin(known[now:], 150)
        self.ahead.set_data(ahead, known[ahead])
        self.now.set_data([now], [known[now]])
        self.curve.mark_plateau(state.plateau)
        low = state.low_at
        error = None if low is None else state.errors[low]
        self.curve.mark_low(low, error, f"below 0.01 after\n{low} iterations")
        cut = state.errors.max() > ceiling
        drag = "drag the diamond" + (", curve cut off at the top" if cut else "")
        ax.title.set_text(f"{state.rates()}\n{drag}")

    def _update_map(self, state):
        run, outputs = state.run, state.outputs
        # Far out an output may be too large for a map.
        surface = run.outputs(state.iterations, self.map.points)
        surface = np.clip(np.nan_to_num(surface), -1, 2)
        self.map.update(surface)
        lines = "solid: output 0.5, dashed: 0.1 and 0.9"
        if not self.map.lines[0.5].get_xydata().size:
            lines = "no solid line: no output of 0.5 here"
        self.panels[1].title.set_text(
            f"blue: near 1; circle: target 1, triangle: 0\n{lines}"
        )
        targets = np.ravel(run.targets)
        for target, marks in self.corners.items():
            marks.set_data(*run.inputs[targets == target].T)
        for text, (x, y), output in zip(self.texts, run.inputs, outputs, strict=True):
            text.set_text(state.output_text(output))
            text.set_position((x, y + (0.27 if y else -0.27)))
