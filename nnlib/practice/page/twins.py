"""Static twins: each question as HTML and as text, for pages without a kernel.

The HTML stands in the stored notebook. It shows the question and its options and
folds the answers away, so it works in a fresh clone, on a code-hosting site and on
paper. While a kernel runs, the notebook shows the live form in its place.
"""

from nnlib.practice.page.words import card, fold, heading, inline, to_html

LETTERS = "ABCDEFGH"


def question_twin(question):
    """Return the HTML of a question: open an option to read what it hears."""
    folds = [
        fold(
            f"{letter}: {option.text}",
            to_html(
                option.feedback, start="Right." if option.is_right else "Not quite."
            ),
        )
        for letter, option in zip(LETTERS, question.options, strict=False)
    ]
    task = "<p>Choose an option, then open it to read about it.</p>"
    return card("Question", "\n".join([heading(question.text), task, *folds]))


def question_words(question):
    """Return the question and its options as text, without the answer."""
    return _words(question, [option.text for option in question.options])


def prediction_twin(prediction):
    """Return the HTML of a prediction: the question, its options, a folded answer."""
    options = "".join(f"\n<li>{inline(text)}</li>" for text in prediction.options)
    parts = [heading(prediction.text)]
    if options:
        parts.append(f"<ul>{options}\n</ul>")
    answer = to_html(prediction.why, start=f"{answer_text(prediction)}.")
    parts.append(fold("Answer (choose yours before you open this)", answer))
    return card("Predict", "\n".join(parts), "predict")


def prediction_words(prediction):
    """Return the prediction and its options as text, without the answer."""
    return "Predict: " + _words(prediction, prediction.options)


def answer_text(prediction):
    """Return the right answer of a prediction as text."""
    answer = prediction.answer
    return answer if isinstance(answer, str) else f"{answer:.4g}"


def _words(item, options):
    lines = [
        f"{letter}: {text}" for letter, text in zip(LETTERS, options, strict=False)
    ]
    return "\n".join([item.text, *lines])
