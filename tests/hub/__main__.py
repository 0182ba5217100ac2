"""Try the course on a JupyterHub with simulated learners, all on this machine.

    python -m tests.hub 30                 thirty learners, lesson 05
    python -m tests.hub 3 --seconds 10     a short trial

It starts a real JupyterHub in a temporary folder, lets everybody log in, open and run a
lesson and move a slider as in a class, and prints times, memory and errors. See
requirements.txt beside this file for what it needs.
"""

import argparse
import asyncio
import contextlib
import os
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.request import urlopen

import nbformat
import psutil

from tests.hub.learner import Learner
from tests.notebooks.lessons import ROOT

PROXY = "configurable-http-proxy"
START = 60  # seconds for the hub to answer


def main():
    """Run the trial that the command line asks for; exit with 1 after an error."""
    parser = argparse.ArgumentParser(prog="python -m tests.hub", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("learners", type=int)
    parser.add_argument("--lesson", default="05_training_sgd")
    parser.add_argument("--seconds", type=float, default=60, help="of moving sliders")
    parser.add_argument("--port", type=int, default=8800, help="and the next two")
    parser.add_argument("--proxy", default=shutil.which(PROXY), help=f"path of {PROXY}")
    options = parser.parse_args()
    if problem := missing(options):
        parser.error(problem)
    with tempfile.TemporaryDirectory(prefix="hub-") as folder, hub(folder, options):
        report = asyncio.run(trial(options))
    for words, value in report.items():
        print(f"{words:44}{value}")
    if report["errors"]:
        sys.exit(1)


def missing(options):
    """Return what stands in the way of a trial, or nothing."""
    if options.learners < 1:
        return f"learners must be at least 1, but it is {options.learners}"
    if not (ROOT / "notebooks" / f"{options.lesson}.ipynb").is_file():
        return f"there is no lesson {options.lesson}"
    if not options.proxy:
        return f"{PROXY} is not on the PATH: npm install {PROXY}, then --proxy"
    if not Path(options.proxy).is_file():
        return f"there is no {options.proxy}: --proxy needs the path of {PROXY}"
    if not 1024 <= options.port <= 65533:
        return f"port must be from 1024 to 65533, but it is {options.port}"
    for port in range(options.port, options.port + 3):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return f"port {port} is in use: choose others with --port"
    return ""


@contextlib.contextmanager
def hub(folder, options):
    """Run a JupyterHub in `folder` until the block ends."""
    names = {"HUB_FOLDER": folder, "HUB_PORT": str(options.port)}
    names |= {"HUB_PROXY": str(Path(options.proxy).resolve())}
    (Path(folder) / "homes").mkdir()
    command = [
        sys.executable,
        "-m",
        "jupyterhub",
        "-f",
        str(ROOT / "tests/hub/config.py"),
    ]
    with open(Path(folder) / "log", "w") as log:
        process = subprocess.Popen(
            command, env={**os.environ, **names}, stdout=log, stderr=log, cwd=folder
        )
    try:
        wait_for(options.port, process, Path(folder) / "log")
        yield
    finally:
        children = []
        with contextlib.suppress(psutil.NoSuchProcess):  # it has ended by itself
            children = psutil.Process(process.pid).children(recursive=True)
        process.send_signal(signal.SIGTERM)  # it ends the proxy and the servers
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            process.kill()
        for child in children:
            if child.is_running():
                child.kill()


def wait_for(port, process, log):
    """Wait until the hub behind the proxy at `port` answers."""
    end = time.monotonic() + START
    while time.monotonic() < end and process.poll() is None:
        with contextlib.suppress(OSError):
            with urlopen(f"http://127.0.0.1:{port}/hub/health", timeout=5):
                return
        time.sleep(0.2)
    raise RuntimeError(f"the hub did not start:\n{log.read_text()[-3000:]}")


async def trial(options):
    """Let all learners do the same at once, and return what was measured, in words."""
    notebook = nbformat.read(ROOT / f"notebooks/{options.lesson}.ipynb", as_version=4)
    sources = [cell.source for cell in notebook.cells if cell.cell_type == "code"]
    address = f"http://127.0.0.1:{options.port}"
    learners = [Learner(address, f"learner{i:02}") for i in range(options.learners)]
    path = f"lessons/{options.lesson}.ipynb"
    failures = []

    async def everybody(work):
        results = await asyncio.gather(*map(work, learners), return_exceptions=True)
        for learner, result in zip(learners, results, strict=True):
            if isinstance(result, BaseException):
                words = " ".join(f"{type(result).__name__} {result}".split())
                failures.append(f"{learner.name}: {words[:120]}")

    await everybody(lambda learner: learner.log_in())
    await everybody(lambda learner: learner.open(path))
    await everybody(lambda learner: learner.run(sources))
    memory = memory_of_children()
    await everybody(lambda learner: learner.use(options.seconds, rng=learner.name))
    failures += [f"{one.name}: {error}" for one in learners for error in one.errors]
    moves = sorted(move for learner in learners for move in learner.moves)
    await everybody(lambda learner: learner.leave())
    return {
        "learners, lesson": f"{options.learners}, {options.lesson}",
        "server ready, median and last": both(learners, "server"),
        "kernel ready, median and last": both(learners, "kernel"),
        "all cells have run, median and last": both(learners, "run"),
        "total memory": f"{memory / 2**30:.2f} GB",
        "move to picture, median": f"{1000 * statistics.median(moves or [0]):.0f} ms",
        "move to picture, 95 of 100 within": f"{1000 * share(moves, 0.95):.0f} ms",
        "moves": len(moves),
        "errors": len(failures) and f"{len(failures)}: {'; '.join(failures[:5])}",
    }


def both(learners, what):
    """Return the median and the largest of a time, in words."""
    times = [learner.times[what] for learner in learners if what in learner.times]
    if not times:
        return "never"
    return f"{statistics.median(times):.1f} s, {max(times):.1f} s"


def share(values, part):
    """Return the value below which this part of the sorted `values` is."""
    return values[min(len(values) - 1, int(part * len(values)))] if values else 0.0


def memory_of_children():
    """Return the bytes that hub, proxy, servers and kernels use; shared parts once."""
    children = psutil.Process().children(recursive=True)
    return sum(pss(child) for child in children)


def pss(process):
    try:
        return process.memory_full_info().pss
    except psutil.Error:  # it has ended meanwhile
        return 0


if __name__ == "__main__":
    main()
