"""Functions are called safely, and slopes and training loops are judged by numbers."""

import threading
from types import SimpleNamespace

import numpy as np
import pytest

from nnlib import OurNeuralNetwork, people, sigmoid
from nnlib.network import KNOBS
from nnlib.practice import check
from nnlib.practice.content import Exercise, Mistake, edit
from nnlib.practice.judges import calling
from nnlib.practice.judges.calling import call
from nnlib.practice.judges.functions import Function, nudged, show
from nnlib.practice.judges.parts import Part
from tests.practice.cells import cell

DATA, LABELS = people()
START = (0.5, -0.4, 0.3, 0.2, 1.1, -0.9, 0.1, -0.2, 0.6)
OTHER = (-0.7, 0.2, 0.9, -0.3, 0.4, 1.2, -0.1, 0.3, -0.5)


def neuron(weights, inputs, bias):
    return sigmoid(np.dot(weights, inputs) + bias)


def messages(f, id="01.e2"):
    feedback = check(id, f)
    assert feedback.outcome == "not yet"
    return feedback.message


def test_a_right_function_in_any_form_is_right():
    class Callable:
        def __call__(self, weights, inputs, bias):
            return neuron(weights, inputs, bias)

    for f in (
        neuron,
        Callable(),
        lambda w, x, b: np.array([neuron(w, x, b)]),
        lambda w, x, b: [[neuron(w, x, b)]],
        lambda w, x, b: float(neuron(w, x, b)),
        lambda *args: neuron(*args),
    ):
        assert check("01.e2", f).outcome == "right"


def test_a_result_instead_of_the_function():
    assert messages(0.818).startswith("This is a number, and the function `my_neuron`")
    assert messages("my_neuron").endswith("no quotes, no parentheses.")
    assert check("01.e2", None).outcome == "not attempted"


def test_printing_instead_of_returning():
    def prints(weights, inputs, bias):
        print(neuron(weights, inputs, bias))

    assert "printed its result but returned None" in messages(prints)


def test_returning_nothing():
    assert "is there a `return`" in messages(lambda w, x, b: None)


def test_blanks_are_not_attempted():
    def raises(weights, inputs, bias):
        raise NotImplementedError("to do")

    def holds_a_blank(weights, inputs, bias):
        return 1 + ...

    def returns_a_blank(weights, inputs, bias):
        return ...

    def numpy_meets_a_blank(weights, inputs, bias):
        return np.exp(...)

    for f in (raises, holds_a_blank, returns_a_blank, numpy_meets_a_blank):
        assert check("01.e2", f).outcome == "not attempted"


def test_an_exception_is_reported_with_its_line():
    def raises(weights, inputs, bias):
        total = weights @ inputs
        return total + missing_name  # noqa: F821

    message = messages(raises)
    assert "NameError" in message
    assert "`return total + missing_name  # noqa: F821`" in message
    assert "my_neuron([-0.5, -2], [2, -1], 0.5)" in message


def test_the_line_is_the_learners_own_also_when_a_library_raises():
    def raises(weights, inputs, bias):
        return np.linalg.inv(weights)

    assert "`return np.linalg.inv(weights)`" in messages(raises)


def test_too_few_arguments():
    assert "TypeError" in messages(lambda weights: 1.0)


@pytest.mark.parametrize("error", [SystemExit, KeyboardInterrupt, GeneratorExit])
def test_exits_are_survived(error):
    def leaves(weights, inputs, bias):
        raise error

    assert error.__name__ in messages(leaves)


def test_errors_with_broken_words_are_survived():
    class BrokenError(Exception):
        def __str__(self):
            raise RuntimeError

    def raises(weights, inputs, bias):
        raise BrokenError

    assert "BrokenError" in messages(raises)


def test_endless_recursion_is_survived():
    def again(weights, inputs, bias):
        return again(weights, inputs, bias)

    assert "RecursionError" in messages(again)


