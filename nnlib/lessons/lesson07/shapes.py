"""W7a, the shapes: which grids fit together, step by step. Stands in lesson 07."""

import math
from dataclasses import dataclass

import numpy as np

from nnlib.explorers.base import Explorer, State
from nnlib.explorers.controls import Choice, Knob
from nnlib.explorers.goals import Goal
from nnlib.explorers.picture import new_figure
from nnlib.figures.palette import FONT, VERMILLION
from nnlib.lessons.lesson07.blocks import MIDDLE, Block
from nnlib.lessons.lesson07.shape_steps import (
    BACK,
    FIRST_PRODUCT,
    FORGOTTEN,
    KEEP,
    MARKS,
    PRODUCTS,
    SLOPES_HIDDEN,
    STACK,
    STEPS,
    UPDATE,
    WITH,
    grids,
)
from nnlib.text import count, list_text

MOST_ROWS = 4  # a result never has more
WIDTH, HEIGHT, SQUARE = 25.2, 10.4, 1 / 3  # in squares; a square in inches
GAP = 2.4  # between two blocks


def shape_text(array):
    """Write a shape as Python does: (2, 3)."""
    return str(np.shape(array))


@dataclass
class ShapesState(State):
    """A step, how many examples and hidden nodes, and whether the ones are there.

    The steps before are always done as they should be: only the chosen step forgets
    the ones row.
    """

    step: str = FIRST_PRODUCT
    examples: int = 4
    hidden: int = 2
    ones: str = WITH

    def next_step(self):
        """Go to the next step; the last one stays."""
        self._go(1)

    def step_before(self):
        """Go to the step before; the first one stays."""
        self._go(-1)

    def _go(self, by):
        names = list(STEPS)
        place = names.index(self.step) + by
        self.step = names[min(max(place, 0), len(names) - 1)]

    @property
    def forgets(self):
        """Whether this step is fed without the ones row that it needs."""
        return self.ones == FORGOTTEN and STEPS[self.step].bare is not None

    @property
    def operation(self):
        """The operation of the step; without ones there is nothing to stack."""
        operation = STEPS[self.step].operation
        return KEEP if self.forgets and operation is STACK else operation

    def operands(self):
        """Return the names and the grids that go into the step, one or two."""
        chosen, known = STEPS[self.step], grids(self.examples, self.hidden)
        right = chosen.bare if self.forgets else chosen.right
        return {name: known[name] for name in (chosen.left, right) if name}

    def result(self):
        """Return what NumPy makes of the step, and its message if that is nothing."""
        given = list(self.operands().values())
        if self.operation is UPDATE:
            given[1] = 0.2 * given[1]
        try:
            return self.operation.compute(*given), ""
        except ValueError as refusal:
            return None, str(refusal).strip()

    def wanted(self):
        """Return the shape that the result has if nothing is forgotten."""
        return np.shape(ShapesState(self.step, self.examples, self.hidden).result()[0])

    @property
    def silent(self):
        """Whether a product runs although its result has a wrong shape."""
        array, message = self.result()
        wrong = not message and array.shape != self.wanted()
        return wrong and self.operation in PRODUCTS

    def code(self):
        """Return the line of NumPy."""
        # The names of the grids are code as well, except for this one.
        left, right = [*self.operands(), ""][:2]
        return self.operation.code.format(
            result=STEPS[self.step].result, left=left, right=right.split(" without")[0]
        )

    def shapes(self):
        """Return the shapes, as one would say them."""
        first, *second = map(shape_text, self.operands().values())
        array, message = self.result()
        joint = {"×": "times", "over": "over", "−": "minus", "*": "times, by number,"}
        texts = [first, *(f"{joint[self.operation.sign]} {s}" for s in second)]
        if self.operation is BACK:
            product = (len(array) + 1, self.examples)
            texts.append(f"gives {product}, cut to {shape_text(array)}")
        else:
            texts.append("is impossible" if message else f"gives {shape_text(array)}")
        return " ".join(texts)

    def ledger(self):
        """Return the line of NumPy, the shapes, its message or the numbers."""
        array, message = self.result()
        if message:
            told, numbers = f"ValueError: {message}", ["no result"]
        else:
            told, numbers = f"{STEPS[self.step].result} =", number_rows(array)
        padding = [" "] * (MOST_ROWS - len(numbers))  # an empty last line has no height
        return [self.code(), self.shapes(), told, *numbers, *padding]

    def sentence(self):
        """Say whether the grids fit, and what the result is."""
        array, message = self.result()
        if message:
            return self._refusal()
        if self.forgets:
            return (
                f"No error message, but a wrong shape: {shape_text(array)} in place of "
                f"{self.wanted()}. {self._missing()}"
            )
        meaning = STEPS[self.step].meaning
        if self.ones == FORGOTTEN:
            return f"This step does not use the ones row. {meaning}"
        if self.operation in PRODUCTS:
            return f"{self._inner()}: they fit, and both numbers disappear. {meaning}"
        return meaning

    def _inner(self):
        left, right = self.operands().values()
        columns = left.shape[1]
        verb = "meets" if columns == 1 else "meet"
        return f"{count(columns, 'column')} {verb} {count(len(right), 'row')}"

    def _refusal(self):
        if self.operation is UPDATE:
            left, right = map(shape_text, self.operands().values())
            return (
                f"NumPy refuses: number by number needs one shape, but {left} is not "
                f"{right}. The slopes of the biases are missing."
            )
        return (
            f"NumPy refuses: {self._inner()}. In the message dim 0 counts rows and dim "
            "1 counts columns. The ones row is missing."
        )

    def _missing(self):
        if self.operation is KEEP:
            return "The biases have no row that they could multiply."
        return "The slope of every bias is missing."

    def words(self):
        """Return the picture in words."""
        parts = [
            f"{name} {shape_text(a)}{self._with(name)}"
            for name, a in self.operands().items()
        ]
        array, message = self.result()
        if message:
            end = f"They do not fit: {self._why_not()}."
        else:
            end = f"The result is {STEPS[self.step].result} {shape_text(array)}."
            if self.operation in PRODUCTS:
                end += f" {self._inner()}."
        return (
            f"Blocks drawn to scale, one square per number: {list_text(parts)}. {end}"
        )

    def _why_not(self):
        if self.operation is UPDATE:
            return "the two shapes differ"
        return self._inner()

    def _with(self, name):
        return f" with a {MARKS[name]}" if name in MARKS else ""

    def row(self):
        """Return the cells of the static table."""
        return {
            "line of NumPy": self.code(),
            "shapes": self.shapes(),
            "what NumPy says": self.result()[1] or "nothing",
        }


