"""What the commands for teachers share: options, files, and what they refuse."""

import sys
from importlib.util import find_spec
from pathlib import Path

from nnlib.classroom import chromium
from nnlib.classroom.lessons import NOTEBOOKS, ROOT
from nnlib.desk.folder import RefusedError
from nnlib.desk.start import WORDS, command_line
from nnlib.text import list_text

FOLDER = "my-class"


def add_options(parser, lessons=True):
    """Name the options that the commands share."""
    if lessons:
        parser.add_argument(
            "lessons",
            nargs="*",
            metavar="LESSON",
            help="which lessons, such as 03 08 (default: all)",
        )
        parser.add_argument(
            "--pdf",
            action="store_true",
            help="print each file to PDF as well; needs Chromium, Chrome or Edge",
        )
    parser.add_argument(
        "--folder",
        type=Path,
        default=ROOT / FOLDER,
        help=f"where the files are written (default: {FOLDER})",
    )


def guarded(work, options):
    """Run work(options); say in a sentence what cannot be done, and exit with 1."""
    sys.stdout.reconfigure(errors="backslashreplace")
    try:
        work(options)
    except RefusedError as refused:
        sys.exit(str(refused))
    except OSError as problem:
        sys.exit(in_words(problem))


def need(*packages):
    """Raise RefusedError if one of `packages`, which the extra brings, is missing."""
    missing = [package for package in packages if find_spec(package) is None]
    if missing:
        install = command_line(
            Path(sys.executable), '-m pip install -e ".[teach]"', ROOT
        )
        raise RefusedError(
            f"{list_text(missing)} {'is' if len(missing) == 1 else 'are'} not "
            "installed. What teachers need is an extra of the course. To install it, "
            f"type in a terminal, in the folder {ROOT}\n\n    {install}"
        )
    if not NOTEBOOKS.is_dir():
        raise RefusedError(
            "The lessons were not found: nnlib was installed without them. Get the "
            "whole course, and install it from its own folder as its README says."
        )


class Files:
    """Writes files into the folder that the options name, and says so."""

    def __init__(self, options):
        self.folder = options.folder.expanduser().absolute()
        self.browser = None
        if getattr(options, "pdf", False):
            self.browser = chromium.found()
            if not self.browser:
                raise RefusedError(
                    "No Chromium, Chrome or Edge was found, and one of them is needed "
                    "for --pdf. Without --pdf you get the HTML files; print them from "
                    "any browser. The variable CHROMIUM may name the browser's file."
                )
        self.folder.mkdir(parents=True, exist_ok=True)

    def write(self, name, text, query=""):
        """Write the file `name`, and its PDF if one is wanted; print their paths."""
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        print(path)
        if self.browser and path.suffix == ".html":
            pdf = path.with_suffix(".pdf")
            chromium.print_to_pdf(self.browser, path, pdf, query)
            print(pdf)


def in_words(problem):
    """Say what an OSError means for the folder of the files."""
    what = WORDS.get(problem.errno, problem.strerror or str(problem))
    name = f": {problem.filename}" if problem.filename else ""
    return f"{what}{name}. Choose another folder with --folder."
