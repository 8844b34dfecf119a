"""The operations on a map, as written in JSON: `{"op": "set", "path": ["owner"], "value": "Team"}`."""

import datetime
import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, Final, NamedTuple, NoReturn

from journeymap_cli.errors import EditError
from journeymap_cli.json_schema import DIALECT, Schema
from journeymap_cli.nearest import suggestion
from journeymap_cli.phrases import quoted


class OperationRow(NamedTuple):
    """What an operation does, and its fields apart from `op` and `path`: required ones, and optional ones."""

    does: str
    needs: tuple[str, ...] = ()
    takes: tuple[str, ...] = ()


OPERATIONS: Final[Mapping[str, OperationRow]] = {
    "set": OperationRow("Sets a key, or replaces an entry; `null` takes it out.", ("value",)),
    "add": OperationRow("Adds an entry to a list, by default at its end.", ("value",), ("before", "after")),
    "remove": OperationRow("Takes out an entry or a key."),
    "move": OperationRow("Moves an entry, by default within its list and to its end.", (), ("to", "before", "after")),
    "rename": OperationRow("Gives an entry a new name; it stays the same thing.", ("name",)),
}

FIELDS: Final[Mapping[str, str]] = {
    "op": "The operation.",
    "path": "Keys and ids from the top of the map, never positions.",
    "value": "The new value, in short or long form.",
    "before": "The entry before which it goes, by its name in a path.",
    "after": "The entry after which it goes.",
    "to": "The path of the list to which it moves.",
    "name": "The new name.",
}
PATHS: Final = ("path", "to")


class Edit(NamedTuple):
    """An operation. `value` consists of the values that a map in YAML is read as: mappings, lists, texts and None."""

    op: str
    path: tuple[str, ...]
    value: Any = None
    before: str | None = None
    after: str | None = None
    to: tuple[str, ...] | None = None
    name: str = ""

    def as_json(self) -> dict[str, Any]:
        """The operation as `edits_of` takes it."""
        fields = ("op", "path", *OPERATIONS[self.op].needs, *OPERATIONS[self.op].takes)
        values = {field: getattr(self, field) for field in fields}
        values |= {field: list(values[field]) for field in PATHS if values.get(field)}
        return {key: value for key, value in values.items() if value is not None or key == "value"}


def read_edits(raw: bytes, name: str) -> list[Edit]:
    """The operations in a JSON file. Raises EditError."""
    try:
        text = raw.decode("utf-8-sig")
        data = json.loads(text, parse_float=Decimal, object_pairs_hook=_pairs, parse_constant=_refuse)
    except json.JSONDecodeError as error:
        raise EditError(f"{name}:{error.lineno}:{error.colno}: this is not JSON: {error.msg.lower()}") from error
    except UnicodeDecodeError as error:
        raise EditError(f"{name}: this is not UTF-8") from error
    except RecursionError as error:
        raise EditError(f"{name}: values are nested too deep") from error
    except ValueError as error:
        raise EditError(f"{name}: this is not JSON: {error}") from error
    return edits_of(_listed(data, name))


def edits_of(data: Sequence[Any]) -> list[Edit]:
    """The operations in plain values. Raises EditError for the first one that is not an operation."""
    return [_edit(each, number) for number, each in enumerate(data, 1)]


def _listed(data: Any, name: str) -> list[Any]:
    if isinstance(data, dict) and data.keys() == {"edits"}:
        data = data["edits"]
    if not isinstance(data, list):
        raise EditError(f'{name}: expected a list of operations, or {{"edits": [...]}}')
    return data


