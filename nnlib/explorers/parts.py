"""The marks of a figure as SVG, each drawn anew only when it has changed. No widgets.

A move changes a few of the marks of a picture. Matplotlib would draw all of them; the
ticks and the texts alone take most of that time. But it takes note of what was changed
since it was drawn (`Artist.stale`), and so the others can stay as they are. It misses
what `set_path` and `set_array` do: `artist.set(path=...)` is noticed. What was set to
the value that it had looks as before (looks.py), and stays as well.
"""

import re
from base64 import b64encode
from functools import lru_cache
from io import BytesIO, StringIO

from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.backend_bases import RendererBase
from matplotlib.backends.backend_svg import RendererSVG
from matplotlib.patches import Patch
from matplotlib.text import Annotation, Text
from matplotlib.textpath import text_to_path
from PIL import Image

from nnlib.explorers.looks import look_of

# Text stays text, so that it can be selected; the salt makes equal pictures equal
# bytes. An explorer draws with plain(**SVG).
SVG = {
    "svg.fonttype": "none",
    "svg.hashsalt": "nnlib",
    # The one that texts are measured with, and two that look like it where it is
    # missing. Matplotlib would name eleven with each text.
    "font.sans-serif": ["DejaVu Sans", "Bitstream Vera Sans", "Verdana"],
}
# A pixel is two units wide. A map has fewer places than that, and the page draws what
# is between two pixels as smoothly as what is between two places.
IMAGE_DPI = 36
NO_METADATA = dict.fromkeys(("Creator", "Date", "Format", "Type"))
# A page reads the space between two parts as a text, and a turn by nothing as a turn.
NOTHING = re.compile(r'\s+(?=<|\Z)| transform="rotate\(-0 [^"]*"')
DEFS = re.compile(r"<defs>.*?</defs>", re.DOTALL)
# The hatch of dots: 46 of them, each of four curves, in a square that is repeated. They
# can be half of a picture's text, and are these two, over and over.
DOTS = re.compile(
    r'width="72" height="72">(\s*<rect[^>]*>\s*)<path d="[^"]*"( style="[^"]*")/>'
)
SPOTS = (0, 0), (12, 0), (6, 12), (0, 24), (12, 24)  # a corner's dot is cut in four
FEW_DOTS = (
    r'width="12" height="24">\1<g\2>'
    + "".join(f'<circle cx="{x}" cy="{y}" r="1.2"/>' for x, y in SPOTS)
    + "</g>"
)


class Parts:
    """The parts of a figure from back to front, kept from one drawing to the next.

    `finish` is called with the SVG of each part, once.
    """

    def __init__(self, figure, finish):
        figure.set_dpi(72)  # that of SVG
        self.figure, self._finish, self._kept = figure, finish, {}

    def svg(self):
        """Return the figure as it is now, without the SVG element around it."""
        found = _from_back_to_front(self.figure)
        # Without those that are gone.
        self._kept = {artist: self._part(artist, place) for place, artist in found}
        parts = [part for *_, part in self._kept.values()]
        # Marks share what they refer to: the edge of the Axes, the shape of a marker.
        shared = dict.fromkeys(block for _, blocks in parts for block in blocks)
        return "".join([*shared, *(svg for svg, _ in parts)])

    def _part(self, artist, place):
        """Return the place of an artist, its look, and its part."""
        kept = self._kept.get(artist)
        if kept and kept[0] == place and not _stale(artist):
            return kept
        look = look_of(artist)
        if kept and look is not None and kept[:2] == (place, look):
            return kept
        return place, look, self._drawn(artist)

    def _drawn(self, artist):
        """Return an artist as SVG, and what that refers to as a list."""
        buffer = StringIO()
        size = self.figure.get_size_inches() * 72
        renderer = _Renderer(*size, buffer, image_dpi=IMAGE_DPI, metadata=NO_METADATA)
        artist.draw(renderer)
        renderer.finalize()
        # The first <defs> hold a rule. It would be one for the whole page, and a page
        # whose rules change is styled anew from top to bottom: slower than the drawing.
        svg = buffer.getvalue().split("</defs>", 1)[1].rsplit("</svg>", 1)[0]
        if isinstance(artist, Patch) and artist.get_hatch() == ".":
            svg = DOTS.sub(FEW_DOTS, svg)
        svg = self._finish(NOTHING.sub("", svg))
        return DEFS.sub("", svg), DEFS.findall(svg)


