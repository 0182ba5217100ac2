"""W7a, the shapes: which grids fit together, step by step. Stands in lesson 07."""

import math
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from nnlib.explorers.base import Explorer, State
from nnlib.explorers.controls import Choice, Handle, Knob
from nnlib.explorers.goals import Goal
from nnlib.explorers.ledger import lit, unlit
from nnlib.figures.palette import BLACK, FONT, VERMILLION
from nnlib.lessons.lesson07.blocks import BlockPanel, X, Y
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
RESULT = 2  # the last of three blocks
ARROW = {"fontsize": FONT + 10, "color": BLACK, "weight": "normal"}
REFUSAL = {"fontsize": FONT + 2, "color": VERMILLION, "weight": "bold"}


def shape_text(array):
    """Write the shape of a grid as Python does: (2, 3)."""
    return str(np.shape(array))


@dataclass
class ShapesState(State):
    """A step, how many examples and hidden neurons, and if the ones are there.

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

    def blocks(self):
        """Return what is drawn, by place: {0: (name, (rows, columns), mark), ...}.

        The operands come first, the result is at place 2.
        """
        blocks = {
            i: (name, grid.shape, MARKS.get(name, ""))
            for i, (name, grid) in enumerate(self.operands().items())
        }
        array, message = self.result()
        name = STEPS[self.step].result
        if self.operation is BACK:  # the product, before its last row is dropped
            blocks[RESULT] = name, (len(array) + 1, self.examples), "dropped row"
        elif not message:
            mark = "" if self.forgets else MARKS.get(name, "")
            blocks[RESULT] = name, array.shape, mark
        return blocks

    def sizes(self, place):
        """Return for rows and columns of a block which knob sets them: (name, more).

        ("hidden", 1) is one more than the hidden neurons, ("", 3) is always 3.
        """
        least, longer, higher = (
            replace(self, **knobs).blocks()[place][1]
            for knobs in (
                {"examples": 1, "hidden": 1},
                {"examples": 2, "hidden": 1},
                {"examples": 1, "hidden": 2},
            )
        )
        return [
            ("examples", least[axis] - 1)
            if longer[axis] > least[axis]
            else ("hidden", least[axis] - 1)
            if higher[axis] > least[axis]
            else ("", least[axis])
            for axis in (0, 1)
        ]

    def shapes(self):
        """Return the shapes, as one would say them."""
        return unlit(self._shapes())

    def _shapes(self):
        first, *second = (self._shape(place) for place in range(len(self.operands())))
        joint = {"×": "times", "over": "over", "−": "minus", "*": "times, by number,"}
        texts = [first, *(f"{joint[self.operation.sign]} {s}" for s in second)]
        if self.result()[1]:
            return " ".join([*texts, "is impossible"])
        texts.append(f"gives {self._shape(RESULT)}")
        if self.operation is BACK:
            texts[-1] += f", cut to {shape_text(self.result()[0])}"
        return " ".join(texts)

    def _shape(self, place):
        """Return the shape of a block, to light up with the knobs that set it."""
        _, shape, _ = self.blocks()[place]
        rows, columns = (
            lit(knob, str(size)) if knob else str(size)
            for size, (knob, _) in zip(shape, self.sizes(place), strict=True)
        )
        return f"({rows}, {columns})"

    def ledger(self):
        """Return the line of NumPy and the shapes, and its message or the numbers."""
        array, message = self.result()
        lines = [self.code(), self._shapes(), "", ""]
        if message:
            lines[2] = f"ValueError: {message}"
            numbers = []
        else:
            numbers = number_rows(array)
        width = max(len(unlit(line)) for line in lines) + 3
        for i, row in enumerate(numbers):
            lines[i] += " " * (width - len(unlit(lines[i]))) + row
        return [line or " " for line in lines]  # an empty last line has no height

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
    """Two blocks and their result, to scale; or one, an arrow and its result."""

    def __init__(self):
        self.places = [BlockPanel() for _ in range(RESULT + 1)]
        self.places[1].hint.set_text("drag a diamond to change a size")
        self.panels = tuple(place.ax for place in self.places)

    def update(self, state):
        """Draw the grids of the step and what comes out."""
        blocks, operation = state.blocks(), state.operation
        tallest = max(rows for _, (rows, _), _ in blocks.values())
        for i, place in enumerate(self.places):
            if i in blocks:
                place.show(*blocks[i], tallest)
        left, right, result = self.places
        if 1 in blocks:
            left.follow(operation.sign)
            right.follow("=")
        else:
            right.say("→", operation.below, **ARROW)
        fits = RESULT in blocks
        if not fits:
            result.say("impossible", **REFUSAL)
        if operation in PRODUCTS:
            left.meet("columns", blocks[0][1][1], fits)
            right.meet("rows", blocks[1][1][0], fits)


def corner(place, state):
    """Return where the upper right corner of a block is, to be dragged."""
    if place not in state.blocks():
        return []
    rows, columns = state.blocks()[place][1]
    return [(X + columns / 2, Y + rows / 2)]


def resized(place, state, x, y):
    """Return the knobs with which the corner of a block comes nearest to (x, y)."""
    wanted = 2 * (y - Y), 2 * (x - X)
    return {
        knob: size - more
        for size, (knob, more) in zip(wanted, state.sizes(place), strict=True)
        if knob
    }


class ShapesExplorer(Explorer):
    """W7a: follow the shapes through one update, and forget the ones row."""

    question = "Which two numbers decide whether a matrix product is possible?"
    State, Drawing = ShapesState, ShapesDrawing
    knobs = (
        Choice("step", tuple(STEPS)),
        Knob("examples", 1, 6, 1),
        Knob("hidden", 1, 4, 1, label="hidden neurons"),
        Choice("ones", (WITH, FORGOTTEN), label="ones row"),
    )
    actions = {"Next step": "next_step", "Step before": "step_before"}
    presets = {
        "Worked example": {},
        "One example": {"examples": 1},
        "Way back: slopes": {"step": SLOPES_HIDDEN},
    }
    handles = tuple(
        Handle(panel=i, at=partial(corner, i), to=partial(resized, i))
        for i in range(RESULT + 1)
    )
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
