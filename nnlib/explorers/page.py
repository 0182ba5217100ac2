"""How an explorer is laid out on the page, and what makes it usable without a mouse.

From top to bottom: question, knobs, buttons, arithmetic, sentence, picture, goals,
folded knobs: the order in which a learner needs them, and the order of the Tab key.
Every part has a fixed height, so that nothing jumps. How it looks is in explorer.css
and nnlib/look.py; what ipywidgets cannot do is in explorer.js.
"""

from functools import partial
from html import escape
from json import dumps
from math import isfinite
from numbers import Real
from pathlib import Path

import ipywidgets as widgets
from traitlets import CInt, Unicode

from nnlib import look
from nnlib.explorers.controls import Choice
from nnlib.explorers.goals import fold
from nnlib.explorers.live import data_at
from nnlib.text import minus_signs

FOLDER = Path(__file__).parent
CSS = (FOLDER / "explorer.css").read_text(encoding="utf-8")
# A page that forbids scripts shows all the same, and number boxes and buttons work.
SCRIPT = (FOLDER / "explorer.js").read_text(encoding="utf-8")
LIT = (
    '{root}[data-lit="{knob}"] b[data-knob="{knob}"] {{ background: var(--nn-mark); '
    "color: var(--nn-green-ink); box-shadow: inset 0 -2px 0 var(--nn-green); }}"
    '{root}[data-lit="{knob}"] g[data-knob="{knob}"] * {{ '
    "stroke: var(--nn-green) !important; }}"
    '{root}[data-lit="{knob}"] g[data-knob="{knob}"] text {{ stroke: none !important; '
    "fill: var(--nn-green-ink) !important; font-weight: bold !important; }}"
)


def sentence_html(words):
    """Return the sentence below the arithmetic as HTML."""
    return f"<p>{escape(minus_signs(words))}</p>"


def shown_html(explorer):
    """Return arithmetic, sentence and picture, one below the other, as HTML."""
    says = f"nnlib-says nnlib-lines-{explorer.lines}"
    return (
        f'<div class="nnlib-ledger">{explorer.ledger}</div>'
        f'<div class="{says}">{explorer.sentence}</div>'
        f'<div class="nnlib-picture">{explorer.picture}</div>'
    )


def tally_html(words):
    """Return what is done so far as HTML."""
    return f'<span class="nnlib-tally">{escape(words)}</span>'


def checked_scale(scale):
    """Return `scale` if it is a number from 1 to 3."""
    if not isinstance(scale, Real) or not isfinite(scale) or not 1 <= scale <= 3:
        raise ValueError(f"scale must be a number from 1 to 3, but it is {scale!r}")
    return float(scale)


def parts(explorer):
    """Return the parts of `explorer` from top to bottom; fill inputs and buttons."""
    explorer.shown.add_class("nnlib-shown")
    explorer.progress.add_class("nnlib-progress")
    knobs = widgets.Box([_control(explorer, control) for control in explorer.knobs])
    knobs.add_class("nnlib-knobs")
    return [
        _top(explorer),
        widgets.HTML(_question(explorer)),
        *([knobs] if explorer.knobs else []),
        *([_player(explorer)] if explorer.player else []),
        *explorer.own_parts(),
        _buttons(explorer),
        explorer.shown,
        explorer.progress,
        *([widgets.HTML(_ponder(explorer))] if explorer.ponder else []),
        *_folded(explorer),
        *(_pointers(explorer) if explorer.handles else []),
    ]


def _top(explorer):
    """Return the first line: the style and the scripts, what it is, what is done."""
    root = f".{type(explorer).__name__}"
    names = [control.name for control in explorer.controls()]
    rules = "".join(LIT.format(root=root, knob=name) for name in names)
    knobs = (c for c in explorer.controls() if getattr(c, "slider", False))
    stops = {knob.name: knob.stops for knob in knobs}
    own = (
        f'<style data-scale="{explorer.scale:g}" data-stops="{escape(dumps(stops))}" '
        f'onload="{escape(SCRIPT)}">'
    )
    kind = widgets.HTML(
        f'{look.STYLE}{own}{CSS}{rules}</style><span class="nnlib-kind">Try it</span>'
        '<div class="nnlib-aloud" role="status"></div>'
    )
    return widgets.HBox([kind, explorer.tally]).add_class("nnlib-top")


def _question(explorer):
    question = escape(explorer.question)
    return f'<div class="nnlib-question" role="heading" aria-level="4">{question}</div>'


