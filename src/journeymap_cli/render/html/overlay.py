"""The additions that a comparison makes to the page of the new version."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple, TypeAlias

from markupsafe import Markup

from journeymap_cli.problem import Path
from journeymap_cli.view.curve import Curve
from journeymap_cli.view.swimlanes import Swimlanes

ChangeTone: TypeAlias = Literal["better", "worse", "trust", "neutral"]


class MarkedPiece(NamedTuple):
    """A run of text; `mark` is `kept`, `gone`, `new`, or `arrow` between an old and a new value."""

    text: str
    mark: str


class ListedChange(NamedTuple):
    """One line of the list of changes. `anchors` are the link targets, nearest first."""

    tone: ChangeTone
    word: str
    where: str
    label: str
    pieces: tuple[MarkedPiece, ...]
    anchors: tuple[str, ...]


class ChangeGroup(NamedTuple):
    """The changes of one tone under a collapsible title."""

    tone: ChangeTone
    title: str
    is_open: bool
    changes: tuple[ListedChange, ...]


class ChangeOverlay(NamedTuple):
    """Changes to show on the page. `table` marks entries and restores removed ones.

    `number` takes the index of a column and returns its number; without it, columns are numbered as in the whole map.
    Anchors of removed places start with `lost`. `notes` are shown beside entries, by path; `heads` in the headers of
    nodes, by id; `tops` beside the facts of the map, by anchor. `curves` is the new curve and the old one below it.
    """

    table: Callable[[Swimlanes], Swimlanes] = lambda table: table
    number: Callable[[int], int | None] | None = None
    lost: str | None = None
    notes: Mapping[Path, Markup] = MappingProxyType({})
    heads: Mapping[str, Markup] = MappingProxyType({})
    tops: Mapping[str, Markup] = MappingProxyType({})
    curves: tuple[Curve | None, Curve | None] | None = None
    versions: tuple[str, str] | None = None
    summary: str = ""
    groups: tuple[ChangeGroup, ...] = ()


NONE = ChangeOverlay()
