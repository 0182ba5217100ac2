"""The tools of this folder do what they say."""

import json
import subprocess
import sys

from tests.notebooks.lessons import ROOT
from tests.tools.notebook_text import text_of


def test_a_notebook_as_text_has_cells_and_words_and_no_picture():
    path = ROOT / "notebooks" / "01_neuron.ipynb"
    text = text_of(json.loads(path.read_text(encoding="utf-8")))
    assert "--- markdown s2-sum O1.1\n## 2. Multiply and add\n" in text
    assert "\n> 7\n" in text
    assert "base64" not in text
    command = [sys.executable, "-m", "tests.tools.notebook_text", str(path)]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    assert run.stdout.decode() == text
