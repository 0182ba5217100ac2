"""The programs of the course in a terminal: ``python -m nnlib`` and a program's name.

To add one, write a file as ``nnlib/programs/__init__.py`` says and enter it in
`PROGRAMS`.
"""

import argparse
import os
import sys
from importlib import import_module

import nnlib

PROGRAMS = {  # name: its file, and what it does
    "start": (
        "nnlib.desk.start",
        "open the lessons, as copies in a folder of your own",
    ),
    "people": (
        "nnlib.programs.people",
        "train a 2-2-1 network on four people, as lesson 05 does",
    ),
    "xor": (
        "nnlib.programs.xor",
        "train backPropNN((2, 2, 1)) on XOR, as lesson 08 does",
    ),
    "handout": (
        "nnlib.classroom.handout",
        "for teachers: lessons on paper without answers, and worksheets",
    ),
    "answers": (
        "nnlib.classroom.answers",
        "for teachers: the key to lessons, and cards to vote with",
    ),
    "slides": (
        "nnlib.classroom.slides",
        "for teachers: lessons as slides, live in JupyterLab or as a file",
    ),
    "class": (
        "nnlib.classroom.summary",
        "for teachers: count what a class has answered, without names",
    ),
}


def main(argv=None):
    """Run the program that `argv` names; return the exit code."""
    argv = sys.argv[1:] if argv is None else argv
    name = _parser().parse_args(argv[:1]).program
    program = import_module(PROGRAMS[name][0])
    parser = argparse.ArgumentParser(
        prog=f"python -m nnlib {name}", description=program.__doc__
    )
    program.add_options(parser)
    options = parser.parse_args(argv[1:])
    try:
        program.run(options)
        sys.stdout.flush()
    except ValueError as error:  # the library says what it refuses, and why
        parser.error(str(error))
    except KeyboardInterrupt:
        print("\nStopped by Ctrl-C.", flush=True)
        return 130  # what terminals expect after Ctrl-C
    except BrokenPipeError:  # the reader, such as head, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141  # what terminals expect then
    return 0


def _parser():
    programs = [f"  {name:10}{about}" for name, (_, about) in PROGRAMS.items()]
    parser = argparse.ArgumentParser(
        prog="python -m nnlib",
        description="Run one of the programs of the course.",
        epilog="\n".join(
            ["programs:", *programs, "", "Add --help after a program for its options."]
        ),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("program", choices=PROGRAMS, metavar="program")
    parser.add_argument("--version", action="version", version=nnlib.__version__)
    return parser


if __name__ == "__main__":
    sys.exit(main())
