"""Figures: the artists that are drawn and the words that say so, not the pixels."""

import base64
import inspect
import io
import re
import subprocess
import sys
from collections import Counter
from functools import cache

import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.text import Text

import nnlib
from nnlib import figures
from nnlib.figures import palette
from nnlib.figures.bowl_path import regime
from nnlib.figures.error_curve import find_plateau, thin
from nnlib.figures.matrix_product import MEET, TINT
from nnlib.figures.odds_rows import first_below
from nnlib.figures.show import Picture, figure_of
from nnlib.figures.spread import spread
from nnlib.figures.words import words_of
from nnlib.figures.xor_landscape import errors_at, sheet
from nnlib.text import HYPHEN, list_text, minus_signs, number_text

DATA, LABELS = nnlib.people()
XOR = nnlib.gate("XOR")
ALL_ONE = {name: 1.0 for name in ("w1", "w2", "w3", "w4", "w5", "w6")}
ALL_ONE |= {"b1": 0.0, "b2": 0.0, "b3": 0.0}
GEARS = [("loss for o1", -0.9526096518), ("o1 for h1", 0.2494385387),
         ("h1 for w1", -0.0903533195)]  # fmt: skip
BLOCKS = [("W", (2, 3), "bias column"), ("X", (3, 4), "ones row"), ("sums", (2, 4))]
GRIDS = (("W", [[1, -2, 3], [-1, 2, 0.5]]), ("X", np.arange(12).reshape(3, 4)), "sums")
SHARES = nnlib.softmax([0, 1, 2, 5, 0, 0, 1, 0, 2, 0])
# OR, NAND and AND; and a network whose two lines are one.
BY_HAND = [np.array([[20, 20, -10], [-20, -20, 30]]), np.array([[20, 20, -30]])]
ALL_ONE_221 = [np.ones((2, 3)), np.ones((1, 3))]
# Errors of three runs: solved at 5, at 9 and never. And a way from 0 to nine knobs.
RUNS = np.where(np.arange(20)[:, None] < [5, 9, 99], 1.0, 0.001)
WAY = np.linspace(0, 1, 101)[:, None] ** [1, 1, 2, 1, 1, 2, 1, 1, 2] * 8
RANGES = {"x_range": (-30, 40), "y_range": (-12, 12)}


def parabola(w):
    return (w - 3) ** 2


def path(rate, steps=8):
    xs = [0.0]
    for _ in range(steps):
        xs.append(xs[-1] - rate * 2 * (xs[-1] - 3))
    return xs


def half(inputs):
    return np.where(inputs[:, 0] < 0, 0.9, 0.1)


def split(inputs):
    return np.stack([half(inputs), 1 - half(inputs)])


# For each function: a call, and a call with other data.
CALLS = {
    "bowl_path": [((path(0.1), parabola), {}), ((path(0.9), parabola), {})],
    "confusion_table": [(([[3, 1], [2, 4]],), {}), (([[0, 5], [0, 5]],), {})],
    "digit_confusion": [
        (([0, 1, 2, 8, 8], [0, 1, 2, 1, 8]), {}),
        (([0, 1, 2], [0, 1, 2]), {}),
    ],
    "decision_surface": [
        ((half, DATA, LABELS, nnlib.PEOPLE), RANGES),
        ((lambda x: 1 - half(x), DATA, LABELS, nnlib.PEOPLE), RANGES),
    ],
    "digit_pictures": [
        ((nnlib.digits()[0][:10], [f"{k}" for k in range(10)]), {}),
        ((np.linspace(-1, 1, 128).reshape(2, 64), ["a", "b"]), {"signed": True}),
    ],
    "error_curve": [(([1.0] * 50 + [0.5, 0.001],), {}), (([1.0, 0.4, 0.2],), {})],
    "error_squares": [
        (([1, 0, 0, 1], [0.9, 0.2, 0.4, 0.6], nnlib.PEOPLE), {}),
        (([1, 0, 0, 1], [0, 0, 0, 0]), {}),
    ],
    "gates_plane": [((XOR[1],), {}), ((nnlib.gate("AND")[1], [([1, 1], -1.5)]), {})],
    "gears": [((GEARS,), {}), ((GEARS[:2],), {})],
    "hidden_lines": [
        ((BY_HAND, XOR[1]), {}),
        ((ALL_ONE_221, XOR[1]), {}),
    ],
    "hidden_plane": [
        ((BY_HAND, XOR[1]), {}),
        ((BY_HAND, XOR[1]), {"way": 0.5}),
    ],
    "input_plane": [(([0, 1], 4, [2, 3]), {}), (([-3, 2], -4, [2, 3]), {})],
    "knob_curve": [(([0, 1, 2], [0.3, 0.1, 0.2]), {}), (([0, 1], [0.3, 0.4]), {})],
    "loss_curve": [(([0.3, 0.1, 0.02],), {}), (([0.3, 0.1],), {"log_x": True})],
    "matrix_product": [
        (GRIDS, {"row": 1, "column": 2}),
        (GRIDS, {"row": 0, "column": 1, "drop": 1}),
    ],
    "network_diagram": [
        (((2, 2, 1), ALL_ONE), {"inputs": [-2, -1]}),
        (((784, 128, 10),), {}),
    ],
    "neuron_diagram": [(([0, 1], 4, [2, 3]), {}), (([-0.5, -2, 3], 1, [2, -1, 0]), {})],
    "nudge_curve": [((parabola, 1, 0.1), {}), ((parabola, 1, 0.01), {})],
    "odds_rows": [
        (({"slow": RUNS, "quick": RUNS[2:]},), {}),
        (({"none": np.ones((20, 3))},), {}),
    ],
    "outputs_over_epochs": [
        (([[0.5, 0.5], [0.9, 0.1]], [1, 0], ["A", "B"]), {}),
        (([[0.5, 0.5], [0.8, 0.1]], [1, 0]), {}),
    ],
    "people_scatter": [
        ((DATA, LABELS, nnlib.PEOPLE),
         {"new": nnlib.new_people(), "new_names": nnlib.NEW_PEOPLE}),
        ((nnlib.people(shifted=False)[0], LABELS), {"axis_labels": figures.MEASURED}),
    ],
    "shape_blocks": [((BLOCKS,), {}), (([("X", (4, 2)), ("X.T", (2, 4))],), {})],
    "share_bars": [
        ((nnlib.digits()[0][3], SHARES, 3), {}),
        ((np.zeros(64), SHARES[::-1]), {}),
    ],
    "sigmoid_curve": [((), {}), (([0, -3, 7],), {"slope": True})],
    "slope_bars": [(({"w1": 0.02, "b3": -0.24},), {}), (({"w1": 0.5},), {})],
    "starts_solved": [
        ((np.arange(200).reshape(2, 100) % 3 == 0, ["sigmoid", "tanh"]), {}),
        ((np.ones((1, 60), bool), ["all"]), {}),
    ],
    "transfer_curves": [((), {}), ((["step", "ramp"],), {})],
    "two_losses": [
        (([0, 50, 100], [0.3, 0.2, 0.1], [0.3, 0.2, 0.25]), {}),
        (([0, 50], [0.3, 0.2], [0.3, 0.2]), {}),
    ],
    "vote_map": [
        ((split, DATA, LABELS, nnlib.PEOPLE), RANGES),
        ((lambda x: np.stack([half(x), half(x)]), DATA, LABELS), RANGES),
    ],
    "way_back": [((4, 2, 2), {}), ((1, 3, 4), {})],
    "xor_landscape": [((WAY, [0, 50, 100]), {}), ((WAY[::-1], [0, 20, 60, 100]), {})],
}  # fmt: skip
ON_AXES = [name for name in CALLS if name not in ("transfer_curves", "way_back")]
EVERY_CALL = [(name, i) for name in CALLS for i in (0, 1)]


