"""Applies edits of the sheet Map: names, facts, labels, and lines of cells."""

from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from typing import Any

from journeymap_cli.exchange.naming import own_id
from journeymap_cli.exchange.words import lane_of
from journeymap_cli.exchange.workbook.build import entry_of, lane_of_row
from journeymap_cli.exchange.workbook.own import NewColumn, NewLane, plain
from journeymap_cli.exchange.workbook.returning import KEPT, CellEdit, Returning, new_source
from journeymap_cli.exchange.workbook.sheets import offset
from journeymap_cli.exchange.workbook.working_copy import EntryData, set_or_drop
from journeymap_cli.model.lanes import BUILT_IN, BY_ID
from journeymap_cli.model.scalars import parse_durations
from journeymap_cli.model.slug import free
from journeymap_cli.phrases import quoted
from journeymap_cli.view.book.book import ABOUT, FACTS, LABEL, MAP, OF_STAGES, OF_STEPS, STAGE, STEP, TITLE
from journeymap_cli.view.book.lines import fields_of, lines_of


def bring_cell(back: Returning, change: CellEdit) -> None:
    """Apply the edit of a cell of the sheet Map."""
    _, row, column = change.address
    node = back.copy.nodes.get(column, {})
    fact = row.removeprefix(OF_STEPS).removeprefix(OF_STAGES)
    back.touch(node or back.copy.data, change.address)
    if column == LABEL:
        _label(back, change)
    elif row == TITLE and change.new.strip():
        back.copy.rename(back.copy.data, TITLE, plain(change.new), back.copy.journey.id)
    elif row in ABOUT:
        set_or_drop(back.copy.data, row, plain(change.new) or None)
    elif row in (STAGE, STEP):
        _name(back, change, node)
    elif lane := lane_of_row(row):
        _lane(back, change, lane, is_stages=row != lane)
    elif fact == "duration" and change.new.strip() and not parse_durations(change.new.strip()):
        back.refuse(change.address, change.new, "it is not a duration", "write one such as 3d, or 1w-2w")
    elif fact != row:
        set_or_drop(node, fact, plain(change.new).strip() or None)
    else:
        back.refuse(change.address, change.new, "the map has no place for it")


def _label(back: Returning, change: CellEdit) -> None:
    lane = lane_of_row(change.address[1])
    if lane and change.new.strip():
        back.copy.label(lane, change.new.strip())
    else:
        back.refuse(change.address, change.new or change.old, "this label is not one of the map")


def _name(back: Returning, change: CellEdit, node: EntryData) -> None:
    _, row, id_ = change.address
    if not change.new.strip():
        back.refuse(change.address, change.old, "a stage or step needs a name", KEPT)
    elif (row == STEP) != (id_ in back.copy.stages):
        back.refuse(change.address, change.new, "steps are added in the map")
    else:
        back.copy.rename(node, "name", " ".join(change.new.split()), id_)


def _lane(back: Returning, change: CellEdit, lane: str, *, is_stages: bool) -> None:
    """Apply the edits of the lines of a cell."""
    node = change.address[2]
    kind = BY_ID[lane].kind if lane in BY_ID else "items"
    is_beside = is_stages and node not in back.copy.stages and not back.copy.nodes[node].get("steps")
    entries = () if is_beside else back.copy.before.get((node, lane), ())
    old, new = (lines_of(plain(text)) for text in (change.old, change.new))
    if len(old) != len(entries):
        back.refuse(change.address, change.new, "its lines are not those of the map")
        return
    last: EntryData | None = entries[-1] if is_beside and entries else None
    for tag, start, end, first, stop in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            last = entries[end - 1]
            continue
        both = min(end - start, stop - first)
        for at in range(both):
            last = entries[start + at]
            _line(
                back,
                change,
                last,
                *(fields_of(line, kind, back.copy.words) for line in (old[start + at], new[first + at])),
            )
        for gone in entries[start + both : end]:
            _remove_line(back, change, node, lane, gone)
        for line in new[first + both : stop]:
            entry = entry_of(fields_of(line, kind, back.copy.words))
            back.touch(entry, change.address)
            last = _add_line(back, node, lane, entry, last)


