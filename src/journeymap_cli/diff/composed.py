"""Maps whose texts are all spelled in one way: a letter and its accent as one character or as two are no change."""

from typing import Any, Final
from unicodedata import normalize

from journeymap_cli.model.base import Model
from journeymap_cli.model.journey import Journey

ADDRESSES: Final = frozenset({"file", "journey", "counterpart", "link", "links", "url", "extensions"})
"""Fields that name files and the like, whose spelling counts."""


def composed(journey: Journey) -> Journey:
    """The map with its texts in Unicode's normal form C; the same object if they are."""
    found = _composed(journey)
    return found if isinstance(found, Journey) else journey


def _composed(value: Any) -> Any:
    if isinstance(value, str):
        return value if value.isascii() else normalize("NFC", value)
    if isinstance(value, Model):
        fields = {name: _composed(each) for name, each in vars(value).items() if name not in ADDRESSES}
        changed = {name: each for name, each in fields.items() if each is not getattr(value, name)}
        return value.model_copy(update=changed) if changed else value
    if type(value) is tuple:
        parts = tuple(map(_composed, value))
        return value if all(one is other for one, other in zip(parts, value, strict=True)) else parts
    if type(value) is dict:
        entries = {key: _composed(each) for key, each in value.items()}
        return value if all(entries[key] is value[key] for key in value) else entries
    return value
