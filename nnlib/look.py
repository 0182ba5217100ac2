"""The look of the course: colors, type, space and the card, each in one place.

A card is what explorers, predictions, questions, exercises and ratings have in common.
Its root has the class ``nnlib-card`` and, somewhere in it, `STYLE` once: the rules and
a short script. Never send `STYLE` again with something that changes often: a page whose
rules change is styled anew from top to bottom, which takes 40 ms.

================== ===================================================================
class              what it is
================== ===================================================================
nnlib-card         the frame; the color of its stripe: nnlib-predict, nnlib-right ...
nnlib-top          its first line: nnlib-kind ("Try it") and nnlib-tally at the end
nnlib-question     the question, bold, a heading
nnlib-row          buttons and words in a row; nnlib-small: small gray words
nnlib-first        the one button to press next; all others are outlined
nnlib-pill         a button of a set: presets, choices; nnlib-chosen: the chosen one
nnlib-quiet        a button that is no more than a word: Undo, Reset, Skip
nnlib-fold         a button that opens something below it
nnlib-option       an answer to choose: a button over several lines
nnlib-aloud        words for a screen reader alone, in a region that is there first
nnlib-verdict      what was heard, with nnlib-right or nnlib-notyet
nnlib-goals        an ordered list of goals; nnlib-done: a goal that is reached
================== ===================================================================

Colors have roles: blue = yours to press, label 1, plus. Vermillion = label 0, minus,
not yet. Green = what you turn, and reached. Nothing is told by color alone.
"""

from html import escape

LIGHT = {
    "surface": "#FFFFFF",
    "pale": "#E8ECF0",  # areas behind text
    "line": "#C9D1D9",
    "edge": "#6F7A85",  # of what can be pressed or turned
    "ink": "#16191D",
    "ink2": "#565D66",  # small words, guide lines
    "blue": "#0072B2",
    "vermillion": "#D55E00",
    "green": "#009E73",
    "vermillion-ink": "#A64900",  # dark enough for words
    "green-ink": "#00694D",
    "on": "#FFFFFF",  # words on blue or green
    "mark": "#DFF4EC",  # behind a number that has just been turned
    "tint": "#EBF4FA",  # the side of high outputs
    "dots": "#7FA9C4",  # its dots
}
DARK = {
    "surface": "#16191D",
    "pale": "#262C33",
    "line": "#3A424B",
    "edge": "#8B96A1",
    "ink": "#ECEFF2",
    "ink2": "#B3BCC5",
    "blue": "#6CB8E6",
    "vermillion": "#F29A5B",
    "green": "#35C79B",
    "vermillion-ink": "#F5AE7C",
    "green-ink": "#6FE0BD",
    "on": "#0B0D0F",
    "mark": "#12392F",
    "tint": "#17303F",
    "dots": "#4D7F9C",
}
FORCED = {  # the colors that a reader has set for all pages
    "surface": "Canvas",
    "pale": "Canvas",
    "line": "CanvasText",
    "edge": "CanvasText",
    "ink": "CanvasText",
    "ink2": "CanvasText",
    "blue": "LinkText",
    "vermillion": "CanvasText",
    "green": "Highlight",
    "vermillion-ink": "CanvasText",
    "green-ink": "CanvasText",
    "on": "Canvas",
    "mark": "Canvas",
    "tint": "Canvas",
    "dots": "GrayText",
}


def variables(colors):
    """Return `colors`, names to values, as the variables of a style rule."""
    return " ".join(f"--nn-{name}: {value};" for name, value in colors.items())


TOKENS = f"""
.nnlib-card {{
  --nn-scale: 1; /* larger on a projector */
  --nn-small: calc(13px * var(--nn-scale)); --nn-body: calc(15px * var(--nn-scale));
  --nn-math: calc(16px * var(--nn-scale)); --nn-head: calc(18px * var(--nn-scale));
  --nn-column: calc(1100px * var(--nn-scale));
}}
.nnlib-card, .nnlib-light {{ {variables(LIGHT)} }}
body[data-jp-theme-light="false"] .nnlib-card {{ {variables(DARK)} }}
@media (prefers-color-scheme: dark) {{
  body:not([data-jp-theme-light]) .nnlib-card {{ {variables(DARK)} }}
}}
/* Text and cards in one column. */
.nnlib-page .jp-RenderedMarkdown {{ max-width: 1100px; }}
/* A heat map stays light, and what is drawn on it as well. */
body .nnlib-card .nnlib-light {{ {variables(LIGHT)} }}
@media print {{ body .nnlib-card.nnlib-card {{ {variables(LIGHT)} }} }}
@media (forced-colors: active) {{
  body .nnlib-card.nnlib-card {{ {variables(FORCED)} }}
}}
"""