def call(name, i=0, **more):
    args, kwargs = CALLS[name][i]
    return getattr(figures, name)(*args, **kwargs, **more)


@cache
def drawn(name, i):
    """Return the figure of a call, drawn once for all tests that only look at it."""
    figure = figure_of(call(name, i))
    figure.draw_without_rendering()
    return figure


def words(picture):
    return words_of(figure_of(picture))


def texts(ax):
    return " | ".join(text.get_text() for text in ax.findobj(Text))


def test_every_public_function_is_tested_here():
    public = {n for n in figures.__all__ if inspect.isfunction(getattr(figures, n))}
    assert public - {"show", "new_axes"} == set(CALLS)


@pytest.mark.parametrize("name", ON_AXES)
def test_draws_on_the_axes_it_was_given_and_returns_it(name):
    left, right = figures.new_axes(1, 2)
    assert call(name, ax=right) is right
    assert right.get_label()
    assert not left.lines and not left.texts and not left.get_label()


@pytest.mark.parametrize("name", ON_AXES)
def test_refuses_an_ax_that_is_none(name):
    with pytest.raises(TypeError, match="ax must be a matplotlib Axes"):
        call(name, ax="left")


@pytest.mark.parametrize("name", CALLS)
def test_words_change_with_the_data(name):
    assert words_of(drawn(name, 0)) != words_of(drawn(name, 1))


@pytest.mark.parametrize(("name", "i"), EVERY_CALL)
def test_words_are_sentences(name, i):
    said = words_of(drawn(name, i))
    assert 40 <= len(said) <= 400
    assert said[0].isupper() and said.endswith(".")
    assert "np.float" not in said and "  " not in said


@pytest.mark.parametrize(("name", "i"), EVERY_CALL)
def test_nothing_is_smaller_than_11_points(name, i):
    figure = drawn(name, i)
    shown = [t for t in figure.findobj(Text) if t.get_text() and t.get_visible()]
    shown = [t for t in shown if t.axes is None or t.axes.axison or t in t.axes.texts]
    assert all(t.get_fontsize() >= 11 for t in shown)


@pytest.mark.parametrize(("name", "i"), EVERY_CALL)
def test_all_text_lies_inside_the_picture(name, i):
    figure = drawn(name, i)
    box = figure.bbox.padded(2)
    for ax in figure.axes:
        for text in [*ax.texts, ax.title, ax.xaxis.label, ax.yaxis.label]:
            if text.get_text():
                extent = text.get_window_extent()
                assert box.x0 <= extent.x0 and extent.x1 <= box.x1, text
                assert box.y0 <= extent.y0 and extent.y1 <= box.y1, text


@pytest.mark.parametrize(("name", "i"), EVERY_CALL)
def test_a_minus_is_a_minus_sign_in_the_picture_and_its_words(name, i):
    figure = drawn(name, i)
    for text in [words_of(figure), *(t.get_text() for t in figure.findobj(Text))]:
        assert not HYPHEN.search(text), text


@pytest.mark.parametrize(("name", "i"), EVERY_CALL)
def test_an_input_is_called_x1_or_x2(name, i):
    figure = drawn(name, i)
    for text in [words_of(figure), *(t.get_text() for t in figure.findobj(Text))]:
        assert not re.search(r"\binput \d", text), text


def colors_of(figure):
    """Return the colors of all lines and texts of a figure."""
    lines = [line.get_color() for ax in figure.axes for line in ax.lines]
    shown = [text.get_color() for text in figure.findobj(Text)]
    return {to_hex(color).upper() for color in lines + shown}


@pytest.mark.parametrize(("name", "i"), EVERY_CALL)
def test_lines_and_text_have_the_colors_of_the_palette(name, i):
    allowed = {palette.BLUE, palette.VERMILLION, palette.GREEN, palette.BLACK}
    assert colors_of(drawn(name, i)) <= allowed | {palette.GRAY}


def contrast_on_white(color):
    """WCAG contrast of a color such as #0072B2 on white."""
    rgb = np.array([int(color[i : i + 2], 16) for i in (1, 3, 5)]) / 255
    linear = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    return 1.05 / (linear @ [0.2126, 0.7152, 0.0722] + 0.05)


