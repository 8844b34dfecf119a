import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.facts.links import LinkBase
from journeymap_cli.formats import DirectionName
from journeymap_cli.model.journey import Journey
from journeymap_cli.render.graphviz import engine
from journeymap_cli.render.graphviz.diagrams import flow_svg
from journeymap_cli.render.graphviz.flow_content import flow_content
from journeymap_cli.render.graphviz.flow_dot import flow_dot, placed_flow, with_texts
from journeymap_cli.render.options import Options
from journeymap_cli.render.theme.theme import DEFAULT
from journeymap_cli.view.measure import width
from support.journeys import journey
from support.sample_maps import ARABIC, EMOJI, EXAMPLES, HEBREW, HOSTILE, JAPANESE, LATIN, example_journey, full_map

SVG = "{http://www.w3.org/2000/svg}"
SMALL = """
    title: Boots
    personas: [{id: ann, name: Ann}]
    stages:
      - name: Look
        steps:
          - {name: Search, touchpoints: {text: Feed, channel: Feed}, emotion: 1}
          - {name: Find, next: [{to: buy}, {to: search, label: too dear}, {to: exit, label: 9% leave, when: no size}]}
      - {name: Buy, moment_of_truth: true}
"""


def drawn(map_: Journey, direction: DirectionName = "LR") -> ET.Element:
    dot, program = placed_flow(
        flow_content(Analysis(map_), Options(direction=direction)), lambda dot: with_texts(dot, str)
    )
    return ET.fromstring(engine.draw(dot, program, "svg"))


def words(picture: ET.Element) -> list[str]:
    """The texts without the marks that keep their direction, and without the blank before a star."""
    texts = (text.text or "" for text in picture.iter("{http://www.w3.org/2000/svg}text"))
    return [re.sub("[\u2066-\u2069]", "", text).rstrip("\u00a0") for text in texts]


def edges(dot: str) -> list[tuple[str, str, str]]:
    return re.findall(r"^\s+(\w+) -> (\w+) \[(.*)\]$", dot, re.MULTILINE)


def places(picture: ET.Element, names: list[str]) -> list[tuple[float, float]]:
    found = dict(zip(words(picture), picture.iter("{http://www.w3.org/2000/svg}text"), strict=True))
    return [(float(found[name].attrib["x"]), float(found[name].attrib["y"])) for name in names]


def test_the_graph_has_stages_steps_and_ways() -> None:
    dot = flow_dot(flow_content(Analysis(journey(SMALL)), Options()))
    assert [name for name in re.findall(r"subgraph (\w+)", dot) if "row" not in name] == ["cluster_1_1"]
    ways = [("n1", "n2"), ("n2", "n3"), ("n1", "x3"), ("x3", "n2"), ("n2", "x4")]
    assert [(start, end) for start, end, _ in edges(dot)] == ways
    styles = [("dashed" in attributes, "dir=back" in attributes) for _, _, attributes in edges(dot)]
    assert styles == [(False, False), (False, False), (True, True), (True, False), (True, False)]


def test_the_picture_says_everything() -> None:
    found = words(drawn(journey(SMALL)))
    for word in ("Boots", "Look", "1", "Search", "Feed", "+1", "Find", "too dear", "✕", "9% leave", "no size", "★"):
        assert word in found
    assert found.count("A") == 4


@pytest.mark.parametrize(("direction", "axis"), [("LR", 0), ("TB", 1)])
def test_steps_follow_each_other_in_the_direction(direction: DirectionName, axis: int) -> None:
    found = places(drawn(journey(SMALL), direction), ["Search", "Find", "Buy"])
    assert [place[axis] for place in found] == sorted(place[axis] for place in found)
    assert len({place[axis] for place in found}) == 3


