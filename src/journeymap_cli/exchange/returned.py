"""Brings edited workbooks and tables back into the map from which they were written."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from journeymap_cli.exchange.csv_cells import TextCell, decoded, sheet
from journeymap_cli.exchange.imported import IN_DESCRIPTION, NOT_IMPORTED, Excerpt
from journeymap_cli.exchange.records import FIELDS, HEADS, columns_of, is_record_table, read_records
from journeymap_cli.exchange.workbook.bring_back import bring_back
from journeymap_cli.exchange.workbook.opening import open_workbook
from journeymap_cli.exchange.workbook.own import own_book, same
from journeymap_cli.exchange.workbook.returning import KEPT, Returned
from journeymap_cli.exchange.workbook.sheets import WorkbookError
from journeymap_cli.exchange.workbook.working_copy import EntryData, WorkingCopy
from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.model.journey import Journey
from journeymap_cli.model.lanes import BUILT_IN, BY_ID, CellKind
from journeymap_cli.phrases import quoted
from journeymap_cli.problem import Problem, Severity
from journeymap_cli.view.book.book import COLUMNS, MAP, book, content
from journeymap_cli.yamlsource.text import too_many_bytes

NOT_WRITTEN = "it was not written by 'journeymap render -f xlsx': without --into it is imported as a new map"


def read_returned(kind: str | None, raw: bytes, file: str, journey: Journey, max_size: int) -> Returned | str:
    """Return the data of a map with the edits from a file, or the reason why the file is not one of this map."""
    if len(raw) > max_size:
        return too_many_bytes(len(raw), max_size)
    if kind == "xlsx":
        return _workbook(raw, file, journey)
    if kind == "csv":
        return table_back(raw, file, journey)
    return "only workbooks and CSV files that were written from a map can be brought back into it"


def _workbook(raw: bytes, file: str, journey: Journey) -> Returned | str:
    try:
        own = own_book(open_workbook(raw))
    except WorkbookError as error:
        return ": ".join(filter(None, error.args))
    if own is None:
        return NOT_WRITTEN
    if own.base is not None and own.map_id != journey.id:
        return f"this is a workbook of the map '{own.map_id}', not of '{journey.id}'"
    if own.base is not None:
        return bring_back(own, own.base, journey, file)
    texts = content(book(Analysis(journey)))
    if not {*own.cells[MAP, "", COLUMNS].split("\n")} & {*texts[MAP, "", COLUMNS].split("\n")}:
        return f"this is not a workbook of '{journey.id}': no stage or step is the same"
    found = bring_back(own, texts, journey, file)
    note = Excerpt(file, "").problem(NOT_IMPORTED, NOTE, (0, 0), severity=Severity.INFO)
    return found._replace(problems=(note, *found.problems))


NOTE: Final = "the table does not record what it was written from: every difference from the map counts as an edit"


def table_back(raw: bytes, file: str, journey: Journey) -> Returned | str:
    """Return the data of a map with the edits from a table, or the reason why the table is not one of this map."""
    excerpt = Excerpt(file, decoded(raw))
    rows, wrong = sheet(excerpt)
    if wrong or not rows or not is_record_table([cell.text for cell in rows[0]]):
        return wrong[0].message if wrong else "it was not written by 'journeymap render -f csv'"
    found = read_records(excerpt, rows, journey.title)
    titles = [map_.data["title"] for map_ in found.maps]
    if not found.maps or any(not same(title, journey.title) for title in titles):
        return (
            f"this is a table of the map {quoted(titles[0])}, not of {quoted(journey.title)}" if titles else NOT_A_MAP
        )
    columns = frozenset(columns_of([cell.text for cell in rows[0]]))
    back = _TableBack(excerpt, rows, WorkingCopy(journey), columns)
    back.bring(found.maps[0].data)
    problems = [problem for problem in found.problems if problem.rule == IN_DESCRIPTION]
    return Returned(back.copy.data, (*back.problems, *(_not_done(problem) for problem in problems)))


NOT_A_MAP: Final = "no row names a stage"


def _not_done(problem: Problem) -> Problem:
    return problem._replace(rule=NOT_IMPORTED, hint=f"it is not imported: {KEPT.replace('it', 'its own', 1)}")


class _TableBack:
    """Brings one table back, which was read as a map of its own."""

    def __init__(
        self, excerpt: Excerpt, rows: Sequence[Sequence[TextCell]], copy: WorkingCopy, columns: frozenset[str]
    ) -> None:
        self.copy = copy
        self.problems = [excerpt.problem(NOT_IMPORTED, NOTE, (0, 0), severity=Severity.INFO)]
        self._excerpt, self._rows, self._columns = excerpt, rows, columns

    def bring(self, data: Mapping[str, Any]) -> None:
        """Apply what differs from the map."""
        here = {""}
        self._node("", data)
        for stage in data["stages"]:
            for step in ({}, *stage.get("steps", ())):
                place = self.copy.place(stage["name"], step.get("name", ""))
                if place:
                    here.add(place)
                    self._node(place, step or stage)
                elif step or not stage.get("steps"):
                    name = " / ".join(filter(None, (stage["name"], step.get("name"))))
                    why = "the map has no such stage or step, or more than one"
                    self._report(f"{quoted(name)} is not imported: {why}", step.get("name") or stage["name"])
        for id_, node in self.copy.nodes.items():
            if id_ not in here and (node.get("cells") or any(node.get(lane) for lane in BUILT_IN)):
                self._report(f"the table has no row of {quoted(node['name'])}: {KEPT}", "")

    def _report(self, message: str, text: str) -> None:
        cell = next((cell for row in self._rows for cell in row if text and same(cell.text, text)), self._rows[0][0])
        self.problems.append(self._excerpt.problem(NOT_IMPORTED, message, (cell.start, cell.end)))

    def _node(self, id_: str, new: Mapping[str, Any]) -> None:
        for lane in dict.fromkeys((*(lane for node, lane in self.copy.before if node == id_), *_lanes(new))):
            entries = new.get(lane, ()) if lane in BUILT_IN else new.get("cells", {}).get(lane, ())
            self._lane(id_, lane, entries)

    def _lane(self, node: str, lane: str, new: Sequence[EntryData]) -> None:
        """Change the entries of a lane of a stage, step or the map to those of the table."""
        kind: CellKind = BY_ID[lane].kind if lane in BY_ID else "items"
        head = HEADS.get(kind, "text")
        old = self.copy.before.get((node, lane), ())
        pairs = dict(_pairs(old, new, head))
        for at, entry in enumerate(old):
            if at not in pairs.values():
                self._remove(node, lane, entry)
        last: EntryData | None = None
        for at, entry in enumerate(new):
            if at in pairs:
                last = old[pairs[at]]
                self._fields(last, entry, {"text": head, "sources": "source" if kind == "metrics" else "sources"}, kind)
            else:
                self.copy.insert(node, lane, entry, last)
                last = entry

    def _fields(self, old: EntryData, new: EntryData, names: Mapping[str, str], kind: CellKind) -> None:
        for column in ("text", *FIELDS[kind]):
            key = names.get(column, column)
            if column not in self._columns or _same(old.get(key), new.get(key)):
                continue
            if key in new:
                old[key] = new[key]
            else:
                old.pop(key, None)

    def _remove(self, node: str, lane: str, entry: EntryData) -> None:
        if (own := entry.get("id")) and self.copy.refers_to(own):
            self._report(f"the row {quoted(own)} is gone, but others refer to it: {KEPT}", "")
        else:
            self.copy.remove(node, lane, entry)


def _lanes(node: Mapping[str, Any]) -> Iterator[str]:
    yield from (lane for lane in BUILT_IN if lane in node)
    yield from node.get("cells", {})


def _pairs(old: Sequence[EntryData], new: Sequence[EntryData], head: str) -> Iterator[tuple[int, int]]:
    """Match new entries with old ones, as pairs of indexes: by id, then by text, then in order."""
    left, free = list(range(len(new))), list(range(len(old)))
    for is_same in (
        lambda one, other: bool(one.get("id")) and one.get("id") == other.get("id"),
        lambda one, other: _same(one.get(head), other.get(head)),
        lambda one, other: not one.get("id"),
    ):
        for at in left.copy():
            found = next((each for each in free if is_same(new[at], old[each])), None)
            if found is not None:
                yield at, found
                left.remove(at)
                free.remove(found)


def _same(one: Any, other: Any) -> bool:
    return one == other or (isinstance(one, str) and isinstance(other, str) and same(one, other))
