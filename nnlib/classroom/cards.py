"""Vote cards, and the questions to vote on: large, one on a page, without answers."""

from nnlib.practice.page.twins import LETTERS
from nnlib.practice.page.words import inline, to_html


def cards_html(count):
    """Return `count` cards to hold up, A first, each a page."""
    return "\n".join(
        f'<section class="card-page"><p class="letter">{letter}</p></section>'
        for letter in LETTERS[:count]
    )


def questions_html(lesson):
    """Return the questions of a lesson, each a page to show to a class."""
    return "\n".join(map(_question, lesson.questions))


def most_options(lessons):
    """Return how many cards the questions of `lessons` need."""
    return max(len(q.options) for lesson in lessons for q in lesson.questions)


def _question(item):
    options = "".join(
        f"<li><b>{letter}</b> <span>{inline(option.text)}</span></li>"
        for letter, option in zip(LETTERS, item.options, strict=False)
    )
    return (
        f'<section class="card-page question"><p class="kind">{item.id}</p>'
        f"{to_html(item.text)}<ul>{options}</ul></section>"
    )
