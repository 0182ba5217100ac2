"""Put back what a learner's code may change for everybody: settings and names.

Random numbers, print settings, the folder, the recursion limit, the names of Python
and NumPy, and where print prints to. Nobody types during a check, so `input()` raises
an error. Not undone: files that are written, and changes to the learner's own variables
and to other modules.
"""

import builtins
import contextlib
import io
import math
import os
import random
import sys
import warnings

import numpy as np

_MODULES = (builtins, math, np)


@contextlib.contextmanager
def everything_put_back(paper):
    """Print to `paper` and warn nobody; afterward all is as it was before."""
    streams = sys.stdin, sys.stdout, sys.stderr
    names = [dict(vars(module)) for module in _MODULES]
    dice, numpy_dice = random.getstate(), np.random.get_state()  # noqa: NPY002
    printing, errors = np.get_printoptions(), np.geterr()
    folder, depth = _folder(), sys.getrecursionlimit()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            sys.stdin, sys.stdout, sys.stderr = io.StringIO(), paper, paper
            builtins.input = _no_input
            yield
    finally:
        sys.stdin, sys.stdout, sys.stderr = streams
        for module, before in zip(_MODULES, names, strict=True):
            _put_names_back(module, before)
        random.setstate(dice)
        np.random.set_state(numpy_dice)  # noqa: NPY002
        printing.pop("override_repr", None)
        np.set_printoptions(**printing)
        np.seterr(**errors)
        sys.setrecursionlimit(depth)
        if folder and folder != _folder():
            os.chdir(folder)


def _put_names_back(module, before):
    now = vars(module)
    for name, value in before.items():
        if name not in now or now[name] is not value:
            setattr(module, name, value)


def _folder():
    try:
        return os.getcwd()
    except OSError:  # somebody has removed it
        return None


def _no_input(prompt=""):
    raise EOFError("nobody types during a check, so input() gets nothing")
