"""A server for the pages of watched maps: from memory, and for this machine only.

A page reloads when it changes, and shows the problems of its map.
"""

import base64
import hashlib
import html
import json
import os
import re
import secrets
import socket
import threading
from collections.abc import Sequence
from contextlib import suppress
from functools import cache
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from importlib import resources
from pathlib import Path
from socketserver import ThreadingTCPServer
from types import TracebackType
from typing import Final, NamedTuple, Self
from urllib.parse import quote

from journeymap_cli.regexes import regex

IPV4, IPV6 = "127.0.0.1", "::1"
HOSTS: Final = (IPV4, f"[{IPV6}]", "localhost")
"""The allowed names in a Host header. Any other name is that of another site which resolves to this machine."""

AFTER: Final = regex(r"after=([0-9]{1,9})")
HEARTBEAT: Final = 15
"""Seconds between two messages to a waiting page; sending fails once the page is closed."""
HEADERS: Final = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


class PreviewPage(NamedTuple):
    """A page, the number of its changes, and the error that keeps it from being up to date, if any."""

    content: bytes = b""
    version: int = 0
    problem: str = ""


class PreviewServer:
    """Serves only the given files, each from its first `show` on, below a path that cannot be guessed."""

    def __init__(self, files: Sequence[Path]) -> None:
        self._urls = _urls([file.absolute() for file in files])
        self._pages = _Pages()
        self._servers = [_Server(IPV4, 0, self._pages)]
        with suppress(OSError):  # a machine without IPv6
            self._servers.append(_Server6(IPV6, self._servers[0].port, self._pages))

    def __enter__(self) -> Self:
        for server in self._servers:
            threading.Thread(target=server.serve_forever, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for server in self._servers:
            server.shutdown()
            server.server_close()

    def show(self, file: Path, content: bytes) -> str:
        """Serve new content for the file; return its URL."""
        url = self._urls[file.absolute()]
        self._pages.show(url, content)
        return f"http://{IPV4}:{self._servers[0].port}{url}"

    def report(self, file: Path, problem: str) -> None:
        """Show a problem on the page of the file, above its content; an empty one removes it."""
        self._pages.report(self._urls[file.absolute()], problem)


def _urls(files: Sequence[Path]) -> dict[Path, str]:
    """The URL path of each file. Folders are the same as on disk, so that links between the files work."""
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
        last = self._shown.get(url, PreviewPage())
        if content != last.content:
            self._change_to(url, last._replace(content=content, version=last.version + 1))

    def report(self, url: str, problem: str) -> None:
        shown = self._shown.get(url)
        if shown and shown.problem != problem:
            self._change_to(url, shown._replace(problem=problem))

    def _change_to(self, url: str, page: PreviewPage) -> None:
        with self._change:
            self._shown[url] = page
            self._change.notify_all()

    def wait(self, url: str, version: int, problem: str) -> PreviewPage:
        """Wait until the page is newer than a version or has another problem, or for the next heartbeat; return it."""

        def is_other() -> bool:
            return self._shown[url].version > version or self._shown[url].problem != problem

        with self._change:
            self._change.wait_for(is_other, HEARTBEAT)
            return self._shown[url]


class _Server(ThreadingTCPServer):
    daemon_threads = True

    def __init__(self, address: str, port: int, pages: _Pages) -> None:
        super().__init__((address, port), _Handler)
        self.pages, self.port = pages, self.server_address[1]
        self.hosts = {f"{host}:{self.port}" for host in HOSTS}

    def handle_error(self, request: object, client_address: object) -> None:
        """Ignore a closed connection."""


class _Server6(_Server):
    address_family = socket.AF_INET6


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    server_version, sys_version = "journeymap", ""
    timeout = 60

    def do_GET(self) -> None:
        """Send a page; with `?after=VERSION`, an event stream that reports problems, and ends with a newer version."""
        url, mark, query = self.path.partition("?")
        shown, after = self.server.pages.get(url), AFTER.fullmatch(query)
        hosts = [host.lower() for host in self.headers.get_all("Host", [])]
        if len(hosts) != 1 or hosts[0] not in self.server.hosts:
            self.send_error(HTTPStatus.MISDIRECTED_REQUEST)
        elif shown is None or (mark and not after):
            self.send_error(HTTPStatus.NOT_FOUND)
        elif after:
            self._stream(url, int(after[1]))
        else:
            self._page(reloading(shown.content, shown.version))

    def do_HEAD(self) -> None:
        """Send what a GET sends, without the content."""
        self.do_GET()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name in the library
        """Log nothing: the console is for the maps."""

    def _page(self, content: bytes) -> None:
        self._begin("text/html; charset=utf-8", **{"Content-Length": str(len(content))})
        if self.command != "HEAD":
            self.wfile.write(content)

    def _stream(self, url: str, version: int) -> None:
        self._begin("text/event-stream")
        if self.command == "HEAD":
            return
        problem = ""
        self.wfile.write(b":\n\n")
        while (page := self.server.pages.wait(url, version, problem)).version <= version:
            is_same, problem = page.problem == problem, page.problem
            self.wfile.write(b":\n\n" if is_same else f"event: problem\ndata: {json.dumps(problem)}\n\n".encode())
        self.wfile.write(b"data: changed\n\n")

    def _begin(self, kind: str, **more: str) -> None:
        self.send_response(HTTPStatus.OK)
        for name, value in {**HEADERS, "Content-Type": kind, **more}.items():
            self.send_header(name, value)
        self.end_headers()


# Our own page has this element once, before any text of the map. A user's template may write it in another case.
POLICY: Final = regex(r'(<meta http-equiv="Content-Security-Policy" content=")([^"]*)(")', re.IGNORECASE)
INLINE: Final = "'unsafe-inline'"
NOTHING: Final = "'none'"


def reloading(page: bytes, version: int) -> bytes:
    """The page with a script that reloads it when it changes, and with a content security policy that allows it."""
    text, script = page.decode(), _script().replace("VERSION", str(version))
    text = POLICY.sub(lambda found: found[1] + _with_script(found[2], script) + found[3], text, count=1)
    end = text.rfind("</body>")
    at = len(text) if end < 0 else end
    return f"{text[:at]}<script>{script}</script>{text[at:]}".encode()


@cache
def _script() -> str:
    return resources.files("journeymap_cli.cli").joinpath("preview.js").read_text(encoding="utf-8")


def _with_script(attribute: str, script: str) -> str:
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return html.escape(allow(html.unescape(attribute), f"'sha256-{digest}'"))


def allow(policy: str, script: str) -> str:
    """Extend a content security policy to run the script with that hash, which connects to the server of the page."""
    rules = {name: values for name, *values in map(str.split, filter(str.strip, policy.split(";")))}
    for name, value in (("script-src", script), ("connect-src", "'self'")):
        values = rules.get(name, rules.get("default-src"))
        if values is not None and INLINE not in values:  # a hash would disable 'unsafe-inline'
            rules[name] = [*(source for source in values if source != NOTHING), value]
    return "; ".join(" ".join((name, *values)) for name, values in rules.items())
