"""What of a picture is drawn anew, and what stays."""

import re
from base64 import b64decode
from io import BytesIO, StringIO
from xml.etree import ElementTree

import numpy as np
import pytest
from matplotlib.backends.backend_svg import RendererSVG
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path
from PIL import Image

from nnlib.explorers.parts import IMAGE_DPI, SVG, Parts, _Renderer
from nnlib.figures.palette import plain

IMAGE = "{http://www.w3.org/2000/svg}image"
HREF = "{http://www.w3.org/1999/xlink}href"
ARROW = {"arrowstyle": "-|>"}
SQUARE = Path([(0, 0), (1, 0), (1, 1), (0, 0)])


class Picture:
    """A figure with one of each kind of mark, and the names of those drawn anew."""

    def __init__(self):
        ax = Figure(figsize=(3, 2)).add_axes((0.2, 0.2, 0.7, 0.7))
        self.marks = {
            "title": ax.set_title("at the start", y=1.0),
            "line": ax.plot([0, 1], [0, 1], "o-")[0],
            "text": ax.text(0.5, 0.5, "0.5"),
            "boxed": ax.text(0.2, 0.8, "w1", bbox={"edgecolor": "red"}),
            "arrow": ax.annotate("here", (0, 0), (0.5, 0.7), arrowprops=ARROW),
            "bar": ax.add_patch(Rectangle((0, 0), 0.2, 0.3)),
            "area": ax.add_patch(PathPatch(SQUARE, hatch="//")),
            "mesh": ax.pcolormesh([0, 0.5, 1], [0, 0.5, 1], [[0, 1], [1, 0]]),
            "x axis": ax.xaxis,
        }
        self.ax, self.drawn = ax, []
        self.parts = Parts(ax.figure, lambda svg: svg)
        draw = self.parts._drawn
        self.parts._drawn = lambda mark: self.drawn.append(mark) or draw(mark)
        self.svg()

    def svg(self):
        self.drawn.clear()
        with plain(**SVG):
            return self.parts.svg()

    def whole(self):
        with plain(**SVG):
            return Parts(self.ax.figure, lambda svg: svg).svg()

    def drawn_names(self):
        names = {mark: name for name, mark in self.marks.items()}
        return {names[mark] for mark in self.drawn if mark in names}


@pytest.fixture
def picture():
    return Picture()


MOVES = {
    "title": lambda p: p.marks["title"].set_text("at the end"),
    "line": lambda p: p.marks["line"].set_data([0, 1], [1, 0]),
    "text": lambda p: p.marks["text"].set(text="0.75", fontweight="bold"),
    "boxed": lambda p: p.marks["boxed"].get_bbox_patch().set_edgecolor("blue"),
    "arrow": lambda p: setattr(p.marks["arrow"], "xy", (1, 0.2)),
    "bar": lambda p: p.marks["bar"].set_height(0.9),
    "area": lambda p: p.marks["area"].set(path=Path([(0, 0), (1, 0), (0, 1), (0, 0)])),
    "mesh": lambda p: p.marks["mesh"].set(array=[[1, 1], [0, 0]]),
    "x axis": lambda p: p.ax.set_xticks([0, 0.25]),
}
# One property each: what is set to the value that it had is not drawn anew, and so
# none of these may be overlooked.
PROPERTIES = {
    "title": {"color": "red", "fontweight": "bold", "y": 1.02},
    "line": {"color": "red", "linewidth": 3, "linestyle": ":", "marker": "s"}
    | {"markersize": 9, "markerfacecolor": "white", "markeredgewidth": 2, "alpha": 0.5}
    | {"markevery": 2, "zorder": 9, "visible": False, "gid": "knob:w1"},
    "text": {"position": (0.4, 0.6), "color": "red", "fontsize": 20, "rotation": 30}
    | {"fontweight": "bold", "ha": "right", "va": "top", "bbox": {"fc": "red"}},
    "boxed": {"text": "w2", "fontstyle": "italic"},
    "arrow": {"text": "there", "position": (0.3, 0.3), "fontweight": "bold"},
    "bar": {"xy": (0.1, 0.1), "width": 0.4, "facecolor": "red", "edgecolor": "red"}
    | {"hatch": "/", "alpha": 0.5, "angle": 10},
    "area": {"hatch": ".", "edgecolor": "red", "fill": False, "clip_on": False}
    | {"linewidth": 3, "linestyle": ":"},
}
MOVES_OF_THE_AXIS = {
    "numbers": lambda ax: ax.set_xticks([0, 1], ["none", "all"]),
    "label": lambda ax: ax.set_xlabel("weight"),
    "label's text": lambda ax: ax.xaxis.label.set_text("weight"),
}


