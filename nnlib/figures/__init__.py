"""The figures of the course: data in, Axes out, words with every picture.

Each function draws on the Axes `ax`, or on a new one, and returns it. ``show``
displays it with its words. The pictures of the README and of the lessons' text
are in ``nnlib.figures.images``.
"""

from nnlib.figures.bowl_path import bowl_path
from nnlib.figures.confusion_table import confusion_table
from nnlib.figures.decision_surface import decision_surface
from nnlib.figures.digit_confusion import digit_confusion
from nnlib.figures.digit_pictures import digit_pictures
from nnlib.figures.error_curve import error_curve
from nnlib.figures.error_squares import error_squares
from nnlib.figures.gates_plane import gates_plane
from nnlib.figures.gears import gears
from nnlib.figures.hidden_lines import hidden_lines
from nnlib.figures.hidden_plane import hidden_plane
from nnlib.figures.input_plane import input_plane
from nnlib.figures.knob_curve import knob_curve
from nnlib.figures.loss_curve import loss_curve
from nnlib.figures.matrix_product import matrix_product
from nnlib.figures.network_diagram import network_diagram
from nnlib.figures.neuron_diagram import neuron_diagram
from nnlib.figures.nudge_curve import nudge_curve
from nnlib.figures.odds_rows import odds_rows
from nnlib.figures.outputs_over_epochs import outputs_over_epochs
from nnlib.figures.palette import new_axes
from nnlib.figures.people_scatter import MEASURED, SHIFTED, people_scatter
from nnlib.figures.shape_blocks import shape_blocks
from nnlib.figures.share_bars import share_bars
from nnlib.figures.show import show
from nnlib.figures.sigmoid_curve import sigmoid_curve
from nnlib.figures.slope_bars import slope_bars
from nnlib.figures.starts_solved import starts_solved
from nnlib.figures.transfer_curves import transfer_curves
from nnlib.figures.two_losses import two_losses
from nnlib.figures.vote_map import vote_map
from nnlib.figures.way_back import way_back
from nnlib.figures.xor_landscape import xor_landscape

__all__ = [
    "MEASURED",
    "SHIFTED",
    "bowl_path",
    "confusion_table",
    "decision_surface",
    "digit_confusion",
    "digit_pictures",
    "error_curve",
    "error_squares",
    "gates_plane",
    "gears",
    "hidden_lines",
    "hidden_plane",
    "input_plane",
    "knob_curve",
    "loss_curve",
    "matrix_product",
    "network_diagram",
    "neuron_diagram",
    "new_axes",
    "nudge_curve",
    "odds_rows",
    "outputs_over_epochs",
    "people_scatter",
    "shape_blocks",
    "share_bars",
    "show",
    "sigmoid_curve",
    "slope_bars",
    "starts_solved",
    "transfer_curves",
    "two_losses",
    "vote_map",
    "way_back",
    "xor_landscape",
]