def test_colors_stand_out_on_white():
    assert contrast_on_white("#FFFFFF") == pytest.approx(1)
    assert contrast_on_white("#E69F00") < 3  # orange, which is not in the palette
    for color in (palette.BLUE, palette.VERMILLION, palette.GREEN, palette.GRAY):
        assert contrast_on_white(color) >= 3
    assert contrast_on_white(palette.GRAY) >= 4.5


@pytest.mark.parametrize(("name", "i"), EVERY_CALL)
def test_text_is_black(name, i):
    # Green and vermillion are too pale for text; black is the only color used.
    assert {to_hex(t.get_color()) for t in drawn(name, i).findobj(Text)} == {"#000000"}


def test_labels_differ_without_color():
    one, zero = palette.label_mark(1), palette.label_mark(0)
    assert one["marker"] == "o" and zero["marker"] == "^"
    assert one["markerfacecolor"] == palette.BLUE
    assert zero["markerfacecolor"] == "white"
    assert palette.label_line(1)["linestyle"] != palette.label_line(0)["linestyle"]


def test_weights_differ_by_style_and_width():
    plus, minus, zero = (palette.weight_line(w, 2.0) for w in (2.0, -1.0, 0.0))
    assert plus["linestyle"] == "-"
    assert minus["linestyle"] != "-" and zero["linestyle"] == ":"
    assert plus["linewidth"] > minus["linewidth"]
    # All weights 0: there is no largest one to compare with.
    assert palette.weight_line(0.0, 0.0)["linestyle"] == ":"


# --- show ------------------------------------------------------------------------


def shown(monkeypatch, *args):
    out = []
    # The package holds the function `show` under the same name as its module.
    monkeypatch.setattr(sys.modules["nnlib.figures.show"], "display", out.append)
    assert figures.show(*args) is None
    (picture,) = out
    return picture


def test_show_gives_a_png_with_the_words_twice(monkeypatch):
    picture = shown(monkeypatch, figures.sigmoid_curve(7))
    page = picture._repr_html_()
    image = (
        r'<img alt="([^"]*)" style="filter: [^"]*" src="data:image/png;base64,([^"]*)">'
    )
    alt = re.search(image, page)
    assert "0.9991" in alt[1]
    assert f"</summary>{alt[1]}</details></figcaption>" in page
    assert base64.b64decode(alt[2]).startswith(b"\x89PNG")
    assert repr(picture) == alt[1]  # where no HTML is shown, the words are


def test_show_escapes_the_words(monkeypatch):
    page = shown(monkeypatch, figures.new_axes(), 'a < b & "c"')._repr_html_()
    assert page.count("a &lt; b &amp; &quot;c&quot;") == 2
    assert "a < b" not in page


def test_show_takes_a_figure_or_an_axes(monkeypatch):
    top, bottom = figures.new_axes(2)
    figures.loss_curve([0.3, 0.1], ax=top)
    figures.loss_curve([0.4, 0.2], ax=bottom)
    both = repr(shown(monkeypatch, top.figure))
    assert "0.3 to 0.1" in both and "0.4 to 0.2" in both
    assert repr(shown(monkeypatch, bottom)) == both


def test_show_prefers_the_words_it_is_given(monkeypatch):
    assert repr(shown(monkeypatch, figures.sigmoid_curve(), "My words.")) == "My words."


def test_words_leave_out_the_color_bar():
    assert "colorbar" not in words(call("decision_surface"))


@pytest.mark.parametrize("alt", [None, "", "   "])
def test_show_refuses_a_figure_without_words(alt):
    with pytest.raises(ValueError, match="alt must say in words"):
        figures.show(figures.new_axes(), alt)


def test_show_refuses_what_is_no_figure():
    with pytest.raises(TypeError, match="fig must be a Figure or an Axes, but it is 3"):
        figures.show(3)
    with pytest.raises(TypeError, match="alt must be a text or None, but it is 5"):
        figures.show(figures.new_axes(), 5)


@pytest.mark.full
@pytest.mark.parametrize("name", CALLS)
def test_pictures_are_the_same_bytes_on_every_run_and_small(name):
    png = Picture(figure_of(call(name))).png
    assert png == Picture(figure_of(call(name))).png
    assert b"matplotlib" not in png.lower()
    assert len(png) < 100_000  # a lesson has several, and 600 kB in all


@pytest.mark.full
@pytest.mark.parametrize("name", CALLS)
def test_a_dark_style_of_matplotlib_changes_no_picture(name):
    png = Picture(figure_of(call(name))).png
    with plt.style.context("dark_background"):
        assert Picture(figure_of(call(name))).png == png


def test_pictures_stand_side_by_side():
    figure = figure_of(call("loss_curve"))
    pixels = plt.imread(io.BytesIO(Picture([figure, figure], "Twice.").png))
    assert pixels.shape[:2] == (360, 2 * 660)
    np.testing.assert_array_equal(pixels[:, :660], pixels[:, 660:])


def test_pictures_are_660_pixels_wide_and_white():
    pixels = plt.imread(io.BytesIO(Picture(figure_of(call("loss_curve"))).png))
    assert pixels.shape[:2] == (360, 660)
    assert np.all(pixels[0, 0] == 1)


@pytest.mark.full
def test_no_pyplot_figure_is_left_open():
    for name in CALLS:
        Picture(figure_of(call(name)))
    assert plt.get_fignums() == []


def test_import_nnlib_loads_neither_matplotlib_nor_widgets():
    code = "import nnlib, sys; print([m for m in sys.modules if m in {names!r}])"
    heavy = ("matplotlib", "ipywidgets", "IPython", "nnlib.figures")
    run = subprocess.run(
        [sys.executable, "-c", code.format(names=heavy)],
        capture_output=True, text=True, timeout=60, check=True,
    )  # fmt: skip
    assert run.stdout.strip() == "[]"


# --- what each function draws ----------------------------------------------------