def number_rows(array):
    """Return the rows of a grid as texts, as NumPy prints them with four decimals."""
    text = np.array2string(
        array.round(4) + 0.0, max_line_width=200, suppress_small=True
    )
    return text.split("\n")


class ShapesDrawing:
    """Up to three blocks in a row, to scale, with signs between them."""

    def __init__(self):
        self.figure = new_figure(WIDTH * SQUARE, HEIGHT * SQUARE)
        ax = self.figure.add_axes((0, 0, 1, 1))
        ax.set_axis_off()
        ax.set(xlim=(0, WIDTH), ylim=(0, HEIGHT), aspect="equal")
        self.blocks = [Block(ax) for _ in range(3)]
        style = {"ha": "center", "va": "center"}
        self.signs = [ax.text(0, MIDDLE, "", fontsize=FONT + 6, **style) for _ in "12"]
        self.refusal = ax.text(0, MIDDLE, "impossible", fontsize=FONT + 2, **style)
        self.refusal.set(color=VERMILLION, weight="bold")

    def update(self, state):
        """Draw the grids of the step and what comes out."""
        array, message = state.result()
        parts = [
            (name, a.shape, MARKS.get(name, "")) for name, a in state.operands().items()
        ]
        name = STEPS[state.step].result
        if state.operation is BACK:  # the product, before its last row is dropped
            parts.append((name, (len(array) + 1, state.examples), "dropped row"))
        elif not message:
            mark = "" if state.forgets else MARKS.get(name, "")
            parts.append((name, array.shape, mark))
        signs = [state.operation.sign, "="] if len(state.operands()) == 2 else ["→"]
        self._place(parts, signs, bool(message))
        if state.operation in PRODUCTS:
            left, right = self.blocks[:2]
            left.touch("columns", fits=not message)
            right.touch("rows", fits=not message)

    def _place(self, parts, signs, impossible):
        rooms = [_room(*part) for part in parts] + [6] * impossible
        x = (WIDTH - sum(rooms) - GAP * (len(rooms) - 1)) / 2
        for i, block in enumerate(self.blocks):
            if i < len(parts):
                block.show(x, rooms[i], *parts[i])
            else:
                block.hide()
            if i < len(rooms) - 1:
                # Left of the middle: on the right a number may stand at the block.
                self.signs[i].set(text=signs[i], x=x + rooms[i] + 0.4 * GAP)
            elif i < 2:
                self.signs[i].set_text("")
            if impossible and i == len(rooms) - 1:
                self.refusal.set_x(x + rooms[i] / 2)
            x += (rooms[i] if i < len(rooms) else 0) + GAP
        self.refusal.set_visible(impossible)


