"""The file of slides in a browser: it shows, goes on by keyboard, and loads nothing."""

import pytest

from nnlib import __main__ as program

SHOWN = """() => {
  const slide = Reveal.getCurrentSlide(), inside = slide.firstElementChild;
  const {bottom, height, right} = inside.getBoundingClientRect();
  return {words: inside.innerText, bottom, height, right};
}"""


@pytest.fixture
def deck(browser, tmp_path):
    program.main(["slides", "08", "--folder", str(tmp_path)])
    page = browser.new_page(viewport={"width": 1280, "height": 720})
    loaded = []
    page.on("request", lambda request: loaded.append(request.url))
    page.goto((tmp_path / "08_backpropnn_xor-slides.html").as_uri())
    page.wait_for_function("() => window.Reveal && Reveal.isReady()")
    yield page
    assert [url for url in loaded if not url.startswith(("file:", "data:"))] == []
    page.close()


def test_every_slide_is_seen_and_fits(deck):
    count = deck.evaluate("() => Reveal.getTotalSlides()")
    assert count > 30
    seen = []
    for _ in range(count):
        shown = deck.evaluate(SHOWN)
        assert shown["height"] > 30, shown
        assert shown["bottom"] <= 722 and shown["right"] <= 1281, shown
        seen.append(shown["words"])
        deck.keyboard.press("ArrowRight")
    assert "backPropNN learns XOR" in seen[0]
    assert "What's next" in seen[-1]
    assert "(4, 4) and (2, 5)" in seen[6] and "One row for each" in seen[7]