def test_sigmoid_curve_says_points_and_slopes():
    ax = figures.sigmoid_curve([0, -3, 7], slope=True)
    for number in ("0.25", "0.0452", "0.0009", "0.9991"):
        assert number in words(ax) and number in texts(ax)
    curve = ax.lines[0]
    np.testing.assert_allclose(curve.get_ydata(), nnlib.sigmoid(curve.get_xdata()))
    tangents = [line for line in ax.lines if line.get_color() == palette.GREEN]
    slopes = [np.diff(t.get_ydata()) / np.diff(t.get_xdata()) for t in tangents]
    np.testing.assert_allclose(
        np.ravel(slopes), nnlib.deriv_sigmoid(np.array([-3, 0, 7]))
    )


def test_sigmoid_curve_grows_to_hold_far_points():
    assert figures.sigmoid_curve(-20).get_xlim()[0] <= -20


def test_neuron_diagram_has_every_number():
    ax = figures.neuron_diagram([0, 1], 4, [2, 3])
    for text in ("0 × 2 = 0", "1 × 3 = 3", "sum\n7", "bias 4", "0.9991"):
        assert text in texts(ax)
    assert "0 × 2 + 1 × 3 + 4 = 7" in words(ax)


def test_input_plane_has_its_line_where_the_sum_is_0():
    weights, bias = np.array([-3.0, 2.0]), -4.0
    ax = figures.input_plane(weights, bias, [2, 3])
    boundary = next(line for line in ax.lines if line.get_linewidth() == 2.5)
    sums = boundary.get_xydata() @ weights + bias
    np.testing.assert_allclose(sums, 0, atol=1e-9)
    assert "sum −4" in words(ax)


def test_input_plane_without_weights_has_no_line():
    ax = figures.input_plane([0, 0], -4, [2, 3])
    drawn = [line for line in ax.lines if line.get_xydata().size]
    assert not [line for line in drawn if line.get_linewidth() == 2.5]
    assert ax.get_title() == "no line: both weights are 0"
    assert "no boundary line" in words(ax)


def test_input_plane_says_when_the_line_is_far_away():
    assert "outside the picture" in words(figures.input_plane([0, 1], 400, [2, 3]))


def test_network_diagram_names_the_knobs_and_computes_the_outputs():
    knobs = {**ALL_ONE, "w1": 0, "w3": 0, "w5": 0}
    ax = figures.network_diagram((2, 2, 1), knobs, inputs=[2, 3])
    for text in ("w1 = 0", "w6 = 1", "b3 = 0", "h1\n0.9526", "o1\n0.7216"):
        assert text in texts(ax)
    assert "the output 0.7216" in words(ax)


@pytest.mark.parametrize(
    ("sizes", "start"),
    [((2, 2, 1), "each input and each hidden neuron"), ((2, 1), "each input")],
)
def test_network_diagram_without_names_does_not_count_what_is_not_told(sizes, start):
    said = words(figures.network_diagram(sizes, names=False))
    assert f"A line leads from {start} to every neuron of the next column." in said
    assert "weight" not in said and "bias" not in said
    assert "weight" in words(figures.network_diagram(sizes))


def test_network_diagram_takes_networks_and_matrices():
    net = nnlib.OurNeuralNetwork(rng=215)
    matrices = [[[net.w1, net.w2, net.b1], [net.w3, net.w4, net.b2]],
                [[net.w5, net.w6, net.b3]]]  # fmt: skip
    vectorized = nnlib.backPropNN((2, 2, 1))
    vectorized.weights = [np.array(W) for W in matrices]
    said = {
        words(figures.network_diagram((2, 2, 1), weights, inputs=[1, 0]))
        for weights in (net, vars(net), matrices, vectorized)
    }
    assert len(said) == 1
    assert number_text(net.feedforward([1, 0])) in said.pop()


def test_network_diagram_draws_negative_weights_dashed():
    ax = figures.network_diagram((2, 1), {"w1": -1, "w2": 1, "b1": 0})
    assert [line.is_dashed() for line in ax.lines] == [True, False]


@pytest.mark.parametrize(
    ("knob", "length"), [("w1", 3), ("b2", 3), ("w6", 2), ("b3", 2)]
)
def test_network_diagram_highlights_the_road_of_a_knob(knob, length):
    slopes = [-0.9526, 0.2494, -0.0904][:length]
    ax = figures.network_diagram((2, 2, 1), ALL_ONE, path=knob, slopes=slopes)
    road = [line for line in ax.lines if line.get_color() == palette.GREEN]
    assert len(road) == length - (knob[0] == "b")  # a bias has no line of its own
    assert f"from {knob} to the loss" in words(ax)
    for slope in slopes:
        written = minus_signs(f"{slope}")
        assert written in texts(ax) and written in words(ax)


def test_network_diagram_of_a_large_network_leaves_nodes_out():
    ax = figures.network_diagram((784, 128, 10))
    assert "784 in all" in texts(ax) and "x784" in texts(ax)
    assert len(ax.patches) == 18
    assert "101632 weights and 138 biases" in words(ax)


def test_people_scatter_marks_labels_and_names():
    ax = call("people_scatter")
    ones, zeros, new = ax.lines
    np.testing.assert_array_equal(ones.get_xydata(), DATA[LABELS == 1])
    np.testing.assert_array_equal(zeros.get_xydata(), DATA[LABELS == 0])
    np.testing.assert_array_equal(new.get_xydata(), nnlib.new_people())
    assert len({line.get_marker() for line in ax.lines}) == 3
    for name in nnlib.PEOPLE + nnlib.NEW_PEOPLE:
        assert name in texts(ax) and name in words(ax)
    assert "weight minus 135 (lb)" in ax.get_xlabel()


def test_error_squares_have_the_errors_as_sides():
    ax = call("error_squares")
    sides = [(p.get_width(), p.get_height()) for p in ax.patches]
    np.testing.assert_allclose(sides, [[e, e] for e in (0.1, 0.2, 0.4, 0.4)])
    assert ax.get_aspect() == 1  # else they would not be squares
    assert "0.0925" in ax.get_title() and "0.0925" in words(ax)
    assert "is 0.5" in words(call("error_squares", 1))


def test_error_squares_without_errors():
    ax = figures.error_squares([1, 0], [1, 0])
    assert [p.get_width() for p in ax.patches] == [0, 0]
    assert "is 0." in words(ax)


