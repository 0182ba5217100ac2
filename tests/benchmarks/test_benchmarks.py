"""The contestants compute the same numbers, and every section runs. No times here."""

import numpy as np
import pytest

from nnlib import (
    OurNeuralNetwork,
    backPropNN,
    digits,
    gate,
    manyBackPropNN,
    people,
)
from nnlib.network import KNOBS
from tests.benchmarks import __main__ as run
from tests.benchmarks import (
    against_peers,
    against_published,
    figure,
    growth,
    many_networks,
    peers,
    reading_digits,
    start,
    tables,
    timing,
)
from tests.benchmarks.published import MatrixNetwork, ScalarNetwork
from tests.benchmarks.scalar_engine import ScalarEngineNetwork, Value

SHAPE = (3, 4, 2)


@pytest.fixture
def problem():
    rng = np.random.default_rng(1)
    return rng.random((5, 3)), rng.random((5, 2))


def ours_after(steps, problem, transfers=None):
    network = backPropNN(SHAPE, transfers, rng=0)
    errors = [network.backProp(*problem, peers.RATE) for _ in range(steps)]
    return network.weights, errors


@pytest.mark.parametrize("network", [MatrixNetwork, ScalarEngineNetwork])
def test_weights_and_errors_are_ours_after_ten_steps(network, problem):
    weights, errors = ours_after(10, problem)
    other = network(peers.starting_weights(SHAPE))
    others = [other.step(*problem, peers.RATE) for _ in range(10)]
    np.testing.assert_allclose(others, errors, rtol=1e-12)
    assert errors[-1] < errors[0]
    for W, ours in zip(other.weights, weights, strict=True):
        numbers = W if isinstance(W, np.ndarray) else as_numbers(W)
        np.testing.assert_allclose(numbers, ours, rtol=1e-12)


def as_numbers(layer):
    return [[value.number for value in row] for row in layer]


def test_a_value_used_twice_gets_both_slopes():
    x = Value(3.0)
    (x * x + x).backward()
    assert x.slope == 7.0


def test_published_loop_ends_at_our_knobs():
    data, labels = people()
    ours = OurNeuralNetwork(rng=0)
    published = ScalarNetwork(dict(zip(KNOBS, ours.knobs, strict=True)))
    losses = published.train(data, labels, epochs=30)
    np.testing.assert_allclose(losses, ours.train(data, labels, epochs=30)[::10])
    for name in KNOBS:
        assert getattr(published, name) == pytest.approx(getattr(ours, name), rel=1e-9)


def test_a_step_of_pytorch_is_ours(problem):
    torch = pytest.importorskip("torch", reason="the peer PyTorch is not installed")
    weights, _ = ours_after(1, problem)
    model, step = peers.torch_module(SHAPE)
    step(*map(torch.from_numpy, problem))
    for layer, W in zip(model[::2], weights, strict=True):
        np.testing.assert_allclose(layer.weight.detach().numpy(), W[:, :-1], rtol=1e-12)
        np.testing.assert_allclose(layer.bias.detach().numpy(), W[:, -1], rtol=1e-12)


def test_a_step_of_scikit_learn_is_ours_with_a_linear_output(problem):
    pytest.importorskip("sklearn", reason="the peer scikit-learn is not installed")
    weights, _ = ours_after(1, problem, ["sigmoid", "linear"])
    model, step = peers.sklearn_regressor(SHAPE, *problem)
    step()
    for i, W in enumerate(weights):
        np.testing.assert_allclose(model.coefs_[i].T, W[:, :-1], rtol=1e-10)
        np.testing.assert_allclose(model.intercepts_[i], W[:, -1], rtol=1e-10)


def test_race_counts_steps_and_gives_each_contestant_every_round():
    taken = {"a": 0, "b": 0}

    def contestant(name):
        def run(steps):
            taken[name] += steps

        return run

    times = timing.race({name: contestant(name) for name in taken}, rounds=3, block=0)
    assert {name: len(seconds) for name, seconds in times.items()} == {"a": 3, "b": 3}
    assert taken == {"a": 5, "b": 5}  # two to find the number of steps, three rounds


def test_a_ratio_is_the_median_of_the_rounds():
    times = {"ours": np.array([1.0, 2.0, 9.0]), "other": np.array([4.0, 4.0, 9.0])}
    most = timing.at_most("m", times, "ours", "other", 0.6)
    least = timing.at_least("l", times, "ours", "other", 3)
    assert (most.median, most.met) == (0.5, True)
    assert (least.median, least.met) == (2.0, False)
    row = tables.of_claims([least]).splitlines()[-1]
    assert row == "| l | 2.00 | 1.50 to 3.00 | 4.00 | at least 3 | no |"


@pytest.mark.parametrize(
    ("seconds", "words"), [(1.5, "1.5 s"), (0.0123, "12.3 ms"), (4.2e-6, "4.2 µs")]
)
def test_durations_have_units(seconds, words):
    assert tables.duration(seconds) == words


def test_memory_is_proportional_to_examples_times_nodes():
    def peak(examples, hidden):
        rng = np.random.default_rng(0)
        network = backPropNN((8, hidden, 4), rng=0)
        inputs, targets = rng.random((examples, 8)), rng.random((examples, 4))
        return growth.peak_bytes(lambda _: network.backProp(inputs, targets, 1e-6))

    assert peak(20_000, 16) / peak(10_000, 16) == pytest.approx(2, rel=0.05)
    assert peak(10_000, 128) / peak(10_000, 64) == pytest.approx(2, rel=0.2)


