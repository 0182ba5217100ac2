"""W10, draw a digit: how sure is the network? Stands in lesson 10."""

import math
from dataclasses import dataclass

import numpy as np

from nnlib import sigmoid, softmax
from nnlib.explorers.base import Explorer, State
from nnlib.explorers.controls import Handle
from nnlib.explorers.goals import Goal
from nnlib.explorers.picture import panel
from nnlib.figures.digit_pictures import Pixels
from nnlib.figures.palette import SMALL
from nnlib.figures.share_bars import ShareBars, share_words
from nnlib.layers import with_ones
from nnlib.lessons.lesson10.drawings import (
    DRAWN,
    PAPER,
    SIDE,
    lines_of,
    pixels,
    shifted,
    square_at,
    squares_between,
)
from nnlib.lessons.lesson10.lines import NAMES, Line
from nnlib.lessons.lesson10.page import line_boxes
from nnlib.lessons.lesson10.training import reader
from nnlib.text import count

START = 3  # the drawing of the first screen
SQUARE = 0.34  # inches
HEIGHT = 9.3  # of both panels, in squares
STEPS = {"left": (0, -1), "right": (0, 1), "up": (-1, 0), "down": (1, 0)}


def shares_of(picture):
    """Return the ten shares that the lesson's network gives a picture (64,)."""
    return reader().FP(picture[np.newaxis])[0]


@dataclass
class DigitState(State):
    """The eight lines of the drawing, as text.

    `trail` has the first and the last place of the stroke that is being drawn.
    """

    trail = ()
    line1: str = DRAWN[START][0]
    line2: str = DRAWN[START][1]
    line3: str = DRAWN[START][2]
    line4: str = DRAWN[START][3]
    line5: str = DRAWN[START][4]
    line6: str = DRAWN[START][5]
    line7: str = DRAWN[START][6]
    line8: str = DRAWN[START][7]

    @property
    def lines(self):
        """The eight texts."""
        return tuple(getattr(self, name) for name in NAMES)

    @property
    def picture(self):
        """The drawing as 64 numbers, 1 for ink and 0 for paper."""
        return pixels(self.lines)

    def draw(self, picture):
        """Set the lines to a picture (64,)."""
        self.change(**dict(zip(NAMES, lines_of(picture), strict=True)))

    def stroke(self, x, y):
        """Return the lines after the pen has gone on to (x, y), or begun there.

        A stroke that begins on paper leaves ink, one that begins on ink takes it away.
        """
        picture = self.picture.reshape(SIDE, SIDE)
        first, last = self.trail or ((x, y), (x, y))
        ink = picture[square_at(*first)]
        if not self.trail:
            ink = 1 - ink
            picture[square_at(x, y)] = ink
        picture[squares_between(last, (x, y))] = ink
        return dict(zip(NAMES, lines_of(picture), strict=True))

    def rested(self):
        """Lift the pen."""
        self.trail = ()

    def left(self):
        """Move the drawing by one square; what leaves the paper is gone."""
        self.draw(shifted(self.picture, *STEPS["left"]))

    def right(self):
        """Move the drawing by one square."""
        self.draw(shifted(self.picture, *STEPS["right"]))

    def up(self):
        """Move the drawing by one square."""
        self.draw(shifted(self.picture, *STEPS["up"]))

    def down(self):
        """Move the drawing by one square."""
        self.draw(shifted(self.picture, *STEPS["down"]))

    def exchange(self):
        """Exchange ink and paper."""
        self.draw(1 - self.picture)

    def clear(self):
        """Take all ink away."""
        self.draw(np.zeros(SIDE**2))

    def shares(self):
        """Return the ten shares."""
        return shares_of(self.picture)

    def scores(self):
        """Return the ten scores, before softmax."""
        column = self.picture[:, np.newaxis]
        hidden_weights, out_weights = reader().weights
        hidden = sigmoid(np.dot(hidden_weights, with_ones(column)))
        return np.dot(out_weights, with_ones(hidden)).ravel()

    def said(self):
        """Return the answer, the digit with the largest share."""
        return int(self.shares().argmax())

    def inked(self):
        """Return how many lines have ink."""
        return sum(PAPER * SIDE != line for line in self.lines)

    def changed_from(self, digit):
        """Return how many squares differ from our drawing of the digit."""
        return int((self.picture != pixels(DRAWN[digit])).sum())

    def moved_digit(self):
        """Return the digit, read right as drawn, that this is by one step, or None."""
        for digit, lines in DRAWN.items():
            as_drawn = pixels(lines)
            if shares_of(as_drawn).argmax() != digit:
                continue
            for step in STEPS.values():
                if (shifted(as_drawn, *step) == self.picture).all():
                    return digit
        return None

    def ledger(self):
        """Return the scores and the shares, which softmax makes of them."""
        scores, shares = self.scores(), softmax(self.scores())
        head = "digit " + "".join(f"{digit:7}" for digit in range(10))
        return [
            head,
            "score " + "".join(f"{score:7.1f}" for score in scores),
            "share " + "".join(f"{share:7.3f}" for share in shares),
        ]

    def sentence(self):
        """Say the answer, the second and how much ink there is."""
        shares = self.shares()
        first, second = np.argsort(-shares, kind="stable")[:2]
        ink = int(self.picture.sum())
        return (
            f"{count(ink, 'square')} of ink. It says {first}, with a share of "
            f"{shares[first]:.3f}; then {second}, with {shares[second]:.3f}."
        )

    def words(self):
        """Say what the picture shows."""
        return share_words(self.picture, self.shares())

    def row(self):
        """Return the cells of the static table."""
        shares = self.shares()
        return {
            "ink": count(int(self.picture.sum()), "square"),
            "it says": f"{shares.argmax()}",
            "largest share": f"{shares.max():.3f}",
        }


