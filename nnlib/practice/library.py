"""Find an item by its id: "03.e2" is exercise 2 of lesson 03."""

from importlib import import_module
from importlib.util import find_spec
from pkgutil import iter_modules

KINDS = {
    "p": "prediction",
    "w": "warm-up question",
    "c": "concept question",
    "e": "exercise",
}


class UnknownIdError(LookupError):
    """Nothing has this id; the message says what there is."""


def load_lesson(number):
    """Return the content of the lesson `number`, "01" or 1, or raise UnknownIdError."""
    number = str(number).zfill(2)
    name = f"nnlib.lessons.lesson{number}"
    if not number.isdigit() or find_spec(name) is None:
        raise UnknownIdError(f"There is no practice for a lesson {number}.")
    return import_module(f"{name}.practice").LESSON


def all_lessons():
    """Return the content of every lesson that has some, in order."""
    package = import_module("nnlib.lessons")
    names = sorted(module.name for module in iter_modules(package.__path__))
    return [
        load_lesson(name.removeprefix("lesson"))
        for name in names
        if name.startswith("lesson")
    ]


def find(id, kinds):
    """Return the item `id` if it is one of the `kinds`, such as "e" or "wc"."""
    wanted = " or ".join(KINDS[kind] for kind in kinds)
    if not isinstance(id, str) or len(id) < 5:
        a = "an" if wanted[0] == "e" else "a"
        raise UnknownIdError(f'The id of {a} {wanted} looks like "01.{kinds[0]}1".')
    items = load_lesson(id[:2]).items
    if id in items and id[3] in kinds:
        return items[id]
    known = ", ".join(name for name in items if name[3] in kinds)
    raise UnknownIdError(f"There is no {wanted} {id}. Lesson {id[:2]} has: {known}.")
