"""Write lessons as slides: a notebook to show in JupyterLab, and an HTML file.

The notebook is a teacher's copy with slide types. With jupyterlab-slideshow it is shown
in JupyterLab, where explorers are live: run all cells, then start the deck. The HTML
file shows the same slides in any browser, without Python and without a network; there
explorers are pictures. With --pdf the slides are printed, one on a page.
"""

import json

from nnlib.classroom.lessons import chosen
from nnlib.classroom.writing import Files, add_options, guarded, need

__all__ = ["add_options", "run"]


def run(options):
    """Write the files."""
    guarded(_run, options)


def _run(options):
    entries = chosen(options.lessons)
    need("nbconvert", "latex2mathml", "sphinx_revealjs")
    from nnlib.classroom.deck import deck_page, marked

    files = Files(options)
    for entry in entries:
        notebook = marked(entry)
        text = json.dumps(notebook, indent=1, ensure_ascii=False) + "\n"
        files.write(f"{entry.notebook}-slides.ipynb", text)
        title = f"Lesson {entry.number}: {entry.title}"
        text = deck_page(notebook, title)
        files.write(f"{entry.notebook}-slides.html", text, query="?print-pdf")
