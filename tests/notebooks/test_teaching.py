"""What the pages for teachers say is so: minutes, cells, questions, explorers."""

import json
import re

import pytest

import nnlib.explorers
from nnlib.course import COURSE
from nnlib.practice.library import all_lessons, load_lesson
from nnlib.practice.page.twins import LETTERS
from tests.notebooks.lessons import NUMBERED, ROOT, read
from tests.notebooks.teaching import (
    FOLDER,
    LENGTHS,
    PAGES,
    calls,
    code_spans,
    exercises_in,
    parts,
    plan,
    read_page,
    rows,
    sections_in,
    votes,
)
from tests.notebooks.test_numbers import NUMBER
from tests.notebooks.test_prose import BANNED, CONTRACTION, sentences
from tests.practice.texts import texts_and_answers_of
from tests.tools.notebook_text import text_of

PARTS = [
    "Goal",
    "Plan for 45 minutes",
    "Plan for 90 minutes",
    "Two questions for a vote",
    "Discussion",
    "Worksheet",
    "Projector",
    "If it breaks",
    "Without computers",
]
BRANCHES = ["Below 35 %", "35 % to 70 %", "Above 70 %"]
VOTE = 6  # minutes, as the README for teachers says
ALL = [*PAGES, "README", "server"]
PLANS = [(name, length) for name in PAGES for length in LENGTHS]
ITEMS = {id: item for lesson in all_lessons() for id, item in lesson.items.items()}
# Numbers that are no results: sizes, and products that are rounded for a game.
GIVEN = {
    "04_backpropagation": {"0.09", "0.25", "0.95"},
    "10_digits": {"96.6"},
    "README": {"1.5", "1.25"},
    "server": set("12.8 12.9 25.8 26.3 0.76 63.9 65.6 119.5 121.0 5.92".split()),
}


def lesson_text(name):
    """Return all that a lesson and its practice say, code and results included."""
    number = name[:2]
    texts = [text_of(json.loads(json.dumps(read(name))))]
    texts += [
        t
        for item in load_lesson(number).items.values()
        for t in texts_and_answers_of(item)
    ]
    return "\n".join(texts)


def explorer(code):
    """Return the explorer that `code` makes."""
    names = {name: getattr(nnlib.explorers, name) for name in nnlib.explorers.__all__}
    return eval(code, {"__builtins__": {}}, names)


def test_each_lesson_has_a_page_and_the_index_names_it_with_its_minutes():
    assert {path.stem for path in FOLDER.glob("*.md")} == set(ALL)
    assert set(PAGES) == set(NUMBERED)
    listed = [row[:2] + re.findall(r"\((.+)\)", row[2]) for row in rows(index())]
    assert listed == [
        [
            f"{entry.number} {entry.title}",
            f"{entry.minutes} + {entry.exercise_minutes} min",
            f"{entry.notebook}.md",
        ]
        for entry in COURSE
    ]


def index():
    return parts(read_page("README"))[""]


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_all_parts_and_links_to_its_lesson(name):
    (entry,) = [entry for entry in COURSE if entry.notebook == name]
    page = parts(read_page(name))
    assert list(page)[1:] == PARTS
    assert page[""].startswith(f"# Teaching {entry.number}: {entry.title}\n")
    assert f"(../{name}.ipynb)" in page[""]
    assert all(text.strip() for text in page.values())


@pytest.mark.parametrize(("name", "length"), PLANS)
def test_the_minutes_of_a_plan_add_up(name, length):
    steps = plan(name, length)
    assert sum(minutes for minutes, _ in steps) == length
    assert all(minutes > 0 and what for minutes, what in steps)


@pytest.mark.parametrize("name", PAGES)
def test_the_long_plan_has_a_break_near_its_middle(name):
    steps = plan(name, 90)
    (place,) = [i for i, (_, what) in enumerate(steps) if what == "Break."]
    before = sum(minutes for minutes, _ in steps[:place])
    assert 30 <= before <= 60


@pytest.mark.parametrize("name", PAGES)
def test_the_short_plan_says_what_to_type_what_to_skip_and_where_to_break_off(name):
    text = parts(read_page(name))["Plan for 45 minutes"]
    for words in ("**Type live:** ", "**Skip:** ", "**Break off:** "):
        assert text.count(words) == 1, words


@pytest.mark.parametrize(("name", "length"), PLANS)
def test_a_step_of_a_plan_has_time_for_its_exercises_and_votes(name, length):
    steps = plan(name, length)
    voted = [what for _, what in steps if what.startswith("Vote on ")]
    asked = {id for what in voted for id in code_spans(what)}
    assert asked <= {vote.id for vote in votes(name)}
    assert len(asked) == (2 if length == 90 or name.startswith("00") else 1)
    for minutes, what in steps:
        wanted = [f"{name[:2]}.e{number}" for number in exercises_in(what)]
        needed = sum(ITEMS[id].minutes for id in wanted)
        assert minutes >= needed, what
        assert minutes >= VOTE or not what.startswith("Vote"), what


