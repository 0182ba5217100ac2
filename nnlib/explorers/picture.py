"""From a Figure to what the page shows: SVG while it lives, HTML when it is stored.

No widgets here.
"""

import re
from html import escape
from io import StringIO

from matplotlib import rc_context
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure

from nnlib.figures.palette import SMALL, prepare
from nnlib.figures.show import Picture

# Text stays text, so that it can be read aloud and selected; the salt makes equal
# pictures equal bytes. Both hold only while an explorer draws.
SVG = {"svg.fonttype": "none", "svg.hashsalt": "nnlib"}
# Names that Matplotlib numbers in every figure alike: two pictures on one page
# would share them, and nothing refers to them.
NUMBERED = re.compile(r' id="[a-z0-9]+(_[a-z]+)*_\d+"')


def new_figure(width=8.4, height=3.2):
    """Return an empty Figure of `width` by `height` inches for an explorer."""
    return Figure(figsize=(width, height), facecolor="white")


def steady(ax, *, title="", xlabel="", ylabel="", below=0.11, left=0.09):
    """Return the Axes with a title and labels that stay where they are.

    Matplotlib looks for free places for all three in every drawing, which takes as
    long as the drawing. `below` and `left` are distances as shares of the Axes.
    """
    ax = prepare(ax, xlabel=xlabel, ylabel=ylabel)
    ax.set_title(title, fontsize=SMALL, y=1.0)
    ax.xaxis.set_label_coords(0.5, -below)
    ax.yaxis.set_label_coords(-left, 0.5)
    return ax


def svg_of(figure, words):
    """Return the figure as an SVG element that a screen reader announces as `words`."""
    buffer = StringIO()
    with rc_context(SVG):
        FigureCanvasSVG(figure).print_svg(buffer, metadata={"Date": None})
    text = NUMBERED.sub("", buffer.getvalue())
    return text[text.index("<svg") :].replace(
        "<svg", f'<svg role="img" aria-label="{escape(words)}"', 1
    )


def twin_html(drawing, states):
    """Return a picture and a table that stand in for an explorer that does not run.

    `states` maps what a learner does to the state that it leads to. The picture
    shows the first, the table has one row for each.
    """
    first = next(iter(states.values()))
    drawing.update(first)
    picture = Picture(drawing.figure, first.words())._repr_html_()
    columns = ["", *first.row()]
    head = "".join(f'<th scope="col">{escape(c)}</th>' for c in columns)
    body = "".join(
        f'<tr><th scope="row">{escape(name)}</th>'
        + "".join(f"<td>{escape(cell)}</td>" for cell in state.row().values())
        + "</tr>"
        for name, state in states.items()
    )
    return (
        f"{picture}<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
        "<p>Run this cell to try it yourself.</p>"
    )
