import re

import pytest

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.formats import DiagramName
from journeymap_cli.render.graphviz import pdf
from journeymap_cli.render.options import Options
from journeymap_cli.view.poster.poster import poster
from support.journeys import journey

MAP = journey("{title: Boots, stages: [{name: Look, emotion: 1}, {name: Buy, emotion: -1}]}")
NAMES: tuple[DiagramName, ...] = ("map", "flow")
PAGE = re.compile(rb"/MediaBox \[ 0 0 ([\d.]+) ([\d.]+) \]")


def page(document: bytes) -> tuple[float, float]:
    assert document.startswith(b"%PDF-")
    [(wide, high)] = PAGE.findall(document)
    return float(wide), float(high)


def test_its_one_page_is_as_large_as_the_poster() -> None:
    sheet = poster(Analysis(MAP))
    assert page(pdf.render(MAP, Options())) == pytest.approx((sheet.width, sheet.height), abs=1.5)


def test_a_page_is_never_larger_than_readers_open() -> None:
    long = journey(f"{{title: x, stages: [{', '.join(f'S{number}' for number in range(120))}]}}")
    assert poster(Analysis(long)).width > 14_400
    assert max(page(pdf.render(long, Options()))) <= 14_400


@pytest.mark.parametrize("diagram", NAMES)
def test_it_has_the_same_bytes_each_time(diagram: DiagramName) -> None:
    options = Options(diagram=diagram)
    assert pdf.render(MAP, options) == pdf.render(MAP, options)


def test_one_that_is_there_is_fresh() -> None:
    assert pdf.same(b"old", b"new")
    assert not pdf.same(b"", b"new")
