"""The figures of explorers, and what stands in for one that does not run.

No widgets here.
"""

from html import escape

from matplotlib.figure import Figure

from nnlib.figures.palette import SMALL, prepare
from nnlib.figures.show import Picture


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
