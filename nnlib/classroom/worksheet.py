"""A worksheet as HTML: to fill with a pencil, or filled, for the key."""

import base64
import io
from html import escape
from importlib import import_module
from importlib.util import find_spec

from nnlib.classroom.items import gap, lines, question
from nnlib.classroom.page import page
from nnlib.classroom.sheet import Drawing, Gap, Grid, Ledger, Open
from nnlib.figures.palette import plain
from nnlib.figures.show import figure_of
from nnlib.figures.words import words_of
from nnlib.practice.library import find
from nnlib.practice.page.words import inline, to_html


def worksheet_of(entry):
    """Return the Worksheet of a lesson of COURSE, None while it has none."""
    name = f"nnlib.lessons.lesson{entry.number}"
    if find_spec(name) is None or find_spec(f"{name}.worksheet") is None:
        return None
    return import_module(f"{name}.worksheet").WORKSHEET


def worksheet_page(sheet, title):
    """Return a worksheet to fill as a page of its own."""
    body = f'<h1>{title}</h1>\n<p class="name">Name: {gap(width=16)}</p>\n'
    return page(title, body + worksheet_html(sheet), "sheet.css")


def worksheet_html(sheet, solved=False):
    """Return the parts of a worksheet as HTML, numbered; filled if `solved`."""
    found, number = [], 0
    for part in sheet.parts:
        if hasattr(part, "title"):
            number += 1
            head = f"<h2>{number}. {inline(part.title)}</h2>{to_html(part.task)}"
        else:
            head = ""
        body = _WRITERS.get(type(part), _questions)(part, solved)
        found.append(f'<section class="part">{head}{body}</section>')
    return "\n".join(found)


def _ledger(part, solved):
    rows = "".join(
        f"<tr><th scope=row>{inline(row.name)}</th>"
        f"<td>{_line(row.parts, solved)}</td></tr>"
        for row in part.rows
    )
    return f'<table class="ledger"><tbody>{rows}</tbody></table>'


def _grid(part, solved):
    head = "".join(f"<th scope=col>{inline(text)}</th>" for text in part.head)
    rows = "".join(
        f"<tr><th scope=row>{_line(_many(row[0]), solved)}</th>"
        + "".join(f"<td>{_line(_many(cell), solved)}</td>" for cell in row[1:])
        + "</tr>"
        for row in part.rows
    )
    return (
        f'<table class="grid"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody>'
        "</table>"
    )


def _drawing(part, solved):
    return picture_html(part.filled() if solved else part.empty())


def picture_html(axes):
    """Return a drawing as HTML that stays sharp on paper, with its words."""
    figure = figure_of(axes)
    picture = base64.b64encode(_svg(figure)).decode("ascii")
    return (
        f'<figure><img alt="{escape(words_of(figure))}" '
        f'src="data:image/svg+xml;base64,{picture}"></figure>'
    )


def _open(part, solved):
    if solved:
        return f"<p><b>Listen for:</b> {inline(part.listen_for)}</p>"
    return lines(part.lines)


def _questions(part, solved):
    return "".join(question(find(id, "wc"), solved) for id in part.ids)


_WRITERS = {Ledger: _ledger, Grid: _grid, Drawing: _drawing, Open: _open}


def _line(parts, solved):
    return " ".join(
        gap(part.text if solved else "", max(3.5, 0.7 * len(part.text)))
        if isinstance(part, Gap)
        else inline(part)
        for part in parts
    )


def _many(cell):
    return cell if isinstance(cell, tuple) else (cell,)


@plain(**{"svg.hashsalt": "nnlib"})
def _svg(figure):
    file = io.BytesIO()
    figure.savefig(file, format="svg", metadata={"Date": None})
    return file.getvalue()
