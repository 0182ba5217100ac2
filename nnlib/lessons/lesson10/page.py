"""The drawing of W10 as eight lines of text, for the keyboard and the ear.

Each line is a box with a label that a screen reader says.
"""

import ipywidgets as widgets


def line_boxes(explorer, lines):
    """Return a text box for each of the `lines`, which the explorer hears."""
    boxes = widgets.Box([_box(explorer, line) for line in lines])
    return boxes.add_class("nnlib-knobs").add_class("nnlib-paper")


def _box(explorer, line):
    box = widgets.Text(
        getattr(explorer.state, line.name),
        description=line.title,
        continuous_update=False,
    )
    box.style.description_width = "initial"
    box.layout.width = "auto"
    box.observe(lambda change: explorer.turn(line, change["new"]), names="value")
    explorer.inputs[line.name] = [box]
    return box
