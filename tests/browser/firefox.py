"""A headless Firefox for the tests, driven by WebDriver BiDi and nothing else.

BiDi is what Firefox itself speaks on a web socket: commands and answers as JSON. So no
driver has to fit to the browser. https://www.w3.org/TR/webdriver-bidi/
"""

import json
import os
import shutil
import subprocess
import tempfile
import time
from contextlib import contextmanager

from tests.browser import lab

FLAGS = ["--headless", "--no-remote"]
KEYS = {"ArrowRight": "\ue014", "Enter": "\ue007"}
# Calls a function again and again until it gives something true.
UNTIL = """async () => {
  const end = Date.now() + %d;
  for (;;) {
    const found = await (%s)();
    if (found) return JSON.stringify(found);
    if (Date.now() > end) return 'null';
    await new Promise(done => setTimeout(done, 50));
  }
}"""
MIDDLE = """() => {
  const e = %s;
  e.scrollIntoView({block: 'center'});
  const box = e.getBoundingClientRect();
  return [box.x + box.width / 2, box.y + box.height / 2];
}"""


def missing():
    """Say what is missing for a test with Firefox, or nothing."""
    try:
        import websocket  # noqa: F401
    except ImportError:
        return "websocket-client is not installed (tests/requirements.txt)"
    return "" if firefox() else "no firefox on the path; FIREFOX may name one"


def firefox():
    """Return the path of a Firefox, or None."""
    found = os.environ.get("FIREFOX") or shutil.which("firefox-esr")
    return found or shutil.which("firefox")


class Firefox:
    """A tab. Its functions take JavaScript: a function, or what finds an element."""

    def __init__(self, socket):
        self.socket, self.number = socket, 0
        self.send("session.new", capabilities={})
        self.tab = self.send("browsingContext.create", type="tab")["context"]

    def send(self, method, **params):
        """Send a command, and return its answer; raise RuntimeError if it fails."""
        self.number += 1
        command = {"id": self.number, "method": method, "params": params}
        self.socket.send(json.dumps(command))
        while (answer := json.loads(self.socket.recv())).get("id") != self.number:
            pass  # news that nobody has asked for
        if answer["type"] == "error":
            raise RuntimeError(f"{method}: {answer['error']}: {answer['message']}")
        return answer["result"]

    def size(self, width, height):
        size = {"width": width, "height": height}
        self.send("browsingContext.setViewport", context=self.tab, viewport=size)

    def open(self, address):
        self.send("browsingContext.navigate", context=self.tab, url=address)

    def until(self, function, timeout=lab.TIMEOUT):
        """Call a JavaScript function until it gives something true; return that."""
        answer = self.send(
            "script.evaluate",
            expression=f"({UNTIL % (timeout, function)})()",
            target={"context": self.tab},
            awaitPromise=True,
            userActivation=True,
        )
        if answer["type"] != "success":
            raise RuntimeError(answer["exceptionDetails"]["text"])
        found = json.loads(answer["result"]["value"])
        if found is None:
            raise TimeoutError(f"never true in Firefox: {function}")
        return found

    def press(self, *keys):
        """Press keys one after the other: characters, or names of KEYS."""
        values = [KEYS.get(key, key) for key in keys]
        acts = [{"type": t, "value": v} for v in values for t in ("keyDown", "keyUp")]
        self._perform(type="key", id="keys", actions=acts)

    def focus(self, element):
        self.until(f"() => {{ ({element}).focus(); return true; }}")

    def click(self, element):
        self.drag(self.until(MIDDLE % element))

    def drag(self, *places):
        """Press the mouse at the first of `places`, x and y, and move to the others."""
        moves = [
            {"type": "pointerMove", "x": round(x), "y": round(y), "duration": 0}
            for x, y in places
        ]
        moves.insert(1, {"type": "pointerDown", "button": 0})
        moves.append({"type": "pointerUp", "button": 0})
        self._perform(type="pointer", id="mouse", actions=moves)

    def _perform(self, **source):
        self.send("input.performActions", context=self.tab, actions=[source])


@contextmanager
def running_firefox():
    """Start a headless Firefox; give it; end it."""
    with tempfile.TemporaryDirectory(prefix="firefox-") as home:
        port = lab.free_port()
        process = subprocess.Popen(
            [firefox(), *FLAGS, f"--remote-debugging-port={port}", "--profile", home],
            env={**os.environ, "HOME": home},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            socket = _connect(port, process)
            yield Firefox(socket)
            socket.close()
        finally:
            process.terminate()
            process.wait(20)


def _connect(port, process):
    import websocket

    address = f"ws://127.0.0.1:{port}/session"
    deadline = time.monotonic() + 60
    while process.poll() is None and time.monotonic() < deadline:
        try:
            return websocket.create_connection(
                address, timeout=120, suppress_origin=True
            )
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("Firefox did not start")
