"""Where am I? The map of all lessons, and what is done and open in one of them.

Both are made of the record and of what the lessons ask. They are plain HTML and no
widgets, so that links lead where they should and a saved page still shows them.
"""

from nnlib.course import COURSE
from nnlib.practice import library
from nnlib.practice.content import Lesson
from nnlib.practice.feedback import NOT_YET, NOTED, RIGHT
from nnlib.practice.page.folds import Folded
from nnlib.practice.page.rating import back_to
from nnlib.practice.page.words import card, heading, inline, link, to_html
from nnlib.record import FILE, kept_aside, recall, trouble
from nnlib.text import count

ABOUT = (
    f"What you do is kept in the file `{FILE}`, next to the notebooks. "
    "It stays in your own folder. Delete the file to begin again."
)
NAMES = {"e": "Exercise", "c": "Question", "w": "Warm-up", "p": "Prediction"}


def course_map():
    """Return one row for each lesson: a bar, what is done, minutes, a link."""
    kept = recall()
    here = continue_here(kept)
    rows, lines = [], []
    for entry in COURSE:
        lesson = _lesson(entry)
        note = ("Continue here" if kept else "Begin here") if entry is here else ""
        done, minutes = done_words(lesson, kept), f"{entry.minutes} min"
        if entry.exercise_minutes:
            minutes += f" + {entry.exercise_minutes}"
        where = link(f"{entry.notebook}.ipynb", f"{entry.number} {entry.title}")
        note_html = f"<br><strong>{note}</strong>" if note else ""
        rows.append(
            f'<tr><th scope="row" style="{_LEFT}">{where}{note_html}</th>'
            f'<td style="{_LEFT}">{bar(share(lesson, kept))}{done}</td>'
            f'<td style="{_LEFT}">{minutes}</td></tr>'
        )
        lines.append(f"{entry.number} {entry.title}: {done}. {note}".strip())
    heads = "".join(
        f'<th scope="col" style="{_LEFT}">{words}</th>'
        for words in ("Lesson", "Done so far", "Minutes + exercises")
    )
    table = (
        f"<table><thead><tr>{heads}</tr></thead><tbody>{''.join(rows)}</tbody></table>"
    )
    html = card("Your way through the course", f"{table}\n{to_html(about())}")
    return Folded(html, "\n".join(lines), "\n".join([*lines, about()]))


def lesson_progress(number):
    """Return what is done and what is open in one lesson, with links."""
    lesson, kept = library.load_lesson(number), recall()
    title = heading(f"Lesson {lesson.number:02}: {done_words(lesson, kept)}")
    parts = [title, bar(share(lesson, kept))]
    exercises = "".join(
        f"<li>{to(e)} ({inline(goal(lesson, e))}): {state(e, kept)}</li>"
        for e in lesson.exercises
    )
    parts.append(f"<ul>{exercises}</ul>" if exercises else "")
    for items in (lesson.questions, lesson.predictions):
        parts.append(_links("Open:", [i for i in items if not is_done(i, kept)]))
        parts.append(_links("Done:", [i for i in items if is_done(i, kept)]))
    unsure = [
        f"<li>{inline(o.sentence)}: {back_to(o)}</li>"
        for o in lesson.objectives
        if kept.get(o.id, {}).get("outcome") in ("with help", "not yet")
    ]
    if unsure:
        parts.append(f"<p>Worth another look:</p><ul>{''.join(unsure)}</ul>")
    parts.append("<p>Run this cell again to see what has changed.</p>")
    html = card("Your progress", "\n".join(filter(None, parts)))
    words = f"Lesson {lesson.number:02}: {done_words(lesson, kept)}."
    return Folded(html, words, words)


def continue_here(kept):
    """Return the first lesson that was begun and is not finished, as in COURSE.

    If there is none, it is the first that was not begun; None once all are finished.
    """
    open_ones = [e for e in COURSE if not is_finished(_lesson(e), kept)]
    begun = [e for e in open_ones if any(i in kept for i in _lesson(e).items)]
    return next(iter(begun or open_ones), None)


def is_finished(lesson, kept):
    """Whether all exercises and questions of a lesson are right."""
    return all(is_done(i, kept) for i in (*lesson.exercises, *lesson.questions))


def is_done(item, kept):
    """Whether an exercise or question is right, or a prediction noted."""
    wanted = NOTED if item.id[3] == "p" else RIGHT
    return kept.get(item.id, {}).get("outcome") == wanted


def share(lesson, kept):
    """Return how much of what a lesson asks is done, from 0 to 1."""
    items = lesson.items.values()
    return sum(is_done(item, kept) for item in items) / max(len(items), 1)


def done_words(lesson, kept):
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


def bar(share):
    """Return a bar that is filled from 0 to 1; the words beside it say the same."""
    return (
        '<div style="width: 160px; height: 8px; margin: 4px 0; border-radius: 4px; '
        'border: 1px solid #6F7A85"><div style="height: 8px; border-radius: 4px; '
        f'width: {100 * share:.0f}%; background: #0072B2"></div></div>'
    )


def state(exercise, kept):
    """Say in a word or two how far an exercise is."""
    if is_done(exercise, kept):
        return "right"
    tried = kept.get(exercise.id, {}).get("outcome") == NOT_YET
    return "tried, not right yet" if tried else "open"


def to(item):
    """Return a link to the cell of an item, in this notebook."""
    # The cells of a lesson have names: e1, ask-c1, predict-p1. Both JupyterLab and a
    # page made by nbconvert know them.
    cell = {"e": "", "c": "ask-", "w": "ask-", "p": "predict-"}[item.id[3]] + item.id[
        3:
    ]
    return link(f"#cell-id={cell}", f"{NAMES[item.id[3]]} {item.id[4:]}")


def goal(lesson, exercise):
    """Return the objective of an exercise in words."""
    by_id = {o.id: o.sentence for o in lesson.objectives}
    return by_id.get(exercise.objective, exercise.objective)


def about():
    """Say where progress is kept, or why it is not."""
    parts = [ABOUT]
    if reason := trouble():
        parts = [
            f"What you do now cannot be kept here, because {reason}. "
            "It is forgotten when the kernel ends."
        ]
    if name := kept_aside():
        parts.append(
            f"The file `{FILE}` could not be read. It is now called `{name}`, "
            "and a new one has begun."
        )
    return "\n\n".join(parts)


_LEFT = "text-align: left; vertical-align: top; font-weight: 400"


def _lesson(entry):
    """Return what a lesson asks: nothing, while it is being written."""
    try:
        return library.load_lesson(entry.number)
    except library.UnknownIdError:
        return Lesson(int(entry.number), (), (), (), ())


def _links(words, items):
    return f"<p>{words} {', '.join(map(to, items))}</p>" if items else ""
