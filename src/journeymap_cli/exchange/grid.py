"""Tables of stages and lanes as maps: the stages are the columns or the rows."""

from collections.abc import Iterator, Sequence
from typing import Any, Final, NamedTuple

from journeymap_cli.exchange.csv_cells import TextCell
from journeymap_cli.exchange.naming import own_id, unique, visible
from journeymap_cli.exchange.words import MARKUP, NUMBERING, STAGE_WORDS, STEP_WORDS, key, lane_of
from journeymap_cli.model.lanes import BY_ID
from journeymap_cli.model.scalars import parse_duration, parse_number
from journeymap_cli.model.slug import free
from journeymap_cli.regexes import regex

CellGrid = Sequence[Sequence[TextCell]]

BREAKS: Final = regex(r"<br\s*/?>|\n", 2)  # re.IGNORECASE
BULLET: Final = regex(r"^\s*(?:[-*•▪·‣–]|\d{1,2}[.)])\s+")
ARROWS: Final = regex(r"\s*(?:→|->|⇒)\s*")
SEVERITY: Final = regex(r"\s*\((severe|moderate|minor)\)\s*$", 2)
OF_TEN: Final = regex(r"\(?\b(\d+(?:\.\d+)?)\s*/\s*(5|10)\b\)?")
SHORT: Final = 60
"""Texts between semicolons that are at most this long are entries of their own."""
MOST_SHORT: Final = 100
MOST_STAGES: Final = 1_000

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


class Oriented(NamedTuple):
    """A table with a row for each lane: the names of its stages, those of steps below them if any, and the lanes."""

    stages: Sequence[TextCell]
    steps: Sequence[TextCell]
    lanes: Sequence[tuple[TextCell, Sequence[TextCell]]]


def oriented(grid: CellGrid) -> Oriented | None:
    """A table whose stages are columns; None if it is not a table of stages and lanes."""
    if len(grid) < 2 or len(grid[0]) < 2:
        return None
    width = max(map(len, grid))
    if min(width, len(grid)) > MOST_STAGES:
        return None
    empty = TextCell("", grid[0][0].end, grid[0][0].end)
    square = [[*row, *[empty] * (width - len(row))] for row in grid]
    turned = [list(column) for column in zip(*square, strict=True)]
    numbers = [str(number) for number in range(1, len(square))]
    if key(square[0][0].text) in {"", "#", "no", "nr"} and [cell.text.strip() for cell in turned[0][1:]] == numbers:
        return oriented([row[1:] for row in square])  # the order says the same
    in_column, in_row = _matches(turned[0][1:]), _matches(square[0][1:])
    corner = key(square[0][0].text)
    if not (in_column or in_row or corner in STAGE_WORDS) or (corner not in STAGE_WORDS and max(in_column, in_row) < 2):
        return None
    table = square if in_column > in_row else turned
    first, *rest = table
    if len(first) > MOST_STAGES + 1:
        return None
    steps = rest.pop(0)[1:] if rest and key(rest[0][0].text) in STEP_WORDS else []
    return Oriented(first[1:], steps, [(row[0], row[1:]) for row in rest])


def _matches(labels: Sequence[TextCell]) -> int:
    return sum(lane_of(label.text) is not None for label in labels)


def map_of(table: Oriented, title: str) -> dict[str, Any]:
    """The data of the map of a table."""
    top: dict[str, Any] = {"title": title}
    lanes: list[tuple[TextCell, Sequence[TextCell]]] = []
    for label, cells in table.lanes:
        texts = {cell.text.strip() for cell in cells if visible(cell.text, "").strip()}
        field = OF_MAP.get(key(label.text))
        if field and len(texts) == 1 and field not in top:
            (text,) = texts
            top[field] = (
                [{"name": visible(name_in(part), part)} for part in pieces(text)]
                if field == "personas"
                else visible(name_in(text), text)
            )
        else:
            lanes.append((label, cells))
    rows = rows_of([label.text for label, _ in lanes])
    stages: list[dict[str, Any]] = []
    for at, cell in enumerate(table.stages):
        name = name_in(cell.text)
        if table.steps and stages and name in ("", stages[-1]["name"]):
            node = {"name": name_in(table.steps[at].text) or name or "Step"}
            stages[-1].setdefault("steps", []).append(node)
        else:
            node = {"name": visible(name, "Stage")}
            stages.append(node)
            if table.steps and table.steps[at].text.strip():
                node = {"name": name_in(table.steps[at].text)}
                stages[-1]["steps"] = [node]
        for row, (_, cells) in zip(rows, lanes, strict=True):
            fill(node, row, cells[at].text)
    return unique({**top, **listed_lanes(rows, stages), "stages": stages})


class LaneRow(NamedTuple):
    """A label and the id of its lane: built-in, own, or empty for what is not a lane but says something of a stage."""

    label: str
    id: str
    built_in: bool = False


def rows_of(labels: Sequence[str]) -> list[LaneRow]:
    """The lane of each label. Of two labels for a built-in lane, the second is a lane of its own."""
    rows: list[LaneRow] = []
    for label in labels:
        lane, name = lane_of(label), key(label)
        taken = {row.id for row in rows}
        if lane and lane not in taken:
            rows.append(LaneRow(name_in(label), lane, built_in=True))
        elif name in DESCRIPTION | DURATION:
            rows.append(LaneRow(name, ""))
        else:
            rows.append(LaneRow(name_in(label) or own_id(name), free(own_id(name), {*taken, *BY_ID})))
    return rows


def listed_lanes(rows: Sequence[LaneRow], stages: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """The lanes with their labels, for those that are filled; nothing where these are the usual ones."""
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


def entries_of(lane: str, text: str) -> Iterator[dict[str, Any]]:
    """The entries that a piece of a cell is."""
    if lane == "emotion":
        yield from (feeling(part) for part in ARROWS.split(text) if part)
    elif lane == "metrics":
        yield {"name": text}
    elif lane == "pain_points" and (found := SEVERITY.search(text)) and found.start():
        yield {"text": text[: found.start()], "severity": found[1].lower()}
    else:
        yield {"text": text}


def feeling(text: str) -> dict[str, Any]:
    """A feeling: a score where a number is certainly one, else a label."""
    number = parse_number(text)
    if number is not None and -2 <= number <= 2:
        return {"score": text}
    if found := OF_TEN.search(text):
        value, most = float(found[1]), int(found[2])
        label = " ".join(f"{text[: found.start()]} {text[found.end() :]}".split()).strip(" -–:")
        if 1 <= value <= most and not text[: found.start()].rstrip().endswith((":", "：")):
            score = round((value - 1) / (most - 1) * 4 - 2, 2)
            return {"score": f"{score:g}", **({"label": label} if label else {})}
    return {"label": text}


def pieces(text: str) -> Iterator[str]:
    """The entries of a cell: cut at line ends, bullets and numbers, and at semicolons between short texts."""
    for line in BREAKS.split(text):
        bare = BULLET.sub("", line).strip()
        parts = [part.strip() for part in bare.split(";")] if bare.count(";") < MOST_SHORT else [bare]
        is_list = len(parts) > 1 and all(0 < len(part) <= SHORT for part in parts)
        for part in parts if is_list else [bare]:
            if visible(part, "") and part not in {"-", "—", "–"}:
                yield part


def name_in(text: str) -> str:
    """A name in one line, without markup and numbering."""
    bare = " ".join(BREAKS.sub(" ", text).replace("**", "").replace("`", "").split())
    return NUMBERING.sub("", bare).strip() or MARKUP.sub("", bare).strip()
