"""Is a message true of the answer that hears it? Worked out apart from the judges.

`kind_of(exercise, answer, feedback)` says what kind of words they are: "own" where the
words name what is the matter with this very answer, "general" where they would suit any
wrong answer. It fails where a word is false, and where nothing is known of the words.
"""

import copy
import math
import re

import numpy as np

from nnlib.practice.content import Shape, Slip, When
from nnlib.practice.judges import Function, Number, Order


def kind_of(exercise, answer, feedback):
    """Return "right", "own" or "general" after checking what is said."""
    said = feedback.message
    if feedback.outcome == "right":
        return "right"
    assert feedback.outcome == "not yet", said
    of_mistake = [m for m in exercise.mistakes if m.message == said]
    if of_mistake:
        assert any(_gives(exercise, m, answer) for m in of_mistake), said
        return "own"
    if said == exercise.next_step:
        return "general"
    for pattern, kind, is_true in WORDS:
        found = re.fullmatch(pattern, said.replace(exercise.next_step, "NEXT"), re.S)
        if found:
            assert is_true(exercise, answer, *found.groups()), said
            return kind
    raise AssertionError(f"nobody knows whether this is true: {said}")


def _gives(exercise, mistake, answer):
    """Say whether the known mistake leads to exactly this answer."""
    wrong = mistake.wrong
    if isinstance(exercise.judge, Function):
        others = exercise.slipped(mistake) if isinstance(wrong, Slip) else None
        others = others or [exercise.wrong_answer(mistake)]
        return any(_same_function(exercise.judge, answer, f) for f in others)
    if isinstance(wrong, When):
        is_text = isinstance(exercise.judge, Order)
        given = answer if is_text else np.asarray(answer, float).ravel()
        if not is_text and np.ndim(answer) == 2:
            given = np.asarray(answer, float)
        return wrong.condition(given)
    if isinstance(wrong, Shape):
        return np.shape(answer) == wrong.shape
    if isinstance(wrong, Slip):
        return any(_same_number(answer, value) for value in exercise.slipped(mistake))
    value = exercise.wrong_answer(mistake)
    if isinstance(value, str):
        return value == answer
    return _same_number(answer, value)


def _same_number(answer, value):
    """Say whether an answer is this value, up to the digits that it was given with."""
    try:
        answer, value = np.asarray(answer, float), np.asarray(value, float)
    except (TypeError, ValueError):
        return False
    if answer.size != value.size:
        return False
    for given, true in zip(answer.ravel(), value.ravel(), strict=True):
        digits = len(f"{abs(given):.14e}".split("e")[0].replace(".", "").rstrip("0"))
        size = math.floor(math.log10(abs(given))) if given else 0
        unit = 10.0 ** (size + 1 - max(1, digits))
        if abs(given - true) > max(unit * (1 + 1e-9), 1e-9 * abs(true)):
            return False
    return True


def _same_function(judge, f, g):
    return all(_close(result(judge, f, i), result(judge, g, i)) for i in _places(judge))


def _places(judge):
    return range(len(judge.probes))


def result(judge, f, i):
    """Return what a function gives on probe `i`, as numbers; the error if it fails."""
    args = copy.deepcopy(judge.probes[i])
    try:
        with np.errstate(all="ignore"):
            value = judge.use(f, *args) if judge.use else f(*args)
    except Exception as error:
        return error
    try:
        return np.asarray(value, float)
    except (TypeError, ValueError):
        return value


def _close(one, other):
    if not isinstance(one, np.ndarray) or not isinstance(other, np.ndarray):
        return False
    if one.size != other.size:
        return False
    return np.allclose(one.ravel(), other.ravel(), 1e-6, 1e-9, equal_nan=True)


def _right(exercise, i):
    return np.asarray(exercise.judge.right(*copy.deepcopy(exercise.judge.probes[i])))


def _first_off(exercise, f):
    """Return what comes back, and what should, on the first probe that is off."""
    for i in _places(exercise.judge):
        got, wanted = result(exercise.judge, f, i), _right(exercise, i)
        if not _close(got, wanted):
            return got, wanted
    raise AssertionError("all probes are right")


