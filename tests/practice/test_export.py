"""What `jupyter nbconvert` makes of a lesson: stored, run and saved, with state or not.

A page without Python cannot show the live forms, whose scripts come from a network. The
setting in nnlib/practice/export, which pip installs, lets it show the static ones.
"""

import json
import re
import tomllib

import nbformat
import pytest
from nbclient import NotebookClient
from nbconvert import HTMLExporter, PythonExporter
from traitlets.config import Config

from nnlib.practice.library import load_lesson
from tests.notebooks.lessons import ROOT
from tests.tools.refresh import canonical

SOURCES = (
    "from nnlib.explorers import NeuronExplorer\n"
    "from nnlib.practice import ask, check, predict, progress, rate",
    'ask("01.c1")',
    'predict("01.p1")',
    'check("01.e1", 0.3)',
    "NeuronExplorer()",
    "rate(1)",
    "progress()",
)
FIRST = load_lesson(1).items["01.c1"].options[0]
WORDS = (
    f"A: {FIRST.text}",
    "Answer (choose yours before you open this)",
    "Hint 1 of 3",
    "Show the solution",
    '<img alt="',
    "How well can you do this now?",
    "Your way through the course",
)
FOLDER = ROOT / "nnlib" / "practice" / "export"
SETTING = FOLDER / "jupyter_nbconvert_config.json"


@pytest.fixture(scope="module")
def ran():
    """A notebook that has run, with the state of its widgets."""
    nb = nbformat.v4.new_notebook()
    nb.cells = [nbformat.v4.new_code_cell(source) for source in SOURCES]
    NotebookClient(nb, kernel_name="python3", timeout=60).execute()
    return nb


def page(nb):
    config = Config(json.loads(SETTING.read_text(encoding="utf-8")))
    return HTMLExporter(config=config).from_notebook_node(nb)[0]


@pytest.mark.full
@pytest.mark.parametrize("kind", ["with state", "without state", "stored"])
def test_the_page_shows_every_question_fold_and_explorer(ran, kind):
    nb = nbformat.from_dict(json.loads(json.dumps(ran)))
    assert nb.metadata.widgets
    if kind != "with state":
        del nb.metadata["widgets"]
    html = page(canonical(nb) if kind == "stored" else nb)
    missing = [words for words in WORDS if words not in html]
    assert missing == []
    assert not re.search(r'<script type="application/vnd.jupyter.widget-view', html)


@pytest.mark.full
def test_without_the_setting_saved_state_would_hide_them(ran):
    html = HTMLExporter().from_notebook_node(ran)[0]
    assert WORDS[0] not in re.sub("(?s)<script.*?</script>", "", html)


@pytest.mark.full
def test_a_widget_that_is_not_ours_stays_what_it_was(ran):
    nb = nbformat.from_dict(json.loads(json.dumps(ran)))
    del nb.cells[1].outputs[0].data["text/html"]
    assert '<script type="application/vnd.jupyter.widget-view' in page(nb)


def test_pip_installs_the_setting_for_nbconvert_and_for_the_menu_of_jupyterlab():
    server = FOLDER / "jupyter_server_config.json"
    assert server.read_bytes() == SETTING.read_bytes()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    shared = project["tool"]["hatch"]["build"]["targets"]["wheel"]["shared-data"]
    assert shared[FOLDER.relative_to(ROOT).as_posix()] == "etc/jupyter"


def test_a_stored_lesson_becomes_a_program(ran):
    nb = canonical(nbformat.from_dict(json.loads(json.dumps(ran))))
    exporter = PythonExporter()
    assert nb.metadata.language_info.file_extension == exporter.file_extension == ".py"
    assert nb.metadata.language_info.nbconvert_exporter == "python"
    compile(exporter.from_notebook_node(nb)[0], "lesson.py", "exec")
