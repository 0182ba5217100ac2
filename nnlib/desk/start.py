"""Open the course: the start page, or the lesson where you left off.

The lessons are copies in a folder of your own, my-course. What you write there is
never written over.
"""

import errno
import os
import shlex
import sys
import webbrowser
from importlib.util import find_spec
from pathlib import Path

from nnlib.desk import lab
from nnlib.desk.folder import Desk, RefusedError, lesson_called
from nnlib.desk.place import page_to_open

COURSE = Path(__file__).resolve().parents[2]
MY_COURSE = "my-course"
WORDS = {
    errno.ENOSPC: "The disk is full",
    errno.EDQUOT: "Your share of the disk is full",
    errno.EACCES: "This may not be written",
    errno.EPERM: "This may not be written",
    errno.EROFS: "This may not be written",
}


def add_options(parser):
    """Name the options of the command."""
    parser.add_argument(
        "--folder",
        type=Path,
        default=COURSE / MY_COURSE,
        help=f"where your copies of the lessons are (default: {MY_COURSE})",
    )
    parser.add_argument(
        "--fresh",
        metavar="LESSON",
        help="begin a lesson again, such as 03; your copy is kept, with the date",
    )
    parser.add_argument(
        "--no-browser",
        action="store_true",
        help="print the address and open no browser",
    )
    parser.add_argument(
        "--port",
        type=int,
        default=lab.USUAL_PORT,
        help="where JupyterLab listens (default: %(default)s, or the next free one)",
    )
    parser.add_argument(
        "jupyter",
        nargs="*",
        metavar="-- OPTION",
        help="options for JupyterLab, such as -- --ip=0.0.0.0",
    )


def run(options):
    """Lay out the folder and open it in JupyterLab, until Ctrl-C."""
    sys.stdout.reconfigure(errors="backslashreplace")  # for a terminal without the ö
    try:
        _run(options)
    except RefusedError as refused:
        sys.exit(str(refused))
    except OSError as problem:
        sys.exit(in_words(problem))


def _run(options):
    if find_spec("jupyterlab") is None:
        raise RefusedError(f"JupyterLab is not installed. {_install()}")
    if not (COURSE / "notebooks").is_dir():
        raise RefusedError(
            "The lessons were not found: nnlib was installed without them. Get the "
            "whole course, and install it from its own folder as its README says."
        )
    if not 0 < options.port < 2**16:
        raise ValueError(f"port must be from 1 to 65535, but it is {options.port}")
    _refuse_root(options.jupyter)
    page = lesson_called(options.fresh) if options.fresh else None
    folder = options.folder.expanduser().absolute()
    if folder.is_dir() and (server := lab.already_open(folder)):
        _open_again(server, page or page_to_open(folder), options)
        return
    desk = Desk(folder, COURSE / "notebooks")
    desk.lay_out(options.fresh)
    for sentence in desk.said:
        print(sentence)
    if not lab.settings_are_current():
        print(f"The course's settings for JupyterLab are not installed. {_install()}")
    _open(folder, page or page_to_open(folder), options)


def _open(folder, page, options):
    """Run JupyterLab until it is ended, and say how to go on."""
    opens_browser = not options.no_browser and lab.has_browser()

    def ready(address, port):
        if port != options.port:
            print(f"Another program uses port {options.port}, so this is port {port}.")
        if not (opens_browser or options.no_browser):
            print("No browser was found. Open the address below in one.")
        print(f"\nThe course is open at {page}. Its address:\n\n    {address}\n")
        print("Leave this window open while you work. To end: save your lessons in the")
        print("browser (Ctrl+S), then press Ctrl+C in this window.", flush=True)

    try:
        lab.run(folder, page, options.port, opens_browser, options.jupyter, ready)
    except SystemExit as stopped:
        if stopped.code:
            raise RefusedError(
                "JupyterLab did not start; it says why above. Your lessons are safe."
            ) from None
    print(f"\nJupyterLab has ended. What you saved is in {folder}.")
    again = "-m nnlib start"
    if folder != COURSE / MY_COURSE:
        again += f" --folder {quoted(folder)}"
    print(f"To go on another day: {_in_terminal(again)}")


def _open_again(server, page, options):
    """Show the JupyterLab that has the folder open already."""
    if options.fresh:
        raise RefusedError(
            "The course is open in JupyterLab. End that first (Ctrl+C in its window), "
            "so that a lesson is not replaced while you work in it."
        )
    address = lab.address_of(server, page)
    print(f"The course is open already. Its address:\n\n    {address}\n")
    if not options.no_browser and not (lab.has_browser() and webbrowser.open(address)):
        print("No browser was found. Open the address in one.")


def _refuse_root(jupyter):
    """Say what JupyterLab asks of an administrator, before anything is laid out."""
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    if is_root and "--allow-root" not in jupyter:
        raise RefusedError(
            "You are the administrator (root), and JupyterLab advises against that. "
            "Start as another user, or add -- --allow-root to the command."
        )


def in_words(problem):
    """Say what an OSError means for the learner's folder."""
    what = WORDS.get(problem.errno, problem.strerror or str(problem))
    name = f": {problem.filename}" if problem.filename else ""
    return (
        f"{what}{name}. No lesson of yours was changed. Make room or choose another "
        "folder with --folder, then start again."
    )


def command_line(python, arguments, course, is_windows=os.name == "nt"):
    """Return what to type in the folder `course` to run `python` with `arguments`."""
    if python.is_relative_to(course):
        python = python.relative_to(course)
    words = quoted(python, is_windows)
    if is_windows and words.startswith('"'):
        words = f"& {words}"  # PowerShell would print a text and run nothing
    return f"{words} {arguments}"


def quoted(path, is_windows=os.name == "nt"):
    """Return a path as one word for the terminal."""
    if is_windows:
        return f'"{path}"' if set(str(path)) & set(" ()'&;,") else str(path)
    return shlex.quote(str(path))


def _in_terminal(arguments):
    command = command_line(Path(sys.executable), arguments, COURSE)
    return f"in a terminal, in the folder {COURSE}, type\n\n    {command}"


def _install():
    return f"To install it: {_in_terminal('-m pip install -r requirements.txt')}"
