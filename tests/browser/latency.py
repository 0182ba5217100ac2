"""How long from a key press on a slider until the page has changed, and how many
pictures a second a drag gets.

    python -m tests.browser.latency                     every explorer
    python -m tests.browser.latency NeuronExplorer      one of them

Starts its own JupyterLab and headless Chromium, runs the lesson of each explorer,
presses arrow keys on its first slider and measures in the page from the key to the new
picture, which is the last part to change, and to the end of the frame that shows it.
The kernel's share is measured apart, in this process. Milliseconds, on this machine.
Then a mark of the picture is dragged to and fro for two seconds, three times; each new
picture counts. The handle of the bare slider is dragged in the same way. The mouse
takes hold; the page itself makes the moves, and nothing else looks on. A program that
moves a mouse from outside and is told of each message takes a good part of two
processors for itself. A mark with few stops (three rows, a start's number) cannot give
many pictures.

The first row is the floor: a bare slider and a text in the next cell. What the browser,
JupyterLab, its server and the kernel take for themselves is in every row, and it grows
on a busy machine. So each explorer takes turns with the floor, ten keys each.
"""

import itertools
import math
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from statistics import median

import nbformat

import nnlib.explorers
from tests.browser import lab

PRESSES = 40
WINDOW = "--window-size=1366,855"  # 87 pixels of its height are not the page's
DRAGS = 3
WIDE, HIGH = 160, 60  # pixels, how far a drag goes
FLOOR = """
import ipywidgets as widgets

slider, text = widgets.IntSlider(0, max=100, readout=False), widgets.HTML()
slider.observe(lambda change: setattr(text, "value", f"{change['new']}"), "value")
text.add_class("nnlib-shown")
knobs = widgets.Box([slider]).add_class("nnlib-knobs")
box = widgets.VBox([knobs, text]).add_class("nnlib-explorer").add_class("Floor")
box
"""
WATCH = """root => {
  root.waits = [];
  root.pictures = 0;
  let pressed = null;
  root.addEventListener('keydown', () => { pressed = performance.now(); }, true);
  new MutationObserver(() => {
    root.pictures += 1;
    if (pressed === null) return;
    const start = pressed, changed = performance.now() - start;
    pressed = null;
    // A message sent while a frame is made arrives when it is done.
    const after = new MessageChannel();
    after.port1.onmessage = () => root.waits.push([changed, performance.now() - start]);
    requestAnimationFrame(() => after.port2.postMessage(''));
  }).observe(root.querySelector('.nnlib-shown'), {childList: true, subtree: true});
}"""
# To and fro for two seconds, a place every 16 milliseconds. Pictures a second. As fast
# as a hand in a hurry: a slow one would find no new stop at many of these places.
DRAG = """([root, x, y, wide, high]) => { window.dragged = (async () => {
  const start = performance.now(), before = root.pictures;
  const seconds = () => (performance.now() - start) / 1000;
  await new Promise(done => {
    const moving = setInterval(() => {
      if (seconds() > 2) { clearInterval(moving); done(); return; }
      const there = (1 - Math.cos(12 * seconds())) / 2; // from 0 to 1 and back
      const at = {bubbles: true, buttons: 1, pointerId: 1,
        clientX: x + wide * there,
        clientY: y + high * Math.sin(12 * seconds()) ** 2};
      root.dispatchEvent(new PointerEvent('pointermove', at)); // what marks hear
      root.dispatchEvent(new MouseEvent('mousemove', at)); // what sliders hear
    }, 16);
  });
  return (root.pictures - before) / seconds();
})(); }"""


class Slider:
    """The first slider of an explorer on the page, and what its keys took."""

    def __init__(self, page, name):
        self.page, self.root = page, page.locator(f".nnlib-explorer.{name}")
        self.element, self.count = self.root.element_handle(), 0
        self.slider = self.root.locator(".nnlib-knobs").get_by_role("slider").first

    def watch(self):
        """Go to the low end unmeasured: a slider that is there does not hear Home."""
        self.root.evaluate(WATCH)
        self.slider.focus()
        self.page.keyboard.press("Home")
        self.page.wait_for_timeout(1000)
        self.root.evaluate("root => { root.waits = []; }")

    def press(self, *keys):
        """Press keys, each after the picture of the one before and a person's pause."""
        self.slider.focus()
        for key in keys:
            self.page.wait_for_timeout(100)
            self.page.keyboard.press(key)
            self.page.wait_for_function(
                "([root, n]) => root.waits.length > n",
                arg=[self.element, self.count],
                polling=50,  # asking at every frame would make the page slower
            )
            self.count += 1

    def drag(self):
        """Take hold of a mark, or of the slider if there is none, and begin a drag."""
        marks = self.root.locator(".nnlib-handle")
        mark, around = self.slider, "xpath=../.."  # its whole line
        if marks.count():
            mark, around = marks.first, "xpath=.."  # its panel
        mark.scroll_into_view_if_needed()
        self.page.wait_for_timeout(500)  # JupyterLab may still move the page
        x, y = lab.middle(mark)
        center = lab.middle(mark.locator(around))
        wide = math.copysign(WIDE, center[0] - x)
        high = math.copysign(HIGH, center[1] - y)
        self.page.mouse.move(x, y)
        self.page.mouse.down()
        self.page.evaluate(DRAG, [self.root.element_handle(), x, y, wide, high])

    def waits(self):
        """Return the milliseconds to change and to frame, of each press so far."""
        return self.root.evaluate("root => root.waits")


