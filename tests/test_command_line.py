"""python -m nnlib: the two programs, their options, and what they refuse."""

import io
import os
import signal
import subprocess
import sys

import pytest

from nnlib import __main__ as program


def run(*arguments):
    command = [sys.executable, "-m", "nnlib", *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=120)


def printed(capsys, *arguments):
    assert program.main(list(arguments)) == 0
    return capsys.readouterr().out.splitlines()


def test_people_in_a_terminal():
    result = run("people")
    assert (result.returncode, result.stderr) == (0, "")
    lines = result.stdout.splitlines()
    assert "epoch 0 is the first" in lines[0]
    assert lines[1] == "epoch 0      loss 0.2442"
    assert lines[2] == "epoch 10     loss 0.1446"
    assert lines[11] == "epoch 100    loss 0.0248"
    assert lines[100] == "epoch 990    loss 0.0023"
    assert lines[101:] == [
        "Stopped after 1000 epochs, loss 0.0023.",
        "",
        "Two people whom the network was not trained on:",
        "Emily: output 0.950, nearer to label 1",
        "Frank: output 0.039, nearer to label 0",
    ]


def test_xor_in_a_terminal():
    result = run("xor")
    assert (result.returncode, result.stderr) == (0, "")
    lines = result.stdout.splitlines()
    assert lines[1] == "iteration 0        error 1.002285"
    assert lines[2] == "iteration 2500     error 0.999875"
    assert lines[3] == "iteration 5000     error 0.904700"
    assert lines[40] == "iteration 97500    error 0.000279"
    assert lines[41:] == [
        "Stopped after 100000 iterations: maxIterations is reached.",
        "The last one started at error 0.000271. minError 0.00001 is not reached.",
        "",
        "Input    Output   Target",
        "[0, 0]   0.0075   0",
        "[1, 1]   0.0096   0",
        "[0, 1]   0.9922   1",
        "[1, 0]   0.9922   1",
    ]


def test_xor_stops_at_the_least_error(capsys, monkeypatch):
    monkeypatch.setattr(program, "MIN_ERROR", 0.01)
    lines = printed(capsys, "xor")
    assert lines[1:6] == [
        "iteration 0        error 1.002285",
        "iteration 2500     error 0.999875",
        "iteration 5000     error 0.904700",
        "iteration 7500     error 0.030447",
        "Stopped after 9615 iterations: minError is reached.",
    ]
    assert lines[6] == (
        "The last one started at error 0.009998. minError 0.01000 is reached."
    )


def test_xor_after_one_iteration(capsys):
    lines = printed(capsys, "xor", "--iterations", "1")
    assert lines[2] == "Stopped after 1 iteration: maxIterations is reached."
    outputs = [line.split("   ")[1] for line in lines[-4:]]
    assert outputs == ["0.5221", "0.5225", "0.5217", "0.5230"]


def test_options_reach_the_training(capsys):
    lines = printed(capsys, "people", "--epochs", "11", "--seed", "7", "--rate", "0.5")
    assert [line[:8] for line in lines[1:3]] == ["epoch 0 ", "epoch 10"]
    assert lines[3].startswith("Stopped after 11 epochs")
    usual = printed(capsys, "people", "--epochs", "11")
    seven = printed(capsys, "people", "--epochs", "11", "--seed", "7")
    assert len({usual[1], seven[1], lines[1]}) == 3
    assert usual[1] == "epoch 0      loss 0.2442"
    usual = printed(capsys, "xor", "--iterations", "2")
    seven = printed(capsys, "xor", "--iterations", "2", "--seed", "7")
    faster = printed(capsys, "xor", "--iterations", "2", "--rate", "1")
    assert usual[1] != seven[1]
    assert usual[1] == faster[1]  # the same start
    assert usual[-1] != faster[-1]


