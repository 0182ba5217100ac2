"""W5a, the bowl: what does the learning rate do? Stands in lesson 05.

Two curves with one knob: the bowl (w - 3)² of lesson 05, and the loss against w5 from
lesson 03.
"""

import math
from dataclasses import dataclass

import numpy as np

from nnlib.explorers.base import Explorer, State
from nnlib.explorers.controls import Choice, Knob
from nnlib.explorers.goals import Goal
from nnlib.explorers.picture import new_figure, steady
from nnlib.figures.palette import BLACK, BLUE, GRAY, GREEN
from nnlib.lessons.lesson05.descent import BOWL, W5, bottom, losses, outline, walk
from nnlib.text import count, number_text

NEAR = 0.01  # this close to the bottom counts as settled
SLOW = 0.88  # a step that leaves more than this share of the way is called slow
LOW_LOSS = 0.14  # the goal of lesson 03 on the curve of w5
W5_RATES = {f"w5, rate {rate}": rate for rate in (0.1, 1, 30, 200)}
BOWL_NAME = "bowl"


@dataclass
class BowlState(State):
    """The curve, the learning rate in the bowl, and how many steps are made."""

    rate: float = 0.1
    curve: str = BOWL_NAME
    steps: int = BOWL.first

    def change(self, **values):
        """Set knobs. The rate belongs to the bowl; another curve starts again."""
        curve = self.where
        if "rate" in values:
            values = {"curve": BOWL_NAME, **values}
        super().change(**values)
        if self.where is not curve:
            self.steps = self.where.first

    def step(self):
        """Make one step."""
        self._run(1)

    def run_10(self):
        """Make ten steps."""
        self._run(10)

    def run_100(self):
        """Make a hundred steps."""
        self._run(100)

    def start_over(self):
        """Take all steps back; the rate stays."""
        self.steps = 0

    def _run(self, steps):
        self.steps = min(self.steps + steps, self.where.most)

    @property
    def where(self):
        """The Curve."""
        return W5 if self.curve in W5_RATES else BOWL

    @property
    def used_rate(self):
        """The learning rate on this curve."""
        return W5_RATES.get(self.curve, self.rate)

    @property
    def places(self):
        """Where the knob has been, shape (steps + 1,)."""
        return walk(self.where, self.used_rate, self.steps)

    @property
    def losses(self):
        """The loss at each of these places."""
        return losses(self.where, self.used_rate, self.steps)

    @property
    def place(self):
        """Where the knob is."""
        return float(self.places[-1])

    @property
    def loss(self):
        """The loss where the knob is."""
        return float(self.losses[-1])

    def arrived(self):
        """Return after how many steps the walk was at its goal, or math.inf."""
        if self.where is BOWL:
            there = np.abs(self.places - bottom(BOWL)) <= NEAR
        else:
            there = self.losses <= LOW_LOSS
        return int(np.argmax(there)) if there.any() else math.inf

    def manner(self):
        """Say how the last step went."""
        if not self.steps:
            return "has not moved yet"
        before, now = (self.places[-2:] - bottom(self.where)).tolist()
        if abs(now) <= NEAR:
            return "has settled at the bottom"
        if before * now > 0:
            if abs(now) > SLOW * abs(before):
                return "crawls toward the bottom: slow"
            return "walks toward the bottom, without overshoot"
        if abs(now) > abs(before) * (1 + 1e-9):
            return "overshoots and lands farther away: " + (
                "the walk explodes" if self.where is BOWL else "a jump too far"
            )
        if abs(now) > abs(before) * (1 - 1e-9):
            return "bounces forever, always equally far from the bottom"
        return "overshoots, but lands closer each time: a zig-zag"

    def ledger(self):
        """Return the slope, and the last step with its numbers."""
        name = self.where.knob
        old = float(self.places[-2]) if self.steps else self.place
        slope = self.where.slope(old)
        # Six decimals, so that the lines can be computed again by hand.
        at, down, now = (number_text(value, 6) for value in (old, slope, self.place))
        formula = f"2 × ({at} - 3) = " if self.where is BOWL else ""
        first = f"slope at {name} = {at}:  {formula}{down}"
        if not self.steps:
            return [first, f"no step yet:  {name} = {now}"]
        down = f"({down})" if slope < 0 else down
        return [
            first,
            f"step {self.steps}:  {at} - {self.used_rate:g} × {down} = {now}",
        ]

    def sentence(self):
        """Say where the knob is, and how it goes."""
        name, steps = self.where.knob, count(self.steps, "step")
        text = f"Rate {self.used_rate:g}: {name} {self.manner()}."
        if self.steps:
            text += f" After {steps} {name} is {number_text(self.place)}."
        if self.steps == self.where.most:
            text += " More steps are not drawn."
        return text

    def words(self):
        """Say in words what the picture shows."""
        name, steps = self.where.knob, count(self.steps, "step")
        low = number_text(bottom(self.where))
        return (
            f"Left: curve of the loss against {name}, lowest at {low}, with a walk of "
            f"{steps} from {number_text(self.where.start)} to "
            f"{number_text(self.place)}, loss {big_text(self.loss)}. Right: {name} "
            f"after each step. The knob {self.manner()}."
        )

    def row(self):
        """Return the cells of the static table."""
        return {
            "learning rate": f"{self.used_rate:g}",
            "steps": str(self.steps),
            "knob": f"{self.where.knob} = {number_text(self.place)}",
            "loss": big_text(self.loss),
            "in words": self.manner(),
        }


