"""Every explorer in a real JupyterLab: by keyboard, by mouse, by its number boxes.

Beside the explorer on the page a second one is turned in this process; after every
move both must say the same.
"""

import nbformat
import pytest

import nnlib.explorers
from nnlib.explorers.controls import Choice, Knob
from tests.browser import lab, latency
from tests.explorers.goals import steps_to_goals

NAMES = nnlib.explorers.__all__
SAME = """([root, texts, label, values]) => {
  const text = html => {
    const e = document.createElement('div'); e.innerHTML = html; return e.textContent;
  };
  const shown = part => root.querySelector(part + ' .widget-html-content').textContent;
  return Object.entries(texts).every(([part, html]) => shown(part) === text(html))
    && root.querySelector('.nnlib-picture svg').getAttribute('aria-label') === label
    && [...root.querySelectorAll('.nnlib-knob input')].every(
      (box, i) => Math.abs(box.value - values[i]) < 1e-9);
}"""

FOCUSED = """root => {
  const e = document.activeElement;
  if (!root.contains(e)) return null;
  return e.getAttribute('aria-label') || (e.labels && e.labels[0] || e).textContent;
}"""


class OnPage:
    """An explorer on the page, and the same one in this process, `twin`."""

    def __init__(self, page, name):
        self.page, self.twin = page, getattr(nnlib.explorers, name)()
        self.root = page.locator(f".nnlib-explorer.{name}")
        self.press("Reset")

    def controls(self, kind=object):
        return [c for c in self.twin.controls() if isinstance(c, kind)]

    def press(self, words):
        self.root.get_by_role("button", name=words, exact=True).click()
        self.twin.buttons[words].click()
        while self.twin._run.busy:  # a long run needs its turns on the loop here, too
            self.page.wait_for_timeout(20)
        self.agree()

    def unfold_all(self):
        for title in self.twin.more:
            button = self.root.get_by_role("button", name=f"Show {title}", exact=True)
            if button.count():
                button.click()
                button.wait_for(state="detached")

    def box(self, control):
        roles = {Choice: "combobox", Knob: "spinbutton"}
        role = roles.get(type(control), "textbox")
        return self.root.get_by_role(role, name=control.words, exact=True)

    def slider(self, control):
        return self.root.get_by_role("slider", name=control.words, exact=True)

    def enter(self, control, value):
        """Type into a number box, or choose, as a learner does."""
        if isinstance(control, Choice):
            self.box(control).select_option(str(value))
        else:
            self.box(control).fill(str(value))
            self.box(control).press("Enter")
        box = self.twin.inputs[control.name][0]
        box.value = float(value) if isinstance(control, Knob) else value
        self.agree()

    def play(self, steps):
        controls = {c.name: c for c in self.controls()}
        for step in steps:
            if isinstance(step, str):
                self.press(step)
            else:
                self.enter(controls[step[0]], step[1])

    def agree(self):
        """Wait until the page says what the twin says, or fail with both texts."""
        from playwright.sync_api import TimeoutError

        twin = self.twin
        texts = {
            ".nnlib-ledger": twin.ledger.value,
            ".nnlib-says": twin.sentence.value,
            ".nnlib-goals": twin.progress.value,
        }
        values = [getattr(twin.state, c.name) for c in self.controls(Knob)]
        given = [self.root.element_handle(), texts, twin.state.words(), values]
        try:
            self.page.wait_for_function(SAME, arg=given, timeout=lab.TIMEOUT)
        except TimeoutError:
            shown = self.root.inner_text()
            pytest.fail(f"the page says:\n{shown}\n\nand should say:\n{given[1:]}")


@pytest.fixture(params=NAMES)
def explorer(explorers_page, request):
    return OnPage(explorers_page, request.param)


def test_the_first_screen(explorer):
    explorer.agree()
    assert explorer.root.get_by_text(explorer.twin.question, exact=True).is_visible()
    assert explorer.root.get_by_role("status").count() == 1
    assert explorer.root.get_by_role("img").count() == 1


