import numpy as np
import pytest

from nnlib import OurNeuralNetwork, mse_loss, people
from nnlib.explorers import TrainingExplorer
from nnlib.lessons.lesson05.training import (
    SEEDS,
    STRETCHED,
    TrainingDrawing,
    TrainingState,
)
from nnlib.lessons.shared.people_run import HIGHEST, RATE, people_run

DATA, LABELS = people()
RATES = TrainingExplorer.knobs[0].stops


def test_the_slider_finds_the_way_back_to_the_rate_of_the_lesson():
    assert {0.001, 0.01, RATE, 1, 10, 20} <= set(RATES)
    assert RATES == sorted(set(RATES))


def test_the_first_screen_repeats_the_lesson():
    explorer = TrainingExplorer()
    assert explorer.state.ledger()[-2:] == [
        "loss = ((1 - 0.7960)² + (0 - 0.1245)²",
        " + (0 - 0.1245)² + (1 - 0.8348)²) / 4 = 0.0250",
    ]
    assert explorer.state.sentence() == (
        "Rate 0.1, seed 215: the loss falls to 0.0023. After epoch 100 it is 0.0250, "
        "with 4 of 4 right."
    )


@pytest.mark.parametrize("rate", [0.001, 0.1, 20])
@pytest.mark.parametrize("seed", [0, 215])
def test_the_run_is_that_of_the_library_in_every_epoch(rate, seed):
    net = OurNeuralNetwork(rng=seed)
    first = mse_loss(LABELS, net.feedforward(DATA))
    run = people_run(seed, rate)
    assert run.losses[0] == first
    for epoch in (0, 1, 24, 25, 26, 999, 1000):
        net = OurNeuralNetwork(rng=seed)
        losses = net.train(DATA, LABELS, learn_rate=rate, epochs=epoch)
        assert run.losses[1 : epoch + 1].tolist() == losses.tolist()
        twin = run.network(epoch)
        assert twin.knobs.tolist() == net.knobs.tolist()


def test_with_seed_4_all_four_are_right_after_epoch_61_for_the_first_time():
    goal = TrainingExplorer.goals[0]
    met = [e for e in range(1001) if goal.miss(TrainingState(seed=4, epoch=e)) <= 0]
    assert met == [61]
    state = TrainingState(seed=4, epoch=61)
    assert f"{state.loss:.4f}" == "0.1359"  # the answer to the goal's question
    assert f"{state.run.outputs(61)[0]:.3f}" == "0.504"
    assert "0.1359" in goal.answer
    assert "0.504" in goal.answer


def test_the_run_of_the_lesson_does_not_count_for_the_first_goal():
    explorer = TrainingExplorer()
    explorer.inputs["epoch"][0].value = 18
    message = explorer._score.messages(explorer.state)[0]
    assert message.startswith("Does not count yet: it needs rate 0.1, seed 4")


@pytest.mark.full
def test_one_rate_brings_the_loss_below_a_twentieth_in_epoch_100():
    goal = TrainingExplorer.goals[2]
    states = [TrainingState(rate=i / 1000) for i in range(1, 200)]
    assert [s.rate for s in states if goal.miss(s) <= 0] == [0.042]
    assert goal.miss(TrainingState(rate=0.042, epoch=101)) == np.inf
    assert goal.miss(TrainingState(rate=0.042, seed=1)) == np.inf
    # The answer: half the rate, about twice the epochs.
    first = {
        r: int(np.argmax(people_run(215, r).losses < 0.05)) for r in (0.021, 0.042)
    }
    assert first == {0.021: 199, 0.042: 100}
    for rate in (0.01, 0.02, 0.05, 0.1, 0.2):
        half, whole = (
            np.argmax(people_run(215, r).losses < 0.05) for r in (rate / 2, rate)
        )
        assert half / whole == pytest.approx(2, abs=0.05)


def test_two_seeds_start_below_the_know_nothing_line():
    goal = TrainingExplorer.goals[1]
    assert [s for s in SEEDS if goal.miss(TrainingState(seed=s)) <= 0] == [5, 9]


def compared(one, other, rate=0.1):
    """Return the state after the runs of two seeds, one after the other."""
    state = TrainingState(seed=one, rate=rate)
    state.change(seed=other)
    state.rested()
    return state


