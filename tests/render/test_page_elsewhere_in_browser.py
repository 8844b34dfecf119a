"""The page where it is no document of its own address: in frames, behind a wrong charset, saved from a browser."""

import base64
import html
import http.server
import json
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Frame, Page

from support.browsers import Opened, Opener
from support.pages import example_text, page

MAP = example_text("payments-api")
INSIDE = ".glance a"
SEEN = (
    "id => { const {top} = document.getElementById(id).getBoundingClientRect(); return 0 < top && top < innerHeight; }"
)
TOOLS = 5
"""Search, what was found, the whole map, Present and the keys; a map with one lane has no menu of lanes."""


def _srcdoc(content: str, sandbox: str = "") -> str:
    return f'<iframe {sandbox} srcdoc="{html.escape(content)}"></iframe>'


def _data(content: str) -> str:
    return f'<iframe src="data:text/html;base64,{base64.b64encode(content.encode()).decode()}"></iframe>'


def _made(content: str, script: str, sandbox: str = "") -> str:
    text = json.dumps(content).replace("<", "\\u003c")
    script = f"const [frame, text] = [document.querySelector('iframe'), {text}]; {script}"
    return f"<iframe {sandbox}></iframe><script>{script}</script>"


def _blob(content: str, sandbox: str = "") -> str:
    return _made(content, "frame.src = URL.createObjectURL(new Blob([text], {type: 'text/html'}))", sandbox)


def _written(content: str) -> str:
    return _made(content, "const to = frame.contentDocument; to.open(); to.write(text); to.close()")


SCRIPTS = 'sandbox="allow-scripts"'
SAME_ORIGIN = 'sandbox="allow-scripts allow-same-origin"'
FRAMES: dict[str, Callable[[str], str]] = {
    "srcdoc": _srcdoc,
    "srcdoc, sandbox": lambda content: _srcdoc(content, SCRIPTS),
    "srcdoc, sandbox of the same origin": lambda content: _srcdoc(content, SAME_ORIGIN),
    "blob": _blob,
    "blob, sandbox": lambda content: _blob(content, SCRIPTS),
    "data": _data,
    "written": _written,
    "file, sandbox": lambda content: f'<iframe {SCRIPTS} src="map.html"></iframe>',
    "file, sandbox of the same origin": lambda content: f'<iframe {SAME_ORIGIN} src="map.html"></iframe>',
}


HOST = "An iframe which has both allow-scripts and allow-same-origin"
"""What Chromium says of the frame, whatever is in it."""


def _framed(browser: Browser, folder: Path, kind: str) -> tuple[Opened, Frame]:
    content = page(MAP)
    (folder / "map.html").write_text(content, encoding="utf-8")
    host = folder / "host.html"
    style = "<style>iframe{width:1200px;height:700px}</style>"
    host.write_text(f"<!doctype html><meta charset=utf-8><title>Host</title>{style}{FRAMES[kind](content)}", "utf-8")
    found = Opened(browser.new_context().new_page())
    found.page.on("console", lambda message: found.noise.append(message.text) if HOST not in message.text else None)
    found.page.on("pageerror", lambda error: found.noise.append(str(error)))
    found.page.goto(host.as_uri())
    frame = found.page.frame_locator("iframe")
    frame.locator("#_tools button").first.wait_for()
    return found, found.page.frames[1]


@pytest.mark.parametrize("kind", FRAMES)
def test_links_switches_keys_and_icons_work_in_a_frame(browser: Browser, tmp_path: Path, kind: str) -> None:
    found, frame = _framed(browser, tmp_path, kind)
    title = frame.locator("h1").inner_text()
    frame.locator("summary", has_text="Lanes").click()
    frame.locator("input[data-lane=metrics]").uncheck()
    assert frame.locator("tr[data-lane=metrics]:visible").count() == 0
    frame.locator(".who label", has_text="Priya").click()
    frame.locator("h1").click()
    for link in (frame.locator(INSIDE).first, frame.locator(".glance a").last, frame.locator(".bands a").last):
        goal = (link.get_attribute("href") or "").removeprefix("#")
        link.click()
        frame.wait_for_selector(f"[id='{goal}'].aim")
        frame.wait_for_function(SEEN, arg=goal)
    assert frame.locator("h1").inner_text() == title
    assert frame.locator("tr[data-lane=metrics]:visible").count() == 0
    assert frame.locator("[data-persona=pm]").is_checked()
    keys, slides = frame.locator("dialog:not(.present)"), frame.locator("dialog.present")
    frame.locator("#_tools button", has_text="?").click()
    keys.locator("button").click()
    assert not keys.is_visible()
    frame.locator("#_tools button", has_text="Present").click()
    frame.locator(".slide.cover .stg a").last.click()
    assert slides.locator("h1:visible").inner_text().replace("\u00ad", "") == "Observability"
    slides.press("Escape")
    assert not slides.is_visible()
    assert frame.evaluate("document.querySelector('.tp .ic').getBBox().width") > 0
    assert found.noise == []


