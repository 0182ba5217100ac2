"""Time contestants side by side, so that a busy machine is busy for all of them.

A contestant is a function of a number of steps that takes that many steps. A round
gives each contestant one block of steps, in an order that moves on from round to
round. What is compared are the two times of one round; the median of these ratios is
reported, with its quartiles. Beside it stands the ratio of the fastest rounds: on a
busy machine it is the one that was disturbed least.
"""

import time
from typing import NamedTuple

import numpy as np


class Ratio(NamedTuple):
    """A claim: how many times as long one takes as the other, and the goal for it."""

    words: str
    low: float
    median: float
    high: float
    fastest: float  # the ratio of the two shortest times
    goal: float
    at_least: bool  # else the goal is the most that is wanted

    @property
    def met(self):
        return self.median >= self.goal if self.at_least else self.median <= self.goal


def race(contestants, *, rounds, block):
    """Return the seconds per step of each contestant: a dict of arrays (rounds,).

    Each contestant first takes steps unmeasured, to find how many fill `block`
    seconds; at least one.
    """
    steps = {name: _steps_that_fill(block, run) for name, run in contestants.items()}
    names, seconds = list(contestants), {name: [] for name in contestants}
    for i in range(rounds):
        for name in names[i % len(names) :] + names[: i % len(names)]:
            took = seconds_of(lambda run=contestants[name], n=steps[name]: run(n))
            seconds[name].append(took / steps[name])
    return {name: np.array(values) for name, values in seconds.items()}


def _steps_that_fill(block, run):
    run(1)
    steps, took = 1, seconds_of(lambda: run(1))
    while took < block:
        steps = int(np.ceil(steps * min(10, 1.2 * block / took)))
        took = seconds_of(lambda: run(steps))  # noqa: B023  (called at once)
    return steps


def seconds_of(call):
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def at_most(words, times, ours, other, goal):
    """Return the claim that `ours` takes at most `goal` times the time of `other`."""
    return ratio(words, times[ours], times[other], goal, at_least=False)


def at_least(words, times, ours, other, goal):
    """Return the claim that `other` takes at least `goal` times the time of `ours`."""
    return ratio(words, times[other], times[ours], goal, at_least=True)


def ratio(words, above, below, goal, at_least):
    """Return the claim about the times `above` divided by the times `below`."""
    quartiles = np.percentile(above / below, [25, 50, 75])
    return Ratio(words, *quartiles, above.min() / below.min(), goal, at_least)
