"""W9c, a race of a hundred starts: two settings side by side. Stands in lesson 09."""

import math
from dataclasses import dataclass

import numpy as np

from nnlib.activations import TRANSFERS
from nnlib.explorers.base import Explorer, State
from nnlib.explorers.controls import Choice, Handle, Knob, Player
from nnlib.explorers.goals import Goal
from nnlib.explorers.ledger import lit
from nnlib.lessons.lesson09.race_drawing import TOP, RaceDrawing
from nnlib.lessons.lesson09.races import LAST, STARTS, STEP, Setting, race
from nnlib.text import number_text

FEW, MANY = 30, 95  # the goals: at most so few, more than so many
WITHIN, FASTER = 3, 10
PARTS = Setting._fields
KNOBS = {
    "scale": (0.01, 10, 0.01, "scale"),
    "rate": (0.01, 20, 0.01, "rate"),
    "momentum": (0, 0.99, 0.01, "momentum"),
    "hidden": (1, 16, 1, "hidden neurons"),
}


@dataclass
class RaceState(State):
    """Two settings, A and B, and how far their starts have been trained."""

    scaleB: float = 0.1
    rateB: float = 1.0
    momentumB: float = 0.0
    hiddenB: int = 2
    functionB: str = "sigmoid"
    scaleA: float = 1.0
    rateA: float = 1.0
    momentumA: float = 0.0
    hiddenA: int = 2
    functionA: str = "sigmoid"
    iteration: int = 0

    def change(self, **values):
        """Set knobs. A new setting goes back to the start of the race."""
        before = self.settings
        if "iteration" in values:
            values["iteration"] = round(values["iteration"] / STEP) * STEP
        super().change(**values)
        if self.settings != before and "iteration" not in values:
            self.iteration = 0

    def copy(self):
        """Make the setting of B that of A as well."""
        self.change(**{f"{part}A": getattr(self, f"{part}B") for part in PARTS})

    def setting(self, name):
        """Return the setting A or B."""
        return Setting(*(getattr(self, f"{part}{name}") for part in PARTS))

    @property
    def settings(self):
        """Both settings, A first."""
        return self.setting("A"), self.setting("B")

    def solved_at(self, name):
        """Return for each start of A or B when it was solved, inf if it is not."""
        return race(self.setting(name)).solved_at(self.iteration)

    def solved(self, name):
        """Return how many of the starts of A or B are solved."""
        return int(np.isfinite(self.solved_at(name)).sum())

    def median(self, name):
        """Return when half of those that are solved were solved; inf without any."""
        times = self.solved_at(name)
        times = times[np.isfinite(times)]
        return float(np.median(times)) if times.size else math.inf

    def ledger(self):
        """Return both settings and what they have reached."""
        heads = ("scale", "rate", "momentum", "hidden", "function")
        lines = [
            "   "
            + "".join(f"{head:>9}" for head in heads)
            + "      solved   median of "
            "these"
        ]
        for name in "AB":
            setting = self.setting(name)
            cells = "".join(
                _cell(part + name, getattr(setting, part)) for part in PARTS
            )
            solved = f"{self.solved(name)} of {STARTS}"
            lines.append(f"{name}  {cells}{solved:>12}{_median_text(self, name):>18}")
        return lines

    def sentence(self):
        """Say who has solved how many."""
        if not self.iteration:
            return f"B: {self.setting('B')}. Run trains {STARTS} starts of A and of B."
        a, b = self.solved("A"), self.solved("B")
        more = f"B has solved {abs(b - a)} {'more' if b > a else 'fewer'} than A"
        if a == b:
            more = "B has solved as many as A"
        return f"After {self.iteration} iterations A has solved {a}, B {b}. {more}."

    def words(self):
        """Say in words what the picture shows."""
        return (
            f"Left: starts that are solved over {self.iteration} iterations. Solid, A, "
            f"{self.setting('A')}: {self.solved('A')} of {STARTS}. Dashed, B, "
            f"{self.setting('B')}: {self.solved('B')} of {STARTS}. Right: a mark for "
            "each start, full where it is solved."
        )

    def row(self):
        """Return the cells of the static table."""
        return {
            "B": str(self.setting("B")),
            "iteration": str(self.iteration),
            "A solved": f"{self.solved('A')} of {STARTS}",
            "B solved": f"{self.solved('B')} of {STARTS}",
            "median of A": _median_text(self, "A"),
            "median of B": _median_text(self, "B"),
        }


def _cell(knob, value):
    text = value if isinstance(value, str) else number_text(value)
    return " " * (9 - len(text)) + lit(knob, text)


