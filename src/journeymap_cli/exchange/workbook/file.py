"""Workbooks: every table of every sheet, or a map that was written as one."""

from journeymap_cli.exchange.imported import NO_MAP, NOT_IMPORTED, Excerpt, ImportedMap, ImportResult
from journeymap_cli.exchange.tables import HINT
from journeymap_cli.exchange.workbook.build import map_data
from journeymap_cli.exchange.workbook.opening import open_workbook
from journeymap_cli.exchange.workbook.own import OwnBook, own_book
from journeymap_cli.exchange.workbook.sheets import SheetExcerpt, WorkbookError
from journeymap_cli.exchange.workbook.tables import read_sheet
from journeymap_cli.phrases import quoted
from journeymap_cli.problem import Problem


def read(raw: bytes, file: str, name: str, max_size: int) -> ImportResult:
    """The maps of a workbook."""
    if len(raw) > max_size:
        return _nothing(file, f"the file has {len(raw):,} bytes, the limit is {max_size:,}")
    try:
        sheets = open_workbook(raw)
    except WorkbookError as error:
        return _nothing(file, *error.args)
    if own := own_book(sheets):
        return _own_map(own, file)
    maps: list[ImportedMap] = []
    problems: list[Problem] = []
    for sheet in sheets:
        found = read_sheet(sheet, file, name)
        maps.extend(found.maps)
        problems.extend(found.problems)
    if not maps:
        message = "no sheet has a table of a journey map" if sheets else "no sheet has any cells"
        return _nothing(file, message, HINT)
    return ImportResult(tuple(maps), tuple(problems))


def _own_map(own: OwnBook, file: str) -> ImportResult:
    """The map of a workbook that was written as one."""
    data = map_data(own.cells, own.map_id, own.lang, own.scale)
    problems = [
        SheetExcerpt(file, own.sheets[stray.sheet]).problem(
            NOT_IMPORTED, f"{quoted(stray.text)} is not in the map: {stray.why}", (stray.at, stray.at + 1)
        )
        for stray in own.strays
    ]
    return ImportResult((ImportedMap(data),), tuple(problems))


def _nothing(file: str, message: str, hint: str | None = None) -> ImportResult:
    return ImportResult(problems=(Excerpt(file, "").problem(NO_MAP, message, (0, 0), hint, error=True),))