def test_the_skip_link_moves_the_focus_in_a_frame(browser: Browser, tmp_path: Path) -> None:
    _, frame = _framed(browser, tmp_path, "srcdoc")
    frame.locator("a.skip").focus()
    frame.locator("a.skip").press("Enter")
    assert frame.evaluate("document.activeElement.id") == "_table"


WORDS = "title: Größe – 大小\nstages: [{name: Wählen, id: wählen, goals: ['“Wie” geht’s?', Straße]}, Zürich]"


@pytest.fixture
def served(tmp_path: Path) -> Iterator[str]:
    """The URL of a server that takes the charset from the path: /CHARSET/map.html."""
    content = page(WORDS).encode()

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", f"text/html; charset={self.path.split('/')[1]}")
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def _visited(browser: Browser, url: str) -> tuple[Page, list[str]]:
    noise: list[str] = []
    found = browser.new_context().new_page()
    found.on("console", lambda message: noise.append(message.text))
    found.on("pageerror", lambda error: noise.append(str(error)))
    found.goto(url)
    return found, noise


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "windows-1251", "koi8-r", "iso-8859-15"])
def test_a_wrong_charset_changes_nothing(browser: Browser, served: str, charset: str) -> None:
    found, noise = _visited(browser, f"{served}/{charset}/map.html#{quote('wählen')}")
    assert noise == []
    assert found.title() == "Größe – 大小"
    assert found.locator("th.stage .fix").all_inner_texts() == ["Wählen", "Zürich"]
    assert found.locator("#_table li").first.inner_text().startswith("“Wie” geht’s?")
    assert found.locator("kbd").all_text_contents()[1] == "← ↑ → ↓"
    found.locator(".tog").click()
    found.locator(".hits a").first.evaluate("link => link.click()")
    found.wait_for_selector("[id='wählen'].aim")


@pytest.mark.parametrize("charset", ["shift_jis", "gbk", "windows-1255", "us-ascii", "nonsense"])
def test_whatever_the_charset_style_and_script_work(browser: Browser, served: str, charset: str) -> None:
    found, noise = _visited(browser, f"{served}/{charset}/map.html")
    assert noise == []
    assert found.locator("#_tools > *").count() == TOOLS
    assert found.evaluate("getComputedStyle(document.querySelector('.barin')).borderTopWidth") == "1px"


COUNTED = (
    "summary", "input", "output", "button", "dialog", "#_tools > *", "#_due b", ".hitx", ".aim", ".gone", "[hidden]",
    "[style]", "body > *", "main > *", ".slide", ":checked", "details[open]", "dialog[open]",
)  # fmt: skip


def _counted(found: Opened) -> dict[str, int]:
    return {selector: found.page.locator(selector).count() for selector in COUNTED}


def test_a_copy_saved_from_the_live_page_has_every_control_once(opened: Opener) -> None:
    text = "\n".join(line for line in MAP.splitlines() if not line.startswith(("last_reviewed", "review_every")))
    text = f"last_reviewed: 2001-01-01\nreview_every: 90d\n{text}"
    found = opened(text)
    fresh = _counted(found)
    copies = [found.page.content()]
    found.page.locator(".who label", has_text="Priya").click()
    found.page.locator("summary", has_text="Lanes").click()
    found.page.locator("input[data-lane=metrics]").uncheck()
    found.page.locator("[type=search]").fill("webhook")
    found.page.keyboard.press("Enter")
    found.page.locator(INSIDE).first.click()
    found.page.locator("#_table").focus()
    found.page.keyboard.press("ArrowDown")
    found.page.keyboard.press("?")
    copies.append(found.page.content())
    found.page.keyboard.press("Escape")
    found.page.locator("#_tools button", has_text="Present").click()
    found.page.keyboard.press("ArrowRight")
    copies.append(found.page.content())
    for copy in copies:
        again = opened.show(copy)
        assert _counted(again) == fresh
        assert again.rows()[0] == "emotion"
        assert "metrics" in again.rows()
        again.page.locator("#_tools button", has_text="Present").click()
        assert again.page.locator("dialog.present h1:visible").count() == 1
        assert again.noise == []


def test_links_of_a_saved_copy_stay_in_it(opened: Opener) -> None:
    found = opened(MAP)
    found.page.evaluate("document.querySelectorAll('a').forEach((link) => { link.href = link.href; })")
    copy = found.page.content()
    assert '<a href="#' not in copy
    again = opened.show(copy.replace("map.html", "original.html"))
    again.page.locator(INSIDE).first.click()
    again.page.wait_for_selector(".aim")
    assert again.noise == []
