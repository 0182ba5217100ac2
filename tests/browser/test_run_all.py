"""Run All goes through a learner's copy to its end, whatever an exercise holds."""

import json

from nnlib.desk.copies import blank
from tests.browser import lab
from tests.notebooks.lessons import ROOT

NAME = "01_neuron.ipynb"


def test_a_name_that_does_not_exist_stops_no_other_cell(page, address, folder):
    notebook = blank(json.loads((ROOT / "notebooks" / NAME).read_text("utf-8")))
    (cell,) = [cell for cell in notebook["cells"] if cell["id"] == "e1"]
    cell["source"] = 'answer = six\ncheck("01.e1", answer)'
    (folder / "typo.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
    lab.open_and_run(page, address, "typo.ipynb")  # raises if a cell has not run
    assert page.get_by_text("name 'six' is not defined").count() >= 1
