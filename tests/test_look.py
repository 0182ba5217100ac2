"""The look: every pair of colors that meet stands out, in light and in dark."""

import re

import numpy as np
import pytest

from nnlib import look

# Words need 4.5 : 1, frames and marks 3 : 1 (WCAG 2.2, 1.4.3 and 1.4.11).
WORDS = [
    ("ink", "surface"), ("ink", "pale"), ("ink", "mark"), ("ink", "tint"),
    ("ink2", "surface"), ("ink2", "pale"), ("blue", "surface"), ("on", "blue"),
    ("vermillion-ink", "surface"), ("green-ink", "surface"), ("green-ink", "mark"),
]  # fmt: skip
MARKS = [
    ("edge", "surface"), ("blue", "surface"), ("vermillion", "surface"),
    ("green", "surface"), ("on", "green"), ("blue", "tint"),
]  # fmt: skip


def contrast(one, other):
    """WCAG contrast of two colors such as #0072B2."""
    lights = []
    for color in (one, other):
        rgb = np.array([int(color[i : i + 2], 16) for i in (1, 3, 5)]) / 255
        linear = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
        lights.append(linear @ [0.2126, 0.7152, 0.0722] + 0.05)
    return max(lights) / min(lights)


@pytest.mark.parametrize("theme", [look.LIGHT, look.DARK], ids=["light", "dark"])
def test_words_and_marks_stand_out(theme):
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    for one, other in WORDS:
        assert contrast(theme[one], theme[other]) >= 4.5, (one, other)
    for one, other in MARKS:
        assert contrast(theme[one], theme[other]) >= 3, (one, other)


def test_every_theme_has_every_color():
    assert set(look.LIGHT) == set(look.DARK) == set(look.FORCED)
    used = set(re.findall(r"var\(--nn-([\w-]+)", look.CSS))
    assert used <= set(re.findall(r"--nn-([\w-]+):", look.CSS))


def test_the_top_of_a_card_is_escaped():
    assert "<b>" not in look.top("<b>", "<b>")
