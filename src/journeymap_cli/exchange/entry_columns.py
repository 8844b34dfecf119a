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
"""The start of a text that a spreadsheet would run as a formula, or whose first character it would hide."""


def guarded(column: str, text: str) -> str:
    """Return the cell for a text, with an apostrophe in front if a spreadsheet would run it as a formula."""
    return f"'{text}" if column not in NUMBERS and RUNS.match(text) else text


def unguarded(column: str, cell: str) -> str:
    """Return the text of a cell, without the apostrophe that `guarded` adds."""
    return cell[1:] if column not in NUMBERS and cell.startswith("'") and RUNS.match(cell, 1) else cell
