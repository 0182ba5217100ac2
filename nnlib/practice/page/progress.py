"""Where am I? The map of all lessons, and what is done and open in one of them.

Both are plain HTML and no widgets, so that links lead where they should and a saved
page still shows them.
"""

from nnlib.course import COURSE
from nnlib.practice.done import (
    content,
    continue_here,
    in_words,
    is_done,
    share,
    state,
)
from nnlib.practice.library import load_lesson
from nnlib.practice.page.folds import Folded
from nnlib.practice.page.rating import CHOICES, back_to
from nnlib.practice.page.words import card, heading, inline, link, to_html
from nnlib.record import FILE, kept_aside, recall, trouble

ABOUT = (
    f"What you do is kept in the file `{FILE}`, next to the notebooks. "
    "It stays in your own folder. Delete the file to begin again."
)
NAMES = {"e": "Exercise", "c": "Question", "w": "Warm-up", "p": "Prediction"}
# The cells of a lesson have names, such as e1, ask-c1 and predict-p1. JupyterLab and
# the pages that nbconvert makes find them.
CELLS = {"e": "", "c": "ask-", "w": "ask-", "p": "predict-"}
_LEFT = 'style="text-align: left; vertical-align: top; font-weight: 400"'


def course_map():
    """Return one row for each lesson: a bar, what is done, minutes, a link."""
    kept = recall()
    here, rows, lines = continue_here(kept), [], []
    for entry in COURSE:
        lesson, note = content(entry), ""
        if entry is here:
            note = "Continue here" if kept else "Begin here"
        rows.append(_row(entry, lesson, kept, note))
        done = f"{in_words(lesson, kept)}. " if lesson.items else ""
        stop = "" if entry.title.endswith("?") else "."
        lines.append(f"{entry.number} {entry.title}{stop} {done}{note}".strip())
    heads = "".join(
        f'<th scope="col" {_LEFT}>{words}</th>'
        for words in ("Lesson", "Done so far", "Minutes + exercises")
    )
    table = f"<thead><tr>{heads}</tr></thead>\n<tbody>\n{''.join(rows)}</tbody>"
    body = f"<table>\n{table}\n</table>\n{to_html(about())}"
    html = card("Your way through the course", body)
    return Folded(html, "\n".join(lines), "\n".join([*lines, about()]))


def lesson_progress(number):
    """Return what is done and what is open in one lesson, with links."""
    lesson, kept = load_lesson(number), recall()
    words = f"Lesson {lesson.number:02}: {in_words(lesson, kept)}"
    goals = {o.id: inline(o.sentence) for o in lesson.objectives}
    lines = [
        f"{_to(e)} ({goals.get(e.objective, e.objective)}): {state(e, kept)}"
        for e in lesson.exercises
    ]
    parts = [heading(words), _bar(share(lesson, kept)), _list("", lines)]
    for items in (lesson.questions, lesson.predictions):
        parts.append(_links("Open:", [i for i in items if not is_done(i, kept)]))
        parts.append(_links("Done:", [i for i in items if is_done(i, kept)]))
    unsure = [
        f"{inline(o.sentence)}: {back_to(o)}"
        for o in lesson.objectives
        if kept.get(o.id, {}).get("outcome") in CHOICES[1:]
    ]
    parts.append(_list("Worth another look:", unsure))
    parts.append("<p>Run this cell again to see what has changed.</p>")
    html = card("Your progress", "\n".join(filter(None, parts)))
    return Folded(html, f"{words}.", f"{words}.")


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


def _row(entry, lesson, kept, note):
    where = link(f"{entry.notebook}.ipynb", f"{entry.number} {entry.title}")
    note = f"<br><strong>{note}</strong>" if note else ""
    done = _bar(share(lesson, kept)) + in_words(lesson, kept) if lesson.items else ""
    minutes = f"{entry.minutes} min"
    if entry.exercise_minutes:
        minutes += f" + {entry.exercise_minutes} min"
    return (
        f'<tr><th scope="row" {_LEFT}>{where}{note}</th>'
        f"<td {_LEFT}>{done}</td><td {_LEFT}>{minutes}</td></tr>\n"
    )


def _bar(share):
    """Return a bar that is filled from 0 to 1; the words beside it say the same."""
    return (
        '<div style="width: 160px; height: 8px; margin: 4px 0; border-radius: 4px; '
        'border: 1px solid #6F7A85"><div style="height: 8px; border-radius: 4px; '
        f'width: {100 * share:.0f}%; background: #0072B2"></div></div>'
    )


def _to(item):
    """Return a link to the cell of an item, in this notebook."""
    kind, number = item.id[3], item.id[4:]
    return link(f"#cell-id={CELLS[kind]}{kind}{number}", f"{NAMES[kind]} {number}")


def _links(words, items):
    return f"<p>{words} {', '.join(map(_to, items))}</p>" if items else ""


def _list(words, lines):
    items = "".join(f"<li>{line}</li>" for line in lines)
    words = f"<p>{words}</p>" if words else ""
    return f"{words}<ul>{items}</ul>" if lines else ""