def _median_text(state, name):
    median = state.median(name)
    return f"iteration {median:.0f}" if median < math.inf else "none yet"


def _sigmoids(state, name):
    return state.setting(name).function == "sigmoid"


def _many(state):
    """Return how many more B must solve with two sigmoid neurons."""
    if state.hiddenB != 2 or not _sigmoids(state, "B"):
        return math.inf
    return MANY + 1 - state.solved("B")


def _faster(state):
    """Return how far B is from ten times as fast, and no better or worse, than A."""
    only_momentum = state.setting("B")._replace(momentum=0.0)
    ended = state.iteration == LAST
    if not ended or state.setting("A") != Setting() or only_momentum != Setting():
        return math.inf
    apart = max(abs(state.solved("A") - state.solved("B")) - WITHIN, 0)
    slower = max(FASTER * state.median("B") / state.median("A") - 1, 0)
    return apart + slower


def _few(state):
    """Return how many too many a large network has solved at rate 1."""
    setting = state.setting("B")
    counts = (
        state.iteration == LAST
        and setting.hidden >= 4
        and setting.scale > 1
        and setting == Setting(scale=setting.scale, hidden=setting.hidden)
    )
    return state.solved("B") - FEW if counts else math.inf


def _both(state):
    return (
        f"A {state.solved('A')} solved, median {_median_text(state, 'A')}; "
        f"B {state.solved('B')}, {_median_text(state, 'B')}"
    )


def _b(state):
    return f"{state.solved('B')} of {STARTS} with {state.setting('B')}"


def _knobs(name):
    return tuple(
        Knob(
            f"{part}{name}",
            low,
            high,
            step=step,
            label=f"{name}: {words}",
            log=part in ("scale", "rate"),
        )
        for part, (low, high, step, words) in KNOBS.items()
    )


def _function(name):
    return Choice(
        f"function{name}", tuple(TRANSFERS), label=f"{name}: function of hidden neurons"
    )


class RaceExplorer(Explorer):
    """W9c: train a hundred starts of two settings and count."""

    question = "Which setting solves XOR from more starts, and which is faster?"
    State, Drawing = RaceState, RaceDrawing
    lines = 1
    knobs = _knobs("B")
    more = {
        "the function of B, and setting A": (
            _function("B"),
            *_knobs("A"),
            _function("A"),
        )
    }
    player = Player(
        Knob("iteration", 0, LAST, step=STEP, label="iteration"),
        play="Run",
        steps=(STEP, 500),
    )
    actions = {"Copy B to A": "copy"}
    presets = {
        "B: the tutorial's": {"rateB": 0.2},
        "B: tanh": {"scaleB": 1, "functionB": "tanh"},
        "B: gaussian": {"scaleB": 1, "functionB": "gaussian"},
    }
    handles = (
        Handle(
            at=lambda s: [(s.iteration, TOP)],
            to=lambda s, x, y: {"iteration": x},
        ),
    )
    goals = (
        Goal(
            task="Two sigmoid hidden neurons in B: find a setting that solves more "
            "than 95 of its 100 starts.",
            miss=_many,
            value=_b,
            rule="B needs two hidden neurons with the sigmoid.",
            why="Would one lucky seed have told you as much: yes or no?",
            answer="No. Scale 1 and rate 1 without momentum solve 79 of 100, so one "
            "seed would most likely look as good. Only many starts show odds.",
        ),
        Goal(
            task="A as at the start, B the same but for its momentum. Make B more than "
            "ten times as fast (median), with at most 3 starts more or fewer.",
            miss=_faster,
            value=_both,
            rule="A must be as at the start, B may differ in its momentum only, and "
            "the race must be over.",
            why="Are the starts that stay unsolved the same ones as in A: yes or no?",
            answer="No. Some of them are solved in B, and about as many others are "
            "not. The number stays nearly the same; with still more momentum it falls.",
        ),
        Goal(
            task="Four or more sigmoid hidden neurons, rate 1, no momentum: find a "
            "scale above 1 that solves at most 30 starts.",
            miss=_few,
            value=_b,
            rule="B needs four hidden neurons or more, the sigmoid, rate 1, momentum "
            "0, a scale above 1, and a race that is over.",
            why="At such a start, are most hidden outputs near 0.5, or near 0 and 1?",
            answer="Near 0 and 1. There the sigmoid is flat, the slopes are tiny, and "
            "the hidden neurons hardly learn.",
        ),
    )
    twin = {
        "A, and B at scale 0.1": {"iteration": LAST},
        "B with momentum 0.9": {"scaleB": 1, "momentumB": 0.9, "iteration": LAST},
        "B at scale 10": {"scaleB": 10, "iteration": LAST},
    }
