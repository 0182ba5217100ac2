"""The file of the record: read whole, written whole, by one program at a time.

This and nnlib/record.py are the only files of the core that read or write files.
"""

import json
import os
import shutil
import time
from contextlib import contextmanager, suppress
from pathlib import Path

FILE = ".nnlib_progress.json"
VERSION = 2
PARTS = ("items", "explorers")
# Seconds to wait for another lesson that is writing. Writing takes milliseconds, so an
# older lock was left behind by a program that was ended.
PATIENCE = 2.0


class UnreadableError(ValueError):
    """The file is no record of ours, or one of another version."""


class OtherVersionError(UnreadableError):
    """The file is a record of another version of the course."""


def read(folder):
    """Return the record in `folder`: {"version", "items", "explorers"}.

    Changes nothing. No file is an empty record; raises UnreadableError for a file that
    is not ours, OSError for one that may not be read.
    """
    try:
        return read_file(Path(folder) / FILE)
    except FileNotFoundError:
        return _as_record({})


def read_file(path):
    """Return the record in the file `path`, whatever its name; see `read`.

    Raises FileNotFoundError if there is none.
    """
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
        found = json.loads(text) if text.strip("\0 \r\n\t") else {}
    except (ValueError, RecursionError) as error:
        raise UnreadableError(f"{FILE} cannot be read") from error
    return _as_record(found)


def add(folder, news):
    """Add `news`, {"items": {...}, "explorers": {...}}, to the record in `folder`.

    What other programs have written stays. Returns the new name of a file that could
    not be read, or an empty text. Raises OSError if the file cannot be written; then it
    is as it was.
    """
    folder, aside = Path(folder), ""
    with _lock(folder / f"{FILE}.lock"):
        try:
            kept = read(folder)
        except UnreadableError:
            kept, aside = _as_record({}), _keep_aside(folder)
        if any(news.values()):
            for part in PARTS:
                kept[part].update(news[part])
            _replace(folder, kept)
    return aside


def forget(folder, is_unwanted):
    """Drop what `is_unwanted(key)` holds for, and keep the record as it was beside it.

    Returns the name of the file that keeps it, "" if there was nothing to drop. Raises
    UnreadableError or OSError where the record cannot be read or written; then it is as
    it was.
    """
    folder = Path(folder)
    with _lock(folder / f"{FILE}.lock"):
        kept = read(folder)
        left = {
            part: {
                key: value for key, value in kept[part].items() if not is_unwanted(key)
            }
            for part in PARTS
        }
        if all(left[part] == kept[part] for part in PARTS):
            return ""
        name = _free_name(folder)
        shutil.copyfile(folder / FILE, folder / name)
        _replace(folder, {**kept, **left})
    return name


def _as_record(found):
    """Return what a file held as a record; raise UnreadableError if it is not ours."""
    if isinstance(found, dict) and "version" not in found:
        found = _from_version_1(found)
    if not isinstance(found, dict):
        raise UnreadableError(f"{FILE} holds no record")
    if found["version"] != VERSION:
        raise OtherVersionError(f"{FILE} is no record of version {VERSION}")
    parts = {part: found.get(part, {}) for part in PARTS}
    for kept in parts.values():
        if not (isinstance(kept, dict) and _all(kept, dict)):
            raise UnreadableError(f"{FILE} holds no record")
    return {"version": VERSION, **parts}


def _from_version_1(found):
    """Return a flat dict from ids to words in the form of today."""
    if not _all(found, str):
        raise UnreadableError(f"{FILE} holds no record")
    now = {"committed": "noted"}
    items = {id: {"outcome": now.get(word, word)} for id, word in found.items()}
    return {"version": VERSION, "items": items}


def _all(values, kind):
    return all(isinstance(value, kind) for value in values.values())


def _keep_aside(folder):
    """Rename the unreadable file; return its new name."""
    name = _free_name(folder)
    (folder / FILE).rename(folder / name)
    return name


def _free_name(folder):
    """Return a name with date and time, which no other file has."""
    stamp, number = time.strftime("%Y-%m-%d-%H%M%S"), 1
    while (folder / (name := f"nnlib_progress_kept_{stamp}_{number}.json")).exists():
        number += 1
    return name


def _replace(folder, kept):
    """Write the file whole or not at all."""
    text = json.dumps(kept, indent=1, sort_keys=True) + "\n"
    new = folder / f"{FILE}.{os.getpid()}.tmp"
    try:
        new.write_text(text, encoding="utf-8")
        _insist(lambda: new.replace(folder / FILE))
    finally:
        with suppress(OSError):
            new.unlink(missing_ok=True)


@contextmanager
def _lock(path):
    """Hold the lock file, which only one program at a time can create."""
    since = time.monotonic()
    while True:
        waited = time.monotonic() - since
        try:
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
            break
        except FileExistsError:
            if waited > PATIENCE + 1:
                raise
            with suppress(OSError):
                if time.time() - path.stat().st_mtime > PATIENCE:
                    path.unlink()
        except PermissionError:  # Windows, while another program deletes the file
            if os.name != "nt" or waited > PATIENCE / 4:
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
