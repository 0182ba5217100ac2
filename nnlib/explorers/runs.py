"""Long work in short pieces, so that the page answers in between. No widgets."""

import asyncio


class Run:
    """At most one long job at a time: a generator that yields after each piece.

    In a notebook the pieces run on the kernel's own event loop, between the messages
    of the page: a press of Stop arrives within one piece, and no thread is needed. A
    piece should take about 30 ms. Without a loop (a plain script, a test) the job runs
    to its end at once. `after_piece` is called after each piece but the last, `at_end`
    when the job has come to its end by itself.
    """

    def __init__(self, after_piece, at_end):
        self._after_piece, self._at_end = after_piece, at_end
        self._pieces = None
        self.task = None

    @property
    def busy(self):
        """Whether a job is on its way."""
        return self._pieces is not None

    def start(self, pieces, pause=0.005):
        """Stop what is on its way, then work through the generator `pieces`.

        After each piece there are `pause` seconds for the messages of the page.
        """
        self.stop()
        self._pieces = pieces
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:  # there is no loop
            for _ in pieces:
                pass
            self._end()
        else:  # a task that nobody holds may be thrown away before its end
            self.task = loop.create_task(self._work(pieces, pause))

    def stop(self):
        """Stop the job after the piece it has done; without a job nothing happens."""
        if self._pieces is not None:
            self._pieces.close()  # a `finally` in the generator tidies up
            self._pieces = None

    async def _work(self, pieces, pause):
        try:
            for _ in pieces:
                self._after_piece()
                await asyncio.sleep(pause)  # the messages of the page get their turn
                if self._pieces is not pieces:  # stopped, or another job has begun
                    return
        finally:
            if self._pieces is pieces:
                self._end()

    def _end(self):
        self._pieces = None
        self._at_end()
