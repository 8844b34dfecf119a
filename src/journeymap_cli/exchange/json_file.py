"""JSON files: maps as `render -f json` writes them, and lists of records with a column for each key."""

import json
from collections.abc import Iterator, Sequence
from typing import Any, Final

from journeymap_cli.exchange.csv_cells import MOST_CELLS, TextCell
from journeymap_cli.exchange.imported import IMPORT_SYNTAX, NO_MAP, Excerpt, ImportedMap, ImportResult
from journeymap_cli.exchange.mermaid.file import text_of
from journeymap_cli.exchange.tables import HINT, read_table
from journeymap_cli.load.normalize import FieldShape, normalize
from journeymap_cli.model.journey import Journey
from journeymap_cli.phrases import quoted
from journeymap_cli.regexes import regex
from journeymap_cli.yamlsource.comments import Comments
from journeymap_cli.yamlsource.positions import Lines, ListPlace, MappingPlace, Place, Positions
from journeymap_cli.yamlsource.read import YamlText
from journeymap_cli.yamlsource.text import FORBIDDEN

WRAPPER: Final = "journey"


def read(raw: bytes, file: str, name: str, max_size: int) -> ImportResult:
    """The maps of a file."""
    text, wrong = text_of(raw, file, max_size)
    if wrong:
        return wrong
    excerpt = Excerpt(file, text)
    try:
        data, place = _json_tree(text)
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
    """A map as it is in the file, without keys whose values are null or empty."""
    lines = Lines(text)
    origin = YamlText(text, data, Positions(lines, place), Comments(lines, [], [], 0), [], [])
    normal = normalize(_without_nulls(data), FieldShape(part=Journey))
    found = normal.items() if isinstance(normal, dict) else ()
    return ImportedMap({key: value for key, value in found if value not in (None, [], {})}, origin)


def _without_nulls(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_nulls(each) for key, each in value.items() if each is not None}
    return [_without_nulls(each) for each in value if each is not None] if isinstance(value, list) else value


def _records(data: Any, place: Place) -> tuple[list[dict[str, Any]], Place]:
    """The list of records that the file is, or the only one in it, with its place; empty if there is none."""
    if isinstance(data, dict) and isinstance(place, MappingPlace):
        found = [(each, place.entries[key][1]) for key, each in data.items() if _is_records(each)]
        data, place = found[0] if len(found) == 1 else (None, place)
    return (data, place) if _is_records(data) else ([], place)


def _is_records(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(each, dict) for each in value)


def _table(excerpt: Excerpt, records: Sequence[dict[str, Any]], place: Place, name: str) -> ImportResult:
    """Read records as rows of a table with a column for each key; the column `a.b` is a key of a nested record."""
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
    """Yield each column of a record with two cells: its key and its value."""
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


DEEPEST: Final = 60
DECODED: Final = json.JSONDecoder().raw_decode
MOST_VALUES: Final = 60_000
STRING: Final = regex(r'"[^"\\]*(?:\\.[^"\\]*)*"', 16)  # re.DOTALL
HALF: Final = regex("[\ud800-\udfff]")
ODD: Final = regex(f"{HALF.pattern}|{FORBIDDEN.pattern}")
BLANK: Final = regex(r"[ \t\n\r]*")
BLANKS: Final = frozenset(" \t\n\r")
WORD: Final = regex(r"-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?(?![\w.])|(?:true|false|null)(?!\w)")


class JsonSyntaxError(ValueError):
    """A text is not JSON, has a key twice or is too large. `at` is the offset of the error."""

    def __init__(self, message: str, at: int) -> None:
        super().__init__(message)
        self.at = at


def _json_tree(text: str) -> tuple[Any, Place]:
    """The data, with every scalar as written and null as None, and the places. Raises JsonSyntaxError."""
    value, place = _Reader(text).value(0, 0)
    after = _skipped(text, place.end)
    if after < len(text):
        raise JsonSyntaxError("the file goes on after its end", after)
    return value, place