@pytest.mark.parametrize(("direction", "most"), [("LR", 8), ("TB", 14)])
def test_a_long_journey_is_laid_in_rows_with_an_arrow_between_them(direction: DirectionName, most: int) -> None:
    names = [f"step {number}" for number in range(most + 1)]
    text = f"{{title: x, stages: [{{name: A, steps: [{', '.join(names)}]}}]}}"
    dot = flow_dot(flow_content(Analysis(journey(text)), Options(direction=direction)))
    assert dot.count("subgraph cluster_row") == 2
    assert "A (continued)" in dot
    middle = (most + 1) // 2
    assert [(start, end) for start, end, held in edges(dot) if "constraint" in held] == [
        (f"n{middle}", f"n{middle + 1}")
    ]
    picture = drawn(journey(text), direction)
    above, below = places(picture, [names[0], names[-1]])
    assert above[direction == "LR"] < below[direction == "LR"]


def test_short_journeys_stay_in_one_row() -> None:
    text = "{title: x, stages: [a, b, c, d, e, f, g, h]}"
    assert flow_dot(flow_content(Analysis(journey(text)), Options())).count("subgraph cluster_row") == 1


@pytest.mark.parametrize("direction", ["LR", "TB"])
def test_a_way_back_to_another_row_is_drawn_around_all_cards(direction: DirectionName) -> None:
    names = ", ".join(f"step{number}" for number in range(40))
    text = f"{{title: x, stages: [{names}, {{name: Last, next: [{{to: step3, label: once more}}]}}]}}"
    picture = drawn(journey(text), direction)
    assert "once more" in words(picture)
    cards = [card_of(polygon) for polygon in picture.iter(f"{SVG}path") if polygon.get("fill") == DEFAULT.light.surface]
    far = [line for line in lines_of(picture) if len(line) > 8]
    assert len(cards) == 41
    assert len(far) >= 3
    for left, top, right, bottom in cards:
        assert not any(left + 1 < x < right - 1 and top + 1 < y < bottom - 1 for line in far for x, y in line)


def card_of(path: ET.Element) -> tuple[float, float, float, float]:
    numbers = [float(number) for number in re.findall(r"-?[\d.]+", path.attrib["d"])]
    return min(numbers[::2]), min(numbers[1::2]), max(numbers[::2]), max(numbers[1::2])


def lines_of(picture: ET.Element) -> list[list[tuple[float, float]]]:
    paths = [path.attrib["d"] for path in picture.iter(f"{SVG}path") if path.get("fill") == "none"]
    numbers = [[float(number) for number in re.findall(r"-?[\d.]+", path)] for path in paths]
    return [list(zip(line[::2], line[1::2], strict=True)) for line in numbers]


