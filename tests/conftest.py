"""Settings that all tests share."""

from hypothesis import settings

# The same examples in every run, and no stopwatch: machines differ.
settings.register_profile("course", derandomize=True, deadline=None)
settings.load_profile("course")


def pytest_collection_modifyitems(items):
    """Run the browser tests last.

    Playwright keeps an event loop running in its process until the session ends, and
    the tests of long runs need one of their own.
    """
    items.sort(key=lambda item: item.path.parent.name == "browser")
