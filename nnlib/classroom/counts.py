"""What a class has answered, as lines of text: counts alone, and no names."""

from dataclasses import dataclass
from statistics import median

from nnlib.classroom.items import RATINGS
from nnlib.practice.feedback import NOT_YET, NOTED, RIGHT
from nnlib.practice.page.explanations import fits
from nnlib.practice.page.twins import LETTERS
from nnlib.text import count, list_text, number_text


@dataclass(frozen=True)
class Bar:
    """How far a class is with one item: how many right (or noted), tried, and open."""

    id: str
    done: int
    tried: int
    open: int


def bars(lesson, gathered):
    """Return a Bar for each item of a lesson, in the order of the practice."""
    found = []
    for id in lesson.items:
        outcomes = gathered.outcomes(id)
        done, tried = outcomes[RIGHT] + outcomes[NOTED], outcomes[NOT_YET]
        found.append(Bar(id, done, tried, len(gathered.learners) - done - tried))
    return found


def begun(lessons, gathered):
    """Return those of `lessons` of which somebody has answered something."""
    return [
        lesson
        for lesson in lessons
        if any(bar.done + bar.tried for bar in bars(lesson, gathered))
    ]


def files_text(gathered):
    """Say how many files were read, and how many could not be."""
    lines = [f"{count(len(gathered.learners), 'progress file')} read."]
    if gathered.broken:
        lines.append(
            f"Not counted: {count(gathered.broken, 'file')} that cannot be read."
        )
    if gathered.other_version:
        files = count(gathered.other_version, "file")
        lines.append(f"Not counted: {files} of another version of the course.")
    return lines


def lesson_text(lesson, gathered):
    """Return the counts of a lesson as lines."""
    lines = []
    for item in lesson.predictions:
        lines.append(_prediction(item, gathered))
    for item in lesson.questions:
        lines.append(_question(item, gathered))
    for item in lesson.exercises:
        lines.append(_exercise(item, gathered))
    for objective in lesson.objectives:
        outcomes = gathered.outcomes(objective.id)
        rated = [f"{word} {outcomes[word]}" for word in RATINGS if outcomes[word]]
        if rated:
            lines.append(f"{objective.id} {objective.sentence}: {', '.join(rated)}")
    return lines


def _prediction(item, gathered):
    said = gathered.said(item.id)
    line = f"{item.id} prediction, noted by {gathered.outcomes(item.id)[NOTED]}"
    if not item.options:
        said = gathered.said(item.id)
        near = sum(n for text, n in said.items() if fits(item, text))
        return f"{line}; near the right number {near}" if said else line
    return line + _choices(item.options, {item.answer}, said)


def _question(item, gathered):
    outcomes = gathered.outcomes(item.id)
    line = f"{item.id} question, right {outcomes[RIGHT]}, not yet {outcomes[NOT_YET]}"
    texts = [option.text for option in item.options]
    right = {option.text for option in item.options if option.is_right}
    # The option chosen last: who was wrong first may have found the right one since.
    return line + _choices(texts, right, gathered.said(item.id))


def _exercise(item, gathered):
    outcomes = gathered.outcomes(item.id)
    line = f"{item.id} exercise, right {outcomes[RIGHT]}, tried {outcomes[NOT_YET]}"
    if tries := gathered.tries(item.id):
        line += f"; tries until right, median {number_text(median(tries), 1)}"
    return line


def _choices(texts, right, said):
    """Say how many chose each option, with a star at the right one."""
    if not said:
        return ""
    parts = [
        f"{letter}{'*' if text in right else ''} {said[text]}"
        for letter, text in zip(LETTERS, texts, strict=False)
    ]
    return f"; chosen last: {list_text(parts)}"
