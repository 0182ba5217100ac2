"""W5a, the bowl: what does the learning rate do? Stands in lesson 05.

Two curves with one knob: the bowl (w - 3)² of lesson 05, and the loss against w5 from
lesson 03.
"""

import math
from dataclasses import dataclass

import numpy as np

from nnlib.explorers.base import Explorer, State
from nnlib.explorers.controls import Choice, Handle, Knob, Player
from nnlib.explorers.goals import Goal
from nnlib.explorers.ledger import lit
from nnlib.explorers.picture import panel
from nnlib.figures.bowl_path import BowlPath
from nnlib.figures.palette import BLACK, GRAY, GREEN
from nnlib.lessons.lesson05.descent import BOWL, W5, bottom, losses, outline, walk
from nnlib.text import count, minus_signs, number_text

NEAR = 0.01  # this close to the bottom counts as being there
SLOW = 0.88  # a step that leaves more than this share of the way is called slow
LOW_LOSS = 0.14  # the goal of lesson 03 on the curve of w5
HUGE = 1e6  # numbers beyond this are told in words
MOST = 300  # steps
ENDS = (10, 20, 50, 100, 200, MOST)  # of the axis of steps
CURVES = {"bowl": BOWL, "w5": W5}
HEIGHT = 3.5  # inches
MARGINS = (0.68, 0.16, 0.56, 0.46)  # inches: left, right, below, above


@dataclass
class BowlState(State):
    """The curve, a learning rate for each of both, and how many steps are made."""

    rate: float = 0.1
    w5_rate: float = 1
    curve: str = "bowl"
    steps: int = BOWL.first
    end: int = ENDS[0]  # of the axis of steps

    def __post_init__(self):
        self.rested()

    def change(self, **values):
        """Set knobs. Each rate brings its own curve; another curve starts again."""
        if "curve" not in values:
            if "w5_rate" in values:
                values["curve"] = "w5"
            elif "rate" in values:
                values["curve"] = "bowl"
        if values.get("curve", self.curve) != self.curve and "steps" not in values:
            values["steps"] = CURVES[values["curve"]].first
        super().change(**values)
        self.end = max(self.end, _end(self.steps))

    def rested(self):
        """Let the axis fit, with room to drag on; in a move it only grows."""
        self.end = _end(min(self.steps + 1, MOST))

    @property
    def where(self):
        """The Curve."""
        return CURVES[self.curve]

    @property
    def used_rate(self):
        """The learning rate on this curve."""
        return self.rate if self.where is BOWL else self.w5_rate

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

    @property
    def first(self):
        """Where the first step has led: the place and its loss, or None."""
        return (float(self.places[1]), float(self.losses[1])) if self.steps else None

    def rate_to(self, place):
        """Return the knob, and the rate with which the first step leads to `place`."""
        start = self.where.start
        rate = (start - place) / self.where.slope(start)
        return {"rate" if self.where is BOWL else "w5_rate": rate}

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
        away = self.places - bottom(self.where)
        before, now = map(abs, away[-2:].tolist())
        if now <= NEAR:
            return "is within 0.01 of the bottom"
        jumps = away[1:] * away[:-1] < 0
        if not jumps[-1]:
            past = "after a jump past it" if jumps.any() else "without overshoot"
            slow = ": slow" if now > SLOW * before else ""
            return f"{'crawls' if slow else 'walks'} toward the bottom, {past}{slow}"
        if now == before:
            return "bounces, always equally far from the bottom"
        if now < before:
            more = ": a zig-zag" if len(jumps) > 1 and jumps.all() else ""
            return f"overshoots, but lands closer{more}"
        return "overshoots and lands farther away" + (
            ": the walk explodes" if self.where is BOWL else ""
        )

    def ledger(self):
        """Return the slope, and the last step with its numbers."""
        name = self.where.knob
        old = float(self.places[-2]) if self.steps else self.place
        slope = self.where.slope(old)
        if max(map(abs, (old, slope, self.place))) > HUGE:
            return ["The numbers of this step are above a million.", ""]
        # Six decimals, so that the lines can be computed again by hand.
        at, down, now = (number_text(value, 6) for value in (old, slope, self.place))
        if self.where is BOWL:
            first = f"slope = 2 × ({at} - 3) = {down}"
        else:
            first = f"slope at {name} = {at}: {down}"
        if not self.steps:
            return [first, f"no step yet: {name} = {now}"]
        down = f"({down})" if slope < 0 else down
        knob = "rate" if self.where is BOWL else "w5_rate"
        rate, step = lit(knob, f"{self.used_rate:g}"), lit("steps", str(self.steps))
        return [first, f"step {step}: {at} - {rate} × {down} = {now}"]

    def sentence(self):
        """Say where the knob is, and how it goes."""
        name, steps = self.where.knob, count(self.steps, "step")
        text = f"Rate {self.used_rate:g}: {name} {self.manner()}."
        if self.steps:
            text += f" After {steps} {name} is {big_text(self.place)}."
        return text

    def words(self):
        """Say in words what the picture shows."""
        name, steps = self.where.knob, count(self.steps, "step")
        low = number_text(bottom(self.where))
        return (
            f"Left: curve of the loss against {name}, lowest at {low}, with a walk of "
            f"{steps} from {number_text(self.where.start)} to "
            f"{big_text(self.place)}, loss {big_text(self.loss)}. Right: {name} "
            f"after each step. The knob {self.manner()}."
        )

    def row(self):
        """Return the cells of the static table."""
        return {
            "learning rate": f"{self.used_rate:g}",
            "steps": str(self.steps),
            "knob": f"{self.where.knob} = {big_text(self.place)}",
            "loss": big_text(self.loss),
            "in words": self.manner(),
        }


