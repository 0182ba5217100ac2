"""The programs of ``python -m nnlib``, a file each.

A file's docstring is the program's help. It has two functions: add_options(parser)
names the options, run(options) prints what the program shows. The file is imported
when its program is run and not before, so that no program slows another one down.
"""


def add_option(parser, name, default, words):
    """Add the option `name` with its default, whose type is that of its values."""
    words = f"{words} (default: %(default)s)"
    parser.add_argument(name, type=type(default), default=default, help=words)


def chunks(total, size):
    """Yield the start and the length of each chunk; training stops in between."""
    for start in range(0, total, size):
        yield start, min(size, total - start)