CARD = """
.nnlib-card {
  --nn-role: var(--nn-blue); --nn-role-ink: var(--nn-blue);
  --jp-widgets-font-size: var(--nn-body); --jp-widgets-color: var(--nn-ink);
  --jp-widgets-label-color: var(--nn-ink); --jp-widgets-inline-height: 32px;
  box-sizing: border-box; max-width: var(--nn-column); margin: 2px 0;
  padding: 12px 24px 14px; border: 1px solid var(--nn-line); border-radius: 10px;
  border-left: 4px solid var(--nn-role); color: var(--nn-ink);
  background: var(--nn-surface); container-type: inline-size;
  font-size: var(--nn-body); line-height: 1.45;
}
.nnlib-card.nnlib-predict, .nnlib-card.nnlib-right {
  --nn-role: var(--nn-green); --nn-role-ink: var(--nn-green-ink); }
.nnlib-card.nnlib-notyet {
  --nn-role: var(--nn-vermillion); --nn-role-ink: var(--nn-vermillion-ink); }
.nnlib-card .widget-html, .nnlib-card .widget-html-content {
  height: auto; line-height: 1.45; font-size: var(--nn-body); white-space: normal;
  color: var(--nn-ink); margin: 0; }
.nnlib-card p, .nnlib-card ol, .nnlib-card ul, .nnlib-card pre {
  margin: 4px 0; padding-block: 0; }
.nnlib-card pre { white-space: pre !important; overflow-x: auto; }
.nnlib-card a { color: var(--nn-blue); }
.nnlib-top { display: flex; gap: 12px; align-items: center;
  justify-content: space-between; min-height: 24px; }
.nnlib-kind { font-size: var(--nn-small); font-weight: 700; letter-spacing: .06em;
  text-transform: uppercase; color: var(--nn-role-ink); }
.nnlib-card .nnlib-tally, .nnlib-card .nnlib-small {
  font-size: var(--nn-small); color: var(--nn-ink2); }
.nnlib-card .nnlib-question { font-size: var(--nn-head); font-weight: 700;
  line-height: 1.3; margin: 0 0 8px; }
.nnlib-card .nnlib-question code { font-size: .9em; }
.nnlib-aloud { position: absolute; width: 1px; height: 1px; overflow: hidden;
  clip-path: inset(50%); white-space: nowrap; }
.nnlib-card .nnlib-row { display: flex; flex-flow: row wrap; align-items: center;
  gap: 8px; margin: 0; overflow: visible; }

/* Buttons. The two dots of the class outweigh the rules of ipywidgets. */
.nnlib-card .jupyter-button.jupyter-button {
  width: auto; max-width: 100%; height: auto; min-height: 32px; margin: 0;
  padding: 3px 12px; font-size: var(--nn-body); line-height: 1.45;
  white-space: normal; color: var(--nn-ink); background: var(--nn-surface);
  border: 1px solid var(--nn-edge); border-radius: 6px; box-shadow: none; }
.nnlib-card .jupyter-button.jupyter-button:hover { background: var(--nn-pale); }
.nnlib-card .jupyter-button.jupyter-button[disabled] {
  opacity: .45; cursor: default; background: none; }
.nnlib-card .jupyter-button.nnlib-first:not([disabled]) {
  color: var(--nn-on); background: var(--nn-blue); border-color: var(--nn-blue);
  font-weight: 700; }
.nnlib-card .jupyter-button.nnlib-first:hover { filter: brightness(1.1); }
.nnlib-card .jupyter-button.nnlib-pill { border-radius: 16px;
  border-color: var(--nn-line); background: var(--nn-pale); }
.nnlib-card .jupyter-button.nnlib-pill:hover { border-color: var(--nn-edge); }
.nnlib-card .jupyter-button.nnlib-quiet { border-color: transparent;
  background: none; color: var(--nn-ink2); padding: 3px 8px;
  text-decoration: underline; text-underline-offset: 3px; }
.nnlib-card .jupyter-button.nnlib-chosen { border-color: var(--nn-ink);
  box-shadow: inset 0 0 0 1px var(--nn-ink); background: var(--nn-pale); }
.nnlib-card .jupyter-button.nnlib-fold { display: block; width: 100%;
  text-align: left; padding: 3px 0; background: none; border: 0; border-radius: 0;
  border-top: 1px solid var(--nn-line); }
.nnlib-card .jupyter-button.nnlib-fold::before { content: ""; display: inline-block;
  margin: 0 8px 1px 4px; border: 5px solid transparent; border-right-width: 0;
  border-left: 7px solid currentColor; } /* a triangle that is not read aloud */
.nnlib-card .jupyter-button.nnlib-fold[aria-expanded="true"]::before {
  transform: rotate(90deg); }
.nnlib-card .jupyter-button.nnlib-option { display: block; min-height: 40px;
  text-align: left; width: 100%; max-width: 640px; }
.nnlib-card summary { cursor: pointer; min-height: 24px; }
/* ipywidgets has a thin ring for buttons and none for boxes and menus. */
.nnlib-card.nnlib-card :focus-visible { outline-offset: 2px !important;
  outline: 3px solid var(--nn-vermillion) !important; }
.nnlib-card .nnlib-verdict { margin: 8px 0; padding: 8px 12px; border-radius: 6px;
  background: var(--nn-pale); border-left: 4px solid var(--nn-edge); }
.nnlib-card .nnlib-verdict.nnlib-right { border-color: var(--nn-green); }
.nnlib-card .nnlib-verdict.nnlib-notyet { border-color: var(--nn-vermillion); }

/* Number boxes, menus, sliders. */
.nnlib-card input, .nnlib-card select { box-sizing: border-box;
  color: var(--nn-ink) !important; background-color: var(--nn-surface) !important;
  border: 1px solid var(--nn-edge) !important; border-radius: 6px;
  font-size: var(--nn-body) !important; }
.nnlib-card select { appearance: auto; background-image: none !important; }
.nnlib-card .noUi-target.noUi-target { background: var(--nn-edge); border: 0; }
.nnlib-card .noUi-connects { background: none; }
.nnlib-card .noUi-handle.noUi-handle { background: var(--nn-green) !important;
  border: 2px solid var(--nn-surface) !important; }
/* Made for phones: each part of a slider is a layer of its own, and so is all that is
   after it on the page, the picture too. Without a graphics card, layers are slow. */
.nnlib-card .noUi-origin, .nnlib-card .noUi-connect, .nnlib-card .noUi-handle {
  will-change: auto; backface-visibility: visible; }

/* Goals: a ring, then a tick; where they stand is small and gray. */
.nnlib-card ol.nnlib-goals { list-style: none; margin: 8px 0 0; padding: 10px 0 0;
  border-top: 1px solid var(--nn-line); }
.nnlib-goals > li { position: relative; margin: 0 0 10px; padding-left: 32px; }
.nnlib-goals > li::before { content: ""; position: absolute; left: 0; top: 1px;
  width: 16px; height: 16px; border: 2px solid var(--nn-edge); border-radius: 50%;
  font: 700 13px/16px sans-serif; text-align: center; color: var(--nn-on); }
.nnlib-goals > .nnlib-done::before { content: "\\2713"; background: var(--nn-green);
  border-color: var(--nn-green); }
.nnlib-goals small { display: block; font-size: var(--nn-small);
  color: var(--nn-ink2); }
.nnlib-goals > .nnlib-done small { color: var(--nn-green-ink); font-weight: 700; }

@container (max-width: 700px) {
  .nnlib-card .nnlib-question { font-size: calc(16px * var(--nn-scale)); }
}
@media (max-width: 720px) { .nnlib-card { padding: 8px 14px; } }
@media (forced-colors: active) {
  .nnlib-card .jupyter-button.jupyter-button { border: 1px solid ButtonText; }
  /* Else its words get a ground of their own, in the color of the words. */
  .nnlib-card .jupyter-button.nnlib-first { forced-color-adjust: none; }
  .nnlib-card .noUi-target { border: 1px solid CanvasText; }
  .nnlib-card .noUi-handle.noUi-handle { forced-color-adjust: none; }
  .nnlib-goals > .nnlib-done::before { forced-color-adjust: none; }
}
@media print { .nnlib-card { break-inside: avoid; } }
"""

