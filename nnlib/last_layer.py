"""The last layer and the loss of backPropNN: which go together, and what follows.

With cross-entropy the slope of the loss and that of the last layer multiply to output
minus target. So nothing is left of the slope of the layer: it counts as 1.
"""

from collections.abc import Callable
from typing import NamedTuple

from nnlib.activations import ONE, TRANSFERS, Transfer
from nnlib.cross_entropy import (
    check_shares,
    check_yes_or_no,
    cross_entropy,
    cross_entropy_of_sigmoid,
    shares,
)
from nnlib.loss import squared


class LastLayer(NamedTuple):
    """What a loss makes of the last layer."""

    transfer: Transfer
    error: Callable  # error(residual, outs, wanted, sums)
    check: Callable  # check(targets) raises ValueError


def _slope(x, y):
    return ONE


CROSS_ENTROPY = {
    "sigmoid": LastLayer(
        Transfer(TRANSFERS["sigmoid"].f, _slope),
        cross_entropy_of_sigmoid,
        check_yes_or_no,
    ),
    "softmax": LastLayer(Transfer(shares, _slope), cross_entropy, check_shares),
}


def last_layer(loss, names):
    """Return the LastLayer for a loss and the names of the transfer functions."""
    if loss not in ("squared", "cross-entropy"):
        raise ValueError(
            f"loss must be 'squared' or 'cross-entropy', but it is {loss!r}"
        )
    *hidden, last = names
    if "softmax" in hidden or (last == "softmax" and loss == "squared"):
        raise ValueError(
            "softmax must be in the last layer, with loss='cross-entropy', but loss is "
            f"{loss!r} and transferFunctions are {', '.join(names)}"
        )
    if loss == "squared":
        return LastLayer(TRANSFERS[last], squared, lambda targets: None)
    if last not in CROSS_ENTROPY:
        raise ValueError(
            "loss='cross-entropy' must have sigmoid or softmax in the last layer, "
            f"but it has {last}"
        )
    return CROSS_ENTROPY[last]
