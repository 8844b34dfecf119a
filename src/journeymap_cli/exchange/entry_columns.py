"""The columns of a table with a row for each entry, and how text is kept from running as a formula."""

from typing import Final

from journeymap_cli.regexes import regex

COLUMNS: Final = (
    *("map", "stage", "step", "lane", "id", "text", "persona", "score", "severity", "frequency", "impact", "effort"),
    *("status", "owner", "evidence", "sources", "value", "unit", "target", "as_of"),
)
NUMBERS: Final = frozenset(("score", "value", "target"))
"""Columns that are never guarded: they hold numbers, which may begin with a sign."""

SEPARATOR: Final = "; "
"""Between the sources of an entry, and between the labels of a feeling."""

RUNS: Final = regex(r"[=+\-@\t\r']")
"""How a text begins that a spreadsheet runs as a formula, or whose first character it hides."""


def guarded(column: str, text: str) -> str:
    """A text of a column as a cell, with an apostrophe before it where a spreadsheet would run it."""
    return f"'{text}" if column not in NUMBERS and RUNS.match(text) else text


def unguarded(column: str, cell: str) -> str:
    """The text of a cell."""
    return cell[1:] if column not in NUMBERS and cell.startswith("'") and RUNS.match(cell, 1) else cell
