"""Pages, rendered and parsed with Python's own parser."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

from journeymap_cli.render.html import page as html
from journeymap_cli.render.options import Options
from support.journeys import journey

VOID = {"meta", "link", "br", "img", "input", "col", "hr", "wbr"}
HOSTILE = (
    '<script>alert(1)</script>"\'></style></title><img src=x onerror=alert(2)>{{ 7*7 }}{% raw %}--><!-- &amp; "];}\\'
)
BAD_LINKS = ["javascript:alert(1)", "data:text/html,<script>alert(1)</script>", "//evil.example/x", "vbscript:x"]


@dataclass
class Element:
    """An element: its tag, attributes, children and the texts between them."""

    tag: str
    attributes: dict[str, str]
    parts: list["Element | str"] = field(default_factory=list)

    def all(self, *tags: str) -> Iterator["Element"]:
        for part in self.parts:
            if isinstance(part, Element):
                if not tags or part.tag in tags:
                    yield part
                yield from part.all(*tags)

    def first(self, tag: str) -> "Element":
        return next(self.all(tag))

    def children(self, *tags: str) -> list["Element"]:
        return [part for part in self.parts if isinstance(part, Element) and part.tag in tags]

    @property
    def text(self) -> str:
        return "".join(part if isinstance(part, str) else part.text for part in self.parts)

    @property
    def classes(self) -> list[str]:
        return self.attributes.get("class", "").split()

    def by_class(self, name: str) -> list["Element"]:
        return [element for element in self.all() if name in element.classes]


class TreeBuilder(HTMLParser):
    """Builds the tree of a page; asserts that every tag is closed and no attribute repeated."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("", {})
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"an attribute twice in <{tag}>: {names}"
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].parts.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].parts.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1].tag == tag, f"</{tag}> closes <{self.open[-1].tag}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].parts.append(data)


def parsed(page: str) -> Element:
    """The tree of a page; asserts that tags match."""
    reader = TreeBuilder()
    reader.feed(page)
    reader.close()
    assert reader.open == [reader.root]
    return reader.root


@cache
def page(text: str, options: Options | None = None) -> str:
    """The page of a journey."""
    return html.render(journey(text), options or Options()).decode()


def tree(text: str, options: Options | None = None) -> Element:
    return parsed(page(text, options))


def example_text(name: str) -> str:
    """The text of an example that names no other file."""
    return (Path(__file__).parents[2] / "examples" / name / "journey.yaml").read_text(encoding="utf-8")


def grid(table: Element) -> list[list[Element]]:
    """The cells of a table as rows of equal length, with each cell at every position that it spans."""
    width = sum(int(column.attributes.get("span", 1)) for column in table.first("colgroup").all("col"))
    rows = list(table.all("tr"))
    taken: list[dict[int, Element]] = [{} for _ in rows]
    for number, row in enumerate(rows):
        at = 0
        for cell in row.children("td", "th"):
            while at in taken[number]:
                at += 1
            for below in range(int(cell.attributes.get("rowspan", 1))):
                for across in range(int(cell.attributes.get("colspan", 1))):
                    assert at + across not in taken[number + below], "two cells in one place"
                    taken[number + below][at + across] = cell
    assert all(sorted(row) == list(range(width)) for row in taken), [len(row) for row in taken]
    return [[row[at] for at in range(width)] for row in taken]


def single_spaced(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def hostile_map() -> str:
    """A map with markup in every field that takes text."""
    x = "'" + HOSTILE.replace("'", "''") + "'"
    links = "\n".join(f"            - {{text: {x}, link: '{link}', tags: [{x}], note: {x}}}" for link in BAD_LINKS)
    items = "\n".join(f"          {lane}:\n{links}" for lane in PLAIN)
    return f"""
title: {x}
description: {x}
scenario: {x}
expectations: [{x}]
scope: {{starts: {x}, ends: {x}}}
tags: [{x}]
owner: {x}
contributors: [{x}]
scale: {{min: -2, max: 2, labels: {{-2: {x}}}}}
personas:
  - {{id: p, name: {x}, role: {x}, description: {x}, goals: {x}, needs: {x}, color: "#ff0",
     frustrations: {x}, quote: {x}}}
channels: [{{id: c, name: {x}, kind: chat}}]
sources: [{{id: s, title: {x}, url: "javascript:alert(1)"}}]
lanes: [{{id: own, label: {x}}}]
stages:
  - name: {x}
    id: one
    description: {x}
    owner: {x}
    steps:
      - {{name: {x}, id: a, description: {x}, owner: {x}, next: [{{to: exit, label: {x}, when: {x}}}]}}
      - name: {x}
        id: b
        emotion: [{{persona: p, score: -2, label: {x}, quote: {x}}}, {{persona: p, score: 2}}]
        touchpoints: [{{text: {x}, channel: c, link: "javascript:alert(1)"}}]
        pain_points: [{{text: {x}, id: pain, sources: s}}]
        opportunities:
          - {{text: {x}, impact: high, effort: low, owner: {x}, addresses: pain, links: ["javascript:alert(1)"],
             solutions: [{{text: {x}, link: "javascript:alert(1)"}}]}}
        metrics:
          - {{name: {x}, value: 3, unit: {x}, target: 4, link: "javascript:alert(1)"}}
          - {{name: {x}, kind: reach, value: 50}}
  - name: {x}
    id: two
    cells:
      own: [{x}]
{items.replace("          ", "    ", 1).replace(chr(10) + "          ", chr(10) + "    ")}
"""


PLAIN = [
    "goals",
    "needs",
    "activities",
    "questions",
    "thoughts",
    "quotes",
    "responses",
    "gains",
    "frontstage",
    "support",
]
