"""Words to HTML: plain text with `code` marks, safe to show on any page.

Content files hold plain text. A blank line starts a paragraph, backticks mark
code, and a paragraph that starts with four spaces is a block of code. Folded
parts are <details>, which work by keyboard and without a running kernel.

A card carries its frame as a style of its own: a page that does not trust a notebook
yet has no style sheet of the course. Where it has one, nnlib.look does the rest.
"""

import html
import re

from nnlib.look import LIGHT, top

# JupyterLab takes the keys pressed on a summary as commands to the notebook, unless
# that very element says otherwise.
_KEYS = 'data-lm-suppress-shortcuts="true"'
_STRIPES = {
    "": LIGHT["blue"],
    "predict": LIGHT["green"],
    "right": LIGHT["green"],
    "notyet": LIGHT["vermillion"],
    "open": LIGHT["edge"],
}


def to_html(text, start=""):
    """Return paragraphs of HTML for plain `text`; `start` is set in bold in front."""
    start = f"<strong>{html.escape(start)}</strong> " if start else ""
    blocks = [_block(block) for block in text.strip("\n").split("\n\n")]
    if start and blocks[0].startswith("<p>"):
        blocks[0] = "<p>" + start + blocks[0].removeprefix("<p>")
    elif start:
        blocks.insert(0, f"<p>{start}</p>")
    return "\n".join(blocks)


def inline(text):
    """Return one line of HTML for `text`, with its `code` marks."""
    return re.sub(r"`([^`]+)`", r"<code>\1</code>", html.escape(text, quote=False))


def card(kind, content, role=""):
    """Return HTML `content` as a card of the course: its `kind`, and what there is.

    The card is a group with the name `kind`, such as "Question" or "Exercise 2". The
    `role` gives its stripe a color; see nnlib.look.
    """
    style = (
        "border: 1px solid rgba(128, 138, 148, 0.5); "
        f"border-left: 4px solid {_STRIPES[role]}; "
        "border-radius: 10px; padding: 12px 24px; margin: 2px 0; box-sizing: border-box"
    )
    classes = f"nnlib-card nnlib-{role}" if role else "nnlib-card"
    return (
        f'<div role="group" aria-label="{html.escape(kind)}" class="{classes}" '
        f'style="{style}">\n{top(kind)}\n{content}\n</div>'
    )


def heading(text):
    """Return the first paragraph of a question as a heading, the others below it.

    It is no <h3>, or JupyterLab would list it among the sections of the lesson.
    """
    first, *rest = to_html(text).split("\n", 1)
    words = first.removeprefix("<p>").removesuffix("</p>")
    first = (
        '<div role="heading" aria-level="3" class="nnlib-question" '
        f'style="font-weight: 700">{words}</div>'
    )
    return "\n".join([first, *rest])


def fold(summary, content, opened=False):
    """Return HTML `content` folded behind the line `summary`, which opens it."""
    state = " open" if opened else ""
    return (
        f"<details{state}>\n<summary {_KEYS}>{inline(summary)}</summary>\n"
        f'<div style="margin: 4px 20px">\n{content}\n</div>\n</details>'
    )


def link(address, words):
    """Return a link with `words`, which are underlined on every page."""
    return f'<a href="{html.escape(address)}" {_KEYS}><u>{inline(words)}</u></a>'


def code(text):
    """Return a block of code as HTML."""
    return f"<pre><code>{html.escape(text.strip(), quote=False)}</code></pre>"


def _block(block):
    if block.startswith("    "):
        lines = [line.removeprefix("    ") for line in block.splitlines()]
        return code("\n".join(lines))
    return f"<p>{inline(' '.join(block.split()))}</p>"