class DigitDrawing:
    """Left the paper to draw on, right its ten bars."""

    def __init__(self):
        left, right = (self._panel(width) for width in (9.2, 16.6))
        left.set_xlim(-0.9, 8.3)
        left.text(SIDE / 2, 8.4, "draw on the squares", ha="center", fontsize=SMALL)
        for row in range(SIDE):
            where = {"ha": "right", "va": "center", "fontsize": SMALL}
            left.text(-0.3, SIDE - row - 0.5, f"{row + 1}", **where)
        self.paper = Pixels(left, 0, 0)
        right.text(0, 8.4, "share of each digit", fontsize=SMALL)
        self.bars = ShareBars(right, 1, SIDE, 12.5)
        self.panels = left, right

    def _panel(self, width):
        ax = panel(width * SQUARE, HEIGHT * SQUARE, margins=(0, 0, 0, 0))
        ax.set_axis_off()
        ax.set(xlim=(0, width), ylim=(-0.45, HEIGHT - 0.45))
        return ax

    def update(self, state):
        """Show the drawing of `state` and its shares."""
        self.paper.update(state.picture)
        self.bars.update(state.shares())


def all_over(state):
    """Return a line to and fro that covers the paper, to be pressed on anywhere."""
    rows = np.arange(SIDE - 0.25, 0, -0.5)
    ends = [(0.35, SIDE - 0.35), (SIDE - 0.35, 0.35)]
    return [(x, y) for i, y in enumerate(rows) for x in ends[i % 2]]


def knobs_of(digit):
    """Return the knobs that draw our `digit`."""
    return dict(zip(NAMES, DRAWN[digit], strict=True))


def mended(state):
    """Return how far the drawn 8 is from being read as 8 by two changes at most."""
    changes = state.changed_from(8)
    if not 1 <= changes <= 2:
        return math.inf
    return 0.0 if state.said() == 8 else 1 - state.shares()[8]


def sure_of_nothing(state):
    """Return how much the largest share lacks, with ink on one or two lines."""
    return 0.99 - state.shares().max() if 1 <= state.inked() <= 2 else math.inf


def broken(state):
    """Return how far a drawing moved by one is from being read wrong."""
    digit = state.moved_digit()
    if digit is None:
        return math.inf
    return 0.0 if state.said() != digit else float(state.shares()[digit])


def _answer(state):
    return f"it says {state.said()} with a share of {state.shares().max():.3f}"


GOALS = (
    Goal(
        task="“Draw 8” is read as 9. Change one or two of its squares, so that it is "
        "read as 8.",
        miss=mended,
        value=_answer,
        why="Is a square a part of a digit to the network, or an input?",
        answer="An input, one of 64, with a weight to every hidden neuron. Two "
        "changed inputs are enough to turn the order of two scores around.",
        rule="the drawing must be our 8 with one or two squares changed.",
    ),
    Goal(
        task="Put ink on one or two lines only, and get a largest share above 0.99.",
        miss=sure_of_nothing,
        value=_answer,
        why="Could it have answered “no digit”: yes or no?",
        answer="No. The ten shares add up to 1 for every drawing. “None of these” is "
        "not among the answers, and it has never met anything but digits.",
        rule="one or two lines must have ink, and the others none.",
    ),
    Goal(
        task="Take one of our drawings that is read right. Move it by one square, so "
        "that it is read as something else.",
        miss=broken,
        value=_answer,
        why="Is a moved drawing the same for the network as before: yes or no?",
        answer="No. For you it is. For the network, inputs have changed, and each "
        "weight belongs to one square.",
        rule="it must be one of our drawings, read right, and moved by one square.",
    ),
)


class DrawDigitExplorer(Explorer):
    """W10: draw on 8 by 8 squares and watch ten bars."""

    question = "How sure is the network of what you draw, and should it be?"
    State, Drawing = DigitState, DigitDrawing
    every_step = True  # each stroke is a move
    actions = {
        "Clear": "clear",
        "Move left": "left",
        "Move right": "right",
        "Move up": "up",
        "Move down": "down",
        "Exchange ink and paper": "exchange",
    }
    presets = {f"Draw {digit}": knobs_of(digit) for digit in DRAWN}
    handles = (Handle(at=all_over, to=lambda s, x, y: s.stroke(x, y)),)
    goals = GOALS
    twin = {
        "Draw 3": knobs_of(3),
        "Draw 8": knobs_of(8),
        "Draw 7, moved right": dict(
            zip(NAMES, lines_of(shifted(pixels(DRAWN[7]), 0, 1)), strict=True)
        ),
    }

    def own_parts(self):
        """Return the eight lines as text."""
        return [line_boxes(self, self.controls())]

    def controls(self):
        """Return the eight lines."""
        return [Line(name) for name in NAMES]

    def drag(self, i, x, y):
        """Draw on to (x, y), and remember where the stroke began and where it is."""
        super().drag(i, x, y)
        first = self.state.trail[0] if self.state.trail else (x, y)
        self.state.trail = first, (x, y)
