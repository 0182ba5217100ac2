"""Show a figure with its words, so that the picture is never the only way in.

The picture goes out as HTML with an alternative text and a caption. A screen
reader, a fresh clone in which nothing has been run and a page on a code-hosting
site all get the same words, and a changed curve changes a stored sentence.
"""

import base64
import html
import io

from IPython.display import display
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from PIL import Image  # comes with matplotlib
from PIL.PngImagePlugin import PngInfo

from nnlib.figures.palette import DPI
from nnlib.figures.words import words_of

# MAXCOVERAGE keeps the colors of small marks, which other ways of choosing blend.
PALETTE = {"colors": 256, "method": Image.Quantize.MAXCOVERAGE}


def show(fig, alt=None):
    """Display `fig`, a Figure or an Axes, with the words `alt`.

    Without `alt` the words are those that the drawing functions left on the Axes.
    Raises ValueError if there are no words. Returns None.
    """
    display(Picture(figure_of(fig), alt))


def figure_of(fig):
    """Return the Figure of a Figure or an Axes."""
    if isinstance(fig, Axes):
        return fig.figure
    if not isinstance(fig, Figure):
        raise TypeError(f"fig must be a Figure or an Axes, but it is {fig!r}")
    return fig


def png_of(figure, **about):
    """Return the figure as the bytes of a PNG, the same on every run.

    A palette makes the file a third as large, and a lesson holds many.
    `about` are texts to keep in the file, such as Description.
    """
    drawn, kept, texts = io.BytesIO(), io.BytesIO(), PngInfo()
    figure.savefig(drawn, format="png", dpi=DPI)
    for key, text in about.items():
        texts.add_text(key, text)
    with Image.open(drawn) as image:
        few = image.convert("RGB").quantize(**PALETTE, dither=Image.Dither.NONE)
    few.save(kept, "PNG", optimize=True, pnginfo=texts)
    return kept.getvalue()


class Picture:
    """A figure as HTML with its words; as plain text it is the words alone."""

    def __init__(self, figure, alt=None):
        if alt is not None and not isinstance(alt, str):
            raise TypeError(f"alt must be a text or None, but it is {alt!r}")
        self.words = (words_of(figure) if alt is None else alt).strip()
        if not self.words:
            raise ValueError(
                "alt must say in words what the figure shows, but there are no words: "
                "pass alt='...' or leave them with ax.set_label('...')"
            )
        self.png = png_of(figure)

    def _repr_html_(self):
        words = html.escape(self.words)
        source = base64.b64encode(self.png).decode("ascii")
        # A screen reader meets the words once: in alt, not again in the caption.
        return (
            f'<figure style="margin: 0">'
            f'<img alt="{words}" src="data:image/png;base64,{source}">'
            f'<figcaption aria-hidden="true">{words}</figcaption></figure>'
        )

    def __repr__(self):
        return self.words
