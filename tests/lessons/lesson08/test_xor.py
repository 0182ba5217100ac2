import asyncio

import numpy as np
import pytest

from nnlib import backPropNN, gate
from nnlib.data import GATES
from nnlib.explorers import XorExplorer
from nnlib.figures.error_curve import find_plateau
from nnlib.lessons.lesson08.xor import XorState
from nnlib.lessons.lesson08.xor_drawing import XorDrawing
from nnlib.lessons.lesson08.xor_run import MAX_ITERATIONS


def explorer_with(**knobs):
    explorer = XorExplorer()
    for name, value in knobs.items():
        explorer.inputs[name][0].value = value
    return explorer


def press(explorer, *buttons):
    for words in buttons:
        explorer.buttons[words].click()


def test_the_first_screen_repeats_the_lesson():
    explorer = XorExplorer()
    assert explorer.state.ledger()[0].endswith("iteration  error")
    assert explorer.state.ledger()[1].endswith("0: 1.002285")
    assert "error 1.0023, still near 0.5 for everybody" in explorer.sentence.value
    outputs = backPropNN((2, 2, 1), rng=8).FP(gate("XOR")[0]).ravel()
    assert explorer.state.outputs.tolist() == outputs.tolist()
    assert np.abs(outputs - 0.5).max() < 0.03


def test_it_is_the_run_of_the_lesson_in_pieces():
    explorer, net = XorExplorer(), backPropNN((2, 2, 1), rng=8)
    steps = net.train(*gate("XOR"), maxIterations=7600)
    press(explorer, "Run 5000", "Run 1000", "Run 1000", *["Run 100"] * 6)
    state = explorer.state
    assert state.iterations == 7600
    assert state.errors[:-1].tolist() == steps.tolist()
    for k, line in zip((2500, 5000, 7500), state.ledger()[1:], strict=False):
        assert line.endswith(f"{k}: {steps[k]:.6f}")
    assert state.ledger()[4].endswith(f"7600: {state.error:.6f}")


def test_pieces_keep_the_momentum():
    explorer = explorer_with(momentum=0.5)
    press(explorer, *["Run 100"] * 3)
    net = backPropNN((2, 2, 1), rng=8)
    net.train(*gate("XOR"), maxIterations=300, momentum=0.5)
    for mine, whole in zip(explorer.state.net.weights, net.weights, strict=True):
        assert mine.tolist() == whole.tolist()


def test_the_long_run_ends_at_the_number_of_the_lesson():
    explorer = XorExplorer()
    press(explorer, f"Run to {MAX_ITERATIONS}")
    state = explorer.state
    assert state.iterations == MAX_ITERATIONS
    assert state.ledger()[4].endswith("100000: 0.000271")
    assert [round(x, 4) for x in state.outputs] == [0.0075, 0.0096, 0.9922, 0.9922]
    assert "maxIterations" in explorer.sentence.value
    press(explorer, "Run 100")
    assert state.iterations == MAX_ITERATIONS


def test_min_error_ends_the_run_as_in_the_lesson():
    explorer = XorExplorer()
    press(explorer, "Linear output", "Run 1000", "Run 1000", "Run 1000")
    assert explorer.state.iterations == 1293
    assert "minError 0.00001 is reached" in explorer.sentence.value


def test_the_long_run_lets_the_page_answer_and_can_be_stopped():
    async def scene():
        explorer, shown = XorExplorer(), []
        explorer.picture.observe(lambda change: shown.append(1), names="value")
        press(explorer, f"Run to {MAX_ITERATIONS}")
        while explorer.state.iterations < 3000:
            await asyncio.sleep(0)
        press(explorer, "Stop")
        stopped = explorer.state.iterations
        for _ in range(10):
            await asyncio.sleep(0.001)
        return explorer, stopped, len(shown)

    explorer, stopped, shown = asyncio.run(scene())
    assert explorer.state.iterations == stopped < MAX_ITERATIONS
    assert shown >= 3
    assert len(explorer.state.errors) == stopped + 1


