"""The parts of a YAML parser's events that are used here, and the parser: libyaml if PyYAML was built with it."""

from collections.abc import Callable
from typing import Any, Final, Protocol

import yaml

from journeymap_cli.yamlsource.pure_parser import PureParser


class ParserMark(Protocol):
    """A position. Its line numbers differ from those of editors; its offset is correct in a text without a BOM."""

    index: int


class Event(Protocol):
    """An event between two positions."""

    start_mark: ParserMark
    end_mark: ParserMark


class NodeEvent(Event, Protocol):
    """A scalar, the start of a list or mapping, or an alias, whose `anchor` is what it repeats."""

    anchor: str | None
    tag: str | None


class Scalar(NodeEvent, Protocol):
    """A text. `style` is its quote character or block indicator, if any."""

    value: str
    style: str | None


class Collection(NodeEvent, Protocol):
    """The start of a list or mapping; `flow_style` if it is written in brackets."""

    flow_style: bool


class Parser(Protocol):
    """Yields the events of a text. Raises yaml.MarkedYAMLError."""

    def get_event(self) -> Any:
        """The next event."""


PARSER: Final[Callable[[str], Parser]] = yaml.CSafeLoader if yaml.__with_libyaml__ else PureParser
