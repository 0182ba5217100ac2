import math
from itertools import permutations

import pytest

from nnlib import people
from nnlib.explorers import GearsExplorer
from nnlib.figures.palette import GREEN, VERMILLION
from nnlib.lessons.lesson04.gears import NETWORK, GearsDrawing, GearsState, gears_of
from nnlib.lessons.shared.ones import ones_network
from nnlib.network import KNOBS

DATA, LABELS = people()
EXACT = ones_network().slopes(DATA[0], LABELS[0])


def test_the_first_screen_repeats_the_lesson():
    explorer = GearsExplorer()
    assert explorer.state.ledger() == [
        "L per o1   = -2 × (1 - o1) = -2 × (1 - 0.5237) = -0.9526",
        "o1 per h1  = w5 × f'(z_o)  = 1 × 0.2494        = 0.2494",
        "h1 per w1  = x1 × f'(z1)   = (-2) × 0.04518    = -0.09035",
        "slope of w1 = (-0.9526) × 0.2494 × (-0.09035) = 0.0215",
        "compare with nothing",
    ]
    assert "The slope of w1 is 0.0215: turning w1 down" in explorer.sentence.value


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


def test_b3_has_the_biggest_slope_and_nothing_else_reaches_the_goal():
    goal = GearsExplorer.goals[0]
    assert [k for k in KNOBS if goal.miss(GearsState(k)) <= 0] == ["b3"]
    assert round(EXACT["b3"] / EXACT["w1"]) == -11
    assert goal.miss(GearsState("b3", jam="f'(z1)")) == math.inf


def test_the_pairs_with_ratio_2_to_1_differ_in_the_input_only():
    goal = GearsExplorer.goals[1]
    reached = {
        (a, b)
        for a, b in permutations(KNOBS, 2)
        if goal.miss(GearsState(a, compare_with=b)) <= 0
    }
    doubles = {(a, b) for a in ("w1", "w3") for b in ("w2", "w4")}
    assert reached == doubles | {(b, a) for a, b in doubles}
    for a, b in doubles:
        assert EXACT[a] / EXACT[b] == pytest.approx(2)


def test_both_products_stand_under_each_other():
    explorer = GearsExplorer()
    explorer.inputs["compare_with"][0].value = "w2"
    assert explorer.state.ledger()[3:] == [
        "slope of w1 = (-0.9526) × 0.2494 × (-0.09035) = 0.0215",
        "slope of w2 = (-0.9526) × 0.2494 × (-0.04518) = 0.0107",
    ]
    assert "It is 2 times the slope of w2." in explorer.sentence.value


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
    assert [w.get_linestyle() for w in drawing.wheels] == ["-", "--", "-"]
    assert drawing.numbers[1].get_text() == "0\njammed"
    assert drawing.equation.get_text() == "(-0.9526) × 0 × (-0.09035) = 0"
    assert drawing.diagram.nodes["o1"].get_linestyle() == "--"
    assert drawing.diagram.nodes["h1"].get_linestyle() == "-"
    assert [t.get_text() for t in drawing.slopes] == ["0"] * 9
    assert "w1 would not learn. f'(z_o) is jammed." in state.sentence()
    assert "f'(z_o) is jammed, set to 0" in state.words()


def test_after_the_jam_everything_turns_again():
    drawing = GearsDrawing()
    for jam in ("f'(z_o)", "nothing"):
        drawing.update(GearsState(jam=jam))
    assert {w.get_linestyle() for w in drawing.wheels} == {"-"}
    assert drawing.diagram.nodes["o1"].get_linestyle() == "-"
    assert VERMILLION not in [w.get_edgecolor() for w in drawing.wheels]
    assert drawing.equation.get_text() == "(-0.9526) × 0.2494 × (-0.09035) = 0.0215"


@pytest.mark.parametrize(
    ("knob", "edges", "gears"),
    [("w2", {"w2", "w5"}, 3), ("b2", {"w6"}, 3), ("w6", {"w6"}, 2), ("b3", set(), 2)],
)
def test_the_road_lights_up_and_has_its_gears(knob, edges, gears):
    drawing = GearsDrawing()
    drawing.update(GearsState(knob))
    lit = {n for n, e in drawing.diagram.edges.items() if e.get_color() == GREEN}
    assert lit == edges
    assert drawing.diagram.labels[knob].get_fontweight() == "bold"
    assert [w.get_visible() for w in drawing.wheels] == [i < gears for i in range(3)]
    visible = [t for t in drawing.numbers if t.get_visible()]
    assert len(visible) == gears


def test_slopes_are_shown_once_their_knob_was_looked_at():
    explorer = GearsExplorer()
    explorer.inputs["knob"][0].value = "b3"
    explorer.inputs["compare_with"][0].value = "w5"
    drawing = explorer._drawing
    texts = {n: t.get_text() for n, t in zip(KNOBS, drawing.slopes, strict=True)}
    shown = {"w1": "0.0215", "b3": "-0.2376", "w5": "-0.0113"}
    assert texts == {name: shown.get(name, "?") for name in KNOBS}
    widths = [bar.get_width() for bar in drawing.bars if bar.get_visible()]
    assert widths == pytest.approx([EXACT[n] for n in ("w1", "w5", "b3")])
    assert "w1 0.0215, w5 -0.0113 and b3 -0.2376" in explorer.state.words()
