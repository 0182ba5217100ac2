"""How time and memory of one backProp call grow with examples, nodes and layers.

Memory is the most that was in use at one time during a call, by tracemalloc, in a
pass of its own because tracing slows the call down.
"""

import tracemalloc

import numpy as np

from nnlib import backPropNN
from tests.benchmarks import tables
from tests.benchmarks.timing import race

FULL = {
    "examples": [4, 10, 100, 1000, 10_000, 100_000],
    "hidden nodes": [2, 8, 32, 128, 512, 2048],
    "layers": [2, 3, 4, 5, 6, 7, 8],
}
QUICK = {"examples": [4, 100], "hidden nodes": [2, 32], "layers": [2, 3]}


def measure(quick):
    """Return the section as Markdown blocks, and what the figure draws."""
    grown = {
        what: [(size, *cost(*setting(what, size), quick)) for size in sizes]
        for what, sizes in (QUICK if quick else FULL).items()
    }
    blocks = []
    for what, rows in grown.items():
        blocks += [_fixed(what), _table(what, rows)]
    words = (
        "Memory is proportional to examples times nodes where the last column is level."
    )
    return [*blocks, words], grown


def setting(what, size):
    """Return the shape and the number of examples at `size` of `what`."""
    if what == "examples":
        return (8, 16, 4), size
    if what == "hidden nodes":
        return (64, size, 10), 1000
    return (32,) * (size + 1), 1000


def _fixed(what):
    return {
        "examples": "More examples, shape (8, 16, 4):",
        "hidden nodes": "More hidden nodes h, shape (64, h, 10), 1000 examples:",
        "layers": "More layers of 32 nodes after 32 inputs, 1000 examples:",
    }[what]


def cost(shape, examples, quick):
    """Return seconds per call, peak bytes, and bytes per example and node."""
    rng = np.random.default_rng(0)
    inputs = rng.random((examples, shape[0]))
    targets = rng.random((examples, shape[-1]))
    network = backPropNN(shape, rng=0)

    def run(steps):
        for _ in range(steps):
            network.backProp(inputs, targets, 1e-6)

    rounds, block = (3, 0.001) if quick else (9, 0.02)
    seconds = np.median(race({"call": run}, rounds=rounds, block=block)["call"])
    peak = peak_bytes(run)
    return seconds, peak, peak / (examples * sum(shape))


def peak_bytes(run):
    """Return the most memory that one step held beyond what there was before."""
    tracemalloc.start()
    before, _ = tracemalloc.get_traced_memory()
    run(1)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak - before


def _table(what, rows):
    header = [what, "time per call", "peak memory", "bytes per example and node"]
    return tables.markdown(
        header,
        [
            [f"{size:,}", tables.duration(s), memory(peak), f"{each:.1f}"]
            for size, s, peak, each in rows
        ],
    )


def memory(size):
    """Return bytes with three digits and a unit that suits: ``1.25 MB``."""
    for unit, scale in (("GB", 1e9), ("MB", 1e6), ("kB", 1e3)):
        if size >= scale:
            return f"{size / scale:.3g} {unit}"
    return f"{size:.0f} B"
