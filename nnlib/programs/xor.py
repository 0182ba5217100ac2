"""Train backPropNN of lesson 08 on the logic gate XOR, then print its table."""

import nnlib
from nnlib.checks import whole
from nnlib.programs import add_option, chunks
from nnlib.text import count

PRINT_ITERATIONS = 2500  # print the error every so many iterations
MIN_ERROR = 1e-5


def add_options(parser):
    """Name the options; the defaults are lesson 08's."""
    add_option(parser, "--seed", 8, "number that fixes the random starting weights")
    add_option(parser, "--iterations", 100_000, "maxIterations: the most steps to take")
    add_option(parser, "--rate", 0.2, "trainingRate: the slope times this is the step")


def run(options):
    """Train until the error is small enough, then print the table."""
    iterations = whole("iterations", options.iterations, least=1)
    inputs, targets = nnlib.gate("XOR")
    net = nnlib.backPropNN((2, 2, 1), rng=options.seed)
    print("Error before an iteration: the sum of the four squared differences.")
    for start, length in chunks(iterations, PRINT_ITERATIONS):
        errors = net.train(
            inputs,
            targets,
            maxIterations=length,
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
