"""The sheets of a map. Rows and columns have ids, so that edited cells can be traced back to the map."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final, Literal, NamedTuple, TypeAlias

from journeymap_cli.facts.analysis import Analysis
from journeymap_cli.facts.entries import WHOLE_LANES, cell
from journeymap_cli.model.base import Model
from journeymap_cli.model.journey import Journey
from journeymap_cli.model.lanes import CellKind
from journeymap_cli.model.node import Node
from journeymap_cli.model.slug import DerivedId, slug
from journeymap_cli.view.book.fields import LISTS, PLACES, BookField, BookWords, ListRow, labels
from journeymap_cli.view.book.lines import cell_text
from journeymap_cli.view.swimlanes import LaneView, lanes

MAP: Final = "Map"
TITLE: Final = "title"
ABOUT: Final = ("description", "scenario")
FACTS: Final = ("description", "owner", "duration", "when")
"""Keys of the map, and keys of stages and steps, that get rows above the lanes."""

STAGE: Final = "stage"
STEP: Final = "step"
OF_STAGES: Final = "stage:"
OF_STEPS: Final = "step:"
"""Prefixes of row ids: for rows about stages that have steps, and for facts about columns."""

LABEL: Final = "=label"
COLUMNS: Final = "=columns"
"""Stand for a column in addresses: of the name of a row, and of the list of column ids."""

BASELINE: Final = "_journeymap"
"""The sheet that keeps the texts of the other sheets as they were written."""

MARK: Final = "journeymap"
"""The first cell of each sheet begins with this. The first row and column are hidden, and hold the ids."""

MORE: Final = "+"
"""The id of a row that continues texts of the row above that are too long for one cell."""

LONGEST_CELL: Final = 32_000
"""In characters; the file format allows 32,767 UTF-16 code units."""

LONGEST: Final = 80

BookPart: TypeAlias = Literal["map", "stages", "columns"]
"""Whether a row has one cell, one for each stage, or one for each column."""


class BookColumn(NamedTuple):
    """A column: its id, its name, and the field whose values it has."""

    id: str
    label: str
    field: BookField | None = None


class BookRow(NamedTuple):
    """A row and the texts of its cells. `part` says what they are about; `kind` is that of a lane's cells, or None."""

    id: str
    label: str
    part: BookPart
    cells: tuple[str, ...]
    kind: CellKind | None = None


class BookSheet(NamedTuple):
    """A sheet.

    `heads` is the number of header rows; `row` describes a sheet with one row per entry; `choices` are the allowed
    words by column.
    """

    name: str
    columns: tuple[BookColumn, ...]
    rows: tuple[BookRow, ...]
    heads: int = 0
    row: ListRow | None = None
    choices: Mapping[str, Sequence[str]] = MappingProxyType({})


BookAddress: TypeAlias = tuple[str, str, str]
"""The sheet, the row id, and, depending on the row's `part`, a column id, a stage id or an empty string."""

BookTexts: TypeAlias = Mapping[BookAddress, str]


def book(facts: Analysis) -> tuple[BookSheet, ...]:
    """The sheets of a map."""
    words = BookWords.of(facts.journey, facts.language)
    return (_map(facts, words), *(_list(row, facts.journey, words) for row in LISTS))


def content(sheets: Sequence[BookSheet]) -> dict[BookAddress, str]:
    """All non-empty texts of the sheets by address, including the column ids of the map."""
    found: dict[BookAddress, str] = {(MAP, "", COLUMNS): "\n".join(column.id for column in sheets[0].columns)}
    for sheet in sheets:
        stages = list(dict.fromkeys(stage_of(column.id) for column in sheet.columns))
        by_part = {"map": [""], "stages": stages, "columns": [node_of(column.id) for column in sheet.columns]}
        for row in sheet.rows:
            if sheet.name == MAP:
                found[sheet.name, row.id, LABEL] = row.label
            for column, text in zip(by_part[row.part], row.cells, strict=True):
                found[sheet.name, row.id, column] = text
    return {address: text for address, text in found.items() if text}


def parts_of(text: str) -> list[str]:
    """Split a text into parts that fit into cells, at least one."""
    size = LONGEST_CELL if text.isascii() else LONGEST_CELL // 2
    return [text[at : at + size] for at in range(0, len(text), size)] or [""]


def stage_of(column: str) -> str:
    """The id of the stage of a column of the map."""
    return column.split("/", 1)[0]


def node_of(column: str) -> str:
    """The id of the stage or step of a column of the map."""
    return column.rsplit("/", 1)[-1]


