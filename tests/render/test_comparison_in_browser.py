"""The page of a comparison in a real browser: every change is found where it is, by eye, key, ear and on paper."""

import shutil
import subprocess
from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from journeymap_cli.render.options import Options
from journeymap_cli.report.changes import html as diff_html
from support.browsers import Opener, skip_or_fail, violations
from support.comparisons import AFTER, BEFORE, comparison
from support.pages import HOSTILE, hostile_map

MARKED = ".mk, ins, del"
OFF = """(width) => [...document.querySelectorAll('.view, .view *')].filter((one) =>
    !one.closest('svg, .sr, .pop, .wide, .who, .picture') && one.getBoundingClientRect().right > width + 0.5
    ).map((one) => one.outerHTML.slice(0, 80))"""
SPILT = """[...document.querySelectorAll('#_table li, #_table th > div, .changes li')].filter((one) => {
    if (one.closest('.sr') || getComputedStyle(one).clipPath !== 'none' || !one.getClientRects().length) return false;
    const box = one.getBoundingClientRect(), cell = one.closest('td, th, .changes').getBoundingClientRect();
    return box.right > cell.right + 1 || box.left < cell.left - 1 || one.scrollWidth > one.clientWidth + 1;
    }).map((one) => one.outerHTML.slice(0, 120))"""
SCROLLED = """[...document.querySelectorAll('.changes, .changes *')].filter((one) =>
    /auto|scroll/.test(getComputedStyle(one).overflow)).length"""


def page(old: str = BEFORE, new: str = AFTER) -> str:
    return diff_html.report(comparison(old, new), Options()).decode()


def unfold(page: Page) -> None:
    page.evaluate("document.querySelectorAll('.changes details').forEach((one) => { one.open = true; })")


def test_every_link_of_the_list_leads_to_a_mark_in_view_and_back(opened: Opener) -> None:
    found = opened.show(page(), reduced_motion="reduce")
    unfold(found.page)
    links = found.page.locator(".changes li a").all()
    assert len(links) > 20
    for link in links:
        link.focus()
        found.page.keyboard.press("Enter")
        name = (link.get_attribute("href") or "")[1:]
        found.page.wait_for_function("(name) => decodeURIComponent(location.hash.slice(1)) === name", arg=name)
        place = found.page.locator(f'[id="{name}"]')
        box, inside = place.bounding_box(), place.locator(MARKED).count()
        assert (name, inside > 0, place.is_visible()) == (name, True, True)
        assert box
        assert -1 < box["y"] < 900
        assert -1 < box["x"] < 1440
        found.page.go_back()
        found.expect_fragment("")
    assert found.noise == []


ASIDE = """[...document.querySelectorAll('#_table li > .mk')].filter((one) => one.getClientRects().length)
    .map((mark) => [mark.getBoundingClientRect(), mark.parentElement.getBoundingClientRect(), mark.parentElement])
    .map(([own, box, entry]) => own.left < box.left - 1 || own.top < box.top - 2 ? entry.outerHTML.slice(0, 120) : "")
"""


def test_signs_of_changes_stand_at_their_entries(opened: Opener) -> None:
    found: list[str] = opened.show(page()).page.evaluate(ASIDE)
    assert len(found) > 10
    assert set(found) == {""}


OLD = """
title: x
stages:
  - {name: Gone, pain_points: Nobody knows}
  - {name: Pay, emotion: -1, steps: [
      {name: Old step, pain_points: Never seen},
      {name: Key in card, pain_points: [{text: The form asks twice for the address, severity: severe}, Hidden fees]}]}
"""
NEW = """
title: x
stages:
  - {name: Pay, emotion: 1, steps: [
      {name: Key in the card, pain_points: [{text: The form asks once for the address, severity: minor}]},
      {name: Confirm, opportunities: Say what happens next}]}
"""


def test_slides_of_a_comparison_say_what_is_after_all_changes(opened: Opener) -> None:
    shown = opened.show(page(OLD, NEW), "#present=").page
    shown.keyboard.press("ArrowRight")
    slide = shown.locator(".slide:visible")
    words = [text.replace("\u00ad", "") for text in slide.locator("h1, .stp li, .c p").all_inner_texts()]
    assert words == [
        "Pay",
        "1 Key in the card",
        "2 Confirm",
        "The form asks once for the address",
        "minor · Key in the card",
        "Say what happens next",
        "",
    ]
    assert shown.locator(".slide").count() == 3


def heads(page: Page) -> list[str]:
    """The names of the stages and steps in view, with their numbers."""
    shown = page.locator("#_table thead th > div:first-child, #_table thead th > div.in0:not(.facts)").all()
    return [" ".join(one.inner_text().split()) for one in shown if one.is_visible() and one.inner_text()]


def show(page: Page, state: str) -> None:
    page.locator(f".show label:has([data-show={state}])").click()


