"""Every text of the practice that a learner reads, for the tests that look at words."""

from nnlib.practice.content import Exercise, Prediction


def texts_of(item):
    """Yield every text of one prediction, question or exercise, but no code."""
    if isinstance(item, Prediction):
        yield from (item.text, *item.options, item.why)
    elif isinstance(item, Exercise):
        yield from (item.task, *item.hints, item.praise, item.next_step)
        yield from (mistake.message for mistake in item.mistakes)
        for said in ("out_of_range", "in_place"):
            yield getattr(item.judge, said, None) or ""
        yield from (part.message for part in getattr(item.judge, "parts", ()))
    else:
        yield item.text
        for option in item.options:
            yield from (option.text, option.feedback)


def texts_and_answers_of(item):
    """Yield every text of an item, and the answer or the solution that it shows."""
    yield from texts_of(item)
    yield str(getattr(item, "answer", ""))
    yield getattr(item, "solution", "")


def texts_of_lesson(lesson):
    """Yield every text of the practice of a lesson."""
    yield from (objective.sentence for objective in lesson.objectives)
    for item in lesson.items.values():
        yield from texts_of(item)
