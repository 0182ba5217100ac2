"""JupyterLab on the learner's folder, in this process, until Ctrl-C."""

import os
import secrets
import signal
import sys
import urllib.request
import webbrowser
from pathlib import Path
from urllib.parse import quote

from nnlib.desk.folder import HIDDEN

SETTINGS = "nnlib.json"
USUAL_PORT = 8888


def address_of(server, page):
    """Return where `page`, a file's name, is on a server with this url and token."""
    token = f"?token={server['token']}" if server["token"] else ""
    return f"{server['url'].rstrip('/')}/lab/tree/{quote(page)}{token}"


def already_open(folder):
    """Return the server that has `folder` open, as a dict, or None."""
    from jupyter_server.serverapp import list_running_servers

    for server in list_running_servers():
        try:
            if os.path.samefile(server["root_dir"], folder) and _answers(server):
                return server
        except OSError:  # one without a folder, or one that is gone
            continue
    return None


def _answers(server):
    status = f"{server['url']}api/status?token={server['token']}"
    with urllib.request.urlopen(status, timeout=5):
        return True


def has_browser():
    """Whether this computer can open a browser from here."""
    try:
        webbrowser.get()
    except webbrowser.Error:
        return False
    return True


def settings_are_current():
    """Whether pip has put the course's settings for JupyterLab where Lab reads them."""
    ours = Path(__file__).with_name(SETTINGS)
    theirs = Path(sys.prefix, "share/jupyter/lab/settings/overrides.d", SETTINGS)
    return theirs.exists() and theirs.read_bytes() == ours.read_bytes()


def run(folder, page, port, opens_browser, options, ready):
    """Run JupyterLab on `folder` until it is ended.

    `ready` is called with the address and the port as soon as there is one. `options`
    are handed to JupyterLab as they are. Raises SystemExit if it does not start.
    """
    from jupyterlab.labapp import LabApp

    token = secrets.token_hex(24)
    server = LabApp.initialize_server(
        [
            f"--ServerApp.root_dir={folder}",
            f"--ServerApp.port={port}",
            f"--LabApp.default_url=/lab/tree/{quote(page)}",
            f"--LabApp.workspaces_dir={folder / HIDDEN / 'workspaces'}",
            f"--IdentityProvider.token={token}",
            "--ServerApp.log_level=ERROR",
            "--LabApp.log_level=ERROR",
            *([] if opens_browser else ["--no-browser"]),
            *options,
        ]
    )
    signal.signal(signal.SIGINT, lambda *_: server.stop(from_signal=True))
    info = {"url": server.connection_url, "token": server.identity_provider.token}
    ready(address_of(info, page), server.port)
    server.start()
