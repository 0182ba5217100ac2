"""The words of a figure: the sentence that says what is drawn, with its numbers.

Every drawing function leaves such a sentence on its Axes with `say`; `show` makes
it the picture's alternative text and caption. Matplotlib does not draw the label
of an Axes, which makes it a good home for the words.
"""

from nnlib.text import minus_signs


def say(ax, words):
    """Leave the words of the picture on the Axes, for `show`, with true minus signs."""
    ax.set_label(minus_signs(words))


def words_of(figure):
    """Return the words that the drawing functions left on a figure, joined."""
    labels = [ax.get_label() for ax in figure.axes]
    # Matplotlib labels its own helpers, such as a color bar, in angle brackets.
    return " ".join(text for text in labels if text and text[0] not in "<_")
