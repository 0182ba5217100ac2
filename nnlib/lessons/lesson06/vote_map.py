"""W6a, vote map: twenty networks answer for any place. Stands in lesson 06."""

import math
from dataclasses import dataclass
from functools import cache

import numpy as np

from nnlib.data import PEOPLE, SHIFT, people
from nnlib.explorers.base import Explorer, State
from nnlib.explorers.controls import Handle, Knob
from nnlib.explorers.goals import Goal
from nnlib.explorers.ledger import lit
from nnlib.explorers.picture import panel
from nnlib.figures.palette import BLACK, GRAY, label_mark
from nnlib.figures.people_scatter import MEASURED, mark_points
from nnlib.figures.vote_map import VoteMap, is_split, shares_of
from nnlib.network import OurNeuralNetwork
from nnlib.text import count, percent_text

POUNDS, INCHES = (105, 175), (56, 76)
NETWORKS = 20  # with the seeds 1 to 20
FAR = 0.7  # outputs farther apart than this
DATA, LABELS = people()
RAW, _ = people(shifted=False)


@cache
def networks():
    """Return the networks of the lesson: seeds 1 to 20, 1000 epochs each."""
    made = [OurNeuralNetwork(rng=seed) for seed in range(1, NETWORKS + 1)]
    for network in made:
        network.train(DATA, LABELS)
    return made


@cache
def outputs_at(pounds, inches):
    """Return the outputs (20,) of all networks for one place."""
    return opinions([[pounds, inches]])[:, 0]


def opinions(places):
    """Return the outputs (20, n) of all networks for places (n, 2) in lb and in."""
    rows = np.asarray(places, float) - SHIFT
    return np.array([network.feedforward(rows) for network in networks()])


@cache
def tallest_agreed(pounds):
    """Return the largest height at which all networks agree, for these pounds."""
    agreed = [h for h in range(INCHES[0], INCHES[1] + 1) if _all_agree(pounds, h)]
    return max(agreed)


def _all_agree(pounds, inches):
    return np.sum(outputs_at(pounds, inches) > 0.5) in (0, NETWORKS)


@dataclass
class VoteMapState(State):
    """A place on the map, and how many of the networks are asked."""

    pounds: int = SHIFT[0]
    inches: int = SHIFT[1]
    networks: int = 5

    @property
    def outputs(self):
        """The outputs of the networks that are asked."""
        return outputs_at(self.pounds, self.inches)[: self.networks]

    @property
    def votes(self):
        """How many of them are above 0.5."""
        return int(np.sum(self.outputs > 0.5))

    @property
    def apart(self):
        """How far the lowest and the highest output are apart."""
        return float(np.ptp(self.outputs))

    def everybody(self):
        """Whether all networks are asked."""
        return self.networks == NETWORKS

    def ledger(self):
        """Return the vote and the outputs with their numbers."""
        low, high = self.outputs.min(), self.outputs.max()
        asked = lit("networks", str(self.networks))
        return [
            f"votes for label 1 = {self.votes} of {asked} "
            f"= {self.votes / self.networks:.2f}",
            f"lowest output {low:.3f}, highest {high:.3f}, apart {self.apart:.3f}",
        ]

    def sentence(self):
        """Say how far the networks agree."""
        place = f"{self.pounds} lb and {self.inches} in"
        vote = f"{self.votes} of {count(self.networks, 'network')}"
        if self.networks == 1:
            return f"{place}: one network alone always agrees with itself. Ask more."
        if self.votes in (0, self.networks):
            label = 1 if self.votes else 0
            return f"{place}: all {self.networks} networks say label {label}."
        if is_split(np.array(self.votes / self.networks)):
            return f"{place}: {vote} say label 1. Four rows do not settle this place."
        return f"{place}: {vote} say label 1. Most agree, and not all."

    def words(self):
        """Say in words what the picture shows."""
        shares = shares_on_map(self.networks)
        torn = percent_text(is_split(shares).mean())
        return (
            f"Left: map of the votes of {count(self.networks, 'network')} over weight "
            f"and height with the four people; hatched, on {torn} of it, fewer than "
            f"90 % agree. A square is at {self.pounds} lb, {self.inches} in. Right: "
            f"strip of the {count(self.networks, 'output')} there, {self.votes} of "
            "them above 0.5."
        )

    def row(self):
        """Return the cells of the static table."""
        return {
            "weight (lb)": str(self.pounds),
            "height (in)": str(self.inches),
            "votes for label 1": f"{self.votes} of {self.networks}",
            "lowest output": f"{self.outputs.min():.3f}",
            "highest output": f"{self.outputs.max():.3f}",
        }


