"""A whole training on real digits: time, and how many new pictures are read right.

64-32-10, sigmoid and softmax, cross-entropy, plain gradient descent in batches of 32,
thirty epochs, nothing else. Each round has a split of its own: 500 of the 1797 pictures
are kept apart and read after the training. PyTorch starts from our weights and takes
our batches, in single precision, which is its default and its faster one; scikit-learn
draws both itself.
"""

import warnings

import numpy as np

from nnlib import backPropNN, digits
from tests.benchmarks import peers, tables
from tests.benchmarks.timing import at_least, seconds_of

SHAPE, BATCH, RATE, TEST = (64, 32, 10), 32, 0.05, 500
OURS, SKLEARN, TORCH = "nnlib", "scikit-learn, MLPClassifier", "PyTorch, eager"


def measure(quick):
    """Return the section as Markdown blocks, the last one a table of claims."""
    times, shares = race(rounds=2 if quick else 10, epochs=1 if quick else 30)
    goals = {SKLEARN: 2, TORCH: 4}
    claims = [
        at_least(f"digits: {other.split(',')[0]} / nnlib", times, OURS, other, goal)
        for other, goal in goals.items()
        if other in times
    ]
    blocks = [tables.of_times(times, step="per training"), of_shares(shares)]
    return [*blocks, tables.of_claims(claims)] if claims else blocks


def race(rounds, epochs):
    """Return the seconds and the share read right of each contestant in each round."""
    pictures, labels, _ = digits()
    names = list(contestants())
    times, shares = ({name: [] for name in names} for _ in range(2))
    for i in range(rounds):
        order = np.random.default_rng(i).permutation(len(pictures))
        test, train = order[:TEST], order[TEST:]
        for name in names[i % len(names) :] + names[: i % len(names)]:
            fit, read = contestants()[name](pictures[train], labels[train], epochs, i)
            times[name].append(seconds_of(fit))
            shares[name].append(np.mean(read(pictures[test]) == labels[test]))
    return {name: np.array(values) for name, values in times.items()}, shares


def contestants():
    """Return by name how to make fit() and read(pictures) from the training data."""
    makers = {OURS: ours}
    if peers.has("sklearn"):
        makers[SKLEARN] = scikit_learn
    if peers.has("torch"):
        makers[TORCH] = pytorch
    return makers


def batches(n, epochs, seed):
    """Yield the rows of each batch; every epoch has a new order."""
    rng = np.random.default_rng(seed)
    for _ in range(epochs):
        order = rng.permutation(n)
        for start in range(0, n, BATCH):
            yield order[start : start + BATCH]


def our_network(seed):
    kinds = ["sigmoid", "softmax"]
    return backPropNN(SHAPE, kinds, rng=seed, loss="cross-entropy")


def ours(pictures, labels, epochs, seed):
    network, targets = our_network(seed), np.eye(10)[labels]

    def fit():
        for batch in batches(len(pictures), epochs, seed):
            network.backProp(pictures[batch], targets[batch], RATE)

    return fit, lambda new: network.FP(new).argmax(axis=1)


def scikit_learn(pictures, labels, epochs, seed):
    model = sklearn_classifier(epochs, seed)

    def fit():
        with warnings.catch_warnings():  # it says that it could go on
            warnings.simplefilter("ignore")
            model.fit(pictures, labels)

    return fit, model.predict


def sklearn_classifier(epochs, seed, batch=BATCH):
    """Return the same network; the rate is larger as scikit-learn averages a batch."""
    from sklearn.neural_network import MLPClassifier

    return MLPClassifier(
        hidden_layer_sizes=SHAPE[1:-1],
        activation="logistic",
        solver="sgd",
        alpha=0.0,
        batch_size=batch,
        learning_rate_init=RATE * batch,
        momentum=0.0,
        nesterovs_momentum=False,
        max_iter=epochs,
        tol=0.0,
        n_iter_no_change=epochs + 1,
        random_state=seed,
    )


def pytorch(pictures, labels, epochs, seed, double=False):
    import torch

    kind = torch.float64 if double else torch.float32
    model = torch.nn.Sequential(
        torch.nn.Linear(64, 32, dtype=kind),
        torch.nn.Sigmoid(),
        torch.nn.Linear(32, 10, dtype=kind),
    )
    with torch.no_grad():
        for layer, W in zip(model[::2], our_network(seed).weights, strict=True):
            layer.weight.copy_(torch.from_numpy(W[:, :-1].copy()))
            layer.bias.copy_(torch.from_numpy(W[:, -1].copy()))
    optimizer = torch.optim.SGD(model.parameters(), lr=RATE)
    cross_entropy = torch.nn.CrossEntropyLoss(reduction="sum")
    inputs, classes = torch.tensor(pictures, dtype=kind), torch.tensor(labels)

    def fit():
        for batch in map(torch.from_numpy, batches(len(inputs), epochs, seed)):
            optimizer.zero_grad()
            cross_entropy(model(inputs[batch]), classes[batch]).backward()
            optimizer.step()

    def read(new):
        with torch.no_grad():
            return model(torch.tensor(new, dtype=kind)).argmax(dim=1).numpy()

    return fit, read


def of_shares(shares):
    """Return a table of the share of new pictures that were read right."""
    rows = [
        [name, f"{np.mean(s):.1%}", f"{min(s):.1%} to {max(s):.1%}"]
        for name, s in shares.items()
    ]
    return tables.markdown(
        ["contestant", "read right, mean", "lowest to highest"], rows
    )
