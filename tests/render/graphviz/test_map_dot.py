import html
import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.model.journey import Journey
from journeymap_cli.render.graphviz import engine
from journeymap_cli.render.graphviz.map_dot import map_dot
from journeymap_cli.render.options import Options
from journeymap_cli.view.poster.poster import poster
from support.journeys import journey
from support.sample_maps import ARABIC, EMOJI, EXAMPLES, HEBREW, HOSTILE, JAPANESE, LATIN, example_journey, full_map

SMALL = """
    title: Boots
    personas: [{id: ann, name: Ann, color: "#0a7"}]
    stages:
      - {name: Look, goals: [Warm feet], emotion: 1}
      - {name: Buy, touchpoints: Shop, emotion: -1, support: Ledger, frontstage: Chat}
"""


def drawn(map_: Journey) -> ET.Element:
    return ET.fromstring(engine.draw(map_dot(Analysis(map_), Options()), "nop2", "svg"))


def all_of(picture: ET.Element, tag: str) -> list[ET.Element]:
    return list(picture.iter(f"{{http://www.w3.org/2000/svg}}{tag}"))


def words(picture: ET.Element) -> list[str]:
    return [text.text or "" for text in all_of(picture, "text")]


def test_boxes_and_texts_are_nodes_at_their_places() -> None:
    dot = map_dot(Analysis(journey(SMALL)), Options())
    nodes = re.findall(r"^\t(n\d+) \[(.*)\]$", dot, re.MULTILINE)
    assert [name for name, _ in nodes] == [f"n{number}" for number in range(1, len(nodes) + 1)]
    assert all(re.search(r'pos="[-\d.]+,[-\d.]+"', attributes) for _, attributes in nodes)
    assert r'label="Warm feet\l"' in dot


def test_the_lines_of_the_curve_are_edges_with_splines_of_their_own() -> None:
    [edge] = re.findall(r'-> sheet \[.*pos="([^"]+)"', map_dot(Analysis(journey(SMALL)), Options()))
    assert len(edge.split()) == 4
    paths = [
        path
        for path in all_of(drawn(journey(SMALL)), "path")
        if path.get("fill") == "none" and "C" in path.get("d", "")
    ]
    assert len(paths) == 1


def test_the_ground_of_the_curve_and_the_lines_are_background() -> None:
    background = re.search(r'_background="([^"]*)"', map_dot(Analysis(journey(SMALL)), Options()))
    assert background
    assert background[1].count(" P 4 ") == 2
    assert background[1].count("-dashed") == 3


def test_the_picture_is_as_large_as_the_poster() -> None:
    picture, sheet = drawn(journey(SMALL)), poster(Analysis(journey(SMALL)))
    assert float(picture.attrib["width"].removesuffix("pt")) == pytest.approx(sheet.width, abs=1)
    assert float(picture.attrib["height"].removesuffix("pt")) == pytest.approx(sheet.height, abs=1)


@pytest.mark.parametrize("text", [HOSTILE, ARABIC, HEBREW, JAPANESE, EMOJI, LATIN, "x" * 300, "a\n\nb"])
def test_any_text_comes_out_as_typed(text: str) -> None:
    found = "".join("".join(words(drawn(full_map(text)))).split())
    shown = "".join(text.split()).replace("-", "")
    assert re.sub("[\u2066-\u2069-]", "", found).count(shown) >= 50


def test_lines_whose_font_is_unknown_keep_their_places() -> None:
    dot = map_dot(
        Analysis(journey("{title: x, stages: [{name: A, goals: テスト用のキーはどこで手に入りますか。テストの教え}]}")),
        Options(),
    )
    heights = [float(place) for place in re.findall(r'label="[^"x]*[テのか][^"]*".*?pos="[\d.]+,([\d.]+)"', dot)]
    assert len(heights) == 2
    assert heights[0] - heights[1] == pytest.approx(9 * 1.65, abs=0.01)


def test_no_name_of_the_user_is_a_name_or_an_attribute() -> None:
    text = '{title: x, stages: [{id: node, name: \'a"] ; evil [image="/etc/passwd" URL="javascript:x"]\'}]}'
    dot = map_dot(Analysis(journey(text)), Options())
    assert not re.search(r'(?<!\\)(image|URL)="[^"]', dot.replace(r"\"", "'"))
    assert not re.search(r"^\s*(evil|node) \[.*evil", dot, re.MULTILINE)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_the_examples_are_drawn(path: Path) -> None:
    map_ = example_journey(path)
    found = re.sub(r"[\s-]", "", "".join(words(drawn(map_))))
    assert map_.stages
    for stage in map_.stages:
        for node in (stage, *stage.steps):
            assert re.sub(r"[\s-]", "", node.name) in found


def test_a_stamp_stands_at_the_end() -> None:
    assert words(drawn_with("made from map.yaml"))[-1] == "made from map.yaml"


def drawn_with(stamp: str) -> ET.Element:
    return ET.fromstring(engine.draw(map_dot(Analysis(journey(SMALL)), Options(stamp=stamp)), "nop2", "svg"))


def test_the_same_journey_is_the_same_graph() -> None:
    assert map_dot(Analysis(journey(SMALL)), Options()) == map_dot(Analysis(journey(SMALL)), Options())


@pytest.mark.parametrize("link", ["<a>image=<b>", "a]b[c", "a'b=c;d", "a&amp;b", "x&lt;y"])
def test_an_address_is_nothing_but_an_address(link: str) -> None:
    map_ = journey(json.dumps({"title": "x", "stages": [{"name": "A", "goals": {"text": "G", "link": link}}]}))
    dot = map_dot(Analysis(map_), Options())
    assert " image=<" not in dot
    assert f'URL="{link.replace("&", "&amp;")}"' in dot
    [area] = re.findall(r'href="([^"]*)"', engine.run(dot, "nop2", "cmapx_np").decode())
    assert html.unescape(area) == link
