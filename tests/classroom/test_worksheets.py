"""Worksheets: what is empty, what is filled in, and the numbers that belong there."""

import re

import pytest

from nnlib.classroom.graph_paper import graph_paper
from nnlib.classroom.sheet import (
    Drawing,
    Gap,
    Grid,
    Ledger,
    Open,
    Questions,
    Row,
    Worksheet,
)
from nnlib.classroom.worksheet import worksheet_html, worksheet_of, worksheet_page
from nnlib.course import Entry
from nnlib.practice.library import find
from tests.classroom.papers import LOADS, WITH_SHEET, entry, sheet_html, words
from tests.notebooks.test_prose import BANNED, CONTRACTION, sentences


def sheet(number):
    return worksheet_of(entry(number))


def alts(html):
    """Return the words of the drawings."""
    return re.findall(r'<img alt="([^"]*)"', html)


def gaps(number):
    """Return what belongs into each gap, in the order of the sheet."""
    found = []
    for part in sheet(number).parts:
        rows = getattr(part, "rows", ())
        for row in rows:
            cells = row.parts if isinstance(row, Row) else row
            for cell in cells:
                many = cell if isinstance(cell, tuple) else (cell,)
                found += [gap.text for gap in many if isinstance(gap, Gap)]
    return found


EXPECTED = {
    "00": "not run yet|running now: wait|done|12|12|2|6|0.002",
    "01": "0|3|7|0.9991",
    "02": "3|0.9526|3|0.9526|0.9526|0.7216|6|3|9|9|4|13|10|4|14",
    "03": "1|1|0|0|0|0|1|1|2|0.5|0.1|0.01|−0.2|0.04|−0.4|0.16|0.4|0.16|0.37|0.0925",
    "04": "−3|0.0474|−3|0.0474|0.0949|0.5237|0.2269|−2|0.0452|−0.0904|0.2494|0.2494"
    "|0.4763|−0.9526|0.0215|0.000215|down",
    "05": "0.00215|0.99785|−0.00113|1.00113|−0.02376|0.02376|0.6|1.08|1.464|3|3|3|6|0"
    "|6|6.6|−1.32|8.184|4|4|1000|4000",
    "06": "5|1|2|0.4|1|0.2|1|0.2|3|1|1|3|0.5533|0.25",
    "07": "0|2|0.5|2.5|3|2|1|4|(2, 4)|(1, 4)|does not work|(4, 5)|0.25|1",
    "08": "(2, 3)|(1, 3)|9|(3, 3)|(1, 4)|13|(4, 4)|(2, 5)|26|0.2|0.04|0.1|0.01|−0.3"
    "|0.09|−0.6|0.36|0.5|1|100 000",
    "09": "−10|0|30|1|30|1|−10|0|10|1|10|1|10|1|10|1|−10|0|−10|0|10|1|10|1|7|10|0.7",
    "10": "0.659|0.242|0.099|11.212|1|1.417|2080|330|1297|41|1230",
}


@pytest.mark.parametrize("number", EXPECTED)
def test_the_numbers_that_belong_there(number):
    assert gaps(number) == EXPECTED[number].split("|")


@pytest.mark.parametrize("number", WITH_SHEET)
def test_an_empty_sheet_holds_no_answer(number):
    html = sheet_html(number)
    assert html.count('<span class="gap"') == len(gaps(number)) > 0
    assert '<b class="gap"' not in html
    assert "ticked" not in html
    assert "Listen for" not in html


@pytest.mark.parametrize("number", WITH_SHEET)
def test_a_filled_sheet_holds_all(number):
    html = sheet_html(number, solved=True)
    filled = re.findall(r'<b class="gap"[^>]*>(.*?)</b>', html)
    assert filled == gaps(number)
    asked = [id for part in sheet(number).parts for id in getattr(part, "ids", ())]
    assert html.count("ticked") == len(asked) >= 1


@pytest.mark.parametrize("number", WITH_SHEET)
def test_each_sheet_has_a_calculation_a_drawing_questions_and_a_talk(number):
    kinds = [type(part) for part in sheet(number).parts]
    assert {Drawing, Questions, Open} <= set(kinds)
    assert {Ledger, Grid} & set(kinds)
    assert sheet(number).number == int(number)
    for part in sheet(number).parts:
        for id in getattr(part, "ids", ()):
            assert id[:2] == number and find(id, "c")


@pytest.mark.parametrize("number", WITH_SHEET)
def test_it_stands_alone_and_its_drawings_have_words(number):
    html = sheet_html(number)
    assert not LOADS.search(html) and "http" not in html
    assert len(alts(html)) == html.count("<img") >= 1
    assert all(len(alt) >= 40 for alt in alts(html))


@pytest.mark.parametrize("number", WITH_SHEET)
def test_its_prose_keeps_the_rules(number):
    for part in sheet(number).parts:
        for text in (getattr(part, "title", ""), getattr(part, "task", "")):
            for rule in (BANNED, CONTRACTION):
                assert not rule.search(text), text
            assert all(len(sentence) <= 25 for sentence in sentences(text)), text


def test_drawings_change_when_they_are_filled():
    for number in WITH_SHEET:
        empty, filled = alts(sheet_html(number)), alts(sheet_html(number, solved=True))
        assert all(a != b for a, b in zip(empty, filled, strict=True))


def test_the_page_has_a_title_and_room_for_a_name():
    html = worksheet_page(sheet("03"), "Lesson 03: How wrong? The loss")
    assert not LOADS.search(html)
    assert words(html).startswith(
        "Lesson 03: How wrong? The loss Lesson 03: How wrong? The loss Name: blank"
    )


def test_a_lesson_without_a_worksheet():
    assert worksheet_of(Entry("77", "77_none", "None", 1, 0)) is None


def test_what_a_gap_writes():
    assert Gap(0.123456).text == "0.1235"
    assert Gap(-0.5).text == "−0.5"
    assert Gap(0.123456, 2).text == "0.12"
    assert Gap("up").text == "up"


def test_the_parts_as_html():
    parts = (
        Ledger("Sum", "Add.", (Row("z", "1 + 2 =", Gap(3)),)),
        Grid("Table", "Fill `it`.", ("a", "b"), (("x", Gap(4)), ("y", ("is", Gap(5))))),
        Open("Talk", "Why?", "because", lines=3),
    )
    empty = worksheet_html(Worksheet(1, parts))
    full = worksheet_html(Worksheet(1, parts), solved=True)
    assert words(full).startswith(
        "1. SumAdd.z1 + 2 = 3 2. TableFill it.abx4yis 5 3. Talk"
    )
    assert "3" not in words(empty).replace("3. Talk", "")
    assert empty.count('<div class="line">') == 3
    assert words(full).endswith("Why?Listen for: because")


def test_graph_paper_says_what_it_is():
    ax = graph_paper((0, 10), (0, 1), "step", "loss", guide=0.25)
    assert ax.get_label() == (
        "Empty graph paper, step from 0 to 10 across and loss from 0 to 1 upward. "
        "A dashed line is at 0.25."
    )
    assert len(ax.lines) == 1 and ax.get_xlim() == (0, 10)
    assert not graph_paper((0, 1), (0, 1), "a", "b").lines