def big_text(value):
    """Write a number with four decimals; a huge one in words."""
    if abs(value) > HUGE:
        return "above a million" if value > 0 else "below minus a million"
    return number_text(value)


def _end(steps):
    """Return the end of an axis for so many steps."""
    return next(end for end in ENDS if end >= steps)


class BowlDrawing:
    """Left the curve with the walk on it, right the knob after each step."""

    def __init__(self):
        left = panel(4.8, HEIGHT, ylabel="loss", margins=MARGINS)
        right = panel(4.8, HEIGHT, xlabel="step", ylabel=" ", margins=MARGINS)
        low = {"color": GRAY, "linewidth": 1.2, "linestyle": "--"}
        self.bottoms = left.axvline(0, **low), right.axhline(0, **low)
        self.joins = [
            ax.plot([], [], color=GREEN, linewidth=1.5)[0] for ax in (left, right)
        ]
        self.paths = BowlPath(left), BowlPath(right)
        self.first = left.plot([], [], "D", color=GREEN, markersize=15, zorder=3)[0]
        self.now = [
            ax.plot([], [], "D", color=BLACK, markersize=10, zorder=5)[0]
            for ax in (left, right)
        ]
        self.panels = left, right

    def update(self, state):
        """Draw the walk so far; what lies outside the picture is told in the title."""
        self._update_curve(state.where)
        places = np.clip(state.places, -HUGE, HUGE)
        steps, heights = np.arange(len(places)), np.clip(state.losses, 0, HUGE)
        for join, path, now, x, y in zip(
            self.joins,
            self.paths,
            self.now,
            (places, steps),
            (heights, places),
            strict=True,
        ):
            join.set_data(x, y)
            path.update(x, y)
            path.places.set_markevery(max(1, len(places) // 50))
            now.set_data(x[-1:], y[-1:])
        self.first.set_data(places[1:2], heights[1:2])
        end, right = state.end, self.panels[1]
        right.set(xlim=(-0.04 * end, 1.04 * end), xticks=[0, end / 2, end])
        right.set_xticklabels(["0", f"{end / 2:g}", str(end)])
        self._update_titles(state)

    def _update_curve(self, curve):
        (low, high), (left, right) = curve.view, self.panels
        self.paths[0].curve.set_data(*outline(curve))
        ticks = np.linspace(low, high, 5)
        left.set(xlim=curve.view, xticks=ticks, ylim=(-0.04 * curve.top, curve.top))
        left.set(yticks=curve.losses, xlabel=curve.knob)
        right.set(ylim=curve.view, yticks=ticks, ylabel=curve.knob)
        for line, place in zip(self.bottoms, ("set_xdata", "set_ydata"), strict=True):
            getattr(line, place)([bottom(curve)] * 2)

    def _update_titles(self, state):
        name = state.where.knob
        outside = "" if _inside(state, state.place, state.loss) else " (outside)"
        left, right = self.panels
        drag = "drag the green diamond: rate" if _first_mark(state) else ""
        left.title.set_text(f"loss {big_text(state.loss)}{outside}\n{drag}")
        place = minus_signs(big_text(state.place))
        drag = "drag the large diamond: steps" if _last_mark(state) else ""
        right.title.set_text(f"{name} = {place}{outside}\n{drag}")


def _inside(state, place, loss):
    """Whether a place with its loss is inside the picture."""
    low, high = state.where.view
    return low <= place <= high and loss <= state.where.top


def _first_mark(state):
    """Return where the mark is that can be dragged for the rate."""
    return [state.first] if state.first and _inside(state, *state.first) else []


def _last_mark(state):
    """Return where the mark is that can be dragged for the steps."""
    seen = _inside(state, state.place, 0)
    return [(state.steps, state.place)] if seen else []


def _arrival(state):
    """Say after how many steps the walk was there."""
    steps = state.arrived()
    if steps < math.inf:
        return f"{count(steps, 'step')} with rate {state.used_rate:g}"
    made = count(state.steps, "step")
    return f"not there after {made} with rate {state.used_rate:g}"


def _ten_steps(state):
    """Return how far a zig-zag in the bowl is from arriving after ten steps."""
    if state.where is not BOWL or state.rate <= 0.5:
        return math.inf
    return abs(min(state.arrived(), MOST) - 10)  # not there: far, but it counts


def _slow_explosion(state):
    """Return how far a walk with a rate above 1 gets out of the picture."""
    if state.where is not BOWL or state.rate <= 1 or state.steps < 20:
        return math.inf
    low, high = BOWL.view
    places = state.places[:21]
    return max(low - places.min(), places.max() - high)


class BowlExplorer(Explorer):
    """W5a: walk down a bowl with any learning rate."""

    question = "How large may the learning rate be?"
    State, Drawing = BowlState, BowlDrawing
    lines = 1
    knobs = (
        Choice("curve", tuple(CURVES)),
        Knob("rate", 0.05, 1.15, step=0.01, label="bowl rate"),
        Knob("w5_rate", 0.1, 200, step=0.1, label="w5 rate", log=True),
    )
    player = Player(
        Knob("steps", 0, MOST, step=1, log=True), play="Walk", steps=(1, 10, 100)
    )
    presets = {
        "Rate 0.1": {},
        "Rate 0.9": {"rate": 0.9},
        "Rate 1.1": {"rate": 1.1},
        "Curve of w5": {"curve": "w5", "steps": W5.first},
    }
    handles = (
        Handle(at=_first_mark, to=lambda s, x, y: s.rate_to(x)),
        Handle(
            panel=1,
            at=_last_mark,
            to=lambda s, x, y: {"steps": min(x, s.end)},
        ),
    )
    goals = (
        Goal(
            task="In the bowl: find a rate above 0.5 with which w comes within 0.01 of "
            "3 after exactly 10 steps, not earlier and not later.",
            miss=_ten_steps,
            value=_arrival,
            rule="it needs the bowl and a rate above 0.5.",
            why="Is there a rate below 0.5 that needs 10 steps as well?",
            answer="Yes, 0.22 or 0.23. Rates equally far from 0.5, such as 0.22 and "
            "0.78, leave equally much of the way; only the side of the bottom differs.",
        ),
        Goal(
            task="In the bowl: find a rate above 1 with which w is never outside the "
            "picture in the first 20 steps.",
            miss=_slow_explosion,
            value=lambda s: (
                f"w = {big_text(s.place)} after {count(s.steps, 'step')} with rate "
                f"{s.used_rate:g}"
            ),
            rule="it needs the bowl, a rate above 1 and at least 20 steps.",
            why="Would this walk come to rest if it went on?",
            answer="No. Each jump lands a little farther away than the one before, so "
            "this walk explodes as well, only slowly. Walk on, and see it leave.",
        ),
        Goal(
            task="On the curve of w5: bring the loss to 0.14 or less in one step.",
            miss=lambda s: min(s.arrived(), MOST) - 1 if s.where is W5 else math.inf,
            value=_arrival,
            rule="it needs the curve of w5.",
            why="Why must the rate be so large here: is the slope at the start large, "
            "or small?",
            answer="Small: it is 0.0897, and the bottom is 4.8 away. So only a rate of "
            "about 50 goes all the way in one step. In the bowl that rate is far too "
            "large.",
        ),
    )
    ponder = (
        (
            "A rate of 200 needs 18 steps for a loss of 0.14 on the curve of w5. Is it "
            "too small or too large?",
            "Too large. The first step jumps far past the bottom, where the curve is "
            "nearly flat. From there w5 walks back in small steps.",
        ),
    )
    twin = {
        "Rate 0.9, 6 steps": {"rate": 0.9},
        "Rate 0.5, 1 step": {"rate": 0.5, "steps": 1},
        "Rate 1.1, 6 steps": {"rate": 1.1},
    }