def with_floor(name, folder):
    """Copy the lesson of an explorer to `folder`, with the floor in a cell below it."""
    for path in lab.LESSONS.glob("*.ipynb"):
        nb = nbformat.read(path, as_version=4)
        for i, cell in enumerate(nb.cells):
            if cell.source.endswith(f"{name}()"):
                nb.cells.insert(i + 1, nbformat.v4.new_code_cell(FLOOR))
                nbformat.write(nb, folder / f"{name}.ipynb")
                return folder / f"{name}.ipynb"
    raise ValueError(f"no lesson shows {name}")


@contextmanager
def running_browser(chromium):
    """Start a headless Chromium; give a way into it that can be left; end it.

    `chromium` is Playwright's.
    """
    port = lab.free_port()
    flags = [*lab.FLAGS, WINDOW, f"--remote-debugging-port={port}"]
    browser = chromium.launch(executable_path=lab.chromium(), args=flags)

    @contextmanager
    def visit():
        visitor = chromium.connect_over_cdp(f"http://127.0.0.1:{port}")
        yield visitor.contexts[0]
        visitor.close()  # the pages stay

    yield visit
    browser.close()


def in_browser(visit, address, folder, name, presses=PRESSES):
    """Return waits and pictures a second of an explorer and of the floor below it."""
    path = with_floor(name, folder)
    steps = min(10, len(first_slider(name).stops) - 1)
    with visit() as context:
        page = context.new_page()
        lab.open_and_run(page, address, path.name)
        explorer, floor = Slider(page, name), Slider(page, "Floor")
        explorer.watch()
        floor.watch()
        for i in range(presses // steps):
            key = "ArrowLeft" if i % 2 else "ArrowRight"
            explorer.press(*[key] * steps)
            floor.press(*[key] * steps)
        waits = explorer.waits(), floor.waits()
        # A mark that has come to an end has no new pictures.
        explorer.root.get_by_role("button", name="Reset").click()
        page.wait_for_timeout(1000)
    rates = [(dragged(visit, name), dragged(visit, "Floor")) for _ in range(DRAGS)]
    with visit() as context:
        context.pages[-1].close()
    return zip(waits, map(median, zip(*rates, strict=True)), strict=True)


def dragged(visit, name):
    """Return the pictures a second that a drag gets while nobody is looking."""
    with visit() as context:
        Slider(context.pages[-1], name).drag()
    time.sleep(2.5)
    with visit() as context:
        page = context.pages[-1]
        rate = page.evaluate("window.dragged")
        page.mouse.up()
        page.wait_for_timeout(1000)  # the last pictures are none of the next drag
    return rate


def in_kernel(name, presses=PRESSES):
    """Return the milliseconds that a turned knob takes without page and messages."""
    explorer = getattr(nnlib.explorers, name)()
    knob = first_slider(name)
    times = []
    for _, stop in zip(range(presses), itertools.cycle(knob.stops), strict=False):
        start = time.perf_counter()
        explorer.turn(knob, stop)
        times.append(1000 * (time.perf_counter() - start))
    return times[1:]


def first_slider(name):
    """Return the first knob of an explorer that has a slider, or None."""
    knobs = getattr(nnlib.explorers, name).knobs
    return next((knob for knob in knobs if getattr(knob, "slider", False)), None)


def main(names):
    """Measure and print one line for each explorer."""
    from playwright.sync_api import sync_playwright

    names = [name for name in names or nnlib.explorers.__all__ if first_slider(name)]
    kernel = {name: in_kernel(name) for name in names}
    floors, lines = [], []
    with tempfile.TemporaryDirectory() as folder:
        with (
            lab.running_lab(folder, lab.QUIET) as address,
            sync_playwright() as playwright,
            running_browser(playwright.chromium) as visit,
        ):
            for name in names:
                (waits, rate), floor = in_browser(visit, address, Path(folder), name)
                floors.append(floor)
                lines.append((name, waits, kernel[name], rate, *floor))
    all_bare = [wait for waits, _ in floors for wait in waits]
    bare_rate = median(rate for _, rate in floors)
    first = "the floor", all_bare, [], bare_rate, all_bare, bare_rate
    print(
        f"{'':20}{'changed':>13}{'over floor':>11}{'frame':>13}{'kernel':>13}", end=""
    )
    print(f"{'dragged':>9}{'floor':>7}")
    for name, waits, inside, rate, bare_waits, bare in [first, *lines]:
        changed, frame = zip(*waits, strict=True)
        over = median(changed) - median(wait for wait, _ in bare_waits)
        print(f"{name:20}{_both(changed)}{over:11.0f}{_both(frame)}", end="")
        print(f"{_both(inside)}{rate:9.0f}{bare:7.0f}")
    print("median and maximum in ms; dragged: pictures a second")


def _both(times):
    return f"{median(times):7.0f}{max(times):6.0f}" if times else 13 * " "


if __name__ == "__main__":
    main(sys.argv[1:])
