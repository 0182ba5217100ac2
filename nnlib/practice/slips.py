"""Slips by program: every way in which one thing in a line of code can go wrong.

A sign, an order, a missing term, factor, pair of parentheses or square, a neighbor's
name or row, a function that is left out or used twice, one round too many. So an
exercise need not list them: `Slip("h1 = ")` in `content.py` stands for all of one line.
"""

import ast
import itertools
import re

_HIGH, _LOW = (ast.Mult, ast.Div, ast.Pow, ast.MatMult), (ast.Add, ast.Sub)
_OTHER_CALLS = {
    "mean": ("sum", "max", "min"),
    "sum": ("mean",),
    "deriv_sigmoid": ("sigmoid",),
    "my_deriv_sigmoid": ("sigmoid",),
}
_PAIRS = [("data", "labels"), ("y_true", "y_pred"), ("weights", "inputs")]
_KINDS = (ast.BinOp, ast.UnaryOp, ast.Constant, ast.Name, ast.Call, ast.Attribute)
_KINDS += (ast.Subscript, ast.List, ast.Return, ast.Assign, ast.For)


def code_slips(code, is_wanted=lambda line: True):
    """Return (name, changed code) for each slip in the lines that are wanted."""
    lines, found = code.splitlines(keepends=True), {}
    starts = [0, *itertools.accumulate(len(line.encode()) for line in lines)]
    for node in ast.walk(ast.parse(code)):
        if not isinstance(node, _KINDS) or not is_wanted(lines[node.lineno - 1]):
            continue
        old = ast.unparse(node)
        start = starts[node.lineno - 1] + node.col_offset
        end = starts[node.end_lineno - 1] + node.end_col_offset
        for name, change in _changes(node, code):
            new = ast.unparse(ast.fix_missing_locations(change(node)))
            if new != old:
                text = _put(code.encode(), start, end, new, node).decode()
                found.setdefault(text, f"{name} in `{old}`")
    return [(name, text) for text, name in found.items()]


def _put(code, start, end, new, node):
    """Return `code`, as bytes, with `new` in the place of the node."""
    if isinstance(node, ast.stmt):
        new = new.replace("\n", "\n" + " " * node.col_offset)
    else:
        new = f"({new})"
    return code[:start] + new.encode() + code[end:]


def _changes(node, plain):
    """Yield (name, function from the node to its replacement) for one node.

    The functions leave the node itself as it is.
    """
    if isinstance(node, ast.BinOp):
        yield from _in_operation(node)
    if isinstance(node, ast.UnaryOp):
        yield "minus dropped", lambda n: n.operand
    if isinstance(node, ast.Constant) and type(node.value) in (int, float):
        yield "sign flipped", lambda n: ast.UnaryOp(ast.USub(), n)
        if isinstance(node.value, int):
            yield "one more", lambda n: ast.Constant(n.value + 1)
            yield "one less", lambda n: ast.Constant(n.value - 1)
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
        yield from _neighbors(node, plain)
    if isinstance(node, ast.Call):
        yield from _in_call(node)
    if isinstance(node, ast.Attribute) and node.attr == "T":
        yield "not transposed", lambda n: n.value
    if isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Load):
        yield from _in_index(node)
    if isinstance(node, ast.List) and len(node.elts) == 2:
        yield "rows swapped", lambda n: ast.List(n.elts[::-1], n.ctx)
    if isinstance(node, ast.Return):
        yield "print for return", lambda n: ast.Expr(_call("print", n.value))
        yield "not returned", lambda n: ast.Expr(n.value)
    if isinstance(node, ast.Assign):
        yield "not assigned", lambda n: ast.Expr(n.value)
    if isinstance(node, ast.For):
        yield "returned in the loop", _with_return