def test_loss_curve_draws_the_losses_from_epoch_1_on():
    ax = figures.loss_curve([0.3, 0.1, 0.02])
    curve, line = ax.lines
    np.testing.assert_array_equal(curve.get_xydata().T, [[1, 2, 3], [0.3, 0.1, 0.02]])
    assert set(line.get_ydata()) == {0.25} and line.is_dashed()
    assert "know-nothing line 0.25" in texts(ax)
    assert "from 0.3 to 0.02" in words(ax)
    assert "below 0.05 after epoch 3" in words(ax)


def test_loss_curve_in_other_cases():
    assert "never below 0.05" in words(figures.loss_curve([0.3, 0.1]))
    assert "rises from 0.1 to 0.9" in words(figures.loss_curve([0.1, 0.9]))
    assert "only epoch" in words(figures.loss_curve([0.1]))
    assert figures.loss_curve([0.3, 0.1], log_x=True).get_xscale() == "log"
    assert len(figures.loss_curve([0.3, 0.1], know_nothing=None).lines) == 1


def test_outputs_over_epochs_draws_a_line_per_person():
    outputs = np.array([[0.4, 0.3, 0.6], [0.6, 0.2, 0.4], [0.9, 0.1, 0.1]])
    ax = figures.outputs_over_epochs(outputs, [1, 0, 0], ["A", "B", "C"])
    lines = ax.lines[1:]
    np.testing.assert_array_equal([line.get_ydata() for line in lines], outputs.T)
    assert [line.get_marker() for line in lines] == ["o", "^", "^"]
    assert set(ax.lines[0].get_ydata()) == {0.5}
    assert "from epoch 2 on" in words(ax)
    assert "A (label 1) at 0.9" in words(ax)
    wrong = figures.outputs_over_epochs(outputs, [0, 0, 0])
    assert "not all are on the right side" in words(wrong)


def test_labels_at_line_ends_do_not_overlap():
    places = spread([0.95, 0.94, 0.04, 0.04], 0.09)
    assert np.all(np.diff(np.sort(places)) > 0.0899)
    assert places[0] > places[1]
    np.testing.assert_allclose(spread([0.1, 0.9], 0.09), [0.1, 0.9])


def test_error_curve_finds_the_plateau():
    falling = np.geomspace(1, 0.001, 60)
    errors = np.concatenate([[1.2, 1.1], np.full(100, 1.001), falling])
    assert find_plateau(errors) == (2, 102, 1.001)  # 1.0 is still within 1 %
    ax = figures.error_curve(errors)
    assert "A plateau at 1 lasts from iteration 2 to 102" in words(ax)
    first = np.flatnonzero(errors < 0.01)[0]  # as places in the list
    assert f"first below 0.01 at iteration {first}" in words(ax)
    assert "plateau" in texts(ax)
    assert "plateau" not in words(figures.error_curve(errors, plateau=False))


def test_a_low_flat_end_is_no_plateau():
    assert (
        find_plateau(np.concatenate([np.geomspace(1, 0.001, 50), [0.001] * 99])) is None
    )


def test_error_curve_thins_long_runs_and_keeps_peaks():
    errors = np.geomspace(1, 0.001, 100_000)
    errors[54_321] = 1.5
    kept = thin(errors)
    assert len(kept) <= 1002 and 54_321 in kept
    assert kept[0] == 0 and kept[-1] == 99_999
    assert len(figures.error_curve(errors).lines[0].get_xdata()) == len(kept)
    np.testing.assert_array_equal(thin(np.ones(5)), np.arange(5))


def test_decision_surface_asks_f_on_a_grid():
    asked = []

    def spy(inputs):
        asked.append(inputs.shape)
        return half(inputs)

    ax = figures.decision_surface(spy, DATA, LABELS, **RANGES)
    assert asked == [(3600, 2), (4, 2), (40_000, 2)]  # the map, the points, cells
    assert {line.get_marker() for line in ax.lines} == {"o", "^"}
    assert ax.get_xlim() == (-30, 40) and ax.get_ylim() == (-12, 12)
    # 30 of 70 pounds across are below 0.
    assert "above 0.5 on 43 % of the map" in words(ax)
    levels = {text.get_text() for text in ax.texts}
    assert "0.5" in levels


def test_decision_surface_takes_both_networks_and_flat_surfaces():
    inputs, targets = XOR
    reach = {"x_range": (0, 1), "y_range": (0, 1)}
    untrained = nnlib.backPropNN((2, 2, 1), rng=8)
    ax = figures.decision_surface(untrained.FP, inputs, targets, kind="target", **reach)
    assert "(target 1)" in words(ax)
    flat = figures.decision_surface(
        lambda x: np.full(len(x), 0.5), inputs, targets, **reach
    )
    assert "(1, 0) 0.5 (label 1)" in words(flat)


def test_slope_bars_have_the_slopes_as_lengths():
    net = nnlib.OurNeuralNetwork(rng=0)
    net.knobs = list(ALL_ONE.values())
    slopes = net.slopes(DATA[0], 1)
    ax = figures.slope_bars(slopes)
    assert [bar.get_width() for bar in ax.patches] == list(slopes.values())
    hatched = [bar.get_hatch() is not None for bar in ax.patches]
    assert hatched == [value < 0 for value in slopes.values()]
    assert "w1 0.0215" in words(ax) and "longest bar is that of b3" in words(ax)


def test_knob_curve_marks_the_lowest_loss_and_the_know_nothing_line():
    ax = figures.knob_curve([-1, 0, 1], [0.3, 0.1, 0.2], knob="w5")
    curve, line, lowest = ax.lines
    assert curve.get_xydata().tolist() == [[-1, 0.3], [0, 0.1], [1, 0.2]]
    assert set(line.get_ydata()) == {0.25}
    assert lowest.get_xydata().tolist() == [[0, 0.1]]
    assert "The lowest loss is 0.1 at w5 = 0." in words(ax)
    assert "0.3 at the left end, 0.2 at the right end" in words(ax)
    with pytest.raises(ValueError, match="losses must"):
        figures.knob_curve([1, 2, 3], [0.1, 0.2])


