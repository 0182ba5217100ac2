"""nnlib against the code that the tutorials publish."""

from nnlib import OurNeuralNetwork, gate, people
from nnlib.network import KNOBS
from tests.benchmarks import peers, tables
from tests.benchmarks.published import ScalarNetwork
from tests.benchmarks.timing import at_least, at_most, race

CALL, TRAIN, PUBLISHED = "backProp, a call", "train, an iteration", "published code"
OURS, LOOP, PYTORCH = "OurNeuralNetwork", "published loop", "PyTorch"


def measure(quick):
    """Return the section as Markdown blocks, the last one a table of claims."""
    rounds, block = (5, 0.005) if quick else (41, 0.02)
    times = race(xor_contestants(), rounds=rounds, block=block)
    runs = race(
        scalar_contestants(epochs=20 if quick else 1000),
        rounds=5 if quick else 15,
        block=0,
    )
    claims = [
        at_most("XOR: a call of backProp / published", times, CALL, PUBLISHED, 0.6),
        at_most("XOR: iteration in train / published", times, TRAIN, PUBLISHED, 0.5),
        at_least("epochs: published loop / OurNeuralNetwork", runs, OURS, LOOP, 8),
    ]
    if PYTORCH in runs:
        words = "epochs: PyTorch / OurNeuralNetwork"
        claims.append(at_least(words, runs, OURS, PYTORCH, 1))
    return [
        "XOR, (2, 2, 1), 4 examples:",
        tables.of_times(times),
        f"{20 if quick else 1000} epochs of the 2-2-1 network on the data of people, "
        "one person at a time:",
        tables.of_times(runs, step="per run"),
        tables.of_claims(claims),
    ]


def xor_contestants():
    problem = ((2, 2, 1), *gate("XOR"))
    return {
        CALL: peers.ours_call(*problem),
        TRAIN: peers.ours_train(*problem),
        PUBLISHED: peers.published(*problem),
    }


def scalar_contestants(epochs):
    data, labels = people()
    start = dict(zip(KNOBS, OurNeuralNetwork(rng=0).knobs, strict=True))
    contestants = {
        OURS: lambda: OurNeuralNetwork(rng=0).train(data, labels, epochs=epochs),
        LOOP: lambda: ScalarNetwork(start).train(data, labels, epochs=epochs),
    }
    if peers.has("torch"):
        contestants[PYTORCH] = lambda: torch_epochs(data, labels, epochs)
    return {name: peers.repeated(run) for name, run in contestants.items()}


def torch_epochs(data, labels, epochs):
    """Train PyTorch's 2-2-1 network with one step for each person, in order."""
    import torch

    _, step = peers.torch_module((2, 2, 1), rate=0.2)
    people_one_by_one = [
        (torch.from_numpy(x[None]), torch.tensor([[y]], dtype=torch.float64))
        for x, y in zip(data, labels, strict=True)
    ]
    for _ in range(epochs):
        for x, wanted in people_one_by_one:
            step(x, wanted)