def test_endless_loops_are_stopped(monkeypatch):
    def loops(weights, inputs, bias):
        while True:
            pass

    def swallows(weights, inputs, bias):
        while True:
            try:
                weights = weights + 0
            except BaseException:
                pass

    for f in (loops, swallows):
        threads = threading.active_count()
        assert call(f, 1, 2, 3, seconds=0.3).too_slow
        assert threading.active_count() <= threads  # an older one may end meanwhile
    monkeypatch.setattr(calling, "SECONDS", 0.3)
    assert "took too long and was stopped" in messages(loops)


def test_what_is_printed_is_kept_in_part_and_does_not_show(capsys):
    outcome = call(lambda: print("x" * 10**6) or 7)
    assert outcome.value == 7
    assert 0 < len(outcome.printed) <= 2000
    assert capsys.readouterr().out == ""


def test_changed_arguments_are_noticed_and_do_no_harm():
    def changes(weights, inputs, bias):
        total = np.dot(weights, inputs) + bias
        weights *= 0
        return sigmoid(total)

    assert "changes what it is given" in messages(changes)
    assert check("01.e2", neuron).outcome == "right"


def test_strange_results():
    assert "text" in messages(lambda w, x, b: "0.818")
    assert "nan" in messages(lambda w, x, b: np.dot(w, x) * b * np.nan)
    assert "numbers" in messages(lambda w, x, b: np.zeros((2000, 1000)))
    grid = messages(lambda w, x, b: np.dot(w, x) * b * np.zeros((3, 4)))
    assert "returned an array of the shape (3, 4), and one number is wanted" in grid
    assert "type object" in messages(lambda w, x, b: [object()])
    assert check("01.e2", lambda w, x, b: [None]).outcome == "not yet"
    assert "between 0 and 1" in messages(lambda w, x, b: 7 + np.dot(w, x + b))
    assert "is not right yet" in messages(lambda w, x, b: neuron(w, x, b) ** 2)


def test_variables_from_other_cells():
    weights = np.array([0.0, 1.0])
    only = messages(lambda w, x, b: neuron(weights, x, b))
    assert only == (
        "`weights` is not made in `my_neuron`: it comes from another place, and has "
        "the shape (2,). Make it inside, from the arguments. "
        "`w` is not used in `my_neuron`. Where does it belong?"
    )
    assert "`x` is not used in" in messages(lambda w, x, b: neuron(w, weights, b))
    assert "`b` is not used in" in messages(lambda w, x, b: neuron(w, x, 4))
    both = messages(lambda w, x, b: neuron(w + weights, x, b))
    assert both.startswith("`weights` is not made in `my_neuron`: it comes from")
    assert "used" not in both


def forward(knobs, x):
    """Return the output of the 2-2-1 network."""
    w1, w2, w3, w4, w5, w6, b1, b2, b3 = knobs
    h1 = sigmoid(w1 * x[0] + w2 * x[1] + b1)
    h2 = sigmoid(w3 * x[0] + w4 * x[1] + b2)
    return sigmoid(w5 * h1 + w6 * h2 + b3)


LOSS, OUT, TO_H1, TO_H2 = "the loss gear", "the output gear", "road h1", "road h2"
SLOPES = Function(
    "slopes",
    right=nudged(lambda knobs, x, y: (y - forward(knobs, x)) ** 2),
    probes=((START, (-2.0, -1.0), 1.0), (OTHER, (1.5, 0.5), 0.0)),
    names=KNOBS,
    paths={
        **{name: (LOSS, OUT, TO_H1) for name in ("w1", "w2", "b1")},
        **{name: (LOSS, OUT, TO_H2) for name in ("w3", "w4", "b2")},
        **{name: (LOSS, OUT) for name in ("w5", "w6", "b3")},
    },
)
SLOPES_CODE = """\
def slopes(knobs, x, y):
    w1, w2, w3, w4, w5, w6, b1, b2, b3 = knobs
    h1 = sigmoid(w1 * x[0] + w2 * x[1] + b1)
    h2 = sigmoid(w3 * x[0] + w4 * x[1] + b2)
    o1 = sigmoid(w5 * h1 + w6 * h2 + b3)
    d_o1 = -2 * (y - o1) * o1 * (1 - o1)
    d_h1 = d_o1 * w5 * h1 * (1 - h1)
    d_h2 = d_o1 * w6 * h2 * (1 - h2)
    return {
        "w1": d_h1 * x[0],
        "w2": d_h1 * x[1],
        "w3": d_h2 * x[0],
        "w4": d_h2 * x[1],
        "w5": d_o1 * h1,
        "w6": d_o1 * h2,
        "b1": d_h1,
        "b2": d_h2,
        "b3": d_o1,
    }"""
