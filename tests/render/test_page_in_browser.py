"""The page in a real browser: what it does, and that a hostile map does nothing."""

from collections.abc import Iterable

import pytest
from playwright.sync_api import FloatRect, Locator, Page

from support.browsers import Opener
from support.pages import HOSTILE, example_text, hostile_map, page
from support.watching import wait_until

MAP = example_text("payments-api")
A, B = (", ".join(f"{{name: {name}{n}, emotion: {n % 5 - 2}}}" for n in range(10)) for name in "st")
WIDE = f"title: Wide\nstages: [{{name: A, steps: [{A}]}}, {{name: B, steps: [{B}]}}]"
S, T = ", ".join(["{name: s}"] * 10), ", ".join(["{name: t, goals: h}"] * 8)
LANES = f"""
title: Lanes
stages:
  - {{name: A, goals: g, steps: [{S}]}}
  - {{name: B, needs: n}}
  - {{name: C, goals: k, steps: [{T}]}}
"""
OPACITY = """elements => elements.map((element) => {
    let all = 1;
    for (let one = element; one; one = one.parentElement) all *= getComputedStyle(one).opacity;
    return Math.round(all * 100) / 100;
})"""
OTHERS, HERS = "#search, .cols td:nth-child(2) li", "#get-keys, .cols td:nth-child(6) li"
BACK = """elements => elements.map((element) => {
    const style = getComputedStyle(element);
    return style.getPropertyValue("--ink") === style.getPropertyValue("--faint");
})"""
PLACES = """all => all.map((one) => {
    const {x, y, width, height} = one.getBoundingClientRect();
    return [x, y, width, height];
})"""
STACKED = """() => {
    const [bar, head] = [".bar", "#_table thead"].map((one) => document.querySelector(one).getBoundingClientRect());
    return Math.abs(bar.bottom - head.top) < 2;
}"""
SCROLLS = """[...document.querySelectorAll("*")].filter((one) => one !== document.documentElement
    && one.checkVisibility() && /auto|scroll/.test(getComputedStyle(one).overflow)).map((one) => one.outerHTML)"""


def faded(found: Locator) -> set[float]:
    """The opacities of elements, including those of their ancestors."""
    return set(found.evaluate_all(OPACITY))


def is_back(found: Locator) -> set[bool]:
    """Whether the texts of elements step back."""
    assert found.count()
    return set(found.evaluate_all(BACK))


def box(found: Locator) -> FloatRect:
    """Where an element is."""
    area = found.bounding_box()
    assert area
    return area


def middle(found: Locator) -> float:
    """The horizontal middle of an element."""
    area = box(found)
    return area["x"] + area["width"] / 2


def wait_until_marked(page: Page, columns: list[float], expected: list[bool]) -> None:
    """Wait until the line above the overview covers just the middles of some columns."""

    def covers() -> list[bool]:
        line = box(page.locator("#_here"))
        return [line["x"] < column < line["x"] + line["width"] for column in columns]

    wait_until(lambda: covers() == expected, lambda: f"{covers()} instead of {expected}")


def switch(page: Page, lanes: Iterable[str]) -> None:
    """Switch lanes in their menu."""
    page.locator(".menu summary").click()
    for lane in lanes:
        page.locator(f"input[data-lane={lane}]").click()
    page.locator(".menu summary").click()


@pytest.mark.parametrize("colors", ["light", "dark"])
def test_a_hostile_map_is_quiet(opened: Opener, colors: str) -> None:
    found = opened(hostile_map(), color_scheme=colors)
    for locator in ("button:visible", "summary:visible", ".who label:visible", ".tog:visible"):
        for element in found.page.locator(locator).all():
            element.click(timeout=2000)
            found.page.keyboard.press("Escape")
            found.page.keyboard.press("Escape")
    found.page.keyboard.press("/")
    found.page.keyboard.type("<script>")
    found.page.keyboard.press("Enter")
    assert found.noise == []
    assert found.page.locator("h1:visible").inner_text() == HOSTILE
    assert found.page.evaluate("document.querySelectorAll('img, iframe, main script').length") == 0


def test_the_policy_stops_a_script_that_is_not_ours(opened: Opener) -> None:
    found = opened("title: x\nstages: [a]")
    found.page.evaluate(
        "document.body.append(Object.assign(document.createElement('script'), {text: 'window.bad = 1'}))"
    )
    assert found.page.evaluate("window.bad") is None
    assert "Content Security Policy" in found.noise[0]


