"""The bug clinic: examine a training loop by its loss curve and by its slopes.

Lessons 05 and 08 end with loops and steps that hold one planted bug each. A falling
loss does not prove a loop right, so each is examined in two ways: it trains, beside
the right loop, and its first step is compared with the slopes found by nudging. A loop
that takes the right step has moved each knob by the rate times its slope, so the ratio
of both is 1 for each knob.
"""

import numpy as np

from nnlib import backPropNN, gate, mse_loss, new_people, numeric_slope, people
from nnlib.activations import sigmoid
from nnlib.figures import show
from nnlib.figures.palette import BLACK, BLUE, SMALL, plain, prepare
from nnlib.figures.words import say
from nnlib.network import KNOBS, OurNeuralNetwork
from nnlib.text import number_text

RATE, EPOCHS = 0.1, 1000  # lesson 05
STEP_RATE, STEPS, SEED = 1.0, 3000, 1  # lesson 08: larger weights, larger steps
NEURONS = {"h1": ("w1", "w2", "b1"), "h2": ("w3", "w4", "b2"), "o1": ("w5", "w6", "b3")}
ENTRIES = tuple(name for names in NEURONS.values() for name in names)  # row by row
SEEN = 0.02  # of a picture's height: two lines less apart cover each other


@np.errstate(all="ignore")  # a learner's np.seterr does not stop a report
def examine_epoch(loop):
    """Print and draw how a loop of lesson 05 trains and which slopes it follows.

    loop(knobs, data, labels, learn_rate) returns the nine knobs after one epoch.
    """
    data, labels = people()
    start = OurNeuralNetwork(rng=215).knobs
    knobs, losses = start.copy(), []
    for _ in range(EPOCHS):
        knobs = loop(knobs, data, labels, RATE)
        losses.append(mse_loss(labels, _network(knobs).feedforward(data)))
    right = OurNeuralNetwork(rng=215)
    right_losses = right.train(data, labels, RATE, EPOCHS)
    print(f"{'':15} epoch 1      100     1000   Emily  Frank")
    for name, network, row in [
        ("this loop", _network(knobs), losses),
        ("the right loop", right, right_losses),
    ]:
        emily, frank = network.feedforward(new_people())
        print(f"{name:15} {row[0]:7.5f}  {row[99]:7.5f}  {row[-1]:7.5f}", end="   ")
        print(f"{emily:.3f}  {frank:.3f}")
    moved = start - loop(start.copy(), data[:1], labels[:1], RATE)
    nudged = numeric_slope(
        lambda k: mse_loss(labels[:1], _network(k).feedforward(data[:1])), start
    )
    print("One step on Alice: the slopes it followed / the nudged slopes")
    _print_ratios(dict(zip(KNOBS, moved / RATE / nudged, strict=True)))
    _show_curves(losses, right_losses, "epoch", "loss")


@np.errstate(all="ignore")
def examine_step(step):
    """Print and draw how a step of lesson 08 trains on XOR and its slopes.

    step(weights, inputs, targets, trainingRate) returns the two weight grids of a
    2-2-1 network after one step on all examples.
    """
    inputs, targets = gate("XOR")
    start = backPropNN((2, 2, 1), rng=SEED, scale=1.0).weights
    given = [W.copy() for W in start]
    second = list(given)  # another network that starts with the same weights
    weights, errors = given, []
    for _ in range(STEPS):
        errors.append(_error(weights, inputs, targets))
        weights = step(weights, inputs, targets, STEP_RATE)
    right = backPropNN((2, 2, 1), rng=SEED, scale=1.0)
    right_errors = right.train(
        inputs, targets, maxIterations=STEPS, trainingRate=STEP_RATE
    )
    print(f"{'error':15} at start      300     1000     last")
    for name, row in [("this step", errors), ("the right step", right_errors)]:
        shown = [row[0], row[300], row[1000], row[-1]]
        print(f"{name:15}  {'  '.join(f'{error:7.4f}' for error in shown)}")
    print("The first step: the slopes it followed / the nudged slopes")
    _print_ratios(_ratios(step, start, inputs, targets))
    after = _error(second, inputs, targets)
    print("A second network with the same start, never trained:")
    print(f"error {errors[0]:.4f} before this training, {after:.4f} after it")
    _show_curves(errors, right_errors, "iteration", "error")


@plain()
def two_curves(ours, right, xlabel, ylabel, *, ax=None):
    """Draw how a loop trains (solid) beside the right loop (dashed); return the Axes.

    `ours` and `right` are the losses or errors after each step.
    """
    ax = prepare(ax, figsize=(4.4, 1.9), xlabel=xlabel, ylabel=ylabel)
    count = np.arange(1, len(ours) + 1)
    dashed = {"color": BLACK, "linewidth": 1.8, "linestyle": "--"}
    ax.plot(count, right, label="the right one", **dashed)
    ax.plot(count, ours, color=BLUE, linewidth=2.5, label="this one")
    ax.set_ylim(0, 1.1 * max(*ours, *right))
    # Above the lines: an examined curve may go anywhere.
    above = {"loc": "lower right", "bbox_to_anchor": (1, 1), "borderaxespad": 0}
    ax.legend(fontsize=SMALL, frameon=False, ncols=2, **above)
    say(
        ax,
        f"Line plot of the {ylabel} over {len(ours)} {xlabel}s. Solid line, the "
        f"examined one: from {number_text(ours[0])} to {number_text(ours[-1])}. Dashed "
        f"line, the right one: from {number_text(right[0])} to "
        f"{number_text(right[-1])}.",
    )
    return ax


def _show_curves(ours, right, xlabel, ylabel):
    """Show both curves; where they would cover each other, say so in words."""
    apart = np.max(np.abs(np.subtract(ours, right)))
    if np.allclose(ours, right, rtol=1e-9, atol=0):
        print(f"The {ylabel} is the right one after every {xlabel}.")
    elif apart < SEEN * max(*ours, *right):
        limit = number_text(10.0 ** (np.floor(np.log10(apart)) + 1))
        print(f"After every {xlabel} the {ylabel} is less than {limit}", end=" ")
        print("from the right one:")
        print("in a picture one line would cover the other.")
    else:
        show(two_curves(ours, right, xlabel, ylabel))


def _ratios(step, start, inputs, targets):
    """Return followed / nudged slopes of the first step by name."""
    moved = step([W.copy() for W in start], inputs, targets, STEP_RATE)
    ratios = []
    for layer, W in enumerate(start):

        def half_error(changed, layer=layer):
            weights = [changed if i == layer else W for i, W in enumerate(start)]
            return _error(weights, inputs, targets) / 2

        followed = (W - moved[layer]) / STEP_RATE
        ratios.extend((followed / numeric_slope(half_error, W)).ravel())
    return dict(zip(ENTRIES, ratios, strict=True))


def _print_ratios(ratios):
    """Print the ratios, a dict by knob, a line for each neuron."""
    for neuron, names in NEURONS.items():
        # Adding 0 turns -0.000 into 0.000.
        texts = [f"{name} {round(ratios[name], 3) + 0.0:.3f}" for name in names]
        print(f"{neuron}:  {'  '.join(texts)}")


def _error(weights, inputs, targets):
    """Return the summed squared error of the 2-2-1 network with these two grids."""
    columns = inputs.T
    for W in weights:
        columns = sigmoid(W[:, :-1] @ columns + W[:, -1:])
    return float(np.sum((columns - targets.T) ** 2))


def _network(knobs):
    network = OurNeuralNetwork()
    network.knobs = knobs
    return network
