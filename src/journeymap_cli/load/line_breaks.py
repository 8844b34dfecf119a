"""The line breaks of YAML 1.1 that no editor knows: hidden from the parser, so that both read the same lines."""

from collections.abc import Callable
from itertools import islice
from typing import Any, Final

import yaml

from journeymap_cli.load.events import Parser

STRANGE: Final = "\x85\u2028\u2029"
"""NEL, line separator, paragraph separator: in YAML 1.2 they are characters like any other."""

PRIVATE: Final = range(0xE000, 0xF900)
"""Characters that mean nothing to anybody: what a text does not use of them can stand in."""


def as_in_editors(parser: Callable[[str], Parser], text: str) -> Parser:
    """A parser of a text to which only LF, CRLF and CR begin a new line. All offsets stay."""
    if not any(char in text for char in STRANGE):
        return parser(text)
    unused = (chr(code) for code in PRIVATE if chr(code) not in text)
    stand_ins = "".join(islice(unused, len(STRANGE)))
    hidden = STRANGE[: len(stand_ins)]
    return _Hiding(parser(text.translate(str.maketrans(hidden, stand_ins))), str.maketrans(stand_ins, hidden))


class _Hiding:
    """Gives the events of a parser with the characters back in their texts."""

    def __init__(self, parser: Parser, originals: dict[int, int]) -> None:
        self._parser = parser
        self._originals = originals

    def get_event(self) -> Any:
        """The next event."""
        event = self._parser.get_event()
        if isinstance(event, yaml.ScalarEvent):
            event.value = event.value.translate(self._originals)
        return event