class VoteMapDrawing:
    """Left the map of the votes with the place, right the outputs there."""

    def __init__(self):
        xlabel, ylabel = MEASURED
        title = "hatched: fewer than 90 % agree\ndrag the square"
        margins = (0.68, 0.1, 0.56, 0.46)
        left = panel(5.2, xlabel=xlabel, ylabel=ylabel, title=title, margins=margins)
        left.figure.set_dpi(72)  # that of SVG: every map is equally fine
        self.map = VoteMap(left, POUNDS, INCHES)
        left.set_yticks([60, 65, 70, 75])
        mark_points(left, RAW, LABELS, PEOPLE)
        self.place = left.plot([], [], "s", color=BLACK, markersize=10, zorder=6)[0]
        right = panel(3.6, xlabel="output", ylabel="seed", margins=margins)
        right.set(xlim=(-0.05, 1.05), ylim=(NETWORKS + 0.8, 0.2), xticks=[0, 0.5, 1])
        right.set_yticks([1, 5, 10, 15, 20])
        right.axvline(0.5, color=GRAY, linewidth=1.2, linestyle=":")
        style = {"linestyle": "none", "markersize": 8, "markeredgewidth": 1.8}
        self.marks = {
            vote: right.plot([], [], **style, **label_mark(vote))[0] for vote in (1, 0)
        }
        self.panels = left, right
        self.asked = None  # how many networks the map shows: few moves change it

    def update(self, state):
        """Show the votes, the place and its outputs."""
        if state.networks != self.asked:
            self.map.update(shares_on_map(state.networks))
            self.asked = state.networks
        self.place.set_data([state.pounds], [state.inches])
        seeds = np.arange(1, state.networks + 1)
        for vote, marks in self.marks.items():
            chosen = (state.outputs > 0.5) == (vote == 1)
            marks.set_data(state.outputs[chosen], seeds[chosen])
        self.panels[1].title.set_text(
            f"circles: above 0.5\n{state.votes} of {state.networks} vote for label 1"
        )


def shares_on_map(asked):
    """Return the share of the first `asked` networks that say label 1: (3600,)."""
    return shares_of(_outputs_on_map()[:asked])


@cache
def _outputs_on_map():
    x, y = np.linspace(*POUNDS, 60), np.linspace(*INCHES, 60)
    return opinions(np.stack(np.meshgrid(x, y), axis=-1).reshape(-1, 2))


def _split_low(state):
    """Return how far the vote is from 9 to 11 of 20, below 64 in."""
    if not state.everybody() or state.inches >= 64:
        return math.inf
    return abs(state.votes - NETWORKS / 2) - 1


def _tallest(state):
    """Return how far the height is from the largest on which all agree, at 133 lb."""
    if not state.everybody() or state.pounds != 133:
        return math.inf
    return abs(state.inches - tallest_agreed(133))


def _dissenter(state):
    """Return how far 19 of 20 are from having one that is far off."""
    if not state.everybody() or state.votes not in (1, NETWORKS - 1):
        return math.inf
    return FAR - state.apart + 1e-9


def _vote_text(state):
    return f"{state.votes} of {state.networks} at {state.pounds} lb, {state.inches} in"


class VoteMapExplorer(Explorer):
    """W6a: move a place over the map and see twenty networks vote."""

    question = (
        "Networks with other seeds learned from the same four rows: do they agree?"
    )
    State, Drawing = VoteMapState, VoteMapDrawing
    lines = 1
    knobs = (
        Knob("pounds", *POUNDS, step=1, label="weight in lb"),
        Knob("inches", *INCHES, step=1, label="height in inches"),
        Knob("networks", 1, NETWORKS, step=1, label="networks asked"),
    )
    presets = {
        "Five networks": {},
        "Twenty networks": {"networks": NETWORKS},
        "Alice's place": {"pounds": 133, "inches": 65, "networks": NETWORKS},
        "Bob's place": {"pounds": 160, "inches": 72, "networks": NETWORKS},
    }
    handles = (
        Handle(
            at=lambda s: [(s.pounds, s.inches)],
            to=lambda s, x, y: {"pounds": x, "inches": y},
        ),
    )
    goals = (
        Goal(
            task="Ask all 20. Find a place below 64 in where 9 to 11 of them vote for "
            "label 1.",
            miss=_split_low,
            value=_vote_text,
            rule="it needs all 20 networks and a height below 64 in.",
            why="Do the losses of the 20 networks show that this place is in doubt: "
            "yes or no?",
            answer="No. All twenty losses are below 0.0025. A loss looks at the four "
            "rows only, and this place is not one of them.",
        ),
        Goal(
            task="Ask all 20, at 133 lb, the weight in Alice's row. What is the "
            "largest height on which they all agree?",
            miss=_tallest,
            value=_vote_text,
            rule="it needs all 20 networks and 133 lb.",
            why="Two inches above Alice they all agree. Do they still at Bob's height: "
            "yes or no?",
            answer="No: at 72 in the vote is 11 to 9. No row of the table has this "
            "weight with this height.",
        ),
        Goal(
            task="Ask all 20. Find a place where 19 of them agree, and yet the lowest "
            "and the highest output are more than 0.7 apart.",
            miss=_dissenter,
            value=lambda s: f"{_vote_text(s)}, {s.apart:.3f} apart",
            rule="it needs all 20 networks, of which 19 agree.",
            why="Does the map of votes show how far off the twentieth is: yes or no?",
            answer="No. A vote forgets how far an output is from 0.5. The strip on the "
            "right still shows it.",
        ),
    )
    twin = {
        "Alice's weight, Bob's height": {
            "pounds": 133,
            "inches": 72,
            "networks": NETWORKS,
        },
        "Alice's place": {"pounds": 133, "inches": 65, "networks": NETWORKS},
        "The middle, five networks": {},
    }
