"""A map of values from 0 to 1 over a plane, with its contour lines; others use it."""

import numpy as np
from contourpy import FillType, contour_generator
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from nnlib.figures.palette import BLACK, DIVERGING, GRAY

# The colors of DIVERGING, and at 0.5 the page shines through: white, or a dark one.
LOW, HIGH = DIVERGING(0.0)[:3], DIVERGING(1.0)[:3]
CLEAR = LinearSegmentedColormap.from_list(
    "vermillion-clear-blue",
    [(0, (*LOW, 1)), (0.5, (*LOW, 0)), (0.5, (*HIGH, 0)), (1, (*HIGH, 1))],
)
NOWHERE = Path(np.full((1, 2), np.nan))


class Surface:
    """A map of values from 0 to 1; `update` gives it new ones.

    `lines` maps each value with a contour line to its style, as arguments of plot.
    """

    def __init__(self, ax, x_range, y_range, lines, steps=60):
        self.x, self.y = np.linspace(*x_range, steps), np.linspace(*y_range, steps)
        self.points = np.stack(np.meshgrid(self.x, self.y), axis=-1).reshape(-1, 2)
        self.image = ax.imshow(
            np.zeros((steps, steps)),
            cmap=CLEAR,
            vmin=0,
            vmax=1,
            extent=(*x_range, *y_range),
            origin="lower",
            aspect="auto",
            interpolation="bilinear",
            interpolation_stage="data",  # then colored: a mix of two colors is none
        )
        self.hatching = ax.add_patch(PathPatch(NOWHERE, fill=False, linewidth=0))
        self.hatching.set(hatch="//", edgecolor=GRAY)
        self.lines = {
            value: ax.plot([], [], **{"color": BLACK, **style})[0]
            for value, style in lines.items()
        }
        ax.set(xlim=x_range, ylim=y_range)

    def update(self, values, hatched=None):
        """Show `values`, one for each of `points`; hatch where `hatched` is true."""
        shape = len(self.y), len(self.x)
        values = np.reshape(values, shape)
        self.image.set_data(values)
        contours = contour_generator(self.x, self.y, values)
        for value, line in self.lines.items():
            line.set_data(*joined(contours.lines(value)))
        if hatched is not None:
            self.hatching.set(path=self._area(np.reshape(hatched, shape)))

    def _area(self, chosen):
        """Return the outline of the places for which `chosen` is true."""
        contours = contour_generator(
            self.x, self.y, chosen.astype(float), fill_type=FillType.OuterCode
        )
        corners, codes = contours.filled(0.5, 2)
        if not corners:
            return NOWHERE
        return Path(np.concatenate(corners), np.concatenate(codes))


def joined(lines):
    """Return x and y of several lines as one, shape (2, n); NaN lifts the pen."""
    pieces = [piece for line in lines for piece in (line, [(np.nan, np.nan)])]
    return np.concatenate(pieces).T if pieces else np.empty((2, 0))
