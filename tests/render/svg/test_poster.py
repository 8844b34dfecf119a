import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.model.journey import Journey
from journeymap_cli.pictures import Picture
from journeymap_cli.render.options import Options
from journeymap_cli.render.svg.poster import poster_svg
from journeymap_cli.render.theme.file import built_in_theme
from journeymap_cli.render.theme.theme import DEFAULT
from journeymap_cli.view.measure import width
from journeymap_cli.view.poster.poster import poster
from journeymap_cli.view.poster.shapes import TextBlock
from support.journeys import journey
from support.sample_maps import ARABIC, EMOJI, EXAMPLES, HEBREW, HOSTILE, JAPANESE, LATIN, example_journey, full_map

SPACE = "{http://www.w3.org/2000/svg}"
SMALL = """
    title: Boots
    personas: [{id: ann, name: Ann, color: "#0a7"}, {id: bo, name: Bo}]
    stages:
      - {name: Look, goals: [Warm feet], emotion: [{persona: ann, score: 1}, {persona: bo, score: 2}]}
      - name: Buy
        touchpoints: Shop
        emotion: [{persona: ann, score: -1}, {persona: bo, score: 0}]
        support: Ledger
        frontstage: Chat
"""


def drawn(map_: Journey, options: Options | None = None) -> ET.Element:
    return ET.fromstring(poster_svg(Analysis(map_), options or Options()))


def all_of(picture: ET.Element, tag: str) -> list[ET.Element]:
    return list(picture.iter(f"{SPACE}{tag}"))


def words(picture: ET.Element) -> list[str]:
    return [text.text or "" for text in all_of(picture, "text")]


def test_it_is_as_large_as_the_poster() -> None:
    picture, sheet = drawn(journey(SMALL)), poster(Analysis(journey(SMALL)))
    assert picture.get("width") == f"{sheet.width:g}pt"
    assert picture.get("viewBox") == f"0 0 {sheet.width:g} {sheet.height:g}"


def test_pictures_are_in_the_file_with_their_words() -> None:
    text = (
        "title: x\nstages: [{name: a, image: {file: a.svg, alt: 'A <form>'}}, {name: b, image: {file: b.svg, alt: B}}]"
    )
    images = (("a.svg", Picture("image/svg+xml", b"<svg/>")),)
    [image] = all_of(drawn(journey(text), Options(images=images)), "image")
    assert image.get("href") == "data:image/svg+xml;base64,PHN2Zy8+"
    assert image.get("aria-label") == "A <form>"
    assert all_of(drawn(journey(text)), "image") == []


def test_each_line_of_the_poster_is_a_text() -> None:
    sheet = poster(Analysis(journey(SMALL)))
    lines = [line for mark in sheet.marks if isinstance(mark, TextBlock) for line in mark.lines]
    assert words(drawn(journey(SMALL))) == lines


def test_lines_of_the_curve_lie_between_its_ground_and_its_points() -> None:
    elements = list(drawn(journey(SMALL)))
    curves = [at for at, element in enumerate(elements) if "C" in element.get("d", "")]
    points = [at for at, element in enumerate(elements) if element.tag == f"{SPACE}ellipse"]
    bands = [
        at for at, element in enumerate(elements) if element.get("fill") in {DEFAULT.light.chance, DEFAULT.light.pain}
    ]
    assert len(curves) == 2
    assert bands[:2] == [3, 4]
    assert bands[1] < min(curves) < max(curves) < min(points)


def test_the_lines_of_personas_differ_without_colours() -> None:
    plain = [path.get("stroke-dasharray") for path in all_of(drawn(journey(SMALL)), "path") if "C" in path.attrib["d"]]
    options = Options(theme=built_in_theme("ink"))
    print_ = [path.get("stroke-dasharray") for path in all_of(drawn(journey(SMALL), options), "path")]
    assert plain == [None, None]
    assert print_[-2:] == [None, "5,2"]


@pytest.mark.parametrize("text", [HOSTILE, ARABIC, HEBREW, JAPANESE, EMOJI, LATIN, "x" * 300, "a\n\nb"])
def test_any_text_comes_out_as_typed(text: str) -> None:
    found = "".join("".join(words(drawn(full_map(text)))).split())
    shown = "".join(text.split()).replace("-", "")
    assert re.sub("[\u2066-\u2069-]", "", found).count(shown) >= 50


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_the_examples_are_drawn(path: Path) -> None:
    map_ = example_journey(path)
    found = re.sub(r"[\s-]", "", "".join(words(drawn(map_))))
    assert map_.stages
    for stage in map_.stages:
        for node in (stage, *stage.steps):
            assert re.sub(r"[\s-]", "", node.name) in found


def test_text_of_another_font_is_clipped_to_its_room() -> None:
    japanese = "テスト用のキー"
    picture = drawn(journey(f"{{title: x, stages: [{{name: A, goals: {japanese}}}]}}"))
    [room] = [each for each in all_of(picture, "svg") if each is not picture]
    assert [text.text for text in room] == [japanese]
    assert float(room.attrib["width"]) >= width(japanese, 9)
    assert room[0].get("textLength") is None


def test_other_scripts_have_lines_of_their_own_height() -> None:
    map_ = journey("{title: x, stages: [{name: A, goals: テスト用のキーはどこで手に入りますか。テストの教え}]}")
    picture = drawn(map_)
    first, second = (float(each.attrib["y"]) for each in all_of(picture, "svg") if each is not picture)
    assert second - first == pytest.approx(9 * 1.65, abs=0.01)


def test_graphviz_is_not_needed() -> None:
    code = (
        "import sys; from journeymap_cli.render.svg import svg; from journeymap_cli.render.options import Options;"
        "from support.sample_maps import full_map; svg.render(full_map('a'), Options());"
        "print({'graphviz', 'pygraphviz'} & set(sys.modules))"
    )
    env = {**os.environ, "PYTHONPATH": ":".join(sys.path)}
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=env)
    assert loaded.stdout == "set()\n"
