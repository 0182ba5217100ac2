"""W6a: what the vote map says of a place, beside what all explorers promise."""

import numpy as np
import pytest

from nnlib.explorers import VoteMapExplorer
from nnlib.lessons.lesson06.vote_map import (
    VoteMapDrawing,
    VoteMapState,
    networks,
    shares_on_map,
    tallest_agreed,
)
from tests.lessons.lesson06.numbers import opinion, votes_on_map


def test_the_networks_are_those_of_the_lesson():
    outputs = VoteMapState(pounds=133, inches=72, networks=20).outputs
    assert outputs == pytest.approx([opinion(seed, (133, 72)) for seed in range(1, 21)])
    np.testing.assert_array_equal(20 * shares_on_map(20), votes_on_map())
    assert len(networks()) == 20


@pytest.mark.parametrize(
    ("knobs", "words"),
    [
        ((133, 65, 20), "all 20 networks say label 1."),
        ((160, 72, 20), "all 20 networks say label 0."),
        ((133, 72, 20), "11 of 20 networks say label 1. Four rows do not settle"),
        ((135, 66, 20), "18 of 20 networks say label 1. Most agree, and not all."),
        ((133, 72, 1), "one network alone always agrees with itself"),
    ],
)
def test_the_sentence_says_how_far_they_agree(knobs, words):
    assert words in VoteMapState(*knobs).sentence()


def test_the_ledger_counts_and_measures():
    assert VoteMapState(133, 72, 20).ledger() == [
        "votes for label 1 = 11 of {networks|20} = 0.55",
        "lowest output 0.041, highest 0.967, apart 0.926",
    ]


def test_the_strip_shows_each_output_with_its_vote():
    drawing, state = VoteMapDrawing(), VoteMapState(133, 72, 5)
    drawing.update(state)
    for vote, line in drawing.marks.items():
        places, seeds = line.get_data()
        assert np.array_equal(state.outputs[np.array(seeds, int) - 1], places)
        assert ((places > 0.5) == (vote == 1)).all()
    assert sum(len(line.get_xdata()) for line in drawing.marks.values()) == 5
    assert drawing.place.get_xydata().tolist() == [[133, 72]]


def test_dragging_the_square_moves_the_place_to_whole_numbers():
    explorer = VoteMapExplorer()
    explorer.drag(0, 149.6, 61.2)
    explorer.drop()
    assert (explorer.state.pounds, explorer.state.inches) == (150, 61)


def test_the_goals_count_only_with_all_twenty():
    low, tall, dissent = VoteMapExplorer.goals
    assert (
        low.miss(VoteMapState(137, 62, 20)) <= 0 < low.miss(VoteMapState(137, 62, 19))
    )
    assert low.miss(VoteMapState(133, 72, 20)) == np.inf  # the lesson prints this one
    assert tallest_agreed(133) == 67
    assert tall.miss(VoteMapState(133, 67, 20)) == 0
    assert tall.miss(VoteMapState(133, 68, 20)) == tall.miss(VoteMapState(133, 66, 20))
    assert dissent.miss(VoteMapState(134, 62, 20)) <= 0
    assert dissent.miss(VoteMapState(133, 62, 20)) > 0


def test_what_the_answers_to_the_goals_say():
    # "Two inches above Alice they all agree"; "at 72 in the vote is 11 to 9"
    assert VoteMapState(133, 67, 20).votes == 20
    assert VoteMapState(133, 72, 20).votes == 11
