"""The bug clinics: each loop has the bug that the answer says, and no other one.

The loops are taken from the notebooks, so what is tested is what the learner sees.
Each bug has its own mark in the first step or in the training.
"""

import ast

import matplotlib.pyplot as plt
import numpy as np
import pytest

import nnlib
from nnlib.figures.show import Picture, figure_of
from nnlib.lessons.lesson05 import clinic as clinic05
from nnlib.lessons.lesson08 import clinic as clinic08
from nnlib.lessons.shared import examine as clinic
from nnlib.lessons.shared.examine import (
    ENTRIES,
    examine_epoch,
    examine_step,
    two_curves,
)
from nnlib.network import KNOBS, OurNeuralNetwork
from nnlib.practice import check
from tests.notebooks.lessons import cells, lesson

HIDDEN = ("w1", "w2", "b1", "w3", "w4", "b2")


def patients(number, word, count):
    """Return the functions right_... and ..._1 to ..._`count` of a lesson's clinic."""
    names = {"np": np, "nnlib": nnlib, "sigmoid": nnlib.sigmoid}
    for cell in cells(lesson(number), "code"):
        for node in ast.parse(cell.source).body:
            wanted = {"forward", "with_ones", f"right_{word}"}
            if isinstance(node, ast.FunctionDef) and (
                node.name in wanted or node.name.startswith(f"{word}_")
            ):
                exec(compile(ast.Module([node], []), cell.id, "exec"), names)
    return [
        names[f"right_{word}"],
        *(names[f"{word}_{i}"] for i in range(1, count + 1)),
    ]


def report(examine, patient, capsys, monkeypatch):
    """Return what an examination says: its lines, the ratios, the words drawn."""
    drawn = []
    monkeypatch.setattr(clinic, "show", lambda ax: drawn.append(ax.get_label()))
    examine(patient)
    lines = capsys.readouterr().out.splitlines()
    rows = [line for line in lines if line.startswith(("h1:", "h2:", "o1:"))]
    words = [word for row in rows for word in row.split() if not word.endswith(":")]
    ratios = dict(zip(words[::2], map(float, words[1::2]), strict=True))
    return lines, ratios, drawn


def losses(lines):
    """Return the losses or errors of the examined loop."""
    (row,) = [line for line in lines if line.startswith("this")]
    return [float(word) for word in row.split()[2:]]


EPOCHS, STEPS = patients("05", "loop", 6), patients("08", "step", 3)


def bugs_of_epoch(ratios, lines):
    """Return the letters of the bugs that the examination of an epoch shows."""
    got = np.array([ratios[name] for name in KNOBS])
    found = {
        "A": (got == -1).all(),
        "B": (got == 0.5).all(),
        "C": (np.abs(got - np.array([1, 0.5, -1, 0])[:, None]) > 0.1).all(),
        "D": (got[:6] == 1).all() and (got[6:] == 0).all(),
        "E": all(
            (ratios[name] == 1) == (name not in HIDDEN) and abs(ratios[name] - 1) < 0.05
            for name in KNOBS
        ),
        "F": (got == 1).all() and losses(lines)[2] > 0.1,
    }
    return "".join(letter for letter, shows in found.items() if shows)


def bugs_of_step(ratios, lines):
    """Return the letters of the bugs that the examination of a step shows."""
    got = {name: ratios[name] for name in ENTRIES}
    o1 = [got[name] for name in ("w5", "w6", "b3")]
    hidden = np.array([got[name] for name in HIDDEN])
    (second,) = [line.split() for line in lines if "before this training" in line]
    before, after = second[1], second[5]
    errors = losses(lines)
    found = {
        "A": o1[0] != 1 and errors[1] == errors[2] == errors[3],
        "B": o1 == [1, 1, 1] and hidden.min() < 0 and errors[3] > 0.5,
        "C": before != after and set(got.values()) == {1},
    }
    return "".join(letter for letter, shows in found.items() if shows)


