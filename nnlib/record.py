"""The learner's record: one small file next to the notebooks, and nothing else.

It holds what was answered, noted and rated, and where explorers were left. It is
written when a learner answers, and may be deleted at any time. Two lessons may write
at once, an unreadable file is kept aside, and where nothing can be written, the record
lives as long as the kernel and `trouble` says why. Nothing here ever raises an error.

Where NNLIB_PROGRESS is "off", and outside a notebook, no file is written; where it is
"none", and under pytest, nothing is kept at all.
"""

import errno
import json
import os
import sys
from pathlib import Path

from nnlib.record_file import FILE, PARTS, UnreadableError, add, read

_folder = Path.cwd()  # an answer that changes the working folder moves nothing
_pending = {part: {} for part in PARTS}  # what no file holds yet
_said = {"trouble": "", "kept aside": ""}


def remember(key, value):
    """Keep `value`, a dict, for the item `key`, such as "03.e2" or "O3.1"."""
    _remember("items", key, value)


def recall():
    """Return what is kept for all items: a dict from their ids to dicts."""
    return _recall("items")


def remember_explorer(name, knobs):
    """Keep how the explorer `name` was left: the dict `knobs`."""
    _remember("explorers", name, knobs)


def recall_explorer(name):
    """Return the knobs that are kept for the explorer `name`, or an empty dict."""
    return _recall("explorers").get(name, {})


def trouble():
    """Say why nothing can be kept here, as the end of a sentence, or return ""."""
    if _mode() == "file":
        _write()  # tries the folder, and what could not be kept before
        return _said["trouble"]
    if _mode() == "none":
        return ""
    off = os.environ.get("NNLIB_PROGRESS") == "off"
    return "NNLIB_PROGRESS is off" if off else "this is not a notebook"


def kept_aside():
    """Return the name under which an unreadable file was kept aside, or ""."""
    return _said["kept aside"]


def _remember(part, key, value):
    if _mode() == "none":
        return
    try:
        value = json.loads(json.dumps(value, default=lambda number: number.item()))
    except (AttributeError, TypeError, ValueError, RecursionError):
        return  # no value that a file could hold
    if _recall(part).get(key) != value:
        _pending[part][key] = value
        if _mode() == "file":
            _write()


def _recall(part):
    kept = {}
    if _mode() == "file":
        try:
            kept = read(_folder)[part]
        except UnreadableError:
            _write()  # keeps it aside
        except OSError as error:
            _said["trouble"] = _why(error)
    return {**kept, **_pending[part]}


def _write():
    """Add what is pending to the file."""
    try:
        aside = add(_folder, _pending)
    except OSError as error:
        _said["trouble"] = _why(error)
        return
    _said["trouble"] = ""
    _said["kept aside"] = aside or _said["kept aside"]
    for part in PARTS:
        _pending[part].clear()


def _why(error):
    if isinstance(error, FileExistsError):
        return "another program is writing the progress file"
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return "the disk is full"
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return "the file or its folder is read-only"
    return f"the file {FILE} cannot be written ({error.strerror})"


def _mode():
    """Return where the record is kept: "file", "memory" or "none"."""
    switch = os.environ.get("NNLIB_PROGRESS")
    if "PYTEST_VERSION" in os.environ or switch == "none":
        return "none"
    return "file" if switch != "off" and _in_notebook() else "memory"


def _in_notebook():
    ipython = sys.modules.get("IPython")  # loaded, where a kernel runs
    return ipython is not None and hasattr(ipython.get_ipython(), "kernel")
