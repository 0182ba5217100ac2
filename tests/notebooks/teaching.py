"""The pages for teachers, taken apart: sections, plans, votes, calls, numbers."""

import re
from typing import NamedTuple

from nnlib.course import COURSE
from tests.notebooks.lessons import ROOT

FOLDER = ROOT / "notebooks" / "teaching"
LENGTHS = (45, 90)
PAGES = [entry.notebook for entry in COURSE]
ROW = re.compile(r"^\| *(.+?) *\|$", re.M)


class Vote(NamedTuple):
    """A question for a vote: its id, the right letter, those to listen for, advice."""

    id: str
    right: str
    listen_for: list
    branches: list


def read_page(name):
    """Return the Markdown of the page `name`, such as 01_neuron or README."""
    return (FOLDER / f"{name}.md").read_text(encoding="utf-8")


def parts(text):
    """Return the sections of a page, by title; the one before the first is "" ."""
    found = re.split(r"^## (.+)$", text, flags=re.M)
    return {"": found[0]} | dict(zip(found[1::2], found[2::2], strict=True))


def rows(text):
    """Return the rows of the first table in `text` as lists of cells, without head."""
    _head, _line, *found = ROW.findall(text)
    return [re.split(r" +\| +", row) for row in found]


def plan(name, length):
    """Return [(minutes, what)] of the plan for `length` minutes."""
    table = rows(parts(read_page(name))[f"Plan for {length} minutes"])
    return [(int(minutes), what) for minutes, what in table]


def votes(name):
    """Return the questions for a vote on a page."""
    text = parts(read_page(name))["Two questions for a vote"]
    pieces = re.split(r"^### `(\d\d\.\w\d)`: .+$", text, flags=re.M)
    return [vote(*pair) for pair in zip(pieces[1::2], pieces[2::2], strict=True)]


def vote(id, text):
    (right,) = re.findall(r"^Right: \*\*([A-D])\*\*\.", text, flags=re.M)
    named = " ".join(re.findall(r"Listen for ([A-D](?: and [A-D])*)\b", text))
    branches = re.findall(r"^- \*\*(.+?):\*\*", text, flags=re.M)
    return Vote(id, right, re.findall("[A-D]", named), branches)


def calls(name):
    """Return [(code, what the explorer says)] of a page's part on the projector."""
    table = rows(parts(read_page(name))["Projector"])
    return [(code.strip("`"), says) for code, says, _question in table]


def code_spans(text):
    """Return what `text` sets as code, without blocks of code."""
    return re.findall(r"`([^`\n]+)`", re.sub(r"```.*?```", "", text, flags=re.S))


def exercises_in(text):
    """Return the numbers of the exercises that `text` names."""
    found = re.findall(r"[Ee]xercises? \d(?:(?:, | and )\d)*", text)
    return [int(digit) for words in found for digit in re.findall(r"\d", words)]


def sections_in(text):
    """Return the numbers of the lesson's sections that `text` names."""
    named = re.findall(r"[Ss]ections? (\d+(?:(?:, | and )\d+)*)(?! of)", text)
    return [int(number) for words in named for number in re.findall(r"\d+", words)]
