"""Lay out the learner's folder, and renew it when the course is new.

A small list in the folder holds the fingerprint of each copy that was laid out. So a
copy is untouched if its fingerprint is still that one. An untouched copy is replaced
by a new version; a changed one stays, and the new version is put beside it.
"""

import shutil
from datetime import date
from itertools import count
from pathlib import Path

from nnlib.desk.copies import LESSONS, NAMES, blank, fingerprint
from nnlib.desk.files import read_json, write_json
from nnlib.desk.saving import drop_lost_widgets
from nnlib.explorers import MODULES
from nnlib.record_file import FILE, UnreadableError, forget
from nnlib.text import list_text

HIDDEN = ".nnlib_desk"  # the list of copies, and which tabs were open
ABOUT = "The copies of the lessons that `python -m nnlib start` has laid out here."


class RefusedError(Exception):
    """The desk cannot be laid out; the message says why and what to do."""


class Desk:
    """The folder `path` of the learner, with copies of the lessons in `lessons`.

    `said` collects sentences on what was done, for the learner.
    """

    def __init__(self, path, lessons):
        self.path, self.lessons = Path(path).absolute(), Path(lessons).absolute()
        self.said = []
        listed = _as_dict(read_json(self.path / HIDDEN / "copies.json"))
        self.laid_out = _as_dict(listed.get("laid out"))  # name: fingerprint
        self.offered = _as_dict(listed.get("offered"))  # versions put beside a copy

    def lay_out(self, fresh=None):
        """Lay out what is missing, and renew what is untouched.

        Of the lesson `fresh`, such as "03", there is a new copy after this, and the
        one that was there is kept under a name with the date.
        """
        self._refuse_what_is_not_ours()
        versions = {name: self._version(name) for name in NAMES}
        is_new = not self.laid_out
        (self.path / HIDDEN).mkdir(parents=True, exist_ok=True)
        if fresh:
            self._set_aside(lesson_called(fresh))
        done = {}
        for name, version in versions.items():
            done.setdefault(self._place(name, version), []).append(name)
        self._write_list()
        self._drop_lost_widgets()
        if is_new:
            self._take_progress_along()
        self._say(done, is_new)

    def _refuse_what_is_not_ours(self):
        if self.path.is_dir():
            is_ours = (self.path / HIDDEN).is_dir() or (self.path / NAMES[0]).exists()
            if is_ours and not self.path.samefile(self.lessons):
                return
            if not any(self.path.iterdir()):
                return
        elif not self.path.exists():
            return
        raise RefusedError(
            f"{self.path} exists, and it is no folder of yours for this course. "
            "Nothing was changed there. Name another folder with --folder."
        )

    def _version(self, name):
        """Return the course's version of the lesson, as a learner gets it."""
        notebook = read_json(self.lessons / name)
        if fingerprint(notebook) is None:
            raise RefusedError(
                f"The course's own file {self.lessons / name} is missing or damaged. "
                "Get the course again; what is in your folder stays as it is."
            )
        return blank(notebook)

    def _place(self, name, version):
        """Put the `version` of the lesson where it belongs; return what was done."""
        path, new = self.path / name, fingerprint(version)
        if not path.exists():
            self._write(name, version)
            return "laid out"
        if fingerprint(read_json(path)) == new:
            self.laid_out[name] = new
            return "up to date"
        if new in (self.laid_out.get(name), self.offered.get(name)):
            return "changed by the learner"
        if self._is_untouched(path):
            self._write(name, version)
            return "renewed"
        beside = self._beside(path.stem, new)
        self._write(beside.name, version)
        self.offered[name] = new
        return "put beside"

    def _beside(self, stem, version=None):
        """Return where a new version goes: a free name, or an untouched one of ours."""
        for path in self._numbered(f"{stem} (new version)"):
            if not path.exists() or self._is_untouched(path, version):
                return path

    def _set_aside(self, name):
        """Give the learner's copy a name with the date."""
        path = self.path / name
        beside = self._beside(path.stem)
        if path.exists():
            names = self._numbered(f"{path.stem} ({date.today()})")
            kept = next(kept for kept in names if not kept.exists())
            path.rename(kept)
            self.said.append(f"Your copy of {name} is kept as {kept.name}.")
        beside.unlink(missing_ok=True)  # nobody wrote in it, and the copy is new now
        self._forget_answers(name)

    def _forget_answers(self, name):
        """Let a lesson begin without the answers and choices of the last time."""
        number = int(name[:2])
        starts = (f"{number:02}.", f"O{number}.")
        home = f"lesson{number:02}."
        explorers = {key for key, module in MODULES.items() if module.startswith(home)}

        def is_of_lesson(key):
            return key.startswith(starts) or key in explorers

        try:
            kept = forget(self.path, is_of_lesson)
        except (UnreadableError, OSError) as problem:
            self.said.append(f"Your answers in {name} stay as they are: {problem}.")
        else:
            if kept:
                self.said.append(f"Your answers so far are kept as {kept}.")

    def _is_untouched(self, path, version=None):
        """Whether a file is as we laid it out; `version` may be what we would lay."""
        mine = fingerprint(read_json(path))
        return mine is not None and mine in (self.laid_out.get(path.name), version)

    def _numbered(self, stem):
        """Yield the paths of notebooks called `stem`, `stem` 2, `stem` 3, ..."""
        yield self.path / f"{stem}.ipynb"
        yield from (self.path / f"{stem} {i}.ipynb" for i in count(2))

    def _write(self, name, version):
        write_json(self.path / name, version)
        self.laid_out[name] = fingerprint(version)

    def _write_list(self):
        listed = {"about": ABOUT, "laid out": self.laid_out, "offered": self.offered}
        write_json(self.path / HIDDEN / "copies.json", listed)

    def _drop_lost_widgets(self):
        """Mend what was saved by a server without the extension (extension.py)."""
        for path in self.path.glob("*.ipynb"):
            notebook = read_json(path)
            if drop_lost_widgets(notebook):
                write_json(path, notebook)

    def _take_progress_along(self):
        """Copy the progress of a learner who has worked in the course's own folder."""
        old, new = self.lessons / FILE, self.path / FILE
        if old.exists() and not new.exists():
            shutil.copyfile(old, new)
            self.said.append(f"What you had done in {self.lessons} was taken along.")

    def _say(self, done, is_new):
        if is_new:
            self.said.insert(0, f"Your copies of the lessons are in {self.path}.")
        elif names := done.get("laid out"):
            self.said.append(f"New in your folder: {list_text(names)}.")
        if names := done.get("renewed"):
            self.said.append(
                "The course is new. You had changed nothing in these lessons, "
                f"so they are new as well: {list_text(names)}."
            )
        for name in done.get("put beside", []):
            stem = name.removesuffix(".ipynb")
            self.said.append(
                f"The course has a new version of {name}. Yours holds changes of your "
                f"own, so it stays. The new one is beside it: {stem} (new version)."
            )


def _as_dict(found):
    return found if isinstance(found, dict) else {}


def lesson_called(number):
    """Return the file of the lesson `number`, such as "03" or "3"."""
    found = [name for name in LESSONS if name[:2] == str(number).zfill(2)]
    if not found:
        known = list_text([name[:2] for name in LESSONS])
        raise RefusedError(f"There is no lesson {number}. The lessons are {known}.")
    return found[0]
