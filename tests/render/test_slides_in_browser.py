"""The slides in a real browser: all of a slide is on it, and keys go on from the first one."""

import pytest

from journeymap_cli.pictures import Picture
from journeymap_cli.render.html import page as html
from journeymap_cli.render.options import Options
from support.browsers import Opener, violations
from support.journeys import journey

LONG = "A pain point that takes a whole sentence to tell, as those from interviews often do, because of their details"
PAINS = ", ".join(f"{{text: '{LONG} {number}', severity: severe}}" for number in range(4))
STEPS = ", ".join(f"{{name: Step {number} of many, image: {{file: a.svg, alt: A}}, emotion: 1}}" for number in range(4))
TEXT = f"""
title: x
takeaways: [{{text: "{LONG}; {LONG}", at: s}}]
opportunities: [{", ".join(f"'{LONG} {number}'" for number in range(7))}]
stages:
  - {{name: S, pain_points: [{PAINS}], steps: [{STEPS}]}}
  - {{name: T, pain_points: p, steps: [{STEPS.replace("Step", "Then")}]}}
"""
ASKED = ", ".join(f"{{text: '{n} asks the same again, and nobody knows why', severity: severe}}" for n in range(7))
WHOLE = f"""
title: Whole
pain_points: [{ASKED}]
metrics: [{{name: Time from start to end, value: 34, target: 20, direction: down}}]
opportunities: [{{text: Ask once, impact: high, effort: low}}]
stages: [{{name: A, emotion: 1}}, {{name: B, emotion: -1}}]
"""
OUTSIDE = """() => [...document.querySelectorAll(".slide:not([hidden]) .in > *")].filter((part) => {
    const inside = part.parentElement.getBoundingClientRect(), own = part.getBoundingClientRect();
    return own.bottom > inside.bottom + 1 || part.matches(".two") && part.scrollHeight > part.clientHeight + 1
        || part.querySelector(".slice")?.getBoundingClientRect().bottom > own.bottom + 1;
}).map((part) => part.className)"""


def pictured(text: str) -> str:
    data = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 9"/>'
    return html.render(journey(text), Options(images=(("a.svg", Picture("image/svg+xml", data)),))).decode()


@pytest.mark.parametrize("width", [1440, 1024, 390])
def test_nothing_on_a_slide_is_cut_off(opened: Opener, width: int) -> None:
    page = opened.show(pictured(TEXT), "#present=", width).page
    for number in range(4):
        assert page.locator(".slide:visible .pg").inner_text() == f"{number + 1} / 4"
        assert page.evaluate(OUTSIDE) == []
        page.keyboard.press("ArrowRight")


def test_what_does_not_fit_is_counted(opened: Opener) -> None:
    page = opened.show(pictured(TEXT), "#present=s").page
    shown = page.locator(".slide:visible .c.p").count()
    assert page.locator(".slide:visible .two .meta", has_text="more").inner_text() == f"and {4 - shown} more"


def test_the_keys_go_on_from_the_first_slide_whatever_has_the_focus(opened: Opener) -> None:
    page = opened(TEXT.replace(", image: {file: a.svg, alt: A}", "")).page
    page.get_by_role("button", name="Present").click()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    assert page.locator(".slide:visible .pg").inner_text() == "4 / 4"


def test_a_slide_shows_the_pictures_of_its_steps_where_there_is_room(opened: Opener) -> None:
    page = opened.show(pictured(TEXT), "#present=t").page
    pictures = page.locator(".slide:visible .stp img")
    assert [picture.get_attribute("alt") for picture in pictures.all()] == ["A"] * 4
    assert all((picture.get_attribute("src") or "").startswith("data:image/svg+xml") for picture in pictures.all())
    assert pictured(TEXT).count("data:image/svg+xml") == 2 * 4


def test_the_number_of_a_takeaway_grows_with_the_slide_and_leaves_room_for_the_score(opened: Opener) -> None:
    for width in (1440, 390):
        page = opened.show(pictured(TEXT), "#present=s", width).page
        pin = page.locator(".slide:visible .pin circle").first.bounding_box()
        slide = page.locator(".slide:visible").bounding_box()
        assert pin
        assert slide
        assert 0.015 < pin["width"] / slide["width"] < 0.022


def test_what_is_about_the_whole_journey_has_a_slide(opened: Opener, axe: str) -> None:
    page = opened(WHOLE, "#present=_whole").page
    slide = page.locator(".slide:visible")
    assert slide.locator("h1").inner_text() == "Whole journey"
    assert slide.locator(".c.p").count() == 5
    assert slide.locator(".two > div > .meta").inner_text() == "and 2 more"
    assert slide.locator(".c.m p").all_inner_texts() == ["Time from start to end", "34 · target 20 · missed"]
    assert page.evaluate(OUTSIDE) == []
    assert violations(page, axe) == []
    page.keyboard.press("ArrowRight")
    assert slide.locator(".pri li").all_inner_texts()[0].startswith("1")
    assert opened("title: x\nstages: [a]").page.locator("template[data-slide]").count() == 2
