import base64
import hashlib
import json
import re

import pytest

from journeymap_cli.facts.selection import Selection
from journeymap_cli.render.html import page as html
from journeymap_cli.render.options import Options
from support.journeys import journey
from support.pages import BAD_LINKS, HOSTILE, example_text, grid, hostile_map, page, parsed, single_spaced, tree

EXAMPLES = ["payments-api", "saas-trial", "online-shop", "retail-store", "clinic-visit"]
MANY = "title: x\nstages:\n" + "\n".join(
    f"  - {{name: S{stage}, goals: wide, steps: [{', '.join(f'{{name: s{step}, emotion: 1}}' for step in range(5))}]}}"
    for stage in range(5)
)


@pytest.fixture(scope="module")
def hostile() -> str:
    return page(hostile_map())


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_table_is_a_grid_without_holes(name: str) -> None:
    table = next(table for table in tree(example_text(name)).all("table"))
    rows = grid(table)
    assert len(rows) > 10


@pytest.mark.parametrize(
    "text",
    [
        "title: x\nstages: [a]",
        "title: x\nstages: [a, {name: b, steps: [c, d]}, e]",
        "title: x\nstages: [{name: a, goals: g, steps: [{name: b, goals: h, emotion: -1}, c]}, {name: d, goals: i}]",
        "title: x\nstages: [{name: a, emotion: 2, steps: [{name: b, emotion: -1}, c]}, {name: d, emotion: 0}]",
        MANY,
    ],
)
def test_every_table_is_a_grid_whatever_has_steps(text: str) -> None:
    tables = [table for table in tree(text).all("table") if any(table.all("colgroup"))]
    assert tables
    for table in tables:
        grid(table)


def test_heads_say_what_they_are_the_head_of() -> None:
    table = next(tree(example_text("payments-api")).all("table"))
    assert table.first("caption").text.startswith("Payments API")
    scopes = {cell.attributes["scope"] for cell in table.all("th") if "ax" not in cell.classes}
    assert scopes == {"row", "col", "colgroup"}
    stages = table.first("thead").all("th")
    assert [int(head.attributes["colspan"]) for head in stages if head.attributes["scope"] == "colgroup"] == [2] * 4


def test_the_takeaways_on_the_first_screen_have_their_marks() -> None:
    (learned,) = tree("title: x\ntakeaways: ['Say **In stock** only if it `is`']\nstages: [a]").by_class("learned")
    assert [one.text for one in learned.all("b", "code")] == ["In stock", "is"]
    assert "**" not in learned.text


def test_all_that_the_map_says_is_on_the_page() -> None:
    text = single_spaced(tree(example_text("payments-api")).text)
    map_ = journey(example_text("payments-api"))
    words = [map_.title, map_.scenario, map_.owner, *map_.expectations, *map_.contributors, *map_.tags]
    assert map_.scope
    words += [map_.scope.starts, map_.scope.ends]
    for persona in map_.personas:
        words += [persona.name, persona.role, *persona.goals, *persona.needs, *persona.frustrations, persona.quote]
    words += [source.title for source in map_.sources]
    for node in [node for stage in map_.stages for node in (stage, *stage.steps)]:
        words += [node.name, node.description, *(way.label for way in node.next), *(way.when for way in node.next)]
        for lane in ("questions", "activities", "touchpoints", "responses", "pain_points", "frontstage", "backstage"):
            words += [entry.text for entry in getattr(node, lane)]
        for chance in node.opportunities:
            words += [chance.text, chance.owner, *chance.links, *(plan.text for plan in chance.solutions)]
        words += [entry.quote for entry in node.emotion]
        words += [metric.name for metric in node.metrics if metric.kind != "reach"]
    wanted = [single_spaced(word.replace("`", "")) for word in words if word]
    assert len(wanted) > 100
    assert [word for word in wanted if word not in text] == []


def test_figures_at_a_glance_lead_to_their_cells() -> None:
    root = tree(example_text("payments-api"))
    (glance,) = root.by_class("glance")
    links = [link.attributes["href"] for link in glance.all("a")]
    ids = {element.attributes["id"] for element in root.all() if "id" in element.attributes}
    assert "#get-keys.emotion" in links
    assert {link.removeprefix("#") for link in links} <= ids


def test_a_link_to_a_hidden_lane_is_only_its_name() -> None:
    text = "title: x\nlanes: [{id: pain_points, hidden: true}]\nstages: [{name: a, pain_points: p}]"
    (glance,) = tree(text).by_class("glance")
    assert "has no opportunity" in glance.text
    assert not list(glance.all("a"))


def test_no_id_stands_twice() -> None:
    for name in EXAMPLES:
        ids = [element.attributes["id"] for element in tree(example_text(name)).all() if "id" in element.attributes]
        assert len(ids) == len(set(ids))