def _values_of(exercise, answer):
    if not callable(answer):
        return [answer]
    return [answer(*copy.deepcopy(args)) for args in exercise.judge.probes]


def _has_truth_values(value):
    if isinstance(value, list | tuple):
        return any(map(_has_truth_values, value))
    return np.asarray(value).dtype == bool and np.size(value) > 1


def _entries(value):
    if isinstance(value, list | tuple):
        return [entry for part in value for entry in _entries(part)]
    return [value]


def _is_out_of_range(exercise, answer):
    judge, number = exercise.judge, float(np.asarray(answer, float).reshape(()))
    return not judge.low <= number <= judge.high


def _result_out_of_range(exercise, f, shown, words):
    judge = exercise.judge
    got = [result(judge, f, i) for i in _places(judge)]
    out = [g for g in got if ((g < judge.low) | (g > judge.high)).any()]
    assert words == judge.out_of_range
    return bool(out) and any(_shown_as(g, shown) for g in out)


def _shown_as(array, shown):
    numbers = [float(x) for x in re.findall(r"-?[\d.]+(?:e[+-]?\d+)?", shown)]
    return np.allclose(numbers, np.ravel(array), rtol=1e-3)


def _few_digits(exercise, answer):
    text = f"{answer:.14e}".split("e")[0].replace(".", "").replace("-", "").rstrip("0")
    decimals = len(text) - 1 - math.floor(math.log10(abs(answer)))
    right, unit = exercise.judge.right, 10.0**-decimals
    cut = math.trunc(right / unit * (1 + 1e-12)) * unit
    fits = any(
        math.isclose(answer, x, rel_tol=1e-9) for x in (cut, round(right, decimals))
    )
    return len(text) <= 2 and (fits or abs(answer - right) <= unit / 2 * (1 + 1e-9))


def _percent(exercise, answer):
    return math.isclose(answer / 100, exercise.judge.right, rel_tol=0.01)


def _near(exercise, answer):
    return math.isclose(answer, exercise.judge.right, rel_tol=0.02)


def _off(exercise, f, names, verb, more, factor, gears):
    """The named slopes are off and no others, all by the factor that is named."""
    got, wanted = map(np.ravel, _first_off(exercise, f))
    judge = exercise.judge
    off = [
        n
        for n, g, w in zip(judge.names, got, wanted, strict=True)
        if not np.isclose(g, w, rtol=1e-6, atol=1e-9)
    ]
    assert re.split(", | and ", names) == off
    if more is None:
        assert len(off) == len(judge.names)
    if factor:
        is_off = np.isin(judge.names, off)
        _factor(got[is_off], wanted[is_off], factor)
    for gear in filter(None, (gears or "").split(" and ")):
        assert all(gear in judge.paths[name] for name in off)
        healthy = set(judge.names) - set(off)
        assert not any(gear in judge.paths[name] for name in healthy)
    return True


FACTORS = {
    "the opposite sign": -1,
    "twice what it should be": 2,
    "half of what it should be": 0.5,
    "twice what it should be, with the opposite sign": -2,
    "half of what it should be, with the opposite sign": -0.5,
    "0": 0,
}


def _factor(got, wanted, words):
    assert np.allclose(got, FACTORS[words] * wanted, rtol=1e-3, atol=1e-9)


def _unused(exercise, f, names):
    """Whatever the unused arguments are, the result is the same."""
    code, judge = f.__code__, exercise.judge
    for name in re.findall(r"`(\w+)`", names):
        place = code.co_varnames.index(name)
        args = list(copy.deepcopy(judge.probes[0]))
        before = _outcome(f, args)
        args[place] = object()
        assert before == _outcome(f, args)
    return True


def _outcome(f, args):
    try:
        with np.errstate(all="ignore"):
            return repr(f(*copy.deepcopy(args)))
    except Exception as error:
        return type(error).__name__


def _stopped(exercise, f, name, *_):
    judge = exercise.judge
    errors = [result(judge, f, i) for i in _places(judge)]
    return any(type(e).__name__ == name for e in errors)


