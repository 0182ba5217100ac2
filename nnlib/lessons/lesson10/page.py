"""The paper of W10: 64 squares for mouse and touch, and eight lines of text.

Both show the same drawing. The lines have labels that a screen reader says, and eight
stops of the Tab key are enough for them.
"""

from functools import partial

import ipywidgets as widgets

from nnlib.lessons.lesson10.drawings import INK, PAPER, SIDE
from nnlib.lessons.lesson10.lines import NAMES, Line


class Paper:
    """The squares and the lines of an explorer; `box` holds both."""

    def __init__(self, explorer):
        # One layout for all squares: the page makes 64 of them much faster.
        layout = widgets.Layout(width="30px", height="30px", padding="0", margin="1px")
        self.squares = [
            widgets.ToggleButton(
                layout=layout, tooltip=self._name(place), tabbable=False
            )
            for place in range(SIDE**2)
        ]
        for place, square in enumerate(self.squares):
            square.observe(partial(_paint, explorer, place), names="value")
        self.lines = [_line(explorer, Line(name)) for name in NAMES]
        grid = widgets.GridBox(self.squares)
        grid.layout.grid_template_columns = f"repeat({SIDE}, 32px)"
        self.box = widgets.HBox([grid, widgets.VBox(self.lines)])
        self.box.layout.flex_flow = "row wrap"
        self.box.add_class("nnlib-paper")

    def show(self, picture):
        """Let every square show its part of the picture (64,)."""
        for square, ink in zip(self.squares, picture > 0.5, strict=True):
            square.value = bool(ink)

    def _name(self, place):
        return f"line {place // SIDE + 1}, square {place % SIDE + 1}"


def _line(explorer, line):
    """Return the text box of a line, which the explorer hears."""
    box = widgets.Text(
        getattr(explorer.state, line.name),
        description=line.title,
        continuous_update=False,
    )
    box.layout.width = "16em"
    box.observe(lambda change: explorer.turn(line, change["new"]), names="value")
    explorer.inputs[line.name] = [box]
    return box


def _paint(explorer, place, change):
    """Change one square of the drawing: a new text for its line."""
    line = Line(NAMES[place // SIDE])
    marks = list(getattr(explorer.state, line.name))
    marks[place % SIDE] = INK if change["new"] else PAPER
    explorer.turn(line, "".join(marks))
