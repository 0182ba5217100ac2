"""The numbers that lesson 08 quotes in its prose, and where they come from."""

from functools import cache

from nnlib import backPropNN, gate

INPUTS, TARGETS = gate("XOR")


@cache
def trained(seed=8, maxIterations=100_000):
    """Return a 2-2-1 network trained on XOR and the error of every iteration."""
    net = backPropNN((2, 2, 1), rng=seed)
    return net, net.train(INPUTS, TARGETS, maxIterations=maxIterations)


def error_after(iterations):
    """Return the error of the lesson's run; -1 is the last one."""
    return trained()[1][iterations]


GIVEN = {
    "0.1",  # scale of the start; learn_rate of lesson 05
    "0.2",  # trainingRate
    "0.01",  # a limit that we chose
    "0.5",  # where low and high outputs meet; a limit for the error that we chose
    "0.516",  # printed in the tutorial
    "0.000291",  # printed in the tutorial
}
COMPUTED = {
    "1.000": [lambda: error_after(1000), lambda: error_after(2500)],
    "1.0": lambda: trained(0, 25_000)[1][-1],
}
