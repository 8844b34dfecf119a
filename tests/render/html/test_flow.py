from collections.abc import Callable
from pathlib import Path

import pytest

from journeymap_cli import cache
from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.render.graphviz import drawings
from journeymap_cli.render.graphviz.flow_content import FlowContent, flow_content
from journeymap_cli.render.html import flow, flow_svg
from journeymap_cli.render.html.flow import flow_picture
from journeymap_cli.render.options import Options
from journeymap_cli.render.theme.theme import DEFAULT
from support.journeys import journey

pytestmark = pytest.mark.usefixtures("caches")

MAP = """
    title: Pay
    owner: Ann
    personas: [{id: a, name: Ann}, {id: b, name: Bob}]
    description: Not in the flow.
    stages:
      - {name: One, emotion: 1, next: [{to: two, label: quick}]}
      - {name: Two, emotion: {persona: a, score: -2}, touchpoints: {text: Till, channel: store}}
      - {name: Three, journey: other.yaml}
"""


def picture(text: str = MAP, options: Options = Options()) -> str:  # noqa: B008
    return str(flow_picture(Analysis(journey(text)), options))


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[FlowContent]:
    """The flows that were drawn, and not found."""
    made: list[FlowContent] = []
    draw = flow_svg.flow_svg

    def spy(content: FlowContent) -> tuple[bytes, bool]:
        made.append(content)
        return draw(content)

    monkeypatch.setattr(flow_svg, "flow_svg", spy)
    return made


def test_a_flow_is_drawn_once(drawn: list[FlowContent]) -> None:
    first = picture()
    assert picture() == first
    assert picture(MAP.replace("Not in the flow", "Reworded")) == first
    assert len(drawn) == 1


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: Pay", "title: Pay later"),
        ("owner: Ann", "owner: Bob"),
        ("name: Bob", "name: Rob"),
        ("name: Two", "name: Second"),
        ("emotion: 1", "emotion: 0"),
        ("label: quick", "label: slow"),
        ("channel: store", "channel: desk"),
        ("other.yaml", "elsewhere.yaml"),
        ("title: Pay", "lang: de\n    title: Pay"),
        ("title: Pay", "lang: en\n    title: Pay"),
        ("title: Pay", "lang: he\n    title: Pay"),
        ("title: Pay", "scale: {min: -9, max: 9}\n    title: Pay"),
    ],
)
def test_a_change_of_what_it_shows_is_drawn(old: str, new: str, drawn: list[FlowContent]) -> None:
    assert old in MAP
    picture()
    picture(MAP.replace(old, new))
    assert len(drawn) == 2


@pytest.mark.parametrize(
    "options",
    [
        Options(stamp="made today"),
        Options(direction="TB"),
        Options(theme=DEFAULT._replace(light=DEFAULT.light._replace(ink="#000001"))),
        Options(theme=DEFAULT._replace(patterns=True)),
    ],
)
def test_other_options_are_other_drawings(options: Options, drawn: list[FlowContent]) -> None:
    picture()
    picture(options=options)
    assert len(drawn) == 2


@pytest.mark.parametrize(
    "change",
    [
        lambda patch: patch.setattr(flow, "code_version", lambda: "another"),
        lambda patch: patch.setattr(drawings, "_build", lambda: "another"),
    ],
)
def test_another_program_or_graphviz_draws_it_again(
    change: Callable[[pytest.MonkeyPatch], None], monkeypatch: pytest.MonkeyPatch, drawn: list[FlowContent]
) -> None:
    picture()
    change(monkeypatch)
    picture()
    assert len(drawn) == 2


def test_a_drawing_that_depends_on_the_fonts_of_the_machine_is_drawn_each_time(
    monkeypatch: pytest.MonkeyPatch, drawn: list[FlowContent]
) -> None:
    monkeypatch.setattr("journeymap_cli.render.graphviz.engine.is_portable", lambda _: False)
    picture()
    picture()
    assert len(drawn) == 2


def test_all_that_it_depends_on_has_a_readable_form() -> None:
    content = repr(flow_content(Analysis(journey(MAP)), Options()))
    assert " object at 0x" not in content


def test_without_a_cache_it_is_drawn_each_time(caches: Path, drawn: list[FlowContent]) -> None:
    caches.write_text("a file")
    cache.cache_folder.cache_clear()
    assert picture() == picture()
    assert len(drawn) == 2
