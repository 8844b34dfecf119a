"""The page for everyone: axe-core finds nothing, and what it cannot see holds too."""

import os
from collections.abc import Callable
from functools import cache
from itertools import product
from pathlib import Path
from typing import Final, Literal

import pytest
from playwright.sync_api import Page

from browsers import Opener, missing
from journeymap_cli.model.journey import Journey
from journeymap_cli.render import html
from journeymap_cli.render.options import Options
from journeys import journey
from maps import EXAMPLES, HOSTILE, example, full
from render.pages import hostile_map

COLORS: Final[tuple[Literal["light", "dark"], ...]] = ("light", "dark")
ROOT = Path(__file__).parents[2]
MAPS = {path.parent.name: path for path in EXAMPLES if path.name == "journey.yaml"}
WCAG = {"rules": {"target-size": {"enabled": True}}, "resultTypes": ["violations"]}
STEP = "{name: A step, emotion: 1, questions: Is it far?, touchpoints: Desk, pain_points: It is far}"
STAGE = f"{{name: A stage, steps: [{', '.join([STEP] * 5)}]}}"
LONG = f"title: A long way\nstages: [{', '.join([STAGE] * 12)}]"
FOUND = """async (options) => (await axe.run(document, options)).violations.flatMap(
    ({id, nodes}) => nodes.map(({target, failureSummary}) => `${id} ${target.join(' ')} ${failureSummary}`))"""


@pytest.fixture(scope="module")
def axe() -> str:
    place = Path(os.environ.get("JOURNEYMAP_AXE") or ROOT / "node_modules" / "axe-core" / "axe.min.js")
    return place.read_text(encoding="utf-8") if place.is_file() else missing("no axe-core on this machine")


@cache
def rendered(name: str) -> str:
    return shown(example(MAPS[name]))


def shown(made: Journey) -> str:
    return html.render(made, Options()).decode()


def faults(page: Page, axe: str) -> list[str]:
    page.evaluate(axe)
    found: list[str] = page.evaluate(FOUND, WCAG)
    return found


def test_there_are_six_examples() -> None:
    assert len(MAPS) == 6


@pytest.mark.parametrize("name", MAPS)
def test_axe_finds_nothing(opened: Opener, axe: str, name: str) -> None:
    page = opened.show(rendered(name)).page
    for width, colors in product([1440, 390], COLORS):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=colors)
        assert (width, colors, faults(page, axe)) == (width, colors, [])


@pytest.mark.parametrize(
    "strained",
    [lambda: journey(LONG), lambda: full(HOSTILE), lambda: journey(hostile_map())],
    ids=["sixty steps", "hostile", "markup everywhere"],
)
def test_axe_finds_nothing_on_maps_that_strain(opened: Opener, axe: str, strained: Callable[[], Journey]) -> None:
    assert faults(opened.show(shown(strained())).page, axe) == []


def test_axe_finds_nothing_with_everything_open(opened: Opener, axe: str) -> None:
    page = opened.show(rendered("payments-api")).page
    page.locator("summary", has_text="Lanes").click()
    assert faults(page, axe) == []
    page.keyboard.press("?")
    assert faults(page, axe) == []


def test_axe_sees_faults(opened: Opener, axe: str) -> None:
    page = opened.show(rendered("payments-api")).page
    page.evaluate("document.body.append(document.createElement('button'))")
    assert "button-name" in faults(page, axe)[0]
