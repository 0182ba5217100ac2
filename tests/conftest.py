"""What plain pytest runs, what --full adds, and settings that all tests share.

Plain pytest leaves out the tests in tests/browser and those marked `full`: they take
long, and a change rarely needs them. They run with --full, and where their file or
folder is named.
"""

import os
from pathlib import Path

from hypothesis import settings

# The same examples in every run, and no stopwatch: machines differ.
settings.register_profile("course", derandomize=True, deadline=None, max_examples=50)
settings.register_profile("full", settings.get_profile("course"), max_examples=200)


def pytest_addoption(parser):
    """Add the switch --full."""
    text = "also run the browser tests and what else takes long"
    parser.addoption("--full", action="store_true", help=text)


def pytest_configure(config):
    """Try more examples with --full."""
    settings.load_profile("full" if config.getoption("--full") else "course")


def pytest_xdist_auto_num_workers(config):
    """Return how many processes share the tests: none for one file."""
    asked = named(config)
    alone = len(asked) == 1 and asked.pop().is_file()
    return 0 if alone else os.cpu_count()


def pytest_collection_modifyitems(config, items):
    """Leave out what takes long, unless it is asked for; run the browser tests last.

    Playwright keeps an event loop running in its process until the session ends, and
    the tests of long runs need one of their own.
    """
    items.sort(key=in_browser)
    if config.getoption("--full"):
        return
    asked = named(config)
    left_out = [item for item in items if is_long(item) and not asked & homes(item)]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if item not in left_out]


def is_long(item):
    """Whether plain pytest leaves a test out."""
    return in_browser(item) or item.get_closest_marker("full") is not None


def homes(item):
    """Return the file of a test and, for a browser test, its folder."""
    return {item.path, item.path.parent} if in_browser(item) else {item.path}


def in_browser(item):
    """Whether a test drives a browser."""
    return item.path.parent.name == "browser"


def named(config):
    """Return the files and folders that the command line names."""
    arguments = map(str, config.invocation_params.args)
    paths = (Path(a.split("::")[0]) for a in arguments if not a.startswith("-"))
    return {path.resolve() for path in paths if path.exists()}
