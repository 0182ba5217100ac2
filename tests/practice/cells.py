"""Answers as a learner writes them: code of a notebook's cell, with its lines known."""

import itertools
import linecache

import numpy as np

import nnlib

_numbers = itertools.count(1)


def cell(code, name="answer", **others):
    """Run `code` as a cell and return what it calls `name`.

    The cell knows NumPy, nnlib and its names, and the `others`, which other cells made.
    """
    names = {"np": np, "nnlib": nnlib, **others}
    names |= {n: getattr(nnlib, n) for n in nnlib.__all__ if n not in others}
    filename = f"<cell {next(_numbers)}>"
    linecache.cache[filename] = (len(code), None, code.splitlines(True), filename)
    exec(compile(code, filename, "exec"), names)
    return names[name]
