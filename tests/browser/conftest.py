"""One JupyterLab and one Chromium for all browser tests, on copies of the notebooks.

Without Chromium or Playwright the tests skip and say why. With the environment
variable NNLIB_BROWSER_TESTS=require they fail instead.
"""

import os
import shutil

import pytest

from tests.browser import lab


@pytest.fixture(scope="session")
def folder(tmp_path_factory):
    """A folder with copies of the lessons, and a notebook with every explorer."""
    if reason := lab.missing():
        if os.environ.get("NNLIB_BROWSER_TESTS") == "require":
            pytest.fail(f"browser tests must run, but {reason}")
        pytest.skip(reason)
    folder = tmp_path_factory.mktemp("lab")
    for path in lab.LESSONS.glob("*.ipynb"):
        shutil.copy(path, folder)
    lab.write_explorers(folder / "explorers.ipynb")
    return folder


@pytest.fixture(scope="session")
def address(folder):
    """The address of a JupyterLab on that folder."""
    with lab.running_lab(folder) as address:
        yield address


@pytest.fixture(scope="session")
def browser(address):
    with lab.running_browser() as browser:
        yield browser


@pytest.fixture
def page(browser):
    page = browser.new_page(viewport={"width": 1100, "height": 1200})
    yield page
    page.close()


@pytest.fixture(scope="session")
def explorers_page(browser, address):
    """A page in which a notebook with every explorer has run."""
    page = browser.new_page(viewport={"width": 1100, "height": 1200})
    lab.open_and_run(page, address, "explorers.ipynb")
    yield page
    page.close()
