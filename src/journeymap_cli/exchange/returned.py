"""Workbooks and tables that come back to the map from which they were written."""

from journeymap_cli.exchange.imported import NOT_IMPORTED, Excerpt
from journeymap_cli.exchange.table_back import NOTE, table_back
from journeymap_cli.exchange.workbook.bring_back import bring_back
from journeymap_cli.exchange.workbook.opening import open_workbook
from journeymap_cli.exchange.workbook.own import own_book
from journeymap_cli.exchange.workbook.returning import Returned
from journeymap_cli.exchange.workbook.sheets import WorkbookError
from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.model.journey import Journey
from journeymap_cli.problem import Severity
from journeymap_cli.view.book.book import COLUMNS, MAP, book, content

NOT_WRITTEN = "no sheet of it was written by 'journeymap render -f xlsx'; without --into it is imported as a new map"


def read_returned(kind: str | None, raw: bytes, file: str, journey: Journey, max_size: int) -> Returned | str:
    """The data of a map with what a table says; a text says why this is not a table of the map."""
    if len(raw) > max_size:
        return f"the file has {len(raw):,} bytes, the limit is {max_size:,}"
    if kind == "xlsx":
        return _workbook(raw, file, journey)
    if kind == "csv":
        return table_back(raw, file, journey)
    return "only workbooks and CSV files that were written from a map can be brought back into it"


def _workbook(raw: bytes, file: str, journey: Journey) -> Returned | str:
    try:
        own = own_book(open_workbook(raw))
    except WorkbookError as error:
        return ": ".join(filter(None, error.args))
    if own is None:
        return NOT_WRITTEN
    if own.base is not None and own.map_id != journey.id:
        return f"this is a workbook of the map '{own.map_id}', not of '{journey.id}'"
    if own.base is not None:
        return bring_back(own, own.base, journey, file)
    texts = content(book(Analysis(journey)))
    if not {*own.cells[MAP, "", COLUMNS].split("\n")} & {*texts[MAP, "", COLUMNS].split("\n")}:
        return f"this is not a workbook of '{journey.id}': no stage or step is the same"
    found = bring_back(own, texts, journey, file)
    note = Excerpt(file, "").problem(NOT_IMPORTED, NOTE, (0, 0), severity=Severity.INFO)
    return found._replace(problems=(note, *found.problems))
