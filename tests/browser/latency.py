"""How long from a key press on a slider until the page has changed.

    python -m tests.browser.latency                     every explorer
    python -m tests.browser.latency NeuronExplorer      one of them

Starts its own JupyterLab and headless Chromium, presses arrow keys on the first
slider of each explorer and measures in the page from the key to the new picture. The
kernel's share is measured apart, in this process. Milliseconds, on this machine.
"""

import sys
import tempfile
import time
from pathlib import Path
from statistics import median

import nnlib.explorers
from tests.browser import lab

PRESSES = 40
WATCH = """root => {
  window.waits = [];
  let pressed = null;
  root.addEventListener('keydown', () => { pressed = performance.now(); }, true);
  new MutationObserver(() => {
    if (pressed !== null) window.waits.push(performance.now() - pressed);
    pressed = null;
  }).observe(root.querySelector('.nnlib-picture'), {childList: true, subtree: true});
}"""


def in_page(page, name, presses=PRESSES):
    """Return the milliseconds from key to picture for each of `presses` presses."""
    knob = next(k for k in getattr(nnlib.explorers, name).knobs if _has_slider(k))
    steps = min(presses, round((knob.high - knob.low) / knob.step))
    there_and_back = ["ArrowRight"] * steps + ["ArrowLeft"] * steps
    keys = there_and_back * (1 + presses // (2 * steps))
    root = page.locator(f".nnlib-explorer.{name}")
    slider = root.get_by_role("slider").first
    root.evaluate(WATCH)
    slider.focus()
    # First to the end, because a slider that starts at its low end does not hear Home.
    for i, key in enumerate(["End", "Home", *keys[:presses]]):
        page.keyboard.press(key)
        page.wait_for_function("n => window.waits.length > n", arg=i)
        page.wait_for_timeout(100)  # a person's pause
    return page.evaluate("window.waits")[2:]


def in_kernel(name, presses=PRESSES):
    """Return the milliseconds that a turned knob takes without page and messages."""
    explorer = getattr(nnlib.explorers, name)()
    knob = next(k for k in explorer.knobs if _has_slider(k))
    times = []
    for i in range(presses):
        value = min(knob.low + i * knob.step, knob.high)
        start = time.perf_counter()
        explorer.inputs[knob.name][-1].value = value
        times.append(1000 * (time.perf_counter() - start))
    return times[1:]


def with_slider(name):
    """Say whether an explorer has a live slider at all."""
    explorer = getattr(nnlib.explorers, name)
    return any(map(_has_slider, explorer.knobs))


def _has_slider(knob):
    return getattr(knob, "slider", False)


def main(names):
    """Measure and print one line for each explorer."""
    names = [name for name in names or nnlib.explorers.__all__ if with_slider(name)]
    kernel = {name: in_kernel(name) for name in names}
    with tempfile.TemporaryDirectory() as folder:
        lab.write_explorers(Path(folder) / "explorers.ipynb")
        with lab.running_lab(folder) as address, lab.running_browser() as browser:
            page = browser.new_page(viewport={"width": 1100, "height": 1200})
            lab.open_and_run(page, address, "explorers.ipynb")
            print(f"{'':22} {'page':>14} {'kernel':>14}   median, maximum in ms")
            for name in names:
                columns = (in_page(page, name), kernel[name])
                cells = (f"{median(t):6.0f} {max(t):6.0f} " for t in columns)
                print(f"{name:22} {' '.join(cells)}")


if __name__ == "__main__":
    main(sys.argv[1:])
