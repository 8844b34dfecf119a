"""What came back in the sheet Map: names, facts, labels, and lines of cells."""

from collections.abc import Mapping
from difflib import SequenceMatcher
from typing import Any

from journeymap_cli.exchange.workbook.build import entry_of, lane_of_row
from journeymap_cli.exchange.workbook.desk import EntryData, set_or_drop
from journeymap_cli.exchange.workbook.own import plain
from journeymap_cli.exchange.workbook.returning import KEPT, CellEdit, Returning
from journeymap_cli.model.lanes import BY_ID
from journeymap_cli.model.scalars import parse_durations
from journeymap_cli.phrases import quoted
from journeymap_cli.view.book.book import ABOUT, LABEL, OF_STAGES, OF_STEPS, STAGE, STEP, TITLE
from journeymap_cli.view.book.lines import fields_of, lines_of


def bring_cell(back: Returning, change: CellEdit) -> None:
    """Do a change of the sheet Map."""
    _, row, column = change.address
    node = back.desk.nodes.get(column, {})
    fact = row.removeprefix(OF_STEPS).removeprefix(OF_STAGES)
    back.touch(node or back.desk.data, change.address)
    if column == LABEL:
        _label(back, change)
    elif row == TITLE and change.new.strip():
        back.desk.rename(back.desk.data, TITLE, plain(change.new), back.desk.journey.id)
    elif row in ABOUT:
        set_or_drop(back.desk.data, row, plain(change.new) or None)
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
        back.desk.label(lane, change.new.strip())
    else:
        back.refuse(change.address, change.new or change.old, "this label is not one of the map")


def _name(back: Returning, change: CellEdit, node: EntryData) -> None:
    _, row, id_ = change.address
    if not change.new.strip():
        back.refuse(change.address, change.old, "a stage or step needs a name", KEPT)
    elif (row == STEP) != (id_ in back.desk.stages):
        back.refuse(change.address, change.new, "steps are added in the map")
    else:
        back.desk.rename(node, "name", " ".join(change.new.split()), id_)


def _lane(back: Returning, change: CellEdit, lane: str, *, is_stages: bool) -> None:
    """Do the changes of the lines of a cell."""
    node = change.address[2]
    kind = BY_ID[lane].kind if lane in BY_ID else "items"
    is_beside = is_stages and node not in back.desk.stages and not back.desk.nodes[node].get("steps")
    entries = () if is_beside else back.desk.before.get((node, lane), ())
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
                *(fields_of(line, kind, back.desk.words) for line in (old[start + at], new[first + at])),
            )
        for gone in entries[start + both : end]:
            _remove_line(back, change, node, lane, gone)
        for line in new[first + both : stop]:
            entry = entry_of(fields_of(line, kind, back.desk.words))
            back.touch(entry, change.address)
            last = _add_line(back, node, lane, entry, last)


def _line(back: Returning, change: CellEdit, entry: EntryData, old: Mapping[str, Any], new: Mapping[str, Any]) -> None:
    """Change an entry as its line was; one that its sheet changed otherwise stays so."""
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
    if (own := entry.get("id")) and back.desk.refers_to(own):
        text = entry.get("text") or entry.get("name") or own
        back.refuse(change.address, text, f"the line is gone, but others refer to it: {KEPT}")
    else:
        back.desk.remove(node, lane, entry)


def _add_line(back: Returning, node: str, lane: str, entry: EntryData, last: EntryData | None) -> EntryData | None:
    """Add an entry for a new line, unless a new row of a sheet has added it."""
    text = plain(str(entry.get("text") or entry.get("name") or ""))
    added = back.added.get((node, lane), [])
    if text in added:
        added.remove(text)
        return last
    back.desk.insert(node, lane, entry, last)
    return entry