def test_reset_in_the_middle_of_a_run_brings_the_start_back():
    async def scene():
        explorer = XorExplorer()
        press(explorer, f"Run to {MAX_ITERATIONS}")
        while explorer.state.iterations < 2000:
            await asyncio.sleep(0)
        press(explorer, "Reset")
        for _ in range(10):
            await asyncio.sleep(0.001)
        return explorer

    explorer = asyncio.run(scene())
    assert explorer.state.iterations == 0
    assert explorer.sentence.value == XorExplorer().sentence.value


def test_a_new_rate_keeps_the_weights_and_says_so():
    explorer = XorExplorer()
    press(explorer, "Run 1000")
    before = [W.copy() for W in explorer.state.net.weights]
    explorer.inputs["trainingRate"][0].value = 2
    explorer.inputs["momentum"][0].value = 0.5
    assert explorer.state.iterations == 1000
    assert "The weights stay as they are." in explorer.sentence.value
    for mine, old in zip(explorer.state.net.weights, before, strict=True):
        assert mine.tolist() == old.tolist()


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("seed", 3, "the seed"),
        ("gate", "AND", "the gate"),
        ("hidden", 5, "the number of hidden nodes"),
        ("output", "tanh", "the output function"),
    ],
)
def test_other_knobs_start_anew_and_say_so(name, value, words):
    explorer = XorExplorer()
    press(explorer, "Run 1000")
    explorer.inputs[name][0].value = value
    state = explorer.state
    assert state.iterations == 0
    assert len(state.errors) == 1
    assert f"New start, because {words} has changed." in explorer.sentence.value
    fresh = backPropNN((2, state.hidden, 1), ["sigmoid", state.output], rng=state.seed)
    assert state.net.weights[0].tolist() == fresh.weights[0].tolist()


def test_back_to_iteration_0_keeps_the_knobs():
    explorer = explorer_with(seed=3, hidden=4)
    start = explorer.state.outputs.tolist()
    press(explorer, "Run 1000", "Back to iteration 0")
    assert explorer.state.iterations == 0
    assert explorer.state.outputs.tolist() == start
    assert (explorer.state.seed, explorer.state.hidden) == (3, 4)


def test_numbers_beyond_all_bounds_are_refused_in_words():
    explorer = explorer_with(output="linear", trainingRate=0.8)
    press(explorer, "Run 1000")
    assert explorer.state.iterations == 0
    assert "grew beyond all bounds" in explorer.sentence.value
    assert "Try a smaller rate." in explorer.sentence.value
    explorer.inputs["trainingRate"][0].value = 0.2
    press(explorer, "Run 1000")
    assert explorer.state.iterations == 1000
    assert "beyond" not in explorer.sentence.value


def test_the_sentence_names_what_goes_on():
    cases = {
        "still near 0.5 for everybody. A plateau": {"iterations": 2500},
        "falling: ": {"iterations": 5900},
        "Solved: every output": {"iterations": 10_000},
        "with 3 of 4 outputs on the right side of 0.5. A plateau": {
            **{"trainingRate": 10, "iterations": 3000}
        },
        "Stuck: the last 100 iterations changed nothing": {
            **{"output": "relu", "trainingRate": 2, "iterations": 1000}
        },
        "it grows: the rate is too large": {
            **{"output": "linear", "trainingRate": 5, "iterations": 100}
        },
        "At trainingRate 0 no weight ever changes": {
            **{"trainingRate": 0, "iterations": 100}
        },
    }
    for words, knobs in cases.items():
        assert words in XorState(**knobs).sentence(), knobs


def test_a_zigzag_is_called_so():
    state = XorState()
    state.outputs, state.error = np.array([0.2, 0.9, 0.1, 0.4]), 1.3
    state.errors = np.array([1.0, 1.3] * 10)
    assert "zigzag" in state.sentence()


def test_wild_settings_leave_words_and_a_picture():
    drawing = XorDrawing()
    for name in GATES:
        for output in ("sigmoid", "tanh", "gaussian", "relu", "linear"):
            for rate, momentum in ((10, 0.9), (5, 0), (1, 0.5)):
                state = XorState(
                    gate=name, output=output, trainingRate=rate, momentum=momentum
                )
                state.run_100()
                drawing.update(state)
                texts = [state.sentence(), state.words(), *state.ledger()]
                assert not [t for t in texts if "nan" in t or "inf" in t], texts
                assert len(state.sentence()) <= 160
                assert len(state.words()) <= 400
                assert np.isfinite(drawing.map.get_array()).all()


