"""What pip puts into the environment: JupyterLab's settings, and no path of ours."""

import json
import sys
import tomllib

from nnlib.desk import lab
from tests.notebooks.lessons import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
OURS = ROOT / "nnlib" / "desk" / lab.SETTINGS


def test_the_settings_say_what_the_course_needs():
    assert json.loads(OURS.read_text(encoding="utf-8")) == {
        "@jupyter-widgets/jupyterlab-manager:plugin": {"saveState": True},
        "@jupyterlab/apputils-extension:notification": {
            "fetchNews": "false",
            "checkForUpdates": False,
        },
    }


def test_the_package_puts_them_where_jupyterlab_reads_them():
    shared = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["shared-data"]
    target = "share/jupyter/lab/settings/overrides.d/nnlib.json"
    assert shared[OURS.relative_to(ROOT).as_posix()] == target


def test_old_settings_are_noticed(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    assert not lab.settings_are_current()
    folder = tmp_path / "share/jupyter/lab/settings/overrides.d"
    folder.mkdir(parents=True)
    (folder / "nnlib.json").write_text("{}")
    assert not lab.settings_are_current()
    (folder / "nnlib.json").write_bytes(OURS.read_bytes())
    assert lab.settings_are_current()
