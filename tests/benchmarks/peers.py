"""The contestants: one training step of the same network, in several libraries.

All descend half the sum of squares on all examples at once, in double precision, with
a constant rate and no momentum. A missing library gives None.
"""

from importlib.util import find_spec

import numpy as np

from nnlib import backPropNN
from tests.benchmarks.published import MatrixNetwork
from tests.benchmarks.scalar_engine import ScalarEngineNetwork

RATE = 1e-4  # small: no network runs away in thousands of steps


def starting_weights(shape):
    return backPropNN(shape, rng=0).weights


def ours_train(shape, inputs, targets):
    """An iteration inside `train`: bad input is looked for once in a block."""
    network = backPropNN(shape, rng=0)
    return lambda steps: network.train(
        inputs, targets, maxIterations=steps, minError=0.0, trainingRate=RATE
    )


def ours_call(shape, inputs, targets):
    """A call of `backProp`, its checks included."""
    network = backPropNN(shape, rng=0)
    return repeated(lambda: network.backProp(inputs, targets, RATE))


def published(shape, inputs, targets):
    network = MatrixNetwork(starting_weights(shape))
    return repeated(lambda: network.step(inputs, targets, RATE))


def scalar_engine(shape, inputs, targets):
    network = ScalarEngineNetwork(starting_weights(shape))
    return repeated(lambda: network.step(inputs, targets, RATE))


def floor(shape, inputs, targets):
    """The bare matrix products of a step, on arrays that lie ready."""
    n, weights = len(inputs), starting_weights(shape)
    below = [np.ones((n, size + 1)).T for size in shape[:-1]]
    deltas = [np.ones((size, n)) for size in shape[1:]]

    def products():
        for W, fed in zip(weights, below, strict=True):
            np.dot(W, fed)
        for i in reversed(range(len(weights))):
            if i > 0:
                np.dot(weights[i][:, :-1].T, deltas[i])
            np.dot(deltas[i], below[i].T)

    return repeated(products)


def torch_module(shape, rate=RATE):
    """Return PyTorch's model with our weights, and a function of one eager SGD step."""
    import torch

    layers = []
    for W in starting_weights(shape):
        linear = torch.nn.Linear(W.shape[1] - 1, W.shape[0], dtype=torch.float64)
        with torch.no_grad():
            linear.weight.copy_(torch.from_numpy(W[:, :-1].copy()))
            linear.bias.copy_(torch.from_numpy(W[:, -1].copy()))
        layers += [linear, torch.nn.Sigmoid()]
    model = torch.nn.Sequential(*layers)
    optimizer = torch.optim.SGD(model.parameters(), lr=rate)

    def step(inputs, targets):
        optimizer.zero_grad()
        loss = 0.5 * ((model(inputs) - targets) ** 2).sum()
        loss.backward()
        optimizer.step()

    return model, step


def pytorch(shape, inputs, targets):
    if not has("torch"):
        return None
    import torch

    _, step = torch_module(shape)
    inputs, targets = torch.from_numpy(inputs), torch.from_numpy(targets)
    return repeated(lambda: step(inputs, targets))


def sklearn_regressor(shape, inputs, targets):
    """Return scikit-learn's MLPRegressor with our weights, and a one-step function.

    It has no sigmoid output: its last layer is linear, which spares it an exponential.
    It averages over the examples where we add, so its rate is n times ours.
    """
    from sklearn.neural_network import MLPRegressor

    n = len(inputs)
    model = MLPRegressor(
        hidden_layer_sizes=shape[1:-1],
        activation="logistic",
        solver="sgd",
        alpha=0.0,
        batch_size=n,
        learning_rate="constant",
        learning_rate_init=RATE * n,
        momentum=0.0,
        nesterovs_momentum=False,
        shuffle=False,
    )
    wanted = targets[:, 0] if targets.shape[1] == 1 else targets
    model.partial_fit(inputs, wanted)  # makes its weights, which ours then replace
    for i, W in enumerate(starting_weights(shape)):
        model.coefs_[i][:], model.intercepts_[i][:] = W[:, :-1].T, W[:, -1]

    return model, lambda: model.partial_fit(inputs, wanted)


def scikit_learn(shape, inputs, targets):
    if not has("sklearn"):
        return None
    return repeated(sklearn_regressor(shape, inputs, targets)[1])


def repeated(step):
    """Return the contestant that takes `step` a number of times."""

    def run(steps):
        for _ in range(steps):
            step()

    return run


def has(module):
    return find_spec(module) is not None
