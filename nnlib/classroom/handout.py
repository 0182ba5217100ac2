"""Write lessons as handouts without answers, and a worksheet for each.

A handout is the lesson for reading: its text, code and pictures, with boxes for the
questions. A worksheet is one or two pages to fill with a pencil. Each file stands
alone: it needs no network and holds no script. Print it from a browser, or with --pdf.
"""

from nnlib.classroom.lessons import chosen, read
from nnlib.classroom.writing import Files, add_options, guarded, need

__all__ = ["add_options", "run"]


def run(options):
    """Write the files."""
    guarded(_run, options)


def _run(options):
    entries = chosen(options.lessons)
    need("nbconvert", "latex2mathml")
    from nnlib.classroom.page import page
    from nnlib.classroom.reader import reader
    from nnlib.classroom.worksheet import worksheet_of, worksheet_page

    files = Files(options)
    for entry in entries:
        title = f"Lesson {entry.number}: {entry.title}"
        files.write(f"{entry.notebook}-handout.html", page(title, reader(read(entry))))
        if sheet := worksheet_of(entry):
            text = worksheet_page(sheet, title)
            files.write(f"{entry.notebook}-worksheet.html", text)
        else:
            print(f"Lesson {entry.number} has no worksheet yet.")
