import http.client
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from journeymap_cli.cli.live import Live

PAGE = b"<!doctype html><title>x</title><body>Hello</body>"


@pytest.fixture
def live() -> Iterator[Live]:
    with Live([Path("out/a.html"), Path("out/sub/b c.html")]) as server:
        yield server


def ask(url: str, path: str | None = None, method: str = "GET", **headers: str) -> http.client.HTTPResponse:
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.netloc, timeout=60)
    connection.request(method, path or parts.path, headers=headers)
    return connection.getresponse()


def test_a_page_is_served_below_a_secret_and_never_kept(live: Live) -> None:
    url = live.show(Path("out/a.html"), PAGE)
    assert url.startswith("http://127.0.0.1:")
    assert len(urlsplit(url).path.split("/")[1]) >= 20
    answer = ask(url)
    assert (answer.status, answer.headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    assert answer.headers["Cache-Control"] == "no-store"
    assert b"Hello<script>" in answer.read()


def test_pages_lie_to_each_other_as_their_files_do(live: Live) -> None:
    first, second = (live.show(Path(name), PAGE) for name in ("out/a.html", "out/sub/b c.html"))
    assert second == first.replace("a.html", "sub/b%20c.html")
    assert ask(second).status == 200


@pytest.mark.parametrize("host", ["example.org", "localhost", "127.0.0.1", "127.0.0.1:1", ""])
def test_a_name_of_someone_else_that_leads_here_is_refused(live: Live, host: str) -> None:
    url = live.show(Path("out/a.html"), PAGE)
    answer = ask(url, Host=host)
    assert answer.status == 421
    assert b"Hello" not in answer.read()


@pytest.mark.parametrize(
    "path", ["/", "/a.html", "{secret}", "{secret}/", "{secret}/b.html", "{url}/", "{url}?x", "{secret}/../a.html"]
)
def test_nothing_else_is_there(live: Live, path: str) -> None:
    url = urlsplit(live.show(Path("out/a.html"), PAGE)).path
    path = path.format(url=url, secret=url.rpartition("/")[0])
    assert ask(live.show(Path("out/a.html"), PAGE), path).status == 404


def test_a_page_that_was_not_drawn_yet_is_not_there(live: Live) -> None:
    assert ask(live.show(Path("out/a.html"), PAGE).replace("a.html", "sub/b%20c.html")).status == 404


def test_only_reading_is_possible(live: Live) -> None:
    assert ask(live.show(Path("out/a.html"), PAGE), method="POST").status == 501


def test_a_reader_is_told_when_its_version_is_no_longer_the_last(live: Live) -> None:
    url = live.show(Path("out/a.html"), PAGE)
    answer = ask(url, f"{urlsplit(url).path}?after=1")
    assert answer.headers["Content-Type"] == "text/event-stream"
    live.show(Path("out/a.html"), PAGE)
    live.show(Path("out/sub/b c.html"), PAGE)
    assert answer.read(3) == b":\n\n"
    live.show(Path("out/a.html"), b"new")
    assert answer.read() == b"data: changed\n\n"
    late = ask(url, f"{urlsplit(url).path}?after=1")
    assert late.read() == b":\n\ndata: changed\n\n"


def test_nothing_is_said_when_a_reader_goes_away(live: Live, capfd: pytest.CaptureFixture[str]) -> None:
    url = live.show(Path("out/a.html"), PAGE)
    ask(url, f"{urlsplit(url).path}?after=1").close()
    for number in range(3):
        live.show(Path("out/a.html"), str(number).encode())
        assert ask(url).status == 200
    assert capfd.readouterr().err == ""
