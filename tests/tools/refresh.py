"""Execute the lessons and store them in canonical form.

    python -m tests.tools.refresh                 all lessons
    python -m tests.tools.refresh 01_neuron ...   some of them

Canonical means: whatever may differ between two honest runs is gone, so that a
second refresh changes nothing and a diff shows only what a learner would see.
"""

import os
import re
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import nbformat
from nbclient import NotebookClient

from nnlib.course import COURSE, header

NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks"
WIDGET = "application/vnd.jupyter.widget-view+json"
GLOSSARY_ROW = re.compile(r"^(\| .* \|) ([^|]*\d[^|]*) \|$", re.M)
OLD_HEADER = re.compile(r"\A\*\*Lesson \d\d of \d\d\*\*.*?\n\n.*?\n\n")
# What nbconvert needs to know to write a lesson as a program (--to script).
LANGUAGE = {"name": "python", "file_extension": ".py", "nbconvert_exporter": "python"}
KERNEL = {"name": "python3", "display_name": "Python 3", "language": "python"}


def canonical(nb):
    """Drop from `nb` all that may differ between two honest runs, and return it."""
    nb.metadata = {"kernelspec": KERNEL, "language_info": dict(LANGUAGE)}
    nb.nbformat, nb.nbformat_minor = 4, 5
    for cell in nb.cells:
        tags = cell.metadata.get("tags")
        cell.metadata = {"tags": tags} if tags else {}
        for output in cell.get("outputs", []):
            output.get("data", {}).pop(WIDGET, None)  # the static twin stays
            if "metadata" in output:
                output.metadata = {}
            if output.output_type == "error":  # a traceback holds paths of one machine
                output.traceback = [f"{output.ename}: {output.evalue}"]
    return nb


def with_header(nb, number):
    """Write into the title cell where the lesson is in the course, and return `nb`."""
    title, _, rest = nb.cells[0].source.partition("\n\n")
    rest = OLD_HEADER.sub("", rest)
    nb.cells[0].source = f"{title}\n\n{header(number)}\n\n{rest}"
    return nb


def with_lesson_links(nb):
    """Let each lesson's number at the end of a glossary's row lead to it."""
    files = {entry.number: f"{entry.notebook}.ipynb" for entry in COURSE}

    def linked(row):
        numbers = re.findall(r"\b\d\d\b(?!_)", re.sub(r"\([^)]*\)", "", row[2]))
        links = [f"[{n}]({files[n]})" if n in files else n for n in numbers]
        return f"{row[1]} {', '.join(links)} |"

    for cell in nb.cells:
        cell.source = GLOSSARY_ROW.sub(linked, cell.source)
    return nb


def refresh(path):
    """Run the notebook at `path` from the top and store it canonically."""
    nb = nbformat.read(path, as_version=4)
    if path.stem in {entry.notebook for entry in COURSE}:
        nb = with_header(nb, path.stem[:2])
    else:
        nb = with_lesson_links(nb)
    NotebookClient(
        nb,
        kernel_name="python3",
        timeout=60,
        record_timing=False,
        store_widget_state=False,
        coalesce_streams=True,
        resources={"metadata": {"path": str(path.parent)}},
    ).execute()
    nbformat.write(canonical(nb), path)
    return path.name


def main(names):
    """Refresh the lessons called `names`, or all of them; two at a time."""
    os.environ["NNLIB_PROGRESS"] = "none"  # a refresh is no learner's progress
    paths = [NOTEBOOKS / f"{Path(name).stem}.ipynb" for name in names]
    with ProcessPoolExecutor(max_workers=2) as pool:
        for name in pool.map(refresh, paths or sorted(NOTEBOOKS.glob("*.ipynb"))):
            print(f"refreshed {name}")


if __name__ == "__main__":
    main(sys.argv[1:])
