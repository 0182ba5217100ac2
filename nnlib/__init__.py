"""nnlib: the small library that the lessons of this course build and share.

``import nnlib`` gives the core, which needs NumPy only: transfer functions, one
neuron, the loss, the 2-2-1 network, the network of any size, slopes by nudging,
and the data. Figures are in ``nnlib.figures``.
"""

from nnlib.activations import (
    deriv_gaussian,
    deriv_linear,
    deriv_relu,
    deriv_sigmoid,
    deriv_tanh,
    gaussian,
    linear,
    relu,
    sigmoid,
    tanh,
)
from nnlib.backprop import backPropNN
from nnlib.data import GATES, NEW_PEOPLE, PEOPLE, SHIFT, gate, new_people, people
from nnlib.loss import mse_loss
from nnlib.network import OurNeuralNetwork
from nnlib.neuron import Neuron
from nnlib.slopes import check_slopes, numeric_slope

__all__ = [
    "GATES",
    "NEW_PEOPLE",
    "PEOPLE",
    "SHIFT",
    "Neuron",
    "OurNeuralNetwork",
    "backPropNN",
    "check_slopes",
    "deriv_gaussian",
    "deriv_linear",
    "deriv_relu",
    "deriv_sigmoid",
    "deriv_tanh",
    "gate",
    "gaussian",
    "linear",
    "mse_loss",
    "new_people",
    "numeric_slope",
    "people",
    "relu",
    "sigmoid",
    "tanh",
]
