"""Class mode in JupyterLab: what learners decide waits for the teacher's next cell."""

import pytest

from nnlib.practice.library import load_lesson
from tests.browser import lab

CELLS = (
    "from nnlib.practice import ask, explain, predict",
    'predict("01.p1")',
    'print(7)\n\nexplain("01.p1")',
    'ask("01.c1")',
    'explain("01.c1")',
)
ITEMS = load_lesson(1).items
PREDICTION, QUESTION = ITEMS["01.p1"], ITEMS["01.c1"]
# Run all cells but the last one: that is the teacher's.
RUN_ALL_ABOVE = """async () => {
  const app = window.jupyterapp, panel = app.shell.currentWidget;
  await panel.sessionContext.ready;
  await panel.sessionContext.session.kernel.info;
  panel.content.activeCellIndex = panel.content.widgets.length - 1;
  await app.commands.execute('notebook:run-all-above');
}"""
RUN_LAST = """() => {
  const app = window.jupyterapp, content = app.shell.currentWidget.content;
  content.activeCellIndex = content.widgets.length - 1;
  return app.commands.execute('notebook:run-cell');
}"""


@pytest.fixture
def class_lab(tmp_path, folder):
    """A JupyterLab that was started with NNLIB_CLASS=wait, as for a class."""
    lab.write_notebook(tmp_path / "class.ipynb", *CELLS)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NNLIB_CLASS", "wait")
        patch.delenv("PYTEST_VERSION")  # or kernels keep nothing
        with lab.running_lab(tmp_path) as address:
            yield address


def test_a_prediction_and_a_question_wait_for_the_teacher(page, class_lab):
    lab.open_notebook(page, class_lab, "class.ipynb")
    page.wait_for_selector(lab.IDLE, timeout=lab.TIMEOUT)
    page.evaluate(RUN_ALL_ABOVE)
    cards = page.locator(".nnlib-practice")
    cards.nth(1).locator("button").first.wait_for(timeout=lab.TIMEOUT)

    # The prediction: noted, and after its result the answer is folded away.
    cards.nth(0).locator("input").fill("6")
    cards.nth(0).get_by_role("button", name="Note it").click()
    cards.nth(0).get_by_text("Noted: 6. Wait for your teacher.").first.wait_for()
    fold = page.locator("details").filter(has_text="The answer (wait for your teacher)")
    assert fold.count() == 1
    why = page.get_by_text(PREDICTION.why[:40])
    assert not why.is_visible()

    # The question: noted, and no option says whether it was right.
    for option in QUESTION.options:
        cards.nth(1).get_by_role("button", name=option.text).click()
        cards.nth(1).get_by_text(f"Noted: {option.text}").first.wait_for()
        cards.nth(1).get_by_text("Your teacher will open the answer.").first.wait_for()
    words = cards.nth(1).inner_text()
    assert not [o.text for o in QUESTION.options if o.feedback[:40] in words]
    assert "Right." not in words

    # The teacher opens the first, and runs a cell for the second.
    fold.locator("summary").click()
    why.wait_for()
    chosen, right = QUESTION.options[-1], QUESTION.options[1]
    page.evaluate(RUN_LAST)
    page.get_by_text(f"You chose: {chosen.text}").first.wait_for(timeout=lab.TIMEOUT)
    page.get_by_text(f"The answer: {right.text}").first.wait_for()
    page.get_by_text(right.feedback[:40]).first.wait_for()
