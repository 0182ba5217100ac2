"""A copy holds the lesson and no result; only text and code count as a change."""

import json
import re

import nbformat
import pytest

from nnlib.desk.copies import (
    LESSONS,
    NAMES,
    blank,
    fingerprint,
)
from tests.notebooks.lessons import NAMES as STORED
from tests.notebooks.lessons import ROOT


def course(name):
    return json.loads((ROOT / "notebooks" / name).read_text(encoding="utf-8"))


@pytest.fixture
def notebook():
    return course(LESSONS[1])


def test_every_notebook_of_the_course_is_laid_out():
    assert sorted(NAMES) == [f"{name}.ipynb" for name in STORED]


@pytest.mark.parametrize("name", NAMES)
def test_a_copy_is_the_lesson_without_results(name):
    stored, copy = course(name), blank(course(name))
    nbformat.validate(nbformat.from_dict(copy))
    for was, now in zip(stored["cells"], copy["cells"], strict=True):
        assert now["source"] == was["source"]
        assert now["id"] == was["id"]
        if now["cell_type"] == "code":
            assert (now["outputs"], now["execution_count"]) == ([], None)


def test_an_exercise_may_fail_without_stopping_the_cells_after_it(notebook):
    for cell in blank(notebook)["cells"]:
        tagged = "raises-exception" in cell["metadata"].get("tags", [])
        assert tagged == (
            cell["cell_type"] == "code" and "check(" in "".join(cell["source"])
        )
    assert blank(notebook) != notebook


@pytest.mark.parametrize("name", NAMES)
def test_links_and_pictures_of_a_copy_are_laid_out_as_well(name):
    text = "".join(
        "".join(cell["source"])
        for cell in course(name)["cells"]
        if cell["cell_type"] == "markdown"
    )
    links = re.findall(r"\]\(([^)#]+?)(?:#[^)]*)?\)", text)
    there = {link for link in links if (ROOT / "notebooks" / link).exists()}
    assert there <= set(NAMES)


def test_running_and_saving_is_no_change(notebook):
    before = fingerprint(blank(notebook))
    notebook["metadata"]["widgets"] = {"state": {}}
    notebook["metadata"]["language_info"] = {"version": "3.13.1"}
    for cell in notebook["cells"]:
        cell["metadata"]["collapsed"] = True
        cell["source"] = "".join(cell["source"]) + "\n"  # one text, a line more
    empty = {"cell_type": "code", "source": [], "metadata": {}, "outputs": []}
    notebook["cells"].append(empty)  # as Shift+Enter in the last cell adds it
    assert fingerprint(notebook) == before
    assert "widgets" not in blank(notebook)["metadata"]


def test_text_code_order_and_a_lost_cell_are_changes(notebook):
    seen = {fingerprint(notebook)}
    for change in (
        lambda cells: cells[0].update(source="# Mine"),
        lambda cells: cells[-1].update(source=["mine"]),
        lambda cells: cells.reverse(),
        lambda cells: cells.pop(),
        lambda cells: cells[0].update(cell_type="raw"),
    ):
        changed = json.loads(json.dumps(notebook))
        change(changed["cells"])
        seen.add(fingerprint(changed))
    assert len(seen) == 6


@pytest.mark.parametrize(
    "broken", [None, [], {}, {"cells": 3}, {"cells": [{}]}, "text"]
)
def test_what_is_no_notebook_has_no_fingerprint(broken):
    assert fingerprint(broken) is None
