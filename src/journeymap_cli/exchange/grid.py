"""Tables of stages and lanes as maps: the stages are the columns or the rows."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Any, Final, NamedTuple

from journeymap_cli.exchange.cell_entries import OF_TEN, entries_of, name_in, pieces, with_point
from journeymap_cli.exchange.csv_cells import MOST_CELLS, TextCell
from journeymap_cli.exchange.imported import NOT_IMPORTED, Excerpt, ImportedMap, ImportResult
from journeymap_cli.exchange.naming import own_id, scale_for, unique, visible
from journeymap_cli.exchange.words import STAGE_WORDS, STEP_WORDS, key, lane_of
from journeymap_cli.model.lanes import BY_ID
from journeymap_cli.model.scalars import parse_duration, parse_number
from journeymap_cli.model.slug import free
from journeymap_cli.phrases import quoted
from journeymap_cli.problem import Problem
from journeymap_cli.regexes import regex

CellGrid = Sequence[Sequence[TextCell]]

MOST_STAGES: Final = 1_000
MOST_ABOVE: Final = 20
"""The most rows above a table, with its title and facts about the whole map."""

DESCRIPTION: Final = frozenset(
    ("description", "beschreibung", "descripción", "descrição", "descrizione", "описание", "説明", "描述", "설명")
)
DURATION: Final = frozenset(
    ("duration", "time", "dauer", "durée", "duración", "duração", "durata", "время", "所要時間", "時間", "시간")
)

OF_MAP: Final = {
    **dict.fromkeys(
        ("persona", "personas", "actor", "acteur", "ator", "attore", "персона", "ペルソナ", "페르소나"), "personas"
    ),
    **dict.fromkeys(
        ("scenario", "szenario", "scénario", "escenario", "cenário", "сценарий", "シナリオ", "시나리오"), "scenario"
    ),
}
"""Rows that are about the whole map if they have one text for all stages."""

TITLES: Final = frozenset(
    ("title", "titel", "titre", "título", "titolo", "название", "タイトル", "标题", "標題", "제목")
)


ENDS: Final = regex(r"(?<![\d.,])(-?\d{1,3})\s*(?:-|–|—|\.{2,3}|…|~|〜|to|bis|до)\s*(\d{1,3})(?![\d.,])")
"""The ends of a scale in the label of a lane."""


class Oriented(NamedTuple):
    """A table with a row for each lane: the names of stages and of steps below them, if any, and the lanes.

    `above` are the rows above the table, `corner` is the cell where the row of stages meets the column of lanes.
    """

    stages: Sequence[TextCell]
    steps: Sequence[TextCell]
    lanes: Sequence[tuple[TextCell, Sequence[TextCell]]]
    corner: TextCell
    above: Sequence[Sequence[TextCell]] = ()


def read_grid(excerpt: Excerpt, rows: CellGrid, title: str) -> ImportResult | None:
    """Return the map of a table, and problems for what it leaves out.

    None if it is not a table of stages and lanes. Raises TooManyTextsError.
    """
    found = oriented(rows)
    if found:
        excerpt.count(cell.text for _, cells in found.lanes for cell in cells)
    return ImportResult((ImportedMap(map_of(found, title)),), tuple(left_out(excerpt, found))) if found else None


def oriented(grid: CellGrid) -> Oriented | None:
    """Return a table with its stages as columns, turned if necessary; None if it has no stages and lanes."""
    found = ((at, _oriented(grid[at:])) for at in dict.fromkeys([*_firsts(grid), 0]))
    return next((table._replace(above=grid[:at]) for at, table in found if table), None)


def _firsts(grid: CellGrid) -> Iterator[int]:
    """The indexes of rows where the table may begin, below rows with a title, or a label and its text."""
    first = next((at for at, row in enumerate(grid[: MOST_ABOVE + 1]) if not _is_above(row)), 0)
    yield from (at for at, row in enumerate(grid[: first + 1]) if row and key(row[0].text) in STAGE_WORDS)
    yield first


def _is_above(row: Sequence[TextCell]) -> bool:
    """Whether a row has one text, or starts with a label and one text, which merged cells may repeat."""
    filled = [at for at, cell in enumerate(row) if cell.text.strip()]
    return len(filled) < 2 or (filled == [*range(len(filled))] and len({row[at].text for at in filled[1:]}) == 1)


def _oriented(grid: CellGrid) -> Oriented | None:
    if len(grid) < 2 or len(grid[0]) < 2:
        return None
    width = max(map(len, grid))
    if min(width, len(grid)) > MOST_STAGES or width * len(grid) > MOST_CELLS:
        return None
    empty = TextCell("", grid[0][0].end, grid[0][0].end)
    square = [[*row, *[empty] * (width - len(row))] for row in grid]
    turned = [list(column) for column in zip(*square, strict=True)]
    numbers = [str(number) for number in range(1, len(square))]
    if key(square[0][0].text) in {"", "#", "no", "nr"} and [cell.text.strip() for cell in turned[0][1:]] == numbers:
        return _oriented([row[1:] for row in square])  # the order says the same
    in_column, in_row = _matches(turned[0][1:]), _matches(square[0][1:])
    corner = key(square[0][0].text)
    if not (in_column or in_row or corner in STAGE_WORDS) or (corner not in STAGE_WORDS and max(in_column, in_row) < 2):
        return None
    table = square if in_column > in_row else turned
    first, *rest = table
    if len(first) > MOST_STAGES + 1:
        return None
    steps = rest.pop(0)[1:] if rest and _is_step_row(first, rest[0]) else []
    return Oriented(first[1:], steps, [(row[0], row[1:]) for row in rest], first[0])


def _matches(labels: Sequence[TextCell]) -> int:
    return sum(lane_of(label.text) is not None for label in labels)


def _is_step_row(stages: Sequence[TextCell], row: Sequence[TextCell]) -> bool:
    """Whether the row below the stages names steps: by its label, or without a label if stages are merged cells."""
    label = key(row[0].text)
    names = [name_in(cell.text) for cell in stages[1:]]
    is_merged = any(name in ("", before) for before, name in pairwise(names))
    return label in STEP_WORDS or (not label and is_merged and any(cell.text.strip() for cell in row))


def map_of(table: Oriented, title: str) -> dict[str, Any]:
    """Return the data of the map that a table contains."""
    top = _about_map(table, title)
    lanes = [(label, cells) for label, cells in _continued(table.lanes) if not _of_map(label, cells, top)]
    rows = rows_of([label.text for label, _ in lanes])
    stages: list[dict[str, Any]] = []
    for at, cell in enumerate(table.stages):
        node = _node(table, at, name_in(cell.text), stages)
        for row, (_, cells) in zip(rows, lanes, strict=True):
            fill(node, row, cells[at].text)
    stages = [stage for stage in stages if len(stage) > 1 or stage["name"] != NAMELESS] or stages[:1]
    about = "\n".join(top.pop("about"))
    of_feelings = [(label, cells) for row, (label, cells) in zip(rows, lanes, strict=True) if row.id == "emotion"]
    if not any(OF_TEN.search(cell.text) for _, cells in of_feelings for cell in cells):
        top |= scale_of(stages, "".join(label.text for label, _ in of_feelings))
    return unique({**top, **({"description": about} if about else {}), **listed_lanes(rows, stages), "stages": stages})


def _continued(lanes: Sequence[tuple[TextCell, Sequence[TextCell]]]) -> Iterator[tuple[TextCell, Sequence[TextCell]]]:
    """The lanes; a row without a label is added to the lane above it."""
    known: list[tuple[TextCell, list[TextCell]]] = []
    for label, cells in lanes:
        if known and not visible(label.text, "").strip():
            pairs = zip(known[-1][1], cells, strict=True)
            known[-1][1][:] = [
                one._replace(text="\n".join(filter(None, (one.text, other.text)))) for one, other in pairs
            ]
        else:
            known.append((label, list(cells)))
    yield from known


def scale_of(stages: Sequence[dict[str, Any]], label: str = "") -> dict[str, Any]:
    """Return the key `scale` if all feelings are numbers, which become scores; empty if the usual scale fits.

    The ends are those in the label of the lane, such as `(1-5)`, or else follow from the scores.
    """
    feelings = [
        feeling for stage in stages for node in (stage, *stage.get("steps", ())) for feeling in node.get("emotion", ())
    ]
    texts = [feeling.get("score", feeling.get("label")) if len(feeling) == 1 else None for feeling in feelings]
    texts = [text and with_point(text) for text in texts]
    scores = [score for text in texts if text and (score := parse_number(text)) is not None]
    scale = (_scale_in(label, scores) or scale_for(scores)) if scores and len(scores) == len(feelings) else None
    if not scale:
        return {}
    for feeling, text in zip(feelings, texts, strict=True):
        feeling.clear()
        feeling["score"] = text
    return {"scale": {"min": f"{scale[0]:f}", "max": f"{scale[1]:f}"}}


def _scale_in(label: str, scores: Sequence[Decimal]) -> tuple[Decimal, Decimal] | None:
    """The ends of the scale in a label; None if there is none, or if a score is beyond it."""
    if not (found := ENDS.search(label)):
        return None
    least, most = Decimal(found[1]), Decimal(found[2])
    return (least, most) if least <= min(scores) and max(scores) <= most and least < most else None


NAMELESS: Final = "Stage"


def _node(table: Oriented, at: int, name: str, stages: list[dict[str, Any]]) -> dict[str, Any]:
    """The stage or step of a column: that of the column before if the name is merged or repeated, else a new one."""
    is_same = bool(stages) and name in ("", stages[-1]["name"])
    if not is_same:
        stages.append({"name": visible(name, NAMELESS)})
    stage = stages[-1]
    step = name_in(table.steps[at].text) if table.steps else ""
    steps = stage.get("steps", [])
    if step and (not steps or steps[-1]["name"] != step):
        stage.setdefault("steps", []).append({"name": step})
    return stage["steps"][-1] if step or (is_same and steps) else stage


def _about_map(table: Oriented, title: str) -> dict[str, Any]:
    """The title and other fields from the rows above a table; `about` has the lines of the description."""
    top: dict[str, Any] = {"title": title, "about": []}
    is_titled = False
    for row in table.above:
        texts = [cell.text.strip() for cell in row if visible(cell.text, "").strip()]
        label = key(texts[0]) if len(texts) > 1 else ""
        if len(texts) > 1 and label not in TITLES:
            _add_fact(top, texts[0], texts[1])
        elif texts and not is_titled:
            top["title"], is_titled = visible(name_in(texts[-1]), title), True
        else:
            top["about"] += texts
    return top


def _of_map(label: TextCell, cells: Sequence[TextCell], top: dict[str, Any]) -> bool:
    """Add a row to the map if it has one text for all stages and is about the map. Return whether it was added."""
    every = [cell.text.strip() for cell in cells]
    texts = {text for text in every if visible(text, "")}
    name = key(label.text)
    is_field = name in OF_MAP and OF_MAP[name] not in top
    is_repeated = len(every) > 1 and len(set(every)) == 1 and (name in DURATION or lane_of(label.text) == "goals")
    if len(texts) != 1 or not (is_field or is_repeated):
        return False
    _add_fact(top, label.text, *texts)
    return True


def _add_fact(top: dict[str, Any], label: str, text: str) -> None:
    """Add a label and its text to the map: as a field, else as a line of the description."""
    field = OF_MAP.get(key(label), "")
    if not field or field in top:
        top["about"].append(f"{name_in(label)}: {' '.join(pieces(text))}")
    elif field == "personas":
        top[field] = [{"name": visible(name_in(part), part)} for part in pieces(text)]
    else:
        top[field] = visible(name_in(text), text)


def left_out(excerpt: Excerpt, table: Oriented) -> Iterator[Problem]:
    """Yield a warning for each lane without entries, and for a corner with other text than the names of its sides."""
    labels = [label for label, cells in table.lanes if not any(any(pieces(cell.text)) for cell in cells)]
    about = "the row or column has no entries"
    found = [(label, about) for label in labels]
    if not {key(part) for part in table.corner.text.replace("\\", "/").split("/")} <= {"", "#", *STAGE_WORDS}:
        found.append((table.corner, "the corner of a table is not in the map"))
    for cell, why in found:
        if visible(cell.text, "").strip():
            message = f"{quoted(name_in(cell.text))} is not in the map: {why}"
            yield excerpt.problem(NOT_IMPORTED, message, (cell.start, cell.end))


class LaneRow(NamedTuple):
    """A label and the id of its lane, which is empty for a row that has the description or duration of stages."""

    label: str
    id: str
    built_in: bool = False


def rows_of(labels: Sequence[str]) -> list[LaneRow]:
    """Return the lane of each label. Of two labels for a built-in lane, the second is a lane of its own."""
    rows: list[LaneRow] = []
    taken, last = set[str](), dict[str, str]()
    for label in labels:
        lane, name = lane_of(label), key(label)
        if lane and lane not in taken:
            rows.append(LaneRow(name_in(label), lane, built_in=True))
        elif name in DESCRIPTION | DURATION:
            rows.append(LaneRow(name, ""))
        else:
            wanted = own_id(name)
            last[wanted] = free(wanted, taken | BY_ID.keys() if wanted in BY_ID else taken, last.get(wanted))
            rows.append(LaneRow(name_in(label) or wanted, last[wanted]))
        taken.add(rows[-1].id)
    return rows


def listed_lanes(rows: Sequence[LaneRow], stages: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Return the key `lanes` with the lanes that have entries; empty if all their labels are the usual ones."""
    nodes = [node for stage in stages for node in (stage, *stage.get("steps", ()))]
    filled = [
        row for row in rows if row.id and any(row.id in node or row.id in node.get("cells", {}) for node in nodes)
    ]
    lanes = [{"id": row.id, **({} if _is_usual(row) else {"label": row.label})} for row in filled]
    return {"lanes": lanes} if any("label" in lane for lane in lanes) else {}


def _is_usual(row: LaneRow) -> bool:
    return row.built_in and row.label.casefold() == BY_ID[row.id].label.casefold()


def fill(node: dict[str, Any], row: LaneRow, text: str) -> None:
    """Add the entries in the text of a cell to a node."""
    parts = list(pieces(text))
    if not parts:
        return
    if row.built_in:
        node.setdefault(row.id, []).extend(entry for part in parts for entry in entries_of(row.id, part))
    elif row.id:
        node.setdefault("cells", {}).setdefault(row.id, []).extend({"text": part} for part in parts)
    elif row.label in DURATION and len(parts) == 1 and not {"duration", "when"} & node.keys():
        node["duration" if parse_duration(parts[0]) else "when"] = parts[0]
    else:
        node["description"] = "\n".join(filter(None, [node.get("description"), *parts]))
