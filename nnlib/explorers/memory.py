"""Where an explorer was left: kept in the learner's record, if there is one."""

from importlib import import_module


def left(name, controls):
    """Return the knobs that explorer `name` was left with; those that still fit."""
    record = _record()
    kept = record.recall_explorer(name) if record else {}
    knobs = {}
    for control in controls:
        if isinstance(kept, dict) and control.name in kept:
            try:
                knobs[control.name] = control.given(kept[control.name])
            except ValueError:  # from an older version of the explorer
                return {}
    return knobs


def leave(name, knobs):
    """Keep the `knobs` of explorer `name`."""
    record = _record()
    if record:
        record.remember_explorer(name, knobs)


def _record():
    """Return the module of the record, or None where the course has none."""
    try:
        return import_module("nnlib.record")
    except ImportError:
        return None
