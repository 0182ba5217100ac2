"""What all explorers share: knobs, number boxes, buttons, picture, words, goals.

An explorer is three things in one file:

*State*, a dataclass and a subclass of `State`. Its fields are the knobs (and, where
there is one, a history). Methods: `ledger()` returns the arithmetic with its numbers as
lines of text, `sentence()` what it means in plain words, `words()` what the picture
shows, `row()` the cells of the static table. All arithmetic is nnlib's core.

*Drawing*: `__init__` makes the `panels`, a tuple of Axes, each on a figure of its own
(`picture.panel`), so that they stand side by side or below each other as there is room.
It draws with the objects of nnlib.figures, such as `SigmoidCurve(ax)`, which the
lessons' pictures are drawn with, too. `update(state)` moves them.

*Controller*, a subclass of `Explorer`. It holds no maths and, most of the time, no
code: the class attributes listed in `Explorer` say what there is. `NeuronExplorer` in
nnlib/lessons/lesson01/neuron.py is the pattern to follow.

To add one: write its file, name it in `MODULES` in __init__.py, and put the steps to
its goals into tests/lessons/lessonNN/goals/NAME.json. The tests of all explorers, with
and without a browser, then hold for it; what is its own needs tests of its own. What
playing, dragging, taking back, light and dark need is all here.

Nothing here needs a mouse. A slider and its number box are one knob, and what can be
dragged can be turned. A typed number outside the range is set to the nearest end, and
the words say so; text, nothing and NaN are refused and the old value stays.
"""

from inspect import isgenerator, isgeneratorfunction

import ipywidgets as widgets

from nnlib.explorers import memory, page
from nnlib.explorers.goals import Score
from nnlib.explorers.ledger import to_html
from nnlib.explorers.live import LivePicture
from nnlib.explorers.moves import Past, Rest
from nnlib.explorers.parts import SVG
from nnlib.explorers.picture import panels_of, twin_html
from nnlib.explorers.runs import Run
from nnlib.figures.palette import plain


class State:
    """What an explorer is about. Subclasses are dataclasses with the methods above."""

    def change(self, **values):
        """Set knobs; a state that remembers its past overrides this."""
        for name, value in values.items():
            setattr(self, name, value)

    def rested(self):
        """Take note that a knob rests; a state that counts tries overrides this."""


