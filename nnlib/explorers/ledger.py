"""The arithmetic of an explorer: lines of text in which the knobs' numbers light up."""

import re
from html import escape

MARKED = re.compile(r"\{(\w+)\|([^{}|]*)\}")  # what `lit` makes


def lit(knob, text):
    """Return `text` for the ledger, to light up while `knob` is used: {w1|0.5}."""
    return f"{{{knob}|{text}}}"


def unlit(line):
    """Return a line of the ledger as it is read."""
    return MARKED.sub(r"\2", line)


def to_html(lines):
    """Return the lines of a ledger as HTML."""
    marked = MARKED.sub(r'<b data-knob="\1">\2</b>', escape("\n".join(lines)))
    return f"<pre>{marked}</pre>"
