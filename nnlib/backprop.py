"""A network of any size, all examples at once: matrix products only.

Each layer is one matrix of weights with a row per neuron; its last column holds
the biases, and a row of ones under what the layer is fed carries them. `_forward`
and `_step` are FP and backProp of lesson 08, which derives every line; what is
around them looks after bad input and numbers out of range.
"""

from itertools import pairwise

import numpy as np

from nnlib.activations import TRANSFERS
from nnlib.checks import generator, is_finite, numbers, rate, rows, whole
from nnlib.last_layer import last_layer
from nnlib.layers import layer_sizes, transfer_names, with_ones
from nnlib.text import count


class backPropNN:
    """A network with the layer sizes `numNodes`, trained on all examples at once.

    `numNodes` counts the nodes of each layer, inputs first: (2, 2, 1).
    `transferFunctions` holds one transfer function for each layer after the inputs,
    by name or as function: sigmoid (the default), tanh, gaussian, relu or linear. A
    None in front, for the inputs, is allowed. The weights start as normal draws with
    standard deviation `scale` from `rng` (a NumPy Generator, a seed or None).

    `loss` is what a step descends. "squared": half of the sum of squared differences;
    the whole sum is reported as the error. "cross-entropy", where targets are shares:
    the last layer is sigmoid (targets from 0 to 1) or softmax (each row adds up to 1),
    and the error is the sum over all examples, of which a step descends the whole.

    Source: mlnotebook.github.io, "A Simple Neural Network - With Numpy in Python",
    parts 4 and 5; differences: weights belong to the instance, the three-dimensional
    sum is a matrix product, transfer functions need no flag, bad input is refused.
    """

    _axes = ()  # manyBackPropNN has one in front

    def __init__(
        self,
        numNodes,
        transferFunctions=None,
        *,
        rng=None,
        scale=0.1,
        loss="squared",
    ):
        self.shape = layer_sizes(numNodes)
        self.numLayers = len(self.shape) - 1
        self._names = transfer_names(transferFunctions, self.numLayers)
        self._loss, self._last = loss, last_layer(loss, self._names)
        hidden = [TRANSFERS[name] for name in self._names[:-1]]
        self._transfers = [*hidden, self._last.transfer]
        self._shapes = [(*self._axes, l2, l1 + 1) for l1, l2 in pairwise(self.shape)]
        rng, scale = generator("rng", rng), rate("scale", scale)
        self.weights = [rng.normal(scale=scale, size=shape) for shape in self._shapes]
        self._previousWeightDelta = [np.zeros(shape) for shape in self._shapes]

    @property
    def transferFunctions(self):
        """The name of each layer's transfer function; it stays as it was made."""
        return list(self._names)

    @property
    def loss(self):
        """The loss, "squared" or "cross-entropy"; it stays as it was made."""
        return self._loss

    def FP(self, inputs):
        """Forward pass: `inputs` (n, in) give outputs (n, out)."""
        inputs = rows("inputs", inputs, columns=self.shape[0])
        self._check_weights()
        self._check_weights_are_finite()
        with np.errstate(all="ignore"):  # far out, a sigmoid is exactly 0 or 1
            _, _, outs = self._forward(with_ones(inputs.T))
        return outs[-1].swapaxes(-2, -1)

    def backProp(self, inputs, targets, trainingRate=0.2, momentum=0.0):
        """Take one step on all examples; return the error that it started from.

        `inputs` (n, in), `targets` (n, out). The error is the sum over all examples
        and outputs, see `loss`; `momentum` adds that share of the step before.
        """
        return float(self._learn(inputs, targets, trainingRate, momentum)[0])

    def train(
        self,
        inputs,
        targets,
        *,
        maxIterations=100_000,
        minError=1e-5,
        trainingRate=0.2,
        momentum=0.0,
    ):
        """Repeat the step of `backProp` until the error is at most `minError`.

        Stops after `maxIterations` steps at the latest. Returns the error that each
        step started from, shape (iterations,).
        Raises ValueError, with the weights left as they were, if an argument is bad
        or if the error leaves the range of numbers.
        """
        maxIterations = whole("maxIterations", maxIterations)
        minError = rate("minError", minError)
        return self._learn(
            inputs, targets, trainingRate, momentum, maxIterations, minError
        )

    # Columns are examples from here on: feds are (l1 + 1, n), sums and outs (l2, n).

    def _forward(self, fed):
        feds, sums, outs = [fed], [], []
        for W, transfer in zip(self.weights, self._transfers, strict=True):
            if outs:
                feds.append(np.concatenate((outs[-1], fed[-1:])))  # the row of ones
            sums.append(np.dot(W, feds[-1]))
            outs.append(transfer.f(sums[-1]))
        return feds, sums, outs

    def _step(self, fed, wanted, trainingRate, momentum):
        """Take one step; return the error before it."""
        feds, sums, outs = self._forward(fed)
        residual = back = outs[-1] - wanted
        for index in reversed(range(self.numLayers)):
            W, slope = self.weights[index], self._transfers[index].slope
            delta = back * slope(sums[index], outs[index])  # (l2, n)
            if index > 0:  # nothing is behind the inputs, and nothing behind the ones
                back = np.dot(W.T, delta)[:-1]  # (l1, n)
            step = trainingRate * np.dot(delta, feds[index].T)  # (l2, l1 + 1), as W
            if momentum:
                step += momentum * self._previousWeightDelta[index]
            self._previousWeightDelta[index] = step
            self.weights[index] = W - step
        return self._last.error(residual, outs[-1], wanted, sums[-1])

    def _run(self, fed, wanted, rates, maxIterations, minError):
        errors = []
        for _ in range(maxIterations):
            errors.append(self._step(fed, wanted, *rates))
            if not errors[-1] > minError:  # NaN ends the run as well
                break
        return np.array(errors, float)

    def _learn(
        self, inputs, targets, trainingRate, momentum, maxIterations=1, minError=0.0
    ):
        """Check everything and run; if a number leaves its range, undo it all."""
        fed, wanted = self._columns(inputs, targets)
        trainingRate = rate("trainingRate", trainingRate)
        momentum = rate("momentum", momentum)
        rates = np.array(trainingRate), np.array(momentum)  # quicker than plain floats
        before = self.weights[:], self._previousWeightDelta[:]
        with np.errstate(all="ignore"):  # numbers out of range are looked for below
            errors = self._run(fed, wanted, rates, maxIterations, minError)
        if is_finite(errors) and all([is_finite(W) for W in self.weights]):
            return errors
        self.weights[:], self._previousWeightDelta[:] = before
        self._check_weights_are_finite()  # or else the steps have made them so
        also = f" with momentum {momentum:g}" if momentum else ""
        raise ValueError(
            f"trainingRate must be smaller: at {trainingRate:g}{also} a weight or the "
            "error grew beyond all numbers, so every weight was put back to where it "
            "was"
        )

    def _columns(self, inputs, targets):
        """Return inputs with a row of ones and targets, columns being examples."""
        inputs = rows("inputs", inputs, columns=self.shape[0])
        classes = self._names[-1] == "softmax"
        targets = rows("targets", targets, columns=self.shape[-1], labels=classes)
        if len(inputs) != len(targets):
            raise ValueError(
                f"targets must have one row per example: inputs has "
                f"{count(len(inputs), 'row')}, but targets has {len(targets)}"
            )
        self._last.check(targets)
        self._check_weights()
        return with_ones(inputs.T), targets.T

    def _check_weights(self):
        """Refuse weights that somebody has set to something that does not fit."""
        if type(self.weights) is not list or len(self.weights) != self.numLayers:
            self._refuse_list_of_weights()
        for i, shape in enumerate(self._shapes):
            W = self.weights[i]
            if type(W) is not np.ndarray or W.dtype != np.float64:
                W = self.weights[i] = numbers(f"weights[{i}]", W)
            if W.shape != shape:
                raise ValueError(
                    f"weights[{i}] must have shape {shape}, but it has shape {W.shape}"
                )

    def _refuse_list_of_weights(self):
        rule = f"weights must be a list of {count(self.numLayers, 'array')}"
        if type(self.weights) is not list:
            raise TypeError(f"{rule}, but it is a {type(self.weights).__name__}")
        raise ValueError(f"{rule}, but it holds {len(self.weights)}")

    def _check_weights_are_finite(self):
        for i, W in enumerate(self.weights):
            if not is_finite(W):
                numbers(f"weights[{i}]", W)

    def __repr__(self):
        loss = "" if self._loss == "squared" else f", loss={self._loss!r}"
        return f"{type(self).__name__}({self.shape}, {self.transferFunctions}{loss})"