def test_seeds_with_the_same_loss_have_other_knobs():
    goal = TrainingExplorer.goals[3]
    assert goal.miss(TrainingState(seed=6)) == np.inf
    pairs = [(a, b) for a in SEEDS for b in SEEDS if goal.miss(compared(a, b)) <= 0]
    assert pairs == [(6, 7), (7, 6)]
    assert goal.value(compared(6, 7)) == "0.0015 (seed 6) and 0.0015 (seed 7)"
    six, seven = people_run(6, 0.1).network(1000), people_run(7, 0.1).network(1000)
    assert np.abs(six.knobs - seven.knobs).max() > 0.5
    assert goal.miss(compared(6, 8)) == pytest.approx(0.00089, abs=1e-4)
    assert goal.miss(compared(6, 7, rate=1)) == np.inf


@pytest.mark.parametrize(
    ("rate", "words"),
    [
        (0.001, "the loss falls slowly, to 0.1522."),
        (0.1, "the loss falls to 0.0023."),
        (20, "the loss first rises to 0.4259, then falls to 0.0000094"),
    ],
)
def test_the_sentence_says_how_the_loss_goes(rate, words):
    assert words in TrainingState(rate=rate).sentence()


def test_what_the_words_say_of_a_run_is_true_over_the_range():
    for seed in SEEDS[::3]:
        for rate in [*RATES[::9], 20]:
            losses = people_run(seed, rate).losses
            words = TrainingState(rate=rate, seed=seed).manner()
            top = int(np.argmax(losses))
            assert ("first rises" in words) == (losses[1] > losses[0]) == (top > 0)
            assert (np.diff(losses[top:]) < 0).all(), (seed, rate)
            if "slowly" in words:
                assert losses[-1] > 0.05


def test_a_slider_that_passes_other_rates_leaves_the_run_of_the_last_rest():
    state = TrainingState()
    for rate in (0.2, 0.5, 1):
        state.change(rate=rate)
        assert state.before == (215, 0.1)
    state.change(rate=0.1)
    assert state.before is None, "back where it rested"
    state.change(rate=1)
    state.rested()
    state.change(epoch=3)
    assert state.before == (215, 0.1)
    state.change(seed=2)
    assert state.before == (215, 1)


@pytest.mark.parametrize(("axis", "x"), [("even", 400), (STRETCHED, np.log10(401))])
def test_the_mark_is_dragged_along_either_axis(axis, x):
    explorer = TrainingExplorer(axis=axis)
    explorer.drag(0, x, 0.3)
    assert explorer.state.epoch == 400
    explorer.drag(0, 99, 0.3)
    assert explorer.state.epoch == (1000 if axis == STRETCHED else 99)
    (place,) = explorer.handles[0].at(explorer.state)
    assert explorer._drawing.loss.dot.get_xydata().tolist() == [list(place)]


def test_the_last_run_stays_as_a_thin_line():
    explorer = TrainingExplorer()
    thick, thin = explorer._drawing.loss.curve.line, explorer._drawing.loss.thin
    assert len(thin.get_ydata()) == 0
    old = thick.get_ydata().copy()
    explorer.inputs["rate"][0].value = 1
    assert thin.get_ydata().tolist() == old.tolist()
    assert thick.get_ydata()[-1] == people_run(215, 1).losses[-1]
    assert thin.get_linewidth() < thick.get_linewidth() / 2
    assert "Thin line: rate 0.1, seed 215" in explorer.state.words()
    explorer.inputs["epoch"][0].value = 10  # the same run
    assert thin.get_ydata().tolist() == old.tolist()
    explorer.buttons["Reset"].click()
    assert len(thin.get_ydata()) == 0


def test_the_cursor_and_the_marks_stand_where_the_state_has_them():
    drawing, state = TrainingDrawing(), TrainingState(epoch=18)
    drawing.update(state)
    assert drawing.loss.dot.get_xydata().tolist() == [[18, state.loss]]
    marks = drawing.outputs.marks
    assert [m.get_xdata()[0] for m in marks] == state.run.outputs(18).tolist()
    assert [m.get_marker() for m in marks] == ["o", "^", "^", "o"]
    assert "4 of 4 right: accuracy 100 %" in drawing.outputs.title.get_text()
    drawing.update(TrainingState(epoch=99, axis=STRETCHED))
    assert drawing.loss.dot.get_xdata() == pytest.approx([2])
    assert drawing.loss.ax.get_xticks() == pytest.approx(
        np.log10([1, 2, 11, 101, 1001])
    )


def test_every_run_stays_in_the_picture():
    for seed in SEEDS[::2]:
        for rate in [*RATES[::16], 20]:
            assert people_run(seed, rate).losses.max() < HIGHEST
