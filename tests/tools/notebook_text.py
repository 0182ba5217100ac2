"""Print a notebook as plain text: its cells and what they say, without pictures.

For readable differences, once for each clone:

    git config diff.ipynb.textconv ".venv/bin/python -m tests.tools.notebook_text"

.gitattributes names the rest.
"""

import json
import sys
from pathlib import Path


def text_of(notebook):
    """Return the cells of `notebook`, a dict, and the text of their outputs."""
    lines = []
    for cell in notebook["cells"]:
        tags = " ".join(cell["metadata"].get("tags", []))
        lines += [f"--- {cell['cell_type']} {cell['id']} {tags}".rstrip()]
        lines += "".join(cell["source"]).splitlines()
        for output in cell.get("outputs", []):
            said = output.get("text") or output.get("data", {}).get("text/plain", "")
            lines += [f"> {line}" for line in "".join(said).splitlines()]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    print(text_of(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))), end="")
