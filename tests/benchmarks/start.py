"""How long the start takes: importing nnlib, and running each stored lesson.

Each import is timed inside a fresh Python, around the import alone. How long a
beginner waits from the README's first command to a lesson on screen depends on the
network and the disk, so it is measured by hand: in a fresh clone, with packages that
pip has fetched once before, start a stopwatch, type the README's commands, and stop
it when the first lesson's heading is on the screen.
"""

import json
import subprocess
import sys
from pathlib import Path

import numpy as np

from tests.benchmarks import peers, tables
from tests.benchmarks.timing import at_most, seconds_of

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
CODE = "import time; t = time.perf_counter(); import {}; print(time.perf_counter() - t)"


def measure(quick):
    """Return the section as Markdown blocks."""
    times = import_times(rounds=3 if quick else 41)
    claim = at_most("import nnlib / import numpy", times, "nnlib", "numpy", 1.2)
    blocks = [tables.of_times(times, "per import"), tables.of_claims([claim])]
    if quick:
        return blocks
    if not peers.has("nbclient"):
        return [*blocks, "Jupyter is not installed, so the lessons were not run."]
    return [*blocks, lessons(sorted(NOTEBOOKS.glob("*.ipynb")))]


def import_times(rounds):
    """Return the seconds that each import takes, in turn: a dict of arrays."""
    seconds = {"numpy": [], "nnlib": []}
    for _ in range(rounds):
        for module, times in seconds.items():
            command = [sys.executable, "-c", CODE.format(module)]
            done = subprocess.run(command, capture_output=True, check=True, text=True)
            times.append(float(done.stdout))
    return {module: np.array(times) for module, times in seconds.items()}


def lessons(paths):
    """Return a table of how long each lesson runs, kernel start included."""
    header = ["lesson", "code cells", "runs in", "stored size"]
    rows = [
        [path.stem, code_cells(path), tables.duration(run_time(path)), size(path)]
        for path in paths
    ]
    return tables.markdown(header, rows)


def run_time(path):
    import nbformat
    from nbclient import NotebookClient

    notebook = nbformat.read(path, as_version=4)
    resources = {"metadata": {"path": str(path.parent)}}
    client = NotebookClient(notebook, timeout=120, resources=resources)
    return seconds_of(client.execute)


def code_cells(path):
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return sum(cell["cell_type"] == "code" for cell in cells)


def size(path):
    return f"{path.stat().st_size / 1000:.0f} kB"
