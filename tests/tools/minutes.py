"""How long a lesson takes: one estimate, which the stated minutes are held to.

Reading at 130 words a minute, 7 seconds for each line of code, 0.7 minutes for each
prediction and 2 for each task of an explorer. Exercises state their own minutes; their
tasks and starters are not counted a second time.
"""

import re

import nnlib.explorers
from nnlib.practice.library import load_lesson
from tests.notebooks.lessons import lesson, read

WORDS_PER_MINUTE = 130
SECONDS_PER_LINE = 7
MINUTES_PER_PREDICTION = 0.7
MINUTES_PER_TASK = 2
ASKS = re.compile(r"\b(predict|explain|ask|check|rate|progress)\(")
EXPLORER = re.compile(r"\b(\w+Explorer)\(")


def estimate(number):
    """Return the minutes (reading and trying, exercises) of the lesson `number`."""
    content = load_lesson(number)
    cells = [c for c in read(lesson(number)).cells if not is_exercise(c)]
    text = " ".join(c.source for c in cells if c.cell_type == "markdown")
    code = [c.source for c in cells if c.cell_type == "code"]
    minutes = (
        len(re.findall(r"[^\W_]+(?:[.'’-]\w+)*", text)) / WORDS_PER_MINUTE
        + sum(map(lines, code)) * SECONDS_PER_LINE / 60
        + len(content.predictions) * MINUTES_PER_PREDICTION
        + sum(map(tasks, code)) * MINUTES_PER_TASK
    )
    return minutes, sum(e.minutes for e in content.exercises)


def is_exercise(cell):
    """Whether the cell belongs to an exercise: e4, e4-task, e4-loop-1."""
    return bool(re.fullmatch(r"e\d+(-[\w-]+)?", cell.id))


def lines(source):
    """Count the lines of code that a learner reads."""
    return sum(
        bool(line.strip()) and not ASKS.search(line) for line in source.splitlines()
    )


def tasks(source):
    """Count the tasks of the explorer that a cell shows."""
    found = EXPLORER.search(source)
    if not found or "import" in source:
        return 0
    explorer = getattr(nnlib.explorers, found[1])
    return len(explorer.goals) + len(explorer.ponder)
