"""The README's commands, links, pictures and example are true."""

import re
import subprocess
import sys

from PIL import Image

from nnlib.course import COURSE
from nnlib.figures.images import alt_text
from tests.notebooks.lessons import ROOT
from tests.tools import in_motion

README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language):
    return re.findall(rf"^```{language}\n(.*?)^```", README, flags=re.S | re.M)


def test_ci_calls_the_test_command_word_for_word():
    (command,) = [block.strip() for block in blocks("sh") if "pytest" in block]
    assert "\n" not in command
    assert command in (ROOT / ".ci" / "run").read_text().splitlines()


def test_the_start_command_is_one_line_and_ends_with_the_daily_one():
    (command,) = [block.strip() for block in blocks("sh") if "nnlib start" in block]
    assert "\n" not in command
    daily = command.split(" && ")[-1]
    assert daily == ".venv/bin/python -m nnlib start"
    for form in (daily, daily.replace(".venv/bin/", ".venv\\Scripts\\")):
        assert f"`{form}`" in " ".join(README.split())


def test_no_command_needs_an_active_environment():
    typed = [line for block in blocks("sh") for line in block.splitlines()]
    typed += [line for block in blocks("powershell") for line in block.splitlines()]
    assert len(typed) >= 6
    for line in typed:
        for part in re.split(" && |; ", line):
            assert part.startswith((".venv", "python3 -m venv", "py -m venv")), part


def test_the_options_that_are_named_exist():
    start = README.split("## Start")[1].split("## The lessons")[0]
    run = [sys.executable, "-m", "nnlib", "start", "--help"]
    help = subprocess.run(run, capture_output=True, text=True, check=True).stdout
    options = set(re.findall(r"`(--[a-z-]+)", start))
    assert len(options) == 4
    assert {option for option in options if option not in help} == set()


def test_each_command_has_a_windows_form_of_the_same_steps():
    unix = [b for b in blocks("sh") if "venv .venv" in b]
    windows = blocks("powershell")
    assert len(unix) == len(windows) == 2
    for one, other in zip(unix, windows, strict=True):
        same = one.replace("python3 -m", "py -m").replace(" && ", "; ")
        same = same.replace(".venv/bin/", ".venv\\Scripts\\")
        assert same == other


def test_links_lead_to_files():
    for link in re.findall(r"\]\(([^)#]+)\)", README):
        assert link.startswith("http") or (ROOT / link).exists(), link


def test_every_lesson_is_in_the_table_with_its_title_and_minutes():
    row = r"^\| \[(\d\d) ([^\]]+)\]\(notebooks/(\w+)\.ipynb\) \| ([\d +]+) \|"
    assert re.findall(row, README, re.M) == [
        (entry.number, entry.title, entry.notebook, minutes(entry)) for entry in COURSE
    ]


def minutes(entry):
    more = f" + {entry.exercise_minutes}" if entry.exercise_minutes else ""
    return f"{entry.minutes}{more}"


def test_the_example_prints_what_the_comment_says():
    (example,) = blocks("python")
    run = subprocess.run(
        [sys.executable, "-c", example], capture_output=True, text=True, check=True
    )
    (comment,) = re.findall(r"# (\[.*\])", example)
    assert run.stdout.strip() == comment


def test_pictures_carry_their_computed_words():
    pictures = re.findall(r"!\[([^\]]*)\]\(images/([^)]+)\)", README)
    (film_words, film), *others = pictures
    assert film == in_motion.PATH.name and film_words == in_motion.words()
    assert len(others) >= 2
    for words, filename in others:
        assert words == alt_text(filename)


def test_the_film_shows_what_its_words_say_and_rests_within_five_seconds():
    with Image.open(in_motion.PATH) as film:
        assert film.info["comment"].decode() == in_motion.words()
        assert "loop" not in film.info  # once, so that nothing moves beside the text
        assert film.n_frames * in_motion.FRAME <= 5000
    assert in_motion.PATH.stat().st_size < 150_000


def test_the_places_to_change_something_exist():
    section = README.split("## Change something")[1].split("## ")[0]
    named = re.findall(r"\b(?:nnlib|tests|images)/[\w./]*", section)
    assert len(named) >= 15
    for path in named:
        assert (ROOT / path.replace("lessonNN", "lesson05")).exists(), path


def test_each_place_without_installing_says_whether_it_was_tried():
    section = README.split("## Without installing")[1].split("\n## ")[0]
    rows = re.findall(r"^\| \[(.+?)\]\(.+\) \| .+ \| (.+) \|$", section, re.M)
    assert [name for name, _ in rows] == [
        "Binder",
        "Google Colab",
        "VS Code",
        "JupyterLite",
    ]
    for name, tried in rows:
        assert tried == "not tried" or tried.startswith("in part: "), name
