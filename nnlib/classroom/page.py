"""A page for paper: one HTML file with its style inside, no script and no network."""

from html import escape
from importlib.resources import files

from nnlib.look import LIGHT, variables


def page(title, body, *styles):
    """Return a whole HTML page that stands alone.

    `styles` are the names of style sheets beside this file, after paper.css.
    """
    sheets = [files("nnlib.classroom") / name for name in ("paper.css", *styles)]
    style = "".join(sheet.read_text(encoding="utf-8") for sheet in sheets)
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width">\n'
        f"<title>{escape(title)}</title>\n"
        f"<style>\n:root {{ {variables(LIGHT)} }}\n{style}</style>\n</head>\n"
        f"<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )
