"""The page for everyone: axe-core finds nothing, and what it cannot see holds too."""

from collections.abc import Callable
from functools import cache
from itertools import product
from typing import Final, Literal

import pytest
from playwright.sync_api import Page

from journeymap_cli.load.load import load
from journeymap_cli.load.reader import DiskReader
from journeymap_cli.model.journey import Journey
from journeymap_cli.render.html import page as html
from journeymap_cli.render.options import Options
from support.browsers import Opener, violations
from support.journeys import journey
from support.pages import hostile_map
from support.sample_maps import EXAMPLES, HOSTILE, full_map

COLORS: Final[tuple[Literal["light", "dark"], ...]] = ("light", "dark")
OF_COLORS = ("color-contrast", "link-in-text-block")  # no other rule of axe-core asks what color a thing has
MAPS = {path.parent.name: path for path in EXAMPLES if path.name == "journey.yaml"}
STEP = "{name: A step, emotion: 1, questions: Is it far?, touchpoints: Desk, pain_points: It is far}"
STAGE = f"{{name: A stage, steps: [{', '.join([STEP] * 5)}]}}"
LONG = f"title: A long way\nstages: [{', '.join([STAGE] * 12)}]"
ORDER = [".skip", ".more", ".story", ".who", ".menu", "[type=search]", ".tog", ".btn", ".bands", "#_table"]
PART = f"""() => {{ const focus = document.activeElement;
    return {ORDER}.find((part) => focus.closest(part)); }}"""
CLIPPED = """[...document.querySelectorAll('main td *, main th *, .lens *')].filter((one) =>
    !one.closest('svg, .sr, .av, .bands, .sheet') && getComputedStyle(one).overflow !== 'visible'
    && getComputedStyle(one).clipPath === 'none'
    && one.scrollWidth > one.clientWidth + 1).map((one) => one.outerHTML)"""


@cache
def rendered(name: str) -> str:
    document = load(MAPS[name].read_bytes(), str(MAPS[name]), DiskReader(10**6))
    return html.render(document.journey, Options(images=tuple(document.images.items()))).decode()


def shown(made: Journey) -> str:
    return html.render(made, Options()).decode()


def test_there_are_eight_examples() -> None:
    assert len(MAPS) == 8


@pytest.mark.parametrize("name", MAPS)
def test_axe_finds_nothing(opened: Opener, axe: str, name: str) -> None:
    page = opened.show(rendered(name)).page
    for width, colors in product([1440, 390], COLORS):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=colors)
        assert (width, colors, violations(page, axe, *(OF_COLORS if colors == "dark" else ()))) == (width, colors, [])


@pytest.mark.parametrize(
    "strained",
    [lambda: journey(LONG), lambda: full_map(HOSTILE), lambda: journey(hostile_map())],
    ids=["sixty steps", "hostile", "markup everywhere"],
)
def test_axe_finds_nothing_on_maps_that_strain(opened: Opener, axe: str, strained: Callable[[], Journey]) -> None:
    assert violations(opened.show(shown(strained())).page, axe) == []


def test_axe_finds_nothing_with_everything_open(opened: Opener, axe: str) -> None:
    page = opened.show(rendered("payments-api")).page
    page.locator("summary", has_text="Lanes").click()
    assert violations(page, axe) == []
    page.locator("summary", has_text="About").click()
    assert violations(page, axe) == []
    page.keyboard.press("?")
    assert violations(page, axe) == []


@pytest.mark.parametrize("colors", COLORS)
@pytest.mark.parametrize(("name", "who"), [("payments-api", "dev"), ("waermepumpe", "matthias")])
def test_axe_finds_nothing_with_the_focus_on_a_persona(
    opened: Opener, axe: str, name: str, who: str, colors: Literal["light", "dark"]
) -> None:
    page = opened.show(rendered(name), f"#who={who}", color_scheme=colors).page
    assert page.locator(f"[data-persona={who}]").is_checked()
    assert violations(page, axe) == []


@pytest.mark.parametrize("fragment", ["#whole=1", "#lane=emotion,metrics&at=get-keys"])
@pytest.mark.parametrize("width", [1440, 390])
def test_axe_finds_nothing_in_any_view(opened: Opener, axe: str, fragment: str, width: int) -> None:
    page = opened.show(rendered("payments-api"), fragment, width, reduced_motion="reduce").page  # scrolls at once
    assert violations(page, axe) == []


