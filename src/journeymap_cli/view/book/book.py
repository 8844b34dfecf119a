"""The sheets of a map: their rows and columns with ids, by which what somebody edited is found again."""

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
"""Keys of the map, and keys of stages and steps, that are rows above those of the lanes."""

STAGE: Final = "stage"
STEP: Final = "step"
OF_STAGES: Final = "stage:"
OF_STEPS: Final = "step:"
"""What the id of a row begins with whose cells are about stages that have steps, and that of a fact of columns."""

LABEL: Final = "=label"
COLUMNS: Final = "=columns"
"""The columns, in addresses, of the name of a row, and of what columns there are."""

BASELINE: Final = "_journeymap"
"""The sheet with what the others said when they were written."""

MARK: Final = "journeymap"
"""What the first cell of each sheet begins with; its first row and first column, which are hidden, have the ids."""

MORE: Final = "+"
"""The id of a row that continues the texts of the one above, where these are longer than a cell may be."""

LONGEST_CELL: Final = 32_000
"""In characters; the limit is 32,767 in UTF-16."""

LONGEST: Final = 80

BookPart: TypeAlias = Literal["map", "stages", "columns"]
"""Whether a row has one cell, one for each stage, or one for each column."""


class BookColumn(NamedTuple):
    """A column: its id, its name, and the field whose values it has."""

    id: str
    label: str
    field: BookField | None = None


class BookRow(NamedTuple):
    """A row: its id, its name, what its cells are about, what they show, and their texts."""

    id: str
    label: str
    part: BookPart
    cells: tuple[str, ...]
    kind: CellKind | None = None


class BookSheet(NamedTuple):
    """A sheet.

    `heads` is how many of its rows are its head; `row` is what a sheet with a row for each entry lists,
    `choices` are the words that a column may have.
    """

    name: str
    columns: tuple[BookColumn, ...]
    rows: tuple[BookRow, ...]
    heads: int = 0
    row: ListRow | None = None
    choices: Mapping[str, Sequence[str]] = MappingProxyType({})


BookAddress: TypeAlias = tuple[str, str, str]
"""The sheet, the id of the row, and that of the column, of the stage, or nothing, as the part of the row says."""

BookTexts: TypeAlias = Mapping[BookAddress, str]


def book(facts: Analysis) -> tuple[BookSheet, ...]:
    """The sheets of a map."""
    words = BookWords.of(facts.journey, facts.language)
    return (_map(facts, words), *(_list(row, facts.journey, words) for row in LISTS))


def content(sheets: Sequence[BookSheet]) -> dict[BookAddress, str]:
    """Every text of some sheets, by address, and the ids of the columns of the map."""
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
    """A text in parts that fit into cells."""
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
    """The rows of what is known of stages and steps beside the lanes."""
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
    """What the whole map, each stage and each step has in a lane, with the names and the id of where that is."""
    yield ("", ""), "", getattr(journey, lane) if lane in WHOLE_LANES else ()
    for stage in journey.stages:
        yield (_line(stage.name), ""), stage.id, getattr(stage, lane)
        for step in stage.steps:
            yield (_line(stage.name), _line(step.name)), step.id, getattr(step, lane)


def _line(name: str) -> str:
    return " ".join(name.split())


def names_of(entries: Sequence[Model], name: str) -> list[str]:
    """The names of the entries of a list: `#ID`, or made of their texts; no two are the same."""
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