def _line(back: Returning, change: CellEdit, entry: EntryData, old: Mapping[str, Any], new: Mapping[str, Any]) -> None:
    """Apply the edit of a line to its entry; a field that was edited otherwise in another sheet is reported."""
    back.touch(entry, change.address)
    for key, value in entry_of({key: new[key] if new[key] != old[key] else None for key in new}).items():
        before, own = entry_of(old).get(key), entry.get(key)
        if own not in (before, value):
            back.refuse(change.address, str(value), f"the other sheet says {quoted(str(own))}")
        else:
            entry[key] = value
    for key in (key for key in new if not new[key] and old[key]):
        entry.pop(key, None)


def _remove_line(back: Returning, change: CellEdit, node: str, lane: str, entry: EntryData) -> None:
    if (own := entry.get("id")) and back.copy.refers_to(own):
        text = entry.get("text") or entry.get("name") or own
        back.refuse(change.address, text, f"the line is gone, but others refer to it: {KEPT}")
    else:
        back.copy.remove(node, lane, entry)


def _add_line(back: Returning, node: str, lane: str, entry: EntryData, last: EntryData | None) -> EntryData | None:
    """Add an entry for a new line, unless a new row of a sheet has added it."""
    text = plain(str(entry.get("text") or entry.get("name") or ""))
    added = back.added.get((node, lane), [])
    if text in added:
        added.remove(text)
        return last
    back.copy.insert(node, lane, entry, last)
    return entry


def bring_new_column(back: Returning, new: NewColumn, last: str) -> str:
    """Add the stage or step of a new column after the one with the id `last`. Return its id, else `last`."""
    stage, step = (" ".join(new.cells.get(row, "").split()) for row in (STAGE, STEP))
    home = back.copy.stages.get(last, last)
    holder = back.copy.nodes[home] if home else {}
    if (known := back.copy.place(stage or holder.get("name", ""), step)) is not None and (stage or step):
        return known  # it was imported before
    if not stage and not (step and "steps" in holder):
        what = (
            "a new column needs the name of a stage" if not step else f"{quoted(holder.get('name', ''))} has no steps"
        )
        back.report(MAP, offset(1, new.at), f"{quoted(_text(new))} is not imported: {what}")
        return last
    if not back.takes(MAP, offset(1, new.at), step or stage):
        return last
    if stage:
        home = back.copy.add_node({"name": stage}, home, "")
    id_ = back.copy.add_node({"name": step}, last, home) if step else home
    back.copy.nodes[id_].update(_fields(back, new))
    back.touch(back.copy.nodes[id_], new_source(MAP, offset(1, new.at)))
    return id_


def _text(new: NewColumn) -> str:
    return next(text for text in new.cells.values() if text.strip())


def _fields(back: Returning, new: NewColumn) -> dict[str, Any]:
    """The fields of a stage or step from the cells of its new column, without the name."""
    found: dict[str, Any] = {}
    for row, text in new.cells.items():
        fact, lane = row.removeprefix(OF_STEPS), lane_of_row(row)
        if not text.strip() or row in (STAGE, STEP):
            continue
        if lane and lane == row:
            holder = found if lane in BUILT_IN else found.setdefault("cells", {})
            holder[lane] = [*_entries(back, lane, text)]
        elif fact in FACTS and (fact != "duration" or parse_durations(text.strip())):
            found[fact] = text.strip()
        else:
            back.report(MAP, offset(1, new.at), f"{quoted(text)} is not imported: the new column has no place for it")
    return found


def _entries(back: Returning, lane: str, text: str) -> Iterator[dict[str, Any]]:
    kind = BY_ID[lane].kind if lane in BY_ID else "items"
    yield from (entry_of(fields_of(line, kind, back.copy.words)) for line in lines_of(text))


def bring_new_lane(back: Returning, new: NewLane) -> None:
    """Add the entries of a new row; its label is that of a lane, or else makes a new lane of the map's own."""
    label = " ".join(new.label.split())
    own = next((lane["id"] for lane in back.copy.data.get("lanes", ()) if lane.get("label") == label), None)
    lane = own or lane_of(label)
    if lane is None:
        lane = free(own_id(label), {*BY_ID, *(lane for _, lane in back.copy.before)})
        back.copy.label(lane, label)
    for node, text in new.cells.items():
        if node in back.copy.nodes and back.takes(MAP, offset(new.at, 1), text):
            entries = back.copy.entries(node, lane)
            added = [entry for entry in _entries(back, lane, text) if entry not in entries]
            entries.extend(added)
            for entry in added:
                back.touch(entry, new_source(MAP, offset(new.at, 1)))
