"""Is all there that the lessons need? Lesson 00 asks this first."""

import sys
from importlib.metadata import PackageNotFoundError, version

OLDEST = {  # as in requirements.txt, which a test compares
    "numpy": "1.26.0",
    "matplotlib": "3.8",
    "ipywidgets": "8.1",
}
PYTHON = "3.11"


def report():
    """Print a line for Python and for each package: OK, too old, or missing."""
    found = {"Python": "{}.{}".format(*sys.version_info)}
    for name in OLDEST:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = None
    for name, least in {"Python": PYTHON, **OLDEST}.items():
        print(_line(name, found[name], least))


def _line(name, found, least):
    if found is None:
        return f"✗ {name}: missing, see below"
    if _numbers(found) < _numbers(least):
        return f"✗ {name} {found}: too old, see below"
    return f"✓ {name}: OK"


def _numbers(version):
    return [int(part) for part in version.split(".")[:2]]
