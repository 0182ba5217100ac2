"""An explorer that a teacher opens in a given state, at the size of a projector."""

import pytest

from tests.browser import lab
from tests.notebooks.teaching import PAGES, calls

SCALE = 1.5
# For each page the last call of its table.
SHOWN = [calls(name)[-1] for name in PAGES]
SIZES = """explorer => ({
  letters: parseFloat(getComputedStyle(
    explorer.querySelector('.nnlib-question')).fontSize),
  over: explorer.scrollWidth - explorer.clientWidth,
  words: explorer.innerText.replace(/\\s+/g, ' '),
})"""


def scaled(code):
    """Return the call `code` with the scale for a projector."""
    start = code.removesuffix(")")
    comma = "" if start.endswith("(") else ", "
    return f"{start}{comma}scale={SCALE})"


@pytest.fixture
def projector(browser):
    page = browser.new_page(viewport={"width": 1920, "height": 1080})
    yield page
    page.close()


def test_each_explorer_opens_in_its_state_and_fits_the_width(
    projector, address, folder
):
    cells = [f"from nnlib.explorers import *\n\n{scaled(code)}" for code, _ in SHOWN]
    lab.write_notebook(folder / "projector.ipynb", *cells)
    lab.open_and_run(projector, address, "projector.ipynb")
    explorers = projector.locator(".nnlib-explorer")
    explorers.nth(len(SHOWN) - 1).wait_for(timeout=lab.TIMEOUT)
    for place, (code, says) in enumerate(SHOWN):
        sizes = explorers.nth(place).evaluate(SIZES)
        assert says in sizes["words"], code
        assert sizes["letters"] == pytest.approx(18 * SCALE), code
        assert sizes["over"] <= 0, code
