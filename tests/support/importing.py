"""Importing texts of other tools."""

from textwrap import dedent

from journeymap_cli.exchange.imported import ImportResult
from journeymap_cli.exchange.kinds import read_file
from journeymap_cli.load.load import load
from journeymap_cli.model.journey import Journey
from journeymap_cli.rewrite.canonical import canonical_data
from journeymap_cli.yamlsource.text import MAX_SIZE
from support.journeys import Files


def imported(kind: str, text: str | bytes, name: str = "source") -> ImportResult:
    """The result of importing a text of some kind."""
    raw = text if isinstance(text, bytes) else dedent(text).encode()
    return read_file(kind, raw, f"{name}.txt", name, MAX_SIZE)


def journeys(found: ImportResult) -> list[Journey]:
    """The journeys of an import, each loaded from the text that is written for it."""
    return [load(canonical_data(map_.data).encode(), "map.yaml", Files({})).journey for map_ in found.maps]


def places(found: ImportResult) -> list[tuple[int, int, str]]:
    """The line, column and rule of each problem."""
    return [(problem.where.line, problem.where.column, problem.rule) for problem in found.problems]
