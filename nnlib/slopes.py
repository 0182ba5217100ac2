"""Slopes by nudging: the check for every slope worked out by hand.

Turn a knob a tiny bit up, then a tiny bit down, and see how much the loss
moves. That needs no calculus and works for every function, so it tells whether
a formula for the slope is right. Built in lesson 04.
"""

import numpy as np

from nnlib.checks import number, numbers


def numeric_slope(f, w, eps=1e-5):
    """Slope of the number f(w) for each knob in `w`: (f(w + eps) - f(w - eps)) / 2 eps.

    `w` is one number or an array; the slopes have its shape. `f` gets one number
    or a fresh array of that shape and must return one finite number.
    Raises TypeError if `f` is no function, ValueError if `eps` is not above
    0 or so small that it is lost when it is added to a knob.
    """
    if not callable(f):
        raise TypeError(f"f must be a function of the knobs, but it is {f!r}")
    w, eps = numbers("w", w), number("eps", eps)
    if eps <= 0:
        raise ValueError(f"eps must be above 0, but it is {eps:g}")
    if (w + eps == w).any():
        raise ValueError(
            f"eps must be large enough to move every knob, but {eps:g} is lost "
            f"beside a knob of {np.abs(w).max():g}"
        )
    slopes = np.empty(w.shape)
    for i in np.ndindex(w.shape):
        nudge = np.zeros(w.shape)
        nudge[i] = eps
        rise = number("f(w)", f(w + nudge)) - number("f(w)", f(w - nudge))
        slopes[i] = rise / (2 * eps)
    return slopes if w.ndim else float(slopes)


def check_slopes(slopes, f, w, rtol=1e-6):
    """Say for each of your `slopes` whether nudging `w` finds the same, as booleans.

    `slopes` and `w` have one shape, and so has the answer. A slope agrees if it is
    within the share `rtol` of the nudged one (one millionth: half a thousandth off
    is already refused).
    """
    slopes, nudged = numbers("slopes", slopes), numeric_slope(f, w)
    if slopes.shape != np.shape(nudged):
        raise ValueError(
            f"slopes must have the shape of w, {np.shape(nudged)}, "
            f"but it has shape {slopes.shape}"
        )
    # Nudging itself is only good to about 1e-10, which matters for slopes near 0.
    return np.isclose(slopes, nudged, rtol=rtol, atol=1e-9)
