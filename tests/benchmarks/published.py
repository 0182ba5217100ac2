"""The tutorials' two networks, as they publish them: what nnlib is compared with.

Both are our own rendering: the same formulas, containers and NumPy calls in the same
order, with the printing left out and starting weights that can be handed in, so that
a benchmark and a test can start both sides from the same numbers.
"""

import numpy as np


def sigmoid(x, derivative=False):
    if derivative:
        out = sigmoid(x)
        return out * (1 - out)
    return 1 / (1 + np.exp(-x))


class MatrixNetwork:
    """The network of any size of mlnotebook.github.io, parts 4 and 5.

    Lists of layer inputs and outputs, a row of ones stacked under each layer with
    np.vstack, the sigmoid once more for each slope, and the change of the weights as
    a sum over a three-dimensional array (examples, in + 1, out).
    """

    def __init__(self, weights):
        self.weights = [np.array(W) for W in weights]
        self.num_layers = len(self.weights)

    def forward(self, inputs):
        self.layer_input, self.layer_output = [], []
        n = inputs.shape[0]
        for i in range(self.num_layers):
            below = inputs.T if i == 0 else self.layer_output[-1]
            x = self.weights[i].dot(np.vstack([below, np.ones([1, n])]))
            self.layer_input.append(x)
            self.layer_output.append(sigmoid(x))
        return self.layer_output[-1].T

    def step(self, inputs, targets, rate=0.2):
        delta, n = [], inputs.shape[0]
        self.forward(inputs)
        for i in reversed(range(self.num_layers)):
            if i == self.num_layers - 1:
                out_delta = self.layer_output[i] - targets.T
                error = np.sum(out_delta**2)
                delta.append(out_delta * sigmoid(self.layer_input[i], True))
            else:
                back = self.weights[i + 1].T.dot(delta[-1])
                delta.append(back[:-1, :] * sigmoid(self.layer_input[i], True))
        for i in range(self.num_layers):
            below = inputs.T if i == 0 else self.layer_output[i - 1]
            below = np.vstack([below, np.ones([1, n])])
            change = np.sum(
                below[None, :, :].transpose(2, 0, 1)
                * delta[self.num_layers - 1 - i][None, :, :].transpose(2, 1, 0),
                axis=0,
            )
            self.weights[i] -= rate * change
        return error


class ScalarNetwork:
    """The 2-2-1 network of "Machine Learning for Beginners", section 4 (V. Zhou).

    One person at a time on NumPy scalars, the slope of the sigmoid computed anew
    wherever it is used, and the loss on all people every 10 epochs.
    """

    def __init__(self, knobs):
        for name, value in knobs.items():
            setattr(self, name, np.float64(value))

    def feedforward(self, x):
        h1 = sigmoid(self.w1 * x[0] + self.w2 * x[1] + self.b1)
        h2 = sigmoid(self.w3 * x[0] + self.w4 * x[1] + self.b2)
        return sigmoid(self.w5 * h1 + self.w6 * h2 + self.b3)

    def train(self, data, all_y_trues, learn_rate=0.1, epochs=1000):
        losses = []
        for epoch in range(epochs):
            for x, y_true in zip(data, all_y_trues, strict=True):
                self._update(x, y_true, learn_rate)
            if epoch % 10 == 0:
                y_preds = np.apply_along_axis(self.feedforward, 1, data)
                losses.append(((all_y_trues - y_preds) ** 2).mean())
        return losses

    def _update(self, x, y_true, learn_rate):
        sum_h1 = self.w1 * x[0] + self.w2 * x[1] + self.b1
        h1 = sigmoid(sum_h1)
        sum_h2 = self.w3 * x[0] + self.w4 * x[1] + self.b2
        h2 = sigmoid(sum_h2)
        sum_o1 = self.w5 * h1 + self.w6 * h2 + self.b3
        y_pred = sigmoid(sum_o1)
        dL_dy = -2 * (y_true - y_pred)

        dy_dw5 = h1 * sigmoid(sum_o1, True)
        dy_dw6 = h2 * sigmoid(sum_o1, True)
        dy_db3 = sigmoid(sum_o1, True)
        dy_dh1 = self.w5 * sigmoid(sum_o1, True)
        dy_dh2 = self.w6 * sigmoid(sum_o1, True)
        dh1_dw1 = x[0] * sigmoid(sum_h1, True)
        dh1_dw2 = x[1] * sigmoid(sum_h1, True)
        dh1_db1 = sigmoid(sum_h1, True)
        dh2_dw3 = x[0] * sigmoid(sum_h2, True)
        dh2_dw4 = x[1] * sigmoid(sum_h2, True)
        dh2_db2 = sigmoid(sum_h2, True)

        self.w1 -= learn_rate * dL_dy * dy_dh1 * dh1_dw1
        self.w2 -= learn_rate * dL_dy * dy_dh1 * dh1_dw2
        self.b1 -= learn_rate * dL_dy * dy_dh1 * dh1_db1
        self.w3 -= learn_rate * dL_dy * dy_dh2 * dh2_dw3
        self.w4 -= learn_rate * dL_dy * dy_dh2 * dh2_dw4
        self.b2 -= learn_rate * dL_dy * dy_dh2 * dh2_db2
        self.w5 -= learn_rate * dL_dy * dy_dw5
        self.w6 -= learn_rate * dL_dy * dy_dw6
        self.b3 -= learn_rate * dL_dy * dy_db3
