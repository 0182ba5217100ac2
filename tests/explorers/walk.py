"""A walk through an explorer, recorded once, for all tests that only look at it."""

from dataclasses import dataclass
from functools import cache
from io import StringIO
from unittest.mock import patch

import pytest
from matplotlib.backends import backend_svg

import nnlib.explorers
from nnlib.explorers import live, parts
from nnlib.explorers.controls import Choice
from nnlib.figures.palette import plain
from tests.explorers.goals import steps_to_goals

NAMES = nnlib.explorers.__all__
# Plain pytest tries these two: one with knobs and drags, one with a run to play.
FEW = ("NeuronExplorer", "TrainButtonExplorer")


def made(name, **knobs):
    """Return a new explorer of this name."""
    return getattr(nnlib.explorers, name)(**knobs)


def play(explorer, steps):
    """Make steps as in a file of goals: a button's words, or a knob with its value."""
    for step in steps:
        if isinstance(step, str):
            explorer.buttons[step].click()
        else:
            name, value = step
            explorer.inputs[name][0].value = value


def ends(control):
    """Return the first and the last value that a control can have."""
    if isinstance(control, Choice):
        return [control.options[0], control.options[-1]]
    return [control.low, control.high]


def page(explorer):
    """Return all that the explorer shows now, but what is done so far."""
    parts = [explorer.ledger, explorer.sentence, explorer.picture]
    values = {n: [w.value for w in ws] for n, ws in explorer.inputs.items()}
    return repr(explorer), values, parts


def visit(explorer):
    """Bring the explorer to its start, its presets and all ends; yield each time."""
    yield "start"
    for words in explorer.presets:
        explorer.buttons[words].click()
        yield words
    for control in explorer.controls():
        for value in ends(control):
            explorer.turn(control, value)
            yield f"{control.name} = {value}"


@dataclass
class Place:
    """What an explorer shows at one place of the walk."""

    where: str
    ledger: str
    sentence: str
    picture: str
    whole: list  # the SVG of each panel, drawn at once
    texts: tuple  # the state's own words: ledger, sentence, words
    words: str
    artists: int
    reached: list


@cache
def walk(name):
    """Return the places of a walk through the explorer of this name."""
    explorer = made(name)
    return [_place(explorer, where) for where in visit(explorer)]


def _place(explorer, where):
    figures, state = [ax.figure for ax in explorer._panels], explorer.state
    return Place(
        where,
        explorer.ledger,
        explorer.sentence,
        explorer.picture,
        [_whole(figure) for figure in figures],
        (*state.ledger(), state.sentence(), state.words()),
        state.words(),
        sum(len(figure.findobj()) for figure in figures),
        list(explorer._score.reached),
    )


def _whole(figure):
    """Return the figure as SVG, all of it drawn at once.

    By the renderer of the explorers: test_parts compares it with Matplotlib's.
    """
    out = StringIO()
    figure.set_dpi(parts.IMAGE_DPI)  # of the maps: all else is in the units of SVG
    ours = patch.object(backend_svg, "RendererSVG", parts._Renderer)
    with plain(**parts.SVG), ours:
        backend_svg.FigureCanvasSVG(figure).print_svg(out, metadata=parts.NO_METADATA)
    figure.set_dpi(72)
    return live._themed(parts.NOTHING.sub("", out.getvalue()))


def param(name, *more):
    """Return a parameter of a test; without --full it runs for few explorers only."""
    return pytest.param(name, *more, marks=() if name in FEW else pytest.mark.full)


def steps_of(name):
    """Return (goal, steps) for each goal of the explorer of this name."""
    return list(enumerate(steps_to_goals(name)))