TRAIN_CODE = (
    SLOPES_CODE
    + """


def train(knobs, data, labels, learn_rate, epochs):
    names = ["w1", "w2", "w3", "w4", "w5", "w6", "b1", "b2", "b3"]
    knobs = list(knobs)
    for epoch in range(epochs):
        for x, y in zip(data, labels):
            d = slopes(knobs, x, y)
            for i, name in enumerate(names):
                knobs[i] -= learn_rate * d[name]
    return knobs"""
)


def train(knobs, data, labels, learn_rate, epochs):
    network = OurNeuralNetwork()
    network.knobs = knobs
    network.train(data, labels, learn_rate, epochs)
    return network.knobs.tolist()


TRAIN = Function(
    "train",
    right=train,
    probes=((START, DATA, LABELS, 0.1, 1), (OTHER, DATA, LABELS, 0.1, 1)),
    names=KNOBS,
)


def item(judge, solution, *mistakes):
    texts = dict.fromkeys(("task", "starter"), "")
    return Exercise(
        "05.e9", "O5.2", 5, judge=judge, mistakes=mistakes, hints=(),
        solution=solution, praise="Praise.", next_step="Next.", **texts,
    )  # fmt: skip


def verdict(exercise, *old_new):
    wrong = exercise.solve(edit(*old_new)) if old_new else exercise.solve()
    return exercise.judge.judge(wrong, exercise)


# The bugs of published courses: each still trains, and each must be found.
BUGS = {
    "sign": ("-2 * (y - o1)", "2 * (y - o1)"),
    "factor 2 dropped": ("-2 * (y - o1)", "-(y - o1)"),
    "slope at the output dropped": (" * o1 * (1 - o1)", ""),
    "slope of the output, not the sum": (
        "o1 * (1 - o1)",
        "sigmoid(o1) * (1 - sigmoid(o1))",
    ),
    "slope at h1 dropped": ("w5 * h1 * (1 - h1)", "w5"),
    "road of h2": ("d_o1 * w5 * h1", "d_o1 * w6 * h1"),
    "biases never updated": (
        '"b1": d_h1',
        '"b1": 0',
        '"b2": d_h2',
        '"b2": 0',
        '"b3": d_o1',
        '"b3": 0',
    ),
    "x1 for x2": ('"w2": d_h1 * x[1]', '"w2": d_h1 * x[0]'),
}


@pytest.mark.parametrize("bug", BUGS)
def test_bugs_are_found_in_slopes_and_in_one_epoch(bug):
    for judge, code in ((SLOPES, SLOPES_CODE), (TRAIN, TRAIN_CODE)):
        exercise = item(judge, code)
        assert verdict(exercise).outcome == "right"
        assert verdict(exercise, *BUGS[bug]).outcome == "not yet"
        known = item(judge, code, Mistake(edit(*BUGS[bug]), f"This is: {bug}."))
        assert verdict(known, *BUGS[bug]).message == f"This is: {bug}."


@pytest.mark.parametrize(
    ("bug", "words"),
    [
        ("sign", "each has the opposite sign. What they share is the loss gear and"),
        ("factor 2 dropped", "each is half of what it should be"),
        ("slope at h1 dropped", "w1, w2 and b1 are off, the others are right. What"),
        ("slope at h1 dropped", "What they share is road h1: look there."),
        ("x1 for x2", "w2 is off, the others are right; it is twice what it should"),
        ("biases never updated", "b1, b2 and b3 are off"),
    ],
)
def test_the_message_names_the_slopes_that_are_off_and_the_gear(bug, words):
    exercise = item(SLOPES, SLOPES_CODE)
    message = verdict(exercise, *BUGS[bug]).message
    assert words in message
    assert message.endswith("Next.")