def _part(exercise, f, name, place, value):
    got = f.__globals__[name](float(place))
    (part,) = [p for p in exercise.judge.parts if p.name == name]
    return _shown_as(got, value) and not np.isclose(got, part.right(float(place)), 1e-6)


def _is_rounded(exercise, f):
    got = [result(exercise.judge, f, i) for i in _places(exercise.judge)]
    wanted = [_right(exercise, i) for i in _places(exercise.judge)]
    return any(
        all(
            _close(g, np.asarray(np.round(w, d)))
            for g, w in zip(got, wanted, strict=True)
        )
        for d in range(1, 6)
    )


def _returned(exercise, f, holds):
    numbers = [result(exercise.judge, f, i) for i in _places(exercise.judge)]
    sizes = [np.shape(n) for n in numbers if isinstance(n, np.ndarray)]
    shown = re.search(r"\((.*)\)", holds)
    if shown:
        return any(str(size) == f"({shown[1]})" for size in sizes)
    count = 1 if holds == "one number" else int(holds.split()[0])
    return any(math.prod(size) == count for size in sizes)


def _shown(exercise, f, shown):
    judge = exercise.judge
    return any(_shown_as(result(judge, f, i), shown) for i in _places(judge))


def _very_near(exercise, f):
    got, wanted = _first_off(exercise, f)
    return np.allclose(got, wanted, rtol=1e-2, atol=1e-3)


def _letters(answer):
    return "".join(x for x in str(answer).upper() if x.isalpha())


def _is_none(value):
    return value is None or (np.ndim(value) == 0 and np.isnan(value))


def _always(*_):
    return True


