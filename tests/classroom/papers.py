"""What the tests of handouts, worksheets and slides share."""

import re
from functools import cache
from html import unescape

from nnlib.classroom.lessons import chosen, read
from nnlib.classroom.page import page
from nnlib.classroom.reader import reader
from nnlib.classroom.worksheet import worksheet_of
from nnlib.practice.done import content

ENTRIES = chosen([])
NUMBERS = [entry.number for entry in ENTRIES]
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


def lesson(number):
    return content(entry(number))


def words(html):
    """Return the words of a page on one line, without tags and style."""
    html = re.sub(r"<style>.*?</style>", " ", html, flags=re.S)
    return " ".join(unescape(re.sub(r"<[^>]*>", "", html)).split())


def plain(text):
    """Return a text of the practice on one line, without marks of code."""
    return " ".join(text.replace("`", "").split())
