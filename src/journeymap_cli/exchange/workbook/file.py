"""Workbooks: every table of every sheet, or a map that was written as one."""

from journeymap_cli.exchange.imported import NO_MAP, Excerpt, ImportedMap, ImportResult
from journeymap_cli.exchange.tables import HINT
from journeymap_cli.exchange.workbook.opening import open_workbook
from journeymap_cli.exchange.workbook.sheets import WorkbookError
from journeymap_cli.exchange.workbook.tables import read_sheet
from journeymap_cli.problem import Problem


def read(raw: bytes, file: str, name: str, max_size: int) -> ImportResult:
    """The maps of a workbook."""
    if len(raw) > max_size:
        return _nothing(file, f"the file has {len(raw):,} bytes, the limit is {max_size:,}")
    try:
        sheets = open_workbook(raw)
    except WorkbookError as error:
        return _nothing(file, *error.args)
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


def _nothing(file: str, message: str, hint: str | None = None) -> ImportResult:
    return ImportResult(problems=(Excerpt(file, "").problem(NO_MAP, message, (0, 0), hint, error=True),))