def test_nudge_curve_compares_the_ratio_with_the_slope():
    ax = figures.nudge_curve(parabola, 1, 0.1, knob="w1")
    assert "divided by the step is −3.9" in words(ax)
    assert "slope at the start is −4" in words(ax)
    curve, tangent, before, after = ax.lines
    assert before.get_xydata().tolist() == [[1, 4]]
    np.testing.assert_allclose(after.get_xydata(), [[1.1, 3.61]])
    assert after.get_marker() == "D"  # a diamond is a knob that is changed now
    slope = np.diff(tangent.get_ydata()) / np.diff(tangent.get_xdata())
    np.testing.assert_allclose(slope, -4)
    np.testing.assert_allclose(curve.get_ydata(), parabola(curve.get_xdata()))


@pytest.mark.parametrize(
    ("rate", "word"),
    [(0.1, "settles"), (0.5, "settles"), (0.9, "zig-zags in"),
     (1.0, "bounces for ever"), (1.1, "explodes"), (0.0, "stands still")],
)  # fmt: skip
def test_bowl_path_says_how_the_steps_go(rate, word):
    assert regime(path(rate)) == word
    ax = figures.bowl_path(path(rate), parabola)
    assert f"The knob {word}." in words(ax)
    assert word not in ax.get_title()  # the reader finds it out
    np.testing.assert_array_equal(ax.lines[1].get_xdata(), path(rate))
    low, high = ax.lines[0].get_xdata()[[0, -1]]
    assert low < min(path(rate))
    assert rate == 0 or high > 3  # the bottom of the bowl is in view


@pytest.mark.parametrize(
    ("rate", "range"), [(0.1, None), (0.9, (-3.5, 9.5)), (1.1, None)]
)
def test_bowl_path_numbers_six_steps_and_the_start(rate, range):
    ax = figures.bowl_path(path(rate, steps=6), parabola, x_range=range)
    assert [t.get_text() for t in ax.texts if t.get_text()] == list("0123456")


def test_bowl_paths_over_one_range_have_one_scale():
    one, other = (
        figures.bowl_path(path(rate, steps), parabola, x_range=(-3.5, 9.5))
        for rate, steps in [(0.9, 6), (1.1, 4)]
    )
    assert one.get_xlim() == other.get_xlim() and one.get_ylim() == other.get_ylim()


def test_transfer_curves_draw_function_and_slope():
    figure = figures.transfer_curves(["tanh", "ramp"])
    tanh, ramp = figure.axes
    output, slope = tanh.lines[1:]
    np.testing.assert_allclose(output.get_ydata(), np.tanh(output.get_xdata()))
    np.testing.assert_allclose(slope.get_ydata(), nnlib.deriv_tanh(slope.get_xdata()))
    assert output.is_dashed() is False and slope.is_dashed() is True
    output = ramp.lines[1]
    x = output.get_xdata()
    np.testing.assert_allclose(np.interp([-3, -2, 0.5, 3, 4], x, output.get_ydata()),
                               [0, 0, 0.5, 1, 1])  # fmt: skip
    assert "ramp: outputs 0 to 1, slope 0 to 0.2" in words(figure)


def test_gates_plane_counts_the_corners_of_each_line():
    lines = [([1, 1], -0.5), ([-1, -1], 0.5), ([1, 0], -0.5)]
    said = words(figures.gates_plane(XOR[1], lines))
    assert "Line 1 has 3 of 4" in said
    assert "Line 2 has 3 of 4" in said
    assert "Line 3 has 2 of 4" in said
    solved = words(figures.gates_plane(nnlib.gate("AND")[1], [([1, 1], -1.5)]))
    assert "Line 1 has 4 of 4" in solved


def test_no_line_of_a_fine_grid_gets_xor_right():
    rng = np.random.default_rng(0)
    lines = [(w, b) for *w, b in rng.uniform(-2, 2, (200, 3)).tolist()]
    assert "4 of 4" not in words(figures.gates_plane(XOR[1], lines))


def test_odds_rows_have_a_tick_per_solved_run_and_a_diamond_at_the_median():
    ax = call("odds_rows")
    ticks, median = ax.lines[:2]
    assert ticks.get_xdata().tolist() == [10, 10]  # at 5 and 9: before the axis begins
    assert median.get_xydata().tolist() == [[10, 0]]
    assert "Slow: 2 of 3 solved, median 7; quick: 2 of 3 solved, median 5" in words(ax)
    assert "2 of 3" in texts(ax)
    assert "None: 0 of 3 solved." in words(call("odds_rows", 1))


def test_first_below_tells_never_from_at_once():
    errors = [[0.001, 1, 1], [1, 0.001, 1], [1, 0.001, 0.01]]
    assert first_below(errors).tolist() == [0, 1, -1]


def test_xor_landscape_goes_through_three_places_and_has_the_error_of_xor():
    run = nnlib.backPropNN((2, 2, 1), rng=8, scale=1.5)
    error = ((run.FP(XOR[0]) - XOR[1]) ** 2).sum()
    knobs = np.concatenate([W.ravel() for W in run.weights])
    assert errors_at(knobs[None])[0] == pytest.approx(error)
    across, upward = sheet(WAY, 50)
    assert across @ upward == pytest.approx(0, abs=1e-12)
    for place in (WAY[50], WAY[-1]):
        apart = place - WAY[0]
        inside = (apart @ across) * across + (apart @ upward) * upward
        np.testing.assert_allclose(inside, apart, atol=1e-9)
    way = call("xor_landscape").lines[0].get_xydata()
    np.testing.assert_allclose(way[50], [np.linalg.norm(WAY[50]), 0], atol=1e-9)
    assert "1.0000 at 0" not in words(call("xor_landscape"))
    assert "1 at 0" in words(call("xor_landscape"))


