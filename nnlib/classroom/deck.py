"""A lesson as slides: a notebook with slide types, and one HTML file with reveal.js.

reveal.js comes with the package sphinx-revealjs and goes into the file, so that it
needs no network.
"""

import json
import re
from importlib.util import find_spec
from pathlib import Path

from nnlib.classroom.cells import calls_in, is_explorer, is_picture, without_calls
from nnlib.classroom.items import prediction, question
from nnlib.classroom.lessons import NOTEBOOKS
from nnlib.classroom.page import page
from nnlib.classroom.reader import highlighted, outputs_html, without_way
from nnlib.classroom.rule import SAME, SKIP, shortened, slide_types
from nnlib.practice.library import find

REVEAL = "sphinx_revealjs"
# Where jupyterlab-slideshow looks for styles; a projector needs large letters.
FONTS = "@deathbeds/jupyterlab-fonts"
LARGE = {
    ".jp-Notebook": {
        "--jp-content-font-size1": "22px",
        "--jp-content-font-size3": "34px",
        "--jp-content-font-size4": "38px",
        "--jp-content-font-size5": "44px",
        "--jp-code-font-size": "19px",
    },
    ".nnlib-card": {"--nn-scale": "1.3"},
}
# Each slide is made as large as it fits, before reveal.js hides those to come. On paper
# there is nothing to hide, and neither reveal.js nor its style.
START = """
window.addEventListener('load', () => {
  const paper = location.search.includes('print-pdf');
  document.body.classList.toggle('paper', paper);
  if (paper) document.querySelector('style').remove();
  for (const slide of document.querySelectorAll('.slides > section')) {
    if (!paper) slide.style.cssText = 'display: block; visibility: hidden';
    const inside = slide.firstElementChild;
    for (let size = 1.5; size >= 0.4; size -= 0.05) {
      inside.style.zoom = size;
      if (inside.getBoundingClientRect().height <= 690
          && inside.scrollWidth <= inside.clientWidth + 3) break;
    }
    slide.style.cssText = '';
  }
  if (!paper) Reveal.initialize({width: 1280, height: 720, margin: 0.02,
    center: false, hash: true, slideNumber: 'c/t', transition: 'none'});
});
"""


def marked(entry):
    """Return a lesson as a notebook, a dict, whose cells carry their slide types.

    The first cell of a section is shortened, and cells that only ask show no code.
    """
    path = NOTEBOOKS / f"{entry.notebook}.ipynb"
    notebook = json.loads(path.read_text(encoding="utf-8"))
    cells = [{**c, "source": "".join(c["source"])} for c in notebook["cells"]]
    types = slide_types(cells)
    marked = [_marked(*pair) for pair in zip(cells, types, strict=True)]
    metadata = {**notebook["metadata"], FONTS: {"enabled": True, "styles": LARGE}}
    return {**notebook, "cells": marked, "metadata": metadata}


def _marked(cell, type):
    metadata = dict(cell["metadata"])
    if type != SAME:  # jupyterlab-slideshow stacks what has no type below the rest
        metadata["slideshow"] = {"slide_type": type}
    source = cell["source"]
    if cell["cell_type"] == "markdown":
        source = without_way(source)
        if source.startswith("## "):
            source = shortened(source)
    elif _hides_code(source):
        metadata["jupyter"] = {"source_hidden": True}
    return {**cell, "metadata": metadata, "source": source}


def _hides_code(source):
    """Whether the code of a cell is of no interest to a class."""
    asks = any(call.name in ("ask", "predict") for call in calls_in(source))
    return asks or is_explorer(source) or is_picture(source)


def deck_page(notebook, title):
    """Return a marked notebook as one HTML file of slides that needs no network."""
    slides = []
    for cell in notebook["cells"]:
        type = cell["metadata"].get("slideshow", {}).get("slide_type", SAME)
        if type == SKIP:
            continue
        if type != SAME or not slides:
            slides.append([])
        slides[-1].append(slide_html(cell))
    body = "\n".join(
        f"<section><div>{''.join(parts)}</div></section>" for parts in slides
    )
    reveal = _reveal()
    whole = page(
        f"{title} (slides)",
        f'<div class="reveal"><div class="slides">\n{body}\n</div></div>',
        "slides.css",
    )
    css = (reveal / "reveal.css").read_text(encoding="utf-8")
    script = (reveal / "reveal.js").read_text(encoding="utf-8")
    whole = whole.replace("<style>", f"<style>\n{css}\n</style>\n<style>", 1)
    scripts = f"<script>{script}</script>\n<script>{START}</script>\n</body>"
    return whole.replace("</body>", scripts)


def slide_html(cell):
    """Return a cell as HTML for a slide; what a class has predicted is shown here."""
    from nnlib.classroom.formulas import markdown_to_html

    source = cell["source"]
    if cell["cell_type"] == "markdown":
        return markdown_to_html(source)
    for call in calls_in(source):
        if call.name == "ask":
            return question(find(call.id, "wc"))
        if call.name == "predict":
            return prediction(find(call.id, "p"))
    code = "" if _hides_code(source) else highlighted(without_calls(source))
    if any(call.name == "check" for call in calls_in(source)):
        return code  # the hints and the solution are below it
    shown = outputs_html(cell)
    if is_explorer(source):  # its table of numbers is for reading, not for a slide
        shown = re.sub("<table.*?</table>", "", shown, flags=re.S)
    return code + shown


def _reveal():
    """Return the folder of reveal.js in the package that brings it."""
    return Path(find_spec(REVEAL).origin).parent / "_static" / "revealjs" / "dist"
