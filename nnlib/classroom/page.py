"""A page for paper: one HTML file with its style inside, no script and no network."""

from html import escape
from importlib.resources import files

from nnlib.look import LIGHT, variables


def page(title, body, css=""):
    """Return a whole HTML page that stands alone."""
    style = (files("nnlib.classroom") / "paper.css").read_text(encoding="utf-8")
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width">\n'
        f"<title>{escape(title)}</title>\n"
        f"<style>\n:root {{ {variables(LIGHT)} }}\n{style}{css}</style>\n</head>\n"
        f"<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )
