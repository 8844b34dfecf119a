"""Applies the edits that people made in a workbook to the data of the map from which it was written.

A cell whose text was also changed in the map is a conflict: the map keeps its own text. Text that has no place in the
map is reported.
"""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from journeymap_cli.exchange.imported import CONFLICT
from journeymap_cli.exchange.workbook.build import DEFAULTS
from journeymap_cli.exchange.workbook.map_back import bring_cell, bring_new_column, bring_new_lane
from journeymap_cli.exchange.workbook.own import NewRow, OwnBook, plain, same
from journeymap_cli.exchange.workbook.returning import KEPT, ROWS, CellEdit, Returned, Returning, new_source
from journeymap_cli.exchange.workbook.sheets import offset
from journeymap_cli.exchange.workbook.working_copy import EntryData, WorkingCopy, set_or_drop
from journeymap_cli.load.check import check
from journeymap_cli.load.ids import fill_ids
from journeymap_cli.model.journey import Journey
from journeymap_cli.phrases import quoted
from journeymap_cli.problem import Problem, Severity
from journeymap_cli.rewrite.long_form import copied
from journeymap_cli.view.book.book import COLUMNS, LABEL, MAP, STAGE, STEP, BookAddress, BookTexts, node_of
from journeymap_cli.view.book.fields import PLACES, BookField, ListRow

NAMES: Final = frozenset((STAGE, STEP))


def bring_back(own: OwnBook, base: BookTexts, journey: Journey, file: str) -> Returned:
    """Apply what differs from the texts of `base` to a map; cells that are not valid in a map are reported."""
    refused: dict[BookAddress, Problem] = {}
    while True:
        back = Returning(own, base, WorkingCopy(journey), file, refused)
        _bring(back)
        found = {source: problem for source, problem in back.sources(_wrong(back)) if source not in refused}
        if not found:
            return Returned(back.copy.data, tuple(back.problems))
        refused |= found


def _wrong(back: Returning) -> list[Problem]:
    """The errors in the data of the map."""
    data = copied(back.copy.data)
    fill_ids(data, "")
    return [problem for problem in check(data, Journey)[1] if problem.severity is Severity.ERROR]


def _bring(back: Returning) -> None:
    """Apply all edits.

    Names come first, because new rows refer to them. Rows of entries come before the lines of the sheet Map, because
    they have more fields.
    """
    own = back.own
    edits = [*back.edits()]
    names = [edit for edit in edits if edit.address[0] == MAP and edit.address[1] in NAMES]
    listed = [edit for edit in edits if edit.address[0] != MAP]
    for edit in names:
        bring_cell(back, edit)
    _bring_columns(back)
    for edit in listed:
        _bring_field(back, edit)
    _bring_moves(back, listed)
    _bring_gone(back)
    for row in own.new_rows:
        _bring_new_row(back, row)
    for edit in edits:
        if edit not in names and edit not in listed:
            bring_cell(back, edit)
    for lane in own.new_lanes:
        bring_new_lane(back, lane)
    for stray in own.strays:
        back.report(stray.sheet, stray.at, f"{quoted(stray.text)} is not imported: {stray.why}")


def _bring_columns(back: Returning) -> None:
    """Add new columns, each after the column before it, which may be new as well."""
    last: tuple[str, str] = ("", "")
    for column in back.own.new_columns:
        known = node_of(column.before)
        after = last[1] if last[0] == column.before and last[1] else known
        if after in back.copy.nodes:
            last = column.before, bring_new_column(back, column, after)


CANNOT: Final = "its column cannot hold it"


def _bring_field(back: Returning, change: CellEdit) -> None:
    """Set a field of the entry of a row."""
    sheet, id_, column = change.address
    field = next((each for each in ROWS[sheet].fields if each.key == column), None)
    if (sheet, id_) not in back.copy.rows:
        back.refuse(change.address, change.new, "the persona is declared in another file", "change it there")
    elif field:
        entry = back.copy.rows[sheet, id_][2]
        back.touch(entry, change.address)
        try:
            value = _value(back, field, change.new)
        except ValueError as error:
            back.refuse(change.address, change.new, CANNOT, str(error))
            return
        if sheet == "Personas" and column == "name" and value:
            back.copy.rename(entry, column, value, id_)
        elif value is None and column == ROWS[sheet].name:
            back.refuse(change.address, change.old, "the cell is empty now", "to take out the entry, delete its row")
        else:
            set_or_drop(entry, column, value)


def _value(back: Returning, field: BookField, text: str) -> Any:
    """The value of a field for the text of a cell. Raises ValueError."""
    value = back.copy.words.read(field, text)
    if field.kind == "source" and value:
        known = {source.title.casefold(): source.id for source in back.copy.journey.sources}
        ids = {source.id for source in back.copy.journey.sources}
        found = [
            each if each in ids else known.get(each.casefold())
            for each in ([value] if isinstance(value, str) else value)
        ]
        if None in found:
            raise ValueError("write the ids of sources that the map has")
        return found[0] if isinstance(value, str) else found
    return None if (field.key, value) in DEFAULTS else value


