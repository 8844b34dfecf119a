"""The page in a real browser: what it does, and that a hostile map does nothing."""

import pytest

from support.browsers import Opener
from support.pages import HOSTILE, example_text, hostile_map, page


@pytest.mark.parametrize("colors", ["light", "dark"])
def test_a_hostile_map_is_quiet(opened: Opener, colors: str) -> None:
    found = opened(hostile_map(), color_scheme=colors)
    for locator in (found.page.locator("button:visible").all(), found.page.locator("summary").all()):
        for element in locator:
            element.click(timeout=2000)
            found.page.keyboard.press("Escape")
    found.page.keyboard.press("/")
    found.page.keyboard.type("<script>")
    found.page.keyboard.press("Enter")
    assert found.noise == []
    assert found.page.locator("h1").inner_text() == HOSTILE
    assert found.page.evaluate("document.querySelectorAll('img, iframe, main script').length") == 0


def test_the_policy_stops_a_script_that_is_not_ours(opened: Opener) -> None:
    found = opened("title: x\nstages: [a]")
    found.page.evaluate(
        "document.body.append(Object.assign(document.createElement('script'), {text: 'window.bad = 1'}))"
    )
    assert found.page.evaluate("window.bad") is None
    assert "Content Security Policy" in found.noise[0]


def test_a_persona_switches_off_with_its_curve(opened: Opener) -> None:
    found = opened(example_text("payments-api"))
    found.page.locator(".cast [data-persona=pm]").click()
    assert found.page.locator("#_table .band .p1:visible").count() == 0
    assert found.page.locator("#_table .band .p0:visible").count() > 5
    assert found.page.locator("#_table .fade").count() > 0
    assert found.url() == "#persona=pm"
    assert {button.get_attribute("aria-pressed") for button in found.page.locator("[data-persona=pm]").all()} == {
        "false"
    }
    found.page.locator(".cast [data-persona=pm]").click()
    assert (found.url(), found.page.locator("#_table .fade").count()) == ("", 0)


def test_a_lane_switches_off_with_the_line_above_it(opened: Opener) -> None:
    found = opened(example_text("payments-api"))
    before = found.rows()
    found.page.locator("summary", has_text="Lanes").click()
    found.page.locator("input[data-switch=lane][value=frontstage]").uncheck()
    assert found.rows() == [row for row in before if row != "frontstage"]
    assert found.page.locator("#_table tr.line:visible").all_inner_texts() == ["line of visibility"]
    assert found.url() == "#lane=frontstage"


def test_a_stage_switches_off_with_its_columns(opened: Opener) -> None:
    found = opened(example_text("payments-api"))
    found.page.locator("summary", has_text="Stages").click()
    found.page.locator("input[data-switch=stage][value=integration]").uncheck()
    assert found.page.locator("th.step:visible").count() == 8
    assert {row.locator("td:visible").count() for row in found.page.locator("tr[data-lane]").all()} == {8}
    assert found.page.locator("#_table tr.line td").first.get_attribute("colspan") == "9"
    assert found.url() == "#stage=integration"


def test_a_link_shares_a_view(opened: Opener) -> None:
    found = opened(example_text("payments-api"), "#persona=dev&lane=metrics&stage=testing&fold=questions&at=get-keys")
    assert "metrics" not in found.rows()
    assert found.page.locator("th.step:visible").count() == 9
    assert found.page.locator("tr[data-lane=questions] li:visible").count() == 0
    assert found.page.locator(".cast [data-persona=dev]").get_attribute("aria-pressed") == "false"
    assert "aim" in (found.page.locator("#get-keys").get_attribute("class") or "")
    assert found.noise == []


def test_a_link_within_the_page_keeps_the_view(opened: Opener) -> None:
    found = opened(example_text("payments-api"), "#lane=metrics")
    found.page.locator(".glance a").first.click()
    found.page.wait_for_function("location.hash.includes('at=')")
    assert found.url() == "#lane=metrics&at=get-keys.emotion"
    assert "metrics" not in found.rows()


@pytest.mark.parametrize("fragment", ["#%", "#persona=%E0%A4%A", "#=&=", "#lane=__proto__&fold=constructor", "#<b>=1"])
def test_a_broken_fragment_does_no_harm(opened: Opener, fragment: str) -> None:
    found = opened(example_text("payments-api"), fragment)
    assert len(found.rows()) > 5
    assert found.noise == []


def test_a_lane_folds(opened: Opener) -> None:
    found = opened(example_text("payments-api"))
    button = found.page.locator("button.fold[value=questions]")
    button.click()
    assert button.get_attribute("aria-expanded") == "false"
    assert found.page.locator("tr[data-lane=questions] li:visible").count() == 0
    assert found.url() == "#fold=questions"


