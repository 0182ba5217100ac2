"""Words to HTML: plain text with `code` marks, safe to show on any page.

Content files hold plain text. A blank line starts a paragraph, backticks mark
code, and a paragraph that starts with four spaces is a block of code. Folded
parts are <details>, which work by keyboard and without a running kernel.
"""

import html
import re


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


def panel(content, color="#595959"):
    """Return HTML `content` with a stripe of `color` to its left."""
    style = f"border-left: 4px solid {color}; padding: 0 0.8em; margin: 0.4em 0"
    return f'<div style="{style}">\n{content}\n</div>'


def fold(summary, content):
    """Return HTML `content` folded behind the line `summary`, which opens it."""
    return (
        f"<details>\n<summary>{inline(summary)}</summary>\n"
        f'<div style="margin: 0.4em 1.2em">\n{content}\n</div>\n</details>'
    )


def code(text):
    """Return a block of code as HTML."""
    return f"<pre><code>{html.escape(text.strip(), quote=False)}</code></pre>"


def _block(block):
    if block.startswith("    "):
        lines = [line.removeprefix("    ") for line in block.splitlines()]
        return code("\n".join(lines))
    return f"<p>{inline(' '.join(block.split()))}</p>"
