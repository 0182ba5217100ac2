"""Which floor of nnlib may import which: nothing points upwards or sideways."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

import nnlib

ROOT = Path(nnlib.__file__).parent
FLOORS = (
    *("figures", "explorers", "practice", "classroom"),
    *("lessons", "programs", "desk"),
)
FILES = sorted(path.relative_to(ROOT).as_posix() for path in ROOT.rglob("*.py"))

# What each floor may import besides the standard library and the core.
MAY_IMPORT = {
    "core": {"numpy"},
    # PIL and contourpy, for images and contour lines, come with matplotlib.
    "figures": {
        *("numpy", "matplotlib", "contourpy", "PIL", "IPython", "nnlib.figures"),
    },
    # traitlets comes with ipywidgets.
    "explorers": {
        *("numpy", "matplotlib", "contourpy", "PIL", "IPython"),
        *("ipywidgets", "traitlets", "nnlib.figures", "nnlib.explorers"),
    },
    "practice": {"numpy", "IPython", "ipywidgets", "traitlets", "nnlib.practice"},
    "desk": {
        *("jupyter_server", "jupyterlab", "nnlib.desk"),
        *("nnlib.practice", "nnlib.explorers"),  # what a lesson asks, and what it shows
    },
    # What teachers print and count. Its commands use the desk's; worksheets, which are
    # a lesson's content, use its parts. nbconvert and latex2mathml are in an extra.
    "classroom": {
        *("numpy", "matplotlib", "nbconvert", "latex2mathml", "nnlib.classroom"),
        *("nnlib.figures", "nnlib.practice", "nnlib.desk"),
    },
    "lessons": {
        *("numpy", "matplotlib", "contourpy", "nnlib.lessons", "nnlib.classroom"),
        "ipywidgets",  # the paper of lesson 10
        *("nnlib.figures", "nnlib.explorers", "nnlib.practice"),
    },
    "programs": {"nnlib.programs"},
}


def floor_of(file):
    first = file.split("/")[0].removesuffix(".py")
    return first if first in FLOORS else "core"


def imports_of(source, file="x.py"):
    """Yield the full name of everything that is imported, anywhere in the file."""
    package = ["nnlib", *file.split("/")[:-1]]
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*above, *filter(None, [node.module])])
            yield from (f"{module}.{alias.name}" for alias in node.names)


def kind_of(name):
    """Shorten an import to what MAY_IMPORT lists, None for what all may import."""
    parts = name.split(".")
    if parts[0] == "nnlib":
        return ".".join(parts[:2]) if parts[1:2] and parts[1] in FLOORS else None
    return None if parts[0] in sys.stdlib_module_names else parts[0]


def forbidden(source, file):
    kinds = {kind_of(name) for name in imports_of(source, file)} - {None}
    return kinds - MAY_IMPORT[floor_of(file)]


def test_imports_point_downwards():
    sources = {file: (ROOT / file).read_text(encoding="utf-8") for file in FILES}
    upwards = {file: forbidden(source, file) for file, source in sources.items()}
    assert {file: found for file, found in upwards.items() if found} == {}


@pytest.mark.parametrize(
    ("source", "file", "found"),
    [
        ("import matplotlib.pyplot as plt", "loss.py", {"matplotlib"}),
        ("def f():\n    import scipy", "loss.py", {"scipy"}),
        ("from nnlib.figures import show", "loss.py", {"nnlib.figures"}),
        ("from nnlib import figures", "loss.py", {"nnlib.figures"}),
        ("from . import practice", "figures/a.py", set()),  # nnlib.figures.practice
        ("from .. import practice", "figures/a.py", {"nnlib.practice"}),
        ("from ..explorers.a import b", "figures/a.py", {"nnlib.explorers"}),
        ("from nnlib import explorers", "practice/a.py", {"nnlib.explorers"}),
        ("from nnlib.figures import show", "practice/a.py", {"nnlib.figures"}),
        ("from nnlib import practice", "explorers/a.py", {"nnlib.practice"}),
        ("import math, numpy\nfrom nnlib.checks import count", "loss.py", set()),
        ("from nnlib.figures import show", "explorers/a.py", set()),
    ],
)
def test_the_check_itself(source, file, found):
    assert forbidden(source, file) == found


def test_the_core_is_found():
    core = {file for file in FILES if floor_of(file) == "core"}
    assert {"activations.py", "backprop.py", "network.py", "__init__.py"} <= core
    assert all("/" not in file for file in core)


def run(code):
    command = [sys.executable, "-c", code]
    return subprocess.run(command, capture_output=True, text=True, timeout=60)


def test_import_nnlib_loads_numpy_alone():
    result = run(
        "import sys, nnlib\n"
        "heavy = {'matplotlib', 'ipywidgets', 'IPython', 'pandas', 'scipy'}\n"
        f"floors = {{'nnlib.' + floor for floor in {FLOORS}}}\n"
        "print(sorted((heavy | floors) & set(sys.modules)))\n"
        "print('numpy' in sys.modules)"
    )
    assert result.stderr == ""
    assert result.stdout.split() == ["[]", "True"]


def test_the_core_opens_no_connection_starts_no_process_and_evaluates_no_text():
    never = {"socket", "urllib", "http", "subprocess", "pickle", "ctypes", "tempfile"}
    for file in (file for file in FILES if floor_of(file) == "core"):
        source = (ROOT / file).read_text(encoding="utf-8")
        assert not {name.split(".")[0] for name in imports_of(source, file)} & never
        called = {
            node.func.id
            for node in ast.walk(ast.parse(source))
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        }
        assert not called & {"eval", "exec", "open", "compile", "__import__"}


def test_the_record_and_the_digits_alone_touch_files():
    disk = {"os", "pathlib", "io", "shutil", "glob", "fileinput", "mmap", "sqlite3"}
    core = [f for f in FILES if floor_of(f) == "core" and f != "__main__.py"]
    touching = [
        file
        for file in core
        if disk
        & {
            name.split(".")[0]
            for name in imports_of((ROOT / file).read_text(encoding="utf-8"), file)
        }
    ]
    assert touching == ["data.py", "record.py", "record_file.py"]


def test_every_public_name_exists_once_and_has_a_docstring():
    assert len(set(nnlib.__all__)) == len(nnlib.__all__)
    for name in nnlib.__all__:
        value = getattr(nnlib, name)
        assert not callable(value) or value.__doc__


def test_the_version_is_said_once():
    pyproject = (ROOT.parent / "pyproject.toml").read_text(encoding="utf-8")
    assert 'dynamic = ["version"]' in pyproject
    assert "\nversion" not in pyproject
    assert re.fullmatch(r"\d+\.\d+\.\d+", nnlib.__version__)
