import pytest

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.render.graphviz.flow_content import flow_content
from journeymap_cli.render.html.flow_svg import BOX, _box, flow_svg
from journeymap_cli.render.options import Options
from support.journeys import journey
from support.pages import HOSTILE, parsed

MAP = """
    title: Pay
    personas: [{id: a, name: Ann}]
    stages:
      - {name: One, emotion: 1, next: [Two, {to: exit, label: too dear}]}
      - {name: Two, emotion: -2}
""".replace("next: [Two,", "next: [two,")


def picture(text: str = MAP) -> str:
    return flow_svg(flow_content(Analysis(journey(text)), Options()))[0].decode()


def test_the_drawing_follows_light_and_dark() -> None:
    text = picture()
    assert 'fill="var(--muted)"' in text
    assert 'fill="var(--surface)"' in text
    assert f'"{Options().theme.light.ink}"' not in text


@pytest.mark.parametrize(("way", "name"), [("exit", "bad"), ("end", "good")])
def test_the_arrow_of_an_end_follows_light_and_dark(way: str, name: str) -> None:
    text = picture(MAP.replace("to: exit", f"to: {way}"))
    assert f'stroke="var(--{name})"' in text
    assert getattr(Options().theme.light, name) not in text


def test_the_page_says_what_all_texts_have_in_common() -> None:
    root = parsed(picture())
    texts = list(root.all("text"))
    assert texts
    assert not [text for text in texts if {"font-family", "style", "xml:space"} & set(text.attributes)]


def test_the_drawing_is_measured_in_pixels_and_has_a_name() -> None:
    root = parsed(picture())
    drawing = root.first("svg")
    assert drawing.attributes["width"].replace(".", "").isdigit()
    assert drawing.first("title").text == "Pay: the steps as a graph"


def test_the_words_of_the_map_are_text() -> None:
    x = "'" + HOSTILE.replace("'", "''") + "'"
    root = parsed(picture(f"title: {x}\nstages: [{{name: {x}, next: [{{to: exit, label: {x}}}]}}, {x}]"))
    assert not list(root.all("script", "img", "a", "style"))
    assert root.first("title").text.startswith(HOSTILE)


def test_boxes_are_rectangles_and_nothing_else_is() -> None:
    root = parsed(picture())
    boxes = list(root.all("rect"))
    assert boxes
    assert {float(box.attributes["rx"]) > 0 for box in boxes} == {True}
    assert list(root.all("path"))  # the curves of the ways on
    path = '<path fill="none" d="M0,0L4,0C5,0 6,1 6,2L6,4C6,5 5,6 4,6L0,6C-1,6 -2,5 -2,4L-2,2C-2,1 -1,0 0,0"/>'
    assert BOX.sub(_box, path) == '<rect fill="none" x="-2" y="0" width="8" height="6" rx="2"/>'
    assert BOX.sub(_box, path.replace("L6,4", "L7,4")) == path.replace("L6,4", "L7,4")
