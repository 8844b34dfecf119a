import subprocess
import sys
import xml.etree.ElementTree as ET

import pytest

from journeymap_cli.formats import DiagramName
from journeymap_cli.render.options import Options
from journeymap_cli.render.svg import svg
from support.journeys import journey
from support.sample_maps import HOSTILE, full_map

MAP = journey("{title: Boots & <shoes>, stages: [{name: Look, emotion: 1}, {name: Buy, emotion: -1}]}")
NAMES: tuple[DiagramName, ...] = ("map", "flow")
SPACE = "{http://www.w3.org/2000/svg}"
FRESH = """
import sys
from journeymap_cli.render.svg import svg
from journeymap_cli.render.options import Options
from support.sample_maps import full_map
sys.stdout.buffer.write(svg.render(full_map("a & b"), Options(diagram=sys.argv[1])))
"""


@pytest.mark.parametrize("diagram", NAMES)
def test_it_is_a_named_picture_with_texts(diagram: DiagramName) -> None:
    picture = ET.fromstring(svg.render(MAP, Options(diagram=diagram)))
    assert (picture.tag, picture.get("role")) == (f"{SPACE}svg", "img")
    assert picture[0].tag == f"{SPACE}title"
    assert picture[0].text == "Boots & <shoes>" + (": the steps as a graph" if diagram == "flow" else "")
    assert picture.get("lang") == "en"
    assert {"Boots & <shoes>", "Look", "Buy", "+1", "−1"} <= {text.text for text in picture.iter(f"{SPACE}text")}


@pytest.mark.parametrize("diagram", NAMES)
def test_nothing_in_it_can_act(diagram: DiagramName) -> None:
    text = f'{HOSTILE} <script>alert(1)</script> javascript:alert(1) " onload="x'
    picture = ET.fromstring(svg.render(full_map(text), Options(diagram=diagram)))
    tags = {element.tag.removeprefix(SPACE) for element in picture.iter()}
    assert tags <= {"svg", "title", "style", "g", "polygon", "polyline", "path", "ellipse", "text", "tspan", "rect"}
    attributes = {name for element in picture.iter() for name in element.attrib}
    assert not {name for name in attributes if name.startswith("on") or "href" in name or name == "style"}


@pytest.mark.parametrize("diagram", NAMES)
def test_the_first_drawing_of_a_process_is_like_all_others(diagram: DiagramName) -> None:
    again = [svg.render(full_map("a & b"), Options(diagram=diagram)) for _ in range(2)]
    path = ":".join(sys.path)
    fresh = subprocess.run(
        [sys.executable, "-c", FRESH, diagram], capture_output=True, check=True, env={"PYTHONPATH": path}
    )
    assert fresh.stdout == again[0] == again[1]


def test_pictures_with_the_same_texts_are_the_same_wherever_they_stand() -> None:
    head = b'<svg xmlns="http://www.w3.org/2000/svg">'
    old = head + b'<text x="1">a &amp; b</text><text x="2">c</text></svg>'
    assert svg.same(old, head + b'<text y="7" x="2">c</text><g/><text x="3">a &#38; b</text></svg>')
    assert not svg.same(old, old.replace(b"c<", b"d<"))
    assert not svg.same(old, head + b"</svg>")
    assert not svg.same(b"no picture", old)
