"""The numbers that the practice of lesson 02 quotes, and where they come from."""

from nnlib import sigmoid

# Exercise 1: the inputs 0 and -2, the weights -1, -2, 3, 2, 1, 2, the biases -2, 3, -2.
H1 = sigmoid(-1 * 0 + -2 * -2 - 2)
H2 = sigmoid(3 * 0 + 2 * -2 + 3)
LAST_SUM = 1 * H1 + 2 * H2 - 2

GIVEN = {"02.w1": {"0.5"}}  # one of the options
COMPUTED = {
    "02.p2": {"0.95": lambda: sigmoid(3), "0.5": lambda: sigmoid(0)},
    "02.e1": {
        "0.881": lambda: H1,
        "0.269": lambda: H2,
        "0.581": lambda: LAST_SUM,
        "0.359": lambda: sigmoid(LAST_SUM),
    },
}