@pytest.mark.parametrize("name", MOVES)
def test_a_mark_that_changes_is_drawn_anew_and_no_other(picture, name):
    before = picture.svg()
    MOVES[name](picture)
    after = picture.svg()
    assert picture.drawn_names() == {name}
    assert after != before
    assert after == picture.whole()


@pytest.mark.parametrize(
    ("name", "key"), [(name, key) for name in PROPERTIES for key in PROPERTIES[name]]
)
def test_each_property_counts_and_only_if_it_is_new(picture, name, key):
    before, mark = picture.svg(), picture.marks[name]
    mark.set(**{key: PROPERTIES[name][key]})
    after = picture.svg()
    assert after != before
    assert after == picture.whole()
    for _ in range(2):  # an arrow is where it was one drawing later
        mark.set(**{key: PROPERTIES[name][key]})
        assert picture.svg() == after
    assert not picture.drawn or key == "bbox"  # each time a new frame


@pytest.mark.parametrize("name", [name for name in MOVES if name != "mesh"])
def test_a_mark_that_is_set_to_what_it_was_is_not_drawn_anew(picture, name):
    MOVES[name](picture)
    after = picture.svg()
    MOVES[name](picture)
    assert picture.svg() == after
    assert not picture.drawn


@pytest.mark.parametrize("name", MOVES_OF_THE_AXIS)
def test_numbers_and_label_of_an_axis_are_never_out_of_date(picture, name):
    MOVES_OF_THE_AXIS[name](picture.ax)
    picture.svg()
    assert "x axis" in picture.drawn_names()


def test_without_a_change_nothing_is_drawn(picture):
    before = picture.svg()
    assert not picture.drawn
    picture.ax.set_xlim(picture.ax.get_xlim())  # the same range once more
    assert picture.svg() == before
    assert not picture.drawn


def test_another_range_draws_everything_in_it_anew(picture):
    picture.ax.set_xlim(-1, 3)
    assert picture.svg() == picture.whole()
    assert picture.drawn_names() >= {"line", "text", "bar", "x axis"}


def test_what_is_hidden_goes_and_comes_back(picture):
    before, line = picture.svg(), picture.marks["line"]
    line.set_visible(False)
    without = picture.svg()
    assert len(without) < len(before)
    line.set_visible(True)
    assert picture.svg() == before


def test_what_is_removed_goes(picture):
    picture.marks["bar"].remove()
    assert picture.svg() == picture.whole()


def test_two_marks_share_what_they_refer_to(picture):
    edges = picture.svg().count("<clipPath")
    assert edges == 1


def test_the_dots_of_a_hatch_are_those_of_matplotlib_and_few(picture):
    picture.marks["area"].set(hatch=".", facecolor="yellow", edgecolor="red")
    (ours,) = re.findall("<pattern.*?</pattern>", picture.svg(), re.DOTALL)
    svg = StringIO()
    with plain(**SVG):
        renderer = RendererSVG(216, 144, svg)
        picture.marks["area"].draw(renderer)
        renderer.finalize()
    (theirs,) = re.findall("<pattern.*?</pattern>", svg.getvalue(), re.DOTALL)
    tops = re.findall(r"M (\S+) (\S+)", theirs)
    dots = {(float(x), round(float(y) - 1.2, 3)) for x, y in tops}
    across, down = range(0, 73, 6), range(0, 73, 12)
    assert dots == {(x, y) for x in across for y in down if x % 12 == y / 2 % 12}
    assert len(ours) < len(theirs) / 20
    assert 'width="12" height="24"' in ours
    dots = re.findall(r'cx="(\d+)" cy="(\d+)" r="1.2"', ours)
    assert {(int(x) % 12, int(y) % 24) for x, y in dots} == {(0, 0), (6, 12)}
    for same in ('style="[^"]*"', "<rect [^>]*>"):
        assert re.findall(same, ours) == re.findall(same, theirs)


