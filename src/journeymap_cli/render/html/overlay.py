"""The additions that a comparison makes to the page of the new version."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from markupsafe import Markup

from journeymap_cli.problem import Path
from journeymap_cli.view.anchors import AnchoredName
from journeymap_cli.view.column_headers import NodeView
from journeymap_cli.view.curve import Curve
from journeymap_cli.view.swimlanes import Swimlanes

if TYPE_CHECKING:
    from journeymap_cli.view.moves import Past

ChangeTone: TypeAlias = Literal["better", "worse", "neutral", "trust"]


class MarkedPiece(NamedTuple):
    """A run of text; `mark` is `kept`, `gone`, `new`, or `arrow` between an old and a new value."""

    text: str
    mark: str


class ListedChange(NamedTuple):
    """One line of a list of changes. `sign` stands for `word`; `anchors` are the link targets, nearest first."""

    sign: str
    word: str
    label: str
    pieces: tuple[MarkedPiece, ...]
    anchors: tuple[str, ...]


class ListedPlace(NamedTuple):
    """The changes of a step, or of a stage itself if there is no name."""

    name: str
    anchors: tuple[str, ...]
    changes: tuple[ListedChange, ...]


class ListedStage(NamedTuple):
    """The changes of a stage, or of the map outside the stages."""

    name: str
    places: tuple[ListedPlace, ...]


class ChangeGroup(NamedTuple):
    """The changes of one tone: their number, a word for them, and some examples."""

    tone: ChangeTone
    sign: str
    amount: str
    word: str
    examples: tuple[str, ...]
    stages: tuple[ListedStage, ...]


class ShiftedFact(NamedTuple):
    """A fact about the map before and after; `place` is its new place, `more` a further fact, such as its old place."""

    label: str
    before: str
    after: str
    tone: Literal["good", "bad", "plain"]
    place: AnchoredName | None = None
    more: str = ""


class VersionName(NamedTuple):
    """A version: the name it was requested by, and its state and status in words if these differ between versions."""

    name: str
    state: str
    status: str


class EntryMark(NamedTuple):
    """The marks of an entry: classes, a sign before it, and lines below it."""

    classes: str
    sign: Markup = Markup()
    more: Markup = Markup()


class HeadMark(NamedTuple):
    """Lines about a stage or step, and its previous header if that was different."""

    lines: Markup
    before: NodeView | None = None


NumberOf: TypeAlias = Callable[[int], int | None]


class ChangeOverlay(NamedTuple):
    """Changes to show on the page. `table` marks entries and restores old ones.

    `number` and `old_number` take the index of a column and return its number in a version; without them, columns are
    numbered as in the whole map. Anchors of removed places start with `lost`, `fresh` are those of added ones. `notes`
    are shown with entries, by path; `heads` in headers of nodes, by id; `tops` with personas and sources, by anchor.
    `curve` is the new curve over the columns of both versions, `past` the old version behind it.
    """

    table: Callable[[Swimlanes], Swimlanes] = lambda table: table
    number: NumberOf | None = None
    old_number: NumberOf | None = None
    lost: str | None = None
    fresh: frozenset[str] = frozenset()
    notes: Mapping[Path, EntryMark] = MappingProxyType({})
    heads: Mapping[str, HeadMark] = MappingProxyType({})
    tops: Mapping[str, Markup] = MappingProxyType({})
    curve: Curve | None = None
    past: "Past | None" = None
    versions: tuple[VersionName, VersionName] | None = None
    old_title: str | None = None
    groups: tuple[ChangeGroup, ...] = ()
    facts: tuple[ShiftedFact, ...] = ()


NONE = ChangeOverlay()
