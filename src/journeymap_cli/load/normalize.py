"""Short forms to long forms, on plain data: text for a part, one for a list; an empty value is as if not written.

The path of every value stays a path of the file, but for the positions and keys that a short form leaves out.
"""

from collections.abc import Mapping
from functools import cache
from types import UnionType
from typing import Any, NamedTuple, Union, get_args, get_origin

from journeymap_cli.model.base import Model


class FieldShape(NamedTuple):
    """What a key holds: `many` of a part (or of texts, where `part` is None); `keyed` by names of the user's own."""

    many: bool = False
    part: type[Model] | None = None
    keyed: bool = False


@cache
def shapes(part: type[Model]) -> Mapping[str, FieldShape]:
    """The shape of each key of a part."""
    return {name: shape(field.annotation) for name, field in part.model_fields.items() if field.alias is None}


def shape(annotation: Any) -> FieldShape:
    """The shape that a type annotation means."""
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is tuple:
        return shape(inner[0])._replace(many=True)
    if origin in (Union, UnionType):
        return next((found for found in map(shape, inner) if found.part), FieldShape())
    if origin is Mapping:
        return shape(inner[1])._replace(keyed=True)
    return (
        FieldShape(part=annotation) if isinstance(annotation, type) and issubclass(annotation, Model) else FieldShape()
    )


def normalize(value: Any, wanted: FieldShape) -> Any:
    """The long form of a value that stands where `wanted` is due; what has another form is left as it is."""
    if wanted.keyed:
        return _widen_keyed(value, wanted._replace(keyed=False))
    if wanted.many:
        one = wanted._replace(many=False)
        return [normalize(entry, one) for entry in (value if isinstance(value, list) else [value])]
    if wanted.part is None:
        return value
    if isinstance(value, str):
        key = wanted.part.short_key(value)
        return {key: value} if key else value
    return _widen_part(value, wanted.part) if isinstance(value, dict) else value


def _widen_keyed(value: Any, wanted: FieldShape) -> Any:
    if not isinstance(value, dict):
        return value
    return {key: normalize(entry, wanted) for key, entry in value.items() if entry is not None}


def _widen_part(value: dict[str, Any], part: type[Model]) -> dict[str, Any]:
    known, result, extensions = shapes(part), {}, {}
    for key, entry in value.items():
        if key.startswith("x-"):
            extensions[key] = entry
        elif key not in known:
            result[key] = entry
        elif entry is not None:
            result[key] = normalize(entry, known[key])
    return {**result, "x-": extensions} if extensions else result
