"""Explorers on pages of their own: all keys, sizes of the screen, lost kernels, copies.

A file of its own because one process runs a whole file, and CI runs two at a time.
"""

import string

import nbformat
import pytest

import nnlib.explorers
from tests.browser import lab, latency

NAMES = nnlib.explorers.__all__
FITTED = [n for n in NAMES if hasattr(getattr(nnlib.explorers, n).Drawing(), "panels")]
# Where first knob, picture and goals are, and the smallest text of the picture.
MEASURE = """root => {
  const box = part => root.querySelector(part).getBoundingClientRect();
  const top = box('.nnlib-knobs, .nnlib-player, .nnlib-row').top;
  const area = root.closest('.jp-WindowedPanel-outer, .jp-Notebook');
  const sizes = [...root.querySelectorAll('.nnlib-panels text')].map(text =>
    parseFloat(getComputedStyle(text).fontSize)
      * text.ownerSVGElement.getScreenCTM().a);
  return {screen: area.clientHeight, picture: box('.nnlib-picture').bottom - top,
    goals: box('.nnlib-progress').top - top, text: Math.min(...sizes),
    over: root.scrollWidth - root.clientWidth};
}"""
SLIDERS = """root => [...root.querySelectorAll('.noUi-base')]
  .map(base => base.getBoundingClientRect().width).filter(width => width)"""


def test_no_key_reaches_the_notebook(browser, address):
    """Every letter and digit on every part that can have the focus: no cell moves."""
    page = browser.new_page(viewport={"width": 1100, "height": 1200})
    lab.open_and_run(page, address, "explorers.ipynb")
    cells = "window.jupyterapp.shell.currentWidget.content.widgets.map(c => c.model.id)"
    before = page.evaluate(cells)
    for name in NAMES:
        root = page.locator(f".nnlib-explorer.{name}")
        parts = [
            part for part in root.locator(lab.FOCUSABLE).all() if part.is_visible()
        ]
        assert len(parts) >= 4
        for part in parts:
            part.focus()
            for key in string.ascii_lowercase + string.digits:
                page.keyboard.press(key)
        assert page.evaluate(cells) == before, name
    page.keyboard.press("Control+s")  # but this one is the page's
    context = "window.jupyterapp.shell.currentWidget.context"
    page.wait_for_function(f"() => !{context}.model.dirty")
    page.close()


@pytest.mark.parametrize(
    ("width", "height", "simple"), [(1366, 768, False), (1024, 768, True)]
)
def test_knob_picture_and_goals_share_a_screen(browser, address, width, height, simple):
    page = browser.new_page(viewport={"width": width, "height": height})
    lab.open_and_run(page, address, "explorers.ipynb")
    page.evaluate("window.jupyterapp.shell.collapseLeft()")
    if simple:
        page.evaluate("window.jupyterapp.shell.mode = 'single-document'")
    for name in FITTED:
        root = page.locator(f".nnlib-explorer.{name}")
        page.wait_for_timeout(100)  # for the observer of sizes
        found = root.evaluate(MEASURE)
        room = found["screen"] if simple else found["screen"] - 30  # a line of goals
        assert found["picture"] <= room, (name, found)
        assert found["text"] >= 11, (name, found)
        assert found["over"] <= 0, (name, found)
    page.set_viewport_size({"width": 600, "height": 900})
    for name in FITTED:
        page.wait_for_timeout(100)
        found = page.locator(f".nnlib-explorer.{name}").evaluate(MEASURE)
        assert found["text"] >= 11, (name, found)
        assert found["over"] <= 0, (name, found)
    page.set_viewport_size({"width": 683, "height": 384})  # 1366 x 768 at 200 %
    page.wait_for_timeout(500)
    for name in NAMES:
        root = page.locator(f".nnlib-explorer.{name}")
        assert root.evaluate(MEASURE)["over"] <= 0, name
        widths = root.evaluate(SLIDERS)
        assert all(width > 60 for width in widths), (name, widths)
    page.close()


