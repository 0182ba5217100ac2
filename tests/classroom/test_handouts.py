"""A handout holds the lesson and none of its answers, and needs nothing but itself."""

import json
import re

import pytest

from nnlib.classroom import cells, reader
from nnlib.classroom.formulas import markdown_to_html, mathml
from nnlib.classroom.lessons import NOTEBOOKS, chosen, read
from nnlib.classroom.page import page
from nnlib.practice.page.twins import answer_text
from tests.classroom.papers import (
    LOADS,
    NUMBERS,
    entry,
    handout,
    lesson,
    plain,
    secrets,
    words,
)


@pytest.mark.parametrize("number", NUMBERS)
def test_no_answer_leaks(number):
    text, secret = words(handout(number)), secrets(number)
    assert len(secret) > 10
    assert [answer for answer in secret if answer in text] == []


@pytest.mark.parametrize("number", NUMBERS)
def test_outputs_that_answer_a_prediction_are_left_out(number):
    text, results = handout(number), 0
    for cell in read(entry(number)):
        code = cell["cell_type"] == "code"
        calls = cells.calls_in(cell["source"]) if code else []
        if any(call.name == "explain" for call in calls):
            results += 1
            html = reader.cell_html(cell)
            assert reader.LEFT_OUT in html and '<div class="output">' not in html
    assert results == len(lesson(number).predictions)
    assert text.count(reader.LEFT_OUT) == results
    assert "Right." not in words(text) and "Not quite." not in words(text)


@pytest.mark.parametrize("number", NUMBERS)
def test_every_question_and_prediction_is_there_with_its_boxes(number):
    text, html, found = words(handout(number)), handout(number), lesson(number)
    boxes = 3 * len(found.objectives)
    for item in (*found.questions, *found.predictions):
        assert plain(item.text) in text, item.id
        for option in item.options:
            assert plain(getattr(option, "text", option)) in text
        boxes += len(item.options)
    if not any(c["source"].startswith("rate(") for c in read(entry(number))):
        boxes -= 3 * len(found.objectives)
    assert html.count('class="box"') == boxes
    assert "ticked" not in html.split("</style>")[1]
    numbers = [p for p in found.predictions if not p.options]
    assert html.count("Your number:") == len(numbers)
    assert all(f">{answer_text(p)}</b>" not in html for p in numbers)


@pytest.mark.parametrize("number", NUMBERS)
def test_every_exercise_has_its_task_its_starter_and_room(number):
    html = handout(number)
    assert html.count(reader.ANSWER) == len(lesson(number).exercises)
    assert "check(" not in words(html) and "predict(" not in words(html)


@pytest.mark.parametrize("number", NUMBERS)
def test_the_words_of_every_picture_are_kept(number):
    html, results = handout(number), []
    for cell in read(entry(number)):
        if cell["cell_type"] != "code":
            continue
        left_out = any(
            call.name in ("explain", "check", "progress")
            for call in cells.calls_in(cell["source"])
        )
        stored = "".join(
            "".join(out.get("data", {}).get("text/html", "")) for out in cell["outputs"]
        )
        results += [] if left_out else re.findall(r'<img alt="([^"]*)"', stored)
    assert re.findall(r'<img[^>]*alt="([^"]*)"', html) == results
    assert html.count("<img") == len(results)
    assert all(len(alt) >= 40 for alt in results)
    assert "This picture in words" not in html


@pytest.mark.parametrize("number", NUMBERS)
def test_it_stands_alone(number):
    html = handout(number)
    assert not LOADS.search(html), LOADS.search(html)
    assert "http://" not in html
    # What is left of an address is its words.
    assert html.count("https://") == html.count('class="address">(https://')
    assert html.count("<h1") == 1
    assert '<html lang="en">' in html and '<meta charset="utf-8">' in html


def test_the_rule_for_what_loads_something():
    for bad in ('<img src="a.png">', "<script>", "url(x.woff)", '<a href="b.html">'):
        assert LOADS.search(bad)
    for good in ('<img src="data:image/png;base64,x">', "url(data:font)", "on = 3"):
        assert not LOADS.search(good)


