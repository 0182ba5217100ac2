"""The content of a lesson as data: how to write one, and the parts it is made of.

Each lesson has one file, ``lesson01.py`` and so on, which makes one `Lesson`
named LESSON. Nothing else has to be registered: an id such as "03.e2" is looked
up in lesson 03. All texts are plain text, with `backticks` around code.

    LESSON = Lesson(
        number=1,
        objectives=(Objective("O1.1", "Compute ...", section="Squash"), ...),
        predictions=(Prediction("01.p1", "...?", options=(...), answer="...", why=...),
                     Prediction("01.p2", "...?", answer=7, why="...")),
        questions=(question("01.c1", "O1.3", "...?", wrong("...", "M02", "..."),
                            right("...", "..."), ...), ...),
        exercises=(Exercise("01.e1", ...), ...),
    )

    Exercise(
        id="01.e1",
        objective="O1.1",
        minutes=4,
        task="The sum is 1.5. What is the output of the neuron?",
        starter="answer = ...",
        judge=Number(sigmoid(1.5), low=0, high=1, out_of_range="An output lies ..."),
        mistakes=(
            Mistake(1.5, "That is the sum. One step is left: squash it."),
            Mistake(edit("-1.5", "1.5"), "Look at the minus in front of z."),
        ),
        hints=("Put the sum into the formula of section 3.", "..."),
        solution="answer = 1 / (1 + np.exp(-1.5))",
        praise="The sigmoid of 1.5 is 0.818.",
        next_step="Work out e to the power of -1.5 first, and look at it.",
    )

Ids: p predictions, w warm-up questions, c concept questions, e exercises. An
exercise says what is right through a judge in ``nnlib.practice.judges``:

- ``Number(0.818)``: one number, in any reasonable form.
- ``Numbers([1, 0])`` or ``Numbers(fits=function, size=3)``: several numbers, equal
  to given ones or such that a rule holds.
- ``Order("BAC")``: letters in order; for lines to be sorted, pairs, or a choice.
- ``Function("neuron", right=..., probes=...)``: a function, compared with `right` on
  each probe. With `names` and `paths` it judges slopes and training loops: it says
  which knobs are off and which gear they share. See its docstring.

The `solution` is code as a learner would write it, in a notebook that has NumPy as
np and the names of nnlib. It leaves its result in the judge's `name` ("answer",
or the name of the function), and so does the `starter`, with ... for each blank.
The starter runs in every notebook: it uses names of its own, such as my_neuron, so
that an unfinished function does not stand in the way of the cells below. `praise` is
what a right answer hears, and `next_step` one that is off in an unknown way.

A known mistake is a wrong answer with the message for it. It can be given as
- a value: ``Mistake(sigmoid(1.0), "...")``; compute it, do not type it,
- a change of the solution: ``Mistake(edit("+ b", ""), "...")``, for numbers as well as
  for functions: the changed solution is run, and what it makes is the wrong answer,
- a shape: ``Mistake(Shape((2,)), "...")``, any array of that shape,
- a slip: ``Mistake(Slip("h1 = "), "...")``, any one slip in the line of the solution
  with these words: a sign, a term, a name. It is made by program (``slips.py``) and
  looked up after all others, so that the likeliest slips can have their own words.
- a rule: ``Mistake(When(lambda given: given[2] > 0, example=[1, 1, 1]), "...")``.
  `given` is what the judge reads: a float, a float array, a string of letters or, for
  a function, the list of its values on the probes. The example is for the tests.

The first mistake that fits is the one reported, so stand the special ones first.
A message names the likely slip, points at the place and asks for one action. It
does not give the answer. The tests in tests/practice hold all of this.
"""

from collections.abc import Callable
from contextlib import redirect_stdout, suppress
from dataclasses import dataclass
from io import StringIO
from typing import Any

import numpy as np

import nnlib
from nnlib.practice.slips import code_slips


@dataclass(frozen=True)
class Objective:
    """What a learner can do afterwards; `section` is the heading to go back to."""

    id: str
    sentence: str
    section: str


@dataclass(frozen=True)
class Option:
    """One option of a question, with its own feedback; see `right` and `wrong`."""

    text: str
    feedback: str
    misconception: str | None

    @property
    def is_right(self):
        """Say whether this is the right option: the one without a misconception."""
        return self.misconception is None