@pytest.mark.parametrize("place", range(7))
def test_each_loop_of_lesson_05_shows_its_own_bug(place, capsys, monkeypatch):
    lines, ratios, drawn = report(examine_epoch, EPOCHS[place], capsys, monkeypatch)
    right = ("", *clinic05.RIGHT)[place]
    assert bugs_of_epoch(ratios, lines) == right
    assert len(drawn) == (0 if right in ("", "E") else 1)
    if not right:
        assert set(ratios.values()) == {1}
        assert "The loss is the right one after every epoch." in lines
    if right == "E":  # its losses are told by hand: the largest distance is 0.0000733
        assert lines[-2:] == [
            "After every epoch the loss is less than 0.0001 from the right one:",
            "in a picture one line would cover the other.",
        ]


@pytest.mark.parametrize("place", range(4))
def test_each_step_of_lesson_08_shows_its_own_bug(place, capsys, monkeypatch):
    lines, ratios, drawn = report(examine_step, STEPS[place], capsys, monkeypatch)
    right = ("", *clinic08.RIGHT)[place]
    assert bugs_of_step(ratios, lines) == right
    assert len(drawn) == (0 if right in ("", "C") else 1)


def test_the_right_loop_takes_the_steps_of_nnlib():
    network, (data, labels) = OurNeuralNetwork(rng=3), nnlib.people()
    knobs = network.knobs
    network.train(data, labels, 0.1, epochs=1)
    np.testing.assert_allclose(EPOCHS[0](knobs, data, labels, 0.1), network.knobs)


def test_the_right_step_is_that_of_nnlib():
    network, (inputs, targets) = nnlib.backPropNN((2, 2, 1), rng=3), nnlib.gate("XOR")
    weights = [W.copy() for W in network.weights]
    network.backProp(inputs, targets, 0.2)
    for mine, theirs in zip(
        STEPS[0](weights, inputs, targets, 0.2), network.weights, strict=True
    ):
        np.testing.assert_allclose(mine, theirs)


def test_the_curves_have_words_with_their_numbers():
    words = two_curves([0.5, 0.25], [0.5, 0.125], "epoch", "loss").get_label()
    assert words == (
        "Line plot of the loss over 2 epochs. Solid line, the examined one: from 0.5 "
        "to 0.25. Dashed line, the right one: from 0.5 to 0.125."
    )


@pytest.mark.parametrize(
    ("ours", "says"),
    [
        ([0.5, 0.25], "The loss is the right one after every epoch."),
        (
            [0.5, 0.2509],
            "After every epoch the loss is less than 0.001 from the right one:",
        ),
        (
            [0.5, 0.251],
            "After every epoch the loss is less than 0.01 from the right one:",
        ),
        ([0.5, 0.27], ""),
        ([0.27, 0.25], ""),
    ],
)
def test_curves_are_drawn_if_one_does_not_cover_the_other(
    ours, says, capsys, monkeypatch
):
    drawn = []
    monkeypatch.setattr(clinic, "show", drawn.append)
    clinic._show_curves(ours, [0.5, 0.25], "epoch", "loss")
    assert capsys.readouterr().out.startswith(says)
    assert len(drawn) == (not says)


@pytest.mark.full
def test_a_dark_style_of_matplotlib_changes_no_picture_of_a_clinic():
    def png():
        return Picture(
            figure_of(two_curves([0.5, 0.2], [0.5, 0.1], "epoch", "loss"))
        ).png

    usual = png()
    with plt.style.context("dark_background"):
        assert png() == usual


@pytest.mark.parametrize("content", [clinic05, clinic08])
def test_every_pair_that_is_not_so_hears_its_own_message(content):
    exercise, heard = content.BUG_CLINIC, set()
    for place, right in enumerate(content.RIGHT):
        for letter in set(content.RIGHT) - {right}:
            given = content.RIGHT[:place] + letter + content.RIGHT[place + 1 :]
            feedback = check(exercise.id, given)
            assert feedback.outcome == "not yet"
            assert f" {place + 1} is not {letter}. " in feedback.message
            heard.add(feedback.message)
    places = len(content.RIGHT)
    assert len(heard) == places * (places - 1)
    for given in (content.RIGHT, content.RIGHT.lower(), list(content.RIGHT)):
        assert check(exercise.id, given).outcome == "right"


def test_settings_of_the_learner_do_not_stop_a_report(capsys, monkeypatch):
    with np.errstate(all="raise"):
        lines, _, _ = report(examine_epoch, EPOCHS[5], capsys, monkeypatch)
    assert lines