class _Renderer(RendererSVG):
    """Writes few elements, as a page pays for each one in each picture.

    It measures each text once, and packs an image in a hurry: both are slow.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._named = []  # of the groups that are open: whether each has a name

    def open_group(self, s, gid=None):
        """Open a group only if it has a name: nothing refers to the others."""
        self._named.append(bool(gid))
        if gid:
            super().open_group(s, gid)

    def close_group(self, s):
        """Close what `open_group` has opened."""
        if self._named.pop():
            super().close_group(s)

    def draw_markers(self, gc, marker_path, marker_trans, path, trans, rgbFace=None):
        """Draw a single marker, such as a tick, where it is; share the shape of more.

        What is shared is copied by the page at each place, with a root of its own.
        """
        single = len(path.vertices) == 1
        draw = RendererBase.draw_markers if single else RendererSVG.draw_markers
        draw(self, gc, marker_path, marker_trans, path, trans, rgbFace)

    def get_text_width_height_descent(self, s, prop, ismath):
        return _measured(s, prop.copy(), ismath)

    def draw_image(self, gc, x, y, im, transform=None):
        """Write the pixels `im`, from the bottom up, of a map that fills its Axes.

        Matplotlib would round its edges to whole pixels.
        """
        if transform is not None:  # pixels to be turned
            return super().draw_image(gc, x, y, im, transform)
        png, edge = BytesIO(), gc.get_clip_rectangle()
        Image.fromarray(im[::-1]).save(png, format="png", compress_level=1)
        code = b64encode(png.getvalue()).decode("ascii")
        sizes = {"x": edge.x0, "y": self.height - edge.y1}
        sizes |= {"width": edge.width, "height": edge.height}
        sizes = {name: f"{size:g}" for name, size in sizes.items()}
        href = {"xlink:href": f"data:image/png;base64,{code}"}
        href["preserveAspectRatio"] = "none"  # pixels need not be square
        return self.writer.element("image", attrib={**sizes, **href})


@lru_cache(2000)
def _measured(text, font, ismath):
    return text_to_path.get_text_width_height_descent(text, font, ismath)


def _from_back_to_front(figure):
    """Yield (place, artist) for all that is seen; of an Axes, what is in it.

    The place of an artist is where its Axes is, and from where to where it reaches. An
    Annotation can be moved without being stale.
    """
    yield (), figure.patch
    others = (child for child in figure.get_children() if child is not figure.patch)
    for child in sorted(others, key=_height):
        if not isinstance(child, Axes):
            yield (), child
            continue
        child.apply_aspect()
        place = child.get_position().bounds, child.viewLim.bounds
        for artist in _seen(child):
            spot = tuple(artist.xy) if isinstance(artist, Annotation) else ()
            yield (*place, spot), artist


def _seen(ax):
    """Return what is seen of an Axes, from back to front."""
    frame = [ax.xaxis, ax.yaxis, *ax.spines.values(), ax.patch]
    inside = [artist for artist in ax.get_children() if artist not in frame]
    if not ax.axison:
        return sorted(filter(_visible, inside), key=_height)
    shown = sorted(filter(_visible, [*inside, *frame[:-1]]), key=_height)
    return [ax.patch, *shown]


def _stale(artist):
    """Say whether an artist, or what belongs to it, has changed since it was drawn."""
    own = None
    if isinstance(artist, Axis):
        own = artist.label
    elif isinstance(artist, Text):
        own = artist.get_bbox_patch()
    return artist.stale or (own is not None and own.stale)


def _visible(artist):
    """Say whether there is anything to draw. A text without words is always stale."""
    empty = type(artist) is Text and not artist.get_text()  # an Annotation has an arrow
    return artist.get_visible() and not empty


def _height(artist):
    return artist.get_zorder()
