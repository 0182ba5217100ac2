"""Photograph an explorer in use, for the top of the README: images/in-motion.gif.

    .venv/bin/python -m tests.tools.in_motion

It needs Chromium and Playwright (tests/requirements.txt). The pictures come from a real
JupyterLab. They play once, for less than five seconds, and end on the last one.
"""

import io
import tempfile
from pathlib import Path

from PIL import Image

from nnlib.explorers import RaceExplorer
from nnlib.figures.images import FOLDER
from tests.browser import lab

PATH = FOLDER / "in-motion.gif"
STOPS = (
    0,
    400,
    600,
    700,
    800,
    900,
    1000,
    1200,
    1400,
    1700,
    2000,
    2500,
    3000,
    4000,
    5000,
)
COLORS = 40
FRAME = 300  # milliseconds
PAGE = {"width": 1130, "height": 1000}
# Knobs, arithmetic, sentence and picture: what is above and below changes nothing.
AREA = """root => {
  const box = part => root.querySelector(part).getBoundingClientRect();
  const card = root.getBoundingClientRect(), top = box('.nnlib-top').top - 4;
  return {x: card.x, y: top, width: card.width,
    height: box('.nnlib-picture').bottom + 8 - top};
}"""


def words():
    """Return what the pictures show, from the first one to the last."""
    start, end = (RaceExplorer(iteration=i).state for i in (STOPS[0], STOPS[-1]))
    return (
        "An explorer in use: a hundred starts of two settings, A and B, learn XOR. "
        f"First: {start.sentence()} In the end: {end.sentence()}"
    )


def frames():
    """Yield the explorer's picture at each stop, from a page in a browser."""
    with tempfile.TemporaryDirectory() as folder:
        source = "from nnlib.explorers import RaceExplorer\n\nRaceExplorer()"
        lab.write_notebook(Path(folder) / "film.ipynb", source)
        with lab.running_lab(folder) as address, lab.running_browser() as browser:
            page = browser.new_page(viewport=PAGE)
            lab.open_and_run(page, address, "film.ipynb")
            root = page.locator(".nnlib-explorer")
            box = root.get_by_role("spinbutton", name="iteration", exact=False)
            for stop in STOPS:
                box.fill(str(stop))
                box.press("Enter")
                told = RaceExplorer(iteration=stop).state.sentence()
                root.locator(".nnlib-says", has_text=told).wait_for()
                box.blur()
                page.mouse.move(0, 0)
                shot = page.screenshot(clip=root.evaluate(AREA))
                yield Image.open(io.BytesIO(shot))


def main():
    """Write the file and say how large it is."""
    pictures = [picture.convert("RGB") for picture in frames()]
    palette = pictures[-1].quantize(COLORS)
    first, *others = [p.quantize(palette=palette, dither=0) for p in pictures]
    first.save(
        PATH,
        save_all=True,
        append_images=others,
        duration=FRAME,
        optimize=True,
        comment=words(),
    )
    print(PATH.name, PATH.stat().st_size, "bytes", first.size)


if __name__ == "__main__":
    main()