def test_shape_blocks_have_a_cell_per_number():
    ax = call("shape_blocks")
    hatched = [p for p in ax.patches if p.get_hatch() and p.get_visible()]
    assert [(p.get_height(), p.get_width()) for p in hatched] == [(2, 1), (1, 4)]
    outlines = [p for p in ax.patches if not p.get_hatch()]
    sizes = [(p.get_height(), p.get_width()) for p in outlines]
    assert sizes == [(2, 3), (3, 4), (2, 4)]
    # Between n squares there are n - 1 lines, and a lifted pen after each.
    ends = [np.isfinite(line.get_xdata()).sum() / 2 for line in ax.lines]
    assert ends == [1 + 2, 2 + 3, 1 + 3]
    ones = [t for t in ax.texts if t.get_text() == "1" and t.get_visible()]
    assert len(ones) == 4
    assert "3 columns meet 3 rows" in words(ax)
    assert "→" in texts(call("shape_blocks", 1))
    wrong = figures.shape_blocks(
        [("W", (2, 3)), ("X", (2, 4)), ("?", (2, 4))], signs=["×", "="]
    )
    assert "do not fit: 3 columns meet 2 rows" in words(wrong)


def test_gears_multiply():
    ax = figures.gears(GEARS)
    assert "(−0.9526) × 0.2494 × (−0.0904) ≈ 0.0215" in texts(ax)
    assert "they give about 0.0215." in words(ax)
    assert "2 × 3 = 6" in texts(figures.gears([("a", 2), ("b", 3)]))
    assert "The gear b is 0" in words(figures.gears([("a", 2), ("b", 0)]))


# --- bad input -------------------------------------------------------------------

BAD = [
    ("sigmoid_curve", ("a",), {}, TypeError, "at must hold numbers"),
    ("sigmoid_curve", ([np.nan],), {}, ValueError, "at must hold finite numbers"),
    ("neuron_diagram", ([1, 2], 0, [1]), {}, ValueError, "inputs must hold 2 numbers"),
    ("input_plane", ([1], 0, [1, 2]), {}, ValueError, "weights must hold 2 numbers"),
    ("network_diagram", ((2,),), {}, ValueError, "numNodes must name two layers"),
    ("network_diagram", ((2, 0),), {}, ValueError, "numNodes must be 1 or more"),
    ("network_diagram", ((2, 1), {"w1": 1}), {}, ValueError, "weights must hold w2"),
    ("network_diagram", ((2, 1), [[[1, 2]]]), {}, ValueError, "must have the shapes"),
    ("network_diagram", ((2, 2, 1),), {"path": "w9"}, ValueError, "path must be one"),
    ("network_diagram", ((2, 2, 2),), {"path": "w1"}, ValueError, "path needs"),
    ("people_scatter", ([[1, 2, 3]], [1]), {}, ValueError, r"data must .* \(1, 3\)"),
    ("people_scatter", (DATA, [1, 0, 2, 1]), {}, ValueError, "labels .* holds 2"),
    ("people_scatter", (DATA, LABELS, ["A"]), {}, ValueError, "names must hold 4"),
    ("people_scatter", (DATA, LABELS, "Anna"), {}, TypeError, "names must be a list"),
    ("error_squares", ([1, 0], [0.5]), {}, ValueError, "y_pred must hold 2 numbers"),
    ("error_squares", ([1], [1.5]), {}, ValueError, "y_pred .* from 1.5 to 1.5"),
    ("loss_curve", ([],), {}, ValueError, "losses must not be empty"),
    ("loss_curve", ([[1, 2]],), {}, ValueError, "losses must be a flat list"),
    ("outputs_over_epochs", ([1, 0], [1, 0]), {}, ValueError, "outputs must have one"),
    ("error_curve", ([np.inf],), {}, ValueError, "errors must hold finite"),
    ("decision_surface", (3, DATA, LABELS), RANGES, TypeError, "f must be a function"),
    ("decision_surface", (lambda x: [1.0], DATA, LABELS), RANGES, ValueError,
     r"f must give one output per row, shape \(3600,\)"),
    ("decision_surface", (half, DATA, LABELS), {"x_range": (1, 1), "y_range": (0, 1)},
     ValueError, "x_range must go from a lower"),
    ("slope_bars", ([1, 2],), {}, TypeError, "slopes must be a dict"),
    ("slope_bars", ({},), {}, ValueError, "slopes must not be empty"),
    ("nudge_curve", (parabola, 1, 0), {}, ValueError, "step must not be 0"),
    ("bowl_path", ([1, 2], "f"), {}, TypeError, "f must be a function"),
    ("transfer_curves", (["swish"],), {}, ValueError, "names must be from .*swish"),
    ("transfer_curves", ([],), {}, ValueError, "names must not be empty"),
    ("gates_plane", ([0, 1],), {}, ValueError, "targets must hold 4 numbers"),
    ("gates_plane", (XOR[1], [([0, 0], 1)]), {}, ValueError, r"lines\[0\]\[0\]"),
    ("shape_blocks", ([],), {}, ValueError, "blocks must not be empty"),
    ("shape_blocks", ([("W", (99, 1))],), {}, ValueError, r"blocks\[0\] .* \(99, 1\)"),
    ("shape_blocks", ([("W", (1, 1), "x")],), {}, ValueError, "mark must be one of"),
    ("odds_rows", ([],), {}, TypeError, "errors must be a dict"),
    ("odds_rows", ({"a": [1, 2]},), {}, ValueError, "errors must have the shape"),
    ("xor_landscape", (WAY[:, :5], [0, 1, 2]), {}, ValueError, "9 knobs in each row"),
    ("xor_landscape", (WAY, [0, 101, 50]), {}, ValueError, "stops must be at least 3"),
    ("gears", ([],), {}, ValueError, "factors must not be empty"),
    ("gears", ([("a", "b")],), {}, TypeError, "a must hold numbers"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "args", "kwargs", "error", "message"), BAD)
def test_bad_input_is_refused_in_words(name, args, kwargs, error, message):
    with pytest.raises(error, match=message):
        getattr(figures, name)(*args, **kwargs)


# --- words -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "text"),
    [(7, "7"), (0.99908895, "0.9991"), (-0.0903533, "-0.0904"), (0, "0"),
     (-0.0, "0"), (1.37e-6, "0.0000014"), (-1e-15, "0"), (1200.0, "1200")],
)  # fmt: skip
def test_numbers_are_written_short(value, text):
    assert number_text(value) == text