@pytest.mark.parametrize("script", [True, False])
def test_the_focus_on_a_persona_fades_the_others_and_moves_nothing(opened: Opener, script: bool) -> None:
    found = opened(MAP, java_script_enabled=script)
    board, table = found.page.locator(".hero .plot"), found.page.locator("#_table")
    before = found.page.locator("#_table :is(td, li)").evaluate_all(PLACES)
    found.page.locator(".who label", has_text="Dana").click()
    assert faded(board.locator("path.p1, .pt.p1")) == {0.2}
    assert faded(board.locator("path.p0, .pt.p0")) == {1}
    assert is_back(table.locator(OTHERS)) == {True}
    assert is_back(table.locator(HERS)) == {False}
    assert faded(table.locator("td, li")) == {1}
    after = found.page.locator("#_table :is(td, li)").evaluate_all(PLACES)
    assert after == before
    if script:
        found.expect_fragment("#who=dev")
    found.page.locator(".who label", has_text="Everyone").click()
    assert faded(board.locator("path, .pt")) == {1}
    assert is_back(table.locator(OTHERS)) == {False}
    found.expect_fragment("")


@pytest.mark.parametrize("script", [True, False])
def test_a_lane_switches_off(opened: Opener, script: bool) -> None:
    found = opened(MAP, java_script_enabled=script)
    before = found.rows()
    switch(found.page, ["frontstage", "questions"])
    assert found.rows() == [row for row in before if row not in ("frontstage", "questions")]
    if script:
        assert found.page.locator("#_table tr.line:visible").all_inner_texts() == ["line of visibility"]
        found.expect_fragment("#lane=questions,frontstage")


def test_a_link_shares_a_view(opened: Opener) -> None:
    found = opened(MAP, "#who=dev&lane=metrics,questions&at=get-keys")
    assert not {"metrics", "questions"} & set(found.rows())
    assert found.page.locator("[data-persona=dev]").is_checked()
    assert "aim" in (found.page.locator("#get-keys").get_attribute("class") or "")
    found.page.evaluate("location.hash = '#whole=1'")
    found.page.wait_for_function("() => document.getElementById('_fit').checked")
    assert "metrics" in found.rows()
    assert found.page.locator("#_who").is_checked()
    assert found.noise == []


def test_a_link_within_the_page_keeps_the_view(opened: Opener) -> None:
    found = opened(MAP, "#lane=metrics")
    found.page.locator(".glance a").first.click()
    found.expect_fragment("#lane=metrics&at=get-keys.emotion")
    assert "metrics" not in found.rows()


@pytest.mark.parametrize(
    "fragment", ["#%", "#who=%E0%A4%A", "#=&=", "#lane=__proto__&who=constructor", "#<b>=1", "#present=%E0", "#whole"]
)
def test_a_broken_fragment_does_no_harm(opened: Opener, fragment: str) -> None:
    found = opened(MAP, fragment)
    assert len(found.rows()) > 5
    assert found.noise == []


@pytest.mark.parametrize("script", [True, False])
def test_the_whole_map_fits_the_window(opened: Opener, script: bool) -> None:
    found = opened(WIDE, java_script_enabled=script)
    assert box(found.page.locator("#_table"))["width"] > 1440
    found.page.locator(".tog").click()
    assert box(found.page.locator("#_table"))["width"] <= 1440
    assert found.page.evaluate("document.documentElement.scrollWidth") <= 1440 if script else True
    if script:
        found.expect_fragment("#whole=1")
        found.page.locator(".hits a").nth(12).click()
        found.page.wait_for_function("() => !document.getElementById('_fit').checked")
        found.expect_fragment("#t2")


@pytest.mark.parametrize("head", ["", "lang: ar\n"], ids=["ltr", "rtl"])
def test_whole_map_and_overview_share_their_columns(opened: Opener, head: str) -> None:
    found = opened(head + WIDE, "#whole=1")
    points = [box(one) for one in found.page.locator(".hero .pt").all()]
    columns = [box(one) for one in found.page.locator(".hits a").all()]
    heads = [box(one) for one in found.page.locator("#_table th.step").all()]
    for column, named, point in zip(columns, heads, points, strict=True):
        assert column["x"] == pytest.approx(named["x"], abs=1.5)
        assert column["width"] == pytest.approx(named["width"], abs=1.5)
        assert point["x"] + point["width"] / 2 == pytest.approx(column["x"] + column["width"] / 2, abs=2)


def test_where_the_table_fits_its_heads_are_the_labels_of_the_curve(opened: Opener) -> None:
    found = opened(MAP)
    assert not found.page.locator(".bands").is_visible()
    columns = [box(one) for one in found.page.locator(".hits a").all()]
    heads = [box(one) for one in found.page.locator("#_table th.step").all()]
    assert len(columns) == len(heads) == 10
    for column, head in zip(columns, heads, strict=True):
        assert column["x"] == pytest.approx(head["x"], abs=1.5)
    board, table = box(found.page.locator(".board")), box(found.page.locator("#_table"))
    assert table["y"] == pytest.approx(board["y"] + board["height"], abs=1)


