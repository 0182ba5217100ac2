"""What the server of JupyterLab does with a widget that has no state when it saves."""

import asyncio
import json
import tomllib
from importlib import import_module
from types import SimpleNamespace

import nbformat
import pytest
from jupyter_server.services.contents.filemanager import AsyncFileContentsManager

from nnlib.desk.saving import STATE, VIEW, before_saving, drop_lost_widgets
from tests.notebooks.lessons import ROOT

SWITCH = ROOT / "nnlib" / "desk" / "saving.json"


def lesson(states):
    """Return a notebook with a widget "a" beside its HTML, and the `states` saved."""
    data = {VIEW: {"model_id": "a", "version_major": 2, "version_minor": 0}}
    output = nbformat.v4.new_output("display_data", {**data, "text/html": "<p>Words"})
    cell = nbformat.v4.new_code_cell("w", outputs=[output])
    metadata = {"widgets": {STATE: {"state": states}}}
    return nbformat.v4.new_notebook(cells=[cell], metadata=metadata)


@pytest.fixture
def server(tmp_path):
    """A server's manager of files, with the extension that saving.json names."""
    (name,) = json.loads(SWITCH.read_text())["ServerApp"]["jpserver_extensions"]
    extension = import_module(name)
    assert extension._jupyter_server_extension_points() == [{"module": name}]
    manager = AsyncFileContentsManager(root_dir=str(tmp_path))
    extension._load_jupyter_server_extension(SimpleNamespace(contents_manager=manager))
    return manager


@pytest.mark.parametrize(
    ("states", "shown"), [({}, {"text/html"}), ({"a": {}}, {"text/html", VIEW})]
)
def test_a_lesson_saved_without_its_kernel_shows_the_html(
    server, tmp_path, states, shown
):
    model = {"type": "notebook", "format": "json", "content": lesson(states)}
    asyncio.run(server.save(model, "a.ipynb"))
    saved = nbformat.read(tmp_path / "a.ipynb", as_version=4)
    assert saved.cells[0].outputs[0].data.keys() == shown


def test_what_is_no_notebook_is_saved_as_it_is():
    for model in ({"type": "file", "content": "text"}, {"type": "directory"}):
        before = dict(model)
        before_saving(model)
        assert model == before


def test_pip_switches_it_on():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    shared = project["tool"]["hatch"]["build"]["targets"]["wheel"]["shared-data"]
    target = "etc/jupyter/jupyter_server_config.d/nnlib.json"
    assert shared[SWITCH.relative_to(ROOT).as_posix()] == target


def test_where_the_state_of_a_widget_is_lost_its_html_shows():
    def output(model_id, **more):
        return {"data": {VIEW: {"model_id": model_id}, "text/plain": "w", **more}}

    kept, lost = output("a", **{"text/html": "A"}), output("b", **{"text/html": "B"})
    bare = output("c")  # nothing could show instead
    cells = [{"cell_type": "code", "source": "", "outputs": [kept, lost, bare]}]
    states = {"widgets": {STATE: {"state": {"a": {}}}}}
    notebook = {"metadata": states, "cells": cells}
    assert drop_lost_widgets(notebook)
    assert VIEW in kept["data"]
    assert lost["data"] == {"text/html": "B", "text/plain": "w"}
    assert VIEW in bare["data"]
    assert not drop_lost_widgets(notebook)  # once


@pytest.mark.parametrize("content", [None, [], {}, {"cells": 3, "metadata": {}}])
def test_what_is_no_notebook_has_no_lost_widgets(content):
    assert not drop_lost_widgets(content)