def test_a_rate_of_zero_is_allowed_and_changes_nothing(capsys):
    lines = printed(capsys, "people", "--rate", "0", "--epochs", "21")
    assert len({line.split("loss ")[1] for line in lines[1:4]}) == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "the following arguments are required: program"),
        (["digits"], "invalid choice: 'digits'"),
        (["people", "--epochs", "1.5"], "must be a whole number, 1 or more, but it is"),
        (["people", "--epochs", "0"], "argument --epochs: must be a whole number, 1"),
        (["people", "--seed", "-1"], "argument --seed: must be a whole number, 0"),
        (["people", "--seed", "ten"], "but it is 'ten'"),
        (["people", "--iterations", "5"], "unrecognized arguments: --iterations 5"),
        (
            ["xor", "--iterations", "-5"],
            "argument --iterations: must be a whole number",
        ),
        (
            ["xor", "--rate", "-0.2"],
            "argument --rate: must be a number, 0 or more, but",
        ),
        (["xor", "--rate", "nan"], "but it is 'nan'"),
        (["xor", "--rate", "inf"], "but it is 'inf'"),
        (["xor", "--rate", "fast"], "but it is 'fast'"),
    ],
)
def test_bad_values_get_one_line_and_exit_code_2(capsys, arguments, message):
    with pytest.raises(SystemExit) as stopped:
        program.main(arguments)
    assert stopped.value.code == 2
    last = capsys.readouterr().err.splitlines()[-1]
    assert message in last
    assert last.startswith("python -m nnlib")


def test_an_error_of_training_is_one_line_as_well(capsys, monkeypatch):
    def too_steep(self, *arguments, **options):
        raise ValueError("learn_rate must be smaller")

    monkeypatch.setattr("nnlib.OurNeuralNetwork.train", too_steep)
    with pytest.raises(SystemExit) as stopped:
        program.main(["people"])
    assert stopped.value.code == 2
    assert "error: learn_rate must be smaller" in capsys.readouterr().err


def test_no_traceback_in_a_terminal():
    result = run("people", "--rate", "nan")
    assert result.returncode == 2
    assert "Traceback" not in result.stderr
    assert "argument --rate: must be a number, 0 or more" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--help"], ["people", "xor", "lesson 05", "lesson 07"]),
        (["people", "--help"], ["--seed", "215", "--epochs", "1000", "--rate", "0.1"]),
        (["xor", "--help"], ["--seed", "8", "--iterations", "100000", "--rate", "0.2"]),
    ],
)
def test_help_says_what_there_is_and_the_defaults(capsys, arguments, words):
    with pytest.raises(SystemExit) as stopped:
        program.main(arguments)
    assert stopped.value.code == 0
    text = capsys.readouterr().out
    assert [word for word in words if word not in text] == []


def test_ctrl_c_ends_politely(capsys, monkeypatch):
    def interrupted(self, *arguments, **options):
        raise KeyboardInterrupt

    monkeypatch.setattr("nnlib.backPropNN.train", interrupted)
    assert program.main(["xor"]) == 130
    captured = capsys.readouterr()
    assert captured.out.endswith("\nStopped by Ctrl-C.\n")
    assert captured.err == ""


class Flushed(io.StringIO):
    """A stream that knows what a reader at its other end has seen."""

    seen = ""

    def flush(self):
        self.seen = self.getvalue()


@pytest.mark.parametrize(
    ("name", "length", "chunks"),
    [("people", ["--epochs", "30"], 3), ("xor", ["--iterations", "5001"], 3)],
)
def test_every_line_of_progress_is_shown_at_once(monkeypatch, name, length, chunks):
    stream, seen = Flushed(), []
    network = {"people": "OurNeuralNetwork", "xor": "backPropNN"}[name]
    train = getattr(program.nnlib, network).train

    def watched(self, *arguments, **options):
        seen.append(stream.seen.count("loss ") + stream.seen.count("error "))
        return train(self, *arguments, **options)

    monkeypatch.setattr(f"nnlib.{network}.train", watched)
    monkeypatch.setattr("sys.stdout", stream)
    program.main([name, *length])
    assert seen == list(range(chunks))


@pytest.mark.skipif(os.name == "nt", reason="Windows sends Ctrl-C in another way")
def test_a_long_run_can_be_stopped():
    command = [sys.executable, "-m", "nnlib", "xor", "--iterations", "1000000000"]
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        # A shell makes what it runs in the background deaf to Ctrl-C, tests as well.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    ) as process:
        first = [process.stdout.readline() for _ in range(3)]  # long before the end
        process.send_signal(signal.SIGINT)
        rest, problems = process.communicate(timeout=60)
    assert first[1:] == [
        "iteration 0        error 1.002285\n",
        "iteration 2500     error 0.999875\n",
    ]
    assert rest.endswith("Stopped by Ctrl-C.\n")
    assert problems == ""
    assert process.returncode == 130