def test_the_curve_is_drawn_and_its_scores_are_in_the_table() -> None:
    root = tree(example_text("payments-api"))
    (hero,) = root.by_class("hero")
    assert len(hero.by_class("pt")) == 12
    assert [drawing.attributes["aria-hidden"] for drawing in hero.by_class("plot")] == ["true"]
    (row,) = [row for row in root.by_class("l-emotion") if "l-curve" not in row.classes]
    assert "−2 Two days for a test key?" in row.text
    assert "reported: Interviews with integrating teams, Support tickets, second quarter" in [
        sign.attributes["title"] for sign in row.by_class("ev")
    ]


def test_the_minority_of_the_evidence_has_a_sign_with_its_sources() -> None:
    text = """
        title: x
        sources: [{id: s, title: Talks}]
        stages: [{name: a, goals: [one, {text: two, evidence: observed, sources: s}, three]}]
    """
    root = tree(text)
    (row,) = root.by_class("l-goals")
    assert [sign.attributes["title"] for sign in row.by_class("ev")] == ["observed: Talks"]
    assert "observed; everything else is assumed" in single_spaced(root.by_class("legend")[0].text)


def test_a_note_for_editors_is_in_the_tooltip() -> None:
    (row,) = tree("title: x\nstages: [{name: a, goals: {text: g, note: ask}}]").by_class("l-goals")
    (entry,) = row.all("li")
    assert entry.attributes["title"] == "Note: ask"


def test_a_wide_map_says_where_sheets_of_paper_begin() -> None:
    frames = [tree(text).by_class("frame")[0].attributes for text in (MANY, example_text("payments-api"))]
    assert [frame.get("data-cuts") for frame in frames] == ["0 10 20", None]


@pytest.mark.parametrize("name", ["hoikuen", "waermepumpe", "saas-trial"])
def test_a_cell_is_where_its_row_or_its_class_says(name: str) -> None:
    table = next(tree(example_text(name)).all("table"))
    seen = 0
    for row, cells in zip(table.all("tr"), grid(table), strict=True):
        own = list(row.children("td", "th"))
        for at, cell in enumerate(cells[1:]):
            numbers = [int(kind[2:]) for kind in cell.classes if re.fullmatch(r"at\d+", kind)]
            if cell in own and not {"line", "l-curve"} & set(row.classes) and cells.index(cell) == at + 1:
                assert [own.index(cell) - 1 if "cols" in row.classes else numbers[0]] == [at]
                seen += 1
    assert seen > 100


def test_a_map_that_details_a_step_is_linked_as_its_page() -> None:
    text = 'title: x\nstages: [{name: a, steps: [{name: b, journey: "javascript:x y.yaml"}, c]}]'
    assert "javascript%3Ax%20y.html" in [link.attributes["href"] for link in tree(text).all("a")]


def test_the_same_input_gives_the_same_bytes_without_day_or_version() -> None:
    map_ = journey(example_text("payments-api"))
    assert html.render(map_, Options()) == html.render(map_, Options())


def test_the_stamp_stands_in_the_footer() -> None:
    assert "from map.yaml <1>" in tree("title: x\nstages: [a]", Options(stamp="from map.yaml <1>")).first("footer").text
    assert tree("title: x\nstages: [a]").first("footer").text.strip() == "made with journeymap"


def test_another_drawing_by_graphviz_is_no_difference() -> None:
    ways = ", ".join(f"{{name: s{at}, next: [s{at + 1}, exit]}}" for at in range(4))
    old = page(f"title: x\nstages: [{ways}, s4]")
    other = re.sub(r"(<div class=\"picture\"[^>]*>)<svg.*?</svg>", r"\1<svg><g/></svg>", old, flags=re.DOTALL)
    assert other != old
    assert html.same(old.encode(), other.encode())
    assert not html.same(old.encode(), old.replace("made with", "by").encode())


def test_the_first_example_stays_small() -> None:
    assert len(page(example_text("payments-api")).encode()) <= 200_000


# What a hostile file may try.


def test_markup_in_any_field_is_text(hostile: str) -> None:
    root = parsed(hostile)
    kinds = [element.tag for element in root.all("script", "style", "img", "iframe", "object")]
    assert kinds == ["style", "script"]
    assert root.text.count(HOSTILE) > 60
    assert root.first("title").text == HOSTILE


def test_no_attribute_carries_style_or_script(hostile: str) -> None:
    for text in (hostile, page(example_text("payments-api"))):
        for element in parsed(text).all():
            assert not [name for name in element.attributes if name == "style" or name.startswith("on")]


