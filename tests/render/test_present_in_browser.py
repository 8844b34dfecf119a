"""The slides of the page: keys, links, what is announced, and how they print."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Page

from journeymap_cli.app import draw_map, load_map
from support.browsers import Opener, skip_or_fail, violations
from support.pages import example_text

MAP = example_text("payments-api")
EXAMPLES = Path(__file__).parents[2] / "examples"
MAPS = sorted(str(path.relative_to(EXAMPLES)) for path in EXAMPLES.glob("*/*journey.yaml"))


def shown(page: Page) -> str:
    """The name of the slide that is shown: the fragment, the announcement and the slide agree."""
    slides = page.locator(".slide")
    (number,) = [number for number, slide in enumerate(slides.all()) if slide.is_visible()]
    said = {"en": "Slide {} of {}", "de": "Folie {} von {}", "ja": "スライド {} / {}"}[
        page.locator("html").get_attribute("lang") or ""
    ]
    assert page.locator(".present > .sr").inner_text() == said.format(number + 1, slides.count())
    name = slides.nth(number).get_attribute("data-name") or ""
    assert page.evaluate("location.hash") == f"#present={name}"
    return name


def test_the_keys_turn_the_slides(opened: Opener) -> None:
    found = opened(MAP)
    page = found.page
    page.locator("#_tools button", has_text="Present").click()
    names = [slide.get_attribute("data-name") for slide in page.locator(".slide").all()]
    last = len(names) - 1
    assert names[0] == ""
    assert names[-1] == "_opportunities"
    at = 0
    for key, step in [
        ("ArrowRight", 1), ("ArrowDown", 1), ("Space", 1), ("PageDown", 1), ("ArrowLeft", -1), ("ArrowUp", -1),
        ("PageUp", -1), ("End", last), ("ArrowRight", 1), ("Home", -last), ("ArrowLeft", -1),
    ]:  # fmt: skip
        page.keyboard.press(key)
        at = max(0, min(last, at + step))
        assert (key, shown(page)) == (key, names[at])
    assert found.noise == []


def test_f_fills_the_screen(opened: Opener) -> None:
    page = opened(MAP, "#present=").page
    page.keyboard.press("f")
    page.wait_for_function("() => document.fullscreenElement?.matches('.present *')")
    page.keyboard.press("f")
    page.wait_for_function("() => !document.fullscreenElement")


def test_escape_returns_to_the_map_at_the_stage(opened: Opener) -> None:
    found = opened(MAP, "#present=integration", width=1024)
    assert shown(found.page) == "integration"
    found.page.keyboard.press("ArrowRight")
    name = shown(found.page)
    found.page.keyboard.press("Escape")
    assert found.page.locator(".present").is_visible() is False
    found.expect_fragment(f"#{name}")
    found.page.wait_for_function(
        "id => { const {left} = document.getElementById(id).getBoundingClientRect(); return 0 < left && left < 900; }",
        arg=name,
    )


def test_the_focus_and_lanes_are_kept_behind_the_slides(opened: Opener) -> None:
    found = opened(MAP, "#who=dev&lane=metrics&present=discovery")
    assert found.page.locator(".slide:visible").get_attribute("data-name") == "discovery"
    found.page.keyboard.press("Escape")
    found.expect_fragment("#who=dev&lane=metrics&at=discovery")


def test_the_stages_of_the_first_slide_are_links(opened: Opener) -> None:
    page = opened(MAP, "#present=").page
    page.locator(".stg a").nth(1).click()
    assert shown(page) == page.locator(".stg a").nth(1).get_attribute("data-go")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    assert shown(page) == ""


@pytest.mark.parametrize("fragment", ["#present=nowhere", "#present=%", "#present=__proto__"])
def test_a_slide_that_does_not_exist_is_the_first(opened: Opener, fragment: str) -> None:
    found = opened(MAP, fragment)
    assert shown(found.page) == ""
    assert found.noise == []


@pytest.mark.parametrize("colors", ["light", "dark"])
def test_axe_finds_nothing_on_any_slide(opened: Opener, axe: str, colors: str) -> None:
    page = opened(MAP, "#present=", color_scheme=colors).page
    for _ in range(page.locator(".slide").count()):
        assert (shown(page), violations(page, axe)) == (shown(page), [])
        page.keyboard.press("ArrowRight")


SIZES = """[...document.querySelectorAll(".slide:not([hidden]) *")]
    .filter((one) => one.checkVisibility())
    .filter((one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
    .map((one) => [
        parseFloat(getComputedStyle(one).fontSize) * Math.abs(one.closest("text")?.getScreenCTM().a ?? 1),
        one.textContent.trim(),
    ])
    .filter(([size]) => size < 15.99)"""
OUTSIDE = """(() => {
    const slide = document.querySelector(".slide:not([hidden])"), all = slide.getBoundingClientRect();
    const foot = slide.querySelector("footer").getBoundingClientRect().top;
    return [...slide.querySelectorAll(".in *")].filter((one) => {
        if (!one.checkVisibility() || !one.textContent.trim()) return false;
        const {top, bottom, left, right} = one.getBoundingClientRect();
        return top < all.top || bottom > foot + 1 || left < all.left || right > all.right;
    }).map((one) => one.outerHTML.slice(0, 200));
})()"""


@pytest.mark.parametrize("name", MAPS)
def test_slides_hold_their_contents_in_letters_that_can_be_read(opened: Opener, name: str) -> None:
    page = opened.show(
        draw_map(load_map(EXAMPLES / name)).decode(), "#present=", viewport={"width": 1600, "height": 900}
    ).page
    for _ in range(page.locator(".slide").count()):
        assert (shown(page), page.evaluate(SIZES)) == (shown(page), [])
        assert (shown(page), page.evaluate(OUTSIDE)) == (shown(page), [])
        page.keyboard.press("ArrowRight")


def test_each_slide_prints_on_a_page_of_its_own(opened: Opener) -> None:
    pdftotext = shutil.which("pdftotext") or skip_or_fail("no pdftotext on this machine")
    page = opened(MAP, "#present=").page
    slides = page.locator(".slide")
    names = [slide.locator("h1").inner_text().replace("\u00ad", "") for slide in slides.all()]
    file = opened.folder / "slides.pdf"
    page.pdf(path=file, format="A4", landscape=True, print_background=True)
    done = subprocess.run([pdftotext, "-layout", file, "-"], check=True, capture_output=True, encoding="utf-8")
    sheets = done.stdout.split("\f")[:-1]
    assert len(sheets) == len(names)
    for number, sheet in enumerate(sheets, 1):
        assert re.search(rf"\b{number} ?/ ?{len(names)}\b", sheet)
