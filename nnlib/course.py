"""The lessons of the course in order: what the map, the lessons and the README say."""

from typing import NamedTuple


class Entry(NamedTuple):
    """One lesson: its two-digit number, its notebook, its title and its minutes.

    `minutes` are for reading and trying, `exercise_minutes` for its exercises. A test
    estimates both from the lesson and holds them.
    """

    number: str
    notebook: str
    title: str
    minutes: int
    exercise_minutes: int


COURSE = (
    Entry("00", "00_start_here", "Start here", 7, 2),
    Entry("01", "01_neuron", "One neuron", 25, 20),
    Entry("02", "02_feedforward", "A network feeds forward", 35, 20),
    Entry("03", "03_mse_loss", "How wrong? The loss", 45, 15),
    Entry("04", "04_backpropagation", "Slopes and the chain rule", 56, 26),
    Entry("05", "05_training_sgd", "Training the network", 58, 36),
    Entry("06", "06_what_did_it_learn", "What did it learn?", 57, 24),
    Entry("07", "07_matrices", "All at once: matrices forward and backward", 50, 19),
    Entry("08", "08_backpropnn_xor", "backPropNN learns XOR", 45, 25),
    Entry("09", "09_inside_xor", "Inside XOR", 54, 25),
    Entry("10", "10_digits", "Real digits", 53, 20),
)


def header(number):
    """Return the Markdown lines below a lesson's title: where it is in the course."""
    numbers = [entry.number for entry in COURSE]
    place = numbers.index(number)
    entry, parts = COURSE[place], []
    if place > 0:
        parts.append(f"Before: {_link(COURSE[place - 1])}")
    if place + 1 < len(COURSE):
        parts.append(f"Next: {_link(COURSE[place + 1])}")
    parts.append("[Glossary and notes](reference.ipynb)")
    time = f"about {entry.minutes} min"
    if entry.exercise_minutes:
        time += f", then {entry.exercise_minutes} min of exercises"
    where = f"**Lesson {number} of {numbers[-1]}** · {time}"
    return f"{where}\n\n{' · '.join(parts)}"


def _link(entry):
    return f"[{entry.number} {entry.title}]({entry.notebook}.ipynb)"
