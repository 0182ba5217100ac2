"""The two panels of W9c: how many starts are solved, and which."""

import numpy as np

from nnlib.explorers.picture import panel
from nnlib.figures.palette import BLACK, BLUE, GRAY, SMALL, VERMILLION, prepare_drawing
from nnlib.figures.starts_solved import StartBlock
from nnlib.lessons.lesson09.races import LAST, STARTS, STEP

ROW = 20  # marks in a row
TOP = 112  # of the axis; there is the diamond, clear of the curves
HEIGHT = STARTS / ROW + 1.4  # of five rows with their words


class RaceDrawing:
    """Left the starts solved over the iterations, right a mark for each start."""

    def __init__(self):
        left = panel(
            4.8,
            3.2,
            xlabel="iteration",
            ylabel="starts solved",
            title="solid: A, dashed: B\ndrag the diamond",
            margins=(0.68, 0.2, 0.56, 0.46),
        )
        left.set(xlim=(-60, LAST + 60), ylim=(-6, TOP + 6), yticks=[0, 25, 50, 75, 100])
        left.set_xticks([0, 1000, 2000, 3000, 4000, 5000])
        self.here = left.axvline(0, color=GRAY, linewidth=1.2, linestyle=":")
        self.mark = left.plot([], [], "D", color=BLACK, markersize=9, clip_on=False)[0]
        self.curves = {
            "A": left.plot([], [], color=BLUE, linewidth=2.5)[0],
            "B": left.plot([], [], color=VERMILLION, linewidth=2.5, linestyle="--")[0],
        }
        self.names = {
            name: left.text(0, 0, name, fontsize=SMALL) for name in self.curves
        }
        right = panel(4.8, 3.2, margins=(0.1, 0.1, 0.1, 0.46))
        right = prepare_drawing(right, ROW, 2 * HEIGHT)
        right.set_anchor("N")
        right.set_title("full: solved, hollow: not solved yet", fontsize=SMALL, y=1.0)
        self.blocks = {
            "A": StartBlock(right, HEIGHT, STARTS, BLUE, ROW, size=10),
            "B": StartBlock(right, 0, STARTS, VERMILLION, ROW, size=10),
        }
        self.panels = left, right

    def update(self, state):
        """Show how many are solved, over the iterations and start by start."""
        times = np.arange(0, state.iteration + 1, STEP)
        self.here.set_xdata([state.iteration] * 2)
        self.mark.set_data([state.iteration], [TOP])
        for name, curve in self.curves.items():
            solved_at = state.solved_at(name)
            solved = np.searchsorted(np.sort(solved_at), times)
            curve.set_data(times, solved)
            self.blocks[name].update(
                np.isfinite(solved_at), f"{name}: {solved[-1]} of {STARTS}"
            )
            self.names[name].set_position((state.iteration + 60, solved[-1]))
            other = state.solved("B" if name == "A" else "A")
            above = solved[-1] > other or (solved[-1] == other and name == "A")
            self.names[name].set_va("bottom" if above else "top")
