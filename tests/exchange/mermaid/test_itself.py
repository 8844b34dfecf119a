"""Mermaid itself reads diagrams as we do, and draws what we write with the same texts."""

import json
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.facts.participants import takes_part
from journeymap_cli.model.journey import Journey
from journeymap_cli.render import mermaid_flowchart, mermaid_journey
from journeymap_cli.render.formats import Format
from journeymap_cli.render.options import Options
from support.browsers import NAMES as BROWSERS
from support.diagrams import DIAGRAMS, random_diagrams
from support.importing import imported, journeys
from support.random_maps import journey_of
from support.real_mermaid import (
    MermaidReading,
    as_map,
    drawn_by_mermaid,
    read_by_mermaid,
    reading_of_map,
    squeezed,
)
from support.sample_maps import EXAMPLES, example_journey

pytestmark = pytest.mark.browser

FORMATS: list[Format] = [mermaid_journey, mermaid_flowchart]
HOSTILE = [
    *("Pay: 5 % off", "a <b>bold</b> & <img src=x onerror=alert(1)>", "#35; &amp; &#35;", "\"quoted\" 'single'", "end"),
    *("x; y", "`code` **md**", "1. first", "- list", "{curly} [square] (round)", "漢字の長い名前", "مرحبا", "journey"),
    *("title x", "section y", "%%{init: {}}%%", "%% c", "subgraph z", "click a", "style q", "a|b", "\\n \\t", "--> x"),
    *("<br/>x<br>y", "[link](javascript:alert(1))", "# head", "$$x^2$$", "fa:fa-car", "12", "Infinity", "accTitle: x"),
    *("graph", "o--o", "class A", "@{x}", "🙂 smile", "a" * 80, "word " * 30, "~t~ _u_ *s*", "-"),
]


@pytest.fixture(scope="module")
def mermaid(browser: Browser, mermaid_modules: Path) -> Iterator[Page]:
    page = browser.new_page()
    page.add_script_tag(path=mermaid_modules / "mermaid" / "dist" / "mermaid.min.js")
    yield page
    page.close()


def differing(diagram: str, theirs: MermaidReading | None) -> str:
    """What of a diagram we read in another way; empty if nothing."""
    ours = journeys(imported("mermaid", diagram, "shop"))
    if theirs is None or not (theirs.sections or theirs.tasks):
        return f"{diagram!r} is no map" if ours else ""
    if not ours:
        return f"{diagram!r} is refused"
    found = reading_of_map(ours[0])
    wanted = as_map(theirs, "shop", found.title)
    return "" if found == wanted else f"{diagram!r}: {found} is not {wanted}"


def check(page: Page, diagrams: Sequence[str], least: int) -> None:
    readings = read_by_mermaid(page, diagrams)
    assert [wrong for pair in zip(diagrams, readings, strict=True) if (wrong := differing(*pair))] == []
    assert sum(reading is not None for reading in readings) >= least


def test_diagrams_are_read_as_mermaid_reads_them(mermaid: Page) -> None:
    check(mermaid, DIAGRAMS, 18)


@pytest.mark.parametrize("seed", range(4))
def test_random_diagrams_are_read_as_mermaid_reads_them(mermaid: Page, seed: int) -> None:
    check(mermaid, list(random_diagrams(400, seed)), 80)


def texts_of(journey: Journey, format_: Format) -> list[str]:
    """The texts that a drawing shows."""
    nodes = [node.name for stage in journey.stages for node in (stage, *stage.steps)]
    if format_ is mermaid_flowchart:
        return nodes
    facts = Analysis(journey)
    nodes_of = [(stage, node) for stage in journey.stages for node in stage.steps or (stage,)]
    people = [
        who.name
        for who in facts.participants
        if any(takes_part(who, stage, node, facts.default_participants) for stage, node in nodes_of)
    ]
    return [journey.title, *nodes, *people]


def hostile(name: str) -> Journey:
    step = {"name": name, "emotion": [{"score": 1}], "next": [{"to": "exit", "when": name}]}
    stages = [{"name": name, "steps": [step]}, {"id": "second", "name": f"{name} 2"}]
    return journey_of({"title": name, "personas": [{"id": "p", "name": name}], "stages": stages})


@pytest.mark.parametrize("format_", FORMATS)
def test_hostile_names_are_drawn_as_they_are(mermaid: Page, format_: Format) -> None:
    maps = [hostile(" ".join(name.split())) for name in HOSTILE]
    drawings = drawn_by_mermaid(mermaid, [format_.render(each, Options()).decode() for each in maps])
    for journey, drawing in zip(maps, drawings, strict=True):
        assert (drawing.get("error"), drawing.get("active")) == (None, 0), journey.title
        shown = squeezed(drawing["texts"])
        assert [text for text in texts_of(journey, format_) if squeezed([text]) not in shown] == []


def test_mermaid_cli_draws_the_examples(mermaid_modules: Path, tmp_path: Path) -> None:
    maps = [(example_journey(path), format_) for path in EXAMPLES for format_ in FORMATS]
    blocks = [format_.render(journey, Options()).decode() for journey, format_ in maps]
    (tmp_path / "in.md").write_text("".join(f"```mermaid\n{block}```\n\n" for block in blocks), encoding="utf-8")
    chromium = next(filter(None, map(shutil.which, BROWSERS)))
    settings = {"executablePath": chromium, "args": ["--no-sandbox"]}
    (tmp_path / "browser.json").write_text(json.dumps(settings), encoding="utf-8")
    cli = mermaid_modules / "@mermaid-js" / "mermaid-cli" / "src" / "cli.js"
    arguments = ["-i", "in.md", "-o", "out.md", "-p", "browser.json", "--quiet"]
    subprocess.run(["node", cli, *arguments], cwd=tmp_path, check=True, timeout=240)
    for number, (journey, format_) in enumerate(maps, start=1):
        svg = (tmp_path / f"out-{number}.svg").read_text(encoding="utf-8")
        shown = squeezed([re.sub(r"<style.*?</style>|<[^>]*>", "", svg, flags=re.DOTALL)])
        texts = [text.replace("&", "&amp;").replace("<", "&lt;") for text in texts_of(journey, format_)]
        assert [text for text in texts if squeezed([text]) not in shown] == []
