"""Where to go on: the lesson that the progress file tells of last."""

import re

from nnlib.course import COURSE
from nnlib.desk.copies import LESSONS
from nnlib.desk.files import read_json
from nnlib.desk.folder import PROGRESS
from nnlib.practice.library import UnknownIdError, load_lesson

ID = re.compile(r"(\d\d)\.[pwce]\d+")


def page_to_open(folder):
    """Return the file to open in `folder`: the start page, or where to go on.

    That is the last lesson with an answer in it, or the next one if every question and
    exercise of that lesson has been answered.
    """
    done = _ids(read_json(folder / PROGRESS))
    numbers = [entry.number for entry in COURSE]
    begun = [number for number in numbers if any(id[:2] == number for id in done)]
    if not begun:
        return LESSONS[0]
    place = numbers.index(begun[-1])
    if place + 1 < len(numbers) and _items(begun[-1]) <= done:
        place += 1
    return LESSONS[place]


def _items(number):
    try:
        return set(load_lesson(number).items)
    except UnknownIdError:
        return set()


def _ids(progress):
    """Return the ids of all items that a progress file of any version tells of."""
    if not isinstance(progress, dict):
        return set()
    kept = progress.get("items", progress)
    return {id for id in kept if ID.fullmatch(id)} if isinstance(kept, dict) else set()
