"""Workbooks of maps: written, read, and edited as people edit them."""

from collections.abc import Sequence
from functools import cache

from journeymap_cli.exchange.imported import ImportResult
from journeymap_cli.exchange.workbook.opening import open_workbook
from journeymap_cli.exchange.workbook.sheets import SheetCells
from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.model.journey import Journey
from journeymap_cli.render.options import Options
from journeymap_cli.render.xlsx import workbook
from journeymap_cli.view.book.book import BookAddress, book, content
from support.importing import imported

Rows = dict[str, list[list[str]]]


def book_of(journey: Journey) -> bytes:
    """The workbook of a map."""
    return workbook.render(journey, Options())


def texts_of(journey: Journey) -> dict[BookAddress, str]:
    """Every text of its sheets, by address."""
    return content(book(Analysis(journey)))


def brought_back(journey: Journey) -> ImportResult:
    """The result of importing its workbook."""
    return imported("xlsx", book_of(journey))


@cache
def _opened(raw: bytes) -> list[SheetCells]:
    return open_workbook(raw)


class EditedBook:
    """The sheets of a workbook, to be edited: `cells["Map"]` are rows of texts."""

    def __init__(self, journey: Journey) -> None:
        self.sheets = _opened(book_of(journey))
        self.cells: Rows = {sheet.name: [list(row) for row in sheet.rows] for sheet in self.sheets}

    def edit(self, sheet: str, old: str, new: str) -> None:
        """Write another text into the first cell that has a text."""
        row, column = next(
            (at, number)
            for at, row in enumerate(self.cells[sheet])
            for number, text in enumerate(row)
            if at and number and text == old
        )
        self.cells[sheet][row][column] = new

    def add(self, sheet: str, *texts: str) -> None:
        """Write a row without an id below the last one."""
        width = len(self.cells[sheet][0])
        self.cells[sheet].append(["", *texts, *[""] * (width - len(texts) - 1)])

    def delete(self, sheet: str, text: str) -> None:
        """Delete the row with a text."""
        at = next(at for at, row in enumerate(self.cells[sheet]) if text in row)
        del self.cells[sheet][at]

    def done(self) -> Sequence[SheetCells]:
        """The sheets as they are now."""
        return [sheet._replace(rows=self.cells[sheet.name]) for sheet in self.sheets if sheet.name in self.cells]
