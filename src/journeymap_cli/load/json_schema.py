"""The format as JSON Schema, generated from the models: for files as editors read them, and for journeys as printed."""

import inspect
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from types import UnionType
from typing import Annotated, Any, Final, Literal, Union, get_args, get_origin

from annotated_types import MaxLen, MinLen
from pydantic.fields import FieldInfo

from journeymap_cli.json_schema import DIALECT, Schema
from journeymap_cli.load.shared import MAP, REGISTRIES
from journeymap_cli.model.base import Model
from journeymap_cli.model.journey import Journey
from journeymap_cli.model.kinds import NUMBER, NUMBER_PATTERN, OPTIONAL_TEXT, SLUG, TEXT, ScalarKind
from journeymap_cli.model.scalars import scalar_kind
from journeymap_cli.model.shared import Shared

ID: Final = "urn:journeymap:format:1"
WRAPPERS: Final = (Annotated, Union, UnionType)
"""Types to replace by their first argument: `Annotated[Decimal, NUMBER]`, `Scope | None`."""


def file_schema() -> Schema:
    """The schema of a journey file or a shared file, with short forms. Null is a key without a value."""
    definitions = Definitions(written=True)
    journey = definitions.part(Journey)
    required = journey.pop("required")
    is_shared = {"not": {"anyOf": _any_key(MAP)}, "anyOf": _any_key(REGISTRIES)}
    shared = {"propertyNames": {"anyOf": [{"enum": list(Shared.model_fields)}, {"pattern": "^x-"}]}}
    kinds = {"if": is_shared, "then": shared, "else": {"required": required}}
    return {"$schema": DIALECT, "$id": ID, **journey, "type": "object", **kinds, "$defs": definitions.sorted()}


def _any_key(names: Iterable[str]) -> list[Schema]:
    return [{"required": [name]} for name in names]


@dataclass
class Definitions:
    """The schemas of parts and of what they refer to, as in files (`written`), or in the long form that is printed."""

    written: bool
    known: dict[str, Schema] = field(default_factory=dict)

    def sorted(self) -> Schema:
        """The definitions by name."""
        return dict(sorted(self.known.items()))

    def part(self, part: type[Model]) -> Schema:
        """The schema of a part: a mapping with its keys, or also text or null if files may have these instead."""
        keys = {name: key for name, key in part.model_fields.items() if key.alias is None}
        required = [name for name, key in keys.items() if key.is_required() and not (self.written and _derived(key))]
        return {
            "title": _words(part.__name__),
            "description": inspect.cleandoc(part.__doc__ or ""),
            **self._types(part),
            "properties": {name: self._key(name, key) for name, key in keys.items()},
            "patternProperties": {"^x-": True},
            "additionalProperties": False,
            **({"required": required} if required else {}),
        }

    def _types(self, part: type[Model]) -> Schema:
        if not self.written:
            return {"type": "object"}
        if part.short_key("a text") is None:
            return {"type": ["object", "null"]}
        text = (TEXT if part.short else OPTIONAL_TEXT).written
        return {**text, "type": ["object", *text["type"]]}

    def _key(self, name: str, key: FieldInfo) -> Schema:
        schema: Schema = {"title": key.title or _words(name), "description": key.description}
        if isinstance(key.default, (str, int, Decimal)):
            schema["default"] = int(key.default) if isinstance(key.default, Decimal) else key.default
        schema |= self._value(key.annotation, key.metadata)
        return {**schema, "examples": key.examples} if self.written else schema

    def _value(self, annotation: Any, notes: Iterable[Any] = ()) -> Schema:
        """The schema of the values of a type; `notes` are the metadata of the type."""
        origin, inner = get_origin(annotation), get_args(annotation)
        if kind := scalar_kind(notes):
            return self._refer(kind.name, lambda: self._kind(kind))
        if origin in WRAPPERS:
            return self._value(inner[0], inner[1:])
        if origin is Literal:
            return {"enum": [*inner, *([None] if self.written else [])]}
        if origin is tuple:
            return self._many(self._value(inner[0]), notes)
        if origin is Mapping:
            return self._keyed(*inner)
        return self.refer(annotation)

    def refer(self, part: type[Model]) -> Schema:
        """A reference to the definition of a part."""
        return self._refer(part.__name__, lambda: self.part(part))

    def _refer(self, name: str, describe: Callable[[], Schema]) -> Schema:
        if name not in self.known:
            self.known[name] = describe()
        return {"$ref": f"#/$defs/{name}"}

    def _kind(self, kind: ScalarKind) -> Schema:
        shape = kind.written if self.written else kind.printed
        return {"title": _words(kind.name), "description": kind.description, **shape}

    def _many(self, one: Schema, notes: Iterable[Any]) -> Schema:
        """A list; in a file, also its only entry. With `if` instead of `anyOf`, checkers can report errors inside."""
        if not self.written:
            return {"type": "array", "items": one}
        limits: Schema = {}
        for note in notes:
            limits |= {"minItems": note.min_length} if isinstance(note, MinLen) else {}
            limits |= {"maxItems": note.max_length} if isinstance(note, MaxLen) else {}
        return {"if": {"type": "array"}, "then": {"items": one, **limits}, "else": one}

    def _keyed(self, keys: Any, values: Any) -> Schema:
        names = {"propertyNames": {"pattern": f"^{NUMBER_PATTERN}$"}} if scalar_kind(get_args(keys)) == NUMBER else {}
        types = ["object", "null"] if self.written else "object"
        return {"type": types, **names, "additionalProperties": self._value(values)}


def _derived(key: FieldInfo) -> bool:
    """Whether a file may leave out the key because it is an id, which is then derived."""
    return scalar_kind(key.metadata) == SLUG


def _words(name: str) -> str:
    """`pain_points` and `PainPoint` as words: Pain points, Pain point."""
    return re.sub(r"_|(?<=[a-z])(?=[A-Z])", " ", name).capitalize()
