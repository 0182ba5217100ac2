"""The rules for a lesson's prose that a program can hold."""

import re
from itertools import pairwise

import pytest

from tests.notebooks.lessons import NAMES, NUMBERED, cells, read

LESSONS = NUMBERED[1:]
BANNED = re.compile(
    r"\b(simply|just|obvious(ly)?|trivial(ly)?|eas(y|ily)|clearly|of course)\b"
    r"|as everybody knows",
    re.IGNORECASE,
)
CONTRACTION = re.compile(
    r"\b\w+(n't|'re|'ll|'ve|'d|'m)\b|\b(it|that|what|there|let)'s\b", re.IGNORECASE
)
SYNONYMS = re.compile(r"\bcost function\b|\bcosts? \(loss\)|\bsynapse", re.IGNORECASE)
VERBS = set(
    """apply assemble change choose compute connect count draw explain find fold list
    measure name predict read say search spot tell test trace train translate use
    write""".split()
)


def prose(source):
    """Return the words of a Markdown cell: no code, maths, tables, links' targets."""
    source = re.sub(r"```.*?```", " ", source, flags=re.S)
    source = re.sub(r"\$\$.*?\$\$", " ", source, flags=re.S)
    source = re.sub(r"\$[^$]*\$", " x ", source)
    source = re.sub(r"`[^`]*`", " x ", source)
    source = re.sub(r"^\s*\|.*$", " ", source, flags=re.M)
    source = re.sub(r"\]\([^)]*\)", "]", source)
    return re.sub(r"[#>*_\[\]|]", " ", source)


def sentences(source):
    paragraphs = re.split(r"\n\s*\n|^\s*[-*\d]+[.)]?\s", prose(source), flags=re.M)
    for paragraph in paragraphs:
        for sentence in re.split(r"(?<=[.!?])[)”\"]*\s+", paragraph):
            words = re.findall(r"[A-Za-z][\w'-]*", sentence)
            if words:
                yield words


def headings(name):
    text = "\n".join(c.source for c in cells(name, "markdown"))
    text = re.sub(r"```.*?```", "", text, flags=re.S)
    return re.findall(r"^(#+) (.+)$", text, flags=re.M)


def recap(name):
    """Return the cell with the key points."""
    found = [c for c in cells(name, "markdown") if c.source.startswith("## Recap")]
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize("name", NAMES)
def test_headings_are_in_order_with_one_title(name):
    levels = [len(marks) for marks, _ in headings(name)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(b - a <= 1 for a, b in pairwise(levels))


def test_the_start_page_is_short():
    texts = [cell.source for cell in cells("00_start_here", "markdown")]
    seen = re.sub(r"\]\([^)]*\)", "", " ".join(texts))  # without addresses
    assert len(re.findall(r"[\w’']+", seen)) <= 700


@pytest.mark.parametrize("name", LESSONS)
def test_lesson_opens_with_objectives(name):
    first = read(name).cells[0].source
    objectives = re.findall(r"^\d\. (\w+)", first, flags=re.M)
    assert 3 <= len(objectives) <= 5
    assert {verb.lower() for verb in objectives} <= VERBS


@pytest.mark.parametrize("name", LESSONS)
def test_lesson_ends_with_recap_and_whats_next(name):
    titles = [title for _, title in headings(name)]
    assert titles[-2:] == ["Recap", "What's next"]
    assert 3 <= len(re.findall(r"^- ", recap(name).source, flags=re.M)) <= 6


@pytest.mark.parametrize("name", LESSONS)
def test_every_objective_is_taught_and_recalled(name):
    stated = re.findall(r"^\d\. \w+", read(name).cells[0].source, flags=re.M)
    objectives = {f"O{int(name[:2])}.{i + 1}" for i in range(len(stated))}
    tagged = [set(c.metadata.get("tags", [])) for c in cells(name, "markdown")]
    for objective in objectives:
        assert sum(objective in tags for tags in tagged) >= 2, objective
    assert set(recap(name).metadata.get("tags", [])) == objectives


@pytest.mark.parametrize("name", NAMES)
def test_cells_are_short(name):
    for cell in cells(name, "markdown"):
        words = [w for w in prose(cell.source).split() if re.search(r"\w", w)]
        assert len(words) <= 120, cell.id
    for cell in cells(name, "code"):
        lines = [line for line in cell.source.splitlines() if line.strip()]
        whole = "whole-class" in cell.metadata.get("tags", [])
        assert whole or len(lines) <= 12, cell.id
        assert all(len(line) <= 79 for line in lines), cell.id


@pytest.mark.parametrize("name", NAMES)
def test_sentences_are_short(name):
    lengths = []
    for cell in cells(name, "markdown"):
        for words in sentences(cell.source):
            assert len(words) <= 25, (cell.id, " ".join(words))
            lengths.append(len(words))
    assert sum(lengths) / len(lengths) <= 12


@pytest.mark.parametrize("name", NAMES)
def test_no_belittling_words_contractions_or_synonyms(name):
    for cell in cells(name, "markdown"):
        text = prose(cell.source).replace("What's next", "")
        for rule in (BANNED, CONTRACTION, SYNONYMS):
            found = rule.search(text)
            assert not found, (cell.id, found.group())


@pytest.mark.parametrize("name", NAMES)
def test_display_formulas_are_said_in_words(name):
    whole = [c.source for c in read(name).cells if c.cell_type == "markdown"]
    for source in whole:
        for after in re.split(r"\$\$.+?\$\$", source, flags=re.S)[1:]:
            assert re.match(r"\s*(\$\$|In words:)", after) or "In words:" in after


@pytest.mark.parametrize("name", LESSONS)
def test_lesson_has_a_misconception_box_and_something_wrong_on_purpose(name):
    text = "\n".join(c.source for c in cells(name, "markdown"))
    for part in ("**You may think:**", "**Try:**", "**So:**"):
        assert part in text, part
    assert re.search(r"wrong on purpose|on purpose", text, re.IGNORECASE)


@pytest.mark.parametrize("name", NAMES)
def test_pictures_go_through_show(name):
    for cell in cells(name, "code"):
        assert "plt.show" not in cell.source, cell.id
    for cell in cells(name, "markdown"):
        for alt in re.findall(r"!\[([^\]]*)\]", cell.source):
            assert len(alt) >= 40, cell.id


def test_the_rules_see_what_they_look_for():
    assert BANNED.search("This is just a sum.")
    assert CONTRACTION.search("It doesn't move.")
    assert CONTRACTION.search("Let's go.")
    assert not CONTRACTION.search("Sam's park and the neuron's output")
    assert [len(w) for w in sentences("One two. Three `code` four five!")] == [2, 4]
