"""What the practice asks, as HTML for paper: questions with boxes, and no answers."""

from nnlib.practice.page.twins import LETTERS, answer_text
from nnlib.practice.page.words import inline, to_html

BOX = '<span class="box" role="img" aria-label="box to tick"></span>'
RATINGS = ("can do", "with help", "not yet")


def question(item, solved=False):
    """Return a concept or warm-up question; `solved` marks the right option."""
    right = {option.text for option in item.options if option.is_right}
    texts = [option.text for option in item.options]
    return _asked("Question", item, options(texts, right if solved else ()))


def prediction(item, solved=False):
    """Return a prediction, with boxes or with room for a number."""
    if item.options:
        answer = options(item.options, {item.answer} if solved else ())
    else:
        number = answer_text(item) if solved else ""
        answer = f"<p>Your number: {gap(number, 8)}</p>"
    return _asked("Predict", item, answer)


def options(texts, right=()):
    """Return options with letters and boxes; those in `right` are marked."""
    rows = [
        f"<li>{_box(text in right)} <b>{letter}</b> {inline(text)}</li>"
        for letter, text in zip(LETTERS, texts, strict=False)
    ]
    return f'<ul class="options">{"".join(rows)}</ul>'


def rating(lesson):
    """Return the objectives of a lesson with three boxes each."""
    head = "".join(f"<th scope=col>{inline(word)}</th>" for word in RATINGS)
    rows = "".join(
        f"<tr><th scope=row>{inline(objective.sentence)}</th>"
        f"{f'<td>{BOX}</td>' * len(RATINGS)}</tr>"
        for objective in lesson.objectives
    )
    return (
        '<div class="card"><p class="kind">Rate yourself</p><table class="rating">'
        f"<thead><tr><th scope=col>I can</th>{head}</tr></thead><tbody>{rows}</tbody>"
        "</table></div>"
    )


def gap(text="", width=5):
    """Return a place to write in, `width` letters wide; with `text` a filled one."""
    if text:
        return f'<b class="gap" style="min-width: {width}em">{inline(text)}</b>'
    blank = '<span class="read">blank</span>'
    return f'<span class="gap" style="min-width: {width}em">{blank}</span>'


def lines(count):
    """Return `count` empty lines to write on."""
    return '<div class="line"></div>' * count


def _box(ticked):
    if ticked:
        return '<span class="box ticked" role="img" aria-label="right">✓</span>'
    return BOX


def _asked(kind, item, answer):
    return (
        f'<div class="card"><p class="kind">{kind}</p>'
        f'<div class="asked">{to_html(item.text)}</div>{answer}</div>'
    )
