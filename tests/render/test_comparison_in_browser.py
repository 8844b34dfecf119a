"""The page of a comparison in a real browser: every change is found where it is, by eye, key, ear and on paper."""

import shutil
import subprocess
from typing import Literal

import pytest
from playwright.sync_api import Page

from journeymap_cli.render.options import Options
from journeymap_cli.report.changes import html as diff_html
from support.browsers import Opener, skip_or_fail, violations
from support.comparisons import AFTER, BEFORE, comparison
from support.pages import HOSTILE, hostile_map

MARKED = ".chg, ins, del, .past, .ghost"
OFF = """(width) => [...document.querySelectorAll('main *, header *')].filter((one) =>
    !one.closest('.frame, .wide, .picture, .strip, .name, .who, .sr') && one.getBoundingClientRect().right > width + 0.5
    ).map((one) => one.outerHTML.slice(0, 80))"""
SPILT = """[...document.querySelectorAll('.chg, #_table li, #_table th > div')].filter((one) => {
    if (one.closest('.sr')) return false;
    const box = one.getBoundingClientRect(), cell = (one.closest('td, th, li') || one).getBoundingClientRect();
    return box.right > cell.right + 1 || box.left < cell.left - 1 || one.scrollWidth > one.clientWidth + 1;
    }).map((one) => one.outerHTML.slice(0, 120))"""


def page(old: str = BEFORE, new: str = AFTER) -> str:
    return diff_html.report(comparison(old, new), Options()).decode()


def unfold(page: Page) -> None:
    page.evaluate("document.querySelectorAll('.changes details, .chg').forEach((one) => { one.open = true; })")


def test_every_line_of_the_list_leads_to_a_mark_in_view_and_back(opened: Opener) -> None:
    found = opened.show(page(), reduced_motion="reduce")
    unfold(found.page)
    links = found.page.locator(".changes li a").all()
    assert len(links) == found.page.locator(".changes li").count() > 25
    for link in links:
        link.focus()
        found.page.keyboard.press("Enter")
        found.page.wait_for_selector(".aim")
        name = (link.get_attribute("href") or "")[1:]
        place = found.page.locator(f'[id="{name}"]')
        box, inside = place.bounding_box(), place.locator(MARKED).count()
        assert (name, inside > 0, place.is_visible()) == (name, True, True)
        assert box
        assert -1 < box["y"] < 900
        assert -1 < box["x"] < 1440
        found.page.go_back()
        found.page.wait_for_function("!document.querySelector('.aim')")
    assert found.noise == []


def test_the_bar_leads_back_to_the_list(opened: Opener) -> None:
    found = opened.show(page(), "#use.gains", reduced_motion="reduce", viewport={"width": 1440, "height": 700})
    found.page.wait_for_selector(".top.stuck .back")
    found.page.locator(".back").press("Enter")
    found.page.wait_for_function("document.getElementById('_changes').getBoundingClientRect().top >= 0")
    assert not found.page.locator(".back").is_visible()


def test_old_values_open_by_keyboard(opened: Opener) -> None:
    found = opened.show(page(), java_script_enabled=False)
    note = found.page.locator("[id='pay.pain-points'] details")
    assert not note.locator("dl").is_visible()
    note.locator("summary").focus()
    found.page.keyboard.press("Enter")
    assert note.locator("dl").is_visible()
    assert note.locator("dl").inner_text() == "▼ severity minor → severe"
    found.page.keyboard.press("Enter")
    assert not note.locator("dl").is_visible()


def test_what_is_gone_stands_where_it_stood(opened: Opener) -> None:
    shown = opened.show(page()).page
    heads = [" ".join(one.split()) for one in shown.locator("#_table thead th > div:first-child").all_text_contents()]
    assert heads == [
        *("Look around", "Buy", "Call the hotline", "5 Use"),
        *("1 Search", "Ask a friend", "2 Compare", "3 Pay", "4 Carry home"),
    ]
    assert shown.locator("[id='_gone.call.quotes'] del").inner_text() == "Nobody answers"
    assert shown.locator("[id='compare.law'] del").inner_text() == "Prices with tax"
    assert shown.locator("[id='_gone.ask.questions']").inner_text() == ""


@pytest.mark.parametrize("width", [390, 1440])
def test_nothing_leaves_its_cell_or_the_page(opened: Opener, width: int) -> None:
    found = opened.show(page(), width=width)
    unfold(found.page)
    assert found.page.evaluate("document.documentElement.scrollWidth") <= width
    assert found.page.evaluate(OFF, width) == []
    assert found.page.evaluate(SPILT) == []


def test_paper_tells_old_values(opened: Opener) -> None:
    shown = opened.show(page()).page
    file = opened.folder / "map.pdf"
    shown.pdf(path=file, format="A3", landscape=True, print_background=True)
    tool = shutil.which("pdftotext") or skip_or_fail("no pdftotext on this machine")
    text = " ".join(subprocess.run([tool, file, "-"], check=True, capture_output=True, encoding="utf-8").stdout.split())
    for words in ("severity minor → severe", "Find a lamp that fits", "Nobody answers", "removed", "name Look"):
        assert words in text
    assert "Keys" not in text


@pytest.mark.parametrize("colors", ["light", "dark"])
def test_axe_finds_nothing(opened: Opener, axe: str, colors: Literal["light", "dark"]) -> None:
    shown = opened.show(page(), color_scheme=colors).page
    assert violations(shown, axe) == []
    unfold(shown)
    assert violations(shown, axe) == []


def test_a_screen_reader_hears_what_is_gone_and_what_is_new(opened: Opener) -> None:
    tree = opened.show(page()).page.locator("[id='search.goals']").aria_snapshot()
    assert "[now:" in tree


@pytest.mark.parametrize(("old", "new"), [(hostile_map(), AFTER), (BEFORE, hostile_map())], ids=["gone", "new"])
def test_a_hostile_version_is_quiet(opened: Opener, old: str, new: str) -> None:
    found = opened.show(page(old, new))
    unfold(found.page)
    assert found.noise == []
    assert found.page.evaluate("document.querySelectorAll('img, iframe, main script').length") == 0
    assert HOSTILE in found.page.locator("body").inner_text()
