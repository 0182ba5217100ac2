"""What a notebook calls: predict, explain, ask, check, hint, rate, progress, ..."""

from functools import wraps

from nnlib.practice.feedback import RIGHT, not_attempted, not_yet
from nnlib.practice.library import UnknownIdError, find, load_lesson
from nnlib.practice.page.folds import hint_ladder, solution_fold
from nnlib.practice.record import remember, summary, twin

# The widgets are imported where they are made, so that check needs NumPy only.


def _kindly(action):
    """Let `action` answer a bad id with a sentence instead of an error."""

    @wraps(action)
    def kind(*args, **kwargs):
        try:
            return action(*args, **kwargs)
        except UnknownIdError as problem:
            return not_attempted(str(problem))

    return kind


@_kindly
def predict(id):
    """Show the prediction `id`, such as "01.p1": a question before its result.

    Commit to an answer, or skip it. Nothing waits for the answer.
    """
    prediction = find(id, "p")
    from nnlib.practice.page.prompts import PredictPrompt

    return PredictPrompt(prediction)


@_kindly
def explain(id):
    """Say, after its result, what the prediction `id` was about and why it is so."""
    prediction = find(id, "p")
    from nnlib.practice.page.twins import explanation

    return explanation(prediction)


@_kindly
def ask(id):
    """Show the question `id`, such as "01.c1" or "02.w3", with feedback per option."""
    question = find(id, "cw")
    from nnlib.practice.page.prompts import AskPrompt

    return AskPrompt(question)


@_kindly
def check(id, answer=None):
    """Test `answer`, a number, an array or a function; return the `Feedback`."""
    exercise = find(id, "e")
    try:
        feedback = exercise.judge.judge(answer, exercise)
    except Exception:  # whatever an answer does, the notebook goes on
        return not_yet(
            "This answer could not be read. "
            "Hand over a plain number, a list of numbers or a function."
        )
    if feedback.outcome == RIGHT:
        remember(id, RIGHT)
    return feedback


@_kindly
def hint(id):
    """Show the hints for the exercise `id`, folded: each holds the next one."""
    return hint_ladder(find(id, "e"))


@_kindly
def solution(id):
    """Show the worked solution of the exercise `id`, folded: one click opens it."""
    return solution_fold(find(id, "e"))


@_kindly
def rate(lesson):
    """Show the objectives of `lesson`, a number, to rate yourself against."""
    content = load_lesson(lesson)
    from nnlib.practice.page.rating import RatingPrompt

    return RatingPrompt(content)


def progress(lesson=None):
    """Show what is done so far, from the file next to the notebooks."""
    from ipywidgets import HTML

    from nnlib.practice.page.prompts import Live

    return Live([HTML(summary())], twin(), "Run this cell to see what you have done.")
