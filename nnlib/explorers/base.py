"""What all explorers share: knobs, number boxes, buttons, picture, words, goals.

An explorer is three things in one file:

*State*, a dataclass and a subclass of `State`. Its fields are the knobs (and, where
there is one, a history). Methods: `ledger()` returns the arithmetic with its numbers as
lines of text, `sentence()` what it means in plain words, `words()` what the picture
shows, `row()` the cells of the static table. All arithmetic is nnlib's core.

*Drawing*: `__init__` makes one `figure` and its artists, `update(state)` moves them.

*Controller*, a subclass of `Explorer`. It holds no maths and, most of the time, no
code: the class attributes listed in `Explorer` say what there is. `NeuronExplorer` in
neuron.py is the pattern to follow.

To add one: write its file, name it in `MODULES` in __init__.py, and put the steps to
its goals into tests/lessons/lessonNN/goals/NAME.json. The tests of all explorers, with
and without a browser, then hold for it; what is its own needs tests of its own.

Nothing here needs a mouse. A slider and its number box are one knob. A typed number
outside the range is set to the nearest end, and the words say so; text, nothing and
NaN are refused and the old value stays.
"""

from html import escape
from inspect import isgenerator, isgeneratorfunction

import ipywidgets as widgets

from nnlib.explorers.goals import Score
from nnlib.explorers.live import LivePicture
from nnlib.explorers.page import boxes
from nnlib.explorers.picture import twin_html
from nnlib.explorers.runs import Run


class State:
    """What an explorer is about. Subclasses are dataclasses with the methods above."""

    def change(self, **values):
        """Set knobs; a state that remembers its past overrides this."""
        for name, value in values.items():
            setattr(self, name, value)


class Explorer(widgets.VBox):
    """Widgets around a state and its drawing; read `explorer.state` from code.

    A subclass sets these class attributes:

    question   one question, answered by using the explorer
    State      the dataclass, State() being the worked example
    Drawing    the drawing
    knobs      at most four of Knob or Choice, in the order of the formula
    more       folded groups of further ones: {"the inputs": (Knob(...), ...)}
    actions    buttons: {"Next neuron": "advance"}, words and a method of the state;
               a method that is a generator is a long run, done in pieces
    presets    buttons: {"All zero": {"w1": 0, ...}}, knobs that differ from State()
    goals      a tuple of Goal
    ponder     questions without a goal: ((question, answer to unfold), ...)
    twin       three states that the tasks ask about: {"Bias -3": {"b": -3}, ...}
    every_step whether each change of a value is a move of its own
    """

    knobs, more, actions, presets = (), {}, {}, {}
    goals, ponder, twin, every_step = (), (), {}, False

    def __init__(self):
        self.state, self._drawing = self.State(), self.Drawing()
        self._live = LivePicture(self._drawing.figure)
        self._run, self._note, self._syncing = Run(self._piece_done), "", False
        self.inputs = {}  # name: the widgets of that knob, number box first
        self.buttons = {}  # the words on it: the button
        self._score = self._new_score()
        self.ledger, self.sentence = widgets.HTML(), widgets.HTML()
        self.picture, self.progress = widgets.HTML(), widgets.HTML()
        super().__init__(boxes(self))
        self.add_class("nnlib-explorer").add_class(type(self).__name__)
        self.refresh()

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
        else:
            self._note = control.at_end(value)
            if value != getattr(self.state, control.name):
                self.state.change(**{control.name: value})
                self._moved(control.name)
        self.refresh()

    def slide(self, knob, position):
        """Set a knob from its slider.

        After a typed number between two steps, the slider reports the step that it
        has rounded to. That is no move, and the typed number stays.
        """
        if not knob.near(position, getattr(self.state, knob.name)):
            self.turn(knob, position)

    def preset(self, words):
        """Set all knobs as the button with these `words` promises."""
        self._run.stop()
        self._note = ""
        self.state.change(**{**self._start(), **self.presets[words]})
        self._moved(None)
        self.refresh()

    def act(self, words):
        """Do what the button with these `words` stands for."""
        self._run.stop()
        self._note = ""
        work = getattr(self.state, self.actions[words])()
        self._moved(None)
        if isgenerator(work):
            self._run.start(work)
        self.refresh()

    def stop(self):
        """Stop a long run; what it has reached stays."""
        self._run.stop()
        self.refresh()

    def reset(self):
        """Start again: the worked example, no moves, nothing reached."""
        self._run.stop()
        self._note, self.state = "", self.State()
        self._score = self._new_score()
        self.refresh()

    def _moved(self, knob):
        self._note = f"{self._note} {self._score.moved(knob, self.state)}".strip()

    def _piece_done(self):
        self._note = self._score.look(self.state) or self._note
        self.refresh()

    # From the state to the page.

    def refresh(self):
        """Make every widget show the state.

        All is worked out before the first message leaves: while the page shows one
        part, it takes the processor away from the drawing of the next.
        """
        state = self.state
        ledger = "<pre>" + escape("\n".join(state.ledger())) + "</pre>"
        words = f"{state.sentence()} {self._note}"
        progress = self._score.html(state)
        self._drawing.update(state)
        picture = self._live.svg(state.words())
        self._sync()
        self.ledger.value = ledger
        self.sentence.value = f"<p>{escape(words.strip())}</p>"
        self.progress.value = progress
        self.picture.value = picture

    def _sync(self):
        """Let sliders, boxes and buttons show the state without being heard."""
        self._syncing = True
        try:
            for control in self.controls():
                value = getattr(self.state, control.name)
                box, *sliders = self.inputs[control.name]
                box.value = value
                for slider in sliders:
                    # A slider that is right already is left alone: the learner may
                    # have pressed on, and would be thrown back.
                    if not control.near(slider.value, value):
                        slider.value = value
        finally:
            self._syncing = False

    def controls(self):
        """Return all knobs and choices, the folded ones as well."""
        return [*self.knobs, *(c for group in self.more.values() for c in group)]

    def _start(self):
        start = self.State()
        return {c.name: getattr(start, c.name) for c in self.controls()}

    def _new_score(self):
        return Score(self.goals, self.state, every_step=self.every_step)

    # The static twin.

    def __repr__(self):
        knobs = (f"{c.name}={getattr(self.state, c.name)}" for c in self.controls())
        return f"{type(self).__name__}({', '.join(knobs)})"

    def _repr_mimebundle_(self, **kwargs):
        """Give viewers that run no widgets a picture, words and a table."""
        bundle = super()._repr_mimebundle_(**kwargs)
        states = {words: self.State(**knobs) for words, knobs in self.twin.items()}
        html = f"<p>{escape(self.question)}</p>" + twin_html(self.Drawing(), states)
        return {**bundle, "text/plain": repr(self), "text/html": html}
