"""The progress files of a class: found in a folder, read, and counted without names."""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from nnlib.record_file import OtherVersionError, UnreadableError, read_file

PATTERN = "*nnlib_progress*.json"
KEPT_ASIDE = "nnlib_progress_kept_"  # unreadable files, which a lesson has renamed
CHECKPOINTS = ".ipynb_checkpoints"
LEAST = 5  # below it, counts point at people


@dataclass
class Gathered:
    """What was found: the items of each readable file, and how many could not be read.

    No name of a file or folder is kept.
    """

    learners: list = field(default_factory=list)
    broken: int = 0
    other_version: int = 0

    @property
    def is_enough(self):
        """Whether there are enough files to count without pointing at somebody."""
        return len(self.learners) >= LEAST

    def outcomes(self, id):
        """Count the outcomes that are kept for an item: {"right": 12, ...}."""
        return Counter(_word(items, id, "outcome") for items in self.learners)

    def said(self, id):
        """Count what was chosen or noted for an item: {"All four differ": 7, ...}."""
        found = Counter(_word(items, id, "said") for items in self.learners)
        found.pop("", None)
        return found

    def tries(self, id):
        """Return the numbers of tries of those who have an exercise right, sorted."""
        kept = [items.get(id, {}) for items in self.learners]
        right = [item.get("tries") for item in kept if item.get("outcome") == "right"]
        return sorted(n for n in right if isinstance(n, int))


def gather(folder):
    """Read every progress file in `folder` and below it.

    Raises ValueError if there is no such folder.
    """
    folder = Path(folder).expanduser()
    if not folder.is_dir():
        raise ValueError(f"FOLDER must be a folder, but {folder} is none.")
    found = Gathered()
    for path in sorted(folder.rglob(PATTERN)):
        if CHECKPOINTS in path.parts or path.name.startswith(KEPT_ASIDE):
            continue
        try:
            found.learners.append(read_file(path)["items"])
        except OtherVersionError:
            found.other_version += 1
        except (UnreadableError, OSError):
            found.broken += 1
    return found


def _word(items, id, name):
    word = items.get(id, {}).get(name, "")
    return word if isinstance(word, str) else ""
