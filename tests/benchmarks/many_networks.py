"""Many XOR networks side by side against one after another."""

from nnlib import backPropNN, gate, manyBackPropNN
from tests.benchmarks import tables
from tests.benchmarks.timing import at_least, race

TOGETHER, IN_TURN = "side by side", "one after another"


def measure(quick):
    """Return the section as Markdown blocks, the last one a table of claims."""
    blocks, claims = [], []
    for networks in (3, 10) if quick else (10, 200, 2000):
        rounds, block = (3, 0.001) if quick else (15, 0.05)
        times = race(contestants(networks), rounds=rounds, block=block)
        blocks += [f"{networks} XOR networks:", tables.of_times(times, "per iteration")]
        words = f"{networks} XOR networks: one after another / side by side"
        goal = 30 if networks == 200 else 1
        claims.append(at_least(words, times, TOGETHER, IN_TURN, goal))
    return [*blocks, tables.of_claims(claims)]


def contestants(networks):
    """Return both ways; a step is one iteration inside `train` of every network."""
    inputs, targets = gate("XOR")
    together = manyBackPropNN((2, 2, 1), networks=networks, rng=0)
    alone = [backPropNN((2, 2, 1), rng=i) for i in range(networks)]

    def side_by_side(steps):
        together.train(inputs, targets, maxIterations=steps, minError=0.0)

    def one_after_another(steps):
        for network in alone:
            network.train(inputs, targets, maxIterations=steps, minError=0.0)

    return {TOGETHER: side_by_side, IN_TURN: one_after_another}