def test_the_seeds_of_the_lesson_are_early_and_late():
    halves = {}
    for seed in (8, 3, 6):
        state = XorState(seed=seed)
        while state.half_at[seed][0] is None:
            state.run_1000()
        halves[seed] = state.half_at[seed][0]
    assert halves == {8: 5943, 3: 11149, 6: 21124}


def test_a_late_seed_counts_after_20000_iterations_and_not_before():
    explorer = XorExplorer()
    press(explorer, *["Run 5000"] * 2)
    assert explorer.state.seeds_found() == (8, None)
    explorer.inputs["seed"][0].value = 6
    press(explorer, *["Run 5000"] * 3, *["Run 1000"] * 4)
    assert explorer.state.seeds_found() == (8, None)
    press(explorer, "Run 1000")
    assert explorer.state.seeds_found() == (8, 6)
    assert "Goal 1 is reached." in explorer.sentence.value


def test_another_rate_does_not_count_for_the_seeds_even_if_it_is_put_back():
    explorer = explorer_with(trainingRate=2)
    press(explorer, "Run 1000")
    explorer.inputs["trainingRate"][0].value = 0.2
    press(explorer, "Run 100")
    message = explorer._score.messages(explorer.state)[0]
    assert message.startswith("Not counted: a knob other than the seed has moved.")
    assert explorer.state.seeds_found() == (None, None)


def test_the_quick_goal_is_reached_by_rate_or_by_momentum():
    goal = XorExplorer.goals[1]
    for knobs in ({"trainingRate": 1}, {"trainingRate": 0.3, "momentum": 0.9}):
        assert goal.miss(XorState(**knobs, iterations=2000)) <= 0
    # Later than iteration 2000 is too late.
    assert goal.miss(XorState(iterations=10_000)) > 0


def test_at_rate_10_the_worked_example_gets_stuck_as_the_answer_says():
    assert XorState(trainingRate=10, iterations=2500).error == pytest.approx(
        0.667, abs=5e-4
    )


def test_one_hidden_node_learns_the_gates_that_one_line_divides():
    for name in GATES:
        state = XorState(gate=name, hidden=1, iterations=5000)
        assert state.learned_by_one == (set() if "X" in name else {name})
        assert state.missed_by_one == ({name} if "X" in name else set())


def test_the_plateau_is_marked_where_the_lesson_finds_it():
    state, drawing = XorState(iterations=10_000), XorDrawing()
    drawing.update(state)
    first, last, error = find_plateau(state.errors)
    left, right = drawing.span.get_x(), drawing.span.get_x() + drawing.span.get_width()
    assert left == pytest.approx(first, abs=50)
    assert right == pytest.approx(last, abs=50)
    assert f"plateau near {error:.2f}" == drawing.span_text.get_text()
    assert drawing.low_line.get_xdata()[0] == state.low_at == 9614


def test_the_map_and_the_corners_show_the_network():
    state, drawing = XorState(gate="AND", iterations=3000), XorDrawing()
    drawing.update(state)
    corner = state.net.FP([[-0.5, -0.5]])[0, 0]
    assert drawing.map.get_array()[0, 0] == pytest.approx(corner)
    assert drawing.corners[1].get_xydata().tolist() == [[1, 1]]
    assert len(drawing.corners[0].get_xydata()) == 3
    line = drawing.half.get_xydata()
    on_line = line[~np.isnan(line[:, 0])]
    assert state.net.FP(on_line).ravel() == pytest.approx(0.5, abs=0.02)
    assert drawing.texts[1].get_text() == f"{state.outputs[1]:.4f}"


def test_an_error_above_the_axis_is_cut_off_in_words():
    state = XorState(output="linear", trainingRate=5, iterations=100)
    drawing = XorDrawing()
    drawing.update(state)
    assert "cut off at the top" in drawing.curve_ax.get_title()
    assert drawing.curve.get_ydata().max() <= drawing.curve_ax.get_ylim()[1]
