"""What the tests of the desk share: small notebooks, and what a folder holds."""

import json


def store(path, source, count=None, text="# Lesson", **metadata):
    """Write a notebook of a text and a code cell; with a count it has been run."""
    outputs = [{"output_type": "stream", "name": "stdout", "text": ["1\n"]}]
    cell = {
        "cell_type": "code",
        "id": "one",
        "source": [source],
        "execution_count": count,
        "outputs": outputs if count else [],
        "metadata": {"tags": ["O1.1"]},
    }
    title = {"cell_type": "markdown", "id": "title", "source": text, "metadata": {}}
    notebook = {"cells": [title, cell], "metadata": metadata, "nbformat": 4}
    path.write_text(json.dumps({**notebook, "nbformat_minor": 5}), encoding="utf-8")


def source(path):
    """Return the code of a notebook that `store` has written or a desk laid out."""
    return "".join(json.loads(path.read_text(encoding="utf-8"))["cells"][1]["source"])


def files(folder):
    """Return the names of all visible files in the folder."""
    return sorted(p.name for p in folder.iterdir() if not p.name.startswith("."))