@pytest.mark.parametrize("name", PAGES)
def test_the_sections_and_exercises_that_are_named_exist(name):
    text = read_page(name)
    titles = [c.source for c in read(name).cells if c.cell_type == "markdown"]
    there = re.findall(r"^## (\d+)\.", "\n".join(titles), flags=re.M)
    assert set(sections_in(text)) <= set(map(int, there))
    for number in exercises_in(text):
        assert f"{name[:2]}.e{number}" in ITEMS


@pytest.mark.parametrize("name", PAGES)
def test_what_is_set_as_code_is_in_the_lesson(name):
    text = lesson_text(name)
    for code in code_spans(read_page(name)):
        if re.fullmatch(r"\d\d\.\w\d", code):
            assert code in ITEMS, code
        elif "Explorer(" not in code:
            assert code in text, code


@pytest.mark.parametrize("name", PAGES)
def test_a_vote_names_the_right_option_and_wrong_ones_and_three_branches(name):
    assert len(votes(name)) == 2
    for vote in votes(name):
        item = ITEMS[vote.id]
        assert vote.id.startswith(name[:2])
        options = getattr(item.options[0], "text", None) and item.options
        if options:
            (right,) = [i for i, option in enumerate(options) if option.is_right]
        else:
            right = item.options.index(item.answer)
        assert vote.right == LETTERS[right]
        assert vote.right not in vote.listen_for
        assert set(vote.listen_for) <= set(LETTERS[: len(item.options)])
        assert vote.listen_for
        assert vote.branches == BRANCHES


@pytest.mark.full
@pytest.mark.parametrize("name", PAGES)
def test_an_explorer_opens_as_the_page_says_and_says_what_the_page_quotes(name):
    for code, says in calls(name):
        shown = explorer(code)
        sentence = re.sub(r"<[^>]*>", "", shown.sentence)
        assert says in " ".join(sentence.split()), (code, sentence)
        home = nnlib.explorers.MODULES[type(shown).__name__]
        assert home.startswith(f"lesson{name[:2]}"), code


@pytest.mark.parametrize("name", ALL)
def test_decimal_numbers_are_those_of_the_lesson(name):
    text = re.sub(r"```.*?```|\]\([^)]*\)|`[^`]*Explorer\([^`]*`", " ", read_page(name))
    text = re.sub(r"\d\d\.[a-z]\d", " ", text)
    known = GIVEN.get(name, set())
    if name in PAGES:
        spoken = [says for _, says in calls(name)]
        known = known | set(NUMBER.findall(lesson_text(name) + " ".join(spoken)))
    assert set(NUMBER.findall(text)) <= known


@pytest.mark.parametrize("name", ALL)
def test_sentences_are_short_and_keep_the_words_of_the_house(name):
    text = read_page(name)
    for words in sentences(text):
        assert len(words) <= 25, " ".join(words)
    plain = re.sub(r"```.*?```|`[^`]*`", " ", text, flags=re.S)
    for rule in (BANNED, CONTRACTION):
        assert not rule.search(plain), rule.search(plain).group()


@pytest.mark.parametrize("name", ALL)
def test_links_lead_somewhere(name):
    for link in re.findall(r"\]\(([^)#]+)\)", read_page(name)):
        assert link.startswith("https://") or (FOLDER / link).is_file(), link


def test_the_settings_of_the_server_are_those_of_the_trial():
    trial = (ROOT / "tests" / "hub" / "config.py").read_text(encoding="utf-8")
    (block,) = re.findall(r"```python\n(.*?)```", read_page("server"), flags=re.S)
    assert '"--KernelManager.transport=ipc"' in block
    assert '"--KernelManager.transport=ipc"' in trial
    for line in (
        "start_timeout = c.Spawner.http_timeout = 300",
        "c.JupyterHub.concurrent_spawn_limit = 100",
    ):
        assert line in block
        assert line in trial


def test_the_names_of_files_fit_for_user_names_of_14_characters():
    (length,) = re.findall(r"have (\d+) characters at most", read_page("server"))
    (limit,) = re.findall(r"user names of up to (\d+) characters", read_page("server"))
    folder = "/home/jupyter-/.local/share/jupyter/runtime/"
    kernel = "kernel-01234567-89ab-cdef-0123-456789abcdef-ipc-5"
    assert int(length) - len(folder + kernel) == int(limit)


def test_a_learner_needs_a_quarter_of_a_gigabyte():
    table = rows(parts(read_page("server"))["How large?"])
    assert "a quarter of a gigabyte" in read_page("server")
    for learners, *_, memory, _move, errors in table:
        assert float(memory.removesuffix(" GB")) / int(learners) < 0.26
        assert errors == "0"
