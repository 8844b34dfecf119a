"""A journey as data in long form: what its file has to contain, without derived and default values."""

import datetime
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cache
from itertools import chain
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from journeymap_cli.model.base import Model, Registered
from journeymap_cli.model.journey import Journey
from journeymap_cli.model.measure import Where
from journeymap_cli.model.slug import DerivedId
from journeymap_cli.yamlsource.scalars import PlainNull

NOT_WRITTEN: Final = frozenset({"extensions", "imported"})


def long_form(value: Any, known: Mapping[int, Any] = MappingProxyType({})) -> Any:
    """The data of a part of a map, or of a value. `known` has the known data of inner parts, by their `id()`."""
    if isinstance(value, str):
        return str(value)
    if isinstance(value, Model):
        return known.get(id(value)) or _part(value, known)
    if isinstance(value, tuple):
        return [long_form(each, known) for each in value]
    if isinstance(value, Where):
        return value.written(PlainNull("null"))
    if isinstance(value, Mapping):
        return {long_form(key): long_form(each) for key, each in value.items()}
    return _scalar(value)


def long_form_steps(journey: Journey, data: Mapping[str, Any]) -> Mapping[int, Any]:
    """The data of each step, taken from the data of its map, by the `id()` of the step."""
    stages = zip(journey.stages, data["stages"], strict=True)
    steps = (zip(stage.steps, each.get("steps", ()), strict=True) for stage, each in stages)
    return {id(step): each for step, each in chain.from_iterable(steps)}


def _scalar(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime.date):
        return value.isoformat()
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def _part(part: Model, known: Mapping[int, Any]) -> dict[str, Any]:
    """The keys of a part in the order of the format, then those of other tools under `x-`.

    Only fields that were set can differ from their defaults.
    """
    values, fields = vars(part), _fields(type(part))
    found = {}
    for name in sorted(part.model_fields_set & fields.keys(), key=lambda each: fields[each].place):
        value = _own(values[name])
        if not (value == fields[name].default or isinstance(value, DerivedId)):
            found[name] = long_form(value, known)
    return {**found, "x-": copied(part.extensions)} if part.extensions else found


class WrittenField(NamedTuple):
    """The position of a field in the format, and its default. A required field has a default that equals nothing."""

    place: int
    default: Any


@cache
def _fields(kind: type[Model]) -> Mapping[str, WrittenField]:
    """The fields of a part that are written."""
    fields = ((name, field) for name, field in kind.model_fields.items() if name not in NOT_WRITTEN)
    return {
        name: WrittenField(at, object() if field.is_required() else field.get_default(call_default_factory=True))
        for at, (name, field) in enumerate(fields)
    }


def _own(value: Any) -> Any:
    """A value without entries that a shared file declares."""
    if not isinstance(value, tuple):
        return value
    return tuple(each for each in value if not (isinstance(each, Registered) and each.imported))


def equivalent(one: Journey, other: Journey) -> bool:
    """Whether two journeys are equal, and also have the same ids written in their files."""
    return one == other and _derived(one) == _derived(other)


def _derived(journey: Journey) -> list[bool]:
    """For each part that always has an id, whether that is derived."""
    named: Iterable[Registered] = chain(journey.personas, journey.channels, journey.sources)
    nodes = chain.from_iterable((stage, *stage.steps) for stage in journey.stages)
    return [
        isinstance(id_, DerivedId) for id_ in (journey.id, *(each.id for each in named), *(one.id for one in nodes))
    ]


def copied(data: Any) -> Any:
    """A deep copy of data."""
    if isinstance(data, Mapping):
        return {key: copied(value) for key, value in data.items()}
    return [copied(value) for value in data] if isinstance(data, list) else data
