"""Slips made by program: what a learner's answer becomes by one or two of them.

Slips in the code of a solution come from the engine (nnlib/practice/slips.py) and from
mutants.py, which knows nothing of it. Lines that the starter gives are left alone.
`answer_slips` changes the answer itself: rounded, cut off, with a decimal comma, in
percent, of another type, in a container, two entries swapped, or at another end.
"""

import ast
import contextlib
import io
import math

import numpy as np

from nnlib.practice.content import run
from nnlib.practice.judges import Function, Order
from nnlib.practice.slips import code_slips
from tests.practice.mutants import mutants


def answer_slips(answer, judge):
    """Return (name, changed answer) for each slip in the answer itself."""
    if isinstance(judge, Function):
        return _wrapped(answer)
    if isinstance(judge, Order):
        return _in_letters(answer)
    if np.ndim(answer):
        return _in_several(answer)
    return _in_number(float(answer), getattr(judge, "whole", False))


MOST = 1000  # answers after two slips; there can be a hundred thousand


def answers(exercise, steps=1):
    """Return (name, answer) for the slips of one or two steps in the `exercise`.

    Of those of two steps, every n-th: at most MOST with both in the code, and about as
    many with the second one in the answer.
    """
    once = _run(exercise, _texts(exercise, exercise.solution))
    if steps == 1:
        return once + list(answer_slips(exercise.solve(), exercise.judge))
    texts = _texts(exercise, exercise.solution)
    twice = [
        (f"{first}; {second}", text)
        for first, changed in _some(texts, 40)
        for second, text in _texts(exercise, changed)
    ]
    made = _run(exercise, _some(twice, MOST))
    for first, answer in _some(once, 40):
        with contextlib.suppress(TypeError, ValueError, OverflowError):
            slips = list(answer_slips(answer, exercise.judge))
            made += [(f"{first}; {second}", slip) for second, slip in slips]
    return made


def _some(things, most):
    return things[:: 1 + len(things) // most]


def _texts(exercise, code):
    """Return (name, changed code) for slips of both kinds in the learner's lines."""
    starter = exercise.starter if isinstance(exercise.judge, Function) else ""
    given = {line.strip() for line in ast.unparse(ast.parse(starter)).splitlines()}
    code = ast.unparse(ast.parse(code))
    kept = given & {line.strip() for line in code.splitlines()}
    made = code_slips(code, lambda line: line.strip() not in kept) + mutants(code)
    texts = {}
    for name, text in made:
        with contextlib.suppress(SyntaxError):
            text = ast.unparse(ast.parse(text))
            if kept <= {line.strip() for line in text.splitlines()}:
                texts.setdefault(text, name)
    return [(name, text) for text, name in texts.items()]


def _run(exercise, texts):
    """Return (name, answer) for each of the texts that Python can run."""
    made = []
    for name, text in texts:
        with contextlib.suppress(Exception), contextlib.redirect_stdout(io.StringIO()):
            made.append((name, run(text)[exercise.judge.name]))
    return made


def _in_number(answer, whole):
    yield "as text", "no idea"
    for digits in (1, 2):
        yield f"rounded to {digits}", float(f"{answer:.{digits}g}")
        yield f"cut off after {digits}", _cut(answer, digits)
    yield "sign flipped", -answer
    yield "in percent", 100 * answer
    yield "ten times", 10 * answer
    yield "a tenth", answer / 10
    yield "two of it", [answer, answer]
    yield "in a dict", {"answer": answer}
    yield "a truth value", bool(answer > 0.5)
    yield "a function", lambda: answer
    if not whole and 0 < answer < 1:
        yield "decimal comma", (0, int(f"{answer:.3f}"[2:]))
    if whole:
        yield "one more", answer + 1
        yield "one less", answer - 1


def _cut(number, digits):
    if number == 0:
        return 0.0
    unit = 10.0 ** (math.floor(math.log10(abs(number))) + 1 - digits)
    return float(f"{math.trunc(number / unit * (1 + 1e-12)) * unit:.{digits}g}")


def _in_several(answer):
    given = np.array(answer, float)
    for i in np.ndindex(given.shape):
        for name, value in (
            ("sign flipped", -given[i]),
            ("one more", given[i] + 1),
            ("one less", given[i] - 1),
            ("zero", 0.0),
            ("ten times", 10 * given[i]),
            ("a tenth", given[i] / 10),
            ("half", given[i] / 2),
            ("twice", given[i] * 2),
        ):
            changed = given.copy()
            changed[i] = value
            yield f"{name} at {i}", changed.tolist()
    if given.ndim == 2:
        for i in range(len(given)):
            changed = given.copy()
            changed[i] = changed[i, ::-1]
            yield f"swapped in row {i}", changed.tolist()
            ragged = given.tolist()
            yield (
                f"number missing in row {i}",
                [
                    *ragged[:i],
                    ragged[i][:1],
                    *ragged[i + 1 :],
                ],
            )
        for i in range(len(given) - 1):
            changed = given.copy()
            changed[[i, i + 1]] = changed[[i + 1, i]]
            yield f"rows {i} and {i + 1} swapped", changed.tolist()
    else:
        yield "reversed", given[::-1].tolist()
        yield "rolled", np.roll(given, 1).tolist()
    yield "all signs flipped", (-given).tolist()
    yield "first missing", given[1:].tolist()
    yield "last missing", given[:-1].tolist()
    yield "as text", str(given.tolist())[1:-1]
    yield "in a dict", {"answer": given.tolist()}
    yield "a function", lambda: given


def _in_letters(answer):
    for i in range(len(answer) - 1):
        swapped = list(answer)
        swapped[i], swapped[i + 1] = swapped[i + 1], swapped[i]
        yield f"{i} and {i + 1} swapped", "".join(swapped)
    for i in range(len(answer)):
        yield f"{i} missing", answer[:i] + answer[i + 1 :]
        yield f"{i} twice", answer[: i + 1] + answer[i:]
        for j in range(len(answer)):
            yield f"{j} for {i}", answer[:i] + answer[j] + answer[i + 1 :]
    yield "reversed", answer[::-1]
    yield "rolled", answer[1:] + answer[0]
    yield "rolled back", answer[-1] + answer[:-1]
    yield "a number", 123456


def _wrapped(f):
    """Yield functions that return the right result in another form."""
    yield "a result", 0.5
    yield "the name as text", "f"
    yield "in percent", lambda *args: 100 * np.asarray(f(*args), float)
    yield "rounded", lambda *args: np.round(np.asarray(f(*args), float), 2)
    yield "as text", lambda *args: str(f(*args))
    yield "with one more", lambda *args: (f(*args), 1.0, 2.0)
    yield "the first alone", lambda *args: np.ravel(np.asarray(f(*args), float))[:1]
    yield "in a dict", lambda *args: {"result": f(*args)}
    yield "sign flipped", lambda *args: -np.asarray(f(*args), float)
