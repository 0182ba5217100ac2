"""Worksheet of lesson 06, which asks what a network has learned."""

from functools import cache

import numpy as np

from nnlib import PEOPLE, SHIFT, OurNeuralNetwork, mse_loss, people
from nnlib.classroom.sheet import (
    Drawing,
    Gap,
    Grid,
    Ledger,
    Open,
    Questions,
    Row,
    Worksheet,
)
from nnlib.figures import MEASURED, decision_surface, people_scatter

SEEDS = (1, 2, 3, 4, 5)
PLACES = ((128, 63), (130, 72), (133, 72), (150, 61))
RAW, LABELS = people(shifted=False)
CASES = (  # an output, and its label
    *((0.8, 1), (0.3, 0), (0.6, 0), (0.9, 1)),
    *((0.4, 1), (0.7, 1), (0.2, 0), (0.1, 0)),
)


@cache
def network(seed):
    """Return a network that was trained on the four people, as in section 2."""
    built = OurNeuralNetwork(rng=seed)
    built.train(*people())
    return built


def opinions(place):
    """Return what the five networks answer for pounds and inches, 3 digits each."""
    row = np.array(place) - SHIFT
    return [round(float(network(seed).feedforward(row)), 3) for seed in SEEDS]


def votes_row(place):
    """Return a place, the five outputs and the gaps for votes and share."""
    outputs = opinions(place)
    votes = sum(output > 0.5 for output in outputs)
    said = (f"{output:.3f}" for output in outputs)
    return f"{place[0]} lb, {place[1]} in", *said, Gap(votes), Gap(votes / len(SEEDS))


def count(output_high, label):
    """Return how many cases are on this side of 0.5 and have this label."""
    return sum((o > 0.5) == output_high and y == label for o, y in CASES)


def scatter():
    """Return the four people without any border."""
    return people_scatter(RAW, LABELS, PEOPLE, axis_labels=MEASURED)


def surface():
    """Return one network's answers, with its border."""
    return decision_surface(
        lambda rows: network(1).feedforward(rows - SHIFT),
        RAW,
        LABELS,
        PEOPLE,
        x_range=(105, 175),
        y_range=(56, 76),
        axis_labels=MEASURED,
    )


WORKSHEET = Worksheet(
    number=6,
    parts=(
        Grid(
            "Five networks vote",
            "Five networks learned from the same four people, with the seeds 1 to 5. "
            "An output above 0.5 is a vote for label 1. Count the votes.",
            head=("place", *(f"seed {seed}" for seed in SEEDS), "votes", "share"),
            rows=tuple(map(votes_row, PLACES)),
        ),
        Drawing(
            "Where is the border?",
            "Draw two different lines, each with all four people on the right side. "
            "Mark a place where the two lines disagree.",
            empty=scatter,
            filled=surface,
        ),
        Grid(
            "Two kinds of mistakes",
            "Outputs and labels: "
            + ", ".join(f"{output} ({label})" for output, label in CASES)
            + ". The labels are in parentheses, the threshold is 0.5. Count the cases.",
            head=("", "says 1", "says 0"),
            rows=(
                ("label 1", Gap(count(True, 1)), Gap(count(False, 1))),
                ("label 0", Gap(count(True, 0)), Gap(count(False, 0))),
            ),
        ),
        Ledger(
            "Worse than knowing nothing?",
            "Three new people have the labels 1, 0 and 0. The outputs are 0.1, 0.9 and "
            "0.2. Compare the loss with that of an answer of 0.5 to everybody.",
            rows=(
                Row(
                    "the loss",
                    "mean of the three squares:",
                    Gap(mse_loss(np.array([1, 0, 0]), np.array([0.1, 0.9, 0.2]))),
                ),
                Row(
                    "always 0.5",
                    "loss:",
                    Gap(mse_loss(np.array([1, 0, 0]), np.full(3, 0.5))),
                ),
            ),
        ),
        Questions("06.c1", "06.c2", "06.c3"),
        Open(
            "Talk about it",
            "People made many decisions before the first training step. Name three. "
            "Which one mattered most?",
            listen_for="which rows, which two labels, which features, the shift, the "
            "loss, the size of the network, when to stop, what it is used for.",
            lines=3,
        ),
    ),
)
