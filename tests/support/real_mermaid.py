"""Reading and drawing diagrams with Mermaid itself, in the browser of this machine."""

import html
import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from playwright.sync_api import Page

from journeymap_cli.exchange.mermaid.diagram import js_number
from journeymap_cli.exchange.naming import visible
from journeymap_cli.model.journey import Journey, Scale
from journeymap_cli.model.slug import slug

READ = """async (texts) => {
    mermaid.initialize({startOnLoad: false});
    const found = [];
    for (const text of texts) {
        try {
            const {db} = await mermaid.mermaidAPI.getDiagramFromText(text);
            const tasks = db.getTasks().map((each) => ({...each, score: isNaN(each.score) ? null : each.score}));
            found.push({title: db.getDiagramTitle(), sections: [...db.getSections()], tasks});
        } catch (error) { found.push({error: String(error)}); }
    }
    return found;
}"""
DRAW = """async (texts) => {
    mermaid.initialize({startOnLoad: false, maxTextSize: 1e6, maxEdges: 1e5});
    const found = [];
    for (const [at, text] of texts.entries()) {
        try {
            const box = document.createElement("div");
            box.innerHTML = (await mermaid.render(`drawn${at}`, text)).svg;
            box.querySelectorAll("style, title, desc").forEach((each) => each.remove());
            const texts = [...box.querySelectorAll("text, foreignObject")].map((each) => each.textContent);
            found.push({texts, active: box.querySelectorAll("script, iframe, [onerror], [onload], a").length});
        } catch (error) { found.push({error: String(error)}); }
    }
    return found;
}"""
HELD = re.compile("\ufb02\xb0\xb0(\\d+)\xb6\xdf|\ufb02\xb0(\\w+)\xb6\xdf")
"""An entity as Mermaid encodes it until it draws."""

RawReading = dict[str, Any]


class MermaidTask(NamedTuple):
    """A task of a diagram: the section it is in, its name, its score if it has one, and who takes part."""

    section: str
    name: str
    score: Decimal | None
    people: tuple[str, ...]


class MermaidReading(NamedTuple):
    """The contents of a diagram. `title` is empty if it has none."""

    title: str
    sections: tuple[str, ...]
    tasks: tuple[MermaidTask, ...]


def read_by_mermaid(page: Page, texts: Sequence[str]) -> list[MermaidReading | None]:
    """The reading of each diagram by Mermaid, None for one that it refuses."""
    found: list[RawReading] = page.evaluate(READ, list(texts))
    return [None if "error" in each else _reading(each) for each in found]


def drawn_by_mermaid(page: Page, texts: Sequence[str]) -> list[RawReading]:
    """The `texts` that each drawing shows and the number of its `active` elements, or its `error`."""
    found: list[RawReading] = page.evaluate(DRAW, list(texts))
    return found


def squeezed(texts: Sequence[str]) -> str:
    """The texts without white space, because Mermaid breaks names into lines if they do not fit."""
    return re.sub(r"\s+", "", "".join(texts))


def reading_of_map(journey: Journey) -> MermaidReading:
    """The same contents from the map that was made of a diagram."""
    shift = Decimal(3 if journey.scale == Scale() else 0)
    people = {persona.id: persona.name for persona in journey.personas}
    tasks = tuple(
        MermaidTask(
            stage.name,
            step.name,
            step.emotion[0].score + shift if step.emotion and step.emotion[0].score is not None else None,
            tuple(people[id_] for id_ in step.personas),
        )
        for stage in journey.stages
        for step in stage.steps
    )
    return MermaidReading(bare(journey.title), tuple(stage.name for stage in journey.stages), tasks)


def as_map(reading: MermaidReading, name: str, title: str) -> MermaidReading:
    """Mermaid's reading, with the values that a map has for missing parts, and without people that are numbers.

    `name` is that of the file, `title` the one of a diagram without a title.
    """
    unnamed = "Stage" if "" in reading.sections else name  # Mermaid does not say which of the two it is
    first = [name] if unnamed == name and any(not task.section for task in reading.tasks) else []
    sections = (*first, *(visible(section, "Stage") for section in reading.sections))
    tasks = tuple(
        MermaidTask(
            visible(task.section, unnamed),
            visible(task.name, "Step"),
            task.score,
            tuple(dict.fromkeys(who for who in task.people if who and js_number(who) is None and slug(who))),
        )
        for task in reading.tasks
    )
    return MermaidReading(bare(reading.title) or title, sections, tasks)


def bare(title: str) -> str:
    """A title without markup, which Mermaid cleans."""
    return re.sub(r"<[^<>]*>", "", title).strip()


def _reading(found: RawReading) -> MermaidReading:
    tasks = tuple(
        MermaidTask(
            _shown(task["section"]),
            _shown(task["task"]),
            None if task["score"] is None else Decimal(str(task["score"])),
            tuple(map(_shown, task["people"])),
        )
        for task in found["tasks"]
    )
    return MermaidReading(_shown(found["title"]), tuple(map(_shown, found["sections"])), tasks)


def _shown(text: str) -> str:
    decoded = HELD.sub(lambda held: html.unescape(f"&#{held[1]};" if held[1] else f"&{held[2]};"), text)
    return re.sub(r"[\n-\r\x1c-\x1f\x85\u2028\u2029]", " ", decoded).strip()
