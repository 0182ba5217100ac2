"""A JupyterLab and a headless Chromium for the tests: start, open, run, look."""

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import nbformat

import nnlib.explorers

LESSONS = Path(__file__).resolve().parents[2] / "notebooks"
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync"]
# No pop-up and no autosave.
QUIET = {
    "@jupyterlab/apputils-extension:notification": {
        "fetchNews": "false",
        "checkForUpdates": False,
    },
    "@jupyterlab/docmanager-extension:plugin": {"autosave": False},
}
# All cells in the page, also those out of sight.
ALL_CELLS = {"@jupyterlab/notebook-extension:tracker": {"windowingMode": "none"}}
IDLE = ".jp-Notebook-ExecutionIndicator[data-status=idle]"
# What the menu entry "Run All Cells" does, once the kernel is there.
RUN_ALL = """async () => {
  const app = window.jupyterapp, context = app.shell.currentWidget.sessionContext;
  await context.ready;
  await context.session.kernel.info;
  await app.commands.execute('notebook:run-all-cells');
}"""
# The cells that have not run, and what cells with an error say.
REPORT = """() => ({
  missing: [...document.querySelectorAll('.jp-CodeCell .jp-InputPrompt')]
    .filter(prompt => !/\\d/.test(prompt.textContent)).length,
  errors: [...document.querySelectorAll(
    '[data-mime-type="application/vnd.jupyter.error"]')].map(e => e.textContent),
})"""
FOCUSABLE = "button, input:not([disabled]), select, summary, a, .noUi-handle"
TIMEOUT = 60_000  # milliseconds; a machine may be busy


def missing():
    """Say what is missing for a browser test, or nothing."""
    try:
        import playwright.sync_api  # noqa: F401
    except ImportError:
        return "playwright is not installed (tests/requirements.txt)"
    if not chromium():
        return "no chromium on the path; CHROMIUM may name one"
    return ""


def chromium():
    """Return the path of a Chromium, or None."""
    return os.environ.get("CHROMIUM") or shutil.which("chromium")


def free_port():
    """Return the number of a port that nothing uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def running_lab(root, settings=QUIET | ALL_CELLS):
    """Start a JupyterLab for the folder `root`; give its address; end it."""
    with tempfile.TemporaryDirectory(prefix="lab-") as folder:
        work = Path(folder)
        (work / "settings").mkdir()
        (work / "settings" / "overrides.json").write_text(json.dumps(settings))
        port = free_port()
        # Nothing of the machine's own Jupyter is read or written.
        homes = {
            "JUPYTER_CONFIG_DIR": work / "config",
            "JUPYTER_DATA_DIR": work / "data",
            "JUPYTER_RUNTIME_DIR": work / "runtime",
            "JUPYTERLAB_WORKSPACES_DIR": work / "workspaces",
            "JUPYTERLAB_SETTINGS_DIR": work / "user",
            "IPYTHONDIR": work / "ipython",
        }
        command = [sys.executable, "-m", "jupyter", "lab", "--no-browser"]
        command += [f"--port={port}", "--ServerApp.port_retries=0", "--allow-root"]
        command += ["--IdentityProvider.token=", f"--ServerApp.root_dir={root}"]
        command += [f"--LabApp.app_settings_dir={work / 'settings'}"]
        command += ["--LabApp.expose_app_in_browser=True"]  # for RUN_ALL
        log = work / "lab.log"
        with log.open("w") as out:
            server = subprocess.Popen(
                command,
                env={**os.environ, **{k: str(v) for k, v in homes.items()}},
                stdout=out,
                stderr=subprocess.STDOUT,
            )
            try:
                address = f"http://127.0.0.1:{port}"
                _wait_for(address, server, log)
                yield address
            finally:
                server.terminate()
                server.wait(20)


def _wait_for(address, server, log):
    deadline = time.monotonic() + 60
    while server.poll() is None and time.monotonic() < deadline:
        try:
            urllib.request.urlopen(f"{address}/api/status", timeout=5).close()
            return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"JupyterLab did not start:\n{log.read_text()}")


@contextmanager
def running_browser():
    """Start a headless Chromium; give it; end it."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        yield browser
        browser.close()


def write_notebook(path, *sources):
    """Write a notebook with a code cell for each of `sources`."""
    nb = nbformat.v4.new_notebook()
    nb.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3"}
    nb.cells = [nbformat.v4.new_code_cell(source) for source in sources]
    for cell in nb.cells:
        cell.metadata["tags"] = ["raises-exception"]  # the other cells run all the same
    nbformat.write(nb, path)


def write_explorers(path):
    """Write a notebook that shows every explorer, one in each cell."""
    names = nnlib.explorers.__all__
    write_notebook(path, *(f"from nnlib.explorers import {n}\n\n{n}()" for n in names))


def open_notebook(page, address, name):
    """Open the notebook `name` in `page` as it is stored."""
    page.goto(f"{address}/doc/tree/{name}")
    page.wait_for_selector(".jp-Notebook .jp-Cell", timeout=TIMEOUT)


def open_and_run(page, address, name):
    """Open the notebook `name` in `page`, run all its cells and wait for the end.

    Raises RuntimeError with the error of a cell that stopped the rest.
    """
    from playwright.sync_api import TimeoutError

    open_notebook(page, address, name)
    page.wait_for_selector(IDLE, timeout=TIMEOUT)
    page.evaluate(RUN_ALL)
    try:  # on a busy machine, the command is done before the last cell is
        page.wait_for_function(f"() => ({REPORT})().missing === 0", timeout=TIMEOUT)
    except TimeoutError:
        report = page.evaluate(REPORT)
        raise RuntimeError(f"{name} did not run to its end: {report}") from None
    page.wait_for_selector(IDLE, timeout=TIMEOUT)


def middle(part):
    """Return the x and y of the middle of a part of the page."""
    box = part.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
