"""What a notebook calls: predict, explain, ask, check, hint, rate, progress, ..."""

from dataclasses import replace
from functools import wraps

from nnlib.practice.feedback import NOT_ATTEMPTED, not_attempted, not_yet
from nnlib.practice.keeping import keep_try
from nnlib.practice.library import UnknownIdError, find, load_lesson
from nnlib.practice.page.explanations import explanation
from nnlib.practice.page.folds import help_for, hint_ladder, solution_fold

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

    Note an answer, or skip it. Nothing waits for the answer.
    """
    prediction = find(id, "p")
    from nnlib.practice.page.prompts import PredictPrompt

    return PredictPrompt(prediction)


@_kindly
def explain(id):
    """Say, after its result, whether the prediction `id` fits, and why.

    For a question, such as "01.c1", say which option is right, and why.
    """
    return explanation(find(id, "pcw"))


@_kindly
def ask(id):
    """Show the question `id`, such as "01.c1" or "02.w3", with feedback per option."""
    question = find(id, "cw")
    from nnlib.practice.page.prompts import AskPrompt

    return AskPrompt(question)


@_kindly
def check(id, answer=None):
    """Test `answer`, a number, an array or a function; return the `Feedback`.

    On the page, hints and a solution are folded away below it.
    """
    exercise = find(id, "e")
    try:
        feedback = exercise.judge.judge(answer, exercise)
    except Exception:  # whatever an answer does, the notebook goes on
        feedback = not_yet(
            "This answer could not be read. "
            "Give a plain number, a list of numbers or a function."
        )
    if feedback.outcome != NOT_ATTEMPTED:
        keep_try(id, feedback.outcome)
    help = help_for(exercise, feedback.outcome)
    return replace(feedback, kind=f"Exercise {id[4:]}", more=help)


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


@_kindly
def progress(lesson=None):
    """Show the map of all lessons, or what is done and open in one `lesson`."""
    from nnlib.practice.page.progress import course_map, lesson_progress

    return course_map() if lesson is None else lesson_progress(lesson)
