"""The live forms of predictions and questions, made of widgets.

Each is a box with the question, a place to answer and a line for the feedback.
Options are buttons with words and not radio buttons or menus, because these are
used by arrow keys, and JupyterLab takes the arrow keys to walk from cell to cell.
What a notebook stores of a prompt is its static twin.
"""

import ipywidgets as widgets

from nnlib.practice.feedback import (
    NOT_ATTEMPTED,
    NOT_YET,
    RIGHT,
    Feedback,
    not_yet,
    right,
)
from nnlib.practice.judges.reading import UnreadableError, text_to_number
from nnlib.practice.page import twins
from nnlib.practice.page.words import inline, panel, to_html
from nnlib.practice.record import remember

# A button of ipywidgets is one line high and cuts its words off at the end.
_WRAP = (
    "<style>.nnlib-option {white-space: normal; height: auto; width: auto; "
    "min-height: 28px; max-width: 100%; line-height: 1.4; padding: 4px 12px; "
    "text-align: left}</style>"
)
_FRAME = "2px solid var(--jp-ui-font-color0, black)"  # light in a dark theme


class Live(widgets.VBox):
    """A box of widgets that a page without a kernel shows as `twin`, or as `words`."""

    def __init__(self, children, twin, words):
        self.twin, self.words = twin, words
        super().__init__(children)

    def __repr__(self):
        return self.words

    def _repr_mimebundle_(self, **kwargs):
        bundle = super()._repr_mimebundle_(**kwargs)
        return bundle | {"text/plain": self.words, "text/html": self.twin}


class Prompt(Live):
    """A question with `options` to press and a line for the `feedback`."""

    def __init__(self, item, question, answers, twin, words):
        self.item, self.status = item, widgets.HTML()
        self.feedback = Feedback(NOT_ATTEMPTED, "")
        heading = widgets.HTML(_WRAP + panel(question, twins.BLUE))
        super().__init__([heading, *answers, self.status], twin, words)

    def say(self, feedback, chosen=""):
        """Show `feedback` below the options, after what was `chosen`."""
        self.feedback = feedback
        chosen = f"<p>You chose: {inline(chosen)}</p>" if chosen else ""
        said = f"{chosen}{feedback._repr_html_()}"
        self.status.value = f'<div role="status">{said}</div>'


class PredictPrompt(Prompt):
    """Answer before the result is there: commit to an option or a number, or skip."""

    def __init__(self, prediction):
        self.skip = button("Skip", self._on_skip)
        self.options, answers = [], [self.skip]
        if prediction.options:
            self.options = option_buttons(prediction.options, self.commit)
            answers = [*self.options, self.skip]
        else:
            self.entry = widgets.Text(
                description="Your number:",
                continuous_update=False,  # or a fast click overtakes what was typed
            )
            self.entry.style.description_width = "auto"
            self.commit_number = button("Commit", self._on_commit)
            answers = [self.entry, widgets.HBox([self.commit_number, self.skip])]
        super().__init__(
            prediction,
            to_html(prediction.text, start="Predict:"),
            answers,
            twins.prediction_twin(prediction),
            twins.prediction_words(prediction),
        )

    def commit(self, given):
        """Answer with an option or with a text that holds a number."""
        if not given.strip():
            self.say(Feedback(NOT_ATTEMPTED, "Write a number first, or skip."))
            return
        try:
            fits = self._fits(given)
        except UnreadableError as error:
            self.say(not_yet(str(error)))
            return
        remember(self.item.id, "committed")
        answer = twins.answer_text(self.item)
        if fits:
            self.say(right(self.item.why), given)
        else:
            message = f"The answer: {answer}. {self.item.why}"
            self.say(Feedback(NOT_YET, message, start="Not quite."), given)

    def _fits(self, given):
        if self.item.options:
            return given == self.item.answer
        return abs(text_to_number(given) - self.item.answer) <= self.item.near + 1e-9

    def _on_commit(self, _button):
        self.commit(self.entry.value)

    def _on_skip(self, _button):
        message = "Skipped. Go on; you can come back and commit at any time."
        self.say(Feedback(NOT_ATTEMPTED, message))


class AskPrompt(Prompt):
    """Choose one option, read its feedback, and try another one if you like."""

    def __init__(self, question):
        texts = [option.text for option in question.options]
        self.options = option_buttons(texts, self.answer)
        super().__init__(
            question,
            to_html(question.text),
            self.options,
            twins.question_twin(question),
            twins.question_words(question),
        )

    def answer(self, text):
        """Answer with the option `text`."""
        chosen = next(o for o in self.item.options if o.text == text)
        if chosen.is_right:
            remember(self.item.id, RIGHT)
            self.say(right(chosen.feedback), text)
        else:
            self.say(not_yet(f"{chosen.feedback} Then choose again."), text)


def option_buttons(texts, on_choice):
    """Return a button for each of `texts`, with a letter; on_choice(text) when pressed.

    The button that was pressed last has a thicker frame; the status names it in words.
    """
    buttons = []

    def choose(pressed, text):
        for each in buttons:
            each.layout.border = _FRAME if each is pressed else None
        on_choice(text)

    for letter, text in zip(twins.LETTERS, texts, strict=False):
        plain = f"{letter}: {text}".replace("`", "")
        each = button(plain, lambda pressed, text=text: choose(pressed, text))
        each.add_class("nnlib-option")
        buttons.append(each)
    return buttons


def button(words, on_click):
    """Return a button that carries `words`."""
    made = widgets.Button(description=words)
    made.on_click(on_click)
    return made
