"""Settings that all tests share."""

from hypothesis import settings

# The same examples in every run, and no stopwatch: machines differ.
settings.register_profile("course", derandomize=True, deadline=None)
settings.load_profile("course")
