"""Whiteboards exported as tables: frames are stages, the rows of notes are lanes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from journeymap_cli.exchange.board_items import (
    FRAME_KINDS,
    OTHER_KINDS,
    PAGE_KINDS,
    TECHNICAL,
    BoardBox,
    BoardItem,
    NearestLabel,
    around,
    board_items,
    colour_name,
    in_rows,
    reach,
    reading_order,
    roles_of,
)
from journeymap_cli.exchange.cell_entries import entries_of, name_in
from journeymap_cli.exchange.csv_cells import TextCell
from journeymap_cli.exchange.grid import LaneRow, fill, listed_lanes, rows_of
from journeymap_cli.exchange.imported import NO_MAP, NOT_IMPORTED, UNSORTED, Excerpt, ImportedMap, ImportResult
from journeymap_cli.exchange.naming import unique, visible
from journeymap_cli.exchange.words import STAGE_WORDS, key, lane_of
from journeymap_cli.phrases import counted, quoted
from journeymap_cli.problem import Problem, Severity
from journeymap_cli.regexes import regex

UNSORTED_STAGE: Final = "Unsorted"
NOTES: Final = "Notes"
ROW: Final = "Row"
LETTERS: Final = regex(r"[^\W\d_]{2}")
COMMAS: Final = regex(r"[,;\n]")
MOST_FRAMES: Final = 1_000
MOST_NOTES: Final = 5_000
NOWHERE: Final = BoardBox(0, 0)
FEWEST: Final = 2
"""How many labels, or frames, must have names of lanes to divide the board into lanes."""


def read_board(excerpt: Excerpt, rows: Sequence[Sequence[TextCell]], name: str) -> ImportResult:
    """Return the maps of a board, one for each page with notes. The first of the `rows` is the header."""
    items = list(board_items(rows[0], rows[1:]))
    pages = [item for item in items if item.kind in PAGE_KINDS]
    by_page: dict[str, list[BoardItem]] = {}
    for item in items:
        if item.kind not in PAGE_KINDS and not item.is_a(OTHER_KINDS):
            by_page.setdefault(item.page, []).append(item)
    filled = {page: own for page, own in by_page.items() if any(item.text for item in own)}
    if not filled:
        return ImportResult(problems=(excerpt.problem(NO_MAP, "the board has no notes", (0, 0), error=True),))
    titles = _titles(pages, list(filled), name)
    problems = [*_unused(excerpt, rows), *(_not_a_note(excerpt, item) for item in items if item.is_a(OTHER_KINDS))]
    problems += [_lost(excerpt, page) for page in pages if page.text not in ("", *titles)]
    found = list[ImportedMap]()
    for title, own in zip(titles, filled.values(), strict=True):
        frames = len({item.frame for item in own} | {item.id for item in own if item.is_a(FRAME_KINDS)})
        if frames > MOST_FRAMES or len(own) > MOST_NOTES:
            limits = f"{MOST_FRAMES:,} frames and {MOST_NOTES:,} notes"
            message = f"the board has {counted(frames, 'frame')} and {len(own):,} rows, the limits are {limits}"
            problems.append(excerpt.problem(NO_MAP, message, (0, 0), "split it", error=True))
            continue
        board = _Board(excerpt, own)
        found.append(ImportedMap(board.map(title)))
        problems += board.problems
    return ImportResult(tuple(found), tuple(filter(None, problems)))


def _titles(pages: Sequence[BoardItem], filled: Sequence[str], name: str) -> list[str]:
    """The title of each page with notes; if there is only one page, that of the document."""
    if len(filled) == 1:
        return [visible(*(page.text for page in pages if page.kind != "page"), name)]
    by_id = {page.id: page.text for page in pages}
    return [visible(by_id.get(page, ""), f"{name} {number}") for number, page in enumerate(filled, start=1)]


def _unused(excerpt: Excerpt, rows: Sequence[Sequence[TextCell]]) -> Iterator[Problem]:
    """Yield a warning for each column with texts that are not in the map; rows of pages are skipped."""
    roles = roles_of(rows[0])
    kind = roles.index("kind") if "kind" in roles else len(roles)
    shown = [row for row in rows[1:] if kind >= len(row) or row[kind].text.strip().casefold() not in PAGE_KINDS]
    for at, (role, cell) in enumerate(zip(roles, rows[0], strict=True)):
        texts = sum(at < len(row) and bool(LETTERS.search(row[at].text)) for row in shown)
        if not role and texts and not TECHNICAL.fullmatch(key(cell.text).replace(".", " ")):
            message = f"the column {quoted(cell.text)} is not in the map ({counted(texts, 'text')})"
            yield excerpt.problem(NOT_IMPORTED, message, (cell.start, cell.end))


def _lost(excerpt: Excerpt, item: BoardItem) -> Problem:
    message = f"{quoted(item.text)} is not in the map: it is the name of a {item.kind}"
    return excerpt.problem(NOT_IMPORTED, message, (item.cell.start, item.cell.end), severity=Severity.INFO)


def _not_a_note(excerpt: Excerpt, item: BoardItem) -> Problem | None:
    if not item.text:
        return None
    message = f"{quoted(item.text)} is not in the map: it is the text of a {item.kind}"
    return excerpt.problem(NOT_IMPORTED, message, (item.cell.start, item.cell.end))


class BoardFrame(NamedTuple):
    """A frame with the notes in it. `cell` is where its name is written; an outer frame contains only other frames."""

    name: str
    cell: TextCell | None
    box: BoardBox | None
    notes: Sequence[BoardItem]
    is_outer: bool = False


class _Board:
    """The notes of a page, put into stages and lanes."""

    def __init__(self, excerpt: Excerpt, items: Sequence[BoardItem]) -> None:
        self._excerpt = excerpt
        self.problems: list[Problem] = []
        frames, loose = _framed(items)
        outer = [frame for frame in frames if frame.is_outer]
        frames = [frame for frame in frames if not frame.is_outer]
        is_lane = sum(lane_of(frame.name) is not None for frame in frames) >= FEWEST
        self._title = outer[0].name if len(outer) == 1 else ""
        self._lanes = frames if is_lane else []
        self._lane_frames = {id(note): frame.name for frame in self._lanes for note in frame.notes}
        self._frames = [] if is_lane else [frames[at] for at in reading_order([frame.box for frame in frames])]
        labels = [item for item in loose if item.box and lane_of(item.text)]
        self._labels = labels if len(labels) >= FEWEST else []
        taken = {id(label) for label in self._labels}
        self._loose = [item for item in loose if id(item) not in taken]
        self._heads = self._headers()
        self._rows = self._rows_of_notes()
        self._nearest_label = NearestLabel(self._labels, 1)
        self._report_names((frame.name, frame.cell) for frame in (outer if len(outer) > 1 else ()))

    def map(self, title: str) -> dict[str, Any]:
        """The data of the map."""
        stages = [(frame.name, list(frame.notes)) for frame in self._frames]
        heads = {id(head) for head in self._heads}
        in_lanes = [note for frame in self._lanes for note in frame.notes]
        rest = [note for note in [*self._loose, *in_lanes] if id(note) not in heads]
        columns: dict[int, list[BoardItem]] = {id(head): [] for head in self._heads}
        unsorted = list[BoardItem]()
        nearest_head = NearestLabel(self._heads, 0)
        for note in rest:
            head = nearest_head.of(note)
            (columns[id(head)] if head else unsorted).append(note)
        stages += [(head.text, columns[id(head)]) for head in self._heads]
        if unsorted:
            stages.append((UNSORTED_STAGE, sorted(unsorted, key=lambda note: (note.box or NOWHERE)[1::-1])))
            self._report(unsorted)
        stages = stages or [(UNSORTED_STAGE, [])]
        lanes = {id(note): self._lane(note) for _, notes in stages for note in notes}
        used = {*lanes.values()}
        labels = [(label.text, label.cell) for label in self._labels]
        frames = [(frame.name, frame.cell) for frame in self._lanes if key(frame.name) not in STAGE_WORDS]
        self._report_names((name, cell) for name, cell in [*labels, *frames] if name not in used)
        order = self._order(lanes)
        rows = dict(zip(order, rows_of(order), strict=True))
        nodes: list[dict[str, Any]] = []
        for name, notes in stages:
            node: dict[str, Any] = {"name": visible(name_in(name), name, "Frame")}
            for note in notes:
                _add(node, rows[lanes[id(note)]], note.text)
            nodes.append(node)
        title = visible(self._title, title)
        return unique({"title": title, **listed_lanes(list(rows.values()), nodes), "stages": nodes})

    def _headers(self) -> list[BoardItem]:
        """The notes that name stages if frames do not: those in a row of stages, else those above the first lane."""
        named = [note for frame in self._lanes if key(frame.name) in STAGE_WORDS for note in frame.notes]
        tops = [label.box.y for label in self._labels if label.box]
        tops += [frame.box.y for frame in self._lanes if frame.box and lane_of(frame.name)]
        if self._frames or not tops:
            return []
        left = min((label.box.x for label in self._labels if label.box), default=float("-inf"))
        above = [item for item in self._loose if item.box and item.box.y < min(tops) and item.box.x > left]
        return sorted(named or above, key=lambda item: (item.box or NOWHERE).x)

    def _rows_of_notes(self) -> dict[int, int]:
        """The row of each note in a frame, from 1, by the note's `id()`; empty if labels or colours define lanes."""
        if self._labels or not all(note.box for frame in self._frames for note in frame.notes):
            return {}
        tops = [(note, note.box.y - top) for frame, top in self._tops() for note in frame.notes if note.box]
        within = reach([[note.box for note in frame.notes if note.box] for frame in self._frames])
        rows = in_rows([y for _, y in tops], within)
        colours: dict[int, set[str]] = {}
        for (note, _), row in zip(tops, rows, strict=True):
            colours.setdefault(row, set()).add(note.colour)
        every = [next(iter(found)) for found in colours.values() if len(found) == 1 and "" not in found]
        if len(colours) == 1 or (len(every) == len(colours) and len(set(every)) == len(every)):
            return {}
        return {id(note): row + 1 for (note, _), row in zip(tops, rows, strict=True)}

    def _tops(self) -> Iterator[tuple[BoardFrame, float]]:
        """Each frame, and the top of the row of frames that it is in."""
        for frame in self._frames:
            beside = (other.box for other in self._frames if other.box and frame.box)
            tops = [box.y for box in beside if frame.box and box.holds((box.x, frame.box.middle[1]))]
            yield frame, min(tops, default=0.0)

    def _lane(self, note: BoardItem) -> str:
        """The label of the lane of a note."""
        parts = [part.strip() for part in COMMAS.split(note.lane) if part.strip()]
        known = next((part for part in parts if lane_of(part)), "")
        label = self._nearest_label.of(note)
        name = known or self._lane_frames.get(id(note), "") or (label.text if label else "")
        row = self._rows.get(id(note))
        return name or ", ".join(parts) or (f"{ROW} {row}" if row else colour_name(note.colour)) or NOTES

    def _order(self, lanes: Mapping[int, str]) -> list[str]:
        """The labels of lanes, from top to bottom."""
        labels = sorted(self._labels, key=lambda label: label.box.y if label.box else 0.0)
        taken = set(lanes.values())
        tops = [label.text for label in labels] + [f"{ROW} {row}" for row in sorted(set(self._rows.values()))]
        return list(dict.fromkeys([*(name for name in tops if name in taken), *lanes.values()]))

    def _report_names(self, names: Iterable[tuple[str, TextCell | None]]) -> None:
        """Report each label or frame that is neither a stage nor the lane of a note."""
        for name, cell in names:
            at = (cell.start, cell.end) if cell else (0, 0)
            message = f"{quoted(name)} is not in the map: it has no notes"
            self.problems.append(self._excerpt.problem(NOT_IMPORTED, message, at))

    def _report(self, notes: Sequence[BoardItem]) -> None:
        are = "is" if len(notes) == 1 else "are"
        where = "no frame" if self._frames else "no stage: the board has no frames"
        message = f"{counted(len(notes), 'note')} {are} in {where}"
        hint = f"move them from the stage {UNSORTED_STAGE} to where they belong"
        cell = notes[0].cell
        self.problems.append(self._excerpt.problem(UNSORTED, message, (cell.start, cell.end), hint))