def big_text(loss):
    """Write a loss with four decimals; a huge one in words."""
    return "above a million" if loss > 1e6 else number_text(loss)


def _arrival(state):
    """Say after how many steps the walk was there."""
    steps = state.arrived()
    if steps < math.inf:
        return f"{count(steps, 'step')} with rate {state.used_rate:g}"
    return f"not there after {count(state.steps, 'step')}"


def _last_step(state):
    """Say the rate; where it is exactly 1 in the bowl, the last step as well."""
    text = f"rate {state.used_rate:g}"
    if state.where is BOWL and state.rate == 1 and state.steps:
        old, new = map(number_text, state.places[-2:])
        text += f", and the last step goes from {old} to {new}"
    return text


class BowlDrawing:
    """Left the curve with the walk on it, right the knob after each step."""

    def __init__(self):
        self.figure = new_figure(8.4, 3.7)
        left, right = self.figure.subplots(1, 2)
        self.figure.subplots_adjust(0.075, 0.15, 0.985, 0.88, wspace=0.24)
        self.bowl, self.trace = (
            steady(left, ylabel="loss"),
            steady(right, xlabel="step"),
        )
        self.bottoms = [
            left.axvline(0, color=GRAY, linewidth=1.2, linestyle="--"),
            right.axhline(0, color=GRAY, linewidth=1.2, linestyle="--"),
        ]
        self.curve = left.plot([], [], color=BLUE, linewidth=2.5)[0]
        path = {"color": GREEN, "linewidth": 1.5, "markersize": 6}
        ink = {"markerfacecolor": "white", "markeredgecolor": BLACK}
        self.paths = [ax.plot([], [], "D-", **path, **ink)[0] for ax in (left, right)]
        self.now = [
            ax.plot([], [], "D", color=BLACK, markersize=10)[0] for ax in (left, right)
        ]

    def update(self, state):
        """Draw the walk so far; what lies outside the picture is told in the title."""
        self._update_curve(state.where)
        places = state.places
        steps = np.arange(len(places))
        every = max(1, len(places) // 50)
        for path, now, x, y in zip(
            self.paths, self.now, (places, steps), (state.losses, places), strict=True
        ):
            path.set_data(x, y)
            path.set_markevery(every)
            now.set_data(x[-1:], y[-1:])
        end = next(n for n in (10, 20, 55, 100, 200, 500, 1000) if n >= state.steps)
        self.trace.set(xlim=(-0.04 * end, 1.04 * end), xticks=[0, end / 2, end])
        self.trace.set_xticklabels(["0", f"{end / 2:g}", str(end)])
        self._update_titles(state)

    def _update_curve(self, curve):
        low, high = curve.view
        self.curve.set_data(*outline(curve))
        ticks = np.linspace(low, high, 5)
        self.bowl.set(
            xlim=curve.view, xticks=ticks, ylim=(-0.04 * curve.top, curve.top)
        )
        self.bowl.set(yticks=curve.losses)
        self.bowl.xaxis.label.set_text(curve.knob)
        self.trace.set(ylim=curve.view, yticks=ticks)
        self.trace.yaxis.label.set_text(curve.knob)
        for line, place in zip(self.bottoms, ("set_xdata", "set_ydata"), strict=True):
            getattr(line, place)([bottom(curve)] * 2)

    def _update_titles(self, state):
        name, (low, high) = state.where.knob, state.where.view
        inside = low <= state.place <= high and state.loss <= state.where.top
        outside = "" if inside else " (outside the picture)"
        self.bowl.title.set_text(f"loss {big_text(state.loss)}{outside}")
        self.trace.title.set_text(f"{name} = {number_text(state.place)}{outside}")


class BowlExplorer(Explorer):
    """W5a: walk down a bowl with any learning rate."""

    question = "How large may the learning rate be?"
    State, Drawing = BowlState, BowlDrawing
    knobs = (
        Knob("rate", 0.05, 1.15, step=0.01, label="rate"),
        Choice("curve", (BOWL_NAME, *W5_RATES)),
    )
    actions = {
        "Step": "step",
        "Run 10": "run_10",
        "Run 100": "run_100",
        "Back to start": "start_over",
    }
    presets = {
        "Rate 0.1": {},
        "Rate 0.9": {"rate": 0.9},
        "Rate 1.1": {"rate": 1.1},
    }
    goals = (
        Goal(
            task="In the bowl: come within 0.01 of w = 3 with as few steps as "
            "possible. One step is enough.",
            miss=lambda s: s.arrived() - 1 if s.where is BOWL else math.inf,
            value=_arrival,
            rule="w must come within 0.01 of 3 in the bowl.",
            why="How far did that step go: half of the slope, or the whole slope?",
            answer="Half of the slope. The slope 2 × (w - 3) is twice the distance to "
            "the bottom, so half of it is the whole way.",
        ),
        Goal(
            task="In the bowl: find the largest rate that still settles, to two "
            "decimals. Make at least 10 steps.",
            miss=lambda s: (
                0.99 - s.rate
                if s.where is BOWL and s.rate < 1 and s.steps >= 10
                else math.inf
            ),
            value=lambda s: f"rate {s.used_rate:g} with {count(s.steps, 'step')}",
            rule="it needs a rate below 1, and 10 steps in the bowl.",
            why="Is the largest rate that settles also the fastest?",
            answer="No. Just under 1, each jump lands only a little closer than the "
            "one before. With rate 0.5 the walk needs one step.",
        ),
        Goal(
            task="In the bowl: set the rate to exactly 1. Which places does w visit?",
            miss=lambda s: (
                abs(s.rate - 1) if s.where is BOWL and s.steps >= 4 else math.inf
            ),
            value=_last_step,
            rule="it needs the bowl and at least 4 steps.",
            why="Does w ever come closer to 3: yes or no?",
            answer="No. Each step is twice the distance to the bottom, so w lands "
            "equally far away on the other side: 0, 6, 0, 6.",
        ),
        Goal(
            task="On the curve of w5: bring the loss to 0.14 or less. Which rate needs "
            "only 2 steps?",
            miss=lambda s: s.arrived() - 2 if s.where is W5 else math.inf,
            value=_arrival,
            rule="the loss of w5 must come down to 0.14.",
            why="Why does 200 need more steps than 30: is it too small or too large?",
            answer="Too large: the first step jumps far past the bottom, where the "
            "curve is nearly flat. From there w5 walks back in small steps.",
        ),
    )
    twin = {
        "Rate 0.9, 6 steps": {"rate": 0.9},
        "Rate 0.5, 1 step": {"rate": 0.5, "steps": 1},
        "Rate 1.1, 6 steps": {"rate": 1.1},
    }