def test_the_slash_searches_the_cells(opened: Opener) -> None:
    found = opened(MAP)
    found.page.keyboard.press("/")
    found.page.keyboard.type("webhook")
    hits = found.page.locator(".hitx").all_inner_texts()
    assert len(hits) >= 3
    assert all("webhook" in hit.lower() for hit in hits)
    assert found.page.locator("output").inner_text() == f"{len(hits)} found"
    found.page.keyboard.press("Enter")
    assert found.page.locator("output").inner_text() == f"1 / {len(hits)}"
    found.page.keyboard.press("Escape")
    assert found.page.locator(".hitx").count() == 0


def test_the_arrows_walk_the_cells(opened: Opener) -> None:
    found = opened(MAP)
    found.page.locator("a.skip").focus()
    found.page.keyboard.press("Enter")
    seen = []
    for key in ("ArrowDown", "ArrowRight", "ArrowDown", "ArrowDown", "ArrowLeft", "ArrowUp", "ArrowLeft"):
        found.page.keyboard.press(key)
        seen.append(found.page.evaluate("document.activeElement.id || document.activeElement.parentElement.className"))
    assert seen == [
        "about",
        "about",
        "try-explorer.emotion",
        "try-explorer.reach",
        "compare-pricing.reach",
        "compare-pricing.emotion",
        "watch-tutorial.emotion",
    ]


def test_the_question_mark_shows_the_keys_and_they_can_be_switched_off(opened: Opener) -> None:
    found = opened("title: x\nstages: [a]")
    keys = found.page.locator("dialog:not(.present)")
    found.page.keyboard.press("?")
    assert keys.is_visible()
    keys.locator("input").uncheck()
    found.page.keyboard.press("Escape")
    assert not keys.is_visible()
    found.expect_fragment("#keys=off")
    found.page.keyboard.press("?")
    assert not keys.is_visible()


@pytest.mark.parametrize(("last", "late"), [("2001-01-01", True), ("2999-01-01", False)])
def test_an_overdue_review_is_marked_in_the_readers_browser(opened: Opener, last: str, late: bool) -> None:
    text = f"title: x\nlast_reviewed: {last}\nreview_every: 90d\nstages: [a]"
    assert "overdue" not in page(text).split("<script>")[0].split("_tools")[0]
    assert (opened(text).page.locator("#_due .late").count() == 1) is late


def test_without_a_script_all_content_is_there(opened: Opener) -> None:
    found = opened(MAP, java_script_enabled=False)
    assert found.page.locator("#_table td li:visible").count() > 60
    assert found.page.locator("section:visible").count() >= 6
    assert found.page.locator("button:visible, input[type=search]:visible").count() == 0
    found.page.locator(".more summary").click()
    assert found.page.locator(".more .pop").is_visible()
    assert found.noise == []


@pytest.mark.parametrize("width", [390, 640, 1024, 1440])
@pytest.mark.parametrize("text", [MAP, WIDE], ids=["payments", "wide"])
def test_the_window_is_all_that_scrolls(opened: Opener, text: str, width: int) -> None:
    found = opened(text, width=width)
    assert found.page.evaluate(SCROLLS) == []
    for part in (".lens", ".bar", ".hero", ".insights", "footer"):
        for one in found.page.locator(f"body > {part}, main > {part}").all():
            assert box(one)["width"] <= width
    found.page.evaluate("scrollTo({left: 500, behavior: 'instant'})")
    assert box(found.page.locator(".lens"))["x"] == 0


def test_heads_and_lanes_stay_in_view(opened: Opener) -> None:
    found = opened(MAP, width=1024)
    found.page.evaluate("scrollTo({left: 400, top: 1200, behavior: 'instant'})")
    bar, head = box(found.page.locator(".bar")), box(found.page.locator("#_table thead"))
    assert bar["y"] == 0
    assert head["y"] == pytest.approx(bar["height"], abs=1)
    assert {box(one)["x"] for one in found.page.locator("#_table th.lane:visible").all()} == {0}


def test_the_name_of_a_long_stage_stays_in_view(opened: Opener) -> None:
    found = opened(f"title: x\nstages: [{{name: A, steps: [{', '.join(f's{n}' for n in range(30))}]}}]")
    found.page.evaluate("scrollTo({left: 1000, behavior: 'instant'})")
    title, lane = box(found.page.locator("#_table th.stage .fix")), box(found.page.locator("#_table th.lane").first)
    assert title["x"] == pytest.approx(lane["x"] + lane["width"] + 8, abs=3)


