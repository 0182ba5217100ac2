"""How a mark looks: all that it has been told, as values that can be compared.

Matplotlib calls a mark changed (`Artist.stale`) as soon as something is set, to the
same value as well, and `update` of a drawing sets everything. Comparing a mark with
how it was costs a twentieth of drawing it.
"""

import numpy as np
from matplotlib.axis import Axis
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D
from matplotlib.markers import MarkerStyle
from matplotlib.patches import FancyBboxPatch, Patch
from matplotlib.path import Path
from matplotlib.text import Annotation, Text

# What drawing writes down, which follows from the rest; and who else is told of it.
NOTES = {"_stale", "_renderer", "_callbacks"}
OWN_NOTES = {
    Line2D: {"_path", "_subslice", "_transformed_path", "_x", "_x_filled", "_xy", "_y"},
    Annotation: {"_transform"},
    FancyBboxPatch: {"_transform"},
}
OWN_NOTES[Line2D] |= {"_invalidx", "_invalidy"}


def look_of(artist):
    """Return how an artist looks, or None if it must be drawn to know that.

    Equal looks are equal drawings, in the same place.
    """
    if isinstance(artist, Axis):
        return _ticks(artist)
    if isinstance(artist, (Line2D, Patch, Text)):
        return _told(artist)
    return None  # an image has a range of colors, which can change inside


def _ticks(axis):
    """Return what an Axis shows: ticks, their numbers, and its label.

    The look of a single tick is not watched. What shall change it is a text of its own.
    """
    ticks = axis.get_majorticklocs()
    numbers = axis.get_major_formatter().format_ticks(ticks)
    return [*ticks, *numbers, axis.get_label_text()]


def _told(mark):
    left_out = NOTES | OWN_NOTES.get(type(mark), set())
    told = vars(mark).items()
    return {name: _plain(value) for name, value in told if name not in left_out}


def _plain(value):
    """Return a value that is equal to another only if both look the same."""
    if value is None or isinstance(value, (str, float, int)):
        return value  # most are
    if isinstance(value, np.ndarray):
        return value.shape, value.dtype.str, value.tobytes()
    if isinstance(value, (list, tuple)):
        return [_plain(part) for part in value]
    if isinstance(value, Path):
        return _plain(value.vertices), _plain(value.codes)
    if isinstance(value, FontProperties):  # which can change inside
        return hash(value)
    if isinstance(value, MarkerStyle):  # each time a new one
        return value.get_marker(), value.get_fillstyle(), value.get_user_transform()
    if isinstance(value, Patch):  # the frame of a text, or its arrow
        return _told(value)
    return value
