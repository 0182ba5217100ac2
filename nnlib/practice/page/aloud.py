"""What a new result says to somebody who listens to the page.

Words that come to the page together with their live region are not announced. So a
result brings a script, which finds a region that is there, or makes one, and writes the
words into it a moment later. It does so once, and only where the learner is: in the
active cell, or in the one before it after Shift+Enter. Run All is silent.
"""

from html import escape

DELAY = 500  # milliseconds; a screen reader has seen the region by then
SCRIPT = f"""
const card = this.closest('.nnlib-card'), cell = this.closest('.jp-Cell');
const here = [cell, cell?.nextElementSibling].some(c => c?.matches('.jp-mod-active'));
if (here && !card.nnlibSaid) {{
  card.nnlibSaid = true;
  let aloud = document.querySelector('#nnlib-aloud');
  if (!aloud) {{
    aloud = document.createElement('div');
    aloud.id = 'nnlib-aloud';
    aloud.setAttribute('role', 'status');
    aloud.style = 'position: fixed; width: 1px; height: 1px; clip-path: inset(50%)';
    document.body.append(aloud);
  }}
  aloud.textContent = '';
  const text = part => card.querySelector(part).textContent.trim();
  const said = text('.nnlib-kind') + '. ' + text('.nnlib-words');
  setTimeout(() => {{ aloud.textContent = said.replace(/\\s+/g, ' '); }}, {DELAY});
}}
"""
ALOUD = f'<style onload="{escape(" ".join(SCRIPT.split()), quote=False)}"></style>'
