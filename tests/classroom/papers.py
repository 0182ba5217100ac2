"""What the tests of handouts, worksheets and slides share."""

import re
from functools import cache
from html import unescape

import pytest

from nnlib.classroom.lessons import chosen, read
from nnlib.classroom.page import page
from nnlib.classroom.reader import reader
from nnlib.classroom.worksheet import worksheet_html, worksheet_of
from nnlib.practice.done import content

ENTRIES = chosen([])
NUMBERS = [entry.number for entry in ENTRIES]
# All lessons with --full, two of them without.
TWO = [
    pytest.param(n, marks=() if n in ("03", "08") else pytest.mark.full)
    for n in NUMBERS
]
WITH_SHEET = [entry.number for entry in ENTRIES if worksheet_of(entry)]
# What would load something when the page is opened.
LOADS = re.compile(
    r"""<script|<link|<iframe|@import|\bon\w+=|url\(\s*['"]?(?!data:)"""
    r"""|(?:src|href)=['"](?!data:|\#)""",
    re.I,
)


def entry(number):
    (found,) = chosen([number])
    return found


@cache
def handout(number):
    """Return the whole handout of a lesson."""
    return page(entry(number).title, reader(read(entry(number))))


def secrets(number):
    """Return every text of the practice that would give an answer away.

    What the lesson itself says in its text or code is no secret.
    """
    shown = plain(" ".join(cell["source"] for cell in read(entry(number))))
    found = [p.why for p in lesson(number).predictions]
    found += [o.feedback for q in lesson(number).questions for o in q.options]
    for exercise in lesson(number).exercises:
        found += [exercise.praise, exercise.next_step, exercise.solution]
        found += exercise.hints
        found += [mistake.message for mistake in exercise.mistakes]
    return [text for text in map(plain, found) if text not in shown]


@cache
def sheet_html(number, solved=False):
    """Return the parts of a lesson's worksheet as HTML."""
    return worksheet_html(worksheet_of(entry(number)), solved)


def lesson(number):
    return content(entry(number))


def words(html):
    """Return the words of a page on one line, without tags and style."""
    html = re.sub(r"<style>.*?</style>", " ", html, flags=re.S)
    return " ".join(unescape(re.sub(r"<[^>]*>", "", html)).split())


def plain(text):
    """Return a text of the practice on one line, without marks of code."""
    return " ".join(text.replace("`", "").split())