@pytest.mark.full
def test_each_section_runs(monkeypatch, capsys, tmp_path):
    monkeypatch.setattr(against_peers, "CASES", [((2, 2, 1), 4, [], {"x": 1})])
    monkeypatch.setattr(growth, "QUICK", {"examples": [4, 8]})
    run.main(["--quick", "--figure", str(tmp_path / "new" / "growth.png")])
    printed = capsys.readouterr().out
    for title, _ in run.SECTIONS.values():
        assert f"\n## {title}\n" in printed
    assert "| import nnlib / import numpy |" in printed
    assert (tmp_path / "new" / "growth.png").stat().st_size > 1000
    assert str(tmp_path) not in printed


def test_missing_peers_are_left_out_with_a_line(monkeypatch):
    monkeypatch.setattr(peers, "has", lambda module: False)
    monkeypatch.setattr(against_peers, "CASES", [((2, 2, 1), 4, [], {"PyTorch": 1})])
    first, *_, last = against_peers.measure(quick=True)
    assert first.startswith("Left out, as not installed: scikit-learn and PyTorch (pip")
    assert "PyTorch" not in last
    assert "PyTorch" not in against_published.scalar_contestants(epochs=1)


def test_an_unknown_section_is_refused(capsys):
    with pytest.raises(SystemExit):
        run.main(["pubished"])
    assert "no section pubished; there are published, peers" in capsys.readouterr().err


def test_the_figure_says_what_it_draws():
    grown = {"layers": [(2, 0.001, 1e6, 8.0), (4, 0.002, 2e6, 8.0)]}
    _, words = figure.draw(
        {**grown, "examples": [(4, 1e-5, 2e3, 9), (8, 2e-5, 4e3, 9)]}
    )
    assert "from 2 to 4 layers the time goes from 1 ms to 2 ms" in words
    assert "from 4 to 8 examples" in words and "from 2 kB to 4 kB" in words


def test_networks_side_by_side_take_the_steps_they_take_alone():
    contestants = many_networks.contestants(3)
    assert set(contestants) == {many_networks.TOGETHER, many_networks.IN_TURN}
    inputs, targets = gate("XOR")
    together = manyBackPropNN((2, 2, 1), networks=3, rng=0)
    alone = backPropNN((2, 2, 1))
    alone.weights[:] = [W[1].copy() for W in together.weights]
    errors = together.train(inputs, targets, maxIterations=20)[:, 1]
    np.testing.assert_array_equal(
        errors, alone.train(inputs, targets, maxIterations=20)
    )


def digit_problem():
    pictures, labels, _ = digits()
    return pictures[:80], labels[:80]


def digit_network_after(epochs):
    network, (pictures, labels) = reading_digits.our_network(7), digit_problem()
    for batch in reading_digits.batches(80, epochs, 7):
        targets = np.eye(10)[labels[batch]]
        network.backProp(pictures[batch], targets, reading_digits.RATE)
    return network


def test_batches_take_each_row_once_an_epoch():
    taken = list(reading_digits.batches(80, 2, 7))
    assert [len(batch) for batch in taken] == [32, 32, 16] * 2
    first, second = np.concatenate(taken[:3]), np.concatenate(taken[3:])
    assert sorted(first) == sorted(second) == list(range(80))
    assert first.tolist() != second.tolist()


def test_our_contestant_reads_digits_as_its_network_does():
    fit, read = reading_digits.ours(*digit_problem(), epochs=2, seed=7)
    fit()
    pictures, _ = digit_problem()
    expected = digit_network_after(2).FP(pictures).argmax(axis=1)
    np.testing.assert_array_equal(read(pictures), expected)


def test_pytorch_reads_digits_as_we_do():
    pytest.importorskip("torch", reason="the peer PyTorch is not installed")
    fit, read = reading_digits.pytorch(*digit_problem(), 2, 7, double=True)
    fit()
    pictures, _ = digit_problem()
    expected = digit_network_after(2).FP(pictures).argmax(axis=1)
    np.testing.assert_array_equal(read(pictures), expected)


def test_a_step_of_scikit_learn_on_digits_is_ours():
    pytest.importorskip("sklearn", reason="the peer scikit-learn is not installed")
    network, (pictures, labels) = reading_digits.our_network(7), digit_problem()
    model = reading_digits.sklearn_classifier(1, 7, batch=80)
    model.partial_fit(pictures, labels, classes=range(10))  # makes its weights
    for i, W in enumerate(network.weights):
        model.coefs_[i][:], model.intercepts_[i][:] = W[:, :-1].T, W[:, -1]
    model.partial_fit(pictures, labels)
    network.backProp(pictures, np.eye(10)[labels], reading_digits.RATE)
    for i, W in enumerate(network.weights):
        np.testing.assert_allclose(model.coefs_[i].T, W[:, :-1], rtol=1e-9)
        np.testing.assert_allclose(model.intercepts_[i], W[:, -1], rtol=1e-9)


def test_lessons_are_measured_from_the_files(tmp_path):
    lesson = tmp_path / "01_a.ipynb"
    lesson.write_text('{"cells": [{"cell_type": "code"}, {"cell_type": "markdown"}]}')
    assert start.code_cells(lesson) == 1
    assert start.size(lesson) == "0 kB"
