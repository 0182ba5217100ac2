import numpy as np
import pytest

from nnlib import mse_loss
from tests.core.helpers import refused


@pytest.mark.parametrize(
    ("y_true", "y_pred", "loss"),
    [
        ([1, 0, 0, 1], [0, 0, 0, 0], 0.5),
        ([1, 0, 0, 1], [0.5] * 4, 0.25),  # the know-nothing line
        ([1, 0, 0, 1], [0, 1, 1, 0], 1.0),
        ([1, 0, 0, 1], [1, 0, 0, 1], 0.0),
        ([[1], [0]], [[0], [0]], 0.5),
        (1, 0.5, 0.25),
        ([0, 0], [3, 1], 5.0),  # (9 + 1) / 2: a mean, not a sum, of squares
    ],
)
def test_worked_examples(y_true, y_pred, loss):
    assert mse_loss(y_true, y_pred) == loss
    assert type(mse_loss(y_true, y_pred)) is float


def test_other_shapes_are_refused_instead_of_stretched():
    y = np.array([1.0, 0, 0, 1])
    assert np.mean((y - y[:, np.newaxis]) ** 2) == 0.5  # what NumPy would have said
    with refused(ValueError, "same shape", "(4,) and (4, 1)"):
        mse_loss(y, y[:, np.newaxis])
    with refused(ValueError, "(4,) and ()"):
        mse_loss(y, 0)


def test_no_warning_for_a_tiny_difference():
    with np.errstate(all="raise"):
        assert mse_loss([1e-200], [0]) == 0
