"""What a worksheet is made of: a lesson's worksheet.py puts these parts together.

    WORKSHEET = Worksheet(
        number=1,
        parts=(
            Ledger("One neuron by hand", "The weights are 0 and 1 ...", rows=(
                Row("multiply", "0 × 2 =", Gap(0), "and 1 × 3 =", Gap(3)),
                Row("add", "the weighted sum:", Gap(7)),
            )),
            Drawing("The curve", "Sketch ...", empty=axes, filled=curve),
            Questions("01.c1", "01.c2"),
            Open("Talk about it", "What would you ...?"),
        ),
    )

A `Gap` holds what belongs there: the sheet leaves it empty, the key writes it. Compute
it with nnlib, do not type it. Drawings are functions that return Axes with words, so
that nothing is drawn before it is needed. All texts are plain, with `backticks` around
code. A worksheet fits on two pages.
"""

from collections.abc import Callable
from dataclasses import dataclass

from nnlib.text import minus_signs, number_text


@dataclass(frozen=True)
class Gap:
    """A place to write in: a word, or a number with at most `digits` decimals."""

    value: float | str
    digits: int = 4

    @property
    def text(self):
        """What belongs here, as a reader would write it."""
        if isinstance(self.value, str):
            return self.value
        return minus_signs(number_text(self.value, self.digits))


@dataclass(frozen=True, init=False)
class Row:
    """A line of a ledger: its name, then texts and gaps in the order of writing."""

    name: str
    parts: tuple[str | Gap, ...]

    def __init__(self, name, *parts):
        object.__setattr__(self, "name", name)
        object.__setattr__(self, "parts", parts)


@dataclass(frozen=True)
class Ledger:
    """A calculation by hand, line by line."""

    title: str
    task: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Grid:
    """A table with a `head`, whose cells are texts, gaps or tuples of both."""

    title: str
    task: str
    head: tuple[str, ...]
    rows: tuple[tuple[str | Gap, ...], ...]


@dataclass(frozen=True)
class Drawing:
    """A picture to finish: `empty` and `filled` draw it and return the Axes."""

    title: str
    task: str
    empty: Callable
    filled: Callable


@dataclass(frozen=True, init=False)
class Questions:
    """Questions of the lesson's practice, with boxes to tick."""

    ids: tuple[str, ...]

    def __init__(self, *ids):
        object.__setattr__(self, "ids", ids)


@dataclass(frozen=True)
class Open:
    """A question to talk about, with lines to write on, and what to listen `for`."""

    title: str
    task: str
    listen_for: str
    lines: int = 2


@dataclass(frozen=True)
class Worksheet:
    """The worksheet of the lesson `number`."""

    number: int
    parts: tuple[Ledger | Grid | Drawing | Questions | Open, ...]
