import pytest

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.formats import DiagramName
from journeymap_cli.render.graphviz import png
from journeymap_cli.render.options import Options
from journeymap_cli.view.poster.poster import poster
from support.journeys import journey

MAP = journey("{title: Boots, stages: [{name: Look, emotion: 1}, {name: Buy, emotion: -1}]}")
NAMES: tuple[DiagramName, ...] = ("map", "flow")


def size(picture: bytes) -> tuple[int, int]:
    assert picture.startswith(b"\x89PNG\r\n")
    return int.from_bytes(picture[16:20]), int.from_bytes(picture[20:24])


def test_a_poster_has_96_pixels_an_inch() -> None:
    sheet = poster(Analysis(MAP))
    expected = (sheet.width * 4 / 3, sheet.height * 4 / 3)
    assert size(png.render(MAP, Options())) == pytest.approx(expected, abs=2)


@pytest.mark.parametrize("diagram", NAMES)
def test_the_scale_makes_it_larger(diagram: DiagramName) -> None:
    small = size(png.render(MAP, Options(diagram=diagram)))
    large = size(png.render(MAP, Options(diagram=diagram, scale=2)))
    assert large == pytest.approx((small[0] * 2, small[1] * 2), abs=3)


@pytest.mark.parametrize("diagram", NAMES)
def test_it_has_the_same_bytes_each_time(diagram: DiagramName) -> None:
    options = Options(diagram=diagram)
    assert png.render(MAP, options) == png.render(MAP, options)


def test_one_that_is_there_is_fresh() -> None:
    assert png.same(b"old", b"new")
    assert not png.same(b"", b"new")
