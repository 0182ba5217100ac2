"""Words to HTML: plain text with `code` marks, safe to show on any page.

Content files hold plain text. A blank line starts a paragraph, backticks mark
code, and a paragraph that starts with four spaces is a block of code. Folded
parts are <details>, which work by keyboard and without a running kernel.

Where HTML is stored, its style is written into each element: a page that does not
trust a notebook yet drops style sheets, classes stay without effect, and so do roles.
"""

import html
import re

# JupyterLab takes the keys pressed on a summary as commands to the notebook, unless
# that very element says otherwise.
_KEYS = 'data-lm-suppress-shortcuts="true"'
BLUE, GREEN, VERMILLION, GRAY = "#0072B2", "#009E73", "#D55E00", "#6F7A85"


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


def card(kind, content, color=BLUE):
    """Return HTML `content` as a card: its `kind` in small letters, a stripe of color.

    The card is a group with the name `kind`, such as "Question" or "Exercise 2".
    """
    style = (
        f"border: 1px solid #9aa4ae; border-left: 4px solid {color}; "
        "border-radius: 10px; padding: 8px 20px; margin: 4px 0; max-width: 860px; "
        "box-sizing: border-box"
    )
    small = f"font-size: 13px; font-weight: 700; color: {color}"
    return (
        f'<div role="group" aria-label="{html.escape(kind)}" class="nnlib-card" '
        f'style="{style}">\n<div class="nnlib-kind" style="{small}">{inline(kind)}'
        f"</div>\n{content}\n</div>"
    )


def heading(text):
    """Return the first paragraph of a question as a heading, the others below it.

    It is no <h4>, or JupyterLab would list it among the sections of the lesson.
    """
    first, *rest = to_html(text).split("\n", 1)
    words = first.removeprefix("<p>").removesuffix("</p>")
    style = "font-weight: 700; margin: 4px 0 8px"
    first = f'<div role="heading" aria-level="4" style="{style}">{words}</div>'
    return "\n".join([first, *rest])


def panel(content, color=GRAY):
    """Return HTML `content` with a stripe of `color` to its left."""
    style = f"border-left: 4px solid {color}; padding: 0 12px; margin: 8px 0"
    return f'<div class="nnlib-verdict" style="{style}">\n{content}\n</div>'


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