def _map(facts: Analysis, words: BookWords) -> BookSheet:
    journey = facts.journey
    columns = tuple(
        BookColumn(column.stage.id if column.is_stage else f"{column.stage.id}/{column.node.id}", column.node.name)
        for column in facts.columns
    )
    names = labels(facts.language)
    stages = BookRow(STAGE, names["stage"], "stages", tuple(stage.name for stage in journey.stages))
    steps = BookRow(
        STEP, names["step"], "columns", tuple("" if each.is_stage else each.node.name for each in facts.columns)
    )
    head = [BookRow(TITLE, "", "map", (journey.title,))]
    head += [BookRow(key, "", "map", (text,)) for key in ABOUT if (text := getattr(journey, key))]
    head += [stages, steps] if any(steps.cells) else [stages]
    body = [*_facts(facts, names), *(row for lane in lanes(facts) for row in _lane(lane, facts, words))]
    return BookSheet(MAP, columns, (*head, *body), len(head))


def _facts(facts: Analysis, names: Mapping[str, str]) -> Iterator[BookRow]:
    """The rows with facts about stages and steps, such as their owners."""
    for key in FACTS:
        of_stages = tuple(_fact(stage, key) if stage.steps else "" for stage in facts.journey.stages)
        if any(of_stages):
            yield BookRow(f"{OF_STAGES}{key}", names[key], "stages", of_stages)
        of_columns = tuple(_fact(column.node, key) for column in facts.columns)
        if any(of_columns):
            yield BookRow(f"{OF_STEPS}{key}", names[key], "columns", of_columns)


def _fact(node: Node, key: str) -> str:
    value = getattr(node, key)
    return "" if value is None else str(value)


def _lane(lane: LaneView, facts: Analysis, words: BookWords) -> Iterator[BookRow]:
    of_stages = tuple(cell_text(cell(stage, lane.id), words) if stage.steps else "" for stage in facts.journey.stages)
    of_columns = tuple(cell_text(cell(column.node, lane.id), words) for column in facts.columns)
    if any(of_stages):
        yield BookRow(f"{OF_STAGES}{lane.id}", lane.label, "stages", of_stages, lane.kind)
    if any(of_columns) or not any(of_stages):
        yield BookRow(lane.id, lane.label, "columns", of_columns, lane.kind)


def _list(row: ListRow, journey: Journey, words: BookWords) -> BookSheet:
    names = labels(words.language)
    fields = [
        BookColumn(field.key, names.get(row.key if field.key == row.name else field.key, field.key), field)
        for field in row.fields
    ]
    places = [] if row.key == "personas" else [BookColumn(key, names[key]) for key in PLACES]
    rows = _people(row, journey, words) if row.key == "personas" else _entries(row, journey, words)
    choices = {field.key: words.choices(field) for field in row.fields if field.kind == "word"}
    return BookSheet(row.sheet, (*places, *fields), tuple(rows), 0, row, choices)


def _people(row: ListRow, journey: Journey, words: BookWords) -> Iterator[BookRow]:
    for persona in journey.personas:
        yield BookRow(persona.id, "", "columns", _values(row, persona, words))


def _entries(row: ListRow, journey: Journey, words: BookWords) -> Iterator[BookRow]:
    for (stage, step), id_, entries in _homes(journey, row.key):
        for entry, name in zip(entries, names_of(entries, row.name), strict=True):
            yield BookRow(f"{id_}/{name}", "", "columns", (stage, step, *_values(row, entry, words)))


def _homes(journey: Journey, lane: str) -> Iterator[tuple[tuple[str, str], str, Sequence[Model]]]:
    """Yield the names of stage and step, the id, and the entries in a lane: of the map, each stage and each step."""
    yield ("", ""), "", getattr(journey, lane) if lane in WHOLE_LANES else ()
    for stage in journey.stages:
        yield (_line(stage.name), ""), stage.id, getattr(stage, lane)
        for step in stage.steps:
            yield (_line(stage.name), _line(step.name)), step.id, getattr(step, lane)


def _line(name: str) -> str:
    return " ".join(name.split())


def names_of(entries: Sequence[Model], name: str) -> list[str]:
    """Unique names for the entries of a list: `#ID`, or made from their texts."""
    found: list[str] = []
    for entry in entries:
        own = getattr(entry, "id", None)
        wanted = f"#{own}" if own and not isinstance(own, DerivedId) else slug(getattr(entry, name)[:LONGEST]) or "-"
        number = 1
        while (free := wanted if number == 1 else f"{wanted}~{number}") in found:
            number += 1
        found.append(free)
    return found


def _values(row: ListRow, entry: Model, words: BookWords) -> tuple[str, ...]:
    return tuple(words.shown(field, getattr(entry, field.key)) for field in row.fields)
