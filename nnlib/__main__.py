"""The programs of the course in a terminal.

    python -m nnlib start     open the lessons, as copies in a folder of your own
    python -m nnlib people    the 2-2-1 network of lesson 05, four people
    python -m nnlib xor       backPropNN of lesson 07, the logic gate XOR

Add --help to see the options of a program.
"""

import argparse
import math
import sys

import nnlib
from nnlib.desk import start
from nnlib.text import count

PRINT_EPOCHS = 10  # people: print the loss every so many epochs
PRINT_ITERATIONS = 2500  # xor: print the error every so many iterations
MIN_ERROR = 1e-5


def main(argv=None):
    """Run the program that `argv` names; return the exit code."""
    parser = _parser()
    options = parser.parse_args(argv)
    try:
        options.run(options)
    except ValueError as error:  # such as a rate so large that a knob leaves all range
        parser.error(str(error))
    except KeyboardInterrupt:
        print("\nStopped by Ctrl-C.", flush=True)
        return 130  # what terminals expect after Ctrl-C
    return 0


def people(options):
    """Train on the four people, then print the outputs for Emily and Frank."""
    data, labels = nnlib.people()
    net = nnlib.OurNeuralNetwork(rng=options.seed)
    print("Loss after an epoch. The count starts at 0: epoch 0 is the first.")
    for start, epochs in _chunks(options.epochs, PRINT_EPOCHS):
        losses = net.train(data, labels, learn_rate=options.rate, epochs=epochs)
        print(f"epoch {start:<6} loss {losses[0]:.4f}", flush=True)
    print(f"Stopped after {count(options.epochs, 'epoch')}, loss {losses[-1]:.4f}.")
    print()
    print("Two people whom the network was not trained on:")
    outputs = net.feedforward(nnlib.new_people())
    for name, output in zip(nnlib.NEW_PEOPLE, outputs, strict=True):
        nearer = 1 if output > 0.5 else 0
        print(f"{name}: output {output:.3f}, nearer to label {nearer}")


def xor(options):
    """Train on XOR until the error is small enough, then print the table."""
    inputs, targets = nnlib.gate("XOR")
    net = nnlib.backPropNN((2, 2, 1), rng=options.seed)
    print("Error before an iteration: the sum of the four squared differences.")
    for start, iterations in _chunks(options.iterations, PRINT_ITERATIONS):
        errors = net.train(
            inputs,
            targets,
            maxIterations=iterations,
            minError=MIN_ERROR,
            trainingRate=options.rate,
        )
        print(f"iteration {start:<8} error {errors[0]:.6f}", flush=True)
        if errors[-1] <= MIN_ERROR:
            break
    _say_why_it_stopped(start + len(errors), errors[-1])
    print()
    _print_table(inputs, net.FP(inputs), targets)


def _say_why_it_stopped(iterations, error):
    enough = error <= MIN_ERROR
    limit = "minError" if enough else "maxIterations"
    print(f"Stopped after {count(iterations, 'iteration')}: {limit} is reached.")
    print(f"The last one started at error {error:.6f}.", end=" ")
    print(f"minError {MIN_ERROR:.5f} is {'' if enough else 'not '}reached.")


def _print_table(inputs, outputs, targets):
    print("Input    Output   Target")
    for x, output, target in zip(inputs, outputs, targets, strict=True):
        print(f"[{x[0]:.0f}, {x[1]:.0f}]   {output[0]:.4f}   {target[0]:.0f}")


def _chunks(total, size):
    """Yield the start and the length of each chunk; training stops in between."""
    for start in range(0, total, size):
        yield start, min(size, total - start)


def _parser():
    parser = argparse.ArgumentParser(
        prog="python -m nnlib",
        description="Run one of the programs of the course.",
        epilog="Add --help after a program to see its options.",
    )
    programs = parser.add_subparsers(required=True, metavar="program")
    opening = programs.add_parser("start", help="open the lessons in JupyterLab")
    opening.set_defaults(run=start.run)
    start.add_options(opening)
    _add(
        programs,
        people,
        "train a 2-2-1 network on four people, as lesson 05 does",
        seed=215,
        length=("--epochs", 1000, "how often all four people are used"),
        rate=0.1,
    )
    _add(
        programs,
        xor,
        "train backPropNN((2, 2, 1)) on XOR, as lesson 07 does",
        seed=8,
        length=("--iterations", 100_000, "maxIterations: the most steps to take"),
        rate=0.2,
    )
    return parser


def _add(programs, run, about, *, seed, length, rate):
    """Add a program with its options, which have the lesson's values by default."""
    parser = programs.add_parser(run.__name__, help=about, description=about)
    parser.set_defaults(run=run)
    parser.add_argument(
        "--seed",
        type=_whole(0),
        default=seed,
        help="number that fixes the random starting weights (default: %(default)s)",
    )
    name, default, words = length
    parser.add_argument(
        name, type=_whole(1), default=default, help=f"{words} (default: %(default)s)"
    )
    parser.add_argument(
        "--rate",
        type=_rate,
        default=rate,
        help="learning rate: the share of the slope to step by (default: %(default)s)",
    )


def _whole(least):
    """Return a reader of whole numbers from `least` on, for argparse."""

    def read(text):
        try:
            number = int(text)
        except ValueError:
            number = least - 1
        if number < least:
            raise argparse.ArgumentTypeError(
                f"must be a whole number, {least} or more, but it is {text!r}"
            )
        return number

    return read


def _rate(text):
    """Read a learning rate for argparse."""
    try:
        number = float(text)
    except ValueError:
        number = math.nan
    if not 0 <= number < math.inf:
        raise argparse.ArgumentTypeError(
            f"must be a number, 0 or more, but it is {text!r}"
        )
    return number


if __name__ == "__main__":
    sys.exit(main())
