import numpy as np
import pytest

from nnlib import Neuron, sigmoid
from tests.core.helpers import refused


def test_the_neuron_of_lesson_01():
    neuron = Neuron([0, 1], 4)
    assert neuron.feedforward([2, 3]) == pytest.approx(0.9990889488055994, abs=1e-15)


def test_multiply_add_squash():
    # 2 * 0.5 + 3 * -1 + 1 = -1
    assert Neuron([0.5, -1], 1).feedforward([2, 3]) == sigmoid(-1)


def test_any_number_of_inputs_and_a_plain_float():
    output = Neuron(np.ones(5), 0).feedforward(np.arange(5))
    assert type(output) is float
    assert output == sigmoid(10)


def test_the_neuron_keeps_its_own_weights():
    weights = np.array([0.0, 1.0])
    neuron = Neuron(weights, 4)
    weights[:] = 99
    assert neuron.weights.tolist() == [0, 1]


def test_weights_can_be_set_and_are_checked_when_used():
    neuron = Neuron([0, 1], 4)
    neuron.weights = [1, 1]
    assert neuron.feedforward([2, 3]) == sigmoid(9)
    neuron.weights = [1, "a"]
    with refused(TypeError, "weights must hold numbers"):
        neuron.feedforward([2, 3])
    neuron.weights, neuron.bias = [1, 1], [0, 0]
    with refused(ValueError, "bias must be one number", "(2,)"):
        neuron.feedforward([2, 3])


def test_wrong_length():
    with refused(ValueError, "inputs must hold 2 numbers, but it holds 3"):
        Neuron([0, 1], 4).feedforward([1, 2, 3])


def test_a_row_instead_of_a_list():
    with refused(ValueError, "flat list", "(1, 2)", "np.ravel(weights) is flat"):
        Neuron([[0, 1]], 4)


def test_no_warning_for_a_product_near_zero():
    with np.errstate(all="raise"):
        assert Neuron([1e-200, 1], 0).feedforward([1e-200, 0]) == 0.5


def test_repr_is_what_one_types():
    assert repr(Neuron([0, 1], 4)) == "Neuron(weights=[0.0, 1.0], bias=4)"
