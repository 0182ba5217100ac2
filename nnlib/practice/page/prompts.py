"""The live forms of predictions and questions, made of widgets.

Each is a card with the question, a place to answer and a line for the feedback.
Options are buttons with words and not radio buttons or menus: a press is an answer, and
a letter presses its option. What was answered before comes back from the record.
What a notebook stores of a prompt is its static twin.
"""

from time import monotonic

import ipywidgets as widgets
from traitlets import Unicode

from nnlib.practice.feedback import (
    NOT_ATTEMPTED,
    NOT_YET,
    NOTED,
    RIGHT,
    Feedback,
    not_yet,
    right,
)
from nnlib.practice.judges.reading import UnreadableError, text_to_number
from nnlib.practice.keeping import keep_noted, keep_try, said, teacher_explains
from nnlib.practice.page import twins
from nnlib.practice.page.explanations import ended
from nnlib.practice.page.panel import Panel, button, mark

LATE = 1.0  # seconds


class PredictPrompt(Panel):
    """Answer before the result is there: note an option or a number, or skip."""

    def __init__(self, prediction):
        self.item, self._pressed_at = prediction, -LATE
        self.feedback = Feedback(NOT_ATTEMPTED, "")
        self.skip = button("Skip", lambda _button: self.skipped(), "nnlib-quiet")
        self.options, answers = [], [self.skip]
        if prediction.options:
            self.options = option_buttons(prediction.options, self.commit)
            answers = [*self.options, self.skip]
        else:
            answers = [self._number_box()]
        super().__init__(
            "Predict",
            prediction.text,
            answers,
            twins.prediction_twin(prediction),
            twins.prediction_words(prediction),
        )
        self.add_class("nnlib-predict")
        self.noted = said(prediction.id)
        if self.noted and (not self.options or self.noted in prediction.options):
            self._show(self.noted)

    def commit(self, given):
        """Note an option or a text that holds a number."""
        if not given.strip():
            self.say(Feedback(NOT_ATTEMPTED, "Write a number first, or skip."))
            return
        if not self.item.options:
            try:
                text_to_number(given)
            except UnreadableError as error:
                self.say(not_yet(str(error)))
                return
        self.noted = given.strip()
        keep_noted(self.item.id, self.noted)
        self._show(self.noted)

    def skipped(self):
        """Go on without an answer; one that is there stays."""
        if self.noted:
            self.say(Feedback(NOTED, "is kept.", f"Your answer {self.noted}"))
            return
        message = "Go on; you can come back and answer at any time."
        self.say(Feedback(NOT_ATTEMPTED, message, start="Skipped."))

    def _show(self, noted):
        if self.options:
            mark_option(self.options, self.item.options, noted)
        else:
            self.entry.value = noted
        then = "Wait for your teacher." if teacher_explains() else "Run the next cell."
        self.say(Feedback(NOTED, f"{ended(noted)} {then}"))

    def _pressed(self, _button):
        self.commit(self.entry.value)
        self._pressed_at = monotonic()

    def _came_late(self, given):
        """Note a number that a press has overtaken: a busy page sends numbers late."""
        if monotonic() - self._pressed_at < LATE and given.strip() != self.noted:
            self.commit(given)

    def _number_box(self):
        self.entry = NumberBox(
            description="Your number:",
            tooltip="",  # or it is "null", to be seen and heard
            placeholder="",  # or it is a blank that is read out
            continuous_update=False,  # or a fast click overtakes what was typed
            layout={"width": "16em"},
        )
        self.entry.style.description_width = "auto"
        self.entry.observe(lambda change: self._came_late(change["new"]), "value")
        self.note = button("Note it", self._pressed, "nnlib-first", "nnlib-enter")
        row = widgets.HBox([self.entry, self.note, self.skip])
        row.add_class("nnlib-row")
        return row


class NumberBox(widgets.Text):
    """A text box that stays as it was typed, also while the kernel is busy.

    ipywidgets sends each text back to the page, and a late one replaces a newer one.
    """

    value = Unicode().tag(sync=True, echo_update=False)


class AskPrompt(Panel):
    """Choose one option, read its feedback, and try another one if you like."""

    def __init__(self, question):
        self.item = question
        self.feedback = Feedback(NOT_ATTEMPTED, "")
        self.texts = [option.text for option in question.options]
        self.options = option_buttons(self.texts, self.answer)
        super().__init__(
            "Question",
            question.text,
            self.options,
            twins.question_twin(question),
            twins.question_words(question),
        )
        if (chosen := said(question.id)) in self.texts:
            self._show(chosen)

    def answer(self, text):
        """Answer with the option `text`."""
        outcome = RIGHT if self._option(text).is_right else NOT_YET
        keep_try(self.item.id, outcome, said=text)
        self._show(text)

    def _show(self, text):
        option = self._option(text)
        mark_option(self.options, self.texts, text)
        if teacher_explains():
            message = f"{ended(text)} Your teacher will open the answer."
            self.say(Feedback(NOTED, message))
        elif option.is_right:
            self.say(right(option.feedback), text)
        else:
            self.say(not_yet(option.feedback), text)

    def _option(self, text):
        return next(option for option in self.item.options if option.text == text)


def option_buttons(texts, on_choice):
    """Return a button for each of `texts`, with a letter; on_choice(text) when pressed.

    The button that was pressed last is marked, and the status names it in words.
    """
    return [
        button(words, lambda _button, text=text: on_choice(text), "nnlib-option")
        for words, text in zip(lettered(texts), texts, strict=True)
    ]


def mark_option(buttons, texts, chosen):
    """Mark the button of the option `chosen`, one of `texts`."""
    mark(buttons, lettered(texts)[list(texts).index(chosen)])


def lettered(texts):
    """Return what the buttons of the options `texts` carry."""
    pairs = zip(twins.LETTERS, texts, strict=False)
    return [f"{letter}: {text}".replace("`", "") for letter, text in pairs]
