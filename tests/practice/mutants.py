"""Wrong answers made by program: one small slip in a solution at a time.

`mutants(code)` gives (what was changed, changed code) for every slip of the kinds
below that can be made in `code`.
"""

import ast
import copy

SWAPS = [("h1", "h2"), ("w1", "w2"), ("w3", "w4"), ("w5", "w6"), ("x1", "x2")]
SWAPS += [("b1", "b2"), ("b2", "b3"), ("w", "b"), ("weights", "inputs")]
SWAPS += [("w7", "w8"), ("w8", "w9"), ("h2", "h3"), ("b3", "b4"), ("sum", "mean")]
OPERATORS = {
    ast.Add: (ast.Sub, ast.Mult),
    ast.Sub: (ast.Add,),
    ast.Mult: (ast.Add, ast.Div),
    ast.Div: (ast.Mult,),
    ast.Pow: (ast.Mult,),
    ast.MatMult: (ast.Mult,),
}


def mutants(code):
    """Return the mutants of `code`, each with a name and a text that differs."""
    plain = ast.unparse(ast.parse(code))
    found = {}
    for i, node in enumerate(_nodes(ast.parse(code))):
        for name, change in _changes(node):
            tree = ast.parse(code)
            target = _nodes(tree)[i]
            _replace(tree, target, change(copy.deepcopy(target)))
            text = ast.unparse(ast.fix_missing_locations(tree))
            if text != plain:
                found.setdefault(text, f"{name} in `{ast.unparse(node)}`")
    return [(name, text) for text, name in found.items()]


def _nodes(tree):
    kinds = (ast.BinOp, ast.UnaryOp, ast.Name, ast.Call, ast.Return, ast.Constant)
    kinds += (ast.Attribute, ast.AugAssign, ast.Subscript)
    return [node for node in ast.walk(tree) if isinstance(node, kinds)]


def _changes(node):
    """Yield (name, function from the node to its replacement) for one node."""
    if isinstance(node, ast.BinOp):
        yield "left term only", lambda n: n.left
        yield "right term only", lambda n: n.right
        yield "left term twice", lambda n: ast.BinOp(n.left, n.op, n.left)
        for other in OPERATORS.get(type(node.op), ()):
            yield (
                f"{other.__name__} for {type(node.op).__name__}",
                lambda n, other=other: ast.BinOp(n.left, other(), n.right),
            )
    if isinstance(node, ast.BinOp | ast.Name) and not _is_stored(node):
        yield "sign flipped", lambda n: ast.UnaryOp(ast.USub(), n)
    if isinstance(node, ast.UnaryOp):
        yield "minus dropped", lambda n: n.operand
    if isinstance(node, ast.Name) and not _is_stored(node):
        for one, other in SWAPS + [(b, a) for a, b in SWAPS]:
            if node.id == one:
                yield (
                    f"{other} for {one}",
                    lambda n, other=other: ast.Name(other, n.ctx),
                )
    if isinstance(node, ast.Call) and len(node.args) == 1:
        yield "call dropped", lambda n: n.args[0]
        yield "called twice", lambda n: ast.Call(n.func, [n], [])
    if isinstance(node, ast.Call) and len(node.args) == 2:
        yield "arguments swapped", lambda n: ast.Call(n.func, n.args[::-1], n.keywords)
    if isinstance(node, ast.Return):
        yield "print for return", lambda n: ast.Expr(_call("print", n.value))
        yield "None returned", lambda n: ast.Return(ast.Constant(None))
    if isinstance(node, ast.Constant) and isinstance(node.value, int | float):
        yield "one more", lambda n: ast.Constant(n.value + 1)
        yield "one less", lambda n: ast.Constant(n.value - 1)
    if isinstance(node, ast.Attribute):
        if node.attr == "T":
            yield ".T dropped", lambda n: n.value
        for one, other in [("sum", "mean"), ("mean", "sum")]:
            if node.attr == one:
                yield (
                    f"{other} for {one}",
                    lambda n, other=other: ast.Attribute(n.value, other, n.ctx),
                )
    if isinstance(node, ast.AugAssign) and isinstance(node.op, ast.Sub):
        yield "= for -=", lambda n: ast.Assign([n.target], n.value)
        yield (
            "+= for -=",
            lambda n: ast.AugAssign(n.target, ast.Add(), n.value),
        )


def _is_stored(node):
    return isinstance(getattr(node, "ctx", None), ast.Store)


def _call(name, argument):
    return ast.Call(ast.Name(name, ast.Load()), [argument], [])


def _replace(tree, old, new):
    for parent in ast.walk(tree):
        for field, value in ast.iter_fields(parent):
            if value is old:
                setattr(parent, field, new)
            elif isinstance(value, list):
                value[:] = [new if each is old else each for each in value]
