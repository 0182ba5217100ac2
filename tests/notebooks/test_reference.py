"""The glossary is in order, its words are in their lessons, its links lead there."""

import copy
import re

from nnlib.course import COURSE
from tests.notebooks.lessons import cells, lesson, plain, read
from tests.notebooks.test_numbers import quoted
from tests.tools.refresh import with_lesson_links

WRITTEN = {entry.number for entry in COURSE}
ROW = re.compile(r"^\| (.+) \| (.+) \| (.*\d.*) \|$", re.M)
ROWS = [
    (word, short, re.findall(r"\b\d\d\b(?!_)", last))
    for cell in cells("reference", "markdown")
    for word, short, last in ROW.findall(cell.source)
]


def key(word):
    """Return the word without what tells its meanings apart, as it is sorted."""
    return re.sub(r" \([^)]*\)", "", word).strip("`").lower()


def test_the_words_are_in_order_and_each_meaning_has_one_row():
    words = [word for word, _, _ in ROWS]
    assert len(words) > 70
    assert [key(word) for word in words] == sorted(key(word) for word in words)
    assert len(set(words)) == len(words)


def test_a_word_is_in_the_lessons_that_it_names():
    texts = {
        number: plain(" ".join(cell.source for cell in read(lesson(number)).cells))
        for number in WRITTEN
    }
    for word, short, numbers in ROWS:
        assert short, word
        assert numbers, word
        for number in set(numbers) & WRITTEN:
            assert key(word).rstrip("e") in texts[number].lower(), (word, number)


def test_the_links_are_those_of_the_course():
    stored = read("reference")
    assert with_lesson_links(copy.deepcopy(stored)) == stored
    assert set(re.findall(r"\]\((\d\d)_", str(stored))) <= WRITTEN


def test_the_only_decimal_number_is_the_name_of_a_license():
    assert set(quoted("reference")) == {"4.0"}