def _control(explorer, control):
    """Return a number box and its slider below their label, or a menu."""
    # Without a tooltip, ipywidgets writes "null", to be seen and heard.
    words = {"description": control.title, "description_allow_html": True}
    words["tooltip"] = ""
    if control.aside:
        words["description"] = (
            f'{control.title} <span class="nnlib-aside">{control.aside}</span>'
        )
    value = getattr(explorer.state, control.name)
    if isinstance(control, Choice):
        box = widgets.Dropdown(options=control.options, value=value, **words)
    else:
        limits = {"min": control.low, "max": control.high, "step": control.step}
        box = widgets.BoundedFloatText(value, **limits, **words)
    _listen(box, partial(explorer.turn, control))
    inputs = explorer.inputs[control.name] = [box]
    if getattr(control, "slider", False):
        inputs.append(_slider(control, value))
        _listen(inputs[1], partial(explorer.slide, control))
    row = widgets.HBox(inputs).add_class("nnlib-knob")
    return row.add_class(f"nnlib-knob-{control.name}")


class Slider(widgets.IntSlider):
    """A slider that does not get its own place back with each move."""

    value = CInt(0).tag(sync=True, echo_update=False)


def _slider(knob, value):
    # It counts the stops. A slider of other numbers than whole ones would answer each
    # picture of a run or a drag with its place and a little dust: half of all messages.
    last = len(knob.stops) - 1
    return Slider(knob.position(value), max=last, readout=False)


def _listen(widget, take):
    """Call `take` with each new value of `widget`."""
    widget.observe(lambda change: take(change["new"]), names="value")


def _player(explorer):
    """Return Play, Step and the knob that they move, in a row."""
    player = explorer.player
    parts = [
        _button(explorer, player.play, explorer.play, "first"),
        _button(explorer, "Step", explorer.step),
    ]
    if len(player.steps) > 1:
        menu = widgets.Dropdown(options=player.steps, description="by", tooltip="")
        explorer.inputs["step size"] = [menu]
        parts.append(menu.add_class("nnlib-size"))
    parts.append(_control(explorer, player.knob))
    return widgets.HBox(parts).add_class("nnlib-row").add_class("nnlib-player")


def _buttons(explorer):
    """Return all other buttons in a row: actions, presets, and the way back."""
    row, press = [], explorer.act
    for i, words in enumerate(explorer.actions):
        first = "first" if i == 0 and not explorer.player else ""
        row.append(_button(explorer, words, partial(press, words), first))
    if explorer.has_runs:
        row.append(_button(explorer, "Stop", explorer.stop))
    if explorer.presets:
        row.append(widgets.HTML('<span class="nnlib-small">Start from</span>'))
    for words in explorer.presets:
        row.append(_button(explorer, words, partial(explorer.preset, words), "pill"))
    back = {"Undo": explorer.undo, "Redo": explorer.redo, "Reset": explorer.reset}
    quiet = [_button(explorer, w, press, "quiet") for w, press in back.items()]
    for words, button in zip(back, quiet, strict=True):
        button.add_class(f"nnlib-{words.lower()}")
    row.append(widgets.HBox(quiet).add_class("nnlib-row").add_class("nnlib-back"))
    return widgets.HBox(row).add_class("nnlib-row")


def _button(explorer, words, press, kind=""):
    """Return a button with `words` on it, which calls `press`."""
    button = widgets.Button(description=words)
    button.on_click(lambda _: press())
    if kind:
        button.add_class(f"nnlib-{kind}")
    explorer.buttons[words] = button
    return button


def _folded(explorer):
    """Return the further knobs in groups, each with a button that shows and hides it.

    An Accordion would look the same, but the keyboard cannot open it.
    """
    found = []
    for title, controls in explorer.more.items():
        group = widgets.Box([_control(explorer, control) for control in controls])
        group.add_class("nnlib-knobs").layout.display = "none"
        words = f"More knobs: {title}"
        button = _button(explorer, words, partial(_toggle, group), "fold")
        found += [button, group]
    return found


def _toggle(group):
    """Show a hidden group and hide a shown one."""
    group.layout.display = None if group.layout.display == "none" else "none"


def _ponder(explorer):
    """Return the questions that have no goal, each with its answer folded."""
    return "".join(fold(*pair) for pair in explorer.ponder)


class Pointer(widgets.Text):
    """A text that the page writes and does not get back with each message."""

    value = Unicode().tag(sync=True, echo_update=False)


def _pointers(explorer):
    """Return the two that the script writes to while something is dragged: never seen.

    They hold "handle x y phase page count", x and y being a place in the panel's SVG.
    The script writes to them by turns, so a place can come after a newer one.
    """
    counts = {}  # of each page that shows the explorer: the newest

    def follow(text):
        i, x, y, phase, page, count = text.split()
        if int(count) < counts.get(page, 0):
            return
        counts[page] = int(count)
        ax = explorer.panel(explorer.handles[int(i)])
        explorer.drag(int(i), *data_at(ax, float(x), float(y)))
        if phase == "drop":  # while Python is busy, it may be all that arrives
            explorer.drop()

    pointers = [Pointer().add_class("nnlib-pointer") for _ in range(2)]
    for pointer in pointers:
        _listen(pointer, follow)
    return pointers