def test_moved_by_keyboard(explorer):
    explorer.unfold_all()
    for control in explorer.controls(Knob):
        start = getattr(explorer.twin.state, control.name)
        key, step = ("ArrowRight", 1) if start < control.high else ("ArrowLeft", -1)
        moved = start + step * control.step
        if control.slider:
            explorer.slider(control).focus()
            explorer.page.keyboard.press(key)
        else:
            explorer.box(control).focus()
            explorer.page.keyboard.press("ArrowUp" if step > 0 else "ArrowDown")
        explorer.twin.turn(control, moved)
        explorer.agree()


def test_chosen_by_keyboard(explorer):
    explorer.unfold_all()
    for control in explorer.controls(Choice):
        now = control.options.index(getattr(explorer.twin.state, control.name))
        key, step = ("ArrowUp", -1) if now else ("ArrowDown", 1)
        explorer.box(control).focus()
        explorer.page.keyboard.press(key)
        explorer.twin.turn(control, control.options[now + step])
        explorer.agree()


def test_every_control_is_on_the_tab_key_in_order(explorer):
    explorer.unfold_all()
    named = []
    for control in explorer.controls():
        named.append(control.words)
        if isinstance(control, Knob) and control.slider:
            named.append(control.words)
    named += [words for words in explorer.twin.buttons if words[:4] != "Show"]
    explorer.root.locator("input, select, button").first.focus()
    seen, inside = [], explorer.root.element_handle()
    while (words := explorer.page.evaluate(FOCUSED, inside)) is not None:
        seen.append(words)
        explorer.page.keyboard.press("Tab")
    live = [words for words in seen if words in named]
    assert sorted(live) == sorted(named)
    order = [c.words for c in explorer.controls()]
    assert [w for w in dict.fromkeys(live) if w in order] == order


def test_buttons_work_by_keyboard(explorer):
    for words in [*explorer.twin.presets, "Reset"]:
        explorer.root.get_by_role("button", name=words, exact=True).focus()
        explorer.page.keyboard.press("Enter")
        explorer.twin.buttons[words].click()
        explorer.agree()


def test_moved_by_mouse(explorer):
    explorer.unfold_all()
    for control in explorer.controls(Knob):
        if control.slider:
            slider = explorer.slider(control)
            slider.scroll_into_view_if_needed()
            track = slider.locator("xpath=../..").bounding_box()  # its noUi-base
            # A quarter of the way, or three quarters if the knob stands there.
            now = getattr(explorer.twin.state, control.name)
            share, span = 0.25, control.high - control.low
            if abs(now - control.low - share * span) < control.step:
                share = 0.75
            x, y = track["x"] + share * track["width"], track["y"] + track["height"] / 2
            explorer.page.mouse.click(x, y)
            wanted = control.low + share * span
            explorer.page.wait_for_function(
                "([box, old]) => box.value !== old",
                arg=[
                    explorer.box(control).element_handle(),
                    f"{getattr(explorer.twin.state, control.name):g}",
                ],
            )
            value = float(explorer.box(control).input_value())
            assert value == pytest.approx(wanted, abs=2 * control.step)
            explorer.twin.turn(control, value)
            explorer.agree()


def test_moved_through_the_boxes(explorer):
    explorer.unfold_all()
    for control in explorer.controls():
        options = getattr(control, "options", None)
        explorer.enter(control, options[-1] if options else control.low)


def test_a_number_between_two_steps_is_kept(explorer):
    explorer.unfold_all()
    for control in explorer.controls(Knob):
        if not isinstance(control.step, int):
            explorer.enter(control, round(control.low + 1.3 * control.step, 6))


def test_wild_values_in_the_boxes(explorer):
    explorer.unfold_all()
    for control in explorer.controls(Knob):
        explorer.enter(control, "1e308")
        explorer.box(control).fill("")
        explorer.box(control).press("Tab")
        explorer.agree()
        explorer.box(control).focus()
        explorer.page.keyboard.press("Control+a")
        explorer.page.keyboard.type("e-x")
        explorer.page.keyboard.press("Enter")
        explorer.agree()


