"""Worksheet of lesson 05: training the network."""

from nnlib import OurNeuralNetwork, people
from nnlib.classroom.graph_paper import graph_paper
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
from nnlib.figures import loss_curve
from nnlib.lessons.shared.ones import ones_network
from nnlib.text import minus_signs

RATE = 0.1
DATA, LABELS = people()
EPOCHS = 1000
NETWORK = ones_network()
OLD = dict(zip(("w1", "w5", "b3"), (1, 1, 0), strict=True))
SLOPES = NETWORK.slopes(DATA[0], LABELS[0])
START, BOTTOM = 0, 3
SHORT = 100  # epochs to sketch


def step_row(name):
    """Return one knob's update."""
    slope = round(SLOPES[name], 5)
    return (
        name,
        f"{OLD[name]}",
        minus_signs(f"{slope:.5f}"),
        Gap(RATE * slope, 5),
        Gap(OLD[name] - RATE * slope, 5),
    )


def walk(rate, steps=3):
    """Return where a knob goes in the bowl (w − 3)², from the start."""
    places = [START]
    for _ in range(steps):
        places.append(places[-1] - rate * 2 * (places[-1] - BOTTOM))
    return places


def losses():
    """Return the loss of the first epochs of the lesson's training."""
    return OurNeuralNetwork(rng=215).train(DATA, LABELS, epochs=SHORT)


WORKSHEET = Worksheet(
    number=5,
    parts=(
        Grid(
            "One update by hand",
            f"The slopes are those for Alice, from lesson 04. The learning rate is "
            f"{RATE}. New knob = old knob − learning rate × slope.",
            head=("knob", "old", "slope", "rate × slope", "new"),
            rows=tuple(map(step_row, OLD)),
        ),
        Grid(
            "Three steps in a bowl",
            f"The loss is (w − {BOTTOM})², and its slope at w is 2 × (w − {BOTTOM}). "
            f"Start at w = {START}. Which rate arrives, and which never does?",
            head=("learning rate", "start", "step 1", "step 2", "step 3"),
            rows=tuple(
                (f"{rate:g}", f"{START}", *map(Gap, walk(rate)[1:]))
                for rate in (0.1, 0.5, 1.0, 1.1)
            ),
        ),
        Ledger(
            "Count the updates",
            f"{len(DATA)} people, one after the other, for {EPOCHS} epochs.",
            rows=(
                Row("one epoch", "updates of each knob:", Gap(len(DATA))),
                Row(
                    "the training",
                    "updates of each knob:",
                    Gap(len(DATA)),
                    "×",
                    Gap(EPOCHS),
                    "=",
                    Gap(len(DATA) * EPOCHS),
                ),
            ),
        ),
        Drawing(
            "Sketch the loss",
            f"The loss after the first epoch is {losses()[0]:.2f}. How will it go on, "
            f"up to epoch {SHORT}? Sketch first, then compare with section 4.",
            empty=lambda: graph_paper(
                (0, SHORT), (0, 0.3), "epoch", "loss", guide=0.25
            ),
            filled=lambda: loss_curve(losses()),
        ),
        Questions("05.c1", "05.c2", "05.c3"),
        Open(
            "Talk about it",
            "When would you stop a training, and how would you notice?",
            listen_for="a loss that hardly falls, a limit decided before, people who "
            "were not trained on. A falling loss alone does not prove right slopes.",
        ),
    ),
)
