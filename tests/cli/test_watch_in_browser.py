"""A watched page in a real browser: what stays after a save, and what it shows while its map is broken."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from support.pages import example_text
from support.watching import Watching, save, wait_until, watching

EXAMPLE = Path(__file__).parents[2] / "examples" / "payments-api"
MAP = example_text("payments-api")
BROKEN = MAP.replace("scenario:", "scenery:", 1)
STATE = """() => [scrollX, scrollY, location.hash, document.querySelector("[type=search]").value,
    document.querySelectorAll(".hitx").length, document.querySelector(".more").open,
    document.activeElement.type, document.querySelector("[name=_who]:checked").id]"""


@contextmanager
def _shown(browser: Browser, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Watching, Page]]:
    monkeypatch.chdir(folder)
    shutil.copytree(EXAMPLE, folder, dirs_exist_ok=True)
    save("map.yaml", MAP)
    with watching("map.yaml", "--open", env={"BROWSER": "true"}, log=folder / "log") as run:
        words = run.wait_for("watching").splitlines()
        url = next(line.rpartition(" ")[2] for line in words if line.startswith("showing map.html at "))
        context = browser.new_context(viewport={"width": 800, "height": 500})
        found = context.new_page()
        found.goto(url)
        yield run, found
        context.close()


def _drawn_again(found: Page, title: str) -> None:
    save("map.yaml", MAP.replace('title: "', f'title: "{title}', 1))
    found.wait_for_function("title => document.title.startsWith(title)", arg=title)
    found.wait_for_function("() => history.scrollRestoration === 'auto'")


def test_a_save_keeps_the_place_lanes_focus_and_search(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with _shown(browser, tmp_path, monkeypatch) as (_, found):
        found.locator(".glance a").first.click()
        found.locator("summary", has_text="Lanes").click()
        found.locator("input[data-lane=metrics]").uncheck()
        found.locator(".who label", has_text="Priya").click()
        found.locator("[type=search]").fill("key")
        found.evaluate("scrollTo({left: 350, top: 700, behavior: 'instant'})")
        found.wait_for_function("() => scrollX === 350")
        before = found.evaluate(STATE)
        assert before[1] > 300
        assert before[4] > 0
        for title in ("A: ", "B: "):
            _drawn_again(found, title)
            assert found.evaluate(STATE) == before
        assert found.locator("tr[data-lane=metrics]:visible").count() == 0
        found.evaluate("scrollTo({left: 0, top: 0, behavior: 'instant'})")
        _drawn_again(found, "C: ")
        assert found.evaluate(STATE)[:2] == [0, 0]


def test_a_save_keeps_a_fold_open_though_another_comes_before_it(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with _shown(browser, tmp_path, monkeypatch) as (_, found):
        goals = "goals: [{text: g, description: one}, {text: h, description: two}]"
        opened = "() => [...document.querySelectorAll('.desc[open]')].map(one => one.parentElement.textContent)"
        save("map.yaml", f"title: old\nstages: [{{name: A, {goals}}}]")
        found.wait_for_function("() => document.title.startsWith('old')")
        found.locator("summary", has_text="more").first.click()
        assert found.evaluate(opened) == ["gmoreone"]
        save("map.yaml", f"title: new\nstages: [{{name: A, {goals.replace('[', '[{text: f, description: zero}, ')}}}]")
        found.wait_for_function("() => document.title.startsWith('new')")
        found.wait_for_function("() => history.scrollRestoration === 'auto'")
        assert found.evaluate(opened) == ["gmoreone"]


def test_a_save_keeps_the_slide_that_is_shown(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with _shown(browser, tmp_path, monkeypatch) as (_, found):
        found.locator("#_tools button", has_text="Present").click()
        for _ in range(3):
            found.keyboard.press("ArrowRight")
        before = found.locator("dialog.present h1:visible").inner_text()
        _drawn_again(found, "A: ")
        assert found.locator("dialog.present h1:visible").inner_text() == before
        assert found.url.endswith("#present=integration")


def test_a_broken_map_is_reported_over_the_last_good_page(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with _shown(browser, tmp_path, monkeypatch) as (run, found):
        title = found.locator("h1").inner_text()
        line = 1 + MAP[: MAP.index("scenario:")].count("\n")
        noise: list[str] = []
        found.on("console", lambda message: noise.append(message.text))
        save("map.yaml", BROKEN)
        problem = found.get_by_role("alert")
        problem.wait_for()
        assert "error[unknown-key]: unknown key 'scenery'" in problem.inner_text()
        assert f"map.yaml:{line}:1" in problem.inner_text()
        assert found.locator("h1").inner_text() == title
        found.reload()
        problem.wait_for()
        copy = found.content()
        save("map.yaml", MAP)
        problem.wait_for(state="detached")
        save("map.yaml", BROKEN)
        problem.wait_for()
        save("map.yaml", MAP.replace('title: "', 'title: "New: ', 1))
        found.wait_for_function("() => document.title.startsWith('New: ')")
        assert problem.count() == 0
        assert noise == []
        Path("copy.html").write_text(copy, encoding="utf-8")
        found.goto((tmp_path / "copy.html").as_uri())
        assert (found.locator("h1").inner_text(), problem.count(), noise) == (title, 0, [])
        assert run.interrupt() == 0


def test_a_broken_theme_is_reported_too(browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "brand.yaml").write_text('accent: "#123456"\n')
    (tmp_path / ".journeymap.toml").write_text('[render]\ntheme = "brand.yaml"\n')
    with _shown(browser, tmp_path, monkeypatch) as (_, found):
        save("brand.yaml", "accent: blue-ish\n")
        problem = found.get_by_role("alert")
        problem.wait_for()
        assert "brand.yaml:1:9" in problem.inner_text()
        save("map.yaml", BROKEN)
        wait_until(lambda: "unknown-key" in problem.inner_text())
        assert "brand.yaml:1:9" in problem.inner_text()
        save("brand.yaml", 'accent: "#123456"\n')
        wait_until(lambda: "brand.yaml" not in problem.inner_text())
        save("map.yaml", MAP)
        problem.wait_for(state="detached")
