"""Explorers: turn a knob and see the arithmetic, the picture and the words change.

A lesson shows one as the last expression of a cell::

    from nnlib.explorers import NeuronExplorer

    NeuronExplorer()

===== ======================== ====== ==========================================
W0    TrainButtonExplorer      00     a ready network learns at a press
W1    NeuronExplorer           01     one neuron: weights, bias, line
W2    FeedforwardExplorer      02     the 2-2-1 network, neuron by neuron
W3a   SquaresExplorer          03     four errors as squares, and their mean
W3b   OneKnobExplorer          03     search the lowest loss with one knob
W4a   NudgeExplorer            04     a slope by nudging w1
W4b   GearsExplorer            04     the factors of each of the nine slopes
W5a   BowlExplorer             05     steps down a bowl: the learning rate
W5b   TrainingExplorer         05     1000 epochs for any rate and seed
W6a   VoteMapExplorer          06     twenty networks vote on any place
W6b   StopInTimeExplorer       06     training points, new points: when to stop
W7a   ShapesExplorer           07     the shapes of the matrices, step by step
W8    XorExplorer              08     training on the logic gates
W9a   GatesExplorer            09     build XOR by hand from two lines
W9b   HiddenPlaneExplorer      09     the corners move to the hidden plane
W9c   RaceExplorer             09     two settings, a hundred starts each
W10   DrawDigitExplorer        10     draw a digit, and ten shares
===== ======================== ====== ==========================================

None of them changes a variable of the notebook. How they are built: base.py.
"""

from importlib import import_module

# Class: its module. Loaded on first use, so that a lesson waits only for its own.
MODULES = {
    "BowlExplorer": "lesson05.bowl",
    "DrawDigitExplorer": "lesson10.digit",
    "FeedforwardExplorer": "lesson02.feedforward",
    "GatesExplorer": "lesson09.gates",
    "GearsExplorer": "lesson04.gears",
    "HiddenPlaneExplorer": "lesson09.hidden_plane",
    "NeuronExplorer": "lesson01.neuron",
    "NudgeExplorer": "lesson04.nudge",
    "OneKnobExplorer": "lesson03.one_knob",
    "RaceExplorer": "lesson09.race",
    "ShapesExplorer": "lesson07.shapes",
    "SquaresExplorer": "lesson03.squares",
    "StopInTimeExplorer": "lesson06.stop_in_time",
    "TrainButtonExplorer": "lesson00.train_button",
    "TrainingExplorer": "lesson05.training",
    "VoteMapExplorer": "lesson06.vote_map",
    "XorExplorer": "lesson08.xor",
}
__all__ = sorted(MODULES)


def __getattr__(name):
    if name not in MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"nnlib.lessons.{MODULES[name]}"), name)


def __dir__():
    return __all__
