"""How things look: one color, mark and line style for each meaning, for all figures.

Square = data, circle = neuron, diamond = a knob that is changed now. Label 1 is a
filled blue circle, label 0 a hollow vermillion triangle. A positive weight is a solid
line, a negative one a dashed line, and the width shows the size. Nothing is told by
color alone. The colors are those of Okabe and Ito that stand out on white; their values
are in nnlib/look.py. In an explorer they follow the page into a dark theme.
"""

from contextlib import contextmanager

from matplotlib import rc_context, rcParams, rcParamsDefault
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.figure import Figure

from nnlib import look

BLUE = look.LIGHT["blue"]
VERMILLION = look.LIGHT["vermillion"]
GREEN = look.LIGHT["green"]
BLACK = "#000000"
GRAY = look.LIGHT["ink2"]  # guide lines and other things in the background
PALE = look.LIGHT["pale"]  # areas behind text
TINT, DOTS = look.LIGHT["tint"], look.LIGHT["dots"]  # the side of high outputs
# The role that each of these colors plays on a page: its variable in nnlib/look.py.
ROLES = {
    **{look.LIGHT[role]: role for role in ("blue", "vermillion", "green", "ink2")},
    **{look.LIGHT[role]: role for role in ("pale", "tint", "dots", "surface")},
    BLACK: "ink",
}

FONT = 12  # points; nothing in a figure is smaller than SMALL
SMALL = 11
WIDTH = 6.6  # inches, the width of a notebook's text
DPI = 100

# For outputs from 0 to 1, with white at 0.5.
# The ends are paler than the marks, so that marks on top of the map stand out.
DIVERGING = LinearSegmentedColormap.from_list(
    "vermillion-white-blue", ["#E89A62", "#FFFFFF", "#62A8D1"]
)

# Matplotlib's own settings, without those that are no matter of style.
_DEFAULTS = {k: v for k, v in dict.items(rcParamsDefault) if k[:7] != "backend"}
# What is written on a curve or a map: readable, and the curve shines through.
BOX = {"facecolor": "white", "edgecolor": "none", "alpha": 0.85, "pad": 1.5}


@contextmanager
def plain(**settings):
    """Draw under Matplotlib's own settings, whatever style is in use; also @plain()."""
    with rc_context():
        dict.update(rcParams, _DEFAULTS)  # without checking 300 values each time
        dict.update(rcParams, settings)
        yield


def lit_by(knob, *artists):
    """Let `artists` of an explorer light up while the knob of this name is used."""
    for artist in artists:
        artist.set_gid(f"knob:{knob}")


def on_map(*artists):
    """Let marks stand out on a heat map, in a dark explorer as well.

    The ends of a map are light on every page, so the marks keep their colors; its
    middle may be dark, so a filled mark without a rim gets a white one.
    """
    for artist in artists:
        artist.set_gid("light")
        filled = artist.get_markerfacecolor() == artist.get_markeredgecolor()
        if filled and not artist.get_path_effects():
            size = artist.get_markersize() + artist.get_markeredgewidth()
            artist.set(markeredgecolor="white", markersize=size)


@plain()
def new_axes(rows=1, columns=1, *, figsize=None, sharex=False):
    """Return a fresh, readable Axes on a white figure, or an array of them in a grid.

    The figure is unknown to pyplot, so a notebook does not show it a second time
    and nothing has to be closed.
    """
    figsize = figsize or (WIDTH, 3.6 * rows if columns == 1 else 3.2 * rows)
    figure = Figure(figsize, dpi=DPI, facecolor="white", layout="constrained")
    axes = figure.subplots(rows, columns, sharex=sharex)
    for ax in figure.axes:
        _style(ax)
    return axes


def prepare(ax, *, figsize=None, xlabel="", ylabel=""):
    """Return `ax`, or a new Axes if it is None, with readable axes and their labels."""
    if ax is None:
        ax = new_axes(figsize=figsize)
    elif not isinstance(ax, Axes):
        raise TypeError(f"ax must be a matplotlib Axes or None, but it is {ax!r}")
    _style(ax)
    ax.set_xlabel(xlabel)
    ax.set_ylabel(ylabel)
    return ax


def _style(ax):
    ax.spines[["top", "right"]].set_visible(False)
    ax.tick_params(labelsize=SMALL)
    for axis in (ax.xaxis, ax.yaxis):
        axis.label.set_size(FONT)


def prepare_drawing(ax, width, height, *, scale=0.5):
    """Return an Axes without axes for a drawing of `width` by `height` units.

    One unit is `scale` inches on a new figure, and a circle stays round.
    """
    ax = prepare(ax, figsize=(width * scale, height * scale))
    ax.set_axis_off()
    ax.set(xlim=(0, width), ylim=(0, height), aspect="equal")
    return ax


def label_mark(label):
    """Return how a point with this label (1 or 0) is marked, as arguments of plot."""
    if label == 1:
        return {"marker": "o", "color": BLUE, "markerfacecolor": BLUE}
    return {"marker": "^", "color": VERMILLION, "markerfacecolor": "white"}


def label_line(label):
    """Return how a line that belongs to this label (1 or 0) is drawn."""
    if label == 1:
        return {"color": BLUE, "linestyle": "-"}
    return {"color": VERMILLION, "linestyle": (0, (5, 2))}


def weight_line(weight, largest=1.0):
    """Return how the line of a weight is drawn: style by sign, width by size."""
    size = abs(weight) / largest if largest else 0.0
    if weight == 0:
        return {"color": GRAY, "linestyle": ":", "linewidth": 1.2}
    style = label_line(1 if weight > 0 else 0)
    return {**style, "linewidth": 1.2 + 2.8 * size}
