"""Firefox for tests, driven by WebDriver BiDi over a plain socket: Playwright only drives its own build of Firefox."""

import base64
import json
import os
import re
import secrets
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import IO, Any

from support.browsers import skip_or_fail

LONG = {126: 2, 127: 8}
"""How many bytes the length of a long message has, by the value in the short length field."""


@dataclass
class Firefox:
    """A running Firefox with one window."""

    link: socket.socket
    stream: IO[bytes]
    numbers: Iterator[int]
    context: str = ""

    def send(self, method: str, **params: Any) -> Any:
        """Send a command, and return its result."""
        number = next(self.numbers)
        self._write(json.dumps({"id": number, "method": method, "params": params}).encode())
        while (answer := json.loads(self._read())).get("id") != number:
            pass
        assert answer["type"] == "success", answer
        return answer["result"]

    def show(self, file: Path, fragment: str = "", width: int = 1440) -> None:
        viewport = {"width": width, "height": 900}
        self.send("browsingContext.setViewport", context=self.context, viewport=viewport)
        self.send("browsingContext.navigate", context=self.context, url=file.as_uri() + fragment, wait="complete")

    def evaluate(self, expression: str) -> Any:
        """The value of an expression, which is passed as JSON."""
        target = {"context": self.context, "sandbox": "test"}
        script = f"(async () => JSON.stringify(await ({expression})))()"
        done = self.send("script.evaluate", expression=script, target=target, awaitPromise=True)
        assert done["type"] == "success", done
        return json.loads(done["result"].get("value", "null"))

    def _write(self, content: bytes) -> None:
        size = len(content)
        length = bytes([0x80 | size]) if size < 126 else bytes([0xFE]) + size.to_bytes(2, "big")
        assert size < 2**16
        mask = secrets.token_bytes(4)
        masked = bytes(byte ^ mask[at % 4] for at, byte in enumerate(content))
        self.link.sendall(b"\x81" + length + mask + masked)

    def _read(self) -> bytes:
        content, last = b"", False
        while not last:
            first, size = self.stream.read(2)
            size = int.from_bytes(self.stream.read(LONG[size]), "big") if size in LONG else size
            part = self.stream.read(size)
            if first & 0x0F < 8:  # no ping
                content, last = content + part, bool(first & 0x80)
        return content


@contextmanager
def started_firefox() -> Iterator[Firefox]:
    """Start the Firefox of this machine; skip the test if there is none."""
    program = shutil.which("firefox-esr") or shutil.which("firefox") or skip_or_fail("no Firefox on this machine")
    with tempfile.TemporaryDirectory() as profile:
        command = [program, "--headless", "--no-remote", "--profile", profile, "--remote-debugging-port", "0"]
        env = {**os.environ, "MOZ_DISABLE_CONTENT_SANDBOX": "1", "HOME": profile}
        with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=env) as run:
            try:
                assert run.stderr
                port = next(found[1] for line in run.stderr if (found := re.search(r"ws://127\.0\.0\.1:(\d+)", line)))
                with _connected(int(port)) as firefox:
                    yield firefox
            finally:
                run.terminate()


@contextmanager
def _connected(port: int) -> Iterator[Firefox]:
    with socket.create_connection(("127.0.0.1", port), timeout=60) as link, link.makefile("rb") as stream:
        key = base64.b64encode(secrets.token_bytes(16)).decode()
        head = f"GET /session HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        link.sendall(f"{head}Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n".encode())
        while stream.readline().strip():
            pass
        firefox = Firefox(link, stream, count(1))
        firefox.send("session.new", capabilities={})
        firefox.context = firefox.send("browsingContext.getTree")["contexts"][0]["context"]
        yield firefox