@pytest.mark.parametrize("number", NUMBERS)
def test_each_formula_is_mathml(number):
    html = handout(number)
    assert html.count("<math") == html.count("</math>") == formulas(number)
    assert "$" not in words(re.sub(r"<pre.*?</pre>", "", html, flags=re.S))
    left = re.findall(r"<math.*?</math>", html, flags=re.S)
    assert not any("\\" in formula for formula in left)


def formulas(number):
    """Count the formulas of a lesson in its Markdown, by another way of reading."""
    count = 0
    for cell in read(entry(number)):
        if cell["cell_type"] == "markdown":
            source = re.sub(r"```.*?```|`[^`]*`", "", cell["source"], flags=re.S)
            dollars = source.count("$")
            blocks = source.count("$$")
            assert blocks % 2 == 0 and dollars % 2 == 0
            count += blocks // 2 + (dollars - 2 * blocks) // 2
    return count


def test_a_formula_as_mathml():
    assert mathml("h_1") == (
        '<math display="inline"><mrow><msub><mi>h</mi><mn>1</mn></msub></mrow></math>'
    )
    html = markdown_to_html("Take $x$ or $z$, then\n\n$$\ny = x^2\n$$\n")
    assert html.count('<math display="inline">') == 2
    stop = (
        '<span class="nobreak"><math display="inline"><mrow><mi>z</mi></mrow></math>,'
    )
    assert html.count(stop) == html.count("nobreak") == 1
    assert html.count('<div class="formula"><math display="block">') == 1


def test_links_become_words():
    html = markdown_to_html("[Lesson 04](04_x.ipynb), [NumPy](https://numpy.org)")
    assert html == (
        '<p>Lesson 04, NumPy <span class="address">(https://numpy.org)</span></p>\n'
    )


def test_code_and_what_it_calls():
    source = 'x = 1\n\nexplain("03.p1")'
    assert cells.calls_in(source) == [cells.Call("explain", "03.p1")]
    assert cells.without_calls(source) == "x = 1"
    assert cells.calls_in("print(3)\nf(predict)") == []
    assert cells.is_explorer("from a import b\n\nXorExplorer()")
    assert not cells.is_explorer("x = XorExplorer()\nx")
    assert cells.is_picture("show(a(b))") and not cells.is_picture("c = 2\nshow(c)")
    assert cells.only_imports("import a\nfrom b import c")
    assert cells.defines("def f():\n    return 1") and not cells.defines("f = 1")


def test_a_cell_that_only_imports_or_tells_progress_is_left_out():
    for source in ("import nnlib", "progress(3)"):
        cell = {"cell_type": "code", "source": source, "outputs": []}
        assert reader.cell_html(cell) == ""


def test_long_code_may_go_over_the_end_of_a_page():
    assert 'class="python long"' in reader.highlighted("x = 1\n" * 31)
    assert 'class="python long"' not in reader.highlighted("x = 1\n" * 9)


@pytest.mark.parametrize("name", ["3", "03", "03_mse_loss", "03_mse_loss.ipynb"])
def test_the_names_of_a_lesson(name):
    assert [found.number for found in chosen([name])] == ["03"]


def test_lessons_come_in_their_order_and_once():
    assert [found.number for found in chosen(["8", "3", "03"])] == ["03", "08"]
    assert len(chosen([])) == len(list(NOTEBOOKS.glob("[0-9]*.ipynb")))


def test_a_lesson_that_does_not_exist():
    with pytest.raises(ValueError, match=r"no lesson 44\. The lessons are 00, 01, 02"):
        chosen(["03", "44"])


def test_the_title_is_escaped():
    assert "<title>a &lt; b</title>" in page("a < b", "")


def test_reading_a_lesson_changes_nothing():
    path = NOTEBOOKS / "03_mse_loss.ipynb"
    stored = json.loads(path.read_text(encoding="utf-8"))["cells"]
    assert len(read(entry("03"))) == len(stored)
