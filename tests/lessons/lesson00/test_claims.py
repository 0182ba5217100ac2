"""What the start page claims in words is true."""

import numpy as np

from nnlib import OurNeuralNetwork, people
from nnlib.network import KNOBS
from tests.notebooks.lessons import said

LOSSES = OurNeuralNetwork(rng=215).train(*people())


def test_the_loss_is_down_to_a_tenth_after_100_rounds():
    said("00", "After 100 of the 1000 rounds it is already down to about a tenth.")
    assert len(LOSSES) == 1000
    assert 0.095 < LOSSES[99] / LOSSES[0] < 0.105


def test_nine_numbers_are_adjusted_after_each_row():
    said("00", "After each row they are adjusted a little, each in the direction that")
    data, labels = people()
    network = OurNeuralNetwork(rng=215)
    assert len(KNOBS) == 9
    for _ in range(100):
        for x, label in zip(data, labels, strict=True):
            before = np.array([getattr(network, name) for name in KNOBS])
            slopes = np.array(list(network.slopes(x, label).values()))
            network.train(x[None], np.array([label]), learn_rate=0.1, epochs=1)
            after = np.array([getattr(network, name) for name in KNOBS])
            assert np.any(after != before)
            np.testing.assert_allclose(after - before, -0.1 * slopes, atol=1e-15)


def test_the_loss_falls_and_each_answer_ends_near_its_label():
    said(
        "00",
        "On the left the loss falls. On the right each answer ends near its label.",
    )
    data, labels = people()
    network = OurNeuralNetwork(rng=215)
    start = np.mean((labels - network.feedforward(data)) ** 2)
    losses = network.train(data, labels)
    assert np.all(np.diff([start, *losses]) < 0)
    assert np.all(np.abs(labels - network.feedforward(data)) < 0.1)


def test_the_number_says_where_the_network_starts():
    said("00", "The number 215 says which random numbers the network starts with.")
    first, again, other = (OurNeuralNetwork(rng=number) for number in (215, 215, 216))
    assert [getattr(first, k) for k in KNOBS] == [getattr(again, k) for k in KNOBS]
    assert [getattr(first, k) for k in KNOBS] != [getattr(other, k) for k in KNOBS]