def test_the_slash_searches_the_cells(opened: Opener) -> None:
    found = opened(example_text("payments-api"))
    found.page.keyboard.press("/")
    found.page.keyboard.type("webhook")
    hits = found.page.locator(".hit").all_inner_texts()
    assert len(hits) >= 3
    assert all("webhook" in hit.lower() for hit in hits)
    found.page.keyboard.press("Enter")
    assert found.page.locator("output").inner_text() == f"1 of {len(hits)}"
    found.page.keyboard.press("Escape")
    assert found.page.locator(".hit").count() == 0


def test_the_arrows_walk_the_cells(opened: Opener) -> None:
    found = opened(example_text("payments-api"))
    found.page.locator("#_frame").focus()
    seen = []
    for key in ("ArrowDown", "ArrowRight", "ArrowDown", "ArrowDown", "ArrowLeft", "ArrowUp", "ArrowLeft"):
        found.page.keyboard.press(key)
        here = found.page.evaluate("document.activeElement.id || document.activeElement.textContent.trim()")
        seen.append(here.replace("\u00ad", ""))
    assert seen == [
        "search.emotion",
        "watch-tutorial.emotion",
        "watch-tutorial.questions",
        "watch-tutorial.activities",
        "search.activities",
        "search.questions",
        "Questions",
    ]


def test_the_question_mark_shows_the_keys_and_they_can_be_switched_off(opened: Opener) -> None:
    found = opened("title: x\nstages: [a]")
    found.page.keyboard.press("?")
    assert found.page.locator("dialog").is_visible()
    found.page.locator("dialog input").uncheck()
    found.page.keyboard.press("Escape")
    assert not found.page.locator("dialog").is_visible()
    found.page.keyboard.press("?")
    assert not found.page.locator("dialog").is_visible()


@pytest.mark.parametrize(("last", "late"), [("2001-01-01", True), ("2999-01-01", False)])
def test_an_overdue_review_is_marked_in_the_readers_browser(opened: Opener, last: str, late: bool) -> None:
    text = f"title: x\nlast_reviewed: {last}\nreview_every: 90d\nstages: [a]"
    assert "overdue" not in page(text).split("<script>")[0]
    assert (opened(text).page.locator("#_due .late").count() == 1) is late


def test_without_a_script_all_content_is_there(opened: Opener) -> None:
    found = opened(example_text("payments-api"), java_script_enabled=False)
    assert found.page.locator("#_table td li:visible").count() > 60
    assert found.page.locator("section:visible").count() >= 6
    assert found.page.locator("button:enabled").count() == 0
    assert found.noise == []


@pytest.mark.parametrize("width", [390, 640, 1024, 1440])
def test_only_the_map_scrolls_sideways(opened: Opener, width: int) -> None:
    found = opened(example_text("payments-api"), width=width)
    assert found.page.evaluate("document.documentElement.scrollWidth") <= width


def test_heads_and_lanes_stay_in_view(opened: Opener) -> None:
    found = opened(example_text("payments-api"), width=1024)
    found.page.evaluate("const f = document.getElementById('_frame'); f.scrollLeft = 400; f.scrollTop = 300")
    frame = found.page.locator("#_frame").bounding_box()
    head = found.page.locator("#_table thead").bounding_box()
    lane = found.page.locator("tr[data-lane=touchpoints] th").bounding_box()
    assert frame
    assert head
    assert lane
    assert head["y"] == pytest.approx(frame["y"], abs=2)
    assert lane["x"] == pytest.approx(frame["x"], abs=2)


def test_the_name_of_a_long_stage_stays_in_view(opened: Opener) -> None:
    found = opened(f"title: x\nstages: [{{name: A, steps: [{', '.join(f's{n}' for n in range(30))}]}}]")
    found.page.evaluate("document.getElementById('_frame').scrollLeft = 1000")
    title = found.page.locator("#_table th.stage .title").bounding_box()
    lane = found.page.locator("#_table th.lane").first.bounding_box()
    assert title
    assert lane
    assert title["x"] == pytest.approx(lane["x"] + lane["width"] + 8, abs=3)


def test_the_bar_shows_the_title_once_that_of_the_page_is_out_of_sight(opened: Opener) -> None:
    found = opened(example_text("payments-api"))
    assert not found.page.locator(".top .name").is_visible()
    found.page.evaluate("scrollTo({top: 900, behavior: 'instant'})")
    found.page.wait_for_selector(".top .name", state="visible")
    box = found.page.locator(".top").bounding_box()
    assert box
    assert box["y"] == pytest.approx(0, abs=1)


def test_a_wide_map_prints_in_sheets(opened: Opener) -> None:
    steps = ", ".join(f"s{n}" for n in range(10))
    text = f"title: x\nstages: [{{name: A, steps: [{steps}]}}, {{name: B, steps: [{steps}]}}]"
    found = opened(text)
    assert found.page.locator("table:visible").count() == 1
    found.page.emulate_media(media="print")
    assert found.page.locator("#_table").is_visible() is False
    assert found.page.locator(".sheet table:visible").count() == 2