def _bring_moves(back: Returning, changes: Sequence[CellEdit]) -> None:
    """Move the entries whose stage or step was edited."""
    for sheet, id_ in dict.fromkeys(change.address[:2] for change in changes if change.address[2] in PLACES):
        row = back.copy.rows.get((sheet, id_))
        stage, step = (back.own.cells.get((sheet, id_, column), "") for column in PLACES)
        place = back.copy.place(stage, step)
        if row is None or place == row[0]:
            continue
        if place is None:
            address = next(
                change.address
                for change in changes
                if change.address[:2] == (sheet, id_) and change.address[2] in PLACES
            )
            back.refuse(
                address, " / ".join(filter(None, (stage, step))), "the map has no such stage or step, or more than one"
            )
        elif back.copy.remove(row[0], row[1], row[2]):
            back.copy.entries(place, row[1]).append(row[2])
            back.added.setdefault((place, row[1]), []).append(plain(row[2].get(ROWS[sheet].name, "")))


def _bring_gone(back: Returning) -> None:
    """Remove the entries whose rows were deleted, and report everything else that was deleted."""
    for sheet, id_ in dict.fromkeys(address[:2] for address in back.base if address[0] in back.own.sheets):
        row = back.copy.rows.get((sheet, id_))
        if sheet == MAP:
            _gone_row(back, id_)
        elif (sheet, id_, "") not in back.own.places and row:
            _gone_entry(back, sheet, id_, row)
    nodes = {column.rsplit("/", 1)[-1]: column for column in back.base.get((MAP, "", COLUMNS), "").split("\n")}
    here = back.own.cells[MAP, "", COLUMNS].split("\n")
    for id_, column in nodes.items():
        if column not in here and id_ in back.copy.nodes:
            name = quoted(back.copy.nodes[id_]["name"])
            back.report(MAP, 0, f"the column {name} is gone from the sheet: {KEPT}")


def _gone_row(back: Returning, id_: str) -> None:
    if id_ and not any(address[:2] == (MAP, id_) for address in back.own.cells):
        label = back.base.get((MAP, id_, LABEL)) or id_
        back.report(MAP, 0, f"the row {quoted(label)} is gone from the sheet: {KEPT}")


def _gone_entry(back: Returning, sheet: str, id_: str, row: tuple[str, str, EntryData]) -> None:
    text = back.base.get((sheet, id_, ROWS[sheet].name), "")
    fields = [address for address in (*back.base, *back.now) if address[:2] == (sheet, id_)]
    if any(not same(back.base.get(address, ""), back.in_map(address)) for address in fields):
        back.report(sheet, 0, f"the row {quoted(text)} is gone, but was changed in the map: {KEPT}", rule=CONFLICT)
    elif (own := id_ if sheet == "Personas" else row[2].get("id")) and back.copy.refers_to(own):
        back.report(sheet, 0, f"the row {quoted(text)} is gone, but others refer to it: {KEPT}")
    else:
        back.copy.remove(*row)


def _bring_new_row(back: Returning, new: NewRow) -> None:
    """Add the entry of a row that has no id."""
    row = ROWS[new.sheet]
    text = new.cells.get(row.name)
    place = "" if row.key == "personas" else back.copy.place(*(new.cells.get(column, "") for column in PLACES))
    if text is None or place is None:
        shown = quoted(next(iter(new.cells.values())))
        why = "the row has no text" if text is None else "the map has no such stage or step, or more than one"
        back.report(new.sheet, offset(new.at, 1), f"the row {shown} is not imported: {why}")
        return
    if back.twin(new.sheet, "" if row.key == "personas" else f"{place}/", text):
        return  # it was imported before
    if not back.takes(new.sheet, offset(new.at, 1), text):
        return
    entry = dict(_new_fields(back, new, row))
    back.touch(entry, new_source(new.sheet, offset(new.at, 1)))
    back.copy.entries(place, row.key).append(entry)
    back.added.setdefault((place, row.key), []).append(plain(text))


def _new_fields(back: Returning, new: NewRow, row: ListRow) -> Iterator[tuple[str, Any]]:
    for number, field in enumerate(row.fields):
        try:
            value = _value(back, field, new.cells.get(field.key, ""))
        except ValueError as error:
            at = offset(new.at, 1 + number + (0 if row.key == "personas" else len(PLACES)))
            text = quoted(new.cells[field.key])
            back.report(new.sheet, at, f"{text} is not imported: {CANNOT}", str(error))
            continue
        if value is not None:
            yield field.key, value
