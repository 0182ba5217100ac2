"""What stands after a result: what was predicted, whether it fits, and why.

Without a prediction it is the answer and why. It works for questions, too, so that a
teacher can wait with their feedback until the class has talked about them.
"""

from nnlib.practice.content import Prediction
from nnlib.practice.feedback import NOT_ATTEMPTED, NOT_YET, RIGHT, Feedback
from nnlib.practice.judges.reading import UnreadableError, text_to_number
from nnlib.practice.keeping import said, teacher_explains
from nnlib.practice.page.folds import Folded
from nnlib.practice.page.twins import answer_text
from nnlib.practice.page.words import card, fold


def explanation(item):
    """Return the explanation of a prediction or a question."""
    if not isinstance(item, Prediction):
        return explained_question(item)
    feedback = explained_prediction(item)
    if not teacher_explains():
        return feedback
    folded = fold("The answer (wait for your teacher)", feedback.html)
    words = "The answer is folded away until your teacher opens it."
    return Folded(card(feedback.kind, folded, "open"), words, repr(feedback))


def explained_prediction(prediction):
    """Return what was predicted, whether it fits, the answer, and why."""
    given, answer = said(prediction.id), answer_text(prediction)
    if not given:
        outcome, start = NOT_ATTEMPTED, f"{answer}."
    elif not fits(prediction, given):
        outcome, start = NOT_YET, f"You noted: {ended(given)} The answer: {answer}."
    elif given == answer:
        outcome, start = RIGHT, f"You noted: {ended(given)} That fits."
    else:
        outcome = RIGHT
        start = f"You noted: {ended(given)} That fits. The answer: {answer}."
    return Feedback(outcome, prediction.why, start, kind="Prediction")


def explained_question(question):
    """Return the right option and its feedback, after those of the chosen one."""
    chosen = next((o for o in question.options if o.text == said(question.id)), None)
    right = next(option for option in question.options if option.is_right)
    message, outcome = f"{ended(right.text)} {right.feedback}", NOT_ATTEMPTED
    if chosen is right:
        outcome = RIGHT
    elif chosen:
        outcome = NOT_YET
        message = f"{ended(chosen.text)} {chosen.feedback}\n\nThe answer: {message}"
    starts = {RIGHT: "Right. You chose:", NOT_YET: "You chose:"}
    return Feedback(outcome, message, starts.get(outcome, "The answer:"), "Question")


def fits(prediction, given):
    """Whether the text `given` is the right option, or near the right number."""
    if prediction.options:
        return given == prediction.answer
    try:
        number = text_to_number(given)
    except UnreadableError:  # an earlier version of the course asked for words
        return False
    return abs(number - prediction.answer) <= prediction.near + 1e-9


def ended(text):
    """Return `text` with a full stop, unless it ends like a sentence."""
    return text if text.endswith((".", "?", "!")) else f"{text}."