class Explorer(widgets.VBox):
    """Widgets around a state and its drawing; read `explorer.state` from code.

    ``NeuronExplorer(w1=1, b=-3)`` opens with these knobs, and `repr` of an explorer is
    code that opens it as it is now. With `scale`, from 1 to 3, all is larger: for a
    projector. Raises TypeError for a knob that is not there, ValueError for a value
    that it cannot have.

    A subclass sets these class attributes:

    question   one question, answered by using the explorer
    State      the dataclass, State() being the worked example
    Drawing    the drawing
    knobs      at most four of Knob or Choice, in the order of the formula
    more       folded groups of further ones: {"the inputs": (Knob(...), ...)}
    player     a Player: a knob that Play moves by itself
    handles    marks in the picture that can be dragged: a tuple of Handle
    actions    buttons: {"Next neuron": "advance"}, words and a method of the state;
               a method that is a generator is a long run, done in pieces
    presets    buttons: {"All zero": {"w1": 0, ...}}, knobs that differ from State()
    goals      a tuple of Goal
    ponder     questions without a goal: ((question, answer to unfold), ...)
    twin       three states that the tasks ask about: {"Bias -3": {"b": -3}, ...}
    every_step whether each rest of a knob is a move of its own
    lines      how many lines the sentence may need on a wide page
    """

    knobs, more, actions, presets = (), {}, {}, {}
    player, handles = None, ()
    goals, ponder, twin, every_step, lines = (), (), {}, False, 2

    def __init__(self, *, scale=1, **knobs):
        self.state, self._note, self._syncing = self.State(), "", False
        self._open(knobs)
        self.scale = page.checked_scale(scale)
        with plain():
            self._drawing = self.Drawing()
        self._panels = panels_of(self._drawing)
        self._live = LivePicture([ax.figure for ax in self._panels])
        self._run = Run(self._piece_done, self._run_done)
        self._rest, self._past, self._moving = Rest(self._at_rest), Past(), None
        self._score = Score(self.goals, self.state, every_step=self.every_step)
        self.inputs = {}  # name: the widgets of that knob, number box first
        self.buttons = {}  # the words on it: the button
        self.ledger, self.sentence, self.picture = "", "", ""  # as HTML
        # One widget shows all three: every further message costs the page time.
        self.shown = widgets.HTML()
        self.progress, self.tally = widgets.HTML(), widgets.HTML()
        super().__init__(page.parts(self))
        self.add_class("nnlib-card").add_class("nnlib-explorer")
        self.add_class(type(self).__name__)
        self.refresh(at_rest=True)

    def _open(self, knobs):
        """Set the knobs given in code, or else as the explorer was left."""
        controls = {control.name: control for control in self.controls()}
        for name in knobs:
            if name not in controls:
                raise TypeError(
                    f"{type(self).__name__} has no knob {name!r}, it has "
                    f"{', '.join(controls)}"
                )
        values = {name: controls[name].given(value) for name, value in knobs.items()}
        self._remembers = not knobs
        if self._remembers:
            values = memory.left(type(self).__name__, controls.values())
            if {**self._knobs(), **values} != self._knobs():
                self._note = "This is as you left it. Reset brings the start back."
        if values:
            self.state.change(**values)
            self.state.rested()

    @property
    def has_runs(self):
        """Whether one of the actions is a long run, which needs a Stop button."""
        methods = [getattr(self.State, name) for name in self.actions.values()]
        return any(map(isgeneratorfunction, methods))

    # What the widgets call.

    def turn(self, control, value):
        """Set a knob from one of its widgets, or say why not."""
        if self._syncing:
            return
        self._run.stop()
        try:
            value = control.tidy(value)
        except ValueError as refusal:
            kept = getattr(self.state, control.name)
            self._note = f"{refusal}, so it stays at {kept}."
            self.refresh()
            return
        values, end = {control.name: value}, control.at_end(value)
        if self._change(values, control.name, end) and self._rest.later():
            return  # at rest already, and so on the page
        self.refresh()

    def slide(self, knob, stop):
        """Set a knob from its slider, which stands at the stop with this number."""
        self.turn(knob, knob.stops[stop])

    def drag(self, i, x, y):
        """Drag handle number `i` to the place (x, y), in data coordinates."""
        controls = {control.name: control for control in self.controls()}
        wanted = self.handles[i].to(self.state, x, y)
        values = {name: controls[name].on_step(v) for name, v in wanted.items()}
        ends = " ".join(
            filter(None, (controls[n].at_end(v) for n, v in values.items()))
        )
        said = self._note
        if self._change(values, " and ".join(values), ends) or self._note != said:
            self.refresh()

    def panel(self, handle):
        """Return the Axes in which `handle` can be dragged."""
        return self._panels[handle.panel]

    def drop(self):
        """Let go of what was dragged: a drag is one move."""
        self._rest.now()

    def preset(self, words):
        """Set all knobs as the button with these `words` promises."""
        self._begin(None)
        self.state.change(**{**self._start(), **self.presets[words]})
        self._rest.now()

    def act(self, words):
        """Do what the button with these `words` stands for."""
        self._begin(None)
        work = getattr(self.state, self.actions[words])()
        if isgenerator(work):
            self._run.start(work)
            self.refresh()
        else:
            self._rest.now()

    def play(self):
        """Let the knob of the player run on, or stop it where it is."""
        if self._run.busy:
            self.stop()
            return
        self._begin(None)
        self._run.start(self._play(), self.player.pause)
        self.refresh()

    def _play(self):
        name = self.player.knob.name
        if not self.player.ahead(getattr(self.state, name)):  # at the end: once more
            self.state.change(**{name: self.player.knob.low})
            yield
        for value in self.player.ahead(getattr(self.state, name)):
            self.state.change(**{name: value})
            yield
            if getattr(self.state, name) != value:  # it ends earlier here
                return

    def step(self):
        """Let the player's knob make one step, of the size that is chosen."""
        knob = self.player.knob
        size = self.inputs["step size"][0].value if len(self.player.steps) > 1 else None
        value = getattr(self.state, knob.name) + (size or self.player.steps[0])
        self._begin(None)
        self.state.change(**{knob.name: knob.tidy(value)})
        self._note = knob.at_end(knob.tidy(value))
        self._rest.now()

    def stop(self):
        """Stop a long run; what it has reached stays."""
        self._run.stop()
        self._rest.now()
        self.refresh()

    def undo(self):
        """Take the last move back."""
        self._swap(self._past.back, "There is no move to take back.")

    def redo(self):
        """Do again what was taken back last."""
        self._swap(self._past.forth, "There is no move to do again.")

    def _swap(self, find, nothing):
        self._run.stop()
        self._rest.now()
        state = find(self.state)
        self._note = nothing if state is None else ""
        self._show(state or self.state)

    def reset(self):
        """Start again: the worked example, no moves. Goals that are reached stay."""
        self._run.stop()
        self._rest.now()
        self._past.keep(self.state)
        self.state, self._note = self.State(), ""
        self._score.restart(self.state)
        self._show(self.state)

    # From one state to the next.

    def _begin(self, knob):
        """Begin a move of `knob`, or of a button if it is None."""
        self._run.stop()
        if knob is None or knob != self._moving:
            self._rest.now()
            self._past.keep(self.state)
        self._moving, self._note = knob, ""
        self._rest.hold()

    def _change(self, values, knob, note):
        """Set knobs to `values`, as a part of the move of `knob`; say if it is one."""
        new = any(getattr(self.state, name) != value for name, value in values.items())
        if new:
            self._begin(knob)
            self.state.change(**values)
        self._note = note
        return new

    def _at_rest(self):
        """Count and judge the move that has ended."""
        self.state.rested()
        news = self._score.moved(self._moving, self.state)
        self._moving = None
        self._note = f"{self._note} {news}".strip()
        self._show(self.state)

    def _show(self, state):
        self.state = state
        self.refresh(at_rest=True)
        if self._remembers:
            memory.leave(type(self).__name__, self._knobs())

    def _piece_done(self):
        self.refresh()

    def _run_done(self):
        self._rest.now()

    # From the state to the page.

    def refresh(self, *, at_rest=False):
        """Make every widget show the state; the goals only when it is `at_rest`.

        All is worked out before the first message leaves: while the page shows one
        part, it takes the processor away from the drawing of the next.
        """
        state = self.state
        self.ledger = to_html(state.ledger())
        words = f"{state.sentence()} {self._note}".strip()
        self.sentence = page.sentence_html(words)
        progress, tally = self._score.html(state), self._score.tally()
        with plain(**SVG):
            self._drawing.update(state)
            handles = [(self.panel(h), h.at(state)) for h in self.handles]
            self.picture = self._live.html(state.words(), handles)
        self._sync()
        if at_rest:
            self.progress.value = progress
            self.tally.value = page.tally_html(tally)
        self.shown.value = page.shown_html(self)

    def _sync(self):
        """Let sliders, boxes and buttons show the state without being heard."""
        self._syncing = True
        try:
            for control in self.controls():
                value = getattr(self.state, control.name)
                box, *sliders = self.inputs[control.name]
                box.value = value
                for slider in sliders:
                    slider.value = control.position(value)
            if self.player:
                play = self.buttons[self.player.play]
                play.description = "Pause" if self._run.busy else self.player.play
        finally:
            self._syncing = False

    def own_parts(self):
        """Return widgets of its own, which stand below the knobs.

        An explorer whose `controls` are more than knobs and choices makes their boxes
        here and enters them in `inputs`.
        """
        return []

    def controls(self):
        """Return all knobs and choices, the player's and the folded ones as well."""
        played = [self.player.knob] if self.player else []
        return [*self.knobs, *played, *(c for g in self.more.values() for c in g)]

    def _knobs(self):
        return {c.name: getattr(self.state, c.name) for c in self.controls()}

    def _start(self):
        start = self.State()
        return {c.name: getattr(start, c.name) for c in self.controls()}

    # The static twin.

    def __repr__(self):
        knobs = (f"{name}={_code(value)}" for name, value in self._knobs().items())
        return f"{type(self).__name__}({', '.join(knobs)})"

    def _repr_mimebundle_(self, **kwargs):
        """Give viewers that run no widgets a picture, words and a table."""
        bundle = super()._repr_mimebundle_(**kwargs)
        states = {words: self.State(**knobs) for words, knobs in self.twin.items()}
        with plain():
            html = twin_html(self.question, self.Drawing(), states)
        return {**bundle, "text/plain": repr(self), "text/html": html}


def _code(value):
    """Return `value` as code; a whole number without a point."""
    whole = isinstance(value, float) and value.is_integer()
    return repr(int(value) if whole else value)