def test_lists_are_written_as_in_a_sentence():
    assert list_text(["a"]) == "a"
    assert list_text(["a", "b", "c"]) == "a, b and c"


def test_new_axes_are_white_and_wide():
    ax = figures.new_axes()
    assert isinstance(ax, Axes) and isinstance(ax.figure, Figure)
    assert ax.figure.get_facecolor() == (1, 1, 1, 1)
    assert figures.new_axes(2, 3).shape == (2, 3)


def test_confusion_table_hatches_the_mistakes_and_refuses_other_counts():
    ax = figures.confusion_table([[315, 185], [75, 425]])
    assert "Mistakes: 185 and 75." in words(ax)
    hatched = [box for box in ax.patches if box.get_hatch()]
    assert [box.get_x() for box in hatched] == [6, 2]
    assert hatched[0].get_y() > hatched[1].get_y()
    for counts in ([1, 2, 3, 4], [[1, 2], [3, -4]]):
        with pytest.raises(ValueError, match="counts must hold two rows"):
            figures.confusion_table(counts)


@pytest.mark.full
def test_decision_surface_counts_many_points_and_tells_few():
    x = np.stack([np.linspace(-20, 20, 10), np.zeros(10)], axis=1)
    ax = figures.decision_surface(half, x, [1, 1, 1, 1, 0] + [0] * 5, **RANGES)
    assert "9 of 10 points are on the side of their label." in words(ax)


def test_two_losses_marks_the_lowest_on_new_points():
    ax = figures.two_losses([0, 50, 100], [0.3, 0.2, 0.1], [0.3, 0.2, 0.25])
    diamond = next(line for line in ax.lines if line.get_marker() == "D")
    assert diamond.get_xydata().tolist() == [[50, 0.2]]
    assert "lowest with 0.2 after epoch 50" in words(ax)
    with pytest.raises(ValueError, match="new must"):
        figures.two_losses([0, 50], [0.3, 0.2], [0.3])


def test_vote_map_counts_votes_and_hatches_where_networks_disagree():
    agreed, apart = call("vote_map", 1), call("vote_map")
    assert "do not all agree on 0 % of it" in words(agreed)
    assert "do not all agree on 100 % of it" in words(apart)
    assert "Alice 1, Bob 1, Charlie 1 and Diana 1" in words(apart)
    (empty,), (hatching,) = agreed.patches, apart.patches
    assert np.isnan(empty.get_path().vertices).all()
    assert hatching.get_path().get_extents().bounds == (-30, -12, 70, 24)
    one_zero = figures.vote_map(lambda x: [x[:, 0] < 0] * 2, DATA, LABELS, **RANGES)
    assert np.isnan(one_zero.patches[0].get_path().vertices).all()


def test_matrix_product_tints_a_row_a_column_and_where_they_meet():
    (_, left), (_, right), _ = GRIDS
    ax = figures.matrix_product(*GRIDS, row=1, column=2)
    assert "W (2, 3) times X (3, 4) gives sums (2, 4)" in words(ax)
    assert "row 2 of W meets column 3 of X, (−1) × 2 + 2 × 6 + 0.5 × 10 = 15." in words(
        ax
    )
    colors = Counter(to_hex(patch.get_facecolor()) for patch in ax.patches)
    assert colors[TINT.lower()] == 3 + 3
    assert colors[MEET.lower()] == 1
    shown = [text.get_text() for text in ax.texts]
    for grid in (left, right, left @ right):
        for value in np.ravel(grid):
            assert minus_signs(number_text(value)) in shown


def test_matrix_product_lets_the_sides_touch():
    ax = figures.matrix_product(
        ("a", np.ones((2, 3))), ("b", np.ones((3, 4))), "c", row=0, column=0
    )
    left, right, result = (p for p in ax.patches if p.get_linewidth() > 2)
    assert left.get_x() + left.get_width() == pytest.approx(result.get_x())
    assert left.get_y() == result.get_y() and left.get_height() == result.get_height()
    assert result.get_y() + result.get_height() == pytest.approx(right.get_y())
    assert right.get_x() == result.get_x() and right.get_width() == result.get_width()


def test_matrix_product_strikes_out_a_row():
    column, row = ("w", [[2.0], [-1.0], [0.5]]), ("d", [[0.1, 0.2]])
    ax = figures.matrix_product(column, row, "all", row=0, column=0, drop=2)
    assert "Row 3 of all is struck out." in words(ax)
    (line,) = ax.lines
    (struck,) = [t for t in ax.texts if t.get_text() == "0.05"]
    assert line.get_ydata()[0] == pytest.approx(struck.get_position()[1])


@pytest.mark.parametrize(
    ("left", "right", "places", "says"),
    [
        (np.ones((2, 3)), np.ones((2, 4)), (0, 0), "right must have as many rows as"),
        (
            np.ones((2, 3)),
            np.ones((3, 4)),
            (2, 0),
            "row counts from 0 and must be below 2",
        ),
        (np.ones((2, 3)), np.ones((3, 4)), (0, 4), "column counts from 0 and must be"),
        (np.ones(3), np.ones((3, 4)), (0, 0), "left must be a grid"),
        (np.ones((2, 3)), np.ones((3, 9)), (0, 0), "right must be a grid with at most"),
    ],
)
def test_matrix_product_refuses_what_does_not_fit(left, right, places, says):
    row, column = places
    with pytest.raises(ValueError, match=says):
        figures.matrix_product(("a", left), ("b", right), "c", row=row, column=column)


def test_way_back_gives_the_shapes_of_a_real_step():
    said = words(figures.way_back(examples=5, inputs=3, hidden=2))
    assert "W_out.T (3, 1) times delta_out (1, 5) gives all rows (3, 5)" in said
    assert "it is back (2, 5)" in said
    assert said.endswith("That times fed.T (5, 4) gives slopes_hidden (2, 4).")
    with pytest.raises(ValueError, match="hidden must be 1 or more"):
        figures.way_back(examples=5, inputs=3, hidden=0)