def _edit(data: Any, number: int) -> Edit:
    if not isinstance(data, Mapping):
        raise EditError.at(number, "", "expected an operation, an object with op and path")
    op = str(data.get("op", ""))
    if op not in OPERATIONS:
        what = f"there is no op {quoted(op)}" if op else "the op is missing"
        raise EditError.at(number, "", what, suggestion(op, OPERATIONS))
    path = _path(data.get("path"), "path", number, op)
    where = f"{op} {shown_path(path)}"
    known = ("op", "path", *OPERATIONS[op].needs, *OPERATIONS[op].takes)
    for key in data:
        if key not in known:
            raise EditError.at(number, where, f"{op} has no field {quoted(str(key))}", suggestion(str(key), known))
    for key in OPERATIONS[op].needs:
        if key not in data:
            raise EditError.at(number, where, f"{op} needs {quoted(key)}")
    if "before" in data and "after" in data:
        raise EditError.at(number, where, "an entry goes before or after another one, not both")
    found = {key: _field(key, value, number, where) for key, value in data.items() if key not in ("op", "path")}
    return Edit(op, path, **found)


def _field(key: str, value: Any, number: int, where: str) -> Any:
    if key in PATHS:
        return _path(value, key, number, where)
    if key == "value":
        try:
            return plain(value)
        except (TypeError, ValueError, RecursionError) as error:
            raise EditError.at(number, where, f"the value cannot be written: {error}") from error
    if not isinstance(value, str) or not value.strip():
        raise EditError.at(number, where, f"'{key}' is not text")
    return value


def _path(value: Any, key: str, number: int, where: str) -> tuple[str, ...]:
    if not isinstance(value, list | tuple):
        raise EditError.at(number, where, f"the {key} is missing" if value is None else f"the {key} is not a list")
    if not value:
        raise EditError.at(number, where, f"the {key} is empty: it leads nowhere")
    for each in value:
        if not isinstance(each, str):
            raise EditError.at(number, where, f"{_shown(each)} in the {key}: paths have keys and ids, never positions")
    return tuple(value)


def plain(value: Any) -> Any:
    """Convert a JSON value to the value that YAML text would be read as. Raises TypeError, ValueError."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float | Decimal):
        number = Decimal(str(value))
        if not number.is_finite() or abs(number.adjusted()) > 100:
            raise ValueError(f"{value} is not a number that the format allows")
        return f"{number:f}"
    if isinstance(value, Mapping):
        return {_text(key): plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [plain(each) for each in value]
    if isinstance(value, datetime.date):
        return value.isoformat()
    return None if value is None else _text(value)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{type(value).__name__} is not a type of JSON")
    if any("\ud800" <= char <= "\udfff" for char in value):
        raise ValueError("half of a character (a lone surrogate)")
    return value


def shown_path(path: Sequence[str]) -> str:
    """A path for messages: `stages/look/goals`."""
    return "/".join(path)


def _shown(value: Any) -> str:
    return "null" if value is None else f"{value}" if isinstance(value, int | float | Decimal) else type(value).__name__


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        raise ValueError(f"the key {next(quoted(key) for key in keys if keys.count(key) > 1)} is there twice")
    return found


def _refuse(word: str) -> NoReturn:
    raise ValueError(f"{word} is not a number")


ID: Final = "urn:journeymap:edits:1"
PATH: Final = {"type": "array", "minItems": 1, "items": {"type": "string"}}
TYPES: Final[dict[str, Any]] = {"path": PATH, "to": PATH, "value": {}}


def edits_schema() -> Schema:
    """The schema of a list of operations, or of an object that has one under `edits`."""
    listed = {"type": "array", "items": {"$ref": "#/$defs/edit"}}
    inside = {"type": "object", "properties": {"edits": listed}, "required": ["edits"], "additionalProperties": False}
    return {
        "$schema": DIALECT,
        "$id": ID,
        "title": "Edits of a map",
        "description": "What `journeymap apply` reads: operations that are done one after the other.",
        "oneOf": [listed, inside],
        "$defs": {"edit": {"oneOf": [_operation(name, row) for name, row in OPERATIONS.items()]}},
    }


def _operation(name: str, row: OperationRow) -> Schema:
    fields = ("path", *row.needs, *row.takes)
    return {
        "title": name,
        "description": row.does,
        "type": "object",
        "properties": {
            "op": {"const": name},
            **{field: {**TYPES.get(field, {"type": "string"}), "description": FIELDS[field]} for field in fields},
        },
        "required": ["op", "path", *row.needs],
        "additionalProperties": False,
        **({"not": {"required": ["before", "after"]}} if "before" in row.takes else {}),
    }