def test_the_policy_allows_just_our_own_style_and_script(hostile: str) -> None:
    root = parsed(hostile)
    (policy,) = [
        meta.attributes["content"]
        for meta in root.all("meta")
        if meta.attributes.get("http-equiv") == "Content-Security-Policy"
    ]
    hashes = {
        tag: base64.b64encode(hashlib.sha256(root.first(tag).text.encode()).digest()).decode()
        for tag in ("style", "script")
    }
    assert policy == (
        f"default-src 'none'; img-src data:; font-src data:; style-src 'sha256-{hashes['style']}'; "
        f"script-src 'sha256-{hashes['script']}'; base-uri 'none'; form-action 'none'"
    )


def test_the_script_knows_nothing_of_the_map(hostile: str) -> None:
    assert parsed(hostile).first("script").text == parsed(page("title: x\nstages: [a]")).first("script").text
    strings = re.findall(r'"([^"]*)"', parsed(hostile).first("style").text)
    assert len(strings) > 20
    assert [one for one in strings if {*"<>();{}"} & set(one)] == []


def test_links_lead_to_pages_only(hostile: str) -> None:
    links = [link.attributes.get("href", link.attributes.get("xlink:href", "")) for link in parsed(hostile).all("a")]
    assert links
    assert [link for link in links if not link.startswith("#")] == []
    text = parsed(hostile).text
    assert all(link in text for link in BAD_LINKS)


def test_good_links_open_without_telling_where_from() -> None:
    goals = "[{text: g, link: 'https://example.com/?a=\"b'}, {text: h, link: docs/a.html}]"
    text = f"title: x\nstages: [{{name: a, goals: {goals}}}]"
    links = [link for link in tree(text).all("a") if not link.attributes["href"].startswith("#")]
    assert [link.attributes["href"] for link in links] == ['https://example.com/?a="b', "docs/a.html"]
    assert {link.attributes["rel"] for link in links} == {"noopener noreferrer"}


def test_nothing_is_fetched() -> None:
    text = page(example_text("payments-api"))
    root = parsed(text)
    assert [element.tag for element in root.all() if "src" in element.attributes] == []
    assert [link.attributes["href"] for link in root.all("link")] == ["data:,"]
    style = root.first("style").text
    assert set(re.findall(r"url\((.{16})", style)) == {"data:font/woff2;"}
    assert "@import" not in style
    assert all(use.attributes["href"].startswith("#_") for use in root.all("use"))


def test_each_text_is_isolated_for_direction() -> None:
    rtl = "שלום (עולם)"
    root = tree(
        f"title: {rtl}\nowner: {rtl}\nstages: [{{name: {rtl}, goals: {rtl}, touchpoints: {rtl}, pain_points: {rtl}}}]"
    )
    found = 0

    def check(element: object, isolated: bool) -> None:
        nonlocal found
        for part in element.parts:  # type: ignore[attr-defined]
            if isinstance(part, str):
                if rtl in part:
                    found += 1
                    assert isolated, part
            elif part.tag not in {"title", "svg", "caption", "style"}:
                check(part, isolated or part.tag == "bdi" or part.attributes.get("dir") == "auto")

    check(root, False)
    assert found >= 6


def test_a_legend_names_only_what_the_map_has() -> None:
    text = """
        title: x
        stages:
          - name: a
            goals: {text: g, evidence: observed}
            pain_points: [{text: p, severity: severe}, {text: q, severity: minor}]
    """
    (legend,) = tree(text).by_class("legend")
    assert single_spaced(legend.text).strip() == "observed; everything else is assumed severe minor"


@pytest.mark.parametrize(
    ("lang", "most", "least"),
    [("en", "at most 5%", "at least 80%"), ("ja", "5%以下", "80%以上"), ("ko", "5% 이하", "80% 이상")],
)
def test_the_bound_of_a_target_stands_where_the_language_has_it(lang: str, most: str, least: str) -> None:
    metrics = "[{name: a, unit: '%', value: 9, target: 5, direction: down}, {name: b, unit: '%', value: 9, target: 80}]"
    found = tree(f"{{title: x, lang: {lang}, stages: [{{name: s, metrics: {metrics}}}]}}")
    shown = [cell.text for cell in found.all("td")]
    assert [words for words in shown if words in (most, least)] == [most, least]


def test_scripts_without_slanted_letters_have_none() -> None:
    css = parsed(page("{title: x, lang: ja, stages: [a]}")).first("style").text
    assert ":is(:lang(ja),:lang(zh),:lang(ko),[dir=rtl]) :is(.l-thoughts li,q){font-style:normal}" in css


def test_the_slides_of_a_part_are_numbered_as_those_of_the_whole() -> None:
    whole = journey("title: x\nstages: [A, B, C, D]")
    part = Selection(stages=("b", "d")).of(whole)
    found = parsed(html.render(part, Options(whole=whole)).decode())
    (deck,) = [
        json.loads(one.attributes["data-deck"]) for one in found.all("template") if "data-deck" in one.attributes
    ]
    assert [record["number"] for record in deck] == [[2, 4], [4, 4]]
