"""The state while an edited workbook is brought back into its map: its texts then and now, the map, and problems."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, NamedTuple

from journeymap_cli.exchange.imported import CONFLICT, NOT_IMPORTED
from journeymap_cli.exchange.workbook.build import lane_of_row
from journeymap_cli.exchange.workbook.own import OwnBook, plain, same
from journeymap_cli.exchange.workbook.sheets import SheetExcerpt
from journeymap_cli.exchange.workbook.working_copy import WorkingCopy
from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.phrases import quoted
from journeymap_cli.problem import Problem
from journeymap_cli.view.book.book import COLUMNS, LABEL, MAP, BookAddress, BookTexts, book, content
from journeymap_cli.view.book.fields import LISTS, PLACES
from journeymap_cli.view.book.lines import lines_of

ROWS: Final = {row.sheet: row for row in LISTS}
KEPT: Final = "the map keeps it"


class Returned(NamedTuple):
    """The data of the map with all edits, and problems with those that were not applied."""

    data: dict[str, Any]
    problems: tuple[Problem, ...]


class CellEdit(NamedTuple):
    """A cell that was edited: its address, and its text before and now."""

    address: BookAddress
    old: str
    new: str


class Returning:
    """Compares a workbook, which was written with the texts of `base`, with its map.

    `now` are the texts of the map, `copy` its data, and `added` the texts of new entries by node and lane. `refused`
    are the cells and new rows that are not valid in a map, with the problem of each.
    """

    def __init__(
        self, own: OwnBook, base: BookTexts, copy: WorkingCopy, file: str, refused: Mapping[BookAddress, Problem]
    ) -> None:
        self.own, self.base, self.copy, self._file, self._refused = own, base, copy, file, refused
        self._touched: dict[int, BookAddress] = {}
        self.now = content(book(Analysis(copy.journey)))
        self.problems: list[Problem] = []
        self.added: dict[tuple[str, str], list[str]] = {}
        self.claimed = {address[:2] for address in base}
        self._rows = {row for sheet, row, _ in (*base, *self.now) if sheet == MAP}
        self._moved = self._follow()

    def edits(self) -> Iterator[CellEdit]:
        """Yield the edits of cells that did not change in the map, and report conflicts."""
        for address, new in self.own.cells.items():
            old, now = self.base.get(address, ""), self.in_map(address)
            if address[2] == COLUMNS or _agree(address, old, new):
                continue
            if address in self._refused:
                self.refuse(address, new, *_why(self._refused[address]))
            elif not self._is_there(address):
                self.conflict(address, f"{quoted(new)} was edited, but the map no longer has this")
            elif _agree(address, old, now):
                yield CellEdit(address, old, new)
            elif not _agree(address, now, new):
                message = f"{quoted(new)} was {quoted(old)}, and is now {quoted(now)} in the map: {KEPT}"
                self.conflict(address, message)

    def in_map(self, address: BookAddress) -> str:
        """Return the present text of the map at an address; empty if there is none."""
        sheet, row, column = address
        return self.now.get((sheet, self._moved.get((sheet, row), row), column), "")

    def _follow(self) -> dict[tuple[str, str], str]:
        """The new ids, by sheet and old id, of rows whose entries were edited in the map as they were here."""
        found: dict[tuple[str, str], str] = {}
        for sheet, id_, column in self.own.cells:
            if sheet == MAP or column != ROWS[sheet].name or (sheet, id_) in self.copy.rows:
                continue
            text = self.own.cells[sheet, id_, column]
            other = next((twin for place in self._places(sheet, id_) if (twin := self.twin(sheet, place, text))), None)
            if other:
                found[sheet, id_] = other
                self.claimed.add((sheet, other))
                self.copy.rows[sheet, id_] = self.copy.rows[sheet, other]
        return found

    def _places(self, sheet: str, id_: str) -> Iterator[str]:
        """The beginnings of ids of rows in the same place as a row was written, then in the place that it names now."""
        if sheet == "Personas":
            yield ""
            return
        yield f"{id_.rsplit('/', 1)[0]}/"
        place = self.copy.place(*(self.own.cells.get((sheet, id_, column), "") for column in PLACES))
        if place is not None:
            yield f"{place}/"

    def twin(self, sheet: str, place: str, text: str) -> str | None:
        """Return the id that the map now has for a text in a place; None if there is none, or another row has it."""
        name = ROWS[sheet].name
        ids = (id_ for (other, id_) in self.copy.rows if other == sheet and id_.startswith(place))
        free = (id_ for id_ in ids if (sheet, id_) not in self.claimed)
        return next((id_ for id_ in free if same(self.now.get((sheet, id_, name), ""), text)), None)

    def _is_there(self, address: BookAddress) -> bool:
        sheet, row, column = address
        if sheet != MAP:
            return (sheet, row) in self.copy.rows or (sheet == "Personas" and row in self.copy.words.people)
        return row in self._rows and (column in ("", LABEL) or column in self.copy.nodes)

    def touch(self, part: dict[str, Any], source: BookAddress) -> None:
        """Record that a part of the data comes from a cell, or from a new row or column."""
        self._touched[id(part)] = source

    def takes(self, sheet: str, at: int, text: str) -> bool:
        """Whether a new row or column at a place is valid in a map; if not, it is reported."""
        problem = self._refused.get(new_source(sheet, at))
        if problem:
            why, hint = _why(problem)
            self.report(sheet, at, f"{quoted(text)} is not imported: {why}", hint)
        return problem is None

    def sources(self, problems: Iterable[Problem]) -> Iterator[tuple[BookAddress, Problem]]:
        """Yield each problem with the data that comes from a cell, with the address of the cell."""
        for problem in problems:
            value: Any = self.copy.data
            found: BookAddress | None = None
            for key in problem.path:
                try:
                    value = value[key]
                except (KeyError, IndexError, TypeError):
                    break
                found = self._touched.get(id(value), found)
            if found or (found := self._touched.get(id(self.copy.data))):
                yield found, problem

    def conflict(self, address: BookAddress, message: str) -> None:
        """Report a cell that was edited here, and whose text was also changed in the map."""
        self.report(address[0], self.own.places[address], message, rule=CONFLICT)

    def report(self, sheet: str, at: int, message: str, hint: str | None = None, rule: str = NOT_IMPORTED) -> None:
        """Add a problem with a cell; `sheet` is the name that its sheet was written with, `at` its offset."""
        excerpt = SheetExcerpt(self._file, self.own.sheets[sheet])
        self.problems.append(excerpt.problem(rule, message, (at, at + 1), hint))

    def refuse(self, address: BookAddress, text: str, why: str, hint: str | None = None) -> None:
        """Report that the text of a cell is not imported, and why."""
        self.report(address[0], self.own.places[address], f"{quoted(text)} is not imported: {why}", hint)


def _agree(address: BookAddress, one: str, other: str) -> bool:
    """Whether two texts of a cell are the same; those of a lane are compared as lines."""
    if address[0] == MAP and address[2] != LABEL and lane_of_row(address[1]):
        return lines_of(plain(one)) == lines_of(plain(other))
    return same(one, other)


def new_source(sheet: str, at: int) -> BookAddress:
    """Return the address of a new row or column at a place."""
    return (sheet, "=new", str(at))


def _why(problem: Problem) -> tuple[str, str | None]:
    return problem.message, problem.hint
