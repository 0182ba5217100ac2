"""nnlib: the small library that the lessons of this course build and share.

``import nnlib`` gives the core, which needs NumPy only: transfer functions, one
neuron, the loss, the 2-2-1 network, the network of any size, many of them side by
side, softmax, slopes by nudging, and the data. Figures are in ``nnlib.figures``.
"""

from nnlib import activations
from nnlib.activations import *  # noqa: F403  (each pair that is written there)
from nnlib.backprop import backPropNN
from nnlib.cross_entropy import softmax
from nnlib.data import (
    GATES,
    NEW_PEOPLE,
    PEOPLE,
    SHIFT,
    digits,
    gate,
    new_people,
    people,
)
from nnlib.loss import mse_loss
from nnlib.many import manyBackPropNN
from nnlib.network import OurNeuralNetwork
from nnlib.neuron import Neuron
from nnlib.slopes import check_slopes, numeric_slope

__version__ = "1.1.0"
__all__ = [
    "GATES",
    "NEW_PEOPLE",
    "PEOPLE",
    "SHIFT",
    "Neuron",
    "OurNeuralNetwork",
    "backPropNN",
    "check_slopes",
    "digits",
    "gate",
    "manyBackPropNN",
    "mse_loss",
    "new_people",
    "numeric_slope",
    "people",
    "softmax",
    *activations.__all__,
]
