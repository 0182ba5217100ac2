"""The learner's record: one small file next to the notebooks, and nothing else.

It holds what was answered, noted and rated, and where explorers were left. It is
written when a learner answers, and may be deleted at any time. Two lessons may write
at once, an unreadable file is kept aside, and where nothing can be written, the record
lives as long as the kernel and `trouble` says why. Nothing here ever raises an error.

This is the one file of the core that reads or writes files. Where NNLIB_PROGRESS is
"off", and outside a notebook, no file is written; where it is "none", and under pytest,
nothing is kept at all.
"""

import errno
import json
import os
import time
from contextlib import contextmanager, suppress
from pathlib import Path

FILE = ".nnlib_progress.json"
VERSION = 2
PARTS = ("items", "explorers")
# Seconds to wait for another lesson that is writing. Writing takes milliseconds, so an
# older lock was left behind by a program that was ended.
PATIENCE = 2.0

_folder = Path.cwd()  # an answer that changes the working folder moves nothing
_pending = {part: {} for part in PARTS}  # what no file holds yet
_said = {"trouble": "", "kept aside": ""}


class UnreadableError(ValueError):
    """The file is no record of ours, or of a later version."""


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


def read(folder):
    """Return the record in `folder`: {"version", "items", "explorers"}.

    Changes nothing. No file is an empty record; raises UnreadableError for a file that
    is not ours, OSError for one that may not be read.
    """
    try:
        text = (Path(folder) / FILE).read_text(encoding="utf-8-sig")
        found = json.loads(text) if text.strip("\0 \r\n\t") else {}
    except FileNotFoundError:
        found = {}
    except (ValueError, RecursionError) as error:
        raise UnreadableError(f"{FILE} cannot be read") from error
    return _as_record(found)


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
    """Add what is pending to the file, and leave there what others have written."""
    try:
        with _lock():
            try:
                kept = read(_folder)
            except UnreadableError:
                kept = _as_record({})
                _said["kept aside"] = _keep_aside()
            if any(_pending.values()):
                for part in PARTS:
                    kept[part].update(_pending[part])
                _replace(json.dumps(kept, indent=1, sort_keys=True) + "\n")
    except OSError as error:
        _said["trouble"] = _why(error)
    else:
        _said["trouble"] = ""
        for part in PARTS:
            _pending[part].clear()


def _as_record(found):
    """Return what a file held as a record; raise UnreadableError if it is not ours."""
    if not isinstance(found, dict):
        raise UnreadableError(f"{FILE} holds no record")
    if "version" not in found:  # version 1: a flat dict from ids to words
        if not all(isinstance(word, str) for word in found.values()):
            raise UnreadableError(f"{FILE} holds no record")
        now = {"committed": "noted"}
        words = {id: {"outcome": now.get(word, word)} for id, word in found.items()}
        found = {"items": words}
    elif found["version"] != VERSION:
        raise UnreadableError(f"{FILE} is of another version")
    parts = {part: found.get(part, {}) for part in PARTS}
    for kept in parts.values():
        if not isinstance(kept, dict) or not all(
            isinstance(value, dict) for value in kept.values()
        ):
            raise UnreadableError(f"{FILE} holds no record")
    return {"version": VERSION, **parts}


def _keep_aside():
    """Rename the unreadable file; return its new name, which no other file has."""
    stamp, number = time.strftime("%Y-%m-%d-%H%M%S"), 1
    while (_folder / (name := f"nnlib_progress_kept_{stamp}_{number}.json")).exists():
        number += 1
    (_folder / FILE).rename(_folder / name)
    return name


def _replace(text):
    """Write the file whole or not at all."""
    new = _folder / f"{FILE}.{os.getpid()}.tmp"
    try:
        new.write_text(text, encoding="utf-8")
        _insist(lambda: new.replace(_folder / FILE))
    finally:
        new.unlink(missing_ok=True)


@contextmanager
def _lock():
    """Hold the lock file, which only one program at a time can create."""
    path, since = _folder / f"{FILE}.lock", time.monotonic()
    while True:
        try:
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
            break
        except FileExistsError:
            with suppress(OSError):
                if time.time() - path.stat().st_mtime > PATIENCE:
                    path.unlink()
            if time.monotonic() - since > PATIENCE + 1:
                raise
        except PermissionError:  # Windows, while another program deletes the file
            if os.name != "nt" or time.monotonic() - since > PATIENCE / 4:
                raise
        time.sleep(0.005)
    try:
        yield
    finally:
        with suppress(OSError):
            _insist(path.unlink)


def _insist(action):
    """Do it; Windows refuses for a moment while somebody reads the file."""
    for _ in range(20):
        with suppress(PermissionError):
            return action()
        time.sleep(0.01)
    return action()


def _why(error):
    if isinstance(error, FileExistsError):
        return "another program is writing the progress file"
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return "the disk is full"
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return "the file or its folder is read-only"
    return f"the progress file cannot be written ({error.strerror})"


def _mode():
    """Return where the record is kept: "file", "memory" or "none"."""
    switch = os.environ.get("NNLIB_PROGRESS")
    if "PYTEST_VERSION" in os.environ or switch == "none":
        return "none"
    return "file" if switch != "off" and _in_notebook() else "memory"


def _in_notebook():
    try:
        from IPython import get_ipython
    except ImportError:
        return False
    return hasattr(get_ipython(), "kernel")
