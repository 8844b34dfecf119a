"""Files with journey diagrams of Mermaid: one diagram, or a Markdown file with blocks of them."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from journeymap_cli.exchange.imported import NO_MAP, Excerpt, ImportResult
from journeymap_cli.exchange.mermaid.diagram import read_diagram
from journeymap_cli.exchange.mermaid.text import diagram_text
from journeymap_cli.regexes import regex
from journeymap_cli.yamlsource.positions import LINE_BREAK
from journeymap_cli.yamlsource.text import decode

FENCE: Final = regex(
    r"(?P<before>[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?)(?P<fence>`{3,}|~{3,}|:{3,})[ \t]*\{?mermaid\b", re.I
)
IS_JOURNEY: Final = regex(r"journey\b")

MOST_IN_FILE: Final = 200_000
LEAST: Final = 200
"""The most characters of all diagrams in a file, and how many are added for each diagram."""


def read(raw: bytes, file: str, name: str, max_size: int) -> ImportResult:
    """The maps of a file. It is one diagram, unless it has code blocks of Mermaid."""
    text, wrong = text_of(raw, file, max_size)
    if wrong:
        return wrong
    blocks = list(mermaid_blocks(text, file))
    if not blocks:
        return read_diagram(Excerpt(file, text), name)
    found = read_blocks(blocks, name)
    if found.maps or found.problems:
        return found
    return ImportResult(
        problems=(Excerpt(file, text).problem(NO_MAP, "no block is a journey diagram", (0, 0), error=True),)
    )


def text_of(raw: bytes, file: str, max_size: int) -> tuple[str, ImportResult | None]:
    """Return the text of a file with LF as line break; if it cannot be read, also a result with its errors."""
    text, problems = decode(raw, max_size)
    if problems:
        return text, ImportResult(problems=tuple(problem._replace(file=file) for problem in problems))
    return LINE_BREAK.sub("\n", text), None


def read_blocks(blocks: Iterable[Excerpt], name: str) -> ImportResult:
    """The maps of the blocks that are journey diagrams."""
    left = MOST_IN_FILE
    found: list[ImportResult] = []
    for block in blocks:
        left -= len(block.text) + LEAST
        if left < 0:
            message = (
                "the diagrams of this file are too long to read them all: this one and those below it are not read"
            )
            found.append(ImportResult(problems=(block.problem(NO_MAP, message, (0, 0), "split the file", error=True),)))
            break
        if _is_journey(block):
            found.append(read_diagram(block, name))
    maps = tuple(map_ for each in found for map_ in each.maps)
    return ImportResult(maps, tuple(problem for each in found for problem in each.problems))


def _is_journey(block: Excerpt) -> bool:
    return IS_JOURNEY.match(diagram_text(f"{block.text}\n").text) is not None


def diagram_lines(blocks: Iterable[Excerpt]) -> Iterator[int]:
    """Yield the numbers, from 0, of the lines of journey diagrams and their fences."""
    for block in blocks:
        if _is_journey(block):
            yield from range(block.line - 2, block.line + block.text.count("\n") + 1)


def mermaid_blocks(text: str, file: str) -> Iterator[Excerpt]:
    """Yield the code blocks of a Markdown text that are marked as Mermaid; an unclosed one ends with the text."""
    lines = enumerate(text.split("\n"), start=1)
    for number, line in lines:
        if found := FENCE.match(line):
            width = len(found["before"])
            body: list[str] = []
            moved: list[int] = []
            for _, inner in lines:
                cut = len(inner[:width]) - len(inner[:width].lstrip(" \t>")) if inner[:width].strip(" \t>") else width
                rest = inner[cut:]
                if rest.strip().startswith(found["fence"]) and not rest.strip().strip(found["fence"][0]):
                    break
                body.append(rest)
                moved.append(min(cut, len(inner)))
            yield Excerpt(file, "\n".join(body), number + 1, tuple(moved))
