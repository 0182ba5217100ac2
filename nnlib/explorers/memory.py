"""Where an explorer was left: kept in the learner's record."""

from nnlib import record


def left(name, controls):
    """Return the knobs that explorer `name` was left with, if they still fit."""
    kept, knobs = record.recall_explorer(name), {}
    for control in controls:
        if isinstance(kept, dict) and control.name in kept:
            try:
                knobs[control.name] = control.given(kept[control.name])
            except ValueError:  # from an older version of the explorer
                return {}
    return knobs


def leave(name, knobs):
    """Keep the `knobs` of explorer `name`."""
    record.remember_explorer(name, knobs)