def test_the_bar_stays_in_view_as_one_row_and_names_are_whole_below_it(opened: Opener) -> None:
    names = ["Professor Wilhelmina Oberhauser-Schmidt", "Konstantina of the night shift"]
    text = MAP.replace("name: Dana", f"name: {names[0]}").replace("name: Priya", f"name: {names[1]}")
    seen = opened(text, width=390).page
    legend, places = seen.locator(".names bdi"), {}
    assert legend.all_text_contents() == names
    for width in (390, 1024, 1920):
        seen.set_viewport_size({"width": width, "height": 900})
        seen.evaluate(
            "scrollBy({top: document.querySelector('tbody').getBoundingClientRect().top, behavior: 'instant'})"
        )
        seen.wait_for_function(STACKED)
        bar, head, who = (box(seen.locator(one).first) for one in (".bar", "#_table thead", ".who label"))
        assert 0 <= who["y"] < who["y"] + who["height"] <= head["y"] + 1 < 46
        assert (
            seen.locator(".who label").evaluate_all(
                "all => new Set(all.map((one) => one.getBoundingClientRect().top)).size"
            )
            == 1
        )
        places[width] = (legend.first.is_visible(), bar["y"] < 0)
    assert places == {390: (True, True), 1024: (True, False), 1920: (False, False)}
    seen.set_viewport_size({"width": 390, "height": 900})
    seen.locator("input[type=search]").focus()
    assert box(seen.locator(".bar"))["y"] >= 0  # the focus is never out of sight


def test_a_link_from_elsewhere_finds_a_cell_to_which_the_page_does_not_link(opened: Opener) -> None:
    found = opened(MAP, fragment="#get-keys.touchpoints")
    assert found.page.locator("td.aim").inner_text().strip() == "Dashboard"


def test_the_bar_shows_the_title_once_that_of_the_page_is_out_of_sight(opened: Opener) -> None:
    found = opened(MAP)
    assert not found.page.locator(".btitle").is_visible()
    found.page.evaluate("scrollTo({top: 900, behavior: 'instant'})")
    found.page.wait_for_selector(".btitle", state="visible")
    assert box(found.page.locator(".bar"))["y"] == 0
    found.page.locator(".btitle a").click()
    found.page.wait_for_function("() => scrollY === 0")


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_a_line_above_the_overview_shows_the_columns_in_view(opened: Opener, direction: str) -> None:
    found = opened(WIDE if direction == "ltr" else f"lang: ar\n{WIDE}", width=1024)
    head_cell, score = (box(found.page.locator(f".l-curve .lane{part}").first) for part in ("", " small"))
    ends = [one["x"] + (one["width"] if direction == "ltr" else 0) for one in (head_cell, score)]
    assert 4 < abs(ends[0] - ends[1]) < 16  # the numbers of the curve stand beside it
    columns = [middle(one) for one in found.page.locator(".bands, .hits a").all()][1:]
    for share in (0, 0.4, 1):
        found.page.evaluate(
            "share => scrollTo({left: share * (body.scrollWidth - innerWidth), behavior: 'instant'})".replace(
                "body", "document.documentElement"
            ),
            share if direction == "ltr" else -share,
        )
        lane = box(found.page.locator("#_table th.lane").first)
        left, right = (lane["x"] + lane["width"], 1024) if direction == "ltr" else (0, lane["x"])
        seen = [left < middle(head) < right for head in found.page.locator("#_table th.step").all()]
        assert any(seen)
        wait_until_marked(found.page, columns, seen)


def test_a_wide_map_prints_in_sheets(opened: Opener) -> None:
    found = opened(WIDE)
    tables = found.page.locator(".frame table:visible, .sheet table:visible")
    assert tables.count() == 1
    found.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert tables.count() == 1
    found.page.emulate_media(media="print")
    assert found.page.locator("#_table").is_visible() is False
    assert tables.count() == 2
    found.page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert tables.all_inner_texts() == [found.page.locator("#_table").inner_text()]


def test_a_sheet_has_the_columns_of_its_stages_and_no_empty_lanes(opened: Opener) -> None:
    found = opened(LANES)
    found.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    found.page.emulate_media(media="print")
    first, second = found.page.locator(".sheet table").all()
    assert first.locator("thead th:not(.lane)").all_inner_texts() == ["A", *(f"{n} s" for n in range(1, 11))]
    assert second.locator("thead th:not(.lane)").all_inner_texts() == ["B", "C", *(f"{n} t" for n in range(12, 20))]
    assert [label.inner_text() for label in first.locator("tbody .lane").all()] == ["Goals"]
    assert [label.inner_text() for label in second.locator("tbody .lane").all()] == ["Goals", "Needs"]
    assert second.locator("tbody .lane").first.get_attribute("rowspan") == "2"
    assert first.locator("td[colspan]").get_attribute("colspan") == "10"
    assert found.page.locator(".sheet [id]").count() == 0
