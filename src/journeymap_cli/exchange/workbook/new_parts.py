"""Columns and rows that somebody added to the sheet Map: stages, steps and lanes."""

from collections.abc import Iterator
from typing import Any

from journeymap_cli.exchange.naming import own_id
from journeymap_cli.exchange.words import lane_of
from journeymap_cli.exchange.workbook.build import entry_of, lane_of_row
from journeymap_cli.exchange.workbook.own import NewColumn, NewLane
from journeymap_cli.exchange.workbook.returning import Returning, new_source
from journeymap_cli.exchange.workbook.sheets import offset
from journeymap_cli.model.lanes import BUILT_IN, BY_ID
from journeymap_cli.model.scalars import parse_durations
from journeymap_cli.model.slug import free
from journeymap_cli.phrases import quoted
from journeymap_cli.view.book.book import FACTS, MAP, OF_STEPS, STAGE, STEP
from journeymap_cli.view.book.lines import fields_of, lines_of


def bring_new_column(back: Returning, new: NewColumn, last: str) -> str:
    """Add the stage or step of a column after the one of the id `last`; the id of what was added, else `last`."""
    stage, step = (" ".join(new.cells.get(row, "").split()) for row in (STAGE, STEP))
    home = back.desk.stages.get(last, last)
    holder = back.desk.nodes[home] if home else {}
    if (known := back.desk.place(stage or holder.get("name", ""), step)) is not None and (stage or step):
        return known  # it was brought in before
    if not stage and not (step and "steps" in holder):
        what = (
            "a new column needs the name of a stage" if not step else f"{quoted(holder.get('name', ''))} has no steps"
        )
        back.report(MAP, offset(1, new.at), f"{quoted(_text(new))} is not brought in: {what}")
        return last
    if not back.takes(MAP, offset(1, new.at), step or stage):
        return last
    if stage:
        home = back.desk.add_node({"name": stage}, home, "")
    id_ = back.desk.add_node({"name": step}, last, home) if step else home
    back.desk.nodes[id_].update(_fields(back, new))
    back.touch(back.desk.nodes[id_], new_source(MAP, offset(1, new.at)))
    return id_


def _text(new: NewColumn) -> str:
    return next(text for text in new.cells.values() if text.strip())


def _fields(back: Returning, new: NewColumn) -> dict[str, Any]:
    """What the cells of a column say of its stage or step, without its name."""
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
            back.report(MAP, offset(1, new.at), f"{quoted(text)} is not brought in: the new column has no place for it")
    return found


def _entries(back: Returning, lane: str, text: str) -> Iterator[dict[str, Any]]:
    kind = BY_ID[lane].kind if lane in BY_ID else "items"
    yield from (entry_of(fields_of(line, kind, back.desk.words)) for line in lines_of(text))


def bring_new_lane(back: Returning, new: NewLane) -> None:
    """Add the entries of a row; its label names a lane, or is one of the map's own."""
    label = " ".join(new.label.split())
    own = next((lane["id"] for lane in back.desk.data.get("lanes", ()) if lane.get("label") == label), None)
    lane = own or lane_of(label)
    if lane is None:
        lane = free(own_id(label), {*BY_ID, *(lane for _, lane in back.desk.before)})
        back.desk.label(lane, label)
    for node, text in new.cells.items():
        if node in back.desk.nodes and back.takes(MAP, offset(new.at, 1), text):
            entries = back.desk.entries(node, lane)
            added = [entry for entry in _entries(back, lane, text) if entry not in entries]
            entries.extend(added)
            for entry in added:
                back.touch(entry, new_source(MAP, offset(new.at, 1)))
