"""A workbook that comes back: what somebody changed in it since it was written, done to the data of its map.

A cell that was changed in the map too is a conflict: the map keeps its own text. What stands where the map has no place
for it is reported.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any, Final, NamedTuple

from journeymap_cli.exchange.imported import CONFLICT, NOT_IMPORTED
from journeymap_cli.exchange.workbook.build import entry_of, lane_of_row
from journeymap_cli.exchange.workbook.desk import Desk, EntryData
from journeymap_cli.exchange.workbook.own import NewRow, OwnBook, plain, same
from journeymap_cli.exchange.workbook.sheets import SheetExcerpt, offset
from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.model.journey import Journey
from journeymap_cli.model.lanes import BY_ID
from journeymap_cli.model.scalars import parse_durations
from journeymap_cli.phrases import quoted
from journeymap_cli.problem import Problem
from journeymap_cli.view.book.book import (
    ABOUT,
    COLUMNS,
    LABEL,
    MAP,
    OF_STAGES,
    OF_STEPS,
    STAGE,
    STEP,
    TITLE,
    BookAddress,
    BookTexts,
    book,
    content,
)
from journeymap_cli.view.book.fields import LISTS, PLACES, BookField, ListRow
from journeymap_cli.view.book.lines import fields_of, lines_of

ROWS: Final = {row.sheet: row for row in LISTS}
KEPT: Final = "the map keeps it"
CANNOT: Final = "its column cannot hold it"
DEFAULTS: Final = {("status", "idea"), ("kind", "persona"), ("kind", "custom")}


def _agree(address: BookAddress, one: str, other: str) -> bool:
    """Whether two texts of a cell say the same; those of a lane are lines."""
    if address[0] == MAP and address[2] != LABEL and lane_of_row(address[1]):
        return lines_of(plain(one)) == lines_of(plain(other))
    return same(one, other)


class Returned(NamedTuple):
    """The data that the map should have, and what was not done, with its place."""

    data: dict[str, Any]
    problems: tuple[Problem, ...]


class CellEdit(NamedTuple):
    """A cell that was edited: its address, its text before and now."""

    address: BookAddress
    old: str
    new: str


def bring_back(own: OwnBook, base: BookTexts, journey: Journey, file: str) -> Returned:
    """Bring what differs from the texts of `base` into a map."""
    return _Return(own, base, Desk(journey), file).done()


class _Return:
    """The return of one workbook."""

    def __init__(self, own: OwnBook, base: BookTexts, desk: Desk, file: str) -> None:
        self._own, self._base, self._desk, self._file = own, base, desk, file
        self._now = content(book(Analysis(desk.journey)))
        self._problems: list[Problem] = []
        self._added: dict[tuple[str, str], list[str]] = {}
        self._moved = self._follow()

    def done(self) -> Returned:
        """All that can be done: the sheets of entries first, whose rows know more than the lines of the map."""
        changes = [*self._changes()]
        listed = [change for change in changes if change.address[0] != MAP]
        for change in listed:
            self._field(change)
        self._moves(listed)
        self._gone()
        for row in self._own.new_rows:
            self._new_row(row)
        for change in changes:
            if change.address[0] == MAP:
                self._of_map(change)
        for stray in self._own.strays:
            self._report(stray.sheet, stray.at, f"{quoted(stray.text)} is not brought in: {stray.why}")
        return Returned(self._desk.data, tuple(self._problems))

    def _changes(self) -> Iterator[CellEdit]:
        """The cells that were edited and not in the map, which are to be changed there."""
        for address, new in self._own.cells.items():
            old, now = self._base.get(address, ""), self._in_map(address)
            if address[2] == COLUMNS or _agree(address, old, new):
                continue
            if not self._is_there(address):
                self._conflict(address, f"{quoted(new)} was edited, but the map no longer has this")
            elif _agree(address, old, now):
                yield CellEdit(address, old, new)
            elif not _agree(address, now, new):
                message = f"{quoted(new)} was {quoted(old)}, and is {quoted(now)} in the map by now: {KEPT}"
                self._conflict(address, message)

    def _in_map(self, address: BookAddress) -> str:
        """What the map says at an address by now."""
        sheet, row, column = address
        return self._now.get((sheet, self._moved.get((sheet, row), row), column), "")

    def _follow(self) -> dict[tuple[str, str], str]:
        """The ids that rows have by now whose entries were given the text that their rows have here."""
        found: dict[tuple[str, str], str] = {}
        claimed = {address[:2] for address in self._base}
        for sheet, id_, column in self._own.cells:
            if sheet == MAP or column != ROWS[sheet].name or (sheet, id_) in self._desk.rows:
                continue
            other = self._twin(sheet, _place(sheet, id_), self._own.cells[sheet, id_, column], claimed)
            if other:
                found[sheet, id_] = other
                claimed.add((sheet, other))
                self._desk.rows[sheet, id_] = self._desk.rows[sheet, other]
        return found

    def _twin(self, sheet: str, place: str, text: str, claimed: Collection[tuple[str, str]]) -> str | None:
        """The id of the row that the map has by now for a text in a place, unless another row of the sheet is it."""
        name = ROWS[sheet].name
        ids = (id_ for (other, id_) in self._desk.rows if other == sheet and id_.startswith(place))
        free = (id_ for id_ in ids if (sheet, id_) not in claimed)
        return next((id_ for id_ in free if same(self._now.get((sheet, id_, name), ""), text)), None)

    def _is_there(self, address: BookAddress) -> bool:
        sheet, row, column = address
        if sheet != MAP:
            return (sheet, row) in self._desk.rows or (sheet == "Personas" and row in self._desk.words.people)
        return column in ("", LABEL) or column in self._desk.nodes

    def _conflict(self, address: BookAddress, message: str) -> None:
        self._report(address[0], self._own.places[address], message, rule=CONFLICT)

    def _report(self, sheet: str, at: int, message: str, hint: str | None = None, rule: str = NOT_IMPORTED) -> None:
        excerpt = SheetExcerpt(self._file, self._own.sheets[sheet])
        self._problems.append(excerpt.problem(rule, message, (at, at + 1), hint))

    def _refuse(self, address: BookAddress, text: str, why: str, hint: str | None = None) -> None:
        self._report(address[0], self._own.places[address], f"{quoted(text)} is not brought in: {why}", hint)

    def _field(self, change: CellEdit) -> None:
        """Set a field of the entry of a row."""
        sheet, id_, column = change.address
        field = next((each for each in ROWS[sheet].fields if each.key == column), None)
        if (sheet, id_) not in self._desk.rows:
            self._refuse(change.address, change.new, "the persona is declared in another file", "change it there")
        elif field:
            entry = self._desk.rows[sheet, id_][2]
            try:
                value = self._value(field, change.new)
            except ValueError as error:
                self._refuse(change.address, change.new, CANNOT, str(error))
                return
            if sheet == "Personas" and column == "name" and value:
                self._desk.rename(entry, column, value, id_)
            elif value is None and column == ROWS[sheet].name:
                self._refuse(
                    change.address, change.old, "the cell is empty now", "to take out the entry, delete its row"
                )
            else:
                _set(entry, column, value)

    def _value(self, field: BookField, text: str) -> Any:
        """What a cell means, as data. Raises ValueError."""
        value = self._desk.words.read(field, text)
        if field.kind == "source" and value:
            known = {source.title.casefold(): source.id for source in self._desk.journey.sources}
            ids = {source.id for source in self._desk.journey.sources}
            found = [
                each if each in ids else known.get(each.casefold())
                for each in ([value] if isinstance(value, str) else value)
            ]
            if None in found:
                raise ValueError("write the ids of sources that the map has")
            return found[0] if isinstance(value, str) else found
        return None if (field.key, value) in DEFAULTS else value

    def _moves(self, changes: Sequence[CellEdit]) -> None:
        """Move the entries whose stage or step was edited."""
        for sheet, id_ in dict.fromkeys(change.address[:2] for change in changes if change.address[2] in PLACES):
            row = self._desk.rows.get((sheet, id_))
            stage, step = (self._own.cells.get((sheet, id_, column), "") for column in PLACES)
            place = self._desk.place(stage, step)
            if row is None or place == row[0]:
                continue
            if place is None:
                address = next(
                    change.address
                    for change in changes
                    if change.address[:2] == (sheet, id_) and change.address[2] in PLACES
                )
                self._refuse(
                    address, " / ".join(filter(None, (stage, step))), "the map has no such stage or step, or several"
                )
            elif self._desk.remove(row[0], row[1], row[2]):
                self._desk.entries(place, row[1]).append(row[2])
                self._added.setdefault((place, row[1]), []).append(plain(row[2].get(ROWS[sheet].name, "")))

    def _gone(self) -> None:
        """Take out the entries whose rows are gone, and report what else is."""
        for sheet, id_ in dict.fromkeys(address[:2] for address in self._base if address[0] in self._own.sheets):
            row = self._desk.rows.get((sheet, id_))
            if sheet == MAP:
                self._gone_row(id_)
            elif (sheet, id_, "") not in self._own.places and row:
                self._gone_entry(sheet, id_, row)
        nodes = {column.rsplit("/", 1)[-1]: column for column in self._base.get((MAP, "", COLUMNS), "").split("\n")}
        here = self._own.cells[MAP, "", COLUMNS].split("\n")
        for id_, column in nodes.items():
            if column not in here and id_ in self._desk.nodes:
                name = quoted(self._desk.nodes[id_]["name"])
                self._report(MAP, 0, f"the column {name} is gone from the sheet: {KEPT}")

    def _gone_row(self, id_: str) -> None:
        if id_ and not any(address[:2] == (MAP, id_) for address in self._own.cells):
            label = self._base.get((MAP, id_, LABEL)) or id_
            self._report(MAP, 0, f"the row {quoted(label)} is gone from the sheet: {KEPT}")

    def _gone_entry(self, sheet: str, id_: str, row: tuple[str, str, EntryData]) -> None:
        text = self._base.get((sheet, id_, ROWS[sheet].name), "")
        fields = [address for address in (*self._base, *self._now) if address[:2] == (sheet, id_)]
        if any(not same(self._base.get(address, ""), self._in_map(address)) for address in fields):
            self._report(sheet, 0, f"the row {quoted(text)} is gone, but was changed in the map: {KEPT}", rule=CONFLICT)
        elif (own := id_ if sheet == "Personas" else row[2].get("id")) and self._desk.refers_to(own):
            self._report(sheet, 0, f"the row {quoted(text)} is gone, but others refer to it: {KEPT}")
        else:
            self._desk.remove(*row)

    def _new_row(self, new: NewRow) -> None:
        """Add the entry of a row that has no id."""
        row = ROWS[new.sheet]
        text = new.cells.get(row.name)
        place = "" if row.key == "personas" else self._desk.place(*(new.cells.get(column, "") for column in PLACES))
        if text is None or place is None:
            shown = quoted(next(iter(new.cells.values())))
            why = "the row has no text" if text is None else "the map has no such stage or step, or several"
            self._report(new.sheet, offset(new.at, 1), f"the row {shown} is not brought in: {why}")
            return
        claimed = {address[:2] for address in self._base}
        if self._twin(new.sheet, "" if row.key == "personas" else f"{place}/", text, claimed):
            return  # it was brought in before
        entry = dict(self._new_fields(new, row))
        self._desk.entries(place, row.key).append(entry)
        self._added.setdefault((place, row.key), []).append(plain(text))

    def _new_fields(self, new: NewRow, row: ListRow) -> Iterator[tuple[str, Any]]:
        for number, field in enumerate(row.fields):
            try:
                value = self._value(field, new.cells.get(field.key, ""))
            except ValueError as error:
                at = offset(new.at, 1 + number + (0 if row.key == "personas" else len(PLACES)))
                text = quoted(new.cells[field.key])
                self._report(new.sheet, at, f"{text} is not brought in: {CANNOT}", str(error))
                continue
            if value is not None:
                yield field.key, value

    def _of_map(self, change: CellEdit) -> None:
        """Do a change of the sheet Map."""
        _, row, column = change.address
        node = self._desk.nodes.get(column, {})
        fact = row.removeprefix(OF_STEPS).removeprefix(OF_STAGES)
        if column == LABEL:
            self._label(change)
        elif row == TITLE and change.new.strip():
            self._desk.rename(self._desk.data, TITLE, plain(change.new), self._desk.journey.id)
        elif row in ABOUT:
            _set(self._desk.data, row, plain(change.new) or None)
        elif row in (STAGE, STEP):
            self._name(change, node)
        elif lane := lane_of_row(row):
            self._lane(change, lane, is_stages=row != lane)
        elif fact == "duration" and change.new.strip() and not parse_durations(change.new.strip()):
            self._refuse(change.address, change.new, "it is not a duration", "write one such as 3d, or 1w-2w")
        elif fact != row:
            _set(node, fact, plain(change.new).strip() or None)
        else:
            self._refuse(change.address, change.new, "the map has no place for it")

    def _label(self, change: CellEdit) -> None:
        lane = lane_of_row(change.address[1])
        if lane and change.new.strip():
            self._desk.label(lane, change.new.strip())
        else:
            self._refuse(change.address, change.new or change.old, "this label is not one of the map")

    def _name(self, change: CellEdit, node: EntryData) -> None:
        _, row, id_ = change.address
        if not change.new.strip():
            self._refuse(change.address, change.old, "a stage or step needs a name", KEPT)
        elif (row == STEP) != (id_ in self._desk.stages):
            self._refuse(change.address, change.new, "steps are added in the map")
        else:
            self._desk.rename(node, "name", " ".join(change.new.split()), id_)

    def _lane(self, change: CellEdit, lane: str, *, is_stages: bool) -> None:
        """Do the changes of the lines of a cell."""
        node = change.address[2]
        kind = BY_ID[lane].kind if lane in BY_ID else "items"
        is_beside = is_stages and node not in self._desk.stages and not self._desk.nodes[node].get("steps")
        entries = () if is_beside else self._desk.before.get((node, lane), ())
        old, new = (lines_of(plain(text)) for text in (change.old, change.new))
        if len(old) != len(entries):
            self._refuse(change.address, change.new, "its lines are not those of the map")
            return
        last: EntryData | None = entries[-1] if is_beside and entries else None
        for tag, start, end, first, stop in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
            if tag == "equal":
                last = entries[end - 1]
                continue
            both = min(end - start, stop - first)
            for at in range(both):
                last = entries[start + at]
                self._line(
                    change,
                    last,
                    *(fields_of(line, kind, self._desk.words) for line in (old[start + at], new[first + at])),
                )
            for entry in entries[start + both : end]:
                self._remove_line(change, node, lane, entry)
            for line in new[first + both : stop]:
                last = self._add_line(node, lane, entry_of(fields_of(line, kind, self._desk.words)), last)

    def _line(self, change: CellEdit, entry: EntryData, old: Mapping[str, Any], new: Mapping[str, Any]) -> None:
        """CellEdit an entry as its line was; one that its sheet changed otherwise stays so."""
        for key, value in entry_of({key: new[key] if new[key] != old[key] else None for key in new}).items():
            before, own = entry_of(old).get(key), entry.get(key)
            if own not in (before, value):
                self._refuse(change.address, str(value), f"the other sheet says {quoted(str(own))}")
            else:
                entry[key] = value
        for key in (key for key in new if not new[key] and old[key]):
            entry.pop(key, None)

    def _remove_line(self, change: CellEdit, node: str, lane: str, entry: EntryData) -> None:
        if (own := entry.get("id")) and self._desk.refers_to(own):
            text = entry.get("text") or entry.get("name") or own
            self._refuse(change.address, text, f"the line is gone, but others refer to it: {KEPT}")
        else:
            self._desk.remove(node, lane, entry)

    def _add_line(self, node: str, lane: str, entry: EntryData, last: EntryData | None) -> EntryData | None:
        """Add an entry for a new line, unless a new row of a sheet has added it."""
        text = plain(str(entry.get("text") or entry.get("name") or ""))
        added = self._added.get((node, lane), [])
        if text in added:
            added.remove(text)
            return last
        self._desk.insert(node, lane, entry, last)
        return entry


def _place(sheet: str, id_: str) -> str:
    """What the ids of rows begin with that are in the same place as one."""
    return "" if sheet == "Personas" else f"{id_.rsplit('/', 1)[0]}/"


def _set(entry: EntryData, key: str, value: Any) -> None:
    if value is None:
        entry.pop(key, None)
    else:
        entry[key] = value
