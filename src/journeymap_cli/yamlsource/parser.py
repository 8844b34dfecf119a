"""The events that a YAML parser gives, as far as we use them, and the parser: the one in C where it is there."""

from collections.abc import Callable
from typing import Any, Final, Protocol

import yaml

from journeymap_cli.yamlsource.pure_parser import PureParser


class ParserMark(Protocol):
    """A place. Its lines are counted otherwise than in editors; its offset is right in a text without BOM."""

    index: int


class Event(Protocol):
    """Something between two places."""

    start_mark: ParserMark
    end_mark: ParserMark


class NodeEvent(Event, Protocol):
    """A scalar, a beginning list or mapping, or an alias, whose `anchor` is then what it repeats."""

    anchor: str | None
    tag: str | None


class Scalar(NodeEvent, Protocol):
    """A text; `style` is the sign of its quotes or of its block, if any."""

    value: str
    style: str | None


class Collection(NodeEvent, Protocol):
    """A beginning list or mapping; `flow_style` says whether it stands in brackets."""

    flow_style: bool


class Parser(Protocol):
    """What gives the events of a text, one after the other; raises yaml.MarkedYAMLError."""

    def get_event(self) -> Any:
        """The next event."""


PARSER: Final[Callable[[str], Parser]] = yaml.CSafeLoader if yaml.__with_libyaml__ else PureParser
