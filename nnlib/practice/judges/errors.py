"""Say in plain words what went wrong when a learner's code raised an error."""

import re
import traceback

import numpy as np

from nnlib.text import list_text

_LONGEST = 240  # characters of the error's own words
# What the error says, and what helps then. The first that fits is added.
_HELP = (
    (r"\^|bitwise_xor", "In Python, `^` is not a power: a power has two stars, `**`."),
    (r"name 'e(?:xp)?' is not", "NumPy has e to the power of x as `np.exp(x)`."),
    (
        r"name '(\w+)' is not defined",
        "Look at how `{0}` is spelled and at where it is made: has its cell run?",
    ),
    (
        r"dimension 1, .* size (\d+) .* size (\d+)",
        "Arrays on top of each other need equally many columns, "
        "and here one has {0} and the other {1}.",
    ),
    (
        r"dimension 0, .* size (\d+) .* size (\d+)",
        "Arrays side by side need equally many rows, "
        "and here one has {0} and the other {1}.",
    ),
    (r"input\(\)", "Use the arguments instead."),
)


def blank(outcome):
    """Return what stands where the call met a part still to write, or ''."""
    if isinstance(outcome.error, NotImplementedError):
        return "raise NotImplementedError"
    # NumPy and Python both name the type: "... 'int' and 'ellipsis'"
    met = isinstance(outcome.error, TypeError) and "ellipsis" in _text(outcome.error)
    return "..." if met or outcome.value is ... else ""


def describe(outcome):
    """Return sentences about the error of a call: its words, its place, what helps."""
    kind, text = type(outcome.error).__name__, _text(outcome.error)
    said = f"It stopped with {kind}" + (f": {text}." if text else ".")
    if outcome.line:
        said += f" Look at the line `{outcome.line}`."
    if outcome.shapes:
        said += f" There {outcome.shapes}."
    for pattern, help in _HELP:
        found = re.search(pattern, text)
        if found:
            return f"{said} {help.format(*found.groups())}"
    return said


def place(error):
    """Return the line of the learner's own code that raised the error, or ''.

    With it comes the shape of each array that has a name there, in words, or ''.
    """
    try:
        frames = [frame for frame, _ in traceback.walk_tb(error.__traceback__)]
        entries = traceback.extract_tb(error.__traceback__)
        own = [  # the first one is the caller, nnlib itself
            (entry.line, frame.f_locals)
            for entry, frame in list(zip(entries, frames, strict=True))[1:]
            if entry.line and not _is_library(entry.filename)
        ]
        if not own:
            return "", ""
        line, variables = own[-1]
        return line, _shapes(line, variables) if _is_about_shapes(error) else ""
    except Exception:
        return "", ""


def _is_about_shapes(error):
    return isinstance(error, ValueError) and re.search("shape|dimension", str(error))


def _shapes(line, variables):
    arrays = {
        name: np.shape(variables[name])
        for name in dict.fromkeys(re.findall(r"\w+", line))
        if isinstance(variables.get(name), np.ndarray)
    }
    return (
        list_text([f"`{name}` has the shape {shape}" for name, shape in arrays.items()])
        if arrays
        else ""
    )


def _is_library(filename):
    parts = filename.replace("\\", "/").split("/")
    return "site-packages" in filename or "nnlib" in parts


def _text(error):
    """Return the error's own words, shortened; an error may have a broken __str__."""
    try:
        words = " ".join(str(error).split()).rstrip(".")
    except Exception:
        return ""
    return words if len(words) <= _LONGEST else words[:_LONGEST] + "..."
