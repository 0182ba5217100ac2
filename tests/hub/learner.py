"""A simulated learner: logs in, opens a lesson, runs it, moves a slider."""

import asyncio
import json
import random
import time
import uuid

import aiohttp

CELL_TIMEOUT = 300  # seconds for all cells of a lesson when everybody runs it at once


class Learner:
    """One learner on the hub at `address`; times are in seconds."""

    def __init__(self, address, name):
        self.address, self.name = address, name
        self.base, self.times, self.moves, self.errors = "", {}, [], []
        self._sliders, self._open, self._drawn = {}, set(), None

    async def log_in(self):
        """Log in as a browser does, and wait until the server answers."""
        start = time.perf_counter()
        jar = aiohttp.CookieJar(unsafe=True)  # cookies of an address without a name
        timeout = aiohttp.ClientTimeout(CELL_TIMEOUT)
        self.http = aiohttp.ClientSession(cookie_jar=jar, timeout=timeout)
        form = {"username": self.name, "password": "class"}
        login = f"{self.address}/hub/login"
        async with self.http.get(login):
            form["_xsrf"] = self._cookie("_xsrf", login)
        async with self.http.post(login, data=form) as answer:
            answer.raise_for_status()
        self.base = f"{self.address}/user/{self.name}"
        while True:
            async with self.http.get(f"{self.base}/lab") as answer:
                there = answer.url.path.startswith(f"/user/{self.name}/")
                if answer.status == 200 and there:  # the hub has let us through
                    break
            await asyncio.sleep(0.5)
        self.times["server"] = time.perf_counter() - start

    async def open(self, path):
        """Open the notebook at `path` and connect to its kernel, as JupyterLab does."""
        start = time.perf_counter()
        body = {"path": path, "name": path, "type": "notebook"}
        body["kernel"] = {"name": "python3"}
        sessions = f"{self.base}/api/sessions"
        token = {"X-XSRFToken": self._cookie("_xsrf", sessions)}
        async with self.http.post(sessions, json=body, headers=token) as answer:
            answer.raise_for_status()
            kernel = (await answer.json())["kernel"]["id"]
        channels = f"{self.base}/api/kernels/{kernel}/channels?session_id={self.name}"
        address = channels.replace("http", "ws", 1)
        self.socket = await self.http.ws_connect(address, max_msg_size=0)
        self._reader = asyncio.create_task(self._read())
        self.times["kernel"] = time.perf_counter() - start

    async def run(self, sources):
        """Run all cells of a lesson, as Run All does."""
        start = time.perf_counter()
        self._done = asyncio.Event()
        for source in sources:
            content = {"code": source, "silent": False, "store_history": True}
            content |= {"user_expressions": {}, "allow_stdin": False}
            self._open.add(await self._send("execute_request", content))
        await asyncio.wait_for(self._done.wait(), CELL_TIMEOUT)
        self.times["run"] = time.perf_counter() - start

    async def use(self, seconds, rng=None):
        """Press ten keys, think for 5 to 15 seconds, and so on, as in a class."""
        rng = random.Random(rng)
        slider, state = next(iter(self._sliders.items()))
        value, ends = state["value"], (state["min"], state["max"])
        end = time.perf_counter() + seconds
        await asyncio.sleep(rng.random() * 8)
        while time.perf_counter() < end:
            for _ in range(10):
                if not ends[0] <= value + state["step"] <= ends[1]:
                    state["step"] = -state["step"]
                value += state["step"]
                took = await self._move(slider, value)
                await asyncio.sleep(max(0.0, 0.15 - took))
            await asyncio.sleep(5 + 10 * rng.random())

    async def leave(self):
        """Close what is open."""
        if hasattr(self, "_reader"):
            self._reader.cancel()
            await self.socket.close()
        await self.http.close()

    async def _move(self, slider, value):
        """Move the slider and wait for the new picture; return the seconds."""
        self._drawn = asyncio.get_running_loop().create_future()
        start = time.perf_counter()
        state = {"method": "update", "state": {"value": value}, "buffer_paths": []}
        await self._send("comm_msg", {"comm_id": slider, "data": state})
        await asyncio.wait_for(self._drawn, 60)
        self.moves.append(time.perf_counter() - start)
        return self.moves[-1]

    async def _send(self, kind, content):
        header = {"msg_id": uuid.uuid4().hex, "msg_type": kind, "version": "5.3"}
        header |= {"username": self.name, "session": self.name, "date": ""}
        rest = {"parent_header": {}, "metadata": {}, "buffers": []}
        message = {"header": header, "content": content, "channel": "shell", **rest}
        await self.socket.send_json(message)
        return header["msg_id"]

    async def _read(self):
        async for raw in self.socket:
            if raw.type != aiohttp.WSMsgType.TEXT:
                continue
            message = json.loads(raw.data)
            content, kind = message["content"], message["header"]["msg_type"]
            if kind == "comm_open":
                state = content["data"].get("state", {})
                if state.get("_model_name") == "IntSliderModel":
                    self._sliders[content["comm_id"]] = state
            elif kind == "comm_msg" and self._drawn and not self._drawn.done():
                if "<svg" in str(content["data"].get("state", {}).get("value", "")):
                    self._drawn.set_result(None)
            elif kind == "execute_reply":
                if content["status"] != "ok":
                    self.errors.append(content.get("evalue", content["status"]))
                self._open.discard(message["parent_header"]["msg_id"])
                if not self._open:
                    self._done.set()

    def _cookie(self, name, address):
        return self.http.cookie_jar.filter_cookies(address)[name].value
