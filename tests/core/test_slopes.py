import numpy as np
import pytest

from nnlib import check_slopes, mse_loss, numeric_slope, people
from nnlib.network import KNOBS
from tests.core.helpers import ALICE, refused, unrolled


def test_slope_of_a_parabola():
    assert numeric_slope(lambda w: (w - 3) ** 2, 0) == pytest.approx(-6)
    assert type(numeric_slope(lambda w: w * w, 1)) is float


def test_one_slope_per_knob_in_the_shape_of_the_knobs():
    slopes = numeric_slope(lambda w: (w**3).sum(), [[1, 2], [3, 4]])
    np.testing.assert_allclose(slopes, [[3, 12], [27, 48]])


def test_the_formula_is_the_one_in_the_lesson():
    assert numeric_slope(lambda w: w**3, 1.0, eps=0.5) == (1.5**3 - 0.5**3) / 1


def test_the_function_gets_fresh_arrays_and_the_knobs_stay():
    w = np.array([1.0, 2.0])

    def spoils_its_argument(v):
        total = (v**2).sum()
        v[:] = 99
        return total

    np.testing.assert_allclose(numeric_slope(spoils_its_argument, w), [2, 4])
    assert w.tolist() == [1, 2]


def test_the_nine_slopes_by_hand_are_those_found_by_nudging():
    rng = np.random.default_rng(1)
    for x, y in zip(*people(), strict=True):
        knobs = rng.normal(size=9)
        slopes = list(unrolled(knobs).slopes(x, y).values())

        def loss(knobs, x=x, y=y):
            return mse_loss(y, unrolled(knobs).feedforward(x))

        assert check_slopes(slopes, loss, knobs).all()


def test_the_checker_finds_the_one_slope_that_is_off_by_a_twentieth_of_a_percent():
    knobs = np.array([1.0] * 6 + [0.0] * 3)
    slopes = np.array(list(unrolled(knobs).slopes(ALICE, 1).values()))

    def loss(knobs):
        return (1 - unrolled(knobs).feedforward(ALICE)) ** 2

    assert check_slopes(slopes, loss, knobs).tolist() == [True] * 9
    for i in range(len(KNOBS)):
        wrong = slopes.copy()
        wrong[i] *= 1.0005
        expected = [True] * 9
        expected[i] = False
        assert check_slopes(wrong, loss, knobs).tolist() == expected


def test_the_tolerance_can_be_chosen():
    assert check_slopes(2.001, lambda w: w**2, 1.0, rtol=1e-3)
    assert not check_slopes(2.001, lambda w: w**2, 1.0)


def test_the_tolerance_is_one_millionth_unless_it_is_chosen():
    assert check_slopes(2 * (1 + 0.9e-6), lambda w: w**2, 1.0)
    assert not check_slopes(2 * (1 + 1.1e-6), lambda w: w**2, 1.0)


def test_bad_arguments():
    with refused(TypeError, "f must be a function", "3"):
        numeric_slope(3, 1)
    with refused(ValueError, "eps must be above 0, but it is -1"):
        numeric_slope(abs, 1, eps=-1)
    with refused(ValueError, "eps must be above 0, but it is 0"):
        numeric_slope(abs, 1, eps=0)
    with refused(TypeError, "eps must hold numbers, but it holds 'small' (str)"):
        numeric_slope(abs, 1, eps="small")
    with refused(ValueError, "eps must hold finite numbers only, but it holds nan"):
        numeric_slope(abs, 1, eps=np.nan)
    with refused(ValueError, "eps must be large enough", "1e-05", "1e+13"):
        numeric_slope(lambda w: w[0], [1e13, 0])
    with refused(ValueError, "f(w) must be one number", "(1,)"):
        numeric_slope(lambda w: [w], 1)
    with refused(ValueError, "f(w) must hold finite numbers only", "nan"):
        numeric_slope(lambda w: np.nan, 1)
    with refused(TypeError, "f(w) must hold numbers", "'up' (str)"):
        numeric_slope(lambda w: "up" if w > 1 else 0.0, 1)
    with refused(TypeError, "f(w) must hold numbers", "'down' (str)"):
        numeric_slope(lambda w: "down" if w < 1 else 0.0, 1)
    with refused(ValueError, "f(w) must hold finite numbers only, but it holds inf"):
        numeric_slope(lambda w: np.inf if w > 1 else 0.0, 1)
    with refused(ValueError, "slopes must have the shape of w, (2,)", "(1,)"):
        check_slopes([1], np.sum, [1, 2])
