"""A lesson as a handout: its text, code and pictures, and none of its answers.

Questions get boxes to tick. Where the result of a cell would answer a prediction, there
is room to write in its place.
"""

from html import escape

from nbconvert.filters.highlight import Highlight2HTML

from nnlib.classroom import items
from nnlib.classroom.cells import (
    calls_in,
    is_explorer,
    is_picture,
    only_imports,
    outputs_of,
    without_calls,
)
from nnlib.classroom.formulas import markdown_to_html
from nnlib.practice.library import find, load_lesson

LONG = 30  # lines of code: more than that may go over a page's end
LEFT_OUT = "What does this cell show? Run it, or work it out."
ANSWER = "Your answer:"


def reader(cells):
    """Return a lesson's `cells` as the HTML of a handout."""
    return "\n".join(filter(None, map(cell_html, cells)))


def cell_html(cell):
    """Return one cell as HTML, an empty text for one that paper does not need."""
    source = cell["source"]
    if cell["cell_type"] == "markdown":
        return markdown_to_html(without_way(source))
    calls = calls_in(source)
    asked = "".join(map(_asked, calls))
    code = without_calls(source)
    if asked and not any(call.name == "check" for call in calls):
        return asked
    if only_imports(source):
        return ""
    if is_explorer(source) or is_picture(source):
        return outputs_html(cell)
    shown = highlighted(code) if code else ""
    if any(call.name == "check" for call in calls):
        return together(shown, room(ANSWER))
    if any(call.name == "explain" for call in calls):
        return together(shown, room(LEFT_OUT))
    if calls:  # what is done so far is nothing for paper
        return ""
    return together(shown, outputs_html(cell))


def highlighted(code):
    """Return code with its words marked, as HTML."""
    long = " long" if code.count("\n") >= LONG else ""
    html = Highlight2HTML()(code).replace("<pre>", f'<pre class="python{long}">', 1)
    return f'<div class="code">{html}</div>'


def outputs_html(cell):
    """Return what is stored below a cell as HTML."""
    parts = [
        what if kind == "html" else f"<pre>{escape(what.rstrip(), quote=False)}</pre>"
        for kind, what in outputs_of(cell)
    ]
    return f'<div class="output">{"".join(parts)}</div>' if parts else ""


def together(*parts):
    """Return code and what belongs to it: on one page, if it is not too much."""
    whole = "".join(parts)
    keep = " together" if "<img" not in whole and "long" not in whole else ""
    return f'<div class="cell{keep}">{whole}</div>'


def room(words):
    """Return an empty frame to write in."""
    return f'<div class="room">{escape(words)}</div>'


def _asked(call):
    if call.name == "ask":
        return items.question(find(call.id, "wc"))
    if call.name == "predict":
        return items.prediction(find(call.id, "p"))
    if call.name == "rate":
        return items.rating(load_lesson(call.id))
    return ""


def without_way(source):
    """Return a first cell without the line that leads to other lessons."""
    kept = [x for x in source.split("\n\n") if "](reference.ipynb)" not in x[-60:]]
    return "\n\n".join(kept) if source.startswith("# ") else source
