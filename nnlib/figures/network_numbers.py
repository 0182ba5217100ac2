"""The numbers behind a network diagram: knob names, weights, outputs, a road."""

import numpy as np

from nnlib.activations import sigmoid
from nnlib.checks import number, numbers, vector, whole
from nnlib.text import count, list_text, number_text


class Network:
    """What a diagram shows of a network; the arguments are those of network_diagram."""

    def __init__(self, numNodes, weights, *, names, inputs, path):
        self.sizes = [whole("numNodes", n, least=1) for n in numNodes]
        if len(self.sizes) < 2:
            raise ValueError(
                f"numNodes must name two layers or more, but it is {numNodes!r}"
            )
        pairs = list(zip(self.sizes[:-1], self.sizes[1:], strict=True))
        self.weight_count = sum(l1 * l2 for l1, l2 in pairs)
        self.knob_names = name_knobs(pairs)
        self.with_names = names
        self.path = path
        self.road = [] if path is None else self._find_road(path)
        self.matrices = None if weights is None else self._as_matrices(weights)
        self.outputs = None if inputs is None else self._node_values(inputs)

    def knob_text(self, name, value):
        """Return the label of a knob: its name, its value or both."""
        if value is None:
            return name if self.with_names else ""
        # On a road there is no room for the values; the words hold them.
        if self.road:
            return name
        value = number_text(value, 2)
        return f"{name} = {value}" if self.with_names else value

    def node_name(self, k, i):
        """Return the name of node `i` of layer `k`: x1, h1 or o1."""
        if k == 0:
            return f"x{i + 1}"
        if k == len(self.sizes) - 1:
            return f"o{i + 1}"
        return f"h{i + 1}" if len(self.sizes) == 3 else f"h{k}.{i + 1}"

    def _as_matrices(self, weights):
        """Return the weights as one array (l2, l1 + 1) per layer."""
        if hasattr(weights, "w1"):
            weights = vars(weights)
        if isinstance(weights, dict):
            for name in (name for layer in self.knob_names for name in layer.flat):
                if name not in weights:
                    raise ValueError(f"weights must hold {name}, but it does not")
            weights = [
                np.array([[number(n, weights[n]) for n in row] for row in layer])
                for layer in self.knob_names
            ]
        weights = getattr(weights, "weights", weights)
        matrices = [numbers(f"weights[{i}]", W) for i, W in enumerate(weights)]
        shapes = [W.shape for W in matrices]
        needed = [layer.shape for layer in self.knob_names]
        if shapes != needed:
            raise ValueError(
                f"weights must have the shapes {needed}, but they have {shapes}"
            )
        return matrices

    def _node_values(self, inputs):
        """Return the values of all nodes, layer by layer, the inputs first."""
        values = [vector("inputs", inputs, length=self.sizes[0])]
        for W in self.matrices or []:
            values.append(sigmoid(W @ np.append(values[-1], 1.0)))
        return values

    def _find_road(self, path):
        """Return the road of a knob, loss first: then (layer, neuron, column)."""
        if len(self.sizes) > 3 or self.sizes[-1] != 1:
            raise ValueError(
                "path needs a network with one road from each knob to the loss: at "
                "most three layers and 1 output, but numNodes is "
                f"{tuple(self.sizes)}"
            )
        for k, layer in enumerate(self.knob_names):
            for i, j in np.ndindex(layer.shape):
                if layer[i, j] == path:
                    rest = [] if k == len(self.knob_names) - 1 else [(k + 1, 0, i)]
                    return ["loss", *rest, (k, i, j)]
        names = ", ".join(name for layer in self.knob_names for name in layer.flat)
        raise ValueError(f"path must be one of {names}, but it is {path!r}")


def name_knobs(pairs):
    """Return the names w1, w2, ... and b1, b2, ... as arrays (l2, l1 + 1).

    The weights are counted neuron by neuron: w1 and w2 lead to h1 in a 2-2-1 network.
    """
    result, weights, biases = [], 0, 0
    for l1, l2 in pairs:
        layer = np.empty((l2, l1 + 1), dtype=object)
        for i in range(l2):
            layer[i, :-1] = [f"w{weights + i * l1 + j + 1}" for j in range(l1)]
            layer[i, -1] = f"b{biases + i + 1}"
        result.append(layer)
        weights, biases = weights + l1 * l2, biases + l2
    return result


def network_words(net, slopes, *, labels):
    """Say what the diagram of a Network shows; with `labels` also its knobs."""
    hidden = [count(n, "hidden neuron") for n in net.sizes[1:-1]]
    if len(hidden) > 1:
        hidden = [f"hidden layers of {list_text(map(str, net.sizes[1:-1]))} neurons"]
    ends = count(net.sizes[0], "input"), count(net.sizes[-1], "output neuron")
    words = f"Diagram of a network with {list_text([ends[0], *hidden, ends[1]])}."
    if net.matrices is None and not net.with_names:  # what counts is not told yet
        start = "input and each hidden neuron" if hidden else "input"
        words += f" A line leads from each {start} to every neuron of the next column."
    elif net.matrices is None:
        biases = count(sum(net.sizes[1:]), "bias").replace("biass", "biases")
        words += f" It has {count(net.weight_count, 'weight')} and {biases}."
    elif labels:
        words += f" Its knobs: {_knob_words(net)}."
    if net.outputs and net.matrices:
        words += f" Inputs {list_text(map(number_text, net.outputs[0]))} give"
        inner = [number_text(y) for layer in net.outputs[1:-1] for y in layer]
        words += f" the hidden outputs {list_text(inner)} and" if inner else ""
        words += f" the output {list_text(map(number_text, net.outputs[-1]))}."
    if net.road:
        words += f" The road from {net.path} to the loss is highlighted"
        texts = [number_text(slope) for slope in slopes]
        words += f", with the slopes {list_text(texts)}." if texts else "."
    return words


def _knob_words(net):
    """Name every weight and bias, or say that all have one value."""
    weights, biases = [], []
    for layer, W in zip(net.knob_names, net.matrices, strict=True):
        for name, value in zip(layer.flat, W.flat, strict=True):
            (weights if name[0] == "w" else biases).append(
                (name, number_text(value, 2))
            )
    texts = []
    for noun, knobs in (("weights", weights), ("biases", biases)):
        values = {value for _, value in knobs}
        if len(values) == 1:
            texts.append(f"all {noun} {values.pop()}")
        else:
            texts.append(", ".join(f"{name} {value}" for name, value in knobs))
    return "; ".join(texts)
