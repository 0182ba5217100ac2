"""One neuron: multiply, add, squash. Built in lesson 01."""

import numpy as np

from nnlib.activations import sigmoid
from nnlib.checks import number, vector


class Neuron:
    """A neuron with one weight per input, one bias and a sigmoid.

    `weights` has shape (n,), `bias` is one number. Bad values raise ValueError,
    values that are no numbers TypeError.
    Source: V. Zhou, "Machine Learning for Beginners", section 1.
    """

    def __init__(self, weights, bias):
        self.weights = vector("weights", weights).copy()  # not the caller's array
        self.bias = number("bias", bias)

    def feedforward(self, inputs):
        """Return the output, a float from 0 to 1, for `inputs` of shape (n,)."""
        weights, bias = vector("weights", self.weights), number("bias", self.bias)
        inputs = vector("inputs", inputs, length=len(weights))
        with np.errstate(all="ignore"):  # a product too small to matter is 0
            total = np.dot(weights, inputs) + bias
        return sigmoid(total)

    def __repr__(self):
        return f"Neuron(weights={self.weights.tolist()}, bias={self.bias:g})"
