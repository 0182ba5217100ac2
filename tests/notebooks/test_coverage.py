"""Every idea of the two tutorials is covered by a lesson, and the cells exist.

tests/lessons/lessonNN/coverage.toml maps the ids of the list below to cells of that
lesson, or of the notebook that a line names. Z is Victor Zhou's article, B the fourth
part of mlnotebook's series, P1, P2, P3 and P5 are its other parts.
"""

import tomllib
from pathlib import Path

from tests.notebooks.lessons import lesson, read

FOLDERS = Path(__file__).parents[1] / "lessons"
COUNTS = {"Z-": 38, "B-": 31, "Z-recap-": 8, "P1-": 14, "P2-": 8, "P3-": 10, "P5-": 11}


def ids():
    for prefix, count in COUNTS.items():
        for number in range(1, count + 1):
            yield f"{prefix}{number}" if "recap" in prefix else f"{prefix}{number:02}"


def coverage():
    """Return [(id, entry, lesson's name)] for the lines of all tables."""
    lines = []
    for path in sorted(FOLDERS.glob("lesson*/coverage.toml")):
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        for key, entry in table.items():
            name = lesson(path.parent.name.removeprefix("lesson"))
            lines.append((key, entry, entry.get("notebook", name)))
    return lines


def test_every_line_of_the_list_is_covered():
    assert set(ids()) - {key for key, _, _ in coverage()} == set()


def test_no_line_is_invented():
    assert {key for key, _, _ in coverage()} - set(ids()) == set()


def test_the_cells_that_cover_a_line_exist():
    lessons = {name for _, _, name in coverage()}
    there = {name: {cell.id for cell in read(name).cells} for name in lessons}
    for line, entry, name in coverage():
        assert entry["about"], line
        assert entry["cells"], line
        assert set(entry["cells"]) <= there[name], line
