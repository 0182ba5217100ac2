"""nnlib against other libraries, and against the matrix products a step needs."""

import numpy as np

from nnlib import gate
from tests.benchmarks import peers, tables
from tests.benchmarks.timing import at_least, at_most, race

TRAIN, CALL, FLOOR = "nnlib, in train", "nnlib, backProp", "floor: matrix products"
SKLEARN, TORCH = "scikit-learn, partial_fit", "PyTorch, eager"
PUBLISHED, SCALARS = "published code", "scalar engine"
CONTESTANTS = {
    TRAIN: peers.ours_train,
    CALL: peers.ours_call,
    FLOOR: peers.floor,
    PUBLISHED: peers.published,
    SKLEARN: peers.scikit_learn,
    TORCH: peers.pytorch,
    SCALARS: peers.scalar_engine,
}
# Shape, examples, who is left out because a step would take minutes and gigabytes,
# and the goals: of the floor at most, of the published code, PyTorch and scikit-learn
# at least.
CASES = [
    ((2, 2, 1), 4, [], {PUBLISHED: 2, TORCH: 7, SKLEARN: 20}),
    ((64, 32, 10), 32, [], {FLOOR: 2, TORCH: 1, SKLEARN: 1}),
    ((64, 32, 10), 1797, [SCALARS], {}),
    ((784, 128, 10), 256, [SCALARS], {FLOOR: 1.3, TORCH: 1, SKLEARN: 1}),
]


def measure(quick):
    """Return the section as Markdown blocks, the last one a table of claims."""
    blocks, claims = [_who_is_missing()] if _who_is_missing() else [], []
    for shape, examples, left_out, goals in CASES[:2] if quick else CASES:
        times = measure_case(shape, examples, left_out, quick)
        title = f"{shape}, {examples} examples"
        blocks += [_without(title, left_out), tables.of_times(times)]
        claims += claims_of(title, times, goals)
    return [*blocks, tables.of_claims(claims)]


def measure_case(shape, examples, left_out, quick):
    inputs, targets = problem(shape, examples)
    contestants = {
        name: make(shape, inputs, targets)
        for name, make in CONTESTANTS.items()
        if name not in left_out
    }
    present = {name: run for name, run in contestants.items() if run is not None}
    rounds, block = (3, 0.001) if quick else (25, 0.02)
    return race(present, rounds=rounds, block=block)


def problem(shape, examples):
    """Return XOR, or as many random examples as were asked for."""
    if shape == (2, 2, 1):
        return gate("XOR")
    rng = np.random.default_rng(0)
    return rng.random((examples, shape[0])), rng.random((examples, shape[-1]))


def claims_of(title, times, goals):
    claims = []
    for other, goal in goals.items():
        if other == FLOOR:
            words = f"{title}: nnlib in train / floor"
            claims.append(at_most(words, times, TRAIN, FLOOR, goal))
        elif other in times:
            words = f"{title}: {other.split(',')[0]} / nnlib in train"
            claims.append(at_least(words, times, TRAIN, other, goal))
    return claims


def _who_is_missing():
    modules = {"scikit-learn": "sklearn", "PyTorch": "torch"}
    missing = [name for name, module in modules.items() if not peers.has(module)]
    if not missing:
        return ""
    return (
        f"Left out, as not installed: {' and '.join(missing)} "
        "(pip install -r tests/benchmarks/requirements.txt)."
    )


def _without(title, left_out):
    if not left_out:
        return f"{title}:"
    return f"{title}, without {' and '.join(left_out)} (minutes and gigabytes a step):"