def test_three_states_on_one_layout_without_a_script(opened: Opener) -> None:
    shown = opened.show(page(), java_script_enabled=False).page
    queue = shown.locator("[id='pay.pain-points']")
    wide = shown.locator("#_table").bounding_box()
    assert heads(shown) == [
        *("Look around", "Buy", "Call the hotline", "Use"),
        *("1 Search", "Ask a friend", "2 Compare", "3 Pay", "4 Carry home"),
    ]
    assert "minor severe" in queue.inner_text()
    assert shown.locator(".arr").first.is_visible()
    show(shown, "before")
    assert heads(shown) == [
        "Look",
        "Buy",
        "Call the hotline",
        "Use",
        "1 Search",
        "2 Ask a friend",
        "3 Compare",
        "4 Pay",
    ]
    assert "minor" in queue.inner_text()
    assert "severe" not in queue.inner_text()
    assert shown.locator("[id='_gone.call.quotes']").inner_text() == "Nobody answers"
    assert shown.locator("[id='compare.law']").inner_text() == "Prices with tax"
    assert not shown.locator(".arr, .mk:visible, .insights").first.is_visible()
    show(shown, "after")
    assert heads(shown) == ["Look around", "Buy", "Use", "1 Search", "2 Compare", "3 Pay", "4 Carry home"]
    assert "minor" not in queue.inner_text()
    assert "severe" in queue.inner_text()
    assert not shown.locator("[id='_gone.call.quotes'] li").is_visible()
    assert shown.locator("#_table del:visible").count() == 0
    after = shown.locator("#_table").bounding_box()
    assert wide
    assert after
    assert (after["x"], after["width"]) == (wide["x"], wide["width"])


def test_a_link_shows_a_state_and_the_state_is_in_the_link(opened: Opener) -> None:
    found = opened.show(page(), "#show=before")
    assert found.page.locator("[data-show=before]").is_checked()
    show(found.page, "after")
    found.expect_fragment("#show=after")
    show(found.page, "changes")
    found.expect_fragment("")
    show(found.page, "after")
    unfold(found.page)
    found.page.locator(".changes li a").first.click()
    assert found.page.locator("[data-show=changes]").is_checked()
    found.page.evaluate("location.hash = '#show=before'")
    expect(found.page.locator("[data-show=before]")).to_be_checked()
    assert found.noise == []


def test_the_states_are_one_stop_of_the_keyboard(opened: Opener) -> None:
    shown = opened.show(page()).page
    shown.locator("[data-show=changes]").focus()
    shown.keyboard.press("ArrowRight")
    assert shown.locator("[data-show=after]").is_checked()
    assert shown.evaluate("document.activeElement.dataset.show") == "after"


def test_the_title_in_the_bar_leads_back_to_the_list(opened: Opener) -> None:
    found = opened.show(page(), "#use.gains", reduced_motion="reduce", viewport={"width": 1440, "height": 700})
    found.page.wait_for_selector(".stuck .btitle a")
    found.page.locator(".btitle a").press("Enter")
    found.page.wait_for_function("() => document.getElementById('_changes').getBoundingClientRect().top >= 0")


def test_the_lists_are_closed_at_first_and_have_no_box_of_their_own(opened: Opener) -> None:
    shown = opened.show(page(), java_script_enabled=False).page
    assert shown.locator(".changes details[open]").count() == 0
    assert not shown.locator(".changes li").first.is_visible()
    shown.locator(".changes summary").first.focus()
    shown.keyboard.press("Enter")
    assert shown.locator(".changes li").first.is_visible()
    assert shown.evaluate(SCROLLED) == 0


def test_columns_run_from_right_to_left_in_the_drawing_too(opened: Opener) -> None:
    old = "title: x\nlang: ar\nstages: [{id: a, name: A, emotion: -2}, {id: b, name: B, emotion: 0}]"
    shown = opened.show(page(old, old.replace("-2", "2"))).page
    arrow, head = shown.locator(".arr").bounding_box(), shown.locator("[id=a]").bounding_box()
    assert arrow
    assert head
    assert head["x"] < arrow["x"] < head["x"] + head["width"]
    assert head["x"] > 600
    label = shown.locator(".lab.in1:visible text").first
    assert label.inner_html().count("←") == 1


@pytest.mark.parametrize("width", [390, 1440])
def test_nothing_leaves_its_cell_or_the_page(opened: Opener, width: int) -> None:
    found = opened.show(page(), width=width)
    unfold(found.page)
    assert found.page.evaluate(OFF, width) == []
    assert found.page.evaluate(SPILT) == []


def test_paper_tells_old_values(opened: Opener) -> None:
    shown = opened.show(page()).page
    file = opened.folder / "map.pdf"
    shown.pdf(path=file, format="A3", landscape=True, print_background=True)
    tool = shutil.which("pdftotext") or skip_or_fail("no pdftotext on this machine")
    text = " ".join(subprocess.run([tool, file, "-"], check=True, capture_output=True, encoding="utf-8").stdout.split())
    for words in ("minor → severe", "Find a lamp that fits", "Nobody answers", "removed", "new step"):
        assert words in text
    assert "Keys" not in text


@pytest.mark.parametrize("colors", ["light", "dark"])
def test_axe_finds_nothing(opened: Opener, axe: str, colors: Literal["light", "dark"]) -> None:
    shown = opened.show(page(), color_scheme=colors).page
    for state in ("changes", "before", "after"):
        show(shown, state)
        assert violations(shown, axe) == []
    unfold(shown)
    assert violations(shown, axe) == []


def test_a_screen_reader_hears_what_is_gone_and_what_is_new(opened: Opener) -> None:
    tree = opened.show(page()).page.locator("[id='search.goals']").aria_snapshot()
    assert "insertion" in tree
    assert 'img "changed"' in tree


@pytest.mark.parametrize(("old", "new"), [(hostile_map(), AFTER), (BEFORE, hostile_map())], ids=["gone", "new"])
def test_a_hostile_version_is_quiet(opened: Opener, old: str, new: str) -> None:
    found = opened.show(page(old, new))
    unfold(found.page)
    assert found.noise == []
    assert found.page.evaluate("document.querySelectorAll('img, iframe, main script').length") == 0
    assert HOSTILE in found.page.locator("body").inner_text()
