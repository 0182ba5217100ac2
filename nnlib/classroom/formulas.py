r"""Markdown to HTML, with each formula as MathML, which browsers show by themselves."""

import re

from latex2mathml.converter import convert
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

_NAMESPACE = ' xmlns="http://www.w3.org/1998/Math/MathML"'  # HTML needs none
# No line ends between a formula and the full stop behind it.
_THEN_A_STOP = re.compile(r'(<math display="inline">(?:(?!</math>).)*</math>[.,;:?)]+)')


class _Renderer(IPythonRenderer):
    """Writes formulas as MathML, and links as their words where a page is for paper."""

    def inline_math(self, body):
        return mathml(body)

    def block_math(self, body):
        return f'<div class="formula">{mathml(body, display="block")}</div>'

    def latex_environment(self, name, body):
        return self.block_math(rf"\begin{{{name}}}{body}\end{{{name}}}")

    def link(self, text, url, title=None):
        """Keep the words: a page of paper, and a single file, lead to no notebook."""
        if url.startswith(("http://", "https://")):
            return f'{text} <span class="address">({self.escape_html(url)})</span>'
        return text


def mathml(formula, display="inline"):
    """Return a LaTeX formula as MathML."""
    return convert(formula, display=display).replace(_NAMESPACE, "")


def markdown_to_html(text):
    """Return the HTML of a Markdown cell, for a file that stands alone."""
    renderer = _Renderer(escape=False, exclude_anchor_links=True)
    html = MarkdownWithMath(renderer).render(text)
    return _THEN_A_STOP.sub(r'<span class="nobreak">\1</span>', html)
