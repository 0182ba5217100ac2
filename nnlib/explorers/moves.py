"""One move after the other: when a move has ended, and how to take it back."""

import asyncio
from copy import deepcopy

REST = 0.4  # seconds without a change after which a knob rests


class Rest:
    """Calls `then` as soon as nothing has changed for a while.

    Without an event loop (a plain script, a test) nothing can come later, so each
    change is followed by rest at once.
    """

    def __init__(self, then):
        self._then, self._timer, self.pending = then, None, False

    def later(self):
        """Wait for the end of a change; say whether it has come at once."""
        self._cancel()
        self.pending = True
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:  # there is no loop
            self.now()
            return True
        self._timer = loop.call_later(REST, self.now)
        return False

    def hold(self):
        """Wait for `now`: a drag or a run says itself when it has ended."""
        self._cancel()
        self.pending = True

    def now(self):
        """Call `then` if something has changed since the last time."""
        self._cancel()
        if self.pending:
            self.pending = False
            self._then()

    def _cancel(self):
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None


class Past:
    """The states before each move, and those that were taken back."""

    MOST = 100

    def __init__(self):
        self._undone, self._done = [], []

    def keep(self, state):
        """Remember `state` before a move; what was taken back is gone for good."""
        self._done = [*self._done[1 - self.MOST :], deepcopy(state)]
        self._undone = []

    def back(self, state):
        """Return the state before the last move instead of `state`, or None."""
        return self._step(self._done, self._undone, state)

    def forth(self, state):
        """Return the state that was taken back last instead of `state`, or None."""
        return self._step(self._undone, self._done, state)

    @staticmethod
    def _step(source, target, state):
        if not source:
            return None
        target.append(deepcopy(state))
        return source.pop()
