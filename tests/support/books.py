"""Workbooks of maps, written and read."""

from journeymap_cli.exchange.imported import ImportResult
from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.model.journey import Journey
from journeymap_cli.render.options import Options
from journeymap_cli.render.xlsx import workbook
from journeymap_cli.view.book.book import BookAddress, book, content
from support.importing import imported


def book_of(journey: Journey) -> bytes:
    """The workbook of a map."""
    return workbook.render(journey, Options())


def texts_of(journey: Journey) -> dict[BookAddress, str]:
    """Every text of its sheets."""
    return content(book(Analysis(journey)))


def brought_back(journey: Journey) -> ImportResult:
    """What is read from its workbook."""
    return imported("xlsx", book_of(journey))
