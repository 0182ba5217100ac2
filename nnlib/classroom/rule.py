"""Which cells of a lesson are shown on slides, and where a new slide begins.

Kept: title, section heads, boxes, formulas, tables, code that builds something,
predictions and their results, pictures, questions, explorers, tasks of exercises. Left
out: imports, most prose and what else a class reads in the lesson itself.
"""

import re
from itertools import pairwise

from nnlib.classroom.cells import (
    calls_in,
    defines,
    is_explorer,
    is_picture,
    only_imports,
)

SLIDE, SUBSLIDE, SAME, SKIP = "slide", "subslide", "-", "skip"
ROOM = 22  # lines on a slide
MOST_WORDS = 70  # of a section's first cell; the rest is for reading
SHOWN = re.compile(r"^> |^\$\$|^\||^### |^\*\*Wrong on purpose", re.M)
TRY = re.compile(r"^\*\*Wrong on purpose|^> \*\*Try:", re.M)  # the code comes next
PARTS = ("title", "ask", "predict", "explain")  # each is a slide of its own


def slide_types(cells):
    """Return the slide type of each cell, in order: slide, subslide, - or skip."""
    types, used = [], ROOM
    for i, cell in enumerate(cells):
        tries = i > 0 and TRY.search(cells[i - 1]["source"])
        kind = "title" if i == 0 else kind_of(cell)
        if kind == SKIP and tries and cell["cell_type"] == "code":
            kind = SAME
        lines = lines_of(cell)
        if kind == SKIP:
            types.append(SKIP)
            continue
        if kind in (SLIDE, "title"):
            types.append(SLIDE)
        elif kind == SAME and used + lines <= ROOM:
            types.append(SAME)
            lines += used
        else:
            types.append(SUBSLIDE)
        # What comes after a question must not be seen with it.
        used = ROOM if kind in PARTS else lines
    return types


def kind_of(cell):
    """Return how a cell is shown: skip, slide, - (if there is room), or its call."""
    source = cell["source"]
    if cell["cell_type"] == "markdown":
        if source.startswith("## "):
            return SLIDE
        return SUBSLIDE if SHOWN.search(source) else SKIP
    names = [call.name for call in calls_in(source)]
    for name in ("ask", "predict", "explain"):
        if name in names:
            return name
    if "check" in names:
        return SAME
    if names or only_imports(source):
        return SKIP
    if is_explorer(source) or is_picture(source) or defines(source):
        return SAME
    return SKIP


def shortened(source):
    """Return a section's first cell for a slide: its heading, and what fits below."""
    head, *paragraphs = source.split("\n\n")
    kept, words = [head, *paragraphs[:1]], 0
    for before, paragraph in pairwise(paragraphs):
        words += len(before.split())
        if words + len(paragraph.split()) > MOST_WORDS and not SHOWN.search(paragraph):
            break
        kept.append(paragraph)
    return "\n\n".join(kept)


def lines_of(cell):
    """Estimate how many lines of a slide a cell takes."""
    source = cell["source"]
    if cell["cell_type"] == "markdown":
        return 1 + source.count("\n") * 0.8 + 2 * source.count("$$") / 2
    lines = 1 + source.count("\n")
    for output in cell.get("outputs", []):
        html = "".join(output.get("data", {}).get("text/html", ""))
        text = "" if html else "".join(output.get("text", ""))
        lines += 15 * html.count("<img") + 1.3 * html.count("<p") + text.count("\n")
    return lines
