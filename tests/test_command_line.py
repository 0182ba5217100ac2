"""python -m nnlib: the programs, their options, and what they refuse."""

import io
import os
import signal
import subprocess
import sys
from importlib import import_module

import pytest

import nnlib
from nnlib import OurNeuralNetwork, people
from nnlib import __main__ as program
from nnlib.programs import xor


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
    assert lines[0] == "Loss after so many epochs. 0 is the untrained network."
    assert lines[1] == "epochs 0      loss 0.3230"
    assert lines[2] == "epochs 10     loss 0.1524"
    assert lines[11] == "epochs 100    loss 0.0250"
    assert lines[101] == "epochs 1000   loss 0.0023"
    assert lines[102:] == [
        "Stopped after 1000 epochs, loss 0.0023.",
        "",
        "Two people whom the network was not trained on:",
        "Emily: output 0.950, nearer to label 1",
        "Frank: output 0.039, nearer to label 0",
    ]


def test_people_prints_the_losses_of_lesson_05(capsys):
    losses = OurNeuralNetwork(rng=215).train(*people())
    lines = printed(capsys, "people")[2:102]
    assert [line.split()[1] for line in lines] == [str(n) for n in range(10, 1001, 10)]
    assert [line.split()[3] for line in lines] == [f"{x:.4f}" for x in losses[9::10]]


@pytest.mark.full
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
    monkeypatch.setattr(xor, "MIN_ERROR", 0.01)
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
    counts = [line.split()[1] for line in lines[1:4]]
    assert counts == ["0", "10", "11"]
    assert lines[4].startswith("Stopped after 11 epochs")
    usual = printed(capsys, "people", "--epochs", "11")
    seven = printed(capsys, "people", "--epochs", "11", "--seed", "7")
    assert usual[1] != seven[1] == lines[1]  # the same start
    assert len({usual[2], seven[2], lines[2]}) == 3
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
        (["people", "--epochs", "1.5"], "argument --epochs: invalid int value: '1.5'"),
        (["people", "--epochs", "-1"], "epochs must be 0 or more, but it is -1"),
        (["people", "--seed", "-1"], "a seed (a whole number, 0 or more) or None, but"),
        (["people", "--seed", "ten"], "argument --seed: invalid int value: 'ten'"),
        (["people", "--iterations", "5"], "unrecognized arguments: --iterations 5"),
        (["xor", "--iterations", "0"], "iterations must be 1 or more, but it is 0"),
        (["xor", "--rate", "-0.2"], "trainingRate must be 0 or more, but it is -0.2"),
        (["xor", "--rate", "nan"], "trainingRate must hold finite numbers only"),
        (["people", "--rate", "inf"], "learn_rate must hold finite numbers only"),
        (["xor", "--rate", "fast"], "argument --rate: invalid float value: 'fast'"),
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
    assert "error: learn_rate must hold finite numbers only" in result.stderr


@pytest.mark.skipif(os.name == "nt", reason="Windows closes pipes in another way")
def test_a_reader_that_has_seen_enough_ends_the_program_quietly():
    # More lines than a pipe holds, so the program cannot be through before.
    command = [sys.executable, "-m", "nnlib", "people", "--epochs", "100000"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout.readline().startswith("Loss after")
        process.stdout.close()  # as head does after its last line
        problems = process.stderr.read()
    assert problems == ""
    assert process.returncode == 141


def test_zero_epochs_show_the_untrained_network(capsys):
    lines = printed(capsys, "people", "--epochs", "0")
    assert lines[1:3] == [
        "epochs 0      loss 0.3230",
        "Stopped after 0 epochs, loss 0.3230.",
    ]


def test_each_program_is_imported_only_when_it_is_run():
    code = (
        "import sys\n"
        "from nnlib.__main__ import main\n"
        "main(['people', '--epochs', '1'])\n"
        "print([name for name in sys.modules if name.startswith('nnlib.programs.')])"
    )
    command = [sys.executable, "-c", code]
    result = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert result.stdout.splitlines()[-1] == "['nnlib.programs.people']"


def test_every_program_can_be_imported_and_says_what_it_does():
    for module, about in program.PROGRAMS.values():
        assert import_module(module).__doc__
        assert about[0].islower() and about[-1] != "."


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--help"], ["people", "xor", "handout", "lesson 05", "lesson 08"]),
        (["people", "--help"], ["--seed", "215", "--epochs", "1000", "--rate", "0.1"]),
        (["people", "--help"], ["epoch 10", "follows 11 passes"]),
        (["--version"], [nnlib.__version__]),
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
    ("name", "length", "shown"),
    [
        ("people", ["--epochs", "30"], [1, 2, 3]),
        ("xor", ["--iterations", "5001"], [0, 1, 2]),
    ],
)
def test_every_line_of_progress_is_shown_at_once(monkeypatch, name, length, shown):
    stream, seen = Flushed(), []
    network = {"people": "OurNeuralNetwork", "xor": "backPropNN"}[name]
    train = getattr(nnlib, network).train

    def watched(self, *arguments, **options):
        seen.append(stream.seen.count("loss ") + stream.seen.count("error "))
        return train(self, *arguments, **options)

    monkeypatch.setattr(f"nnlib.{network}.train", watched)
    monkeypatch.setattr("sys.stdout", stream)
    program.main([name, *length])
    assert seen == shown


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
