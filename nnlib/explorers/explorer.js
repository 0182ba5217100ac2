// What ipywidgets and JupyterLab cannot do. Runs once in each explorer, as soon as its
// style element, `this`, is on the page.
const root = this.closest('.nnlib-explorer');
if (!root || root.nnlib) return;
root.nnlib = true;
const all = (part, from = root) => [...from.querySelectorAll(part)];
const one = part => root.querySelector(part);
const name = knob => [...knob.classList].find(c => c.startsWith('nnlib-knob-')).slice(11);
root.style.setProperty('--nn-scale', this.dataset.scale);

// For the ear. A slider gets the name of its number box, and says the number of its stop
// instead of counting the stops. No box is required: an empty one takes its number back.
// The explorer is a group with the question as its name.
const stops = JSON.parse(this.dataset.stops);
root.setAttribute('role', 'group');
root.setAttribute('aria-label', one('.nnlib-question').textContent);
const mend = () => {
  all('.nnlib-knob').forEach(knob => {
    const handle = knob.querySelector('.noUi-handle');
    const label = knob.querySelector('label.widget-label');
    knob.querySelector('input')?.removeAttribute('required');
    if (!handle || !label) return;
    handle.setAttribute('aria-label', label.textContent);
    const stop = stops[name(knob)][Math.round(handle.ariaValueNow)];
    handle.setAttribute('aria-valuetext', String(stop).replace('-', '\u2212'));
  });
  all('.nnlib-fold').forEach(fold => {
    if (!fold.hasAttribute('aria-expanded')) fold.setAttribute('aria-expanded', 'false');
  });
};
root.addEventListener('click', e => {
  const fold = e.target.closest('.nnlib-fold');
  if (fold) fold.setAttribute('aria-expanded', fold.ariaExpanded !== 'true');
});

// The sentence is announced at most once a second, and always the last one.
const aloud = one('.nnlib-aloud');
let said = 0, saying = null, before = null;
const say = () => {
  const text = one('.nnlib-says')?.textContent;
  if (text === undefined || text === before) return; // taken down, or the same
  const first = before === null;
  before = text;
  if (first) return; // nothing has happened yet
  clearTimeout(saying);
  saying = setTimeout(() => { said = Date.now(); aloud.textContent = before; },
    Math.max(0, said + 1000 - Date.now()));
};

// ipywidgets marks what has lost its kernel. Then the status says so, to be seen as well.
const DEAD = 'The kernel that ran this cell has ended. Choose Run, then Run All Cells.';
const alive = () => {
  const dead = root.classList.contains('jupyter-widgets-disconnected');
  if (dead) aloud.textContent = DEAD;
};
new MutationObserver(alive).observe(root, {attributes: true, attributeFilter: ['class']});
alive();

// The goals are written anew at each rest: what was open stays open, what had the
// focus gets it back.
const open = new Set();
let focused = null;
root.addEventListener('toggle', e => {
  const words = e.target.querySelector('summary').textContent;
  if (e.target.open) open.add(words); else open.delete(words);
}, true);
root.addEventListener('focusin', e => {
  focused = e.target.closest('.nnlib-progress summary')?.textContent;
});
root.addEventListener('focusout', e => { if (e.target.isConnected) focused = null; });
const unfold = () => all('.nnlib-progress details').forEach(fold => {
  const summary = fold.querySelector('summary'), words = summary.textContent;
  if (open.has(words) && !fold.open) fold.open = true;
  if (focused === words && document.activeElement !== summary) summary.focus();
});

// Whatever changes: mend names only if parts have come or gone.
new MutationObserver(changes => {
  if (changes.some(c => !c.target.closest('.widget-html-content'))) mend();
  say();
  unfold();
}).observe(root, {childList: true, subtree: true});
mend();
say();
all('.nnlib-knob .noUi-handle').forEach(handle => new MutationObserver(mend).observe(
  handle, {attributes: true, attributeFilter: ['aria-valuenow']}));

// A decimal comma is a decimal point. Ctrl+Z takes the last move back.
root.addEventListener('beforeinput', e => {
  if (e.target.type !== 'number' || !e.data?.includes(',')) return;
  e.preventDefault();
  document.execCommand('insertText', false, e.data.replace(',', '.'));
});
root.addEventListener('keydown', e => {
  if (!(e.ctrlKey || e.metaKey) || e.altKey) return;
  const key = e.key.toLowerCase();
  const back = key === 'z' && !e.shiftKey, forth = key === 'y' || key === 'z' && e.shiftKey;
  if (!back && !forth) return;
  e.preventDefault();
  e.stopPropagation();
  one(back ? '.nnlib-undo' : '.nnlib-redo').click();
});

