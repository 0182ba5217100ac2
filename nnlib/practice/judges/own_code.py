"""Read a learner's function without running it: what it uses, and what it does not.

Python's own instructions say it, so it is certain: an argument that is never read, or a
variable of another cell that is read in its place.
"""

import builtins
import dis
from collections.abc import Mapping
from numbers import Number
from types import CodeType, FunctionType

import numpy as np

from nnlib.text import list_text

_HIDDEN_USES = {"locals", "vars", "eval", "exec"}


def unused(f):
    """Return the arguments of `f` without a default that its code never reads."""
    code = _code(f)
    if code is None or _HIDDEN_USES & names_used(f):
        return []
    every = code.co_argcount - len(f.__defaults__ or ())
    read = {*code.co_cellvars, *_read(code, "")}  # cellvars: read by a function inside
    return [name for name in code.co_varnames[:every] if name not in read]


def leftovers(f):
    """Return the numbers and lists, by name, that `f` takes from other cells."""
    code = _code(f)
    if code is None:
        return {}
    outside = dict(f.__globals__)
    for name, cell in zip(code.co_freevars, f.__closure__ or (), strict=True):
        outside[name] = _inside(cell)
    read = [n for c in _codes(code) for n in _read(c, "GLOBAL")]
    found = {name: outside.get(name) for name in [*read, *code.co_freevars]}
    return {n: v for n, v in found.items() if _is_data(v) and not hasattr(builtins, n)}


def outside_words(f, name):
    """Say what the function `f`, called `name`, leaves out or takes from elsewhere."""
    said = []
    for other, value in list(leftovers(f).items())[:1]:
        array = isinstance(value, np.ndarray)
        shape = f", and has the shape {value.shape}" if array else ""
        said.append(
            f"`{other}` is not made in `{name}`: it comes from another place{shape}. "
            "Make it inside, from the arguments."
        )
    missing = unused(f)
    if missing:
        listed = list_text([f"`{argument}`" for argument in missing])
        is_, does_it = ("is", "does it") if len(missing) == 1 else ("are", "do they")
        said.append(f"{listed} {is_} not used in `{name}`. Where {does_it} belong?")
    return " ".join(said)


def names_used(f):
    """Return all names of other cells and all attributes that `f` mentions."""
    code = _code(f)
    return {name for c in _codes(code) for name in c.co_names} if code else set()


def _code(f):
    return f.__code__ if isinstance(f, FunctionType) else None


def _codes(code):
    """Yield the code and that of each function inside."""
    yield code
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _codes(constant)


def _read(code, kind):
    """Yield the names that the code loads; one instruction can load two."""
    for step in dis.get_instructions(code):
        if "LOAD" in step.opname and kind in step.opname:
            names = step.argval if isinstance(step.argval, tuple) else (step.argval,)
            yield from (name for name in names if isinstance(name, str))


def _inside(cell):
    try:
        return cell.cell_contents
    except ValueError:  # not filled yet
        return None


def _is_data(value):
    kinds = (Number, list, tuple, Mapping, np.ndarray)
    return isinstance(value, kinds) and not isinstance(value, bool)
