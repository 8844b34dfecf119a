"""Expanding short forms in plain data: a text becomes a part, a single entry a list, and empty values are dropped.

The path of a value in the result is its path in the file, plus the indices and keys that a short form leaves out.
"""

from collections.abc import Mapping
from functools import cache
from types import UnionType
from typing import Any, NamedTuple, Union, get_args, get_origin

from journeymap_cli.model.base import Model


class FieldShape(NamedTuple):
    """What a key contains: a part, or text if `part` is None; `many` of them in a list, or `keyed` by names."""

    many: bool = False
    part: type[Model] | None = None
    keyed: bool = False


@cache
def shapes(part: type[Model]) -> Mapping[str, FieldShape]:
    """The shape of each key of a part."""
    return {name: shape(field.annotation) for name, field in part.model_fields.items() if field.alias is None}


def shape(annotation: Any) -> FieldShape:
    """The shape of a type annotation."""
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
    """The long form of a value of shape `wanted`. A value of another shape is returned as it is."""
    if wanted.keyed:
        return _normalize_keyed(value, wanted._replace(keyed=False))
    if wanted.many:
        one = wanted._replace(many=False)
        return [normalize(entry, one) for entry in (value if isinstance(value, list) else [value])]
    if wanted.part is None:
        return value
    if isinstance(value, str):
        key = wanted.part.short_key(value)
        return {key: value} if key else value
    return _normalize_part(value, wanted.part) if isinstance(value, dict) else value


def _normalize_keyed(value: Any, wanted: FieldShape) -> Any:
    if not isinstance(value, dict):
        return value
    return {key: normalize(entry, wanted) for key, entry in value.items() if entry is not None}


def _normalize_part(value: dict[str, Any], part: type[Model]) -> dict[str, Any]:
    known, result, extensions = shapes(part), {}, {}
    for key, entry in part.as_written(value).items():
        if key.startswith("x-"):
            extensions[key] = entry
        elif key not in known:
            result[key] = entry
        elif entry is not None:
            result[key] = normalize(entry, known[key])
    return {**result, "x-": extensions} if extensions else result
