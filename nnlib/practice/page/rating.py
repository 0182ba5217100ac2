"""Rate yourself: say for each objective of a lesson whether you can do it."""

from urllib.parse import quote

import ipywidgets as widgets

from nnlib.practice.keeping import keep_rating, outcome_of
from nnlib.practice.page.panel import Panel, button, mark
from nnlib.practice.page.words import card, heading, inline, link

CHOICES = ("can do", "with help", "not yet")
QUESTION = "How well can you do this now?"


class RatingPrompt(Panel):
    """Three buttons for each objective; below them, where to go back to."""

    def __init__(self, lesson):
        self.chosen = {}
        self.buttons = {
            objective.id: [self._button(objective, choice) for choice in CHOICES]
            for objective in lesson.objectives
        }
        self._objectives = lesson.objectives
        answers = []
        for objective in lesson.objectives:
            answers.append(widgets.HTML(f"<p>{inline(objective.sentence)}:</p>"))
            answers.append(widgets.HBox(self.buttons[objective.id]))
            answers[-1].add_class("nnlib-row")
        twin, words = rating_twin(lesson), rating_words(lesson)
        super().__init__("Rate yourself", QUESTION, answers, twin, words)
        for objective in lesson.objectives:
            if (choice := outcome_of(objective.id)) in CHOICES:
                self._show(objective, choice)

    def choose(self, objective, choice):
        """Rate `objective` with `choice`, and say which ones to go back to."""
        keep_rating(objective.id, choice)
        self._show(objective, choice)

    def _show(self, objective, choice):
        self.chosen[objective.id] = choice
        mark(self.buttons[objective.id], choice)
        again = [
            f"<li>{inline(o.sentence)}: {back_to(o)}</li>"
            for o in self._objectives
            if self.chosen.get(o.id) in CHOICES[1:]
        ]
        text = f"<p>Worth another look:</p><ul>{''.join(again)}</ul>" if again else ""
        self.status.value = text

    def _button(self, objective, choice):
        each = button(choice, lambda _button: self.choose(objective, choice))
        each.add_class("nnlib-pill")
        each.tooltip = f"{objective.sentence}: {choice}"  # read out after the words
        return each


def rating_twin(lesson):
    """Return the HTML of the rating for a page without a kernel."""
    rows = [
        f"<li>{inline(objective.sentence)}: {', '.join(CHOICES)}? "
        f"If not yet, {back_to(objective)}.</li>"
        for objective in lesson.objectives
    ]
    body = "\n".join([heading(QUESTION), "<ul>", *rows, "</ul>"])
    return card("Rate yourself", body)


def rating_words(lesson):
    """Return the rating as text."""
    lines = [f"- {o.sentence}: {', '.join(CHOICES)}?" for o in lesson.objectives]
    return "\n".join([QUESTION, *lines])


def back_to(objective):
    """Return a link to the section of the notebook that teaches the objective."""
    # JupyterLab and nbconvert both name a heading after its words, joined by hyphens.
    # JupyterLab compares letter by letter, so what may stand in a link stays plain.
    anchor = quote(objective.section.replace(" ", "-"), safe="!'()*,:;?")
    return f"go back to {link(f'#{anchor}', objective.section)}"
