import numpy as np
import pytest

from nnlib import OurNeuralNetwork, mse_loss, people
from nnlib.explorers import TrainingExplorer
from nnlib.lessons.lesson05.training import (
    RATES,
    SEEDS,
    STRETCHED,
    TrainingDrawing,
    TrainingState,
)
from nnlib.lessons.shared.people_run import HIGHEST, people_run

DATA, LABELS = people()


def test_the_first_screen_repeats_the_lesson():
    explorer = TrainingExplorer()
    assert explorer.state.ledger()[-1] == "loss = sum / 4 = 0.0250"
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


def test_all_four_are_right_after_epoch_18_for_the_first_time():
    goal = TrainingExplorer.goals[0]
    met = [e for e in range(1001) if goal.miss(TrainingState(epoch=e)) <= 0]
    assert met == [18]
    state = TrainingState(epoch=18)
    assert f"{state.loss:.4f}" == "0.1020"  # the answer to the goal's question
    assert f"{state.run.outputs(18)[0]:.3f}" == "0.510"
    assert "0.1020" in goal.answer
    assert "0.510" in goal.answer


def test_another_run_does_not_count_for_the_first_goal():
    explorer = TrainingExplorer()
    explorer.inputs["seed"][0].value = 0
    explorer.inputs["epoch"][0].value = people_epoch_of_first_right(0)
    message = explorer._score.messages(explorer.state)[0]
    assert message.startswith("Does not count yet: it needs rate 0.1, seed 215")


def people_epoch_of_first_right(seed):
    run = people_run(seed, 0.1)
    return next(e for e in range(1001) if run.right(e) == 4)


def test_two_seeds_start_below_the_know_nothing_line():
    goal = TrainingExplorer.goals[1]
    assert [s for s in SEEDS if goal.miss(TrainingState(seed=s)) <= 0] == [5, 9]


def test_seeds_with_the_same_loss_have_other_knobs():
    goal = TrainingExplorer.goals[2]
    state = TrainingState(seed=1)
    assert goal.miss(state) == float("inf")
    state.change(seed=7)
    assert goal.miss(state) <= 0
    assert goal.value(state) == "0.0015 (seed 1) and 0.0015 (seed 7)"
    one, seven = people_run(1, 0.1).network(1000), people_run(7, 0.1).network(1000)
    assert np.abs(one.knobs - seven.knobs).max() > 0.5
    state.change(seed=0)
    assert goal.miss(state) == pytest.approx(0.00089, abs=1e-5)


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
    for seed in SEEDS:
        for rate in RATES:
            assert people_run(seed, rate).losses.max() < HIGHEST
