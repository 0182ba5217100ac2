"""Read and write the desk's files: whole or not at all."""

import json
import os
from pathlib import Path


def read_json(path):
    """Return what the JSON file at `path` holds, or None if it holds none."""
    try:
        return json.loads(Path(path).read_text(encoding="utf-8-sig"))
    except (FileNotFoundError, NotADirectoryError, ValueError, RecursionError):
        return None


def write_json(path, content):
    """Write `content` as JSON; a reader never finds half of it.

    Raises OSError, such as for a full disk; then the old file is as it was.
    """
    path = Path(path)
    text = json.dumps(content, indent=1, sort_keys=True, ensure_ascii=False) + "\n"
    new = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        new.write_text(text, encoding="utf-8", newline="\n")
        os.replace(new, path)
    finally:
        new.unlink(missing_ok=True)