def right(text, feedback):
    """Return the right option of a question."""
    return Option(text, feedback, None)


def wrong(text, misconception, feedback):
    """Return a wrong option; `misconception` is an id, such as "M02"."""
    return Option(text, feedback, misconception)


@dataclass(frozen=True)
class Question:
    """A concept question (id with c) or a warm-up question (id with w)."""

    id: str
    objective: str
    text: str
    options: tuple[Option, ...]


def question(id, objective, text, *options):
    """Return a `Question` with the `options`, which `right` and `wrong` make."""
    return Question(id, objective, text, options)


@dataclass(frozen=True)
class Prediction:
    """What comes next? The `answer` is one of the `options`, or a number without them.

    `near` is how far off a predicted number may be to count as right.
    """

    id: str
    text: str
    answer: str | float
    why: str
    options: tuple[str, ...] = ()
    near: float = 0.0


@dataclass(frozen=True)
class Edit:
    """A slip in the solution: `old` is replaced by `new`; see `edit`."""

    changes: tuple[tuple[str, str], ...]

    def apply(self, text):
        """Return `text` with every change made; each `old` must stand in it."""
        for old, new in self.changes:
            if old not in text:
                raise ValueError(
                    f"old must stand in the solution, but {old!r} does not"
                )
            text = text.replace(old, new)
        return text


def edit(*old_new):
    """Return a slip in the solution: edit(old, new), or edit(old, new, old, new)."""
    return Edit(tuple(zip(old_new[::2], old_new[1::2], strict=True)))


@dataclass(frozen=True)
class Shape:
    """Any array of the shape `shape`, whatever its numbers."""

    shape: tuple[int, ...]


@dataclass(frozen=True)
class Slip:
    """Any one slip in the line of the solution that holds the words `line`."""

    line: str


@dataclass(frozen=True)
class When:
    """Any answer for which `condition` holds; `example` is one of them."""

    condition: Callable
    example: Any


@dataclass(frozen=True)
class Mistake:
    """A known wrong answer (see the top of this file) and the message for it."""

    wrong: Any
    message: str


@dataclass(frozen=True, eq=False)
class Exercise:
    """A task that checks itself; see the top of this file."""

    id: str
    objective: str
    minutes: int
    task: str
    starter: str
    judge: Any
    mistakes: tuple[Mistake, ...]
    hints: tuple[str, ...]
    solution: str
    praise: str
    next_step: str

    def solve(self, change=None):
        """Run the solution, with the `change` of an Edit; return what it leaves."""
        text = change.apply(self.solution) if change else self.solution
        return run(text)[self.judge.name]

    def wrong_answer(self, mistake):
        """Return a wrong answer that `mistake`, which is no Slip, stands for."""
        if isinstance(mistake.wrong, Edit):
            return self.solve(mistake.wrong)
        if isinstance(mistake.wrong, Shape):
            return np.ones(mistake.wrong.shape)
        if isinstance(mistake.wrong, When):
            return mistake.wrong.example
        return mistake.wrong

    @np.errstate(all="ignore")
    def slipped(self, mistake):
        """Return the answers after each slip that `mistake`, a Slip, stands for."""
        found = []
        for _, text in code_slips(self.solution, lambda x: mistake.wrong.line in x):
            with suppress(Exception):  # Python itself reports some slips
                found.append(run(text)[self.judge.name])
        return found


@dataclass(frozen=True)
class Lesson:
    """Everything that one lesson asks."""

    number: int
    objectives: tuple[Objective, ...]
    predictions: tuple[Prediction, ...]
    questions: tuple[Question, ...]
    exercises: tuple[Exercise, ...]

    @property
    def items(self):
        """All items by id."""
        every = (*self.predictions, *self.questions, *self.exercises)
        return {item.id: item for item in every}


def run(text):
    """Run code as a notebook would that has NumPy as np and the names of nnlib.

    What it prints is not shown.
    """
    names = {"np": np, **{name: getattr(nnlib, name) for name in nnlib.__all__}}
    with redirect_stdout(StringIO()):
        exec(compile(text, "<solution>", "exec"), names)
    return names
