"""The configuration of the trial: a JupyterHub for learners who are simulated.

What a real class needs of it is on the page notebooks/teaching/server.md.
"""

import os
import shutil
import sys
from pathlib import Path

FOLDER = Path(os.environ["HUB_FOLDER"])
PORT = int(os.environ["HUB_PORT"])
LESSONS = Path(__file__).resolve().parents[2] / "notebooks"

c = get_config()  # noqa: F821
c.JupyterHub.bind_url = f"http://127.0.0.1:{PORT}"
c.JupyterHub.hub_bind_url = f"http://127.0.0.1:{PORT + 1}"
c.ConfigurableHTTPProxy.api_url = f"http://127.0.0.1:{PORT + 2}"
c.ConfigurableHTTPProxy.command = [os.environ["HUB_PROXY"]]
c.ConfigurableHTTPProxy.pid_file = str(FOLDER / "proxy.pid")
c.JupyterHub.cookie_secret_file = str(FOLDER / "cookie_secret")
c.JupyterHub.db_url = f"sqlite:///{FOLDER / 'hub.sqlite'}"

# Everybody may come in with one password, and nobody becomes a user of this machine.
c.JupyterHub.authenticator_class = "dummy"
c.Authenticator.allow_all = True
c.DummyAuthenticator.password = "class"
c.JupyterHub.spawner_class = "simple"
c.SimpleLocalProcessSpawner.home_dir_template = str(FOLDER / "homes" / "{username}")

# What mattered when thirty came at once: time to start, and kernels that are reached
# through files, because a port that two kernels choose at once is lost to one of them.
c.Spawner.start_timeout = c.Spawner.http_timeout = 300
c.JupyterHub.concurrent_spawn_limit = 100
c.Spawner.cmd = [sys.executable, "-m", "jupyterhub.singleuser"]
c.Spawner.args = ["--KernelManager.transport=ipc", "--allow-root"]

# The name of such a file may have 107 characters at most, so its folder is a short one.
c.Spawner.environment = {
    "JUPYTER_CONFIG_DIR": str(FOLDER / "jupyter"),
    "JUPYTER_RUNTIME_DIR": lambda spawner: str(FOLDER / "run" / spawner.user.name),
}


def give_copies(spawner):
    """Give a learner copies of the lessons, once."""
    home = FOLDER / "homes" / spawner.user.name
    if not home.exists():
        shutil.copytree(LESSONS, home / "lessons")


c.Spawner.pre_spawn_hook = give_copies
