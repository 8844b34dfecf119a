import base64
import hashlib
import html
import http.client
import re
import socket
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from journeymap_cli.cli.preview_server import PreviewServer, allow, reloading
from journeymap_cli.render.html import page as page_format
from journeymap_cli.render.options import Options
from support.journeys import journey

PAGE = b"<!doctype html><title>x</title><body>Hello</body>"


@pytest.fixture
def live() -> Iterator[PreviewServer]:
    with PreviewServer([Path("out/a.html"), Path("out/sub/b c.html")]) as server:
        yield server


def ask(url: str, path: str | None = None, method: str = "GET", **headers: str) -> http.client.HTTPResponse:
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.netloc, timeout=60)
    connection.request(method, path or parts.path, headers=headers)
    return connection.getresponse()


def test_a_page_is_served_below_a_secret_and_never_kept(live: PreviewServer) -> None:
    url = live.show(Path("out/a.html"), PAGE)
    assert url.startswith("http://127.0.0.1:")
    assert len(urlsplit(url).path.split("/")[1]) >= 20
    answer = ask(url)
    assert (answer.status, answer.headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    assert answer.headers["Cache-Control"] == "no-store"
    assert b"Hello<script>" in answer.read()


def test_pages_lie_to_each_other_as_their_files_do(live: PreviewServer) -> None:
    first, second = (live.show(Path(name), PAGE) for name in ("out/a.html", "out/sub/b c.html"))
    assert second == first.replace("a.html", "sub/b%20c.html")
    assert ask(second).status == 200


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost", "LOCALHOST", "[::1]"])
def test_a_page_is_there_by_each_name_of_this_machine(live: PreviewServer, name: str) -> None:
    url = live.show(Path("out/a.html"), PAGE)
    assert ask(url, Host=f"{name}:{urlsplit(url).port}").status == 200


@pytest.mark.skipif(not socket.has_dualstack_ipv6(), reason="no IPv6 here")
def test_a_page_is_served_by_ipv6_too(live: PreviewServer) -> None:
    url = live.show(Path("out/a.html"), PAGE).replace("127.0.0.1", "[::1]")
    assert b"Hello" in ask(url).read()


def test_the_head_of_a_page_and_of_its_changes_can_be_asked_for(live: PreviewServer) -> None:
    url = live.show(Path("out/a.html"), PAGE)
    page, head = ask(url), ask(url, method="HEAD")
    assert (head.status, head.headers["Content-Type"], head.read()) == (200, "text/html; charset=utf-8", b"")
    assert int(head.headers["Content-Length"]) == len(page.read())
    changes = ask(url, f"{urlsplit(url).path}?after=1", "HEAD")
    assert (changes.status, changes.headers["Content-Type"], changes.read()) == (200, "text/event-stream", b"")
    assert ask(url, "/", "HEAD").status == 404
    assert ask(url, method="HEAD", Host="example.org").status == 421


@pytest.mark.parametrize(
    "host",
    ["example.org", "localhost", "127.0.0.1", "127.0.0.1:1", "", "localhost.example.org:{port}", "evil:{port}",
     "localhost:{port}:1", "[::2]:{port}", "user@localhost:{port}"],
)  # fmt: skip
def test_a_name_of_someone_else_that_leads_here_is_refused(live: PreviewServer, host: str) -> None:
    url = live.show(Path("out/a.html"), PAGE)
    answer = ask(url, Host=host.format(port=urlsplit(url).port))
    assert answer.status == 421
    assert b"Hello" not in answer.read()


@pytest.mark.parametrize(
    "path", ["/", "/a.html", "{secret}", "{secret}/", "{secret}/b.html", "{url}/", "{url}?x", "{secret}/../a.html"]
)
def test_nothing_else_is_there(live: PreviewServer, path: str) -> None:
    url = urlsplit(live.show(Path("out/a.html"), PAGE)).path
    path = path.format(url=url, secret=url.rpartition("/")[0])
    assert ask(live.show(Path("out/a.html"), PAGE), path).status == 404


def test_a_page_that_was_not_drawn_yet_is_not_there(live: PreviewServer) -> None:
    assert ask(live.show(Path("out/a.html"), PAGE).replace("a.html", "sub/b%20c.html")).status == 404


def test_only_reading_is_possible(live: PreviewServer) -> None:
    assert ask(live.show(Path("out/a.html"), PAGE), method="POST").status == 501


def test_a_reader_is_notified_of_a_newer_version(live: PreviewServer) -> None:
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


def test_a_reader_is_notified_of_a_problem_and_of_its_end(live: PreviewServer) -> None:
    url = live.show(Path("out/a.html"), PAGE)
    live.report(Path("out/a.html"), "line 1\n“line 2”")
    live.report(Path("out/sub/b c.html"), "of a page that was not drawn yet")
    answer = ask(url, f"{urlsplit(url).path}?after=1")
    problem = b'event: problem\ndata: "line 1\\n\\u201cline 2\\u201d"\n\n'
    assert answer.read(3 + len(problem)) == b":\n\n" + problem
    live.report(Path("out/a.html"), "")
    end = b'event: problem\ndata: ""\n\n'
    assert answer.read(len(end)) == end
    live.show(Path("out/a.html"), b"new")
    assert answer.read() == b"data: changed\n\n"


def test_nothing_is_logged_when_a_reader_goes_away(live: PreviewServer, capfd: pytest.CaptureFixture[str]) -> None:
    url = live.show(Path("out/a.html"), PAGE)
    ask(url, f"{urlsplit(url).path}?after=1").close()
    for number in range(3):
        live.show(Path("out/a.html"), str(number).encode())
        assert ask(url).status == 200
    assert capfd.readouterr().err == ""


OURS = "'sha256-own'"


def test_the_page_lets_just_its_two_scripts_run() -> None:
    plain = page_format.render(journey("title: A </body> map\nstages: [Browse]"), Options()).decode()
    served = reloading(plain.encode(), 7).decode()
    policy = html.unescape(re.findall(r'Content-Security-Policy" content="([^"]*)"', served)[0])
    scripts = re.findall(r"<script>(.*?)</script>", served, re.DOTALL)
    assert len(scripts) == 2
    assert '"?after=7"' in scripts[1]
    hashes = [base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in scripts]
    assert f"script-src 'sha256-{hashes[0]}' 'sha256-{hashes[1]}';" in policy
    assert policy.endswith("; connect-src 'self'")
    assert served.endswith(f"<script>{scripts[1]}</script></body>\n</html>\n")
    assert served.replace(f"<script>{scripts[1]}</script>", "").count("\n") == plain.count("\n")


@pytest.mark.parametrize(
    ("policy", "expected"),
    [
        ("default-src 'none'", f"default-src 'none'; script-src {OURS}; connect-src 'self'"),
        ("script-src 'none';; connect-src data:", f"script-src {OURS}; connect-src data: 'self'"),
        ("script-src 'unsafe-inline'", "script-src 'unsafe-inline'"),
        ("img-src data:", "img-src data:"),
        ("", ""),
    ],
)
def test_a_policy_is_opened_as_far_as_it_must(policy: str, expected: str) -> None:
    assert allow(policy, OURS) == expected


@pytest.mark.parametrize("page", ["", "<!doctype html><p>a page of one's own"])
def test_a_page_without_policy_and_end_gets_the_script_at_its_end(page: str) -> None:
    served = reloading(page.encode(), 1).decode()
    assert served.startswith(f"{page}<script>")
    assert served.endswith("</script>")
