"""A network of any size, all examples at once: matrix products only.

Each layer is one matrix of weights with a row per neuron; its last column holds
the biases, and a row of ones under what the layer is fed carries them. Built in
lesson 07, which derives every line.
"""

import numpy as np

from nnlib import activations
from nnlib.activations import TRANSFERS
from nnlib.checks import generator, is_finite, numbers, rate, rows, whole
from nnlib.text import count


class backPropNN:
    """A network with the layer sizes `numNodes`, trained on all examples at once.

    `numNodes` counts the nodes of each layer, inputs first: (2, 2, 1).
    `transferFunctions` holds one transfer function for each layer after the inputs,
    by name or as function: sigmoid (the default), tanh, gaussian, relu or linear. A
    None in front, for the inputs, is allowed. The weights start as normal draws with
    standard deviation `scale` from `rng` (a NumPy Generator, a seed or None).
    `networks` = N makes N networks that learn side by side: weights, outputs and
    errors get a leading axis of length N.

    Source: mlnotebook.github.io, "A Simple Neural Network - With Numpy in Python",
    parts 4 and 5; differences: weights belong to the instance, the three-dimensional
    sum is a matrix product, transfer functions need no flag, bad input is refused.
    As there, the error is the sum of squares and a step descends half of it.
    """

    def __init__(
        self, numNodes, transferFunctions=None, *, rng=None, scale=0.1, networks=None
    ):
        self.shape = _layer_sizes(numNodes)
        self.numLayers = len(self.shape) - 1
        self._names = _transfer_names(transferFunctions, self.numLayers)
        self._transfers = [TRANSFERS[name] for name in self._names]
        rng, scale = generator("rng", rng), rate("scale", scale)
        self._many = () if networks is None else (whole("networks", networks, least=1),)
        self._weightShapes = [
            (*self._many, l2, l1 + 1)
            for l1, l2 in zip(self.shape[:-1], self.shape[1:], strict=True)
        ]
        self.weights = [rng.normal(scale=scale, size=s) for s in self._weightShapes]
        self._previousWeightDelta = [np.zeros(s) for s in self._weightShapes]
        # Both multiply matrices. dot is twice as fast on small ones, but only matmul
        # knows a leading axis of networks.
        self._product = np.matmul if self._many else np.dot

    @property
    def transferFunctions(self):
        """The name of each layer's transfer function; it stays as it was made."""
        return list(self._names)

    def FP(self, inputs):
        """Forward pass: `inputs` (n, in) give outputs (n, out), or (N, n, out)."""
        inputs = rows("inputs", inputs, columns=self.shape[0])
        self._check_weights()
        self._check_weights_are_finite()
        with np.errstate(all="ignore"):  # far out, a sigmoid is exactly 0 or 1
            _, _, outputs = self._forward(self._feed(inputs))
        return outputs[-1].swapaxes(-2, -1)

    def backProp(self, inputs, targets, trainingRate=0.2, momentum=0.0):
        """Take one step on all examples; return the error that it started from.

        `inputs` (n, in), `targets` (n, out). The error is the sum of the squared
        differences over all examples and outputs: a float, or shape (N,). The step
        descends half of it; `momentum` adds that share of the step before.
        """
        fed, wanted = self._checked(inputs, targets)
        rates = _rates(trainingRate, momentum)
        before = self._remember()
        with np.errstate(all="ignore"):  # numbers out of range are looked for below
            error = self._step(fed, wanted, *rates)
        error = error if self._many else float(error)
        self._undo_if_out_of_range(before, error, trainingRate, momentum)
        return error

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
        step started from: shape (iterations,), or (iterations, N) for N networks, of
        which those that have reached `minError` stand still while the others go on.
        Raises ValueError, with the weights left as they were, if an argument is bad
        or if the error leaves the range of numbers.
        """
        fed, wanted = self._checked(inputs, targets)
        rates = _rates(trainingRate, momentum)
        maxIterations = whole("maxIterations", maxIterations)
        minError = rate("minError", minError)
        before, errors = self._remember(), []
        with np.errstate(all="ignore"):  # numbers out of range are looked for below
            for _ in range(maxIterations):
                errors.append(self._step(fed, wanted, *rates))
                learning = errors[-1] > minError
                if self._many:
                    if not learning.all():  # networks that are done get rates of 0
                        rates = [r * learning.reshape(-1, 1, 1) for r in rates]
                    learning = learning.any()
                if not learning:
                    break
        errors = np.reshape(errors, (len(errors), *self._many))
        self._undo_if_out_of_range(before, errors, trainingRate, momentum)
        return errors

    def _forward(self, fed):
        """Return what every layer was fed, its weighted sums and its outputs.

        Columns are examples: feds[i] is (in + 1, n), sums[i] and outputs[i] (out, n).
        """
        feds, sums, outputs, ones = [fed], [], [], fed[..., -1:, :]
        for W, transfer in zip(self.weights, self._transfers, strict=True):
            if outputs:
                feds.append(np.concatenate((outputs[-1], ones), axis=-2))
            sums.append(self._product(W, feds[-1]))
            outputs.append(transfer.f(sums[-1]))
        return feds, sums, outputs

    def _step(self, fed, wanted, trainingRate, momentum):
        """Change the weights once; return the error before. Columns are examples."""
        feds, sums, outputs = self._forward(fed)
        residual = back = outputs[-1] - wanted  # (out, n)
        for i in reversed(range(self.numLayers)):
            W, slope = self.weights[i], self._transfers[i].slope
            delta = back * slope(sums[i], outputs[i])  # (l2, n)
            if i > 0:  # send the delta back; nothing lies behind the row of ones
                back = self._product(W[..., :-1].swapaxes(-2, -1), delta)  # (l1, n)
            weightDelta = self._product(delta, feds[i].swapaxes(-2, -1))
            weightDelta *= trainingRate
            if self._many or momentum:  # for many networks it is an array
                weightDelta += momentum * self._previousWeightDelta[i]
            self._previousWeightDelta[i] = weightDelta
            self.weights[i] = W - weightDelta  # (l2, l1 + 1)
        return self._sum_of_squares(residual)

    def _sum_of_squares(self, residual):
        if self._many:
            return (residual * residual).sum(axis=(-2, -1))
        return np.vdot(residual, residual)  # the same in one go

    def _checked(self, inputs, targets):
        """Return inputs with a row of ones and targets, columns being examples."""
        inputs = rows("inputs", inputs, columns=self.shape[0])
        targets = rows("targets", targets, columns=self.shape[-1])
        if len(inputs) != len(targets):
            raise ValueError(
                f"targets must have one row per example: inputs has "
                f"{count(len(inputs), 'row')}, but targets has {len(targets)}"
            )
        self._check_weights()
        return self._feed(inputs), targets.T

    def _feed(self, inputs):
        """Return the inputs as columns with a row of ones below, (in + 1, n)."""
        fed = np.empty((inputs.shape[0], inputs.shape[1] + 1))
        fed[:, :-1], fed[:, -1] = inputs, 1
        return (
            np.broadcast_to(fed.T, (*self._many, *fed.T.shape)) if self._many else fed.T
        )

    def _check_weights(self):
        """Refuse weights that somebody has set to something that does not fit."""
        if type(self.weights) is not list or len(self.weights) != self.numLayers:
            self._refuse_list_of_weights()
        for i, shape in enumerate(self._weightShapes):
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

    def _remember(self):
        return list(self.weights), list(self._previousWeightDelta)

    def _undo_if_out_of_range(self, before, errors, trainingRate, momentum):
        if is_finite(errors) and all([is_finite(W) for W in self.weights]):
            return
        self.weights[:], self._previousWeightDelta[:] = before
        self._check_weights_are_finite()  # or else the step has made them so
        also = f" with momentum {momentum:g}" if momentum else ""
        raise ValueError(
            f"trainingRate must be smaller: at {trainingRate:g}{also} a weight or "
            "the error grew beyond all numbers, so every weight was put back to where "
            "it was"
        )

    def __repr__(self):
        many = f", networks={self._many[0]}" if self._many else ""
        return f"backPropNN({self.shape}, {self.transferFunctions}{many})"


def _rates(trainingRate, momentum):
    """Return both as arrays, which NumPy multiplies faster than plain numbers."""
    trainingRate, momentum = (
        rate("trainingRate", trainingRate),
        rate("momentum", momentum),
    )
    return np.array(trainingRate), np.array(momentum)


def _layer_sizes(numNodes):
    """Return the layer sizes as a tuple of at least two whole numbers above 0."""
    if isinstance(numNodes, str) or not np.iterable(numNodes):
        raise TypeError(
            f"numNodes must list the nodes of each layer, like (2, 2, 1), "
            f"but it is {numNodes!r}"
        )
    sizes = tuple(
        whole(f"numNodes[{i}]", nodes, least=1) for i, nodes in enumerate(numNodes)
    )
    if len(sizes) < 2:
        raise ValueError(
            "numNodes must name at least two layers, inputs and outputs, "
            f"but it is {sizes}"
        )
    return sizes


def _transfer_names(transferFunctions, numLayers):
    """Return the name of the transfer function of each layer after the inputs."""
    if transferFunctions is None:
        return ["sigmoid"] * numLayers
    if isinstance(transferFunctions, str) or not np.iterable(transferFunctions):
        raise TypeError(
            "transferFunctions must list one transfer function per layer, "
            f"but it is {transferFunctions!r}"
        )
    given = list(transferFunctions)
    if len(given) == numLayers + 1 and given[0] is None:
        given = given[1:]  # the tutorial's form: the inputs have no function
    if len(given) != numLayers:
        raise ValueError(
            f"transferFunctions must name {count(numLayers, 'function')}, one per "
            f"layer after the inputs, but it names {len(given)}"
        )
    return [_transfer_name(f) for f in given]


def _transfer_name(f):
    name = f if isinstance(f, str) else getattr(f, "__name__", None)
    known = name in TRANSFERS and f in (name, getattr(activations, name))
    if not known:
        raise ValueError(
            f"transferFunctions must be among {', '.join(TRANSFERS)}, but one is {f!r}"
        )
    return name
