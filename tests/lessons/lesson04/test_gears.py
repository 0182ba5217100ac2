import math
import re
from itertools import permutations, product

import pytest
from matplotlib.colors import to_hex

from nnlib import people
from nnlib.explorers import GearsExplorer
from nnlib.explorers.ledger import unlit
from nnlib.figures.palette import BLACK
from nnlib.lessons.lesson04.gears import NETWORK, GearsDrawing, GearsState, gears_of
from nnlib.lessons.shared.ones import ones_network
from nnlib.network import KNOBS
from tests.tools.refresh import NOTEBOOKS

DATA, LABELS = people()
JAMS = ("nothing", "f'(z1)", "f'(z2)", "f'(z_o)")
EXACT = ones_network().slopes(DATA[0], LABELS[0])


def lines(state):
    return [unlit(line) for line in state.ledger()]


def shown(drawing):
    """Return what the gears of the picture show, None for a gear that is not there."""
    return [
        (gear.name.get_text(), gear.number.get_text(), gear.wheel.get_linestyle())
        if gear.wheel.get_visible()
        else None
        for gear in drawing.gears.gears
    ]


def test_the_first_screen_repeats_the_lesson():
    explorer = GearsExplorer()
    assert lines(explorer.state) == [
        "h1 per w1 = x1 × f'(z1)   = (-2) × 0.04518",
        "o1 per h1 = w5 × f'(z_o)  = 1 × 0.2494",
        "L per o1  = -2 × (1 - o1) = -2 × (1 - 0.5237)",
        "w1: (-0.09035) × 0.2494 × (-0.9526) = 0.0215",
        "compare with nothing",
    ]
    assert "The slope of w1 is 0.0215: turning w1 down" in explorer.sentence


@pytest.mark.parametrize("knob", KNOBS)
def test_the_gears_multiply_to_the_slope(knob):
    assert GearsState(knob).slope() == pytest.approx(EXACT[knob], rel=1e-12)
    assert len(gears_of(knob)) == (2 if knob in ("w5", "w6", "b3") else 3)


@pytest.mark.parametrize("knob", KNOBS)
def test_the_numbers_as_they_are_written_multiply_to_the_slope_as_written(knob):
    factors, product = GearsState(knob).equation().split(" = ")
    written = math.prod(float(f.strip("()")) for f in factors.split(" × "))
    assert f"{written:.4f}" == f"{float(product):.4f}" == f"{EXACT[knob]:.4f}"


def test_the_direction_is_the_one_that_lowers_the_loss():
    def loss(**knobs):
        return (LABELS[0] - ones_network(**knobs).feedforward(DATA[0])) ** 2

    for knob in KNOBS:
        step = 0.01 if f"turning {knob} up" in GearsState(knob).sentence() else -0.01
        assert loss(**{knob: NETWORK[knob] + step}) < loss()


def test_w5_and_w6_have_the_gear_nearest_to_0_and_nothing_else_reaches_the_goal():
    goal = GearsExplorer.goals[0]
    met = [k for k in KNOBS if goal.miss(GearsState(k)) <= 0]
    assert met == ["w5", "w6"]
    assert goal.value(GearsState("w5")) == "o1 per w5 is 0.01183"
    assert goal.miss(GearsState("w5", jam="f'(z1)")) == math.inf
    text = (NOTEBOOKS / "04_backpropagation.ipynb").read_text()
    assert "0.0118" not in text, "no cell has printed it"


def test_the_pairs_with_ratio_2_to_1_differ_in_the_input_only():
    goal = GearsExplorer.goals[1]
    reached = {
        (a, b)
        for a, b in permutations(KNOBS, 2)
        if goal.miss(GearsState(a, compare_with=b)) <= 0
    }
    doubles = {("w1", "w4"), ("w3", "w2")}
    assert reached == doubles | {(b, a) for a, b in doubles}
    for a, b in doubles:
        assert EXACT[a] / EXACT[b] == pytest.approx(2)
        one, other = gears_of(a), gears_of(b)
        assert one[0].value == pytest.approx(2 * other[0].value)
        assert [g.value for g in one[1:]] == [g.value for g in other[1:]]
    # Two knobs of one neuron, which the lesson has compared, do not count.
    assert goal.miss(GearsState("w1", compare_with="w2")) == math.inf