# JupyterLab takes keys that are pressed in an output for its own: b adds a cell, d d
# deletes one, arrows walk. An element that has the attribute keeps its keys to itself,
# and only that very element: so each gets it that can have the focus, also those that
# come later. One key is let through: Ctrl+S saves.
#
# A screen reader may have met the card before scripts mended its roles and names, and
# then keeps the old ones. So the card is out of its sight until all parts have come.
SCRIPT = """
const card = this.closest('.nnlib-card');
const FOCUSABLE = 'button, input, select, textarea, summary, a, [tabindex]';
const keep = 'data-lm-suppress-shortcuts';
let calm = 0;
const mend = () => {
  card.querySelectorAll(FOCUSABLE).forEach(e => {
    if (!e.hasAttribute(keep)) e.setAttribute(keep, 'true');
  });
  if (!card.ariaHidden) return;
  clearTimeout(calm);
  calm = setTimeout(() => requestAnimationFrame(() =>
    setTimeout(() => card.removeAttribute('aria-hidden'), 500)), 300);
};
if (card && !card.nnlibKeys) {
  card.setAttribute('aria-hidden', 'true');
  card.closest('.jp-Notebook')?.classList.add('nnlib-page');
  if (!window.nnlibSaves) {
    window.nnlibSaves = true;
    window.addEventListener('keydown', e => {
      if (!(e.ctrlKey || e.metaKey) || e.key !== 's' || !e.target.hasAttribute?.(keep))
        return;
      e.target.removeAttribute(keep);
      setTimeout(() => e.target.setAttribute(keep, 'true'));
    }, true);
  }
  card.nnlibKeys = new MutationObserver(mend);
  card.nnlibKeys.observe(card, {childList: true, subtree: true});
  mend();
}
"""

CSS = TOKENS + CARD
STYLE = f'<style onload="{escape(SCRIPT)}">{CSS}</style>'


def top(kind, tally=""):
    """Return the first line of a card as HTML: what it is, and what is done."""
    return (
        f'<div class="nnlib-top"><span class="nnlib-kind">{escape(kind)}</span>'
        f'<span class="nnlib-tally">{escape(tally)}</span></div>'
    )
