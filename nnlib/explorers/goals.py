"""Goals that an explorer recognizes by itself, and says so in words. No widgets."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from nnlib.text import count


@dataclass(frozen=True)
class Goal:
    """Something to reach by turning knobs.

    `task` says what to reach, with its number. `miss` takes the state and returns
    how far away it is: 0 or less means reached, math.inf means that this state does
    not count, and `rule` says why. `value` takes the state and returns the value in
    words. Once it is reached, `why` asks for the reason, with two possible answers,
    and `answer`, folded, tells it.
    """

    task: str
    miss: Callable
    value: Callable
    why: str
    answer: str
    rule: str = ""


class Score:
    """What has been reached so far: the moves, and for each goal the best value.

    Turning one knob, however far, is one move; the next knob begins a new one, and so
    does each press of a button. With `every_step` each change of a value counts.
    """

    def __init__(self, goals, state, *, every_step=False):
        self.goals, self.every_step = goals, every_step
        self.moves, self._knob = 0, None
        self.best = [(math.inf, "")] * len(goals)
        self.reached = [None] * len(goals)  # the number of moves it took
        self.look(state)

    def moved(self, knob, state):
        """Count a move of `knob`, None for a button, and look at the new state."""
        if self.every_step or knob is None or knob != self._knob:
            self.moves += 1
        self._knob = knob
        return self.look(state)

    def look(self, state):
        """Remember the best values; return a sentence for goals reached just now."""
        news = []
        for i, goal in enumerate(self.goals):
            miss = goal.miss(state)
            if miss < self.best[i][0]:
                self.best[i] = miss, goal.value(state)
            if miss <= 0 and self.reached[i] is None:
                self.reached[i] = self.moves
                news.append(f"Goal {i + 1} is reached.")
        return " ".join(news)

    def messages(self, state):
        """Return one plain sentence or two for each goal: where things stand."""
        return [self._message(i, goal, state) for i, goal in enumerate(self.goals)]

    def _message(self, i, goal, state):
        if self.reached[i] is not None:
            moves = count(self.reached[i], "move")
            return f"Reached after {moves}: {self.best[i][1]}."
        now = goal.value(state)
        if goal.miss(state) == math.inf:
            return f"Not counted: {goal.rule} Now: {now}."
        return f"Not yet. Now: {now}. Best so far: {self.best[i][1]}."

    def html(self, state):
        """Return the goals, where they stand, and the number of moves, as HTML."""
        items = []
        for i, text in enumerate(self.messages(state)):
            goal = self.goals[i]
            item = f"{escape(goal.task)}<br><strong>{escape(text)}</strong>"
            if self.reached[i] is not None:
                item += fold(goal.why, goal.answer)
            items.append(f"<li>{item}</li>")
        return f"<ol>{''.join(items)}</ol><p>Moves so far: {self.moves}.</p>"


def fold(question, answer):
    """Return a question as HTML that unfolds its answer at a press."""
    return f"<details><summary>{escape(question)}</summary>{escape(answer)}</details>"