def _room(name, shape, mark):
    """Return the width that a block needs with its texts, in squares."""
    return max(shape[1], 0.3 * len(name), 0.27 * len(f"{mark} hatched") if mark else 3)


class ShapesExplorer(Explorer):
    """W7a: follow the shapes through one update, and forget the ones row."""

    question = "Which two numbers decide whether a matrix product is possible?"
    State, Drawing = ShapesState, ShapesDrawing
    knobs = (
        Choice("step", tuple(STEPS)),
        Knob("examples", 1, 6, 1),
        Knob("hidden", 1, 4, 1, label="hidden nodes"),
        Choice("ones", (WITH, FORGOTTEN), label="ones row"),
    )
    actions = {"Step before": "step_before", "Next step": "next_step"}
    presets = {
        "Worked example": {},
        "One example": {"examples": 1},
        "Way back: slopes": {"step": SLOPES_HIDDEN},
    }
    goals = (
        Goal(
            task="Make a product impossible, and read the message of NumPy.",
            miss=lambda s: 0 if s.operation in PRODUCTS and s.result()[1] else 1,
            value=lambda s: s.shapes(),
            why="Which numbers must be equal: the two inner or the two outer ones?",
            answer="The two inner ones: the columns of the left grid and the rows of "
            "the right grid. The outer ones are the shape of the result.",
        ),
        Goal(
            task="Step 10: bring slopes_hidden to the shape (4, 3), with 6 examples.",
            miss=lambda s: (
                abs(s.hidden - 4) + abs(s.examples - 6)
                if s.step == SLOPES_HIDDEN and not s.forgets
                else math.inf
            ),
            value=lambda s: f"{s.shapes()}, from {count(s.examples, 'example')}",
            rule="choose step 10, with the ones row.",
            why="Which one sets the shape of the slopes: W_hidden or the examples?",
            answer="W_hidden, always: there is one slope for each knob. The product "
            "adds up the examples, so their number disappears.",
        ),
        Goal(
            task="Forget the ones row where NumPy does not complain: find a product "
            "that runs and has a wrong shape.",
            miss=lambda s: 0 if s.silent else 1,
            value=lambda s: s.shapes(),
            why="If no message appears, are the shapes right: yes or no?",
            answer="No. Here the slopes of the biases are missing. Compare the shape "
            "of the slopes with that of the weights.",
        ),
    )
    ponder = (
        (
            "The number of examples changes. Do the shapes of the weights change?",
            "No. All examples meet the same weights; each one adds a column to fed.",
        ),
    )
    twin = {
        "First product": {},
        "The ones row forgotten": {"ones": FORGOTTEN},
        "Slopes, 6 examples": {"step": SLOPES_HIDDEN, "examples": 6},
    }