def test_a_cell_that_runs_again_keeps_its_height(page, address, folder):
    # A page of its own: a goal that is reached has its answer below it, and is higher.
    source = "from nnlib.explorers import NeuronExplorer\n\nNeuronExplorer()"
    lab.write_notebook(folder / "again.ipynb", source)
    lab.open_and_run(page, address, "again.ipynb")
    page.locator(".nnlib-panels").wait_for()
    heights = page.locator(".nnlib-explorer").evaluate(
        """async root => {
          const cell = root.closest('.jp-Cell'), seen = [], app = window.jupyterapp;
          const notebook = app.shell.currentWidget.content;
          notebook.activeCellIndex = notebook.widgets.findIndex(w => w.node === cell);
          const before = cell.offsetHeight;
          const watch = new ResizeObserver(() => seen.push(cell.offsetHeight - before));
          watch.observe(cell);
          await app.commands.execute('notebook:run-cell');
          const there = () => cell.querySelector('.nnlib-explorer .nnlib-panels');
          while (!there() || there().closest('.nnlib-explorer') === root)
            await new Promise(then => setTimeout(then, 50));
          await new Promise(then => setTimeout(then, 300));
          return seen;
        }"""
    )
    assert min(heights) > -40, heights
    assert abs(heights[-1]) < 3, heights


def test_without_its_kernel_an_explorer_says_what_to_do(browser, address, folder):
    name = "NeuronExplorer"
    source = f"from nnlib.explorers import {name}\n\n{name}()"
    lab.write_notebook(folder / "dead.ipynb", source)
    page = browser.new_page()
    lab.open_and_run(page, address, "dead.ipynb")
    page.locator(".nnlib-panels").wait_for()
    context = "window.jupyterapp.shell.currentWidget.sessionContext"
    page.evaluate(f"{context}.session.kernel.restart()")
    words = "The kernel that ran this cell has ended."
    page.locator(".nnlib-explorer").get_by_text(words).wait_for()
    page.close()


def test_an_explorer_that_is_taken_down_raises_nothing(page, address, folder):
    """A notebook removes the parts of an old output one after the other."""
    source = "from nnlib.explorers import NeuronExplorer\n\nNeuronExplorer()"
    lab.write_notebook(folder / "down.ipynb", source)
    lab.open_and_run(page, address, "down.ipynb")
    page.locator(".nnlib-panels").wait_for()
    raised = []
    page.on("pageerror", lambda error: raised.append(str(error)))
    for part in (".nnlib-says", ".nnlib-picture", ".nnlib-question", ".nnlib-top"):
        page.locator(part).first.evaluate("part => part.remove()")
    page.evaluate("new Promise(done => setTimeout(done, 100))")
    assert raised == []


def test_unrun_and_untrusted_the_twin_shows(page, address, folder):
    """A fresh clone: the stored notebook holds no widgets, and nothing has run."""
    cells = []
    for name in NAMES:
        data = getattr(nnlib.explorers, name)()._repr_mimebundle_()
        data = {k: v for k, v in data.items() if k.startswith("text/")}
        output = nbformat.v4.new_output("execute_result", data, execution_count=1)
        cells.append(nbformat.v4.new_code_cell(name, outputs=[output]))
    nbformat.write(nbformat.v4.new_notebook(cells=cells), folder / "stored.ipynb")
    lab.open_notebook(page, address, "stored.ipynb")
    for i, name in enumerate(NAMES):
        cell = page.locator(".jp-CodeCell").nth(i)
        image = cell.locator("figure img")
        image.wait_for()
        assert len(image.get_attribute("alt")) >= 40, name
        assert image.evaluate("e => e.naturalWidth") > 300
        assert cell.locator("table tbody tr").count() == 3
        assert cell.locator(".nnlib-explorer").count() == 0


def test_the_benchmark_measures_an_explorer_in_its_lesson(
    browser, address, folder, monkeypatch
):
    monkeypatch.setattr(latency, "DRAGS", 1)
    with latency.running_browser(browser.browser_type) as visit:
        rows = latency.in_browser(visit, address, folder, "NeuronExplorer", presses=10)
        for waits, pictures in rows:
            assert len(waits) == 10
            assert all(0 < changed <= frame for changed, frame in waits)
            assert pictures > 0, "a drag has changed nothing"
