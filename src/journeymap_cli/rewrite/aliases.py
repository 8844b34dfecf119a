"""Aliases written out, so that what they repeat can change without them."""

from collections.abc import Iterator
from itertools import chain
from typing import Any, NamedTuple

from journeymap_cli.load.normalize import FieldShape, normalize
from journeymap_cli.model.journey import Journey
from journeymap_cli.rewrite.blocks import shape_of
from journeymap_cli.rewrite.written import written
from journeymap_cli.yamlsource.positions import AliasPlace, ListPlace, MappingPlace, Place
from journeymap_cli.yamlsource.read import YamlText

MOST = 8
"""With more anchors than this, not each of them is tried alone."""


class RepeatedValue(NamedTuple):
    """An alias with the value that it repeats."""

    place: AliasPlace
    data: Any
    shape: FieldShape


def without_aliases(read: YamlText) -> Iterator[str]:
    """The text with the aliases of one anchor written out, for each anchor, and at last with none of them left."""
    found = [*_aliases(read.positions.root, read.data, FieldShape(part=Journey))]
    anchors = {each.place.target.start: each.place.target for each in found}
    if 1 < len(anchors) <= MOST:
        yield from (_written_out(read, [each for each in found if each.place.target.start == at]) for at in anchors)
    if found:
        yield _written_out(read, found)


def _aliases(place: Place, data: Any, shape: FieldShape) -> Iterator[RepeatedValue]:
    if isinstance(place, AliasPlace):
        yield RepeatedValue(place, data, shape)
    elif isinstance(place, MappingPlace):
        inner = ((value, data[key], shape_of(shape, key)) for key, (_, value) in place.entries.items())
        yield from chain.from_iterable(_aliases(*each) for each in inner)
    elif isinstance(place, ListPlace):
        one = shape._replace(many=False)
        entries = zip(place.entries, data, strict=True)
        yield from chain.from_iterable(_aliases(each, entry, one) for each, entry in entries)


def _written_out(read: YamlText, aliases: list[RepeatedValue]) -> str:
    text = read.text
    for place, data, shape in sorted(aliases, key=lambda alias: alias.place.start, reverse=True):
        text = f"{text[: place.start]}{_value(read.text, place, data, shape)}{text[place.end :]}"
    return text


def _value(text: str, alias: AliasPlace, data: Any, shape: FieldShape) -> str:
    """The value as it is written where it is repeated from, if that is in brackets or quotes, else in one line."""
    source = text[alias.target.start : alias.target.end]
    if source[:1] in ("[", "{", '"', "'") and not any(sign in source for sign in "\n&*#"):
        return source
    return written(normalize(data, shape), shape, None)
