import inspect
import math
import warnings

import numpy as np
import pytest

import nnlib
from nnlib.activations import TRANSFERS

FUNCTIONS = [getattr(nnlib, name) for name in TRANSFERS]
SLOPES = [getattr(nnlib, f"deriv_{name}") for name in TRANSFERS]
X = np.linspace(-6, 6, 50)  # an even count: 0, the corner of relu, is not among them

# By hand at x = 0.5, with math instead of NumPy.
AT_HALF = {
    "sigmoid": (1 / (1 + math.exp(-0.5)), 0.23500371220159449),
    "tanh": (math.tanh(0.5), 1 / math.cosh(0.5) ** 2),
    "gaussian": (math.exp(-0.25), -math.exp(-0.25)),
    "relu": (0.5, 1),
    "linear": (0.5, 1),
}


@pytest.mark.parametrize("name", TRANSFERS)
def test_value_and_slope_at_one_half(name):
    value, slope = AT_HALF[name]
    assert getattr(nnlib, name)(0.5) == pytest.approx(value, rel=1e-14)
    assert getattr(nnlib, f"deriv_{name}")(0.5) == pytest.approx(slope, rel=1e-14)


@pytest.mark.parametrize("name", TRANSFERS)
def test_slope_is_what_nudging_finds(name):
    f, slope = getattr(nnlib, name), getattr(nnlib, f"deriv_{name}")
    nudged = [nnlib.numeric_slope(f, x) for x in X]
    np.testing.assert_allclose(slope(X), nudged, rtol=1e-6, atol=1e-9)


@pytest.mark.parametrize("name", TRANSFERS)
def test_the_network_uses_the_same_function_and_slope(name):
    f, slope = getattr(nnlib, name), getattr(nnlib, f"deriv_{name}")
    y = TRANSFERS[name].f(X)
    np.testing.assert_array_equal(y, f(X))
    np.testing.assert_array_equal(TRANSFERS[name].slope(X, y), slope(X))


def test_the_public_names_follow_from_the_pairs():
    pairs = [name for f in TRANSFERS for name in (f, f"deriv_{f}")]
    assert list(TRANSFERS) == ["sigmoid", "tanh", "gaussian", "relu", "linear"]
    assert [name for name in nnlib.__all__ if name in pairs] == pairs
    for name in pairs:
        assert getattr(nnlib, name).__name__ == name


@pytest.mark.parametrize("f", FUNCTIONS + SLOPES)
def test_a_learner_who_asks_for_the_source_sees_the_formula(f):
    assert str(inspect.signature(f)) == "(x)"
    source = inspect.getsource(f)
    assert source.startswith("@") and f"def {f.__name__}(x" in source
    assert source.rstrip().splitlines()[-1].startswith("    return ")


def test_slopes_take_the_weighted_sum_and_not_the_output():
    assert nnlib.deriv_sigmoid(0) == 0.25
    assert nnlib.deriv_sigmoid(2) == pytest.approx(0.10499358540350662, rel=1e-14)
    assert nnlib.deriv_tanh(0) == 1


def test_values_that_can_be_read_off():
    assert nnlib.sigmoid(0) == 0.5
    assert nnlib.tanh(0) == 0
    assert nnlib.gaussian(0) == 1
    assert nnlib.relu([-2, 0, 3]).tolist() == [0, 0, 3]
    assert nnlib.deriv_relu([-2, 0, 3]).tolist() == [0, 0, 1]
    assert nnlib.linear([-2, 3]).tolist() == [-2, 3]
    assert nnlib.deriv_linear([-2, 3]).tolist() == [1, 1]
    assert nnlib.deriv_gaussian(0) == 0


@pytest.mark.parametrize("f", FUNCTIONS + SLOPES)
@pytest.mark.parametrize("shape", [(3,), (2, 3), (1, 1), (2, 3, 4)])
def test_the_shape_stays(f, shape):
    result = f(np.zeros(shape))
    assert isinstance(result, np.ndarray)
    assert result.shape == shape


@pytest.mark.parametrize("f", FUNCTIONS + SLOPES)
@pytest.mark.parametrize("x", [1, 1.0, np.float64(1), np.array(1), True])
def test_one_number_gives_a_plain_float(f, x):
    assert type(f(x)) is float


@pytest.mark.parametrize("f", FUNCTIONS + SLOPES)
def test_the_argument_is_left_alone(f):
    x = np.array([-1.0, 2.0])
    f(x)[:] = 99  # nor is the result a view of it
    assert x.tolist() == [-1, 2]


def test_sigmoid_far_out_is_its_limit():
    assert 0 <= nnlib.sigmoid(-1000) <= 1e-300
    assert nnlib.sigmoid(1000) == 1
    assert nnlib.sigmoid([-1e308, 1e308]).tolist() == [0, 1]
    assert nnlib.sigmoid(-700) == pytest.approx(math.exp(-700), rel=1e-12)
    assert nnlib.deriv_sigmoid([-1000, 1000]).tolist() == [0, 0]


@pytest.mark.parametrize("f", FUNCTIONS + SLOPES)
@pytest.mark.parametrize("setting", ["raise", "warn", "print", "call", "ignore"])
def test_no_warning_on_any_error_setting(f, setting):
    def complain(*what):
        raise AssertionError(what)

    with warnings.catch_warnings(), np.errstate(all=setting, call=complain):
        warnings.simplefilter("error")
        for x in (-1e308, -1000, -745.2, -1e-200, 5e-324, 710, 1e200):
            assert math.isfinite(f(x))
            assert np.isfinite(f([x, x])).all()
