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

from nnlib.figures.palette import DPI, plain
from nnlib.figures.words import words_of
from nnlib.text import minus_signs

# MAXCOVERAGE keeps the colors of small marks, which other ways of choosing blend.
PALETTE = {"colors": 256, "method": Image.Quantize.MAXCOVERAGE}

# JupyterLab's themes set this number, 0 if they are light and 32 if they are dark. In
# those light and dark change places, and the colors stay: one picture is right in both.
_THEME = "var(--jp-shadow-base-lightness, 0)"
DARK = (
    f"filter: invert(calc({_THEME} / 35)) hue-rotate(calc({_THEME} * 5.625deg)); "
    "max-width: 100%"
)
SMALL = "font-size: 13px; color: var(--jp-ui-font-color2, #565d66); max-width: 660px"


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


@plain()
def png_of(*figures, **about):
    """Return the figures, side by side, as the bytes of a PNG: the same on every run.

    A palette makes the file a third as large, and a lesson holds many.
    `about` are texts to keep in the file, such as Description.
    """
    drawn = [_drawn(figure) for figure in figures]
    whole = Image.new(
        "RGB",
        (sum(image.width for image in drawn), max(image.height for image in drawn)),
        "white",
    )
    left = 0
    for image in drawn:
        whole.paste(image, (left, 0))
        left += image.width
    few = whole.quantize(**PALETTE, dither=Image.Dither.NONE)
    kept, texts = io.BytesIO(), PngInfo()
    for key, text in about.items():
        texts.add_text(key, text)
    few.save(kept, "PNG", optimize=True, pnginfo=texts)
    return kept.getvalue()


def _drawn(figure):
    png = io.BytesIO()
    figure.savefig(png, format="png", dpi=DPI)
    with Image.open(png) as image:
        return image.convert("RGB")


class Picture:
    """A figure, or a list of them, as HTML with its words; as text the words alone."""

    def __init__(self, figure, alt=None):
        if alt is not None and not isinstance(alt, str):
            raise TypeError(f"alt must be a text or None, but it is {alt!r}")
        self.words = minus_signs(words_of(figure) if alt is None else alt).strip()
        if not self.words:
            raise ValueError(
                "alt must say in words what the figure shows, but there are no words: "
                "pass alt='...' or leave them with ax.set_label('...')"
            )
        self.png = png_of(*(figure if isinstance(figure, list) else [figure]))

    def _repr_html_(self):
        words = html.escape(self.words)
        source = base64.b64encode(self.png).decode("ascii")
        # Who sees the picture can unfold its words; a screen reader meets them in alt.
        return (
            f'<figure style="margin: 0">'
            f'<img alt="{words}" style="{DARK}" src="data:image/png;base64,{source}">'
            f'<figcaption style="{SMALL}"><details>'
            f'<summary data-lm-suppress-shortcuts="true">This picture in words'
            f"</summary>{words}</details></figcaption></figure>"
        )

    def __repr__(self):
        return self.words
