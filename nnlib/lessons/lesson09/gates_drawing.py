"""The two panels of W9a: the plane of the inputs, and that of the hidden neurons."""

import numpy as np

from nnlib.data import gate
from nnlib.explorers.picture import panel
from nnlib.figures.hidden_lines import HiddenLines
from nnlib.figures.hidden_plane import HiddenPlane
from nnlib.figures.palette import BLACK, lit_by
from nnlib.lessons.lesson09.one_line import grip

_, TARGETS = gate("XOR")


class GatesDrawing:
    """Left the lines and the output, right the plane of both hidden neurons."""

    def __init__(self):
        margins = (0.68, 0.1, 0.56, 0.46)
        title = "circle: target 1, triangle: target 0, blue: near 1"
        left = panel(
            4.8,
            xlabel="input x1",
            ylabel="input x2",
            title=f"{title}\ndrag a line to move it, its dot to turn it",
            margins=margins,
        )
        left.figure.set_dpi(72)  # that of SVG: every map is equally fine
        self.plane = HiddenLines(left, (-1.11, 2.11))
        style = {"marker": "o", "markersize": 10, "markerfacecolor": "white"}
        style |= {"color": BLACK, "linestyle": "none", "markeredgewidth": 2.5}
        self.grips = [left.plot([], [], zorder=7, **style)[0] for _ in (1, 2)]
        for i in (1, 2):
            lit_by(f"turn{i}", self.plane.lines[i - 1], self.plane.names[i - 1])
        right = panel(
            4.8,
            title="thick: line of the output neuron, tinted: above 0.5\n"
            "thin: where the lines of the input plane go",
            margins=margins,
        )
        self.hidden = HiddenPlane(right, (-0.66, 1.66), (-0.28, 1.28))
        self.panels = left, right

    def update(self, state):
        """Show both lines, the outputs, and the corners in the hidden plane."""
        network = state.network
        self.plane.update(network, TARGETS)
        self.hidden.update(network, TARGETS)
        for dot, line in zip(self.grips, state.lines, strict=True):
            dot.set_data(*grip(*line)[:, np.newaxis])
