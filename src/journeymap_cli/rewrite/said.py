"""What a journey says, as data in long form: what a file would have to hold, without what is derived or default."""

import datetime
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

from pydantic.fields import FieldInfo

from journeymap_cli.model.base import Model, Registered
from journeymap_cli.model.measure import Where
from journeymap_cli.model.slug import DerivedId
from journeymap_cli.yamlsource.scalars import PlainNull

NOT_WRITTEN: Final = frozenset({"extensions", "imported"})


def said(value: Any) -> Any:
    """The data of a part of a map, or of a value."""
    if isinstance(value, Model):
        return _part(value)
    if isinstance(value, Where):
        return value.written(PlainNull("null"))
    if isinstance(value, Mapping):
        return {said(key): said(each) for key, each in value.items()}
    if isinstance(value, tuple):
        return [said(each) for each in value]
    return _scalar(value)


def _scalar(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime.date):
        return value.isoformat()
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def _part(part: Model) -> dict[str, Any]:
    """The keys of a part in the order of the format, then those of other tools under `x-`."""
    fields = type(part).model_fields.items()
    values = ((name, _own(getattr(part, name)), field) for name, field in fields if name not in NOT_WRITTEN)
    found = {name: said(value) for name, value, field in values if not _is_left_out(value, field)}
    return {**found, "x-": dict(part.extensions)} if part.extensions else found


def _own(value: Any) -> Any:
    """A value without what a shared file declares."""
    if not isinstance(value, tuple):
        return value
    return tuple(each for each in value if not (isinstance(each, Registered) and each.imported))


def _is_left_out(value: Any, field: FieldInfo) -> bool:
    is_default = not field.is_required() and bool(value == field.get_default(call_default_factory=True))
    return is_default or isinstance(value, DerivedId)