def _skipped(text: str, at: int) -> int:
    """The offset after white space; mostly there is none, so that is checked first."""
    if text[at : at + 1] not in BLANKS:
        return at
    found = BLANK.match(text, at)
    return found.end() if found else at


class _Reader:
    def __init__(self, text: str) -> None:
        self._text = text
        self._values = 0

    def value(self, at: int, depth: int) -> tuple[Any, Place]:
        """Return the value at an offset, or after white space there, and its place. Raises JsonSyntaxError."""
        text, at = self._text, _skipped(self._text, at)
        first = text[at : at + 1]
        self._values += 1
        if self._values > MOST_VALUES:
            raise JsonSyntaxError(f"there are more than {MOST_VALUES:,} values: split the file", at)
        if depth > DEEPEST:
            raise JsonSyntaxError(f"this is nested more than {DEEPEST} levels deep", at)
        if first == "{":
            return self._mapping(at, depth)
        if first == "[":
            return self._list(at, depth)
        if first == '"':
            return self._string(at)
        if not (found := WORD.match(text, at)):
            raise JsonSyntaxError("expected a value" if first else "the file ends before its last bracket", at)
        return None if found[0] == "null" else found[0], Place(at, found.end())

    def _string(self, at: int) -> tuple[str, Place]:
        try:
            value, end = DECODED(self._text, at)
        except json.JSONDecodeError as error:
            if not STRING.match(self._text, at):
                raise JsonSyntaxError("this text has no closing quote", at) from error
            raise JsonSyntaxError(error.msg.lower().removesuffix(" at"), error.pos) from error
        if ODD.search(value):
            if half := HALF.search(value):
                raise JsonSyntaxError(f"\\u{ord(half[0]):04x} in this text is half of a character", at)
            value = FORBIDDEN.sub("", value)
        return value, Place(at, end)

    def _list(self, at: int, depth: int) -> tuple[list[Any], Place]:
        place, values = ListPlace(at, at), list[Any]()
        start = self._first(at, "]")
        while start >= 0:
            value, inner = self.value(start, depth + 1)
            values.append(value)
            place.entries.append(inner)
            place.end, start = self._next(inner.end, "]")
        place.end = place.end if values else -start
        return values, place

    def _mapping(self, at: int, depth: int) -> tuple[dict[str, Any], Place]:
        place, values = MappingPlace(at, at), dict[str, Any]()
        start = self._first(at, "}")
        while start >= 0:
            if self._text[start : start + 1] != '"':
                raise JsonSyntaxError("a key in quotes is missing here", start)
            key, key_place = self._string(start)
            if key in values:
                raise JsonSyntaxError(f"the key {quoted(key)} is here twice", start)
            colon = _skipped(self._text, key_place.end)
            if self._text[colon : colon + 1] != ":":
                raise JsonSyntaxError("a colon is missing here", colon)
            values[key], inner = self.value(colon + 1, depth + 1)
            place.entries[key] = (key_place, inner)
            place.end, start = self._next(inner.end, "}")
        place.end = place.end if values else -start
        return values, place

    def _first(self, at: int, closing: str) -> int:
        """The offset of the first entry after an opening bracket; if there is none, minus the offset of the end."""
        start = _skipped(self._text, at + 1)
        return -(start + 1) if self._text[start : start + 1] == closing else start

    def _next(self, end: int, closing: str) -> tuple[int, int]:
        """After the last entry, the end of the brackets and -1; else the offsets of the comma and of the next entry."""
        text, end = self._text, _skipped(self._text, end)
        if text[end : end + 1] == closing:
            return end + 1, -1
        if text[end : end + 1] != ",":
            message = f"a comma or {closing} is missing here" if end < len(text) else f"the file ends without {closing}"
            raise JsonSyntaxError(message, end)
        start = _skipped(text, end + 1)
        if text[start : start + 1] == closing:
            raise JsonSyntaxError(f"there is an extra comma before {closing}", end)
        return end, start
