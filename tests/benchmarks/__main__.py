"""Measure how fast nnlib is, as ratios against others in the same run.

    python -m tests.benchmarks                     all sections, some minutes
    python -m tests.benchmarks published many      some of the sections
    python -m tests.benchmarks --quick             a trial run, not to be quoted

Prints Markdown and, with the section `growth`, writes a figure. Sections: published
(the tutorials' own code), peers (other libraries), digits (a whole training), growth
(larger networks and data), many (networks side by side), start (imports and lessons).
The peers are in requirements.txt beside this file; those that are missing are left out.
Nothing here passes or fails: times depend on the machine, and so, a little, do their
ratios.

Measure on a machine that does nothing else. Where that cannot be, give the matrix
products one thread, since two that share a busy processor wait for each other:

    OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1 python -m tests.benchmarks
"""

import argparse
from pathlib import Path

from tests.benchmarks import (
    against_peers,
    against_published,
    environment,
    figure,
    growth,
    many_networks,
    reading_digits,
    start,
)

FIGURE = Path(__file__).parent / "out" / "growth.png"
SECTIONS = {
    "published": ("The tutorials' own code", against_published.measure),
    "peers": ("Other libraries", against_peers.measure),
    "digits": ("A whole training on digits", reading_digits.measure),
    "growth": ("How cost grows", growth.measure),
    "many": ("Many networks at once", many_networks.measure),
    "start": ("The start", start.measure),
}


def main(arguments=None):
    options = parse(arguments)
    say("# Benchmarks", environment.describe())
    if options.quick:
        say("A trial run with few rounds: not numbers to quote.")
    for name in options.sections or SECTIONS:
        title, measure = SECTIONS[name]
        say(f"## {title}")
        if name == "growth":
            blocks, grown = measure(options.quick)
            say(*blocks, figure.save(grown, options.figure))
        else:
            say(*measure(options.quick))


def parse(arguments):
    summary, _, details = __doc__.partition("\n\n")
    parser = argparse.ArgumentParser(
        description=summary,
        epilog=details,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("sections", nargs="*", metavar="section", help="all if none")
    parser.add_argument("--quick", action="store_true", help="few rounds, small sizes")
    parser.add_argument("--figure", type=Path, default=FIGURE, help="where to write it")
    options = parser.parse_args(arguments)
    unknown = set(options.sections) - set(SECTIONS)
    if unknown:
        parser.error(
            f"no section {', '.join(unknown)}; there are {', '.join(SECTIONS)}"
        )
    return options


def say(*blocks):
    """Print blocks of Markdown as they come, an empty line after each."""
    print(*blocks, sep="\n\n", end="\n\n", flush=True)


if __name__ == "__main__":
    main()