def test_the_words_are_true_for_every_knob_pair_and_jam():
    for knob, other, jam in product(KNOBS, ("nothing", *KNOBS), JAMS):
        state = GearsState(knob, other, jam)
        text, slopes = state.sentence(), {k: state.slope(k) for k in KNOBS}
        assert (f"{knob} would not learn" in text) == (slopes[knob] == 0)
        assert ("down lowers" in text) == (slopes[knob] > 0)
        assert ("up lowers" in text) == (slopes[knob] < 0)
        if other == "nothing":
            continue
        assert bool(
            re.search(rf"The slope of {other} is 0( as well)?\.(?!\d)", text)
        ) == (slopes[other] == 0)
        assert ("as well" in text) == (slopes[knob] == slopes[other] == 0)
        if slopes[other]:
            times = float(re.search(r"It is (\S+) times the", text)[1])
            assert times == pytest.approx(slopes[knob] / slopes[other], abs=0.005)


def test_both_products_stand_under_each_other():
    explorer = GearsExplorer()
    explorer.inputs["compare_with"][0].value = "w2"
    assert lines(explorer.state)[3:] == [
        "w1: (-0.09035) × 0.2494 × (-0.9526) = 0.0215",
        "w2: (-0.04518) × 0.2494 × (-0.9526) = 0.0107",
    ]
    assert "It is 2 times the slope of w2." in explorer.sentence


@pytest.mark.parametrize(
    ("jam", "still"),
    [
        ("nothing", []),
        ("f'(z1)", ["w1", "w2", "b1"]),
        ("f'(z2)", ["w3", "w4", "b2"]),
        ("f'(z_o)", list(KNOBS)),
    ],
)
def test_a_jam_stops_the_knobs_whose_road_leads_through_it(jam, still):
    state = GearsState(jam=jam)
    assert state.still() == still
    for knob in KNOBS:
        expected = 0 if knob in still else EXACT[knob]
        assert state.slope(knob) == pytest.approx(expected, rel=1e-12)
    assert (GearsExplorer.goals[2].miss(state) <= 0) == (len(still) == 9)


def test_jammed_gears_are_said_drawn_and_written():
    drawing, state = GearsDrawing(), GearsState(jam="f'(z_o)")
    drawing.update(state)
    assert shown(drawing) == [
        ("h1 per w1", "−0.09035", "-"),
        ("o1 per h1", "0\njammed", "--"),
        ("L per o1", "−0.9526", "-"),
    ]
    assert lines(state)[3] == "w1: (-0.09035) × 0 × (-0.9526) = 0"
    assert drawing.diagram.nodes["o1"].get_linestyle() == "--"
    assert drawing.diagram.nodes["h1"].get_linestyle() == "-"
    assert [t.get_text() for t in drawing.slopes.numbers.values()] == ["0"] * 9
    assert "w1 would not learn. f'(z_o) is jammed." in state.sentence()
    assert "f'(z_o) is jammed, set to 0" in state.words()


def test_after_the_jam_everything_turns_again():
    drawing = GearsDrawing()
    for jam in ("f'(z_o)", "nothing"):
        drawing.update(GearsState(jam=jam))
    assert {style for _, _, style in shown(drawing)} == {"-"}
    assert drawing.diagram.nodes["o1"].get_linestyle() == "-"
    colors = {to_hex(gear.wheel.get_edgecolor()) for gear in drawing.gears.gears}
    assert colors == {BLACK}


@pytest.mark.parametrize(
    ("knob", "edges", "gears"),
    [("w2", {"w2", "w5"}, 3), ("b2", {"w6"}, 3), ("w6", {"w6"}, 2), ("b3", set(), 2)],
)
def test_the_road_lights_up_and_has_its_gears(knob, edges, gears):
    drawing = GearsDrawing()
    drawing.update(GearsState(knob))
    lit = {n for n, e in drawing.diagram.edges.items() if e.get_path_effects()}
    assert lit == edges
    assert drawing.diagram.labels[knob].get_fontweight() == "bold"
    visible = [gear for gear in shown(drawing) if gear]
    assert len(visible) == gears
    # In the order of the road: the knob is in the first gear, the loss in the last.
    assert visible[0][0].endswith(f"per {knob}")
    assert shown(drawing)[-1][0] == "L per o1"


def test_slopes_are_shown_once_their_knob_was_looked_at():
    explorer = GearsExplorer()
    explorer.inputs["knob"][0].value = "b3"
    explorer.inputs["compare_with"][0].value = "w5"
    drawing = explorer._drawing
    texts = {n: t.get_text() for n, t in drawing.slopes.numbers.items()}
    known = {"w1": "0.0215", "b3": "−0.2376", "w5": "−0.0113"}
    assert texts == {name: known.get(name, "?") for name in KNOBS}
    bars = drawing.slopes.bars
    widths = {n: b.get_width() for n, b in bars.items() if b.get_visible()}
    assert widths == pytest.approx({n: EXACT[n] for n in known})
    assert "w1 0.0215, w5 -0.0113 and b3 -0.2376" in explorer.state.words()