@pytest.mark.parametrize(
    "change",
    [
        ("knobs[i] -= ", "knobs[i] += "),
        ("range(epochs)", "range(epochs + 1)"),
        ("zip(data, labels)", "list(zip(data, labels))[::-1]"),
        ("zip(data, labels)", "list(zip(data, labels))[:3]"),
        ("knobs[i] -= learn_rate * d[name]", "knobs[i] -= d[name]"),
        ("d[name]", "slopes(knobs, x, y)[name]"),  # changed before it was used
    ],
)
def test_bugs_in_the_loop_are_found_in_one_epoch(change):
    exercise = item(TRAIN, TRAIN_CODE)
    feedback = verdict(exercise, *change)
    assert feedback.outcome == "not yet"
    assert "off" in feedback.message or "`learn_rate` is not" in feedback.message


def test_slopes_may_come_as_a_dict_a_list_an_array_or_an_object():
    exercise = item(SLOPES, SLOPES_CODE)
    slopes = exercise.solve()
    for wrap in (
        lambda d: list(d.values()),
        lambda d: np.array(list(d.values())),
        lambda d: dict(reversed(d.items())),
        lambda d: SimpleNamespace(**d),
    ):
        given = SLOPES.judge(lambda k, x, y, wrap=wrap: wrap(slopes(k, x, y)), exercise)
        assert given.outcome == "right"
    short = SLOPES.judge(lambda k, x, y: {"w1": 0.0}, exercise)
    assert "w2" in short.message


def test_a_slope_that_is_half_a_thousandth_off_is_not_right():
    exercise = item(SLOPES, SLOPES_CODE)
    slopes = exercise.solve()

    def nearly(knobs, x, y):
        return {
            n: s * (1.0005 if n == "w4" else 1) for n, s in slopes(knobs, x, y).items()
        }

    assert "w4 is off" in SLOPES.judge(nearly, exercise).message


def test_classes_are_judged_through_use():
    class Network:
        def __init__(self, knobs):
            self.knobs = knobs

        def feedforward(self, x):
            return forward(self.knobs, x)

    judge = Function(
        "Network",
        right=forward,
        probes=((START, (1, 2)), (OTHER, (0, 1))),
        use=lambda network, knobs, x: network(knobs).feedforward(x),
    )
    exercise = item(judge, "")
    assert judge.judge(Network, exercise).outcome == "right"
    assert "TypeError" in judge.judge(dict, exercise).message


def test_a_part_that_is_missing_or_gives_nothing_is_not_blamed():
    part = Part("my_sigmoid", sigmoid, (0.0, 1.0), "Look there.")
    for code in ("", "my_sigmoid = 3", "def my_sigmoid(x):\n    print(x)"):
        f = cell(f"{code}\ndef f(x):\n    return x", "f")
        assert part.said_of(f) == ""
        np.testing.assert_array_equal(part.values(f), [0.5, sigmoid(1)])
    f = cell("def my_sigmoid(x):\n    return 1 / x\ndef f(x):\n    return x", "f")
    assert part.said_of(f) == ""  # it fails at 0, so it is not what f has used
    f = cell("def my_sigmoid(x):\n    return x\ndef f(x):\n    return x", "f")
    assert part.said_of(f) == (
        "Look at `my_sigmoid` first: `my_sigmoid(0)` is 0. Look there."
    )


def test_arguments_are_shown_shortly():
    assert show(np.array([2.0, -1.5])) == "[2, -1.5]"
    assert show(np.zeros((4, 5))) == "array (4, 5)"
    assert show(0.1234567) == "0.1235"
    assert show(lambda x: x) == "f"
    assert show({"a": 1}) == "{...}"
