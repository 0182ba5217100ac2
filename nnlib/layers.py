"""What a network is made of: the sizes and the transfer functions of its layers."""

import numpy as np

from nnlib.activations import TRANSFERS
from nnlib.checks import whole
from nnlib.cross_entropy import softmax
from nnlib.text import count


def layer_sizes(numNodes):
    """Return the layer sizes as a tuple of at least two whole numbers above 0."""
    if isinstance(numNodes, str) or not np.iterable(numNodes):
        raise TypeError(
            f"numNodes must list the nodes of each layer, like (2, 2, 1), "
            f"but it is {numNodes!r}"
        )
    sizes = tuple(
        whole(f"numNodes[{i}]", nodes, least=1) for i, nodes in enumerate(numNodes)
    )
    if len(sizes) < 2:
        raise ValueError(
            "numNodes must name at least two layers, inputs and outputs, "
            f"but it is {sizes}"
        )
    return sizes


def transfer_names(transferFunctions, numLayers):
    """Return the name of the transfer function of each layer after the inputs."""
    if transferFunctions is None:
        return ["sigmoid"] * numLayers
    if isinstance(transferFunctions, str) or not np.iterable(transferFunctions):
        raise TypeError(
            "transferFunctions must list one transfer function per layer, "
            f"but it is {transferFunctions!r}"
        )
    given = list(transferFunctions)
    if len(given) == numLayers + 1 and given[0] is None:
        given = given[1:]  # the tutorial's form: the inputs have no function
    if len(given) != numLayers:
        raise ValueError(
            f"transferFunctions must name {count(numLayers, 'function')}, one per "
            f"layer after the inputs, but it names {len(given)}"
        )
    return [_transfer_name(f) for f in given]


def _transfer_name(f):
    if isinstance(f, str) and f in (*TRANSFERS, "softmax"):
        return f
    if f is softmax:
        return "softmax"
    for name, transfer in TRANSFERS.items():
        if getattr(f, "__wrapped__", None) is transfer.f:
            return name
    raise ValueError(
        f"transferFunctions must be among {', '.join(TRANSFERS)}, softmax, "
        f"but one is {f!r}"
    )


def with_ones(columns):
    """Return `columns` (l1, n) with a row of ones below, which carries the biases."""
    l1, n = columns.shape
    fed = np.empty((n, l1 + 1)).T  # what belongs to one example stays together
    fed[:-1], fed[-1] = columns, 1.0
    return fed