NO_NUMBER = r"There is a value in it that is not a number \(`nan` or `inf`\)\. .*"
KINDS = {
    "a dict": dict, "text": str, "a list": list, "a tuple": tuple, "a number": float,
}  # fmt: skip
# What is said; what kind of words these are; and whether they are true.
WORDS = (
    (r"So far it fits, but with so few digits .*", "own", _few_digits),
    (r"Is that a percentage\? .*", "own", _percent),
    (
        r"The size is right\. .*",
        "own",
        lambda e, a: math.isclose(-a, e.judge.right, rel_tol=0.006),
    ),
    (
        r"The digits are right\. .*",
        "own",
        lambda e, a: any(
            math.isclose(a * factor, e.judge.right, rel_tol=0.006)
            for factor in (10, 0.1)
        ),
    ),
    (r"Very close, but not within the third digit\. .*", "general", _near),
    (
        r"One number is wanted, but this holds (\d+) numbers\. .*",
        "own",
        lambda e, a, n: np.size(a) == int(n),
    ),
    (
        r"One number is wanted, and Python reads two here, (\d+) and (\d+), .*",
        "own",
        lambda e, a, *two: a == tuple(map(int, two)),
    ),
    (
        r"This holds (\d+) numbers?, but the exercise asks for (\d+) numbers?\.",
        "own",
        lambda e, a, n, m: sum(map(np.size, _entries(a))) == int(n) != int(m),
    ),
    (
        r"This is (a dict|text|a list|a tuple|a number)[,.] .*",
        "own",
        lambda e, a, kind: isinstance(a, KINDS[kind]),
    ),
    (
        r"(?:Look at what `\w+` returns\. )?This is (True|False), a truth value\. .*",
        "own",
        lambda e, a, x: x in map(str, _values_of(e, a)),
    ),
    (
        r"(?:Look at what `\w+` returns\. )?There is a (True|False) in it, .*",
        "own",
        lambda e, a, x: x in map(str, _entries(_values_of(e, a))),
    ),
    (
        r"`\w+` returned a dict\. .*",
        "own",
        lambda e, a: isinstance(a(*copy.deepcopy(e.judge.probes[0])), dict),
    ),
    (r"This is a function, .*", "own", lambda e, a: callable(a)),
    (
        r"(?:Look at what `\w+` returns\. )?There are `True` and `False` in it, .*",
        "own",
        lambda e, a: any(map(_has_truth_values, _values_of(e, a))),
    ),
    (r"This text cannot be read as one .*", "own", lambda e, a: isinstance(a, str)),
    (
        r"This holds (\d+) things of different sizes: .*",
        "own",
        lambda e, a, n: len(a) == int(n) and len({np.shape(x) for x in a}) > 1,
    ),
    (
        r"This has the shape (\(.*?\)), but (\(.*?\)) is wanted\. .*",
        "own",
        lambda e, a, has, wants: str(np.shape(a)) == has != wants,
    ),
    (NO_NUMBER, "own", lambda e, a: not np.isfinite(np.asarray(a, float)).all()),
    (
        r"(\d+) letters are wanted, .* this has (\d+) letters?\.",
        "own",
        lambda e, a, n, m: len(_letters(a)) == int(m) != int(n),
    ),
    (
        r"(.*) (?:is|are) missing\. Give each letter once\.",
        "own",
        lambda e, a, x: not set(re.split(", | and ", x)) & set(_letters(a)),
    ),
    (r"Write the letters as text, .*", "own", lambda e, a: not isinstance(a, str)),
    # Functions
    (r"Here is what happened with `.*`\. It stopped with (\w+).*", "own", _stopped),
    (
        r"`\w+` printed its result but returned None\. .*",
        "own",
        lambda e, f: any(_is_none(result(e.judge, f, i)) for i in _places(e.judge)),
    ),
    (
        r"`\w+` returned None\. .*",
        "own",
        lambda e, f: any(_is_none(result(e.judge, f, i)) for i in _places(e.judge)),
    ),
    (
        r"(.* (?:is|are)) not used in `\w+`\. Where (?:does it|do they) belong\?",
        "own",
        _unused,
    ),
    (
        r"Look at `(\w+)` first: `\w+\((.*?)\)` is (\S+)\. .*",
        "own",
        _part,
    ),
    (r"These are the right numbers, rounded\. .*", "own", _is_rounded),
    (r"`.*?` returned (.*), and .* (?:is|are) wanted\. .*", "own", _returned),
    (
        r"Look at what `\w+` returns\. This array holds something other than .*",
        "own",
        lambda e, f: any(
            np.asarray(f(*copy.deepcopy(args))).dtype.kind not in "iuf"
            for args in e.judge.probes
        ),
    ),
    (
        r"Look at what `\w+` returns\. (?:It is text|This (?:is a dict|holds|text)).*",
        "own",
        lambda e, f: not isinstance(result(e.judge, f, 0), np.ndarray)
        or not isinstance(f(*e.judge.probes[0]), np.ndarray | float),
    ),
    (r"Look at `.*`\. " + NO_NUMBER, "own", _always),
    (r"`.*` is very near to the right result, .* NEXT", "general", _very_near),
    (r"`[^`]*` is (.*), which is not right yet\. NEXT", "general", _shown),
    (
        r"(?:All \d+ are off: )?([\w, ]+?)(?: (is|are) off, the others are (right))?"
        r"(?:; (?:each|it) (?:has|is) ([^.]*))?\."
        r"(?: What (?:they share|no other has) is (.*): look there\.)? NEXT",
        "own",
        _off,
    ),
    (
        r"`my_slopes` returned one array.*|`slopes_\w+` has the shape (\(.*?\)), .*",
        "own",
        _always,
    ),
    # Exercise 4 of lesson 07 reports what it has seen; test_feedback_rows.py checks it.
    (
        r"(?:The network |`train` was called |This is another start|`backProp` made |"
        r"These are outputs |For the name |It learned from |No network came).*",
        "own",
        lambda e, f: e.id == "08.e2",
    ),
    (r"`[^`]*` is (\S+)\. (.*)", "general", _result_out_of_range),
)  # fmt: skip


def out_of_range(exercise, answer, feedback):
    """Say whether these are the words for a number out of range, and check them."""
    if not isinstance(exercise.judge, Number):
        return False
    if feedback.message != exercise.judge.out_of_range:
        return False
    assert _is_out_of_range(exercise, answer)
    return True
