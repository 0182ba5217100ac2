"""What is done and what is open, told from what the record keeps (see nnlib.record)."""

from nnlib.course import COURSE
from nnlib.practice.content import Lesson
from nnlib.practice.feedback import NOT_YET, NOTED, RIGHT
from nnlib.practice.library import UnknownIdError, load_lesson
from nnlib.text import count


def continue_here(kept):
    """Return where to go on, an entry of COURSE; None once everything is finished.

    That is the last lesson that was begun; if it is finished, the one after it. At the
    end of the course it is the first lesson with something open.
    """
    places = [i for i, entry in enumerate(COURSE) if is_begun(content(entry), kept)]
    later = COURSE[places[-1] :] if places else COURSE
    unfinished = [e for e in (*later, *COURSE) if not is_finished(content(e), kept)]
    return next(iter(unfinished), None)


def content(entry):
    """Return what a lesson of COURSE asks: nothing, while it is being written."""
    try:
        return load_lesson(entry.number)
    except UnknownIdError:
        return Lesson(int(entry.number), (), (), (), ())


def is_begun(lesson, kept):
    """Whether anything of a lesson was answered."""
    return any(id in kept for id in lesson.items)


def is_finished(lesson, kept):
    """Whether all exercises and questions of a lesson are right."""
    return all(is_done(i, kept) for i in (*lesson.exercises, *lesson.questions))


def is_done(item, kept):
    """Whether an exercise or question is right, or a prediction noted."""
    wanted = NOTED if item.id[3] == "p" else RIGHT
    return kept.get(item.id, {}).get("outcome") == wanted


def state(exercise, kept):
    """Say in a word or two how far an exercise is."""
    if is_done(exercise, kept):
        return "right"
    tried = kept.get(exercise.id, {}).get("outcome") == NOT_YET
    return "tried, not right yet" if tried else "open"


def share(lesson, kept):
    """Return how much of what a lesson asks is done, from 0 to 1."""
    items = lesson.items.values()
    return sum(is_done(item, kept) for item in items) / max(len(items), 1)


def in_words(lesson, kept):
    """Say what is done: 3 of 4 exercises, 2 of 3 questions, 1 of 4 predictions."""
    groups = (
        (lesson.exercises, "exercise"),
        (lesson.questions, "question"),
        (lesson.predictions, "prediction"),
    )
    return ", ".join(
        f"{sum(is_done(item, kept) for item in items)} of {count(len(items), noun)}"
        for items, noun in groups
        if items
    )
