"""Checks that every text of a table is in one of the maps made from it, or in a problem at its place."""

import re
from collections.abc import Iterator
from typing import Any

from journeymap_cli.exchange.cell_entries import pieces
from journeymap_cli.exchange.imported import ImportResult


def said(value: Any) -> Iterator[str]:
    """Every text in some data."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from said(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from said(inner)
    elif value is not None:
        yield str(value)


def words(text: str) -> list[str]:
    """The words of a text, without markup and punctuation."""
    bare = re.sub(r"</?[a-z]+ ?/?>|&\w+;", " ", text, flags=re.IGNORECASE)
    return re.findall(r"[^\W_]+", bare.casefold())


def lost(lines: list[list[str]], found: ImportResult) -> list[tuple[int, str]]:
    """The pieces of cells that were lost, with their line numbers. `lines` are the cells of each line of the file."""
    everything = {word for map_ in found.maps for text in said(map_.data) for word in words(text)}
    reported = {
        number for problem in found.problems for number in range(problem.where.line, problem.where.end_line + 1)
    }
    return [
        (number, piece)
        for number, cells in enumerate(lines, start=1)
        if number not in reported
        for cell in cells
        for piece in pieces(cell)
        if not everything.issuperset(words(piece))
    ]
