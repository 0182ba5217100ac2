"""What lesson 02 says in words about its networks, computed again."""

import numpy as np
import pytest

import nnlib
from nnlib import OurNeuralNetwork, backPropNN, sigmoid
from nnlib.network import KNOBS
from nnlib.practice.library import find
from tests.lessons.lesson02.numbers import FIRST, HALF_CUT, SECOND
from tests.notebooks.lessons import definitions, lesson, said

SEEDS = range(100)
BEFORE, AFTER = [2, 3], [-50, 3]


def shuffled(seed, **fixed):
    """Return a network with random knobs, but for those that are `fixed`."""
    rng = np.random.default_rng(seed)
    network = OurNeuralNetwork(rng=rng)
    for name in KNOBS:
        setattr(network, name, fixed.get(name, rng.uniform(0.5, 2)))
    return network


def matters(network, change, x=(0.3, -0.2)):
    """Say whether the output changes when change(network, x) returns other inputs."""
    before = network.feedforward(list(x))
    return network.feedforward(change(network, list(x))) != before


def other_x1(_network, x):
    return [x[0] + 0.5, x[1]]


def turned(name):
    """Return a change that turns the knob `name` and leaves the inputs."""

    def change(network, x):
        setattr(network, name, getattr(network, name) + 0.5)
        return x

    return change


def test_a_larger_network_has_hidden_layers_one_behind_the_other():
    said("02", "A larger network can have several, one behind the other")
    assert backPropNN((3, 4, 4, 2)).numLayers - 1 == 2


def test_three_neurons_three_formulas_and_the_hand_give_the_same_number():
    said("02", "The output is 0.7216325609518421, the number that we found by hand.")
    said("02", "The same number a third time: 0.7216325609518421.")
    three, ours = definitions(lesson("02"), "ThreeNeurons", "OurNeuralNetwork")
    by_hand = sigmoid(0 * sigmoid(3) + 1 * sigmoid(3) + 0)
    assert repr(float(by_hand)) == "0.7216325609518421"
    assert three([0, 1], bias=0).feedforward(np.array(BEFORE)) == by_hand
    assert ours().feedforward(BEFORE) == FIRST.feedforward(BEFORE) == by_hand


def test_the_first_example_hides_mistakes_and_the_second_shows_them():
    said("02", "Both print 0.7216. Both versions are wrong")
    said("02", "so a mix-up changes nothing")
    said("02", "so a forgotten bias changes nothing either")
    swapped, h1_twice = definitions(lesson("02"), "swapped", "h1_twice")
    h, right = sigmoid(3), FIRST.feedforward(BEFORE)
    assert swapped(FIRST, h, h) == h1_twice(FIRST, h, h) == right
    assert FIRST.b1 == FIRST.b2 == FIRST.b3 == 0

    said("02", "Now all three numbers differ: 0.1929 is right")
    h1, h2 = sigmoid(1), sigmoid(2)
    outputs = {SECOND.feedforward(BEFORE), swapped(SECOND, h1, h2)}
    assert len({round(float(x), 4) for x in outputs | {h1_twice(SECOND, h1, h2)}}) == 3


def test_all_weights_of_the_second_example_differ_and_no_bias_is_0():
    said("02", "all weights different, and no bias 0")
    assert len({getattr(SECOND, f"w{i}") for i in range(1, 7)}) == 6
    assert SECOND.b1 and SECOND.b2 and SECOND.b3


def test_the_copy_starts_with_random_knobs_and_then_gives_the_same_output():
    said("02", "Its knobs start as random numbers")
    starts = {OurNeuralNetwork(rng=seed).w1 for seed in SEEDS}
    assert len(starts) == len(SEEDS)
    said("02", "Then both networks give the same output.")
    (built,) = definitions(lesson("02"), "OurNeuralNetwork")
    for seed in SEEDS:
        kept, ours = shuffled(seed), built()
        for name in KNOBS:
            setattr(ours, name, getattr(kept, name))
        assert ours.feedforward(BEFORE) == pytest.approx(
            kept.feedforward(BEFORE), rel=1e-14
        )


def test_the_copy_checks_what_it_is_given_and_can_learn():
    said("02", "The copy checks what it is given, and it can also learn")
    with pytest.raises(ValueError, match="x must"):
        nnlib.OurNeuralNetwork(rng=1).feedforward([2, 3, 4])
    losses = nnlib.OurNeuralNetwork(rng=1).train(*nnlib.people(), epochs=50)
    assert losses[-1] < losses[0]


def test_nothing_of_x1_gets_through_two_weights_of_0():
    said("02", "nothing of $x_1$ gets through, whatever it is")
    outputs = {FIRST.feedforward([x1, 3]) for x1 in np.linspace(-1e6, 1e6, 101)}
    assert outputs == {FIRST.feedforward(AFTER)}


def test_one_weight_of_0_is_not_enough():
    said("02", "One weight of 0 is not enough.")
    assert find("02.p3", "p").answer == "Yes"
    assert HALF_CUT.feedforward(BEFORE) != HALF_CUT.feedforward(AFTER)
    for seed in SEEDS:
        for name in ("w1", "w3", "w5", "w6"):
            assert matters(shuffled(seed, **{name: 0}), other_x1), (seed, name)


def test_one_0_on_each_way_is_enough():
    said("02", "One 0 on each way is enough.")
    for seed in SEEDS:
        for first in ("w1", "w5"):
            for second in ("w3", "w6"):
                network = shuffled(seed, **{first: 0, second: 0})
                assert not matters(network, other_x1), (seed, first, second)


def test_behind_a_w5_of_0_three_knobs_can_change_nothing():
    said("02", "These three work on h1 only")
    assert next(o for o in find("02.c1", "c").options if o.is_right).text == (
        "w1, w2 and b1."
    )
    for seed in SEEDS:
        for name in ("w1", "w2", "b1"):
            assert not matters(shuffled(seed, w5=0), turned(name)), (seed, name)
        for change in (other_x1, *map(turned, ("w3", "w4", "w6", "b2", "b3", "w5"))):
            assert matters(shuffled(seed, w5=0), change), seed


def test_the_larger_network_has_46_parameters():
    said("02", "That makes 46.")
    said("02", "Ten neurons: 4 + 4 + 2.")
    network = backPropNN((3, 4, 4, 2))
    assert [W.size for W in network.weights] == [16, 20, 10]
    assert sum(W.size for W in network.weights) == 46


def test_running_is_not_learning():
    said("02", "nobody has turned one")
    network = shuffled(1)
    before = [getattr(network, name) for name in KNOBS]
    assert len({network.feedforward(BEFORE) for _ in range(1000)}) == 1
    assert [getattr(network, name) for name in KNOBS] == before


@pytest.mark.parametrize(
    ("id", "words"),
    [
        (
            "02.e2",
            "It agrees with the network of this course on three sets of numbers.",
        ),
        ("02.e4", "the output is right for three sets of them"),
    ],
)
def test_functions_are_tried_on_three_sets_of_numbers(id, words):
    said("02", words)
    assert len(find(id, "e").judge.probes) == 3


def test_the_2_3_1_network_has_13_knobs():
    said("02", "Nine numbers for the hidden layer and four for the output neuron.")
    said("02", "Thirteen knobs")
    assert [W.size for W in backPropNN((2, 3, 1)).weights] == [9, 4]
