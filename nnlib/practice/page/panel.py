"""The card that all live forms share: what it shows, and what its script mends.

ipywidgets has no setting for a role or a live region, and a button without a kernel
does nothing at all. The style element brings a script that mends both where the page
allows scripts; everything is there without it, too.
"""

from html import escape

import ipywidgets as widgets

from nnlib.look import STYLE, top
from nnlib.practice.page.words import heading, inline

DEAD = (
    "Nothing happens here, because the kernel that ran this cell has ended. "
    "Choose Run, then Run All Cells."
)
SLOW = (
    "Python has not answered yet. If another cell is running, wait. "
    "Otherwise choose Run, then Run All Cells."
)
# The card becomes a group with the name of its question. What is heard is written once
# more, as plain text into a region that is there from the start: of paragraphs that
# change one by one a screen reader says some twice and some never. A to H press an
# option, Enter in the number box presses the button below it. A press that changes
# nothing within two seconds is answered in words: ipywidgets marks a form whose kernel
# is gone as disconnected.
SCRIPT = f"""
const card = this.closest('.nnlib-practice');
if (card && !card.nnlibReady) {{
  card.nnlibReady = true;
  const question = card.querySelector('[role=heading]');
  question.id = 'nnlib-' + Math.random().toString(36).slice(2);
  card.setAttribute('role', 'group');
  card.setAttribute('aria-labelledby', question.id);
  const status = card.querySelector('.nnlib-status');
  const aloud = document.createElement('div');
  aloud.setAttribute('role', 'status');
  aloud.className = 'nnlib-aloud';
  card.append(aloud);
  const words = () => status.innerText.replace(/\\s+/g, ' ').trim();
  let heard = words();
  const dead = document.createElement('div');
  dead.setAttribute('role', 'status');
  dead.className = 'nnlib-dead';
  card.append(dead);
  const say = words => {{ if (dead.textContent !== words) dead.textContent = words; }};
  const gone = () => card.classList.contains('jupyter-widgets-disconnected');
  let waiting = 0;
  const answered = record =>
    ![dead, aloud].some(region => region.contains(record.target)) &&
    record.target !== card;
  new MutationObserver(records => {{
    if (words() !== heard) aloud.textContent = heard = words();
    if (records.some(answered)) {{ clearTimeout(waiting); say(''); }}
  }}).observe(card, {{childList: true, subtree: true, characterData: true,
    attributes: true, attributeFilter: ['class']}});
  card.addEventListener('click', event => {{
    if (!event.target.closest('button')) return;
    clearTimeout(waiting);
    waiting = setTimeout(() => say(gone() ? {DEAD!r} : {SLOW!r}), gone() ? 0 : 2000);
  }});
  card.addEventListener('keydown', event => {{
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.matches('input')) {{
      if (event.key !== 'Enter') return;
      event.preventDefault();
      event.target.dispatchEvent(new Event('change', {{bubbles: true}}));
      card.querySelector('.nnlib-enter').click();
      return;
    }}
    const place = 'abcdefgh'.indexOf(event.key.toLowerCase());
    const option = card.querySelectorAll('.nnlib-option')[place];
    if (option && event.key.length === 1) {{
      event.preventDefault();
      option.focus();
      option.click();
    }}
  }}, true);  // ipywidgets keeps the keys of a text box to itself
}}
"""
CSS = """
.nnlib-practice { overflow: visible; }
.nnlib-practice .jupyter-button.nnlib-option.nnlib-option { margin: 0 0 8px; }
.nnlib-practice > .jupyter-button.nnlib-quiet { align-self: flex-start; }
.nnlib-practice .nnlib-dead:not(:empty) { margin-top: 8px; font-weight: 700; }

/* One line of words in place of a broken chain at every part of the form. */
.nnlib-practice.jupyter-widgets-disconnected::before,
.nnlib-practice .jupyter-widgets-disconnected::before { content: none; }
.nnlib-practice.jupyter-widgets-disconnected::after {
  content: "To answer, choose Run, then Run All Cells."; margin-top: 8px;
  font-size: var(--nn-small); color: var(--nn-ink2); }
.nnlib-practice:has(.nnlib-dead:not(:empty))::after { display: none; }

/* Cards that are no widgets bring a frame of their own; see card in words.py. */
.nnlib-card.nnlib-open {
  --nn-role: var(--nn-edge); --nn-role-ink: var(--nn-ink2); }
.nnlib-card.nnlib-card { border-color: var(--nn-line) !important;
  border-left-color: var(--nn-role) !important; }
"""
_STYLES = f'{STYLE}<style onload="{escape(SCRIPT)}">{CSS}</style>'


class Panel(widgets.VBox):
    """A card of widgets that a page without a kernel shows as `twin`, or as `words`.

    From top to bottom: its `kind` and `question`, the `answers`, the `status`.
    """

    def __init__(self, kind, question, answers, twin, words):
        self.twin, self.words = twin, words
        self.status = widgets.HTML()
        self.status.add_class("nnlib-status")
        first = widgets.HTML(_STYLES + top(kind) + heading(question))
        super().__init__([first, *answers, self.status])
        self.add_class("nnlib-card")
        self.add_class("nnlib-practice")

    def __repr__(self):
        return self.words

    def _repr_mimebundle_(self, **kwargs):
        bundle = super()._repr_mimebundle_(**kwargs)
        return bundle | {"text/plain": self.words, "text/html": self.twin}

    def say(self, feedback, chosen=""):
        """Show `feedback` in the status, after what was `chosen`."""
        self.feedback = feedback
        chosen = f"<p>You chose: {inline(chosen)}</p>" if chosen else ""
        self.status.value = (
            f'<div class="nnlib-verdict nnlib-{feedback.role}">'
            f"{chosen}{feedback.html}</div>"
        )


def button(words, on_click, *classes):
    """Return a button that carries `words`, with classes of nnlib.look."""
    made = widgets.Button(description=words)
    made.on_click(on_click)
    for each in classes:
        made.add_class(each)
    return made


def mark(buttons, words):
    """Mark the button with these `words` as the chosen one, for eye and ear."""
    for each in buttons:
        plain = each.description.removesuffix(" (chosen)")
        if plain == words:
            each.description = f"{plain} (chosen)"
            each.add_class("nnlib-chosen")
        else:
            each.description = plain
            each.remove_class("nnlib-chosen")
