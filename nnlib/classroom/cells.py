"""What a cell of a lesson is: what it calls of the practice, and what it shows."""

import ast
import re
from dataclasses import dataclass

PRACTICE = ("ask", "check", "explain", "predict", "progress", "rate")
_PICTURE_WORDS = re.compile(r"<figcaption.*?</figcaption>", re.S)
_THEME = re.compile(r' style="filter: invert[^"]*"')
_SCRIPTED = re.compile(r'<style onload="[^"]*">.*?</style>', re.S)  # says it aloud
_RUN_IT = "<p>Run this cell to try it yourself.</p>"


@dataclass(frozen=True)
class Call:
    """A call of the practice, such as ask("03.c1"): its name and its item or lesson."""

    name: str
    id: str | int


def calls_in(source):
    """Return the calls of the practice in a cell's code, in order."""
    found = []
    for node in ast.parse(source).body:
        call = node.value if isinstance(node, ast.Expr) else None
        if _name_of(call) in PRACTICE:
            id = call.args[0].value if call.args else ""
            found.append(Call(_name_of(call), id))
    return found


def without_calls(source):
    """Return a cell's code without its calls of the practice."""
    lines = source.splitlines()
    for node in reversed(ast.parse(source).body):
        if isinstance(node, ast.Expr) and _name_of(node.value) in PRACTICE:
            del lines[node.lineno - 1 : node.end_lineno]
    return "\n".join(lines).strip("\n")


def is_explorer(source):
    """Whether a cell opens an explorer and does nothing else."""
    *before, last = ast.parse(source).body or [None]
    name = _name_of(last.value) if isinstance(last, ast.Expr) else ""
    imports = all(isinstance(n, ast.Import | ast.ImportFrom) for n in before)
    return name.endswith("Explorer") and imports


def is_picture(source):
    """Whether a cell shows a picture and does nothing else."""
    body = ast.parse(source).body
    last = body[0] if len(body) == 1 else None
    return isinstance(last, ast.Expr) and _name_of(last.value) == "show"


def defines(source):
    """Whether a cell builds something: a function or a class."""
    kinds = ast.FunctionDef | ast.ClassDef
    return any(isinstance(node, kinds) for node in ast.parse(source).body)


def only_imports(source):
    """Whether a cell imports and does nothing else."""
    kinds = ast.Import | ast.ImportFrom
    return all(isinstance(node, kinds) for node in ast.parse(source).body)


def outputs_of(cell):
    """Yield each stored output as a pair: "html" or "text", and what it holds."""
    for output in cell.get("outputs", []):
        data = output.get("data", {})
        if "text/html" in data:
            yield "html", for_paper("".join(data["text/html"]))
        elif "text" in output or "text/plain" in data:
            text = output.get("text", data.get("text/plain", ""))
            yield "text", "".join(text)


def for_paper(html):
    """Return HTML of the lesson without what only a screen needs.

    A picture keeps its words as its alternative text.
    """
    html = _SCRIPTED.sub("", _PICTURE_WORDS.sub("", html)).replace(_RUN_IT, "")
    return _THEME.sub("", html).replace(' data-lm-suppress-shortcuts="true"', "")


def _name_of(call):
    is_call = isinstance(call, ast.Call) and isinstance(call.func, ast.Name)
    return call.func.id if is_call else ""
