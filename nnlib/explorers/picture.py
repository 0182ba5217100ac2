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


def panel(width=4.2, height=3.7, *, margins=(0.62, 0.08, 0.56, 0.34), **texts):
    """Return an Axes on a figure of its own, `width` by `height` inches.

    `margins` are left, right, below and above the Axes, in inches; `texts` are title,
    xlabel and ylabel, which stay where they are. An inch is at least 72 pixels wide on
    the page, so that the smallest text is never smaller than 11.
    """
    left, right, bottom, top = margins
    inner = width - left - right, height - bottom - top
    box = left / width, bottom / height, inner[0] / width, inner[1] / height
    ax = new_figure(width, height).add_axes(box)
    return steady(ax, below=0.34 / inner[1], left=0.48 / inner[0], **texts)


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


def panels_of(drawing):
    """Return the panels of a drawing: an Axes of each of its figures."""
    return getattr(drawing, "panels", None) or (drawing.figure.axes[0],)


def twin_html(question, drawing, states):
    """Return what stands in for an explorer that does not run, as HTML.

    `states` maps what a learner does to the state that it leads to. The picture
    shows the first, the table has one row for each.
    """
    first = next(iter(states.values()))
    drawing.update(first)
    picture = Picture(
        [ax.figure for ax in panels_of(drawing)], first.words()
    )._repr_html_()
    columns = ["", *first.row()]
    head = "".join(f'<th scope="col">{escape(c)}</th>' for c in columns)
    body = "".join(
        f'<tr><th scope="row">{escape(name)}</th>'
        + "".join(f"<td>{escape(cell)}</td>" for cell in state.row().values())
        + "</tr>"
        for name, state in states.items()
    )
    return (
        f"<p>{escape(question)}</p>{picture}<table><thead><tr>{head}</tr></thead>"
        f"<tbody>{body}</tbody></table><p>Run this cell to try it yourself.</p>"
    )
