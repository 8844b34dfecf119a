"""What a comparison adds to the page of the new version."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from markupsafe import Markup

from journeymap_cli.view.curve import Curve
from journeymap_cli.view.swimlanes import Swimlanes

Tone: TypeAlias = Literal["better", "worse", "neutral"]


@dataclass(frozen=True, slots=True)
class MarkedPiece:
    """A stretch of text; `mark` is `kept`, `gone`, `new`, or `arrow` between an old and a new value."""

    text: str
    mark: str


@dataclass(frozen=True, slots=True)
class Told:
    """One line of the list of changes. `anchors` are the places to link to, the nearest first."""

    tone: Tone
    word: str
    where: str
    label: str
    pieces: tuple[MarkedPiece, ...]
    anchors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Marks:
    """`table` marks the entries, `heads` stands behind the names of nodes, `ghost` is the curve as it was."""

    table: Callable[[Swimlanes], Swimlanes] = lambda table: table
    heads: Mapping[str, Markup] = field(default_factory=dict)
    ghost: Curve | None = None
    versions: tuple[str, str] | None = None
    summary: str = ""
    changes: tuple[Told, ...] = ()


NONE = Marks()
