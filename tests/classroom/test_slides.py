"""Slides by rule: what is shown, where a slide begins, and a file without network."""

import json
import re
from importlib.metadata import version
from itertools import pairwise

import nbformat
import pytest

from nnlib.classroom.cells import calls_in, defines, is_explorer, is_picture
from nnlib.classroom.deck import FONTS, deck_page, marked, slide_html
from nnlib.classroom.lessons import read
from nnlib.classroom.rule import SAME, SKIP, SLIDE, SUBSLIDE, shortened, slide_types
from tests.classroom.papers import (
    LOADS,
    NUMBERS,
    TWO,
    entry,
    lesson,
    plain,
    secrets,
    words,
)


def cells_and_types(number):
    cells = read(entry(number))
    return list(zip(cells, slide_types(cells), strict=True))


def code(source, *html):
    outputs = [{"data": {"text/html": text}} for text in html]
    return {"cell_type": "code", "source": source, "outputs": outputs, "metadata": {}}


def text(source):
    return {"cell_type": "markdown", "source": source, "metadata": {}}


def test_the_rule():
    cells = [
        text("# A lesson"),
        code("import numpy"),
        text("## A section\n\nSome words."),
        code("def f():\n    return 1"),
        text("Prose, to be read."),
        code("print(3)"),
        code('predict("03.p1")'),
        code('print(f())\n\nexplain("03.p1")'),
        text("$$x$$\n\nIn words: x."),
        code("show(picture)", "<img>"),
        text("> **You may think:** a\n>\n> **Try:** b"),
        code("print(4)"),
        code('ask("03.c1")'),
        code("XorExplorer()", "<img>"),
        code("rate(3)"),
    ]
    assert slide_types(cells) == [
        *(SLIDE, SKIP, SLIDE, SAME, SKIP, SKIP, SUBSLIDE, SUBSLIDE, SUBSLIDE, SAME),
        *(SUBSLIDE, SAME, SUBSLIDE, SUBSLIDE, SKIP),
    ]


@pytest.mark.parametrize("number", NUMBERS)
def test_nothing_that_a_class_does_is_left_out(number):
    for cell, type in cells_and_types(number):
        source = cell["source"]
        if cell["cell_type"] == "markdown":
            assert type != SKIP or not source.startswith(("## ", "### ", "> **You may"))
            continue
        names = [call.name for call in calls_in(source)]
        if {"ask", "predict", "explain", "check"} & set(names):
            assert type != SKIP
        if is_explorer(source) or is_picture(source) or defines(source):
            assert type != SKIP


@pytest.mark.parametrize("number", NUMBERS)
def test_a_prediction_is_never_on_a_slide_with_its_result(number):
    shown = [pair for pair in cells_and_types(number) if pair[1] != SKIP]
    for (cell, _), (_, type) in pairwise(shown):
        if cell["cell_type"] == "code":
            names = [call.name for call in calls_in(cell["source"])]
            assert not {"predict", "ask"} & set(names) or type in (SLIDE, SUBSLIDE)


@pytest.mark.parametrize("number", NUMBERS)
def test_about_half_of_a_lesson_is_shown(number):
    types = [type for _, type in cells_and_types(number)]
    slides = len(types) - types.count(SKIP) - types.count(SAME)
    assert types[0] == SLIDE
    assert types.count(SKIP) >= 0.2 * len(types)
    assert 10 <= slides <= 75


def test_a_section_is_shortened_and_keeps_its_formulas_and_lists():
    words = " ".join(["word"] * 30)
    source = f"## Head\n\n{words}\n\n{words}\n\n{words}\n\n{words}"
    assert shortened(source) == f"## Head\n\n{words}\n\n{words}"
    assert shortened("## Recap\n\n- " + words * 9) == "## Recap\n\n- " + words * 9
    assert shortened("## Head") == "## Head"


def test_the_notebook_is_valid_and_large():
    notebook = marked(entry("03"))
    nbformat.validate(nbformat.from_dict({**notebook}))
    assert notebook["metadata"][FONTS]["styles"][".nnlib-card"] == {"--nn-scale": "1.3"}
    cells = {cell["id"]: cell for cell in notebook["cells"]}
    assert cells["title"]["metadata"]["slideshow"] == {"slide_type": "slide"}
    assert "reference.ipynb" not in cells["title"]["source"]
    assert cells["imports"]["metadata"]["slideshow"] == {"slide_type": "skip"}
    assert cells["predict-p1"]["metadata"]["jupyter"] == {"source_hidden": True}
    # What is stacked below another cell has no type at all.
    assert "slideshow" not in cells["ones-network"]["metadata"]


@pytest.mark.parametrize("number", NUMBERS)
def test_the_notebook_runs_the_same_code_as_the_lesson(number):
    ours = [c["source"] for c in marked(entry(number))["cells"]]
    for source, cell in zip(ours, read(entry(number)), strict=True):
        assert cell["cell_type"] == "markdown" or source == cell["source"]


@pytest.mark.parametrize("number", ["03", "08"])
def test_the_file_needs_no_network(number):
    html = deck_page(marked(entry(number)), "Lesson")
    body = re.sub(r"<script>.*?</script>", "", html, flags=re.S)
    body = re.sub(r'href="#[^"]*"', "", body)
    assert not LOADS.search(body), LOADS.search(body)
    assert html.count("<script>") == 2 and "<script src" not in html
    assert version("sphinx-revealjs").split(".")[0] == "3"
    assert "Reveal.initialize" in html
    types = [type for _, type in cells_and_types(number)]
    slides = len(types) - types.count(SKIP) - types.count(SAME)
    assert html.count("<section>") == slides


@pytest.mark.parametrize("number", TWO)
def test_slides_show_results_but_no_answers_to_questions(number):
    notebook, found = marked(entry(number)), lesson(number)
    text = words("\n".join(slide_html(cell) for cell in notebook["cells"]))
    reasons = [plain(prediction.why) for prediction in found.predictions]
    assert [t for t in secrets(number) if t not in reasons and t in text] == []
    for item in found.questions:
        assert plain(item.text) in text
    for item, why in zip(found.predictions, reasons, strict=True):
        assert 0 < text.index(plain(item.text)) < text.index(why)


def test_the_same_slides_twice():
    assert json.dumps(marked(entry("08"))) == json.dumps(marked(entry("08")))