def _in_operation(node):
    part = "term" if isinstance(node.op, _LOW) else "factor"
    yield f"second {part} missing", lambda n: n.left
    if not isinstance(node.op, ast.Pow):
        yield f"first {part} missing", lambda n: n.right
    if isinstance(node.op, ast.Sub | ast.Div):
        yield "swapped", lambda n: ast.BinOp(n.right, n.op, n.left)
    signs = {ast.Add: ast.Sub(), ast.Sub: ast.Add(), ast.Div: ast.Mult()}
    if type(node.op) in signs:
        sign = signs[type(node.op)]
        yield "other sign", lambda n: ast.BinOp(n.left, sign, n.right)
    if isinstance(node.op, ast.Add):
        yield "multiplied", lambda n: ast.BinOp(n.left, ast.Mult(), n.right)
    if isinstance(node.op, ast.Mult):
        yield "added", lambda n: ast.BinOp(n.left, ast.Add(), n.right)
        yield "divided", lambda n: ast.BinOp(n.left, ast.Div(), n.right)
    yield "opposite sign", lambda n: ast.UnaryOp(ast.USub(), n)
    if isinstance(left := node.left, ast.Name):
        minus = ast.UnaryOp(ast.USub(), left)
        yield "opposite sign", lambda n: ast.BinOp(minus, n.op, n.right)
    yield "first taken twice", lambda n: ast.BinOp(n.left, n.op, n.left)
    if isinstance(node.op, ast.Pow):
        yield "times for power", lambda n: ast.BinOp(n.left, ast.Mult(), n.right)
        yield "squared twice", lambda n: ast.BinOp(n, ast.Pow(), n.right)
    if isinstance(node.op, _HIGH) and _needs_parentheses(node.left, node.op, False):
        yield "no parentheses", lambda n: _regrouped_left(n)
    if isinstance(node.op, _HIGH) and _needs_parentheses(node.right, node.op, True):
        yield "no parentheses", lambda n: _regrouped_right(n)


def _needs_parentheses(node, op, is_right):
    kinds = _LOW + ((ast.Mult,) if is_right and isinstance(op, ast.Div) else ())
    return isinstance(node, ast.BinOp) and isinstance(node.op, kinds)


def _regrouped_left(n):  # (a + b) * c -> a + b * c
    return ast.BinOp(n.left.left, n.left.op, ast.BinOp(n.left.right, n.op, n.right))


def _regrouped_right(n):  # a / (b + c) -> a / b + c
    return ast.BinOp(ast.BinOp(n.left, n.op, n.right.left), n.right.op, n.right.right)


def _neighbors(node, plain):
    """Yield the slips that take a neighbor: w2 for w1, y_true for y_pred."""
    others = [b for a, b in _PAIRS + [(b, a) for a, b in _PAIRS] if a == node.id]
    numbered = re.fullmatch(r"([a-z_]+)(\d)", node.id)
    if numbered:
        others += [f"{numbered[1]}{int(numbered[2]) + off}" for off in (1, -1)]
    for other in others:
        if re.search(rf"\b{other}\b", plain):
            yield f"{other} for it", lambda n, other=other: ast.Name(other, n.ctx)


def _in_call(node):
    # A slip before this one may have made another thing of the function's name.
    func = node.func
    name = getattr(func, "attr", "") or getattr(func, "id", "")
    one = ast.Constant(1)
    if name == "range" and len(node.args) == 1:
        more = ast.BinOp(node.args[0], ast.Add(), one)
        yield "a round too many", lambda n: _call("range", more)
        yield "a round too few", lambda n: _call("range", one, n.args[0])
    elif len(node.args) == 1:
        yield "left out", lambda n: n.args[0]
    if name.endswith("sigmoid"):
        yield "used twice", lambda n: ast.Call(n.func, [n], [])
    if len(node.args) == 2 and name == "dot":
        yield "swapped", lambda n: ast.Call(n.func, n.args[::-1], [])
        yield "not added", lambda n: ast.BinOp(n.args[0], ast.Mult(), n.args[1])
    for other in _OTHER_CALLS.get(name, ()):
        yield f"{other} for {name}", lambda n, other=other: _renamed(n, other)


def _in_index(node):
    yield "index left out", lambda n: n.value
    if isinstance(node.slice, ast.Slice):
        rest = ast.Slice(lower=ast.Constant(1))
        yield "first for last", lambda n: ast.Subscript(n.value, rest, n.ctx)
    elif isinstance(node.slice, ast.Constant) and type(node.slice.value) is int:
        for off in (1, -1):
            index = ast.Constant(node.slice.value + off)
            yield (
                f"index {off:+}",
                lambda n, index=index: ast.Subscript(n.value, index, n.ctx),
            )


def _renamed(node, name):
    if isinstance(node.func, ast.Attribute):
        function = ast.Attribute(node.func.value, name, ast.Load())
    else:
        function = ast.Name(name, ast.Load())
    return ast.Call(function, node.args, node.keywords)


def _with_return(loop):
    """Return the loop with a `return` at the end of its first round."""
    assigned = [n.targets[0] for n in ast.walk(loop) if isinstance(n, ast.Assign)]
    if not assigned or not isinstance(assigned[-1], ast.Name):
        return loop
    end = ast.Return(ast.Name(assigned[-1].id, ast.Load()))
    return ast.For(loop.target, loop.iter, [*loop.body, end], [])


def _call(name, *arguments):
    return ast.Call(ast.Name(name, ast.Load()), list(arguments), [])
