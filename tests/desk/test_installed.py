"""The first cell of lesson 00 says what is there, too old or missing."""

import sys
import tomllib
from importlib.metadata import PackageNotFoundError

import pytest

from nnlib.desk import installed
from tests.notebooks.lessons import ROOT


def test_everything_is_there(capsys):
    installed.report()
    assert capsys.readouterr().out.splitlines() == [
        "✓ Python: OK",
        "✓ numpy: OK",
        "✓ matplotlib: OK",
        "✓ ipywidgets: OK",
    ]


@pytest.mark.parametrize(
    ("found", "line"),
    [
        ("1.25.2", "✗ numpy 1.25.2: too old, see below"),
        ("1.9.0", "✗ numpy 1.9.0: too old, see below"),
        ("1.26.0", "✓ numpy: OK"),
        ("2.4.0rc1", "✓ numpy: OK"),
        (None, "✗ numpy: missing, see below"),
    ],
)
def test_what_is_old_or_missing_is_named(capsys, monkeypatch, found, line):
    def version(name):
        if name == "numpy" and found is None:
            raise PackageNotFoundError(name)
        return found if name == "numpy" else "99.0"

    monkeypatch.setattr(installed, "version", version)
    monkeypatch.setattr(sys, "version_info", (3, 10, 4))
    installed.report()
    lines = capsys.readouterr().out.splitlines()
    assert lines[:2] == ["✗ Python 3.10: too old, see below", line]


def test_the_bounds_are_those_that_pip_is_given():
    needed = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    for name, least in installed.OLDEST.items():
        assert f"\n{name}>={least}," in needed
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["requires-python"] == f">={installed.PYTHON}"
