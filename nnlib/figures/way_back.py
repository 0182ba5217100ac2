"""The whole way back of a network with one hidden layer, as blocks. Lesson 07."""

from nnlib.checks import whole
from nnlib.figures.palette import FONT, new_axes
from nnlib.figures.shape_blocks import shape_blocks
from nnlib.figures.words import say


def way_back(examples, inputs, hidden):
    """Draw the shapes from the delta of one output to the slopes of `W_hidden`.

    The arguments are numbers of examples and nodes. The first row sends the deltas
    back and drops the row of the ones, the second makes the slopes. Returns the Figure.
    """
    examples = whole("examples", examples, least=1)
    inputs, hidden = whole("inputs", inputs, least=1), whole("hidden", hidden, least=1)
    delta, kept = (1, examples), (hidden, examples)
    every, fed = (hidden + 1, examples), (examples, inputs + 1)
    slopes = (hidden, inputs + 1)
    first, second = new_axes(2, 1, figsize=(6.6, 4.8))
    sent = [("W_out.T", (hidden + 1, 1)), ("delta_out", delta), ("all rows", every)]
    shape_blocks([*sent, ("back", kept)], signs=["×", "=", "→"], ax=first)
    made = [("delta_hidden", kept), ("fed.T", fed), ("slopes_hidden", slopes)]
    shape_blocks(made, ax=second)
    second.set_title("delta_hidden = back * hidden * (1 - hidden)", fontsize=FONT)
    say(
        first,
        f"The way back as blocks drawn to scale. W_out.T {sent[0][1]} times delta_out "
        f"{delta} gives all rows {every}; without the row of the ones it is back "
        f"{kept}. Times the slopes of the sigmoid, number by number, it is "
        f"delta_hidden {kept}.",
    )
    say(second, f"That times fed.T {fed} gives slopes_hidden {slopes}.")
    return first.figure
