"""A network out of single numbers that remember how they were computed.

Each operation makes a new Value that knows its parents and how fast it changes with
each of them. `Value.backward` walks from the loss back to every weight. The idea is
that of micrograd (A. Karpathy); the code is our own. It is the plainest way to get
slopes, and the slowest: one Python object for each number.
"""

import math


class Value:
    """A number with its slope, and its parents as pairs (parent, local slope)."""

    def __init__(self, number, parents=()):
        self.number, self.parents, self.slope = number, parents, 0.0

    def __add__(self, other):
        return Value(self.number + other.number, ((self, 1.0), (other, 1.0)))

    def __mul__(self, other):
        both = (self, other.number), (other, self.number)
        return Value(self.number * other.number, both)

    def minus(self, constant):
        return Value(self.number - constant, ((self, 1.0),))

    def sigmoid(self):
        y = 1 / (1 + math.exp(-self.number))
        return Value(y, ((self, y * (1 - y)),))

    def backward(self):
        """Give every Value that led here the slope of this one with respect to it."""
        self.slope = 1.0
        for value in reversed(_in_order(self)):  # each before its parents
            for parent, local in value.parents:
                parent.slope += local * value.slope


def _in_order(last):
    """Return all Values that led to `last`, parents first. A stack: no recursion."""
    order, seen, stack = [], set(), [(last, False)]
    while stack:
        value, parents_done = stack.pop()
        if parents_done:
            order.append(value)
        elif value not in seen:
            seen.add(value)
            stack.append((value, True))
            stack.extend((parent, False) for parent, _ in value.parents)
    return order


class ScalarEngineNetwork:
    """A sigmoid network; weights[layer][neuron] lists its weights, the bias last."""

    def __init__(self, weights):
        self.weights = [
            [[Value(w) for w in row] for row in W.tolist()] for W in weights
        ]

    def forward(self, inputs):
        values = [Value(x) for x in inputs]
        for layer in self.weights:
            values = [_neuron(row, values) for row in layer]
        return values

    def step(self, inputs, targets, rate):
        """Descend half the sum of squares of all examples; return the whole sum."""
        error = Value(0.0)
        for x, wanted in zip(inputs.tolist(), targets.tolist(), strict=True):
            for output, target in zip(self.forward(x), wanted, strict=True):
                difference = output.minus(target)
                error = error + difference * difference
        error.backward()
        for weight in self.each_weight():
            weight.number -= rate * weight.slope / 2
            weight.slope = 0.0
        return error.number

    def each_weight(self):
        return (w for layer in self.weights for row in layer for w in row)


def _neuron(row, values):
    total = row[-1]
    for weight, value in zip(row[:-1], values, strict=True):
        total = total + weight * value
    return total.sigmoid()
