"""Many networks of one shape that learn side by side: one more axis, in front.

A hundred networks take little longer than one, so the odds of a setting can be
counted over a hundred starts. `_forward` and `_step` are those of backPropNN with
``@`` for `np.dot`, because ``@`` multiplies the matrices of all networks at once.
Used in lesson 09.
"""

import numpy as np

from nnlib.backprop import backPropNN
from nnlib.checks import whole


class manyBackPropNN(backPropNN):
    """`networks` networks as `backPropNN` makes them, each as if it were alone.

    Weights, outputs and errors get a leading axis of length `networks`; the other
    arguments are those of `backPropNN`.
    """

    def __init__(
        self,
        numNodes,
        transferFunctions=None,
        *,
        networks,
        rng=None,
        scale=0.1,
        loss="squared",
    ):
        self.networks = whole("networks", networks, least=1)
        self._axes = (self.networks,)
        super().__init__(numNodes, transferFunctions, rng=rng, scale=scale, loss=loss)

    def FP(self, inputs):
        """Forward pass: `inputs` (n, in) give outputs (networks, n, out)."""
        return super().FP(inputs)

    def backProp(self, inputs, targets, trainingRate=0.2, momentum=0.0):
        """Take one step on all examples; return the errors (networks,) before it."""
        return self._learn(inputs, targets, trainingRate, momentum)[0]

    def train(self, inputs, targets, **options):
        """Repeat the step until the error of every network is at most `minError`.

        The options are those of `backPropNN.train`. Returns the errors that the steps
        started from, shape (iterations, networks). A network that has reached
        `minError` stays as it is while the others go on, and so does its error.
        """
        return super().train(inputs, targets, **options)

    def _forward(self, fed):
        ones = np.ones((self.networks, 1, fed.shape[-1]))
        feds, sums, outs = [fed], [], []
        for W, transfer in zip(self.weights, self._transfers, strict=True):
            if outs:
                feds.append(np.concatenate((outs[-1], ones), axis=1))
            sums.append(W @ feds[-1])
            outs.append(transfer.f(sums[-1]))
        return feds, sums, outs

    def _step(self, fed, wanted, trainingRate, momentum):
        feds, sums, outs = self._forward(fed)
        residual = back = outs[-1] - wanted
        for index in reversed(range(self.numLayers)):
            W, slope = self.weights[index], self._transfers[index].slope
            delta = back * slope(sums[index], outs[index])
            if index > 0:
                back = (W.swapaxes(1, 2) @ delta)[:, :-1]
            step = trainingRate * (delta @ feds[index].swapaxes(-2, -1))
            if momentum:
                step += momentum * self._previousWeightDelta[index]
            self._previousWeightDelta[index] = step
            self.weights[index] = W - step
        return self._last.error(residual, outs[-1], wanted, sums[-1])

    def _run(self, fed, wanted, rates, maxIterations, minError):
        errors, done, finished = [], np.zeros(self.networks, bool), 0
        for _ in range(maxIterations):
            before = self.weights + self._previousWeightDelta
            errors.append(self._step(fed, wanted, *rates))
            if finished:  # these stay as they are
                after = self.weights + self._previousWeightDelta
                for now, then in zip(after, before, strict=True):
                    np.copyto(now, then, where=done.reshape(-1, 1, 1))
            done |= ~(errors[-1] > minError)  # NaN ends a run as well
            finished = np.count_nonzero(done)
            if finished == self.networks:
                break
        return np.reshape(errors, (len(errors), self.networks))

    def __repr__(self):
        return f"{super().__repr__()[:-1]}, networks={self.networks})"
