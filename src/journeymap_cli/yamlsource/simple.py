"""Reading simple YAML without positions and problems: git needs it once for each file of each commit.

`read_yaml` reads everything; this reads only texts without faults, and starts in a fraction of the time.
"""

from collections.abc import Callable
from typing import Any, Final

from yaml.events import (
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    StreamStartEvent,
)

from journeymap_cli.characters import BOM

MOST_CHARACTERS: Final = 200_000
MOST_LEVELS: Final = 50
PRINTABLE: Final = str.maketrans("", "", "\t\n\r\xa0")
"""A table for `str.translate` that removes white space which Python does not count as printable."""


class NotSimpleError(Exception):
    """Only `read_yaml` can read a text: it has faults, anchors, tags, directives or unusual characters, or is long."""


def simple_data(raw: bytes, parser: Callable[[str], Any]) -> Any:
    """The data of a file as `read_yaml` reads it, with libyaml's parser.

    Raises NotSimpleError, UnicodeDecodeError, and yaml.YAMLError.
    """
    text = raw.decode().lstrip(BOM)
    _require(len(text) <= MOST_CHARACTERS and not text.startswith("%") and "\n%" not in text and "\r%" not in text)
    _require(text.translate(PRINTABLE).isprintable())
    next_event = parser(text).get_event
    _expect(next_event, StreamStartEvent)
    _expect(next_event, DocumentStartEvent)
    data = _node(next_event(), next_event, 0)
    _expect(next_event, DocumentEndEvent)
    _expect(next_event, StreamEndEvent)
    return data


def _node(event: Any, next_event: Callable[[], Any], level: int, *, in_list: bool = False) -> Any:
    kind = type(event)
    _require(level <= MOST_LEVELS and kind in READ and event.anchor is None and event.tag is None)
    if kind is ScalarEvent:
        return _text(event, in_list=in_list)
    return READ[kind](event, next_event, level + 1)


def _list(event: Any, next_event: Callable[[], Any], level: int) -> list[Any]:
    found = list[Any]()
    while type(entry := next_event()) is not SequenceEndEvent:
        found.append(_node(entry, next_event, level, in_list=event.flow_style))
    return found


def _mapping(_: Any, next_event: Callable[[], Any], level: int) -> dict[str, Any]:
    found = dict[str, Any]()
    while type(key := next_event()) is not MappingEndEvent:
        _require(type(key) is ScalarEvent)
        name = _node(key, next_event, level) or ""
        _require(name not in found)
        found[name] = _node(next_event(), next_event, level)
    return found


def _text(event: Any, *, in_list: bool) -> str | None:
    value: str = event.value
    if event.style == '"':
        _require(value.translate(PRINTABLE).isprintable())
    elif not event.style:
        _require(not (in_list and "?" in value))
        return value or None
    return value


READ: Final[dict[type, Callable[..., Any]]] = {
    ScalarEvent: _text,
    SequenceStartEvent: _list,
    MappingStartEvent: _mapping,
}


def _expect(next_event: Callable[[], Any], kind: type) -> None:
    _require(type(next_event()) is kind)


def _require(is_simple: bool) -> None:
    if not is_simple:
        raise NotSimpleError
