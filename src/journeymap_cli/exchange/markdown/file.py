"""Markdown files: their journey diagrams, and their sections, tables and lists of stages and lanes."""

from collections.abc import Iterator, Sequence

from journeymap_cli.exchange.cell_entries import name_in
from journeymap_cli.exchange.grid import read_grid
from journeymap_cli.exchange.imported import NO_MAP, NOT_IMPORTED, Excerpt, ImportedMap, ImportResult
from journeymap_cli.exchange.markdown.lists import list_maps
from journeymap_cli.exchange.markdown.sections import section_map
from journeymap_cli.exchange.markdown.tables import tables
from journeymap_cli.exchange.mermaid.file import diagram_lines, mermaid_blocks, read_blocks, text_of
from journeymap_cli.exchange.naming import visible
from journeymap_cli.problem import Problem, Severity
from journeymap_cli.regexes import regex

SHOWS = regex(r"\w")
CUTS_OF_LINES = regex(r"[;→⇒]|->|<br", 2)  # re.IGNORECASE


def read(raw: bytes, file: str, name: str, max_size: int) -> ImportResult:
    """The maps of a file."""
    text, wrong = text_of(raw, file, max_size)
    if wrong:
        return wrong
    Excerpt(file, text).count(CUTS_OF_LINES.findall(text))
    blocks = list(mermaid_blocks(text, file))
    diagrams = read_blocks(blocks, name)
    excerpt = Excerpt(file, text)
    maps: list[ImportedMap] = []
    problems = list(diagrams.problems)
    used = set(diagram_lines(blocks))
    if sections := section_map(text, name):
        maps.append(ImportedMap(sections.data))
        used.update(sections.lines)
    for table in tables(text):
        title = visible(name_in(table.heading), name)
        found = read_grid(excerpt, table.rows, title) if table.start not in used else None
        if found:
            maps.extend(found.maps)
            problems.extend(found.problems)
            used.update([*range(table.start, table.end), table.heading_at])
    for found_list in list_maps(text, name, frozenset(used)):
        maps.append(ImportedMap(found_list.data))
        used.update(found_list.lines)
    if maps:
        return ImportResult((*diagrams.maps, *maps), (*problems, *_rest(excerpt, used)))
    if diagrams.maps or diagrams.problems:
        return diagrams
    message = "the file has no journey diagram, and no table, sections or list of stages and lanes"
    hint = "a table has stages as columns or rows, and names of lanes such as Actions, Feelings, Pain points"
    return ImportResult(problems=(excerpt.problem(NO_MAP, message, (0, 0), hint, error=True),))


def _rest(excerpt: Excerpt, used: set[int]) -> Iterator[Problem]:
    """Yield an info for each block of lines outside the diagrams, tables, sections and lists that are maps."""
    lines = excerpt.text.split("\n")
    block: list[tuple[int, int]] = []
    start = 0
    for number, line in enumerate([*lines, ""]):
        if number in used or number == len(lines):
            yield from _block(excerpt, block)
            block = []
        elif SHOWS.search(line):
            block.append((start, start + len(line)))
        start += len(line) + 1


def _block(excerpt: Excerpt, block: Sequence[tuple[int, int]]) -> Iterator[Problem]:
    if block:
        at = (block[0][0], block[-1][1])
        message = "this text is not in a map" if len(block) == 1 else f"{len(block)} lines of text are not in a map"
        yield excerpt.problem(NOT_IMPORTED, message, at, severity=Severity.INFO)
