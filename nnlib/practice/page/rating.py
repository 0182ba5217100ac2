"""Rate yourself: say for each objective of a lesson whether you can do it."""

from urllib.parse import quote

import ipywidgets as widgets

from nnlib.practice.page.prompts import Live, button
from nnlib.practice.page.twins import BLUE
from nnlib.practice.page.words import inline, panel
from nnlib.practice.record import remember

CHOICES = ("can do", "with help", "not yet")
QUESTION = "How well can you do this now?"


class RatingPrompt(Live):
    """Three buttons for each objective; below them, where to go back to."""

    def __init__(self, lesson):
        self.chosen, self.status = {}, widgets.HTML()
        self.buttons = {
            objective.id: [self._button(objective, choice) for choice in CHOICES]
            for objective in lesson.objectives
        }
        self._objectives = lesson.objectives
        heading = widgets.HTML(panel(f"<p><strong>{QUESTION}</strong></p>", BLUE))
        children = [heading]
        for objective in lesson.objectives:
            children.append(widgets.HTML(f"<p>{inline(objective.sentence)}:</p>"))
            children.append(widgets.HBox(self.buttons[objective.id]))
        children.append(self.status)
        super().__init__(children, rating_twin(lesson), rating_words(lesson))

    def choose(self, objective, choice):
        """Rate `objective` with `choice`, and say which ones to go back to."""
        self.chosen[objective.id] = choice
        remember(objective.id, choice)
        for words, each in zip(CHOICES, self.buttons[objective.id], strict=True):
            each.description = f"{words} (chosen)" if words == choice else words
        again = [
            f"<li>{inline(o.sentence)}: {_back(o)}</li>"
            for o in self._objectives
            if self.chosen.get(o.id) in CHOICES[1:]
        ]
        text = f"<p>Worth another look:</p><ul>{''.join(again)}</ul>" if again else ""
        self.status.value = f'<div role="status">{text}</div>'

    def _button(self, objective, choice):
        each = button(choice, lambda _button: self.choose(objective, choice))
        each.tooltip = f"{objective.sentence}: {choice}"  # read out after the words
        return each


def rating_twin(lesson):
    """Return the HTML of the rating for a page without a kernel."""
    rows = [
        f"<li>{inline(objective.sentence)}: {', '.join(CHOICES)}? "
        f"If not yet, {_back(objective)}.</li>"
        for objective in lesson.objectives
    ]
    body = "\n".join([f"<p><strong>{QUESTION}</strong></p>", "<ul>", *rows, "</ul>"])
    return panel(body, BLUE)


def rating_words(lesson):
    """Return the rating as text."""
    lines = [f"- {o.sentence}: {', '.join(CHOICES)}?" for o in lesson.objectives]
    return "\n".join([QUESTION, *lines])


def _back(objective):
    """Return a link to the section of the notebook that teaches the objective."""
    # JupyterLab and nbconvert both name a heading after its words, joined by hyphens.
    # JupyterLab compares letter by letter, so what may stand in a link stays plain.
    anchor = quote(objective.section.replace(" ", "-"), safe="!'()*,:;?")
    return f'go back to <a href="#{anchor}"><u>{inline(objective.section)}</u></a>'
