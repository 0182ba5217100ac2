"""Count what a class has answered, from its progress files. No names are read.

Collect the files .nnlib_progress.json of your learners in a folder, each in a folder of
its own or under a name of its own that still holds nnlib_progress. Fewer than five
files are not counted: that would point at people. The counts are printed, and written
with pictures to the file class.html.
"""

from html import escape
from pathlib import Path

from nnlib.classroom.counts import bars, begun, files_text, lesson_text
from nnlib.classroom.gather import LEAST, gather
from nnlib.classroom.writing import Files, guarded
from nnlib.classroom.writing import add_options as add_shared
from nnlib.course import COURSE
from nnlib.desk.folder import RefusedError
from nnlib.practice.done import content
from nnlib.text import count

NO_NAMES = "Counts only; no names were read. A star marks the right option."


def add_options(parser):
    """Name the options of the command."""
    parser.add_argument(
        "class_folder", type=Path, metavar="FOLDER", help="where the files are"
    )
    add_shared(parser, lessons=False)


def run(options):
    """Print the counts, and write them with pictures."""
    guarded(_run, options)


def _run(options):
    gathered = gather(options.class_folder)
    said = files_text(gathered)
    if not gathered.is_enough:
        raise RefusedError(
            "\n".join(said) + f"\nFewer than {count(LEAST, 'file')} are not counted: "
            "with so few, numbers would point at people."
        )
    said.append(NO_NAMES)
    print("\n".join(said))
    pages = [f"<h1>The class</h1><p>{escape(' '.join(said))}</p>"]
    lessons = {content(entry).number: entry for entry in COURSE}
    shown = begun([content(entry) for entry in COURSE], gathered)
    for lesson in shown:
        entry = lessons[lesson.number]
        title = f"Lesson {entry.number}: {entry.title}"
        lines = lesson_text(lesson, gathered)
        print(f"\n{title}")
        print("\n".join(f"  {line}" for line in lines))
        pages.append(_section(title, lines, bars(lesson, gathered)))
    if not shown:
        print("Nobody has answered anything yet.")
    _write(options, pages)


def _section(title, lines, found):
    from nnlib.classroom.class_picture import class_picture
    from nnlib.classroom.worksheet import picture_html

    items = "".join(f"<li>{escape(line, quote=False)}</li>" for line in lines)
    picture = picture_html(class_picture(found, title))
    return (
        f'<section class="class"><h2>{escape(title)}</h2>{picture}<ul>{items}</ul>'
        "</section>"
    )


def _write(options, pages):
    from nnlib.classroom.page import page

    print()
    Files(options).write("class.html", page("The class", "\n".join(pages)))
