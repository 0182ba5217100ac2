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
        self.weights = vector("weights", weights)
        self.bias = number("bias", bias)

    def feedforward(self, inputs):
        """Return the output, a float from 0 to 1, for `inputs` of shape (n,)."""
        inputs = vector("inputs", inputs, length=len(self.weights))
        total = np.dot(self.weights, inputs) + self.bias
        return sigmoid(total)

    def __repr__(self):
        return f"Neuron(weights={self.weights.tolist()}, bias={self.bias:g})"