def along(line: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Places on a line of cubic curves, given by its control points."""
    curves = [line[at : at + 4] for at in range(0, len(line) - 3, 3)]
    shares = [((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3) for t in (step / 40 for step in range(41))]
    return [
        (
            sum(w * x for w, (x, _) in zip(share, curve, strict=True)),
            sum(w * y for w, (_, y) in zip(share, curve, strict=True)),
        )
        for curve in curves
        for share in shares
    ]


def test_an_exit_without_words_says_that_they_leave() -> None:
    assert "leaves the journey" in words(drawn(journey("{title: x, stages: [{name: A, next: {to: exit}}]}")))


def test_a_good_end_is_green_with_a_tick() -> None:
    map_ = journey("{title: x, stages: [{name: A, next: [{to: end}, {to: end, label: paid}, {to: exit}]}]}")
    assert {"✓", "good end", "paid", "✕", "leaves the journey"} <= set(words(drawn(map_)))
    dot = flow_dot(flow_content(Analysis(map_), Options()))
    lines = [attributes for _, _, attributes in edges(dot)]
    good, bad = DEFAULT.light.good, DEFAULT.light.bad
    assert [(good in line, bad in line, "dashed" in line) for line in lines] == [
        (True, False, False),
        (True, False, False),
        (False, True, True),
    ]


def box(picture: ET.Element, words: str) -> tuple[float, float, float]:
    [text] = [each for each in picture.iter(f"{SVG}text") if each.text == words]
    x, y, size = (float(text.attrib[name]) for name in ("x", "y", "font-size"))
    return x, x + width(words, size), y - size / 3


def test_no_arrow_crosses_words_on_a_way() -> None:
    steps = "[a, {name: b, next: [c, {to: a, label: too dear}]}, {name: c, next: [d, {to: d, label: hurry}]}, d]"
    last = "{name: B, next: {to: a, label: more}}"
    picture = drawn(journey(f"{{title: x, stages: [{{name: A, steps: {steps}}}, {last}]}}"))
    assert len(lines_of(picture)) >= 9
    for label in ("too dear", "hurry", "more"):
        left, right, middle = box(picture, label)
        for line in lines_of(picture):
            assert not any(left + 1 < x < right - 1 and abs(y - middle) < 4 for x, y in line)


@pytest.mark.parametrize(
    ("name", "stages"), [("payments-api", ("Discovery", "Evaluation")), ("online-shop", ("Cart",))]
)
def test_no_arrow_crosses_the_name_of_a_stage(name: str, stages: tuple[str, ...]) -> None:
    picture = drawn(example_journey(EXAMPLES[0].parents[1] / name / "journey.yaml"))
    for stage in stages:
        left, right, middle = box(picture, stage)
        for line in lines_of(picture):
            assert not any(left - 2 < x < right + 2 and abs(y - middle) < 5 for x, y in along(line))


def test_a_step_with_a_map_of_its_own_leads_there() -> None:
    more = "{name: A, journey: 'more.journey.yaml'}, {name: C, journey: a & b &lt;.yaml, steps: [S]}"
    map_ = journey(f"{{title: x, stages: [{more}, {{name: B, journey: '//host/x.yaml'}}]}}")
    picture = ET.fromstring(flow_svg(Analysis(map_, base=LinkBase("/maps", "/maps", ending=".svg")), Options()))
    links = [link.get("{http://www.w3.org/1999/xlink}href") for link in picture.iter(f"{SVG}a")]
    assert sorted(filter(None, links)) == ["a%20&%20b%20&lt;.svg", "more.svg"]
    assert words(picture).count("in detail") == 1


def test_the_words_of_the_program_are_in_the_language_of_the_map() -> None:
    steps = ", ".join(f"s{number}" for number in range(9))
    text = f"""
        title: Stiefel
        lang: de
        stages:
          - {{name: Suchen, steps: [{steps}], moment_of_truth: true}}
          - {{name: Kaufen, moment_of_truth: true, journey: kauf.journey.yaml, next: [{{to: exit}}, {{to: end}}]}}
    """
    picture = ET.fromstring(flow_svg(Analysis(journey(text)), Options()))
    assert picture.get("lang") == "de"
    assert picture.findtext(f"{SVG}title") == "Stiefel: die Schritte als Graph"
    found = words(picture)
    for word in ("Moment der Wahrheit", "verlässt die Reise", "gutes Ende", "im Detail", "Suchen (Fortsetzung)"):
        assert word in found
    assert not {"moment of truth", "leaves the journey", "good end", "in detail"} & set(found)


def test_marks_in_texts_are_left_out() -> None:
    cells = "touchpoints: ['**Docs** of `v2`'], next: [{to: b, label: 'see [here](https://example.org)'}]"
    found = words(drawn(journey(f"{{title: x, stages: [{{name: a, {cells}}}, b]}}")))
    assert {"Docs of v2", "see here"} <= set(found)


def test_a_map_from_the_right_runs_from_the_right() -> None:
    text = "{title: x, lang: ar, personas: [{id: a, name: Ann}], stages: [{name: Ask, emotion: 1}, Buy, Use]}"
    found = [x for x, _ in places(drawn(journey(text)), ["Ask", "Buy", "Use"])]
    assert found == sorted(found, reverse=True)


@pytest.mark.parametrize(("direction", "axis"), [("LR", 1), ("TB", 0)])
def test_the_rows_of_a_map_from_the_right_follow_each_other(direction: DirectionName, axis: int) -> None:
    names = [f"step{number}" for number in range(20)]
    picture = drawn(journey(f"{{title: x, lang: he, stages: [{', '.join(names)}]}}"), direction)
    first, last = places(picture, [names[0], names[-1]])
    assert (first[axis] < last[axis]) is (direction == "LR")


@pytest.mark.parametrize("text", [HOSTILE, ARABIC, HEBREW, JAPANESE, EMOJI, LATIN, "x" * 300])
@pytest.mark.parametrize("direction", ["LR", "TB"])
def test_any_text_can_be_drawn(text: str, direction: DirectionName) -> None:
    found = "".join("".join(words(drawn(full_map(text, steps=9), direction))).split())
    assert found.replace("-", "").count("".join(text.split()).replace("-", "")) >= 9


def test_no_name_of_the_user_is_a_name_or_an_attribute() -> None:
    text = '{title: x, stages: [{id: node, name: \'a"] ; evil [image="/etc/passwd" URL="javascript:x"]\'}]}'
    dot = flow_dot(flow_content(Analysis(journey(text)), Options()))
    assert "\t\tn1 [" in dot
    assert not re.search(r'(image|URL)="[^&"]', dot)
    assert "evil" not in {node for edge in edges(dot) for node in edge[:2]}


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_the_examples_are_drawn(path: Path) -> None:
    map_ = example_journey(path)
    found = re.sub(r"[\s-]", "", "".join(words(drawn(map_))))
    assert map_.stages
    for stage in map_.stages:
        for node in (stage, *stage.steps):
            assert re.sub(r"[\s-]", "", node.name) in found


LONG = "Gebäudeversicherungspolicenverwaltung"


def test_a_long_word_is_divided_at_a_syllable_with_a_hyphen() -> None:
    found = words(drawn(journey(f"{{title: x, lang: de, stages: [{{name: A, steps: [{LONG}]}}]}}")))
    assert found[-3:] == ["Gebäudeversiche-", "rungspolicenver-", "waltung"]


def test_a_card_grows_before_a_word_breaks_and_others_do_not() -> None:
    long = "PZ4711X" * 4
    text = f"{{title: x, stages: [{{name: A, steps: [{long}, Kurz, {{name: Ende, touchpoints: {long}}}]}}]}}"
    found = words(drawn(journey(text)))
    assert found.count(long) == 2
    dot = flow_dot(flow_content(Analysis(journey(text)), Options()))
    widths = [int(wide) for wide in re.findall(r'VALIGN="TOP" WIDTH="(\d+)"><FONT', dot)]
    names = [wide for wide in widths if wide > 50]
    assert names[1] == 108 < names[2] < names[0]


def test_a_word_that_is_too_long_even_for_a_grown_card_has_a_hyphen() -> None:
    found = words(drawn(journey(f"{{title: x, stages: [{{name: A, steps: [{LONG}{LONG.lower()}]}}]}}")))
    assert next(line for line in found if line.startswith("Gebäude")).endswith("-")


def test_a_card_with_many_scores_is_wider_only_itself() -> None:
    names = ", ".join(f"{{persona: a, score: {number % 2}}}" for number in range(6))
    text = f"{{title: x, personas: [a], stages: [{{name: A, emotion: [{names}]}}, B, C]}}"
    dot = flow_dot(flow_content(Analysis(journey(text)), Options()))
    rooms = [int(room) for room in re.findall(r'ALIGN="RIGHT" VALIGN="TOP" WIDTH="(\d+)"><TABLE', dot)]
    assert rooms[0] > rooms[1] == rooms[2]


def test_a_stamp_stands_in_the_heading() -> None:
    dot = flow_dot(flow_content(Analysis(journey(SMALL)), Options(stamp="made from map.yaml, 2026-01-02")))
    assert "made from map.yaml, 2026-01-02" in dot


def test_the_same_journey_is_the_same_graph() -> None:
    dots = [flow_dot(flow_content(Analysis(journey(SMALL)), Options())) for _ in range(2)]
    assert dots[0] == dots[1]
