"""What nnlib adds to the server of JupyterLab: in saving, and in sending."""

import asyncio
import json
import tomllib
from importlib import import_module
from socket import IPPROTO_TCP, TCP_NODELAY
from types import SimpleNamespace

import nbformat
import pytest
from jupyter_server.services.contents.filemanager import AsyncFileContentsManager
from jupyter_server.services.kernels.websocket import KernelWebsocketHandler
from tornado.httpserver import HTTPServer
from tornado.testing import bind_unused_port
from tornado.web import Application
from tornado.websocket import WebSocketHandler, websocket_connect

from nnlib.desk.extension import at_once
from nnlib.desk.saving import STATE, VIEW, before_saving, drop_lost_widgets
from tests.notebooks.lessons import ROOT

SWITCH = ROOT / "nnlib" / "desk" / "extension.json"


def lesson(states):
    """Return a notebook with a widget "a" beside its HTML, and the `states` saved."""
    data = {VIEW: {"model_id": "a", "version_major": 2, "version_minor": 0}}
    output = nbformat.v4.new_output("display_data", {**data, "text/html": "<p>Words"})
    cell = nbformat.v4.new_code_cell("w", outputs=[output])
    metadata = {"widgets": {STATE: {"state": states}}}
    return nbformat.v4.new_notebook(cells=[cell], metadata=metadata)


@pytest.fixture
def server(tmp_path, monkeypatch):
    """A server's manager of files, with the extension that extension.json names."""
    # What the extension does to this class ends with the test.
    monkeypatch.setattr(KernelWebsocketHandler, "open", KernelWebsocketHandler.open)
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


def test_messages_to_the_page_leave_at_once(server):
    assert KernelWebsocketHandler.open.__wrapped__.__name__ == "open"

    async def option(opened):
        """Return what a real socket to a page is set to when it is `opened`."""
        found = asyncio.Future()

        class Handler(WebSocketHandler):
            def ask(self):
                socket = self.ws_connection.stream.socket
                found.set_result(socket.getsockopt(IPPROTO_TCP, TCP_NODELAY))

            open = opened(ask)

        socket, port = bind_unused_port()
        http = HTTPServer(Application([("/", Handler)]))
        http.add_socket(socket)
        page = await websocket_connect(f"ws://127.0.0.1:{port}/")
        value = await found
        page.close()
        http.stop()
        return bool(value)

    assert asyncio.run(option(at_once))
    assert not asyncio.run(option(lambda method: method)), "at_once is needed no more"


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