def _framed(items: Sequence[BoardItem]) -> tuple[list[BoardFrame], list[BoardItem]]:
    """The frames with their notes, in the order of the file, and the notes that are in no frame."""
    referred = {item.frame for item in items if item.frame}
    by_id = {item.id: item for item in items if item.id and (item.id in referred or item.is_a(FRAME_KINDS))}
    shapes = {id(item) for item in by_id.values()}
    around_frames = {item.frame for item in by_id.values() if item.frame}
    boxes = [(own.box, name) for name, own in by_id.items() if own.box and own.box.width and own.box.height]
    inside: dict[str, list[BoardItem]] = {name: [] for name in by_id}
    loose = list[BoardItem]()
    for note in (item for item in items if id(item) not in shapes and item.text):
        name = note.frame or _around(note, boxes)
        (inside.setdefault(name, []) if name else loose).append(note)
    frames = [_frame(name, by_id.get(name), own) for name, own in inside.items()]
    return [
        frame._replace(is_outer=not frame.notes and name in around_frames)
        for name, frame in zip(inside, frames, strict=True)
    ], loose


def _around(note: BoardItem, boxes: Sequence[tuple[BoardBox, str]]) -> str:
    """The name of the smallest frame around a note; empty if there is none."""
    found = [(box.width * box.height, name) for box, name in boxes if note.box and box.holds(note.box.middle)]
    return min(found, default=(0.0, ""))[1]


def _frame(name: str, shape: BoardItem | None, notes: Sequence[BoardItem]) -> BoardFrame:
    box = (shape.box if shape else None) or around(note.box for note in notes if note.box)
    ordered = sorted(notes, key=lambda note: (note.box or NOWHERE)[1::-1]) if all(n.box for n in notes) else notes
    text = shape.text if shape and shape.text else name
    return BoardFrame(text, shape.cell if shape else None, box, ordered)


def _add(node: dict[str, Any], row: LaneRow, text: str) -> None:
    """Add a note to a stage, as one entry."""
    if not row.id:
        fill(node, row, text)
    elif row.built_in:
        node.setdefault(row.id, []).extend(entries_of(row.id, text))
    else:
        node.setdefault("cells", {}).setdefault(row.id, []).append({"text": text})
