"""The trial on a hub says in one sentence what stands in its way."""

import socket
import sys
from types import ModuleType, SimpleNamespace

import pytest


@pytest.fixture
def missing(monkeypatch):
    """The check of the options; what only a trial needs may be absent here."""
    for name in ("psutil", "aiohttp"):
        monkeypatch.setitem(sys.modules, name, sys.modules.get(name) or stand_in(name))
    from tests.hub.__main__ import missing

    return missing


def stand_in(name):
    module = ModuleType(name)
    module.Error = module.NoSuchProcess = Exception
    return module


def options(**changes):
    given = {"learners": 3, "lesson": "05_training_sgd", "port": 1024}
    return SimpleNamespace(**{**given, "proxy": __file__, **changes})


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"learners": 0}, "learners must be at least 1, but it is 0"),
        ({"lesson": "05_train"}, "there is no lesson 05_train"),
        ({"proxy": None}, "configurable-http-proxy is not on the PATH"),
        ({"proxy": "no/proxy"}, "there is no no/proxy"),
        ({"port": 80}, "port must be from 1024 to 65533, but it is 80"),
        ({"port": 70000}, "port must be from 1024 to 65533, but it is 70000"),
    ],
)
def test_what_is_missing_is_said(missing, changes, words):
    assert missing(options(**changes)).startswith(words)


@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_port_in_use_is_named(missing, place):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        said = missing(options(port=port - place))
    assert said == f"port {port} is in use: choose others with --port"
