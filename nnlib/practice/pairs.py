"""Matching: which bug is in which loop? One message for each pair that is not so.

A matching is answered with letters: the first letter for loop 1, and so on. The
message for a pair is made of two parts. One says what the chosen bug would show,
the other where to look in the loop at hand.
"""

from nnlib.practice.content import Mistake, When


def wrong_pairs(right, signs, looks, what="Loop"):
    """Return a Mistake for each pair of a place and a letter that is not `right`.

    `right` has one letter per place, `signs` maps each letter to the sentence that
    says what it would show, `looks` has one sentence per place, and `what` is the name
    of a place.
    """
    return tuple(
        Mistake(
            When(_has(place, letter), example=_changed(right, place, letter)),
            f"{what} {place + 1} is not {letter}. {signs[letter]} {looks[place]}",
        )
        for place in range(len(right))
        for letter in signs
        if letter != right[place]
    )


def _has(place, letter):
    return lambda given: given[place : place + 1] == letter


def _changed(right, place, letter):
    return right[:place] + letter + right[place + 1 :]
