"""Say which of the slopes are off, and which gear they share.

A slope is a product of gears: for w1, how the loss moves with the output, the output
with h1, and h1 with w1. A gear that is wrong spoils every slope whose path leads
through it and no other. So the suspects are the gears on every spoiled path that lie
on no healthy one.
"""

import numpy as np

_FACTORS = {
    -1: "each has the opposite sign",
    2: "each is twice what it should be",
    0.5: "each is half of what it should be",
    -2: "each is twice what it should be, with the opposite sign",
    -0.5: "each is half of what it should be, with the opposite sign",
    0: "each is 0",
}


def where_it_is_off(got, wanted, names, paths, rtol):
    """Return one or two sentences on which entries are off, or '' without names."""
    got, wanted = np.ravel(got), np.ravel(wanted)
    if len(names) != got.size:
        return ""
    off = ~np.isclose(got, wanted, rtol=rtol, atol=1e-9)
    spoiled = [name for name, is_off in zip(names, off, strict=True) if is_off]
    healthy = [name for name in names if name not in spoiled]
    factor = _factor(got[off], wanted[off])
    if len(spoiled) == 1:
        factor = factor.replace("each", "it")
    if healthy:
        verb = "is" if len(spoiled) == 1 else "are"
        said = f"{_listed(spoiled)} {verb} off, the others are right{factor}."
    else:
        said = f"All {len(spoiled)} are off: {_listed(spoiled)}{factor}."
    gears = _suspects(spoiled, healthy, paths)
    if gears:
        whose = "What they share" if len(spoiled) > 1 else "What no other has"
        said += f" {whose} is {' and '.join(gears)}: look there."
    return said


def _suspects(spoiled, healthy, paths):
    """Return the gears on every spoiled path and on no healthy one, in order."""
    if not all(name in paths for name in spoiled):
        return []
    innocent = {gear for name in healthy for gear in paths.get(name, ())}
    shared = [g for g in paths[spoiled[0]] if all(g in paths[n] for n in spoiled)]
    return [gear for gear in shared if gear not in innocent]


def _factor(got, wanted):
    """Say by which plain factor all of them are off, if there is one."""
    for factor, words in _FACTORS.items():
        if np.allclose(got, factor * wanted, rtol=1e-4, atol=1e-12):
            return "; " + words
    return ""


def _listed(names):
    if len(names) == 1:
        return names[0]
    return f"{', '.join(names[:-1])} and {names[-1]}"