@pytest.mark.parametrize("colors", COLORS)
def test_forced_colors_leave_what_is_chosen_and_the_signs(
    opened: Opener, axe: str, colors: Literal["light", "dark"]
) -> None:
    page = opened.show(rendered("payments-api"), "#who=dev", color_scheme=colors, forced_colors="active").page
    chosen, other = (page.locator(f".who {kind} + span").first for kind in (":checked", ":not(:checked)"))
    ground = "one => getComputedStyle(one).backgroundColor"
    assert chosen.evaluate(ground) != other.evaluate(ground)
    page.locator("input[type=search]").fill("key")
    for one in (".hitx", ".pinno", ".rb"):
        adjusted = page.locator(one).first.evaluate("one => getComputedStyle(one).forcedColorAdjust")
        assert (one, adjusted) == (one, "none")
    assert page.locator(".hero .an").first.evaluate("one => getComputedStyle(one).fill") == page.evaluate(
        "getComputedStyle(document.querySelector('h1')).color"
    )


def test_axe_sees_faults(opened: Opener, axe: str) -> None:
    page = opened.show(rendered("payments-api")).page
    page.evaluate("document.body.append(document.createElement('button'))")
    assert "button-name" in violations(page, axe)[0]


def focused(page: Page) -> tuple[str, str, str]:
    """What has the focus, and the line drawn around it, or around the label beside a hidden control."""
    name, style, width = page.evaluate(
        """() => { const e = document.activeElement;
        const s = getComputedStyle(e.matches("label > :first-child") ? e.nextElementSibling || e : e);
        return [e.tagName, s.outlineStyle, s.outlineWidth]; }"""
    )
    return name, style, width


@pytest.mark.parametrize("colors", COLORS)
def test_focus_is_visible_wherever_the_tab_key_leads(opened: Opener, colors: Literal["light", "dark"]) -> None:
    page = opened.show(rendered("payments-api"), color_scheme=colors).page
    page.keyboard.press("Tab")
    assert page.locator(".skip").bounding_box() == page.locator(".skip:focus").bounding_box()
    seen = []
    while (found := focused(page))[0] != "BODY":
        seen.append(found)
        page.keyboard.press("Tab")
    assert {name for name, _, _ in seen} >= {"A", "BUTTON", "INPUT", "SUMMARY", "TABLE"}
    assert {(style, width) for _, style, width in seen} == {("solid", "2px")}


def test_the_tab_key_leads_from_top_to_bottom(opened: Opener) -> None:
    page = opened.show(rendered("payments-api"), width=1024).page
    seen = []
    for _ in range(60):
        page.keyboard.press("Tab")
        seen.append(page.evaluate(PART))
    assert [part for part, before in zip(seen, [None, *seen], strict=False) if part and part != before][
        : len(ORDER)
    ] == ORDER


def test_the_personas_are_one_stop(opened: Opener) -> None:
    page = opened.show(rendered("payments-api")).page
    page.locator("#_who").focus()
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.dataset.persona") == "dev"
    assert page.evaluate("location.hash") == "#who=dev"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_a_cell_that_the_arrows_reach_shows_its_focus(opened: Opener) -> None:
    page = opened.show(rendered("payments-api")).page
    page.locator("#_table").focus()
    page.keyboard.press("ArrowDown")
    assert focused(page) == ("TD", "solid", "2px")


@pytest.mark.parametrize(("wish", "behaviour"), [("reduce", "auto"), ("no-preference", "smooth")])
def test_reduced_motion_is_honoured(opened: Opener, wish: str, behaviour: str) -> None:
    page = opened.show(rendered("payments-api"), reduced_motion=wish).page
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == behaviour
    assert page.evaluate("document.getAnimations().length") == 0


@pytest.mark.parametrize("name", MAPS)
def test_at_twice_the_size_nothing_is_lost(opened: Opener, name: str) -> None:
    found = opened.show(rendered(name), viewport={"width": 720, "height": 450}, device_scale_factor=2)
    for part in found.page.locator(".lens, .story, .bar, .hero, .insights").all():
        assert part.evaluate("part => part.scrollWidth <= innerWidth")
    assert found.page.evaluate(CLIPPED) == []
    assert found.page.locator("#_table li:visible").count() == found.page.locator("#_table li").count()


def test_long_words_break_within_the_page(opened: Opener) -> None:
    page = opened.show(shown(full_map("Donaudampfschifffahrtsgesellschaft" * 9))).page
    for part in page.locator(".lens, .story, .bar, .hero, .insights, #_table td").all():
        assert part.evaluate("part => part.scrollWidth <= part.clientWidth + 1")


def test_a_screen_reader_meets_stages_steps_and_lanes(opened: Opener) -> None:
    tree = opened.show(rendered("payments-api")).page.locator("#_table").aria_snapshot()
    assert 'columnheader "Discovery' in tree
    assert 'columnheader "1 Search for a payments API' in tree
    assert 'rowheader "Questions"' in tree
    assert tree.count('rowheader "Emotion"') == 1


def test_the_page_of_the_first_example_stays_small() -> None:
    assert len(rendered("payments-api").encode()) <= 200_000
