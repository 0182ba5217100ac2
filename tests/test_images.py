"""images/ holds what the functions of nnlib.figures.images draw, and nothing else."""

import subprocess
import sys

import pytest
from matplotlib.testing.compare import compare_images
from PIL import Image

from nnlib.figures import images, neuron_diagram
from nnlib.figures.show import figure_of, png_of
from tests.tools import in_motion

TOLERANCE = 5  # a changed number is farther off (see the test that draws one)


def about(path):
    """Return what a PNG keeps: its words, and the version that drew it."""
    with Image.open(path) as image:
        return image.info


@pytest.fixture(scope="module")
def redrawn(tmp_path_factory):
    folder = tmp_path_factory.mktemp("images")
    return {path.name: path for path in images.rebuild(folder)}


@pytest.mark.parametrize("filename", images.IMAGES)
def test_image_is_current(redrawn, filename):
    stored = images.FOLDER / filename
    assert stored.is_file(), f"{filename} is missing: run python -m nnlib.figures"
    kept, now = about(stored), about(redrawn[filename])
    assert kept["Description"] == now["Description"]
    # Another version of matplotlib places lines and letters a little differently.
    if kept["Software"] == now["Software"]:
        assert compare_images(stored, redrawn[filename], TOLERANCE) is None


def test_no_stray_files():
    stored = {path.name for path in images.FOLDER.iterdir()}
    assert stored == {*images.IMAGES, in_motion.PATH.name}


@pytest.mark.parametrize("changed", [{"weights": [0, 2]}, {"bias": 3}])
def test_a_changed_number_is_caught(tmp_path, changed):
    drawn = {}
    for name, change in (("right", {}), ("changed", changed)):
        numbers = {"weights": [0, 1], "bias": 4, "inputs": [2, 3], **change}
        drawn[name] = tmp_path / f"{name}.png"
        drawn[name].write_bytes(png_of(figure_of(neuron_diagram(**numbers))))
    assert compare_images(*drawn.values(), TOLERANCE) is not None


def test_files_are_small():
    for filename in images.IMAGES:
        assert (images.FOLDER / filename).stat().st_size < 80_000, filename


@pytest.mark.parametrize("filename", images.IMAGES)
def test_alt_text_is_a_sentence_of_fair_length(filename):
    words = images.alt_text(filename)
    assert 40 <= len(words) <= (400 if "map" in filename else 250)  # names all lessons
    assert not words.lower().startswith("image")
    assert words.endswith(".")


def test_alt_text_holds_the_numbers():
    assert "0.9991" in images.alt_text("neuron.png")
    assert "0.2442 to 0.0023" in images.alt_text("loss-curve.png")
    for number in ("00", "01", "02", "03", "04", "05", "07"):
        assert f"{number} " in images.alt_text("course-map.png")


def test_xor_image_shows_a_network_that_has_learned_xor():
    words = images.alt_text("xor.png")
    for corner, target in (("0, 0", 0), ("1, 1", 0), ("0, 1", 1), ("1, 0", 1)):
        output = float(words.split(f"({corner}) ")[1].split()[0])
        assert abs(output - target) < 0.05


def test_unknown_filename_is_refused():
    with pytest.raises(ValueError, match=r"filename must be one of .*cat\.png"):
        images.alt_text("cat.png")


def test_rebuild_twice_gives_the_same_bytes(redrawn):
    figure = figure_of(images.IMAGES["people.png"]())
    kept = about(redrawn["people.png"])
    about_it = {key: kept[key] for key in ("Description", "Software")}
    assert redrawn["people.png"].read_bytes() == png_of(figure, **about_it)


@pytest.mark.full
def test_the_command_names_the_files(tmp_path):
    code = (
        "import runpy, pathlib, nnlib.figures.images as images\n"
        f"folder = pathlib.Path({str(tmp_path)!r})\n"
        "rebuild = images.rebuild\n"
        "images.rebuild = lambda: rebuild(folder)\n"
        "runpy.run_module('nnlib.figures', run_name='__main__')"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60
    )
    assert run.returncode == 0, run.stderr
    assert {line.split("/")[-1] for line in run.stdout.split("\n") if line} == set(
        images.IMAGES
    )
    assert {path.name for path in tmp_path.iterdir()} == set(images.IMAGES)
