"""A small course, and a learner's folder."""

import pytest

from nnlib.desk.copies import NAMES
from nnlib.desk.folder import Desk
from tests.desk.desks import store


@pytest.fixture
def lessons(tmp_path):
    """A folder with a course of the usual names: executed lessons of two cells."""
    folder = tmp_path / "course" / "notebooks"
    folder.mkdir(parents=True)
    for name in NAMES:
        store(folder / name, "print(1)", count=1)
    return folder


@pytest.fixture
def desk(tmp_path, lessons):
    """Give a function that lays out a folder as `start` does; it returns the desk."""

    def laid_out(fresh=None, folder=tmp_path / "Jörg's folder"):
        desk = Desk(folder, lessons)
        desk.lay_out(fresh)
        return desk

    return laid_out
