"""How an explorer is laid out on the page, and what makes it usable without a mouse.

From top to bottom: question, knobs, buttons, arithmetic, sentence, picture, goals,
folded knobs: the order in which a learner needs them, and the order of the Tab key.
Every part has a fixed height, so that nothing jumps.
"""

from functools import partial
from html import escape

import ipywidgets as widgets

from nnlib.explorers.controls import Choice, Knob
from nnlib.explorers.goals import fold
from nnlib.figures.palette import BLUE

# ipywidgets gives the handle of a slider no name that a screen reader could say, does
# not announce a text that changes, and has no setting for either. JupyterLab takes the
# arrow keys, to walk from cell to cell, from menus and sliders as well. So the style
# element mends all three once it is on the page: a handle gets the label of its number
# box, the sentence becomes a status text, and the arrow keys stay where they are
# pressed. Where a page forbids such scripts, the number boxes work as before.
NAME_PARTS = """
const root = this.closest('.nnlib-explorer');
const name = () => {
  root.querySelectorAll('.nnlib-knob').forEach(knob => {
    const handle = knob.querySelector('.noUi-handle');
    const label = knob.querySelector('.widget-text label');
    if (handle && label) handle.setAttribute('aria-label', label.textContent);
  });
  root.querySelectorAll('.nnlib-says').forEach(e => e.setAttribute('role', 'status'));
  root.querySelectorAll('.nnlib-knob select, .noUi-handle').forEach(
    e => e.setAttribute('data-lm-suppress-shortcuts', 'true'));
};
// A text or picture that changes brings no new handle.
const outside = record => !record.target.closest('.widget-html-content');
new MutationObserver(records => { if (records.some(outside)) name(); })
  .observe(root, {childList: true, subtree: true});
name();
"""

CSS = """
.nnlib-explorer {
  max-width: 860px; padding: 4px 8px;
  --jp-widgets-font-size: 15px;
  --jp-widgets-slider-handle-size: 24px;
}
.nnlib-explorer .widget-html-content { line-height: 1.4; white-space: normal; }
.nnlib-explorer p, .nnlib-explorer ol, .nnlib-explorer ul, .nnlib-explorer pre {
  margin: 2px 0; padding-block: 0; }
.nnlib-goals li { min-height: 70px; } /* the task, where it stands, why */
.nnlib-explorer pre { font-size: 16px; overflow-x: auto; }
.nnlib-explorer summary { cursor: pointer; min-height: 24px; }
.nnlib-explorer svg { display: block; width: 100%; height: auto; }
.nnlib-explorer .noUi-handle:focus-visible, .nnlib-explorer button:focus-visible,
.nnlib-explorer input:focus-visible, .nnlib-explorer summary:focus-visible {
  outline: 3px solid #D55E00; outline-offset: 1px; }
"""

STYLE = f'<style onload="{escape(NAME_PARTS)}">{CSS}</style>'


def boxes(explorer):
    """Return the parts of `explorer` from top to bottom; fill inputs and buttons."""
    explorer.ledger.add_class("nnlib-ledger")
    explorer.sentence.add_class("nnlib-says")
    explorer.picture.add_class("nnlib-picture")
    explorer.progress.add_class("nnlib-goals")
    explorer.sentence.layout.min_height = "50px"  # two lines
    question = f"<p><strong>{escape(explorer.question)}</strong></p>"
    return [
        widgets.HTML(STYLE + question),
        *(_control(explorer, control) for control in explorer.knobs),
        _buttons(explorer),
        explorer.ledger,
        explorer.sentence,
        explorer.picture,
        explorer.progress,
        *([widgets.HTML(_ponder(explorer))] if explorer.ponder else []),
        *_folded(explorer),
    ]


def _control(explorer, control):
    """Return a number box and its slider in a row, or a dropdown."""
    value = getattr(explorer.state, control.name)
    words = {"description": control.words, "style": {"description_width": "11em"}}
    if isinstance(control, Choice):
        box = widgets.Dropdown(options=control.options, value=value, **words)
    else:
        limits = {"min": control.low, "max": control.high, "step": control.step}
        box = widgets.BoundedFloatText(value, **limits, **words)
        box.layout.width = "20em"
    inputs = [box]
    _listen(box, partial(explorer.turn, control))
    if isinstance(control, Knob) and control.slider:
        slider = widgets.FloatSlider(value, **limits, readout=False)
        slider.style.handle_color = BLUE
        slider.layout.flex = "1 1 10em"
        inputs.append(slider)
        _listen(slider, partial(explorer.slide, control))
    explorer.inputs[control.name] = inputs
    row = widgets.HBox(inputs)
    row.add_class("nnlib-knob")
    return row


def _listen(widget, take):
    """Call `take` with each new value of `widget`."""
    widget.observe(lambda change: take(change["new"]), names="value")


def _buttons(explorer):
    """Return all buttons in a row: actions, presets, Stop if there are runs, Reset."""
    presses = {words: partial(explorer.act, words) for words in explorer.actions}
    presses |= {words: partial(explorer.preset, words) for words in explorer.presets}
    if explorer.has_runs:
        presses["Stop"] = explorer.stop
    presses["Reset"] = explorer.reset
    for words, press in presses.items():
        explorer.buttons[words] = _button(words, lambda _, press=press: press())
    row = widgets.HBox(list(explorer.buttons.values()))
    row.layout.flex_flow = "row wrap"
    return row


def _button(words, press):
    """Return a button with `words` on it; `press` is called with the button."""
    button = widgets.Button(description=words, layout={"width": "auto"})
    button.on_click(press)
    return button


def _folded(explorer):
    """Return the further knobs in groups, each with a button that shows and hides it.

    An Accordion would look the same, but the keyboard cannot open it.
    """
    parts = []
    for title, controls in explorer.more.items():
        group = widgets.VBox([_control(explorer, control) for control in controls])
        group.layout.display = "none"
        button = _button(f"Show {title}", partial(_toggle, group, title))
        explorer.buttons[f"Show {title}"] = button
        parts += [button, group]
    return parts


def _toggle(group, title, button):
    """Show a hidden group and hide a shown one; the words on the button follow."""
    hidden = group.layout.display == "none"
    group.layout.display = "flex" if hidden else "none"
    button.description = f"{'Hide' if hidden else 'Show'} {title}"


def _ponder(explorer):
    """Return the questions that have no goal, each with its answer folded."""
    items = (f"<li>{fold(*pair)}</li>" for pair in explorer.ponder)
    return f"<ul>{''.join(items)}</ul>"
