"""Finds the tables on a sheet: between empty rows, beside each other, below titles and above legends."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final, NamedTuple, TypeAlias

from journeymap_cli.exchange.csv_cells import TextCell
from journeymap_cli.exchange.imported import NOT_IMPORTED, ImportedMap, ImportResult
from journeymap_cli.exchange.naming import visible
from journeymap_cli.exchange.records import is_record_table
from journeymap_cli.exchange.tables import read_table
from journeymap_cli.exchange.words import lane_of
from journeymap_cli.exchange.workbook.sheets import SheetCells, SheetExcerpt, column_name, offset
from journeymap_cli.model.scalars import VISIBLE
from journeymap_cli.phrases import counted, quoted
from journeymap_cli.problem import Problem, Severity
from journeymap_cli.regexes import regex

CellRows: TypeAlias = Sequence[Sequence[TextCell]]

HIDDEN: Final = "hidden-cells"
"""Hidden cells are read too."""

MOST_BLOCKS: Final = 500
USUAL_NAME: Final = regex(
    r"(?:sheet|tabelle|feuil|hoja|planilha|folha|foglio|лист|シート|工作表|시트|arkusz|blad)\s*\d*",
    2,  # re.IGNORECASE
)
"""The default names that spreadsheet programs give to sheets."""


class _Block(NamedTuple):
    """Rows without an empty one between them, and what was read from them if they are a table."""

    rows: CellRows
    found: ImportResult | None = None


def read_sheet(sheet: SheetCells, file: str, name: str) -> ImportResult:
    """Return the maps of a sheet, and infos about hidden cells and about text outside tables."""
    excerpt = SheetExcerpt(file, sheet.name)
    title = name if USUAL_NAME.fullmatch(sheet.name) else visible(sheet.name, name)
    maps: list[ImportedMap] = []
    problems: list[Problem] = []
    for block in _tables(list(_blocks(_filled(sheet))), excerpt, title):
        if block.found is None:
            problems.append(_unused(block, excerpt))
        else:
            maps.extend(block.found.maps)
            problems.extend(block.found.problems)
    if maps:
        problems[:0] = _hidden(sheet, excerpt)
    return ImportResult(tuple(maps), tuple(problems))


def _filled(sheet: SheetCells) -> list[list[TextCell]]:
    """The cells of a sheet. Merged cells repeat their text, except titles across a row and labels of several rows."""
    rows = [
        [TextCell(text, offset(row, column), offset(row, column) + 1) for column, text in enumerate(texts)]
        for row, texts in enumerate(sheet.rows)
    ]
    first = min((column for texts in sheet.rows for column, text in enumerate(texts) if text.strip()), default=0)
    for top, left, bottom, right in sheet.merged:
        is_title = not any(cell.text.strip() for cell in rows[top][right + 1 :]) and left <= first
        if not is_title:
            last = top if left == first else bottom
            for row in range(top, last + 1):
                rows[row][left : right + 1] = [rows[top][left]] * (right - left + 1)
    return rows


def _blocks(rows: CellRows) -> Iterator[CellRows]:
    """The rows between empty ones."""
    for is_empty, block in groupby(rows, lambda row: not any(map(_shows, row))):
        if not is_empty:
            yield list(block)


def _shows(cell: TextCell) -> bool:
    return bool(VISIBLE.search(cell.text))


def _tables(blocks: Sequence[CellRows], excerpt: SheetExcerpt, name: str) -> Iterator[_Block]:
    """The tables, each with the titles above it, and the blocks that are in no table."""
    above: list[CellRows] = []
    at = 0
    while at < len(blocks):
        rows, at = blocks[at], at + 1
        if at > MOST_BLOCKS or (_is_about(rows) and at < len(blocks)):
            above.append(rows)
            continue
        while at < len(blocks) and (_is_head(rows) or _continues(rows, blocks[at])):
            rows, at = [*rows, *blocks[at]], at + 1
        beside = _beside(rows, excerpt, name)
        found = None if beside else _read([*(row for each in above for row in each), *rows], excerpt, name)
        if found or beside:
            yield from (_Block(each) for each in above if beside)
            yield from beside or [_Block(rows, found)]
            above = []
        else:
            above.append(rows)
    yield from map(_Block, above)


def _is_about(rows: CellRows) -> bool:
    """Whether rows look like a title, or a label and its text: they have no more than two texts each."""
    return all(len({cell.text for cell in row if _shows(cell)}) <= 2 for row in rows)


def _is_head(rows: CellRows) -> bool:
    """Whether rows are the head of a table whose lanes follow an empty row."""
    return len(rows) <= 2 and not any(lane_of(_first(row)) for row in rows) and not _is_about(rows[:1])


def _continues(rows: CellRows, more: CellRows) -> bool:
    """Whether rows below an empty one belong to the table above it."""
    if lane_of(_first(more[0])):
        is_head = [cell.text for cell in more[0]] == [cell.text for cell in rows[0]]
        return not (is_head or _is_about(rows) or sum(map(_shows, more[0])) < 2)
    lanes = [sum(lane_of(cell.text) is not None for cell in each) for each in (rows[0], more[0])]
    return lanes[0] >= 2 > lanes[1] and not _is_about(more)


def _first(row: Sequence[TextCell]) -> str:
    return next((cell.text for cell in row if _shows(cell)), "")


def _beside(rows: CellRows, excerpt: SheetExcerpt, name: str) -> list[_Block]:
    """The tables beside each other, separated by empty columns; empty unless every part is a table."""
    filled = [any(_shows(row[column]) for row in rows) for column in range(len(rows[0]))]
    runs = [
        [column for column, _ in run]
        for is_filled, run in groupby(enumerate(filled), lambda each: each[1])
        if is_filled
    ]
    if len(runs) < 2 or min(map(len, runs)) < 2:
        return []
    parts = [[row[run[0] : run[-1] + 1] for row in rows] for run in runs]
    found = [_Block(part, _read(part, excerpt, name)) for part in parts]
    return found if all(each.found for each in found) else []


def _read(rows: CellRows, excerpt: SheetExcerpt, name: str) -> ImportResult | None:
    """Read a table without its empty rows and columns, and without a column that groups its lanes."""
    kept = [column for column in range(len(rows[0])) if any(_shows(row[column]) for row in rows)]
    table = [[row[column] for column in kept] for row in rows]
    table = [row for row in table if any(map(_shows, row))]
    is_records = bool(table) and is_record_table([cell.text for cell in table[0]])
    grouped = (
        []
        if is_records
        else [sum(lane_of(row[column].text) is not None for row in table) for column in range(min(2, len(kept)))]
    )
    if len(grouped) < 2 or not grouped[1] > max(1, grouped[0]) or len({row[1].text for row in table}) < len(table) - 2:
        found = read_table(excerpt, table, name)
        return found if found and found.maps else None
    found = read_table(excerpt, [row[1:] for row in table], name)
    groups = [row[0] for row in table if _shows(row[0])]
    infos = [_info(excerpt, cell, f"{quoted(cell.text)} is not in the map: it groups lanes") for cell in groups]
    return found._replace(problems=(*found.problems, *infos)) if found and found.maps else None


def _info(excerpt: SheetExcerpt, cell: TextCell, message: str) -> Problem:
    return excerpt.problem(NOT_IMPORTED, message, (cell.start, cell.end), severity=Severity.INFO)


def _unused(block: _Block, excerpt: SheetExcerpt) -> Problem:
    cells = [cell for row in block.rows for cell in row if _shows(cell)]
    what = (
        quoted(cells[0].text)
        if len(cells) == 1
        else f"{counted(len(block.rows), 'row')} from {quoted(cells[0].text)} on"
    )
    verb = "is" if len(block.rows) == 1 else "are"
    at = (cells[0].start, cells[-1].end)
    return excerpt.problem(NOT_IMPORTED, f"{what} {verb} not in a map", at, severity=Severity.INFO)


def _hidden(sheet: SheetCells, excerpt: SheetExcerpt) -> Iterator[Problem]:
    if sheet.is_hidden:
        yield excerpt.problem(HIDDEN, "this sheet is hidden: it is read too", (0, 1), severity=Severity.INFO)
    width = len(sheet.rows[0])
    filled = [
        column
        for column in sorted(sheet.hidden_columns)
        if column < width and any(VISIBLE.search(row[column]) for row in sheet.rows)
    ]
    for column in filled:
        message = f"column {column_name(column)} is hidden: it is read too"
        at = offset(0, column)
        yield excerpt.problem(HIDDEN, message, (at, at + 1), severity=Severity.INFO)
