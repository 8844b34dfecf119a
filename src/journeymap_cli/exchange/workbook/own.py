"""Workbooks that were written from a map: their texts by address, as they are and as they were written."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from journeymap_cli.exchange.workbook.sheets import SheetCells, column_name, offset
from journeymap_cli.model.scalars import VISIBLE, parse_number
from journeymap_cli.view.book.book import (
    ABOUT,
    BASELINE,
    COLUMNS,
    LABEL,
    MAP,
    MARK,
    MORE,
    OF_STAGES,
    STAGE,
    TITLE,
    BookAddress,
    node_of,
    stage_of,
)
from journeymap_cli.view.book.fields import LISTS

NAMES: Final = (MAP, *(row.sheet for row in LISTS))


class NewRow(NamedTuple):
    """A row of a sheet without an id: its number, and its texts by column."""

    sheet: str
    at: int
    cells: Mapping[str, str]


class NewColumn(NamedTuple):
    """A column of the sheet Map without an id: its number, the id of the one before it, and its texts by row."""

    at: int
    before: str
    cells: Mapping[str, str]


class NewLane(NamedTuple):
    """A row of the sheet Map without an id: its number, its label, and its texts by stage or step."""

    at: int
    label: str
    cells: Mapping[str, str]


class Stray(NamedTuple):
    """A text outside the cells of the map: its sheet, its place, and why it is not imported."""

    sheet: str
    at: int
    text: str
    why: str


class OwnBook(NamedTuple):
    """The texts of a workbook and their places; `base` are the texts as they were written, if it has a record of them.

    `sheets` are the present names of its sheets by the names that they were written with, as people rename them.
    """

    sheets: Mapping[str, str]
    cells: Mapping[BookAddress, str]
    places: Mapping[BookAddress, int]
    new_rows: Sequence[NewRow]
    new_columns: Sequence[NewColumn]
    new_lanes: Sequence[NewLane]
    strays: Sequence[Stray]
    base: Mapping[BookAddress, str] | None = None
    map_id: str = ""
    lang: str = ""
    scale: tuple[str, ...] = ()


def own_book(sheets: Sequence[SheetCells]) -> OwnBook | None:
    """Return the texts of a workbook; None if it was not written from a map."""
    found = _Own()
    baseline: SheetCells | None = None
    for sheet in sheets:
        mark = sheet.rows[0][0] if sheet.rows and sheet.rows[0] else ""
        name = mark.removeprefix(f"{MARK} ")
        if sheet.name == BASELINE and mark == MARK:
            baseline = sheet
        elif mark != name and name in NAMES and name not in found.sheets:
            found.sheets[name] = sheet.name
            (found.map if name == MAP else found.list)(name, sheet)
    if MAP not in found.sheets:
        return None
    added = found.new_rows, found.new_columns, found.new_lanes
    book = OwnBook(found.sheets, found.cells, found.places, *added, found.strays)
    return _with_base(book, baseline) if baseline else book


def _with_base(book: OwnBook, sheet: SheetCells) -> OwnBook:
    """The workbook with its record of what was written, unless that is damaged."""
    head, *rows = sheet.rows
    _, _, map_id, lang, *scale = [*head, *[""] * 6][:6]
    try:
        texts = json.loads("".join(row[0] for row in rows))
        base: dict[BookAddress, str] = {
            (str(name), str(row), str(column)): str(text) for name, row, column, text in texts
        }
    except (ValueError, TypeError, RecursionError):
        return book
    if not base.get((MAP, "", COLUMNS)):
        return book
    return book._replace(base=base, map_id=map_id, lang=lang, scale=tuple(filter(None, scale)))


class _Own:
    """Collects the texts of sheets."""

    def __init__(self) -> None:
        self.sheets: dict[str, str] = {}
        self.cells: dict[BookAddress, str] = {}
        self.places: dict[BookAddress, int] = {}
        self.new_rows: list[NewRow] = []
        self.new_columns: list[NewColumn] = []
        self.new_lanes: list[NewLane] = []
        self.strays: list[Stray] = []

    def map(self, name: str, sheet: SheetCells) -> None:
        """Read the sheet Map, whose rows are about the map, its stages or its columns."""
        ids = [id_ if node_of(id_) else "" for id_ in sheet.rows[0]]
        stages: dict[str, list[int]] = {}
        for column, id_ in enumerate(ids[2:], 2):
            if id_:
                stages.setdefault(stage_of(id_), []).append(column)
        self.cells[name, "", COLUMNS] = "\n".join(id_ for id_ in ids[2:] if id_)
        added: dict[int, dict[str, str]] = {column: {} for column, id_ in enumerate(ids[2:], 2) if not id_}
        for at, row in _logical(sheet):
            if row[0] in (TITLE, *ABOUT):
                self._first((name, row[0], ""), row, range(1, len(row)), at)
            elif not row[0]:
                self._new_lane(name, ids, row, at)
            else:
                self._row(name, ids, stages, row, at)
                for column, cells in added.items():
                    cells[row[0]] = row[column]
        for column, cells in added.items():
            before = next((id_ for id_ in reversed(ids[2:column]) if id_), "")
            if any(map(VISIBLE.search, cells.values())):
                self.new_columns.append(NewColumn(column, before, cells))

    def _row(
        self, name: str, ids: Sequence[str], stages: Mapping[str, Sequence[int]], row: Sequence[str], at: int
    ) -> None:
        """Read a row whose cells are about stages or columns."""
        self._put((name, row[0], LABEL), row[1], at, 1)
        if row[0] == STAGE or row[0].startswith(OF_STAGES):
            for stage, columns in stages.items():
                self._first((name, row[0], stage), row, columns, at)
            return
        for column, id_ in enumerate(ids[2:], 2):
            if id_:
                self._put((name, row[0], node_of(id_)), row[column], at, column)

    def list(self, name: str, sheet: SheetCells) -> None:
        """Read a sheet with a row for each entry. A second row with the same id is a copy, and so a new entry."""
        ids = sheet.rows[0]
        seen: set[str] = set()
        for at, row in _logical(sheet, 2):
            cells = {id_: text for id_, text in zip(ids[1:], row[1:], strict=False) if id_ and VISIBLE.search(text)}
            if not row[0] or row[0] in seen:
                self.new_rows += [NewRow(name, at, cells)] if cells else []
            else:
                seen.add(row[0])
                self.places[name, row[0], ""] = offset(at, 1)
                for column, id_ in enumerate(ids[1:], 1):
                    if id_:
                        self._put((name, row[0], id_), row[column], at, column)
            self._stray_columns(name, ids, row, at, 1)

    def _put(self, address: BookAddress, text: str, row: int, column: int) -> None:
        self.cells[address], self.places[address] = text, offset(row, column)

    def _first(self, address: BookAddress, row: Sequence[str], columns: Sequence[int], at: int) -> None:
        """The first text in the columns of merged cells."""
        column = next((each for each in columns if VISIBLE.search(row[each])), columns[0])
        self._put(address, row[column], at, column)

    def _new_lane(self, name: str, ids: Sequence[str], row: Sequence[str], at: int) -> None:
        """Keep a row without an id: as a lane if it has a label and texts below stages or steps, else as strays."""
        cells = {node_of(id_): text for id_, text in zip(ids, row, strict=True) if id_ and VISIBLE.search(text)}
        if cells and VISIBLE.search(row[1]):
            self.new_lanes.append(NewLane(at, row[1], cells))
            return
        why = "a new row needs a label, and texts below stages or steps"
        filled = (column for column, text in enumerate(row) if VISIBLE.search(text))
        self.strays += [Stray(name, offset(at, column), row[column], why) for column in filled]

    def _stray_columns(self, name: str, ids: Sequence[str], row: Sequence[str], at: int, first: int) -> None:
        for column in range(first, len(row)):
            if not ids[column] and VISIBLE.search(row[column]):
                why = f"column {column_name(column)} is not one of the map"
                self.strays.append(Stray(name, offset(at, column), row[column], why))


def _logical(sheet: SheetCells, first: int = 1) -> Iterator[tuple[int, list[str]]]:
    """The rows with their numbers; rows that continue another one are joined with it."""
    known: tuple[int, list[str]] | None = None
    for at, row in enumerate(sheet.rows[first:], first):
        if row[0] == MORE and known:
            known = known[0], [f"{text}{more}" for text, more in zip(known[1], row, strict=True)]
            known[1][0] = known[1][0].removesuffix(MORE)
            continue
        if known:
            yield known
        known = at, list(row)
    if known:
        yield known


def plain(text: str) -> str:
    """Return a text with LF as line break and without trailing blanks, as spreadsheet programs may change both."""
    return "\n".join(line.rstrip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")).rstrip("\n")


def same(one: str, other: str) -> bool:
    """Whether two texts of a cell are the same, up to blanks, line breaks and the way a number is written."""
    if one == other or plain(one) == plain(other):
        return True
    numbers = parse_number(one.strip()), parse_number(other.strip())
    return numbers[0] is not None and numbers[0] == numbers[1]
