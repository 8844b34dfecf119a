from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.render.html.flow import flow_picture
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
    return str(flow_picture(Analysis(journey(text)), Options()))


def test_the_drawing_follows_light_and_dark() -> None:
    text = picture()
    assert 'fill="var(--ink)"' in text
    assert 'fill="var(--surface)"' in text
    assert f'"{Options().theme.light.ink}"' not in text


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
