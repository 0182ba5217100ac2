"""Goals that an explorer recognizes by itself, and says so in words. No widgets."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from nnlib.text import count, minus_signs


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

    Goals are judged one after the other, and only where a knob comes to rest: none is
    met in passing. What is reached stays, also over `restart`.

    Turning one knob, however far, is one move; the next knob begins a new one, and so
    does each press of a button. With `every_step` each rest is a move.
    """

    def __init__(self, goals, state, *, every_step=False):
        self.goals, self.every_step = goals, every_step
        self.best = [(math.inf, "")] * len(goals)
        self.reached = [None] * len(goals)  # the number of moves it took
        self.restart(state)

    def restart(self, state):
        """Count the moves from 0 again."""
        self.moves, self._knob = 0, None
        for i in range(len(self.goals)):
            if self.reached[i] is None:
                self.best[i] = math.inf, ""
        self._compare(state)

    @property
    def open(self):
        """The index of the goal that is judged now, or None if all are reached."""
        return self.reached.index(None) if None in self.reached else None

    def moved(self, knob, state):
        """Count a move of `knob`, None for a button, and judge where it has ended.

        Returns a sentence if that reached a goal, else nothing.
        """
        if self.every_step or knob is None or knob != self._knob:
            self.moves += 1
        self._knob = knob
        self._compare(state)
        i = self.open
        if i is None or self.goals[i].miss(state) > 0:
            return ""
        self.reached[i] = self.moves
        self._compare(state)
        return f"Goal {i + 1} is reached."

    def _compare(self, state):
        """Remember the best value of the open goal."""
        i = self.open
        if i is not None:
            miss = self.goals[i].miss(state)
            if miss < self.best[i][0]:
                self.best[i] = miss, self.goals[i].value(state)

    def tally(self):
        """Say how many goals are reached, and in how many moves."""
        moves = count(self.moves, "move")
        if not self.goals:
            return moves
        done = sum(moves is not None for moves in self.reached)
        return f"{done} of {count(len(self.goals), 'goal')}, {moves}"

    def messages(self, state):
        """Return one plain sentence or two for each goal: where things stand."""
        return [self._message(i, goal, state) for i, goal in enumerate(self.goals)]

    def _message(self, i, goal, state):
        if self.reached[i] is not None:
            moves = count(self.reached[i], "move")
            return f"Reached after {moves}: {self.best[i][1]}."
        if i != self.open:
            return f"Counts as soon as goal {i} is reached."
        now = goal.value(state)
        if goal.miss(state) == math.inf:
            return f"Does not count yet: {goal.rule} Now: {now}."
        best = self.best[i][1]
        return f"Now: {now}." + (f" Best so far: {best}." if best != now else "")

    def html(self, state):
        """Return the goals and where they stand as HTML."""
        items = []
        for i, text in enumerate(self.messages(state)):
            goal, done = self.goals[i], self.reached[i] is not None
            task, text = minus_signs(goal.task), minus_signs(text)
            item = f"{escape(task)}<small>{escape(text)}</small>"
            item += fold(goal.why, goal.answer) if done else ""
            items.append(
                f'<li class="nnlib-done">{item}</li>' if done else f"<li>{item}</li>"
            )
        return f'<ol class="nnlib-goals">{"".join(items)}</ol>' if items else ""


def fold(question, answer):
    """Return a question as HTML that unfolds its answer at a press."""
    return (
        f'<details><summary data-lm-suppress-shortcuts="true">{escape(question)}'
        f"</summary>{escape(answer)}</details>"
    )
