"""The key to a lesson: right answers, the usual wrong ones, and what to say to each.

All of it is what nnlib.practice holds: the message for a known mistake is what the
lesson itself would say to it.
"""

from html import escape

import numpy as np

from nnlib.classroom.items import gap
from nnlib.classroom.misconceptions import in_words, used
from nnlib.practice.content import Edit, Shape, Slip, When
from nnlib.practice.page.twins import LETTERS, answer_text
from nnlib.practice.page.words import code, inline, to_html
from nnlib.text import number_text


def key_html(lesson):
    """Return the key to a Lesson of the practice as HTML."""
    parts = [
        "<h2>Predictions</h2>",
        _predictions(lesson.predictions),
        "<h2>Questions to vote on</h2>",
        *(map(_question, lesson.questions)),
        "<h2>Exercises</h2>",
        *(map(_exercise, lesson.exercises)),
        "<h2>What learners may believe</h2>",
        misconceptions_html(used([lesson])),
    ]
    return "\n".join(parts)


def misconceptions_html(ids):
    """Return a table of misconceptions in words."""
    if not ids:
        return "<p>The wrong answers of this lesson are slips.</p>"
    rows = [(id, inline(in_words(id))) for id in ids]
    return _table(("id", "Somebody may think"), rows, "ids")


def _predictions(predictions):
    rows = [
        (
            _short(item.id),
            to_html(item.text),
            f"<b>{inline(answer_text(item))}</b>",
            to_html(item.why),
        )
        for item in predictions
    ]
    return _table(("id", "Question", "Answer", "Why"), rows, "predictions")


def _question(item):
    rows = [
        (
            f"<b>{letter}</b>" + (" ✓" if option.is_right else ""),
            inline(option.text),
            "right" if option.is_right else _behind(option.misconception),
            to_html(option.feedback),
            gap(width=2),
        )
        for letter, option in zip(LETTERS, item.options, strict=False)
    ]
    head = ("", "Option", "Behind it", "What to say", "Votes")
    return (
        f"<section><h3>{_short(item.id)}</h3><div>{to_html(item.text)}</div>"
        f"{_table(head, rows, 'votes')}</section>"
    )


def _behind(id):
    return "a slip" if id == "slip" else id


def _exercise(item):
    rows = [
        (wrong_html(item, mistake), to_html(mistake.message))
        for mistake in item.mistakes
    ]
    hints = "".join(f"<li>{inline(hint)}</li>" for hint in item.hints)
    head = ("A usual wrong answer", "What to say")
    wrong = _table(head, rows, "mistakes") if rows else ""
    return (
        f"<section><h3>{_short(item.id)} (about {item.minutes} min)</h3>"
        f"{to_html(item.task)}<p><b>A solution</b></p>{code(item.solution)}"
        f"{to_html(item.praise)}<p><b>Hints, one after the other</b></p>"
        f"<ol>{hints}</ol></section>{wrong}"
        f"<p>If it is off in another way: {inline(item.next_step)}</p>"
    )


def wrong_html(exercise, mistake):
    """Say what a known mistake looks like: a value, or a change of the solution."""
    wrong = mistake.wrong
    if isinstance(wrong, Slip):
        return f"any slip in the line with {_code(wrong.line)}"
    if isinstance(wrong, Shape):
        return f"an array of shape {_code(wrong.shape)}"
    if isinstance(wrong, When):
        return f"for example {_code(value_text(wrong.example))}"
    if isinstance(wrong, Edit):
        changes = "<br>".join(
            f"{_code(old)} becomes {_code(new) if new.strip() else 'nothing'}"
            for old, new in wrong.changes
        )
        value = exercise.wrong_answer(mistake)
        if isinstance(value, int | float | np.number | np.ndarray):
            changes += f"<br>which gives {_code(value_text(value))}"
        return changes
    return _code(value_text(wrong))


def value_text(value):
    """Write a wrong answer as a learner would: 0.818, or BADC."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool | np.bool_) or callable(value):
        return f"{value}"
    flat = np.asarray(value, dtype=object).ravel().tolist()
    if all(isinstance(x, int | float | np.number) for x in flat):
        numbers = [number_text(x) for x in flat]
        return numbers[0] if np.ndim(value) == 0 else f"[{', '.join(numbers)}]"
    return f"{value}"


def _table(head, rows, name):
    top = "".join(f"<th scope=col>{text}</th>" for text in head)
    body = "".join(
        "<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows
    )
    return (
        f'<table class="{name}"><thead><tr>{top}</tr></thead><tbody>{body}</tbody>'
        "</table>"
    )


def _code(text):
    return f"<code>{escape(str(text).strip(), quote=False)}</code>"


def _short(id):
    return f"{id[:2]}.{id[3:]}"
