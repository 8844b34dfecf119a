"""The tool that measures pages finds nothing on ours, and finds faults that are made."""

import pytest
from playwright.sync_api import Browser

from journeymap_cli.app import draw_map
from journeymap_cli.load.load import load
from journeymap_cli.load.reader import DiskReader
from support.tools import tool

FAULTS = {
    "broken": "<style>td { width: 3rem; min-width: 0; word-break: break-all }</style>",
    "cut off": "<style>td { overflow: hidden; white-space: nowrap }</style>",
    "covered": "<style>.hero .nr { font-size: 60px }</style>",
    "scrolls": "<style>main { overflow: auto }</style>",
    "not on the first screen": "<style>.story { padding-top: 900px }</style>",
}


MEASURE = tool("measure_pages")


def test_nothing_is_wrong_with_the_examples_and_a_long_map(browser: Browser) -> None:
    for name, journey in MEASURE.samples():
        assert (name, list(MEASURE.problems(browser, draw_map(journey).decode()))) == (name, [])


def test_pages_are_small() -> None:
    thirty = load(MEASURE.long_map(30).encode(), "long.yaml", DiskReader(10**6)).journey
    assert len(draw_map(thirty)) < 180_000
    sizes = {name: len(draw_map(journey)) for name, journey in MEASURE.samples()}
    assert [name for name, size in sizes.items() if size > 220_000] == []
    assert sum(size < 200_000 for size in sizes.values()) >= 8


@pytest.mark.parametrize("kind", FAULTS)
def test_a_fault_is_found(browser: Browser, kind: str) -> None:
    _, journey = next(iter(MEASURE.samples()))
    content = draw_map(journey).decode().replace("http-equiv", "data-http-equiv", 1)
    found = list(MEASURE.problems(browser, content.replace("</head>", FAULTS[kind] + "</head>", 1)))
    assert any(kind in one for one in found)