// The knob in use lights its numbers and its marks in the picture.
const light = e => {
  const knob = e.type.endsWith('out') ? document.activeElement.closest('.nnlib-knob')
    : e.target.closest('.nnlib-knob');
  if (knob && root.contains(knob)) root.dataset.lit = name(knob);
  else delete root.dataset.lit;
};
['focusin', 'focusout', 'pointerover', 'pointerout'].forEach(
  event => root.addEventListener(event, light));

// Dragging: the place in the panel goes to the kernel, which answers with a picture.
// While it works ipywidgets keeps the newest place only. Two pointers by turns let the
// kernel draw a picture while the page shows the one before; it drops what comes late.
const page = Math.random();
let drag = null, count = 0;
const tell = phase => {
  count += 1;
  const pointer = all('.nnlib-pointer input')[count % 2];
  pointer.value = `${drag.handle} ${drag.x} ${drag.y} ${phase} ${page} ${count}`;
  pointer.dispatchEvent(new Event('input', {bubbles: true}));
};
const place = e => {
  const svg = all('.nnlib-panels svg')[drag.panel];
  const at = new DOMPoint(e.clientX, e.clientY).matrixTransform(
    svg.getScreenCTM().inverse());
  drag.x = (at.x + drag.dx).toFixed(2);
  drag.y = (at.y + drag.dy).toFixed(2);
};
// To write there moves a caret, of which all editors of the notebook would be told.
root.addEventListener('selectionchange', e => e.stopPropagation());
// Where two points are close together, the one nearest to the press is meant.
const meant = e => {
  const mark = e.target.closest('.nnlib-handle');
  if (!mark?.cx) return mark;
  const far = point => {
    const box = point.getBoundingClientRect();
    return Math.hypot(e.clientX - box.x - box.width / 2,
      e.clientY - box.y - box.height / 2);
  };
  return all('circle.nnlib-handle', mark.ownerSVGElement).reverse().reduce(
    (near, point) => far(point) < far(near) - 1 ? point : near);
};
root.addEventListener('pointerdown', e => {
  const mark = meant(e);
  if (!mark || e.button) return;
  const panel = all('.nnlib-panels svg').indexOf(mark.closest('svg'));
  drag = {pointer: e.pointerId, handle: mark.dataset.handle, panel, dx: 0, dy: 0};
  place(e);
  if (mark.cx) { // a point does not jump to the pointer
    drag.dx = mark.cx.baseVal.value - drag.x;
    drag.dy = mark.cy.baseVal.value - drag.y;
  }
  root.setPointerCapture(e.pointerId);
  root.classList.add('nnlib-dragging');
  tell('drag'); // a fast stroke begins where it was pressed
  e.preventDefault();
});
// A finger on a mark drags it and does not scroll the page, although the mark itself is
// replaced by that of the next picture.
root.addEventListener('touchstart', e => {
  if (e.target.closest('.nnlib-handle')) e.preventDefault();
}, {passive: false});
const drags = e => drag && e.pointerId === drag.pointer; // not a second finger
root.addEventListener('pointermove', e => { if (drags(e)) { place(e); tell('drag'); } });
['pointerup', 'pointercancel'].forEach(event => root.addEventListener(event, e => {
  if (!drags(e)) return;
  tell('drop');
  drag = null;
  root.classList.remove('nnlib-dragging');
}));

// The picture is as large as knobs, picture and the first words of the goals fit on one
// screen together.
const area = root.closest('.jp-WindowedPanel-outer, .jp-Notebook') || document.body;
const fit = () => {
  const first = one('.nnlib-knobs, .nnlib-player, .nnlib-row');
  const picture = one('.nnlib-picture');
  if (!first || !picture) return; // taken down
  const above = picture.getBoundingClientRect().top - first.getBoundingClientRect().top;
  const height = Math.min(area.clientHeight, window.innerHeight);
  root.style.setProperty('--nn-room', `${Math.round(Math.max(200, height - above - 60))}px`);
};
const sizes = new ResizeObserver(fit);
[root, area].forEach(e => sizes.observe(e));

// When the cell is run again, its output keeps its height until the new one is there.
const output = root.closest('.jp-Cell-outputWrapper');
if (output) {
  let height = 0;
  requestAnimationFrame(() => { output.style.minHeight = ''; });
  new ResizeObserver(() => { height = output.offsetHeight || height; }).observe(root);
  const gone = new MutationObserver(() => {
    if (root.isConnected) return;
    gone.disconnect();
    sizes.disconnect();
    output.style.minHeight = `${height}px`;
    setTimeout(() => { output.style.minHeight = ''; }, 5000);
  });
  gone.observe(output, {childList: true, subtree: true});
}
