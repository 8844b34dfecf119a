"""JSON files: maps as `render -f json` writes them, and lists of records with a column for each key."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from journeymap_cli.exchange.csv_cells import MOST_CELLS, TextCell
from journeymap_cli.exchange.imported import IMPORT_SYNTAX, NO_MAP, Excerpt, ImportedMap, ImportResult
from journeymap_cli.exchange.json_tree import JsonSyntaxError, json_tree
from journeymap_cli.exchange.mermaid_file import text_of
from journeymap_cli.exchange.tables import HINT, read_table
from journeymap_cli.load.normalize import FieldShape, normalize
from journeymap_cli.model.journey import Journey
from journeymap_cli.yamlsource.comments import Comments
from journeymap_cli.yamlsource.positions import Lines, ListPlace, MappingPlace, Place, Positions
from journeymap_cli.yamlsource.read import YamlText

WRAPPER: Final = "journey"


def read(raw: bytes, file: str, name: str, max_size: int) -> ImportResult:
    """The maps of a file."""
    text, wrong = text_of(raw, file, max_size)
    if wrong:
        return wrong
    excerpt = Excerpt(file, text)
    try:
        data, place = json_tree(text)
    except JsonSyntaxError as error:
        at = (error.at, error.at + 1)
        message = f"this cannot be read as JSON: {error}"
        return ImportResult(problems=(excerpt.problem(IMPORT_SYNTAX, message, at, error=True),))
    if isinstance(data, dict) and isinstance(data.get(WRAPPER), dict) and isinstance(place, MappingPlace):
        data, place = data[WRAPPER], place.entries[WRAPPER][1]
    if isinstance(data, dict) and "stages" in data:
        return ImportResult((_map(text, {"title": name, **data}, place),))
    records, place = _records(data, place)
    if records:
        return _table(excerpt, records, place, name)
    message = "this is neither a map nor a list of records"
    hint = "a map has the key stages, records have the keys stage, lane and text, or one for the stage and each lane"
    return ImportResult(problems=(excerpt.problem(NO_MAP, message, (0, 0), hint, error=True),))


def _map(text: str, data: dict[str, Any], place: Place) -> ImportedMap:
    """A map as the file has it, without keys that hold nothing."""
    lines = Lines(text)
    origin = YamlText(text, data, Positions(lines, place), Comments(lines, [], [], 0), [], [])
    normal = normalize(_without_nothing(data), FieldShape(part=Journey))
    found = normal.items() if isinstance(normal, dict) else ()
    return ImportedMap({key: value for key, value in found if value not in (None, [], {})}, origin)


def _without_nothing(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_nothing(each) for key, each in value.items() if each is not None}
    return [_without_nothing(each) for each in value if each is not None] if isinstance(value, list) else value


def _records(data: Any, place: Place) -> tuple[list[dict[str, Any]], Place]:
    """The list of records that a file is, or the only one that it has, with its place."""
    if isinstance(data, dict) and isinstance(place, MappingPlace):
        found = [(each, place.entries[key][1]) for key, each in data.items() if _is_records(each)]
        data, place = found[0] if len(found) == 1 else (None, place)
    return (data, place) if _is_records(data) else ([], place)


def _is_records(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(each, dict) for each in value)


def _table(excerpt: Excerpt, records: Sequence[dict[str, Any]], place: Place, name: str) -> ImportResult:
    """The maps of records, as rows of a table whose columns are their keys; `a.b` is a key of an inner record."""
    places = place.entries if isinstance(place, ListPlace) else ()
    rows = [dict(_cells(record, where)) for record, where in zip(records, places, strict=True)]
    heads: dict[str, TextCell] = {}
    for row in rows:
        for column, (head, _) in row.items():
            heads.setdefault(column, head)
    if len(heads) * len(rows) > MOST_CELLS:
        message = f"the table has more than {MOST_CELLS:,} cells"
        return ImportResult(problems=(excerpt.problem(NO_MAP, message, (0, 0), "split it", error=True),))
    table = [list(heads.values())]
    for row, where in zip(rows, places, strict=True):
        nothing = TextCell("", where.start, where.start + 1)
        table.append([row[column][1] if column in row else nothing for column in heads])
    if found := read_table(excerpt, table, name):
        return found
    message = "these records are not those of a journey map"
    return ImportResult(problems=(excerpt.problem(NO_MAP, message, (place.start, place.start + 1), HINT, error=True),))


def _cells(record: dict[str, Any], place: Place, before: str = "") -> Iterator[tuple[str, tuple[TextCell, TextCell]]]:
    """The columns of a record: the cells of the key and of the value."""
    for key, (at, where) in place.entries.items() if isinstance(place, MappingPlace) else ():
        value = record[key]
        if isinstance(value, dict):
            yield from _cells(value, where, f"{before}{key}.")
        else:
            column = f"{before}{key}"
            yield column, (TextCell(column, at.start, at.end), TextCell(_flat(value), where.start, where.end))


def _flat(value: Any) -> str:
    if isinstance(value, list):
        return "\n".join(map(_flat, value))
    if isinstance(value, dict):
        return "; ".join(f"{key}: {_flat(each)}" for key, each in value.items())
    return value or ""