def test_fast_presses_all_arrive(explorer):
    control = next((c for c in explorer.twin.knobs if getattr(c, "slider", 0)), None)
    if control is None:
        pytest.skip("this explorer has no slider")
    explorer.slider(control).focus()
    explorer.page.keyboard.press("Home")
    for _ in range(25):
        explorer.page.keyboard.press("ArrowRight")
    explorer.page.wait_for_function(
        "([box, end]) => Math.abs(box.value - end) < 1e-9",
        arg=[
            explorer.box(control).element_handle(),
            min(control.low + 25 * control.step, control.high),
        ],
    )
    explorer.press("Reset")


@pytest.mark.parametrize("i", range(4))
def test_every_goal_is_reached_and_said(explorer, i):
    steps = steps_to_goals(type(explorer.twin).__name__)
    if i >= len(steps):
        pytest.skip("this explorer has fewer goals")
    explorer.unfold_all()
    explorer.play(steps[i])
    assert (
        f"Goal {i + 1} is reached." in explorer.root.get_by_role("status").inner_text()
    )
    goal = explorer.root.locator(".nnlib-goals li").nth(i)
    assert "Reached after" in goal.inner_text()
    goal.locator("summary").focus()
    explorer.page.keyboard.press("Enter")
    assert goal.get_by_text(explorer.twin.goals[i].answer).is_visible()


def test_the_height_never_changes(explorer):
    heights = {}

    def measure(where):
        heights[where] = explorer.root.bounding_box()["height"]

    explorer.unfold_all()
    measure("start")
    for words in [*explorer.twin.presets, *explorer.twin.actions]:
        explorer.press(words)
        measure(words)
    for control in explorer.twin.knobs:
        if isinstance(control, Knob):
            explorer.enter(control, control.high)
            measure(f"{control.name} at its end")
    for i, steps in enumerate(steps_to_goals(type(explorer.twin).__name__)):
        explorer.press("Reset")
        explorer.play(steps)
        measure(f"goal {i + 1}")
    assert len(set(heights.values())) == 1, heights


def test_axe_finds_nothing(explorer):
    from axe_playwright_python.sync_playwright import Axe

    explorer.unfold_all()
    name = type(explorer.twin).__name__
    results = Axe().run(explorer.page, context=f".nnlib-explorer.{name}")
    assert results.violations_count == 0, results.generate_report()
    assert len(results.response["passes"]) > 10


def test_unrun_and_untrusted_the_twin_shows(page, address, folder):
    """A fresh clone: the stored notebook holds no widgets, and nothing has run."""
    cells = []
    for name in NAMES:
        data = getattr(nnlib.explorers, name)()._repr_mimebundle_()
        data = {k: v for k, v in data.items() if k.startswith("text/")}
        output = nbformat.v4.new_output("execute_result", data, execution_count=1)
        cells.append(nbformat.v4.new_code_cell(name, outputs=[output]))
    nbformat.write(nbformat.v4.new_notebook(cells=cells), folder / "stored.ipynb")
    lab.open_notebook(page, address, "stored.ipynb")
    for i, name in enumerate(NAMES):
        cell = page.locator(".jp-CodeCell").nth(i)
        image = cell.locator("figure img")
        image.wait_for()
        assert len(image.get_attribute("alt")) >= 40, name
        assert image.evaluate("e => e.naturalWidth") > 300
        assert cell.locator("table tbody tr").count() == 3
        assert cell.locator(".nnlib-explorer").count() == 0


def test_the_benchmark_measures_an_explorer_in_its_lesson(browser, address, folder):
    waits, floor = latency.in_browser(
        browser, address, folder, "NeuronExplorer", presses=10
    )
    assert len(waits) == len(floor) == 10
    assert all(0 < changed <= frame for changed, frame in waits + floor)
