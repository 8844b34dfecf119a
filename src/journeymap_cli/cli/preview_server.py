"""A server for pages whose maps are watched: from memory, for this machine only. A page reloads when it changes."""

import base64
import hashlib
import html
import os
import re
import secrets
import threading
from collections.abc import Sequence
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from socketserver import ThreadingTCPServer
from types import TracebackType
from typing import Final, NamedTuple, Self
from urllib.parse import quote

from journeymap_cli.regexes import regex

LOCALHOST: Final = "127.0.0.1"
AFTER: Final = regex(r"after=(\d{1,9})", re.ASCII)
HEARTBEAT: Final = 15
"""Seconds between two messages to a waiting page: they fail once it is closed."""
HEADERS: Final = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


class PreviewPage(NamedTuple):
    """A page, and how often it has changed."""

    content: bytes = b""
    version: int = 0


class PreviewServer:
    """Serves only these files, each once it was shown, below a path that cannot be guessed."""

    def __init__(self, files: Sequence[Path]) -> None:
        self._urls = _urls([file.absolute() for file in files])
        self._server = _Server()

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()

    def show(self, file: Path, content: bytes) -> str:
        """Serve this content for the file from now on; return its URL."""
        url = self._urls[file.absolute()]
        self._server.pages.show(url, content)
        return f"http://{self._server.host}{url}"


def _urls(files: Sequence[Path]) -> dict[Path, str]:
    """The URL path of each file. The folders are those on disk, so that links between the files work."""
    secret = secrets.token_urlsafe(16)
    folder = os.path.commonpath([file.parent for file in files])
    return {file: f"/{secret}/{quote(file.relative_to(folder).as_posix())}" for file in files}


class _Pages:
    """The page at each URL path. A change wakes the threads that wait for one."""

    def __init__(self) -> None:
        self._shown: dict[str, PreviewPage] = {}
        self._change = threading.Condition()

    def get(self, url: str) -> PreviewPage | None:
        return self._shown.get(url)

    def show(self, url: str, content: bytes) -> None:
        with self._change:
            last = self._shown.get(url, PreviewPage())
            if content != last.content:
                self._shown[url] = PreviewPage(content, last.version + 1)
                self._change.notify_all()

    def wait(self, url: str, version: int) -> bool:
        """Wait until the page is newer than a version; False if it is not before the next heartbeat."""
        with self._change:
            return self._change.wait_for(lambda: self._shown[url].version > version, HEARTBEAT)


class _Server(ThreadingTCPServer):
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__((LOCALHOST, 0), _Handler)
        self.pages = _Pages()
        self.host = f"{LOCALHOST}:{self.server_address[1]}"

    def handle_error(self, request: object, client_address: object) -> None:
        """Ignore a closed connection."""


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    server_version, sys_version = "journeymap", ""
    timeout = 60

    def do_GET(self) -> None:
        """Send a page; with `?after=VERSION`, an event stream that reports when there is a newer one."""
        url, mark, query = self.path.partition("?")
        shown, after = self.server.pages.get(url), AFTER.fullmatch(query)
        if self.headers.get_all("Host") != [self.server.host]:  # another site's name that resolves to this machine
            self.send_error(HTTPStatus.MISDIRECTED_REQUEST)
        elif shown is None or (mark and not after):
            self.send_error(HTTPStatus.NOT_FOUND)
        elif after:
            self._stream(url, int(after[1]))
        else:
            self._begin("text/html; charset=utf-8")
            self.wfile.write(reloading(shown.content, shown.version))

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name in the library
        """Log nothing: the console is for the maps."""

    def _stream(self, url: str, version: int) -> None:
        self._begin("text/event-stream")
        self.wfile.write(b":\n\n")
        while not self.server.pages.wait(url, version):
            self.wfile.write(b":\n\n")
        self.wfile.write(b"data: changed\n\n")

    def _begin(self, kind: str) -> None:
        self.send_response(HTTPStatus.OK)
        for name, value in {**HEADERS, "Content-Type": kind}.items():
            self.send_header(name, value)
        self.end_headers()


SCRIPT: Final = (
    'const changes = new EventSource(location.pathname + "?after={version}");'
    "changes.onmessage = () => {{ changes.close(); location.reload(); }};"
)
# Our own page has it once, before any text of the map; a template of the user may write it in another case.
POLICY: Final = regex(r'(<meta http-equiv="Content-Security-Policy" content=")([^"]*)(")', re.IGNORECASE)
INLINE: Final = "'unsafe-inline'"
NOTHING: Final = "'none'"


def reloading(page: bytes, version: int) -> bytes:
    """The page with a script that reloads it when it changes. Its content security policy is extended to allow that."""
    text, script = page.decode(), SCRIPT.format(version=version)
    text = POLICY.sub(lambda found: found[1] + _with_script(found[2], script) + found[3], text, count=1)
    end = text.rfind("</body>")
    at = len(text) if end < 0 else end
    return f"{text[:at]}<script>{script}</script>{text[at:]}".encode()


def _with_script(attribute: str, script: str) -> str:
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return html.escape(allow(html.unescape(attribute), f"'sha256-{digest}'"))


def allow(policy: str, script: str) -> str:
    """The policy, extended to run a script with that hash, which may connect to the server of the page."""
    rules = {name: values for name, *values in map(str.split, filter(str.strip, policy.split(";")))}
    for name, value in (("script-src", script), ("connect-src", "'self'")):
        values = rules.get(name, rules.get("default-src"))
        if values is not None and INLINE not in values:  # a hash would disable 'unsafe-inline'
            rules[name] = [*(source for source in values if source != NOTHING), value]
    return "; ".join(" ".join((name, *values)) for name, values in rules.items())
