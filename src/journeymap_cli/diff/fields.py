"""Comparing the fields of two parts of a map one by one."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, Final, NamedTuple

from journeymap_cli.model.base import Model
from journeymap_cli.model.scalars import parse_durations

MINOR: Final = frozenset({"note", "link", "links", "url"})
DURATIONS: Final = frozenset({"duration", "review_every", "value", "target"})
REFERENCES: Final[dict[str, str]] = {
    "persona": "personas",
    "personas": "personas",
    "channel": "channels",
    "source": "sources",
    "sources": "sources",
    "addresses": "items",
    "stages": "nodes",
    "at": "nodes",
    "from": "nodes",
    "start": "nodes",
}
"""Fields that refer to other parts by id, and the namespace of those ids."""


class Difference(NamedTuple):
    """A field that differs. `minor` differences are only reported on request."""

    field: str
    before: Any
    after: Any
    minor: bool = False


@dataclass(frozen=True)
class Translation:
    """The new ids for old ids, by namespace: a reference that follows a renamed part is not a change."""

    ids: Mapping[str, Mapping[str, str]]

    @cached_property
    def renames(self) -> bool:
        """Whether any id changed."""
        return any(old != new for space in self.ids.values() for old, new in space.items())

    def __call__(self, field: str, value: Any) -> Any:
        """The value of a field of the old version, with the ids of the new version."""
        known = self.ids.get(REFERENCES.get(field, ""), {})
        if isinstance(value, tuple):
            return tuple(known.get(name, name) if isinstance(name, str) else name for name in value)
        return known.get(value, value) if isinstance(value, str) else value


def differences(old: Model, new: Model, translate: Translation, skip: Collection[str]) -> Iterator[Difference]:
    """The fields that both parts have and that differ, in the order of the format, without `skip` and `x-` keys."""
    if not translate.renames and vars(old) == vars(new):
        return
    for name in _common(type(old), type(new)):
        if name in skip:
            continue
        before, after = getattr(old, name), getattr(new, name)
        if name in REFERENCES:
            before = translate(name, before)
        if before != after and _normalized(name, before) != _normalized(name, after):
            yield Difference(name, before, after, minor=name in MINOR or _is_reordered(before, after))


@cache
def _common(old: type[Model], new: type[Model]) -> tuple[str, ...]:
    """The fields that both types have. The types differ if an item moved to another lane."""
    return tuple(name for name, field in new.model_fields.items() if name in old.model_fields and field.alias is None)


def plain(value: Any) -> Any:
    """A value; a text with single blanks, as for `plain_text`."""
    return plain_text(value) if isinstance(value, str) else value


def _normalized(field: str, value: Any) -> Any:
    """A value in a form that is equal for equivalent values, such as `1.0h` and `1h`."""
    durations = parse_durations(value) if field in DURATIONS and isinstance(value, str) else None
    return durations or plain(value)


def plain_text(text: str) -> str:
    """A text with single blanks, regardless of how it is folded in the file."""
    return " ".join(text.split())


def _is_reordered(before: Any, after: Any) -> bool:
    both_lists = isinstance(before, tuple) and isinstance(after, tuple)
    return both_lists and sorted(map(str, before)) == sorted(map(str, after))
