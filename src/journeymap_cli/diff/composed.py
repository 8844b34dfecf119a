"""Maps whose texts are all spelled in one way: a letter and its accent as one character or as two are no change."""

from typing import Any, Final

from journeymap_cli import spelling
from journeymap_cli.model.base import Model
from journeymap_cli.model.journey import Journey

AS_WRITTEN: Final = spelling.ADDRESSES | {"extensions"}


def composed(journey: Journey) -> Journey:
    """The map with its texts in Unicode's normal form C; the same object if they are."""
    found = _composed(journey)
    return found if isinstance(found, Journey) else journey


def _composed(value: Any) -> Any:
    if isinstance(value, str):
        return spelling.composed(value)
    if isinstance(value, Model):
        values, changed = vars(value), {}
        for name in value.model_fields_set - AS_WRITTEN:  # defaults are spelled so already
            each = values[name]
            if not (isinstance(each, str) and each.isascii()) and (found := _composed(each)) is not each:
                changed[name] = found
        return value.model_copy(update=changed) if changed else value
    if type(value) is tuple:
        parts = tuple(map(_composed, value))
        return value if all(one is other for one, other in zip(parts, value, strict=True)) else parts
    if type(value) is dict:
        entries = {key: _composed(each) for key, each in value.items()}
        return value if all(entries[key] is value[key] for key in value) else entries
    return value
