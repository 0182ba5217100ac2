"""Write the key to lessons, and cards to vote with.

For each lesson: a key with every right answer, the usual wrong ones and what to say to
each, and the filled worksheet; and its questions, each on a page of its own to show to
the class. Once for all: vote cards with large letters, and a table of what learners may
believe. Keep these files to yourself: they hold the answers.
"""

from nnlib.classroom.lessons import chosen
from nnlib.classroom.writing import Files, add_options, guarded, need
from nnlib.practice.done import content

__all__ = ["add_options", "run"]


def run(options):
    """Write the files."""
    guarded(_run, options)


def _run(options):
    entries = chosen(options.lessons)
    need()
    from nnlib.classroom.cards import cards_html, most_options, questions_html
    from nnlib.classroom.key import misconceptions_html
    from nnlib.classroom.misconceptions import used
    from nnlib.classroom.page import page

    files, lessons = Files(options), [content(entry) for entry in entries]
    for entry, lesson in zip(entries, lessons, strict=True):
        title = f"Lesson {entry.number}: {entry.title}"
        files.write(f"{entry.notebook}-answers.html", _answers(entry, lesson, title))
        text = page(title, questions_html(lesson), "cards.css")
        files.write(f"{entry.notebook}-questions.html", text)
    cards = page("Vote cards", cards_html(most_options(lessons)), "cards.css")
    files.write("vote-cards.html", cards)
    table = misconceptions_html(used(lessons))
    title = "What learners may believe"
    files.write(
        "misconceptions.html", page(title, f"<h1>{title}</h1>{table}", "key.css")
    )


def _answers(entry, lesson, title):
    from nnlib.classroom.key import key_html
    from nnlib.classroom.page import page
    from nnlib.classroom.worksheet import worksheet_html, worksheet_of

    body = f"<h1>{title}: the key</h1>{key_html(lesson)}"
    if sheet := worksheet_of(entry):
        filled = worksheet_html(sheet, solved=True)
        body += (
            f'<div class="filled"><h1>{title}: the worksheet, filled</h1>{filled}</div>'
        )
    return page(f"{title}: the key", body, "key.css")
