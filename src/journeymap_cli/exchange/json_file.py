"""JSON files: maps as `render -f json` writes them, and lists of records with a column for each key."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

from journeymap_cli.exchange.csv_cells import MOST_CELLS, TextCell
from journeymap_cli.exchange.imported import IMPORT_SYNTAX, NO_MAP, Excerpt, ImportedMap, ImportResult
from journeymap_cli.exchange.mermaid_file import text_of
from journeymap_cli.exchange.tables import read_table
from journeymap_cli.load.normalize import FieldShape, normalize
from journeymap_cli.model.journey import Journey
from journeymap_cli.yamlsource.text import FORBIDDEN

DEEPEST: Final = 60


def read(raw: bytes, file: str, name: str, max_size: int) -> ImportResult:
    """The maps of a file."""
    text, wrong = text_of(raw, file, max_size)
    if wrong:
        return wrong
    excerpt = Excerpt(file, text)
    try:
        data = json.loads(text, parse_float=str, parse_int=str, parse_constant=str)
    except json.JSONDecodeError as error:
        at = (error.pos, error.pos + 1)
        message = f"this is not JSON: {error.msg.lower()}"
        return ImportResult(problems=(excerpt.problem(IMPORT_SYNTAX, message, at, error=True),))
    except RecursionError:
        return ImportResult(problems=(excerpt.problem(NO_MAP, "it is nested too deep", (0, 0), error=True),))
    journey = data.get("journey", data) if isinstance(data, dict) else None
    if isinstance(journey, dict) and "stages" in journey:
        return ImportResult((ImportedMap(_as_written({"title": name, **journey})),))
    if isinstance(data, list) and data and all(isinstance(each, dict) for each in data):
        return _records(excerpt, data, name)
    message = "this is neither a map nor a list of records"
    hint = "a map has the key stages, records have the keys stage, lane and text, or one for the stage and each lane"
    return ImportResult(problems=(excerpt.problem(NO_MAP, message, (0, 0), hint, error=True),))


def _records(excerpt: Excerpt, data: Sequence[Mapping[str, Any]], name: str) -> ImportResult:
    """The maps of records, whose places are those of their keys in order."""
    columns = list(dict.fromkeys(key for record in data for key in record))
    if len(columns) * len(data) > MOST_CELLS:
        message = f"the table has more than {MOST_CELLS:,} cells"
        return ImportResult(problems=(excerpt.problem(NO_MAP, message, (0, 0), "split it", error=True),))
    finder = _Finder(excerpt.text)
    head = [TextCell(FORBIDDEN.sub("", column), 0, 1) for column in columns]
    rows = [[finder.cell(record, column) for column in columns] for record in data]
    if found := read_table(excerpt, [head, *rows], name):
        return found
    message = "these records are not those of a journey map"
    return ImportResult(problems=(excerpt.problem(NO_MAP, message, (0, 0), error=True),))


class _Finder:
    """Finds keys of records in the text, one after the other."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0

    def cell(self, record: Mapping[str, Any], column: str) -> TextCell:
        """The value of a key as a cell at the place of the key, or near it."""
        if column not in record:
            return TextCell("", self._at, self._at)
        found = self._text.find(json.dumps(column, ensure_ascii=False), self._at)
        self._at = self._at if found < 0 else found
        return TextCell(FORBIDDEN.sub("", _flat(record[column])), self._at, self._at + len(column) + 2)


def _flat(value: Any) -> str:
    if isinstance(value, list):
        return "\n".join(map(_flat, value))
    if isinstance(value, dict):
        return "; ".join(f"{key}: {_flat(each)}" for key, each in value.items())
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def _as_written(journey: dict[str, Any]) -> dict[str, Any]:
    """The data of a map, without keys that hold nothing."""
    normal = normalize(_texts(journey), FieldShape(part=Journey))
    return (
        {key: value for key, value in normal.items() if value not in (None, [], {})} if isinstance(normal, dict) else {}
    )


def _texts(value: Any, depth: int = 0) -> Any:
    """JSON values as those of a YAML file, in which every scalar is a text."""
    if isinstance(value, dict) and depth < DEEPEST:
        return {str(key): _texts(each, depth + 1) for key, each in value.items() if each is not None}
    if isinstance(value, list) and depth < DEEPEST:
        return [_texts(each, depth + 1) for each in value if each is not None]
    return FORBIDDEN.sub("", _flat(value))
