"""The sheets of a workbook as texts, and facts about them from before they are read."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from journeymap_cli.exchange.imported import Excerpt
from journeymap_cli.problem import Problem, Severity, Span
from journeymap_cli.regexes import regex

MOST_CELLS: Final = 100_000
MOST_SHEETS: Final = 50
MOST_COLUMNS: Final = 16_384
MOST_UNPACKED: Final = 32 * 1024 * 1024
"""The most bytes of a workbook without compression."""

CellRange = tuple[int, int, int, int]
"""The first row and column and the last row and column, from 0."""


class WorkbookError(Exception):
    """A workbook cannot be read. The arguments are the reason, and a hint or None."""


HAS_PASSWORD: Final = ("the workbook has a password", "save it without one")
NOT_A_WORKBOOK: Final = ("this is not a workbook", "save it as .xlsx, .xls or .ods")
DAMAGED: Final = ("the workbook is damaged", "open it in a spreadsheet program and save it again")
UNREADABLE: Final = ("the workbook cannot be read", "open it in a spreadsheet program and save it again")
TOO_MANY_SHEETS: Final = (f"the workbook has more than {MOST_SHEETS} sheets", "split it")
"""Messages of `WorkbookError`, each with a hint."""


class SheetFacts(NamedTuple):
    """What the reading library does not say about a sheet."""

    is_hidden: bool = False
    hidden_columns: frozenset[int] = frozenset()
    merged: tuple[CellRange, ...] = ()


class SheetCells(NamedTuple):
    """A sheet: the texts of its cells from A1 on, and its merged cells, within those."""

    name: str
    rows: Sequence[Sequence[str]]
    merged: Sequence[CellRange] = ()
    is_hidden: bool = False
    hidden_columns: frozenset[int] = frozenset()


class CellCount:
    """Counts cells as the library fills them: in whole rectangles from A1 on. Raises WorkbookError beyond a limit."""

    def __init__(self) -> None:
        self._seen = self._before = self._rows = self._columns = 0

    def add(self, row: int, column: int) -> None:
        """Count a cell with content, at a row and column from 0."""
        if row >= self._rows or column >= self._columns:
            self._rows, self._columns = max(self._rows, row + 1), max(self._columns, column + 1)
            if self._before + self._rows * self._columns > MOST_CELLS:
                message = (
                    f"the sheets have more than {MOST_CELLS:,} cells, counted from A1 to the last one that is filled"
                )
                raise WorkbookError(message, "delete the cells far outside the table, or split the workbook")

    def see(self) -> None:
        """Count a cell that may be empty."""
        self._seen += 1
        if self._seen > 4 * MOST_CELLS:
            raise WorkbookError("the sheets have too many cells", "delete empty rows and columns that have a format")

    def next_sheet(self) -> None:
        """Begin another sheet."""
        self._before += self._rows * self._columns
        self._rows = self._columns = 0


class SheetExcerpt(Excerpt):
    """A sheet, for problems with its cells; their offsets are those that `offset` returns."""

    def __init__(self, file: str, sheet: str) -> None:
        super().__init__(file, "")
        self.sheet = sheet

    def problem(
        self,
        rule: str,
        message: str,
        at: tuple[int, int],
        hint: str | None = None,
        *,
        error: bool = False,
        severity: Severity = Severity.WARNING,
    ) -> Problem:
        """Return a problem with the cells from `at[0]` up to `at[1]`; see `Excerpt.problem`."""
        found = super().problem(rule, message, (0, 0), hint, error=error, severity=severity)
        row, column = divmod(at[0], MOST_COLUMNS)
        last = max(row, (at[1] - 1) // MOST_COLUMNS)
        place = f"{column_name(column)}{row + 1}"
        name = self.sheet if PLAIN_NAME.fullmatch(self.sheet) else "'{}'".format(self.sheet.replace("'", "''"))
        span = Span(row + 1, column + 1, last + 1, column + 2)
        return found._replace(span=span, path=(self.sheet, place), cell=f"{name}!{place}")


PLAIN_NAME: Final = regex(r"[^\W\d]\w*")
"""A name of a sheet that needs no quotes in a reference."""


def offset(row: int, column: int) -> int:
    """Return the offset of a cell, as if all rows were `MOST_COLUMNS` long. All are counted from 0."""
    return row * MOST_COLUMNS + column


def column_name(column: int) -> str:
    """Return the letters of a column, which is counted from 0: `A`, `XFD`."""
    name = ""
    while column >= 0:
        name = chr(ord("A") + column % 26) + name
        column = column // 26 - 1
    return name


def cell_place(reference: str) -> tuple[int, int]:
    """Return the row and column, from 0, of a reference such as `B7`. Raises ValueError."""
    letters = reference.rstrip("0123456789")
    column = 0
    for letter in letters:
        if not "A" <= letter <= "Z" or len(letters) > 3:
            raise ValueError(reference)
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(reference[len(letters) :]) - 1, column - 1