def test_parts_without_a_name_or_an_edge_have_no_group(picture):
    picture.marks["line"].set(gid="knob:w1")
    svg = picture.svg()
    groups = [re.sub("=.*", "", group) for group in re.findall("<g [^>]*>", svg)]
    assert groups == ["<g id", "<g clip-path"]
    assert not re.search(r"^\s|>\s+<|\s$|rotate\(-0 ", svg)
    assert svg.count("<g") == svg.count("</g>")


def test_texts_name_few_fonts_and_first_the_one_they_are_measured_with(picture):
    # Older versions of Matplotlib write "font: 10px ..."
    fonts = re.findall("font(?:-family)?: (?:[0-9.]+px )?('[^;\"]*)", picture.svg())
    measured = FontProperties().get_name()
    assert len(fonts) > 5
    for names in fonts:
        assert names.startswith(f"'{measured}', ")
        assert names.endswith(", sans-serif")
        assert names.count(",") < 4


@pytest.mark.parametrize("x, shared", [([0.3], 0), ([0.3, 0.6], 2)])
def test_markers_are_where_matplotlib_has_them(x, shared):
    def svg(kind):
        figure = Figure(figsize=(3, 2), dpi=72)
        marks = figure.add_axes((0.2, 0.2, 0.7, 0.7)).plot(x, x, "^", markersize=10)
        with plain(**SVG):
            marks[0].draw(kind(216, 144, out := StringIO()))
        return out.getvalue().split("</defs>", 1)[1]

    def corners(path):
        return np.reshape(re.findall(r"-?\d+\.?\d*", path), (-1, 2)).astype(float)

    ours, theirs = svg(_Renderer), svg(RendererSVG)
    places = re.findall(r'<use [^>]*x="(\S+)" y="(\S+)"', theirs)
    assert len(places) == len(x)
    assert ours.count("<use") == shared
    if shared:
        assert re.findall("<use.*>", ours) == re.findall("<use.*>", theirs)
        return
    (shape,), (mark,) = (re.findall(' d="(.*?)"', s, re.DOTALL) for s in (theirs, ours))
    assert corners(mark) == pytest.approx(corners(shape) + np.array(places, float))
    (style,) = set(re.findall('style="fill: .*?"', theirs))
    assert re.findall('style=".*?"', ours) == [style]


def test_a_map_has_the_pixels_of_matplotlib_and_fills_its_axes():
    def image(kind):
        figure = Figure(figsize=(3, 2), dpi=72)
        ax = figure.add_axes((0.2, 0.3, 0.6, 0.5))
        ax.imshow([[0, 0.5], [0.7, 1]], aspect="auto", interpolation="bilinear")
        with plain(**SVG):
            renderer = kind(216, 144, svg := StringIO(), image_dpi=IMAGE_DPI)
            ax.images[0].draw(renderer)
        found = ElementTree.fromstring(svg.getvalue() + "</svg>").iter(IMAGE)
        attributes = next(found).attrib
        code = attributes[HREF].split(",")[1]
        return attributes, np.asarray(Image.open(BytesIO(b64decode(code))))

    ours, pixels = image(_Renderer)
    theirs, upside_down = image(RendererSVG)
    assert np.array_equal(pixels, upside_down[::-1])
    place = {"x": 0.2 * 216, "y": 0.2 * 144, "width": 0.6 * 216, "height": 0.5 * 144}
    assert {side: float(ours[side]) for side in place} == pytest.approx(place)
    # Theirs is rounded to whole pixels, and turned: scale(1 -1) translate(0 -height).
    theirs["y"] = -float(theirs["y"])
    for side, length in place.items():
        assert float(theirs[side]) == pytest.approx(length, abs=72 / IMAGE_DPI), side
    assert "transform" not in ours
