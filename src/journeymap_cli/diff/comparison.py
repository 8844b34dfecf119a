"""Two versions of one map, and what changed between them."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final, Literal

from journeymap_cli import spelling
from journeymap_cli.diff.change import Change, ChangeKind, ChangePath, ChangeSubject, added_or_removed
from journeymap_cli.diff.compare import compare
from journeymap_cli.diff.entries import OF, value_of
from journeymap_cli.diff.holdings import holding
from journeymap_cli.diff.impact import Impact
from journeymap_cli.diff.names import names
from journeymap_cli.diff.pairing import pair_nodes
from journeymap_cli.diff.trust import Trust
from journeymap_cli.facts.entries import WHOLE_LANES, cell, listed, whole_map
from journeymap_cli.facts.participants import participants
from journeymap_cli.model.base import Model
from journeymap_cli.model.journey import Journey
from journeymap_cli.pictures import Picture

KINDS: tuple[ChangeKind, ...] = ("added", "removed", "moved", "renamed", "changed")
COUNTS: Final = (*KINDS, *map(str, (Impact.BETTER, Impact.WORSE, *Trust)))
"""The keys of a summary."""

AS_WRITTEN: Final = spelling.ADDRESSES | {"extensions"}
"""Fields whose exact spelling matters."""


@dataclass(frozen=True)
class Comparison:
    """An old and a new version, each with its name; None for a version that does not exist.

    `file` is the path of the map in the new version, and `place` that path from the top of its repository. `whole`
    includes minor changes: notes, links, the order of plain lists. `images` are the pictures of both by path.
    """

    old_name: str
    new_name: str
    old: Journey | None
    new: Journey | None
    file: str = ""
    whole: bool = False
    place: str = ""
    images: Mapping[str, Picture] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Bring the texts of both versions into Unicode's normal form C."""
        for side in ("old", "new"):
            if journey := getattr(self, side):
                object.__setattr__(self, side, _spelled(journey))

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """The changes; for an added or removed map, one change for it and one for each of its parts."""
        if self.old and self.new:
            return tuple(change for change in compare(self.old, self.new) if self.whole or not change.minor)
        if self.new:
            return tuple(_on_one_side("added", self.new))
        return tuple(_on_one_side("removed", self.old)) if self.old else ()

    @property
    def title(self) -> str:
        """The title of the new version, or else of the old one."""
        journey = self.new or self.old
        return journey.title if journey else ""

    @cached_property
    def summary(self) -> dict[str, int]:
        """The number of changes of each kind, and of those that are better, worse, firmer or weaker, by `COUNTS`."""
        counts = Counter[str | None](
            word for change in self.changes for word in (change.kind, change.impact, change.trust)
        )
        return {key: counts[key] for key in COUNTS}

    @cached_property
    def new_ids(self) -> Mapping[str, str]:
        """The new ids of nodes by their old ones, for nodes that both versions have."""
        return pair_nodes(self.old, self.new).ids if self.old and self.new else {}


def total(comparisons: Sequence[Comparison]) -> dict[str, int]:
    """The sum of several summaries."""
    summaries = [comparison.summary for comparison in comparisons]
    return {key: sum(summary[key] for summary in summaries) for key in COUNTS}


def _on_one_side(kind: Literal["added", "removed"], journey: Journey) -> Iterator[Change]:
    """The changes for a map that only one version has. With nothing to compare, they have no impact or trust."""
    for of, path, name in _parts(journey):
        yield added_or_removed(kind, of, path, name)._replace(impact=Impact.NEUTRAL, trust=None)
    for stage in journey.stages:
        change = added_or_removed(kind, "stage", ChangePath(stage=stage.id), stage.name)
        yield change._replace(holds=holding(stage, journey.scale))


def _parts(journey: Journey) -> Iterator[tuple[ChangeSubject, ChangePath, str]]:
    yield "journey", ChangePath(), journey.title
    for one, name in zip(journey.takeaways, names(journey.takeaways), strict=True):
        yield "journey", ChangePath("takeaways", entry=name), one.text
    whole = whole_map(journey)
    for lane in WHOLE_LANES:
        for entry, name in zip(cell(whole, lane), names(cell(whole, lane)), strict=True):
            yield OF[lane], ChangePath(lane=lane, entry=name), str(value_of(entry))
    yield from (("persona", ChangePath("personas", entry=one.id), one.name) for one in participants(journey))
    yield from (("channel", ChangePath("channels", entry=one.id), one.name) for one in journey.channels)
    yield from (("source", ChangePath("sources", entry=one.id), one.title) for one in journey.sources)
    yield from (("lane", ChangePath("lanes", entry=one.id), one.label or one.id) for one in listed(journey))


def _spelled(journey: Journey) -> Journey:
    """The map with its texts in Unicode's normal form C; the same object if they are already."""
    found = _composed(journey)
    return found if isinstance(found, Journey) else journey


def _composed(value: Any) -> Any:
    if isinstance(value, str):
        return spelling.composed(value)
    if isinstance(value, Model):
        values, changed = vars(value), {}
        for name in value.model_fields_set - AS_WRITTEN:  # defaults are in this form already
            each = values[name]
            if not (isinstance(each, str) and each.isascii()) and (found := _composed(each)) is not each:
                changed[name] = found
        return value.model_copy(update=changed) if changed else value
    if type(value) is tuple:
        parts = tuple(map(_composed, value))
        return value if all(one is other for one, other in zip(parts, value, strict=True)) else parts
    if type(value) is dict:
        entries = {key: _composed(each) for key, each in value.items()}
        return value if all(entries[key] is value[key] for key in value) else entries
    return value
