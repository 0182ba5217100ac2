"""The stored lessons are canonical, executed from top to bottom, and small."""

import copy
import re

import pytest

from tests.notebooks.lessons import NAMES, PATHS, ROOT, read
from tests.tools.refresh import canonical

OUR_TAGS = {"whole-class"}
OBJECTIVE = re.compile(r"O\d+\.\d")


def outputs(nb):
    for cell in nb.cells:
        for output in cell.get("outputs", []):
            yield cell, output


@pytest.mark.parametrize("name", NAMES)
def test_lesson_is_stored_in_canonical_form(name):
    nb = read(name)
    assert canonical(copy.deepcopy(nb)) == nb


@pytest.mark.parametrize("name", NAMES)
def test_every_code_cell_was_executed_in_order(name):
    counts = [c.execution_count for c in read(name).cells if c.cell_type == "code"]
    assert counts == list(range(1, len(counts) + 1))


@pytest.mark.parametrize("name", NAMES)
def test_nothing_stored_differs_between_machines(name):
    for cell, output in outputs(read(name)):
        text = str({k: v for k, v in output.get("data", {}).items()})
        text += output.get("text", "")
        text = re.sub(r"base64,[A-Za-z0-9+/=]+", "", text)
        assert " at 0x" not in text, cell.id
        assert not re.search(r"/home/|/Users/|/tmp/|/root/|C:\\", text), cell.id
        assert "np.float64" not in text, cell.id
        assert output.get("name") != "stderr", cell.id


@pytest.mark.parametrize("name", NAMES)
def test_no_cell_stops_a_run_of_the_whole_lesson(name):
    # A lesson that wants an error catches it and prints its words: a traceback shows
    # the inside of libraries, and it may end "Run All Cells".
    for cell, output in outputs(read(name)):
        assert output.output_type != "error", cell.id


@pytest.mark.parametrize("name", NAMES)
def test_tags_are_known_and_nothing_is_skipped(name):
    for cell in read(name).cells:
        for tag in cell.metadata.get("tags", []):
            assert tag in OUR_TAGS or OBJECTIVE.fullmatch(tag), (cell.id, tag)


@pytest.mark.parametrize("name", NAMES)
def test_cells_have_names_of_their_own(name):
    ids = [cell.id for cell in read(name).cells]
    assert len(set(ids)) == len(ids)
    assert not [i for i in ids if re.fullmatch(r"[0-9a-f]{8}", i)], "random ids"


@pytest.mark.parametrize("path", PATHS, ids=NAMES)
def test_stored_lesson_is_under_600_kb(path):
    assert path.stat().st_size < 600_000


@pytest.mark.parametrize("name", NAMES)
def test_every_picture_has_words(name):
    for cell, output in outputs(read(name)):
        assert not {"image/png", "image/svg+xml"} & set(output.get("data", {})), cell.id
        html = output.get("data", {}).get("text/html", "")
        for picture in re.findall(r"<img[^>]*>", html):
            (alt,) = re.findall(r'alt="([^"]*)"', picture)
            assert len(alt) >= 40, cell.id
            assert not alt.lower().startswith(("image", "picture", "graph of")), cell.id


def test_lessons_import_only_what_is_in_the_repository():
    text = "".join(path.read_text(encoding="utf-8") for path in PATHS)
    for link in re.findall(r"\]\(([^)#]+?)(?:#[^)]*)?\)", text):
        if not link.startswith("http"):
            assert (ROOT / "notebooks" / link).exists(), link
