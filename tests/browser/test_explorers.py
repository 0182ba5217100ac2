"""Every explorer in a real JupyterLab: by keyboard, by mouse, by its number boxes.

What needs no browser is in tests/explorers, what needs a page of its own in
test_explorer_pages.py.

Beside the explorer on the page a second one is turned in this process; after every
move both must say the same.
"""

from functools import cache

import pytest

import nnlib.explorers
from nnlib.explorers.controls import Choice, Knob
from nnlib.text import minus_signs
from tests.browser import lab
from tests.explorers.goals import steps_to_goals

NAMES = nnlib.explorers.__all__
SAME = """([root, texts, label, values]) => {
  const text = html => {
    const e = document.createElement('div'); e.innerHTML = html; return e.textContent;
  };
  const shown = part => root.querySelector(part).textContent;
  return Object.entries(texts).every(([part, html]) => shown(part) === text(html))
    && root.querySelector('.nnlib-panels').getAttribute('aria-label') === label
    && [...root.querySelectorAll('.nnlib-knob input')].every(
      (box, i) => Math.abs(box.value - values[i]) < 1e-9);
}"""
RING = """() => {
  const style = getComputedStyle(document.activeElement);
  return style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth);
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

    def controls(self, kind=object):
        return [c for c in self.twin.controls() if isinstance(c, kind)]

    def drag(self, i, right, down):
        """Drag the middle of handle number `i` so many pixels with the mouse."""
        mark = self.root.locator(f".nnlib-handle[data-handle='{i}']")
        mark.scroll_into_view_if_needed()
        x, y = lab.middle(mark)
        self.page.mouse.move(x, y)
        self.page.mouse.down()
        self.page.mouse.move(x + right, y + down, steps=6)
        self.page.mouse.up()

    def press(self, words):
        self.root.get_by_role("button", name=words, exact=True).click()
        if words == "Reset":  # a move of the twin has to rest first, as on the page
            self.twin._rest.now()
        self.twin.buttons[words].click()
        while self.twin._run.busy:  # a long run needs its turns on the loop here, too
            self.page.wait_for_timeout(20)
        self.agree()

    def unfold_all(self):
        for title in self.twin.more:
            words = f"More knobs: {title}"
            button = self.root.get_by_role("button", name=words, exact=True)
            if button.get_attribute("aria-expanded") == "false":
                button.click()
                box = self.box(self.twin.more[title][0])
                box.wait_for()

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
        twin._rest.now()  # the page comes to rest by itself
        texts = {
            ".nnlib-ledger": twin.ledger,
            ".nnlib-says": twin.sentence,
            ".nnlib-progress": twin.progress.value,
            ".widget-html:has(> div > .nnlib-tally)": twin.tally.value,
        }
        values = [getattr(twin.state, c.name) for c in self.controls(Knob)]
        label = minus_signs(twin.state.words())
        given = [self.root.element_handle(), texts, label, values]
        try:
            self.page.wait_for_function(SAME, arg=given, timeout=lab.TIMEOUT)
        except TimeoutError:
            shown = self.root.inner_text()
            pytest.fail(f"the page says:\n{shown}\n\nand should say:\n{given[1:]}")


@pytest.fixture(scope="session")
def on_page(explorers_page):
    """Each explorer of the page with its one twin: reached goals stay on both."""
    return cache(lambda name: OnPage(explorers_page, name))


@pytest.fixture(params=NAMES)
def explorer(on_page, request):
    explorer = on_page(request.param)
    explorer.press("Reset")
    return explorer


def test_the_first_screen(explorer):
    explorer.agree()
    question = explorer.twin.question
    assert explorer.root.get_by_role("heading", name=question, exact=True).is_visible()
    group = explorer.page.get_by_role("group", name=question, exact=True)
    assert group.get_by_role("status").count() == 1
    assert group.get_by_role("img").count() == 1


def test_moved_by_keyboard(explorer):
    explorer.unfold_all()
    for control in explorer.controls(Knob):
        start = getattr(explorer.twin.state, control.name)
        key, step = ("ArrowRight", 1) if start < control.high else ("ArrowLeft", -1)
        moved = start + step * control.step
        if control.slider:
            moved = control.stops[control.position(start) + step]
            explorer.slider(control).focus()
            explorer.page.keyboard.press(key)
        else:
            explorer.box(control).focus()
            explorer.page.keyboard.press("ArrowUp" if step > 0 else "ArrowDown")
        explorer.twin.turn(control, moved)
        explorer.agree()
        if control.slider:  # it says its number, without float dust
            text = explorer.slider(control).get_attribute("aria-valuetext")
            value = getattr(explorer.twin.state, control.name)
            assert text == minus_signs(f"{value:.10g}")


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
    named += [words for words in explorer.twin.buttons if words[:4] != "More"]
    explorer.root.locator(lab.FOCUSABLE).first.focus()
    explorer.page.keyboard.press("Shift")  # the focus is the keyboard's: with a ring
    seen, inside = [], explorer.root.element_handle()
    while (words := explorer.page.evaluate(FOCUSED, inside)) is not None:
        seen.append(words)
        assert explorer.page.evaluate(RING) >= 3, words
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
            now = control.position(getattr(explorer.twin.state, control.name))
            share, span = 0.25, len(control.stops) - 1
            if abs(now - share * span) < 1:
                share = 0.75
            x, y = track["x"] + share * track["width"], track["y"] + track["height"] / 2
            explorer.page.mouse.click(x, y)
            explorer.page.wait_for_function(
                "([box, old]) => box.value !== old",
                arg=[
                    explorer.box(control).element_handle(),
                    f"{getattr(explorer.twin.state, control.name):g}",
                ],
            )
            value = float(explorer.box(control).input_value())
            pixel = span / track["width"]  # a mouse cannot be more exact
            near = pytest.approx(share * span, abs=2 * max(1, pixel))
            assert control.position(value) == near
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
            control.stops[:26][-1],
        ],
    )
    explorer.press("Reset")


def test_every_goal_is_reached_and_said_and_stays_open(explorer):
    explorer.unfold_all()
    for i, steps in enumerate(steps_to_goals(type(explorer.twin).__name__)):
        explorer.press("Reset")
        is_new = explorer.twin._score.reached[i] is None  # tests before share the page
        explorer.play(steps)
        if is_new:
            explorer.root.get_by_role("status").get_by_text(
                f"Goal {i + 1} is reached."
            ).wait_for(state="attached")
        goal = explorer.root.locator(".nnlib-goals > li").nth(i)
        assert "Reached after" in goal.inner_text()
        goal.locator("summary").focus()
        explorer.page.keyboard.press("Enter")
        answer = goal.get_by_text(explorer.twin.goals[i].answer)
        answer.wait_for()
        explorer.press("Undo")
        assert answer.is_visible(), "an opened fold stays open over moves"
        explorer.page.keyboard.press("Control+Shift+Z")
        explorer.twin.redo()
        explorer.agree()


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
    assert len(set(heights.values())) == 1, heights


# The colors (text, ground) of a part as red, green and blue, whatever they are called.
SEEN = """(part, [what, ground]) => {
  const brush = new OffscreenCanvas(1, 1).getContext('2d', {willReadFrequently: true});
  const of = (element, property) => {
    brush.fillStyle = getComputedStyle(element)[property];
    brush.fillRect(0, 0, 1, 1);
    return [...brush.getImageData(0, 0, 1, 1).data].join(' ');
  };
  return [of(part, what), of(part.closest(ground), 'backgroundColor')];
}"""


@pytest.mark.parametrize(
    ("part", "what", "ground"),
    [
        (".nnlib-first", "color", ".nnlib-first"),
        ('.nnlib-picture path[style*="--nn-pale"]', "fill", ".nnlib-card"),
        ('.nnlib-picture path[style*="--nn-blue"]', "stroke", ".nnlib-card"),
        (".nnlib-picture text", "fill", ".nnlib-card"),
    ],
)
def test_with_forced_colors_words_and_marks_stand_out(on_page, part, what, ground):
    explorer = on_page("XorExplorer")
    explorer.press("Reset")
    knobs = {knob.name: knob for knob in explorer.controls()}
    explorer.enter(knobs["iterations"], 5000)  # now it has a plateau
    explorer.page.emulate_media(forced_colors="active")
    found = explorer.root.locator(part)
    assert found.count()
    mark, below = found.first.evaluate(SEEN, [what, ground])
    explorer.page.emulate_media(forced_colors="none")
    assert mark != below


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing(explorer, theme):
    from axe_playwright_python.sync_playwright import Axe

    explorer.unfold_all()
    name = type(explorer.twin).__name__
    dark = "document.body.dataset.jpThemeLight = {}"
    explorer.page.evaluate(dark.format("true" if theme == "light" else "false"))
    results = Axe().run(explorer.page, context=f".nnlib-explorer.{name}")
    explorer.page.evaluate(dark.format("true"))
    assert results.violations_count == 0, results.generate_report()
    assert len(results.response["passes"]) > 10


DRAGGED = [name for name in NAMES if getattr(nnlib.explorers, name).handles]


@pytest.mark.parametrize("name", DRAGGED)
def test_a_mark_is_dragged_with_the_mouse_and_the_drag_is_one_move(on_page, name):
    explorer = on_page(name)
    explorer.press("Reset")
    page, root, start = explorer.page, explorer.root, repr(explorer.twin)
    for i in range(len(explorer.twin.handles)):
        explorer.press("Reset")
        shape = root.locator(f".nnlib-handle[data-handle='{i}']")
        shape.scroll_into_view_if_needed()
        x, y = shape.evaluate(
            """e => {
              const p = e.points ? e.points[0] : new DOMPoint(
                e.cx.baseVal.value, e.cy.baseVal.value);
              const q = e.points ? e.points[1] : p;
              const at = new DOMPoint(0.7 * p.x + 0.3 * q.x, 0.7 * p.y + 0.3 * q.y)
                .matrixTransform(e.getScreenCTM());
              return [at.x, at.y];
            }"""
        )
        middle = shape.evaluate(
            "e => { const r = e.ownerSVGElement.getBoundingClientRect();"
            " return r.x + r.width / 2; }"
        )
        along = 3 if x < middle else -3  # a mark may be at its left end
        page.mouse.move(x, y)
        page.mouse.down()
        for k in range(1, 13):
            page.mouse.move(x + along * k, y - 4 * k)
        page.mouse.up()
        root.get_by_text(", 1 move").wait_for()
        assert "0 moves" not in root.inner_text()
        page.keyboard.press("Tab")
        root.get_by_role("button", name="Undo").focus()
        page.keyboard.press("Control+z")
        explorer.press("Reset")
    assert repr(explorer.twin) == start


def test_a_drag_tells_no_editor_of_a_caret(on_page):
    """Each editor of the notebook would look for its own, with each picture."""
    explorer = on_page("NeuronExplorer")
    explorer.press("Reset")
    page = explorer.page
    page.evaluate("""() => {
      window.heard = {down: 0, up: 0};
      const count = way => e => { window.heard[way] += e.target !== document; };
      document.addEventListener('selectionchange', count('down'), true);
      document.addEventListener('selectionchange', count('up'));
    }""")
    explorer.drag(0, 60, -60)
    explorer.root.get_by_text(", 1 move").wait_for()
    page.wait_for_function("window.heard.down > 0")
    assert page.evaluate("window.heard.up") == 0
    explorer.press("Reset")


def test_a_stroke_begins_where_the_pen_is_put_down(on_page):
    explorer = on_page("DrawDigitExplorer")
    explorer.press("Clear")
    page, paper = explorer.page, explorer.root.locator(".nnlib-handle")
    paper.scroll_into_view_if_needed()
    start, end = paper.evaluate(  # both ends of line 1
        """e => [e.points[0], e.points[1]].map(p => {
          const at = p.matrixTransform(e.getScreenCTM());
          return [at.x, at.y];
        })"""
    )
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move(*end)
    page.mouse.up()
    line = explorer.box(explorer.twin.controls()[0]).element_handle()
    page.wait_for_function("box => box.value === '########'", arg=line)
    explorer.press("Reset")


def test_of_two_marks_that_overlap_the_nearest_is_dragged(on_page):
    explorer = on_page("NudgeExplorer")
    explorer.press("Reset")
    page, w1 = explorer.page, explorer.box(explorer.twin.knobs[0])
    explorer.drag(1, -60, 0)
    page.wait_for_function("box => box.value < 0.8", arg=w1.element_handle())
    assert float(explorer.box(explorer.twin.knobs[1]).input_value()) == 0.1
    explorer.press("Reset")


def test_a_decimal_comma_is_understood(on_page):
    explorer = on_page("NeuronExplorer")
    explorer.press("Reset")
    knob = explorer.twin.knobs[2]
    explorer.box(knob).focus()
    explorer.page.keyboard.press("Control+a")
    explorer.page.keyboard.type("-3,5")
    explorer.page.keyboard.press("Enter")
    explorer.twin.turn(knob, -3.5)
    explorer.agree()


def test_the_knob_in_use_lights_its_number(on_page):
    explorer = on_page("NeuronExplorer")
    explorer.press("Reset")
    number = explorer.root.locator("pre b[data-knob=w1]")
    ground = "e => getComputedStyle(e).backgroundColor"
    dark = number.evaluate(ground)
    explorer.slider(explorer.twin.knobs[0]).focus()
    assert number.evaluate(ground) != dark
    explorer.slider(explorer.twin.knobs[1]).focus()
    assert number.evaluate(ground) == dark


def test_no_part_of_a_slider_is_a_layer_of_its_own(on_page):
    """Without a graphics card, all that comes after a layer is slow to show."""
    explorer = on_page("NeuronExplorer")
    looks = explorer.root.locator("[class*=noUi-]").evaluate_all(
        "all => all.map(e => [getComputedStyle(e).willChange,"
        " getComputedStyle(e).backfaceVisibility].join())"
    )
    assert len(looks) > 10
    assert set(looks) == {"auto,visible"}
