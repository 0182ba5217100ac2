"""Every lesson opens in JupyterLab and runs as a learner would run it."""

import nbformat
import pytest

from tests.browser import lab

LESSONS = sorted(path.name for path in lab.LESSONS.glob("*.ipynb"))

# Cells by number: those with an error, with a warning, with a widget that is not
# there, and with a picture that has no words.
REPORT = """() => {
  const bad = {error: [], stderr: [], widget: [], picture: []};
  document.querySelectorAll('.jp-Notebook .jp-Cell').forEach((cell, i) => {
    const mime = '[data-mime-type="application/vnd.jupyter.';
    if (cell.querySelector(mime + 'error"]')) bad.error.push(i);
    if (cell.querySelector(mime + 'stderr"]')) bad.stderr.push(i);
    if (/Error displaying widget|Loading widget|model not found/.test(cell.innerText))
      bad.widget.push(i);
    cell.querySelectorAll('img').forEach(image => {
      if (!image.alt || (image.complete && !image.naturalWidth)) bad.picture.push(i);
    });
  });
  return bad;
}"""


@pytest.mark.parametrize("name", LESSONS)
def test_it_opens_and_runs(page, address, name):
    nb = nbformat.read(lab.LESSONS / name, as_version=4)
    lab.open_and_run(page, address, name)
    explorers = sum("Explorer()" in c.source for c in nb.cells if c.cell_type == "code")
    if explorers:
        page.locator(".nnlib-explorer svg").nth(explorers - 1).wait_for()
    assert page.locator(".nnlib-explorer").count() == explorers
    report = page.evaluate(REPORT)
    assert report == {"error": [], "stderr": [], "widget": [], "picture": []}
