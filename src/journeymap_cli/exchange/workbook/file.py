"""Reads workbooks: every table of every sheet, or the map from which the workbook was written."""

from journeymap_cli.exchange.imported import NO_MAP, Excerpt, ImportedMap, ImportResult, count_texts
from journeymap_cli.exchange.tables import HINT
from journeymap_cli.exchange.workbook.bring_back import bring_back
from journeymap_cli.exchange.workbook.build import map_data
from journeymap_cli.exchange.workbook.opening import open_workbook
from journeymap_cli.exchange.workbook.own import OwnBook, own_book
from journeymap_cli.exchange.workbook.sheets import SheetExcerpt, WorkbookError
from journeymap_cli.exchange.workbook.tables import read_sheet
from journeymap_cli.load.check import check
from journeymap_cli.load.ids import fill_ids
from journeymap_cli.load.normalize import FieldShape, normalize
from journeymap_cli.model.journey import Journey
from journeymap_cli.problem import Problem, any_error
from journeymap_cli.yamlsource.text import too_many_bytes


def read(raw: bytes, file: str, name: str, max_size: int) -> ImportResult:
    """The maps of a workbook."""
    if len(raw) > max_size:
        return _nothing(file, too_many_bytes(len(raw), max_size))
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
        count_texts(maps)
        problems.extend(found.problems)
    if not maps:
        message = (
            "no sheet has a table of a journey map" if any(sheet.rows for sheet in sheets) else "no sheet has any cells"
        )
        first = SheetExcerpt(file, sheets[0].name) if sheets else Excerpt(file, "")
        return ImportResult(problems=(first.problem(NO_MAP, message, (0, 1), HINT, error=True),))
    return ImportResult(tuple(maps), tuple(problems))


def _own_map(own: OwnBook, file: str) -> ImportResult:
    """The map from which a workbook was written, with all edits since."""
    texts = own.cells if own.base is None else own.base
    written = normalize(map_data(texts, own.map_id, own.lang, own.scale), FieldShape(part=Journey))
    count_texts([ImportedMap(written)])
    fill_ids(written, file)
    journey, wrong = check(written, Journey)
    if journey is None or any_error(wrong):
        first = next(problem for problem in wrong if problem.severity == "error")
        return _nothing(file, f"this is not valid in a map: {first.message}", first.hint)
    found = bring_back(own, texts, journey, file)
    return ImportResult((ImportedMap(found.data),), tuple(found.problems))


def _nothing(file: str, message: str, hint: str | None = None) -> ImportResult:
    return ImportResult(problems=(Excerpt(file, "").problem(NO_MAP, message, (0, 0), hint, error=True),))
