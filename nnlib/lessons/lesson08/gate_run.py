"""Exercise 2: watch which network a learner's function makes and how it trains it.

So the message can name the argument that differs, and no network has to be trained to
find that out. A network that is trained as asked hears about its last line only.
"""

import inspect
from functools import cache
from unittest.mock import patch

import numpy as np

import nnlib
from nnlib.data import GATES
from nnlib.practice.judges import JudgedError
from nnlib.text import count

SIZES, SEED, STEPS = (2, 2, 1), 8, 4000
Network = nnlib.backPropNN


@cache
def trained_outputs(name):
    """Return the four outputs of the exercise's network for the gate `name`, (4, 1)."""
    inputs, targets = nnlib.gate(name)
    network = Network(SIZES, rng=SEED)
    network.train(inputs, targets, maxIterations=STEPS)
    return network.FP(inputs)


def watched(f, name):
    """Return f(name); if it is not right, raise JudgedError with the reason."""
    made = []

    class Watched(Network):
        def __init__(self, *args, **kwargs):
            super().__init__(*args, **kwargs)
            self.made_with = _arguments(Network.__init__, args, kwargs)
            self.trained_with, self.steps = [], 0
            made.append(self)

        def train(self, *args, **kwargs):
            asked = _arguments(Network.train, args, kwargs)
            _look_at_steps(asked)  # before they are made: there may be 100 000
            errors = super().train(*args, **kwargs)
            self.trained_with.append(asked)
            return errors

        def backProp(self, *args, **kwargs):
            self.steps += 1
            return super().backProp(*args, **kwargs)

    with patch.object(nnlib, "backPropNN", Watched):
        value = f(name)
    numbers = _numbers(value)
    if numbers is None or _is_right(numbers, name):
        return value
    raise JudgedError(_reason(made, name, numbers))


def _arguments(method, args, kwargs):
    return inspect.signature(method).bind(None, *args, **kwargs).arguments


def _numbers(value):
    """Return `value` as an array; None if it is anything but numbers."""
    if isinstance(value, str) or value is None:
        return None
    try:
        return np.asarray(value, float)
    except (TypeError, ValueError):
        return None


def _is_right(numbers, name):
    right = trained_outputs(name)
    return numbers.size == right.size and np.allclose(numbers.ravel(), right.ravel())


def _look_at_steps(asked):
    if "maxIterations" not in asked:
        raise JudgedError(
            "`train` was called without `maxIterations`, so it would go on for many "
            "more steps than the exercise asks for. Give it this argument."
        )
    if asked["maxIterations"] != STEPS:
        raise JudgedError(
            f"`train` was called with maxIterations={asked['maxIterations']}. "
            "How many iterations does the exercise ask for?"
        )


def _reason(made, name, numbers):
    """Return the first thing about the last network that is not as asked."""
    if not made:
        return (
            "No network came from `nnlib.backPropNN`. In this notebook the short name "
            "`backPropNN` is your own class: write the long one."
        )
    return (
        _about_the_network(made[-1])
        or _about_the_training(made[-1], name)
        or _about_the_result(numbers)
    )


def _about_the_network(network):
    asked = network.made_with
    if tuple(network.shape) != SIZES:
        return (
            f"The network has the sizes {tuple(network.shape)}. "
            "Which sizes does the exercise ask for?"
        )
    if asked.get("rng") is None:
        return (
            "The network was made without `rng`, so it starts elsewhere every time. "
            "Which seed does the exercise ask for?"
        )
    if not isinstance(asked["rng"], int) or asked["rng"] != SEED:
        return "This is another start. Which seed does the exercise ask for?"
    return _extra(asked, {"numNodes", "rng"}, "The network was made")


def _about_the_training(network, name):
    if not network.trained_with and network.steps == 0:
        return (
            "These are outputs of a network that was never trained. "
            "Which method makes it learn?"
        )
    if not network.trained_with:
        return (
            f"`backProp` made {network.steps} of the steps. "
            "Let `train` repeat it as often as the exercise asks."
        )
    if len(network.trained_with) > 1 or network.steps:
        return "The network was trained more than once. Call `train` once."
    asked, (inputs, targets) = network.trained_with[0], nnlib.gate(name)
    if not np.array_equal(asked["inputs"], inputs):
        return f'It learned from other inputs than those of the gate "{name}".'
    if not np.array_equal(asked["targets"], targets):
        return (
            f'For the name "{name}" it learned {_whose(asked["targets"])}. '
            f"Which targets go to `train`?"
        )
    known = {"inputs", "targets", "maxIterations"}
    return _extra(asked, known, "`train` was called")


def _whose(targets):
    for gate in GATES:
        if np.array_equal(nnlib.gate(gate)[1], targets):
            return f"the targets of {gate}"
    return "other targets"


def _extra(asked, known, what):
    others = [name for name in asked if name not in {"self", *known}]
    if not others:
        return ""
    return f"{what} with `{others[0]}`. The exercise asks for no such argument."


def _about_the_result(numbers):
    if numbers.size != 4:
        return (
            "The network is trained as asked, but what came back holds "
            f"{count(numbers.size, 'number')}. Which method gives its four outputs?"
        )
    return (
        "The network is trained as asked, but what came back is not what it gives for "
        "the four inputs. Return what `FP` gives, as it is."
    )
